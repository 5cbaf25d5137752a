/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Everything that can go wrong outside of the engine: files, text that is no program, command
 * lines, lectures, exports. What goes wrong inside a running program is a Python exception and
 * never a GError. A message is one sentence for the user, without a full stop at the end; where a
 * place in a file is known it starts with "FILE:LINE:COLUMN: ". */
#define RF_ERROR (rf_error_quark ())

typedef enum
{
  RF_ERROR_USAGE,     /* a wrong command line */
  RF_ERROR_IO,        /* a file that can't be read or written */
  RF_ERROR_ENCODING,  /* text that is not UTF-8 */
  RF_ERROR_SYNTAX,    /* not a Python program */
  RF_ERROR_REFUSED,   /* a Python program, with something that the engine does not support */
  RF_ERROR_LIMIT,     /* a bound of the run was reached: events, memory */
  RF_ERROR_CANCELLED, /* the user stopped it */
  RF_ERROR_LAYOUT,    /* graphviz could not draw it */
} RfErrorCode;

GQuark rf_error_quark (void);

G_END_DECLS
