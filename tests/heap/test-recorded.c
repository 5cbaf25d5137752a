/* SPDX-License-Identifier: MIT */

/* Random programs as CPython's collector dealt with them (collector.txt): finalizers, returned
 * values and the order in each generation have to be the same. */

#include "rf-test-heap.h"

#include <stdio.h>
#include <string.h>

#define MANY 400

typedef struct
{
  World *world;
  Node *nodes[MANY];
  guint names[MANY], kept[MANY]; /* indexes of roots, 0: none */
  GString *did;
} Play;

static void
keep_some (World *world, Node *node)
{
  if (node->label % 3 == 0)
    world_add_root (world, rf_ref (world->heap, &node->base));
}

static void
append_label (RfObject *object, gpointer user)
{
  Play *play = user;

  if (object->type == play->world->finalized_node)
    g_string_append_printf (play->did, " %d", ((Node *) object)->label);
}

/* The finalizers' own log becomes lines; what they kept stands behind the other roots. */
static void
take_log (Play *play, guint first_new_root)
{
  g_auto (GStrv) labels = g_strsplit (play->world->log->str, " ", -1);

  for (guint i = 0; labels[i] != NULL && *labels[i] != '\0'; i++)
    g_string_append_printf (play->did, "=%s\n", labels[i]);
  g_string_truncate (play->world->log, 0);
  for (guint i = first_new_root; i < play->world->roots->len; i++)
    {
      Node *node = g_ptr_array_index (play->world->roots, i);

      if (node != NULL && play->names[node->label] != i)
        play->kept[node->label] = i;
    }
}

static void
drop (Play *play, guint *root)
{
  if (*root != 0)
    world_drop_root (play->world, *root);
  *root = 0;
}

static void
step (Play *play, const char *line)
{
  World *world = play->world;
  guint first_new_root = world->roots->len;
  int a = 0, b = 0, c = 0;
  gsize n;

  g_assert_cmpint (sscanf (line + 1, "%d %d %d", &a, &b, &c), <=, 3);
  g_assert_true (a >= 0 && a < MANY && c >= 0 && c < MANY);
  switch (line[0])
    {
    case 'n':
      play->nodes[a] = world_node (world, world->finalized_node);
      play->nodes[a]->finalizer = keep_some;
      g_assert_cmpint (play->nodes[a]->label, ==, a);
      play->names[a] = world_add_root (world, play->nodes[a]);
      break;
    case 'l':
      world_link (world, play->nodes[a], b, play->nodes[c]);
      break;
    case 'u':
      world_link (world, play->nodes[a], b, NULL);
      break;
    case 'd':
      drop (play, &play->names[a]);
      break;
    case 'k':
      drop (play, &play->kept[a]);
      break;
    case 'c':
      n = rf_gc_collect (world->heap, a, RF_REASON_GC_COLLECT);
      take_log (play, first_new_root);
      g_string_append_printf (play->did, "=c%" G_GSIZE_FORMAT "\n", n);
      break;
    case 'g':
      for (int i = 0; i < RF_N_GENERATIONS; i++)
        {
          g_string_append_printf (play->did, "=g%d", i);
          rf_gc_foreach (world->heap, i, append_label, play);
          g_string_append_c (play->did, '\n');
        }
      break;
    default:
      g_error ("bad line \"%s\"", line);
    }
  take_log (play, first_new_root);
  world_check (world);
}

static void
play_program (char **lines, const char *profile, gboolean record)
{
  Play play = { world_new (profile) };

  play.did = g_string_new (NULL);
  rf_gc_enable (play.world->heap, FALSE);
  if (record)
    world_record (play.world);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) expected = g_string_new (NULL);
      const char *line = lines[i];

      if (line[0] == '#' || line[0] == '\0')
        continue;
      for (; lines[i + 1] != NULL && lines[i + 1][0] == '='; i++)
        g_string_append_printf (expected, "%s\n", g_strchomp (lines[i + 1]));
      g_string_truncate (play.did, 0);
      step (&play, line);
      if (strcmp (play.did->str, expected->str) != 0)
        g_error ("\"%s\" gave\n%s, but CPython\n%s", line, play.did->str, expected->str);
    }
  g_string_free (play.did, TRUE);
  world_free (play.world);
}

static void
test_recorded (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "collector.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) programs = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  programs = g_strsplit (text, "\n\n", -1);
  g_assert_cmpuint (g_strv_length (programs), >=, 40);
  for (guint i = 0; programs[i] != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit (programs[i], "\n", -1);

      play_program (lines, "3.10", FALSE);
      play_program (lines, "3.13", TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heap/recorded", test_recorded);
  return g_test_run ();
}
