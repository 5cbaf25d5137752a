/* SPDX-License-Identifier: MIT */
/* A run's history as it stands: how it is made, part by part, and what it knows of objects, frames,
 * lines and ghosts. Time and memory are linear in the events. The pass over the journal
 * (rf-history-pass.c) collects; what is shown at all is found afterwards (rf-history-shown.c), by
 * following the collected edges from the frames, from instances and from members of isolates. */
#include "diagram/rf-history-private.h"

static void
box_free (gpointer data)
{
  RfHistoryBox *box = data;

  g_array_unref (box->rows);
  g_clear_pointer (&box->levels, g_array_unref);
  g_clear_pointer (&box->notes, g_array_unref);
  g_free (box);
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
  history->collecting = g_array_new (FALSE, FALSE, sizeof (RfHistoryMark));
  rf_history_begin_arrows (history);
  history->isolates = g_array_new (FALSE, TRUE, sizeof (guint32));
  history->bodies = g_hash_table_new (NULL, NULL);
  history->generators = g_hash_table_new (NULL, NULL);
  history->stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  history->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  history->mono_label = rf_measure_text (measure, RF_STYLE_LABEL, "00000000") / 8;
  history->mono_value = rf_measure_text (measure, RF_STYLE_VALUE_NUMBER, "00000000") / 8;

  if (!rf_history_read (history, cancel, error))
    return NULL;
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
  g_array_unref (history->collecting);
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
