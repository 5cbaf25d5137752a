/* SPDX-License-Identifier: MIT */

/* The syntax tree of one Python program.
 *
 * Invariants:
 * - every node, sequence, identifier and text lives in the arena of its RfAst: one
 *   rf_ast_free() ends them all, nothing in a tree is ever freed alone;
 * - identifiers are interned: two of the same RfAst are equal exactly when their pointers are;
 * - the kinds and fields are CPython's (class names and field names of its ast module), and the
 *   table RF_AST_NODES drives the enum, the structs, the walker and the dump;
 * - no path from the root is longer than RF_AST_MAX_DEPTH, so walks may recurse;
 * - a sequence with n == 0 has items == NULL.
 *
 * Use: `node->kind` says which member of the union is valid; the member has the kind's name in
 * lower case: RF_AST_BIN_OP is node->bin_op.left, node->bin_op.op, node->bin_op.right. Names
 * that are words of C carry an underscore: if_, for_, while_, return_ ...
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest path from the root to a leaf; deeper programs are a syntax error. */
#define RF_AST_MAX_DEPTH 1500

typedef struct RfNode RfNode;
typedef struct RfAst RfAst;

/* What a pointer is expected to point to; all are RfNode. */
typedef RfNode RfStmt;
typedef RfNode RfExpr;
typedef RfNode RfPattern;

/* The nodes of a body, a list of operands, ... Where documented, items[i] may be NULL. */
typedef struct
{
  guint n;
  RfNode **items;
} RfNodeSeq;

typedef struct
{
  guint n;
  const char **items;
} RfIdentSeq;

/* Lines are 1-based, columns count UTF-8 bytes from 0; the end is exclusive. All as in
 * CPython's ast module. */
typedef struct
{
  int lineno;
  int col_offset;
  int end_lineno;
  int end_col_offset;
} RfSpan;

#define RF_AST_BOOL_OPERATORS(O) \
  O (AND, And, "and")            \
  O (OR, Or, "or")

#define RF_AST_OPERATORS(O)  \
  O (ADD, Add, "+")          \
  O (SUB, Sub, "-")          \
  O (MULT, Mult, "*")        \
  O (MAT_MULT, MatMult, "@") \
  O (DIV, Div, "/")          \
  O (MOD, Mod, "%")          \
  O (POW, Pow, "**")         \
  O (L_SHIFT, LShift, "<<")  \
  O (R_SHIFT, RShift, ">>")  \
  O (BIT_OR, BitOr, "|")     \
  O (BIT_XOR, BitXor, "^")   \
  O (BIT_AND, BitAnd, "&")   \
  O (FLOOR_DIV, FloorDiv, "//")

#define RF_AST_UNARY_OPERATORS(O) \
  O (INVERT, Invert, "~")         \
  O (NOT, Not, "not")             \
  O (U_ADD, UAdd, "+")            \
  O (U_SUB, USub, "-")

#define RF_AST_COMPARE_OPERATORS(O) \
  O (EQ, Eq, "==")                  \
  O (NOT_EQ, NotEq, "!=")           \
  O (LT, Lt, "<")                   \
  O (LT_E, LtE, "<=")               \
  O (GT, Gt, ">")                   \
  O (GT_E, GtE, ">=")               \
  O (IS, Is, "is")                  \
  O (IS_NOT, IsNot, "is not")       \
  O (IN, In, "in")                  \
  O (NOT_IN, NotIn, "not in")

#define RF_AST_CONTEXTS(O) \
  O (LOAD, Load, "")       \
  O (STORE, Store, "")     \
  O (DEL, Del, "")

/* RF_BOOL_AND; RF_OPERATOR_ADD; RF_UNARY_INVERT; RF_COMPARE_EQ; RF_CONTEXT_LOAD ... */
#define RF_AST_ENUM_BOOL(NAME, Name, sign) RF_BOOL_##NAME,
#define RF_AST_ENUM_OPERATOR(NAME, Name, sign) RF_OPERATOR_##NAME,
#define RF_AST_ENUM_UNARY(NAME, Name, sign) RF_UNARY_##NAME,
#define RF_AST_ENUM_COMPARE(NAME, Name, sign) RF_COMPARE_##NAME,
#define RF_AST_ENUM_CONTEXT(NAME, Name, sign) RF_CONTEXT_##NAME,

typedef enum
{
  RF_AST_BOOL_OPERATORS (RF_AST_ENUM_BOOL)
} RfBoolOperator;

typedef enum
{
  RF_AST_OPERATORS (RF_AST_ENUM_OPERATOR)
} RfOperator;

typedef enum
{
  RF_AST_UNARY_OPERATORS (RF_AST_ENUM_UNARY)
} RfUnaryOperator;

typedef enum
{
  RF_AST_COMPARE_OPERATORS (RF_AST_ENUM_COMPARE)
} RfCompareOperator;

typedef enum
{
  RF_AST_CONTEXTS (RF_AST_ENUM_CONTEXT)
} RfContext;

typedef struct
{
  guint n;
  RfCompareOperator *items;
} RfCompareSeq;

typedef enum
{
  RF_CONSTANT_NONE,
  RF_CONSTANT_FALSE,
  RF_CONSTANT_TRUE,
  RF_CONSTANT_ELLIPSIS,
  RF_CONSTANT_INT,
  RF_CONSTANT_FLOAT,
  RF_CONSTANT_COMPLEX,
  RF_CONSTANT_STR,
  RF_CONSTANT_BYTES,
} RfConstantKind;

/* The value of a literal.
 * INT: text holds the digits only (no prefix, no underscores) in the given base: what
 *   mpz_set_str (z, text, base) takes;
 * FLOAT, COMPLEX: number is the value, for COMPLEX that of the imaginary part;
 * STR: text is UTF-8, where "\ud800" stands as the three bytes that UTF-8 would give to the lone
 *   surrogate; it may hold NULs, see length; BYTES: the bytes;
 * text is always terminated by a NUL that is not counted in length. */
typedef struct
{
  RfConstantKind kind;
  guint8 base;       /* INT: 2, 8, 10 or 16 */
  gboolean u_prefix; /* STR: written u'...' */
  gsize length;      /* INT, STR, BYTES: bytes in text */
  const char *text;
  double number;
} RfConstant;

/* clang-format off */

/* N (ENUM, member, ClassName, group, fields), F (member, type, field).
 *
 * Groups: mod, stmt, expr, pattern, type_param have positions that CPython's ast shows; so have
 * arg, keyword, alias and handler (group "part"); the group "bare" (arguments, comprehension,
 * withitem, match_case) has a span here that CPython's does not have.
 *
 * Types: node (never NULL), node_opt (NULL if absent), nodes; ident, ident_opt, idents; integer;
 * ctx, bool_op, op, unary_op, compare_ops; constant.
 *
 * Particulars:
 * - dict.keys.items[i] is NULL for `**mapping`; arguments.kw_defaults.items[i] is NULL where the
 *   keyword-only parameter has no default;
 * - handler.type NULL: bare except; keyword.arg NULL: **mapping;
 *   import_from.module NULL: `from . import`;
 * - formatted_value.conversion: -1, 's', 'r' or 'a'; ann_assign.simple: 1 for a bare name;
 * - match_star.name NULL: `*_`; match_as.pattern and .name NULL: `_`; match_mapping.rest;
 * - match_class.kwd_attrs[i] names kwd_patterns[i];
 * - match_singleton.value is NONE, TRUE or FALSE;
 * - type_params exist from 3.12 on, default_value from 3.13 on.
 */
#define RF_AST_NODES(N, F)                                                                         \
  N (MODULE, module, Module, mod,                                                                  \
     F (module, nodes, body) F (module, nodes, type_ignores))                                      \
  N (EXPRESSION, expression, Expression, mod, F (expression, node, body))                          \
                                                                                                   \
  N (FUNCTION_DEF, function_def, FunctionDef, stmt,                                                \
     F (function_def, ident, name) F (function_def, node, args) F (function_def, nodes, body)      \
     F (function_def, nodes, decorator_list) F (function_def, node_opt, returns)                   \
     F (function_def, nodes, type_params))                                                         \
  N (ASYNC_FUNCTION_DEF, async_function_def, AsyncFunctionDef, stmt,                               \
     F (async_function_def, ident, name) F (async_function_def, node, args)                        \
     F (async_function_def, nodes, body) F (async_function_def, nodes, decorator_list)             \
     F (async_function_def, node_opt, returns) F (async_function_def, nodes, type_params))         \
  N (CLASS_DEF, class_def, ClassDef, stmt,                                                         \
     F (class_def, ident, name) F (class_def, nodes, bases) F (class_def, nodes, keywords)         \
     F (class_def, nodes, body) F (class_def, nodes, decorator_list)                               \
     F (class_def, nodes, type_params))                                                            \
  N (RETURN, return_, Return, stmt, F (return_, node_opt, value))                                  \
  N (DELETE, delete_, Delete, stmt, F (delete_, nodes, targets))                                   \
  N (ASSIGN, assign, Assign, stmt, F (assign, nodes, targets) F (assign, node, value))             \
  N (TYPE_ALIAS, type_alias, TypeAlias, stmt,                                                      \
     F (type_alias, node, name) F (type_alias, nodes, type_params) F (type_alias, node, value))    \
  N (AUG_ASSIGN, aug_assign, AugAssign, stmt,                                                      \
     F (aug_assign, node, target) F (aug_assign, op, op) F (aug_assign, node, value))              \
  N (ANN_ASSIGN, ann_assign, AnnAssign, stmt,                                                      \
     F (ann_assign, node, target) F (ann_assign, node, annotation)                                 \
     F (ann_assign, node_opt, value) F (ann_assign, integer, simple))                              \
  N (FOR, for_, For, stmt,                                                                         \
     F (for_, node, target) F (for_, node, iter) F (for_, nodes, body) F (for_, nodes, orelse))    \
  N (ASYNC_FOR, async_for, AsyncFor, stmt,                                                         \
     F (async_for, node, target) F (async_for, node, iter) F (async_for, nodes, body)              \
     F (async_for, nodes, orelse))                                                                 \
  N (WHILE, while_, While, stmt,                                                                   \
     F (while_, node, test) F (while_, nodes, body) F (while_, nodes, orelse))                     \
  N (IF, if_, If, stmt, F (if_, node, test) F (if_, nodes, body) F (if_, nodes, orelse))           \
  N (WITH, with, With, stmt, F (with, nodes, items) F (with, nodes, body))                         \
  N (ASYNC_WITH, async_with, AsyncWith, stmt,                                                      \
     F (async_with, nodes, items) F (async_with, nodes, body))                                     \
  N (MATCH, match, Match, stmt, F (match, node, subject) F (match, nodes, cases))                  \
  N (RAISE, raise_, Raise, stmt, F (raise_, node_opt, exc) F (raise_, node_opt, cause))            \
  N (TRY, try_, Try, stmt,                                                                         \
     F (try_, nodes, body) F (try_, nodes, handlers) F (try_, nodes, orelse)                       \
     F (try_, nodes, finalbody))                                                                   \
  N (TRY_STAR, try_star, TryStar, stmt,                                                            \
     F (try_star, nodes, body) F (try_star, nodes, handlers) F (try_star, nodes, orelse)           \
     F (try_star, nodes, finalbody))                                                               \
  N (ASSERT, assert_, Assert, stmt, F (assert_, node, test) F (assert_, node_opt, msg))            \
  N (IMPORT, import_, Import, stmt, F (import_, nodes, names))                                     \
  N (IMPORT_FROM, import_from, ImportFrom, stmt,                                                   \
     F (import_from, ident_opt, module) F (import_from, nodes, names)                              \
     F (import_from, integer, level))                                                              \
  N (GLOBAL, global_, Global, stmt, F (global_, idents, names))                                    \
  N (NONLOCAL, nonlocal_, Nonlocal, stmt, F (nonlocal_, idents, names))                            \
  N (EXPR, expr, Expr, stmt, F (expr, node, value))                                                \
  N (PASS, pass_, Pass, stmt, )                                                                    \
  N (BREAK, break_, Break, stmt, )                                                                 \
  N (CONTINUE, continue_, Continue, stmt, )                                                        \
                                                                                                   \
  N (BOOL_OP, bool_op, BoolOp, expr, F (bool_op, bool_op, op) F (bool_op, nodes, values))          \
  N (NAMED_EXPR, named_expr, NamedExpr, expr,                                                      \
     F (named_expr, node, target) F (named_expr, node, value))                                     \
  N (BIN_OP, bin_op, BinOp, expr,                                                                  \
     F (bin_op, node, left) F (bin_op, op, op) F (bin_op, node, right))                            \
  N (UNARY_OP, unary_op, UnaryOp, expr, F (unary_op, unary_op, op) F (unary_op, node, operand))    \
  N (LAMBDA, lambda, Lambda, expr, F (lambda, node, args) F (lambda, node, body))                  \
  N (IF_EXP, if_exp, IfExp, expr,                                                                  \
     F (if_exp, node, test) F (if_exp, node, body) F (if_exp, node, orelse))                       \
  N (DICT, dict, Dict, expr, F (dict, nodes, keys) F (dict, nodes, values))                        \
  N (SET, set, Set, expr, F (set, nodes, elts))                                                    \
  N (LIST_COMP, list_comp, ListComp, expr,                                                         \
     F (list_comp, node, elt) F (list_comp, nodes, generators))                                    \
  N (SET_COMP, set_comp, SetComp, expr,                                                            \
     F (set_comp, node, elt) F (set_comp, nodes, generators))                                      \
  N (DICT_COMP, dict_comp, DictComp, expr,                                                         \
     F (dict_comp, node, key) F (dict_comp, node, value) F (dict_comp, nodes, generators))         \
  N (GENERATOR_EXP, generator_exp, GeneratorExp, expr,                                             \
     F (generator_exp, node, elt) F (generator_exp, nodes, generators))                            \
  N (AWAIT, await, Await, expr, F (await, node, value))                                            \
  N (YIELD, yield, Yield, expr, F (yield, node_opt, value))                                        \
  N (YIELD_FROM, yield_from, YieldFrom, expr, F (yield_from, node, value))                         \
  N (COMPARE, compare, Compare, expr,                                                              \
     F (compare, node, left) F (compare, compare_ops, ops) F (compare, nodes, comparators))        \
  N (CALL, call, Call, expr,                                                                       \
     F (call, node, func) F (call, nodes, args) F (call, nodes, keywords))                         \
  N (FORMATTED_VALUE, formatted_value, FormattedValue, expr,                                       \
     F (formatted_value, node, value) F (formatted_value, integer, conversion)                     \
     F (formatted_value, node_opt, format_spec))                                                   \
  N (JOINED_STR, joined_str, JoinedStr, expr, F (joined_str, nodes, values))                       \
  N (CONSTANT, constant, Constant, expr, F (constant, constant, value))                            \
  N (ATTRIBUTE, attribute, Attribute, expr,                                                        \
     F (attribute, node, value) F (attribute, ident, attr) F (attribute, ctx, ctx))                \
  N (SUBSCRIPT, subscript, Subscript, expr,                                                        \
     F (subscript, node, value) F (subscript, node, slice) F (subscript, ctx, ctx))                \
  N (STARRED, starred, Starred, expr, F (starred, node, value) F (starred, ctx, ctx))              \
  N (NAME, name, Name, expr, F (name, ident, id) F (name, ctx, ctx))                               \
  N (LIST, list, List, expr, F (list, nodes, elts) F (list, ctx, ctx))                             \
  N (TUPLE, tuple, Tuple, expr, F (tuple, nodes, elts) F (tuple, ctx, ctx))                        \
  N (SLICE, slice, Slice, expr,                                                                    \
     F (slice, node_opt, lower) F (slice, node_opt, upper) F (slice, node_opt, step))              \
                                                                                                   \
  N (COMPREHENSION, comprehension, comprehension, bare,                                            \
     F (comprehension, node, target) F (comprehension, node, iter) F (comprehension, nodes, ifs)   \
     F (comprehension, integer, is_async))                                                         \
  N (EXCEPT_HANDLER, handler, ExceptHandler, part,                                                 \
     F (handler, node_opt, type) F (handler, ident_opt, name) F (handler, nodes, body))            \
  N (ARGUMENTS, arguments, arguments, bare,                                                        \
     F (arguments, nodes, posonlyargs) F (arguments, nodes, args) F (arguments, node_opt, vararg)  \
     F (arguments, nodes, kwonlyargs) F (arguments, nodes, kw_defaults)                            \
     F (arguments, node_opt, kwarg) F (arguments, nodes, defaults))                                \
  N (ARG, arg, arg, part, F (arg, ident, arg) F (arg, node_opt, annotation))                       \
  N (KEYWORD, keyword, keyword, part, F (keyword, ident_opt, arg) F (keyword, node, value))        \
  N (ALIAS, alias, alias, part, F (alias, ident, name) F (alias, ident_opt, asname))               \
  N (WITHITEM, withitem, withitem, bare,                                                           \
     F (withitem, node, context_expr) F (withitem, node_opt, optional_vars))                       \
  N (MATCH_CASE, match_case, match_case, bare,                                                     \
     F (match_case, node, pattern) F (match_case, node_opt, guard) F (match_case, nodes, body))    \
                                                                                                   \
  N (MATCH_VALUE, match_value, MatchValue, pattern, F (match_value, node, value))                  \
  N (MATCH_SINGLETON, match_singleton, MatchSingleton, pattern,                                    \
     F (match_singleton, constant, value))                                                         \
  N (MATCH_SEQUENCE, match_sequence, MatchSequence, pattern, F (match_sequence, nodes, patterns))  \
  N (MATCH_MAPPING, match_mapping, MatchMapping, pattern,                                          \
     F (match_mapping, nodes, keys) F (match_mapping, nodes, patterns)                             \
     F (match_mapping, ident_opt, rest))                                                           \
  N (MATCH_CLASS, match_class, MatchClass, pattern,                                                \
     F (match_class, node, cls) F (match_class, nodes, patterns)                                   \
     F (match_class, idents, kwd_attrs) F (match_class, nodes, kwd_patterns))                      \
  N (MATCH_STAR, match_star, MatchStar, pattern, F (match_star, ident_opt, name))                  \
  N (MATCH_AS, match_as, MatchAs, pattern,                                                         \
     F (match_as, node_opt, pattern) F (match_as, ident_opt, name))                                \
  N (MATCH_OR, match_or, MatchOr, pattern, F (match_or, nodes, patterns))                          \
                                                                                                   \
  N (TYPE_VAR, type_var, TypeVar, type_param,                                                      \
     F (type_var, ident, name) F (type_var, node_opt, bound)                                       \
     F (type_var, node_opt, default_value))                                                        \
  N (PARAM_SPEC, param_spec, ParamSpec, type_param,                                                \
     F (param_spec, ident, name) F (param_spec, node_opt, default_value))                          \
  N (TYPE_VAR_TUPLE, type_var_tuple, TypeVarTuple, type_param,                                     \
     F (type_var_tuple, ident, name) F (type_var_tuple, node_opt, default_value))

/* clang-format on */

#define RF_AST_ENUM_NODE(NAME, member, Class, group, fields) RF_AST_##NAME,
#define RF_AST_NO_FIELD(member, type, field)

typedef enum
{
  RF_AST_NODES (RF_AST_ENUM_NODE, RF_AST_NO_FIELD) RF_AST_N_KINDS
} RfNodeKind;

#define RF_AST_C_TYPE_node RfNode *
#define RF_AST_C_TYPE_node_opt RfNode *
#define RF_AST_C_TYPE_nodes RfNodeSeq
#define RF_AST_C_TYPE_ident const char *
#define RF_AST_C_TYPE_ident_opt const char *
#define RF_AST_C_TYPE_idents RfIdentSeq
#define RF_AST_C_TYPE_integer int
#define RF_AST_C_TYPE_ctx RfContext
#define RF_AST_C_TYPE_bool_op RfBoolOperator
#define RF_AST_C_TYPE_op RfOperator
#define RF_AST_C_TYPE_unary_op RfUnaryOperator
#define RF_AST_C_TYPE_compare_ops RfCompareSeq
#define RF_AST_C_TYPE_constant RfConstant

#define RF_AST_STRUCT_NODE(NAME, member, Class, group, fields) \
  struct                                                       \
  {                                                            \
    fields                                                     \
  } member;
#define RF_AST_STRUCT_FIELD(member, type, field) RF_AST_C_TYPE_##type field;

/* A node is allocated only as large as its kind needs: never copy one by value. */
struct RfNode
{
  guint16 kind;  /* RfNodeKind */
  guint16 depth; /* 1 + the greatest depth among its children */
  RfSpan span;
  union
  {
    RF_AST_NODES (RF_AST_STRUCT_NODE, RF_AST_STRUCT_FIELD)
  };
};

/* The group of a kind, in CPython's words (see RF_AST_NODES). */
typedef enum
{
  RF_GROUP_mod,
  RF_GROUP_stmt,
  RF_GROUP_expr,
  RF_GROUP_part,
  RF_GROUP_bare,
  RF_GROUP_pattern,
  RF_GROUP_type_param,
} RfNodeGroup;

/* What CPython writes to stderr while compiling, e.g. SyntaxWarning: "is" with a literal. */
typedef struct
{
  const char *category; /* "SyntaxWarning" or "DeprecationWarning" */
  const char *message;
  int lineno;
} RfAstWarning;

/* Makes an empty tree for a copy of the @length bytes at @text. filename may not be NULL; minor
 * is the 3.minor whose grammar applies. Transfer full: free with rf_ast_free(). */
RfAst *rf_ast_new (const char *text, gsize length, const char *filename, int minor);

/* Frees the tree and all in it. @ast may be NULL. */
void rf_ast_free (RfAst *ast);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfAst, rf_ast_free)

/* The root: MODULE or EXPRESSION; NULL before it is set. */
RfNode *rf_ast_get_root (const RfAst *ast);
void rf_ast_set_root (RfAst *ast, RfNode *root);

/* The name of the file as given, the minor version, the source text as read (line ends are '\n',
 * no byte order mark). All owned by the tree. */
const char *rf_ast_get_filename (const RfAst *ast);
int rf_ast_get_minor (const RfAst *ast);
const char *rf_ast_get_text (const RfAst *ast, gsize *length);

/* The bytes of line @lineno (from 1) without its line end; NULL if there is no such line.
 * @length may not be NULL. Transfer none; the text is not terminated by a NUL. */
const char *rf_ast_get_line (const RfAst *ast, int lineno, gsize *length);

/* Takes memory from the arena, zeroed, aligned for any type. Never NULL. */
gpointer rf_ast_alloc (RfAst *ast, gsize size);

/* The one copy of the identifier @name in this tree. @length -1: up to the NUL. */
const char *rf_ast_intern (RfAst *ast, const char *name, gssize length);

/* A new node of @kind at @span with all fields zero. */
RfNode *rf_ast_new_node (RfAst *ast, RfNodeKind kind, RfSpan span);

/* Sets node->depth from its children (which must have theirs). FALSE if that is more than
 * RF_AST_MAX_DEPTH. */
gboolean rf_node_update_depth (RfNode *node);

/* Whether annotations become text instead of being evaluated: the program says from __future__
 * import annotations, or whoever compiles it has said so. */
gboolean rf_ast_annotations_are_text (const RfAst *ast);
void rf_ast_set_annotations_are_text (RfAst *ast);

/* Adds a warning; the texts are copied. */
void rf_ast_add_warning (RfAst *ast, const char *category, const char *message, int lineno);

/* The warnings in the order in which CPython gives them. */
guint rf_ast_get_n_warnings (const RfAst *ast);
const RfAstWarning *rf_ast_get_warning (const RfAst *ast, guint index);

/* The warning as CPython writes it on stderr: "x.py:1: SyntaxWarning: ...\n  source line\n".
 * Transfer full. */
char *rf_ast_warning_to_text (const RfAst *ast, const RfAstWarning *warning);

/* The class name as in CPython's ast module: "BinOp", "arguments", ... */
const char *rf_node_kind_get_name (RfNodeKind kind);
RfNodeGroup rf_node_kind_get_group (RfNodeKind kind);

/* "+", "not in", ...: how the operator is written. */
const char *rf_operator_get_sign (RfOperator op);
const char *rf_unary_operator_get_sign (RfUnaryOperator op);
const char *rf_compare_operator_get_sign (RfCompareOperator op);

/* "Add", "NotIn", "Load", ...: the class name in CPython's ast module. */
const char *rf_operator_get_name (RfOperator op);
const char *rf_unary_operator_get_name (RfUnaryOperator op);
const char *rf_compare_operator_get_name (RfCompareOperator op);
const char *rf_bool_operator_get_name (RfBoolOperator op);
const char *rf_context_get_name (RfContext context);

/* What type a field has: one for each word in the table above. */
typedef enum
{
  RF_FIELD_node,
  RF_FIELD_node_opt,
  RF_FIELD_nodes,
  RF_FIELD_ident,
  RF_FIELD_ident_opt,
  RF_FIELD_idents,
  RF_FIELD_integer,
  RF_FIELD_ctx,
  RF_FIELD_bool_op,
  RF_FIELD_op,
  RF_FIELD_unary_op,
  RF_FIELD_compare_ops,
  RF_FIELD_constant,
} RfAstFieldType;

typedef struct
{
  RfAstFieldType type;
  const char *name;
  guint offset; /* within RfNode */
} RfFieldInfo;

/* The fields of a kind, in order; @n_fields is their number. Transfer none. */
const RfFieldInfo *rf_node_kind_get_fields (RfNodeKind kind, guint *n_fields);

/* The place of the field within @node. */
#define RF_FIELD_AT(node, info, type) (*(type *) ((char *) (node) + (info)->offset))

/* Called for each child; FALSE ends the walk. */
typedef gboolean (*RfNodeVisit) (RfNode *child, gpointer data);

/* Calls @visit for each child of @node in the order of the fields (absent ones are skipped).
 * FALSE if a visit ended it. */
gboolean rf_node_foreach_child (RfNode *node, RfNodeVisit visit, gpointer data);

/* The private name: `__x` within the class `_C` is `_C__x`; every other name is returned as it
 * is. @class_name NULL: not within a class. Both names and the answer are interned. */
const char *rf_ast_mangle (RfAst *ast, const char *class_name, const char *name);

/* The tree as one line of text, as CPython's ast.dump() of the tree's version writes it; @node
 * NULL: the root. Transfer full. */
char *rf_ast_dump (const RfAst *ast, const RfNode *node, gboolean include_attributes);

/* The value of a literal (a CONSTANT, or signs and sums of such) as Python's repr() writes it.
 * Transfer full. */
char *rf_ast_dump_value (const RfAst *ast, const RfNode *node);

G_END_DECLS
