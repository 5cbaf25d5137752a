/* SPDX-License-Identifier: MIT */
/* The pass over the journal. It needs no state: every record says what it changes. Objects get a
 * small fact each; boxes, rows and edges are only kept for what can be a box. Here: when boxes come
 * and go, at which height frames stand, which isolates are one, what is written below a box; what
 * slots and names say is rf-history-rows.c. */
#include "diagram/rf-history-private.h"

#include "base/rf-error.h"

static RfHistoryBox *
add_box (RfHistory *history, gboolean is_frame, guint32 id, guint32 event)
{
  RfHistoryBox *box = g_new0 (RfHistoryBox, 1);

  box->is_frame = is_frame;
  box->id = id;
  box->ordinal = history->boxes->len;
  box->first = event;
  box->rows = g_array_new (FALSE, TRUE, sizeof (RfHistoryRow));
  g_ptr_array_add (history->boxes, box);
  return box;
}

/* --- frames ----------------------------------------------------------------------------------- */

/* The frame comes to the top of the call stack. */
static void
enter_frame (RfHistory *history, RfHistoryBox *box, guint32 n)
{
  RfHistoryLevel level = { n, history->stack->len };

  g_array_append_val (history->stack, box->id);
  if (box->levels == NULL && level.depth == box->depth)
    return;
  if (box->levels == NULL)
    {
      RfHistoryLevel first = { box->first, box->depth };

      box->levels = g_array_new (FALSE, FALSE, sizeof (RfHistoryLevel));
      g_array_append_val (box->levels, first);
    }
  if (g_array_index (box->levels, RfHistoryLevel, box->levels->len - 1).depth != level.depth)
    g_array_append_val (box->levels, level);
}

static void
leave_frame (RfHistory *history, guint32 frame)
{
  for (guint i = history->stack->len; i-- > 0;)
    if (g_array_index (history->stack, guint32, i) == frame)
      {
        g_array_remove_index (history->stack, i);
        return;
      }
}

static RfHistoryBox *
add_frame (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box = add_box (history, TRUE, event->a, n);

  box->function = event->b;
  box->has_namespace = event->c != 0;
  box->depth = history->stack->len;
  if (event->a >= history->frames->len)
    g_array_set_size (history->frames, event->a + 1);
  g_array_index (history->frames, guint32, event->a) = history->boxes->len;
  return box;
}

static void
frame_push (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box;

  if (event->aux != 0 ||
      (history->part != NULL &&
       !g_hash_table_contains (history->part->frames, GUINT_TO_POINTER (event->a))))
    return;
  box = rf_history_frame (history, event->a);
  if (box == NULL)
    box = add_frame (history, event, n);
  box->end = 0;
  enter_frame (history, box, n);
  if (event->c != 0)
    g_hash_table_insert (history->bodies, GUINT_TO_POINTER (event->c), GUINT_TO_POINTER (event->a));
}

static void
frame_discard (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box = rf_history_frame (history, event->a);

  if (box != NULL)
    box->end = n;
}

static void
frame_pop (RfHistory *history, const RfEvent *event, guint32 n)
{
  const RfHistoryBox *box = rf_history_frame (history, event->a);

  leave_frame (history, event->a);
  frame_discard (history, event, n);
  if (box != NULL && box->depth > 0)
    g_hash_table_remove (history->bodies, GUINT_TO_POINTER (event->c));
}

static RfHistoryBox *
generator_of (RfHistory *history, guint32 frame)
{
  guint32 id =
    GPOINTER_TO_UINT (g_hash_table_lookup (history->generators, GUINT_TO_POINTER (frame)));

  return id != 0 ? rf_history_object (history, id) : NULL;
}

/* The first time that a frame is suspended tells whose it is: the arguments have been named. */
static void
frame_suspend (RfHistory *history, const RfEvent *event, guint32 n)
{
  const RfHistoryBox *box = rf_history_frame (history, event->a);

  leave_frame (history, event->a);
  if (box == NULL || !g_hash_table_insert (history->generators, GUINT_TO_POINTER (event->a),
                                           GUINT_TO_POINTER (event->c)))
    return;
  for (guint32 i = box->first; i < n; i++)
    {
      RfEvent earlier = rf_journal_event (history->journal, i);

      if (earlier.kind == RF_EVENT_NAME && earlier.a == event->a)
        rf_history_note_name (history, generator_of (history, event->a), &earlier, n);
    }
}

static void
frame_resume (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box = rf_history_frame (history, event->a);

  if (box != NULL)
    enter_frame (history, box, n);
}

/* A generator's box has the names of its frame too. */
static void
name (RfHistory *history, const RfEvent *event, guint32 n)
{
  rf_history_note_name (history, rf_history_frame (history, event->a), event, n);
  rf_history_note_name (history, generator_of (history, event->a), event, n);
}

/* --- objects ---------------------------------------------------------------------------------- */

static void
object_new (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryFact *fact = rf_history_get_fact (history, event->a);
  RfObjectFacts facts;
  RfHistoryBox *box;

  fact->flags = event->aux;
  fact->type = event->b;
  facts = (RfObjectFacts){ event->a, event->aux, event->b, 0 };
  if (rf_words_show (history->journal, &history->options, &facts, TRUE) == RF_SHOW_TEXT ||
      rf_words_show (history->journal, &history->options, &facts, TRUE) == RF_SHOW_NEVER)
    return;
  if (history->part != NULL &&
      !g_hash_table_contains (history->part->objects, GUINT_TO_POINTER (event->a)))
    return;
  if (history->alive >= RF_ALIVE_MAX)
    return;
  history->alive++;
  box = add_box (history, FALSE, event->a, n);
  box->facts = facts;
  box->size = event->c;
  box->address = event->d | (guint64) event->e << 32;
  rf_history_get_fact (history, event->a)->box = history->boxes->len;
}

static void
object_value (RfHistory *history, const RfEvent *event, G_GNUC_UNUSED guint32 n)
{
  RfHistoryBox *box = rf_history_object (history, event->a);

  rf_history_get_fact (history, event->a)->value = event->c;
  if (box != NULL)
    box->facts.value = event->c;
}

static void
object_free (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box = rf_history_object (history, event->a);

  if (box == NULL)
    return;
  history->alive--;
  box->end = n;
  box->cause = event->b;
  box->line = event->c;
}

static void
slot (RfHistory *history, const RfEvent *event, guint32 n)
{
  rf_history_note_slot (history, event->sub, event, n);
}

static void
slot_insert (RfHistory *history, const RfEvent *event, guint32 n)
{
  const RfHistoryBox *box = rf_history_object (history, event->a);

  if (box != NULL)
    rf_history_insert_item (history, box->ordinal, event->b, n);
  rf_history_note_slot (history, RF_SLOT_INDEX, event, n);
}

/* --- isolates and collections ----------------------------------------------------------------- */

static guint32
find_isolate (RfHistory *history, guint32 number)
{
  guint32 *parent;

  while (number >= history->isolates->len)
    {
      guint32 next = history->isolates->len;
      g_array_append_val (history->isolates, next);
    }
  parent = (guint32 *) history->isolates->data;
  while (parent[number] != number)
    number = parent[number] = parent[parent[number]];
  return number;
}

static void
isolate_formed (RfHistory *history, const RfEvent *event, guint32 n)
{
  guint n_objects = 0;
  const guint32 *objects = rf_journal_extra (history->journal, event, &n_objects);

  for (guint i = 0; i < n_objects; i++)
    {
      RfHistoryBox *box = rf_history_object (history, objects[i]);
      guint32 root = find_isolate (history, event->a);

      if (box == NULL)
        continue;
      if (box->isolated == 0)
        box->isolated = n;
      if (box->isolate != 0)
        {
          guint32 other = find_isolate (history, box->isolate);
          g_array_index (history->isolates, guint32, MAX (root, other)) = MIN (root, other);
          root = MIN (root, other);
        }
      box->isolate = root;
    }
}

void
rf_history_note_below (RfHistoryBox *box, guint32 from, guint32 until)
{
  RfHistoryNote note = { from, until }, *last;

  if (box->notes == NULL)
    box->notes = g_array_new (FALSE, FALSE, sizeof (RfHistoryNote));
  last =
    box->notes->len > 0 ? &g_array_index (box->notes, RfHistoryNote, box->notes->len - 1) : NULL;
  if (last != NULL && last->from <= from && last->until >= from)
    last->until = MAX (last->until, until);
  else
    g_array_append_val (box->notes, note);
}

/* From now on it says below the box what has been done to the object. */
static void
treated (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box = rf_history_object (history, event->a);

  if (box != NULL)
    rf_history_note_below (box, n, G_MAXUINT32);
}

/* What the collector takes for garbage is marked so until it is at its end. */
static void
gc_move (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box = rf_history_object (history, event->a);
  RfHistoryMark mark;

  if (box == NULL || event->b != RF_GC_LIST_UNREACHABLE)
    return;
  rf_history_note_below (box, n, n);
  mark = (RfHistoryMark){ box, box->notes->len - 1 };
  g_array_append_val (history->collecting, mark);
}

static void
gc_end (RfHistory *history, G_GNUC_UNUSED const RfEvent *event, guint32 n)
{
  for (guint i = 0; i < history->collecting->len; i++)
    {
      const RfHistoryMark *mark = &g_array_index (history->collecting, RfHistoryMark, i);
      RfHistoryNote *note = &g_array_index (mark->box->notes, RfHistoryNote, mark->note);

      /* Other notes may have begun since. */
      note->until = MAX (note->until, n);
    }
  g_array_set_size (history->collecting, 0);
}

/* --- the pass --------------------------------------------------------------------------------- */

static void
line (RfHistory *history, G_GNUC_UNUSED const RfEvent *event, guint32 n)
{
  g_array_append_val (history->lines, n);
}

static void
program_end (RfHistory *history, G_GNUC_UNUSED const RfEvent *event, guint32 n)
{
  history->program_end = n;
}

/* What becomes of each kind; of those that are not named, nothing. */
static void (*const noters[RF_N_EVENTS]) (RfHistory *history, const RfEvent *event, guint32 n) = {
  [RF_EVENT_LINE] = line,
  [RF_EVENT_FRAME_PUSH] = frame_push,
  [RF_EVENT_FRAME_POP] = frame_pop,
  [RF_EVENT_FRAME_SUSPEND] = frame_suspend,
  [RF_EVENT_FRAME_RESUME] = frame_resume,
  [RF_EVENT_FRAME_DISCARD] = frame_discard,
  [RF_EVENT_OBJECT_NEW] = object_new,
  [RF_EVENT_OBJECT_VALUE] = object_value,
  [RF_EVENT_OBJECT_FREE] = object_free,
  [RF_EVENT_SLOT] = slot,
  [RF_EVENT_SLOT_INSERT] = slot_insert,
  [RF_EVENT_SLOT_REMOVE] = rf_history_note_removal,
  [RF_EVENT_NAME] = name,
  [RF_EVENT_WEAKREF_NEW] = rf_history_note_weakref,
  [RF_EVENT_WEAKREF_CLEARED] = rf_history_note_cleared,
  [RF_EVENT_ISOLATE_FORMED] = isolate_formed,
  [RF_EVENT_GC_MOVE] = gc_move,
  [RF_EVENT_GC_END] = gc_end,
  [RF_EVENT_GC_CLEAR] = treated,
  [RF_EVENT_FINALIZER_BEGIN] = treated,
  [RF_EVENT_CALLBACK_BEGIN] = treated,
  [RF_EVENT_OBJECT_RESURRECTED] = treated,
  [RF_EVENT_PROGRAM_END] = program_end,
};

gboolean
rf_history_read (RfHistory *history, const int *cancel, GError **error)
{
  for (guint32 n = 1; n <= history->length; n++)
    {
      RfEvent event = rf_journal_event (history->journal, n);

      if ((n & 0xfff) == 0 && cancel != NULL && g_atomic_int_get (cancel))
        {
          g_set_error_literal (error, RF_ERROR, RF_ERROR_CANCELLED, "The layout was cancelled");
          return FALSE;
        }
      if (noters[event.kind] != NULL)
        noters[event.kind](history, &event, n);
    }
  for (guint i = 0; i < history->boxes->len; i++)
    {
      RfHistoryBox *box = g_ptr_array_index (history->boxes, i);

      if (box->isolate != 0)
        box->isolate = find_isolate (history, box->isolate);
    }
  return TRUE;
}
