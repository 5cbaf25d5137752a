/* SPDX-License-Identifier: MIT */
/* Which part of a layout a stretch of the run needs. */
#include "diagram/rf-area.h"

/* For badges, notes, hulls and arrows that go round a box. */
#define ROOM 34.0

static gboolean
is_used (const RfHistory *history, const RfHistoryBox *box, guint32 first, guint32 last)
{
  if (!box->shown || box->first > last)
    return FALSE;
  return box->end == 0 || box->end > first || rf_history_ghost_end (history, box->end) > first;
}

RfRect
rf_area_of_stretch (const RfLayout *layout, guint32 first, guint32 last, guint32 now)
{
  const RfHistory *history = rf_layout_history (layout);
  GPtrArray *boxes = rf_history_boxes (history);
  RfRect area = { 0 };

  for (guint i = 0; i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);
      RfRect place;

      if (!is_used (history, box, first, last) || !rf_layout_place (layout, box, now, &place))
        continue;
      if (box->stable)
        place.height = MIN (place.height, RF_BOX_HEAD + RF_BOX_FOOT +
                                            RF_BOX_ROW * rf_history_rows_at (history, box, last));
      place = rf_rect_grow (&place, ROOM);
      area = rf_rect_unite (&area, &place);
    }
  return area;
}
