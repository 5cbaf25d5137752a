/* SPDX-License-Identifier: MIT */
/* Pictures in the language of the window: whatever a run shows, its notes, captions and tooltips
 * are German where the program is, and none of them is cut; what Python names stays. */
#include "base/rf-profile.h"
#include "diagram/rf-phrase.h"
#include "diagram/rf-scene-build.h"
#include "journal/rf-cursor.h"
#include "session/rf-session.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

static const char program[] = "import gc, weakref\n"
                              "class Node:\n"
                              "    def __init__(self, name):\n"
                              "        self.name = name\n"
                              "        self.me = self\n"
                              "    def __del__(self):\n"
                              "        kept.append(self)\n"
                              "kept = []\n"
                              "def work(n):\n"
                              "    if n:\n"
                              "        return work(n - 1)\n"
                              "    return list(range(40))\n"
                              "a = Node('a')\n"
                              "w = weakref.ref(a)\n"
                              "del a\n"
                              "gc.collect()\n"
                              "kept.clear()\n"
                              "gc.collect()\n"
                              "big = work(15)\n"
                              "x = [1]\n"
                              "del x\n"
                              "y = [2]\n"
                              "y.append(y)\n"
                              "del y\n";

/* The words of pictures that must not be left over. */
static const char *const english[] = {
  "line",       "freed",       "finalized",   "finalizing", "cyclic",  "isolate ",
  "object",     "more",        "unreachable", "runs",       "cleared", "reachable",
  "reference ", "resurrected", "address",     "refers",     "gen ",    "frames",
};

static gboolean
is_phrase (const RfSceneItem *item)
{
  switch ((RfScenePart) item->key.part)
    {
    case RF_PART_NOTE:
    case RF_PART_CAPTION:
    case RF_PART_LINE:
    case RF_PART_MORE:
    case RF_PART_STEM_TEXT:
    case RF_PART_GENERATION_TEXT:
      return item->text != NULL;
    default:
      return FALSE;
    }
}

static void
check_german (const char *text, GHashTable *said)
{
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    if (strstr (text, english[i]) != NULL)
      g_error ("\"%s\" is not translated: %s", english[i], text);
  g_hash_table_add (said, g_strdup (text));
}

static gboolean
was_said (GHashTable *said, const char *word)
{
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, said);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (strstr (text, word) != NULL)
      return TRUE;
  return FALSE;
}

static void
check_scene (const RfScene *scene, GHashTable *said)
{
  check_german (scene->title, said);
  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);

      if (group->space != RF_SPACE_BUBBLE)
        check_german (group->title, said);
      /* For programs: in no language. */
      for (guint k = 0; group->attributes[k] != NULL; k += 2)
        if (strcmp (group->attributes[k], "state") == 0)
          g_assert_null (strstr (group->attributes[k + 1], "isoliert"));
    }
  for (guint i = 0; i < scene->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);

      if (!is_phrase (item))
        continue;
      check_german (item->text, said);
      if (item->whole != NULL)
        g_error ("\"%s\" is cut", item->whole);
    }
}

static void
test_german (void)
{
  static const char *const words[] = {
    "zyklisches Isolat",
    "Zeile 13",
    "✝ frei:",
    "finalisiert ✓",
    "führt __del__ aus",
    "auferstanden",
    "Frame work()",
    "Referenzzähler",
    "noch 30",
    "verweist schwach auf",
    "unerreichbar",
    "Gen 0",
    "Frames",
    "noch 5",
    "gleiche Adresse wie #",
    "1 zyklisches Isolat",
  };
  RfSession *session = rf_session_new (program, -1, "german.py", rf_profile_find ("3.13"));
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  RfViewOptions options;
  RfJournal *journal;
  RfLayout *layout;
  RfCursor *cursor;

  rf_session_start (session, TRUE);
  rf_session_wait (session);
  journal = rf_session_journal (session);
  rf_view_options_init (&options);
  options.show_generations = TRUE;
  layout = rf_layout_new (journal, rf_journal_length (journal), &options, NULL, NULL, NULL);
  cursor = rf_cursor_new (journal, NULL);
  for (guint32 n = 1; n <= MIN (rf_journal_length (journal), 4000); n += 2)
    {
      g_autoptr (RfView) view = rf_view_new (rf_cursor_seek (cursor, n), layout);
      g_autoptr (RfScene) scene = rf_scene_build (view, layout, NULL);

      check_scene (scene, said);
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (!was_said (said, words[i]))
      g_error ("\"%s\" is nowhere to be read", words[i]);
  rf_cursor_free (cursor);
  rf_layout_unref (layout);
  rf_session_unref (session);
}

/* Numbers have their plural. */
static void
test_plural (void)
{
  g_autofree char *one = rf_phrase_isolate (3, 1, FALSE), *two = rf_phrase_isolate (3, 2, FALSE);

  g_assert_cmpstr (one, ==, "Isolat · 1 Objekt");
  g_assert_cmpstr (two, ==, "Isolat · 2 Objekte");
}

/* The translations of the tree in a folder of the test's own. FALSE: there is no msgfmt here, or no
 * locale. */
static gboolean
speak_german (const char *folder)
{
  g_autofree char *messages = g_build_filename (folder, "de", "LC_MESSAGES", NULL);
  g_autofree char *compiled = g_build_filename (messages, "refarium.mo", NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "..", "po", "de.po", NULL);
  const char *argv[] = { "msgfmt", "-o", compiled, source, NULL };
  int status;

  g_mkdir_with_parents (messages, 0700);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, NULL) ||
      !g_spawn_check_wait_status (status, NULL))
    return FALSE;
  g_setenv ("LANGUAGE", "de", TRUE);
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    return FALSE;
  bindtextdomain ("refarium", folder);
  bind_textdomain_codeset ("refarium", "UTF-8");
  textdomain ("refarium");
  return TRUE;
}

static void
clean (const char *folder)
{
  static const char *const parts[] = { "de/LC_MESSAGES/refarium.mo", "de/LC_MESSAGES", "de", "" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (folder, parts[i], NULL);
      g_remove (path);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("refarium-XXXXXX", NULL);
  int status = 77;

  g_test_init (&argc, &argv, NULL);
  if (speak_german (folder))
    {
      g_test_add_func ("/diagram/phrases/german", test_german);
      g_test_add_func ("/diagram/phrases/plural", test_plural);
      status = g_test_run ();
    }
  clean (folder);
  return status;
}
