/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Large pieces of the host's memory, for those who fill them from one end to the other. */

/* @size bytes, a multiple of 2 MiB, not cleared; free() gives them back. NULL: the host has none.
 *
 * Filling fresh memory page by page costs as much as what is written there, and huge pages make
 * that ten times cheaper, unless the host of a virtual machine has to find them first: then they
 * cost six times as much as small ones. So the first huge page of each piece is timed. @huge: the
 * caller's, TRUE at first; FALSE from the moment when one was slow. */
gpointer rf_chunk_new (gsize size, gboolean *huge);

G_END_DECLS
