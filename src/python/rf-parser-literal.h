/* SPDX-License-Identifier: MIT */

/* What the parsers of plain strings and of f-strings share. */

#pragma once

#include "python/rf-parser-private.h"

G_BEGIN_DECLS

/* The inside of a string token: the bytes from start up to end of the text. */
typedef struct
{
  RfParser *p;
  guint32 start, end;
  guint32
    piece;      /* where the text begins that is decoded by itself: behind a field of an f-string */
  int n_quotes; /* 1 or 3 */
  gboolean is_raw, is_bytes;
  gboolean warned;              /* of an escape: each literal has one warning at most */
  RfSpan token_span, fail_span; /* the token; where what is wrong within it is reported */
} Literal;

/* Strings that stand side by side become one node: texts are gathered until an expression comes;
 * constants and expressions are on the parser's scratch from mark on. */
typedef struct
{
  RfParser *p;
  GString *text;
  RfSpan first, last; /* the pieces that the gathered text is from */
  RfSpan whole;       /* all the strings */
  guint mark;
  gboolean is_format;
} Builder;

/* The text grew from @old_length by what stands at @span. */
void rf_builder_add_text (Builder *b, RfSpan span, gsize old_length);

/* Makes a constant of the gathered text, if there is any. */
void rf_builder_flush (Builder *b);

/* A copy in the arena, ended by a NUL. */
const char *rf_builder_copy_text (RfParser *p, const GString *text);

/* Adds what the escape means whose backslash is at @i, which moves behind it. FALSE after an error.
 */
gboolean rf_literal_decode_escape (Literal *literal, GString *out, guint32 *i);

/* An error in the contents, at the token (3.12+) or where the parser is. */
void rf_literal_fail (Literal *literal, const char *message);

/* The pieces of an f-string. */
gboolean rf_builder_add_format (Builder *b, Literal *literal, const RfToken *token);

G_END_DECLS
