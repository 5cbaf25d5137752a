/* SPDX-License-Identifier: MIT */

/* The pictures of an overview: a card for each group. Everything is a function of the plan and the
 * groups, so that from step to step only numbers, squares and arrows change. */

#include "diagram/rf-overview-private.h"

#include "diagram/rf-history.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define RADIUS 7.0
#define DOT_RADIUS 3.0
#define TIP_LENGTH 10.0
#define TIP_WIDTH 8.0
#define SMALLEST_PART 0.25 /* of a square, so that it can still be seen */

/* --- words ------------------------------------------------------------------------------------ */

char *
rf_overview_number (guint64 n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  GString *out = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  return g_string_free (out, FALSE);
}

char *
rf_overview_bytes (guint64 bytes)
{
  static const char *const units[] = { "kB", "MB", "GB" };
  double value = (double) bytes;
  guint unit = 0;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (bytes < 1000)
    return g_strdup_printf ("%u B", (guint) bytes);
  for (value /= 1000; value >= 999.95 && unit + 1 < G_N_ELEMENTS (units); unit++)
    value /= 1000;
  g_ascii_formatd (number, sizeof number, "%.1f", value);
  return g_strdup_printf ("%s %s", number, units[unit]);
}

char *
rf_overview_group_title (const RfGroupKey *key, RfJournal *journal)
{
  const char *type;

  switch ((RfGroupKind) key->kind)
    {
    case RF_GROUP_NAMES:
      return g_strdup (_ ("names"));
    case RF_GROUP_TYPE:
      type = rf_journal_text (journal, key->number);
      return strcmp (type, "type") == 0 ? g_strdup (_ ("classes")) : g_strdup (type);
    case RF_GROUP_GENERATION:
      return g_strdup_printf (_ ("generation %u"), key->number);
    case RF_GROUP_UNTRACKED:
      return g_strdup (_ ("not tracked"));
    case RF_GROUP_REACHED:
      return g_strdup (_ ("names reach them"));
    case RF_GROUP_ISOLATE:
      return g_strdup_printf (_ ("isolate %u"), key->number);
    case RF_GROUP_HELD:
      return g_strdup (_ ("only temporaries hold them"));
    case RF_GROUP_REST:
      break;
    }
  return g_strdup (_ ("all others"));
}

/* "333,333 objects". (transfer full) */
static char *
count_words (const RfGroup *group)
{
  g_autofree char *n = rf_overview_number (group->n_objects);

  if (group->key.kind == RF_GROUP_NAMES)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s name", "%s names", group->n_objects),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s object", "%s objects",
                                       group->n_objects),
                          n);
}

char *
rf_overview_group_words (const RfGroup *group, RfJournal *journal)
{
  g_autofree char *title = rf_overview_group_title (&group->key, journal);
  g_autofree char *n = count_words (group), *bytes = rf_overview_bytes (group->bytes);

  return group->bytes > 0 ? g_strdup_printf ("%s: %s, %s", title, n, bytes)
                          : g_strdup_printf ("%s: %s", title, n);
}

/* --- cards ------------------------------------------------------------------------------------ */

typedef struct
{
  const RfOverviewPlan *plan;
  const RfGroups *groups;
  RfJournal *journal;
  RfMeasure *measure;
  RfScene *scene;
} Builder;

static RfSceneKey
group_key (guint index, RfScenePart part, guint32 slot)
{
  return (RfSceneKey){ .space = RF_SPACE_GROUP, .part = part, .id = index + 1, .slot = slot };
}

static double
add_text (Builder *builder, RfSceneKey key, RfStyle style, const char *text, double x,
          double baseline, RfAlign align, double most)
{
  g_autofree char *fitted = rf_measure_fit (builder->measure, style, text, most);
  double width = rf_measure_text (builder->measure, style, fitted);
  RfSceneItem *item =
    rf_scene_add_text (builder->scene, key, style, fitted, x, baseline, align, width);

  if (strcmp (fitted, text) != 0)
    item->whole = g_string_chunk_insert (builder->scene->texts, text);
  return width;
}

static void
look_of (const RfGroupKey *key, RfStyle *body, RfStyle *head, RfStyle *square)
{
  *body = RF_STYLE_BOX;
  *head = RF_STYLE_BOX_HEAD;
  *square = RF_STYLE_SQUARE;
  switch ((RfGroupKind) key->kind)
    {
    case RF_GROUP_NAMES:
      *body = RF_STYLE_FRAME;
      *head = RF_STYLE_FRAME_HEAD;
      break;
    case RF_GROUP_GENERATION:
      *square = (RfStyle) (RF_STYLE_GENERATION_0 + MIN (key->number, 2));
      break;
    case RF_GROUP_ISOLATE:
      *body = RF_STYLE_ISOLATE;
      *head = RF_STYLE_ISOLATE_HEAD;
      *square = RF_STYLE_SQUARE_ISOLATE;
      break;
    case RF_GROUP_HELD:
    case RF_GROUP_REST:
    case RF_GROUP_UNTRACKED:
      *body = RF_STYLE_CLASS;
      *head = RF_STYLE_CLASS_HEAD;
      *square = RF_STYLE_SQUARE_OTHER;
      break;
    case RF_GROUP_TYPE:
    case RF_GROUP_REACHED:
      break;
    }
}

/* A square for every so many objects; the last one is as wide as what is left over. */
static void
add_squares (Builder *builder, guint index, const RfGroup *group, const RfRect *rect, RfStyle style)
{
  const RfCard *card = &g_array_index (builder->plan->cards, RfCard, index);
  guint room = card->square_rows * RF_CARD_COLUMNS;
  double top = rect->y + RF_BOX_HEAD + RF_BOX_ROW, left = rect->x + RF_BOX_PAD + 1.5;
  guint32 n = group->n_objects;

  for (guint i = 0; i < room && n > 0; i++)
    {
      guint32 part = MIN (n, builder->plan->unit);
      double width = RF_CARD_SQUARE * fmax (SMALLEST_PART, (double) part / builder->plan->unit);
      RfRect square = { left + i % RF_CARD_COLUMNS * RF_CARD_STEP,
                        top + i / RF_CARD_COLUMNS * RF_CARD_STEP, width, RF_CARD_SQUARE };

      rf_scene_add_shape (builder->scene, RF_ITEM_BOX, group_key (index, RF_PART_SQUARE, i), style,
                          square, 1.5);
      n -= part;
    }
}

static guint32
link_count (const RfGroups *groups, guint from, int to)
{
  for (guint i = 0; i < groups->links->len; i++)
    {
      const RfGroupLink *link = &g_array_index (groups->links, RfGroupLink, i);
      if (link->from == from && (int) link->to == to)
        return link->n;
    }
  return 0;
}

/* How many references a row stands for now: that to its target, or those without a row. */
static guint32
row_count (Builder *builder, guint index, const RfCardRow *row)
{
  const RfCard *card = &g_array_index (builder->plan->cards, RfCard, index);
  guint32 n = 0;

  if (row->target >= 0)
    return link_count (builder->groups, index, row->target);
  for (guint i = 0; i < builder->groups->links->len; i++)
    {
      const RfGroupLink *link = &g_array_index (builder->groups->links, RfGroupLink, i);
      n += link->from == index ? link->n : 0;
    }
  for (guint r = 0; r < card->rows->len; r++)
    {
      int target = g_array_index (card->rows, RfCardRow, r).target;
      n -= target >= 0 ? link_count (builder->groups, index, target) : 0;
    }
  return n;
}

static void
add_card_row (Builder *builder, guint index, guint place, const RfCardRow *row)
{
  const RfCard *card = &g_array_index (builder->plan->cards, RfCard, index);
  double baseline = card->rect.y + rf_card_row_middle (card, place) + 4.5;
  double left = card->rect.x + RF_BOX_PAD, right = rf_rect_right (&card->rect) - RF_BOX_PAD;
  guint32 slot = (guint32) (row->target + 1), n = row_count (builder, index, row);
  g_autofree char *number = rf_overview_number (n), *title = NULL, *label = NULL;
  double width;

  if (row->target >= 0)
    {
      const RfGroup *target = &g_array_index (builder->groups->groups, RfGroup, row->target);
      title = rf_overview_group_title (&target->key, builder->journal);
      label = g_strdup_printf ("→ %s", title);
    }
  else
    label = g_strdup (_ ("→ further groups"));
  width = add_text (builder, group_key (index, RF_PART_VALUE, slot),
                    n > 0 ? RF_STYLE_VALUE_NUMBER : RF_STYLE_VALUE_GONE, number, right - 16,
                    baseline, RF_ALIGN_END, 110);
  add_text (builder, group_key (index, RF_PART_LABEL, slot),
            n > 0 ? RF_STYLE_LABEL : RF_STYLE_LABEL_GONE, label, left, baseline, RF_ALIGN_START,
            right - 16 - left - width - 8);
}

static void
begin_card (Builder *builder, guint index, const RfGroup *group)
{
  g_autofree char *element = g_strdup_printf ("group-%u", index + 1);
  g_autofree char *title = rf_overview_group_title (&group->key, builder->journal);
  g_autofree char *words = rf_overview_group_words (group, builder->journal);
  g_autofree char *n = g_strdup_printf ("%u", group->n_objects);
  g_autofree char *bytes = g_strdup_printf ("%" G_GUINT64_FORMAT, group->bytes);
  const char *attributes[] = { "group", title, "objects", n, "bytes", bytes, NULL };

  rf_scene_begin_group (builder->scene, RF_SPACE_GROUP, index + 1, element, words, attributes);
}

static void
add_card (Builder *builder, guint index, gboolean selected)
{
  const RfGroup *group = &g_array_index (builder->groups->groups, RfGroup, index);
  const RfCard *card = &g_array_index (builder->plan->cards, RfCard, index);
  const RfRect *rect = &card->rect;
  RfRect head = { rect->x + 0.75, rect->y + 0.75, rect->width - 1.5, RF_BOX_HEAD - 0.75 };
  gboolean names = group->key.kind == RF_GROUP_NAMES;
  g_autofree char *title = rf_overview_group_title (&group->key, builder->journal);
  g_autofree char *count = count_words (group), *bytes = rf_overview_bytes (group->bytes);
  double right = rf_rect_right (rect) - RF_BOX_PAD, left = rect->x + RF_BOX_PAD;
  RfStyle body, head_style, square;

  look_of (&group->key, &body, &head_style, &square);
  begin_card (builder, index, group);
  rf_scene_add_shape (builder->scene, RF_ITEM_BOX, group_key (index, RF_PART_BODY, 0), body, *rect,
                      RADIUS);
  rf_scene_add_shape (builder->scene, RF_ITEM_HEAD, group_key (index, RF_PART_HEAD, 0), head_style,
                      head, RADIUS - 0.75);
  if (selected)
    {
      RfRect ring = rf_rect_grow (rect, 4);
      rf_scene_add_shape (builder->scene, RF_ITEM_BOX, group_key (index, RF_PART_SELECTION, 0),
                          RF_STYLE_SELECTION, ring, RADIUS + 4);
    }
  add_text (builder, group_key (index, RF_PART_TITLE, 0),
            names ? RF_STYLE_FRAME_TITLE : RF_STYLE_TITLE, title, left, rect->y + 17.5,
            RF_ALIGN_START, right - left);
  add_text (builder, group_key (index, RF_PART_COUNT_TEXT, 0),
            group->n_objects > 0 ? RF_STYLE_TITLE : RF_STYLE_GHOST_TITLE, count, left,
            rect->y + RF_BOX_HEAD + 15.5, RF_ALIGN_START, right - left);
  if (!names && group->n_objects > 0)
    add_text (builder, group_key (index, RF_PART_ADDRESS, 0), RF_STYLE_ADDRESS, bytes, right,
              rect->y + RF_BOX_HEAD + 15.5, RF_ALIGN_END, 90);
  if (!names)
    add_squares (builder, index, group, rect, square);
  for (guint r = 0; r < card->rows->len; r++)
    add_card_row (builder, index, r, &g_array_index (card->rows, RfCardRow, r));
}

/* --- arrows ----------------------------------------------------------------------------------- */

/* The tip at the end of @points, which are shortened to end inside of it. */
static void
make_tip (RfPoint *points, guint n, RfPoint tip[3])
{
  RfPoint end = points[n - 1], back = points[n - 2];
  double length = rf_point_distance (back, end);
  double dx = length > 1e-6 ? (end.x - back.x) / length : 1;
  double dy = length > 1e-6 ? (end.y - back.y) / length : 0;
  RfPoint foot = { end.x - dx * TIP_LENGTH, end.y - dy * TIP_LENGTH };

  tip[0] = (RfPoint){ foot.x - dy * TIP_WIDTH / 2, foot.y + dx * TIP_WIDTH / 2 };
  tip[1] = end;
  tip[2] = (RfPoint){ foot.x + dy * TIP_WIDTH / 2, foot.y - dx * TIP_WIDTH / 2 };
  points[n - 1].x -= dx * (TIP_LENGTH - 2);
  points[n - 1].y -= dy * (TIP_LENGTH - 2);
}

static void
add_arrow (Builder *builder, guint index, const RfCardRow *row, guint32 n)
{
  const RfGroup *from = &g_array_index (builder->groups->groups, RfGroup, index);
  const RfGroup *to = &g_array_index (builder->groups->groups, RfGroup, row->target);
  gboolean names = from->key.kind == RF_GROUP_NAMES;
  g_autofree char *from_title = rf_overview_group_title (&from->key, builder->journal);
  g_autofree char *to_title = rf_overview_group_title (&to->key, builder->journal);
  g_autofree char *number = rf_overview_number (n), *title = NULL;
  g_autofree char *element = g_strdup_printf ("groups-%u-%d", index + 1, row->target + 1);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree RfPoint *points = g_memdup2 (row->points->data, row->points->len * sizeof (RfPoint));
  const char *attributes[] = { "from", from_title, "to", to_title, "references", count, NULL };
  RfSceneKey key = { .space = RF_SPACE_LINK, .part = RF_PART_ARROW, .id = index + 1 };
  RfRect dot = { points[0].x - DOT_RADIUS, points[0].y - DOT_RADIUS, 2 * DOT_RADIUS,
                 2 * DOT_RADIUS };
  RfPoint tip[3];

  /* Translators: number of references, group that they are in, group that they lead to. */
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s reference: %s → %s",
                                        "%s references: %s → %s", n),
                           number, from_title, to_title);
  key.slot = (guint32) (row->target + 1);
  make_tip (points, row->points->len, tip);
  rf_scene_begin_group (builder->scene, RF_SPACE_LINK, index + 1, element, title, attributes);
  rf_scene_add_points (builder->scene, RF_ITEM_SPLINE, key,
                       names ? RF_STYLE_REF_NAME : RF_STYLE_REF, points, row->points->len);
  key.part = RF_PART_TIP;
  rf_scene_add_points (builder->scene, RF_ITEM_PATH, key, names ? RF_STYLE_TIP_NAME : RF_STYLE_TIP,
                       tip, 3);
  key.part = RF_PART_DOT;
  rf_scene_add_shape (builder->scene, RF_ITEM_CIRCLE, key, names ? RF_STYLE_DOT_NAME : RF_STYLE_DOT,
                      dot, DOT_RADIUS);
}

static void
add_arrows (Builder *builder)
{
  for (guint i = 0; i < builder->plan->cards->len; i++)
    {
      const RfCard *card = &g_array_index (builder->plan->cards, RfCard, i);

      for (guint r = 0; r < card->rows->len; r++)
        {
          const RfCardRow *row = &g_array_index (card->rows, RfCardRow, r);
          guint32 n = row->target >= 0 ? link_count (builder->groups, i, row->target) : 0;

          if (n > 0 && row->points != NULL && row->points->len >= 4)
            add_arrow (builder, i, row, n);
        }
    }
}

/* --- all of it -------------------------------------------------------------------------------- */

/* What is shown, and what a square is. */
static void
add_caption (Builder *builder)
{
  g_autofree char *n = rf_overview_number (builder->groups->n_objects);
  g_autofree char *bytes = rf_overview_bytes (builder->groups->bytes);
  g_autofree char *unit = rf_overview_number (builder->plan->unit);
  g_autofree char *all = NULL, *square = NULL;
  RfSceneKey key = { .space = RF_SPACE_NONE, .part = RF_PART_CAPTION };
  double baseline = 27, x = 26;

  all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s object, %s", "%s objects, %s",
                                      builder->groups->n_objects),
                         n, bytes);
  /* Translators: stands beside a small square. */
  square = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "= %s object", "= %s objects",
                                         builder->plan->unit),
                            unit);
  rf_scene_begin_group (builder->scene, RF_SPACE_NONE, 0, "caption", all, NULL);
  x += add_text (builder, key, RF_STYLE_TITLE, all, x, baseline, RF_ALIGN_START, 500) + 22;
  key.part = RF_PART_SQUARE;
  rf_scene_add_shape (builder->scene, RF_ITEM_BOX, key, RF_STYLE_SQUARE,
                      (RfRect){ x, baseline - 8, RF_CARD_SQUARE, RF_CARD_SQUARE }, 1.5);
  key.part = RF_PART_NOTE;
  add_text (builder, key, RF_STYLE_MORE, square, x + RF_CARD_SQUARE + 6, baseline, RF_ALIGN_START,
            300);
}

static char *
scene_title (const RfGroups *groups)
{
  g_autofree char *n = rf_overview_number (groups->n_objects);

  return g_strdup_printf ("Python objects at event %u: %s objects by %s", groups->position, n,
                          rf_grouping_name (groups->grouping));
}

RfScene *
rf_overview_scene (const RfOverviewPlan *plan, const RfGroups *groups, RfJournal *journal,
                   RfMeasure *measure, int selected)
{
  Builder builder = { plan, groups, journal, measure, rf_scene_new (&plan->bounds) };

  builder.scene->title = scene_title (groups);
  add_caption (&builder);
  for (guint i = 0; i < plan->cards->len; i++)
    if (g_array_index (plan->cards, RfCard, i).shown)
      add_card (&builder, i, (int) i == selected);
  add_arrows (&builder);
  return builder.scene;
}

/* --- DOT -------------------------------------------------------------------------------------- */

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

GString *
rf_overview_dot (const RfGroups *groups, RfJournal *journal)
{
  GString *out = g_string_new ("digraph heap {\n  rankdir=LR;\n  node [shape=box];\n");

  for (guint i = 0; i < groups->groups->len; i++)
    {
      const RfGroup *group = &g_array_index (groups->groups, RfGroup, i);
      g_autofree char *words = rf_overview_group_words (group, journal);

      if (group->n_objects == 0)
        continue;
      g_string_append_printf (out, "  g%u [label=", i + 1);
      append_quoted (out, words);
      g_string_append (out, "];\n");
    }
  for (guint i = 0; i < groups->links->len; i++)
    {
      const RfGroupLink *link = &g_array_index (groups->links, RfGroupLink, i);
      g_autofree char *number = rf_overview_number (link->n);

      g_string_append_printf (out, "  g%u -> g%u [label=\"%s\"];\n", link->from + 1, link->to + 1,
                              number);
    }
  g_string_append (out, "}\n");
  return out;
}
