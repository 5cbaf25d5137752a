/* SPDX-License-Identifier: MIT */

/* What a lecture asks the picture to show: the words of "# show:" and of "# focus:". */

#include "lecture/rf-lecture.h"

#include "base/rf-profile.h"

#include <string.h>

/* The words are those of the view's switches: without "show-", and two that are switched off by
 * what they are called here. */
static const struct
{
  const char *word, *toggle;
} inverted[] = { { "atoms", "atoms-in-rows" }, { "dicts", "fold-dicts" } };

const char *const *
rf_lecture_show_words (void)
{
#define X(field, name, initial) g_str_has_prefix (name, "show-") ? &name[5] : NULL,
  const char *const names[] = { RF_VIEW_TOGGLES (X) };
#undef X
  static const char *words[G_N_ELEMENTS (names) + 2];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (inverted); i++)
    words[n++] = inverted[i].word;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL)
      words[n++] = names[i];
  words[n] = "beside 3.10";
  return words;
}

/* The switch that @word is about, *@inverts: turned off by it; NULL: none. */
static gboolean *
find_toggle (RfViewOptions *options, const char *word, gboolean *inverts)
{
  g_autofree char *name = g_strdup_printf ("show-%s", word);

  *inverts = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (inverted); i++)
    if (strcmp (inverted[i].word, word) == 0)
      return rf_view_options_toggle (options, inverted[i].toggle);
  *inverts = FALSE;
  return rf_view_options_toggle (options, name);
}

/* What stands behind "beside" in @word if that is something that can stand there, else NULL. */
static const char *
beside_of (const char *word)
{
  const char *what;

  if (!g_str_has_prefix (word, "beside "))
    return NULL;
  for (what = word + strlen ("beside "); *what == ' '; what++)
    ;
  for (const RfProfile *const *p = rf_profile_list (); *p != NULL; p++)
    if (strcmp ((*p)->name, what) == 0)
      return (*p)->name;
  return NULL;
}

/* The last profile that @words (separated by commas) want beside, else @before. */
static const char *
last_beside (const char *words, const char *before)
{
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (beside_of (g_strstrip (parts[i])) != NULL)
      before = beside_of (parts[i]);
  return before;
}

const char *
rf_lecture_beside (const RfLecture *lecture)
{
  const char *beside = lecture->shows != NULL ? last_beside (lecture->shows, NULL) : NULL;

  for (guint i = 0; i < lecture->cells->len; i++)
    {
      const RfLectureCell *cell = lecture->cells->pdata[i];

      for (guint k = 0; k < cell->directives->len; k++)
        {
          const RfDirective *directive = &g_array_index (cell->directives, RfDirective, k);

          if (directive->kind == RF_DIRECTIVE_SHOW)
            beside = last_beside (directive->value, beside);
        }
    }
  return beside;
}

char *
rf_lecture_set_shows (const char *words, RfViewOptions *options)
{
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);
  RfViewOptions nobodys;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *word = g_strstrip (parts[i]);
      gboolean on = !g_str_has_prefix (word, "no "), inverts;
      gboolean *toggle;

      if (beside_of (word) != NULL)
        continue;
      toggle = find_toggle (options != NULL ? options : &nobodys, on ? word : word + strlen ("no "),
                            &inverts);

      if (toggle == NULL)
        return g_strdup (word);
      *toggle = on != inverts;
    }
  return NULL;
}

void
rf_lecture_apply_shows (const RfLecture *lecture, RfViewOptions *options)
{
  if (lecture->shows != NULL)
    g_free (rf_lecture_set_shows (lecture->shows, options));
  for (guint i = 0; i < lecture->cells->len; i++)
    {
      const RfLectureCell *cell = lecture->cells->pdata[i];

      for (guint k = 0; k < cell->directives->len; k++)
        {
          const RfDirective *directive = &g_array_index (cell->directives, RfDirective, k);
          if (directive->kind == RF_DIRECTIVE_SHOW)
            g_free (rf_lecture_set_shows (directive->value, options));
        }
    }
}

const char *
rf_lecture_focus (const RfLecture *lecture, guint line)
{
  const char *focus = NULL;

  for (guint i = 0; i < lecture->cells->len; i++)
    {
      const RfLectureCell *cell = lecture->cells->pdata[i];

      for (guint k = 0; k < cell->directives->len; k++)
        {
          const RfDirective *directive = &g_array_index (cell->directives, RfDirective, k);
          if (directive->kind == RF_DIRECTIVE_FOCUS && directive->line <= line)
            focus = directive->value;
        }
    }
  return g_strcmp0 (focus, "all") == 0 ? NULL : focus;
}
