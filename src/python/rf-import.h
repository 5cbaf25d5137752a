/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-code.h"
#include "python/rf-machine.h"

G_BEGIN_DECLS

/* Imports. Modules are written in C (here) or in Python (rf-pylib.h); those in C are looked for
 * first. */

/* A module written in C that `import` finds. It is made when it is first imported (builtins and
 * sys when the machine is made). */
typedef struct
{
  const char *name; /* "gc" */
  const char *doc;
  const RfMethodDef *functions; /* ended by an empty one, or NULL */
  /* Adds what is no function: classes, constants. May be NULL. @dict is the module's. */
  gboolean (*setup) (RfMachine *m, RfObject *module, RfObject *dict);
  gboolean is_private;          /* only modules of the library can import it */
  const char *functions_module; /* what the functions have as __module__; NULL: name */
} RfModuleDef;

/* All of them, ended by NULL: the table in rf-import.c. */
extern const RfModuleDef rf_io_module, rf_tracetext_module, rf_abc_module,
  rf_message_module, *const rf_module_defs[];

/* The module called @name ("a.b" too) from sys.modules, made when it is not there yet, after the
 * packages that it is in; ModuleNotFoundError. (new reference) */
RfObject *rf_import_module (RfMachine *m, RfObject *name);
/* What `import @name` (@fromlist NULL or None: the outermost package) and `from @name import
 * @fromlist` (a tuple: the module itself, with the submodules that are named) begin with, run by
 * @code. (new reference) */
RfObject *rf_import_name (RfMachine *m, const RfCode *code, RfObject *name, RfObject *fromlist);
/* Is there a module called @name? @is_library: to be imported by a module of the library. */
gboolean rf_import_is_available (const char *name, gboolean is_library);

/* The subjects' modules. */
extern const RfModuleDef rf_builtins_module, rf_gc_module, rf_sys_module, rf_weakref_module,
  rf_time_module, rf_ctypes_module, rf_itertools_module, rf_operator_module, rf_functools_module,
  rf_heapq_module, rf_random_module, rf_regex_module, rf_math_module, rf_bisect_module,
  rf_collections_module, rf_atexit_module;

G_END_DECLS
