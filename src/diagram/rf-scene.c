/* SPDX-License-Identifier: MIT */
/* The scene's list: adding items, finding them, hit testing. How a view becomes a scene is in
 * rf-scene-build.c. Groups cover the items exactly and in order. */
#include "diagram/rf-scene.h"

#include <math.h>
#include <string.h>

static void
clear_parent (gpointer scene)
{
  rf_scene_unref (scene);
}

RfScene *
rf_scene_new (const RfRect *bounds)
{
  RfScene *scene = g_new0 (RfScene, 1);

  g_atomic_ref_count_init (&scene->refs);
  scene->bounds = *bounds;
  scene->items = g_array_new (FALSE, TRUE, sizeof (RfSceneItem));
  scene->groups = g_array_new (FALSE, TRUE, sizeof (RfSceneGroup));
  scene->texts = g_string_chunk_new (4096);
  scene->memory = g_ptr_array_new_with_free_func (g_free);
  scene->parents = g_ptr_array_new_with_free_func (clear_parent);
  return scene;
}

RfScene *
rf_scene_ref (RfScene *scene)
{
  g_atomic_ref_count_inc (&scene->refs);
  return scene;
}

void
rf_scene_unref (RfScene *scene)
{
  if (scene == NULL || !g_atomic_ref_count_dec (&scene->refs))
    return;
  g_array_unref (scene->items);
  g_array_unref (scene->groups);
  g_string_chunk_free (scene->texts);
  g_ptr_array_unref (scene->memory);
  g_ptr_array_unref (scene->parents);
  g_free (scene->title);
  g_free (scene);
}

void
rf_scene_begin_group (RfScene *scene, RfSceneSpace space, guint32 id, const char *element,
                      const char *title, const char *const *attributes)
{
  RfSceneGroup group = { .space = space, .id = id, .first = scene->items->len };
  guint n = 0;
  const char **copy;

  group.element = g_string_chunk_insert_const (scene->texts, element);
  group.title = g_string_chunk_insert_const (scene->texts, title != NULL ? title : "");
  while (attributes != NULL && attributes[n] != NULL)
    n++;
  copy = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    copy[i] = g_string_chunk_insert_const (scene->texts, attributes[i]);
  g_ptr_array_add (scene->memory, copy);
  group.attributes = copy;
  g_array_append_val (scene->groups, group);
}

static RfSceneGroup *
last_group (RfScene *scene)
{
  return &g_array_index (scene->groups, RfSceneGroup, scene->groups->len - 1);
}

void
rf_scene_set_ends (RfScene *scene, gboolean from_frame, guint32 from, guint32 to)
{
  RfSceneGroup *group = last_group (scene);

  group->from_frame = from_frame;
  group->from = from;
  group->to = to;
}

void
rf_scene_dim_group (RfScene *scene, double opacity)
{
  const RfSceneGroup *group = last_group (scene);

  for (guint i = 0; i < group->n_items; i++)
    g_array_index (scene->items, RfSceneItem, group->first + i).opacity *= opacity;
}

static RfSceneItem *
add_item (RfScene *scene, const RfSceneItem *item)
{
  RfSceneGroup *group;
  RfSceneItem *added;

  g_assert (scene->groups->len > 0);
  g_array_append_val (scene->items, *item);
  added = &g_array_index (scene->items, RfSceneItem, scene->items->len - 1);
  group = &g_array_index (scene->groups, RfSceneGroup, scene->groups->len - 1);
  added->group = scene->groups->len - 1;
  added->opacity = 1;
  group->n_items++;
  group->bounds = rf_rect_unite (&group->bounds, &added->bounds);
  return added;
}

/* Half of the widest line of @style in any theme. */
static double
half_line (RfStyle style)
{
  RfWidth width = rf_style_info (style)->width;
  double most = 0;

  for (guint i = 0; i < RF_N_THEMES; i++)
    most = fmax (most, rf_theme_get (i)->widths[width]);
  return most / 2;
}

RfSceneItem *
rf_scene_add_shape (RfScene *scene, RfItemKind kind, RfSceneKey key, RfStyle style, RfRect rect,
                    double radius)
{
  RfSceneItem item = { .key = key, .kind = kind, .style = style, .rect = rect, .radius = radius };
  RfRect ordered = { fmin (rect.x, rect.x + rect.width), fmin (rect.y, rect.y + rect.height),
                     fabs (rect.width), fabs (rect.height) };

  item.bounds = rf_rect_grow (&ordered, half_line (style) + 0.5);
  return add_item (scene, &item);
}

RfSceneItem *
rf_scene_add_text (RfScene *scene, RfSceneKey key, RfStyle style, const char *text, double anchor,
                   double baseline, RfAlign align, double width)
{
  RfSceneItem item = { .key = key, .kind = RF_ITEM_TEXT, .style = style, .align = align };
  double size = rf_style_info (style)->size;
  double left = anchor;

  if (align == RF_ALIGN_MIDDLE)
    left -= width / 2;
  else if (align == RF_ALIGN_END)
    left -= width;
  item.text = g_string_chunk_insert_const (scene->texts, text);
  item.anchor = anchor;
  item.baseline = baseline;
  item.rect = (RfRect){ left, baseline - size * 0.8, width, size };
  item.bounds = (RfRect){ left - 2, baseline - size * 1.1, width + 4, size * 1.5 };
  return add_item (scene, &item);
}

RfSceneItem *
rf_scene_add_points (RfScene *scene, RfItemKind kind, RfSceneKey key, RfStyle style,
                     const RfPoint *points, guint n_points)
{
  RfSceneItem item = { .key = key, .kind = kind, .style = style, .n_points = n_points };
  RfPoint *copy = g_memdup2 (points, sizeof (RfPoint) * n_points);

  g_ptr_array_add (scene->memory, copy);
  item.points = copy;
  item.rect = rf_spline_bounds (points, n_points);
  item.bounds = rf_rect_grow (&item.rect, half_line (style) + 1);
  return add_item (scene, &item);
}

guint
rf_scene_key_hash (gconstpointer pointer)
{
  const RfSceneKey *key = pointer;
  guint hash = (guint) key->space | (guint) key->part << 8 | (guint) key->slot_kind << 16 |
               (guint) key->going << 24;

  hash = hash * 2654435761u ^ key->id;
  hash = hash * 2654435761u ^ key->slot;
  return hash * 2654435761u;
}

gboolean
rf_scene_key_equal (gconstpointer a, gconstpointer b)
{
  const RfSceneKey *one = a, *other = b;

  return one->space == other->space && one->part == other->part &&
         one->slot_kind == other->slot_kind && one->going == other->going && one->id == other->id &&
         one->slot == other->slot;
}

const RfSceneItem *
rf_scene_find (const RfScene *scene, const RfSceneKey *key)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);
      if (rf_scene_key_equal (&item->key, key))
        return item;
    }
  return NULL;
}

const RfSceneItem *
rf_scene_find_box (const RfScene *scene, RfSceneSpace space, guint32 id)
{
  RfSceneKey key = { .space = space, .part = RF_PART_BODY, .id = id };

  return rf_scene_find (scene, &key);
}

static gboolean
pick_box (const RfScene *scene, const RfSceneGroup *group, double x, double y, RfPick *pick)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < group->n_items; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, group->first + i);

      if (item->key.part == RF_PART_BODY || item->key.part == RF_PART_COUNT ||
          item->key.part == RF_PART_GC_REFS)
        inside = inside || rf_rect_contains (&item->rect, x, y);
      if ((item->key.part == RF_PART_LABEL || item->key.part == RF_PART_MORE) &&
          fabs (y - (item->baseline - 4)) <= 11)
        {
          pick->has_row = TRUE;
          pick->slot_kind = item->key.slot_kind;
          pick->slot = item->key.slot;
          pick->row = item;
        }
    }
  if (!inside)
    {
      pick->has_row = FALSE;
      pick->row = NULL;
    }
  return inside;
}

static gboolean
is_box (const RfSceneGroup *group)
{
  return group->space == RF_SPACE_OBJECT || group->space == RF_SPACE_FRAME ||
         group->space == RF_SPACE_GROUP;
}

/* The box, or the group of an overview, that is painted last at the place. */
static gboolean
pick_boxes (const RfScene *scene, double x, double y, RfPick *pick)
{
  for (guint g = scene->groups->len; g-- > 0;)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, g);

      if (!is_box (group) || !rf_rect_contains (&group->bounds, x, y) ||
          !pick_box (scene, group, x, y, pick))
        continue;
      pick->kind = group->space == RF_SPACE_OBJECT  ? RF_PICK_OBJECT
                   : group->space == RF_SPACE_FRAME ? RF_PICK_FRAME
                                                    : RF_PICK_GROUP;
      pick->id = group->id;
      pick->group = group;
      return TRUE;
    }
  return FALSE;
}

/* The arrow that comes nearest to the place, not farther than @tolerance. */
static gboolean
pick_arrows (const RfScene *scene, double x, double y, double tolerance, RfPick *pick)
{
  double nearest = tolerance;
  gboolean found = FALSE;

  for (guint g = 0; g < scene->groups->len; g++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, g);
      RfRect near = rf_rect_grow (&group->bounds, tolerance);
      const RfSceneItem *item;
      double distance;

      if ((group->space != RF_SPACE_REF && group->space != RF_SPACE_LINK) ||
          !rf_rect_contains (&near, x, y))
        continue;
      item = &g_array_index (scene->items, RfSceneItem, group->first);
      distance = rf_spline_distance (item->points, item->n_points, x, y);
      if (distance > nearest)
        continue;
      nearest = distance;
      found = TRUE;
      *pick = (RfPick){ .kind = group->space == RF_SPACE_REF ? RF_PICK_REF : RF_PICK_LINK,
                        .id = item->key.id,
                        .has_row = TRUE,
                        .slot_kind = item->key.slot_kind,
                        .slot = item->key.slot,
                        .group = group,
                        .at = { x, y } };
    }
  return found;
}

static gboolean
pick_isolates (const RfScene *scene, double x, double y, RfPick *pick)
{
  for (guint g = scene->groups->len; g-- > 0;)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, g);

      if (group->space != RF_SPACE_ISOLATE || !rf_rect_contains (&group->bounds, x, y))
        continue;
      pick->kind = RF_PICK_ISOLATE;
      pick->id = group->id;
      pick->group = group;
      return TRUE;
    }
  return FALSE;
}

gboolean
rf_scene_pick (const RfScene *scene, double x, double y, double tolerance, RfPick *pick)
{
  *pick = (RfPick){ .kind = RF_PICK_NOTHING, .at = { x, y } };
  return pick_boxes (scene, x, y, pick) || pick_arrows (scene, x, y, tolerance, pick) ||
         pick_isolates (scene, x, y, pick);
}

const char *
rf_scene_part_name (RfScenePart part)
{
  static const char *const names[] = {
    "none",
    "hull",
    "caption",
    "halo",
    "body",
    "head",
    "title",
    "id",
    "line",
    "address",
    "label",
    "value",
    "dot",
    "strike",
    "more",
    "arrow",
    "tip",
    "note",
    "count",
    "count-text",
    "gc-refs",
    "gc-refs-text",
    "bubble",
    "bubble-text",
    "selection",
    "visit",
    "generation",
    "generation-text",
    "match",
    "mark",
    "difference",
    "difference-tag",
    "difference-text",
    "stem",
    "stem-text",
    "block",
    "block-text",
    "square",
  };

  g_assert ((guint) part < G_N_ELEMENTS (names));
  return names[part];
}

char *
rf_scene_dump (const RfScene *scene, gboolean coordinates)
{
  GString *out = g_string_new (NULL);

  for (guint g = 0; g < scene->groups->len; g++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, g);

      g_string_append_printf (out, "%s", group->element);
      for (guint i = 0; group->attributes[i] != NULL; i += 2)
        g_string_append_printf (out, " %s=%s", group->attributes[i], group->attributes[i + 1]);
      g_string_append_c (out, '\n');
      for (guint i = 0; i < group->n_items; i++)
        {
          const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, group->first + i);

          g_string_append_printf (out, "  %s %s", rf_scene_part_name (item->key.part),
                                  rf_style_info (item->style)->name);
          if (item->text != NULL)
            g_string_append_printf (out, " \"%s\"", item->text);
          if (coordinates)
            g_string_append_printf (out, " %.1f,%.1f %.1f×%.1f", item->rect.x, item->rect.y,
                                    item->rect.width, item->rect.height);
          g_string_append_c (out, '\n');
        }
    }
  return g_string_free (out, FALSE);
}

/* --- looks ------------------------------------------------------------------------------------ */

static guint64
mix (guint64 hash, guint64 value)
{
  hash = (hash ^ value) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ hash >> 29;
}

static guint64
mix_double (guint64 hash, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return mix (hash, bits);
}

static guint64
mix_text (guint64 hash, const char *text)
{
  gsize length = strlen (text);
  guint64 part;

  hash = mix (hash, length);
  for (; length >= sizeof part; text += sizeof part, length -= sizeof part)
    {
      memcpy (&part, text, sizeof part);
      hash = mix (hash, part);
    }
  part = 0;
  memcpy (&part, text, length);
  return mix (hash, part);
}

static guint64
mix_item (guint64 hash, const RfSceneItem *item)
{
  hash = mix (hash, (guint64) item->kind << 32 | (guint64) item->align << 24 | item->style);
  hash = mix_double (hash, item->rect.x);
  hash = mix_double (hash, item->rect.y);
  hash = mix_double (hash, item->rect.width);
  hash = mix_double (hash, item->rect.height);
  hash = mix_double (hash, item->radius);
  hash = mix_double (hash, item->opacity);
  if (item->kind == RF_ITEM_TEXT)
    {
      hash = mix_double (mix_double (hash, item->anchor), item->baseline);
      hash = mix_text (hash, item->text);
    }
  for (guint i = 0; i < item->n_points; i++)
    hash = mix_double (mix_double (hash, item->points[i].x), item->points[i].y);
  return hash;
}

guint64
rf_scene_look (const RfScene *scene, const RfSceneGroup *group)
{
  guint64 hash = 1;

  if (group->look != 0)
    return group->look;
  for (guint i = group->first; i < group->first + group->n_items; i++)
    hash = mix_item (hash, &g_array_index (scene->items, RfSceneItem, i));
  return hash;
}
