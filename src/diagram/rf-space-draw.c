/* SPDX-License-Identifier: MIT */

/* The picture of the address space, drawn.
 *
 * Invariant: never is anything said by colour alone: what is used has a letter, what is free its
 * number in the order, what was never given out is dotted, what is kept is crossed out. */

#include "diagram/rf-space-map-private.h"
#include "journal/rf-space-words.h"

#include <string.h>

#define WIDE_CELL 24.0
/* Smaller cells than those with labels are drawn in runs, with lines between the columns from this
 * size on. */
#define GRID_CELL 5.0
#define N_PALETTE 6
#define MAX_HALOS 400

typedef struct
{
  const RfSpaceMap *map;
  const RfSpaceMoment *moment;
  RfScene *scene;
  guint16 *orders;          /* of the blocks of the pool that is drawn */
  RfPlace next;             /* of its size class */
  RfPlace halos[MAX_HALOS]; /* of cells that are drawn in runs */
  guint n_halos;
} Drawing;

typedef struct
{
  RfStyle style;
  gboolean changed;
} Look;

static Look
look_of (Drawing *drawing, RfPlace place, const RfSpaceBlock *block)
{
  const RfSpaceMoment *moment = drawing->moment;
  Look look = { .style = RF_STYLE_CELL_FREE };

  look.changed = block->type != NULL && block->since >= moment->changed_since;
  switch (block->state)
    {
    case RF_BLOCK_USED:
      look.style = block->internal || block->type == NULL
                     ? RF_STYLE_CELL_OWN
                     : (RfStyle) (RF_STYLE_CELL_0 + block->kind % N_PALETTE);
      break;
    case RF_BLOCK_KEPT:
      look.style = RF_STYLE_CELL_KEPT;
      break;
    case RF_BLOCK_NEW:
      look.style = RF_STYLE_CELL_NEW;
      break;
    case RF_BLOCK_FREE:
      break;
    }
  if (place == drawing->next)
    look.style = RF_STYLE_CELL_NEXT;
  return look;
}

static void
add_text (Drawing *drawing, RfSceneKey key, RfStyle style, const char *text, double anchor,
          double baseline, RfAlign align)
{
  key.part = RF_PART_LABEL;
  rf_scene_add_text (drawing->scene, key, style, text, anchor, baseline, align,
                     rf_style_info (style)->size * 0.6 * (double) g_utf8_strlen (text, -1));
}

/* What is written in a cell; "": nothing. */
static void
get_label (Drawing *drawing, guint cell, const RfSpaceBlock *block, char label[16])
{
  guint order = drawing->orders != NULL ? drawing->orders[cell] : 0;
  const char *type = block->type;

  label[0] = '\0';
  if (block->state == RF_BLOCK_USED && type != NULL && !block->internal)
    {
      gsize n = drawing->map->options.cell >= WIDE_CELL ? 3 : 1;

      if (type[0] == '_')
        type += strspn (type, "_");
      g_utf8_strncpy (label, type, MIN (n, (gsize) g_utf8_strlen (type, 3)));
    }
  else if (block->state != RF_BLOCK_USED && order > 0 && order < 100)
    g_snprintf (label, 16, "%u", order);
}

static void
add_marks (Drawing *drawing, RfSceneKey key, const RfSpaceBlock *block, RfRect rect)
{
  const RfStateObject *object = block->state == RF_BLOCK_USED && block->object != 0
                                  ? rf_state_object (drawing->moment->state, block->object)
                                  : NULL;

  if (block->state == RF_BLOCK_KEPT)
    {
      key.part = RF_PART_STRIKE;
      rf_scene_add_shape (drawing->scene, RF_ITEM_LINE, key, RF_STYLE_CELL_KEPT_LINE, rect, 0);
    }
  if (object == NULL)
    return;
  if ((object->status & RF_STATE_FREED) != 0)
    {
      key.part = RF_PART_STRIKE;
      rf_scene_add_shape (drawing->scene, RF_ITEM_LINE, key, RF_STYLE_CELL_KEPT_LINE, rect, 0);
    }
  else if (object->isolate != 0)
    {
      key.part = RF_PART_HULL;
      rf_scene_add_shape (drawing->scene, RF_ITEM_BOX, key, RF_STYLE_CELL_ISOLATE,
                          rf_rect_grow (&rect, -1), 2);
    }
  if (object->n_finalized > 0)
    {
      RfRect dot = { rf_rect_right (&rect) - 5, rect.y + 1, 4, 4 };

      key.part = RF_PART_MARK;
      rf_scene_add_shape (drawing->scene, RF_ITEM_CIRCLE, key, RF_STYLE_CELL_FINALIZED, dot, 2);
    }
}

static RfSceneKey
key_of (const RfSpaceRow *row, guint cell)
{
  return (RfSceneKey){ .space = RF_SPACE_POOL,
                       .part = RF_PART_BODY,
                       .id = row->kind == RF_SPACE_ROW_LARGE ? G_MAXUINT32 : row->number,
                       .slot = cell };
}

static void
add_halo (Drawing *drawing, RfSceneKey key, RfRect rect)
{
  key.part = RF_PART_HALO;
  rf_scene_add_shape (drawing->scene, RF_ITEM_BOX, key, RF_STYLE_CELL_CHANGED,
                      rf_rect_grow (&rect, 2), 4);
}

static void
draw_cell (Drawing *drawing, const RfSpaceRow *row, guint cell)
{
  RfRect rect = { 0 };
  RfPlace place = rf_space_map_place (row, cell);
  RfSceneKey key = key_of (row, cell);
  RfSpaceBlock block = { .state = RF_BLOCK_NEW };
  char label[16];
  Look look;

  rf_space_map_cell (drawing->map, row, cell, &rect);
  rf_space_block (drawing->moment->space, place, &block);
  look = look_of (drawing, place, &block);
  rf_scene_add_shape (drawing->scene, RF_ITEM_BOX, key, look.style, rect, 2);
  get_label (drawing, cell, &block, label);
  if (label[0] != '\0')
    add_text (drawing, key,
              look.style == RF_STYLE_CELL_NEXT ? RF_STYLE_CELL_ORDER_NEXT
              : block.state == RF_BLOCK_USED   ? RF_STYLE_CELL_TEXT
                                               : RF_STYLE_CELL_ORDER,
              label, rect.x + rect.width / 2, rect.y + rect.height / 2 + 3.2, RF_ALIGN_MIDDLE);
  add_marks (drawing, key, &block, rect);
  if (look.changed)
    add_halo (drawing, key, rect);
}

/* Cells that look the same, side by side, as one. */
static void
draw_runs (Drawing *drawing, const RfSpaceRow *row, guint first, guint last)
{
  guint begin = first;
  RfStyle style = RF_STYLE_NONE;
  RfRect line = { 0 };

  rf_space_map_cell (drawing->map, row, first, &line);
  for (guint cell = first; cell <= last; cell++)
    {
      RfSpaceBlock block = { .state = RF_BLOCK_NEW };
      RfStyle here = RF_STYLE_NONE;

      if (cell < last)
        {
          Look look;

          rf_space_block (drawing->moment->space, rf_space_map_place (row, cell), &block);
          look = look_of (drawing, rf_space_map_place (row, cell), &block);
          here = look.style;
          if (look.changed && drawing->n_halos < MAX_HALOS)
            drawing->halos[drawing->n_halos++] = rf_space_map_place (row, cell);
        }
      if (cell > begin && here != style)
        {
          RfRect rect = line;

          rect.x += (begin - first) * drawing->map->pitch;
          rect.width += (cell - 1 - begin) * drawing->map->pitch;
          rf_scene_add_shape (drawing->scene, RF_ITEM_BOX, key_of (row, begin), style, rect, 0);
          begin = cell;
        }
      style = here;
    }
}

static void
note_orders (Drawing *drawing, const RfSpaceRow *row)
{
  RfSpace *space = drawing->moment->space;
  RfSpacePool pool;
  RfSpaceBlock block;
  guint order = 0;

  memset (drawing->orders, 0, row->n_cells * sizeof *drawing->orders);
  if (row->kind != RF_SPACE_ROW_POOL || row->number >= rf_space_n_pools (space))
    return;
  pool = rf_space_pool (space, row->number);
  for (RfPlace at = pool.first; at != RF_PLACE_NONE && rf_space_block (space, at, &block);
       at = block.next)
    if (RF_PLACE_NUMBER (at) < row->n_cells)
      drawing->orders[RF_PLACE_NUMBER (at)] = (guint16) ++order;
  if (pool.size_class != RF_SIZE_CLASS_NONE)
    for (guint cell = pool.n_carved; cell < row->n_cells; cell++)
      drawing->orders[cell] = (guint16) ++order;
}

/* In the place of lines that are left out. */
static void
draw_gap (Drawing *drawing, const RfSpaceRow *row, const RfSpaceLine *line)
{
  RfSceneKey key = key_of (row, line->number);
  RfRect rect = { RF_SPACE_POOL_LABEL, row->y + line->y - RF_SPACE_LINES_GAP + 1.5,
                  drawing->map->columns * drawing->map->pitch - 2, 0 };

  key.part = RF_PART_LINE;
  rf_scene_add_shape (drawing->scene, RF_ITEM_LINE, key, RF_STYLE_CELL_NEW, rect, 0);
}

/* Between the columns of cells that were drawn in runs from @top to @bottom. */
static void
draw_grid (Drawing *drawing, const RfSpaceRow *row, double top, double bottom)
{
  const RfSpaceMap *map = drawing->map;
  guint columns = MIN (map->columns, row->n_cells);
  RfSceneKey key = key_of (row, 0);

  key.part = RF_PART_DOT;
  for (guint i = 1; i < columns; i++)
    {
      RfRect rect = { RF_SPACE_POOL_LABEL + i * map->pitch - 0.5, top, 0, bottom - top };

      key.slot = i;
      rf_scene_add_shape (drawing->scene, RF_ITEM_LINE, key, RF_STYLE_CELL_GRID, rect, 0);
    }
}

static void
draw_halos (Drawing *drawing, const RfSpaceRow *row)
{
  for (guint i = 0; i < drawing->n_halos; i++)
    {
      guint cell = (drawing->halos[i] & RF_PLACE_LARGE) != 0 ? drawing->halos[i] & ~RF_PLACE_LARGE
                                                             : RF_PLACE_NUMBER (drawing->halos[i]);
      RfRect rect;

      if (rf_space_map_cell (drawing->map, row, cell, &rect))
        add_halo (drawing, key_of (row, cell), rect);
    }
  drawing->n_halos = 0;
}

static void
draw_lines (Drawing *drawing, const RfSpaceRow *row, const RfRect *clip)
{
  const RfSpaceMap *map = drawing->map;
  double top = G_MAXDOUBLE, bottom = 0;

  for (guint i = rf_space_map_find_line (map, row, clip->y - row->y); i < row->n_lines; i++)
    {
      const RfSpaceLine *line = rf_space_map_line (map, row, i);
      guint first = line->number * map->columns, last = rf_space_map_last (map, row, i);

      if (row->y + line->y - RF_SPACE_LINES_GAP > rf_rect_bottom (clip))
        break;
      if (line->gap)
        draw_gap (drawing, row, line);
      if (map->options.cell < RF_SPACE_LABEL_CELL)
        draw_runs (drawing, row, first, last + 1);
      else
        for (guint cell = first; cell <= last; cell++)
          draw_cell (drawing, row, cell);
      top = MIN (top, row->y + line->y);
      bottom = row->y + line->y + map->options.cell;
    }
  if (map->options.cell < RF_SPACE_LABEL_CELL && map->options.cell >= GRID_CELL && bottom > top)
    draw_grid (drawing, row, top, bottom);
  draw_halos (drawing, row);
}

static void
draw_pool (Drawing *drawing, const RfSpaceRow *row, const RfRect *clip)
{
  const RfSpaceMap *map = drawing->map;
  g_autofree char *element =
    g_strdup_printf (row->kind == RF_SPACE_ROW_LARGE ? "large-%u" : "pool-%u", row->number);
  g_autofree char *label =
    g_strdup_printf ("%u·%02u", row->number / RF_ARENA_POOLS + 1, row->number % RF_ARENA_POOLS + 1);
  g_autofree guint16 *orders =
    map->options.cell >= RF_SPACE_LABEL_CELL ? g_new (guint16, row->n_cells + 1) : NULL;

  if (row->n_lines == 0)
    return;
  rf_scene_begin_group (drawing->scene, RF_SPACE_POOL, row->number, element, "", NULL);
  drawing->next = row->kind == RF_SPACE_ROW_POOL
                    ? rf_space_next (drawing->moment->space, row->size_class)
                    : RF_PLACE_NONE;
  if (row->kind == RF_SPACE_ROW_POOL)
    add_text (drawing, key_of (row, G_MAXUINT32), RF_STYLE_POOL_TEXT, label,
              RF_SPACE_POOL_LABEL - 6,
              row->y + rf_space_map_line (map, row, 0)->y + MIN (11, map->pitch - 1), RF_ALIGN_END);
  drawing->orders = orders;
  if (orders != NULL)
    note_orders (drawing, row);
  draw_lines (drawing, row, clip);
  drawing->orders = NULL;
}

/* Each pool as a tile, filled as far as the pool is. */
static void
draw_arena (Drawing *drawing, const RfSpaceRow *row)
{
  RfSpace *space = drawing->moment->space;
  double size = rf_space_map_tile (drawing->map);
  double height = row->height - 6;
  RfSceneKey key = { .space = RF_SPACE_POOL, .part = RF_PART_CAPTION, .id = row->number };
  g_autofree char *element = g_strdup_printf ("arena-%u", row->number + 1);
  g_autofree char *label = rf_describe_arena (row->number + 1);

  rf_scene_begin_group (drawing->scene, RF_SPACE_POOL, row->number, element, label, NULL);
  add_text (drawing, key, RF_STYLE_POOL_TEXT, label, RF_SPACE_MARGIN, row->y + 11, RF_ALIGN_START);
  for (guint i = 0; i < RF_ARENA_POOLS; i++)
    {
      guint number = row->number * RF_ARENA_POOLS + i;
      RfRect tile = { RF_SPACE_ARENA_LABEL + i * size, row->y, size - MIN (2, size / 4), height };
      RfSpacePool pool = { .size_class = RF_SIZE_CLASS_NONE };

      if (number < rf_space_n_pools (space))
        pool = rf_space_pool (space, number);
      key.slot = i;
      key.part = RF_PART_BODY;
      rf_scene_add_shape (drawing->scene, RF_ITEM_BOX, key,
                          pool.size_class == RF_SIZE_CLASS_NONE ? RF_STYLE_CELL_NEW : RF_STYLE_POOL,
                          tile, 1.5);
      if (pool.size_class == RF_SIZE_CLASS_NONE || pool.n_used == 0)
        continue;
      tile.height = MAX (1.5, height * pool.n_used / pool.n_blocks);
      tile.y = row->y + height - tile.height;
      key.part = RF_PART_HEAD;
      rf_scene_add_shape (drawing->scene, RF_ITEM_BOX, key, RF_STYLE_POOL_FULL, tile, 1);
    }
}

static void
draw_header (Drawing *drawing, const RfSpaceRow *row, const RfSpaceFigures *figures)
{
  RfSceneKey key = { .space = RF_SPACE_POOL, .part = RF_PART_TITLE, .slot = row->number };
  g_autofree char *element = g_strdup_printf ("size-%u", (row->number + 1) * RF_SIZE_CLASS_STEP);
  g_autofree char *text = rf_describe_size_class (row->number, &figures[row->number]);

  rf_scene_begin_group (drawing->scene, RF_SPACE_POOL, row->number, element, text, NULL);
  add_text (drawing, key, RF_STYLE_POOL_TITLE, text, RF_SPACE_MARGIN, row->y + 16, RF_ALIGN_START);
}

static void
draw_selection (Drawing *drawing)
{
  RfRect rect;
  RfSceneKey key = { .space = RF_SPACE_POOL, .part = RF_PART_SELECTION };

  if (!rf_space_map_rect (drawing->map, drawing->moment->space, drawing->moment->selected, &rect))
    return;
  rf_scene_begin_group (drawing->scene, RF_SPACE_POOL, 0, "selection", "", NULL);
  rf_scene_add_shape (drawing->scene, RF_ITEM_BOX, key, RF_STYLE_SELECTION,
                      rf_rect_grow (&rect, 2.5), 4);
}

RfScene *
rf_space_map_build (const RfSpaceMap *map, const RfSpaceMoment *moment, const RfRect *clip)
{
  RfRect bounds = { 0, 0, map->options.width, map->height };
  RfRect part = clip != NULL ? *clip : bounds;
  Drawing drawing = {
    .map = map, .moment = moment, .scene = rf_scene_new (&bounds), .next = RF_PLACE_NONE
  };
  RfSpaceFigures figures[RF_N_SIZE_CLASSES + 1];

  rf_space_figures (moment->space, figures);
  drawing.scene->title = rf_describe_figures (figures, rf_space_n_arenas (moment->space));
  for (guint i = rf_space_map_find_row (map, part.y); i < map->rows->len; i++)
    {
      const RfSpaceRow *row = rf_space_map_row (map, i);

      if (row->y >= rf_rect_bottom (&part))
        break;
      if (row->kind == RF_SPACE_ROW_ARENA)
        draw_arena (&drawing, row);
      else if (row->kind == RF_SPACE_ROW_HEADER)
        draw_header (&drawing, row, figures);
      else
        draw_pool (&drawing, row, &part);
    }
  draw_selection (&drawing);
  return drawing.scene;
}
