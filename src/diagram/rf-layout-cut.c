/* SPDX-License-Identifier: MIT */
/* Cutting a run into epochs: only where all that it ever shows is much more than what it shows at a
 * time, and there where the least is there, so that the least moves from one to the next. Where the
 * program has parts of its own (cells of a lecture), between them if that can be. */
#include "diagram/rf-layout-private.h"

#include <math.h>

#define READABLE 110     /* places: fewer need no cut */
#define CROWD 2.6        /* places for each box that is there in the mean: less needs no cut */
#define LINES_LEAST 8    /* of an epoch */
#define BOXES_MAX 20000  /* with more, cutting would take too long */
#define DEPTH_MAX 4      /* at most 2 to the power of this many epochs */
#define GAIN 0.92        /* a cut must bring down the places in the mean to this part */
#define LIVING_MAX 0.6   /* part of the places that may be taken where the cut is */
#define FROM_MIDDLE 0.25 /* what a cut at the end costs more than one in the middle */

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

static guint
places_between (const Cutter *cutter, guint32 first, guint32 last)
{
  RfEpoch *epoch =
    rf_epoch_new (cutter->history, event_of (cutter, first),
                  last > cutter->n_lines ? G_MAXUINT32 : event_of (cutter, last) - 1);
  guint n;

  rf_epoch_deal (epoch, cutter->history);
  n = epoch->places->len;
  rf_epoch_free (epoch);
  return n;
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

/* Cuts the steps from @first to before @last, which need @places. */
static void
cut (Cutter *cutter, guint32 first, guint32 last, guint places, guint depth)
{
  double sum = 0, mean, after;
  guint32 at;
  guint left, right;

  for (guint32 i = first; i < last; i++)
    sum += cutter->alive[MIN (i, cutter->n_lines)];
  mean = sum / MAX (1, last - first);
  if (depth == DEPTH_MAX || places <= READABLE || places <= CROWD * mean ||
      last - first < 2 * LINES_LEAST)
    return;
  at = cutter->any ? find_gap (cutter, first, last, mean, TRUE) : last;
  if (at == last)
    at = find_gap (cutter, first, last, mean, FALSE);
  if (at <= first || at >= last || cutter->alive[at] > LIVING_MAX * places)
    return;
  left = places_between (cutter, first, at);
  right = places_between (cutter, at, last);
  after = ((double) left * (at - first) + (double) right * (last - at)) / (last - first);
  if (after > GAIN * places)
    return;
  cut (cutter, first, at, left, depth + 1);
  g_array_append_val (cutter->cuts, at);
  cut (cutter, at, last, right, depth + 1);
}

GArray *
rf_history_cut (const RfHistory *history, const GArray *breaks)
{
  Cutter cutter = { .history = history };

  cutter.n_lines = rf_history_step (history, G_MAXUINT32);
  cutter.cuts = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (rf_history_boxes (history)->len > BOXES_MAX)
    return cutter.cuts;
  count_alive (&cutter);
  find_breaks (&cutter, breaks);
  cut (&cutter, 0, cutter.n_lines + 1, places_between (&cutter, 0, cutter.n_lines + 1), 0);
  g_free (cutter.alive);
  g_free (cutter.natural);
  return cutter.cuts;
}
