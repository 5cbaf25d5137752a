/* SPDX-License-Identifier: MIT */
/* What stands in the rows of a box: the slots of an object and of the dict that is folded into it,
 * the names of a frame, and those of both that went a little while ago. A stable box has a place
 * for each row that it ever has; one with more rows than that shows a page of them. */
#include "diagram/rf-view-private.h"

#include "diagram/rf-phrase.h"

/* Whether the collector follows @row. The names of a frame may stand for the dict that holds
 * them. */
static gboolean
is_followed (RfViewBuilder *builder, const RfViewRow *row)
{
  const RfStateFrame *frame;

  if (builder->by == 0 || row->weak || row->target != builder->visited)
    return FALSE;
  if (!row->owner_is_frame)
    return row->owner == builder->by;
  frame = rf_state_frame (builder->state, row->owner);
  return frame != NULL && frame->namespace == builder->by;
}

static void
fill_row (RfViewBuilder *builder, RfViewRow *row)
{
  RfObjectFacts facts;

  if (row->target == 0)
    {
      row->kind = RF_ROW_EMPTY;
      return;
    }
  if (rf_view_want_box (builder, row->target))
    {
      row->kind = RF_ROW_ARROW;
      row->lit = is_followed (builder, row);
      return;
    }
  facts = rf_view_facts (builder, row->target);
  row->kind = RF_ROW_VALUE;
  row->value = rf_words_value (builder->journal, &facts, row->label);
  row->value_style = rf_words_value_style (builder->journal, &facts);
}

/* Whether what was deleted is still shown: @gone is when it last went in the whole run. */
static gboolean
still_shown (RfViewBuilder *builder, guint32 gone)
{
  if (!builder->options->show_ghosts)
    return FALSE;
  return gone == 0 || gone > builder->view->position ||
         rf_history_ghost_end (builder->history, gone) >= builder->view->position;
}

/* Adds the row of @slot, which @owner has, to @box. */
static void
add_row (RfViewBuilder *builder, RfViewBox *box, const RfObjectFacts *owner, guint32 owner_id,
         const RfStateSlot *slot, gboolean removed)
{
  RfViewRow row = { .slot_kind = slot->kind, .owner = owner_id, .owner_is_frame = owner == NULL };
  gboolean by_text = rf_words_names_by_text (owner);
  const RfHistoryRow *known;
  guint32 identity;
  int place;

  row.slot = slot->number;
  row.target = slot->target;
  row.place = box->rows->len;
  if (box->history->stable)
    {
      identity =
        rf_words_slot_identity (builder->journal, by_text, slot->kind, slot->number, slot->key);
      place = rf_history_row_place (builder->history, box->history, slot->kind, identity);
      if (place < 0)
        return;
      row.place = (guint) place;
      known = rf_history_row (box->history, slot->kind, identity);
      /* A frame keeps its deleted names: a hole would say less. */
      if (removed && owner != NULL && (known == NULL || !still_shown (builder, known->gone)))
        return;
      for (guint i = 0; i < box->rows->len; i++)
        {
          RfViewRow *there = &g_array_index (box->rows, RfViewRow, i);

          if (there->place != row.place)
            continue;
          /* A name that was deleted and bound again: the binding counts. */
          if (removed)
            return;
          g_array_remove_index (box->rows, i);
          break;
        }
    }
  else if (removed)
    return;
  row.label = rf_words_label (builder->journal, owner, slot->kind, slot->number, slot->key);
  if (removed)
    row.kind = RF_ROW_GONE;
  else
    fill_row (builder, &row);
  g_array_append_val (box->rows, row);
}

/* The rows that object @id had and that went a little while ago. From the history and not from the
 * marks in the state: those depend on the way on which the state came here. */
static void
add_gone_rows (RfViewBuilder *builder, RfViewBox *box, const RfObjectFacts *facts, guint32 id)
{
  gboolean of_dict = id != box->id;

  for (guint i = 0; i < box->history->rows->len; i++)
    {
      const RfHistoryRow *known = &g_array_index (box->history->rows, RfHistoryRow, i);
      RfStateSlot slot = { known->kind, known->number, known->key, 0 };

      if (known->gone == 0 || known->gone > builder->view->position)
        continue;
      if (box->history->folded_dict != 0 && of_dict != (known->kind == RF_SLOT_ENTRY))
        continue;
      if (!rf_words_slot_hidden (builder->journal, builder->options, facts, slot.kind, slot.number,
                                 slot.kind == RF_SLOT_ENTRY ? slot.key : 0, NULL))
        add_row (builder, box, facts, id, &slot, TRUE);
    }
}

/* The names of a generator's frame while that is suspended. */
static void
add_suspended_rows (RfViewBuilder *builder, RfViewBox *box, const RfObjectFacts *facts, guint32 id)
{
  guint32 frame = rf_state_object (builder->state, id)->frame;
  RfStateSlot name;
  guint cursor = 0;

  while (rf_state_frame_next_name (builder->state, frame, FALSE, &cursor, &name))
    if (!rf_words_name_hidden (builder->journal, name.kind, name.number, name.key) &&
        (box->history->stable || box->rows->len < builder->options->max_rows))
      add_row (builder, box, facts, id, &name, FALSE);
}

/* What a weak reference that lives refers to. */
static void
add_referent_row (RfViewBuilder *builder, RfViewBox *box, const RfStateObject *object, guint32 id)
{
  RfViewRow row = { .slot_kind = RF_SLOT_NAMED, .owner = id, .weak = TRUE };

  row.target = object->referent;
  row.label = g_strdup ("referent");
  if (box->history->stable)
    row.place =
      (guint) MAX (rf_history_row_place (builder->history, box->history, RF_SLOT_NAMED, 0), 0);
  fill_row (builder, &row);
  if (row.kind == RF_ROW_EMPTY)
    {
      row.kind = RF_ROW_VALUE;
      row.value = g_strdup (rf_phrase (RF_PHRASE_DEAD));
      row.value_style = RF_STYLE_VALUE_HIDDEN;
    }
  g_array_append_val (box->rows, row);
}

/* Whether @slot of object @id has no row: a dict is folded into the box, or it says too little. */
static gboolean
is_hidden (RfViewBuilder *builder, const RfObjectFacts *facts, guint32 id, const RfStateSlot *slot)
{
  const RfHistoryBox *target = rf_history_object (builder->history, slot->target);
  RfObjectFacts target_facts;

  if (target != NULL && target->folded && target->dict_owner == id)
    return TRUE;
  if (slot->target != 0)
    target_facts = rf_view_facts (builder, slot->target);
  return rf_words_slot_hidden (builder->journal, builder->options, facts, slot->kind, slot->number,
                               slot->kind == RF_SLOT_ENTRY ? slot->key : 0,
                               slot->target != 0 ? &target_facts : NULL);
}

static void
add_slot_rows (RfViewBuilder *builder, RfViewBox *box, guint32 id, guint *hidden)
{
  const RfStateObject *object = rf_state_object (builder->state, id);
  const RfHistoryBox *history = rf_history_object (builder->history, id);
  RfObjectFacts facts = rf_view_facts (builder, id);
  RfStateSlot slot;
  guint cursor = 0;

  if (object == NULL)
    return;
  if (history != NULL && history->folded)
    facts.flags |= RF_NEW_INSTANCE_DICT;
  if ((object->flags & RF_NEW_WEAKREF) && rf_state_object_is_alive (object))
    add_referent_row (builder, box, object, id);
  for (guint passed = 0; rf_slots_next (object->slots, &cursor, &slot); passed++)
    {
      if (is_hidden (builder, &facts, id, &slot))
        continue;
      if (!box->history->stable && box->rows->len >= builder->options->max_rows)
        {
          /* Looking at the rest of a long list one by one would cost more than the picture. */
          *hidden += rf_slots_length (object->slots) - passed;
          return;
        }
      if (builder->skipped < box->first_row)
        builder->skipped++;
      else
        add_row (builder, box, &facts, id, &slot, FALSE);
    }
  if (object->frame != 0)
    add_suspended_rows (builder, box, &facts, id);
  if (box->history->stable)
    add_gone_rows (builder, box, &facts, id);
}

void
rf_view_add_object_rows (RfViewBuilder *builder, RfViewBox *box)
{
  guint hidden = 0;

  for (builder->skipped = 0;; builder->skipped = 0)
    {
      add_slot_rows (builder, box, box->id, &hidden);
      if (box->history->folded_dict != 0)
        add_slot_rows (builder, box, box->history->folded_dict, &hidden);
      if (box->rows->len > 0 || box->first_row == 0)
        break;
      /* It has become shorter: its last page. */
      box->first_row = builder->skipped > 0 ? (builder->skipped - 1) / builder->options->max_rows *
                                                builder->options->max_rows
                                            : 0;
    }
  if (hidden > 0 || box->first_row > 0)
    rf_view_add_more (box, hidden);
}

void
rf_view_add_frame_rows (RfViewBuilder *builder, RfViewBox *box)
{
  RfStateSlot name;
  guint cursor = 0, hidden = 0, skipped = 0;

  while (rf_state_frame_next_name (builder->state, box->id, TRUE, &cursor, &name))
    {
      gboolean removed = name.target == 0;

      if (rf_words_name_hidden (builder->journal, name.kind, name.number, name.key))
        continue;
      if (!box->history->stable && box->rows->len >= builder->options->max_names)
        hidden += !removed;
      else if (skipped < box->first_row)
        skipped += !removed;
      else
        add_row (builder, box, NULL, box->id, &name, removed);
    }
  if (box->rows->len == 0 && box->first_row > 0)
    {
      box->first_row = 0; /* there are fewer names now */
      rf_view_add_frame_rows (builder, box);
      return;
    }
  if (hidden > 0 || box->first_row > 0)
    rf_view_add_more (box, hidden);
}

void
rf_view_count_places (RfViewBuilder *builder, RfViewBox *box)
{
  box->n_places = box->rows->len;
  if (!box->history->stable)
    return;
  box->n_places = 0;
  for (guint i = 0; i < box->rows->len; i++)
    box->n_places = MAX (box->n_places, g_array_index (box->rows, RfViewRow, i).place + 1);
  box->n_places = MAX (box->n_places, rf_history_rows_at (builder->history, box->history,
                                                          builder->view->position));
}
