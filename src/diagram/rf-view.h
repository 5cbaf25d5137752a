/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-layout.h"
#include "journal/rf-state.h"

#include <glib.h>

G_BEGIN_DECLS

/* The view: which boxes one state shows and what stands in their rows, without any coordinates.
 * Made from the state and from what the layout's history knows of before and after; it keeps no
 * pointer to the state. */

typedef enum
{
  RF_TONE_NORMAL,
  RF_TONE_CLASS,   /* classes, modules, functions */
  RF_TONE_FRAME,   /* frames and generators that something keeps: cards like those on the stack */
  RF_TONE_ISOLATE, /* member of a cyclic isolate */
  RF_TONE_GHOST,   /* freed */
} RfTone;

typedef enum
{
  RF_ROW_VALUE, /* label and a text */
  RF_ROW_ARROW, /* label and an arrow to a box */
  RF_ROW_EMPTY, /* label only: a slot with nothing in it */
  RF_ROW_GONE,  /* a deleted name: struck out */
  RF_ROW_MORE,  /* "… 994 more", "‹ 11–20 of 1,000 ›" */
} RfRowKind;

typedef struct
{
  guint8 kind;      /* RfRowKind */
  guint8 slot_kind; /* RfSlotKind */
  gboolean owner_is_frame;
  guint32 owner;  /* the object or frame that has the slot: of a folded dict, the dict */
  guint32 slot;   /* number of the slot */
  guint place;    /* the row's, from 0 */
  guint32 target; /* object id, 0: none */
  gboolean weak;
  gboolean lit; /* the collector follows it right now */
  RfStyle value_style;
  char *label, *value; /* whole, not cut to fit; NULL: none */
} RfViewRow;

typedef struct
{
  gboolean is_frame;
  guint32 id;
  guint32 namespace;           /* of a frame: the dict that holds its names, 0: none */
  const RfHistoryBox *history; /* (transfer none) */
  char *title;
  char *side;  /* in the head: "line 12"; NULL: none */
  char *extra; /* address, size; NULL: not shown */
  char *note;  /* below the box; NULL: none */
  RfStyle note_style;
  RfTone tone;
  guint skipped; /* of the top frame: how many between it and the card above are not drawn */
  gboolean top_frame, finalizing, finalized, resurrected, glowing, halo;
  gboolean visited; /* what the collector decides on right now */
  gboolean folded;  /* only its head is shown */
  gboolean dimmed;  /* outside of what the reader looks at */
  gint generation;  /* -1: not tracked, or not shown */
  guint32 count;    /* of an object that lives */
  gint32 gc_refs;   /* -1: none; of a frame: its namespace's */
  guint32 isolate;
  guint32 reuses;          /* a little while ago it got the address of this object; 0: none */
  guint n_places;          /* of rows: what the box's height is made for */
  guint n_rows, first_row; /* of a box with more rows than fit: all of them, the first shown one */
  guint64 address;
  GArray *rows; /* RfViewRow */
} RfViewBox;

typedef struct
{
  guint32 id;
  guint32 n_alive;    /* members that live, whether they are boxes or not */
  gboolean finalizer; /* one runs, and from its names a member can be reached */
  GArray *members;    /* guint: indexes of boxes */
} RfViewIsolate;

typedef struct
{
  guint32 object;     /* whose finalizer or callback prints */
  guint32 begin, end; /* the events between which that runs; end: as far as it is known */
  char *text;
  char *longest; /* line that it prints: what the bubble needs room for */
} RfViewBubble;

typedef struct
{
  guint32 position;      /* event */
  GPtrArray *boxes;      /* RfViewBox, frames first */
  GPtrArray *isolates;   /* RfViewIsolate */
  GPtrArray *bubbles;    /* RfViewBubble */
  GHashTable *by_object; /* object id → index + 1; a folded dict gives its owner's box */
} RfView;

/* What a reader does with single boxes: rf-view-adjust.h. */
typedef struct _RfViewAdjust RfViewAdjust;

/* The view of @state with the options of @layout. What @layout has no place for is left out.
 * (transfer full) */
RfView *rf_view_new (const RfState *state, const RfLayout *layout);
/* The same with the pages turned, the boxes folded and the focus set as @adjust says. */
RfView *rf_view_new_adjusted (const RfState *state, const RfLayout *layout,
                              const RfViewAdjust *adjust);
/* The same for a state that is only passed on the way to another one: without what tells of the
 * collector's newest decision, since that is of interest where a step is just one; with the objects
 * @kept (ids, @n_kept) for as long as they live, though nothing shown may refer to them just now.
 * (transfer full) */
RfView *rf_view_new_passing (const RfState *state, const RfLayout *layout,
                             const RfViewAdjust *adjust, const guint32 *kept, guint n_kept);
void rf_view_free (RfView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfView, rf_view_free)

void rf_view_box_free (RfViewBox *box);

/* The box that stands for object @id, or NULL. (transfer none) */
const RfViewBox *rf_view_object (const RfView *view, guint32 id);
/* The same; the dict of a namespace is stood for by its frame, a folded dict by its owner. */
const RfViewBox *rf_view_find (const RfView *view, guint32 id);

G_END_DECLS
