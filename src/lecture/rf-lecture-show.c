/* SPDX-License-Identifier: MIT */

/* What a lecture asks the picture to show: the words of "# show:" and of "# focus:". */

#include "lecture/rf-lecture.h"

#include <string.h>

typedef struct
{
  const char *word;
  gsize offset;      /* of a gboolean in RfViewOptions */
  gboolean inverted; /* the option says the opposite */
} Show;

#define SHOW(word, field, inverted)                        \
  {                                                        \
    word, G_STRUCT_OFFSET (RfViewOptions, field), inverted \
  }

static const Show shows[] = {
  SHOW ("addresses", show_addresses, FALSE),
  SHOW ("atoms", atoms_in_rows, TRUE),
  SHOW ("builtins", show_builtins, FALSE),
  SHOW ("classes", show_classes, FALSE),
  SHOW ("dicts", fold_dicts, TRUE),
  SHOW ("functions", show_functions, FALSE),
  SHOW ("generations", show_generations, FALSE),
  SHOW ("ghosts", show_ghosts, FALSE),
  SHOW ("modules", show_modules, FALSE),
  SHOW ("sizes", show_sizes, FALSE),
  SHOW ("temporaries", show_temporaries, FALSE),
  SHOW ("types", show_types, FALSE),
  SHOW ("weakrefs", show_weakrefs, FALSE),
};

const char *const *
rf_lecture_show_words (void)
{
  static const char *words[G_N_ELEMENTS (shows) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (shows); i++)
    words[i] = shows[i].word;
  return words;
}

static const Show *
find_show (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (shows); i++)
    if (strcmp (shows[i].word, word) == 0)
      return &shows[i];
  return NULL;
}

char *
rf_lecture_set_shows (const char *words, RfViewOptions *options)
{
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *word = g_strstrip (parts[i]);
      gboolean on = !g_str_has_prefix (word, "no ");
      const Show *show = find_show (on ? word : word + strlen ("no "));

      if (show == NULL)
        return g_strdup (word);
      if (options != NULL)
        G_STRUCT_MEMBER (gboolean, options, show->offset) = on != show->inverted;
    }
  return NULL;
}

void
rf_lecture_apply_shows (const RfLecture *lecture, RfViewOptions *options)
{
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
