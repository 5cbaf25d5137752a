/* SPDX-License-Identifier: MIT */

/* The heads of lecture files; every built-in lecture runs to its end under its profile. */

#include "base/rf-error.h"
#include "lecture/rf-lecture.h"
#include "session/rf-session.h"

#include <string.h>

static void
test_head (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name",
                                                    "# title: Cyclic isolates\n"
                                                    "# python: 3.10\n"
                                                    "# order: 30\n"
                                                    "\n"
                                                    "# %% One\n"
                                                    "# title: not in the head\n"
                                                    "x = 1\n"
                                                    "# %% Two\n",
                                                    &error);

  g_assert_no_error (error);
  g_assert_cmpstr (lecture->title, ==, "Cyclic isolates");
  g_assert_cmpstr (lecture->python, ==, "3.10");
  g_assert_cmpint (lecture->order, ==, 30);
  g_assert_cmpuint (lecture->n_cells, ==, 2);
}

static void
test_plain_file (void)
{
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", "x = 1\n# title: late\n", NULL);

  g_assert_null (lecture->title);
  g_assert_null (lecture->python);
  g_assert_cmpuint (lecture->n_cells, ==, 0);
}

static void
test_bad_profile (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rf_lecture_parse ("name", "# title: x\n# python: 2.7\n", &error));
  g_assert_error (error, RF_ERROR, RF_ERROR_LECTURE);
  g_assert_true (g_str_has_prefix (error->message, "name.py:2:1: "));
}

static void
test_built_in (void)
{
  g_autoptr (GPtrArray) lectures = rf_lecture_list_built_in ();
  int order = 0;

  g_assert_cmpuint (lectures->len, >=, 6);
  for (guint i = 0; i < lectures->len; i++)
    {
      const RfLecture *lecture = lectures->pdata[i];
      g_autofree char *text = rf_lecture_load_built_in (lecture->name, NULL);
      g_autoptr (RfSession) session = NULL;

      g_assert_nonnull (lecture->title);
      g_assert_nonnull (lecture->python);
      g_assert_cmpint (lecture->order, >, order);
      order = lecture->order;
      session = rf_session_new (text, -1, lecture->name, rf_profile_find (lecture->python));
      rf_session_start (session, TRUE);
      rf_session_wait (session);
      g_assert_null (rf_session_error (session));
      g_assert_cmpint (rf_session_phase (session), ==, RF_SESSION_FINISHED);
      g_assert_cmpint (rf_session_status (session), ==, 0);
    }
  g_assert_null (rf_lecture_load_built_in ("no-such-lecture", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lecture/head", test_head);
  g_test_add_func ("/lecture/plain-file", test_plain_file);
  g_test_add_func ("/lecture/bad-profile", test_bad_profile);
  g_test_add_func ("/lecture/built-in", test_built_in);
  return g_test_run ();
}
