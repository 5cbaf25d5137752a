/* SPDX-License-Identifier: MIT */

/* Holders in words.
 *
 * Invariants: as in rf-holders.c, nothing is changed, so that an enumeration may use it at any
 * event. How deep the stack is before each instruction of a code is known without running it; so it
 * is found once, and what waits where follows from it. */

#ifndef GETTEXT_PACKAGE
#define GETTEXT_PACKAGE "refarium"
#endif

#include "python/rf-holder-words.h"

#include "python/rf-generator.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RfHolderWords
{
  RfMachine *m;
  GHashTable *depths; /* RfCode → gint16[n_code]: before the instruction, -1: never reached */
  guint32 version;    /* of the codes */
};

RfHolderWords *
rf_holder_words_new (RfMachine *m)
{
  RfHolderWords *words = g_new0 (RfHolderWords, 1);

  words->m = m;
  words->depths = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return words;
}

void
rf_holder_words_free (RfHolderWords *words)
{
  g_hash_table_unref (words->depths);
  g_free (words);
}

/* --- depths ----------------------------------------------------------------------------------- */

static void
reach (gint16 *depths, GArray *todo, guint32 at, int depth)
{
  if (depths[at] >= 0)
    return;
  depths[at] = (gint16) depth;
  g_array_append_val (todo, at);
}

static void
follow (const RfCode *code, gint16 *depths, GArray *todo, guint32 at)
{
  const RfInstruction *instruction = &code->code[at];
  int depth = depths[at], pops, pushes;

  rf_opcode_effect (instruction->op, instruction->arg, &pops, &pushes);
  switch ((RfOp) instruction->op)
    {
    case RF_OP_JUMP:
      reach (depths, todo, instruction->arg, depth);
      return;
    case RF_OP_RETURN_VALUE:
    case RF_OP_RAISE_VARARGS:
    case RF_OP_RERAISE:
      return;
    case RF_OP_POP_JUMP_IF_FALSE:
    case RF_OP_POP_JUMP_IF_TRUE:
    case RF_OP_FOR_ITER:
      reach (depths, todo, instruction->arg, depth - 1);
      break;
    case RF_OP_JUMP_IF_FALSE_OR_POP:
    case RF_OP_JUMP_IF_TRUE_OR_POP:
      reach (depths, todo, instruction->arg, depth);
      pushes = 0;
      break;
    case RF_OP_SEND:
      reach (depths, todo, instruction->arg, depth);
      break;
    default:
      break;
    }
  if (at + 1 < code->n_code)
    reach (depths, todo, at + 1, depth - pops + pushes);
}

static const gint16 *
depths_of (RfHolderWords *self, RfCode *code)
{
  g_autoptr (GArray) todo = NULL;
  gint16 *depths;

  if (self->version != self->m->codes_version)
    g_hash_table_remove_all (self->depths);
  self->version = self->m->codes_version;
  depths = g_hash_table_lookup (self->depths, code);
  if (depths != NULL)
    return depths;
  depths = g_new (gint16, code->n_code + 1);
  memset (depths, 0xff, (code->n_code + 1) * sizeof *depths);
  todo = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (code->n_code > 0)
    reach (depths, todo, 0, 0);
  for (guint32 i = 0; i < code->n_handlers; i++)
    reach (depths, todo, code->handlers[i].target,
           (int) code->handlers[i].depth + 1 + code->handlers[i].lasti);
  while (todo->len > 0)
    {
      guint32 at = g_array_index (todo, guint32, todo->len - 1);

      g_array_set_size (todo, todo->len - 1);
      follow (code, depths, todo, at);
    }
  g_hash_table_insert (self->depths, code, depths);
  return depths;
}

/* --- what takes a value from the stack -------------------------------------------------------- */

typedef struct
{
  guint32 at;  /* the instruction */
  int depth;   /* before it */
  int pops;    /* how many items it takes, and … */
  int operand; /* … which of these the value is, from the lowest */
  gboolean found;
} Taker;

/* Where the item @slot stands after an instruction that only moves items; -1: it is no such
 * instruction. */
static int
moved (const RfInstruction *instruction, int depth, int slot)
{
  int top = depth - 1, arg = (int) instruction->arg;

  switch ((RfOp) instruction->op)
    {
    case RF_OP_ROT_TWO:
      arg = 2;
      break;
    case RF_OP_ROT_THREE:
      arg = 3;
      break;
    case RF_OP_ROT_FOUR:
      arg = 4;
      break;
    case RF_OP_ROT_N:
      break;
    case RF_OP_SWAP:
      return slot == top ? depth - arg : slot == depth - arg ? top : slot;
    case RF_OP_PUSH_EXC_INFO:
      return slot == top ? depth : slot;
    case RF_OP_CHECK_EXC_MATCH:
    case RF_OP_COPY_DICT_WITHOUT_KEYS:
      return slot == top ? -1 : slot;
    case RF_OP_END_SEND:
      return slot == top ? top - 1 : slot == top - 1 ? -1 : slot;
    case RF_OP_COPY:
    case RF_OP_DUP_TOP:
    case RF_OP_DUP_TOP_TWO:
    case RF_OP_GET_LEN:
    case RF_OP_MATCH_SEQUENCE:
    case RF_OP_MATCH_MAPPING:
    case RF_OP_MATCH_KEYS:
    case RF_OP_WITH_EXCEPT_START:
    case RF_OP_IMPORT_FROM:
      return slot;
    default:
      return -1;
    }
  return slot == top ? depth - arg : slot >= depth - arg ? slot + 1 : slot;
}

/* A suspended generator goes on behind the instruction at ip. */
static gboolean
is_suspended (const RfFrame *frame)
{
  return frame->flags & RF_FRAME_YIELDED && frame->generator != NULL && !frame->generator->running;
}

/* Follows the code from the instruction at ip on to the one that takes the item @slot. @behind:
 * that one itself does not take it. */
static Taker
find_taker (RfHolderWords *self, const RfFrame *frame, int slot, gboolean behind)
{
  const RfCode *code = frame->code;
  const gint16 *depths = depths_of (self, frame->code);
  Taker taker = { .at = frame->ip };
  gboolean first = behind;

  for (guint32 steps = 0; steps <= code->n_code && taker.at < code->n_code; steps++)
    {
      const RfInstruction *instruction = &code->code[taker.at];
      int pushes, next;

      taker.depth = depths[taker.at];
      rf_opcode_effect (instruction->op, instruction->arg, &taker.pops, &pushes);
      taker.operand = slot - (taker.depth - taker.pops);
      if (taker.depth < 0 || (slot >= taker.depth && !first))
        return taker;
      next = moved (instruction, taker.depth, slot);
      if (taker.operand >= 0 && next < 0 && !first)
        {
          taker.found = TRUE;
          return taker;
        }
      slot = next >= 0 ? next : slot;
      first = FALSE;
      if (instruction->op == RF_OP_JUMP || instruction->op == RF_OP_FOR_ITER ||
          instruction->op == RF_OP_SEND)
        taker.at = instruction->arg;
      else if (instruction->op == RF_OP_RETURN_VALUE || instruction->op == RF_OP_RERAISE ||
               instruction->op == RF_OP_RAISE_VARARGS)
        return taker;
      else
        taker.at++;
    }
  return taker;
}

/* --- instructions in words -------------------------------------------------------------------- */

/* (transfer full) */
static char *
callable_text (RfHolderWords *self, RfObject *callable)
{
  g_autofree char *name = callable != NULL ? rf_callable_name (self->m, callable) : NULL;

  if (name != NULL)
    return g_strdup_printf ("%s()", g_str_has_prefix (name, "__main__.") ? name + 9 : name);
  if (callable != NULL)
    /* Translators: something that is called, of the type %s. */
    return g_strdup_printf (_ ("a %s"), rf_class_name (callable));
  return g_strdup (_ ("a function"));
}

/* What the call instruction of @taker calls, if that is on the stack already (or still). */
static RfObject *
callable_of (const RfFrame *frame, const Taker *taker)
{
  RfObject **base = frame->stack + (taker->depth - taker->pops);
  RfOp op = frame->code->code[taker->at].op;

  if (base < frame->stack || base >= frame->sp)
    return NULL;
  if (*base == NULL && (op == RF_OP_CALL_METHOD || op == RF_OP_CALL_METHOD_KW))
    return base + 1 < frame->sp ? base[1] : NULL;
  return *base;
}

static const char *
binary_sign (guint32 op)
{
  static const char *const signs[] = {
#define X(name, sign, method) sign,
    RF_BINARY_OPS (X)
#undef X
  };

  return op == RF_BINARY_POW ? "**" : op < G_N_ELEMENTS (signs) ? signs[op] : "?";
}

static const char *
compare_sign (guint32 op)
{
  static const char *const signs[] = { "<", "<=", "==", "!=", ">", ">=" };

  return op < G_N_ELEMENTS (signs) ? signs[op] : "?";
}

/* What the instruction's name or sign is: %s in the words below. */
static const char *
operand_text (const RfCode *code, const RfInstruction *instruction)
{
  guint32 arg = instruction->arg;

  switch (rf_opcode_operand (instruction->op))
    {
    case RF_OPERAND_NAME:
      return rf_str_data (code->names[arg]);
    case RF_OPERAND_LOCAL:
      return rf_str_data (code->varnames[arg]);
    case RF_OPERAND_CELL:
      return rf_str_data (arg < code->n_cellvars ? code->cellvars[arg]
                                                 : code->freevars[arg - code->n_cellvars]);
    case RF_OPERAND_BINARY:
      return binary_sign (arg);
    case RF_OPERAND_COMPARE:
      return compare_sign (arg);
    default:
      return "";
    }
}

/* What an instruction does, and what its operands are to it, from the lowest; the last words stand
 * for all further ones. %s: operand_text(); %d: the number of the operand, from 1. */
static const struct
{
  RfOp op;
  const char *does;
  const char *operands[3];
} words_of[] = {
  { RF_OP_POP_TOP, N_ ("dropping a value"), { N_ ("a result that nobody uses") } },
  { RF_OP_STORE_FAST, N_ ("storing %s"), { N_ ("the value for %s") } },
  { RF_OP_DELETE_FAST, N_ ("deleting %s"), { NULL } },
  { RF_OP_STORE_NAME, N_ ("storing %s"), { N_ ("the value for %s") } },
  { RF_OP_DELETE_NAME, N_ ("deleting %s"), { NULL } },
  { RF_OP_STORE_GLOBAL, N_ ("storing %s"), { N_ ("the value for %s") } },
  { RF_OP_DELETE_GLOBAL, N_ ("deleting %s"), { NULL } },
  { RF_OP_STORE_DEREF, N_ ("storing %s"), { N_ ("the value for %s") } },
  { RF_OP_LOAD_ATTR, N_ ("reading the attribute %s"), { N_ ("the object whose %s is read") } },
  { RF_OP_LOAD_METHOD,
    N_ ("looking up the method %s"),
    { N_ ("the object whose method %s is looked up") } },
  { RF_OP_STORE_ATTR,
    N_ ("storing the attribute %s"),
    { N_ ("the value for the attribute %s"), N_ ("the object that gets the attribute %s") } },
  { RF_OP_DELETE_ATTR, N_ ("deleting the attribute %s"), { N_ ("the object that loses %s") } },
  { RF_OP_BINARY_SUBSCR,
    N_ ("reading an item"),
    { N_ ("the object whose item is read"), N_ ("the index") } },
  { RF_OP_STORE_SUBSCR,
    N_ ("storing an item"),
    { N_ ("the value for an item"), N_ ("the object that gets an item"), N_ ("the index") } },
  { RF_OP_DELETE_SUBSCR,
    N_ ("deleting an item"),
    { N_ ("the object that loses an item"), N_ ("the index") } },
  { RF_OP_BINARY_SLICE,
    N_ ("reading a slice"),
    { N_ ("the object that is sliced"), N_ ("a bound of the slice") } },
  { RF_OP_UNARY_NOT, "not", { N_ ("the operand of not") } },
  { RF_OP_UNARY_NEGATIVE, "-", { N_ ("the operand of -") } },
  { RF_OP_UNARY_POSITIVE, "+", { N_ ("the operand of +") } },
  { RF_OP_UNARY_INVERT, "~", { N_ ("the operand of ~") } },
  { RF_OP_BINARY_OP,
    N_ ("the operator %s"),
    { N_ ("the left operand of %s"), N_ ("the right operand of %s") } },
  { RF_OP_INPLACE_OP,
    N_ ("the operator %s="),
    { N_ ("the left operand of %s="), N_ ("the right operand of %s=") } },
  { RF_OP_COMPARE_OP,
    N_ ("the operator %s"),
    { N_ ("the left operand of %s"), N_ ("the right operand of %s") } },
  { RF_OP_IS_OP,
    N_ ("the operator is"),
    { N_ ("the left operand of is"), N_ ("the right operand of is") } },
  { RF_OP_CONTAINS_OP,
    N_ ("the operator in"),
    { N_ ("the left operand of in"), N_ ("the container for in") } },
  { RF_OP_POP_JUMP_IF_FALSE, N_ ("testing a condition"), { N_ ("the condition") } },
  { RF_OP_POP_JUMP_IF_TRUE, N_ ("testing a condition"), { N_ ("the condition") } },
  { RF_OP_JUMP_IF_FALSE_OR_POP, N_ ("the operator and"), { N_ ("an operand of and") } },
  { RF_OP_JUMP_IF_TRUE_OR_POP, N_ ("the operator or"), { N_ ("an operand of or") } },
  { RF_OP_GET_ITER, N_ ("making an iterator"), { N_ ("what is iterated over") } },
  { RF_OP_FOR_ITER,
    N_ ("taking the next item of a for loop"),
    { N_ ("the iterator of a for loop") } },
  { RF_OP_YIELD_VALUE, N_ ("yielding a value"), { N_ ("the value that is yielded") } },
  { RF_OP_GET_YIELD_FROM_ITER, "yield from", { N_ ("what yield from draws from") } },
  { RF_OP_SEND,
    "yield from",
    { N_ ("what yield from draws from"), N_ ("the value that is sent on") } },
  { RF_OP_END_SEND, N_ ("the end of yield from"), { N_ ("what yield from has drawn from") } },
  { RF_OP_UNPACK_SEQUENCE, N_ ("unpacking"), { N_ ("what is unpacked") } },
  { RF_OP_UNPACK_EX, N_ ("unpacking"), { N_ ("what is unpacked") } },
  { RF_OP_BUILD_TUPLE, N_ ("making a tuple"), { N_ ("item %d of a tuple that is being made") } },
  { RF_OP_BUILD_LIST, N_ ("making a list"), { N_ ("item %d of a list that is being made") } },
  { RF_OP_BUILD_SET, N_ ("making a set"), { N_ ("item %d of a set that is being made") } },
  { RF_OP_BUILD_MAP, N_ ("making a dict"), { N_ ("a key or value of a dict that is being made") } },
  { RF_OP_BUILD_CONST_KEY_MAP,
    N_ ("making a dict"),
    { N_ ("a value of a dict that is being made") } },
  { RF_OP_BUILD_STRING, N_ ("putting a string together"), { N_ ("part %d of a string") } },
  { RF_OP_BUILD_SLICE, N_ ("making a slice"), { N_ ("a bound of a slice") } },
  { RF_OP_LIST_APPEND, N_ ("adding to a list"), { N_ ("the next item of a list comprehension") } },
  { RF_OP_SET_ADD, N_ ("adding to a set"), { N_ ("the next item of a set comprehension") } },
  { RF_OP_MAP_ADD,
    N_ ("adding to a dict"),
    { N_ ("the next key of a dict comprehension"), N_ ("its value") } },
  { RF_OP_LIST_EXTEND, N_ ("extending a list"), { N_ ("what a list is extended by") } },
  { RF_OP_DICT_MERGE, N_ ("collecting keyword arguments"), { N_ ("keyword arguments") } },
  { RF_OP_LIST_TO_TUPLE, N_ ("collecting arguments"), { N_ ("positional arguments") } },
  { RF_OP_FORMAT_VALUE,
    N_ ("formatting a value"),
    { N_ ("the value that is formatted"), N_ ("its format") } },
  { RF_OP_MAKE_FUNCTION,
    N_ ("making a function"),
    { N_ ("a part of a function that is being made") } },
  { RF_OP_RETURN_VALUE, N_ ("returning"), { N_ ("the value that is returned") } },
  { RF_OP_IMPORT_NAME, N_ ("importing %s"), { N_ ("how %s is imported") } },
  { RF_OP_IMPORT_FROM, N_ ("importing %s"), { NULL } },
  { RF_OP_RAISE_VARARGS,
    N_ ("raising an exception"),
    { N_ ("the exception that is raised"), N_ ("its cause") } },
  { RF_OP_PUSH_EXC_INFO, N_ ("beginning to handle an exception"), { N_ ("the exception") } },
  { RF_OP_POP_EXCEPT,
    N_ ("the end of an except block"),
    { N_ ("the exception that was handled before") } },
  { RF_OP_CHECK_EXC_MATCH,
    N_ ("looking whether an except clause fits"),
    { NULL, N_ ("its class") } },
  { RF_OP_RERAISE,
    N_ ("raising the exception again"),
    { N_ ("the exception that is raised again") } },
  { RF_OP_BEFORE_WITH, N_ ("entering a with block"), { N_ ("the context manager") } },
  { RF_OP_MATCH_CLASS,
    N_ ("matching a class"),
    { N_ ("the subject of match"), N_ ("the class"), N_ ("names") } },
};

static const char *
does_what (RfOp op)
{
  for (guint i = 0; i < G_N_ELEMENTS (words_of); i++)
    if (words_of[i].op == op)
      return words_of[i].does;
  return NULL;
}

static const char *
operand_words (RfOp op, int operand)
{
  for (guint i = 0; i < G_N_ELEMENTS (words_of); i++)
    if (words_of[i].op == op)
      for (int k = MIN (operand, 2); k >= 0; k--)
        if (words_of[i].operands[k] != NULL)
          return words_of[i].operands[k];
  return NULL;
}

/* Appends the words @marked for translation with their %s or %d filled in. */
static void
append_filled (GString *out, const char *marked, const char *text, int number)
{
  const char *words = _ (marked);
  const char *place = strchr (words, '%');

  if (place == NULL)
    {
      g_string_append (out, words);
      return;
    }
  g_string_append_len (out, words, place - words);
  if (place[1] == 'd')
    g_string_append_printf (out, "%d", number);
  else
    g_string_append (out, text);
  g_string_append (out, place + 2);
}

static gboolean
is_call (RfOp op)
{
  return op == RF_OP_CALL_FUNCTION || op == RF_OP_CALL_FUNCTION_KW ||
         op == RF_OP_CALL_FUNCTION_EX || op == RF_OP_CALL_METHOD || op == RF_OP_CALL_METHOD_KW;
}

/* What the item of a call is to it, marked for translation; %s: what is called. NULL: an argument.
 */
static const char *
call_operand_words (const RfFrame *frame, const Taker *taker)
{
  RfOp op = frame->code->code[taker->at].op;
  gboolean is_method = op == RF_OP_CALL_METHOD || op == RF_OP_CALL_METHOD_KW;
  gboolean named = op == RF_OP_CALL_FUNCTION_KW || op == RF_OP_CALL_METHOD_KW;
  int base = taker->depth - taker->pops;
  gboolean unbound =
    is_method && base >= 0 && frame->stack + base < frame->sp && frame->stack[base] != NULL;

  if (op == RF_OP_CALL_FUNCTION_EX && taker->operand > 0)
    return taker->operand == 1 ? N_ ("the arguments of %s") : N_ ("the keyword arguments of %s");
  if (named && taker->operand == taker->pops - 1)
    return N_ ("the names of the keyword arguments of %s");
  if (is_method && taker->operand == 1)
    return unbound ? N_ ("self of %s") : N_ ("the method to be called, %s");
  return taker->operand == 0 ? N_ ("the function to be called, %s") : NULL;
}

static void
append_call_operand (RfHolderWords *self, const RfFrame *frame, const Taker *taker, GString *out)
{
  RfOp op = frame->code->code[taker->at].op;
  gboolean is_method = op == RF_OP_CALL_METHOD || op == RF_OP_CALL_METHOD_KW;
  g_autofree char *callable = callable_text (self, callable_of (frame, taker));
  const char *words = call_operand_words (frame, taker);

  if (words != NULL)
    append_filled (out, words, callable, 0);
  else
    /* Translators: %s is what is called. */
    g_string_append_printf (out, _ ("argument %d of %s"), taker->operand - is_method, callable);
}

/* --- places ----------------------------------------------------------------------------------- */

/* (transfer full) */
static char *
frame_text (const RfFrame *frame)
{
  const char *name = frame->code != NULL ? rf_str_data (frame->code->name) : _ ("a function");

  if (g_str_equal (name, "<module>"))
    /* Translators: whose frame it is, after "of" and "in". */
    name = _ ("the module");
  if (rf_frame_is_library (frame))
    return g_strdup_printf (_ ("the library's %s"), name);
  return g_strdup (name);
}

static void
append_stack (RfHolderWords *self, const RfFrame *frame, int slot, gboolean behind, GString *out)
{
  g_autofree char *where = frame_text (frame);
  const RfInstruction *instruction;
  const char *words;
  Taker taker;

  /* Translators: what follows says what the value waits for. */
  g_string_append_printf (out, _ ("evaluation stack of %s: "), where);
  if (frame->code == NULL || frame->code->n_code == 0)
    {
      g_string_append (out, _ ("a temporary"));
      return;
    }
  taker = find_taker (self, frame, slot, behind);
  instruction = &frame->code->code[MIN (taker.at, frame->code->n_code - 1)];
  if (taker.found && is_call (instruction->op))
    append_call_operand (self, frame, &taker, out);
  else if (taker.found && (words = operand_words (instruction->op, taker.operand)) != NULL)
    append_filled (out, words, operand_text (frame->code, instruction), taker.operand + 1);
  else
    g_string_append (out, _ ("a temporary"));
}

/* Instructions that do nothing but put a value on the stack: that it is there goes without saying.
 */
static gboolean
is_load (RfOp op)
{
  switch (op)
    {
    case RF_OP_LOAD_CONST:
    case RF_OP_LOAD_FAST:
    case RF_OP_LOAD_NAME:
    case RF_OP_LOAD_GLOBAL:
    case RF_OP_LOAD_DEREF:
    case RF_OP_LOAD_CLASSDEREF:
    case RF_OP_LOAD_CLOSURE:
    case RF_OP_DUP_TOP:
      return TRUE;
    default:
      return FALSE;
    }
}

void
rf_holder_words_append_operation (RfHolderWords *self, const RfFrame *frame, GString *out)
{
  const RfInstruction *instruction;
  const char *does;
  Taker taker = { 0 };
  int pops, pushes;
  g_autoptr (GString) what = g_string_new (NULL);
  g_autofree char *where = NULL;

  if (frame == NULL || frame->code == NULL || frame->ip >= frame->code->n_code)
    {
      g_string_append (out, _ ("the interpreter"));
      return;
    }
  instruction = &frame->code->code[frame->ip];
  rf_opcode_effect (instruction->op, instruction->arg, &pops, &pushes);
  taker.at = frame->ip;
  taker.depth = depths_of (self, frame->code)[frame->ip];
  taker.pops = pops;
  if (is_load (instruction->op))
    {
      append_stack (self, frame, taker.depth - pops + pushes - 1, TRUE, out);
      return;
    }
  if (is_call (instruction->op))
    {
      g_autofree char *callable = callable_text (self, callable_of (frame, &taker));

      g_string_append_printf (what, _ ("a call of %s"), callable);
    }
  else if ((does = does_what (instruction->op)) != NULL)
    append_filled (what, does, operand_text (frame->code, instruction), 0);
  else
    g_string_append (what, _ ("a step"));
  where = frame_text (frame);
  /* Translators: what is done, and in which function. */
  g_string_append_printf (out, _ ("%s in %s"), what->str, where);
}

/* How C code calls what it holds, in words; anything else is a value. */
static const char *
role_words (const char *role)
{
  static const struct
  {
    const char *role, *words;
  } known[] = {
    { "arguments", N_ ("its arguments") },
    { "args", N_ ("its arguments") },
    { "bound", N_ ("a bound method") },
    { "callable", N_ ("what it calls") },
    { "callback", N_ ("the callback") },
    { "cls", N_ ("the class") },
    { "dict", N_ ("a dict of its own") },
    { "exception", N_ ("an exception") },
    { "function", N_ ("what it calls") },
    { "item", N_ ("the item at hand") },
    { "items[i]", N_ ("an item") },
    { "iterator", N_ ("its iterator") },
    { "iterators", N_ ("its iterators") },
    { "key", N_ ("the key") },
    { "keys[i]", N_ ("the key of an item") },
    { "list", N_ ("a list of its own") },
    { "method", N_ ("the method that it calls") },
    { "module", N_ ("the module") },
    { "names", N_ ("names") },
    { "result", N_ ("its result") },
    { "*result", N_ ("its result") },
    { "self", N_ ("the object") },
    { "set", N_ ("a set of its own") },
    { "text", N_ ("a text") },
    { "tuple", N_ ("a tuple of its own") },
    { "value", N_ ("the value at hand") },
  };

  if (strchr (role, ' ') != NULL && strchr (role, '(') == NULL)
    return role;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (role, known[i].role))
      return known[i].words;
  return N_ ("a value of its own");
}

/* Roles that come from elsewhere, in words, so that they can be translated. */
G_GNUC_UNUSED static const char *const marked[] = {
  N_ ("a constant"),
  N_ ("a local's name"),
  N_ ("a module written in C"),
  N_ ("a name in it"),
  N_ ("an argument, once more"),
  N_ ("its arguments"),
  N_ ("its builtins"),
  N_ ("its code"),
  N_ ("its documentation"),
  N_ ("its file's name"),
  N_ ("its frame object"),
  N_ ("its globals"),
  N_ ("its keyword arguments"),
  N_ ("its name"),
  N_ ("its namespace"),
  N_ ("its qualified name"),
  N_ ("the collector, until it has run the callback"),
  N_ ("the collector, while it clears the object"),
  N_ ("the collector, while it reports the object"),
  N_ ("the collector, while it runs the finalizer"),
  N_ ("the dict that locals() made"),
  N_ ("the exception that is being handled"),
  N_ ("the exception that is being handled outside of the generator"),
  N_ ("the exception that is being raised"),
  N_ ("the exception that is kept for when memory is out"),
  N_ ("the exception that it handles"),
  N_ ("the exception that left it"),
  N_ ("the exception that stops the program"),
  N_ ("the function that runs"),
  N_ ("the functions that run at exit"),
  N_ ("the interpreter, while it runs the callback"),
  N_ ("the interpreter, while it runs the callbacks"),
  N_ ("the interpreter, while it runs the finalizer"),
  N_ ("the list that is being sorted"),
  N_ ("the new instance"),
  N_ ("the syntax tree of the program, until it has run"),
  N_ ("the table of strings of one character"),
  N_ ("the value that is returned"),
};

static const char *
translated (const char *words)
{
  return *words != '\0' ? _ (words) : words;
}

static void
append_slot (const RfHeld *held, GString *out)
{
  const char *name = held->owner->type->name;

  /* Translators: %s is a type; what follows says where in it. */
  if (held->kind == RF_HELD_DYING)
    g_string_append_printf (out, _ ("a %s that is being freed: "), name);
  else if (held->by == NULL)
    g_string_append_printf (out, _ ("a %s of the interpreter: "), name);
  else
    g_string_append_printf (out, _ ("a %s: "), name);
  if (held->is_key)
    g_string_append (out, _ ("a key"));
  else if (held->key != NULL && held->key->type->name != NULL &&
           g_str_equal (held->key->type->name, "str"))
    g_string_append (out, rf_str_data (held->key));
  else if (held->text != NULL)
    g_string_append (out, held->text);
  else if (held->slot == RF_SLOT_INDEX)
    g_string_append_printf (out, _ ("item %u"), held->number);
  else
    g_string_append (out, _ ("an item"));
}

/* What a frame, or a call of it, holds. */
static void
append_of_frame (const RfHeld *held, GString *out)
{
  g_autofree char *where = held->frame != NULL ? frame_text (held->frame) : NULL;
  const char *name;

  if (where == NULL)
    g_string_append_printf (out, _ ("a call that ends: %s"), translated (held->role));
  else if (held->kind == RF_HELD_CALL)
    /* Translators: the function, what of its call. */
    g_string_append_printf (out, _ ("the call of %s: %s"), where, translated (held->role));
  else if (held->kind == RF_HELD_FRAME)
    /* Translators: the function, what of its frame. */
    g_string_append_printf (out, _ ("frame of %s: %s"), where, translated (held->role));
  else
    {
      name = rf_str_data (rf_frame_slot_name (held->frame, held->index));
      g_string_append_printf (out,
                              held->frame->flags & RF_FRAME_STARTED
                                ? _ ("frame of %s: local %s")
                                : _ ("frame of %s: argument %s"),
                              where, name);
    }
}

void
rf_holder_words_append (RfHolderWords *self, const RfHeld *held, GString *out)
{
  switch (held->kind)
    {
    case RF_HELD_STACK:
      append_stack (self, held->frame, (int) held->index, is_suspended (held->frame), out);
      break;
    case RF_HELD_NAME:
    case RF_HELD_FRAME:
    case RF_HELD_CALL:
      append_of_frame (held, out);
      break;
    case RF_HELD_OPERATION:
      if (role_words (held->role) != held->role)
        {
          rf_holder_words_append_operation (self, held->frame, out);
          g_string_append (out, ": ");
        }
      g_string_append (out, translated (role_words (held->role)));
      break;
    case RF_HELD_CODE:
      /* Translators: the function, what of its code. */
      g_string_append_printf (out, _ ("code of %s: %s"),
                              ((RfCode *) held->owner)->qualname != NULL
                                ? rf_str_data (((RfCode *) held->owner)->qualname)
                                : _ ("a function"),
                              translated (held->role));
      break;
    case RF_HELD_SLOT:
    case RF_HELD_DYING:
      append_slot (held, out);
      if (held->by != NULL)
        {
          /* Translators: stands between an object and what holds it. */
          g_string_append (out, _ (", held by "));
          rf_holder_words_append (self, held->by, out);
        }
      break;
    case RF_HELD_MACHINE:
      g_string_append (out, translated (held->role));
      break;
    }
}
