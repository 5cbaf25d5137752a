/* SPDX-License-Identifier: MIT */
/* Situations that a lecture shows, run by the engine: nothing overlaps and nothing moves at any
 * line, phase or call; and the picture that the program names ("# at: …") says what it said when
 * somebody looked at it. What it says stands in NAME.scene beside NAME.py; with REFARIUM_RECORD set
 * it is written anew. Ids are numbered in the order in which they occur. With REFARIUM_PICTURES set
 * to a folder the pictures are written there, light and dark, to be looked at. */
#include "base/rf-profile.h"
#include "diagram/rf-export.h"
#include "diagram/rf-picture.h"
#include "diagram/rf-scene-build.h"
#include "diagram/rf-tween.h"
#include "journal/rf-cursor.h"
#include "journal/rf-steps.h"
#include "journal/rf-when.h"
#include "session/rf-session.h"

#include <string.h>

#define STOPS_MAX 60

typedef struct
{
  const char *folder, *name;
  RfSession *session;
  RfJournal *journal;
  RfLayout *layout;
  RfCursor *cursor;
  RfSteps *steps;
} Situation;

/* What a line "# KEY: …" of the program says; NULL: there is none. (transfer full) */
static char *
setting (const char *text, const char *key)
{
  g_autofree char *prefix = g_strdup_printf ("\n# %s: ", key);
  const char *found = strstr (text, prefix);

  if (found == NULL)
    return NULL;
  found += strlen (prefix);
  return g_strndup (found, strcspn (found, "\n"));
}

static void
open_situation (Situation *situation, const char *text, const RfLayout *before)
{
  g_autofree char *python = setting (text, "python"), *show = setting (text, "show");
  RfViewOptions options;

  situation->session =
    rf_session_new (text, -1, situation->name, rf_profile_find (python != NULL ? python : "3.13"));
  rf_session_start (situation->session, TRUE);
  rf_session_wait (situation->session);
  g_assert_cmpint (rf_session_phase (situation->session), ==, RF_SESSION_FINISHED);
  situation->journal = rf_session_journal (situation->session);
  rf_view_options_init (&options);
  options.show_functions = g_strcmp0 (show, "functions") == 0;
  situation->layout =
    rf_layout_new_after (situation->journal, rf_journal_length (situation->journal), &options, NULL,
                         before, NULL, NULL, NULL);
  situation->cursor = rf_cursor_new (situation->journal, NULL);
  situation->steps = rf_steps_new (situation->journal);
}

static void
close_situation (Situation *situation)
{
  rf_steps_free (situation->steps);
  rf_cursor_free (situation->cursor);
  rf_layout_unref (situation->layout);
  rf_session_unref (situation->session);
}

static RfScene *
scene_at (Situation *situation, guint32 n)
{
  RfView *view = rf_view_new (rf_cursor_seek (situation->cursor, n), situation->layout);
  RfScene *scene = rf_scene_build (view, situation->layout, NULL);

  rf_view_free (view);
  return scene;
}

/* On the way from @before to @after each line is where its bounds are: what is painted anew goes by
 * them. */
static void
check_way (const Situation *situation, RfScene *before, RfScene *after, guint32 n)
{
  for (double t = 0.3; t < 0.8; t += 0.4)
    {
      g_autoptr (RfScene) scene = rf_tween (before, after, t);

      for (guint i = 0; i < scene->items->len; i++)
        {
          const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);
          const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, item->group);

          for (guint k = 0; k < item->n_points; k++)
            if (!rf_rect_contains (&group->bounds, item->points[k].x, item->points[k].y))
              g_error ("%s, on the way to event %u: a %s is beside its bounds", situation->name, n,
                       rf_scene_part_name (item->key.part));
        }
    }
}

static void
check_stops (Situation *situation, RfGranularity granularity)
{
  guint32 length = rf_journal_length (situation->journal), position = 0;
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (RfScene) before = NULL;
  guint every;

  while (position < length)
    {
      position = rf_steps_next (situation->steps, position, granularity);
      g_array_append_val (stops, position);
    }
  every = MAX (1, stops->len / STOPS_MAX);
  for (guint i = 0; i < stops->len; i += every)
    {
      guint32 n = g_array_index (stops, guint32, i);
      RfScene *scene = scene_at (situation, n);
      RfPicture picture = { .no_crossings = TRUE, .words = g_string_new (NULL) };
      RfMovement boxes = { 0 }, arrows = { 0 };

      rf_picture_check (scene, &picture);
      if (picture.words->len > 0)
        g_error ("%s at event %u:\n%s", situation->name, n, picture.words->str);
      if (before != NULL &&
          rf_layout_epoch (situation->layout, n) ==
            rf_layout_epoch (situation->layout, g_array_index (stops, guint32, i - every)))
        rf_picture_movement (before, scene, &boxes, &arrows);
      g_assert_cmpfloat (boxes.most, ==, 0);
      g_assert_cmpfloat (arrows.most, ==, 0);
      if (before != NULL)
        check_way (situation, before, scene, n);
      g_string_free (picture.words, TRUE);
      g_clear_pointer (&before, rf_scene_unref);
      before = scene;
    }
}

/* --- what the picture says --- */

typedef struct
{
  GHashTable *numbers;
} Numbering;

static gboolean
renumber (const GMatchInfo *match, GString *out, gpointer user)
{
  Numbering *numbering = user;
  g_autofree char *head = g_match_info_fetch (match, 1), *id = g_match_info_fetch (match, 2);
  gpointer known = g_hash_table_lookup (numbering->numbers, id);

  if (known == NULL)
    {
      known = GUINT_TO_POINTER (g_hash_table_size (numbering->numbers) + 1);
      g_hash_table_insert (numbering->numbers, g_strdup (id), known);
    }
  g_string_append_printf (out, "%s%u", head, GPOINTER_TO_UINT (known));
  return FALSE;
}

/* The dump of @scene without addresses and with ids in the order in which they occur. */
static char *
dump (const RfScene *scene)
{
  g_autoptr (GRegex) address = g_regex_new (" address=0x[0-9a-f]+", 0, 0, NULL);
  g_autoptr (GRegex) id =
    g_regex_new ("(#|object-|object=|ref-|from=|to=|output-|frame-|frame=)([0-9]+)", 0, 0, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = rf_scene_dump (scene, FALSE), *plain = NULL;
  Numbering numbering = { numbers };

  plain = g_regex_replace_literal (address, text, -1, 0, "", 0, NULL);
  return g_regex_replace_eval (id, plain, -1, 0, 0, renumber, &numbering, NULL);
}

static void
write_picture (const Situation *situation, const RfScene *scene, guint32 n)
{
  static const RfThemeVariant variants[] = { RF_THEME_LIGHT, RF_THEME_DARK };
  const char *folder = g_getenv ("REFARIUM_PICTURES");

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("%s/%s-%u-%s.png", folder, situation->name, n, i == 0 ? "light" : "dark");
      g_assert_true (
        rf_export_scene (scene, NULL, rf_theme_get (variants[i]), RF_EXPORT_PNG, 1, path, NULL));
    }
}

static guint32
deepest (Situation *situation)
{
  guint32 n = 0, best = 0;
  guint most = 0;

  while ((n = rf_steps_next (situation->steps, n, RF_GRANULARITY_LINE)) <
         rf_journal_length (situation->journal))
    {
      guint depth = rf_state_stack_depth (rf_cursor_seek (situation->cursor, n));
      if (depth > most)
        {
          most = depth;
          best = n;
        }
    }
  return best;
}

/* The pictures that the program names, one after the other. */
static char *
dump_all (Situation *situation, const char *when)
{
  GString *all = g_string_new (NULL);
  guint32 position = 0, end = rf_when_end (situation->journal);

  if (g_strcmp0 (when, "each phase") == 0)
    {
      while ((position = rf_steps_next (situation->steps, position, RF_GRANULARITY_PHASE)) < end)
        {
          const RfState *state = rf_cursor_seek (situation->cursor, position);
          g_autoptr (RfScene) scene = NULL;
          g_autofree char *text = NULL;

          if (!state->gc.collecting)
            continue;
          scene = scene_at (situation, position);
          write_picture (situation, scene, position);
          text = dump (scene);
          g_string_append_printf (all, "--- %u\n%s", (guint) state->gc.phase, text);
        }
    }
  else
    {
      g_autoptr (RfScene) scene = NULL;
      g_autofree char *text = NULL;

      if (g_strcmp0 (when, "deepest") == 0)
        position = deepest (situation);
      else
        position = end;
      scene = scene_at (situation, position);
      write_picture (situation, scene, position);
      text = g_strcmp0 (when, "end, counted") == 0
               ? g_strdup_printf ("%u groups, %u items\n", scene->groups->len, scene->items->len)
               : dump (scene);
      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

/* Fails with the first line that differs. */
static void
check_same (const char *name, const char *said, const char *expected)
{
  g_auto (GStrv) one = g_strsplit (said, "\n", -1), other = g_strsplit (expected, "\n", -1);

  for (guint i = 0; one[i] != NULL || other[i] != NULL; i++)
    if (g_strcmp0 (one[i], other[i]) != 0)
      g_error ("%s.scene:%u: \"%s\" instead of \"%s\"", name, i + 1,
               one[i] != NULL ? one[i] : "(end)", other[i] != NULL ? other[i] : "(end)");
}

static void
test_situation (gconstpointer data)
{
  Situation situation = { .folder = g_test_get_dir (G_TEST_DIST), .name = data };
  g_autofree char *file = g_strdup_printf ("%s.py", situation.name);
  g_autofree char *golden = g_strdup_printf ("%s.scene", situation.name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "situations", file, NULL);
  g_autofree char *golden_path = g_test_build_filename (G_TEST_DIST, "situations", golden, NULL);
  g_autofree char *text = NULL, *when = NULL, *said = NULL, *expected = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  when = setting (text, "at");
  open_situation (&situation, text, NULL);
  check_stops (&situation, RF_GRANULARITY_LINE);
  check_stops (&situation, RF_GRANULARITY_PHASE);
  check_stops (&situation, RF_GRANULARITY_CALL);
  said = dump_all (&situation, when);
  if (g_getenv ("REFARIUM_RECORD") != NULL)
    g_assert_true (g_file_set_contents (golden_path, said, -1, NULL));
  g_assert_true (g_file_get_contents (golden_path, &expected, NULL, NULL));
  check_same (situation.name, said, expected);
  close_situation (&situation);
}

/* A statement more at the end of the program: what stood keeps its place. */
static void
test_statement_more (gconstpointer data)
{
  static const char *const more[] = {
    "more = [1, [2], {}]\n", "gc = 1\n",
    "def more(a):\n    b = [a]\n    return b\n\n\nlast = more([])\n",
    "x = y = z = [[], [], []]\ndel x\n"
  };
  g_autofree char *file = g_strdup_printf ("%s.py", (const char *) data), *text = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "situations", file, NULL);
  Situation former = { .name = data };

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  open_situation (&former, text, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      g_autofree char *longer = g_strconcat (text, more[i], NULL);
      Situation situation = { .name = data };
      guint32 n = rf_when_end (former.journal);
      g_autoptr (RfScene) before = scene_at (&former, n), after = NULL;
      RfPicture picture = { .no_crossings = TRUE, .words = g_string_new (NULL) };
      RfMovement boxes = { 0 }, arrows = { 0 };

      open_situation (&situation, longer, former.layout);
      after = scene_at (&situation, rf_when_end (situation.journal));
      rf_picture_movement (before, after, &boxes, &arrows);
      g_assert_cmpfloat (boxes.most, ==, 0);
      g_assert_cmpuint (boxes.n, >, 0);
      rf_picture_check (after, &picture);
      if (picture.words->len > 0)
        g_error ("%s with a statement more:\n%s", situation.name, picture.words->str);
      g_string_free (picture.words, TRUE);
      close_situation (&situation);
    }
  close_situation (&former);
}

/* A run that is too much for one picture is cut where its parts begin. */
static void
test_breaks (void)
{
  const char *text = "many = [[number] for number in range(130)]\n"
                     "for number in range(40):\n"
                     "    many[number].append(number)\n"
                     "del many\n"
                     "few = []\n"
                     "for number in range(40):\n"
                     "    few = [few]\n"
                     "few = None\n"
                     "last = []\n"
                     "for number in range(60):\n"
                     "    last.append(number)\n";
  const guint lines[] = { 1, 5, 9 };
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (RfLayout) layout = NULL;
  Situation situation = { .name = "breaks" };
  const RfHistory *history;
  guint found = 0;

  open_situation (&situation, text, NULL);
  g_array_append_vals (breaks, lines, G_N_ELEMENTS (lines));
  layout = rf_layout_new_after (situation.journal, rf_journal_length (situation.journal),
                                rf_history_options (rf_layout_history (situation.layout)), NULL,
                                NULL, breaks, NULL, NULL);
  history = rf_layout_history (layout);
  g_assert_cmpuint (rf_layout_n_epochs (layout), >, 1);
  for (guint32 i = 1; i < rf_history_step (history, G_MAXUINT32); i++)
    {
      guint32 n = rf_history_line (history, i);
      RfEvent event = rf_journal_event (situation.journal, n);

      if (rf_layout_epoch (layout, n) == rf_layout_epoch (layout, n - 1))
        continue;
      found++;
      g_assert_true (event.b == lines[1] || event.b == lines[2]);
    }
  g_assert_cmpuint (found, ==, rf_layout_n_epochs (layout) - 1);
  close_situation (&situation);
}

/* A finalizer in the middle of a collection: what the hull says is true at every event, and what is
 * printed stays where it is when the names go. */
static void
test_finalizer (void)
{
  static const char text[] = "\n"
                             "import gc\n"
                             "class Friend:\n"
                             "    def __init__(self, name):\n"
                             "        self.name = name\n"
                             "    def __del__(self):\n"
                             "        here = [self.name, [self]]\n"
                             "        print('bye', here)\n"
                             "jane = Friend('Jane')\n"
                             "bob = Friend('Bob')\n"
                             "jane.friend = bob\n"
                             "bob.friend = jane\n"
                             "del jane, bob\n"
                             "gc.collect()\n";
  Situation situation = { .name = "finalizer" };
  guint n_reached = 0, n_unreached = 0, n_bubbles = 0;
  guint32 last = 0;
  RfRect place = { 0 };

  open_situation (&situation, text, NULL);
  for (guint32 n = 1; n <= rf_when_end (situation.journal); n++)
    {
      RfEvent event = rf_journal_event (situation.journal, n);
      g_autoptr (RfScene) scene = NULL;
      g_autofree char *said = NULL;
      const RfState *state = rf_cursor_seek (situation.cursor, n);
      gboolean named = FALSE;

      if (event.kind == RF_EVENT_FINALIZER_BEGIN)
        last = 0;
      if (rf_state_n_running (state) == 0)
        continue;
      scene = scene_at (&situation, n);
      said = rf_scene_dump (scene, FALSE);
      named = strstr (said, " self\" ") != NULL || strstr (said, "\"self\"") != NULL;
      named = named && strstr (said, "slot=self") != NULL;
      if (named)
        g_assert_nonnull (strstr (said, "only a finalizer reaches them"));
      n_reached += named;
      n_unreached += strstr (said, "no path from any name") != NULL;
      for (guint i = 0; i < scene->items->len; i++)
        {
          const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);

          if (item->key.part != RF_PART_BUBBLE)
            continue;
          if (last == item->key.id)
            {
              g_assert_cmpfloat (item->bounds.x, ==, place.x);
              g_assert_cmpfloat (item->bounds.y, ==, place.y);
            }
          last = item->key.id;
          place = item->bounds;
          n_bubbles++;
        }
    }
  g_assert_cmpuint (n_reached, >, 10);
  g_assert_cmpuint (n_unreached, >, 2);
  g_assert_cmpuint (n_bubbles, >, 10);
  close_situation (&situation);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "empty",       "one_name",      "aliasing",
                                       "call_stack",  "long_list",     "dict_of_dicts",
                                       "binary_tree", "doubly_linked", "cyclic_isolate",
                                       "closures",    "exception",     "objects_300",
                                       "deep_stack",  "generators" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/breaks", test_breaks);
  g_test_add_func ("/diagram/finalizer", test_finalizer);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/diagram/situations/%s", names[i]);
      g_autofree char *more = g_strdup_printf ("/diagram/situations/%s-and-more", names[i]);

      g_test_add_data_func (path, names[i], test_situation);
      if (g_strcmp0 (names[i], "empty") != 0)
        g_test_add_data_func (more, names[i], test_statement_more);
    }
  return g_test_run ();
}
