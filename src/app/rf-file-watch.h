/* SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Watches a program's file, which other programs may change, replace, move or delete.
 *
 * Signals: "changed" (const char *text): the file has another text than the one that is known;
 * "gone": it is not there any more; "moved" (GFile *file): it is called otherwise now; "failed"
 * (const char *message): it can't be read any more. Each after a moment of rest, so that a file
 * that is written piece by piece, or moved away and written anew, is one change. */
#define RF_TYPE_FILE_WATCH (rf_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (RfFileWatch, rf_file_watch, RF, FILE_WATCH, GObject)

/* @text is what the file has now. (transfer full) */
RfFileWatch *rf_file_watch_new (GFile *file, const char *text);
/* Nothing is told any more. */
void rf_file_watch_stop (RfFileWatch *watch);
/* Whether something is being looked into: for tests. */
gboolean rf_file_watch_is_busy (RfFileWatch *watch);

G_END_DECLS
