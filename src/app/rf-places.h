/* SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a reader has put the boxes of a program: small files in the user's state folder, one for
 * each program. @program is what the program is known by: the address of its file, or the name of
 * a lecture. */

/* What was kept, as rf_offsets_to_text() wrote it; NULL: nothing. Reads one small file.
 * (transfer full) */
char *rf_places_load (const char *program);
/* Keeps @text; an empty one removes the file. Does not wait for the disk. */
void rf_places_save (const char *program, const char *text);

G_END_DECLS
