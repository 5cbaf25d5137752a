/* SPDX-License-Identifier: MIT */
/* The slots and names that events set: rows of boxes with the room that their texts need, and
 * references between boxes. A row is never taken away and keeps what it needed at most; how an
 * item stands in a box follows from its index. */
#include "diagram/rf-history-private.h"

#include <math.h>

/* The place of names that only stand in a namespace's frame while a comprehension runs: below all
 * others, so that they leave no hole. */
#define ORDER_PASSING 255

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

RfHistoryRow *
rf_history_note_row (RfHistory *history, RfHistoryBox *box, RfSlotKind kind, guint32 number,
                     guint32 key, guint32 to, guint32 event)
{
  RfHistoryRow *row, new_row = { 0 };
  guint32 identity;

  identity =
    rf_words_slot_identity (history->journal, rf_words_names_by_text (rf_history_box_facts (box)),
                            kind, number, key);
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
        rf_words_label (history->journal, rf_history_box_facts (box), kind, number, key);

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

/* One of the slots of @owner that refer to object @from does so no longer. */
static void
drop_edge (RfHistory *history, const RfHistoryBox *owner, guint32 from, guint32 event)
{
  const RfHistoryBox *target = from != 0 ? rf_history_object (history, from) : NULL;
  guint64 pair;
  guint known;

  if (target == NULL)
    return;
  pair = (guint64) owner->ordinal << 32 | target->ordinal;
  known = GPOINTER_TO_UINT (g_hash_table_lookup (history->pairs, &pair));
  if (known != 0)
    {
      RfHistoryEdge *there = &g_array_index (history->edges, RfHistoryEdge, known - 1);

      if (there->open > 0 && --there->open == 0)
        there->until = event;
    }
}

/* The row (@row NULL: what has none of its own) says what @facts are as text: @box needs room for
 * it. */
static void
widen (RfHistory *history, RfHistoryBox *box, RfHistoryRow *row, RfSlotKind kind, guint32 number,
       guint32 key, const RfObjectFacts *facts)
{
  double *widest = row != NULL ? &row->value_width : &box->value_width;
  g_autofree char *label = NULL, *value = NULL;

  if (*widest >= RF_VALUE_MAX)
    return;
  /* Only what is no atom may repeat its label. */
  if ((facts->flags & RF_NEW_ATOM) == 0)
    label = rf_words_label (history->journal, rf_history_box_facts (box), kind, number, key);
  value = rf_words_value (history->journal, facts, label != NULL ? label : "");
  *widest = fmax (*widest, text_width (history, rf_words_value_style (history->journal, facts),
                                       value, RF_VALUE_MAX));
}

/* @target is what holds attributes of @box, from its slot @name. Returns whether it is folded into
 * it, and is no reference of its own. */
static gboolean
note_dict (RfHistory *history, RfHistoryBox *box, guint32 name, RfHistoryBox *target,
           const RfObjectFacts *facts)
{
  if (target->facts.flags & RF_NEW_INSTANCE_DICT)
    target->attributes_of = box->id;
  if ((target->dict_owner != 0 && target->dict_owner != box->id) ||
      !rf_words_holds_dict (history->journal, &history->options, &box->facts, name, facts))
    return FALSE;
  target->dict_owner = target->attributes_of = box->id;
  target->dict_slot = name;
  return TRUE;
}

/* The slot of @box now refers to object @to. */
static void
note_reference (RfHistory *history, RfHistoryBox *box, RfSlotKind kind, guint32 number, guint32 key,
                guint32 to, guint32 event)
{
  RfHistoryBox *target = to != 0 ? rf_history_object (history, to) : NULL;
  RfObjectFacts facts = rf_history_facts (history, to);
  RfHistoryRow *row;

  rf_history_note_arrow (history, box->ordinal, kind, number, key, 0, FALSE, event);
  if (!box->is_frame && kind == RF_SLOT_NAMED && target != NULL &&
      note_dict (history, box, number, target, &facts))
    return;
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
      rf_history_note_edge (history, box->ordinal, target->ordinal,
                            row != NULL ? (guint32) (row - (RfHistoryRow *) box->rows->data)
                            : kind == RF_SLOT_INDEX ? MIN (number, history->options.max_rows)
                                                    : G_MAXUINT32,
                            FALSE, event);
      rf_history_note_arrow (history, box->ordinal, kind, number, key, target->ordinal + 1, FALSE,
                             event);
    }
  if (target == NULL ||
      rf_words_show (history->journal, &history->options, &facts, FALSE) == RF_SHOW_TEXT)
    widen (history, box, row, kind, number, key, &facts);
}

/* --- what the events say ---------------------------------------------------------------------- */

void
rf_history_note_slot (RfHistory *history, RfSlotKind kind, const RfEvent *event, guint32 n)
{
  guint32 key = event->kind == RF_EVENT_SLOT && kind == RF_SLOT_ENTRY ? event->e : 0;
  guint32 body =
    GPOINTER_TO_UINT (g_hash_table_lookup (history->bodies, GUINT_TO_POINTER (event->a)));
  RfHistoryBox *boxes[] = { rf_history_object (history, event->a),
                            body != 0 && kind == RF_SLOT_ENTRY ? rf_history_frame (history, body)
                                                               : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (boxes[i] != NULL)
      {
        note_reference (history, boxes[i], kind, event->b, key, event->d, n);
        drop_edge (history, boxes[i], event->c, n);
      }
}

void
rf_history_note_removal (RfHistory *history, const RfEvent *event, guint32 n)
{
  const RfHistoryBox *box = rf_history_object (history, event->a);

  if (box == NULL)
    return;
  rf_history_remove_item (history, box->ordinal, event->b, n);
  drop_edge (history, box, event->c, n);
}

void
rf_history_note_name (RfHistory *history, RfHistoryBox *box, const RfEvent *event, guint32 n)
{
  gboolean fast = event->sub == RF_SLOT_FAST;

  if (box == NULL)
    return;
  note_reference (history, box, event->sub, fast ? event->e : event->b, fast ? event->b : event->e,
                  event->d, n);
  drop_edge (history, box, event->c, n);
}

void
rf_history_note_weakref (RfHistory *history, const RfEvent *event, guint32 n)
{
  RfHistoryBox *box = rf_history_object (history, event->a);
  const RfHistoryBox *target = rf_history_object (history, event->b);
  RfHistoryRow *there;

  if (box == NULL)
    return;
  if (rf_history_find_row (box, RF_SLOT_NAMED, 0) == NULL)
    {
      RfHistoryRow row = { .kind = RF_SLOT_NAMED, .first = n };

      row.label_width = text_width (history, RF_STYLE_LABEL, "referent", RF_LABEL_MAX);
      g_array_append_val (box->rows, row);
      box->grown = n;
    }
  if (target == NULL)
    return;
  there = rf_history_find_row (box, RF_SLOT_NAMED, 0);
  rf_history_note_arrow (history, box->ordinal, RF_SLOT_NAMED, 0, 0, target->ordinal + 1, TRUE, n);
  rf_history_note_edge (history, box->ordinal, target->ordinal,
                        (guint32) (there - (RfHistoryRow *) box->rows->data), TRUE, n);
}

void
rf_history_note_cleared (RfHistory *history, const RfEvent *event, guint32 n)
{
  const RfHistoryBox *box = rf_history_object (history, event->a);

  if (box == NULL)
    return;
  rf_history_note_arrow (history, box->ordinal, RF_SLOT_NAMED, 0, 0, 0, TRUE, n);
  drop_edge (history, box, event->b, n);
}

/* --- what is asked ---------------------------------------------------------------------------- */

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
