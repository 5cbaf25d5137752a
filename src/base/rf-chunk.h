/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Large pieces of the host's memory, for those who fill them from one end to the other. */

/* What somebody who takes them has to remember; begins zeroed. */
typedef struct
{
  guint n;              /* taken so far */
  gboolean small_pages; /* huge ones are slow */
} RfChunks;

/* @size bytes, a multiple of 2 MiB, not cleared; free() gives them back. NULL: the host has none.
 *
 * Filling fresh memory page by page costs as much as what is written there, and huge pages make
 * that ten times cheaper, unless the host of a virtual machine has to find them first: then they
 * cost six times as much as small ones. So they are tried when it begins to matter, and the first
 * of each piece is timed. */
gpointer rf_chunk_new (RfChunks *chunks, gsize size);

G_END_DECLS
