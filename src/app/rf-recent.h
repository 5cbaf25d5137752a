/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The programs that were opened last: among the desktop's recent files, those of Refarium. */

/* A program that is still there. */
typedef struct
{
  GFile *file;
  char *title;  /* of the lecture, or the file's name */
  char *folder; /* for the user */
} RfRecentFile;

/* @file was opened or saved; @title is its lecture's, NULL: it is none. */
void rf_recent_add (GFile *file, const char *title);

/* The newest first, at most @most. Files that are gone are forgotten; to look for them is done on a
 * thread. @callback is called with @source, rf_recent_list_finish() gives RfRecentFile. */
void rf_recent_list (GObject *source, guint most, GAsyncReadyCallback callback, gpointer user);
GPtrArray *rf_recent_list_finish (GAsyncResult *result);

G_END_DECLS
