/* SPDX-License-Identifier: MIT */
/* Keeping what stands where it stood, when a program has grown by a few statements. Boxes are the
 * same when they are the same in number of their type: a run is deterministic. Their places are
 * taken over as they are; what is new stands right of what holds it, in the nearest room that is
 * free whenever it is there. */
#include "diagram/rf-layout-private.h"

#include <math.h>
#include <string.h>

#define NEW_FEW 12 /* so many new places never are too many */
#define STEP 6.0   /* between heights that are tried */
#define EDGE 44.0  /* what a picture leaves free at its borders */
#define COLUMN_NEAR 30.0

/* The type of a box as text: two journals number their texts differently. */
static const char *
type_of (const RfHistory *history, const RfHistoryBox *box)
{
  return rf_journal_text (rf_history_journal (history), box->facts.type);
}

/* The box that is number @n of its type, from 0. */
static char *
key_of (GHashTable *counts, const RfHistory *history, const RfHistoryBox *box)
{
  const char *type = type_of (history, box);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, type));

  g_hash_table_insert (counts, g_strdup (type), GUINT_TO_POINTER (n + 1));
  return g_strdup_printf ("%u %s", n, type);
}

void
rf_epoch_keep (RfEpoch *epoch, const RfHistory *history, const RfEpoch *before,
               const RfHistory *history_before)
{
  GPtrArray *boxes = rf_history_boxes (history), *olds = rf_history_boxes (history_before);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  epoch->before = before;
  epoch->kept_of = g_new (int, boxes->len + 1);
  epoch->place_kept = g_new (int, before->places->len + 1);
  for (guint i = 0; i < before->places->len; i++)
    epoch->place_kept[i] = -1;
  for (guint i = 0; i < olds->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (olds, i);

      if (box->shown && !box->is_frame)
        g_hash_table_insert (known, key_of (counts, history_before, box), GUINT_TO_POINTER (i + 1));
    }
  g_hash_table_remove_all (counts);
  for (guint i = 0; i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);
      g_autofree char *key = NULL;
      guint old;

      epoch->kept_of[i] = -1;
      if (!box->shown || box->is_frame)
        continue;
      key = key_of (counts, history, box);
      old = GPOINTER_TO_UINT (g_hash_table_lookup (known, key));
      if (old != 0)
        epoch->kept_of[i] = before->place_of[old - 1];
    }
}

/* The room that a place needs, badges and notes included. */
static RfRect
room_of (const RfPlace *place)
{
  RfRect room = place->rect;

  room.y -= RF_BOX_OVERHANG;
  room.height += RF_BOX_OVERHANG + (place->level >= 0 ? 0 : RF_BOX_NOTE);
  return room;
}

static gboolean
is_free (const RfEpoch *epoch, guint index)
{
  const RfPlace *place = &g_array_index (epoch->places, RfPlace, index);
  RfRect own = room_of (place);
  RfRect room = { own.x - RF_RANK_GAP / 2, own.y - 6, own.width + RF_RANK_GAP, own.height + 12 };

  for (guint i = 0; i < epoch->places->len; i++)
    {
      const RfPlace *other = &g_array_index (epoch->places, RfPlace, i);
      RfRect taken = room_of (other);

      if (i != index && other->kept && rf_times_meet (&place->times, &other->times) &&
          rf_rect_overlaps (&room, &taken))
        return FALSE;
    }
  return TRUE;
}

/* Whether @place has grown into one that has been kept too. */
static gboolean
has_grown_into (const RfEpoch *epoch, guint index)
{
  const RfPlace *place = &g_array_index (epoch->places, RfPlace, index);
  RfRect own = room_of (place);

  for (guint i = 0; i < index; i++)
    {
      const RfPlace *other = &g_array_index (epoch->places, RfPlace, i);
      RfRect taken = room_of (other);

      if (other->kept && (rf_times_meet (&place->times, &other->times)) &&
          rf_rect_overlaps (&own, &taken))
        return TRUE;
    }
  return FALSE;
}

/* Who holds @index longest, -1: nobody. */
static int
holder_of (const RfEpoch *epoch, guint index, double *port)
{
  guint most = 0;
  int holder = -1;

  for (guint i = 0; i < epoch->links->len; i++)
    {
      const RfLink *link = &g_array_index (epoch->links, RfLink, i);

      if (link->head != index || link->weight <= most ||
          !g_array_index (epoch->places, RfPlace, link->tail).kept)
        continue;
      most = link->weight;
      holder = (int) link->tail;
      *port = RF_BOX_HEAD + (link->port + 0.5) * RF_BOX_ROW;
    }
  return holder;
}

/* The column that begins next right of @x, if one is near; else @x itself. */
static double
column_at (const RfEpoch *epoch, double x)
{
  double best = x + RF_RANK_GAP;

  for (guint i = 0; i < epoch->places->len; i++)
    {
      const RfPlace *other = &g_array_index (epoch->places, RfPlace, i);

      if (other->kept && other->rect.x >= x - COLUMN_NEAR && other->rect.x < best)
        best = other->rect.x;
    }
  return best < x + RF_RANK_GAP ? best : x;
}

/* The nearest free height to the one where it would stand best; as far down as it takes. */
static void
place_near (RfEpoch *epoch, guint index)
{
  RfPlace *place = &g_array_index (epoch->places, RfPlace, index);
  double port = 0, top = EDGE + RF_BOX_OVERHANG, wish;
  int holder = holder_of (epoch, index, &port);

  if (holder >= 0)
    {
      const RfPlace *from = &g_array_index (epoch->places, RfPlace, holder);

      place->rect.x = column_at (epoch, rf_rect_right (&from->rect) + RF_RANK_GAP);
      wish = fmax (from->rect.y + port - RF_BOX_HEAD / 2, top);
    }
  else
    {
      place->rect.x = column_at (epoch, EDGE + RF_RANK_GAP);
      wish = top;
    }
  for (guint i = 0;; i++)
    {
      place->rect.y = wish + i * STEP;
      if (is_free (epoch, index))
        break;
      place->rect.y = wish - i * STEP;
      if (place->rect.y >= top && is_free (epoch, index))
        break;
    }
  place->rect.x = round (place->rect.x);
  place->rect.y = round (place->rect.y);
  place->kept = TRUE;
}

/* Frames that are deeper than any before lie on the others. */
static void
place_levels (RfEpoch *epoch)
{
  RfRect last = { 0 };
  double left = EDGE;

  for (guint i = 0; i < RF_LAYOUT_MAX_FRAMES; i++, left += RF_STACK_SHIFT)
    {
      RfPlace *place = NULL;

      if (epoch->levels[i] < 0)
        continue;
      place = &g_array_index (epoch->places, RfPlace, epoch->levels[i]);
      if (!place->kept || place->rect.y < rf_rect_bottom (&last) + rf_stack_gap ((int) i))
        {
          place->rect.x = left;
          place->rect.y = last.width > 0 ? rf_rect_bottom (&last) + rf_stack_gap ((int) i)
                                         : EDGE + RF_BOX_OVERHANG;
          place->kept = TRUE;
        }
      last = place->rect;
      left = last.x;
    }
}

gboolean
rf_epoch_place_new (RfEpoch *epoch)
{
  guint n_new = 0, n_kept = 0;

  for (guint i = 0; i < epoch->places->len; i++)
    {
      const RfPlace *place = &g_array_index (epoch->places, RfPlace, i);

      n_kept += place->kept;
      n_new += !place->kept;
    }
  if (n_kept == 0 || n_new > n_kept + NEW_FEW)
    return FALSE;
  place_levels (epoch);
  for (guint i = 0; i < epoch->places->len; i++)
    {
      RfPlace *place = &g_array_index (epoch->places, RfPlace, i);

      if (place->kept && place->level < 0 && has_grown_into (epoch, i))
        place->kept = FALSE;
    }
  for (guint i = 0; i < epoch->places->len; i++)
    if (!g_array_index (epoch->places, RfPlace, i).kept)
      place_near (epoch, i);
  epoch->by_dot = epoch->before->by_dot;
  return TRUE;
}
