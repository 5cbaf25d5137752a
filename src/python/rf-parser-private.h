/* SPDX-License-Identifier: MIT */

/* What the files of the parser share.
 *
 * Invariants:
 * - a function that parses returns NULL (or FALSE) if it can't; then either parser->failed is set
 *   and the error is final, or it is not and the caller may try something else after rewinding;
 * - the first pass (diagnosing FALSE) only accepts or does not; when it does not, a second pass
 *   over the same text looks for the reason: only then are the explanations of CPython's invalid_…
 *   rules given, in CPython's order;
 * - frames counts about how many C frames are in use by the parser's recursion.
 */

#pragma once

#include "python/rf-lexer.h"
#include "python/rf-parser.h"

G_BEGIN_DECLS

#define PARSER_MAX_FRAMES 5000

/* Explaining reads parts of a program again, nested ones again and again. When it has read this
 * many times as many atoms as the program has bytes (and some more), it is given up. */
#define PARSER_MAX_EFFORT 4
#define PARSER_MIN_EFFORT 200000

/* How many frames each way of recursing uses. */
#define FRAMES_ATOM 12
#define FRAMES_EXPRESSION 2
#define FRAMES_OPERATOR 1
#define FRAMES_STATEMENT 4

typedef struct RfTokenStream RfTokenStream;

struct RfTokenStream
{
  RfTokenStream *outer; /* of the text around the f-string */
  RfLexer lexer;
  RfToken *tokens; /* those since the last forget */
  guint n, size;
  guint pos; /* the current one */
};

typedef struct
{
  RfAst *ast;
  const char *text;
  guint32 length;
  int minor;
  gboolean is_text, ends_bare; /* see RfParseOptions */
  int column_minor;            /* 13 for a text that is no file: see rf_lexer_count_columns() */
  RfTokenStream *stream;
  gboolean diagnosing;
  guint64 effort; /* atoms that were read while explaining */
  int quiet;      /* > 0: within a trial that must give no explanations */
  int frames;
  gboolean failed;
  gboolean has_generic_place; /* the furthest token of the first pass is known */
  RfToken generic_token;
  guint32 generic_pos, generic_line_start; /* where its lexer stood */
  int generic_lineno;
  RfSyntaxError *error;
  GPtrArray *scratch;      /* nodes of sequences that are being built */
  gboolean part_before_12; /* within the expression of an f-string of 3.10 or 3.11 */
  guint32 part_start, part_end;
} RfParser;

/* A place to come back to. */
typedef struct
{
  guint pos;
  guint n_scratch;
} RfMark;

/* Tokens **************************************************************************************/

const RfToken *rf_parser_fetch (RfParser *p, guint index);

/* The current token, or one after it. The pointer holds until the next token is read. */
static inline const RfToken *
peek_token (RfParser *p)
{
  RfTokenStream *stream = p->stream;

  return stream->pos < stream->n ? &stream->tokens[stream->pos] : rf_parser_fetch (p, stream->pos);
}

static inline RfTokenKind
peek_kind (RfParser *p)
{
  return peek_token (p)->kind;
}

static inline const RfToken *
peek_ahead (RfParser *p, guint distance)
{
  return rf_parser_fetch (p, p->stream->pos + distance);
}

static inline void
skip_token (RfParser *p)
{
  p->stream->pos++;
}

/* Skips the current token if it is of this kind. */
static inline gboolean
accept_token (RfParser *p, RfTokenKind kind)
{
  if (peek_kind (p) != kind)
    return FALSE;
  p->stream->pos++;
  return TRUE;
}

/* The token before the current one; there must be one. */
const RfToken *rf_parser_last_token (RfParser *p);

static inline RfMark
parser_mark (RfParser *p)
{
  return (RfMark){ p->stream->pos, p->scratch->len };
}

void rf_parser_rewind (RfParser *p, RfMark mark);

/* Whether explanations are wanted now. */
static inline gboolean
is_diagnosing (const RfParser *p)
{
  return p->diagnosing && p->quiet == 0 && !p->failed;
}

void rf_parser_push_part (RfParser *p, RfTokenStream *part, guint32 start, guint32 end, int lineno,
                          guint32 line_start);
void rf_parser_pop_part (RfParser *p);

/* FALSE, with the error set, if the recursion is too deep. Undo with leave_frames() on all ways
 * out: who rewinds goes on after a failure. */
gboolean rf_parser_enter (RfParser *p, int frames);

static inline void
leave_frames (RfParser *p, int frames)
{
  p->frames -= frames;
}

/* Errors: all return NULL; an error that is already set stays ***********************************/

gpointer rf_parser_fail_at_token (RfParser *p, const RfToken *token, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
gpointer rf_parser_fail_at_node (RfParser *p, const RfNode *node, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
gpointer rf_parser_fail_at_span (RfParser *p, RfSpan span, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* At the furthest token that was read. */
gpointer rf_parser_fail_here (RfParser *p, RfSyntaxErrorClass error_class, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* From @span's start to where the lexer stands. */
gpointer rf_parser_fail_from (RfParser *p, RfSpan span, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
gpointer rf_parser_fail_too_deep (RfParser *p);
/* At a token without a place of its own: where the lexer stood. */
gpointer rf_parser_fail_at_lexer (RfParser *p, RfSyntaxErrorClass error_class, const RfToken *token,
                                  guint32 pos, guint32 line_start, const char *message);
/* "'(' was never closed" */
void rf_parser_fail_never_closed (RfParser *p, const RfLexer *lexer);

/* Sets the error with offsets in characters from 1, as the lexer has them. */
gpointer rf_parser_fail_raw (RfParser *p, RfSyntaxErrorClass error_class, int lineno, int offset,
                             int end_lineno, int end_offset, const char *message);

/* Spans ***************************************************************************************/

static inline RfSpan
span_of_token (const RfToken *token)
{
  return (RfSpan){ token->lineno, token->col_offset, token->end_lineno, token->end_col_offset };
}

static inline RfSpan
span_join (RfSpan start, RfSpan end)
{
  return (RfSpan){ start.lineno, start.col_offset, end.end_lineno, end.end_col_offset };
}

/* From @start to the end of the last token before the current one that can be seen. */
RfSpan rf_parser_span_to_here (RfParser *p, RfSpan start);

static inline RfSpan
span_here (RfParser *p)
{
  return span_of_token (peek_token (p));
}

/* Nodes ***************************************************************************************/

RfNode *rf_parser_new_node (RfParser *p, RfNodeKind kind, RfSpan span);

/* Checks the depth once the fields are set; NULL if the tree becomes too deep. */
RfNode *rf_parser_finish_node (RfParser *p, RfNode *node);

static inline void
push_node (RfParser *p, RfNode *node)
{
  g_ptr_array_add (p->scratch, node);
}

/* The nodes that were pushed since scratch had @mark entries, as a sequence. */
RfNodeSeq rf_parser_take_nodes (RfParser *p, guint mark);
RfNodeSeq rf_parser_one_node (RfParser *p, RfNode *node);

/* The identifier of a NAME token, in normal form. */
const char *rf_parser_token_identifier (RfParser *p, const RfToken *token);

RfNode *rf_parser_new_name (RfParser *p, const RfToken *token, RfContext context);

/* Whether the node was written in parentheses of its own, when @start is its first token. */
gboolean rf_parser_is_parenthesized (const RfNode *node, const RfToken *start);

/* Statements: rf-parser.c, rf-parser-simple.c, rf-parser-compound.c *****************************/

gboolean rf_parse_statement (RfParser *p);         /* pushes the statement, or several */
gboolean rf_parse_simple_statements (RfParser *p); /* pushes them */
/* The block behind ':', which belongs to @after ("'if' statement") in line @lineno. */
gboolean rf_parse_block (RfParser *p, const char *after, int lineno, RfNodeSeq *body);
/* NULL with the tokens rewound: `match` is a name here. */
RfNode *rf_parse_match_statement (RfParser *p);
gboolean rf_parse_type_params (RfParser *p, RfNodeSeq *params);

/* Expressions *********************************************************************************/

RfNode *rf_parse_star_expressions (RfParser *p);
RfNode *rf_parse_star_expression (RfParser *p);
RfNode *rf_parse_star_named_expression (RfParser *p);
RfNode *rf_parse_named_expression (RfParser *p);
RfNode *rf_parse_expression (RfParser *p);
RfNode *rf_parse_expressions (RfParser *p);
RfNode *rf_parse_disjunction (RfParser *p);
RfNode *rf_parse_bitwise_or (RfParser *p);
RfNode *rf_parse_yield_or_star_expressions (RfParser *p);
RfNode *rf_parse_yield (RfParser *p);
RfNode *rf_parse_lambda (RfParser *p);
RfNode *rf_parse_atom (RfParser *p);
RfNode *rf_parse_slices (RfParser *p);
/* Behind '(' up to and with ')'. */
gboolean rf_parse_arguments (RfParser *p, gboolean may_generate, RfNodeSeq *args,
                             RfNodeSeq *keywords);
gboolean rf_parse_for_if_clauses (RfParser *p, RfNodeSeq *generators);
RfNode *rf_parse_strings (RfParser *p);
RfNode *rf_parse_number (RfParser *p);
/* What may be assigned to, deleted, iterated into: as an expression, with no context yet. */
RfNode *rf_parse_target_list (RfParser *p);
RfNode *rf_parse_del_target (RfParser *p);
/* A primary, or `await` and one. */
RfNode *rf_parse_await (RfParser *p);
RfNode *rf_parse_parameters (RfParser *p, gboolean is_lambda);

/* Whether an expression can begin with this token. */
gboolean rf_parser_starts_expression (const RfToken *token);

/* Targets: rf-parser-target.c *****************************************************************/

typedef enum
{
  TARGET_STAR, /* assignment */
  TARGET_DEL,
  TARGET_FOR,
} RfTargetKind;

/* The part of @node that can't be a target; NULL if all of it can. */
const RfNode *rf_parser_find_invalid_target (const RfNode *node, RfTargetKind kind);

/* "literal", "function call", ...: what the node is in messages. */
const char *rf_parser_describe (const RfNode *node);

/* Fails with "cannot assign to …" or "cannot delete …" if @node can't be a target and explanations
 * are wanted. TRUE if it can be. */
gboolean rf_parser_check_target (RfParser *p, const RfNode *node, RfTargetKind kind);

/* Gives @node and its elements the context. */
void rf_parser_set_context (RfNode *node, RfContext context);

G_END_DECLS
