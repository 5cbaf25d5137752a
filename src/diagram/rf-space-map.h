/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"
#include "journal/rf-space.h"
#include "journal/rf-state.h"

#include <glib.h>

G_BEGIN_DECLS

/* The picture of the address space: the arenas with a tile for each of their pools, then, size
 * class by size class, each pool with a cell for each of its blocks, then the large blocks. Only
 * what lies in a clip is made, so that it does not matter how many blocks there are.
 *
 * Room is kept for what the pools become in the whole run, so nothing moves from event to event. */
typedef struct _RfSpaceMap RfSpaceMap;

typedef struct
{
  double width;          /* of the whole, points */
  double cell;           /* side of a cell, points */
  gboolean program_only; /* without pools and lines of blocks that the program never touches */
  int size_class;        /* only this one; RF_N_SIZE_CLASSES: large blocks; -1: all */
} RfSpaceMapOptions;

#define RF_SPACE_CELL_MIN 3.0
#define RF_SPACE_CELL_MAX 40.0

/* What is drawn of a moment. */
typedef struct
{
  RfSpace *space;
  const RfState *state; /* at the same event */
  RfPlace selected;
  guint32 changed_since; /* blocks that changed behind this event or later are marked */
} RfSpaceMoment;

/* Where everything stands at the moment that @space is at. (transfer full) */
RfSpaceMap *rf_space_map_new (RfSpace *space, const RfSpaceMapOptions *options);
void rf_space_map_free (RfSpaceMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfSpaceMap, rf_space_map_free)

/* Of the whole picture, in points. */
double rf_space_map_height (const RfSpaceMap *map);
/* What of the picture lies in @clip (NULL: all). (transfer full) */
RfScene *rf_space_map_build (const RfSpaceMap *map, const RfSpaceMoment *moment,
                             const RfRect *clip);
/* The block whose cell is at (@x, @y), RF_PLACE_NONE: none; *@pool (may be NULL) is the pool whose
 * tile or row it is, -1: none. */
RfPlace rf_space_map_pick (const RfSpaceMap *map, RfSpace *space, double x, double y, int *pool);
/* Where @place has its cell. FALSE: it is not in the picture. */
gboolean rf_space_map_rect (const RfSpaceMap *map, RfSpace *space, RfPlace place, RfRect *rect);
/* The y at which @pool begins; FALSE: it is not in the picture. */
gboolean rf_space_map_pool_y (const RfSpaceMap *map, guint pool, double *y);
/* The block beside @place, by columns and rows; @place itself at the border. From RF_PLACE_NONE:
 * the first one. */
RfPlace rf_space_map_walk (const RfSpaceMap *map, RfSpace *space, RfPlace place, int columns,
                           int rows);
/* The place of the free block @place in the order in which its pool gives out its blocks, from 1;
 * 0: it is not free. */
guint rf_space_map_order (RfSpace *space, RfPlace place);

G_END_DECLS
