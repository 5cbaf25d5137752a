/* SPDX-License-Identifier: MIT */

/* Slots of an object or names of a frame. Invariants: entries[] is strictly ascending by (kind,
 * number) and holds no INDEX; items[n_items - 1] is not 0; n_dead entries have target 0; a struct
 * that more than one page holds is not written; one that holds nothing at all is freed. */

#include "journal/rf-slots.h"

#include <string.h>

struct _RfStateSlots
{
  gint ref_count;
  guint32 n, n_alloc, n_dead;
  guint32 n_items, n_items_alloc;
  guint32 *items;
  RfStateSlot entries[];
};

static gssize
own_bytes (const RfStateSlots *slots)
{
  gssize bytes = sizeof *slots + slots->n_alloc * sizeof (RfStateSlot) + RF_ALLOCATION_COST;
  if (slots->items != NULL)
    bytes += slots->n_items_alloc * sizeof (guint32) + RF_ALLOCATION_COST;
  return bytes;
}

void
rf_slots_hold (RfStateSlots *slots)
{
  if (slots != NULL)
    g_atomic_int_inc (&slots->ref_count);
}

void
rf_slots_drop (RfStateSlots *slots, RfStateMemory *memory)
{
  if (slots == NULL || !g_atomic_int_dec_and_test (&slots->ref_count))
    return;
  rf_state_memory_add (memory, -own_bytes (slots));
  g_free (slots->items);
  g_free (slots);
}

/* Makes *@where exist, with a count of 1 and room for one more entry (@entry) or item. */
static RfStateSlots *
own (RfStateMemory *memory, RfStateSlots **where, gboolean entry, gboolean item)
{
  RfStateSlots *slots = *where;
  gboolean shared = slots != NULL && __atomic_load_n (&slots->ref_count, __ATOMIC_ACQUIRE) > 1;
  guint32 n_alloc, n_items_alloc;

  if (slots == NULL)
    {
      n_alloc = entry ? 2 : 0;
      n_items_alloc = item ? 2 : 0;
    }
  else
    {
      n_alloc = slots->n_alloc;
      n_items_alloc = slots->n_items_alloc;
      if (entry && slots->n == n_alloc)
        n_alloc += MAX (2, n_alloc / 2);
      if (item && slots->n_items == n_items_alloc)
        n_items_alloc += MAX (2, n_items_alloc / 2);
      if (!shared && n_alloc == slots->n_alloc && n_items_alloc == slots->n_items_alloc)
        return slots;
    }

  if (slots == NULL || shared)
    {
      RfStateSlots *mine = g_malloc0 (sizeof *mine + n_alloc * sizeof (RfStateSlot));
      if (shared)
        {
          mine->n = slots->n;
          mine->n_dead = slots->n_dead;
          mine->n_items = slots->n_items;
          memcpy (mine->entries, slots->entries, slots->n * sizeof (RfStateSlot));
        }
      mine->ref_count = 1;
      if (n_items_alloc > 0)
        mine->items = g_new (guint32, n_items_alloc);
      if (shared && slots->n_items > 0)
        memcpy (mine->items, slots->items, slots->n_items * sizeof (guint32));
      rf_slots_drop (slots, memory);
      slots = mine;
    }
  else
    {
      rf_state_memory_add (memory, -own_bytes (slots));
      if (n_alloc != slots->n_alloc)
        slots = g_realloc (slots, sizeof *slots + n_alloc * sizeof (RfStateSlot));
      if (n_items_alloc != slots->n_items_alloc)
        slots->items = g_renew (guint32, slots->items, n_items_alloc);
    }
  slots->n_alloc = n_alloc;
  slots->n_items_alloc = n_items_alloc;
  rf_state_memory_add (memory, own_bytes (slots));
  *where = slots;
  return slots;
}

/* The place of (@kind, @number), or where it belongs. */
static guint32
find (const RfStateSlots *slots, RfSlotKind kind, guint32 number, gboolean *found)
{
  guint64 wanted = (guint64) kind << 32 | number;
  guint32 low = 0, high = slots->n;

  if (high > 0)
    {
      /* Most are found or added at the end. */
      const RfStateSlot *last = &slots->entries[high - 1];
      if (((guint64) last->kind << 32 | last->number) < wanted)
        low = high;
    }
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const RfStateSlot *slot = &slots->entries[middle];
      if (((guint64) slot->kind << 32 | slot->number) < wanted)
        low = middle + 1;
      else
        high = middle;
    }
  *found =
    low < slots->n && slots->entries[low].kind == kind && slots->entries[low].number == number;
  return low;
}

static void
drop_marks (RfStateSlots *slots)
{
  guint32 n = 0;

  for (guint32 i = 0; i < slots->n; i++)
    if (slots->entries[i].target != 0)
      slots->entries[n++] = slots->entries[i];
  slots->n = n;
  slots->n_dead = 0;
}

static void
free_if_empty (RfStateMemory *memory, RfStateSlots **where, RfSlotsPolicy policy)
{
  RfStateSlots *slots = *where;

  if (slots->n_items == 0 &&
      (slots->n == 0 || (policy == RF_SLOTS_OBJECT && slots->n == slots->n_dead)))
    {
      rf_slots_drop (slots, memory);
      *where = NULL;
    }
}

static void
trim_items (RfStateSlots *slots)
{
  while (slots->n_items > 0 && slots->items[slots->n_items - 1] == 0)
    slots->n_items--;
}

/* Unset items up to @length. */
static RfStateSlots *
pad_items (RfStateMemory *memory, RfStateSlots **where, guint32 length)
{
  RfStateSlots *slots = own (memory, where, FALSE, TRUE);

  while (slots->n_items < length)
    {
      slots->items[slots->n_items++] = 0;
      slots = own (memory, where, FALSE, TRUE);
    }
  return slots;
}

static void
set_item (RfStateMemory *memory, RfStateSlots **where, guint32 index, guint32 target)
{
  RfStateSlots *slots;

  if (target == 0 && (*where == NULL || index >= (*where)->n_items))
    return;
  slots = *where != NULL && index < (*where)->n_items ? own (memory, where, FALSE, FALSE)
                                                      : pad_items (memory, where, index + 1);
  slots->items[index] = target;
  trim_items (slots);
}

static void
set_entry (RfStateMemory *memory, RfStateSlots **where, RfSlotsPolicy policy, RfSlotKind kind,
           guint32 number, guint32 key, guint32 target, gboolean forget)
{
  gboolean found = FALSE;
  gboolean marks = kind == RF_SLOT_ENTRY || kind == RF_SLOT_MEMBER;
  guint32 at = *where == NULL ? 0 : find (*where, kind, number, &found);
  RfStateSlots *slots;

  if (!found && target == 0)
    return;
  slots = own (memory, where, !found, FALSE);
  if (!found)
    {
      memmove (&slots->entries[at + 1], &slots->entries[at],
               (slots->n - at) * sizeof (RfStateSlot));
      slots->entries[at] = (RfStateSlot){ kind, number, key, target };
      slots->n++;
    }
  else if (target != 0 || (marks && !forget))
    {
      slots->n_dead += (target == 0) - (slots->entries[at].target == 0);
      slots->entries[at].target = target;
      if (target != 0)
        slots->entries[at].key = key;
      if (slots->n_dead > (policy == RF_SLOTS_FRAME ? 1000 : 16) && slots->n_dead > slots->n / 2)
        drop_marks (slots);
    }
  else
    {
      if (slots->entries[at].target == 0)
        slots->n_dead--;
      slots->n--;
      memmove (&slots->entries[at], &slots->entries[at + 1],
               (slots->n - at) * sizeof (RfStateSlot));
    }
}

void
rf_slots_set (RfStateMemory *memory, RfStateSlots **slots, RfSlotsPolicy policy, RfSlotKind kind,
              guint32 number, guint32 key, guint32 target, gboolean forget)
{
  if (kind == RF_SLOT_INDEX)
    set_item (memory, slots, number, target);
  else
    set_entry (memory, slots, policy, kind, number, key, target, forget);
  if (*slots != NULL && target == 0)
    free_if_empty (memory, slots, policy);
}

void
rf_slots_insert (RfStateMemory *memory, RfStateSlots **where, guint32 index, guint32 target)
{
  RfStateSlots *slots;

  if (*where == NULL || index >= (*where)->n_items)
    {
      if (target != 0)
        set_item (memory, where, index, target);
      return;
    }
  slots = own (memory, where, FALSE, TRUE);
  memmove (&slots->items[index + 1], &slots->items[index],
           (slots->n_items - index) * sizeof (guint32));
  slots->items[index] = target;
  slots->n_items++;
}

void
rf_slots_remove (RfStateMemory *memory, RfStateSlots **where, guint32 index)
{
  RfStateSlots *slots;

  if (*where == NULL || index >= (*where)->n_items)
    return;
  slots = own (memory, where, FALSE, FALSE);
  slots->n_items--;
  memmove (&slots->items[index], &slots->items[index + 1],
           (slots->n_items - index) * sizeof (guint32));
  trim_items (slots);
  free_if_empty (memory, where, RF_SLOTS_OBJECT);
}

/* The cursor counts the named slots, then the items, then the rest. */
static gboolean
next_slot (const RfStateSlots *slots, guint *cursor, RfStateSlot *slot, gboolean removed)
{
  guint32 n_named = 0;

  if (slots == NULL)
    return FALSE;
  if (slots->n_items > 0)
    {
      gboolean found;
      n_named = find (slots, RF_SLOT_INDEX, 0, &found);
    }
  for (; *cursor < slots->n + slots->n_items; (*cursor)++)
    {
      guint at = *cursor;
      if (at >= n_named && at < n_named + slots->n_items)
        {
          at -= n_named;
          *slot = (RfStateSlot){ RF_SLOT_INDEX, at, 0, slots->items[at] };
          (*cursor)++;
          return TRUE;
        }
      *slot = slots->entries[at < n_named ? at : at - slots->n_items];
      if (slot->target != 0 || removed)
        {
          (*cursor)++;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
rf_slots_next (const RfStateSlots *slots, guint *cursor, RfStateSlot *slot)
{
  return next_slot (slots, cursor, slot, FALSE);
}

gboolean
rf_slots_next_with_removed (const RfStateSlots *slots, guint *cursor, RfStateSlot *slot)
{
  return next_slot (slots, cursor, slot, TRUE);
}

guint
rf_slots_length (const RfStateSlots *slots)
{
  return slots == NULL ? 0 : slots->n - slots->n_dead + slots->n_items;
}

guint32
rf_slots_get (const RfStateSlots *slots, RfSlotKind kind, guint32 number)
{
  gboolean found;
  guint32 at;

  if (slots == NULL)
    return 0;
  if (kind == RF_SLOT_INDEX)
    return number < slots->n_items ? slots->items[number] : 0;
  at = find (slots, kind, number, &found);
  return found ? slots->entries[at].target : 0;
}

gboolean
rf_slots_equal (const RfStateSlots *a, const RfStateSlots *b)
{
  guint cursor_a = 0, cursor_b = 0;
  RfStateSlot slot_a, slot_b;

  if (rf_slots_length (a) != rf_slots_length (b))
    return FALSE;
  while (rf_slots_next (a, &cursor_a, &slot_a))
    if (!rf_slots_next (b, &cursor_b, &slot_b) || slot_a.kind != slot_b.kind ||
        slot_a.number != slot_b.number || slot_a.key != slot_b.key ||
        slot_a.target != slot_b.target)
      return FALSE;
  return TRUE;
}
