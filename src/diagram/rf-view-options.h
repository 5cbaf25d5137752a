/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What of a view can be switched on and off: X (field, "name", default). The name is the one of the
 * window's action and of the setting. */
#define RF_VIEW_PICTURE(X)                                                   \
  /* an instance's __dict__ is part of the instance's box */                 \
  X (fold_dicts, "fold-dicts", TRUE)                                         \
  /* ints, strings, None … are written into the row that refers to them */ \
  X (atoms_in_rows, "atoms-in-rows", TRUE)                                   \
  /* classes of the program are boxes */                                     \
  X (show_classes, "show-classes", TRUE)                                     \
  /* functions and code are boxes */                                         \
  X (show_functions, "show-functions", FALSE)                                \
  X (show_modules, "show-modules", FALSE)                                    \
  /* what belongs to the interpreter, builtin types among it */              \
  X (show_builtins, "show-builtins", FALSE)                                  \
  /* containers that only the evaluation stack holds */                      \
  X (show_temporaries, "show-temporaries", FALSE)                            \
  /* weak reference objects are boxes, their arrows are drawn */             \
  X (show_weakrefs, "show-weakrefs", TRUE)                                   \
  /* a row __class__ in each instance */                                     \
  X (show_types, "show-types", FALSE)                                        \
  /* freed objects stay for a while */                                       \
  X (show_ghosts, "show-ghosts", TRUE)                                       \
  /* a tab with the generation on what the collector tracks */               \
  X (show_generations, "show-generations", FALSE)                            \
  X (show_addresses, "show-addresses", FALSE)                                \
  X (show_sizes, "show-sizes", FALSE)

/* The same for what stands beside the picture, and leaves it as it is. */
#define RF_VIEW_PANELS(X)                        \
  /* the address space: arenas, pools, blocks */ \
  X (show_memory, "show-memory", FALSE)

#define RF_VIEW_TOGGLES(X) RF_VIEW_PICTURE (X) RF_VIEW_PANELS (X)

/* What a view shows. All plain values: may be copied. */
typedef struct
{
#define X(field, name, initial) gboolean field;
  RF_VIEW_TOGGLES (X)
#undef X
  guint ghost_steps; /* for how many lines a ghost and a deleted name stay */
  guint max_rows;    /* of an object, then "… n more" */
  guint max_names;   /* of a frame */
} RfViewOptions;

#define RF_VIEW_GHOST_STEPS_MAX 20

/* The default view: frames, instances, containers, user classes; atoms in rows; dicts folded. */
void rf_view_options_init (RfViewOptions *options);

/* The switch called @name in @options, NULL if there is none. (transfer none) */
gboolean *rf_view_options_toggle (RfViewOptions *options, const char *name);

/* Whether both show the same picture. */
gboolean rf_view_options_equal (const RfViewOptions *a, const RfViewOptions *b);

G_END_DECLS
