/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A lecture: a plain Python file in the percent format. This is its head: the comment lines at
 * the top of the file that set what the file needs ("# title: …", "# python: 3.10",
 * "# order: 30"), and the titles of its cells ("# %% Title"). */
typedef struct
{
  char *name;   /* the file's name without ".py" */
  char *title;  /* NULL: none was set */
  char *python; /* the profile's name, NULL: none was set */
  int order;
  guint n_cells;
} RfLecture;

/* Reads the head of @text; @name as in the struct. Any Python file is a lecture without settings. A
 * profile that does not exist gives RF_ERROR_LECTURE with file and line. (transfer full) */
RfLecture *rf_lecture_parse (const char *name, const char *text, GError **error);
void rf_lecture_free (RfLecture *lecture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfLecture, rf_lecture_free)

/* The built-in lectures, by their order: RfLecture. (transfer full) */
GPtrArray *rf_lecture_list_built_in (void);
/* The text of the built-in lecture @name, NUL terminated, or NULL. (transfer full) */
char *rf_lecture_load_built_in (const char *name, gsize *size);

G_END_DECLS
