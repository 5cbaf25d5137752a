/* SPDX-License-Identifier: MIT */
/* The hull round the members of an isolate: one rounded rectangle where nothing else stands between
 * them, else as many as it takes so that none holds what does not belong to it. The caption stands
 * in the first one that has room for it. */
#include "diagram/rf-scene-build-private.h"

#include "diagram/rf-phrase.h"

#include <math.h>

#define HULL_WIDENING 40.0 /* into the gap at its right, for the caption */
#define HULL_PAD (RF_ISOLATE_PAD - 4)
#define ARROW_PAD 7.0 /* round the arrows within it */
#define PATCH_PAD 9.0 /* of one that stands close to others */
#define RADIUS 22.0
#define CAPTION_STEP 24.0

typedef struct
{
  RfSceneBuilder *builder;
  const RfViewIsolate *isolate;
  GArray *patches; /* GArray of guint: indexes of boxes */
  GArray *hulls;   /* RfRect */
} Hull;

/* Room round the members of @patch. */
static RfRect
hull_of (const RfSceneBuilder *builder, const GArray *patch, double pad, double caption)
{
  RfRect hull = { 0 };

  for (guint i = 0; i < patch->len; i++)
    {
      const RfViewBox *box =
        g_ptr_array_index (builder->view->boxes, g_array_index (patch, guint, i));
      RfRect rect = builder->placed[g_array_index (patch, guint, i)].body;

      rect.y -= RF_BOX_OVERHANG;
      rect.height += RF_BOX_OVERHANG + (pad == HULL_PAD || box->note != NULL ? RF_BOX_NOTE : 0);
      hull = rf_rect_unite (&hull, &rect);
    }
  hull = rf_rect_grow (&hull, pad);
  hull.y -= caption;
  hull.height += caption;
  return hull;
}

static gboolean
holds (const GArray *patch, guint box)
{
  for (guint i = 0; i < patch->len; i++)
    if (g_array_index (patch, guint, i) == box)
      return TRUE;
  return FALSE;
}

/* @hull with the arrows between members of @patch, so that its border does not run along them. */
static RfRect
hull_of_arrows (const RfSceneBuilder *builder, const GArray *patch, const RfRect *hull)
{
  RfRect grown = *hull;

  for (guint i = 0; i < builder->arrows->len; i++)
    {
      const RfSceneArrow *arrow = &g_array_index (builder->arrows, RfSceneArrow, i);
      RfRect extents;

      if (!holds (patch, arrow->owner) || !holds (patch, arrow->target))
        continue;
      extents = rf_spline_extents ((const RfPoint *) arrow->points->data, arrow->points->len);
      extents = rf_rect_grow (&extents, ARROW_PAD);
      grown = rf_rect_unite (&grown, &extents);
    }
  return grown;
}

/* Whether something that is no member, and was none, stands in @hull. */
static gboolean
is_taken (const RfSceneBuilder *builder, const RfViewIsolate *isolate, const RfRect *hull)
{
  const RfViewBox *member =
    g_ptr_array_index (builder->view->boxes, g_array_index (isolate->members, guint, 0));

  for (guint i = 0; i < builder->view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (builder->view->boxes, i);
      gboolean was =
        box->tone == RF_TONE_GHOST && box->history->isolate == member->history->isolate;

      if (builder->placed[i].placed && !was && box->isolate != isolate->id &&
          rf_rect_overlaps (&builder->placed[i].obstacle, hull))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const RfSceneBuilder *builder;
  gboolean upright;
} Axis;

static double
start_of (const Axis *axis, guint box)
{
  const RfRect *body = &axis->builder->placed[box].body;

  return axis->upright ? body->y : body->x;
}

static int
compare_starts (gconstpointer a, gconstpointer b, gpointer user)
{
  guint i = *(const guint *) a, k = *(const guint *) b;
  double x = start_of (user, i), y = start_of (user, k);

  return x < y ? -1 : x > y ? 1 : i < k ? -1 : i > k;
}

/* Cuts @patch, sorted along @axis, at its largest gap; the second part is returned. */
static GArray *
cut (const Axis *axis, GArray *patch)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (guint));
  double widest = -1;
  guint at = patch->len / 2;

  for (guint i = 1; i < patch->len; i++)
    {
      double gap = start_of (axis, g_array_index (patch, guint, i)) -
                   start_of (axis, g_array_index (patch, guint, i - 1));
      if (gap > widest + 1)
        {
          widest = gap;
          at = i;
        }
    }
  g_array_append_vals (rest, &g_array_index (patch, guint, at), patch->len - at);
  g_array_set_size (patch, at);
  return rest;
}

/* Splits @patch (transfer full) until no part holds anything else. */
static void
split (Hull *hull, GArray *patch)
{
  double caption = hull->patches->len == 0 ? RF_ISOLATE_CAPTION : 0;
  RfRect rect = hull_of (hull->builder, patch, HULL_PAD, caption);
  GArray *rest;
  Axis axis = { hull->builder, FALSE };

  if (!is_taken (hull->builder, hull->isolate, &rect))
    {
      RfRect grown = hull_of_arrows (hull->builder, patch, &rect);

      if (!is_taken (hull->builder, hull->isolate, &grown))
        rect = grown;
      g_array_append_val (hull->patches, patch);
      g_array_append_val (hull->hulls, rect);
      return;
    }
  rect = hull_of (hull->builder, patch, PATCH_PAD, 0);
  if (patch->len == 1 || !is_taken (hull->builder, hull->isolate, &rect))
    {
      g_array_append_val (hull->patches, patch);
      g_array_append_val (hull->hulls, rect);
      return;
    }
  g_array_sort_with_data (patch, compare_starts, &axis);
  if (start_of (&axis, g_array_index (patch, guint, patch->len - 1)) -
        start_of (&axis, g_array_index (patch, guint, 0)) <
      1)
    {
      axis.upright = TRUE;
      g_array_sort_with_data (patch, compare_starts, &axis);
    }
  rest = cut (&axis, patch);
  split (hull, patch);
  split (hull, rest);
}

static gboolean
is_free (const RfSceneBuilder *builder, const RfRect *place)
{
  for (guint i = 0; i < builder->view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (builder->view->boxes, i);
      RfRect rect = builder->placed[i].obstacle;

      if (box->note != NULL)
        rect.height += RF_BOX_NOTE;
      if (builder->placed[i].placed && rf_rect_overlaps (&rect, place))
        return FALSE;
    }
  for (guint i = 0; i < builder->arrows->len; i++)
    {
      const GArray *points = g_array_index (builder->arrows, RfSceneArrow, i).points;

      if (rf_spline_meets_rect ((const RfPoint *) points->data, points->len, place))
        return FALSE;
    }
  for (guint i = 0; i < builder->captions->len; i++)
    if (rf_rect_overlaps (&g_array_index (builder->captions, RfRect, i), place))
      return FALSE;
  return place->y >= 2 && rf_rect_bottom (place) <= rf_rect_bottom (&builder->scene->bounds) - 2;
}

/* A place for a text of @width at the upper border of @rect, which grows to the right for it, else
 * at the lower one, inside or outside; FALSE: there is no room. */
static gboolean
place_text (Hull *hull, RfRect *rect, double width, RfRect *place)
{
  RfSceneBuilder *builder = hull->builder;
  double tops[] = { rect->y + 8, rf_rect_bottom (rect) + 2, rect->y - 17 };
  double most = fmax (rf_rect_right (rect) - 20 - width, rect->x + 16);

  for (guint i = 0; i < G_N_ELEMENTS (tops); i++)
    for (double x = rect->x + 16; x <= most; x += CAPTION_STEP)
      {
        RfRect grown = *rect;

        *place = (RfRect){ x, tops[i], width + 4, 15 };
        grown.width = fmax (rect->width, rf_rect_right (place) + 16 - rect->x);
        if (!is_free (builder, place) || (i == 0 && is_taken (builder, hull->isolate, &grown)))
          continue;
        if (i == 0)
          *rect = grown;
        return TRUE;
      }
  return FALSE;
}

/* The longest caption that has a place at @rect. */
static gboolean
place_caption (Hull *hull, RfRect *rect, char **caption, RfRect *place)
{
  for (guint form = 0; form < RF_PHRASE_ISOLATE_FORMS; form++)
    {
      g_autofree char *text =
        rf_phrase_isolate (form, hull->isolate->n_alive, hull->isolate->finalizer);
      double width = rf_measure_text (hull->builder->measure, RF_STYLE_HULL_CAPTION, text);

      if (width > rect->width + HULL_WIDENING - 36 || !place_text (hull, rect, width, place))
        continue;
      *caption = g_steal_pointer (&text);
      return TRUE;
    }
  return FALSE;
}

static void
add_hulls (Hull *hull)
{
  RfSceneBuilder *builder = hull->builder;
  const RfViewIsolate *isolate = hull->isolate;
  g_autofree char *element = g_strdup_printf ("isolate-%u", isolate->id), *caption = NULL;
  g_autofree char *objects = g_strdup_printf ("%u", isolate->n_alive);
  g_autofree char *number = g_strdup_printf ("%u", isolate->id), *title = NULL;
  const char *attributes[] = { "isolate", number, "objects", objects, NULL };
  RfSceneKey key = { .space = RF_SPACE_ISOLATE, .part = RF_PART_HULL, .id = isolate->id };
  gboolean captioned = FALSE;
  RfRect place;

  for (guint i = 0; i < hull->hulls->len && !captioned; i++)
    captioned = place_caption (hull, &g_array_index (hull->hulls, RfRect, i), &caption, &place);
  title = rf_phrase_isolate (0, isolate->n_alive, isolate->finalizer);
  rf_scene_begin_group (builder->scene, RF_SPACE_ISOLATE, isolate->id, element,
                        captioned ? caption : title, attributes);
  for (guint i = 0; i < hull->hulls->len; i++)
    {
      key.slot = i;
      rf_scene_add_shape (builder->scene, RF_ITEM_BOX, key, RF_STYLE_HULL,
                          g_array_index (hull->hulls, RfRect, i), RADIUS);
    }
  if (!captioned)
    return;
  key.slot = 0;
  key.part = RF_PART_CAPTION;
  rf_scene_build_text (builder, key, RF_STYLE_HULL_CAPTION, caption, place.x + 2, place.y + 12,
                       RF_ALIGN_START, place.width);
  g_array_append_val (builder->captions, place);
}

static void
clear_patch (gpointer patch)
{
  g_array_unref (*(GArray **) patch);
}

void
rf_scene_build_isolate (RfSceneBuilder *builder, const RfViewIsolate *isolate)
{
  g_autoptr (GArray) patches = g_array_new (FALSE, FALSE, sizeof (GArray *));
  g_autoptr (GArray) hulls = g_array_new (FALSE, FALSE, sizeof (RfRect));
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint));
  Hull hull = { builder, isolate, patches, hulls };

  g_array_set_clear_func (patches, clear_patch);
  for (guint i = 0; i < isolate->members->len; i++)
    if (builder->placed[g_array_index (isolate->members, guint, i)].placed)
      g_array_append_val (all, g_array_index (isolate->members, guint, i));
  if (all->len == 0)
    {
      g_array_unref (all);
      return;
    }
  split (&hull, all);
  add_hulls (&hull);
}
