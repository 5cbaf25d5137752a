/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-view-adjust.h"

G_BEGIN_DECLS

/* What the makers of a view share: rf-view.c (which boxes there are, and what stands on and below
 * them) and rf-view-rows.c (what stands in their rows). */

typedef struct
{
  const RfState *state;
  const RfLayout *layout;
  const RfHistory *history;
  RfJournal *journal;
  const RfViewOptions *options;
  const RfViewAdjust *adjust; /* NULL: none */
  RfView *view;
  GArray *pending;      /* guint32: objects whose boxes are to be made */
  GHashTable *isolates; /* ids of the isolates that exist now */
  /* The collector's newest decision: about @visited, because it followed a reference of @by (0: of
   * none) to it; all 0 where the newest event is none. */
  guint32 visited, by;
  gboolean saved; /* @visited came back from the unreachable */
  guint skipped;  /* rows before the first shown one of the box that is being made */
} RfViewBuilder;

/* What is written on object @id now. */
RfObjectFacts rf_view_facts (const RfViewBuilder *builder, guint32 id);
/* Remembers that @id is to be a box. FALSE: it is none. */
gboolean rf_view_want_box (RfViewBuilder *builder, guint32 id);

/* Fills the rows of a box, which has none yet: of an object that lives, with the dict that is
 * folded into it; of a frame. The objects that they refer to are to be boxes from now on. */
void rf_view_add_object_rows (RfViewBuilder *builder, RfViewBox *box);
void rf_view_add_frame_rows (RfViewBuilder *builder, RfViewBox *box);
/* How many rows @box has room for: afterwards, of every box. */
void rf_view_count_places (RfViewBuilder *builder, RfViewBox *box);

G_END_DECLS
