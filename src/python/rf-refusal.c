/* SPDX-License-Identifier: MIT */

/* What is refused: one row a construct. The whole tree is looked at, and the refusal that comes
 * first in the text is reported (a decorator stands before its function, but below it in the
 * tree). */

#include "python/rf-refusal.h"

#include "base/rf-error.h"
#include "python/rf-import.h"
#include "python/rf-parser.h"
#include "python/rf-pylib.h"

#include <string.h>

typedef gboolean (*Applies) (const RfNode *node);

static gboolean is_async_clause (const RfNode *node);
static gboolean is_relative (const RfNode *node);
static gboolean is_trace (const RfNode *node);
static gboolean is_trace_import (const RfNode *node);
static gboolean is_generic_function (const RfNode *node);
static gboolean is_generic_class (const RfNode *node);

/* To support a construct, delete its row (and its condition, if nothing else uses it). */
static const struct
{
  RfNodeKind kind;
  Applies applies; /* NULL: always */
  const char *message;
} refused[] = {
  { RF_AST_ASYNC_FUNCTION_DEF, NULL, "'async def' is not supported" },
  { RF_AST_ASYNC_FOR, NULL, "'async for' is not supported" },
  { RF_AST_ASYNC_WITH, NULL, "'async with' is not supported" },
  { RF_AST_AWAIT, NULL, "'await' is not supported" },
  { RF_AST_COMPREHENSION, is_async_clause, "'async for' is not supported" },
  { RF_AST_TYPE_ALIAS, NULL, "'type' is not supported" },
  { RF_AST_FUNCTION_DEF, is_generic_function, "a generic function is not supported" },
  { RF_AST_CLASS_DEF, is_generic_class, "a generic class is not supported" },
  { RF_AST_TRY_STAR, NULL, "'except*' is not supported" },
  { RF_AST_ATTRIBUTE, is_trace, "tracing the program from within is not supported" },
  { RF_AST_IMPORT_FROM, is_trace_import, "tracing the program from within is not supported" },
};

/* Names of builtins that CPython has and the engine has not: refused where a program uses one that
 * it binds nowhere itself. */
static const char *const builtins[] = {
  "aiter", "anext", "breakpoint", "copyright", "credits", "help", "license", "open",
};

static gboolean
is_async_clause (const RfNode *node)
{
  return node->comprehension.is_async;
}

static gboolean
names_trace (const char *name)
{
  return g_str_equal (name, "settrace") || g_str_equal (name, "setprofile");
}

/* sys.settrace, sys.setprofile */
static gboolean
is_trace (const RfNode *node)
{
  const RfNode *of = node->attribute.value;

  return of->kind == RF_AST_NAME && g_str_equal (of->name.id, "sys") &&
         names_trace (node->attribute.attr);
}

static gboolean
is_trace_import (const RfNode *node)
{
  gboolean found = FALSE;

  for (guint i = 0; i < node->import_from.names.n; i++)
    found |= names_trace (node->import_from.names.items[i]->alias.name);
  return found;
}

static gboolean
is_relative (const RfNode *node)
{
  return node->import_from.level > 0;
}

static gboolean
is_generic_function (const RfNode *node)
{
  return node->function_def.type_params.n > 0;
}

static gboolean
is_generic_class (const RfNode *node)
{
  return node->class_def.type_params.n > 0;
}

typedef struct
{
  RfSpan span;
  char *message;      /* NULL: nothing is refused so far */
  GHashTable *bound;  /* name that the program binds somewhere → the module that it is, when only
                       * import statements bind it, and to that one; else "" */
  GHashTable *stored; /* attributes that the program stores somewhere */
  gboolean is_library;
  RfMachine *m;
} Refusal;

/* @module: what an import statement binds @name to; "": it is something else. */
static void
note_bound (GHashTable *bound, const char *name, const char *module)
{
  const char *before = g_hash_table_lookup (bound, name);

  if (before != NULL && strcmp (before, module) != 0)
    module = "";
  g_hash_table_insert (bound, g_strdup (name), g_strdup (module));
}

/* `import a.b` binds a, `import a.b as c` binds c to a.b. */
static void
note_import (GHashTable *bound, const RfNode *node)
{
  for (guint i = 0; i < node->import_.names.n; i++)
    {
      const RfNode *alias = node->import_.names.items[i];
      const char *name = alias->alias.name;
      g_autofree char *top = g_strndup (name, strcspn (name, "."));

      if (alias->alias.asname != NULL)
        note_bound (bound, alias->alias.asname, name);
      else
        note_bound (bound, top, top);
    }
}

/* Adds the name that @node binds, and those within it. */
static gboolean
collect_bound (RfNode *node, gpointer bound)
{
  const char *name = NULL;

  switch (node->kind)
    {
    case RF_AST_IMPORT:
      note_import (bound, node);
      return TRUE;
    case RF_AST_NAME:
      name = node->name.ctx == RF_CONTEXT_LOAD ? NULL : node->name.id;
      break;
    case RF_AST_FUNCTION_DEF:
      name = node->function_def.name;
      break;
    case RF_AST_CLASS_DEF:
      name = node->class_def.name;
      break;
    case RF_AST_ARG:
      name = node->arg.arg;
      break;
    case RF_AST_ALIAS:
      name = node->alias.asname != NULL ? node->alias.asname : node->alias.name;
      break;
    case RF_AST_EXCEPT_HANDLER:
      name = node->handler.name;
      break;
    case RF_AST_MATCH_AS:
      name = node->match_as.name;
      break;
    case RF_AST_MATCH_STAR:
      name = node->match_star.name;
      break;
    case RF_AST_MATCH_MAPPING:
      name = node->match_mapping.rest;
      break;
    default:
      break;
    }
  if (name != NULL)
    note_bound (bound, name, "");
  return rf_node_foreach_child (node, collect_bound, bound);
}

static gboolean
collect_stored (RfNode *node, gpointer stored)
{
  if (node->kind == RF_AST_ATTRIBUTE && node->attribute.ctx == RF_CONTEXT_STORE)
    g_hash_table_add (stored, (gpointer) node->attribute.attr);
  return rf_node_foreach_child (node, collect_stored, stored);
}

/* Takes the message. */
static void
refuse (Refusal *refusal, RfSpan span, char *message)
{
  gboolean is_earlier =
    refusal->message == NULL || span.lineno < refusal->span.lineno ||
    (span.lineno == refusal->span.lineno && span.col_offset < refusal->span.col_offset);

  if (is_earlier)
    {
      g_free (refusal->message);
      refusal->message = message;
      refusal->span = span;
    }
  else
    g_free (message);
}

/* --- the declared encoding -------------------------------------------------------------------- */

/* The text has been read as UTF-8, and what is not ASCII in it with another declaration is a
 * SyntaxError. Here: a declaration that CPython does not know either. */
static void
check_encoding (Refusal *refusal, const RfAst *ast)
{
  static const char *const known[] = { "utf",  "u8",  "ascii",   "us-ascii", "latin",
                                       "l1",   "iso", "cp",      "windows-", "koi8-",
                                       "mac",  "gb",  "big5",    "euc",      "shift-jis",
                                       "sjis", "hz",  "ptcp154", "tis-620",  "johab" };
  RfSpan span = { .lineno = 1 };
  gsize length, line_length;
  const char *text = rf_ast_get_text (ast, &length), *line;
  g_autofree char *name = rf_parser_declared_encoding (text, length), *plain = NULL;

  if (name == NULL)
    return;
  plain = g_strdelimit (g_ascii_strdown (name, -1), "_", '-');
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (plain, known[i]))
      return;
  for (; span.lineno <= 2; span.lineno++)
    {
      line = rf_ast_get_line (ast, span.lineno, &line_length);
      line = line != NULL ? g_strstr_len (line, (gssize) line_length, name) : NULL;
      if (line == NULL)
        continue;
      span.col_offset = (int) (line - rf_ast_get_line (ast, span.lineno, &line_length));
      break;
    }
  refuse (refusal, span, g_strdup_printf ("the encoding '%s' is not supported", name));
}

/* --- the tree --------------------------------------------------------------------------------- */

static void
check_module (Refusal *refusal, RfSpan span, const char *name)
{
  if (!rf_import_is_available (name, refusal->is_library))
    refuse (refusal, span, g_strdup_printf ("the module '%s' is not available", name));
}

/* Does the module @module, written in C, have @name? */
static gboolean
is_provided (RfMachine *m, const char *module, const char *name)
{
  RfObject *object = rf_dict_get_cstr (m, m->modules, module);

  return object != NULL && rf_is (object, m->class_module) &&
         rf_dict_get_cstr (m, ((RfModule *) object)->dict, name) != NULL;
}

/* Names that CPython's module has and the one here has not. */
static void
check_module_name (Refusal *refusal, RfSpan span, const char *module, const char *name)
{
  guint version;

  if (refusal->m == NULL || refusal->is_library)
    return;
  version = 1u << (refusal->m->profile->minor - 10);
  for (const RfPylibName *row = rf_pylib_names; row->module != NULL; row++)
    if (strcmp (row->name, name) == 0 && strcmp (row->module, module) == 0 &&
        row->versions & version && !is_provided (refusal->m, module, name))
      refuse (refusal, span, g_strdup_printf ("'%s.%s' is not available", module, name));
}

static void
check_imported (Refusal *refusal, const RfNode *node)
{
  for (guint i = 0; i < node->import_from.names.n; i++)
    {
      const RfNode *alias = node->import_from.names.items[i];

      check_module_name (refusal, alias->span, node->import_from.module, alias->alias.name);
    }
}

/* The module that @node is for sure: a name that only import statements bind, or a module of a
 * package named so. NULL: none. */
static char *
module_of (Refusal *refusal, const RfNode *node)
{
  g_autofree char *package = NULL;
  char *module;

  if (node->kind == RF_AST_NAME)
    {
      const char *bound = g_hash_table_lookup (refusal->bound, node->name.id);

      return bound != NULL && *bound != '\0' ? g_strdup (bound) : NULL;
    }
  if (node->kind != RF_AST_ATTRIBUTE)
    return NULL;
  package = module_of (refusal, node->attribute.value);
  if (package == NULL)
    return NULL;
  module = g_strconcat (package, ".", node->attribute.attr, NULL);
  if (!rf_import_is_available (module, FALSE))
    g_clear_pointer (&module, g_free);
  return module;
}

/* module.name, and what asks for it by a constant: hasattr (module, "name"), getattr. What the
 * program puts into a module itself is its own. */
static void
check_attribute (Refusal *refusal, const RfNode *node)
{
  const RfNode *of = NULL;
  const char *name = NULL;
  g_autofree char *module = NULL;

  if (node->kind == RF_AST_ATTRIBUTE)
    {
      of = node->attribute.value;
      name = node->attribute.attr;
    }
  else if (node->call.func->kind == RF_AST_NAME && node->call.args.n >= 2 &&
           (g_str_equal (node->call.func->name.id, "hasattr") ||
            g_str_equal (node->call.func->name.id, "getattr")) &&
           node->call.args.items[1]->kind == RF_AST_CONSTANT &&
           node->call.args.items[1]->constant.value.kind == RF_CONSTANT_STR)
    {
      of = node->call.args.items[0];
      name = node->call.args.items[1]->constant.value.text;
    }
  if (name == NULL || g_hash_table_contains (refusal->stored, name))
    return;
  module = module_of (refusal, of);
  if (module != NULL)
    check_module_name (refusal, node->span, module, name);
}

gboolean
rf_refusal_is_builtin (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtins); i++)
    if (strcmp (builtins[i], name) == 0)
      return TRUE;
  return FALSE;
}

static void
check_name (Refusal *refusal, RfSpan span, const char *name)
{
  if (rf_refusal_is_builtin (name) && !g_hash_table_contains (refusal->bound, name))
    refuse (refusal, span, g_strdup_printf ("the builtin '%s' is not available", name));
}

static gboolean
check_node (RfNode *node, gpointer data)
{
  Refusal *refusal = data;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (refused[i].kind == node->kind && (refused[i].applies == NULL || refused[i].applies (node)))
      refuse (refusal, node->span, g_strdup (refused[i].message));
  if (node->kind == RF_AST_IMPORT)
    for (guint i = 0; i < node->import_.names.n; i++)
      check_module (refusal, node->import_.names.items[i]->span,
                    node->import_.names.items[i]->alias.name);
  else if (node->kind == RF_AST_IMPORT_FROM && !is_relative (node))
    {
      check_module (refusal, node->span, node->import_from.module);
      check_imported (refusal, node);
    }
  else if (node->kind == RF_AST_NAME && node->name.ctx == RF_CONTEXT_LOAD)
    check_name (refusal, node->span, node->name.id);
  else if (node->kind == RF_AST_CALL ||
           (node->kind == RF_AST_ATTRIBUTE && node->attribute.ctx == RF_CONTEXT_LOAD))
    check_attribute (refusal, node);
  return rf_node_foreach_child (node, check_node, refusal);
}

static gboolean
check_construct (RfNode *node, gpointer data)
{
  Refusal *refusal = data;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (refused[i].kind == node->kind && (refused[i].applies == NULL || refused[i].applies (node)))
      refuse (refusal, node->span, g_strdup (refused[i].message));
  return rf_node_foreach_child (node, check_construct, refusal);
}

gboolean
rf_refusal_check_constructs (const RfAst *ast, RfSpan *span, char **message)
{
  Refusal refusal = { .message = NULL };

  check_construct (rf_ast_get_root (ast), &refusal);
  *span = refusal.span;
  *message = refusal.message;
  return refusal.message == NULL;
}

gboolean
rf_refusal_check (RfMachine *m, const RfAst *ast, const char *filename, gboolean is_library,
                  GError **error)
{
  Refusal refusal = { .is_library = is_library, .m = m };
  const char *line;
  gsize length;
  int column;

  refusal.bound = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  collect_bound (rf_ast_get_root (ast), refusal.bound);
  refusal.stored = g_hash_table_new (g_str_hash, g_str_equal);
  collect_stored (rf_ast_get_root (ast), refusal.stored);
  check_node (rf_ast_get_root (ast), &refusal);
  check_encoding (&refusal, ast);
  g_hash_table_unref (refusal.bound);
  g_hash_table_unref (refusal.stored);
  if (refusal.message == NULL)
    return TRUE;
  line = rf_ast_get_line (ast, refusal.span.lineno, &length);
  column = line != NULL ? g_utf8_strlen (line, MIN ((gsize) refusal.span.col_offset, length)) : 0;
  g_set_error (error, RF_ERROR, RF_ERROR_REFUSED, "%s:%d:%d: %s",
               filename != NULL ? filename : rf_ast_get_filename (ast), refusal.span.lineno,
               column + 1, refusal.message);
  g_free (refusal.message);
  return FALSE;
}
