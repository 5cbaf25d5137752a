/* SPDX-License-Identifier: MIT */
/* Which slot refers to which box, from when until when: what arrows are ever drawn. A slot that is
 * set again ends one arrow and begins another; items of a list that move up or down begin anew at
 * their new rows. */
#include "diagram/rf-history-private.h"

#define COUNTED_ROWS_MAX 400 /* with more rows than these, it is not sought where each stands */

typedef struct
{
  guint32 owner, kind, number;
} SlotKey;

static guint
slot_hash (gconstpointer data)
{
  const SlotKey *key = data;

  return (key->owner * 2654435761u) ^ (key->number * 40503u) ^ (key->kind << 27);
}

static gboolean
slot_equal (gconstpointer a, gconstpointer b)
{
  const SlotKey *one = a, *other = b;

  return one->owner == other->owner && one->kind == other->kind && one->number == other->number;
}

static void
free_items (gpointer items)
{
  g_array_unref (items);
}

void
rf_history_begin_arrows (RfHistory *history)
{
  history->arrows = g_array_new (FALSE, FALSE, sizeof (RfHistoryArrow));
  history->open = g_hash_table_new_full (slot_hash, slot_equal, g_free, NULL);
  history->items = g_hash_table_new_full (NULL, NULL, NULL, free_items);
}

/* The slot refers to @to (box + 1, 0: to none) now. */
static void
set_arrow (RfHistory *history, guint32 owner, RfSlotKind kind, guint32 number, guint32 key,
           guint32 to, gboolean weak, guint32 event)
{
  SlotKey slot = { owner, kind, number };
  guint open = GPOINTER_TO_UINT (g_hash_table_lookup (history->open, &slot));
  RfHistoryArrow arrow = { .owner = owner,
                           .target = to - 1,
                           .kind = kind,
                           .weak = weak,
                           .number = number,
                           .key = key,
                           .event = event };

  if (open != 0)
    {
      RfHistoryArrow *before = &g_array_index (history->arrows, RfHistoryArrow, open - 1);

      if (before->target + 1 == to && before->key == key)
        return;
      before->until = event;
      if (to == 0)
        g_hash_table_remove (history->open, &slot);
    }
  if (to == 0 || history->arrows->len >= RF_ARROWS_MAX)
    return;
  g_array_append_val (history->arrows, arrow);
  g_hash_table_insert (history->open, g_memdup2 (&slot, sizeof slot),
                       GUINT_TO_POINTER (history->arrows->len));
}

/* What the items of @owner refer to: guint32, box + 1, 0: what is no box. */
static GArray *
items_of (RfHistory *history, guint32 owner)
{
  GArray *items = g_hash_table_lookup (history->items, GUINT_TO_POINTER (owner + 1));

  if (items != NULL)
    return items;
  items = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_hash_table_insert (history->items, GUINT_TO_POINTER (owner + 1), items);
  return items;
}

/* The rows from @first on are what @items say. */
static void
show_items (RfHistory *history, guint32 owner, const GArray *items, guint first, guint32 event)
{
  for (guint i = first; i < history->options.max_rows; i++)
    {
      if (i > items->len)
        break;
      set_arrow (history, owner, RF_SLOT_INDEX, i, 0,
                 i < items->len ? g_array_index (items, guint32, i) : 0, FALSE, event);
    }
}

void
rf_history_note_arrow (RfHistory *history, guint32 owner, RfSlotKind kind, guint32 number,
                       guint32 key, guint32 to, gboolean weak, guint32 event)
{
  GArray *items;

  if (kind != RF_SLOT_INDEX)
    {
      set_arrow (history, owner, kind, number, key, to, weak, event);
      return;
    }
  if (number > RF_ITEMS_MAX)
    return;
  items = items_of (history, owner);
  if (number >= items->len)
    g_array_set_size (items, number + 1);
  g_array_index (items, guint32, number) = to;
  if (number < history->options.max_rows)
    set_arrow (history, owner, kind, number, key, to, weak, event);
}

void
rf_history_insert_item (RfHistory *history, guint32 owner, guint32 number, guint32 event)
{
  GArray *items = items_of (history, owner);
  guint32 none = 0;

  if (number > items->len || items->len > RF_ITEMS_MAX)
    return;
  g_array_insert_val (items, number, none);
  show_items (history, owner, items, number + 1, event);
}

void
rf_history_remove_item (RfHistory *history, guint32 owner, guint32 number, guint32 event)
{
  GArray *items = items_of (history, owner);

  ((RfHistoryBox *) g_ptr_array_index (history->boxes, owner))->shrinks = TRUE;
  if (number >= items->len)
    return;
  if (number + 1 < items->len)
    ((RfHistoryBox *) g_ptr_array_index (history->boxes, owner))->shifts = TRUE;
  g_array_remove_index (items, number);
  show_items (history, owner, items, number, event);
}

/* The box that is drawn for @box: of a folded dict, that of whose attributes it is; -1: none. */
static gint64
drawn_box (const RfHistory *history, guint32 index)
{
  const RfHistoryBox *box = g_ptr_array_index (history->boxes, index);

  if (box->folded)
    box = rf_history_object (history, box->dict_owner);
  return box != NULL && box->shown ? (gint64) box->ordinal : -1;
}

/* The place of the row of @arrow in its box @owner; -1: it has none that is known. */
static int
row_of (const RfHistory *history, const RfHistoryArrow *arrow, const RfHistoryBox *owner)
{
  const RfHistoryBox *box = g_ptr_array_index (history->boxes, arrow->owner);
  gboolean by_text = box->folded || rf_words_names_by_text (rf_history_box_facts (box));

  if (!owner->stable && arrow->kind == RF_SLOT_INDEX)
    return owner->rows->len == 0 ? (int) arrow->number : -1;
  if (!owner->stable && (owner->n_items > 0 || owner->rows->len > COUNTED_ROWS_MAX))
    return -1;
  return rf_history_row_place (history, owner, arrow->kind,
                               rf_words_slot_identity (history->journal, by_text, arrow->kind,
                                                       arrow->number, arrow->key));
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  guint32 one = *(const guint32 *) a, other = *(const guint32 *) b;

  return one < other ? -1 : one > other;
}

static gboolean
takes_lines (const RfHistory *history, const RfHistoryArrow *arrow)
{
  guint32 until = arrow->until != 0 ? arrow->until : G_MAXUINT32;

  return arrow->event <= rf_history_program_end (history) &&
         rf_history_step (history, arrow->event) < rf_history_step (history, until);
}

/* Adds @arrow to @made. Where not all rows of the box can be shown at a time those that are there
 * stand close together: where one goes, the ones below move up, and what is too far down is on a
 * page that isn't shown at first. */
static void
add_arrow (const RfHistory *history, RfHistoryArrow arrow, const RfHistoryBox *owner, GArray *made)
{
  int most = (int) (owner->is_frame ? history->options.max_names : history->options.max_rows);
  guint32 until = arrow.until != 0 ? arrow.until : G_MAXUINT32;
  g_autoptr (GArray) gone = NULL;
  int place = arrow.row;

  if (owner->stable || arrow.kind == RF_SLOT_INDEX)
    {
      g_array_append_val (made, arrow);
      return;
    }
  gone = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (int i = 0; i < place; i++)
    {
      guint32 event = g_array_index (owner->rows, RfHistoryRow, i).gone;

      if (event != 0 && event <= arrow.event)
        arrow.row--;
      else if (event != 0 && event < until)
        g_array_append_val (gone, event);
    }
  g_array_sort (gone, compare_events);
  for (guint i = 0; i <= gone->len && made->len < RF_ARROWS_MAX; i++)
    {
      RfHistoryArrow part = arrow;

      if (i < gone->len)
        part.until = arrow.event = g_array_index (gone, guint32, i);
      /* What stands there only while a line runs is not worth a route beforehand. */
      if (part.row < most && (gone->len == 0 || takes_lines (history, &part)))
        g_array_append_val (made, part);
      arrow.row--;
    }
}

void
rf_history_settle_arrows (RfHistory *history)
{
  GArray *made = g_array_new (FALSE, FALSE, sizeof (RfHistoryArrow));

  for (guint i = 0; i < history->arrows->len; i++)
    {
      RfHistoryArrow arrow = g_array_index (history->arrows, RfHistoryArrow, i);
      gint64 owner = drawn_box (history, arrow.owner), target = drawn_box (history, arrow.target);

      if (owner < 0 || target < 0)
        continue;
      arrow.row = row_of (history, &arrow, g_ptr_array_index (history->boxes, owner));
      if (arrow.row < 0)
        continue;
      arrow.owner = (guint32) owner;
      arrow.target = (guint32) target;
      add_arrow (history, arrow, g_ptr_array_index (history->boxes, owner), made);
    }
  g_array_unref (history->arrows);
  history->arrows = made;
  g_clear_pointer (&history->open, g_hash_table_unref);
  g_clear_pointer (&history->items, g_hash_table_unref);
}

void
rf_history_free_arrows (RfHistory *history)
{
  g_clear_pointer (&history->arrows, g_array_unref);
  g_clear_pointer (&history->open, g_hash_table_unref);
  g_clear_pointer (&history->items, g_hash_table_unref);
}

GArray *
rf_history_arrows (const RfHistory *history)
{
  return history->arrows;
}
