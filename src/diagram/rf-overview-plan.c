/* SPDX-License-Identifier: MIT */

/* Places of an overview's cards: in columns, in the order in which references lead to them. */

#include "diagram/rf-overview-private.h"

#include "diagram/rf-history.h"
#include "diagram/rf-route.h"

#include <math.h>

#define SQUARES_MAX 120u /* of the largest group */
#define NODE_GAP 34.0
#define RANK_GAP 72.0
#define MIN_HEIGHT 200.0
#define SHAPE 1.25 /* width of the picture, of its height */
#define MARGIN 26.0
#define CAPTION 30.0 /* above the cards */

static void
clear_row (gpointer data)
{
  RfCardRow *row = data;

  g_clear_pointer (&row->points, g_array_unref);
}

static void
clear_card (gpointer data)
{
  g_array_unref (((RfCard *) data)->rows);
}

RfOverviewPlan *
rf_overview_plan_ref (RfOverviewPlan *plan)
{
  g_atomic_ref_count_inc (&plan->refs);
  return plan;
}

void
rf_overview_plan_unref (RfOverviewPlan *plan)
{
  if (!g_atomic_ref_count_dec (&plan->refs))
    return;
  g_array_unref (plan->cards);
  g_free (plan);
}

double
rf_card_row_middle (const RfCard *card, guint row)
{
  return RF_BOX_HEAD + RF_BOX_ROW + card->square_rows * RF_CARD_STEP + 4 + row * RF_BOX_ROW +
         RF_BOX_ROW / 2;
}

static double
card_height (const RfCard *card)
{
  return rf_card_row_middle (card, card->rows->len) - RF_BOX_ROW / 2 + RF_BOX_FOOT;
}

/* --- what stands in the cards ----------------------------------------------------------------- */

/* 1, 2, 5, 10, 20 … so that the largest group has at most SQUARES_MAX squares. */
static guint32
choose_unit (const RfGroups *groups)
{
  static const guint32 steps[] = { 1, 2, 5 };
  guint32 most = 0, ten = 1;

  for (guint i = 0; i < groups->groups->len; i++)
    {
      const RfGroup *group = &g_array_index (groups->groups, RfGroup, i);
      most = group->key.kind == RF_GROUP_NAMES ? most : MAX (most, group->n_objects);
    }
  for (guint i = 0;; i++)
    {
      guint32 unit = steps[i % 3] * ten;

      if (most / unit < SQUARES_MAX || ten >= 1000000000)
        return unit;
      if (i % 3 == 2)
        ten *= 10;
    }
}

static guint
square_rows (const RfOverviewPlan *plan, const RfGroup *group)
{
  guint squares = (group->n_objects + plan->unit - 1) / plan->unit;

  if (group->key.kind == RF_GROUP_NAMES)
    return 0;
  return MAX (1, (squares + RF_CARD_COLUMNS - 1) / RF_CARD_COLUMNS);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const RfCardRow *x = a, *y = b;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return x->target - y->target;
}

static void
add_row (RfCard *card, guint target, guint32 n)
{
  RfCardRow new_row = { (int) target, n, NULL };

  for (guint i = 0; i < card->rows->len; i++)
    {
      RfCardRow *row = &g_array_index (card->rows, RfCardRow, i);

      if (row->target == (int) target)
        {
          row->n = MAX (row->n, n);
          return;
        }
    }
  g_array_append_val (card->rows, new_row);
}

static void
keep_rows (RfCard *card, const RfCard *before)
{
  card->shown = card->shown || before->shown;
  card->square_rows = MAX (card->square_rows, before->square_rows);
  for (guint i = 0; i < before->rows->len; i++)
    {
      const RfCardRow *row = &g_array_index (before->rows, RfCardRow, i);

      if (row->target >= 0)
        add_row (card, (guint) row->target, row->n);
    }
}

static void
make_cards (RfOverviewPlan *plan, const RfGroups *groups, const RfOverviewPlan *before)
{
  for (guint i = 0; i < groups->groups->len; i++)
    {
      const RfGroup *group = &g_array_index (groups->groups, RfGroup, i);
      RfCard card = { .rows = g_array_new (FALSE, TRUE, sizeof (RfCardRow)) };

      g_array_set_clear_func (card.rows, clear_row);
      card.shown = group->n_objects > 0;
      card.square_rows = square_rows (plan, group);
      g_array_append_val (plan->cards, card);
    }
  for (guint i = 0; i < groups->links->len; i++)
    {
      const RfGroupLink *link = &g_array_index (groups->links, RfGroupLink, i);
      add_row (&g_array_index (plan->cards, RfCard, link->from), link->to, link->n);
    }
  for (guint i = 0; i < plan->cards->len; i++)
    {
      RfCard *card = &g_array_index (plan->cards, RfCard, i);
      RfCardRow rest = { -1, 0, NULL };

      if (before != NULL)
        keep_rows (card, &g_array_index (before->cards, RfCard, i));
      g_array_sort (card->rows, compare_rows);
      if (card->rows->len > RF_CARD_ROWS_MAX)
        {
          g_array_set_size (card->rows, RF_CARD_ROWS_MAX - 1);
          g_array_append_val (card->rows, rest);
        }
      card->rect = (RfRect){ 0, 0, RF_CARD_WIDTH, card_height (card) };
    }
}

/* What an arrow leads to has a card. */
static void
show_targets (RfOverviewPlan *plan)
{
  for (guint i = 0; i < plan->cards->len; i++)
    {
      const GArray *rows = g_array_index (plan->cards, RfCard, i).rows;

      for (guint r = 0; r < rows->len; r++)
        {
          int target = g_array_index (rows, RfCardRow, r).target;

          if (target >= 0)
            g_array_index (plan->cards, RfCard, target).shown = TRUE;
        }
    }
}

/* --- where they stand ------------------------------------------------------------------------- */

/* The order in which references lead to the groups, from the names on; those that nothing leads to
 * come last, and the rest. */
static GArray *
order_cards (const RfOverviewPlan *plan)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *known = g_new0 (gboolean, plan->cards->len);
  guint done = 0;

  for (guint root = 0; root < plan->cards->len; root++)
    {
      if (known[root] || !g_array_index (plan->cards, RfCard, root).shown)
        continue;
      known[root] = TRUE;
      g_array_append_val (order, root);
      for (; done < order->len; done++)
        {
          const GArray *rows =
            g_array_index (plan->cards, RfCard, g_array_index (order, guint, done)).rows;

          for (guint r = 0; r < rows->len; r++)
            {
              int target = g_array_index (rows, RfCardRow, r).target;

              if (target < 0 || known[target] || target + 1 == (int) plan->cards->len)
                continue;
              known[target] = TRUE;
              g_array_append_val (order, target);
            }
        }
    }
  return order;
}

static double
height_at (const RfOverviewPlan *plan, const GArray *order, guint i)
{
  return g_array_index (plan->cards, RfCard, g_array_index (order, guint, i)).rect.height +
         NODE_GAP;
}

/* How many columns it takes when none is to be higher than @height. */
static guint
columns_for (const RfOverviewPlan *plan, const GArray *order, double height)
{
  guint columns = 1;
  double y = 0;

  for (guint i = 0; i < order->len; i++)
    {
      double more = height_at (plan, order, i);

      if (y > 0 && y + more > height)
        {
          columns++;
          y = 0;
        }
      y += more;
    }
  return columns;
}

/* The height of columns with which the whole is largest in a picture of a usual shape. */
static double
choose_height (const RfOverviewPlan *plan, const GArray *order)
{
  double best = 0, best_zoom = 0, most = 0;

  for (guint i = 0; i < order->len; i++)
    most += height_at (plan, order, i);
  for (double height = MIN_HEIGHT; height < most + MIN_HEIGHT; height += 20)
    {
      guint columns = columns_for (plan, order, height);
      double zoom = fmin (SHAPE / (columns * (RF_CARD_WIDTH + RANK_GAP)), 1 / height);

      if (zoom > best_zoom)
        {
          best_zoom = zoom;
          best = height;
        }
    }
  return best;
}

/* From top to bottom and from left to right, so that most arrows lead to the right. */
static void
place_cards (RfOverviewPlan *plan)
{
  g_autoptr (GArray) order = order_cards (plan);
  double height = choose_height (plan, order), x = MARGIN, y = MARGIN + CAPTION;
  RfRect area = { 0, 0, 2 * MARGIN, 2 * MARGIN };

  for (guint i = 0; i < order->len; i++)
    {
      RfCard *card = &g_array_index (plan->cards, RfCard, g_array_index (order, guint, i));

      if (y > MARGIN + CAPTION && y + height_at (plan, order, i) > height + MARGIN + CAPTION)
        {
          x += RF_CARD_WIDTH + RANK_GAP;
          y = MARGIN + CAPTION;
        }
      card->rect.x = x;
      card->rect.y = round (y);
      y += height_at (plan, order, i);
      area = rf_rect_unite (&area, &card->rect);
    }
  plan->bounds = (RfRect){ 0, 0, rf_rect_right (&area) + MARGIN, rf_rect_bottom (&area) + MARGIN };
}

static void
route_arrows (RfOverviewPlan *plan, guint rest)
{
  guint n = plan->cards->len;
  g_autofree RfRouteBox *boxes = g_new0 (RfRouteBox, n);
  g_autoptr (GArray) routes = g_array_new (FALSE, TRUE, sizeof (RfRoute));

  for (guint i = 0; i < n; i++)
    {
      const RfCard *card = &g_array_index (plan->cards, RfCard, i);

      boxes[i] = (RfRouteBox){ card->rect, card->rect, 0, RF_BOX_HEAD, RF_TIMES_ALWAYS, 0 };
      if (!card->shown)
        boxes[i].body = boxes[i].obstacle = (RfRect){ -1000, -1000, 1, 1 };
    }
  for (guint i = 0; i < n; i++)
    {
      const RfCard *card = &g_array_index (plan->cards, RfCard, i);

      for (guint r = 0; r < card->rows->len; r++)
        {
          RfCardRow *row = &g_array_index (card->rows, RfCardRow, r);
          RfPoint from = { rf_rect_right (&card->rect) - RF_BOX_PAD,
                           card->rect.y + rf_card_row_middle (card, r) };
          RfRoute route = { 0 };

          if (row->target < 0 || i == rest || row->target == (int) rest)
            continue;
          row->points = g_array_new (FALSE, FALSE, sizeof (RfPoint));
          rf_route_init (&route, boxes, i, (guint) row->target, from);
          route.points = row->points;
          g_array_append_val (routes, route);
        }
    }
  rf_route_all (boxes, n, NULL, 0, (RfRoute *) routes->data, routes->len);
  for (guint i = 0; i < routes->len; i++)
    {
      const RfRoute *route = &g_array_index (routes, RfRoute, i);
      RfRect bounds = rf_spline_bounds ((const RfPoint *) route->points->data, route->points->len);

      bounds = rf_rect_grow (&bounds, MARGIN / 2);
      plan->bounds = rf_rect_unite (&plan->bounds, &bounds);
    }
}

RfOverviewPlan *
rf_overview_plan_new (const RfGroups *groups, const RfOverviewPlan *before, RfJournal *journal,
                      RfMeasure *measure)
{
  RfOverviewPlan *plan = g_new0 (RfOverviewPlan, 1);

  g_atomic_ref_count_init (&plan->refs);
  plan->grouping = groups->grouping;
  plan->unit = choose_unit (groups);
  if (before != NULL)
    plan->unit = MAX (plan->unit, before->unit);
  plan->cards = g_array_new (FALSE, TRUE, sizeof (RfCard));
  g_array_set_clear_func (plan->cards, clear_card);
  make_cards (plan, groups, before);
  show_targets (plan);
  place_cards (plan);
  route_arrows (plan, groups->groups->len - 1);
  return plan;
}

RfOverviewPlan *
rf_overview_plan_new_for (const RfCensus *census, const RfState *state, RfJournal *journal,
                          RfGrouping grouping, RfMeasure *measure, const int *cancel, GArray **keys)
{
  g_autoptr (GArray) all = rf_census_keys (census, grouping, RF_GROUPS_MAX), chosen = NULL;
  g_autoptr (RfGroups) groups = rf_groups_new (state, journal, grouping, all, cancel), few = NULL;
  RfOverviewPlan *plan;

  if (groups == NULL)
    return NULL;
  chosen = rf_census_choose (census, groups, RF_OVERVIEW_GROUPS);
  few = rf_groups_new (state, journal, grouping, chosen, cancel);
  if (few == NULL)
    return NULL;
  plan = rf_overview_plan_new (few, NULL, journal, measure);
  *keys = g_steal_pointer (&chosen);
  return plan;
}

gboolean
rf_overview_plan_fits (const RfOverviewPlan *plan, const RfGroups *groups)
{
  if (plan->grouping != groups->grouping || plan->cards->len != groups->groups->len)
    return FALSE;
  for (guint i = 0; i < groups->groups->len; i++)
    {
      const RfGroup *group = &g_array_index (groups->groups, RfGroup, i);
      const RfCard *card = &g_array_index (plan->cards, RfCard, i);

      if (group->n_objects > 0 && (!card->shown || square_rows (plan, group) > card->square_rows))
        return FALSE;
    }
  for (guint i = 0; i < groups->links->len; i++)
    {
      const RfGroupLink *link = &g_array_index (groups->links, RfGroupLink, i);
      const GArray *rows = g_array_index (plan->cards, RfCard, link->from).rows;
      gboolean found = FALSE;

      for (guint r = 0; r < rows->len && !found; r++)
        {
          int target = g_array_index (rows, RfCardRow, r).target;
          found = target == (int) link->to || target < 0;
        }
      if (!found)
        return FALSE;
    }
  return TRUE;
}
