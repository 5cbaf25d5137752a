/* SPDX-License-Identifier: MIT */
/* Cutting a run into epochs: only where all that it ever shows is much more than what it shows at a
 * time, or its picture much larger, and there where the least is there, so that the least moves
 * from one to the next. Where the program has parts of its own (cells of a lecture), between them
 * if that can be. */
#include "diagram/rf-layout-private.h"

#include <math.h>

#define READABLE 110       /* places: fewer need no cut */
#define CROWD 2.6          /* places for each box that is there in the mean: less needs no cut */
#define ROOM 6.0e6         /* square points: a smaller picture needs no cut */
#define HEIGHT 3000.0      /* points: nor does a lower one */
#define LOOSE 1.7          /* parts of the room for one that boxes take: less needs no cut */
#define LINES_LEAST 8      /* of an epoch */
#define BOXES_MAX 20000    /* with more, cutting would take too long */
#define DEPTH_MAX 4        /* at most 2 to the power of this many epochs */
#define GAIN 0.92          /* a cut must bring down the places in the mean to this part */
#define GAIN_OF_ROOM 0.75  /* … or the room */
#define LIVING_MAX 0.8     /* part of the places that may be taken where the cut is */
#define FROM_MIDDLE 0.25   /* what a cut at the end costs more than one in the middle */
#define PLACES_SETTLED 600 /* with more places or references, places alone are counted */
#define LINKS_SETTLED 2000
#define PARTS_APART 4 /* every which part of the time is looked at */

/* What a stretch takes. */
typedef struct
{
  guint places;
  double room, boxes; /* square points, in the mean; 0: not known */
  double height;      /* points, in the mean */
} Need;

typedef struct
{
  const RfHistory *history;
  guint32 n_lines;
  guint32 *alive;  /* boxes at each step */
  guint8 *natural; /* whether a part of the program begins at the step */
  gboolean any;    /* whether any does */
  GArray *cuts;    /* guint32: steps at which epochs begin */
} Cutter;

/* The event with which step @step begins. */
static guint32
event_of (const Cutter *cutter, guint32 step)
{
  return step == 0 ? 0 : rf_history_line (cutter->history, step - 1);
}

static void
count_alive (Cutter *cutter)
{
  GPtrArray *boxes = rf_history_boxes (cutter->history);

  cutter->alive = g_new0 (guint32, cutter->n_lines + 2);
  for (guint i = 0; i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);
      guint32 last = rf_epoch_last_event (cutter->history, box);

      if (!box->shown)
        continue;
      cutter->alive[rf_history_step (cutter->history, box->first)]++;
      cutter->alive[MIN (rf_history_step (cutter->history, last), cutter->n_lines) + 1]--;
    }
  for (guint32 i = 1; i <= cutter->n_lines; i++)
    cutter->alive[i] += cutter->alive[i - 1];
}

/* The room that the picture takes at a time, in the mean, and what the boxes that are there then
 * need. */
static void
measure_room (const RfEpoch *epoch, Need *need)
{
  guint n = 0;

  for (guint part = 0; part < RF_TIMES_PARTS; part += PARTS_APART)
    {
      RfTimes now = { { 0 } };
      RfRect room = { 0, 0, 0, 0 };

      rf_times_add (&now, part, part);
      for (guint i = 0; i < epoch->places->len; i++)
        {
          const RfPlace *place = &g_array_index (epoch->places, RfPlace, i);
          RfRect rect = place->rect;

          if (!rf_times_meet (&place->times, &now))
            continue;
          rect.width += RF_RANK_GAP;
          rect.height += RF_BOX_OVERHANG + RF_BOX_NOTE + RF_NODE_GAP;
          room = rf_rect_unite (&room, &rect);
          need->boxes += rect.width * rect.height;
        }
      need->room += room.width * room.height;
      need->height += room.height;
      n += room.width > 0;
    }
  need->room /= MAX (1, n);
  need->height /= MAX (1, n);
  need->boxes /= MAX (1, n);
}

static Need
need_between (const Cutter *cutter, guint32 first, guint32 last)
{
  RfEpoch *epoch =
    rf_epoch_new (cutter->history, event_of (cutter, first),
                  last > cutter->n_lines ? G_MAXUINT32 : event_of (cutter, last) - 1);
  Need need = { 0 };

  rf_epoch_deal (epoch, cutter->history);
  need.places = epoch->places->len;
  if (need.places <= PLACES_SETTLED && epoch->links->len <= LINKS_SETTLED)
    {
      g_autofree guint8 *loose = rf_epoch_find_loose (epoch);

      rf_epoch_band (epoch, need.places > RF_DOT_MAX_PLACES);
      if (loose != NULL)
        rf_epoch_fold (epoch, loose);
      rf_epoch_settle_roughly (epoch);
      measure_room (epoch, &need);
    }
  rf_epoch_free (epoch);
  return need;
}

/* The steps at which the first frame comes to a part for the first time. */
static void
find_breaks (Cutter *cutter, const GArray *breaks)
{
  RfJournal *journal = rf_history_journal (cutter->history);
  guint next = 1; /* the first part begins with the run */
  guint32 frame = 0;

  cutter->natural = g_new0 (guint8, cutter->n_lines + 2);
  for (guint32 i = 0; breaks != NULL && i < cutter->n_lines && next < breaks->len; i++)
    {
      RfEvent event = rf_journal_event (journal, rf_history_line (cutter->history, i));

      frame = frame == 0 ? event.a : frame;
      if (event.a != frame || event.b < g_array_index (breaks, guint, next))
        continue;
      while (next < breaks->len && event.b >= g_array_index (breaks, guint, next))
        next++;
      cutter->natural[i + 1] = 1;
      cutter->any = TRUE;
    }
}

/* The step between @first and @last at which the least is there. @natural: only where a part
 * begins;
 * @last, if none does. */
static guint32
find_gap (const Cutter *cutter, guint32 first, guint32 last, double mean, gboolean natural)
{
  guint32 edge = (last - first) / 8, best = natural ? last : first + (last - first) / 2;
  double least = G_MAXDOUBLE, middle = first + (last - first) / 2.0;

  for (guint32 i = first + edge; i <= last - edge; i++)
    {
      double cost =
        cutter->alive[i] + FROM_MIDDLE * mean * fabs (i - middle) / ((last - first) / 2.0);
      if (cost < least && (!natural || cutter->natural[i]))
        {
          least = cost;
          best = i;
        }
    }
  return best;
}

/* Whether the steps of @need, with @mean boxes at a time, had better be cut. */
static gboolean
is_too_much (const Need *need, double mean)
{
  return (need->places > READABLE && need->places > CROWD * mean) ||
         ((need->room > ROOM || need->height > HEIGHT) && need->room > LOOSE * need->boxes);
}

/* Cuts the steps from @first to before @last, which have @need. */
static void
cut (Cutter *cutter, guint32 first, guint32 last, const Need *need, guint depth)
{
  double sum = 0, mean, share;
  guint32 at;
  Need left, right;

  for (guint32 i = first; i < last; i++)
    sum += cutter->alive[MIN (i, cutter->n_lines)];
  mean = sum / MAX (1, last - first);
  if (depth == DEPTH_MAX || !is_too_much (need, mean) || last - first < 2 * LINES_LEAST)
    return;
  at = cutter->any ? find_gap (cutter, first, last, mean, TRUE) : last;
  if (at == last)
    at = find_gap (cutter, first, last, mean, FALSE);
  if (at <= first || at >= last || cutter->alive[at] > LIVING_MAX * need->places)
    return;
  left = need_between (cutter, first, at);
  right = need_between (cutter, at, last);
  share = (double) (at - first) / (last - first);
  if (left.places * share + right.places * (1 - share) > GAIN * need->places &&
      left.room * share + right.room * (1 - share) > GAIN_OF_ROOM * need->room)
    return;
  cut (cutter, first, at, &left, depth + 1);
  g_array_append_val (cutter->cuts, at);
  cut (cutter, at, last, &right, depth + 1);
}

GArray *
rf_history_cut (const RfHistory *history, const GArray *breaks)
{
  Cutter cutter = { .history = history };
  Need need;

  cutter.n_lines = rf_history_step (history, G_MAXUINT32);
  cutter.cuts = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (rf_history_boxes (history)->len > BOXES_MAX)
    return cutter.cuts;
  count_alive (&cutter);
  find_breaks (&cutter, breaks);
  need = need_between (&cutter, 0, cutter.n_lines + 1);
  cut (&cutter, 0, cutter.n_lines + 1, &need, 0);
  g_free (cutter.alive);
  g_free (cutter.natural);
  return cutter.cuts;
}
