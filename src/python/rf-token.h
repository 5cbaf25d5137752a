/* SPDX-License-Identifier: MIT */

/* The tokens of Python: their kinds, how they are written, and where they stand.
 *
 * Invariants: a token refers to the text by offsets and owns nothing; one table drives the enum
 * and the names. Soft keywords (match, case, _, type) are NAMEs. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* T (NAME, as written) */
#define RF_TOKEN_OPERATORS(T)   \
  T (LPAR, "(")                 \
  T (RPAR, ")")                 \
  T (LSQB, "[")                 \
  T (RSQB, "]")                 \
  T (LBRACE, "{")               \
  T (RBRACE, "}")               \
  T (COLON, ":")                \
  T (COMMA, ",")                \
  T (SEMI, ";")                 \
  T (DOT, ".")                  \
  T (ELLIPSIS, "...")           \
  T (ARROW, "->")               \
  T (COLON_EQUAL, ":=")         \
  T (PLUS, "+")                 \
  T (MINUS, "-")                \
  T (STAR, "*")                 \
  T (DOUBLE_STAR, "**")         \
  T (SLASH, "/")                \
  T (DOUBLE_SLASH, "//")        \
  T (PERCENT, "%")              \
  T (AT, "@")                   \
  T (VBAR, "|")                 \
  T (AMPER, "&")                \
  T (CIRCUMFLEX, "^")           \
  T (TILDE, "~")                \
  T (LEFT_SHIFT, "<<")          \
  T (RIGHT_SHIFT, ">>")         \
  T (LESS, "<")                 \
  T (GREATER, ">")              \
  T (EQ_EQUAL, "==")            \
  T (NOT_EQUAL, "!=")           \
  T (LESS_EQUAL, "<=")          \
  T (GREATER_EQUAL, ">=")       \
  T (EQUAL, "=")                \
  T (PLUS_EQUAL, "+=")          \
  T (MIN_EQUAL, "-=")           \
  T (STAR_EQUAL, "*=")          \
  T (SLASH_EQUAL, "/=")         \
  T (PERCENT_EQUAL, "%=")       \
  T (AMPER_EQUAL, "&=")         \
  T (VBAR_EQUAL, "|=")          \
  T (CIRCUMFLEX_EQUAL, "^=")    \
  T (LEFT_SHIFT_EQUAL, "<<=")   \
  T (RIGHT_SHIFT_EQUAL, ">>=")  \
  T (DOUBLE_STAR_EQUAL, "**=")  \
  T (DOUBLE_SLASH_EQUAL, "//=") \
  T (AT_EQUAL, "@=")            \
  T (EXCLAMATION, "!")

#define RF_TOKEN_KEYWORDS(T) \
  T (FALSE, "False")         \
  T (NONE, "None")           \
  T (TRUE, "True")           \
  T (AND, "and")             \
  T (AS, "as")               \
  T (ASSERT, "assert")       \
  T (ASYNC, "async")         \
  T (AWAIT, "await")         \
  T (BREAK, "break")         \
  T (CLASS, "class")         \
  T (CONTINUE, "continue")   \
  T (DEF, "def")             \
  T (DEL, "del")             \
  T (ELIF, "elif")           \
  T (ELSE, "else")           \
  T (EXCEPT, "except")       \
  T (FINALLY, "finally")     \
  T (FOR, "for")             \
  T (FROM, "from")           \
  T (GLOBAL, "global")       \
  T (IF, "if")               \
  T (IMPORT, "import")       \
  T (IN, "in")               \
  T (IS, "is")               \
  T (LAMBDA, "lambda")       \
  T (NONLOCAL, "nonlocal")   \
  T (NOT, "not")             \
  T (OR, "or")               \
  T (PASS, "pass")           \
  T (RAISE, "raise")         \
  T (RETURN, "return")       \
  T (TRY, "try")             \
  T (WHILE, "while")         \
  T (WITH, "with")           \
  T (YIELD, "yield")

#define RF_TOKEN_ENUM(NAME, text) RF_TOKEN_##NAME,

typedef enum
{
  RF_TOKEN_END,     /* the end of the text */
  RF_TOKEN_ERROR,   /* what no token can be made of: the lexer's error says why */
  RF_TOKEN_NEWLINE, /* the end of a logical line */
  RF_TOKEN_INDENT,
  RF_TOKEN_DEDENT,
  RF_TOKEN_NAME,
  RF_TOKEN_NUMBER,
  RF_TOKEN_STRING,  /* with prefix and quotes; an f-string is one token */
  RF_TOKEN_UNKNOWN, /* one character that is no operator: $ ? ` and, before 3.12, control ones */
  RF_TOKEN_OPERATORS (RF_TOKEN_ENUM) RF_TOKEN_KEYWORDS (RF_TOKEN_ENUM) RF_TOKEN_N_KINDS
} RfTokenKind;

typedef struct
{
  guint8 kind;                                        /* RfTokenKind */
  guint8 level;                                       /* open parentheses after this token */
  guint16 soft;                                       /* NAME: RfSoftKeyword */
  guint32 start, end;                                 /* offsets in the text */
  int lineno, col_offset, end_lineno, end_col_offset; /* as in RfSpan */
} RfToken;

typedef enum
{
  RF_SOFT_NONE,
  RF_SOFT_MATCH,
  RF_SOFT_CASE,
  RF_SOFT_TYPE,
  RF_SOFT_UNDERSCORE,
  RF_SOFT_PRINT, /* not a keyword; for the advice on Python 2's statements */
  RF_SOFT_EXEC,
} RfSoftKeyword;

/* How the kind is written, or its name in capitals ("NEWLINE"). Never NULL. */
const char *rf_token_kind_get_text (RfTokenKind kind);

/* The keyword that the @length bytes at @text are, else RF_TOKEN_NAME. */
RfTokenKind rf_token_find_keyword (const char *text, gsize length);
RfSoftKeyword rf_token_find_soft_keyword (const char *text, gsize length);

/* The operator at the start of @text (at most @length bytes); its length in @operator_length.
 * RF_TOKEN_UNKNOWN and 1 if there is none. */
RfTokenKind rf_token_find_operator (const char *text, gsize length, guint *operator_length);

static inline gboolean
rf_token_kind_is_keyword (RfTokenKind kind)
{
  return kind >= RF_TOKEN_FALSE;
}

G_END_DECLS
