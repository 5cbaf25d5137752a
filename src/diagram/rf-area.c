/* SPDX-License-Identifier: MIT */
/* Which part of a layout a stretch of the run needs: frames and members of isolates that are there
 * in it, what can be reached from them by references that are there in it, and the ghosts of these.
 */
#include "diagram/rf-area.h"

/* For badges, notes, hulls and arrows that go round a box. */
#define ROOM 34.0
#define PASSES_MAX 40

typedef struct
{
  const RfHistory *history;
  guint32 first, last; /* positions */
} Stretch;

/* Whether what comes with event @from and goes with event @until (0: never) is there in it. */
static gboolean
is_there (const Stretch *stretch, guint32 from, guint32 until)
{
  return from <= stretch->last && (until == 0 || until > stretch->first ||
                                   rf_history_ghost_end (stretch->history, until) > stretch->first);
}

static gboolean
is_root (const Stretch *stretch, const RfHistoryBox *box)
{
  if (!box->shown || !is_there (stretch, box->first, box->end))
    return FALSE;
  return box->is_frame || (box->isolate != 0 && box->isolated <= stretch->last);
}

/* For each box whether it is used. References are gone over until they lead to nothing new, which
 * is soon where owners come before their targets; where it is not, all that is there counts. */
static gboolean *
find_used (const Stretch *stretch)
{
  GPtrArray *boxes = rf_history_boxes (stretch->history);
  GArray *edges = rf_history_edges (stretch->history);
  gboolean *used = g_new0 (gboolean, boxes->len + 1);
  gboolean more = TRUE;
  guint pass = 0;

  for (guint i = 0; i < boxes->len; i++)
    used[i] = is_root (stretch, g_ptr_array_index (boxes, i));
  while (more && pass++ < PASSES_MAX)
    {
      more = FALSE;
      for (guint i = 0; i < edges->len; i++)
        {
          const RfHistoryEdge *edge = &g_array_index (edges, RfHistoryEdge, i);
          const RfHistoryBox *target = g_ptr_array_index (boxes, edge->target);

          if (used[edge->target] || !used[edge->owner] ||
              !is_there (stretch, edge->event, edge->until) ||
              !is_there (stretch, target->first, target->end))
            continue;
          used[edge->target] = more = TRUE;
        }
    }
  for (guint i = 0; more && i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);
      used[i] = box->shown && is_there (stretch, box->first, box->end);
    }
  return used;
}

RfRect
rf_area_of_stretch (const RfLayout *layout, guint32 first, guint32 last, guint32 now)
{
  const RfHistory *history = rf_layout_history (layout);
  GPtrArray *boxes = rf_history_boxes (history);
  Stretch stretch = { history, first, last };
  g_autofree gboolean *used = find_used (&stretch);
  RfRect area = { 0 };

  for (guint i = 0; i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);
      RfRect place;

      if (!used[i] || !rf_layout_place (layout, box, now, &place))
        continue;
      if (box->stable)
        place.height = MIN (place.height, RF_BOX_HEAD + RF_BOX_FOOT +
                                            RF_BOX_ROW * rf_history_rows_at (history, box, last));
      place = rf_rect_grow (&place, ROOM);
      area = rf_rect_unite (&area, &place);
    }
  return area;
}
