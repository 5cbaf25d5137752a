/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* What annotations are made of: types.GenericAlias (list[int]) and types.UnionType (int | None). */

typedef struct
{
  RfObject base;
  RfObject *origin;     /* the class */
  RfObject *args;       /* a tuple */
  RfObject *parameters; /* the empty tuple, once somebody asked; or NULL */
} RfGenericAlias;

typedef struct
{
  RfObject base;
  RfObject *args;       /* a tuple of at least two: classes and aliases, no two of them equal */
  RfObject *parameters; /* as above */
} RfUnion;

/* @origin[@key]: a tuple gives several arguments (new reference). */
RfObject *rf_generic_alias_new (RfMachine *m, RfObject *origin, RfObject *key);

/* @a | @b: slots.binary[OR] of classes, aliases and unions. None stands for its class. One class
 * said twice is that class. NotImplemented when one of the two is nothing of the kind. */
RfObject *rf_union_or (RfMachine *m, RfObject *a, RfObject *b);

G_END_DECLS
