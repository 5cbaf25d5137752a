/* SPDX-License-Identifier: MIT */

/* Holders in words.
 *
 * Invariants: as in rf-holders.c, nothing is changed, so that an enumeration may use it at any
 * event. How deep the stack is before each instruction of a code is known without running it; so it
 * is found once, and what waits where follows from it. */

#include "python/rf-holder-words.h"

#include "python/rf-generator.h"

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

static void
append_callable (RfHolderWords *self, RfObject *callable, GString *out)
{
  g_autofree char *name = callable != NULL ? rf_callable_name (self->m, callable) : NULL;

  if (name != NULL)
    g_string_append_printf (out, "%s()", g_str_has_prefix (name, "__main__.") ? name + 9 : name);
  else if (callable != NULL)
    g_string_append_printf (out, "a %s", rf_class_name (callable));
  else
    g_string_append (out, "a function");
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
  { RF_OP_POP_TOP, "dropping a value", { "a result that nobody uses" } },
  { RF_OP_STORE_FAST, "storing %s", { "the value for %s" } },
  { RF_OP_DELETE_FAST, "deleting %s", { NULL } },
  { RF_OP_STORE_NAME, "storing %s", { "the value for %s" } },
  { RF_OP_DELETE_NAME, "deleting %s", { NULL } },
  { RF_OP_STORE_GLOBAL, "storing %s", { "the value for %s" } },
  { RF_OP_DELETE_GLOBAL, "deleting %s", { NULL } },
  { RF_OP_STORE_DEREF, "storing %s", { "the value for %s" } },
  { RF_OP_LOAD_ATTR, "reading the attribute %s", { "the object whose %s is read" } },
  { RF_OP_LOAD_METHOD, "looking up the method %s", { "the object whose method %s is looked up" } },
  { RF_OP_STORE_ATTR,
    "storing the attribute %s",
    { "the value for the attribute %s", "the object that gets the attribute %s" } },
  { RF_OP_DELETE_ATTR, "deleting the attribute %s", { "the object that loses %s" } },
  { RF_OP_BINARY_SUBSCR, "reading an item", { "the object whose item is read", "the index" } },
  { RF_OP_STORE_SUBSCR,
    "storing an item",
    { "the value for an item", "the object that gets an item", "the index" } },
  { RF_OP_DELETE_SUBSCR, "deleting an item", { "the object that loses an item", "the index" } },
  { RF_OP_BINARY_SLICE,
    "reading a slice",
    { "the object that is sliced", "a bound of the slice" } },
  { RF_OP_UNARY_NOT, "not", { "the operand of not" } },
  { RF_OP_UNARY_NEGATIVE, "-", { "the operand of -" } },
  { RF_OP_UNARY_POSITIVE, "+", { "the operand of +" } },
  { RF_OP_UNARY_INVERT, "~", { "the operand of ~" } },
  { RF_OP_BINARY_OP, "the operator %s", { "the left operand of %s", "the right operand of %s" } },
  { RF_OP_INPLACE_OP,
    "the operator %s=",
    { "the left operand of %s=", "the right operand of %s=" } },
  { RF_OP_COMPARE_OP, "the operator %s", { "the left operand of %s", "the right operand of %s" } },
  { RF_OP_IS_OP, "the operator is", { "the left operand of is", "the right operand of is" } },
  { RF_OP_CONTAINS_OP, "the operator in", { "the left operand of in", "the container for in" } },
  { RF_OP_POP_JUMP_IF_FALSE, "testing a condition", { "the condition" } },
  { RF_OP_POP_JUMP_IF_TRUE, "testing a condition", { "the condition" } },
  { RF_OP_JUMP_IF_FALSE_OR_POP, "the operator and", { "an operand of and" } },
  { RF_OP_JUMP_IF_TRUE_OR_POP, "the operator or", { "an operand of or" } },
  { RF_OP_GET_ITER, "making an iterator", { "what is iterated over" } },
  { RF_OP_FOR_ITER, "taking the next item of a for loop", { "the iterator of a for loop" } },
  { RF_OP_YIELD_VALUE, "yielding a value", { "the value that is yielded" } },
  { RF_OP_GET_YIELD_FROM_ITER, "yield from", { "what yield from draws from" } },
  { RF_OP_SEND, "yield from", { "what yield from draws from", "the value that is sent on" } },
  { RF_OP_END_SEND, "the end of yield from", { "what yield from has drawn from" } },
  { RF_OP_UNPACK_SEQUENCE, "unpacking", { "what is unpacked" } },
  { RF_OP_UNPACK_EX, "unpacking", { "what is unpacked" } },
  { RF_OP_BUILD_TUPLE, "making a tuple", { "item %d of a tuple that is being made" } },
  { RF_OP_BUILD_LIST, "making a list", { "item %d of a list that is being made" } },
  { RF_OP_BUILD_SET, "making a set", { "item %d of a set that is being made" } },
  { RF_OP_BUILD_MAP, "making a dict", { "a key or value of a dict that is being made" } },
  { RF_OP_BUILD_CONST_KEY_MAP, "making a dict", { "a value of a dict that is being made" } },
  { RF_OP_BUILD_STRING, "putting a string together", { "part %d of a string" } },
  { RF_OP_BUILD_SLICE, "making a slice", { "a bound of a slice" } },
  { RF_OP_LIST_APPEND, "adding to a list", { "the next item of a list comprehension" } },
  { RF_OP_SET_ADD, "adding to a set", { "the next item of a set comprehension" } },
  { RF_OP_MAP_ADD, "adding to a dict", { "the next key of a dict comprehension", "its value" } },
  { RF_OP_LIST_EXTEND, "extending a list", { "what a list is extended by" } },
  { RF_OP_DICT_MERGE, "collecting keyword arguments", { "keyword arguments" } },
  { RF_OP_LIST_TO_TUPLE, "collecting arguments", { "positional arguments" } },
  { RF_OP_FORMAT_VALUE, "formatting a value", { "the value that is formatted", "its format" } },
  { RF_OP_MAKE_FUNCTION, "making a function", { "a part of a function that is being made" } },
  { RF_OP_RETURN_VALUE, "returning", { "the value that is returned" } },
  { RF_OP_IMPORT_NAME, "importing %s", { "how %s is imported" } },
  { RF_OP_IMPORT_FROM, "importing %s", { NULL } },
  { RF_OP_RAISE_VARARGS, "raising an exception", { "the exception that is raised", "its cause" } },
  { RF_OP_PUSH_EXC_INFO, "beginning to handle an exception", { "the exception" } },
  { RF_OP_POP_EXCEPT, "the end of an except block", { "the exception that was handled before" } },
  { RF_OP_CHECK_EXC_MATCH, "looking whether an except clause fits", { NULL, "its class" } },
  { RF_OP_RERAISE, "raising the exception again", { "the exception that is raised again" } },
  { RF_OP_BEFORE_WITH, "entering a with block", { "the context manager" } },
  { RF_OP_MATCH_CLASS, "matching a class", { "the subject of match", "the class", "names" } },
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

/* Appends @words with their %s or %d filled in. */
static void
append_filled (GString *out, const char *words, const char *text, int number)
{
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

/* The item of a call. */
static void
append_call_operand (RfHolderWords *self, const RfFrame *frame, const Taker *taker, GString *out)
{
  RfOp op = frame->code->code[taker->at].op;
  gboolean is_method = op == RF_OP_CALL_METHOD || op == RF_OP_CALL_METHOD_KW;
  gboolean named = op == RF_OP_CALL_FUNCTION_KW || op == RF_OP_CALL_METHOD_KW;
  RfObject *callable = callable_of (frame, taker);
  int base = taker->depth - taker->pops;
  gboolean unbound =
    is_method && base >= 0 && frame->stack + base < frame->sp && frame->stack[base] != NULL;

  if (op == RF_OP_CALL_FUNCTION_EX && taker->operand > 0)
    g_string_append (out, taker->operand == 1 ? "the arguments of " : "the keyword arguments of ");
  else if (named && taker->operand == taker->pops - 1)
    g_string_append (out, "the names of the keyword arguments of ");
  else if (is_method && taker->operand == 1)
    g_string_append (out, unbound ? "self of " : "the method to be called, ");
  else if (taker->operand == 0)
    g_string_append (out, "the function to be called, ");
  else
    g_string_append_printf (out, "argument %d of ", taker->operand - is_method);
  append_callable (self, callable, out);
}

/* --- places ----------------------------------------------------------------------------------- */

static void
append_frame (const RfFrame *frame, GString *out)
{
  const char *name = frame->code != NULL ? rf_str_data (frame->code->name) : "a function";

  if (rf_frame_is_library (frame))
    g_string_append (out, "the library's ");
  g_string_append (out, g_str_equal (name, "<module>") ? "the module" : name);
}

static void
append_stack (RfHolderWords *self, const RfFrame *frame, int slot, gboolean behind, GString *out)
{
  const RfInstruction *instruction;
  const char *words;
  Taker taker;

  g_string_append (out, "evaluation stack of ");
  append_frame (frame, out);
  g_string_append (out, ": ");
  if (frame->code == NULL || frame->code->n_code == 0)
    {
      g_string_append (out, "a temporary");
      return;
    }
  taker = find_taker (self, frame, slot, behind);
  instruction = &frame->code->code[MIN (taker.at, frame->code->n_code - 1)];
  if (taker.found && is_call (instruction->op))
    append_call_operand (self, frame, &taker, out);
  else if (taker.found && (words = operand_words (instruction->op, taker.operand)) != NULL)
    append_filled (out, words, operand_text (frame->code, instruction), taker.operand + 1);
  else
    g_string_append (out, "a temporary");
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

  if (frame == NULL || frame->code == NULL || frame->ip >= frame->code->n_code)
    {
      g_string_append (out, "the interpreter");
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
      g_string_append (out, "a call of ");
      append_callable (self, callable_of (frame, &taker), out);
    }
  else if ((does = does_what (instruction->op)) != NULL)
    append_filled (out, does, operand_text (frame->code, instruction), 0);
  else
    g_string_append (out, "a step");
  g_string_append (out, " in ");
  append_frame (frame, out);
}

/* How C code calls what it holds, in words; anything else is a value. */
static const char *
role_words (const char *role)
{
  static const struct
  {
    const char *role, *words;
  } known[] = {
    { "arguments", "its arguments" },
    { "args", "its arguments" },
    { "bound", "a bound method" },
    { "callable", "what it calls" },
    { "callback", "the callback" },
    { "cls", "the class" },
    { "dict", "a dict of its own" },
    { "exception", "an exception" },
    { "function", "what it calls" },
    { "item", "the item at hand" },
    { "items[i]", "an item" },
    { "iterator", "its iterator" },
    { "iterators", "its iterators" },
    { "key", "the key" },
    { "keys[i]", "the key of an item" },
    { "list", "a list of its own" },
    { "method", "the method that it calls" },
    { "module", "the module" },
    { "names", "names" },
    { "result", "its result" },
    { "*result", "its result" },
    { "self", "the object" },
    { "set", "a set of its own" },
    { "text", "a text" },
    { "tuple", "a tuple of its own" },
    { "value", "the value at hand" },
  };

  if (strchr (role, ' ') != NULL && strchr (role, '(') == NULL)
    return role;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (role, known[i].role))
      return known[i].words;
  return "a value of its own";
}

static void
append_slot (const RfHeld *held, GString *out)
{
  const char *name = held->owner->type->name;

  if (held->kind == RF_HELD_DYING)
    g_string_append_printf (out, "a %s that is being freed: ", name);
  else if (held->by == NULL)
    g_string_append_printf (out, "a %s of the interpreter: ", name);
  else
    g_string_append_printf (out, "a %s: ", name);
  if (held->is_key)
    g_string_append (out, "a key");
  else if (held->key != NULL && held->key->type->name != NULL &&
           g_str_equal (held->key->type->name, "str"))
    g_string_append (out, rf_str_data (held->key));
  else if (held->text != NULL)
    g_string_append (out, held->text);
  else if (held->slot == RF_SLOT_INDEX)
    g_string_append_printf (out, "item %u", held->number);
  else
    g_string_append (out, "an item");
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
      g_string_append (out, "frame of ");
      append_frame (held->frame, out);
      g_string_append_printf (out, ": %s %s",
                              held->frame->flags & RF_FRAME_STARTED ? "local" : "argument",
                              rf_str_data (rf_frame_slot_name (held->frame, held->index)));
      break;
    case RF_HELD_FRAME:
      g_string_append (out, "frame of ");
      append_frame (held->frame, out);
      g_string_append_printf (out, ": %s", held->role);
      break;
    case RF_HELD_CALL:
      if (held->frame == NULL)
        g_string_append_printf (out, "a call that ends: %s", held->role);
      else
        {
          g_string_append (out, "the call of ");
          append_frame (held->frame, out);
          g_string_append_printf (out, ": %s", held->role);
        }
      break;
    case RF_HELD_OPERATION:
      if (role_words (held->role) == held->role)
        g_string_append (out, held->role);
      else
        {
          rf_holder_words_append_operation (self, held->frame, out);
          g_string_append_printf (out, ": %s", role_words (held->role));
        }
      break;
    case RF_HELD_CODE:
      g_string_append_printf (out, "code of %s: %s",
                              ((RfCode *) held->owner)->qualname != NULL
                                ? rf_str_data (((RfCode *) held->owner)->qualname)
                                : "a function",
                              held->role);
      break;
    case RF_HELD_SLOT:
    case RF_HELD_DYING:
      append_slot (held, out);
      if (held->by != NULL)
        {
          g_string_append (out, ", held by ");
          rf_holder_words_append (self, held->by, out);
        }
      break;
    case RF_HELD_MACHINE:
      g_string_append (out, held->role);
      break;
    }
}
