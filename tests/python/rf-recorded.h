/* SPDX-License-Identifier: MIT */

/* Reads the files that record-parser.py writes: programs, and what each version said of them. */

#pragma once

#include <glib.h>

/* Called for each program (@length bytes) and version 3.@minor with its text; lines end in '\n'. */
typedef void (*RfRecordedFunc) (const char *program, gsize length, int minor, const char *expected,
                                gpointer data);

/* Goes through parser/@name; fails the test if the file is not there or holds nothing. */
void rf_recorded_foreach (const char *name, RfRecordedFunc func, gpointer data);
