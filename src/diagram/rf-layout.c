/* SPDX-License-Identifier: MIT */
/* Places for everything that is ever shown. First the boxes are dealt out to places
 * (rf-layout-deal.c). Then the places are laid out as one graph: each in a column
 * (rf-layout-band.c), and there at a height (rf-layout-settle.c). */
#include "diagram/rf-layout-private.h"

#include "base/rf-error.h"

#include <math.h>
#include <string.h>

#define MARGIN 44.0
#define MARGIN_RIGHT 62.0 /* arrows turn there */
#define VARIANTS_MAX_LINKS 300
#define SCORED_MAX_LINKS 60
#define EPOCHS_SCORED 2 /* with more epochs than these, none is scored */

struct _RfLayout
{
  gatomicrefcount refs;
  RfHistory *history;
  GPtrArray *epochs; /* RfEpoch, in order, the whole run */
  GMutex mutex;      /* over routes that are found later */
};

/* --- epochs --- */

static void
epoch_free (gpointer epoch)
{
  rf_epoch_free (epoch);
}

static void
copy_places (const GArray *from, GArray *to)
{
  for (guint i = 0; i < from->len; i++)
    {
      RfPlace *place = &g_array_index (to, RfPlace, i);
      const RfPlace *other = &g_array_index (from, RfPlace, i);

      place->rect = other->rect;
      place->band = other->band;
      place->key = other->key;
      place->loose = other->loose;
    }
}

/* A number that is the same where all places are. */
static guint64
print_of (const GArray *places)
{
  guint64 print = 14695981039346656037u;

  for (guint i = 0; i < places->len; i++)
    {
      const RfRect *rect = &g_array_index (places, RfPlace, i).rect;
      gint64 at[2] = { (gint64) floor (rect->x), (gint64) floor (rect->y) };

      for (guint k = 0; k < 2; k++)
        print = (print ^ (guint64) at[k]) * 1099511628211u;
    }
  return print;
}

/* Several ways with dot; the best one is kept. Where there is much, they are compared by what is
 * estimated, and there are fewer of them: those with room for arrows that pass columns. */
static void
place_by_dot (const RfLayout *layout, RfEpoch *epoch)
{
  gboolean small = epoch->links->len <= SCORED_MAX_LINKS && layout->epochs->len <= EPOCHS_SCORED;
  g_autoptr (GArray) best = NULL;
  double least = G_MAXDOUBLE;
  guint64 prints[4] = { 0 };

  for (guint variant = 0; variant < 4; variant++)
    {
      gboolean loose = variant % 2 == 1, ways = variant >= 2, known = FALSE;
      double cost;

      if ((!ways && !small) || (loose && epoch->links->len > VARIANTS_MAX_LINKS))
        continue;
      epoch->by_dot = rf_epoch_band_by_dot (epoch, loose);
      if (!epoch->by_dot)
        return; /* nor by another way */
      cost = rf_epoch_settle (epoch, ways);
      prints[variant] = print_of (epoch->places);
      for (guint i = 0; i < variant; i++)
        known = known || prints[i] == prints[variant];
      if (known)
        continue;
      if (small)
        cost = rf_epoch_score (epoch, layout->history);
      if (cost >= least)
        continue;
      least = cost;
      g_clear_pointer (&best, g_array_unref);
      best = g_array_copy (epoch->places);
    }
  copy_places (best, epoch->places);
}

/* The left upper corner to MARGIN, MARGIN. */
static void
normalize (RfEpoch *epoch)
{
  RfRect bounds = { 0, 0, 0, 0 };
  g_autofree guint8 *member = g_new0 (guint8, epoch->places->len + 1);

  for (guint i = 0; i < epoch->hulls->len; i++)
    {
      const RfHull *hull = &g_array_index (epoch->hulls, RfHull, i);

      for (guint k = 0; k < hull->members->len; k++)
        member[g_array_index (hull->members, guint, k)] = 1;
    }
  for (guint i = 0; i < epoch->places->len; i++)
    {
      RfRect rect = g_array_index (epoch->places, RfPlace, i).rect;
      double around = member[i] ? RF_ISOLATE_PAD : 0;

      rect.y -= RF_BOX_OVERHANG + (member[i] ? RF_ISOLATE_PAD + RF_ISOLATE_CAPTION : 0);
      rect.height +=
        RF_BOX_OVERHANG + RF_BOX_NOTE + 2 * around + (member[i] ? RF_ISOLATE_CAPTION : 0);
      rect.x -= around;
      rect.width += 2 * around;
      bounds = rf_rect_unite (&bounds, &rect);
    }
  for (guint i = 0; i < epoch->places->len; i++)
    {
      RfPlace *place = &g_array_index (epoch->places, RfPlace, i);

      /* Whole points: horizontal and vertical lines stay sharp. */
      place->rect.x = round (place->rect.x - bounds.x + MARGIN);
      place->rect.y = round (place->rect.y - bounds.y + MARGIN);
    }
  epoch->bounds = (RfRect){ 0, 0, ceil (fmax (bounds.width, 200) + MARGIN + MARGIN_RIGHT),
                            ceil (fmax (bounds.height, 100) + 2 * MARGIN) };
}

/* What is kept does not move: the bounds only grow. */
static void
grow_bounds (RfEpoch *epoch)
{
  epoch->bounds = epoch->before->bounds;
  for (guint i = 0; i < epoch->places->len; i++)
    {
      const RfPlace *place = &g_array_index (epoch->places, RfPlace, i);
      RfRect rect = rf_rect_grow (&place->rect, MARGIN);

      rect.width += MARGIN_RIGHT - MARGIN;
      rect.height += RF_BOX_NOTE;
      epoch->bounds = rf_rect_unite (&epoch->bounds, &rect);
    }
}

static void
lay_out (const RfLayout *layout, RfEpoch *epoch)
{
  rf_epoch_find_wires (epoch, layout->history);
  if (epoch->before != NULL && rf_epoch_place_new (epoch))
    grow_bounds (epoch);
  else
    {
      place_by_dot (layout, epoch);
      if (!epoch->by_dot)
        {
          rf_epoch_band (epoch, TRUE);
          rf_epoch_settle (epoch, FALSE);
        }
      normalize (epoch);
    }
  epoch->before = NULL;
}

static void
route (const RfLayout *layout, RfEpoch *epoch)
{
  rf_epoch_route (epoch, layout->history);
}

typedef void (*EpochFunc) (const RfLayout *layout, RfEpoch *epoch);

typedef struct
{
  const RfLayout *layout;
  EpochFunc func;
  const int *cancel;
} Work;

static void
work_at (gpointer epoch, gpointer data)
{
  const Work *work = data;

  if (work->cancel == NULL || !g_atomic_int_get (work->cancel))
    work->func (work->layout, epoch);
}

/* Epochs have nothing in common but the history, which nobody changes: several threads. */
static void
for_each_epoch (const RfLayout *layout, EpochFunc func, const int *cancel)
{
  Work work = { layout, func, cancel };
  GThreadPool *pool = NULL;
  g_autoptr (GError) error = NULL;

  if (layout->epochs->len > 1)
    pool =
      g_thread_pool_new (work_at, &work, (int) MIN (layout->epochs->len, g_get_num_processors ()),
                         TRUE, &error);
  /* Where there can be no threads, it is done here. */
  if (error != NULL)
    g_thread_pool_free (g_steal_pointer (&pool), TRUE, TRUE);
  for (guint i = 0; i < layout->epochs->len; i++)
    {
      RfEpoch *epoch = g_ptr_array_index (layout->epochs, i);

      if (pool != NULL)
        g_thread_pool_push (pool, epoch, NULL);
      else
        work_at (epoch, &work);
    }
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
}

/* Where the run is cut; as in @before, if there is one. */
static void
add_epochs (RfLayout *layout, const RfLayout *before, const GArray *breaks)
{
  g_autoptr (GArray) cuts = before == NULL ? rf_history_cut (layout->history, breaks)
                                           : g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 n_lines = rf_history_step (layout->history, G_MAXUINT32), first = 0;

  for (guint i = 1; before != NULL && i < before->epochs->len; i++)
    {
      guint32 step = ((const RfEpoch *) g_ptr_array_index (before->epochs, i))->first_step;
      g_array_append_val (cuts, step);
    }
  for (guint i = 0; i < cuts->len; i++)
    {
      guint32 step = g_array_index (cuts, guint32, i), event;

      if (step == 0 || step > n_lines)
        continue;
      event = rf_history_line (layout->history, step - 1);
      g_ptr_array_add (layout->epochs, rf_epoch_new (layout->history, first, event - 1));
      first = event;
    }
  g_ptr_array_add (layout->epochs, rf_epoch_new (layout->history, first, G_MAXUINT32));
}

/* The globals stand at the same place in all epochs. */
static void
align_epochs (RfLayout *layout)
{
  double lowest = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < layout->epochs->len; i++)
      {
        RfEpoch *epoch = g_ptr_array_index (layout->epochs, i);
        double y;

        if (epoch->levels[0] < 0)
          continue;
        y = g_array_index (epoch->places, RfPlace, epoch->levels[0]).rect.y;
        if (pass == 0)
          lowest = fmax (lowest, y);
        for (guint k = 0; pass == 1 && k < epoch->places->len; k++)
          g_array_index (epoch->places, RfPlace, k).rect.y += lowest - y;
        if (pass == 1)
          epoch->bounds.y += lowest - y;
      }
}

static const RfEpoch *
epoch_at (const RfLayout *layout, guint32 n)
{
  return g_ptr_array_index (layout->epochs, rf_layout_epoch (layout, n));
}

static gboolean
cancelled (const int *cancel, GError **error)
{
  if (cancel == NULL || !g_atomic_int_get (cancel))
    return FALSE;
  g_set_error_literal (error, RF_ERROR, RF_ERROR_CANCELLED, "The layout was cancelled");
  return TRUE;
}

static RfLayout *
layout_new (RfJournal *journal, guint32 length, const RfViewOptions *options, RfMeasure *measure,
            const RfHistoryPart *part, const RfLayout *before, const GArray *breaks,
            const int *cancel, GError **error)
{
  g_autoptr (RfLayout) layout = g_new0 (RfLayout, 1);
  g_autoptr (RfMeasure) own = measure != NULL ? rf_measure_ref (measure) : rf_measure_new ();

  g_atomic_ref_count_init (&layout->refs);
  g_mutex_init (&layout->mutex);
  layout->epochs = g_ptr_array_new_with_free_func (epoch_free);
  layout->history = rf_history_new_of_part (journal, length, options, own, part, cancel, error);
  if (layout->history == NULL)
    return NULL;
  add_epochs (layout, before, breaks);
  for (guint i = 0; i < layout->epochs->len; i++)
    {
      RfEpoch *epoch = g_ptr_array_index (layout->epochs, i);

      epoch->n_epochs = layout->epochs->len;
      if (before != NULL && i < before->epochs->len)
        rf_epoch_keep (epoch, layout->history, g_ptr_array_index (before->epochs, i),
                       before->history);
      rf_epoch_deal (epoch, layout->history);
    }
  for_each_epoch (layout, lay_out, cancel);
  if (cancelled (cancel, error))
    return NULL;
  align_epochs (layout);
  for_each_epoch (layout, route, cancel);
  if (cancelled (cancel, error))
    return NULL;
  return g_steal_pointer (&layout);
}

RfLayout *
rf_layout_new_after (RfJournal *journal, guint32 length, const RfViewOptions *options,
                     RfMeasure *measure, const RfLayout *before, const GArray *breaks,
                     const int *cancel, GError **error)
{
  return layout_new (journal, length, options, measure, NULL, before, breaks, cancel, error);
}

RfLayout *
rf_layout_new_of_part (RfJournal *journal, guint32 length, const RfViewOptions *options,
                       RfMeasure *measure, const RfHistoryPart *part, const int *cancel,
                       GError **error)
{
  return layout_new (journal, length, options, measure, part, NULL, NULL, cancel, error);
}

RfLayout *
rf_layout_new (RfJournal *journal, guint32 length, const RfViewOptions *options, RfMeasure *measure,
               const int *cancel, GError **error)
{
  return rf_layout_new_after (journal, length, options, measure, NULL, NULL, cancel, error);
}

RfLayout *
rf_layout_new_for_journal (RfJournal *journal, const RfViewOptions *options, const int *cancel,
                           GError **error)
{
  return rf_layout_new (journal, rf_journal_length (journal), options, NULL, cancel, error);
}

RfLayout *
rf_layout_ref (RfLayout *layout)
{
  g_atomic_ref_count_inc (&layout->refs);
  return layout;
}

void
rf_layout_unref (RfLayout *layout)
{
  if (layout == NULL || !g_atomic_ref_count_dec (&layout->refs))
    return;
  g_clear_pointer (&layout->history, rf_history_free);
  g_ptr_array_unref (layout->epochs);
  g_mutex_clear (&layout->mutex);
  g_free (layout);
}

const RfHistory *
rf_layout_history (const RfLayout *layout)
{
  return layout->history;
}

RfRect
rf_layout_bounds (const RfLayout *layout, guint32 n)
{
  return epoch_at (layout, n)->bounds;
}

guint
rf_layout_n_epochs (const RfLayout *layout)
{
  return layout->epochs->len;
}

guint
rf_layout_epoch (const RfLayout *layout, guint32 n)
{
  guint low = 0, high = layout->epochs->len;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;
      if (((const RfEpoch *) g_ptr_array_index (layout->epochs, middle))->first <= n)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gboolean
rf_layout_place (const RfLayout *layout, const RfHistoryBox *box, guint32 n, RfRect *place)
{
  const RfEpoch *epoch = epoch_at (layout, n);
  int index;

  if (box == NULL || !box->shown)
    return FALSE;
  if (box->is_frame)
    index = epoch->levels[MIN (rf_history_frame_depth (box, n), RF_LAYOUT_MAX_FRAMES - 1)];
  else
    index = epoch->place_of[box->ordinal];
  if (index < 0)
    return FALSE;
  *place = g_array_index (epoch->places, RfPlace, index).rect;
  return TRUE;
}

const RfHistoryBox *
rf_layout_box_at (const RfLayout *layout, guint index, guint32 n)
{
  GPtrArray *boxes = g_array_index (epoch_at (layout, n)->places, RfPlace, index).boxes;
  guint low = 0, high = boxes != NULL ? boxes->len : 0;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (((const RfHistoryBox *) g_ptr_array_index (boxes, middle))->first <= n)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? g_ptr_array_index (boxes, low - 1) : NULL;
}

guint
rf_layout_n_places (const RfLayout *layout, guint32 n)
{
  return epoch_at (layout, n)->places->len;
}

gboolean
rf_layout_is_dot (const RfLayout *layout)
{
  for (guint i = 0; i < layout->epochs->len; i++)
    if (!((const RfEpoch *) g_ptr_array_index (layout->epochs, i))->by_dot)
      return FALSE;
  return TRUE;
}

guint
rf_layout_get_routes (RfLayout *layout, guint32 n, const RfOffsets *offsets, RfLayoutArrow *arrows,
                      guint n_arrows)
{
  return rf_epoch_get_routes (g_ptr_array_index (layout->epochs, rf_layout_epoch (layout, n)),
                              layout->history, offsets, n, arrows, n_arrows, &layout->mutex);
}

void
rf_layout_get_quick_routes (RfLayout *layout, guint32 n, const RfOffsets *offsets,
                            RfLayoutArrow *arrows, guint n_arrows)
{
  rf_epoch_get_quick_routes (g_ptr_array_index (layout->epochs, rf_layout_epoch (layout, n)),
                             layout->history, offsets, n, arrows, n_arrows);
}
