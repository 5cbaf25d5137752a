/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-state.h"

G_BEGIN_DECLS

/* What a state keeps of an object during a collection only. Private to rf-state*.c. */
typedef struct
{
  gint32 gc_refs;
  guint16 n_moves; /* during this collection; 0: `list` says nothing */
  guint8 has_refs;
  guint8 list; /* RfGcList */
} RfStateGcObject;

G_END_DECLS
