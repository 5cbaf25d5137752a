/* SPDX-License-Identifier: MIT */

/* Sprites. One is found by its box and by what that shows, relative to its left upper corner: so
 * one that has moved is the same. A box that is painted over in parts while it rests gets a sprite
 * for the very place where it stands: else its parts would not fit together. */
#include "diagram/rf-sprites.h"

#include <math.h>

#define BLEED 2.0                   /* pixels round a group that smoothing may touch */
#define LARGEST (1 << 20)           /* pixels of one; larger groups are painted */
#define ALL_MOST ((gsize) 96 << 20) /* bytes of all of them */
#define SAME_PLACE 0.002            /* pixels */
/* Places are told apart in this part of a point. What is added keeps the borders between two of
 * them away from the places that occur, so that rounding does not matter. */
#define GRAIN 64.0
#define GRAIN_SHIFT 0.29

typedef struct
{
  guint64 look;
  cairo_surface_t *surface;
  double x, y; /* pixels from its left upper corner to that of the group */
  guint picture, movement;
} Sprite;

struct _RfSprites
{
  GHashTable *sprites; /* look → Sprite */
  const RfTheme *theme;
  double zoom;
  RfTextWay texts;
  guint picture, movement; /* their numbers */
  gsize bytes;
  guint64 n_painted;
};

static gsize
bytes_of (const Sprite *sprite)
{
  return (gsize) cairo_image_surface_get_stride (sprite->surface) *
         (gsize) cairo_image_surface_get_height (sprite->surface);
}

static void
free_sprite (gpointer data)
{
  Sprite *sprite = data;

  cairo_surface_destroy (sprite->surface);
  g_free (sprite);
}

RfSprites *
rf_sprites_new (void)
{
  RfSprites *sprites = g_new0 (RfSprites, 1);

  sprites->sprites = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_sprite);
  return sprites;
}

void
rf_sprites_free (RfSprites *sprites)
{
  if (sprites == NULL)
    return;
  g_hash_table_unref (sprites->sprites);
  g_free (sprites);
}

/* Those that the last two pictures did not show. */
static void
drop_unused (RfSprites *sprites)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, sprites->sprites);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((const Sprite *) value)->picture + 1 < sprites->picture)
      {
        sprites->bytes -= bytes_of (value);
        g_hash_table_iter_remove (&iter);
      }
}

void
rf_sprites_begin (RfSprites *sprites, const RfTheme *theme, double zoom, RfTextWay texts)
{
  if (theme != sprites->theme || zoom != sprites->zoom || texts != sprites->texts)
    {
      g_hash_table_remove_all (sprites->sprites);
      sprites->bytes = 0;
    }
  sprites->theme = theme;
  sprites->zoom = zoom;
  sprites->texts = texts;
  sprites->picture++;
  if (sprites->bytes > ALL_MOST / 2)
    drop_unused (sprites);
}

/* --- looks ------------------------------------------------------------------------------------ */

static guint64
mix (guint64 hash, guint64 value)
{
  hash = (hash ^ value) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ hash >> 29;
}

static guint64
mix_length (guint64 hash, double length)
{
  return mix (hash, (guint64) (gint64) floor (length * GRAIN + GRAIN_SHIFT));
}

/* The opacity of what is least faint. */
static double
opacity_of (const RfScene *scene, const RfSceneGroup *group)
{
  double most = 0;

  for (guint i = group->first; i < group->first + group->n_items; i++)
    most = fmax (most, g_array_index (scene->items, RfSceneItem, i).opacity);
  return most;
}

/* Of a group that fades as a whole, the look is the same. */
static guint64
look_of (const RfScene *scene, const RfSceneGroup *group, double opacity)
{
  double x = group->bounds.x, y = group->bounds.y;
  guint64 hash = mix (group->space, group->id);

  for (guint i = group->first; i < group->first + group->n_items; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);

      hash = mix (hash, (guint64) item->kind << 32 | (guint64) item->align << 24 | item->style);
      hash = mix_length (mix_length (hash, item->rect.x - x), item->rect.y - y);
      hash = mix_length (mix_length (hash, item->rect.width), item->rect.height);
      hash = mix_length (mix_length (hash, item->radius), 16 * item->opacity / opacity);
      if (item->kind == RF_ITEM_TEXT)
        {
          hash = mix_length (mix_length (hash, item->anchor - x), item->baseline - y);
          for (const char *p = item->text; *p != '\0'; p++)
            hash = mix (hash, (guint8) *p);
        }
      for (guint k = 0; k < item->n_points; k++)
        hash = mix_length (mix_length (hash, item->points[k].x - x), item->points[k].y - y);
    }
  return hash;
}

/* --- putting ---------------------------------------------------------------------------------- */

/* Where the left upper corner of @group stands: the corner of the whole pixels that it touches. */
static void
corner_of (const RfSprites *sprites, const RfSceneGroup *group, int x, int y, double *left,
           double *top)
{
  *left = group->bounds.x * sprites->zoom + x - BLEED;
  *top = group->bounds.y * sprites->zoom + y - BLEED;
}

void
rf_sprites_begin_movement (RfSprites *sprites)
{
  sprites->movement++;
}

/* Where @sprite is put, whole pixels. */
static RfSpriteFit
fit_of (const RfSprites *sprites, const Sprite *sprite, const RfSceneGroup *group, int x, int y,
        double *at_x, double *at_y)
{
  double left, top;

  corner_of (sprites, group, x, y, &left, &top);
  *at_x = round (left - sprite->x);
  *at_y = round (top - sprite->y);
  return fabs (left - sprite->x - *at_x) < SAME_PLACE && fabs (top - sprite->y - *at_y) < SAME_PLACE
           ? RF_SPRITE_EXACT
           : RF_SPRITE_NEAR;
}

static void
drop (RfSprites *sprites, Sprite *sprite)
{
  sprites->bytes -= bytes_of (sprite);
  g_hash_table_remove (sprites->sprites, &sprite->look);
}

static Sprite *
make_sprite (RfSprites *sprites, RfPainter *painter, const RfScene *scene, guint index,
             guint64 look, double opacity, int x, int y)
{
  const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, index);
  double left, top;
  int width = (int) ceil (group->bounds.width * sprites->zoom + 2 * BLEED) + 1;
  int height = (int) ceil (group->bounds.height * sprites->zoom + 2 * BLEED) + 1;
  Sprite *sprite = g_new0 (Sprite, 1);
  cairo_t *cr;

  corner_of (sprites, group, x, y, &left, &top);
  sprite->look = look;
  sprite->movement = sprites->movement;
  sprite->x = left - floor (left);
  sprite->y = top - floor (top);
  sprite->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (sprite->surface);
  cairo_translate (cr, x - floor (left), y - floor (top));
  cairo_scale (cr, sprites->zoom, sprites->zoom);
  rf_painter_paint_group (painter, cr, scene, index, sprites->theme, 1 / opacity);
  cairo_destroy (cr);
  sprites->n_painted++;
  sprites->bytes += bytes_of (sprite);
  g_hash_table_replace (sprites->sprites, &sprite->look, sprite);
  return sprite;
}

RfSpriteFit
rf_sprites_put (RfSprites *sprites, RfPainter *painter, cairo_t *cr, const RfScene *scene,
                guint index, int x, int y)
{
  const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, index);
  double at_x, at_y, opacity = opacity_of (scene, group);
  guint64 look;
  RfSpriteFit fit;
  Sprite *sprite;

  if ((group->space != RF_SPACE_OBJECT && group->space != RF_SPACE_FRAME) || opacity <= 0 ||
      group->bounds.width * group->bounds.height * sprites->zoom * sprites->zoom > LARGEST)
    return RF_SPRITE_NONE;
  look = look_of (scene, group, opacity);
  sprite = g_hash_table_lookup (sprites->sprites, &look);
  if (sprite != NULL && sprite->movement != sprites->movement &&
      fit_of (sprites, sprite, group, x, y, &at_x, &at_y) == RF_SPRITE_NEAR)
    {
      drop (sprites, sprite);
      sprite = NULL;
    }
  if (sprite == NULL && sprites->bytes > ALL_MOST)
    return RF_SPRITE_NONE;
  if (sprite == NULL)
    sprite = make_sprite (sprites, painter, scene, index, look, opacity, x, y);
  sprite->picture = sprites->picture;
  sprite->movement = sprites->movement;
  fit = fit_of (sprites, sprite, group, x, y, &at_x, &at_y);
  /* A faint box is painted item by item, which looks a little different; so it must not be put
   * together from both. */
  if (fit == RF_SPRITE_EXACT && opacity < 1)
    return RF_SPRITE_NONE;
  cairo_save (cr);
  cairo_set_source_surface (cr, sprite->surface, at_x, at_y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint_with_alpha (cr, opacity);
  cairo_restore (cr);
  return fit;
}

guint64
rf_sprites_n_painted (const RfSprites *sprites)
{
  return sprites->n_painted;
}
