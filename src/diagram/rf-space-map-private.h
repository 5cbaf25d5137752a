/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-space-map.h"

G_BEGIN_DECLS

/* Where everything stands in the picture of the address space: what rf-space-map.c, which says so,
 * and rf-space-draw.c share. */

#define RF_SPACE_MARGIN 8.0
#define RF_SPACE_ARENA_LABEL 62.0
#define RF_SPACE_POOL_LABEL 44.0
/* In the place of lines that are left out. */
#define RF_SPACE_LINES_GAP 5.0
/* Cells from that size on have labels and round corners. */
#define RF_SPACE_LABEL_CELL 11.0

typedef enum
{
  RF_SPACE_ROW_ARENA,
  RF_SPACE_ROW_HEADER,
  RF_SPACE_ROW_POOL,
  RF_SPACE_ROW_LARGE,
} RfSpaceRowKind;

typedef struct
{
  RfSpaceRowKind kind;
  guint number;     /* arena, size class, pool */
  guint size_class; /* of a pool */
  guint n_cells;
  guint first_line, n_lines; /* of map->lines */
  double y, height;
} RfSpaceRow;

typedef struct
{
  guint16 number;
  gboolean gap; /* lines above it are left out */
  float y;      /* below the row's */
} RfSpaceLine;

struct _RfSpaceMap
{
  RfSpaceMapOptions options;
  double pitch;
  guint columns;
  double height;
  GArray *rows;     /* RfSpaceRow */
  GArray *lines;    /* RfSpaceLine: those of all rows that are not left out, ascending in a row */
  GArray *pool_row; /* guint: number of the row, from 1; 0: none */
};

static inline const RfSpaceRow *
rf_space_map_row (const RfSpaceMap *map, guint index)
{
  return &g_array_index (map->rows, RfSpaceRow, index);
}

static inline const RfSpaceLine *
rf_space_map_line (const RfSpaceMap *map, const RfSpaceRow *row, guint index)
{
  return &g_array_index (map->lines, RfSpaceLine, row->first_line + index);
}

static inline RfPlace
rf_space_map_place (const RfSpaceRow *row, guint cell)
{
  return row->kind == RF_SPACE_ROW_LARGE ? RF_PLACE_LARGE | cell : RF_PLACE (row->number, cell);
}

/* The last row that begins at or above @y, 0 if there is none. */
guint rf_space_map_find_row (const RfSpaceMap *map, double y);
/* The line that has @y, which is measured from the row's; the row has lines. */
guint rf_space_map_find_line (const RfSpaceMap *map, const RfSpaceRow *row, double y);
/* FALSE: the cell's line is left out. */
gboolean rf_space_map_cell (const RfSpaceMap *map, const RfSpaceRow *row, guint cell, RfRect *rect);
/* The last cell of the line @index. */
guint rf_space_map_last (const RfSpaceMap *map, const RfSpaceRow *row, guint index);
/* The side of a pool's tile, with the gap. */
double rf_space_map_tile (const RfSpaceMap *map);

G_END_DECLS
