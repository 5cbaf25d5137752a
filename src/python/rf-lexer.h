/* SPDX-License-Identifier: MIT */

/* From text to tokens, one at a time.
 *
 * Invariants:
 * - the text is valid UTF-8 without NULs, its line ends are '\n' (the caller saw to that);
 * - after RF_TOKEN_ERROR or RF_TOKEN_END the lexer keeps returning that same kind;
 * - each call looks at each byte a bounded number of times: the whole is linear.
 */

#pragma once

#include "python/rf-syntax-error.h"
#include "python/rf-token.h"

G_BEGIN_DECLS

#define RF_LEXER_MAX_INDENT 100
#define RF_LEXER_MAX_LEVEL 200
#define RF_LEXER_MAX_FSTRINGS 150 /* f-strings within f-strings (3.12+) */

/* Told of number literals that run into a keyword ("1if x"). */
typedef void (*RfLexerWarn) (const char *kind, int lineno, gpointer data);

typedef struct
{
  const char *text;
  guint32 length; /* where the lexer must stop: the end of the text or of a part of it */
  guint32 pos;
  guint32 line_start; /* offset of the current line's first byte */
  int lineno;
  int minor;
  gboolean ends_bare; /* the end of a last line without a line end is nowhere */
  int column_minor;   /* whose way of counting columns: see rf_lexer_count_columns() */

  gboolean at_line_start;
  gboolean in_part;       /* the expression part of an f-string: no lines, no indentation */
  gboolean finished_line; /* the last token was NEWLINE, INDENT or DEDENT, or none came yet */
  int pending_dedents;    /* > 0: as many DEDENTs to give; < 0: INDENT */
  int n_indents;
  int indents[RF_LEXER_MAX_INDENT];     /* columns with tabs to 8 */
  int alt_indents[RF_LEXER_MAX_INDENT]; /* columns with tabs to 1 */

  int level;
  struct
  {
    char sign;
    int lineno;
    guint32 offset, line_start;
  } open[RF_LEXER_MAX_LEVEL];

  /* The error of RF_TOKEN_ERROR: offsets in characters from 1 as in RfSyntaxError. */
  RfSyntaxErrorClass error_class;
  char *error; /* NULL: none */
  int error_lineno, error_offset, error_end_lineno, error_end_offset;
  guint32 comment;    /* where the comment before the current token starts; 0: none */
  gboolean is_late;   /* one that does not come before the parser's errors: joined lines */
  gboolean eof_error; /* the text ended where it may not: within parentheses */

  RfLexerWarn warn;
  gpointer warn_data;
} RfLexer;

/* Starts at the start of @text, which must stay until rf_lexer_clear(). */
void rf_lexer_init (RfLexer *lexer, const char *text, guint32 length, int minor);

/* Starts in the middle of a text: an expression part of an f-string from @start to @end, of which
 * line and the offset of the line's first byte are given. */
void rf_lexer_init_part (RfLexer *lexer, const char *text, guint32 start, guint32 end, int lineno,
                         guint32 line_start, int minor);

void rf_lexer_clear (RfLexer *lexer);

/* Reads the next token. */
void rf_lexer_next (RfLexer *lexer, RfToken *token);

/* The number of characters in the bytes from @start up to @end. */
int rf_lexer_count_characters (const char *text, guint32 start, guint32 end);

#define RF_TOKEN_NOWHERE (-2) /* a column */

/* The same as the parser of 3.@minor counts in a file: bytes before 3.13. */
int rf_lexer_count_columns (const char *text, guint32 start, guint32 end, int minor);

G_END_DECLS
