/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-compiler.h"

G_BEGIN_DECLS

/* The inside of the compiler, shared by its files: rf-compiler.c (units, emitting,
 * assembling), rf-compiler-stmt.c, -try.c, -def.c, -match.c (statements), rf-compiler-expr.c,
 * -call.c, -comprehension.c, -fold.c (expressions). */

/* What stands around the statement that is compiled, innermost last: what a return, break or
 * continue has to undo on its way out. */
typedef enum
{
  RF_BLOCK_WHILE,
  RF_BLOCK_FOR,         /* the iterator is on the stack */
  RF_BLOCK_TRY,         /* the body of try … except */
  RF_BLOCK_FINALLY_TRY, /* a body whose finally part must run */
  RF_BLOCK_FINALLY_END, /* the finally part, after an exception: previous exc on the stack */
  RF_BLOCK_WITH,        /* exit on the stack */
  RF_BLOCK_HANDLER,     /* an except clause: previous on the stack */
  RF_BLOCK_POP_VALUE,   /* a value is on the stack: the return value while a finally part runs */
} RfBlockKind;

typedef struct
{
  RfBlockKind kind;
  guint continue_label, break_label; /* loops */
  int region;                        /* index of the open region, or -1 */
  const RfNodeSeq *finalbody;        /* FINALLY_TRY */
  const char *name;                  /* HANDLER: `as name`, mangled, or NULL */
  RfPosition position;               /* of the with or for statement */
} RfFrameBlock;

/* A stretch of instructions that a handler covers, while it is open. */
typedef struct
{
  guint32 start;
  guint label;
  int depth;
  gboolean lasti, open;
} RfRegion;

typedef struct _RfUnit RfUnit;
struct _RfUnit
{
  RfUnit *outer;
  const RfScope *scope;
  RfCode *code;
  GArray *instructions;    /* RfInstruction; jumps hold labels until the end */
  GArray *positions;       /* RfPosition */
  GArray *labels;          /* guint32: index of the instruction, G_MAXUINT32 until placed */
  GArray *handlers;        /* RfHandler; target is a label until the end */
  GArray *regions;         /* RfRegion */
  GArray *blocks;          /* RfFrameBlock */
  GPtrArray *consts;       /* RfObject, owned */
  GHashTable *const_index; /* RfObject → index + 1, by identity: constants are unique */
  GPtrArray *names;        /* RfObject, owned */
  GHashTable *name_index;
  GHashTable *self_names; /* of a class: what its functions assign on self; NULL: nothing */
  int depth, max_depth;
  int unseen;           /* what CPython has on its stack here and this code has not */
  int stack_size;       /* the most that CPython's code has there */
  gboolean statement;   /* the next instruction begins a statement */
  gboolean unreachable; /* after a jump: nothing flows in here */
  RfPosition position;
};

typedef struct
{
  RfMachine *m;
  RfAst *ast;
  const RfScopes *scopes;
  RfObject *filename;
  RfCompileMode mode;
  gboolean is_library; /* the code of a library module, or compiled by one */
  RfUnit *unit;
  GPtrArray *constant_list; /* the program's constants as they came; owns their counts */
  GHashTable *built;        /* those of them that are not in the tree */
  GHashTable *constants;    /* char* key → RfObject, owned: one object for equal constants */
  gboolean failed;          /* an exception is set (memory) */
  int inlined;              /* depth of inlined comprehensions */
  GPtrArray *scope_stack;   /* RfScope of the inlined comprehensions around, innermost last */
} RfCompiler;

/* --- rf-compiler.c --------------------------------------------------------------------------- */

guint rf_compiler_label (RfCompiler *c);
/* The label is here; the stack has @depth items, whatever flowed in before. */
void rf_compiler_place (RfCompiler *c, guint label, int depth);
void rf_compiler_emit (RfCompiler *c, RfOp op, guint32 arg);
/* The instructions from here on are @node's. Compiling an expression or a target leaves the
 * position as it was; compiling a statement does not. */
void rf_compiler_at (RfCompiler *c, const RfNode *node);
/* The next instruction looks up the attribute that @node names: of an expression over several lines
 * only the name counts. */
void rf_compiler_at_attribute (RfCompiler *c, const RfNode *node);
/* The next instruction begins the statement @node. */
void rf_compiler_statement (RfCompiler *c, const RfNode *node);
guint32 rf_compiler_const (RfCompiler *c, RfObject *value /* stolen, may be NULL on failure */,
                           const char *key);
/* The object for a literal; one object for equal ones in a program (new reference). *@key gets its
 * key (transfer full). */
RfObject *rf_compiler_constant_object (RfCompiler *c, const RfConstant *constant, char **key);
/* The key of a constant; NULL: of a class that has none. (transfer full) */
char *rf_compiler_key (RfMachine *m, RfObject *value);
/* The keys of constants: of str ('s') and bytes ('b'), and of complex. (transfer full) */
char *rf_compiler_text_key (char kind, const char *text, gsize length);
char *rf_compiler_complex_key (double real, double imag);
void rf_compiler_load_const (RfCompiler *c, RfObject *value /* stolen */, const char *key);
/* The same for a tuple of constants that the compiler made, not the tree. */
void rf_compiler_load_built (RfCompiler *c, RfObject *tuple, const char *key);
void rf_compiler_load_none (RfCompiler *c);
void rf_compiler_load_int (RfCompiler *c, gint64 value);
void rf_compiler_load_str (RfCompiler *c, const char *text);
guint32 rf_compiler_name (RfCompiler *c, const char *name);
const char *rf_compiler_mangle (RfCompiler *c, const char *name);
/* Opens a region that @label handles, from the next instruction on. Returns its index. */
int rf_compiler_region_open (RfCompiler *c, guint label, int depth, gboolean lasti);
void rf_compiler_region_close (RfCompiler *c, int region);
void rf_compiler_region_reopen (RfCompiler *c, int region);
void rf_compiler_enter (RfCompiler *c, const RfScope *scope, int first_line);
/* Ends the unit; the code object (new reference), or NULL. */
RfCode *rf_compiler_leave (RfCompiler *c);
/* Makes a function of @code (stolen): closure, MAKE_FUNCTION; @flags: what is on the stack already.
 */
void rf_compiler_make_function (RfCompiler *c, RfCode *code, const RfScope *scope, guint32 flags);

typedef enum
{
  RF_ACCESS_LOAD,
  RF_ACCESS_STORE,
  RF_ACCESS_DELETE
} RfAccess;
/* @name as written (not mangled). */
void rf_compiler_name_op (RfCompiler *c, const char *name, RfAccess access);
void rf_compiler_name_op_mangled (RfCompiler *c, const char *mangled, RfAccess access);

/* --- rf-compiler-expr.c ----------------------------------------------------------------------- */

void rf_compiler_expr (RfCompiler *c, const RfNode *node);
void rf_compiler_iterable (RfCompiler *c, const RfNode *node);
/* Jumps to @label when the truth of @node is @when, else goes on. */
/* What is left of [ and what is in it; TRUE: the bounds of a slice stand on the stack one by one.
 */
gboolean rf_compiler_subscript_parts (RfCompiler *c, const RfNode *node);
void rf_compiler_jump_if (RfCompiler *c, const RfNode *node, guint label, gboolean when);
/* A constant (after folding), or NULL: new reference, *@key transfer full. */
RfObject *rf_compiler_fold (RfCompiler *c, const RfNode *node, char **key);
/* Truth of a constant test: 1, 0; -1: not constant. */
int rf_compiler_constant_truth (const RfNode *node);
/* Stores the value on the stack to @target. */
void rf_compiler_store (RfCompiler *c, const RfNode *target);
/* Positional and keyword arguments, and the call; the callable is on the stack with @n_before
 * arguments above it. */
void rf_compiler_call (RfCompiler *c, const RfNode *node, int n_before, const RfNodeSeq *args,
                       const RfNodeSeq *keywords);
/* Defaults, keyword-only defaults, annotations: returns RfFunctionFlags. */
guint32 rf_compiler_function_parts (RfCompiler *c, const RfNode *arguments, const RfNode *returns);

/* An annotation's value; its text where annotations are not evaluated. */
void rf_compiler_annotation (RfCompiler *c, const RfNode *annotation);
/* What a call node or a lambda leaves on the stack. */
void rf_compiler_call_expr (RfCompiler *c, const RfNode *node);
void rf_compiler_lambda (RfCompiler *c, const RfNode *node);
void rf_compiler_comprehension (RfCompiler *c, const RfNode *node);
/* Loads @node when it is a constant after folding. */
gboolean rf_compiler_load_folded (RfCompiler *c, const RfNode *node);

/* --- rf-compiler-format.c -------------------------------------------------------------------- */

/* Compiles the BIN_OP @node if it is "…%s…" % (…) that is done as an f-string. */
gboolean rf_compiler_percent (RfCompiler *c, const RfNode *node);
/* A tuple, or a frozenset, of constants: as rf_compiler_fold(). */
RfObject *rf_compiler_fold_tuple (RfCompiler *c, const RfNodeSeq *elts, char **key);
RfObject *rf_compiler_fold_set (RfCompiler *c, const RfNodeSeq *elts, char **key);
gboolean rf_compiler_has_star (const RfNodeSeq *elts);

/* --- rf-compiler-doc.c ------------------------------------------------------------------------ */

/* The docstring of a body (a constant str node), or NULL. */
const RfNode *rf_compiler_docstring (const RfNodeSeq *body);
/* The str that the docstring @doc becomes, and its @key among the constants, as
 * rf_compiler_constant_object() gives them. */
RfObject *rf_compiler_doc_object (RfCompiler *c, const RfNode *doc, char **key);
/* Loads that str. */
void rf_compiler_load_doc (RfCompiler *c, const RfNode *doc);

/* --- rf-compiler-stmt.c ----------------------------------------------------------------------- */

void rf_compiler_body (RfCompiler *c, const RfNodeSeq *body);
/* The body of a module, class or function: without its docstring when @docstring. */
void rf_compiler_block_body (RfCompiler *c, const RfNodeSeq *body, guint from);

/* The innermost block around what is compiled from now on. The pointer is valid until the next. */
RfFrameBlock *rf_compiler_push_block (RfCompiler *c, RfBlockKind kind, int region);
void rf_compiler_pop_block (RfCompiler *c);
/* exit (None, None, None) for the bound __exit__ on top of the stack. */
void rf_compiler_call_exit (RfCompiler *c);
/* name = None; del name */
void rf_compiler_forget_name (RfCompiler *c, const char *mangled);
RfPosition rf_compiler_position_of (const RfNode *node);

/* --- rf-compiler-try.c, rf-compiler-def.c --- */

void rf_compiler_try_except (RfCompiler *c, const RfNode *node);
void rf_compiler_try_finally (RfCompiler *c, const RfNode *node);
/* The with statement from its item @index on. */
void rf_compiler_with (RfCompiler *c, const RfNode *node, guint index);
void rf_compiler_function (RfCompiler *c, const RfNode *node);
void rf_compiler_class (RfCompiler *c, const RfNode *node);

/* --- rf-compiler-match.c --- */

void rf_compiler_match (RfCompiler *c, const RfNode *node);

G_END_DECLS
