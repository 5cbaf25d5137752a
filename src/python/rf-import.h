/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* A module written in C that `import` finds. It is made when it is first imported (builtins and
 * sys when the machine is made). */
typedef struct
{
  const char *name; /* "gc" */
  const char *doc;
  const RfMethodDef *functions; /* ended by an empty one, or NULL */
  /* Adds what is no function: classes, constants. May be NULL. @dict is the module's. */
  gboolean (*setup) (RfMachine *m, RfObject *module, RfObject *dict);
} RfModuleDef;

/* All of them, ended by NULL: the table in rf-import.c. */
extern const RfModuleDef *const rf_module_defs[];

/* The module called @name from sys.modules, made when it is not there yet; ModuleNotFoundError. */
RfObject *rf_import_module (RfMachine *m, RfObject *name);

/* The subjects' modules. */
extern const RfModuleDef rf_builtins_module, rf_gc_module, rf_sys_module, rf_weakref_module,
  rf_time_module, rf_ctypes_module;

G_END_DECLS
