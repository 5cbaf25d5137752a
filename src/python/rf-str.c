/* SPDX-License-Identifier: MIT */

/* The core of str. Invariants: data is UTF-8 (lone surrogates in three bytes) of `size` bytes and a
 * NUL; `length` counts its characters; max_char is the smallest of 0x7f, 0xff, 0xffff, 0x10ffff
 * that no character exceeds. data and wide are the heap's memory, size + 1 and 4 * length bytes. An
 * interned str is in m->interned as long as it lives. */

#include "python/rf-str.h"

#include "python/rf-hash.h"
#include "python/rf-setup.h"
#include "python/rf-sizes.h"

#include <string.h>

static gsize
char_bytes (guint32 max_char)
{
  return max_char <= 0xff ? 1 : max_char <= 0xffff ? 2 : 4;
}

gsize
rf_str_size (RfMachine *m, gsize length, guint32 max_char)
{
  if (max_char < 0x80)
    return rf_size_of (m->profile, RF_SIZE_STR_ASCII) + length + 1;
  return rf_size_of (m->profile, RF_SIZE_STR_COMPACT) + (length + 1) * char_bytes (max_char);
}

static gsize
str_size_of (RfMachine *m, RfObject *self)
{
  RfStr *s = RF_STR (self);
  gsize size = rf_str_size (m, s->length, s->max_char);

  if (s->length == 1 && s->max_char == 0xff)
    size += rf_size_of (m->profile, RF_SIZE_STR_LATIN1_EXTRA);
  if (RF_CLASS_OF (self) == m->class_str)
    return size;
  /* A subclass keeps its characters in a block of their own. */
  return RF_CLASS_OF (self)->basic_size + (s->length + 1) * char_bytes (s->max_char);
}

static guint32
kind_of (gunichar highest)
{
  return highest < 0x80 ? 0x7f : highest < 0x100 ? 0xff : highest < 0x10000 ? 0xffff : 0x10ffff;
}

static void
measure (const char *utf8, gsize size, gsize *length, guint32 *max_char)
{
  const char *end = utf8 + size;
  gunichar highest = 0x7f;
  gsize n = 0;

  for (const char *p = utf8; p < end; n++)
    {
      gunichar c = rf_utf8_next (&p);
      highest = MAX (highest, c);
    }
  *length = n;
  *max_char = kind_of (highest);
}

/* A str that is not shared with anyone. */
static RfObject *
make (RfMachine *m, const char *utf8, gsize size, gsize length, guint32 max_char)
{
  RfObject *o;
  char *data = rf_heap_realloc (m->heap, NULL, 0, size + 1);

  if (data == NULL)
    return rf_raise_memory (m);
  o = rf_heap_new_object (m->heap, &m->class_str->type, rf_str_size (m, length, max_char), 0);
  if (o == NULL)
    {
      rf_heap_release_memory (m->heap, data, size + 1);
      return rf_raise_memory (m);
    }
  if (size > 0)
    memcpy (data, utf8, size);
  data[size] = '\0';
  RF_STR (o)->data = data;
  RF_STR (o)->size = size;
  RF_STR (o)->length = length;
  RF_STR (o)->max_char = max_char;
  RF_STR (o)->hash = -1;
  return o;
}

static gboolean
is_ascii (const char *text, gsize size)
{
  guint64 bits = 0, word;

  for (; size >= sizeof word; text += sizeof word, size -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      bits |= word;
    }
  for (gsize i = 0; i < size; i++)
    bits |= (guint8) text[i];
  return (bits & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

RfObject *
rf_str_new (RfMachine *m, const char *utf8, gssize size_or_end)
{
  gsize size = size_or_end < 0 ? strlen (utf8) : (gsize) size_or_end;
  gsize length = size;
  guint32 max_char = 0x7f;

  if (size == 0 && m->empty_str != NULL)
    return rf_new_ref (m, m->empty_str);
  if (!is_ascii (utf8, size))
    measure (utf8, size, &length, &max_char);
  if (length == 1 && max_char <= 0xff)
    {
      const char *p = utf8;
      return rf_str_new_char (m, rf_utf8_next (&p));
    }
  return make (m, utf8, size, length, max_char);
}

static gsize
encode (gunichar c, char *out)
{
  if (c < 0x80)
    {
      out[0] = (char) c;
      return 1;
    }
  if (c < 0x800)
    {
      out[0] = (char) (0xc0 | c >> 6);
      out[1] = (char) (0x80 | (c & 0x3f));
      return 2;
    }
  if (c < 0x10000)
    {
      out[0] = (char) (0xe0 | c >> 12);
      out[1] = (char) (0x80 | (c >> 6 & 0x3f));
      out[2] = (char) (0x80 | (c & 0x3f));
      return 3;
    }
  out[0] = (char) (0xf0 | c >> 18);
  out[1] = (char) (0x80 | (c >> 12 & 0x3f));
  out[2] = (char) (0x80 | (c >> 6 & 0x3f));
  out[3] = (char) (0x80 | (c & 0x3f));
  return 4;
}

RfObject *
rf_str_new_char (RfMachine *m, gunichar c)
{
  char text[4];
  gsize size = encode (c, text);

  if (c > 0xff)
    return make (m, text, size, 1, kind_of (c));
  if (m->latin1[c] == NULL)
    {
      m->latin1[c] = make (m, text, size, 1, kind_of (c));
      if (m->latin1[c] == NULL)
        return NULL;
      rf_heap_immortalize (m->heap, m->latin1[c]);
    }
  return rf_new_ref (m, m->latin1[c]);
}

RfObject *
rf_str_new_wide (RfMachine *m, const gunichar *chars, gsize length)
{
  g_autoptr (GString) text = g_string_sized_new (length + 1);

  for (gsize i = 0; i < length; i++)
    {
      char bytes[4];
      g_string_append_len (text, bytes, (gssize) encode (chars[i], bytes));
    }
  return rf_str_new (m, text->str, (gssize) text->len);
}

RfObject *
rf_str_new_string (RfMachine *m, GString *text)
{
  RfObject *o = rf_str_new (m, text->str, (gssize) text->len);

  g_string_free (text, TRUE);
  return o;
}

RfObject *
rf_str_new_format (RfMachine *m, const char *format, ...)
{
  va_list args;
  GString *text = g_string_new (NULL);

  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
  return rf_str_new_string (m, text);
}

gboolean
rf_str_init_copy (RfMachine *m, RfObject *self, RfObject *from)
{
  RfStr *to = RF_STR (self);
  RfStr *s = RF_STR (from);
  char *data = rf_heap_realloc (m->heap, NULL, 0, s->size + 1);

  if (data == NULL)
    return rf_raise_memory (m) != NULL;
  memcpy (data, s->data, s->size + 1);
  to->data = data;
  to->size = s->size;
  to->length = s->length;
  to->max_char = s->max_char;
  to->hash = s->hash;
  return TRUE;
}

/* --- interning ---------------------------------------------------------------------------- */

static guint
table_hash (gconstpointer key)
{
  const RfStr *s = key;
  guint hash = 5381;

  for (gsize i = 0; i < s->size; i++)
    hash = hash * 33 + (guint8) s->data[i];
  return hash;
}

static gboolean
table_equal (gconstpointer a, gconstpointer b)
{
  const RfStr *x = a, *y = b;

  return x->size == y->size && memcmp (x->data, y->data, x->size) == 0;
}

RfObject *
rf_str_intern_object (RfMachine *m, RfObject *str)
{
  RfObject *known;

  if (str == NULL || RF_STR (str)->interned || RF_CLASS_OF (str) != m->class_str)
    return str;
  known = g_hash_table_lookup (m->interned, str);
  if (known != NULL)
    {
      rf_new_ref (m, known);
      rf_drop (m, str);
      return known;
    }
  g_hash_table_add (m->interned, str);
  RF_STR (str)->interned = TRUE;
  if (m->profile->immortal_interned)
    rf_heap_immortalize (m->heap, str);
  return str;
}

RfObject *
rf_str_intern (RfMachine *m, const char *utf8, gssize size_or_end)
{
  gsize size = size_or_end < 0 ? strlen (utf8) : (gsize) size_or_end;
  RfStr probe = { .data = (char *) utf8, .size = size };
  RfObject *known = g_hash_table_lookup (m->interned, &probe);

  if (known != NULL)
    return rf_new_ref (m, known);
  return rf_str_intern_object (m, rf_str_new (m, utf8, (gssize) size));
}

/* --- comparing, hashing ------------------------------------------------------------------- */

gboolean
rf_str_equal (RfObject *a, RfObject *b)
{
  RfStr *x = RF_STR (a), *y = RF_STR (b);

  if (x == y)
    return TRUE;
  if (x->size != y->size || (x->interned && y->interned))
    return FALSE;
  if (x->hash != -1 && y->hash != -1 && x->hash != y->hash)
    return FALSE;
  return memcmp (x->data, y->data, x->size) == 0;
}

gboolean
rf_str_is (RfObject *str, const char *text)
{
  return rf_is_str (str) && strlen (text) == RF_STR (str)->size &&
         memcmp (RF_STR (str)->data, text, RF_STR (str)->size) == 0;
}

int
rf_str_order (RfObject *a, RfObject *b)
{
  RfStr *x = RF_STR (a), *y = RF_STR (b);
  int order = memcmp (x->data, y->data, MIN (x->size, y->size));

  /* UTF-8 sorts as code points do. */
  if (order == 0)
    return (x->size > y->size) - (x->size < y->size);
  return order < 0 ? -1 : 1;
}

/* CPython hashes the characters as they lie in memory, 1, 2 or 4 bytes each. */
static gint64
hash_wide (RfMachine *m, RfStr *s)
{
  gsize width = char_bytes (s->max_char);
  guint8 *memory = g_malloc (s->length * width);
  const char *p = s->data;
  gint64 hash;

  for (gsize i = 0; i < s->length; i++)
    {
      gunichar c = rf_utf8_next (&p);

      for (gsize b = 0; b < width; b++)
        memory[i * width + b] = (guint8) (c >> (8 * b));
    }
  hash = rf_hash_bytes (m->profile, memory, s->length * width);
  g_free (memory);
  return hash;
}

gint64
rf_str_hash_value (RfMachine *m, RfObject *str)
{
  RfStr *s = RF_STR (str);

  if (s->hash == -1)
    s->hash = rf_str_is_ascii (s) ? rf_hash_bytes (m->profile, s->data, s->size) : hash_wide (m, s);
  return s->hash;
}

static RfObject *
str_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  if (!rf_is_str (a) || !rf_is_str (b))
    return rf_not_implemented (m);
  if (op == RF_CMP_EQ || op == RF_CMP_NE)
    return rf_bool (m, rf_str_equal (a, b) == (op == RF_CMP_EQ));
  return rf_bool_of_order (m, rf_str_order (a, b), op);
}

static gssize
str_length (RfMachine *m, RfObject *self)
{
  return (gssize) RF_STR (self)->length;
}

/* --- indexing ----------------------------------------------------------------------------- */

/* All characters of a non-ASCII str, or NULL with MemoryError. Belongs to @str. */
static const gunichar *
str_wide (RfMachine *m, RfObject *str)
{
  RfStr *s = RF_STR (str);
  const char *p = s->data;

  if (s->wide != NULL)
    return s->wide;
  s->wide = rf_heap_realloc (m->heap, NULL, 0, MAX (s->length, 1) * sizeof (gunichar));
  if (s->wide == NULL)
    return rf_raise_memory (m);
  for (gsize i = 0; i < s->length; i++)
    s->wide[i] = rf_utf8_next (&p);
  return s->wide;
}

void
rf_str_forget_wide (RfHeap *heap, RfStr *s)
{
  if (s->wide != NULL)
    rf_heap_release_memory (heap, s->wide, MAX (s->length, 1) * sizeof (gunichar));
  s->wide = NULL;
}

gsize
rf_str_byte_at (RfObject *str, gsize index)
{
  RfStr *s = RF_STR (str);
  const char *p = s->data;

  if (rf_str_is_ascii (s))
    return index;
  for (gsize i = 0; i < index; i++)
    rf_utf8_next (&p);
  return (gsize) (p - s->data);
}

gunichar
rf_str_char_at (RfMachine *m, RfObject *str, gsize index)
{
  RfStr *s = RF_STR (str);
  const char *p;

  if (rf_str_is_ascii (s))
    return (guint8) s->data[index];
  if (s->wide == NULL && str_wide (m, str) == NULL)
    {
      rf_raised_clear (m);
      p = s->data + rf_str_byte_at (str, index);
      return rf_utf8_next (&p);
    }
  return s->wide[index];
}

RfObject *
rf_str_substring (RfMachine *m, RfObject *str, gsize start, gsize stop)
{
  RfStr *s = RF_STR (str);
  gsize from, to;

  if (start == 0 && stop == s->length && RF_CLASS_OF (str) == m->class_str)
    return rf_new_ref (m, str);
  if (stop - start == 1)
    return rf_str_new_char (m, rf_str_char_at (m, str, start));
  from = rf_str_byte_at (str, start);
  to = rf_str_byte_at (str, stop);
  return rf_str_new (m, s->data + from, (gssize) (to - from));
}

/* --- repr --------------------------------------------------------------------------------- */

gboolean
rf_char_is_printable (gunichar c)
{
  if (c < 0x7f)
    return c >= 0x20;
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
append_escaped (GString *out, gunichar c)
{
  if (c == '\n')
    g_string_append (out, "\\n");
  else if (c == '\t')
    g_string_append (out, "\\t");
  else if (c == '\r')
    g_string_append (out, "\\r");
  else if (c < 0x100)
    g_string_append_printf (out, "\\x%02x", c);
  else if (c < 0x10000)
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_printf (out, "\\U%08x", c);
}

/* Whether the byte stands for itself between two @quote. */
static inline gboolean
is_plain (char byte, char quote)
{
  return byte >= 0x20 && byte < 0x7f && byte != quote && byte != '\\';
}

/* How many of the bytes from @p to @end do, from the first one on: eight at a time as long as there
 * are so many. */
static gsize
plain_length (const char *p, const char *end, char quote)
{
  const guint64 ones = 0x0101010101010101u, tops = ones << 7;
  const char *at = p;

  for (; end - at >= 8; at += 8)
    {
      guint64 word, is_quote, is_escape;

      memcpy (&word, at, sizeof word);
      is_quote = word ^ ones * (guchar) quote;
      is_escape = word ^ ones * '\\';
      /* The top bit of a byte: not ASCII; below 0x20; 0x7f; what became zero. */
      if (((word | (word - ones * 0x20) | (word + ones) | ((is_quote - ones) & ~is_quote) |
            ((is_escape - ones) & ~is_escape)) &
           tops) != 0)
        break;
    }
  while (at < end && is_plain (*at, quote))
    at++;
  return (gsize) (at - p);
}

/* The first @size bytes of @s (whole characters). */
static void
append_quoted (GString *out, RfStr *s, gsize size)
{
  const char *end = s->data + size;
  gboolean single = memchr (s->data, '\'', size) != NULL;
  char quote = single && memchr (s->data, '"', size) == NULL ? '"' : '\'';

  g_string_append_c (out, quote);
  for (const char *p = s->data; p < end;)
    {
      gsize n_plain = plain_length (p, end, quote);
      const char *start = p + n_plain;
      gunichar c;

      if (n_plain > 0)
        {
          g_string_append_len (out, p, (gssize) n_plain);
          p = start;
          continue;
        }
      c = rf_utf8_next (&p);
      if (c == (gunichar) quote || c == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, (char) c);
        }
      else if (rf_char_is_printable (c))
        g_string_append_len (out, start, p - start);
      else
        append_escaped (out, c);
    }
  g_string_append_c (out, quote);
}

void
rf_str_append_quoted (GString *out, RfObject *str)
{
  append_quoted (out, RF_STR (str), RF_STR (str)->size);
}

/* --- the class ---------------------------------------------------------------------------- */

/* A longer str is described by its first characters and its length. */
#define DESCRIBE_LENGTH 1000
#define DESCRIBE_FIRST 200

static void
str_describe (RfHeap *heap, RfObject *self, GString *out)
{
  RfStr *s = RF_STR (self);

  if (s->length <= DESCRIBE_LENGTH)
    append_quoted (out, s, s->size);
  else
    {
      append_quoted (out, s, rf_str_byte_at (self, DESCRIBE_FIRST));
      g_string_append_printf (out, "… (%" G_GSIZE_FORMAT " characters)", s->length);
    }
}

static gint64
str_hash (RfMachine *m, RfObject *self)
{
  return rf_str_hash_value (m, self);
}

static void
str_dealloc (RfHeap *heap, RfObject *self)
{
  RfStr *s = RF_STR (self);

  if (s->interned)
    {
      RfMachine *m = heap->hooks.user;

      /* When the heap goes as a whole, after the machine, nobody looks there any more. */
      if (m != NULL && m->interned != NULL)
        g_hash_table_remove (m->interned, self);
      s->interned = FALSE;
    }
  rf_str_forget_wide (heap, s);
  if (s->data != NULL)
    rf_heap_release_memory (heap, s->data, s->size + 1);
  s->data = NULL;
}

static gboolean
intern_name (RfMachine *m, const char *text, RfObject **where)
{
  *where = rf_str_intern (m, text, -1);
  if (*where == NULL)
    return FALSE;
  rf_str_hash_value (m, *where);
  rf_heap_immortalize (m->heap, *where);
  return TRUE;
}

gboolean
rf_str_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "str",
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_STR_SUBCLASS,
    .type_flags = RF_TYPE_ATOM,
    .host_size = sizeof (RfStr),
    .basic_size = rf_size_of (m->profile, RF_SIZE_STR_BASIC),
    .slots = { .hash = str_hash,
               .richcompare = str_compare,
               .size_of = str_size_of,
               .length = str_length },
    .dealloc = str_dealloc,
    .describe = str_describe,
    .methods = rf_str_methods,
  };

  rf_str_fill_slots (&spec.slots);
  if (!rf_class_new_builtin (m, &spec, &m->class_str))
    return FALSE;
  m->interned = g_hash_table_new (table_hash, table_equal);
  if (!intern_name (m, "", &m->empty_str))
    return FALSE;
#define X(id, text)                          \
  if (!intern_name (m, text, &m->name_##id)) \
    return FALSE;
  RF_NAMES (X)
#undef X
  return TRUE;
}

void
rf_str_teardown (RfMachine *m)
{
  g_clear_pointer (&m->interned, g_hash_table_unref);
}
