/* SPDX-License-Identifier: MIT */

/* The key in a real keyring: a secret service of this test's own, on its own session bus and with
 * its own folders. Skipped where gnome-keyring-daemon is not installed. */

#include "rf-test-window.h"

#include "app/rf-post-office.h"

#include <string.h>

#define KEY "4f1d-very-secret-key"

typedef struct
{
  gboolean is_done;
  char *key, *error;
} Answer;

static void
on_key (const char *key, const GError *error, gpointer user)
{
  Answer *answer = user;

  g_free (answer->key);
  g_free (answer->error);
  *answer = (Answer){ TRUE, g_strdup (key), error != NULL ? g_strdup (error->message) : NULL };
}

/* What the secrets answer to storing @key, or to loading. */
static void
assert_answer (RfSecrets *secrets, gboolean stores, const char *key, const char *expected)
{
  Answer answer = { FALSE };

  if (stores)
    rf_secrets_store (secrets, key, on_key, &answer);
  else
    rf_secrets_load (secrets, on_key, &answer);
  TEST_UNTIL (answer.is_done);
  g_assert_cmpstr (answer.error, ==, NULL);
  g_assert_cmpstr (answer.key, ==, expected);
  g_free (answer.key);
}

static void
test_keyring (void)
{
  RfSecrets *secrets = rf_secrets_new (), *other;

  assert_answer (secrets, FALSE, NULL, NULL);
  assert_answer (secrets, TRUE, KEY, KEY);
  assert_answer (secrets, FALSE, NULL, KEY);
  /* It is in the keyring, not in the object. */
  other = rf_secrets_new ();
  assert_answer (other, FALSE, NULL, KEY);
  assert_answer (other, TRUE, "another", "another");
  assert_answer (secrets, FALSE, NULL, "another");
  assert_answer (secrets, TRUE, NULL, NULL);
  assert_answer (other, FALSE, NULL, NULL);
  rf_secrets_free (other);
  rf_secrets_free (secrets);
}

/* No file of @folder holds the key. */
static void
assert_not_below (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
      gsize size = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        assert_not_below (path);
      else if (g_file_test (path, G_FILE_TEST_IS_REGULAR) &&
               g_file_get_contents (path, &text, &size, NULL))
        g_assert_null (memmem (text, size, KEY, strlen (KEY)));
    }
}

/* As the preferences do it: what is switched on later finds the key there; no file has it. */
static void
test_office (void)
{
  RfPostOffice *office = rf_application_get_post_office (test_application ());

  rf_post_office_set_base (office, "http://127.0.0.1:9");
  rf_post_office_set_on (office, TRUE);
  rf_post_office_set_key (office, KEY);
  TEST_UNTIL (rf_post_office_has_key (office));
  g_assert_null (rf_post_office_get_trouble (office));
  rf_post_office_set_on (office, FALSE);
  g_assert_false (rf_post_office_has_key (office));
  rf_post_office_set_on (office, TRUE);
  TEST_UNTIL (rf_post_office_has_key (office));
  assert_not_below (g_get_user_config_dir ());
  assert_not_below (g_get_user_data_dir ());
  assert_not_below (g_get_user_cache_dir ());
  assert_not_below (g_get_user_state_dir ());
  rf_post_office_set_key (office, "");
  TEST_UNTIL (!rf_post_office_has_key (office));
  rf_post_office_set_on (office, FALSE);
}

/* A keyring that is open: its word is read from standard input. */
static GSubprocess *
start_keyring (void)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *keyring =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                        G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                      &error, "gnome-keyring-daemon", "--foreground", "--unlock",
                      "--components=secrets", NULL);

  g_assert_no_error (error);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (keyring), "word", 4, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (keyring), NULL, &error);
  g_assert_no_error (error);
  return keyring;
}

static void
on_name (GDBusConnection *connection, const char *name, const char *owner, gpointer user)
{
  *(gboolean *) user = TRUE;
}

int
main (int argc, char *argv[])
{
  g_autofree char *tool = g_find_program_in_path ("gnome-keyring-daemon");
  g_autoptr (GSubprocess) keyring = NULL;
  gboolean is_there = FALSE;
  guint watch;
  int result;

  if (tool == NULL)
    {
      g_printerr ("gnome-keyring-daemon is not installed\n");
      return 77;
    }
  g_test_init (&argc, &argv, NULL);
  keyring = start_keyring ();
  watch = g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets",
                            G_BUS_NAME_WATCHER_FLAGS_NONE, on_name, NULL, &is_there, NULL);
  TEST_UNTIL (is_there);
  g_bus_unwatch_name (watch);
  test_application_begin ();
  g_test_add_func ("/secrets/keyring", test_keyring);
  g_test_add_func ("/secrets/office", test_office);
  result = g_test_run ();
  test_application_end ();
  g_subprocess_send_signal (keyring, SIGTERM);
  g_subprocess_wait (keyring, NULL, NULL);
  return result;
}
