/* SPDX-License-Identifier: MIT */

/* From syntax tree to stack code: units, emitting, assembling.
 *
 * Invariants: a unit is the code of one block; its depth is the number of items on the stack at the
 * instruction that comes next, known at every instruction, and never negative. Jumps name labels
 * until the unit ends. An inner region of an exception handler is closed before the one around it,
 * so that the rows of the handler table stand inner first. Constants that are equal and of one
 * type are one object in the whole program, as in CPython. */

#include "python/rf-compiler-private.h"

#include "python/rf-bytes.h"
#include "python/rf-frame.h"

#include <string.h>

/* --- emitting --------------------------------------------------------------------------------- */

guint
rf_compiler_label (RfCompiler *c)
{
  guint32 nowhere = G_MAXUINT32;
  g_array_append_val (c->unit->labels, nowhere);
  return c->unit->labels->len - 1;
}

void
rf_compiler_place (RfCompiler *c, guint label, int depth)
{
  RfUnit *u = c->unit;

  g_assert (g_array_index (u->labels, guint32, label) == G_MAXUINT32);
  g_assert (u->unreachable || u->depth == depth || c->failed);
  g_array_index (u->labels, guint32, label) = u->instructions->len;
  u->depth = depth;
  u->max_depth = MAX (u->max_depth, depth);
  u->stack_size = MAX (u->stack_size, depth + u->unseen);
  u->unreachable = FALSE;
}

static gboolean
ends_flow (RfOp op)
{
  return op == RF_OP_JUMP || op == RF_OP_RETURN_VALUE || op == RF_OP_RERAISE ||
         op == RF_OP_RAISE_VARARGS;
}

void
rf_compiler_emit (RfCompiler *c, RfOp op, guint32 arg)
{
  RfUnit *u = c->unit;
  RfInstruction instruction = { .op = op, .arg = arg };
  int pops, pushes;

  if (u->statement && !c->is_library)
    {
      instruction.flags |= RF_INSTRUCTION_STATEMENT;
      u->statement = FALSE;
    }
  g_array_append_val (u->instructions, instruction);
  g_array_append_val (u->positions, u->position);

  rf_opcode_effect (op, arg, &pops, &pushes);
  u->depth -= pops;
  g_assert (u->depth >= 0 || u->unreachable || c->failed);
  u->depth += pushes;
  u->max_depth = MAX (u->max_depth, u->depth);
  u->stack_size = MAX (u->stack_size, u->depth + u->unseen);
  if (ends_flow (op))
    u->unreachable = TRUE;
}

void
rf_compiler_at (RfCompiler *c, const RfNode *node)
{
  c->unit->position = (RfPosition){
    .line = node->span.lineno,
    .end_line = node->span.end_lineno,
    .column = node->span.col_offset,
    .end_column = node->span.end_col_offset,
  };
}

void
rf_compiler_at_attribute (RfCompiler *c, const RfNode *node)
{
  RfPosition *position = &c->unit->position;
  int length = (int) g_utf8_strlen (node->attribute.attr, -1);

  if (node->span.lineno == node->span.end_lineno)
    return;
  position->line = node->span.end_lineno;
  if (length <= node->span.end_col_offset)
    position->column = node->span.end_col_offset - length;
  else
    position->column = position->end_column = -1;
}

void
rf_compiler_statement (RfCompiler *c, const RfNode *node)
{
  rf_compiler_at (c, node);
  c->unit->statement = TRUE;
}

/* --- constants and names ---------------------------------------------------------------------- */

static RfObject *unique_constant (RfCompiler *c, RfObject *value, const char *key);

/* The constants in the constant @tuple are unique too. */
static void
unify_items (RfCompiler *c, RfObject *tuple)
{
  RfTuple *t = (RfTuple *) tuple;

  for (gsize i = 0; i < t->length; i++)
    {
      g_autofree char *key = rf_compiler_key (c->m, t->items[i]);
      RfObject *known;

      if (key == NULL)
        continue;
      known = unique_constant (c, rf_new_ref (c->m, t->items[i]), key);
      if (known != t->items[i])
        rf_slot_store_index (c->m->heap, tuple, i, &t->items[i], rf_new_ref (c->m, known));
    }
}

/* One object for @key in the whole program; @value is stolen. Borrowed result. */
static RfObject *
unique_constant (RfCompiler *c, RfObject *value, const char *key)
{
  RfObject *known = g_hash_table_lookup (c->constants, key);

  if (known != NULL)
    {
      rf_drop (c->m, value);
      return known;
    }
  g_hash_table_insert (c->constants, g_strdup (key), value);
  g_ptr_array_add (c->constant_list, value);
  if (RF_CLASS_OF (value) == c->m->class_tuple)
    unify_items (c, value);
  return value;
}

guint32
rf_compiler_const (RfCompiler *c, RfObject *value, const char *key)
{
  RfUnit *u = c->unit;
  gpointer index;

  if (value == NULL)
    {
      c->failed = TRUE;
      return 0;
    }
  value = unique_constant (c, value, key);
  index = g_hash_table_lookup (u->const_index, value);
  if (index == NULL)
    {
      g_ptr_array_add (u->consts, rf_new_ref (c->m, value));
      index = GUINT_TO_POINTER (u->consts->len);
      g_hash_table_insert (u->const_index, value, index);
    }
  return GPOINTER_TO_UINT (index) - 1;
}

static gboolean
all_name_characters (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '_')
      return FALSE;
  return TRUE;
}

/* Strings that look like names are interned, as CPython does. */
static RfObject *
constant_str (RfCompiler *c, const char *text, gsize length)
{
  if (all_name_characters (text, length))
    return rf_str_intern (c->m, text, length);
  return rf_str_new (c->m, text, length);
}

char *
rf_compiler_text_key (char kind, const char *text, gsize length)
{
  GString *key = g_string_new (NULL);

  g_string_append_c (key, kind);
  g_string_append_c (key, ':');
  /* NULs are written out, so that the key holds the whole text */
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\0' || text[i] == '\\')
      g_string_append_printf (key, "\\%03o", (guchar) text[i]);
    else
      g_string_append_c (key, text[i]);
  return g_string_free (key, FALSE);
}

char *
rf_compiler_complex_key (double real, double imag)
{
  return g_strdup_printf ("c:%a:%a", real, imag);
}

RfObject *
rf_compiler_constant_object (RfCompiler *c, const RfConstant *constant, char **key)
{
  RfObject *value = NULL;

  switch (constant->kind)
    {
    case RF_CONSTANT_NONE:
      *key = g_strdup ("None");
      return rf_none (c->m);
    case RF_CONSTANT_FALSE:
    case RF_CONSTANT_TRUE:
      *key = g_strdup (constant->kind == RF_CONSTANT_TRUE ? "True" : "False");
      return rf_bool (c->m, constant->kind == RF_CONSTANT_TRUE);
    case RF_CONSTANT_ELLIPSIS:
      *key = g_strdup ("...");
      return rf_new_ref (c->m, c->m->ellipsis);
    case RF_CONSTANT_INT:
      *key = g_strdup_printf ("i%d:%s", constant->base, constant->text);
      value = rf_int_new_text (c->m, constant->text, constant->base);
      if (value != NULL && constant->base != 10)
        {
          /* 0x10 and 16 are one constant */
          gint64 small;
          if (rf_int_fits (value, &small))
            {
              g_free (*key);
              *key = g_strdup_printf ("i10:%" G_GINT64_FORMAT, small);
            }
        }
      break;
    case RF_CONSTANT_FLOAT:
      *key = g_strdup_printf ("f:%a", constant->number);
      value = rf_float_new (c->m, constant->number);
      break;
    case RF_CONSTANT_STR:
      *key = rf_compiler_text_key ('s', constant->text, constant->length);
      value = constant_str (c, constant->text, constant->length);
      break;
    case RF_CONSTANT_COMPLEX:
      *key = rf_compiler_complex_key (0.0, constant->number);
      value = rf_complex_new (c->m, (RfComplexValue){ 0.0, constant->number });
      break;
    case RF_CONSTANT_BYTES:
      *key = rf_compiler_text_key ('b', constant->text, constant->length);
      value = rf_bytes_new (c->m, constant->text, constant->length);
      break;
    default:
      g_assert_not_reached ();
    }
  if (value == NULL)
    c->failed = TRUE;
  return value;
}

void
rf_compiler_load_const (RfCompiler *c, RfObject *value, const char *key)
{
  rf_compiler_emit (c, RF_OP_LOAD_CONST, rf_compiler_const (c, value, key));
}

void
rf_compiler_load_built (RfCompiler *c, RfObject *tuple, const char *key)
{
  gboolean is_new = g_hash_table_lookup (c->constants, key) == NULL;

  rf_compiler_load_const (c, tuple, key);
  if (is_new)
    g_hash_table_add (c->built, g_hash_table_lookup (c->constants, key));
}

void
rf_compiler_load_none (RfCompiler *c)
{
  rf_compiler_load_const (c, rf_none (c->m), "None");
}

void
rf_compiler_load_int (RfCompiler *c, gint64 value)
{
  g_autofree char *key = g_strdup_printf ("i10:%" G_GINT64_FORMAT, value);
  rf_compiler_load_const (c, rf_int_new (c->m, value), key);
}

void
rf_compiler_load_str (RfCompiler *c, const char *text)
{
  RfConstant constant = { .kind = RF_CONSTANT_STR, .length = strlen (text), .text = text };
  g_autofree char *key = NULL;
  RfObject *value = rf_compiler_constant_object (c, &constant, &key);
  rf_compiler_load_const (c, value, key);
}

guint32
rf_compiler_name (RfCompiler *c, const char *name)
{
  RfUnit *u = c->unit;
  gpointer index = g_hash_table_lookup (u->name_index, name);

  if (index == NULL)
    {
      RfObject *object = rf_str_intern (c->m, name, -1);
      if (object == NULL)
        {
          c->failed = TRUE;
          return 0;
        }
      g_ptr_array_add (u->names, object);
      index = GUINT_TO_POINTER (u->names->len);
      g_hash_table_insert (u->name_index, g_strdup (name), index);
    }
  return GPOINTER_TO_UINT (index) - 1;
}

const char *
rf_compiler_mangle (RfCompiler *c, const char *name)
{
  return rf_ast_mangle (c->ast, c->unit->scope->class_name, name);
}

/* The scope whose symbols decide what a name means here: the unit's, or that of an inlined
 * comprehension. */
static const RfScope *
compiler_scope (RfCompiler *c)
{
  if (c->scope_stack->len > 0)
    {
      const RfScope *scope = c->scope_stack->pdata[c->scope_stack->len - 1];
      if (scope != NULL)
        return scope;
    }
  return c->unit->scope;
}

static gboolean
is_function_like (const RfScope *scope)
{
  return scope->kind != RF_SCOPE_MODULE && scope->kind != RF_SCOPE_CLASS;
}

static guint32
cell_index (RfCompiler *c, const char *mangled)
{
  const RfScope *scope = c->unit->scope;
  int index = rf_scope_find_cellvar (scope, mangled);

  if (index < 0)
    {
      index = rf_scope_find_freevar (scope, mangled);
      g_assert (index >= 0);
      index += (int) scope->n_cellvars;
    }
  return (guint32) index;
}

void
rf_compiler_name_op_mangled (RfCompiler *c, const char *mangled, RfAccess access)
{
  static const RfOp fast[] = { RF_OP_LOAD_FAST, RF_OP_STORE_FAST, RF_OP_DELETE_FAST };
  static const RfOp global[] = { RF_OP_LOAD_GLOBAL, RF_OP_STORE_GLOBAL, RF_OP_DELETE_GLOBAL };
  static const RfOp name[] = { RF_OP_LOAD_NAME, RF_OP_STORE_NAME, RF_OP_DELETE_NAME };
  static const RfOp deref[] = { RF_OP_LOAD_DEREF, RF_OP_STORE_DEREF, RF_OP_DELETE_DEREF };
  const RfScope *scope = compiler_scope (c);
  const RfSymbol *symbol = rf_scope_lookup_symbol (scope, mangled);
  RfBinding binding = symbol != NULL ? symbol->binding : RF_BINDING_GLOBAL_IMPLICIT;
  gboolean function_like = is_function_like (c->unit->scope);

  /* A free name of an inlined comprehension is whatever it is in the block that holds it; in a
   * class body a comprehension sees the globals, not the names of the class. */
  while (scope != c->unit->scope && binding == RF_BINDING_FREE)
    {
      scope = scope->parent;
      symbol = rf_scope_lookup_symbol (scope, mangled);
      if (symbol != NULL)
        binding = symbol->binding;
    }
  if (scope != c->unit->scope && binding == RF_BINDING_GLOBAL_IMPLICIT &&
      c->unit->scope->kind == RF_SCOPE_CLASS)
    binding = RF_BINDING_GLOBAL_EXPLICIT;

  switch (binding)
    {
    case RF_BINDING_LOCAL:
      if (rf_scope_find_varname (c->unit->scope, mangled) >= 0 &&
          (function_like || scope != c->unit->scope))
        rf_compiler_emit (c, fast[access], rf_scope_find_varname (c->unit->scope, mangled));
      else
        rf_compiler_emit (c, name[access], rf_compiler_name (c, mangled));
      break;
    case RF_BINDING_CELL:
    case RF_BINDING_FREE:
      if (access == RF_ACCESS_LOAD && c->unit->scope->kind == RF_SCOPE_CLASS &&
          binding == RF_BINDING_FREE)
        rf_compiler_emit (c, RF_OP_LOAD_CLASSDEREF, cell_index (c, mangled));
      else
        rf_compiler_emit (c, deref[access], cell_index (c, mangled));
      break;
    case RF_BINDING_GLOBAL_IMPLICIT:
      if (!function_like)
        {
          rf_compiler_emit (c, name[access], rf_compiler_name (c, mangled));
          break;
        }
      G_GNUC_FALLTHROUGH;
    case RF_BINDING_GLOBAL_EXPLICIT:
    default:
      rf_compiler_emit (c, global[access], rf_compiler_name (c, mangled));
      break;
    }
}

void
rf_compiler_name_op (RfCompiler *c, const char *name, RfAccess access)
{
  rf_compiler_name_op_mangled (c, rf_compiler_mangle (c, name), access);
}

/* --- regions of exception handlers ------------------------------------------------------------ */

static void
region_row (RfCompiler *c, const RfRegion *region)
{
  RfHandler row = {
    .start = region->start,
    .end = c->unit->instructions->len,
    .target = region->label,
    .depth = (guint32) region->depth,
    .lasti = region->lasti,
  };
  if (row.end > row.start)
    g_array_append_val (c->unit->handlers, row);
}

int
rf_compiler_region_open (RfCompiler *c, guint label, int depth, gboolean lasti)
{
  RfRegion region = {
    .start = c->unit->instructions->len,
    .label = label,
    .depth = depth,
    .lasti = lasti,
    .open = TRUE,
  };
  g_array_append_val (c->unit->regions, region);
  return (int) c->unit->regions->len - 1;
}

void
rf_compiler_region_close (RfCompiler *c, int index)
{
  RfRegion *region = &g_array_index (c->unit->regions, RfRegion, index);

  if (region->open)
    region_row (c, region);
  region->open = FALSE;
}

void
rf_compiler_region_reopen (RfCompiler *c, int index)
{
  RfRegion *region = &g_array_index (c->unit->regions, RfRegion, index);

  region->start = c->unit->instructions->len;
  region->open = TRUE;
}

/* --- units ------------------------------------------------------------------------------------ */

static RfObject **
intern_all (RfCompiler *c, const char *const *names, guint n)
{
  RfObject **out = g_new0 (RfObject *, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      out[i] = rf_str_intern (c->m, names[i], -1);
      if (out[i] == NULL)
        c->failed = TRUE;
    }
  return out;
}

static void
fill_parameters (RfCode *code, const RfScope *scope, const RfNode *arguments)
{
  code->posonlyargcount = (int) arguments->arguments.posonlyargs.n;
  code->argcount = code->posonlyargcount + (int) arguments->arguments.args.n;
  code->kwonlyargcount = (int) arguments->arguments.kwonlyargs.n;
  if (arguments->arguments.vararg != NULL)
    code->flags |= RF_CODE_VARARGS;
  if (arguments->arguments.kwarg != NULL)
    code->flags |= RF_CODE_VARKEYWORDS;
}

static void
fill_scope (RfCompiler *c, RfCode *code, const RfScope *scope)
{
  code->n_locals = scope->n_varnames;
  code->varnames = intern_all (c, scope->varnames, scope->n_varnames);
  code->n_cellvars = scope->n_cellvars;
  code->cellvars = intern_all (c, scope->cellvars, scope->n_cellvars);
  code->n_freevars = scope->n_freevars;
  code->freevars = intern_all (c, scope->freevars, scope->n_freevars);
  code->cell_arguments = g_new (gint32, MAX (scope->n_cellvars, 1));
  for (guint i = 0; i < scope->n_cellvars; i++)
    {
      int index = rf_scope_find_varname (scope, scope->cellvars[i]);
      code->cell_arguments[i] = index >= 0 && index < (int) scope->n_parameters ? index : -1;
      if (code->cell_arguments[i] >= 0 && !c->m->profile->call_keeps_arguments)
        code->cells_in_place = TRUE;
    }
  if (is_function_like (scope))
    code->flags |= RF_CODE_OPTIMIZED | RF_CODE_NEWLOCALS;
  if (scope->is_nested)
    code->flags |= RF_CODE_NESTED;
  if (scope->is_generator)
    code->flags |= RF_CODE_GENERATOR;
  if (rf_ast_annotations_are_text (c->ast))
    code->flags |= RF_CODE_FUTURE_ANNOTATIONS;
  if (c->is_library)
    code->flags |= RF_CODE_LIBRARY;
}

void
rf_compiler_enter (RfCompiler *c, const RfScope *scope, int first_line)
{
  RfUnit *u = g_new0 (RfUnit, 1);
  const RfNode *node = scope->node;

  u->outer = c->unit;
  u->scope = scope;
  u->instructions = g_array_new (FALSE, FALSE, sizeof (RfInstruction));
  u->positions = g_array_new (FALSE, FALSE, sizeof (RfPosition));
  u->labels = g_array_new (FALSE, FALSE, sizeof (guint32));
  u->handlers = g_array_new (FALSE, FALSE, sizeof (RfHandler));
  u->regions = g_array_new (FALSE, FALSE, sizeof (RfRegion));
  u->blocks = g_array_new (FALSE, FALSE, sizeof (RfFrameBlock));
  u->consts = g_ptr_array_new ();
  u->const_index = g_hash_table_new (NULL, NULL);
  u->names = g_ptr_array_new ();
  u->name_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  u->position.line = first_line;
  u->position.end_line = u->position.column = u->position.end_column = -1;
  g_ptr_array_add (c->scope_stack, NULL); /* inlined comprehensions around end here */
  c->unit = u;

  u->code = rf_code_new (c->m);
  if (u->code == NULL)
    {
      c->failed = TRUE;
      return;
    }
  u->code->filename = rf_new_ref (c->m, c->filename);
  u->code->name = rf_str_intern (c->m, scope->name, -1);
  u->code->qualname = rf_str_intern (c->m, scope->qualname, -1);
  u->code->first_line = first_line;
  fill_scope (c, u->code, scope);
  if (node->kind == RF_AST_FUNCTION_DEF)
    fill_parameters (u->code, scope, node->function_def.args);
  else if (node->kind == RF_AST_LAMBDA)
    fill_parameters (u->code, scope, node->lambda.args);
  else if (scope->kind == RF_SCOPE_COMPREHENSION)
    u->code->argcount = u->code->posonlyargcount = 1;
  if (u->code->name == NULL || u->code->qualname == NULL)
    c->failed = TRUE;
  else if (scope->is_generator)
    {
      rf_compiler_emit (c, RF_OP_GEN_START, 0);
      /* CPython's code for a StopIteration. */
      u->stack_size = c->m->profile->generator_guards_itself ? 2 : 1;
    }
}

static void
unit_free (RfCompiler *c, RfUnit *u)
{
  for (guint i = 0; i < u->consts->len; i++)
    rf_drop (c->m, u->consts->pdata[i]);
  for (guint i = 0; i < u->names->len; i++)
    rf_drop (c->m, u->names->pdata[i]);
  g_array_unref (u->instructions);
  g_array_unref (u->positions);
  g_array_unref (u->labels);
  g_array_unref (u->handlers);
  g_array_unref (u->regions);
  g_array_unref (u->blocks);
  g_ptr_array_unref (u->consts);
  g_hash_table_unref (u->const_index);
  g_ptr_array_unref (u->names);
  g_hash_table_unref (u->name_index);
  g_clear_pointer (&u->self_names, g_hash_table_unref);
  g_free (u);
}

static RfObject **
take_objects (GPtrArray *array, guint32 *n)
{
  RfObject **out = g_new (RfObject *, MAX (array->len, 1));

  *n = array->len;
  if (array->len > 0)
    memcpy (out, array->pdata, array->len * sizeof (RfObject *));
  g_ptr_array_set_size (array, 0);
  return out;
}

static void
assemble (RfUnit *u)
{
  RfCode *code = u->code;

  for (guint i = 0; i < u->instructions->len; i++)
    {
      RfInstruction *instruction = &g_array_index (u->instructions, RfInstruction, i);
      if (rf_opcode_operand (instruction->op) == RF_OPERAND_TARGET)
        {
          instruction->arg = g_array_index (u->labels, guint32, instruction->arg);
          g_assert (instruction->arg < u->instructions->len);
        }
    }
  for (guint i = 0; i < u->handlers->len; i++)
    {
      RfHandler *handler = &g_array_index (u->handlers, RfHandler, i);
      handler->target = g_array_index (u->labels, guint32, handler->target);
      g_assert (handler->target < u->instructions->len);
    }
  code->n_code = u->instructions->len;
  code->code = g_memdup2 (u->instructions->data, code->n_code * sizeof (RfInstruction));
  code->positions = g_memdup2 (u->positions->data, code->n_code * sizeof (RfPosition));
  code->n_handlers = u->handlers->len;
  code->handlers = g_memdup2 (u->handlers->data, code->n_handlers * sizeof (RfHandler));
  code->consts = take_objects (u->consts, &code->n_consts);
  code->names = take_objects (u->names, &code->n_names);
  /* One more: a handler pushes lasti and the exception on top of its depth. */
  code->stack_size = (guint32) u->max_depth + 4;
  code->shown_stack_size = (guint32) MAX (u->stack_size, 1);
}

RfCode *
rf_compiler_leave (RfCompiler *c)
{
  RfUnit *u = c->unit;
  RfCode *code = u->code;

  if (!c->failed)
    {
      g_assert (u->unreachable);
      assemble (u);
      c->m->codes_version++;
    }
  else if (code != NULL)
    {
      rf_drop (c->m, RF_OBJECT (code));
      code = NULL;
    }
  c->unit = u->outer;
  g_ptr_array_set_size (c->scope_stack, c->scope_stack->len - 1);
  unit_free (c, u);
  return code;
}

void
rf_compiler_make_function (RfCompiler *c, RfCode *code, const RfScope *scope, guint32 flags)
{
  g_autofree char *key = g_strdup_printf ("code:%p", (gpointer) code);

  if (code == NULL)
    return;
  if (scope->n_freevars > 0)
    {
      for (guint i = 0; i < scope->n_freevars; i++)
        rf_compiler_emit (c, RF_OP_LOAD_CLOSURE, cell_index (c, scope->freevars[i]));
      rf_compiler_emit (c, RF_OP_BUILD_TUPLE, scope->n_freevars);
      flags |= RF_FUNCTION_CLOSURE;
    }
  rf_compiler_load_const (c, RF_OBJECT (code), key);
  c->unit->unseen -= c->m->profile->calls_push_null;
  rf_compiler_load_str (c, scope->qualname);
  c->unit->unseen += c->m->profile->calls_push_null;
  rf_compiler_emit (c, RF_OP_MAKE_FUNCTION, flags);
}

/* --- the whole program ------------------------------------------------------------------------ */

/* The tree keeps its literals until the program has run: their counts go to the machine. */
static void
keep_constants (RfCompiler *c)
{
  for (guint i = 0; i < c->constant_list->len; i++)
    {
      RfObject *value = c->constant_list->pdata[i];
      if (RF_CLASS_OF (value) == c->m->class_code || value->refcnt >= RF_REFCNT_IMMORTAL ||
          g_hash_table_contains (c->built, value))
        rf_drop (c->m, value);
      else
        g_ptr_array_add (c->m->syntax, value);
    }
  g_ptr_array_unref (c->constant_list);
  g_hash_table_unref (c->constants);
  g_hash_table_unref (c->built);
}

void
rf_compiler_forget_syntax (RfMachine *m, guint n_kept)
{
  while (m->syntax->len > n_kept)
    {
      RfObject *literal = m->syntax->pdata[m->syntax->len - 1];
      g_ptr_array_set_size (m->syntax, m->syntax->len - 1);
      rf_drop (m, literal);
    }
}

static void
compile_module (RfCompiler *c, const RfNode *root)
{
  const RfNodeSeq *body = &root->module.body;
  const RfNode *doc = c->mode == RF_COMPILE_INTERACTIVE ? NULL : rf_compiler_docstring (body);

  if (doc != NULL)
    {
      rf_compiler_statement (c, body->items[0]);
      rf_compiler_load_doc (c, doc);
      rf_compiler_name_op_mangled (c, rf_ast_intern (c->ast, "__doc__", -1), RF_ACCESS_STORE);
    }
  rf_compiler_block_body (c, body, doc != NULL ? 1 : 0);
  rf_compiler_load_none (c);
  rf_compiler_emit (c, RF_OP_RETURN_VALUE, 0);
}

RfCode *
rf_compile (RfMachine *m, const RfAst *ast, const RfScopes *scopes, const char *filename,
            RfCompileMode mode, GError **error)
{
  RfCompiler c = {
    .m = m,
    .ast = (RfAst *) ast, /* only to intern names */
    .scopes = scopes,
    .mode = mode,
    .is_library = mode == RF_COMPILE_LIBRARY ||
                  (m->frame != NULL && (m->frame->code->flags & RF_CODE_LIBRARY) != 0),
    .constants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .constant_list = g_ptr_array_new (),
    .built = g_hash_table_new (NULL, NULL),
    .scope_stack = g_ptr_array_new (),
  };
  RfCode *code = NULL;

  c.filename = rf_str_new (m, filename, -1);
  if (c.filename != NULL)
    {
      rf_compiler_enter (&c, rf_scopes_get_top (scopes), 1);
      if (!c.failed && rf_ast_get_root (ast)->kind == RF_AST_EXPRESSION)
        {
          rf_compiler_statement (&c, rf_ast_get_root (ast)->expression.body);
          rf_compiler_expr (&c, rf_ast_get_root (ast)->expression.body);
          rf_compiler_emit (&c, RF_OP_RETURN_VALUE, 0);
        }
      else if (!c.failed)
        compile_module (&c, rf_ast_get_root (ast));
      code = rf_compiler_leave (&c);
      rf_drop (m, c.filename);
    }
  keep_constants (&c);
  g_ptr_array_unref (c.scope_stack);
  if (code == NULL && !rf_raised (m))
    rf_raise_memory (m);
  return code;
}
