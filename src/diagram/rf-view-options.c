/* SPDX-License-Identifier: MIT */
/* The table of what a view shows. */
#include "diagram/rf-view-options.h"

#include <string.h>

void
rf_view_options_init (RfViewOptions *options)
{
  *options = (RfViewOptions){
#define X(field, name, initial) .field = initial,
    RF_VIEW_TOGGLES (X)
#undef X
      .ghost_steps = 3,
    .max_rows = 10,
    .max_names = 24,
  };
}

gboolean *
rf_view_options_toggle (RfViewOptions *options, const char *name)
{
#define X(field, known, initial) \
  if (strcmp (name, known) == 0) \
    return &options->field;
  RF_VIEW_TOGGLES (X)
#undef X
  return NULL;
}

gboolean
rf_view_options_equal (const RfViewOptions *a, const RfViewOptions *b)
{
#define X(field, name, initial) \
  if (!a->field != !b->field)   \
    return FALSE;
  RF_VIEW_PICTURE (X)
#undef X
  return a->ghost_steps == b->ghost_steps && a->max_rows == b->max_rows &&
         a->max_names == b->max_names;
}
