/* SPDX-License-Identifier: MIT */
/* One pass over the journal. It needs no state: every record says what it changes. Objects get a
 * small fact each; boxes, rows and edges are only kept for what can be a box. What is shown at
 * all is found afterwards, by following the collected edges from the frames, from instances and
 * from members of isolates. Time and memory are linear in the events. */
#include "diagram/rf-history-private.h"

#include "base/rf-error.h"

#include <math.h>
#include <string.h>

static void
box_free (gpointer data)
{
  RfHistoryBox *box = data;

  g_array_unref (box->rows);
  g_clear_pointer (&box->levels, g_array_unref);
  g_clear_pointer (&box->notes, g_array_unref);
  g_free (box);
}

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

RfHistoryFact *
rf_history_get_fact (RfHistory *history, guint32 id)
{
  if (id >= history->facts->len)
    g_array_set_size (history->facts, id + 1);
  return &g_array_index (history->facts, RfHistoryFact, id);
}

RfHistoryBox *
rf_history_object (const RfHistory *history, guint32 id)
{
  guint32 index =
    id < history->facts->len ? g_array_index (history->facts, RfHistoryFact, id).box : 0;

  return index != 0 ? g_ptr_array_index (history->boxes, index - 1) : NULL;
}

RfHistoryBox *
rf_history_frame (const RfHistory *history, guint32 id)
{
  guint32 index = id < history->frames->len ? g_array_index (history->frames, guint32, id) : 0;

  return index != 0 ? g_ptr_array_index (history->boxes, index - 1) : NULL;
}

RfObjectFacts
rf_history_facts (const RfHistory *history, guint32 id)
{
  const RfHistoryFact *fact;

  if (id >= history->facts->len)
    return (RfObjectFacts){ id, 0, 0, 0 };
  fact = &g_array_index (history->facts, RfHistoryFact, id);
  return (RfObjectFacts){ id, fact->flags, fact->type, fact->value };
}

static double
text_width (RfHistory *history, RfStyle style, const char *text, double most)
{
  double advance = style == RF_STYLE_LABEL ? history->mono_label : history->mono_value;
  gsize length = 0;

  /* Most texts are short ASCII in the monospaced font. */
  while (text[length] >= ' ' && text[length] <= '~' && length < 200)
    length++;
  if (length >= 200)
    return most;
  if (text[length] == '\0' && rf_style_info (style)->font == RF_FONT_MONO)
    return fmin (length * advance, most);
  return fmin (rf_measure_text (history->measure, style, text), most);
}

/* The place of names that only stand in a namespace's frame while a comprehension runs: below all
 * others, so that they leave no hole. */
#define ORDER_PASSING 255

static int
row_order (RfSlotKind kind)
{
  /* FAST names and the entries of a namespace meet in one frame only where a comprehension runs. */
  return kind == RF_SLOT_FAST ? RF_SLOT_ENTRY : kind;
}

RfHistoryRow *
rf_history_find_row (RfHistoryBox *box, RfSlotKind kind, guint32 identity)
{
  for (guint i = 0; i < box->rows->len; i++)
    {
      RfHistoryRow *row = &g_array_index (box->rows, RfHistoryRow, i);
      if (row->kind == kind && row->identity == identity)
        return row;
    }
  return NULL;
}

static gboolean
names_by_text (const RfHistoryBox *box)
{
  return box->is_frame ||
         (box->facts.flags & (RF_NEW_INSTANCE | RF_NEW_INSTANCE_DICT | RF_NEW_CLASS)) != 0;
}

/* A row of @box is set to @to or emptied (0) at @event. Returns its row, NULL if it has none of
 * its own. */
RfHistoryRow *
rf_history_note_row (RfHistory *history, RfHistoryBox *box, RfSlotKind kind, guint32 number,
                     guint32 key, guint32 to, guint32 event)
{
  RfHistoryRow *row, new_row = { 0 };
  guint32 identity;

  identity = rf_words_slot_identity (history->journal, names_by_text (box), kind, number, key);
  if (kind == RF_SLOT_INDEX)
    {
      g_autofree char *label = NULL;

      if (to == 0)
        {
          box->shrinks = TRUE;
          return NULL;
        }
      if (number < box->n_items)
        return NULL;
      box->n_items = number + 1;
      box->grown = event;
      if (number > history->options.max_rows)
        return NULL;
      label = rf_words_label (history->journal, &box->facts, kind, number, key);
      box->label_width =
        fmax (box->label_width, text_width (history, RF_STYLE_LABEL, label, RF_LABEL_MAX));
      return NULL;
    }
  row = rf_history_find_row (box, kind, identity);
  if (row == NULL && (to == 0 || box->rows->len >= RF_ROWS_MAX))
    return NULL;
  if (row == NULL)
    {
      g_autofree char *label =
        rf_words_label (history->journal, box->is_frame ? NULL : &box->facts, kind, number, key);

      new_row.label_width = text_width (history, RF_STYLE_LABEL, label, RF_LABEL_MAX);
      new_row.kind = kind;
      new_row.order = box->has_namespace && kind == RF_SLOT_FAST ? ORDER_PASSING : row_order (kind);
      new_row.identity = identity;
      new_row.number = number;
      new_row.key = key;
      new_row.first = event;
      g_array_append_val (box->rows, new_row);
      box->grown = event;
      row = &g_array_index (box->rows, RfHistoryRow, box->rows->len - 1);
    }
  row->gone = to == 0 ? event : 0;
  if (to != 0)
    row->target = to;
  return row;
}

void
rf_history_note_edge (RfHistory *history, guint32 owner, guint32 target, guint32 row, gboolean weak,
                      guint32 event)
{
  guint64 pair = (guint64) owner << 32 | target;
  RfHistoryEdge edge = { owner, target, row, weak, event, 0, 1 };
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (history->pairs, &pair));

  if (known != 0)
    {
      RfHistoryEdge *there = &g_array_index (history->edges, RfHistoryEdge, known - 1);

      there->until = 0;
      there->open++;
      return;
    }
  g_array_append_val (history->edges, edge);
  g_hash_table_insert (history->pairs, g_memdup2 (&pair, sizeof pair),
                       GUINT_TO_POINTER (history->edges->len));
}

/* One of the slots of box @owner (index) that refer to @from does so no longer. */
static void
drop_edge (RfHistory *history, guint32 owner, guint32 from, guint32 event)
{
  guint32 target = from < history->facts->len ? rf_history_get_fact (history, from)->box : 0;
  guint64 pair = (guint64) owner << 32 | (target - 1);
  guint known;

  if (from == 0 || target == 0)
    return;
  known = GPOINTER_TO_UINT (g_hash_table_lookup (history->pairs, &pair));
  if (known != 0)
    {
      RfHistoryEdge *there = &g_array_index (history->edges, RfHistoryEdge, known - 1);

      if (there->open > 0 && --there->open == 0)
        there->until = event;
    }
}

/* The slot of box @owner (index) now refers to @to. */
static void
note_reference (RfHistory *history, guint32 owner, RfSlotKind kind, guint32 number, guint32 key,
                guint32 to, guint32 event)
{
  RfHistoryBox *box = g_ptr_array_index (history->boxes, owner);
  RfHistoryBox *target = to != 0 ? rf_history_object (history, to) : NULL;
  RfObjectFacts facts = rf_history_facts (history, to);
  RfHistoryRow *row;
  double *widest;

  rf_history_note_arrow (history, owner, kind, number, key, 0, FALSE, event);
  if (!box->is_frame && kind == RF_SLOT_NAMED && target != NULL &&
      (target->facts.flags & RF_NEW_INSTANCE_DICT))
    target->attributes_of = box->id;
  if (!box->is_frame && kind == RF_SLOT_NAMED && target != NULL &&
      (target->dict_owner == 0 || target->dict_owner == box->id) &&
      rf_words_holds_dict (history->journal, &history->options, &box->facts, number, &facts))
    {
      target->dict_owner = target->attributes_of = box->id;
      target->dict_slot = number;
      return;
    }
  if (box->is_frame || kind == RF_SLOT_FAST
        ? rf_words_name_hidden (history->journal, kind, number, key)
        : rf_words_slot_hidden (history->journal, &history->options, &box->facts, kind, number, key,
                                to != 0 ? &facts : NULL))
    return;
  row = rf_history_note_row (history, box, kind, number, key, to, event);
  if (to == 0)
    return;
  if (target != NULL)
    {
      rf_history_note_edge (history, owner, rf_history_get_fact (history, to)->box - 1,
                            row != NULL ? (guint32) (row - (RfHistoryRow *) box->rows->data)
                            : kind == RF_SLOT_INDEX ? MIN (number, history->options.max_rows)
                                                    : G_MAXUINT32,
                            FALSE, event);
      rf_history_note_arrow (history, owner, kind, number, key,
                             rf_history_get_fact (history, to)->box, FALSE, event);
    }
  widest = row != NULL ? &row->value_width : &box->value_width;
  if (*widest < RF_VALUE_MAX &&
      (target == NULL ||
       rf_words_show (history->journal, &history->options, &facts, FALSE) == RF_SHOW_TEXT))
    {
      /* Only what is no atom may repeat its label. */
      gboolean atom = (facts.flags & RF_NEW_ATOM) != 0;
      const RfObjectFacts *owner_facts = box->is_frame ? NULL : &box->facts;
      g_autofree char *label =
        atom ? g_strdup ("") : rf_words_label (history->journal, owner_facts, kind, number, key);
      g_autofree char *value = rf_words_value (history->journal, &facts, label);

      *widest = fmax (*widest, text_width (history, rf_words_value_style (history->journal, &facts),
                                           value, RF_VALUE_MAX));
    }
}

static void
note_object (RfHistory *history, const RfEvent *event, guint32 n)
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
    {
      history->crowded = history->crowded != 0 ? history->crowded : n;
      return;
    }
  history->alive++;
  box = add_box (history, FALSE, event->a, n);
  box->facts = facts;
  box->size = event->c;
  box->address = event->d | (guint64) event->e << 32;
  rf_history_get_fact (history, event->a)->box = history->boxes->len;
}

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
note_isolate (RfHistory *history, const RfEvent *event, guint32 number)
{
  guint n = 0;
  const guint32 *objects = rf_journal_extra (history->journal, event, &n);

  for (guint i = 0; i < n; i++)
    {
      RfHistoryBox *box = rf_history_object (history, objects[i]);
      guint32 root = find_isolate (history, event->a);

      if (box == NULL)
        continue;
      if (box->isolated == 0)
        box->isolated = number;
      if (box->isolate != 0)
        {
          guint32 other = find_isolate (history, box->isolate);
          g_array_index (history->isolates, guint32, MAX (root, other)) = MIN (root, other);
          root = MIN (root, other);
        }
      box->isolate = root;
    }
}

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

static void
note_frame (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box = add_box (history, TRUE, event->a, n);

  box->function = event->b;
  box->has_namespace = event->c != 0;
  box->depth = history->stack->len;
  if (event->a >= history->frames->len)
    g_array_set_size (history->frames, event->a + 1);
  g_array_index (history->frames, guint32, event->a) = history->boxes->len;
}

/* A slot of an object, which may also be the dict that holds the names of a class body. */
static void
note_slot (RfHistory *history, RfSlotKind kind, const RfEvent *event, guint32 n)
{
  guint32 key = event->kind == RF_EVENT_SLOT && kind == RF_SLOT_ENTRY ? event->e : 0;
  guint32 index = event->a < history->facts->len ? rf_history_get_fact (history, event->a)->box : 0;
  guint32 frame;

  if (index != 0)
    {
      note_reference (history, index - 1, kind, event->b, key, event->d, n);
      drop_edge (history, index - 1, event->c, n);
    }
  frame = GPOINTER_TO_UINT (g_hash_table_lookup (history->bodies, GUINT_TO_POINTER (event->a)));
  if (frame != 0 && kind == RF_SLOT_ENTRY)
    {
      note_reference (history, g_array_index (history->frames, guint32, frame) - 1, kind, event->b,
                      key, event->d, n);
      drop_edge (history, g_array_index (history->frames, guint32, frame) - 1, event->c, n);
    }
}

static void
note_weakref (RfHistory *history, const RfEvent *event, guint32 n)
{
  guint32 owner = event->a < history->facts->len ? rf_history_get_fact (history, event->a)->box : 0;
  guint32 target =
    event->b < history->facts->len ? rf_history_get_fact (history, event->b)->box : 0;
  RfHistoryBox *box;
  RfHistoryRow *there;

  if (owner == 0)
    return;
  box = g_ptr_array_index (history->boxes, owner - 1);
  if (rf_history_find_row (box, RF_SLOT_NAMED, 0) == NULL)
    {
      RfHistoryRow row = { .kind = RF_SLOT_NAMED, .first = n };

      row.label_width = text_width (history, RF_STYLE_LABEL, "referent", RF_LABEL_MAX);
      g_array_append_val (box->rows, row);
      box->grown = n;
    }
  there = rf_history_find_row (box, RF_SLOT_NAMED, 0);
  if (target != 0)
    rf_history_note_arrow (history, owner - 1, RF_SLOT_NAMED, 0, 0, target, TRUE, n);
  if (target != 0)
    rf_history_note_edge (history, owner - 1, target - 1,
                          (guint32) (there - (RfHistoryRow *) box->rows->data), TRUE, n);
}

/* A name of a frame; a generator's box has those of its frame too. */
static void
note_name (RfHistory *history, const RfEvent *event, guint32 box, guint32 n)
{
  gboolean fast = event->sub == RF_SLOT_FAST;

  if (box == 0)
    return;
  note_reference (history, box - 1, event->sub, fast ? event->e : event->b,
                  fast ? event->b : event->e, event->d, n);
  drop_edge (history, box - 1, event->c, n);
}

static guint32
frame_box (RfHistory *history, guint32 frame)
{
  return frame < history->frames->len ? g_array_index (history->frames, guint32, frame) : 0;
}

static guint32
generator_box (RfHistory *history, guint32 frame)
{
  guint32 id =
    GPOINTER_TO_UINT (g_hash_table_lookup (history->generators, GUINT_TO_POINTER (frame)));

  return id != 0 && id < history->facts->len ? rf_history_get_fact (history, id)->box : 0;
}

/* The first time that a frame is suspended tells whose it is: the arguments have been named. */
static void
note_suspended (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box = rf_history_frame (history, event->a);

  if (box == NULL || !g_hash_table_insert (history->generators, GUINT_TO_POINTER (event->a),
                                           GUINT_TO_POINTER (event->c)))
    return;
  for (guint32 i = box->first; i < n; i++)
    {
      RfEvent earlier = rf_journal_event (history->journal, i);

      if (earlier.kind == RF_EVENT_NAME && earlier.a == event->a)
        note_name (history, &earlier, generator_box (history, event->a), n);
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

/* What the collector takes for garbage is marked so until it is at its end. */
static void
note_decision (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box;

  if (event->kind == RF_EVENT_GC_MOVE)
    {
      box = rf_history_object (history, event->a);
      if (box == NULL || event->b != RF_GC_LIST_UNREACHABLE)
        return;
      rf_history_note_below (box, n, n);
      g_ptr_array_add (history->collecting, box);
      return;
    }
  for (guint i = 0; i < history->collecting->len; i++)
    {
      box = g_ptr_array_index (history->collecting, i);
      rf_history_note_below (box,
                             g_array_index (box->notes, RfHistoryNote, box->notes->len - 1).from,
                             n);
    }
  g_ptr_array_set_size (history->collecting, 0);
}

static void
note_event (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box;

  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_LINE:
      g_array_append_val (history->lines, n);
      break;
    case RF_EVENT_FRAME_PUSH:
      if (event->aux != 0 ||
          (history->part != NULL &&
           !g_hash_table_contains (history->part->frames, GUINT_TO_POINTER (event->a))))
        break;
      if (rf_history_frame (history, event->a) == NULL)
        note_frame (history, event, n);
      rf_history_frame (history, event->a)->end = 0;
      enter_frame (history, rf_history_frame (history, event->a), n);
      if (event->c != 0)
        g_hash_table_insert (history->bodies, GUINT_TO_POINTER (event->c),
                             GUINT_TO_POINTER (event->a));
      break;
    case RF_EVENT_FRAME_POP:
      leave_frame (history, event->a);
      box = rf_history_frame (history, event->a);
      if (box != NULL)
        box->end = n;
      if (box != NULL && box->depth > 0)
        g_hash_table_remove (history->bodies, GUINT_TO_POINTER (event->c));
      break;
    case RF_EVENT_OBJECT_NEW:
      note_object (history, event, n);
      break;
    case RF_EVENT_OBJECT_VALUE:
      rf_history_get_fact (history, event->a)->value = event->c;
      box = rf_history_object (history, event->a);
      if (box != NULL)
        box->facts.value = event->c;
      break;
    case RF_EVENT_SLOT:
      note_slot (history, event->sub, event, n);
      break;
    case RF_EVENT_SLOT_INSERT:
      if (event->a < history->facts->len && rf_history_get_fact (history, event->a)->box != 0)
        rf_history_insert_item (history, rf_history_get_fact (history, event->a)->box - 1, event->b,
                                n);
      note_slot (history, RF_SLOT_INDEX, event, n);
      break;
    case RF_EVENT_SLOT_REMOVE:
      if (event->a >= history->facts->len || rf_history_get_fact (history, event->a)->box == 0)
        break;
      rf_history_remove_item (history, rf_history_get_fact (history, event->a)->box - 1, event->b,
                              n);
      drop_edge (history, rf_history_get_fact (history, event->a)->box - 1, event->c, n);
      break;
    case RF_EVENT_WEAKREF_NEW:
      note_weakref (history, event, n);
      break;
    case RF_EVENT_NAME:
      note_name (history, event, frame_box (history, event->a), n);
      note_name (history, event, generator_box (history, event->a), n);
      break;
    case RF_EVENT_PROGRAM_END:
      history->program_end = n;
      break;
    case RF_EVENT_FRAME_RESUME:
      if (rf_history_frame (history, event->a) != NULL)
        enter_frame (history, rf_history_frame (history, event->a), n);
      break;
    case RF_EVENT_WEAKREF_CLEARED:
      if (event->a >= history->facts->len || rf_history_get_fact (history, event->a)->box == 0)
        break;
      rf_history_note_arrow (history, rf_history_get_fact (history, event->a)->box - 1,
                             RF_SLOT_NAMED, 0, 0, 0, TRUE, n);
      drop_edge (history, rf_history_get_fact (history, event->a)->box - 1, event->b, n);
      break;
    case RF_EVENT_FRAME_SUSPEND:
      leave_frame (history, event->a);
      note_suspended (history, event, n);
      break;
    case RF_EVENT_FRAME_DISCARD:
      box = rf_history_frame (history, event->a);
      if (box != NULL)
        box->end = n;
      break;
    case RF_EVENT_FINALIZER_BEGIN:
    case RF_EVENT_CALLBACK_BEGIN:
    case RF_EVENT_GC_CLEAR:
    case RF_EVENT_OBJECT_RESURRECTED:
      box = rf_history_object (history, event->a);
      if (box != NULL)
        rf_history_note_below (box, n, G_MAXUINT32);
      break;
    case RF_EVENT_GC_MOVE:
    case RF_EVENT_GC_END:
      note_decision (history, event, n);
      break;
    case RF_EVENT_ISOLATE_FORMED:
      note_isolate (history, event, n);
      break;
    case RF_EVENT_OBJECT_FREE:
      box = rf_history_object (history, event->a);
      if (box != NULL)
        {
          history->alive--;
          box->end = n;
          box->cause = event->b;
          box->line = event->c;
        }
      break;
    default:
      break;
    }
}

RfHistory *
rf_history_new (RfJournal *journal, guint32 length, const RfViewOptions *options,
                RfMeasure *measure, const int *cancel, GError **error)
{
  return rf_history_new_of_part (journal, length, options, measure, NULL, cancel, error);
}

RfHistory *
rf_history_new_of_part (RfJournal *journal, guint32 length, const RfViewOptions *options,
                        RfMeasure *measure, const RfHistoryPart *part, const int *cancel,
                        GError **error)
{
  g_autoptr (RfHistory) history = g_new0 (RfHistory, 1);

  history->journal = rf_journal_ref (journal);
  history->measure = rf_measure_ref (measure);
  history->options = *options;
  history->part = part;
  history->length = MIN (length, rf_journal_length (journal));
  history->facts = g_array_new (FALSE, TRUE, sizeof (RfHistoryFact));
  history->frames = g_array_new (FALSE, TRUE, sizeof (guint32));
  history->boxes = g_ptr_array_new_with_free_func (box_free);
  history->edges = g_array_new (FALSE, FALSE, sizeof (RfHistoryEdge));
  history->lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  history->collecting = g_ptr_array_new ();
  rf_history_begin_arrows (history);
  history->isolates = g_array_new (FALSE, TRUE, sizeof (guint32));
  history->bodies = g_hash_table_new (NULL, NULL);
  history->generators = g_hash_table_new (NULL, NULL);
  history->stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  history->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  history->mono_label = rf_measure_text (measure, RF_STYLE_LABEL, "00000000") / 8;
  history->mono_value = rf_measure_text (measure, RF_STYLE_VALUE_NUMBER, "00000000") / 8;

  for (guint32 n = 1; n <= history->length; n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      if ((n & 0xfff) == 0 && cancel != NULL && g_atomic_int_get (cancel))
        {
          g_set_error_literal (error, RF_ERROR, RF_ERROR_CANCELLED, "The layout was cancelled");
          return NULL;
        }
      note_event (history, &event, n);
    }
  for (guint i = 0; i < history->boxes->len; i++)
    {
      RfHistoryBox *box = g_ptr_array_index (history->boxes, i);
      if (box->isolate != 0)
        box->isolate = find_isolate (history, box->isolate);
    }
  rf_history_settle (history);
  rf_history_settle_arrows (history);
  history->part = NULL;
  g_clear_pointer (&history->pairs, g_hash_table_unref);
  g_clear_pointer (&history->bodies, g_hash_table_unref);
  g_clear_pointer (&history->generators, g_hash_table_unref);
  return g_steal_pointer (&history);
}

void
rf_history_free (RfHistory *history)
{
  if (history == NULL)
    return;
  g_array_unref (history->facts);
  g_array_unref (history->frames);
  g_ptr_array_unref (history->boxes);
  g_array_unref (history->edges);
  g_array_unref (history->lines);
  g_ptr_array_unref (history->collecting);
  rf_history_free_arrows (history);
  g_array_unref (history->isolates);
  g_array_unref (history->stack);
  g_clear_pointer (&history->pairs, g_hash_table_unref);
  g_clear_pointer (&history->bodies, g_hash_table_unref);
  g_clear_pointer (&history->generators, g_hash_table_unref);
  rf_measure_unref (history->measure);
  rf_journal_unref (history->journal);
  g_free (history);
}

RfJournal *
rf_history_journal (const RfHistory *history)
{
  return history->journal;
}

RfMeasure *
rf_history_measure (const RfHistory *history)
{
  return history->measure;
}

const RfViewOptions *
rf_history_options (const RfHistory *history)
{
  return &history->options;
}

GPtrArray *
rf_history_boxes (const RfHistory *history)
{
  return history->boxes;
}

GArray *
rf_history_edges (const RfHistory *history)
{
  return history->edges;
}

guint32
rf_history_crowded (const RfHistory *history)
{
  return history->crowded;
}

guint32
rf_history_program_end (const RfHistory *history)
{
  return history->program_end != 0 ? history->program_end : history->length;
}

guint
rf_history_frame_depth (const RfHistoryBox *box, guint32 n)
{
  guint depth = box->depth;

  for (guint i = 0; box->levels != NULL && i < box->levels->len; i++)
    {
      const RfHistoryLevel *level = &g_array_index (box->levels, RfHistoryLevel, i);
      if (level->event <= n)
        depth = level->depth;
    }
  return depth;
}

guint32
rf_history_line (const RfHistory *history, guint32 index)
{
  return g_array_index (history->lines, guint32, index);
}

guint32
rf_history_step (const RfHistory *history, guint32 n)
{
  guint low = 0, high = history->lines->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (g_array_index (history->lines, guint32, middle) <= n)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint32
rf_history_ghost_end (const RfHistory *history, guint32 gone)
{
  guint64 last = (guint64) rf_history_step (history, gone) + history->options.ghost_steps;

  if (!history->options.show_ghosts || history->options.ghost_steps == 0)
    return gone;
  if (last > history->lines->len)
    return G_MAXUINT32;
  return g_array_index (history->lines, guint32, last - 1) - 1;
}

int
rf_history_row_place (const RfHistory *history, const RfHistoryBox *box, RfSlotKind kind,
                      guint32 identity)
{
  guint32 items = 0;

  if (kind == RF_SLOT_INDEX)
    {
      /* Items come after the named slots. */
      for (guint i = 0; i < box->rows->len; i++)
        items += g_array_index (box->rows, RfHistoryRow, i).order < RF_SLOT_INDEX;
      return identity < box->n_items ? (int) (items + identity) : -1;
    }
  for (guint i = 0; i < box->rows->len; i++)
    {
      const RfHistoryRow *row = &g_array_index (box->rows, RfHistoryRow, i);
      if (row->kind == kind && row->identity == identity)
        return (int) (i + (row->order > RF_SLOT_INDEX ? box->n_items : 0));
    }
  return -1;
}

const RfHistoryRow *
rf_history_row (const RfHistoryBox *box, RfSlotKind kind, guint32 identity)
{
  return rf_history_find_row ((RfHistoryBox *) box, kind, identity);
}

guint
rf_history_rows_at (const RfHistory *history, const RfHistoryBox *box, guint32 n)
{
  guint rows = 0;

  for (guint i = 0; i < box->rows->len; i++)
    {
      const RfHistoryRow *row = &g_array_index (box->rows, RfHistoryRow, i);
      if (row->first <= n && (row->order != ORDER_PASSING || row->gone == 0 || row->gone > n))
        rows = MAX (rows, i + 1 + (row->order > RF_SLOT_INDEX ? box->n_items : 0));
    }
  return rows;
}
