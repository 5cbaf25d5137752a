/* SPDX-License-Identifier: MIT */
/* What becomes of what the pass over the journal collected: dicts are folded into the objects
 * whose attributes they hold, what is ever shown is found by following the references from the
 * frames, from instances and from members of isolates, rows get their places, boxes their sizes. */
#include "diagram/rf-history-private.h"

#include "diagram/rf-phrase.h"

#include <math.h>

/* Copies the rows of @dict into @owner, whose attributes they are. */
static void
fold_rows (RfHistory *history, RfHistoryBox *owner, RfHistoryBox *dict)
{
  RfObjectFacts facts = dict->facts;

  facts.flags |= RF_NEW_INSTANCE_DICT;
  for (guint r = 0; r < dict->rows->len; r++)
    {
      RfHistoryRow *row = &g_array_index (dict->rows, RfHistoryRow, r), *there;
      RfObjectFacts target = rf_history_facts (history, row->target);

      row->identity =
        rf_words_slot_identity (history->journal, TRUE, row->kind, row->number, row->key);
      if (rf_words_slot_hidden (history->journal, &history->options, &facts, row->kind, row->number,
                                row->key, &target))
        continue;
      there = rf_history_find_row (owner, row->kind, row->identity);
      if (there == NULL)
        {
          g_array_append_val (owner->rows, *row);
          owner->grown = MAX (owner->grown, row->first);
          continue;
        }
      there->gone = row->gone;
      there->value_width = fmax (there->value_width, row->value_width);
    }
  owner->label_width = fmax (owner->label_width, dict->label_width);
  owner->value_width = fmax (owner->value_width, dict->value_width);
}

/* A dict is folded into the object whose attributes it holds unless something else ever refers to
 * it that is shown itself. */
static void
fold_dicts (RfHistory *history)
{
  g_autofree guint8 *elsewhere = g_new0 (guint8, history->boxes->len + 1);

  for (guint i = 0; i < history->edges->len; i++)
    {
      const RfHistoryEdge *edge = &g_array_index (history->edges, RfHistoryEdge, i);
      const RfHistoryBox *owner = g_ptr_array_index (history->boxes, edge->owner);

      if (owner->is_frame || rf_words_show (history->journal, &history->options, &owner->facts,
                                            owner->isolate != 0) >= RF_SHOW_FOLDED)
        elsewhere[edge->target] = 1;
    }
  for (guint i = 0; i < history->boxes->len; i++)
    {
      RfHistoryBox *dict = g_ptr_array_index (history->boxes, i);
      RfHistoryBox *owner = dict->dict_owner ? rf_history_object (history, dict->dict_owner) : NULL;

      if (owner == NULL)
        continue;
      if (elsewhere[i])
        {
          /* A box of its own: the owner gets the row that refers to it. */
          rf_history_note_row (history, owner, RF_SLOT_NAMED, dict->dict_slot, dict->dict_slot,
                               dict->id, dict->first);
          rf_history_note_edge (history, rf_history_get_fact (history, owner->id)->box - 1, i,
                                owner->rows->len - 1, FALSE, dict->first);
          continue;
        }
      dict->folded = TRUE;
      if (owner->folded_dict == 0)
        owner->folded_dict = dict->id;
      fold_rows (history, owner, dict);
    }
}

/* References of a folded dict are its instance's, but for those of rows that are not shown. */
static void
fold_edges (RfHistory *history)
{
  guint n_kept = 0;

  for (guint i = 0; i < history->edges->len; i++)
    {
      RfHistoryEdge *edge = &g_array_index (history->edges, RfHistoryEdge, i);
      RfHistoryBox *owner = g_ptr_array_index (history->boxes, edge->owner);

      if (owner->folded)
        {
          RfHistoryRow row = { 0 };
          RfHistoryBox *instance = rf_history_object (history, owner->dict_owner);
          RfObjectFacts facts = owner->facts, target = { 0 };

          facts.flags |= RF_NEW_INSTANCE_DICT;
          if (edge->row < owner->rows->len)
            {
              row = g_array_index (owner->rows, RfHistoryRow, edge->row);
              target = rf_history_facts (history, row.target);
            }
          if (edge->row < owner->rows->len &&
              rf_words_slot_hidden (history->journal, &history->options, &facts, row.kind,
                                    row.number, row.key, &target))
            continue;
          edge->owner = rf_history_get_fact (history, owner->dict_owner)->box - 1;
          if (edge->row < owner->rows->len)
            {
              RfHistoryRow *there;

              there = rf_history_find_row (instance, row.kind, row.identity);
              edge->row = there != NULL ? (guint32) (there - (RfHistoryRow *) instance->rows->data)
                                        : G_MAXUINT32;
            }
        }
      g_array_index (history->edges, RfHistoryEdge, n_kept++) = *edge;
    }
  g_array_set_size (history->edges, n_kept);
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const RfHistoryEdge *one = a, *other = b;

  if (one->owner != other->owner)
    return one->owner < other->owner ? -1 : 1;
  if (one->event != other->event)
    return one->event < other->event ? -1 : 1;
  return one->target < other->target ? -1 : one->target > other->target;
}

/* Whether @box is one once something shown refers to it. A dict that could not be folded is. */
static gboolean
can_be_box (RfHistory *history, const RfHistoryBox *box)
{
  return !box->folded && rf_words_show (history->journal, &history->options, &box->facts,
                                        box->isolate != 0) >= RF_SHOW_FOLDED;
}

static void
mark_shown (RfHistory *history)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint32 *start = g_new0 (guint32, history->boxes->len + 2);
  GArray *kept;

  g_array_sort (history->edges, compare_edges);
  for (guint i = 0; i < history->edges->len; i++)
    start[g_array_index (history->edges, RfHistoryEdge, i).owner + 1]++;
  for (guint i = 0; i <= history->boxes->len; i++)
    start[i + 1] += start[i];
  for (guint32 i = 0; i < history->boxes->len; i++)
    {
      RfHistoryBox *box = g_ptr_array_index (history->boxes, i);

      if (box->folded ||
          (!box->is_frame && rf_words_show (history->journal, &history->options, &box->facts,
                                            box->isolate != 0) != RF_SHOW_ALWAYS))
        continue;
      box->shown = TRUE;
      g_array_append_val (stack, i);
    }
  while (stack->len > 0)
    {
      guint32 owner = g_array_index (stack, guint32, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      for (guint i = start[owner]; i < start[owner + 1]; i++)
        {
          guint32 t = g_array_index (history->edges, RfHistoryEdge, i).target;
          RfHistoryBox *target = g_ptr_array_index (history->boxes, t);

          if (target->shown || !can_be_box (history, target))
            continue;
          target->shown = TRUE;
          g_array_append_val (stack, t);
        }
    }
  kept = g_array_new (FALSE, FALSE, sizeof (RfHistoryEdge));
  for (guint i = 0; i < history->edges->len; i++)
    {
      RfHistoryEdge *edge = &g_array_index (history->edges, RfHistoryEdge, i);
      RfHistoryBox *owner = g_ptr_array_index (history->boxes, edge->owner);
      RfHistoryBox *target = g_ptr_array_index (history->boxes, edge->target);

      if (owner->shown && target->shown)
        g_array_append_val (kept, *edge);
    }
  g_array_unref (history->edges);
  history->edges = kept;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const RfHistoryRow *one = a, *other = b;

  if (one->order != other->order)
    return (int) one->order - (int) other->order;
  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  return one->number < other->number ? -1 : one->number > other->number;
}

/* Puts the rows in the order of their places and tells the edges. */
static void
order_rows (RfHistory *history)
{
  guint e = 0;

  for (guint32 i = 0; i < history->boxes->len; i++)
    {
      RfHistoryBox *box = g_ptr_array_index (history->boxes, i);
      g_autoptr (GArray) before = NULL;

      if (!box->shown)
        continue;
      before = g_array_copy (box->rows);
      g_array_sort (box->rows, compare_rows);
      while (e < history->edges->len && g_array_index (history->edges, RfHistoryEdge, e).owner < i)
        e++;
      for (; e < history->edges->len && g_array_index (history->edges, RfHistoryEdge, e).owner == i;
           e++)
        {
          RfHistoryEdge *edge = &g_array_index (history->edges, RfHistoryEdge, e);
          RfHistoryRow *old, *now;

          if (edge->row >= before->len)
            continue;
          old = &g_array_index (before, RfHistoryRow, edge->row);
          now = rf_history_find_row (box, old->kind, old->identity);
          edge->row = (guint32) (now - (RfHistoryRow *) box->rows->data);
        }
    }
}

static void
size_box (RfHistory *history, RfHistoryBox *box)
{
  const RfViewOptions *options = &history->options;
  guint most = box->is_frame ? options->max_names : options->max_rows, rows, ever;
  g_autofree char *title = NULL, *line = rf_phrase_line (8888);
  double head, body;

  for (guint i = 0; i < box->rows->len; i++)
    {
      const RfHistoryRow *row = &g_array_index (box->rows, RfHistoryRow, i);

      box->label_width = fmax (box->label_width, row->label_width);
      box->value_width = fmax (box->value_width, row->value_width);
    }
  if (box->is_frame)
    title = rf_words_frame_title (rf_journal_text (history->journal, box->function),
                                  box->has_namespace, box->depth);
  else
    title = rf_words_title (history->journal, &box->facts, box->attributes_of);
  box->title_width = fmin (rf_measure_text (history->measure, RF_STYLE_TITLE, title), RF_TITLE_MAX);
  ever = box->rows->len + box->n_items;
  box->stable = box->rows->len < RF_ROWS_MAX && ever <= most;
  rows = MIN (ever, most + 1);
  if (box->is_frame)
    head = RF_BOX_PAD + box->title_width + 14 +
           rf_measure_text (history->measure, RF_STYLE_FRAME_LINE, line) + RF_BOX_PAD;
  else
    {
      g_autofree char *id = g_strdup_printf ("#%u", box->id);

      head = RF_BOX_PAD + box->title_width + 8 +
             rf_measure_text (history->measure, RF_STYLE_ID, id) + 8 + 2 + 5 * RF_BADGE_RADIUS;
      if (rf_words_has_line (history->journal, &box->facts))
        head += 8 + rf_measure_text (history->measure, RF_STYLE_KEPT_LINE, line);
    }
  if (box->n_items > most)
    {
      g_autofree char *last = g_strdup_printf ("%u", box->n_items - 1);

      box->label_width =
        fmax (box->label_width, rf_measure_text (history->measure, RF_STYLE_LABEL_DIM, last));
    }
  body = RF_BOX_PAD + box->label_width + RF_BOX_GAP + fmax (box->value_width, 16) + RF_BOX_PAD;
  if (ever > most)
    {
      g_autofree char *numbers = rf_phrase_page ("888", "888", "8,888");
      g_autofree char *page = g_strconcat ("‹ ", numbers, " ›", NULL);

      body = fmax (body, 2 * RF_BOX_PAD + rf_measure_text (history->measure, RF_STYLE_MORE, page));
    }
  if (options->show_addresses || options->show_sizes)
    {
      body = fmax (body, 2 * RF_BOX_PAD + rf_measure_text (history->measure, RF_STYLE_ADDRESS,
                                                           "0x7f0000000000  88888 B"));
      rows += box->is_frame ? 0 : 1;
    }
  box->width = ceil (fmax (fmax (head, body), box->is_frame ? 128 : 140));
  box->height = RF_BOX_HEAD + (rows > 0 ? rows * RF_BOX_ROW + RF_BOX_FOOT : box->is_frame ? 14 : 4);
}

/* Whose address each object got. */
static void
note_reuse (RfHistory *history)
{
  g_autoptr (GHashTable) newest = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < history->boxes->len; i++)
    {
      RfHistoryBox *box = g_ptr_array_index (history->boxes, i);
      const RfHistoryBox *before;

      if (box->is_frame || !box->shown || box->folded || box->address == 0)
        continue;
      before = g_hash_table_lookup (newest, &box->address);
      if (before != NULL && before->end != 0 && before->end <= box->first)
        {
          box->reuses = before->id;
          rf_history_note_below (box, box->first, rf_history_ghost_end (history, box->first));
        }
      g_hash_table_replace (newest, &box->address, box);
    }
}

gboolean
rf_history_edge_is_hidden (const RfHistory *history, const RfHistoryEdge *edge)
{
  const RfHistoryBox *owner = g_ptr_array_index (history->boxes, edge->owner);
  guint most = owner->is_frame ? history->options.max_names : history->options.max_rows;

  if (owner->stable || owner->shifts || edge->row < most)
    return FALSE;
  /* Where rows go, those below come up, but for the line in which they all go. */
  for (guint i = 0; i < owner->rows->len && i < edge->row; i++)
    {
      guint32 gone = g_array_index (owner->rows, RfHistoryRow, i).gone;

      if (gone != 0 && (edge->until == 0 ||
                        rf_history_step (history, gone) < rf_history_step (history, edge->until)))
        return FALSE;
    }
  return TRUE;
}

void
rf_history_settle (RfHistory *history)
{
  fold_dicts (history);
  fold_edges (history);
  mark_shown (history);
  note_reuse (history);
  order_rows (history);
  for (guint i = 0; i < history->boxes->len; i++)
    {
      RfHistoryBox *box = g_ptr_array_index (history->boxes, i);
      if (box->shown)
        size_box (history, box);
    }
}
