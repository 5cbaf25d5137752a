/* SPDX-License-Identifier: MIT */

/* From program text to syntax tree.
 *
 * The whole grammar of Python 3.10 is read, and from the later versions what their grammar adds,
 * if the options ask for that version. The parser is iterative where a program can be long and
 * bounded (RF_AST_MAX_DEPTH, 200 parentheses, 100 indentations) where it recurses. Its time is
 * linear in the length of the text. */

#pragma once

#include "python/rf-ast.h"
#include "python/rf-syntax-error.h"

G_BEGIN_DECLS

typedef enum
{
  RF_PARSE_MODULE,     /* a file: the root is MODULE */
  RF_PARSE_EXPRESSION, /* what eval() takes: the root is EXPRESSION */
} RfParseMode;

typedef struct
{
  const char *filename; /* as shown in messages; may not be NULL */
  int minor;            /* 10, 11, 12 or 13: the grammar and the wording of 3.minor */
  RfParseMode mode;
  gboolean is_text;   /* a text that a program runs: errors count characters in all versions */
  gboolean ends_bare; /* no line end is thought of behind the last line, if it has none */
} RfParseOptions;

/* Parses @length bytes at @text (-1: up to the NUL). What the grammar alone can't tell, the rules
 * about names (global, nonlocal) and 'return' outside function and its like, is checked by
 * rf_scopes_analyse(), which belongs right after, in CPython's order.
 *
 * Returns the tree (transfer full), or NULL with @syntax_error filled (if not NULL; it must be
 * empty before) and @error set to RF_ERROR_SYNTAX with the one-sentence form. Text that is not
 * UTF-8 or that has a NUL byte is such an error too. Warnings are in the tree; rf_scopes_analyse()
 * adds more. */
RfAst *rf_parse (const char *text, gssize length, const RfParseOptions *options,
                 RfSyntaxError *syntax_error, GError **error);

/* rf_parse() of a file's text: the mode of the options is not looked at. */
RfAst *rf_parse_module (const char *text, gssize length, const RfParseOptions *options,
                        RfSyntaxError *syntax_error, GError **error);

/* The encoding that a comment in the first two lines declares ("coding: latin-1", PEP 263), or
 * NULL. Transfer full. */
char *rf_parser_declared_encoding (const char *text, gsize length);

G_END_DECLS
