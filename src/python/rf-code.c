/* SPDX-License-Identifier: MIT */

/* Code objects: what the compiler leaves, as a Python object. A code object never changes, is
 * not tracked by the collector, and owns one count of each of its constants and names. */

#include "python/rf-compiler.h"
#include "python/rf-setup.h"

#include <string.h>

static void
visit_all (RfObject *const *objects, guint32 n, RfVisit visit, gpointer user)
{
  for (guint32 i = 0; objects != NULL && i < n; i++)
    if (objects[i] != NULL)
      visit (objects[i], user);
}

static void
code_traverse (RfHeap *heap, RfObject *object, RfVisit visit, gpointer user)
{
  RfCode *code = (RfCode *) object;
  RfObject *single[] = { code->name, code->qualname, code->filename, code->doc };

  visit_all (single, G_N_ELEMENTS (single), visit, user);
  visit_all (code->consts, code->n_consts, visit, user);
  visit_all (code->names, code->n_names, visit, user);
  visit_all (code->varnames, code->n_locals, visit, user);
  visit_all (code->cellvars, code->n_cellvars, visit, user);
  visit_all (code->freevars, code->n_freevars, visit, user);
}

static void
drop_all (RfHeap *heap, RfObject **objects, guint32 n)
{
  for (guint32 i = 0; objects != NULL && i < n; i++)
    rf_xunref (heap, g_steal_pointer (&objects[i]));
}

static void
code_dealloc (RfHeap *heap, RfObject *object)
{
  RfCode *code = (RfCode *) object;

  if (!heap->tearing_down)
    {
      *code->where = code->next;
      if (code->next != NULL)
        code->next->where = code->where;
      rf_machine_of (heap)->codes_version++;
    }
  rf_heap_frame_forgotten (heap, &code->keeps_frame);
  drop_all (heap, code->consts, code->n_consts);
  drop_all (heap, code->names, code->n_names);
  drop_all (heap, code->varnames, code->n_locals);
  drop_all (heap, code->cellvars, code->n_cellvars);
  drop_all (heap, code->freevars, code->n_freevars);
  rf_xunref (heap, g_steal_pointer (&code->doc));
  rf_xunref (heap, g_steal_pointer (&code->filename));
  rf_xunref (heap, g_steal_pointer (&code->name));
  rf_xunref (heap, g_steal_pointer (&code->qualname));
  g_free (code->consts);
  g_free (code->names);
  g_free (code->varnames);
  g_free (code->cellvars);
  g_free (code->freevars);
  g_free (code->cell_arguments);
  g_free (code->code);
  g_free (code->positions);
  g_free (code->handlers);
}

static void
code_describe (RfHeap *heap, RfObject *object, GString *out)
{
  RfCode *code = (RfCode *) object;

  if (code->qualname != NULL)
    g_string_append (out, rf_str_data (code->qualname));
}

static RfObject *
code_repr (RfMachine *m, RfObject *self)
{
  RfCode *code = (RfCode *) self;

  return rf_str_new_format (m,
                            "<code object %s at 0x%" G_GINT64_MODIFIER "x, file \"%s\", line %d>",
                            rf_str_data (code->name), self->address, rf_str_data (code->filename),
                            code->first_line);
}

RfCode *
rf_code_new (RfMachine *m)
{
  RfCode *code = (RfCode *) rf_object_alloc (m, m->class_code, 0, FALSE);

  if (code == NULL)
    return NULL;
  code->next = m->codes;
  code->where = &m->codes;
  if (m->codes != NULL)
    m->codes->where = &code->next;
  m->codes = code;
  m->codes_version++;
  return code;
}

/* --- attributes ------------------------------------------------------------------------------- */

#define STR_GETTER(field)                                     \
  static RfObject *get_##field (RfMachine *m, RfObject *self) \
  {                                                           \
    return rf_new_ref (m, ((RfCode *) self)->field);          \
  }
#define INT_GETTER(field)                                     \
  static RfObject *get_##field (RfMachine *m, RfObject *self) \
  {                                                           \
    return rf_int_new (m, ((RfCode *) self)->field);          \
  }
#define TUPLE_GETTER(field, n)                                               \
  static RfObject *get_##field (RfMachine *m, RfObject *self)                \
  {                                                                          \
    return rf_tuple_new (m, ((RfCode *) self)->field, ((RfCode *) self)->n); \
  }

STR_GETTER (name)
STR_GETTER (qualname)
STR_GETTER (filename)
INT_GETTER (argcount)
INT_GETTER (posonlyargcount)
INT_GETTER (kwonlyargcount)
INT_GETTER (first_line)
INT_GETTER (shown_stack_size)
TUPLE_GETTER (consts, n_consts)
TUPLE_GETTER (names, n_names)
TUPLE_GETTER (varnames, n_locals)
TUPLE_GETTER (cellvars, n_cellvars)
TUPLE_GETTER (freevars, n_freevars)

static RfObject *
get_nlocals (RfMachine *m, RfObject *self)
{
  return rf_int_new (m, ((RfCode *) self)->n_locals);
}

static RfObject *
get_flags (RfMachine *m, RfObject *self)
{
  const RfCode *code = (RfCode *) self;
  gint64 flags = code->flags & ~RF_CODE_LIBRARY;

  /* CO_NOFREE */
  if (m->profile->minor < 11 && code->n_cellvars + code->n_freevars == 0)
    flags |= 64;
  return rf_int_new (m, flags);
}

/* The first: since 3.11. */
static const RfGetSetDef getsets[] = {
  { "co_qualname", get_qualname, NULL },
  { "co_name", get_name, NULL },
  { "co_filename", get_filename, NULL },
  { "co_argcount", get_argcount, NULL },
  { "co_posonlyargcount", get_posonlyargcount, NULL },
  { "co_kwonlyargcount", get_kwonlyargcount, NULL },
  { "co_nlocals", get_nlocals, NULL },
  { "co_firstlineno", get_first_line, NULL },
  { "co_flags", get_flags, NULL },
  { "co_stacksize", get_shown_stack_size, NULL },
  { "co_consts", get_consts, NULL },
  { "co_names", get_names, NULL },
  { "co_varnames", get_varnames, NULL },
  { "co_cellvars", get_cellvars, NULL },
  { "co_freevars", get_freevars, NULL },
  { NULL },
};

gboolean
rf_code_setup (RfMachine *m)
{
  const RfClassSpec spec = {
    .name = "code",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_WEAKREFABLE | RF_TYPE_IS_FUNCTION,
    .host_size = sizeof (RfCode),
    .basic_size = 176,
    .slots = { .repr = code_repr },
    .traverse = code_traverse,
    .dealloc = code_dealloc,
    .describe = code_describe,
    .getsets = getsets + (m->profile->minor < 11),
  };

  return rf_class_new_builtin (m, &spec, &m->class_code);
}

/* --- disassembly ------------------------------------------------------------------------------ */

static void
dump_constant (RfMachine *m, RfObject *value, GString *out)
{
  if (RF_CLASS_OF (value) == m->class_code)
    g_string_append_printf (out, "code %s", rf_str_data (((RfCode *) value)->qualname));
  else if (!rf_str_append_repr (m, out, value))
    rf_raised_clear (m);
}

static void
dump_operand (RfMachine *m, const RfCode *code, const RfInstruction *instruction, GString *out)
{
  guint32 arg = instruction->arg;

  switch (rf_opcode_operand (instruction->op))
    {
    case RF_OPERAND_NONE:
      return;
    case RF_OPERAND_CONST:
      g_string_append_printf (out, " %u (", arg);
      dump_constant (m, code->consts[arg], out);
      g_string_append_c (out, ')');
      return;
    case RF_OPERAND_NAME:
      g_string_append_printf (out, " %u (%s)", arg, rf_str_data (code->names[arg]));
      return;
    case RF_OPERAND_LOCAL:
      g_string_append_printf (out, " %u (%s)", arg, rf_str_data (code->varnames[arg]));
      return;
    case RF_OPERAND_CELL:
      g_string_append_printf (out, " %u (%s)", arg,
                              rf_str_data (arg < code->n_cellvars
                                             ? code->cellvars[arg]
                                             : code->freevars[arg - code->n_cellvars]));
      return;
    case RF_OPERAND_TARGET:
      g_string_append_printf (out, " to %u", arg);
      return;
    default:
      g_string_append_printf (out, " %u", arg);
      return;
    }
}

void
rf_code_dump (RfMachine *m, const RfCode *code, GString *out)
{
  g_string_append_printf (out, "code %s (line %d, stack %u)\n", rf_str_data (code->qualname),
                          code->first_line, code->stack_size);
  for (guint32 i = 0; i < code->n_code; i++)
    {
      const RfInstruction *instruction = &code->code[i];
      g_string_append_printf (out, "%4d %c %4u %s", code->positions[i].line,
                              instruction->flags & RF_INSTRUCTION_STATEMENT ? '*' : ' ', i,
                              rf_opcode_name (instruction->op));
      dump_operand (m, code, instruction, out);
      g_string_append_c (out, '\n');
    }
  for (guint32 i = 0; i < code->n_handlers; i++)
    g_string_append_printf (out, "     %u to %u: at %u, depth %u%s\n", code->handlers[i].start,
                            code->handlers[i].end, code->handlers[i].target,
                            (guint) code->handlers[i].depth,
                            code->handlers[i].lasti ? ", lasti" : "");
  for (guint32 i = 0; i < code->n_consts; i++)
    if (RF_CLASS_OF (code->consts[i]) == m->class_code)
      {
        g_string_append_c (out, '\n');
        rf_code_dump (m, (const RfCode *) code->consts[i], out);
      }
}
