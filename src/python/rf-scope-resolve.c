/* SPDX-License-Identifier: MIT */

/* The second pass: what each name of each block means. A name that is not bound in its block is
 * looked for in the functions around it; where it is found it becomes a cell, and every frame in
 * between hands the cell on. */

#include "python/rf-scope-private.h"

#include "python/rf-ast-check.h"

#define BOUND (RF_SYMBOL_ASSIGNED | RF_SYMBOL_PARAMETER | RF_SYMBOL_IMPORTED)

/* A name in an inlined comprehension that means a name of the same frame. */
typedef struct
{
  ScopeData *data;
  int index;
  ScopeData *owner;
  int owner_index;
} SharedName;

typedef struct
{
  RfScopes *scopes;
  GArray *shared; /* SharedName */
} Resolve;

static RfSpan
directive_span (const ScopeData *data, const char *name)
{
  for (guint i = 0; i < data->directives->len; i++)
    {
      const ScopeDirective *directive = &g_array_index (data->directives, ScopeDirective, i);

      if (directive->name == name)
        return directive->span;
    }
  return data->scope.node->span;
}

#define FAIL(r, data, name, ...)                                                        \
  (rf_ast_set_error ((r)->scopes->ast, (r)->scopes->error, directive_span (data, name), \
                     __VA_ARGS__),                                                      \
   FALSE)

/* The block around @data in which the name is bound so that inner blocks see it; NULL: none, it is
 * global. */
static ScopeData *
find_owner (const Resolve *r, ScopeData *data, const char *name)
{
  for (ScopeData *outer = data->parent; outer != NULL; outer = outer->parent)
    {
      int index;
      guint flags;

      if (outer->scope.kind == RF_SCOPE_CLASS)
        {
          if (name == r->scopes->dunder_class)
            return outer;
          continue;
        }
      if (outer->scope.kind == RF_SCOPE_MODULE)
        return NULL;
      index = rf_scope_find (outer, name);
      flags = index >= 0 ? scope_symbol (outer, index)->flags : 0;
      if ((flags & RF_SYMBOL_GLOBAL) != 0)
        return NULL;
      if ((flags & RF_SYMBOL_NONLOCAL) == 0 && (flags & BOUND) != 0)
        return outer;
    }
  return NULL;
}

/* The name becomes a free variable of @data's frame. */
static void
pass_on (ScopeData *data, const char *name)
{
  RfSymbol *symbol = rf_scope_add (data, name);

  if ((symbol->flags & (BOUND | RF_SYMBOL_GLOBAL)) != 0 &&
      (symbol->flags & RF_SYMBOL_NONLOCAL) == 0)
    symbol->flags |= RF_SYMBOL_FREE_CLASS;
  else
    symbol->binding = RF_BINDING_FREE;
}

/* The name in @data means that of @owner. */
static void
bind_to (Resolve *r, ScopeData *data, int index, ScopeData *owner, const char *name)
{
  ScopeData *frame = scope_frame (data), *owner_frame = scope_frame (owner);

  if (frame == owner_frame && owner->scope.kind != RF_SCOPE_CLASS)
    {
      SharedName shared = { data, index, owner, rf_scope_find (owner, name) };

      scope_symbol (data, index)->binding = RF_BINDING_LOCAL;
      g_array_append_val (r->shared, shared);
      return;
    }
  scope_symbol (data, index)->binding = RF_BINDING_FREE;
  if (owner->scope.kind == RF_SCOPE_CLASS)
    owner->scope.needs_class_closure = TRUE;
  else
    scope_symbol (owner, rf_scope_find (owner, name))->binding = RF_BINDING_CELL;
  for (ScopeData *between = data->parent; between != owner; between = between->parent)
    if (scope_frame (between) != owner_frame)
      pass_on (between, name);
}

static gboolean
resolve_name (Resolve *r, ScopeData *data, int index)
{
  RfSymbol *symbol = scope_symbol (data, index);
  const char *name = symbol->name;
  guint flags = symbol->flags;
  ScopeData *owner;

  if ((flags & RF_SYMBOL_GLOBAL) != 0)
    {
      if ((flags & RF_SYMBOL_NONLOCAL) != 0)
        return FAIL (r, data, name, "name '%s' is nonlocal and global", name);
      symbol->binding = RF_BINDING_GLOBAL_EXPLICIT;
      return TRUE;
    }
  if ((flags & RF_SYMBOL_NONLOCAL) != 0)
    {
      if (data->scope.kind == RF_SCOPE_MODULE)
        return FAIL (r, data, name, "nonlocal declaration not allowed at module level");
      owner = find_owner (r, data, name);
      if (owner == NULL)
        return FAIL (r, data, name, "no binding for nonlocal '%s' found", name);
      bind_to (r, data, index, owner, name);
      return TRUE;
    }
  if ((flags & BOUND) != 0)
    {
      /* It may be a cell already: an inner block was first in an inlined comprehension. */
      if (symbol->binding != RF_BINDING_CELL)
        symbol->binding = RF_BINDING_LOCAL;
      return TRUE;
    }
  owner = find_owner (r, data, name);
  if (owner != NULL)
    bind_to (r, data, index, owner, name);
  else
    symbol->binding = RF_BINDING_GLOBAL_IMPLICIT;
  return TRUE;
}

/* The names that a comprehension without a frame binds are its frame's. */
static void
merge_inlined (ScopeData *data)
{
  ScopeData *frame = scope_frame (data);

  for (guint i = 0; i < data->symbols->len; i++)
    {
      RfSymbol symbol = *scope_symbol (data, i);

      if ((symbol.flags & RF_SYMBOL_ITERATION) != 0 && rf_scope_find (frame, symbol.name) < 0)
        {
          RfSymbol *added = rf_scope_add (frame, symbol.name);

          added->flags = RF_SYMBOL_ITERATION;
          added->binding = symbol.binding;
        }
    }
}

/* A name that a global statement tells of anywhere is global to the code of the module too. */
static void
make_module_explicit (RfScopes *scopes)
{
  ScopeData *module = g_ptr_array_index (scopes->all, 0);

  if (module->scope.kind != RF_SCOPE_MODULE)
    return;
  for (guint i = 1; i < scopes->all->len; i++)
    {
      ScopeData *data = g_ptr_array_index (scopes->all, i);

      for (guint k = 0; k < data->directives->len; k++)
        {
          const char *name = g_array_index (data->directives, ScopeDirective, k).name;
          int index = rf_scope_find (data, name), outer = rf_scope_find (module, name);

          if (outer >= 0 && index >= 0 &&
              (scope_symbol (data, index)->flags & RF_SYMBOL_GLOBAL) != 0)
            scope_symbol (module, outer)->binding = RF_BINDING_GLOBAL_EXPLICIT;
        }
    }
}

gboolean
rf_scope_resolve (RfScopes *scopes)
{
  g_autoptr (GArray) shared = g_array_new (FALSE, FALSE, sizeof (SharedName));
  Resolve r = { scopes, shared };

  for (guint i = 0; i < scopes->all->len; i++)
    {
      ScopeData *data = g_ptr_array_index (scopes->all, i);
      guint n = data->symbols->len;

      /* Only those that occur here: names that were passed on have their binding. */
      for (guint k = 0; k < n; k++)
        if (scope_symbol (data, k)->flags != 0 && !resolve_name (&r, data, k))
          return FALSE;
    }
  make_module_explicit (scopes);
  /* The inner ones come later and refer to outer ones: by now all are known. */
  for (guint i = 0; i < shared->len; i++)
    {
      const SharedName *name = &g_array_index (shared, SharedName, i);

      scope_symbol (name->data, name->index)->binding =
        scope_symbol (name->owner, name->owner_index)->binding;
    }
  for (guint i = scopes->all->len; i > 0; i--)
    {
      ScopeData *data = g_ptr_array_index (scopes->all, i - 1);

      if (data->scope.is_inlined)
        merge_inlined (data);
    }
  return TRUE;
}
