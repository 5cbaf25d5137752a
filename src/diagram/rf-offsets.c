/* SPDX-License-Identifier: MIT */
/* Moved boxes. Two tables: what is kept, by names that hold in any run; and of the bound history
 * the same by box, so that looking one up costs nothing. */
#include "diagram/rf-offsets.h"

#include <math.h>
#include <string.h>

#define UNDO_MAX 50
#define BOXES_MAX 5000
#define FAR 100000.0 /* nobody moves a box so far */

struct _RfOffsets
{
  GHashTable *kept;  /* name → RfPoint */
  GHashTable *bound; /* RfHistoryBox → RfPoint of kept */
  const RfHistory *history;
  GPtrArray *earlier; /* texts */
};

RfOffsets *
rf_offsets_new (void)
{
  RfOffsets *offsets = g_new0 (RfOffsets, 1);

  offsets->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  offsets->bound = g_hash_table_new (NULL, NULL);
  offsets->earlier = g_ptr_array_new_with_free_func (g_free);
  return offsets;
}

RfOffsets *
rf_offsets_copy (const RfOffsets *offsets)
{
  RfOffsets *copy = rf_offsets_new ();
  g_autoptr (GHashTable) copies = g_hash_table_new (NULL, NULL); /* RfPoint → its copy */
  GHashTableIter iter;
  gpointer key, value;

  copy->history = offsets->history;
  g_hash_table_iter_init (&iter, offsets->kept);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      RfPoint *point = g_memdup2 (value, sizeof (RfPoint));

      g_hash_table_insert (copy->kept, g_strdup (key), point);
      g_hash_table_insert (copies, value, point);
    }
  g_hash_table_iter_init (&iter, offsets->bound);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->bound, key, g_hash_table_lookup (copies, value));
  return copy;
}

void
rf_offsets_free (RfOffsets *offsets)
{
  if (offsets == NULL)
    return;
  g_hash_table_unref (offsets->kept);
  g_hash_table_unref (offsets->bound);
  g_ptr_array_unref (offsets->earlier);
  g_free (offsets);
}

/* How many boxes of one type have come, by the type's text. */
static guint
count_type (GHashTable *counts, guint32 type)
{
  gpointer key = GUINT_TO_POINTER (type);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

  g_hash_table_insert (counts, key, GUINT_TO_POINTER (n));
  return n;
}

/* @order: how many objects of its type have come, it included. (transfer full) */
static char *
box_name (const RfHistory *history, const RfHistoryBox *box, guint order)
{
  if (box->is_frame)
    return g_strdup_printf ("frame %u", box->depth);
  return g_strdup_printf ("%s %u", rf_journal_text (rf_history_journal (history), box->facts.type),
                          order);
}

void
rf_offsets_bind (RfOffsets *offsets, const RfHistory *history)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GPtrArray *boxes;

  g_hash_table_remove_all (offsets->bound);
  offsets->history = history;
  if (history == NULL || g_hash_table_size (offsets->kept) == 0)
    return;
  boxes = rf_history_boxes (history);
  for (guint i = 0; i < boxes->len; i++)
    {
      RfHistoryBox *box = g_ptr_array_index (boxes, i);
      guint order = box->is_frame ? 0 : count_type (counts, box->facts.type);
      g_autofree char *name = box_name (history, box, order);
      RfPoint *offset = g_hash_table_lookup (offsets->kept, name);

      if (offset != NULL)
        g_hash_table_insert (offsets->bound, box, offset);
    }
}

RfPoint
rf_offsets_get (const RfOffsets *offsets, const RfHistoryBox *box)
{
  const RfPoint *offset = g_hash_table_lookup (offsets->bound, box);

  return offset != NULL ? *offset : (RfPoint){ 0, 0 };
}

/* @offset (of kept; NULL: none) is that of @box, and of all other frames of its depth. */
static void
bind_box (RfOffsets *offsets, const RfHistoryBox *box, RfPoint *offset)
{
  GPtrArray *boxes = rf_history_boxes (offsets->history);

  for (guint i = 0; i < boxes->len; i++)
    {
      RfHistoryBox *other = g_ptr_array_index (boxes, i);

      if (other != box && !(box->is_frame && other->is_frame && other->depth == box->depth))
        continue;
      if (offset != NULL)
        g_hash_table_insert (offsets->bound, other, offset);
      else
        g_hash_table_remove (offsets->bound, other);
    }
}

void
rf_offsets_set (RfOffsets *offsets, const RfHistoryBox *box, RfPoint offset)
{
  GPtrArray *boxes;
  guint order = 0;
  RfPoint *made;
  char *name;

  if (offsets->history == NULL || !isfinite (offset.x) || !isfinite (offset.y))
    return;
  boxes = rf_history_boxes (offsets->history);
  for (guint i = 0; i < boxes->len && !box->is_frame; i++)
    {
      const RfHistoryBox *other = g_ptr_array_index (boxes, i);

      order += !other->is_frame && other->facts.type == box->facts.type;
      if (other == box)
        break;
    }
  offset.x = CLAMP (round (offset.x), -FAR, FAR);
  offset.y = CLAMP (round (offset.y), -FAR, FAR);
  name = box_name (offsets->history, box, order);
  if (offset.x == 0 && offset.y == 0)
    {
      bind_box (offsets, box, NULL);
      g_hash_table_remove (offsets->kept, name);
      g_free (name);
      return;
    }
  made = g_memdup2 (&offset, sizeof offset);
  g_hash_table_replace (offsets->kept, name, made);
  bind_box (offsets, box, made);
}

guint
rf_offsets_n (const RfOffsets *offsets)
{
  return g_hash_table_size (offsets->kept);
}

void
rf_offsets_clear (RfOffsets *offsets)
{
  g_hash_table_remove_all (offsets->bound);
  g_hash_table_remove_all (offsets->kept);
}

void
rf_offsets_remember (RfOffsets *offsets)
{
  if (offsets->earlier->len >= UNDO_MAX)
    g_ptr_array_remove_index (offsets->earlier, 0);
  g_ptr_array_add (offsets->earlier, rf_offsets_to_text (offsets));
}

gboolean
rf_offsets_undo (RfOffsets *offsets)
{
  g_autofree char *text = NULL;

  if (offsets->earlier->len == 0)
    return FALSE;
  text = g_ptr_array_steal_index (offsets->earlier, offsets->earlier->len - 1);
  rf_offsets_read_text (offsets, text);
  return TRUE;
}

void
rf_offsets_forget (RfOffsets *offsets)
{
  g_ptr_array_set_size (offsets->earlier, 0);
}

char *
rf_offsets_to_text (const RfOffsets *offsets)
{
  g_autoptr (GList) names = g_hash_table_get_keys (offsets->kept);
  GString *text = g_string_new (NULL);

  names = g_list_sort (names, (GCompareFunc) strcmp);
  for (GList *name = names; name != NULL; name = name->next)
    {
      const RfPoint *offset = g_hash_table_lookup (offsets->kept, name->data);

      g_string_append_printf (text, "%s\t%d\t%d\n", (const char *) name->data, (int) offset->x,
                              (int) offset->y);
    }
  return g_string_free (text, FALSE);
}

void
rf_offsets_read_text (RfOffsets *offsets, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", BOXES_MAX);

  rf_offsets_clear (offsets);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 4);
      RfPoint offset;

      if (g_strv_length (parts) != 3 || parts[0][0] == '\0')
        continue;
      offset.x = CLAMP (g_ascii_strtod (parts[1], NULL), -FAR, FAR);
      offset.y = CLAMP (g_ascii_strtod (parts[2], NULL), -FAR, FAR);
      if (isnan (offset.x) || isnan (offset.y) || (offset.x == 0 && offset.y == 0))
        continue;
      g_hash_table_replace (offsets->kept, g_strdup (parts[0]), g_memdup2 (&offset, sizeof offset));
    }
  rf_offsets_bind (offsets, offsets->history);
}
