/* SPDX-License-Identifier: MIT */

/* The core of set and frozenset: the table. Invariants: a place with a key is a member; without a
 * key and with hash -1 it was one once, and look-ups go on past it; with hash 0 it was never used.
 * used counts the first, fill the first and second. It grows when three fifths are filled, and is
 * probed in CPython's order, because programs see the order. */

#include "python/rf-set.h"

#include "python/rf-container.h"
#include "python/rf-dict.h"
#include "python/rf-int.h"
#include "python/rf-setup.h"

#include <string.h>

#define SIZE 200
#define ENTRY_SIZE 16
#define MIN_SIZE 8
#define NEIGHBOURS 9
#define PERTURB_SHIFT 5
#define REMOVED (-1)

/* --- the table ---------------------------------------------------------------------------- */

static void
reset (RfSet *set)
{
  memset (set->small, 0, sizeof set->small);
  set->table = set->small;
  set->mask = MIN_SIZE - 1;
  set->fill = set->used = 0;
  set->hash = -1;
}

/* Puts a member in that is not there, into a table without removed ones. */
static void
insert_clean (RfSetEntry *table, gsize mask, const RfSetEntry *member)
{
  guint64 perturb = (guint64) member->hash;
  gsize i = perturb & mask;

  for (;;)
    {
      gsize last = i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;

      for (gsize n = i; n <= last; n++)
        if (table[n].key == NULL)
          {
            table[n] = *member;
            return;
          }
      perturb >>= PERTURB_SHIFT;
      i = (i * 5 + 1 + perturb) & mask;
    }
}

/* Room for more than @wanted members. */
static gboolean
resize (RfMachine *m, RfObject *o, gsize wanted)
{
  RfSet *set = RF_SET (o);
  RfSetEntry old_small[MIN_SIZE];
  RfSetEntry *old = set->table, *table = set->small;
  gsize old_mask = set->mask, size = MIN_SIZE;

  while (size <= wanted)
    size <<= 1;
  if (size > MIN_SIZE)
    {
      table = rf_heap_realloc (m->heap, NULL, 0, size * sizeof (RfSetEntry));
      if (table == NULL)
        return rf_raise_memory (m) != NULL;
    }
  else if (old == set->small)
    {
      memcpy (old_small, old, sizeof old_small);
      old = old_small;
    }
  memset (table, 0, size * sizeof (RfSetEntry));
  for (gsize i = 0; i <= old_mask; i++)
    if (old[i].key != NULL)
      insert_clean (table, size - 1, &old[i]);
  if (old != set->small && old != old_small)
    rf_heap_release_memory (m->heap, old, (old_mask + 1) * sizeof (RfSetEntry));
  set->table = table;
  set->mask = size - 1;
  set->fill = set->used;
  set->version++;
  return TRUE;
}

static gsize
growth (const RfSet *set)
{
  return set->used > 50000 ? set->used * 2 : set->used * 4;
}

gboolean
rf_set_tidy (RfMachine *m, RfObject *set)
{
  RfSet *s = RF_SET (set);

  return s->fill - s->used <= s->mask / 4 || resize (m, set, growth (s));
}

/* --- looking up --------------------------------------------------------------------------- */

/* Where a search ended. */
typedef enum
{
  FOUND,
  ABSENT, /* at the place where it would be put */
  FAILED,
} Search;

/* Is the member at @entry @key? 1, 0, -1 error, 2 the set changed meanwhile. */
static int
is_key (RfMachine *m, RfSet *set, RfSetEntry *entry, RfObject *key)
{
  RfObject *known = entry->key;
  RfSetEntry *table = set->table;
  gboolean changed;
  int equal;

  if (known == key)
    return 1;
  if (RF_CLASS_OF (known) == RF_CLASS_OF (key))
    {
      if (RF_CLASS_OF (key) == m->class_str)
        return rf_str_equal (known, key);
      if (RF_CLASS_OF (key) == m->class_int)
        return rf_int_order (known, key) == 0;
    }
  rf_hold (m->heap, rf_new_ref (m, known));
  equal = rf_object_compare_bool (m, known, key, RF_CMP_EQ);
  changed = set->table != table || entry->key != known;
  rf_release (m->heap, 1);
  rf_drop (m, known);
  return equal < 0 ? -1 : changed ? 2 : equal;
}

/* @free_entry (may be NULL) is set to a removed member's place on the way, or NULL. */
static Search
search (RfMachine *m, RfSet *set, RfObject *key, gint64 hash, RfSetEntry **where,
        RfSetEntry **free_entry)
{
restart:;
  RfSetEntry *removed = NULL;
  guint64 perturb = (guint64) hash;
  gsize mask = set->mask, i = perturb & mask;

  for (;;)
    {
      gsize last = i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;

      for (gsize n = i; n <= last; n++)
        {
          RfSetEntry *entry = &set->table[n];

          *where = entry;
          if (entry->key == NULL)
            {
              if (entry->hash == 0)
                {
                  if (free_entry != NULL)
                    *free_entry = removed;
                  return ABSENT;
                }
              removed = entry;
              continue;
            }
          if (entry->hash != hash)
            continue;
          switch (is_key (m, set, entry, key))
            {
            case 1:
              return FOUND;
            case -1:
              return FAILED;
            case 2:
              goto restart;
            default:
              break;
            }
        }
      perturb >>= PERTURB_SHIFT;
      i = (i * 5 + 1 + perturb) & mask;
    }
}

int
rf_set_contains_hashed (RfMachine *m, RfObject *set, RfObject *key, gint64 hash)
{
  RfSetEntry *where;

  switch (search (m, RF_SET (set), key, hash, &where, NULL))
    {
    case FOUND:
      return 1;
    case ABSENT:
      return 0;
    default:
      return -1;
    }
}

gboolean
rf_set_add_hashed (RfMachine *m, RfObject *o, RfObject *key, gint64 hash)
{
  RfSet *set = RF_SET (o);
  RfSetEntry *where, *removed = NULL;
  Search result;

  /* The key must outlive the comparisons. */
  rf_hold (m->heap, rf_new_ref (m, key));
  result = search (m, set, key, hash, &where, &removed);
  rf_release (m->heap, 1);
  if (result != ABSENT)
    {
      rf_drop (m, key);
      return result == FOUND;
    }
  if (removed != NULL)
    where = removed;
  else
    set->fill++;
  where->key = key;
  where->hash = hash;
  where->rank = set->next_rank++;
  set->used++;
  set->version++;
  if (RF_RECORDING (m->heap))
    rf_heap_note_slot (m->heap, o, RF_SLOT_MEMBER, where->rank, NULL, NULL, NULL, key);
  if (removed != NULL || set->fill * 5 < set->mask * 3)
    return TRUE;
  return resize (m, o, growth (set));
}

int
rf_set_discard_hashed (RfMachine *m, RfObject *o, RfObject *key, gint64 hash)
{
  RfSet *set = RF_SET (o);
  RfSetEntry *where;
  RfObject *old;
  guint32 rank;

  switch (search (m, set, key, hash, &where, NULL))
    {
    case ABSENT:
      return 0;
    case FAILED:
      return -1;
    case FOUND:
      break;
    }
  old = where->key;
  rank = where->rank;
  where->key = NULL;
  where->hash = REMOVED;
  set->used--;
  set->version++;
  if (RF_RECORDING (m->heap))
    rf_heap_note_slot (m->heap, o, RF_SLOT_MEMBER, rank, NULL, NULL, old, NULL);
  rf_drop (m, old);
  return 1;
}

gboolean
rf_set_next (RfObject *set, gsize *position, RfObject **key, gint64 *hash)
{
  const RfSet *s = RF_SET (set);

  while (*position <= s->mask)
    {
      const RfSetEntry *entry = &s->table[(*position)++];

      if (entry->key == NULL)
        continue;
      *key = entry->key;
      if (hash != NULL)
        *hash = entry->hash;
      return TRUE;
    }
  return FALSE;
}

void
rf_set_clear (RfHeap *heap, RfObject *o)
{
  RfSet *set = RF_SET (o);
  RfSetEntry *table = set->table;
  gsize mask = set->mask, n = 0;
  RfObject **items;

  if (set->fill == 0)
    return;
  items = g_new (RfObject *, set->used + 1);
  for (gsize i = 0; i <= mask; i++)
    if (table[i].key != NULL)
      {
        items[n++] = table[i].key;
        if (RF_RECORDING (heap))
          rf_heap_note_slot (heap, o, RF_SLOT_MEMBER, table[i].rank, NULL, NULL, table[i].key,
                             NULL);
      }
  if (table != set->small)
    rf_heap_release_memory (heap, table, (mask + 1) * sizeof (RfSetEntry));
  reset (set);
  set->version++;
  rf_drop_items (heap, items, n, FALSE);
  g_free (items);
}

RfObject *
rf_set_pop (RfMachine *m, RfObject *o)
{
  RfSet *set = RF_SET (o);
  RfSetEntry *entry;
  RfObject *key;
  gsize i = set->finger & set->mask;

  if (set->used == 0)
    return rf_raise (m, RF_EXC_KeyError, "pop from an empty set");
  while (set->table[i].key == NULL)
    i = i == set->mask ? 0 : i + 1;
  entry = &set->table[i];
  key = entry->key;
  entry->key = NULL;
  entry->hash = REMOVED;
  set->used--;
  set->version++;
  set->finger = i + 1;
  if (RF_RECORDING (m->heap))
    rf_heap_note_slot (m->heap, o, RF_SLOT_MEMBER, entry->rank, NULL, NULL, key, NULL);
  return key;
}

void
rf_set_swap (RfMachine *m, RfObject *a, RfObject *b)
{
  RfSet *x = RF_SET (a), *y = RF_SET (b);
  RfSet copy = *x;
  RfObject *owners[] = { a, b };

  if (RF_RECORDING (m->heap))
    for (gsize n = 0; n < 2; n++)
      for (gsize i = 0; i <= RF_SET (owners[n])->mask; i++)
        if (RF_SET (owners[n])->table[i].key != NULL)
          rf_heap_note_slot (m->heap, owners[n], RF_SLOT_MEMBER, RF_SET (owners[n])->table[i].rank,
                             NULL, NULL, RF_SET (owners[n])->table[i].key, NULL);
#define TAKE(to, from)                                                                \
  ((to)->table = (from)->table, (to)->mask = (from)->mask, (to)->fill = (from)->fill, \
   (to)->used = (from)->used, memcpy ((to)->small, (from)->small, sizeof (to)->small))
  TAKE (x, y);
  TAKE (y, &copy);
#undef TAKE
  if (x->table == y->small)
    x->table = x->small;
  if (y->table == x->small && copy.table == x->small)
    y->table = y->small;
  x->hash = y->hash = -1;
  x->next_rank = y->next_rank = MAX (x->next_rank, y->next_rank);
  x->version++;
  y->version++;
  if (RF_RECORDING (m->heap))
    for (gsize n = 0; n < 2; n++)
      for (gsize i = 0; i <= RF_SET (owners[n])->mask; i++)
        if (RF_SET (owners[n])->table[i].key != NULL)
          rf_heap_note_slot (m->heap, owners[n], RF_SLOT_MEMBER, RF_SET (owners[n])->table[i].rank,
                             NULL, NULL, NULL, RF_SET (owners[n])->table[i].key);
}

/* --- with a hash that has to be asked for ------------------------------------------------- */

gboolean
rf_set_add (RfMachine *m, RfObject *set, RfObject *item)
{
  gint64 hash = rf_key_hash (m, item);

  return hash != -1 && rf_set_add_hashed (m, set, item, hash);
}

/* A set is looked for among the members as the frozenset it equals. */
static RfObject *
frozen_key (RfMachine *m, RfObject *item)
{
  if (RF_CLASS_OF (item)->slots.hash != rf_hash_not_implemented || !rf_is_any_set (item) ||
      !rf_raised_is (m, RF_EXC_TypeError) || !rf_raised_clear (m))
    return NULL;
  return rf_set_from (m, m->class_frozenset, item);
}

/* Calls @look with the hash of @item, or of the frozenset like it. */
static int
with_hash (RfMachine *m, RfObject *set, RfObject *item,
           int (*look) (RfMachine *m, RfObject *set, RfObject *key, gint64 hash))
{
  gint64 hash = rf_key_hash (m, item);
  RfObject *frozen;
  int result = -1;

  if (hash != -1)
    return look (m, set, item, hash);
  frozen = frozen_key (m, item);
  if (frozen == NULL)
    return -1;
  rf_hold (m->heap, frozen);
  hash = rf_object_hash (m, frozen);
  if (hash != -1)
    result = look (m, set, frozen, hash);
  rf_release (m->heap, 1);
  rf_drop (m, frozen);
  return result;
}

int
rf_set_contains (RfMachine *m, RfObject *set, RfObject *item)
{
  return with_hash (m, set, item, rf_set_contains_hashed);
}

int
rf_set_discard (RfMachine *m, RfObject *set, RfObject *item)
{
  return with_hash (m, set, item, rf_set_discard_hashed);
}

/* --- many at a time ----------------------------------------------------------------------- */

/* Copies the members of @other, place by place when the two tables are alike. */
static gboolean
merge (RfMachine *m, RfObject *o, RfObject *other_object)
{
  RfSet *set = RF_SET (o), *other = RF_SET (other_object);
  RfObject *key;
  gsize position = 0;
  gint64 hash;
  gboolean done = TRUE;

  if (set == other || other->used == 0)
    return TRUE;
  if ((set->fill + other->used) * 5 >= set->mask * 3 &&
      !resize (m, o, (set->used + other->used) * 2))
    return FALSE;
  if (set->fill != 0)
    {
      while (done && rf_set_next (other_object, &position, &key, &hash))
        done = rf_set_add_hashed (m, o, key, hash);
      return done;
    }
  for (gsize i = 0; i <= other->mask; i++)
    {
      RfSetEntry member = other->table[i];

      if (member.key == NULL)
        continue;
      rf_new_ref (m, member.key);
      member.rank = set->next_rank++;
      if (set->mask == other->mask && other->fill == other->used)
        set->table[i] = member;
      else
        insert_clean (set->table, set->mask, &member);
      if (RF_RECORDING (m->heap))
        rf_heap_note_slot (m->heap, o, RF_SLOT_MEMBER, member.rank, NULL, NULL, NULL, member.key);
    }
  set->fill = set->used = other->used;
  set->version++;
  return TRUE;
}

static gboolean
update_from_dict (RfMachine *m, RfObject *o, RfObject *dict)
{
  RfSet *set = RF_SET (o);
  gsize n = rf_dict_length (dict);

  if ((set->fill + n) * 5 >= set->mask * 3 && !resize (m, o, (set->used + n) * 2))
    return FALSE;
  for (gsize i = 0; i < RF_DICT (dict)->table->n_entries; i++)
    {
      const RfTableEntry *entry = &RF_DICT (dict)->table->entries[i];

      if (entry->key != NULL && !rf_set_add_hashed (m, o, entry->key, entry->hash))
        return FALSE;
    }
  return TRUE;
}

gboolean
rf_set_update (RfMachine *m, RfObject *set, RfObject *iterable)
{
  RfObject *iterator, *item;
  gboolean done = TRUE;

  if (rf_is_any_set (iterable))
    return merge (m, set, iterable);
  if (RF_CLASS_OF (iterable) == m->class_dict)
    return update_from_dict (m, set, iterable);
  iterator = rf_object_iter (m, iterable);
  if (iterator == NULL)
    return FALSE;
  rf_hold (m->heap, iterator);
  while (done && (item = rf_object_next (m, iterator)) != NULL)
    {
      rf_hold (m->heap, item);
      done = rf_set_add (m, set, item);
      rf_release (m->heap, 1);
      rf_drop (m, item);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return done && !rf_raised (m);
}

/* --- making ------------------------------------------------------------------------------- */

static RfObject *
make (RfMachine *m, RfClass *cls)
{
  RfObject *set;

  if (cls == m->class_set || cls == m->class_frozenset)
    {
      set = rf_container_alloc (m, cls, SIZE);
      if (set != NULL)
        reset (RF_SET (set));
      if (set != NULL)
        rf_gc_track (m->heap, set);
      return set;
    }
  set = rf_object_alloc (m, cls, 0, FALSE);
  if (set == NULL)
    return NULL;
  reset (RF_SET (set));
  rf_gc_track (m->heap, set);
  return set;
}

RfObject *
rf_set_new (RfMachine *m)
{
  return make (m, m->class_set);
}

RfObject *
rf_set_from (RfMachine *m, RfClass *cls, RfObject *iterable)
{
  RfObject *set = make (m, cls);
  gboolean done;

  if (set == NULL || iterable == NULL)
    return set;
  rf_hold (m->heap, set);
  done = rf_set_update (m, set, iterable);
  rf_release (m->heap, 1);
  if (done)
    return set;
  rf_drop (m, set);
  return NULL;
}

/* --- the classes -------------------------------------------------------------------------- */

static RfObject *
set_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return make (m, cls);
}

static gboolean
set_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (RF_CLASS_OF (self)->slots.init == m->class_set->slots.init &&
      !rf_args_no_keywords (m, "set", kwnames))
    return FALSE;
  if (n_args > 1)
    {
      rf_raise (m, RF_EXC_TypeError, "set expected at most 1 argument, got %" G_GSIZE_FORMAT,
                n_args);
      return FALSE;
    }
  rf_set_clear (m->heap, self);
  return n_args == 0 || rf_set_update (m, self, args[0]);
}

static RfObject *
frozenset_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_args_no_keywords_new (m, cls, m->class_frozenset, kwnames))
    return NULL;
  if (n_args > 1)
    return rf_raise (m, RF_EXC_TypeError,
                     "frozenset expected at most 1 argument, got %" G_GSIZE_FORMAT, n_args);
  if (n_args == 1 && cls == m->class_frozenset && RF_CLASS_OF (args[0]) == cls)
    return rf_new_ref (m, args[0]);
  return rf_set_from (m, cls, n_args == 1 ? args[0] : NULL);
}

static gsize
set_size_of (RfMachine *m, RfObject *self)
{
  RfSet *set = RF_SET (self);
  gsize size = RF_CLASS_OF (self)->basic_size;

  return set->table == set->small ? size : size + (set->mask + 1) * ENTRY_SIZE;
}

static gssize
set_length (RfMachine *m, RfObject *self)
{
  return (gssize) RF_SET (self)->used;
}

static guint64
shuffle (guint64 hash)
{
  return ((hash ^ G_GUINT64_CONSTANT (89869747)) ^ (hash << 16)) * G_GUINT64_CONSTANT (3644798167);
}

/* Does not depend on the order of the members. */
static gint64
frozenset_hash (RfMachine *m, RfObject *self)
{
  RfSet *set = RF_SET (self);
  guint64 mixed = 0;

  if (set->hash != -1)
    return set->hash;
  for (gsize i = 0; i <= set->mask; i++)
    if (set->table[i].key != NULL)
      mixed ^= shuffle ((guint64) set->table[i].hash);
  mixed ^= ((guint64) set->used + 1) * G_GUINT64_CONSTANT (1927868237);
  mixed ^= (mixed >> 11) ^ (mixed >> 25);
  mixed = mixed * 69069 + G_GUINT64_CONSTANT (907133923);
  set->hash = mixed == G_MAXUINT64 ? 590923713 : (gint64) mixed;
  return set->hash;
}

static void
set_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  RfSet *set = RF_SET (self);

  if (set->table == NULL)
    return;
  for (gsize i = 0; i <= set->mask; i++)
    if (set->table[i].key != NULL)
      visit (set->table[i].key, user);
}

static void
set_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  RfSet *set = RF_SET (self);

  if (set->table == NULL)
    return;
  for (gsize i = 0; i <= set->mask; i++)
    if (set->table[i].key != NULL)
      visit (RF_SLOT_MEMBER, set->table[i].rank, NULL, NULL, set->table[i].key, user);
}

/* fill can be 0 with a table that was made bigger beforehand. */
static void
set_dealloc (RfHeap *heap, RfObject *self)
{
  RfSet *set = RF_SET (self);

  if (set->table == NULL)
    return;
  rf_set_clear (heap, self);
  if (set->table != set->small)
    rf_heap_release_memory (heap, set->table, (set->mask + 1) * sizeof (RfSetEntry));
  set->table = set->small;
  set->mask = MIN_SIZE - 1;
}

gboolean
rf_set_setup (RfMachine *m)
{
  RfClassSpec set = {
    .name = "set",
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_SET_SUBCLASS,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE | RF_TYPE_TRASHCAN,
    .host_size = sizeof (RfSet),
    .basic_size = SIZE,
    .slots = { .hash = rf_hash_not_implemented,
               .new_ = set_new,
               .init = set_init,
               .size_of = set_size_of,
               .length = set_length,
               .contains = rf_set_contains },
    .traverse = set_traverse,
    .slots_visit = set_slots,
    .clear = rf_set_clear,
    .dealloc = set_dealloc,
    .methods = rf_set_methods,
  };
  RfClassSpec frozenset = set;

  frozenset.name = "frozenset";
  frozenset.slots.hash = frozenset_hash;
  frozenset.slots.new_ = frozenset_new;
  frozenset.slots.init = NULL;
  frozenset.methods = rf_frozenset_methods;
  rf_set_fill_operators (&set.slots, TRUE);
  rf_set_fill_operators (&frozenset.slots, FALSE);
  return rf_class_new_builtin (m, &set, &m->class_set) &&
         rf_class_new_builtin (m, &frozenset, &m->class_frozenset) && rf_set_class_setup (m);
}
