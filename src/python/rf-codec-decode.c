/* SPDX-License-Identifier: MIT */

/* Decoding bytes into text. Invariant: what a decoder finds wrong is a range of bytes and a
 * reason, and the ranges are those that CPython reports. */

#include "python/rf-codec-private.h"

#include "python/rf-exception.h"

#include <string.h>

typedef struct
{
  RfByteSpan span;
  gsize at;
  RfCodec codec;
  const char *encoding, *errors;
  GString *out;
  RfObject *error; /* owned or NULL */
} Decoder;

static guint8
byte_at (const Decoder *d, gsize index)
{
  return (guint8) d->span.data[index];
}

/* A surrogate as surrogatepass takes it from the bytes at @start: its size, or 0. */
static gsize
take_surrogate (Decoder *d, gsize start, gunichar *c)
{
  gsize left = d->span.size - start;
  gboolean big = d->codec == RF_CODEC_UTF16_BE || d->codec == RF_CODEC_UTF32_BE;
  gsize size = d->codec <= RF_CODEC_UTF8_SIG ? 3 : d->codec < RF_CODEC_UTF32 ? 2 : 4;

  *c = 0;
  if (left < size || d->codec == RF_CODEC_ASCII)
    return 0;
  if (size == 3)
    {
      if (byte_at (d, start) != 0xed || (byte_at (d, start + 1) & 0xc0) != 0x80 ||
          (byte_at (d, start + 2) & 0xc0) != 0x80)
        return 0;
      *c =
        0xd000 | (gunichar) (byte_at (d, start + 1) & 0x3f) << 6 | (byte_at (d, start + 2) & 0x3f);
    }
  else
    for (gsize i = 0; i < size; i++)
      *c |= (gunichar) byte_at (d, start + i) << 8 * (big ? size - 1 - i : i);
  return *c >= 0xd800 && *c < 0xe000 ? size : 0;
}

/* The bytes [start, end) can't be decoded. */
static gboolean
handle (RfMachine *m, Decoder *d, gsize start, gsize end, const char *reason)
{
  gunichar c;
  gsize size;
  RfObject *object;

  d->at = end;
  if (strcmp (d->errors, "ignore") == 0)
    return TRUE;
  if (strcmp (d->errors, "replace") == 0)
    {
      g_string_append_unichar (d->out, 0xfffd);
      return TRUE;
    }
  if (strcmp (d->errors, "backslashreplace") == 0)
    {
      for (gsize i = start; i < end; i++)
        g_string_append_printf (d->out, "\\x%02x", byte_at (d, i));
      return TRUE;
    }
  if (strcmp (d->errors, "surrogateescape") == 0 && byte_at (d, start) >= 0x80)
    {
      /* As many of the range as are no ASCII. */
      for (d->at = start; d->at < end && byte_at (d, d->at) >= 0x80; d->at++)
        rf_str_append_char (d->out, 0xdc00 + byte_at (d, d->at));
      return TRUE;
    }
  if (strcmp (d->errors, "surrogatepass") == 0)
    {
      size = take_surrogate (d, start, &c);
      if (size > 0)
        {
          rf_str_append_char (d->out, c);
          d->at = start + size;
          return TRUE;
        }
    }
  object = d->error == NULL ? rf_bytes_new (m, d->span.data, d->span.size) : NULL;
  if (d->error == NULL && object == NULL)
    return FALSE;
  if (rf_codec_error (m, &d->error, TRUE, d->encoding, object, start, end, reason) != NULL)
    rf_codec_raise (m, g_steal_pointer (&d->error), d->errors, TRUE);
  return FALSE;
}

/* --- the codecs: each takes what stands at d->at ---------------------------------------------- */

static gboolean
take_utf8 (RfMachine *m, Decoder *d)
{
  gsize start = d->at, left = d->span.size - start, n;
  guint8 first = byte_at (d, start), low = 0x80, high = 0xbf;

  if (first < 0xc2 || first > 0xf4)
    return handle (m, d, start, start + 1, "invalid start byte");
  n = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (first == 0xe0)
    low = 0xa0;
  else if (first == 0xed)
    high = 0x9f;
  else if (first == 0xf0)
    low = 0x90;
  else if (first == 0xf4)
    high = 0x8f;
  for (gsize i = 1; i < n; i++, low = 0x80, high = 0xbf)
    {
      if (i >= left)
        return handle (m, d, start, d->span.size, "unexpected end of data");
      if (byte_at (d, start + i) < low || byte_at (d, start + i) > high)
        return handle (m, d, start, start + i, "invalid continuation byte");
    }
  g_string_append_len (d->out, d->span.data + start, (gssize) n);
  d->at = start + n;
  return TRUE;
}

static guint32
units (const Decoder *d, gsize at, gsize n, gboolean big)
{
  guint32 value = 0;

  for (gsize i = 0; i < n; i++)
    value |= (guint32) byte_at (d, at + i) << 8 * (big ? n - 1 - i : i);
  return value;
}

static gboolean
take_utf16 (RfMachine *m, Decoder *d)
{
  gboolean big = d->codec == RF_CODEC_UTF16_BE;
  gsize start = d->at, left = d->span.size - start;
  guint32 c, second;

  if (left < 2)
    return handle (m, d, start, d->span.size, "truncated data");
  c = units (d, start, 2, big);
  if (c < 0xd800 || c >= 0xe000)
    {
      rf_str_append_char (d->out, c);
      d->at += 2;
      return TRUE;
    }
  if (c >= 0xdc00)
    return handle (m, d, start, start + 2, "illegal encoding");
  if (left < 4)
    return handle (m, d, start, d->span.size, "unexpected end of data");
  second = units (d, start + 2, 2, big);
  if (second < 0xdc00 || second >= 0xe000)
    return handle (m, d, start, start + 2, "illegal UTF-16 surrogate");
  rf_str_append_char (d->out, 0x10000 + ((c - 0xd800) << 10) + (second - 0xdc00));
  d->at += 4;
  return TRUE;
}

static gboolean
take_utf32 (RfMachine *m, Decoder *d)
{
  gsize start = d->at;
  guint32 c;

  if (d->span.size - start < 4)
    return handle (m, d, start, d->span.size, "truncated data");
  c = units (d, start, 4, d->codec == RF_CODEC_UTF32_BE);
  if (c > 0x10ffff)
    return handle (m, d, start, start + 4, "code point not in range(0x110000)");
  if (c >= 0xd800 && c < 0xe000)
    return handle (m, d, start, start + 4,
                   "code point in surrogate code point range(0xd800, 0xe000)");
  rf_str_append_char (d->out, c);
  d->at += 4;
  return TRUE;
}

static gboolean
take (RfMachine *m, Decoder *d)
{
  guint8 c = byte_at (d, d->at);

  if (d->codec <= RF_CODEC_LATIN1 && (c < 0x80 || d->codec == RF_CODEC_LATIN1))
    {
      rf_str_append_char (d->out, c);
      d->at++;
      return TRUE;
    }
  if (d->codec == RF_CODEC_ASCII)
    return handle (m, d, d->at, d->at + 1, "ordinal not in range(128)");
  if (d->codec <= RF_CODEC_UTF8_SIG)
    return take_utf8 (m, d);
  return d->codec < RF_CODEC_UTF32 ? take_utf16 (m, d) : take_utf32 (m, d);
}

/* The mark at the beginning decides the order of bytes, and is no text. */
static void
take_mark (Decoder *d)
{
  gsize n = d->codec == RF_CODEC_UTF16 ? 2 : 4;

  if (d->codec == RF_CODEC_UTF8_SIG)
    {
      if (d->span.size >= 3 && memcmp (d->span.data, "\xef\xbb\xbf", 3) == 0)
        d->span = (RfByteSpan){ d->span.data + 3, d->span.size - 3 };
      return;
    }
  if (d->codec != RF_CODEC_UTF16 && d->codec != RF_CODEC_UTF32)
    return;
  if (d->span.size >= n && units (d, 0, n, FALSE) == 0xfeff)
    d->at = n;
  else if (d->span.size >= n && units (d, 0, n, TRUE) == 0xfeff)
    {
      d->at = n;
      d->codec = d->codec == RF_CODEC_UTF16 ? RF_CODEC_UTF16_BE : RF_CODEC_UTF32_BE;
      return;
    }
  d->codec = d->codec == RF_CODEC_UTF16 ? RF_CODEC_UTF16_LE : RF_CODEC_UTF32_LE;
}

static const char *
shown_name (RfCodec codec)
{
  switch (codec)
    {
    case RF_CODEC_ASCII:
      return "ascii";
    case RF_CODEC_UTF16_BE:
      return "utf-16-be";
    case RF_CODEC_UTF16_LE:
      return "utf-16-le";
    case RF_CODEC_UTF32_BE:
      return "utf-32-be";
    case RF_CODEC_UTF32_LE:
      return "utf-32-le";
    default:
      return "utf-8";
    }
}

RfObject *
rf_codec_decode (RfMachine *m, RfByteSpan span, RfObject *encoding, RfObject *errors)
{
  Decoder d = { .span = span, .errors = errors != NULL ? rf_str_data (errors) : "strict" };
  gboolean ok = TRUE;

  if (span.size == 0)
    return rf_new_ref (m, m->empty_str);
  if (!rf_codec_find (m, encoding, TRUE, &d.codec) || !rf_text_room (m, span.size * 4))
    return NULL;
  take_mark (&d);
  d.encoding = shown_name (d.codec);
  d.out = g_string_sized_new (span.size);
  while (ok && d.at < d.span.size)
    ok = take (m, &d);
  rf_xdrop (m, d.error);
  if (ok)
    return rf_str_new_string (m, d.out);
  g_string_free (d.out, TRUE);
  return NULL;
}
