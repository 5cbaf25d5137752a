/* SPDX-License-Identifier: MIT */

/* Text on its way in and out of the program: escaping, cutting, whole files. Nothing here keeps
 * state. */

#include "base/rf-text.h"

#include "base/rf-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A Python string may hold a lone surrogate, kept in the three bytes that UTF-8 would give it. */
static gboolean
is_surrogate (const char *p, const char *end)
{
  return end - p >= 3 && (guchar) p[0] == 0xed && (guchar) p[1] >= 0xa0 &&
         ((guchar) p[2] & 0xc0) == 0x80;
}

void
rf_text_append_json (GString *out, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);

  for (const char *p = text; p < end;)
    {
      guchar c = *p;

      if (c < 0x80)
        {
          if (c == '"' || c == '\\')
            {
              g_string_append_c (out, '\\');
              g_string_append_c (out, c);
            }
          else if (c == '\n')
            g_string_append (out, "\\n");
          else if (c == '\t')
            g_string_append (out, "\\t");
          else if (c == '\r')
            g_string_append (out, "\\r");
          else if (c < 0x20 || c == 0x7f)
            g_string_append_printf (out, "\\u%04x", c);
          else
            g_string_append_c (out, c);
          p++;
        }
      else if (is_surrogate (p, end))
        {
          guint u = 0xd000 | (((guchar) p[1] & 0x3f) << 6) | ((guchar) p[2] & 0x3f);
          g_string_append_printf (out, "\\u%04x", u);
          p += 3;
        }
      else
        {
          gunichar u = g_utf8_get_char_validated (p, end - p);
          if (u == (gunichar) -1 || u == (gunichar) -2)
            {
              g_string_append (out, "\357\277\275");
              p++;
            }
          else
            {
              const char *next = g_utf8_next_char (p);
              g_string_append_len (out, p, next - p);
              p = next;
            }
        }
    }
}

static gboolean
xml_allows (gunichar u)
{
  return u == 0x9 || u == 0xa || u == 0xd || (u >= 0x20 && u <= 0xd7ff) ||
         (u >= 0xe000 && u <= 0xfffd) || (u >= 0x10000 && u <= 0x10ffff);
}

void
rf_text_append_xml (GString *out, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);

  for (const char *p = text; p < end;)
    {
      gunichar u = g_utf8_get_char_validated (p, end - p);

      if (u == (gunichar) -1 || u == (gunichar) -2)
        {
          g_string_append (out, "\357\277\275");
          p++;
          continue;
        }
      p = g_utf8_next_char (p);
      if (!xml_allows (u))
        u = 0xfffd;
      if (u == '<')
        g_string_append (out, "&lt;");
      else if (u == '>')
        g_string_append (out, "&gt;");
      else if (u == '&')
        g_string_append (out, "&amp;");
      else if (u == '"')
        g_string_append (out, "&quot;");
      else
        g_string_append_unichar (out, u);
    }
}

char *
rf_text_ellipsize (const char *text, guint max_chars)
{
  const char *p = text;

  for (guint n = 0; *p; n++)
    {
      if (n == max_chars)
        {
          const char *cut = g_utf8_prev_char (p);
          return g_strdup_printf ("%.*s…", (int) (cut - text), text);
        }
      p = g_utf8_next_char (p);
    }
  return g_strdup (text);
}

gboolean
rf_text_write_file (const char *path, const char *data, gsize length, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.XXXXXX", path);
  g_autoptr (GError) local = NULL;
  int fd = g_mkstemp_full (temporary, O_WRONLY, 0666);
  gsize done = 0;

  if (fd < 0)
    {
      g_set_error (error, RF_ERROR, RF_ERROR_IO, "%s: can't be written: %s", path,
                   g_strerror (errno));
      return FALSE;
    }
  while (done < length)
    {
      gssize n = write (fd, data + done, length - done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        break;
      done += n;
    }
  if (done < length || close (fd) != 0 || g_rename (temporary, path) != 0)
    {
      g_set_error (error, RF_ERROR, RF_ERROR_IO, "%s: can't be written: %s", path,
                   g_strerror (errno));
      g_unlink (temporary);
      return FALSE;
    }
  return TRUE;
}

static char *
read_whole (const char *path, const char *shown, gsize *length, GError **error)
{
  FILE *file = strcmp (path, "-") == 0 ? stdin : NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gsize n;

  if (file == NULL)
    {
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          g_set_error (error, RF_ERROR, RF_ERROR_IO, "%s: is a folder, not a program", shown);
          return NULL;
        }
      file = fopen (path, "rb");
      if (file == NULL)
        {
          g_set_error (error, RF_ERROR, RF_ERROR_IO, "%s: can't be read: %s", shown,
                       g_strerror (errno));
          return NULL;
        }
    }
  while ((n = fread (buffer, 1, sizeof buffer, file)) > 0)
    g_byte_array_append (bytes, buffer, n);
  if (ferror (file))
    {
      g_set_error (error, RF_ERROR, RF_ERROR_IO, "%s: can't be read: %s", shown,
                   g_strerror (errno));
      if (file != stdin)
        fclose (file);
      return NULL;
    }
  if (file != stdin)
    fclose (file);
  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

char *
rf_text_read_program (const char *path, gsize *length, GError **error)
{
  const char *shown = strcmp (path, "-") == 0 ? "<stdin>" : path;
  gsize size = 0;
  g_autofree char *text = read_whole (path, shown, &size, error);
  const char *bad;

  if (text == NULL)
    return NULL;
  if (size >= 3 && memcmp (text, "\357\273\277", 3) == 0)
    {
      memmove (text, text + 3, size - 3 + 1);
      size -= 3;
    }
  /* A NUL byte is valid UTF-8 and no business of this function: the lexer names its place. */
  for (const char *p = text; p < text + size; p = bad + 1)
    {
      if (g_utf8_validate_len (p, text + size - p, &bad))
        break;
      if (*bad != '\0')
        {
          guint line = 1;
          const char *start = text;
          for (const char *q = text; q < bad; q++)
            if (*q == '\n')
              {
                line++;
                start = q + 1;
              }
          g_set_error (error, RF_ERROR, RF_ERROR_ENCODING,
                       "%s:%u:%d: the text is not UTF-8 (byte 0x%02x)", shown, line,
                       (int) (bad - start) + 1, (guchar) *bad);
          return NULL;
        }
    }
  if (length != NULL)
    *length = size;
  return g_steal_pointer (&text);
}
