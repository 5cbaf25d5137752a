/* SPDX-License-Identifier: MIT */

/* What of a collection is in sight.
 *
 * Invariant: whether stepping stops after an event depends on the journal and the layout alone, not
 * on where one comes from, so that a step back undoes a step forward. */

#include "app/rf-sight.h"

#include "diagram/rf-words.h"

struct _RfSight
{
  RfLayout *layout;
  GHashTable *namespaces; /* dicts of the names of frames */
};

RfSight *
rf_sight_new (RfLayout *layout, const RfState *end)
{
  RfSight *sight = g_new0 (RfSight, 1);

  sight->layout = rf_layout_ref (layout);
  sight->namespaces = g_hash_table_new (NULL, NULL);
  for (guint32 id = 1; id <= end->n_frames; id++)
    {
      const RfStateFrame *frame = rf_state_frame (end, id);

      if (frame != NULL && frame->namespace != 0)
        g_hash_table_add (sight->namespaces, GUINT_TO_POINTER (frame->namespace));
    }
  return sight;
}

void
rf_sight_free (RfSight *sight)
{
  if (sight == NULL)
    return;
  rf_layout_unref (sight->layout);
  g_hash_table_unref (sight->namespaces);
  g_free (sight);
}

/* Whether @object has a box at some time, belongs to one, or is the dict of a frame's names. */
static gboolean
is_boxed (const RfSight *sight, guint32 object)
{
  const RfHistory *history = rf_layout_history (sight->layout);
  const RfHistoryBox *box = rf_history_object (history, object);

  if (g_hash_table_contains (sight->namespaces, GUINT_TO_POINTER (object)))
    return TRUE;
  if (box != NULL && box->folded)
    box = rf_history_object (history, box->dict_owner);
  return box != NULL && box->shown;
}

gboolean
rf_sight_is_decision (const RfEvent *event)
{
  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_GC_REFS:
    case RF_EVENT_GC_MOVE:
    case RF_EVENT_GC_CLEAR:
    case RF_EVENT_OBJECT_TRACK:
    case RF_EVENT_OBJECT_FREE:
    case RF_EVENT_WEAKREF_CLEARED:
    case RF_EVENT_SLOT:
    case RF_EVENT_SLOT_REMOVE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether a reference that @event drops is an arrow of the picture. */
static gboolean
has_arrow (const RfSight *sight, const RfEvent *event)
{
  const RfHistory *history = rf_layout_history (sight->layout);
  const RfHistoryBox *box = rf_history_object (history, event->a);
  RfObjectFacts owner = rf_history_facts (history, event->a);
  RfObjectFacts target = rf_history_facts (history, event->c);

  if (!is_boxed (sight, event->a) || !is_boxed (sight, event->c))
    return FALSE;
  if (box != NULL && box->folded)
    owner.flags |= RF_NEW_INSTANCE_DICT;
  return !rf_words_slot_hidden (rf_history_journal (history), rf_history_options (history), &owner,
                                event->sub, event->b, event->sub == RF_SLOT_ENTRY ? event->e : 0,
                                &target);
}

/* The gc_refs of what is moved back are set right before; after the last decision of a phase counts
 * may still fall. */
static gboolean
is_prelude (RfJournal *journal, const RfEvent *event, guint32 n)
{
  RfEvent next;

  if (n >= rf_journal_length (journal) ||
      (event->kind != RF_EVENT_GC_REFS && event->kind != RF_EVENT_COUNT))
    return FALSE;
  next = rf_journal_event (journal, n + 1);
  if (event->kind == RF_EVENT_COUNT)
    return next.kind == RF_EVENT_GC_PHASE || next.kind == RF_EVENT_GC_END;
  return next.kind == RF_EVENT_GC_MOVE && next.b == RF_GC_LIST_REACHABLE && next.a == event->a;
}

static gboolean
is_folded (const RfSight *sight, guint32 object)
{
  const RfHistoryBox *box = rf_history_object (rf_layout_history (sight->layout), object);

  return box != NULL && box->folded;
}

static gboolean
is_hidden (const RfSight *sight, const RfEvent *event)
{
  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_WEAKREF_CLEARED:
      return !is_boxed (sight, event->a) && !is_boxed (sight, event->b);
    case RF_EVENT_SLOT:
    case RF_EVENT_SLOT_REMOVE:
      return !has_arrow (sight, event);
    case RF_EVENT_GC_CLEAR:
      return !is_boxed (sight, event->a);
    default:
      /* What is folded into a box has no numbers of its own there. */
      return rf_sight_is_decision (event) &&
             (!is_boxed (sight, event->a) || is_folded (sight, event->a));
    }
}

gboolean
rf_sight_stops_at (const RfSight *sight, guint32 n)
{
  RfJournal *journal = rf_history_journal (rf_layout_history (sight->layout));
  RfEvent event;

  if (n == 0 || n >= rf_journal_length (journal))
    return TRUE;
  event = rf_journal_event (journal, n);
  return !is_hidden (sight, &event) && !is_prelude (journal, &event, n);
}

guint
rf_sight_count_hidden (const RfSight *sight, guint32 from, guint32 to, guint32 *of_phase)
{
  RfJournal *journal = rf_history_journal (rf_layout_history (sight->layout));
  RfPhase phase = RF_PHASE_NONE;
  guint n_hidden = 0;

  for (guint32 n = from + 1; n <= to; n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      if (event.kind == RF_EVENT_GC_PHASE)
        phase = event.a;
      if ((event.kind != RF_EVENT_GC_REFS && event.kind != RF_EVENT_GC_MOVE &&
           event.kind != RF_EVENT_GC_CLEAR && event.kind != RF_EVENT_WEAKREF_CLEARED) ||
          !is_hidden (sight, &event) || is_prelude (journal, &event, n))
        continue;
      n_hidden++;
      if (of_phase != NULL)
        of_phase[phase]++;
    }
  return n_hidden;
}
