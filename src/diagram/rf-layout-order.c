/* SPDX-License-Identifier: MIT */
/* Who stands above whom in a band: neighbours change places where that saves crossings. Arrows are
 * straight lines here; what they cross counts by the time at which both are there. */
#include "diagram/rf-layout-settle-private.h"

#define ORDER_ROUNDS 6
#define REACH 6           /* how far a place may go in one exchange */
#define WORK_MAX 9000000u /* comparisons of two links, in all epochs */
#define LENGTH_COST 0.12
#define CROSSING_COST 60.0
#define THROUGH_COST 30.0 /* an arrow that must go round a box */

typedef struct
{
  RfPoint from, to;
} Line;

static Line
line_of (const RfSettle *settle, const RfLink *link)
{
  const RfPlace *tail = &settle->places[link->tail], *head = &settle->places[link->head];
  Line line;

  line.from = (RfPoint){ tail->rect.x + tail->rect.width,
                         settle->y[link->tail] + rf_settle_port (settle, link) };
  line.to = (RfPoint){ head->rect.x, settle->y[link->head] + rf_settle_head (head) };
  /* To the same band or back: in at the right. */
  if (head->band <= tail->band)
    line.to.x += head->rect.width;
  return line;
}

/* The boxes in the way of a link, each by the time that it is. */
static double
cost_of_boxes (const RfSettle *settle, const RfLink *link, const Line *line)
{
  guint first = MIN (settle->places[link->tail].band, settle->places[link->head].band) + 1;
  guint last = MAX (settle->places[link->tail].band, settle->places[link->head].band);
  double cost = 0;

  for (guint b = first; b < last; b++)
    for (guint i = 0; i < settle->band[b]->len; i++)
      {
        guint at = g_array_index (settle->band[b], guint, i);
        RfRect rect = settle->places[at].rect;

        rect.y = settle->y[at] - RF_BOX_OVERHANG;
        rect.height += RF_BOX_OVERHANG;
        if (rf_times_meet (&settle->places[at].times, &link->times) &&
            rf_rect_meets_segment (&rect, line->from, line->to))
          cost += THROUGH_COST * rf_times_common (&settle->places[at].times, &link->times);
      }
  return cost;
}

static double
cost_of_link (RfSettle *settle, guint index)
{
  const RfLink *links = (const RfLink *) settle->links->data, *link = &links[index];
  Line line;
  double cost;

  if (link->hidden)
    return 0;
  line = line_of (settle, link);
  cost = rf_point_distance (line.from, line.to) * (link->weight + 1) * LENGTH_COST;

  cost += cost_of_boxes (settle, link, &line);
  for (guint i = 0; i < settle->links->len; i++)
    {
      Line other;

      if (i == index || links[i].hidden || !rf_times_meet (&links[i].times, &link->times))
        continue;
      if (links[i].tail == link->tail && links[i].head == link->head)
        continue;
      other = line_of (settle, &links[i]);
      if (rf_segments_cross (line.from, line.to, other.from, other.to))
        cost += CROSSING_COST * (rf_times_common (&links[i].times, &link->times) +
                                 (links[i].lasting && link->lasting ? RF_LASTING_WEIGHT : 0));
    }
  settle->work += settle->links->len;
  return cost;
}

static double
cost_of_places (RfSettle *settle, guint a, guint b)
{
  double cost = 0;

  for (guint i = 0; i < settle->of_place[a]->len; i++)
    cost += cost_of_link (settle, g_array_index (settle->of_place[a], guint, i));
  for (guint i = 0; i < settle->of_place[b]->len; i++)
    cost += cost_of_link (settle, g_array_index (settle->of_place[b], guint, i));
  return cost;
}

static double
cost_of_all (RfSettle *settle)
{
  double cost = 0;

  for (guint i = 0; i < settle->links->len; i++)
    cost += cost_of_link (settle, i);
  return cost;
}

static int
hull_of (const RfSettle *settle, guint place)
{
  for (guint i = 0; i < settle->epoch->hulls->len; i++)
    if (rf_settle_is_member (&g_array_index (settle->epoch->hulls, RfHull, i), place))
      return (int) i;
  return -1;
}

static void
exchange (RfSettle *settle, guint a, guint b)
{
  double key = settle->places[a].key, top = settle->y[a];
  double bottom = settle->y[b] + settle->places[b].rect.height;

  settle->places[a].key = settle->places[b].key;
  settle->places[b].key = key;
  settle->y[b] = top;
  settle->y[a] = bottom - settle->places[a].rect.height;
}

/* Tries to exchange places of one band. Returns whether any was. */
static gboolean
reorder_band (RfSettle *settle, GArray *band, const int *hulls)
{
  gboolean any = FALSE;

  for (guint i = 0; i + 1 < band->len && settle->work < WORK_MAX / MAX (1, settle->epoch->n_epochs);
       i++)
    for (guint k = i + 1; k < band->len && k <= i + REACH; k++)
      {
        guint a = g_array_index (band, guint, i), b = g_array_index (band, guint, k);
        double before, after, y_a = settle->y[a], y_b = settle->y[b];

        if (settle->places[a].loose || settle->places[b].loose || settle->places[a].level >= 0 ||
            settle->places[b].level >= 0 || hulls[a] != hulls[b] ||
            (settle->of_place[a]->len == 0 && settle->of_place[b]->len == 0))
          continue;
        before = cost_of_places (settle, a, b);
        exchange (settle, a, b);
        after = cost_of_places (settle, a, b);
        if (after < before - 1)
          {
            g_array_index (band, guint, i) = b;
            g_array_index (band, guint, k) = a;
            any = TRUE;
            continue;
          }
        exchange (settle, b, a);
        settle->y[a] = y_a;
        settle->y[b] = y_b;
      }
  return any;
}

static void
copy_heights (RfSettle *settle, double *kept_y, double *kept_key, gboolean back)
{
  for (guint i = 0; i < settle->n; i++)
    {
      if (back)
        {
          settle->y[i] = kept_y[i];
          settle->places[i].key = kept_key[i];
        }
      else
        {
          kept_y[i] = settle->y[i];
          kept_key[i] = settle->places[i].key;
        }
    }
}

double
rf_settle_reorder (RfSettle *settle)
{
  g_autofree int *hulls = g_new (int, settle->n + 1);
  g_autofree double *kept_y = g_new (double, settle->n + 1);
  g_autofree double *kept_key = g_new (double, settle->n + 1);
  double best = cost_of_all (settle);

  for (guint i = 0; i < settle->n; i++)
    hulls[i] = hull_of (settle, i);
  copy_heights (settle, kept_y, kept_key, FALSE);
  for (guint round = 0;
       round < ORDER_ROUNDS && settle->work < WORK_MAX / MAX (1, settle->epoch->n_epochs); round++)
    {
      gboolean any = FALSE;
      double cost;

      for (guint b = 0; b < settle->n_bands; b++)
        any = reorder_band (settle, settle->band[round % 2 ? settle->n_bands - 1 - b : b], hulls) ||
              any;
      if (!any)
        break;
      for (guint b = 0; b < settle->n_bands; b++)
        g_qsort_with_data (settle->band[b]->data, (int) settle->band[b]->len, sizeof (guint),
                           rf_settle_compare_keys, settle->places);
      rf_settle_make_differences (settle);
      rf_settle_find_heights (settle);
      cost = cost_of_all (settle);
      if (cost < best)
        {
          best = cost;
          copy_heights (settle, kept_y, kept_key, FALSE);
        }
    }
  copy_heights (settle, kept_y, kept_key, TRUE);
  return best;
}
