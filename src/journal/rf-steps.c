/* SPDX-License-Identifier: MIT */

/* Where stepping stops: one bit a position and granularity. A bit is set when the event after the
 * position, or the one right before it, is seen, and never cleared; the newest position is a stop
 * only because it is the last. Looking for the next bit goes over 64 positions at a time. */

#include "journal/rf-steps.h"

#include <string.h>

typedef struct
{
  guint64 *words;
  gsize n_words;
} Bits;

struct _RfSteps
{
  RfJournal *journal;
  guint32 length; /* events taken in */
  Bits stops[RF_N_GRANULARITIES];
  GArray *lists[RF_STEPS_N_LISTS]; /* of guint32 */
  gboolean collecting;
  gboolean clearing;   /* in the phase `clear` */
  gboolean call_begun; /* a frame was pushed and has not begun its first line */
};

static const char *const names[RF_N_GRANULARITIES] = { "line", "call", "event", "phase", "visit" };

const char *
rf_granularity_name (RfGranularity granularity)
{
  g_assert (granularity < RF_N_GRANULARITIES);
  return names[granularity];
}

int
rf_granularity_find (const char *name)
{
  for (int i = 0; i < RF_N_GRANULARITIES; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return -1;
}

RfSteps *
rf_steps_new (RfJournal *journal)
{
  RfSteps *steps = g_new0 (RfSteps, 1);

  steps->journal = rf_journal_ref (journal);
  for (guint i = 0; i < RF_STEPS_N_LISTS; i++)
    steps->lists[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  return steps;
}

void
rf_steps_free (RfSteps *steps)
{
  if (steps == NULL)
    return;
  for (guint i = 0; i < RF_N_GRANULARITIES; i++)
    g_free (steps->stops[i].words);
  for (guint i = 0; i < RF_STEPS_N_LISTS; i++)
    g_array_unref (steps->lists[i]);
  rf_journal_unref (steps->journal);
  g_free (steps);
}

/* --- taking in events ------------------------------------------------------------------------- */

static void
set_stop (RfSteps *steps, RfGranularity granularity, guint32 position)
{
  Bits *bits = &steps->stops[granularity];
  gsize word = position / 64;

  if (word >= bits->n_words)
    {
      gsize n = MAX (word + 1, MAX (64, bits->n_words + bits->n_words / 4));
      bits->words = g_renew (guint64, bits->words, n);
      memset (bits->words + bits->n_words, 0, (n - bits->n_words) * sizeof (guint64));
      bits->n_words = n;
    }
  bits->words[word] |= (guint64) 1 << (position % 64);
}

static void
set_both (RfSteps *steps, guint32 position)
{
  set_stop (steps, RF_GRANULARITY_PHASE, position);
  set_stop (steps, RF_GRANULARITY_VISIT, position);
}

/* What a collection decides one by one. */
static gboolean
is_visit (const RfSteps *steps, const RfEvent *event)
{
  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_GC_PHASE:
    case RF_EVENT_GC_REFS:
    case RF_EVENT_GC_MOVE:
    case RF_EVENT_FINALIZER_BEGIN:
    case RF_EVENT_FINALIZER_END:
    case RF_EVENT_OBJECT_RESURRECTED:
    case RF_EVENT_WEAKREF_CLEARED:
    case RF_EVENT_CALLBACK_BEGIN:
    case RF_EVENT_CALLBACK_END:
    case RF_EVENT_GC_CLEAR:
    case RF_EVENT_OBJECT_FREE:
    case RF_EVENT_OBJECT_TRACK:
      return TRUE;
    case RF_EVENT_SLOT:
      return steps->clearing && event->c != 0 && event->d == 0;
    case RF_EVENT_SLOT_REMOVE:
      return steps->clearing;
    default:
      return FALSE;
    }
}

static void
take_line (RfSteps *steps, guint32 n)
{
  set_stop (steps, RF_GRANULARITY_LINE, n - 1);
  set_stop (steps, RF_GRANULARITY_VISIT, n - 1);
  if (!steps->collecting)
    set_stop (steps, RF_GRANULARITY_PHASE, n - 1);
  if (steps->call_begun)
    set_stop (steps, RF_GRANULARITY_CALL, n - 1);
  steps->call_begun = FALSE;
}

static void
take (RfSteps *steps, const RfEvent *event, guint32 n)
{
  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_LINE:
      take_line (steps, n);
      break;
    case RF_EVENT_FRAME_PUSH:
    case RF_EVENT_FRAME_RESUME:
      if (event->aux == 0)
        steps->call_begun = TRUE;
      break;
    case RF_EVENT_FRAME_POP:
    case RF_EVENT_FRAME_SUSPEND:
      if (event->aux != 0)
        break;
      steps->call_begun = FALSE;
      set_stop (steps, RF_GRANULARITY_CALL, n);
      break;
    case RF_EVENT_GC_BEGIN:
      steps->collecting = TRUE;
      steps->clearing = FALSE;
      set_both (steps, n - 1);
      g_array_append_val (steps->lists[RF_STEPS_COLLECTIONS], n);
      break;
    case RF_EVENT_GC_PHASE:
      steps->clearing = event->a == RF_PHASE_CLEAR;
      if (event->b != RF_PHASE_NONE)
        set_both (steps, n - 1);
      break;
    case RF_EVENT_GC_END:
      steps->collecting = steps->clearing = FALSE;
      set_both (steps, n - 1);
      set_both (steps, n);
      break;
    case RF_EVENT_FINALIZER_END:
      if (steps->collecting)
        set_both (steps, n - 1);
      break;
    case RF_EVENT_PROGRAM_END:
      set_stop (steps, RF_GRANULARITY_LINE, n);
      set_stop (steps, RF_GRANULARITY_CALL, n);
      set_both (steps, n);
      break;
    case RF_EVENT_OUTPUT:
    case RF_EVENT_INPUT:
      g_array_append_val (steps->lists[RF_STEPS_OUTPUTS], n);
      break;
    case RF_EVENT_ISOLATE_FORMED:
      g_array_append_val (steps->lists[RF_STEPS_ISOLATES], n);
      break;
    case RF_EVENT_MESSAGE:
      g_array_append_val (steps->lists[RF_STEPS_MESSAGES], n);
      break;
    default:
      break;
    }
  if (steps->collecting && is_visit (steps, event))
    set_stop (steps, RF_GRANULARITY_VISIT, n);
}

static void
update (RfSteps *steps)
{
  guint32 length = rf_journal_length (steps->journal);

  while (steps->length < length)
    {
      guint32 n = steps->length + 1;
      RfEvent event = rf_journal_event (steps->journal, n);

      take (steps, &event, n);
      steps->length = n;
    }
}

/* --- asking ----------------------------------------------------------------------------------- */

guint32
rf_steps_length (RfSteps *steps)
{
  update (steps);
  return steps->length;
}

guint32
rf_steps_next (RfSteps *steps, guint32 position, RfGranularity granularity)
{
  const Bits *bits = &steps->stops[granularity];
  gsize word = ((gsize) position + 1) / 64;
  guint64 mask = ~(guint64) 0 << (((gsize) position + 1) % 64);

  update (steps);
  if (position >= steps->length)
    return steps->length;
  if (granularity == RF_GRANULARITY_EVENT)
    return position + 1;
  for (; word < bits->n_words; word++, mask = ~(guint64) 0)
    if (bits->words[word] & mask)
      return MIN (steps->length, word * 64 + __builtin_ctzll (bits->words[word] & mask));
  return steps->length;
}

guint32
rf_steps_previous (RfSteps *steps, guint32 position, RfGranularity granularity)
{
  const Bits *bits = &steps->stops[granularity];
  gsize word;
  guint64 mask;

  update (steps);
  position = MIN (position, (guint64) steps->length + 1);
  if (position <= 1)
    return 0;
  if (position > steps->length)
    return steps->length;
  if (granularity == RF_GRANULARITY_EVENT)
    return position - 1;
  word = (position - 1) / 64;
  mask = ~(guint64) 0 >> (63 - (position - 1) % 64);
  if (word >= bits->n_words)
    {
      if (bits->n_words == 0)
        return 0;
      word = bits->n_words - 1;
      mask = ~(guint64) 0;
    }
  for (;; word--, mask = ~(guint64) 0)
    {
      if (bits->words[word] & mask)
        return word * 64 + 63 - __builtin_clzll (bits->words[word] & mask);
      if (word == 0)
        return 0;
    }
}

gboolean
rf_steps_is_stop (RfSteps *steps, guint32 position, RfGranularity granularity)
{
  const Bits *bits = &steps->stops[granularity];

  update (steps);
  if (position == 0 || position == steps->length)
    return TRUE;
  if (position > steps->length)
    return FALSE;
  return granularity == RF_GRANULARITY_EVENT ||
         (position / 64 < bits->n_words && (bits->words[position / 64] >> position % 64 & 1) != 0);
}

const guint32 *
rf_steps_events (RfSteps *steps, RfStepsList list, guint32 position, guint *n)
{
  const GArray *events = steps->lists[list];
  guint low = 0, high;

  update (steps);
  high = events->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (events, guint32, middle) <= position)
        low = middle + 1;
      else
        high = middle;
    }
  *n = low;
  return (const guint32 *) events->data;
}

gsize
rf_steps_bytes (RfSteps *steps)
{
  gsize bytes = sizeof *steps;

  for (guint i = 0; i < RF_N_GRANULARITIES; i++)
    bytes += steps->stops[i].n_words * sizeof (guint64);
  for (guint i = 0; i < RF_STEPS_N_LISTS; i++)
    bytes += steps->lists[i]->len * sizeof (guint32) + sizeof (GArray);
  return bytes;
}
