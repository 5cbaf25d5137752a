/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-container.h"
#include "python/rf-machine.h"

G_BEGIN_DECLS

/* The classes of _functools: m->functools_state. */
typedef struct
{
  RfClass *partial, *key_wrapper, *lru_cache_wrapper, *lru_link;
  RfObject *mark; /* stands before the keywords in the key of a call; counted in m->kept */
} RfFunctoolsState;

static inline RfFunctoolsState *
rf_functools_state (RfMachine *m)
{
  return m->functools_state;
}

/* A new dict of the keywords of a call; NULL with an exception. */
RfObject *rf_functools_keywords (RfMachine *m, RfObject *const *values, RfObject *kwnames);
/* The __dict__ of an object with a RfAttributes, read and set by the program. */
RfObject *rf_functools_get_dict (RfMachine *m, RfObject *self);
gboolean rf_functools_set_dict (RfMachine *m, RfObject *self, RfObject *value);

gboolean rf_partial_setup (RfMachine *m, RfObject *dict);
gboolean rf_lru_cache_setup (RfMachine *m, RfObject *dict);

G_END_DECLS
