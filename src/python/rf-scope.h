/* SPDX-License-Identifier: MIT */

/* The symbol tables: for each block of a program, what each of its names means.
 *
 * Invariants:
 * - one RfScope for each MODULE/EXPRESSION, CLASS_DEF, FUNCTION_DEF, ASYNC_FUNCTION_DEF, LAMBDA
 *   and comprehension (LIST_COMP, SET_COMP, DICT_COMP, GENERATOR_EXP) of the tree, plus one for
 *   the type parameters of a generic function, class or type alias (3.12+);
 * - every name in a scope is already mangled and is interned in the tree (compare by pointer);
 * - a FREE name of a scope is CELL or FREE in the next enclosing function-like scope (classes
 *   pass through: there it is in freevars), so that a closure can always be built;
 * - the order of cellvars and freevars is that of CPython's co_cellvars and co_freevars.
 */

#pragma once

#include "python/rf-ast.h"
#include "python/rf-syntax-error.h"

G_BEGIN_DECLS

typedef enum
{
  RF_SCOPE_MODULE,
  RF_SCOPE_CLASS,
  RF_SCOPE_FUNCTION, /* def and async def */
  RF_SCOPE_LAMBDA,
  RF_SCOPE_COMPREHENSION, /* list, set, dict comprehension, generator expression */
  RF_SCOPE_TYPE_PARAMS,   /* the scope around a generic function, class or alias (3.12+) */
  RF_SCOPE_TYPE_ALIAS,    /* the lazily evaluated value of a type statement (3.12+) */
  RF_SCOPE_TYPE_VARIABLE, /* the lazily evaluated bound or default of a type parameter (3.12+) */
} RfScopeKind;

typedef enum
{
  RF_BINDING_LOCAL,           /* fast local in a function; name in the namespace elsewhere */
  RF_BINDING_GLOBAL_EXPLICIT, /* named in a global statement */
  RF_BINDING_GLOBAL_IMPLICIT, /* not bound here nor in an enclosing function */
  RF_BINDING_FREE,            /* a cell of an enclosing function */
  RF_BINDING_CELL,            /* bound here, and used by an inner function */
} RfBinding;

/* How a name occurs in a block. */
typedef enum
{
  RF_SYMBOL_ASSIGNED = 1 << 0, /* stored or deleted: also for, with, import, def, class ... */
  RF_SYMBOL_USED = 1 << 1,     /* loaded */
  RF_SYMBOL_PARAMETER = 1 << 2,
  RF_SYMBOL_GLOBAL = 1 << 3,   /* global statement */
  RF_SYMBOL_NONLOCAL = 1 << 4, /* nonlocal statement */
  RF_SYMBOL_IMPORTED = 1 << 5,
  RF_SYMBOL_ANNOTATED = 1 << 6,
  RF_SYMBOL_ITERATION = 1 << 7,  /* target of a comprehension */
  RF_SYMBOL_FREE_CLASS = 1 << 8, /* in a class: local, but an inner function's free name too */
  RF_SYMBOL_TYPE_PARAM = 1 << 9,
} RfSymbolFlags;

typedef struct
{
  const char *name; /* mangled, interned */
  RfBinding binding;
  guint flags; /* RfSymbolFlags */
} RfSymbol;

typedef struct RfScope RfScope;
typedef struct RfScopes RfScopes;

struct RfScope
{
  RfScopeKind kind;
  const char *name;     /* as CPython's co_name: "f", "<module>", "<lambda>", "<listcomp>" ... */
  const char *qualname; /* as co_qualname: "C.f.<locals>.g" */
  RfNode *node;
  RfScope *parent;        /* NULL: the module */
  const char *class_name; /* for mangling: the innermost class around or NULL; a class: its own */

  RfSymbol *symbols; /* in the order of first occurrence */
  guint n_symbols;

  /* Interned names, in CPython's order. varnames: parameters (positional, keyword-only, *args,
   * **kwargs), then the other locals that are not cells in the order in which CPython's compiler
   * first meets them; only for function-like scopes. Parameters that are cells stay in varnames. */
  const char **varnames;
  guint n_varnames;
  guint n_parameters; /* the leading part of varnames */
  const char **cellvars;
  guint n_cellvars;
  const char **freevars;
  guint n_freevars;

  RfScope **children; /* in source order */
  guint n_children;

  gboolean is_nested;    /* inside a function: free names are possible */
  gboolean is_generator; /* has yield, or is a generator expression */
  gboolean is_coroutine; /* async, or a comprehension with await */
  gboolean has_star_import;
  gboolean returns_value; /* has `return x` */
  /* Class: an inner function uses super() or __class__; "__class__" is then in cellvars and the
   * class body must leave the cell in __classcell__. */
  gboolean needs_class_closure;
  /* Class: type parameters or such of an inner scope look into the class's namespace; then
   * "__classdict__" is in cellvars (3.12+). */
  gboolean needs_class_dict;
  /* Comprehension from 3.12 on (not generator expressions): it makes no frame of its own, its
   * names are in the varnames or cellvars of the block that holds it. */
  gboolean is_inlined;
};

/* Analyses the whole tree, and checks it (rf_ast_check()). @ast is not changed except that names
 * are interned and warnings are added; it must outlive the answer. NULL with @syntax_error (may be
 * NULL, must be empty) filled and @error set to RF_ERROR_SYNTAX where CPython raises a SyntaxError:
 * "name 'x' is used prior to global declaration" and its like. Transfer full: rf_scopes_free(). */
RfScopes *rf_scopes_analyse (RfAst *ast, RfSyntaxError *syntax_error, GError **error);

/* @scopes may be NULL. */
void rf_scopes_free (RfScopes *scopes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfScopes, rf_scopes_free)

/* The module's (or expression's) scope. */
RfScope *rf_scopes_get_top (const RfScopes *scopes);

/* The scope of a block's node (see the invariants); NULL if the node is none. For a generic
 * definition it is the definition's own, not that of its type parameters. */
RfScope *rf_scopes_lookup (const RfScopes *scopes, const RfNode *node);

/* The scope of the type parameters of a generic definition or alias; NULL if it is not generic. */
RfScope *rf_scopes_lookup_type_params (const RfScopes *scopes, const RfNode *node);

/* The symbol of the name in the scope; NULL if it does not occur there. @name must be interned
 * in the tree, and mangled (rf_ast_mangle (ast, scope->class_name, name)). */
const RfSymbol *rf_scope_lookup_symbol (const RfScope *scope, const char *name);

/* The place of @name (interned) in cellvars, freevars or varnames; -1 if it is not there. */
int rf_scope_find_cellvar (const RfScope *scope, const char *name);
int rf_scope_find_freevar (const RfScope *scope, const char *name);
int rf_scope_find_varname (const RfScope *scope, const char *name);

G_END_DECLS
