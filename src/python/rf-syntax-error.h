/* SPDX-License-Identifier: MIT */

/* A SyntaxError: what is wrong with a program, and where, in the words of CPython.
 *
 * Invariants: message, filename are never NULL once the error is set; lineno is 0 when no place
 * is known; offsets are CPython's SyntaxError.offset for a program in a file, from 1: characters
 * or, for some errors and for many before 3.13, bytes.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The class of the exception. */
typedef enum
{
  RF_SYNTAX_ERROR_SYNTAX,      /* SyntaxError */
  RF_SYNTAX_ERROR_INDENTATION, /* IndentationError */
  RF_SYNTAX_ERROR_TAB,         /* TabError */
  RF_SYNTAX_ERROR_RECURSION,   /* RecursionError: nested too deeply to be compiled */
} RfSyntaxErrorClass;

typedef struct
{
  RfSyntaxErrorClass error_class;
  char *message; /* NULL: no error */
  char *filename;
  char *text;            /* the source line, without its line end; NULL if there is none to show */
  gboolean text_is_bare; /* SyntaxError.text has no line end either: what the tokenizer finds */
  int lineno;            /* from 1 */
  int offset;            /* from 1; 0 or less: no caret */
  int end_lineno;        /* 0: unknown */
  int end_offset;        /* 0 or less: unknown; the end is exclusive */
  gboolean has_no_end;   /* SyntaxError.end_offset is None */
  int minor;             /* 3.minor is the version whose way of printing is followed */
} RfSyntaxError;

#define RF_SYNTAX_ERROR_INIT \
  {                          \
    .message = NULL          \
  }

/* Frees what the error holds and makes it empty again. */
void rf_syntax_error_clear (RfSyntaxError *error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RfSyntaxError, rf_syntax_error_clear)

/* What CPython prints for the uncaught error:
 *   "  File \"x.py\", line 3\n    if x\n        ^\nSyntaxError: expected ':'\n".
 * Transfer full. */
char *rf_syntax_error_to_text (const RfSyntaxError *error);

/* One sentence: "x.py:3:5: expected ':'". Transfer full. */
char *rf_syntax_error_to_sentence (const RfSyntaxError *error);

G_END_DECLS
