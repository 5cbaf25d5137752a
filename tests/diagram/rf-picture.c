/* SPDX-License-Identifier: MIT */
/* Faults of pictures. Rectangles are taken a little smaller than they are, so that touching is no
 * fault; curves are looked at in pieces of two points or so. */
#include "diagram/rf-picture.h"

#include <math.h>
#include <string.h>

#define TOUCH 0.75
#define WORDS_MAX 4000
#define PIECES 24 /* of a segment, when crossings are counted */

const char *
rf_fault_name (RfFault fault)
{
  static const char *const names[RF_N_FAULTS] = { "box-box",   "arrow-box", "arrow-text",
                                                  "text-text", "text-box",  "text-out" };

  return names[fault];
}

typedef struct
{
  const RfScene *scene;
  RfPicture *picture;
  GPtrArray *boxes, *texts, *arrows, *badges; /* RfSceneItem */
  double widest;                              /* of all of them but arrows */
} Check;

static const RfSceneGroup *
group_of (const Check *check, const RfSceneItem *item)
{
  return &g_array_index (check->scene->groups, RfSceneGroup, item->group);
}

static void
note (const Check *check, RfFault fault, const RfSceneItem *one, const RfSceneItem *other)
{
  GString *words = check->picture->words;

  check->picture->faults[fault]++;
  if (words == NULL || words->len > WORDS_MAX)
    return;
  g_string_append_printf (words, "    %s: %s %s", rf_fault_name (fault),
                          group_of (check, one)->element, rf_scene_part_name (one->key.part));
  if (one->text != NULL)
    g_string_append_printf (words, " \"%s\"", one->text);
  if (other != NULL)
    g_string_append_printf (words, " / %s %s", group_of (check, other)->element,
                            rf_scene_part_name (other->key.part));
  if (other != NULL && other->text != NULL)
    g_string_append_printf (words, " \"%s\"", other->text);
  g_string_append_c (words, '\n');
}

static RfRect
inner (const RfSceneItem *item)
{
  RfRect rect = rf_rect_grow (&item->rect, -TOUCH);

  rect.width = fmax (rect.width, 0.1);
  rect.height = fmax (rect.height, 0.1);
  return rect;
}

static gboolean
overlap (const RfSceneItem *one, const RfSceneItem *other)
{
  RfRect a = inner (one), b = inner (other);

  return rf_rect_overlaps (&a, &b);
}

static gboolean
is_attribute (const RfSceneGroup *group, const char *name, const char *value)
{
  for (guint i = 0; group->attributes[i] != NULL; i += 2)
    if (strcmp (group->attributes[i], name) == 0)
      return strcmp (group->attributes[i + 1], value) == 0;
  return FALSE;
}

static void
sort_items (Check *check)
{
  for (guint i = 0; i < check->scene->items->len; i++)
    {
      RfSceneItem *item = &g_array_index (check->scene->items, RfSceneItem, i);

      if (item->key.part == RF_PART_BODY)
        g_ptr_array_add (check->boxes, item);
      else if (item->key.part == RF_PART_ARROW)
        g_ptr_array_add (check->arrows, item);
      else if (item->kind == RF_ITEM_TEXT)
        g_ptr_array_add (check->texts, item);
      else if (item->key.part == RF_PART_COUNT || item->key.part == RF_PART_GC_REFS ||
               item->key.part == RF_PART_BUBBLE)
        g_ptr_array_add (check->badges, item);
    }
}

static int
compare_lefts (gconstpointer a, gconstpointer b)
{
  const RfSceneItem *one = *(RfSceneItem *const *) a, *other = *(RfSceneItem *const *) b;

  return one->rect.x < other->rect.x ? -1 : one->rect.x > other->rect.x;
}

/* The first of @items, which are sorted by their left borders and at most @widest wide, that can
 * reach to @x. */
static guint
first_near (const GPtrArray *items, double x, double widest)
{
  guint low = 0, high = items->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (((const RfSceneItem *) items->pdata[middle])->rect.x < x - widest)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static double
widest_of (const GPtrArray *items)
{
  double widest = 0;

  for (guint i = 0; i < items->len; i++)
    widest = fmax (widest, ((const RfSceneItem *) items->pdata[i])->rect.width);
  return widest;
}

/* Calls @found for each of @items that may touch @item. */
static void
each_near (Check *check, const RfSceneItem *item, const RfRect *rect, const GPtrArray *items,
           void (*found) (Check *check, const RfSceneItem *item, const RfSceneItem *other))
{
  for (guint k = first_near (items, rect->x, check->widest); k < items->len; k++)
    {
      const RfSceneItem *other = items->pdata[k];

      if (other->rect.x > rf_rect_right (rect))
        break;
      found (check, item, other);
    }
}

/* Cards of the call stack lie on the feet of those that wait, below their last rows. */
static gboolean
is_pile (const RfSceneItem *one, const RfSceneItem *other)
{
  double deep = fmin (rf_rect_bottom (&one->rect), rf_rect_bottom (&other->rect)) -
                fmax (one->rect.y, other->rect.y);

  return one->key.space == RF_SPACE_FRAME && other->key.space == RF_SPACE_FRAME &&
         deep <= RF_BOX_FOOT;
}

static void
check_boxes (Check *check)
{
  for (guint i = 0; i < check->boxes->len; i++)
    for (guint k = i + 1; k < check->boxes->len; k++)
      if (overlap (check->boxes->pdata[i], check->boxes->pdata[k]) &&
          !is_pile (check->boxes->pdata[i], check->boxes->pdata[k]))
        note (check, RF_FAULT_BOX_BOX, check->boxes->pdata[i], check->boxes->pdata[k]);
}

static gboolean
stands_outside (const RfSceneItem *item)
{
  return item->key.part == RF_PART_NOTE || item->key.part == RF_PART_STEM_TEXT ||
         item->key.space == RF_SPACE_BUBBLE || item->key.space == RF_SPACE_ISOLATE;
}

/* A text of @item stands on a badge: the badge's own, or none. */
static gboolean
on_badge (const RfSceneItem *item, const RfSceneItem *badge)
{
  return item->group == badge->group &&
         (item->key.part == RF_PART_COUNT_TEXT || item->key.part == RF_PART_GC_REFS_TEXT ||
          item->key.part == RF_PART_BUBBLE_TEXT);
}

static void
text_on_text (Check *check, const RfSceneItem *text, const RfSceneItem *other)
{
  /* Each pair once. */
  if (text < other && overlap (text, other))
    note (check, RF_FAULT_TEXT_TEXT, text, other);
}

static void
text_on_badge (Check *check, const RfSceneItem *text, const RfSceneItem *badge)
{
  if (!on_badge (text, badge) && overlap (text, badge))
    note (check, RF_FAULT_TEXT_TEXT, text, badge);
}

static void
text_on_box (Check *check, const RfSceneItem *text, const RfSceneItem *box)
{
  if ((box->group != text->group || stands_outside (text)) && overlap (text, box))
    note (check, RF_FAULT_TEXT_BOX, text, box);
}

static void
badge_on_box (Check *check, const RfSceneItem *badge, const RfSceneItem *box)
{
  gboolean own = badge->group == box->group ||
                 (badge->key.space == RF_SPACE_BUBBLE && badge->key.id == box->key.id);

  if (!own && overlap (badge, box))
    note (check, RF_FAULT_TEXT_BOX, badge, box);
}

/* A text of a box stands inside of it. */
static void
check_inside (Check *check, const RfSceneItem *text)
{
  const RfSceneGroup *group = group_of (check, text);

  if (stands_outside (text) || text->key.part == RF_PART_COUNT_TEXT ||
      text->key.part == RF_PART_GC_REFS_TEXT)
    return;
  for (guint i = 0; i < group->n_items; i++)
    {
      const RfSceneItem *box = &g_array_index (check->scene->items, RfSceneItem, group->first + i);
      RfRect grown = rf_rect_grow (&box->rect, 0.5), both;

      if (box->key.part != RF_PART_BODY)
        continue;
      both = rf_rect_unite (&text->rect, &grown);
      if (both.width > grown.width || both.height > grown.height)
        note (check, RF_FAULT_TEXT_OUT, text, box);
    }
}

static void
check_texts (Check *check)
{
  for (guint i = 0; i < check->texts->len; i++)
    {
      const RfSceneItem *text = check->texts->pdata[i];

      each_near (check, text, &text->rect, check->texts, text_on_text);
      each_near (check, text, &text->rect, check->badges, text_on_badge);
      each_near (check, text, &text->rect, check->boxes, text_on_box);
      check_inside (check, text);
    }
  for (guint i = 0; i < check->badges->len; i++)
    {
      const RfSceneItem *badge = check->badges->pdata[i];
      each_near (check, badge, &badge->rect, check->boxes, badge_on_box);
    }
}

/* Its state may say more: "freed finalized". */
static gboolean
is_freed (const RfSceneGroup *group)
{
  for (guint i = 0; group->attributes[i] != NULL; i += 2)
    if (strcmp (group->attributes[i], "state") == 0)
      return g_str_has_prefix (group->attributes[i + 1], "freed");
  return FALSE;
}

/* A hull holds its members and nothing else. */
static void
check_hulls (Check *check)
{
  for (guint i = 0; i < check->scene->items->len; i++)
    {
      const RfSceneItem *hull = &g_array_index (check->scene->items, RfSceneItem, i);

      if (hull->key.part != RF_PART_HULL)
        continue;
      for (guint k = 0; k < check->boxes->len; k++)
        {
          const RfSceneItem *box = check->boxes->pdata[k];

          /* What died in it stands there as a ghost. */
          if (!is_attribute (group_of (check, box), "isolate",
                             group_of (check, hull)->attributes[1]) &&
              !is_freed (group_of (check, box)) && overlap (hull, box))
            note (check, RF_FAULT_TEXT_BOX, hull, box);
        }
    }
}

static gboolean
arrow_meets (const RfSceneItem *arrow, const RfRect *rect)
{
  return rf_rect_overlaps (&arrow->rect, rect) &&
         rf_spline_meets_rect (arrow->points, arrow->n_points, rect);
}

static gboolean
is_end (const Check *check, const RfSceneItem *arrow, const RfSceneItem *box, const char *which)
{
  const RfSceneGroup *group = group_of (check, arrow);
  g_autofree char *id =
    g_strdup_printf (box->key.space == RF_SPACE_FRAME ? "frame-%u" : "%u", box->key.id);

  return is_attribute (group, which, id);
}

/* The part of the owner's box that its arrow must not touch: left of the dot. */
static void
check_arrow_box (Check *check, const RfSceneItem *arrow, const RfSceneItem *box)
{
  RfRect rect = inner (box);
  RfPoint start = arrow->points[0];

  if (rf_rect_contains (&rect, start.x, start.y))
    rect.width = fmax (0.1, start.x - rect.x - 4);
  else if (is_end (check, arrow, box, "to"))
    rect = rf_rect_grow (&rect, -2);
  if (arrow_meets (arrow, &rect))
    note (check, RF_FAULT_ARROW_BOX, arrow, box);
}

static void
check_arrow_text (Check *check, const RfSceneItem *arrow, const RfSceneItem *text)
{
  RfRect rect = inner (text);

  if (arrow_meets (arrow, &rect))
    note (check, RF_FAULT_ARROW_TEXT, arrow, text);
}

static void
check_arrows (Check *check)
{
  for (guint i = 0; i < check->arrows->len; i++)
    {
      const RfSceneItem *arrow = check->arrows->pdata[i];

      each_near (check, arrow, &arrow->rect, check->boxes, check_arrow_box);
      each_near (check, arrow, &arrow->rect, check->texts, check_arrow_text);
      each_near (check, arrow, &arrow->rect, check->badges, check_arrow_text);
    }
}

/* --- crossings --- */

static void
line_free (gpointer line)
{
  g_array_unref (line);
}

guint
rf_picture_crossings (const GPtrArray *splines)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  guint n = 0;

  for (guint i = 0; i < splines->len; i++)
    {
      const GArray *spline = splines->pdata[i];
      g_ptr_array_add (lines, rf_spline_flatten ((const RfPoint *) spline->data, spline->len,
                                                 PIECES, FALSE));
    }
  for (guint i = 0; i < lines->len; i++)
    for (guint k = i + 1; k < lines->len; k++)
      n += rf_lines_cross (lines->pdata[i], lines->pdata[k]);
  return n;
}

static guint
count_crossings (const Check *check)
{
  g_autoptr (GPtrArray) splines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; i < check->arrows->len; i++)
    {
      const RfSceneItem *arrow = check->arrows->pdata[i];
      GArray *spline = g_array_new (FALSE, FALSE, sizeof (RfPoint));

      g_array_append_vals (spline, arrow->points, arrow->n_points);
      g_ptr_array_add (splines, spline);
    }
  return rf_picture_crossings (splines);
}

void
rf_picture_check (const RfScene *scene, RfPicture *picture)
{
  g_autoptr (GPtrArray) boxes = g_ptr_array_new (), texts = g_ptr_array_new ();
  g_autoptr (GPtrArray) arrows = g_ptr_array_new (), badges = g_ptr_array_new ();
  Check check = { scene, picture, boxes, texts, arrows, badges, 0 };

  sort_items (&check);
  g_ptr_array_sort (boxes, compare_lefts);
  g_ptr_array_sort (texts, compare_lefts);
  g_ptr_array_sort (badges, compare_lefts);
  check.widest = fmax (widest_of (boxes), fmax (widest_of (texts), widest_of (badges)));
  check_boxes (&check);
  check_texts (&check);
  check_hulls (&check);
  check_arrows (&check);
  picture->boxes += boxes->len;
  picture->arrows += arrows->len;
  if (!picture->no_crossings)
    picture->crossings += count_crossings (&check);
}

static void
add_way (RfMovement *movement, double way)
{
  movement->sum += way;
  movement->most = fmax (movement->most, way);
  movement->n++;
}

/* How far the farthest point of @after lies from @before. */
static double
spline_way (const RfSceneItem *before, const RfSceneItem *after)
{
  double most = 0;

  /* Looking closely takes long. */
  if (before->n_points == after->n_points &&
      memcmp (before->points, after->points, sizeof (RfPoint) * before->n_points) == 0)
    return 0;
  for (guint i = 0; i + 3 < after->n_points; i += 3)
    for (guint k = 0; k <= 4; k++)
      {
        RfPoint p = rf_cubic_point (after->points + i, k / 4.0);
        most = fmax (most, rf_spline_distance (before->points, before->n_points, p.x, p.y));
      }
  return most;
}

/* Whether both are the arrow from the same row to the same box. */
static gboolean
same_ends (const RfScene *one, const RfSceneItem *before, const RfScene *other,
           const RfSceneItem *after)
{
  const RfSceneGroup *a = &g_array_index (one->groups, RfSceneGroup, before->group);
  const RfSceneGroup *b = &g_array_index (other->groups, RfSceneGroup, after->group);
  RfPoint start = before->points[0], now = after->points[0];

  return a->from_frame == b->from_frame && a->from == b->from && a->to == b->to &&
         rf_point_distance (start, now) < 0.01;
}

/* Whether the box at the end of both stands where it stood. */
static gboolean
same_target (const RfScene *scene, const RfSceneItem *arrow, GHashTable *before, GHashTable *after)
{
  const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, arrow->group);
  RfSceneKey key = { .space = RF_SPACE_OBJECT, .part = RF_PART_BODY, .id = group->to };
  const RfSceneItem *old = g_hash_table_lookup (before, &key);
  const RfSceneItem *now = g_hash_table_lookup (after, &key);

  return old != NULL && now != NULL && old->rect.x == now->rect.x && old->rect.y == now->rect.y;
}

static GHashTable *
index_items (const RfScene *scene)
{
  GHashTable *items = g_hash_table_new (rf_scene_key_hash, rf_scene_key_equal);

  for (guint i = 0; i < scene->items->len; i++)
    {
      RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);

      if (item->key.part == RF_PART_BODY || item->key.part == RF_PART_ARROW)
        g_hash_table_insert (items, &item->key, item);
    }
  return items;
}

/* How many frames lie below the one of @item on the call stack. */
static guint
frames_below (const RfScene *scene, const RfSceneItem *item)
{
  guint n = 0;

  for (guint i = 0; i < item->group; i++)
    n += g_array_index (scene->groups, RfSceneGroup, i).space == RF_SPACE_FRAME;
  return n;
}

/* A generator's frame that is resumed elsewhere has come to another height of the call stack:
 * that is what is to be seen. */
static gboolean
same_height (const RfScene *before, const RfSceneItem *old, const RfScene *after,
             const RfSceneItem *now)
{
  return old->key.space != RF_SPACE_FRAME ||
         frames_below (before, old) == frames_below (after, now);
}

void
rf_picture_movement (const RfScene *before, const RfScene *after, RfMovement *boxes,
                     RfMovement *arrows)
{
  g_autoptr (GHashTable) olds = index_items (before), news = index_items (after);

  for (guint i = 0; i < after->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (after->items, RfSceneItem, i);
      const RfSceneItem *old = g_hash_table_lookup (olds, &item->key);

      if (old == NULL)
        continue;
      if (item->key.part == RF_PART_BODY && same_height (before, old, after, item))
        add_way (boxes, hypot (item->rect.x - old->rect.x, item->rect.y - old->rect.y));
      else if (item->key.part == RF_PART_ARROW && same_ends (before, old, after, item) &&
               same_target (before, old, olds, news))
        add_way (arrows, spline_way (old, item));
    }
}
