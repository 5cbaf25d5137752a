/* SPDX-License-Identifier: MIT */

/* The base layer: profiles, escaping, whole files. */

#include "base/rf-error.h"
#include "base/rf-profile.h"
#include "base/rf-text.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_profiles (void)
{
  const RfProfile *const *list = rf_profile_list ();
  guint n = 0;

  for (; list[n] != NULL; n++)
    {
      g_assert_true (rf_profile_find (list[n]->name) == list[n]);
      g_assert_cmpint (list[n]->minor, ==, 10 + (int) n);
    }
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpstr (rf_profile_default ()->name, ==, "3.13");
  g_assert_null (rf_profile_find ("3.9"));
  g_assert_null (rf_profile_find (""));
  g_assert_cmpint (rf_profile_find ("3.10")->thresholds[0], ==, 700);
  g_assert_cmpint (rf_profile_find ("3.13")->thresholds[0], ==, 2000);
  g_assert_true (rf_profile_find ("3.10")->call_keeps_arguments);
  g_assert_false (rf_profile_find ("3.11")->call_keeps_arguments);
}

static char *
json (const char *text, gssize length)
{
  GString *out = g_string_new (NULL);
  rf_text_append_json (out, text, length);
  return g_string_free (out, FALSE);
}

static void
test_json (void)
{
  const struct
  {
    const char *text, *escaped;
  } rows[] = {
    { "plain", "plain" },
    { "a\"b\\c", "a\\\"b\\\\c" },
    { "line\nnext\ttab\r", "line\\nnext\\ttab\\r" },
    { "\x01\x7f", "\\u0001\\u007f" },
    { "ł漢😀", "ł漢😀" },
    { "\xed\xa0\x80", "\\ud800" }, /* a lone surrogate */
    { "\xff", "\357\277\275" },    /* no UTF-8 at all */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *escaped = json (rows[i].text, -1);
      g_assert_cmpstr (escaped, ==, rows[i].escaped);
    }
  g_autofree char *nul = json ("a\0b", 3);
  g_assert_cmpstr (nul, ==, "a\\u0000b");
}

static void
test_xml (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  rf_text_append_xml (out, "a<b>&\"c\"\x01 😀", -1);
  g_assert_cmpstr (out->str, ==, "a&lt;b&gt;&amp;&quot;c&quot;\357\277\275 😀");
}

static void
test_ellipsize (void)
{
  g_autofree char *same = rf_text_ellipsize ("łódź", 4);
  g_autofree char *cut = rf_text_ellipsize ("łódź!", 4);
  g_autofree char *empty = rf_text_ellipsize ("", 3);

  g_assert_cmpstr (same, ==, "łódź");
  g_assert_cmpstr (cut, ==, "łód…");
  g_assert_cmpstr (empty, ==, "");
}

typedef struct
{
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("refarium-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "program.py", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* nothing else was left in it */
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (rf_text_write_file (fixture->path, "one", 3, &error));
  g_assert_true (rf_text_write_file (fixture->path, "two\n", 4, &error));
  text = rf_text_read_program (fixture->path, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "two\n");
  g_assert_cmpuint (length, ==, 4);
  g_assert_false (rf_text_write_file ("/nowhere/at/all", "x", 1, &error));
  g_assert_error (error, RF_ERROR, RF_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "/nowhere/at/all"));
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 99;

  g_assert_null (rf_text_read_program (fixture->path, NULL, &error));
  g_assert_error (error, RF_ERROR, RF_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (rf_text_read_program (fixture->folder, NULL, &error));
  g_assert_error (error, RF_ERROR, RF_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "folder"));
  g_clear_error (&error);

  g_assert_true (rf_text_write_file (fixture->path, "ok\nx = '\xff'\n", 11, &error));
  g_assert_null (rf_text_read_program (fixture->path, NULL, &error));
  g_assert_error (error, RF_ERROR, RF_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "program.py:2:6:"));
  g_clear_error (&error);

  g_assert_true (rf_text_write_file (fixture->path, "", 0, &error));
  text = rf_text_read_program (fixture->path, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpuint (length, ==, 0);
  g_free (text);

  g_assert_true (rf_text_write_file (fixture->path, "\357\273\277x = 1\n", 9, &error));
  text = rf_text_read_program (fixture->path, &length, &error);
  g_assert_cmpstr (text, ==, "x = 1\n");
  g_assert_cmpuint (length, ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/profiles", test_profiles);
  g_test_add_func ("/base/text/json", test_json);
  g_test_add_func ("/base/text/xml", test_xml);
  g_test_add_func ("/base/text/ellipsize", test_ellipsize);
  g_test_add ("/base/text/write", Fixture, NULL, set_up, test_write, tear_down);
  g_test_add ("/base/text/read", Fixture, NULL, set_up, test_read, tear_down);
  return g_test_run ();
}
