/* SPDX-License-Identifier: MIT */

/* UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError. Invariant: value is the encoding,
 * name the reason, object what could not be converted (NULL each before __init__); start and end
 * are as given, and clipped where they are read. */

#include "python/rf-bytes.h"
#include "python/rf-exception-private.h"

#include <string.h>

#define E(o) RF_EXCEPTION (o)
#define WIDE(o) RF_WIDE_EXCEPTION (o)

static void
store (RfMachine *m, RfObject *self, const char *name, RfObject **where, RfObject *value)
{
  rf_slot_store_named (m->heap, self, name, where, rf_new_ref (m, value));
}

/* Reads the arguments: a letter each, s: str, b: bytes-like, n: index. */
static gboolean
take_arguments (RfMachine *m, RfObject *self, const char *kinds, RfObject *const *args,
                gsize n_args, RfObject *kwnames)
{
  const char *function = rf_class_name (self);
  gsize n = strlen (kinds);
  gssize numbers[2];
  int n_numbers = 0;

  if (!rf_args_no_keywords (m, function, kwnames) ||
      !rf_exception_store_args (m, self, args, n_args))
    return FALSE;
  if (n_args != n)
    return rf_raise (m, RF_EXC_TypeError,
                     "function takes exactly %d arguments (%" G_GSIZE_FORMAT " given)", (int) n,
                     n_args) != NULL;
  for (gsize i = 0; i < n; i++)
    if (kinds[i] == 'n')
      {
        if (!rf_index_argument (m, args[i], &numbers[n_numbers++]))
          return FALSE;
      }
    else if (kinds[i] == 's' && !rf_is_str (args[i]))
      return rf_raise (m, RF_EXC_TypeError, "argument %d must be str, not %.50s", (int) i + 1,
                       args[i] == m->none ? "None" : rf_class_name (args[i])) != NULL;
  WIDE (self)->start = numbers[0];
  WIDE (self)->end = numbers[1];
  return TRUE;
}

static gboolean
encode_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!take_arguments (m, self, "ssnns", args, n_args, kwnames))
    return FALSE;
  store (m, self, "encoding", &E (self)->value, args[0]);
  store (m, self, "object", &E (self)->object, args[1]);
  store (m, self, "reason", &E (self)->name, args[4]);
  return TRUE;
}

static gboolean
decode_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfByteSpan span;
  RfObject *object;

  if (!take_arguments (m, self, "sbnns", args, n_args, kwnames))
    return FALSE;
  if (rf_is_bytes (args[1]))
    object = rf_new_ref (m, args[1]);
  else
    {
      if (!rf_span_of (m, args[1], &span))
        return FALSE;
      object = rf_bytes_new (m, span.data, span.size);
      if (object == NULL)
        return FALSE;
    }
  store (m, self, "encoding", &E (self)->value, args[0]);
  rf_slot_store_named (m->heap, self, "object", &E (self)->object, object);
  store (m, self, "reason", &E (self)->name, args[4]);
  return TRUE;
}

static gboolean
translate_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  if (!take_arguments (m, self, "snns", args, n_args, kwnames))
    return FALSE;
  store (m, self, "object", &E (self)->object, args[0]);
  store (m, self, "reason", &E (self)->name, args[3]);
  return TRUE;
}

/* --- texts ------------------------------------------------------------------------------------ */

static gssize
object_length (RfMachine *m, RfObject *object)
{
  return object == NULL         ? 0
         : rf_is_str (object)   ? (gssize) RF_STR (object)->length
         : rf_is_bytes (object) ? (gssize) RF_BYTES (object)->length
                                : 0;
}

/* "'\xe9'" of one character. */
static char *
show_char (gunichar c)
{
  return g_strdup_printf (c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

/* @verb: "encode", "decode", "translate". */
static RfObject *
error_str (RfMachine *m, RfObject *self, const char *verb, gboolean with_encoding)
{
  RfException *e = E (self);
  gssize length = object_length (m, e->object), start = WIDE (self)->start, end = WIDE (self)->end;
  g_autoptr (GString) out = NULL;
  RfObject *encoding = NULL, *reason;

  if (e->object == NULL)
    return rf_new_ref (m, m->empty_str);
  reason = e->name != NULL ? rf_object_str (m, e->name) : rf_new_ref (m, m->empty_str);
  if (reason == NULL)
    return NULL;
  if (with_encoding)
    {
      rf_hold (m->heap, reason);
      encoding = e->value != NULL ? rf_object_str (m, e->value) : rf_new_ref (m, m->empty_str);
      rf_release (m->heap, 1);
      if (encoding == NULL)
        {
          rf_drop (m, reason);
          return NULL;
        }
    }
  out = g_string_new (NULL);
  if (encoding != NULL)
    g_string_append_printf (out, "'%s' codec ", rf_str_data (encoding));
  g_string_append_printf (out, "can't %s ", verb);
  if (start >= 0 && start < length && end == start + 1)
    {
      if (rf_is_str (e->object))
        {
          g_autofree char *shown = show_char (rf_str_char_at (m, e->object, (gsize) start));

          g_string_append_printf (out, "character '%s'", shown);
        }
      else
        g_string_append_printf (out, "byte 0x%02x", (guint8) RF_BYTES (e->object)->data[start]);
      g_string_append_printf (out, " in position %" G_GSSIZE_FORMAT, start);
    }
  else
    g_string_append_printf (out, "%s in position %" G_GSSIZE_FORMAT "-%" G_GSSIZE_FORMAT,
                            rf_is_str (e->object) ? "characters" : "bytes", start, end - 1);
  g_string_append_printf (out, ": %s", rf_str_data (reason));
  rf_drop (m, reason);
  rf_xdrop (m, encoding);
  return rf_str_new (m, out->str, (gssize) out->len);
}

static RfObject *
encode_str (RfMachine *m, RfObject *self)
{
  return error_str (m, self, "encode", TRUE);
}

static RfObject *
decode_str (RfMachine *m, RfObject *self)
{
  return error_str (m, self, "decode", TRUE);
}

static RfObject *
translate_str (RfMachine *m, RfObject *self)
{
  return error_str (m, self, "translate", FALSE);
}

/* --- attributes ------------------------------------------------------------------------------- */

#define FIELD(getter, setter, shown, field)                                     \
  static RfObject *getter (RfMachine *m, RfObject *self)                        \
  {                                                                             \
    return rf_new_ref (m, E (self)->field != NULL ? E (self)->field : m->none); \
  }                                                                             \
  static gboolean setter (RfMachine *m, RfObject *self, RfObject *value)        \
  {                                                                             \
    rf_slot_store_named (m->heap, self, shown, &E (self)->field,                \
                         value != NULL ? rf_new_ref (m, value) : NULL);         \
    return TRUE;                                                                \
  }

FIELD (get_encoding, set_encoding, "encoding", value)
FIELD (get_object, set_object, "object", object)
FIELD (get_reason, set_reason, "reason", name)

static gboolean
set_number (RfMachine *m, RfObject *value, gssize *where)
{
  gint64 number;

  if (value == NULL)
    return rf_raise (m, RF_EXC_TypeError, "can't delete numeric/char attribute") != NULL;
  if (!rf_is_int (value))
    return rf_raise (m, RF_EXC_TypeError, "an integer is required") != NULL;
  number = rf_int_as_int64 (m, value);
  if (number == -1 && rf_raised (m))
    return FALSE;
  *where = number;
  return TRUE;
}

static RfObject *
get_start (RfMachine *m, RfObject *self)
{
  return rf_int_new (m, WIDE (self)->start);
}

static gboolean
set_start (RfMachine *m, RfObject *self, RfObject *value)
{
  return set_number (m, value, &WIDE (self)->start);
}

static RfObject *
get_end (RfMachine *m, RfObject *self)
{
  return rf_int_new (m, WIDE (self)->end);
}

static gboolean
set_end (RfMachine *m, RfObject *self, RfObject *value)
{
  return set_number (m, value, &WIDE (self)->end);
}

static const RfGetSetDef getsets[] = {
  { "encoding", get_encoding, set_encoding }, { "object", get_object, set_object },
  { "start", get_start, set_start },          { "end", get_end, set_end },
  { "reason", get_reason, set_reason },       { NULL },
};

void
rf_unicode_error_fill (RfClassSpec *spec, RfExceptionKind kind)
{
  static const struct
  {
    RfInitFunc init;
    RfUnaryFunc str;
  } parts[] = { { decode_init, decode_str },
                { encode_init, encode_str },
                { translate_init, translate_str } };
  int which = kind == RF_EXC_UnicodeDecodeError ? 0 : kind == RF_EXC_UnicodeEncodeError ? 1 : 2;

  spec->slots.init = parts[which].init;
  spec->slots.str = parts[which].str;
  spec->getsets = getsets;
  spec->basic_size += 40;
}
