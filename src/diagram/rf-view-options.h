/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a view shows. All plain values: may be copied. */
typedef struct
{
  gboolean fold_dicts;    /* an instance's __dict__ is part of the instance's box */
  gboolean atoms_in_rows; /* ints, strings, None … are written into the row that refers to them */
  gboolean show_classes;  /* classes of the program are boxes */
  gboolean show_functions; /* functions and code are boxes */
  gboolean show_modules;
  gboolean show_builtins;    /* what belongs to the interpreter, builtin types among it */
  gboolean show_weakrefs;    /* weak reference objects are boxes, their arrows are drawn */
  gboolean show_temporaries; /* containers that only the evaluation stack holds */
  gboolean show_types;       /* a row __class__ in each instance */
  gboolean show_ghosts;      /* freed objects stay for a while */
  gboolean show_addresses;
  gboolean show_sizes;
  gboolean show_generations;
  guint ghost_steps; /* for how many lines a ghost and a deleted name stay */
  guint max_rows;    /* of an object, then "… n more" */
  guint max_names;   /* of a frame */
} RfViewOptions;

/* The default view: frames, instances, containers, user classes; atoms in rows; dicts folded. */
void rf_view_options_init (RfViewOptions *options);

G_END_DECLS
