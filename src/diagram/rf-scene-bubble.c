/* SPDX-License-Identifier: MIT */
/* The bubble with what a finalizer prints: below its object if there is room, else above or beside
 * it, else as near as there is room. It covers nothing that is there at any time while the
 * finalizer runs, so it does not move meanwhile. */
#include "diagram/rf-scene-build-private.h"

#include <math.h>
#include <stdlib.h>

#define HEIGHT 24.0
#define TEXT_MAX 260.0
#define CLEAR 3.0
#define STEP 13 /* points */
#define STEP_MOST 52
#define STEPS_X 26
#define STEPS_Y 22
#define WAYS_MAX 3000

/* What a bubble must keep off: all that is there at some time while its finalizer runs, so that it
 * stays where it is when an arrow goes. */
typedef struct
{
  GArray *rects;   /* RfRect: boxes with badges and notes, captions */
  GPtrArray *ways; /* GArray of RfPoint: arrows */
} InTheWay;

static gboolean
is_meanwhile (const RfViewBubble *bubble, guint32 first, guint32 end)
{
  return first <= bubble->end && (end == 0 || end > bubble->begin);
}

/* The place of a history's box with all that it may get; FALSE: it has none. */
static gboolean
place_of (const RfSceneBuilder *builder, const RfHistoryBox *box, RfRect *place)
{
  RfPoint offset = { 0, 0 };

  if (!box->shown || box->folded ||
      !rf_layout_place (builder->layout, box, builder->view->position, place))
    return FALSE;
  if (builder->options != NULL && builder->options->offsets != NULL)
    offset = rf_offsets_get (builder->options->offsets, box);
  place->x += offset.x;
  place->y += offset.y;
  place->width = box->width;
  return TRUE;
}

static void
find_boxes (const RfSceneBuilder *builder, const RfViewBubble *bubble, InTheWay *way)
{
  GPtrArray *boxes = rf_history_boxes (rf_layout_history (builder->layout));

  for (guint i = 0; i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);
      guint32 end =
        box->end != 0 ? rf_history_ghost_end (rf_layout_history (builder->layout), box->end) : 0;
      RfRect place;

      if (!is_meanwhile (bubble, box->first, end) || !place_of (builder, box, &place))
        continue;
      place.y -= RF_BOX_OVERHANG;
      place.height = fmin (place.height, box->height) + RF_BOX_OVERHANG;
      if (box->is_frame || box->facts.id != bubble->object)
        place.height += RF_BOX_NOTE;
      g_array_append_val (way->rects, place);
    }
}

static double
height_now (const RfSceneBuilder *builder, const RfHistoryBox *box)
{
  for (guint i = 0; i < builder->view->boxes->len; i++)
    if (((RfViewBox *) g_ptr_array_index (builder->view->boxes, i))->history == box)
      return builder->placed[i].body.height;
  return box->height;
}

static void
find_ways (const RfSceneBuilder *builder, const RfViewBubble *bubble, InTheWay *way)
{
  const RfHistory *history = rf_layout_history (builder->layout);
  GPtrArray *boxes = rf_history_boxes (history);
  GArray *arrows = rf_history_arrows (history);
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (RfLayoutArrow));

  for (guint i = 0; i < arrows->len && asked->len < WAYS_MAX; i++)
    {
      const RfHistoryArrow *arrow = &g_array_index (arrows, RfHistoryArrow, i);
      RfLayoutArrow one = { .row = (guint) arrow->row };
      RfRect place;

      if (!is_meanwhile (bubble, arrow->event, arrow->until))
        continue;
      one.owner = g_ptr_array_index (boxes, arrow->owner);
      one.target = g_ptr_array_index (boxes, arrow->target);
      if (!place_of (builder, one.owner, &place) || !place_of (builder, one.target, &place))
        continue;
      one.height = height_now (builder, one.target);
      one.points = g_array_new (FALSE, FALSE, sizeof (RfPoint));
      g_ptr_array_add (way->ways, one.points);
      g_array_append_val (asked, one);
    }
  rf_layout_get_routes (builder->layout, builder->view->position,
                        builder->options != NULL ? builder->options->offsets : NULL,
                        (RfLayoutArrow *) asked->data, asked->len);
}

/* Whether nothing is in the way of @rect. */
static gboolean
is_free (const RfSceneBuilder *builder, const InTheWay *way, const RfRect *rect)
{
  const RfRect grown = rf_rect_grow (rect, CLEAR), *bounds = &builder->scene->bounds;

  if (rect->x < bounds->x + 2 || rect->y < bounds->y + 2 ||
      rf_rect_right (rect) > rf_rect_right (bounds) - 2 ||
      rf_rect_bottom (rect) > rf_rect_bottom (bounds) - 2)
    return FALSE;
  for (guint i = 0; i < way->rects->len; i++)
    if (rf_rect_overlaps (&g_array_index (way->rects, RfRect, i), &grown))
      return FALSE;
  for (guint i = 0; i < builder->captions->len; i++)
    if (rf_rect_overlaps (&g_array_index (builder->captions, RfRect, i), &grown))
      return FALSE;
  for (guint i = 0; i < way->ways->len; i++)
    {
      const GArray *points = g_ptr_array_index (way->ways, i);

      if (points->len > 1 &&
          rf_spline_meets_rect ((const RfPoint *) points->data, points->len, &grown))
        return FALSE;
    }
  /* Arrows of which nothing was known beforehand, and what stands in the scene besides boxes. */
  for (guint i = 0; i < builder->arrows->len; i++)
    {
      const GArray *points = g_array_index (builder->arrows, RfSceneArrow, i).points;

      if (rf_spline_meets_rect ((const RfPoint *) points->data, points->len, &grown))
        return FALSE;
    }
  return TRUE;
}

/* The nearest free place to where it would stand best. */
static RfRect
find_place (RfSceneBuilder *builder, const InTheWay *way, const RfViewBox *box, const RfRect *body,
            double width)
{
  double note = rf_scene_build_note_width (builder, box);
  RfRect best = { body->x + RF_BOX_PAD + (note > 0 ? note + 14 : 0), rf_rect_bottom (body) + 7,
                  width, HEIGHT };
  RfRect home = best;
  double least = G_MAXDOUBLE;
  RfRect below = { body->x + RF_BOX_PAD - 2, rf_rect_bottom (body), note, RF_BOX_NOTE };

  /* Its object's note leaves room beside it. */
  if (note > 0)
    g_array_append_val (way->rects, below);
  /* Where all is full, farther away. */
  for (int step = STEP; step <= STEP_MOST && least == G_MAXDOUBLE; step *= 2)
    for (int i = 0; i < (2 * STEPS_X + 1) * (2 * STEPS_Y + 1); i++)
      {
        int x = i % (2 * STEPS_X + 1) - STEPS_X, y = i / (2 * STEPS_X + 1) - STEPS_Y;
        RfRect rect = { home.x + x * step, home.y + y * step, width, HEIGHT };
        RfRect both = rf_rect_unite (&rect, body);
        /* How far it stands from its object; nearer to the usual place is better. */
        double away = fmax (both.width - body->width, 0) + fmax (both.height - body->height, 0) +
                      0.3 * hypot (rect.x - home.x, rect.y - home.y);

        if (away < least && is_free (builder, way, &rect))
          {
            least = away;
            best = rect;
          }
      }
  return best;
}

void
rf_scene_build_bubble (RfSceneBuilder *builder, const RfViewBubble *bubble)
{
  RfSceneKey key = { .space = RF_SPACE_BUBBLE, .part = RF_PART_BUBBLE, .id = bubble->object };
  const RfViewBox *box = rf_view_object (builder->view, bubble->object);
  g_autofree char *element = g_strdup_printf ("output-%u", bubble->object), *text = NULL;
  g_autofree char *quoted = g_strdup_printf ("“%s”", bubble->text), *room = NULL;
  g_autofree char *longest = g_strdup_printf ("“%s”", bubble->longest);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (RfRect));
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  InTheWay way = { rects, ways };
  const RfRect *body = NULL;
  double width;
  RfRect rect;

  for (guint i = 0; i < builder->view->boxes->len; i++)
    if (g_ptr_array_index (builder->view->boxes, i) == box && builder->placed[i].placed)
      body = &builder->placed[i].body;
  if (box == NULL || body == NULL)
    return;
  text = rf_measure_fit (builder->measure, RF_STYLE_BUBBLE_TEXT, quoted, TEXT_MAX);
  width = rf_measure_text (builder->measure, RF_STYLE_BUBBLE_TEXT, text) + 24;
  find_boxes (builder, bubble, &way);
  find_ways (builder, bubble, &way);
  room = rf_measure_fit (builder->measure, RF_STYLE_BUBBLE_TEXT, longest, TEXT_MAX);
  rect =
    find_place (builder, &way, box, body,
                fmax (width, rf_measure_text (builder->measure, RF_STYLE_BUBBLE_TEXT, room) + 24));
  rect.width = width;
  rf_scene_begin_group (builder->scene, RF_SPACE_BUBBLE, bubble->object, element, bubble->text,
                        NULL);
  rf_scene_add_shape (builder->scene, RF_ITEM_CIRCLE, key, RF_STYLE_BUBBLE, rect, HEIGHT / 2);
  key.part = RF_PART_BUBBLE_TEXT;
  rf_scene_build_text (builder, key, RF_STYLE_BUBBLE_TEXT, text, rect.x + width / 2, rect.y + 16.3,
                       RF_ALIGN_MIDDLE, width - 24);
}
