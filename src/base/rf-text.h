/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @text (UTF-8, @length bytes, -1: up to the NUL) to @out as the inside of a JSON string:
 * quotes, backslashes and control characters escaped, everything else as it is. Bytes that are
 * not UTF-8 (a lone surrogate of a Python string) become \uXXXX or U+FFFD. */
void rf_text_append_json (GString *out, const char *text, gssize length);

/* Appends @text to @out as XML character data that is also safe inside an attribute in double
 * quotes; characters that XML 1.0 can't hold become U+FFFD. */
void rf_text_append_xml (GString *out, const char *text, gssize length);

/* @text (UTF-8) cut to at most @max_chars characters, the last of them "…" if something was cut.
 * (transfer full) */
char *rf_text_ellipsize (const char *text, guint max_chars);

/* Writes @length bytes to a temporary name beside @path and renames it over @path, so that @path
 * is either the old file or the whole new one. Returns FALSE and sets @error (RF_ERROR_IO). */
gboolean rf_text_write_file (const char *path, const char *data, gsize length, GError **error);

/* Reads the program @path ("-" is standard input) whole. Refuses folders, unreadable files and
 * text that is not UTF-8 with one sentence (RF_ERROR_IO, RF_ERROR_ENCODING). A byte order mark is
 * dropped. (transfer full), NUL terminated, @length may be NULL. */
char *rf_text_read_program (const char *path, gsize *length, GError **error);

G_END_DECLS
