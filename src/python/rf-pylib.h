/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* The modules of the library that are written in Python: their texts are part of the binary
 * (data/pylib), and each is compiled and run when it is first imported.
 *
 * To the program they are what they are in CPython, somebody else's code: their code objects carry
 * RF_CODE_LIBRARY, so no line of theirs is a step, their frames are told apart in the events, and
 * no traceback shows them. */
typedef struct
{
  const char *name; /* "collections.abc" */
  const char *text;
  gsize size;
  gboolean is_package;
} RfPylibSource;

/* A name that CPython's module has and no module written in Python has here: a module written in C
 * may have it. */
typedef struct
{
  const char *module, *name;
  guint versions; /* 1 << (minor - 10) for each CPython that has it */
} RfPylibName;

/* By module and name, ended by an empty one: generated from data/pylib/names.txt. */
extern const RfPylibName rf_pylib_names[];

/* All of them, by name, ended by an empty one: generated from data/pylib. */
extern const RfPylibSource rf_pylib_sources[];

/* The module called @name, or NULL. */
const RfPylibSource *rf_pylib_find (const char *name);
/* Compiles @source and runs it as the body of @module, a module object. FALSE with an exception
 * set. */
gboolean rf_pylib_run (RfMachine *m, const RfPylibSource *source, RfObject *module);

G_END_DECLS
