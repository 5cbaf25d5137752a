/* SPDX-License-Identifier: MIT */

/* The names of the encodings, their errors, and encoding text. Invariant: the handlers of errors
 * are those that CPython has built in, but for namereplace; a program can't add one. */

#include "python/rf-codec-private.h"

#include "python/rf-exception.h"

#include <string.h>

static const struct
{
  const char *name; /* lower case, with '-' */
  RfCodec codec;
} encodings[] = {
  { "utf-8", RF_CODEC_UTF8 },
  { "utf8", RF_CODEC_UTF8 },
  { "u8", RF_CODEC_UTF8 },
  { "utf", RF_CODEC_UTF8 },
  { "cp65001", RF_CODEC_UTF8 },
  { "utf-8-sig", RF_CODEC_UTF8_SIG },
  { "ascii", RF_CODEC_ASCII },
  { "us-ascii", RF_CODEC_ASCII },
  { "646", RF_CODEC_ASCII },
  { "latin-1", RF_CODEC_LATIN1 },
  { "latin1", RF_CODEC_LATIN1 },
  { "latin", RF_CODEC_LATIN1 },
  { "l1", RF_CODEC_LATIN1 },
  { "8859", RF_CODEC_LATIN1 },
  { "cp819", RF_CODEC_LATIN1 },
  { "iso-8859-1", RF_CODEC_LATIN1 },
  { "iso8859-1", RF_CODEC_LATIN1 },
  { "utf-16", RF_CODEC_UTF16 },
  { "utf16", RF_CODEC_UTF16 },
  { "u16", RF_CODEC_UTF16 },
  { "utf-16-le", RF_CODEC_UTF16_LE },
  { "utf-16le", RF_CODEC_UTF16_LE },
  { "utf-16-be", RF_CODEC_UTF16_BE },
  { "utf-16be", RF_CODEC_UTF16_BE },
  { "utf-32", RF_CODEC_UTF32 },
  { "utf32", RF_CODEC_UTF32 },
  { "u32", RF_CODEC_UTF32 },
  { "utf-32-le", RF_CODEC_UTF32_LE },
  { "utf-32le", RF_CODEC_UTF32_LE },
  { "utf-32-be", RF_CODEC_UTF32_BE },
  { "utf-32be", RF_CODEC_UTF32_BE },
};

gboolean
rf_codec_find (RfMachine *m, RfObject *encoding, gboolean decoding, RfCodec *codec)
{
  static const char *const not_text[] = { "base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib" };
  g_autofree char *name = NULL;

  *codec = RF_CODEC_UTF8;
  if (encoding == NULL)
    return TRUE;
  if (strlen (rf_str_data (encoding)) != RF_STR (encoding)->size)
    return rf_raise (m, RF_EXC_ValueError, "embedded null character") != NULL;
  name = g_ascii_strdown (rf_str_data (encoding), -1);
  g_strdelimit (name, "_ ", '-');
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (strcmp (encodings[i].name, name) == 0)
      {
        *codec = encodings[i].codec;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (not_text); i++)
    if (strcmp (not_text[i], name) == 0)
      return rf_raise (m, RF_EXC_LookupError,
                       "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs",
                       rf_str_data (encoding), decoding ? "decode" : "encode") != NULL;
  return rf_raise (m, RF_EXC_LookupError, "unknown encoding: %s", rf_str_data (encoding)) != NULL;
}

/* --- errors ----------------------------------------------------------------------------------- */

RfObject *
rf_codec_error (RfMachine *m, RfObject **error, gboolean decoding, const char *encoding,
                RfObject *object, gsize start, gsize end, const char *reason)
{
  RfObject *args[5] = { NULL, object, NULL, NULL, NULL }, *tuple;
  gboolean ok = object != NULL;

  if (*error != NULL)
    {
      RfException *e = RF_EXCEPTION (*error);
      RfObject *text = rf_str_new (m, reason, -1);

      rf_xdrop (m, object);
      if (text == NULL)
        return NULL;
      RF_WIDE_EXCEPTION (*error)->start = (gssize) start;
      RF_WIDE_EXCEPTION (*error)->end = (gssize) end;
      rf_slot_store_named (m->heap, *error, "reason", &e->name, text);
      return *error;
    }
  args[0] = rf_str_new (m, encoding, -1);
  args[2] = rf_int_new (m, (gint64) start);
  args[3] = rf_int_new (m, (gint64) end);
  args[4] = rf_str_new (m, reason, -1);
  for (guint i = 0; i < G_N_ELEMENTS (args); i++)
    ok = ok && args[i] != NULL;
  if (!ok)
    {
      for (guint i = 0; i < G_N_ELEMENTS (args); i++)
        rf_xdrop (m, args[i]);
      return NULL;
    }
  tuple = rf_tuple_new_steal (m, args, 5);
  *error =
    rf_exception_new (m, decoding ? RF_EXC_UnicodeDecodeError : RF_EXC_UnicodeEncodeError, tuple);
  return *error;
}

void
rf_codec_raise (RfMachine *m, RfObject *error, const char *errors, gboolean decoding)
{
  static const char *const strict[] = { "strict", "surrogateescape", "surrogatepass" };

  for (guint i = 0; i < G_N_ELEMENTS (strict); i++)
    if (strcmp (errors, strict[i]) == 0)
      {
        rf_raise_exception (m, error);
        return;
      }
  rf_drop (m, error);
  if (decoding &&
      (strcmp (errors, "xmlcharrefreplace") == 0 || strcmp (errors, "namereplace") == 0))
    rf_raise (m, RF_EXC_TypeError, "don't know how to handle UnicodeDecodeError in error callback");
  else
    rf_raise (m, RF_EXC_LookupError, "unknown error handler name '%.400s'", errors);
}

/* --- encoding --------------------------------------------------------------------------------- */

typedef struct
{
  RfObject *str;
  RfCodec codec;
  const char *errors;
  GString *out;
  RfObject *error; /* owned or NULL */
} Encoder;

static const char *
name_of (RfCodec codec)
{
  static const char *const names[] = {
    [RF_CODEC_UTF8] = "utf-8",         [RF_CODEC_UTF8_SIG] = "utf-8",
    [RF_CODEC_ASCII] = "ascii",        [RF_CODEC_LATIN1] = "latin-1",
    [RF_CODEC_UTF16] = "utf-16",       [RF_CODEC_UTF16_LE] = "utf-16-le",
    [RF_CODEC_UTF16_BE] = "utf-16-be", [RF_CODEC_UTF32] = "utf-32",
    [RF_CODEC_UTF32_LE] = "utf-32-le", [RF_CODEC_UTF32_BE] = "utf-32-be",
  };

  return names[codec];
}

static void
put_units (GString *out, guint32 value, int n_bytes, gboolean big)
{
  for (int i = 0; i < n_bytes; i++)
    g_string_append_c (out, (char) (value >> 8 * (big ? n_bytes - 1 - i : i)));
}

/* @c, which the codec has a code for; surrogates as they are. */
static void
put (Encoder *e, gunichar c)
{
  gboolean big = e->codec == RF_CODEC_UTF16_BE || e->codec == RF_CODEC_UTF32_BE;

  switch (e->codec)
    {
    case RF_CODEC_UTF8:
    case RF_CODEC_UTF8_SIG:
      rf_str_append_char (e->out, c);
      break;
    case RF_CODEC_ASCII:
    case RF_CODEC_LATIN1:
      g_string_append_c (e->out, (char) c);
      break;
    case RF_CODEC_UTF16:
    case RF_CODEC_UTF16_LE:
    case RF_CODEC_UTF16_BE:
      if (c >= 0x10000)
        {
          put_units (e->out, 0xd800 + ((c - 0x10000) >> 10), 2, big);
          c = 0xdc00 + ((c - 0x10000) & 0x3ff);
        }
      put_units (e->out, c, 2, big);
      break;
    default:
      put_units (e->out, c, 4, big);
      break;
    }
}

static gboolean
can_put (const Encoder *e, gunichar c)
{
  if (e->codec == RF_CODEC_ASCII)
    return c < 0x80;
  if (e->codec == RF_CODEC_LATIN1)
    return c < 0x100;
  return c < 0xd800 || c >= 0xe000;
}

/* What a handler puts in the place of @c; FALSE: it has nothing for it. */
static gboolean
put_instead (Encoder *e, gunichar c)
{
  gboolean narrow = e->codec <= RF_CODEC_LATIN1;
  char text[16];

  if (strcmp (e->errors, "ignore") == 0)
    return TRUE;
  if (strcmp (e->errors, "surrogatepass") == 0 && e->codec != RF_CODEC_ASCII &&
      e->codec != RF_CODEC_LATIN1)
    {
      put (e, c);
      return TRUE;
    }
  if (strcmp (e->errors, "surrogateescape") == 0 && narrow && c >= 0xdc80 && c <= 0xdcff)
    {
      g_string_append_c (e->out, (char) (c - 0xdc00));
      return TRUE;
    }
  if (strcmp (e->errors, "replace") == 0)
    g_strlcpy (text, "?", sizeof text);
  else if (strcmp (e->errors, "xmlcharrefreplace") == 0)
    g_snprintf (text, sizeof text, "&#%u;", c);
  else if (strcmp (e->errors, "backslashreplace") == 0)
    g_snprintf (text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  else
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    put (e, (gunichar) *p);
  return TRUE;
}

/* The run of characters without a code that begins at @p, the @at-th. */
static gboolean
handle_run (RfMachine *m, Encoder *e, const char **p, const char *end, gsize *at)
{
  const char *next = *p;
  gsize from = *at, to = from;
  gboolean ok = TRUE, one = e->codec >= RF_CODEC_UTF16;

  while (ok && next < end && !(one && to > from))
    {
      const char *before = next;
      gunichar c = rf_utf8_next (&next);

      if (can_put (e, c))
        break;
      ok = put_instead (e, c);
      if (ok)
        *p = next;
      else
        next = before;
      to += ok;
    }
  *at = to;
  if (ok)
    return TRUE;
  /* The error names what is left of the run. */
  from = to;
  while (next < end && !(one && to > from))
    {
      if (can_put (e, rf_utf8_next (&next)))
        break;
      to++;
    }
  if (rf_codec_error (m, &e->error, FALSE, name_of (e->codec), rf_new_ref (m, e->str), from, to,
                      e->codec == RF_CODEC_ASCII    ? "ordinal not in range(128)"
                      : e->codec == RF_CODEC_LATIN1 ? "ordinal not in range(256)"
                                                    : "surrogates not allowed") == NULL)
    return FALSE;
  rf_codec_raise (m, g_steal_pointer (&e->error), e->errors, FALSE);
  return FALSE;
}

RfObject *
rf_codec_encode (RfMachine *m, RfObject *str, RfObject *encoding, RfObject *errors)
{
  Encoder e = { .str = str, .errors = errors != NULL ? rf_str_data (errors) : "strict" };
  const char *p = rf_str_data (str), *end = p + RF_STR (str)->size;
  gsize at = 0;
  gboolean ok = TRUE;

  if (!rf_codec_find (m, encoding, FALSE, &e.codec) ||
      !rf_text_room (m, RF_STR (str)->length * 12 + 4))
    return NULL;
  e.out = g_string_new (NULL);
  if (e.codec == RF_CODEC_UTF8_SIG || e.codec == RF_CODEC_UTF16 || e.codec == RF_CODEC_UTF32)
    put (&e, 0xfeff);
  while (ok && p < end)
    {
      const char *next = p;
      gunichar c = rf_utf8_next (&next);

      if (can_put (&e, c))
        {
          put (&e, c);
          p = next;
          at++;
        }
      else
        ok = handle_run (m, &e, &p, end, &at);
    }
  rf_xdrop (m, e.error);
  if (ok)
    return rf_bytes_new_string (m, e.out);
  g_string_free (e.out, TRUE);
  return NULL;
}

/* --- lone surrogates -------------------------------------------------------------------------- */

gboolean
rf_str_is_utf8 (RfObject *text)
{
  const guchar *data = (const guchar *) rf_str_data (text);
  gsize size = RF_STR (text)->size;

  if (RF_STR (text)->max_char < 0xd800)
    return TRUE;
  for (gsize i = 0; i + 1 < size; i++)
    if (data[i] == 0xed && data[i + 1] >= 0xa0)
      return FALSE;
  return TRUE;
}

gboolean
rf_str_check_utf8 (RfMachine *m, RfObject *text)
{
  RfObject *bytes = rf_str_is_utf8 (text) ? NULL : rf_codec_encode (m, text, NULL, NULL);

  rf_xdrop (m, bytes);
  return !rf_raised (m);
}
