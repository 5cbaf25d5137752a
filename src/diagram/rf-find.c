/* SPDX-License-Identifier: MIT */
/* Finding text in a view: whole titles, names and values, not what fits into the boxes. */
#include "diagram/rf-find.h"

#include <string.h>

/* (transfer full) */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : valid, -1);
}

static gboolean
contains (const char *text, const char *needle)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  folded = fold (text);
  return strstr (folded, needle) != NULL;
}

/* A short id is meant whole: #7 is not #70. */
static gboolean
is_id (const RfViewBox *box, const char *needle)
{
  g_autofree char *id = g_strdup_printf ("#%u", box->id);

  return !box->is_frame && strcmp (id, needle) == 0;
}

GArray *
rf_find (const RfView *view, const char *text)
{
  GArray *matches = g_array_new (FALSE, TRUE, sizeof (RfMatch));
  g_autofree char *folded = fold (text), *needle = g_strstrip (g_strdup (folded));

  if (*needle == '\0')
    return matches;
  for (guint i = 0; i < view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (view->boxes, i);
      RfMatch match = { .is_frame = box->is_frame, .id = box->id };

      if (contains (box->title, needle) || contains (box->note, needle) || is_id (box, needle))
        g_array_append_val (matches, match);
      for (guint r = 0; r < box->rows->len; r++)
        {
          const RfViewRow *row = &g_array_index (box->rows, RfViewRow, r);
          RfMatch in_row = match;

          if (row->kind == RF_ROW_MORE ||
              (!contains (row->label, needle) && !contains (row->value, needle)))
            continue;
          in_row.has_row = TRUE;
          in_row.slot_kind = row->slot_kind;
          in_row.slot = row->slot;
          in_row.place = row->place;
          g_array_append_val (matches, in_row);
        }
    }
  return matches;
}
