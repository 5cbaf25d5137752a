/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit statuses of the command line other than a program's own. */
#define RF_CLI_OK 0
#define RF_CLI_FAILED 2 /* a wrong command line, an unreadable file, a refused program */
#define RF_CLI_INTERRUPTED 130

/* Opens the window with @file (NULL: none; a path as given); returns the exit status. */
typedef int (*RfCliWindow) (const char *program, const char *file);

/* The whole command line. @window is what opens the window; NULL in a build without it. Returns
 * the exit status. */
int rf_cli_main (int argc, char **argv, RfCliWindow window);

G_END_DECLS
