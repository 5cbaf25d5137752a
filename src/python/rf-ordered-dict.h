/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-deque.h"
#include "python/rf-dict.h"

G_BEGIN_DECLS

/* collections.OrderedDict: a dict with an order of its own, which move_to_end() changes.
 *
 * The order is a list of nodes, one for each entry that came through the OrderedDict's own methods
 * (dict.__setitem__ (od, key, value) makes none, as in CPython). A node owns a count of its key,
 * and is found by the rank of its entry. */
typedef struct _RfOrderNode RfOrderNode;
struct _RfOrderNode
{
  RfOrderNode *previous, *next;
  RfObject *key;
  gint64 hash;
  guint32 rank;
};

typedef struct
{
  RfDict dict;
  RfAttributes attributes;
  RfOrderNode *first, *last;
  GHashTable *by_rank; /* rank → RfOrderNode; NULL while there is none */
  guint64 state;       /* changes when the order does */
} RfOrderedDict;

#define RF_ORDERED_DICT(o) ((RfOrderedDict *) (o))

static inline gboolean
rf_is_ordered_dict (RfMachine *m, RfObject *o) /* or of a subclass */
{
  return rf_is (o, rf_collections_state (m)->ordered_dict);
}

/* The node of @key; NULL when there is none, or with an exception. */
RfOrderNode *rf_odict_find (RfMachine *m, RfObject *odict, RfObject *key, gint64 hash);
/* odict[key] = value by the class's own method, whatever a subclass has. */
gboolean rf_odict_set (RfMachine *m, RfObject *odict, RfObject *key, RfObject *value);
gboolean rf_odict_set_hashed (RfMachine *m, RfObject *odict, RfObject *key, gint64 hash,
                              RfObject *value);
/* Takes @node out of the list and frees it. */
void rf_odict_remove_node (RfHeap *heap, RfObject *odict, RfOrderNode *node);
void rf_odict_remove_nodes (RfHeap *heap, RfObject *odict);
/* Moves @node to an end. */
void rf_odict_move (RfObject *odict, RfOrderNode *node, gboolean last);
/* update (@other), @other a mapping or pairs, through __setitem__. */
gboolean rf_odict_update (RfMachine *m, RfObject *odict, RfObject *other);
RfObject *rf_odict_iter (RfMachine *m, RfObject *odict);

typedef enum
{
  RF_ODICT_KEYS = 1,
  RF_ODICT_VALUES = 2,
  RF_ODICT_ITEMS = 3,
} RfOdictPart;

RfObject *rf_odict_iterator_new (RfMachine *m, RfObject *odict, RfOdictPart part,
                                 gboolean reversed);
gboolean rf_odict_view_setup (RfMachine *m); /* iterator and views: called by the class's setup */

extern const RfMethodDef rf_odict_methods[]; /* rf-ordered-dict-methods.c */

G_END_DECLS
