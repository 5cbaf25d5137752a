/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"
#include "diagram/rf-view.h"

G_BEGIN_DECLS

/* A place of a view that says what somebody looks for. */
typedef struct
{
  gboolean is_frame;
  guint32 id;       /* the box */
  gboolean has_row; /* in a row; else in the head */
  guint8 slot_kind; /* of the row, with RF_SCENE_OWNER_FRAME for a frame's */
  guint32 slot;     /* … and the number of its slot */
  guint place;      /* … and its place */
  gboolean turned;  /* the row is on another page of the box, */
  guint page;       /* … which begins with this row */
} RfMatch;

/* At most so many are found. */
#define RF_FIND_MAX 2000

/* Where @text stands in @view, in the order of the boxes: in heads (types, classes, functions,
 * short ids such as "#7"), in names and in values. Upper and lower case are the same. Empty for an
 * empty
 * @text. (transfer full, RfMatch) */
GArray *rf_find (const RfView *view, const RfState *state, const RfHistory *history,
                 const char *text);
/* The event nearest to event @from at which the picture says @text, where it does not say so now;
 * 0: at none. Looks at names, heads, short ids and values as they were last. */
guint32 rf_find_moment (const RfHistory *history, guint32 from, const char *text);

G_END_DECLS
