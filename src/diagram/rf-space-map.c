/* SPDX-License-Identifier: MIT */

/* Where everything stands in the picture of the address space.
 *
 * Invariants: rows stand one below the other, by ascending y, and have all the same width; a pool
 * has one row at most. The cell of block n is in column n modulo the columns, in the line of n by
 * the columns, unless that line is left out. */

#include "diagram/rf-space-map.h"

#include "diagram/rf-space-map-private.h"

#include <math.h>

#define ARENA_HEIGHT 20.0
#define TILE_MAX 16.0
#define HEADER_HEIGHT 24.0
#define POOL_GAP 6.0

/* --- where everything stands ------------------------------------------------------------------ */

static RfSpaceRow *
add_row (RfSpaceMap *map, RfSpaceRowKind kind, guint number, guint size_class, double height)
{
  RfSpaceRow row = { .kind = kind,
                     .number = number,
                     .size_class = size_class,
                     .first_line = map->lines->len,
                     .y = map->height,
                     .height = height };

  g_array_append_val (map->rows, row);
  map->height += height;
  return &g_array_index (map->rows, RfSpaceRow, map->rows->len - 1);
}

/* The row gets @n_cells cells. */
static void
add_cells (RfSpaceMap *map, RfSpaceLog *log, RfSpaceRow *row, guint n_cells)
{
  guint n_lines = (n_cells + map->columns - 1) / map->columns;

  row->n_cells = n_cells;
  for (guint i = 0; i < n_lines && i < G_MAXUINT16; i++)
    if (row->kind == RF_SPACE_ROW_LARGE || !map->options.program_only ||
        rf_space_log_is_touched (log, row->number, i * map->columns, (i + 1) * map->columns - 1))
      {
        RfSpaceLine line = { .number = (guint16) i, .y = (float) row->height };

        line.gap =
          i !=
          (row->n_lines > 0 ? rf_space_map_line (map, row, row->n_lines - 1)->number + 1u : 0u);
        if (line.gap)
          line.y += RF_SPACE_LINES_GAP;
        g_array_append_val (map->lines, line);
        row->n_lines++;
        row->height = line.y + map->pitch;
      }
  row->height += POOL_GAP;
  map->height += row->height;
}

guint
rf_space_map_find_line (const RfSpaceMap *map, const RfSpaceRow *row, double y)
{
  guint low = 0, high = row->n_lines;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (rf_space_map_line (map, row, middle)->y <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The size class that @pool has now, or is going to have. */
static guint
class_of (RfSpace *space, guint pool)
{
  if (pool < rf_space_n_pools (space))
    {
      RfSpacePool now = rf_space_pool (space, pool);

      if (now.size_class != RF_SIZE_CLASS_NONE)
        return now.size_class;
    }
  return rf_space_log_fate (rf_space_get_log (space), pool).first_class;
}

static void
add_pools (RfSpaceMap *map, RfSpace *space)
{
  RfSpaceLog *log = rf_space_get_log (space);
  guint n = rf_space_log_n_pools (log);
  g_autofree guint8 *classes = g_new (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    {
      RfSpacePoolFate fate = rf_space_log_fate (log, i);

      classes[i] = map->options.program_only && !fate.for_program ? RF_SIZE_CLASS_NONE
                                                                  : (guint8) class_of (space, i);
    }
  for (guint size_class = 0; size_class < RF_N_SIZE_CLASSES; size_class++)
    {
      gboolean first = TRUE;

      if (map->options.size_class >= 0 && (guint) map->options.size_class != size_class)
        continue;
      for (guint i = 0; i < n; i++)
        {
          guint n_cells;

          if (classes[i] != size_class)
            continue;
          if (first)
            add_row (map, RF_SPACE_ROW_HEADER, size_class, size_class, HEADER_HEIGHT);
          first = FALSE;
          n_cells = MIN (rf_space_log_fate (log, i).n_carved,
                         (RF_POOL_BYTES - 48) / ((size_class + 1) * RF_SIZE_CLASS_STEP));
          add_cells (map, log, add_row (map, RF_SPACE_ROW_POOL, i, size_class, 0), n_cells);
          g_array_index (map->pool_row, guint, i) = map->rows->len;
        }
    }
}

RfSpaceMap *
rf_space_map_new (RfSpace *space, const RfSpaceMapOptions *options)
{
  RfSpaceMap *map = g_new0 (RfSpaceMap, 1);
  guint n_large = rf_space_n_large (space);

  map->options = *options;
  map->options.cell = CLAMP (options->cell, RF_SPACE_CELL_MIN, RF_SPACE_CELL_MAX);
  map->pitch = map->options.cell + (options->cell >= RF_SPACE_LABEL_CELL ? 2 : 1);
  map->columns = (guint) MAX (1.0, floor ((options->width - RF_SPACE_POOL_LABEL - RF_SPACE_MARGIN) /
                                          map->pitch));
  map->height = RF_SPACE_MARGIN;
  map->rows = g_array_new (FALSE, TRUE, sizeof (RfSpaceRow));
  map->lines = g_array_new (FALSE, FALSE, sizeof (RfSpaceLine));
  map->pool_row = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (map->pool_row, rf_space_log_n_pools (rf_space_get_log (space)));
  for (guint i = 0; i * RF_ARENA_POOLS < map->pool_row->len; i++)
    add_row (map, RF_SPACE_ROW_ARENA, i, 0, ARENA_HEIGHT);
  add_pools (map, space);
  if (n_large > 0 && (options->size_class < 0 || options->size_class == RF_N_SIZE_CLASSES))
    {
      add_row (map, RF_SPACE_ROW_HEADER, RF_N_SIZE_CLASSES, RF_N_SIZE_CLASSES, HEADER_HEIGHT);
      add_cells (map, rf_space_get_log (space),
                 add_row (map, RF_SPACE_ROW_LARGE, 0, RF_N_SIZE_CLASSES, 0), n_large);
    }
  map->height += RF_SPACE_MARGIN;
  return map;
}

void
rf_space_map_free (RfSpaceMap *map)
{
  if (map == NULL)
    return;
  g_array_unref (map->rows);
  g_array_unref (map->lines);
  g_array_unref (map->pool_row);
  g_free (map);
}

double
rf_space_map_height (const RfSpaceMap *map)
{
  return map->height;
}

guint
rf_space_map_find_row (const RfSpaceMap *map, double y)
{
  guint low = 0, high = map->rows->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (rf_space_map_row (map, middle)->y <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gboolean
rf_space_map_cell (const RfSpaceMap *map, const RfSpaceRow *row, guint cell, RfRect *rect)
{
  guint number = cell / map->columns, low = 0, high = row->n_lines;
  const RfSpaceLine *line;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (rf_space_map_line (map, row, middle)->number <= number)
        low = middle;
      else
        high = middle;
    }
  line = row->n_lines > 0 ? rf_space_map_line (map, row, low) : NULL;
  if (line == NULL || line->number != number)
    return FALSE;
  *rect = (RfRect){ RF_SPACE_POOL_LABEL + (cell % map->columns) * map->pitch, row->y + line->y,
                    map->options.cell, map->options.cell };
  return TRUE;
}

static const RfSpaceRow *
row_of (const RfSpaceMap *map, RfPlace place, guint *cell)
{
  guint pool = RF_PLACE_POOL (place), number = 0;
  const RfSpaceRow *row = NULL;

  if (place == RF_PLACE_NONE)
    return NULL;
  if ((place & RF_PLACE_LARGE) != 0)
    {
      *cell = place & ~RF_PLACE_LARGE;
      number = map->rows->len;
    }
  else
    {
      *cell = RF_PLACE_NUMBER (place);
      number = pool < map->pool_row->len ? g_array_index (map->pool_row, guint, pool) : 0;
    }
  row = number > 0 ? rf_space_map_row (map, number - 1) : NULL;
  if (row == NULL || *cell >= row->n_cells ||
      ((place & RF_PLACE_LARGE) != 0) != (row->kind == RF_SPACE_ROW_LARGE))
    return NULL;
  return row;
}

gboolean
rf_space_map_rect (const RfSpaceMap *map, RfSpace *space, RfPlace place, RfRect *rect)
{
  guint cell;
  const RfSpaceRow *row = row_of (map, place, &cell);

  return row != NULL && rf_space_map_cell (map, row, cell, rect);
}

gboolean
rf_space_map_pool_y (const RfSpaceMap *map, guint pool, double *y)
{
  guint number = pool < map->pool_row->len ? g_array_index (map->pool_row, guint, pool) : 0;

  if (number > 0)
    *y = rf_space_map_row (map, number - 1)->y;
  return number > 0;
}

double
rf_space_map_tile (const RfSpaceMap *map)
{
  return MIN (TILE_MAX,
              (map->options.width - RF_SPACE_ARENA_LABEL - RF_SPACE_MARGIN) / RF_ARENA_POOLS);
}

RfPlace
rf_space_map_pick (const RfSpaceMap *map, RfSpace *space, double x, double y, int *pool)
{
  const RfSpaceRow *row;
  const RfSpaceLine *line;
  double column;
  guint cell;

  if (pool != NULL)
    *pool = -1;
  if (map->rows->len == 0 || y < 0)
    return RF_PLACE_NONE;
  row = rf_space_map_row (map, rf_space_map_find_row (map, y));
  if (y < row->y || y >= row->y + row->height)
    return RF_PLACE_NONE;
  if (row->kind == RF_SPACE_ROW_ARENA)
    {
      column = floor ((x - RF_SPACE_ARENA_LABEL) / rf_space_map_tile (map));
      if (pool != NULL && column >= 0 && column < RF_ARENA_POOLS)
        *pool = (int) (row->number * RF_ARENA_POOLS + (guint) column);
      return RF_PLACE_NONE;
    }
  if (row->kind == RF_SPACE_ROW_POOL && pool != NULL)
    *pool = (int) row->number;
  column = floor ((x - RF_SPACE_POOL_LABEL) / map->pitch);
  if (row->n_lines == 0 || column < 0 || column >= map->columns)
    return RF_PLACE_NONE;
  line = rf_space_map_line (map, row, rf_space_map_find_line (map, row, y - row->y));
  cell = line->number * map->columns + (guint) column;
  return y - row->y >= line->y && cell < row->n_cells ? rf_space_map_place (row, cell)
                                                      : RF_PLACE_NONE;
}

/* --- walking ---------------------------------------------------------------------------------- */

/* The row with lines beside @row, in @direction; NULL: there is none. */
static const RfSpaceRow *
beside (const RfSpaceMap *map, const RfSpaceRow *row, int direction)
{
  gssize index = row != NULL ? row - rf_space_map_row (map, 0) : -1;

  for (index += direction; index >= 0 && index < (gssize) map->rows->len; index += direction)
    if (rf_space_map_row (map, (guint) index)->n_lines > 0)
      return rf_space_map_row (map, (guint) index);
  return NULL;
}

guint
rf_space_map_last (const RfSpaceMap *map, const RfSpaceRow *row, guint index)
{
  return MIN ((rf_space_map_line (map, row, index)->number + 1u) * map->columns, row->n_cells) - 1;
}

/* In the column of @cell, or in the last one of a short line. */
static RfPlace
place_in_line (const RfSpaceMap *map, const RfSpaceRow *row, guint index, guint column)
{
  return rf_space_map_place (row, MIN (rf_space_map_line (map, row, index)->number * map->columns +
                                         column,
                                       rf_space_map_last (map, row, index)));
}

RfPlace
rf_space_map_walk (const RfSpaceMap *map, RfSpace *space, RfPlace place, int columns, int rows)
{
  guint cell, index, column;
  const RfSpaceRow *row = row_of (map, place, &cell), *other;
  RfRect rect;
  int direction = columns + rows < 0 ? -1 : 1;

  if (row == NULL || !rf_space_map_cell (map, row, cell, &rect))
    {
      row = beside (map, NULL, 1);
      return row != NULL ? place_in_line (map, row, 0, 0) : RF_PLACE_NONE;
    }
  index = rf_space_map_find_line (map, row, rect.y - row->y);
  column = cell % map->columns;
  if (columns < 0 && column > 0)
    return rf_space_map_place (row, cell - 1);
  if (columns > 0 && cell < rf_space_map_last (map, row, index))
    return rf_space_map_place (row, cell + 1);
  if (columns != 0)
    column = direction < 0 ? map->columns - 1 : 0;
  if (direction < 0 ? index > 0 : index + 1 < row->n_lines)
    return place_in_line (map, row, direction < 0 ? index - 1 : index + 1, column);
  other = beside (map, row, direction);
  return other != NULL ? place_in_line (map, other, direction < 0 ? other->n_lines - 1 : 0, column)
                       : place;
}

guint
rf_space_map_order (RfSpace *space, RfPlace place)
{
  RfSpaceBlock block;
  RfPlace at;
  guint order = 1;

  if (!rf_space_block (space, place, &block) || block.state == RF_BLOCK_USED ||
      block.state == RF_BLOCK_KEPT)
    return 0;
  if ((place & RF_PLACE_LARGE) != 0)
    {
      for (at = rf_space_next_large (space, block.size); at != place && at != RF_PLACE_NONE;
           order++)
        at = rf_space_block (space, at, &block) ? block.next : RF_PLACE_NONE;
      return order;
    }
  for (at = rf_space_pool (space, RF_PLACE_POOL (place)).first; at != place && at != RF_PLACE_NONE;
       order++)
    at = rf_space_block (space, at, &block) ? block.next : RF_PLACE_NONE;
  if (at == place)
    return order;
  /* Behind the free ones: those that were never given out, one after the other. */
  return order + RF_PLACE_NUMBER (place) - rf_space_pool (space, RF_PLACE_POOL (place)).n_carved;
}
