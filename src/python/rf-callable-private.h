/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* What the files of the callables (rf-function.c, rf-method.c, rf-cell.c) share: fields that may be
 * empty. */

/* Visits a field that may be NULL. */
static inline void
rf_callable_visit (RfObject *object, RfVisit function, gpointer user)
{
  if (object != NULL)
    function (object, user);
}

/* Shows a named slot, unless it is NULL. */
static inline void
rf_callable_show (const char *name, RfObject *object, RfSlotVisit function, gpointer user)
{
  if (object != NULL)
    function (RF_SLOT_NAMED, 0, name, NULL, object, user);
}

/* A new reference to @object, or to None. */
static inline RfObject *
rf_or_none (RfMachine *m, RfObject *object)
{
  return rf_new_ref (m, object != NULL ? object : m->none);
}

/* A getter of a field: its value, or None. */
#define RF_CALLABLE_GETTER(kind, CAST, field, expression)            \
  static RfObject *kind##_get_##field (RfMachine *m, RfObject *self) \
  {                                                                  \
    return rf_or_none (m, expression);                               \
  }

G_END_DECLS
