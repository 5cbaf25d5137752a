/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* dict beyond what rf-machine.h declares.
 *
 * A dict keeps its entries in own_table. One that was made for an instance's inline attributes
 * (rf_dict_new_for_instance()):
 * - RF_ATTRIBUTES_VALUES: takes the whole content over at once. The instance's table (one RfTable
 *   of the heap's memory, rf_heap_realloc (heap, NULL, 0, sizeof (RfTable))) is released and
 *   attributes->table set to NULL.
 * - RF_ATTRIBUTES_VALUES_SHARED: `table` points at the instance's table, `instance` (borrowed)
 *   is set, and the entries go on belonging to the instance: events name the instance as owner,
 *   traversing the dict finds nothing. It ends with rf_dict_detach(): when the instance dies or
 *   gets another __dict__ while the dict lives on, and when a new key is set through the dict that
 *   the instances of the class have no room for inline. Then the content moves to own_table, and
 * attributes->table is released and set to NULL. In both cases the caller stores the dict, a new
 * reference, in attributes->dict (slot "__dict__"); when the dict was the last to know (nobody else
 * holds it), the attribute code may also just drop it after setting dict->instance to NULL and
 * dict->table to &dict->own_table, and clear the instance's table itself. */

#define RF_DICT(o) ((RfDict *) (o))

static inline gboolean
rf_is_dict (RfObject *o) /* or a subclass */
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_DICT_SUBCLASS) != 0;
}
static inline gboolean
rf_is_exact_dict (RfMachine *m, RfObject *o)
{
  return RF_CLASS_OF (o) == m->class_dict;
}

/* Ends the sharing (see above); nothing when the dict shares nothing. Runs no Python code. */
void rf_dict_detach (RfMachine *m, RfObject *dict);

/* A shallow copy, an exact dict. */
RfObject *rf_dict_copy (RfMachine *m, RfObject *dict);
/* The value, borrowed, with the hash known: for look-ups in namespaces. NULL without an exception
 * when it is not there. */
RfObject *rf_dict_get_hashed (RfMachine *m, RfObject *dict, RfObject *key, gint64 hash);
/* For names: the value, borrowed, or NULL. Runs no Python code as long as all keys of @dict are
 * exact str; fails with an exception otherwise only when __eq__ of a key of another class does. */
RfObject *rf_dict_get_name (RfMachine *m, RfObject *dict, RfObject *name);
/* Removes @key and gives its value to the caller; NULL without an exception when it is not there.
 */
RfObject *rf_dict_steal (RfMachine *m, RfObject *dict, RfObject *key);
RfObject *rf_dict_steal_hashed (RfMachine *m, RfObject *dict, RfObject *key, gint64 hash);
void rf_dict_clear (RfMachine *m, RfObject *dict);
int rf_dict_contains (RfMachine *m, RfObject *dict, RfObject *key); /* 1, 0, -1 */
/* The same, and setting, with the hash known. */
int rf_dict_contains_hashed (RfMachine *m, RfObject *dict, RfObject *key, gint64 hash);
gboolean rf_dict_set_hashed (RfMachine *m, RfObject *dict, RfObject *key, gint64 hash,
                             RfObject *value);
/* dict.setdefault (): one search for the key. */
RfObject *rf_dict_set_default (RfMachine *m, RfObject *dict, RfObject *key, RfObject *value);
/* rf_dict_next() of the key and its hash. */
gboolean rf_dict_next_hashed (RfObject *dict, gsize *position, RfObject **key, gint64 *hash);
/* dict.update (@mapping, mapping only), not overwriting keys that are there when @keep. */
gboolean rf_dict_merge (RfMachine *m, RfObject *dict, RfObject *mapping, gboolean keep);
/* dict[key], honouring __missing__ of subclasses, KeyError. */
RfObject *rf_dict_subscript (RfMachine *m, RfObject *dict, RfObject *key);
/* The keys, values or (key, value) tuples as a new list. */
RfObject *rf_dict_keys_list (RfMachine *m, RfObject *dict);
RfObject *rf_dict_values_list (RfMachine *m, RfObject *dict);
RfObject *rf_dict_items_list (RfMachine *m, RfObject *dict);

/* The views: rf-dict-view.c. */
typedef struct
{
  RfObject base;
  RfObject *dict;
} RfDictView;

RfObject *rf_dict_view_new (RfMachine *m, RfClass *cls, RfObject *dict);
gboolean rf_dict_view_setup (RfMachine *m); /* called by rf_dict_setup() */

extern const RfMethodDef rf_dict_methods[]; /* rf-dict-methods.c */
RfObject *rf_dict_slot_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args,
                            RfObject *kwnames);
gboolean rf_dict_slot_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                            RfObject *kwnames);
RfObject *rf_dict_slot_or (RfMachine *m, RfObject *a, RfObject *b);
RfObject *rf_dict_slot_inplace_or (RfMachine *m, RfObject *a, RfObject *b);

G_END_DECLS
