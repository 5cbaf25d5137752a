/* SPDX-License-Identifier: MIT */

/* The insertion-ordered hash table. Invariants: entries[0 … n_entries) hold n_used keys and holes
 * otherwise; index, when there is one, has a slot for each key on its probe sequence; n_entries
 * never exceeds n_allocated. It grows and is built anew at exactly the insertions at which
 * CPython's dict does (usable, log2_size), because sys.getsizeof shows it. Up to eight slots it is
 * searched from end to end without an index, and has memory for a few entries at first: most are
 * the attributes of instances, which have one or two. */

#include "python/rf-table.h"

#include "python/rf-container.h"
#include "python/rf-int.h"
#include "python/rf-machine.h"
#include "python/rf-sizes.h"
#include "python/rf-str.h"

#include <string.h>

#define EMPTY (-1)
#define DELETED (-2)
#define MIN_LOG2 3
#define MIN_SIZE (1 << MIN_LOG2)
#define PERTURB_SHIFT 5
/* Entries that the smallest table has memory for at first. */
#define FEW 2

/* --- sizes -------------------------------------------------------------------------------- */

static gsize
usable_of (guint log2_size)
{
  return (((gsize) 1 << log2_size) << 1) / 3;
}

/* The index size that CPython takes when it wants room for @wanted slots. */
static guint
log2_for (gsize wanted)
{
  return g_bit_storage (((wanted | MIN_SIZE) - 1) | (MIN_SIZE - 1));
}

static guint
log2_for_entries (gsize n)
{
  return log2_for ((n * 3 + 1) / 2);
}

gsize
rf_table_size (RfMachine *m, const RfTable *table)
{
  gsize slots = (gsize) 1 << table->log2_size;
  gsize width = table->log2_size < 8 ? 1 : table->log2_size < 16 ? 2 : 4;
  gsize entry = table->general ? 24 : rf_size_of (m->profile, RF_SIZE_DICT_STR_ENTRY);

  if (table->log2_size == 0)
    return 0;
  return rf_size_of (m->profile, RF_SIZE_DICT_KEYS) + slots * width +
         usable_of (table->log2_size) * entry;
}

static void
index_add (RfTable *table, gint64 hash, gint32 where)
{
  guint64 mask = table->index_size - 1;
  guint64 perturb = (guint64) hash;
  guint64 i = (guint64) hash & mask;

  while (table->index[i] >= 0)
    {
      perturb >>= PERTURB_SHIFT;
      i = (i * 5 + perturb + 1) & mask;
    }
  table->index[i] = where;
}

/* Where the index says that entry @where is. */
static guint64
index_find (const RfTable *table, gint64 hash, gint32 where)
{
  guint64 mask = table->index_size - 1;
  guint64 perturb = (guint64) hash;
  guint64 i = (guint64) hash & mask;

  while (table->index[i] != where)
    {
      perturb >>= PERTURB_SHIFT;
      i = (i * 5 + perturb + 1) & mask;
    }
  return i;
}

static void
free_memory (RfHeap *heap, RfTableEntry *entries, gsize n_allocated, gint32 *index,
             gsize index_size)
{
  if (entries != NULL)
    rf_heap_release_memory (heap, entries, n_allocated * sizeof (RfTableEntry));
  if (index != NULL)
    rf_heap_release_memory (heap, index, index_size * sizeof (gint32));
}

/* Moves the entries to new memory with 2**@log2_size slots, without the holes. */
static gboolean
rebuild (RfMachine *m, RfTable *table, guint log2_size)
{
  gsize n_usable = usable_of (log2_size);
  gsize n_allocated = log2_size > MIN_LOG2 ? n_usable : MAX (FEW, table->n_used);
  gsize index_size = log2_size > MIN_LOG2 ? (gsize) 1 << log2_size : 0;
  RfTableEntry *entries;
  gint32 *index = NULL;
  guint32 n = 0;

  if (n_usable > G_MAXINT32)
    return rf_raise_memory (m) != NULL;
  entries = rf_heap_realloc (m->heap, NULL, 0, n_allocated * sizeof (RfTableEntry));
  if (entries == NULL)
    return rf_raise_memory (m) != NULL;
  if (index_size > 0)
    {
      index = rf_heap_realloc (m->heap, NULL, 0, index_size * sizeof (gint32));
      if (index == NULL)
        {
          free_memory (m->heap, entries, n_allocated, NULL, 0);
          return rf_raise_memory (m) != NULL;
        }
      memset (index, 0xff, index_size * sizeof (gint32));
    }
  for (guint32 i = 0; i < table->n_entries; i++)
    if (table->entries[i].key != NULL)
      entries[n++] = table->entries[i];
  free_memory (m->heap, table->entries, table->n_allocated, table->index, table->index_size);
  table->entries = entries;
  table->n_allocated = (guint32) n_allocated;
  table->n_entries = n;
  table->index = index;
  table->index_size = (guint32) index_size;
  table->log2_size = (guint8) log2_size;
  table->usable = (gint32) (n_usable - n);
  table->generation++;
  if (index != NULL)
    for (guint32 i = 0; i < n; i++)
      index_add (table, entries[i].hash, (gint32) i);
  table->version++;
  return TRUE;
}

/* Memory for all the entries that the table may have with its size. */
static gboolean
allocate_all (RfMachine *m, RfTable *table)
{
  gsize n = usable_of (table->log2_size);
  RfTableEntry *entries =
    rf_heap_realloc (m->heap, table->entries, table->n_allocated * sizeof (RfTableEntry),
                     n * sizeof (RfTableEntry));

  if (entries == NULL)
    return rf_raise_memory (m) != NULL;
  table->entries = entries;
  table->n_allocated = (guint32) n;
  return TRUE;
}

gboolean
rf_table_reserve (RfMachine *m, RfTable *table, gsize n)
{
  return rebuild (m, table, MAX (log2_for_entries (n), log2_for_entries (table->n_used)));
}

/* --- looking up --------------------------------------------------------------------------- */

gssize
rf_table_find_str (const RfTable *table, RfObject *name)
{
  RfStr *s = RF_STR (name);
  guint64 mask, perturb, i;

  if (table->index == NULL || s->hash == -1)
    {
      for (guint32 n = 0; n < table->n_entries; n++)
        if (table->entries[n].key == name)
          return n;
      for (guint32 n = 0; n < table->n_entries; n++)
        if (table->entries[n].key != NULL && (table->entries[n].hash == s->hash || s->hash == -1) &&
            rf_is_str (table->entries[n].key) && rf_str_equal (table->entries[n].key, name))
          return n;
      return RF_TABLE_NONE;
    }
  mask = table->index_size - 1;
  perturb = (guint64) s->hash;
  for (i = perturb & mask;; i = (i * 5 + perturb + 1) & mask)
    {
      gint32 n = table->index[i];

      if (n == EMPTY)
        return RF_TABLE_NONE;
      if (n >= 0 && (table->entries[n].key == name ||
                     (table->entries[n].hash == s->hash && rf_is_str (table->entries[n].key) &&
                      rf_str_equal (table->entries[n].key, name))))
        return n;
      perturb >>= PERTURB_SHIFT;
    }
}

typedef enum
{
  SAME,
  DIFFERENT,
  FAILED,
  CHANGED, /* __eq__ changed the table: look up again */
} Match;

/* Is entry @n, whose hash fits, the one for @key? */
static Match
match (RfMachine *m, RfTable *table, guint32 n, RfObject *key)
{
  RfObject *known = table->entries[n].key;
  guint32 generation = table->generation;
  gboolean changed;
  int equal;

  if (RF_CLASS_OF (known) == RF_CLASS_OF (key))
    {
      if (RF_CLASS_OF (key) == m->class_str)
        return rf_str_equal (known, key) ? SAME : DIFFERENT;
      if (RF_CLASS_OF (key) == m->class_int)
        return rf_int_order (known, key) == 0 ? SAME : DIFFERENT;
    }
  rf_new_ref (m, known);
  rf_hold (m->heap, known);
  equal = rf_object_compare_bool (m, known, key, RF_CMP_EQ);
  changed = table->generation != generation || table->entries[n].key != known;
  rf_release (m->heap, 1);
  rf_drop (m, known);
  if (equal < 0)
    return FAILED;
  if (changed)
    return CHANGED;
  return equal ? SAME : DIFFERENT;
}

/* The two searches return RF_TABLE_AGAIN when the table changed under them. */
#define RF_TABLE_AGAIN ((gssize) -3)

static gssize
search_all (RfMachine *m, RfTable *table, RfObject *key, gint64 hash)
{
  for (guint32 n = 0; n < table->n_entries; n++)
    {
      RfTableEntry *entry = &table->entries[n];

      if (entry->key == key)
        return n;
      if (entry->key == NULL || entry->hash != hash)
        continue;
      switch (match (m, table, n, key))
        {
        case SAME:
          return n;
        case FAILED:
          return RF_TABLE_ERROR;
        case CHANGED:
          return RF_TABLE_AGAIN;
        case DIFFERENT:
          break;
        }
    }
  return RF_TABLE_NONE;
}

static gssize
search_index (RfMachine *m, RfTable *table, RfObject *key, gint64 hash)
{
  guint64 mask = table->index_size - 1;
  guint64 perturb = (guint64) hash;

  for (guint64 i = perturb & mask;; i = (i * 5 + perturb + 1) & mask)
    {
      gint32 n = table->index[i];

      perturb >>= PERTURB_SHIFT;
      if (n == EMPTY)
        return RF_TABLE_NONE;
      if (n < 0)
        continue;
      if (table->entries[n].key == key)
        return n;
      if (table->entries[n].hash != hash)
        continue;
      switch (match (m, table, (guint32) n, key))
        {
        case SAME:
          return n;
        case FAILED:
          return RF_TABLE_ERROR;
        case CHANGED:
          return RF_TABLE_AGAIN;
        case DIFFERENT:
          break;
        }
    }
}

gssize
rf_table_find (RfMachine *m, RfTable *table, RfObject *key, gint64 hash)
{
  gssize found;

  do
    found =
      table->index == NULL ? search_all (m, table, key, hash) : search_index (m, table, key, hash);
  while (found == RF_TABLE_AGAIN);
  return found;
}

/* --- changing ----------------------------------------------------------------------------- */

/* A dict is tracked from the moment when something that could be part of a cycle enters it. */
static void
maintain_tracking (RfMachine *m, RfObject *owner, RfObject *key, RfObject *value)
{
  if ((owner->type->type_flags & RF_TYPE_IS_DICT) == 0 || rf_gc_is_tracked (owner))
    return;
  if (rf_may_be_tracked (m, key) || rf_may_be_tracked (m, value))
    rf_gc_track (m->heap, owner);
}

/* Makes room for one more entry, with CPython's rules for when a dict grows. */
static gboolean
make_room (RfMachine *m, RfTable *table, gboolean is_str)
{
  gboolean splits = rf_size_of (m->profile, RF_SIZE_DICT_STR_ENTRY) < 24;

  if (table->log2_size == 0)
    {
      table->general = !is_str;
      return rebuild (m, table, MIN_LOG2);
    }
  if (table->usable > 0 && (is_str || table->general || !splits))
    {
      table->general = table->general || !is_str;
      return TRUE;
    }
  if (!rebuild (m, table, log2_for ((gsize) table->n_used * 3)))
    return FALSE;
  table->general = table->general || !is_str;
  return TRUE;
}

/* The place for a name that is new in a dict that was inline; when its class has none, the dict is
 * one as any other from now on. */
static guint32
take_place (RfMachine *m, RfTable *table, RfObject *key, gint64 hash)
{
  gpointer name = (gpointer) (gsize) hash;
  guint32 place = 0;

  if (table->places != NULL && RF_CLASS_OF (key) == m->class_str)
    place = GPOINTER_TO_UINT (g_hash_table_lookup (table->places, name));
  if (place != 0)
    return place - 1;
  g_clear_pointer (&table->places, g_hash_table_unref);
  table->shuffled = FALSE;
  for (guint32 i = 0; i < table->n_entries; i++)
    table->entries[i].place = RF_TABLE_NO_PLACE;
  return RF_TABLE_NO_PLACE;
}

/* @key is not there. Steals @value. */
static gboolean
insert (RfMachine *m, RfObject *owner, RfTable *table, RfObject *key, gint64 hash, guint32 place,
        RfObject *value)
{
  RfTableEntry *entry;

  if (!make_room (m, table, RF_CLASS_OF (key) == m->class_str) ||
      (table->n_entries == table->n_allocated && !allocate_all (m, table)))
    {
      rf_drop (m, value);
      return FALSE;
    }
  if (m->profile->dict_lazily_tracked)
    maintain_tracking (m, owner, key, value);
  entry = &table->entries[table->n_entries];
  if (place == RF_TABLE_NO_PLACE && G_UNLIKELY (table->places != NULL || table->shuffled))
    place = take_place (m, table, key, hash);
  if (table->n_used == 0)
    table->shuffled = FALSE;
  else if (entry[-1].place > place)
    table->shuffled = TRUE;
  if (table->index != NULL)
    index_add (table, hash, (gint32) table->n_entries);
  entry->key = rf_new_ref (m, key);
  entry->hash = hash;
  entry->rank = table->next_rank++;
  entry->place = place;
  entry->value = NULL;
  table->n_entries++;
  table->n_used++;
  table->usable--;
  table->version++;
  rf_slot_swap_entry (m->heap, owner, entry->rank, key, &entry->value, value);
  return TRUE;
}

gboolean
rf_table_add_placed (RfMachine *m, RfObject *owner, RfTable *table, RfObject *name, guint32 place,
                     RfObject *value)
{
  return insert (m, owner, table, name, rf_str_hash_value (m, name), place, value);
}

void
rf_table_store (RfMachine *m, RfObject *owner, RfTable *table, gssize index, RfObject *value)
{
  RfTableEntry *entry = &table->entries[index];

  if (m->profile->dict_lazily_tracked)
    maintain_tracking (m, owner, entry->key, value);
  rf_slot_store_entry (m->heap, owner, entry->rank, entry->key, &entry->value, value);
}

gboolean
rf_table_add (RfMachine *m, RfObject *owner, RfTable *table, RfObject *key, gint64 hash,
              RfObject *value)
{
  return insert (m, owner, table, key, hash, RF_TABLE_NO_PLACE, value);
}

gboolean
rf_table_set (RfMachine *m, RfObject *owner, RfTable *table, RfObject *key, gint64 hash,
              RfObject *value)
{
  gssize found;

  rf_hold (m->heap, value);
  found = rf_table_find (m, table, key, hash);
  rf_release (m->heap, 1);
  if (found == RF_TABLE_ERROR)
    {
      rf_drop (m, value);
      return FALSE;
    }
  if (found == RF_TABLE_NONE)
    return insert (m, owner, table, key, hash, RF_TABLE_NO_PLACE, value);
  rf_table_store (m, owner, table, found, value);
  return TRUE;
}

/* A small table is searched from its first entry to its last, which is the order of CPython's index
 * as long as nothing was deleted. From then on it has an index like the big ones: without memory
 * for it only the order of comparisons would suffer. */
static void
index_small (RfHeap *heap, RfTable *table)
{
  gsize size = (gsize) 1 << table->log2_size;

  table->index = rf_heap_realloc (heap, NULL, 0, size * sizeof (gint32));
  if (table->index == NULL)
    return;
  memset (table->index, 0xff, size * sizeof (gint32));
  table->index_size = (guint32) size;
  for (guint32 i = 0; i < table->n_entries; i++)
    index_add (table, table->entries[i].hash, (gint32) i);
}

/* Takes entry @n out; key and value go to the caller. */
static void
take_out (RfHeap *heap, RfObject *owner, RfTable *table, gssize n, RfObject **key, RfObject **value)
{
  RfTableEntry *entry = &table->entries[n];

  /* Holes mean that an index could not be made before. */
  if (table->index == NULL && table->general && table->n_used == table->n_entries &&
      table->n_used > 1)
    index_small (heap, table);
  if (table->index != NULL)
    table->index[index_find (table, entry->hash, (gint32) n)] = DELETED;
  *key = entry->key;
  *value = rf_slot_swap_entry (heap, owner, entry->rank, entry->key, &entry->value, NULL);
  entry->key = NULL;
  entry->hash = -1;
  table->n_used--;
  table->version++;
}

void
rf_table_remove (RfMachine *m, RfObject *owner, RfTable *table, gssize index)
{
  RfObject *key, *value;

  take_out (m->heap, owner, table, index, &key, &value);
  rf_hold (m->heap, value);
  rf_drop (m, key);
  rf_release (m->heap, 1);
  rf_drop (m, value);
}

RfObject *
rf_table_steal (RfMachine *m, RfObject *owner, RfTable *table, gssize index)
{
  RfObject *key, *value;

  take_out (m->heap, owner, table, index, &key, &value);
  rf_hold (m->heap, value);
  rf_drop (m, key);
  rf_release (m->heap, 1);
  return value;
}

gssize
rf_table_last (RfTable *table)
{
  for (gssize n = (gssize) table->n_entries - 1; n >= 0; n--)
    if (table->entries[n].key != NULL)
      return n;
  return RF_TABLE_NONE;
}

void
rf_table_trim (RfTable *table)
{
  while (table->n_entries > 0 && table->entries[table->n_entries - 1].key == NULL)
    table->n_entries--;
}

/* Brings entries that have places into their order; there are few, and they come first. */
static void
sort_by_place (RfTableEntry *entries, guint32 n)
{
  for (guint32 i = 1; i < n && entries[i].place != RF_TABLE_NO_PLACE; i++)
    {
      RfTableEntry entry = entries[i];
      guint32 to = i;

      for (; to > 0 && entries[to - 1].place > entry.place; to--)
        entries[to] = entries[to - 1];
      entries[to] = entry;
    }
}

/* Drops keys and values in order; what waits for its turn is on hold, as finalizers may run. */
static void
drop_entries (RfHeap *heap, const RfTableEntry *entries, guint32 n)
{
  gboolean code = FALSE;

  for (guint32 i = 0; i < n && !code; i++)
    code =
      entries[i].key != NULL && (rf_may_run_code (entries[i].key) ||
                                 (entries[i].value != NULL && rf_may_run_code (entries[i].value)));
  for (guint32 i = n; code && i-- > 0;)
    if (entries[i].key != NULL)
      {
        if (entries[i].value != NULL)
          rf_hold (heap, entries[i].value);
        rf_hold (heap, entries[i].key);
      }
  for (guint32 i = 0; i < n; i++)
    if (entries[i].key != NULL)
      {
        if (code)
          rf_release (heap, 1);
        rf_unref (heap, entries[i].key);
        if (entries[i].value == NULL)
          continue;
        if (code)
          rf_release (heap, 1);
        rf_unref (heap, entries[i].value);
      }
}

void
rf_table_clear (RfHeap *heap, RfObject *owner, RfTable *table)
{
  RfTable old = *table;

  table->entries = NULL;
  table->index = NULL;
  table->n_entries = table->n_used = table->n_allocated = table->index_size = 0;
  table->usable = 0;
  table->log2_size = 0;
  table->general = FALSE;
  table->shuffled = FALSE;
  g_clear_pointer (&table->places, g_hash_table_unref);
  table->generation++;
  table->version++;
  if (old.shuffled)
    sort_by_place (old.entries, old.n_entries);
  if (RF_RECORDING (heap))
    for (guint32 i = 0; i < old.n_entries; i++)
      if (old.entries[i].key != NULL)
        rf_heap_note_slot (heap, owner, RF_SLOT_ENTRY, old.entries[i].rank, NULL,
                           old.entries[i].key, old.entries[i].value, NULL);
  drop_entries (heap, old.entries, old.n_entries);
  free_memory (heap, old.entries, old.n_allocated, old.index, old.index_size);
}

/* --- visiting, moving, copying ------------------------------------------------------------ */

static void
visit_entries (const RfTableEntry *entries, guint32 n, gboolean keys, RfVisit visit, gpointer user)
{
  for (guint32 i = 0; i < n; i++)
    if (entries[i].key != NULL)
      {
        if (entries[i].value != NULL)
          visit (entries[i].value, user);
        if (keys)
          visit (entries[i].key, user);
      }
}

/* A class has room for so few names that the sorted copy is small. */
#define MAX_PLACED 128

static void
visit_placed (const RfTable *table, gboolean keys, RfVisit visit, gpointer user)
{
  RfTableEntry placed[MAX_PLACED];
  guint32 n = 0, i;

  for (i = 0; i < table->n_entries && table->entries[i].place != RF_TABLE_NO_PLACE; i++)
    if (table->entries[i].key != NULL)
      {
        g_assert (n < MAX_PLACED);
        placed[n++] = table->entries[i];
      }
  sort_by_place (placed, n);
  visit_entries (placed, n, keys, visit, user);
  visit_entries (table->entries + i, table->n_entries - i, keys, visit, user);
}

void
rf_table_traverse (RfHeap *heap, const RfTable *table, RfVisit visit, gpointer user)
{
  if (G_UNLIKELY (table->shuffled))
    visit_placed (table, TRUE, visit, user);
  else
    visit_entries (table->entries, table->n_entries, TRUE, visit, user);
}

void
rf_table_visit_values (const RfTable *table, RfVisit visit, gpointer user)
{
  if (G_UNLIKELY (table->shuffled))
    visit_placed (table, FALSE, visit, user);
  else
    visit_entries (table->entries, table->n_entries, FALSE, visit, user);
}

void
rf_table_slots (RfHeap *heap, const RfTable *table, RfSlotVisit visit, gpointer user)
{
  for (guint32 i = 0; i < table->n_entries; i++)
    if (table->entries[i].key != NULL)
      visit (RF_SLOT_ENTRY, table->entries[i].rank, NULL, table->entries[i].key,
             table->entries[i].value, user);
}

void
rf_table_move (RfMachine *m, RfObject *from_owner, RfTable *from, RfObject *to_owner, RfTable *to)
{
  guint32 version = MAX (from->version, to->version) + 1;
  guint32 generation = MAX (from->generation, to->generation) + 1;

  *to = *from;
  memset (from, 0, sizeof *from);
  from->next_rank = to->next_rank;
  from->version = to->version = version;
  from->generation = to->generation = generation;
  if (!RF_RECORDING (m->heap))
    return;
  for (guint32 i = 0; i < to->n_entries; i++)
    {
      const RfTableEntry *entry = &to->entries[i];

      if (entry->key == NULL)
        continue;
      rf_heap_note_slot (m->heap, from_owner, RF_SLOT_ENTRY, entry->rank, NULL, entry->key,
                         entry->value, NULL);
      rf_heap_note_slot (m->heap, to_owner, RF_SLOT_ENTRY, entry->rank, NULL, entry->key, NULL,
                         entry->value);
    }
}

gboolean
rf_table_is_compact (const RfTable *table)
{
  return table->n_used >= table->n_entries * 2 / 3;
}

gboolean
rf_table_clone (RfMachine *m, RfObject *owner, RfTable *to, const RfTable *from)
{
  to->general = from->general;
  if (!rebuild (m, to, from->log2_size))
    return FALSE;
  for (guint32 i = 0; i < from->n_entries; i++)
    if (from->entries[i].key != NULL &&
        !insert (m, owner, to, from->entries[i].key, from->entries[i].hash, RF_TABLE_NO_PLACE,
                 rf_new_ref (m, from->entries[i].value)))
      return FALSE;
  return TRUE;
}
