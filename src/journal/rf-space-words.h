/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-space.h"
#include "journal/rf-state.h"

G_BEGIN_DECLS

/* The address space in words (translatable). All results are (transfer full), plain text. */

/* "Point #9", "'Jane'", "str"; what lives or lived in @block. @state: any at which the object is
 * known. */
char *rf_describe_tenant (const RfState *state, RfJournal *journal, guint32 object,
                          const char *type, gboolean internal);
/* One or two sentences on a block: how large, who lives there, when it is given out. @order: its
 * place among the free ones of its pool, from 1; @next: it is the next of its size. */
char *rf_describe_block (const RfState *state, RfJournal *journal, const RfSpaceBlock *block,
                         guint order, gboolean next);
/* "Arena 2". */
char *rf_describe_arena (guint number);
/* "48 bytes: 12 in use, 3 free, 2 pools"; @size_class RF_N_SIZE_CLASSES: the large blocks. */
char *rf_describe_size_class (guint size_class, const RfSpaceFigures *figures);
/* "853.1 kB in 12345 blocks · 1204 blocks free · 31 pools in 1 arena". */
char *rf_describe_figures (const RfSpaceFigures *figures, guint n_arenas);

G_END_DECLS
