/* SPDX-License-Identifier: MIT */

/* The evaluation loop.
 *
 * Invariants: sp is written back to the frame (SYNC) before anything that may look at the stack:
 * the collector, the checker, any Python code, any dropped count; what is dropped has left the
 * stack before. frame->ip is the instruction that runs. Python functions called from here, and
 * classes whose __init__ is a Python function, run in the same loop. */

#include "heap/rf-checker.h"
#include "heap/rf-isolate.h"
#include "python/rf-eval-breaker.h"
#include "python/rf-eval-quick.h"
#include "python/rf-exception.h"
#include "python/rf-generator.h"
#include "python/rf-import.h"
#include "rf-config.h"

#include <string.h>

/* --- between instructions --------------------------------------------------------------------- */

static void
begin_statement (RfMachine *m, RfFrame *frame)
{
  RfHeap *heap = m->heap;

  if (heap->sink != NULL)
    rf_isolate_find (heap, FALSE);
  rf_checker_maybe (heap, 1);
  if (heap->sink != NULL)
    {
      guint32 line = (guint32) rf_frame_line (frame);

      rf_heap_emit (heap, RF_EVENT_LINE, 0, 0, frame->id, line, frame->line,
                    rf_str_text (m, frame->code->name), 0);
      frame->line = line;
    }
}

/* Drops two operands in CPython's order; the second keeps its holder meanwhile. */
static inline void
drop_two (RfMachine *m, RfObject *a, RfObject *b)
{
  if (a->refcnt == 1)
    {
      rf_hold (m->heap, b);
      rf_drop (m, a);
      rf_release (m->heap, 1);
    }
  else
    rf_drop (m, a);
  rf_drop (m, b);
}

/* --- the loop --------------------------------------------------------------------------------- */

static gboolean
enter (RfMachine *m, RfFrame *frame)
{
  int limit = m->profile->c_recursion_limit != 0 ? m->profile->c_recursion_limit : 10000;

  m->c_depth++;
  m->eval_depth++;
  if (m->c_depth + m->eval_depth <= limit)
    return TRUE;
  m->c_depth--;
  m->eval_depth--;
  rf_frame_pop (m, frame);
  rf_raise (m, RF_EXC_RecursionError, "maximum recursion depth exceeded");
  return FALSE;
}

/* Are comparisons of numbers and strs instructions of their own, which call nothing (3.11+)? */
static inline gboolean
compares_specialized (RfMachine *m)
{
  return m->profile->specialize_after != 0 || m->profile->specializes_codes;
}

#define MUST_CHECK() (G_UNLIKELY (rf_eval_must_check (m)))
#define SYNC() (frame->sp = sp)
#define PUSH(o) (*sp++ = (o))
#define POP() (*--sp)
#define LOAD_FRAME()            \
  do                            \
    {                           \
      frame = m->frame;         \
      code = frame->code->code; \
      fast = frame->fast;       \
      sp = frame->sp;           \
    }                           \
  while (0)
/* Where a frame begins, or goes on after a yield. */
#define START_IP(frame) ((frame)->flags & RF_FRAME_YIELDED ? (frame)->ip + 1 : 0)
/* The result of an operation on the @n topmost items, which are still there, replaces them. */
#define RESULT_OF_ONE(expression) \
  {                               \
    RfObject *o = sp[-1], *r;     \
                                  \
    SYNC ();                      \
    r = (expression);             \
    if (r == NULL)                \
      goto error;                 \
    sp[-1] = r;                   \
    rf_drop (m, o);               \
    break;                        \
  }
#define RESULT_OF_TWO(expression)          \
  {                                        \
    RfObject *a = sp[-2], *b = sp[-1], *r; \
                                           \
    SYNC ();                               \
    r = (expression);                      \
    if (r == NULL)                         \
      goto error_operands;                 \
    sp[-2] = r;                            \
    sp--;                                  \
    SYNC ();                               \
    drop_two (m, a, b);                    \
    break;                                 \
  }
#define TRY(expression) \
  {                     \
    SYNC ();            \
    if (!(expression))  \
      {                 \
        sp = frame->sp; \
        goto error;     \
      }                 \
    sp = frame->sp;     \
    break;              \
  }

RfObject *
rf_eval (RfMachine *m, RfFrame *frame)
{
  RfHeap *const heap = m->heap;
  RfInstruction *code;
  RfObject **fast, **sp;
  RfObject *result = NULL;
  guint32 ip, arg, at;
  RfInstruction *instruction;
  RfCallRest rest;

  if (!enter (m, frame))
    return NULL;
  LOAD_FRAME ();
  frame->n_holds = heap->holds->len;
  ip = START_IP (frame);
  if (frame->flags & RF_FRAME_GENERATOR)
    {
      instruction = &code[frame->ip];
      if (m->current != NULL)
        goto error; /* thrown in */
      rf_code_warm (frame->code);
      if (MUST_CHECK () && rf_eval_resume_checks (frame) && !rf_eval_check (m))
        goto error;
    }
  else if (MUST_CHECK () && !rf_eval_check (m))
    goto error;

  for (;;)
    {
      instruction = &code[ip];
      frame->ip = ip;
      SYNC ();
      arg = instruction->arg;
      if (RF_CHECKS && G_UNLIKELY (m->instruction_hook != NULL))
        m->instruction_hook (m->instruction_user);
      if (instruction->flags & RF_INSTRUCTION_STATEMENT &&
          G_UNLIKELY (heap->sink != NULL || heap->check_level > 0))
        begin_statement (m, frame);
      ip++;
      switch ((RfOp) instruction->op)
        {
        case RF_OP_NOP:
          break;
        case RF_OP_POP_TOP:
          {
            RfObject *o = POP ();

            SYNC ();
            rf_xdrop (m, o);
            break;
          }
        case RF_OP_DUP_TOP:
          {
            RfObject *o = rf_new_ref (m, sp[-1]);

            PUSH (o);
            break;
          }
        case RF_OP_DUP_TOP_TWO:
          sp[0] = rf_new_ref (m, sp[-2]);
          sp[1] = rf_new_ref (m, sp[-1]);
          sp += 2;
          break;
        case RF_OP_ROT_TWO:
          {
            RfObject *o = sp[-1];

            sp[-1] = sp[-2];
            sp[-2] = o;
            break;
          }
        case RF_OP_ROT_THREE:
          {
            RfObject *o = sp[-1];

            sp[-1] = sp[-2];
            sp[-2] = sp[-3];
            sp[-3] = o;
            break;
          }
        case RF_OP_ROT_FOUR:
          {
            RfObject *o = sp[-1];

            sp[-1] = sp[-2];
            sp[-2] = sp[-3];
            sp[-3] = sp[-4];
            sp[-4] = o;
            break;
          }
        case RF_OP_ROT_N:
          {
            RfObject *o = sp[-1];

            memmove (sp - arg + 1, sp - arg, (arg - 1) * sizeof *sp);
            sp[-(gssize) arg] = o;
            break;
          }
        case RF_OP_SWAP:
          {
            RfObject *o = sp[-1];

            sp[-1] = sp[-(gssize) arg];
            sp[-(gssize) arg] = o;
            break;
          }
        case RF_OP_COPY:
          {
            RfObject *o = sp[-(gssize) arg];

            if (o != NULL)
              rf_new_ref (m, o);
            PUSH (o);
            break;
          }
        case RF_OP_LOAD_CONST:
          PUSH (rf_new_ref (m, frame->code->consts[arg]));
          break;
        case RF_OP_PUSH_NULL:
          PUSH (NULL);
          break;
        case RF_OP_LOAD_FAST:
          {
            RfObject *o = fast[arg];

            if (G_UNLIKELY (o == NULL))
              {
                SYNC ();
                rf_eval_unbound_local (m, frame->code->varnames[arg]);
                goto error;
              }
            PUSH (rf_new_ref (m, o));
            break;
          }
        case RF_OP_STORE_FAST:
          {
            RfObject *old = fast[arg], *o = POP ();

            fast[arg] = o;
            SYNC ();
            if (G_UNLIKELY (heap->sink != NULL))
              rf_frame_note (m, frame, arg, old, o);
            rf_xdrop (m, old);
            break;
          }
        case RF_OP_DELETE_FAST:
          SYNC ();
          if (fast[arg] == NULL)
            {
              rf_eval_unbound_local (m, frame->code->varnames[arg]);
              goto error;
            }
          rf_frame_store (m, frame, arg, NULL);
          break;
        case RF_OP_LOAD_FAST_AND_CLEAR:
          {
            RfObject *o = fast[arg];

            fast[arg] = NULL;
            PUSH (o);
            SYNC ();
            if (o != NULL)
              rf_frame_note (m, frame, arg, o, NULL);
            break;
          }
        case RF_OP_SAVE_CELL:
          {
            RfObject *cell;

            SYNC ();
            cell = rf_cell_new (m, NULL);
            if (cell == NULL)
              goto error;
            PUSH (frame->cells[arg]);
            frame->cells[arg] = cell;
            SYNC ();
            rf_frame_note (m, frame, frame->n_fast + arg, sp[-1], cell);
            break;
          }
        case RF_OP_RESTORE_CELL:
          {
            RfObject *cell = frame->cells[arg], *o = POP ();

            frame->cells[arg] = o;
            SYNC ();
            rf_frame_note (m, frame, frame->n_fast + arg, cell, o);
            rf_xdrop (m, cell);
            break;
          }
        case RF_OP_LOAD_NAME:
          {
            RfObject *name = frame->code->names[arg], *o = NULL;

            SYNC ();
            if (G_LIKELY (frame->locals != NULL && RF_CLASS_OF (frame->locals) == m->class_dict))
              {
                o = table_get (frame->locals, name);
                if (o == NULL)
                  o = table_get (frame->globals, name);
                if (o == NULL)
                  o = table_get (frame->builtins, name);
                if (o != NULL)
                  rf_new_ref (m, o);
              }
            else
              o = rf_eval_load_name (m, frame, name);
            if (o == NULL)
              {
                if (m->current == NULL)
                  rf_exception_raise_name (m, RF_EXC_NameError, name, "name '%s' is not defined");
                goto error;
              }
            PUSH (o);
            break;
          }
        case RF_OP_STORE_NAME:
          TRY (rf_eval_store_name (m, frame, frame->locals, frame->code->names[arg]))
        case RF_OP_DELETE_NAME:
          TRY (rf_eval_delete_name (m, frame->locals, frame->code->names[arg]))
        case RF_OP_LOAD_GLOBAL:
          {
            RfObject *name = frame->code->names[arg];
            RfObject *o = table_get_again (frame->globals, name, instruction);

            if (o == NULL)
              o = table_get_again (frame->builtins, name, instruction);
            if (G_UNLIKELY (o == NULL))
              {
                SYNC ();
                rf_exception_raise_name (m, RF_EXC_NameError, name, "name '%s' is not defined");
                goto error;
              }
            PUSH (rf_new_ref (m, o));
            break;
          }
        case RF_OP_STORE_GLOBAL:
          TRY (rf_eval_store_name (m, frame, frame->globals, frame->code->names[arg]))
        case RF_OP_DELETE_GLOBAL:
          TRY (rf_eval_delete_name (m, frame->globals, frame->code->names[arg]))
        case RF_OP_LOAD_CLOSURE:
          PUSH (rf_new_ref (m, frame->cells[arg]));
          break;
        case RF_OP_LOAD_DEREF:
          {
            RfObject *o = ((RfCell *) frame->cells[arg])->content;

            if (G_UNLIKELY (o == NULL))
              {
                SYNC ();
                rf_eval_unbound_cell (m, frame, arg);
                goto error;
              }
            PUSH (rf_new_ref (m, o));
            break;
          }
        case RF_OP_LOAD_CLASSDEREF:
          TRY (rf_eval_load_class_deref (m, frame, arg))
        case RF_OP_STORE_DEREF:
          {
            RfObject *o = POP ();

            SYNC ();
            rf_slot_store_named (heap, frame->cells[arg], "cell_contents",
                                 &((RfCell *) frame->cells[arg])->content, o);
            break;
          }
        case RF_OP_DELETE_DEREF:
          SYNC ();
          if (((RfCell *) frame->cells[arg])->content == NULL)
            {
              rf_eval_unbound_cell (m, frame, arg);
              goto error;
            }
          rf_slot_store_named (heap, frame->cells[arg], "cell_contents",
                               &((RfCell *) frame->cells[arg])->content, NULL);
          break;
        case RF_OP_LOAD_ATTR:
          {
            RfObject *o = sp[-1], *name = frame->code->names[arg];
            RfObject *r = quick_attribute (o, name, instruction);

            if (r != NULL)
              rf_new_ref (m, r);
            else
              {
                r = rf_object_getattr (m, o, name);
                if (r == NULL)
                  goto error;
                rf_eval_remember_attribute (m, o, name, instruction);
              }
            sp[-1] = r;
            rf_drop (m, o);
            break;
          }
        case RF_OP_LOAD_METHOD:
          {
            RfObject *o = sp[-1], *function;
            gboolean unbound = FALSE;

            SYNC ();
            function = rf_object_getmethod (m, o, frame->code->names[arg], &unbound);
            if (function == NULL)
              goto error;
            if (unbound)
              {
                sp[-1] = function;
                PUSH (o);
                SYNC ();
              }
            else
              {
                sp[-1] = NULL;
                PUSH (function);
                SYNC ();
                rf_drop (m, o);
              }
            break;
          }
        case RF_OP_STORE_ATTR:
          {
            RfObject *value = sp[-2], *o = sp[-1], *name = frame->code->names[arg];
            RfTableEntry *entry = quick_place (o, name, instruction);

            SYNC ();
            if (entry != NULL)
              rf_slot_store_entry (heap, o, entry->rank, name, &entry->value,
                                   rf_new_ref (m, value));
            else
              {
                if (!rf_object_setattr (m, o, name, value))
                  goto error;
                rf_eval_remember_attribute (m, o, name, instruction);
              }
            sp -= 2;
            SYNC ();
            drop_two (m, value, o);
            break;
          }
        case RF_OP_DELETE_ATTR:
          {
            RfObject *o = sp[-1];

            SYNC ();
            if (!rf_object_setattr (m, o, frame->code->names[arg], NULL))
              goto error;
            sp--;
            SYNC ();
            rf_drop (m, o);
            break;
          }
        case RF_OP_BINARY_SUBSCR:
          {
            RfObject *quick = quick_item (m, sp[-2], sp[-1]);

            if (quick != NULL)
              {
                RfObject *a = sp[-2], *b = sp[-1];

                sp[-2] = rf_new_ref (m, quick);
                sp--;
                SYNC ();
                drop_two (m, a, b);
                break;
              }
            RESULT_OF_TWO (rf_object_getitem (m, a, b))
          }
        case RF_OP_STORE_SUBSCR:
          {
            RfObject *value = sp[-3], *o = sp[-2], *key = sp[-1];

            SYNC ();
            if (!rf_object_setitem (m, o, key, value))
              goto error_operands;
            sp[-3] = key;
            sp -= 2;
            SYNC ();
            drop_two (m, value, o);
            sp--;
            SYNC ();
            rf_drop (m, key);
            break;
          }
        case RF_OP_DELETE_SUBSCR:
          {
            RfObject *o = sp[-2], *key = sp[-1];

            SYNC ();
            if (!rf_object_delitem (m, o, key))
              goto error_operands;
            sp -= 2;
            SYNC ();
            drop_two (m, o, key);
            break;
          }
        case RF_OP_UNARY_POSITIVE:
          RESULT_OF_ONE (rf_object_positive (m, o))
        case RF_OP_UNARY_NEGATIVE:
          RESULT_OF_ONE (rf_object_negative (m, o))
        case RF_OP_UNARY_INVERT:
          RESULT_OF_ONE (rf_object_invert (m, o))
        case RF_OP_UNARY_NOT:
          {
            RfObject *o = sp[-1];
            int truth;

            SYNC ();
            truth = rf_object_truth (m, o);
            if (truth < 0)
              goto error;
            sp[-1] = rf_bool (m, !truth);
            rf_drop (m, o);
            break;
          }
        case RF_OP_BINARY_OP:
        case RF_OP_INPLACE_OP:
          if (small_ints (m, sp[-2], sp[-1]))
            {
              RfObject *a = sp[-2], *b = sp[-1], *r;

              SYNC ();
              r = small_binary (m, arg, a, b);
              if (r != NULL)
                {
                  sp[-2] = r;
                  sp--;
                  SYNC ();
                  rf_drop (m, a);
                  rf_drop (m, b);
                  break;
                }
              if (m->current != NULL)
                goto error;
            }
          if (arg == RF_BINARY_ADD && RF_CLASS_OF (sp[-2]) == m->class_str &&
              RF_CLASS_OF (sp[-1]) == m->class_str &&
              rf_str_append_in_place (m, frame, sp[-2], sp[-1]))
            {
              RfObject *more = *--sp;

              SYNC ();
              rf_drop (m, more);
              break;
            }
          if (instruction->op == RF_OP_INPLACE_OP)
            RESULT_OF_TWO (rf_object_inplace (m, (RfBinaryOp) arg, a, b))
          RESULT_OF_TWO (arg == RF_BINARY_POW ? rf_object_power (m, a, b, m->none)
                                              : rf_object_binary (m, (RfBinaryOp) arg, a, b))
        case RF_OP_COMPARE_OP:
          if (small_ints (m, sp[-2], sp[-1]) &&
              (compares_specialized (m) || !rf_recursion_is_full (m)))
            {
              RfObject *a = sp[-2], *b = sp[-1];

              sp[-2] = rf_bool (m, small_compare (arg, ((RfInt *) a)->small, ((RfInt *) b)->small));
              sp--;
              SYNC ();
              rf_drop (m, a);
              rf_drop (m, b);
              break;
            }
          RESULT_OF_TWO (compares_specialized (m)
                           ? rf_object_compare_specialized (m, a, b, (RfCompareOp) arg)
                           : rf_object_compare (m, a, b, (RfCompareOp) arg))
        case RF_OP_IS_OP:
          {
            RfObject *a = sp[-2], *b = sp[-1];

            sp[-2] = rf_bool (m, (a == b) != (arg != 0));
            sp--;
            SYNC ();
            drop_two (m, a, b);
            break;
          }
        case RF_OP_CONTAINS_OP:
          {
            RfObject *a = sp[-2], *b = sp[-1];
            int r;

            SYNC ();
            r = rf_object_contains (m, b, a);
            if (r < 0)
              goto error_operands;
            sp[-2] = rf_bool (m, (r != 0) != (arg != 0));
            sp--;
            SYNC ();
            drop_two (m, a, b);
            break;
          }
        case RF_OP_JUMP:
          if (arg <= frame->ip)
            {
              rf_code_warm (frame->code);
              if (MUST_CHECK ())
                {
                  SYNC ();
                  if (!rf_eval_check (m))
                    goto error;
                }
            }
          ip = arg;
          break;
        case RF_OP_POP_JUMP_IF_FALSE:
        case RF_OP_POP_JUMP_IF_TRUE:
          {
            RfObject *o = sp[-1];
            int truth;

            if (o == m->true_)
              truth = 1;
            else if (o == m->false_ || o == m->none)
              truth = 0;
            else
              {
                SYNC ();
                truth = rf_object_truth (m, o);
                if (truth < 0)
                  goto error;
              }
            sp--;
            SYNC ();
            rf_drop (m, o);
            if (truth == (instruction->op == RF_OP_POP_JUMP_IF_TRUE))
              {
                if (arg <= frame->ip && MUST_CHECK () && !rf_eval_check (m))
                  goto error;
                ip = arg;
              }
            break;
          }
        case RF_OP_JUMP_IF_FALSE_OR_POP:
        case RF_OP_JUMP_IF_TRUE_OR_POP:
          {
            RfObject *o = sp[-1];
            int truth;

            SYNC ();
            truth = rf_object_truth (m, o);
            if (truth < 0)
              goto error;
            if (truth == (instruction->op == RF_OP_JUMP_IF_TRUE_OR_POP))
              ip = arg;
            else
              {
                sp--;
                SYNC ();
                rf_drop (m, o);
              }
            break;
          }
        case RF_OP_GET_ITER:
          RESULT_OF_ONE (rf_object_iter (m, o))
        case RF_OP_FOR_ITER:
          {
            RfObject *iterator = sp[-1], *item;

            SYNC ();
            if (RF_CLASS_OF (iterator) == m->class_generator)
              {
                RfGenerator *g = RF_GENERATOR (iterator);

                if (rf_generator_ready (m, g, NULL))
                  {
                    if (!rf_generator_push (m, g, NULL, 0))
                      goto error;
                    goto resume_generator;
                  }
                if (m->current != NULL)
                  goto error;
                goto end_loop;
              }
            {
              RfIterNextFunc next = RF_CLASS_OF (iterator)->slots.iternext;

              item = G_LIKELY (next != NULL) ? next (m, iterator) : rf_iterator_next (m, iterator);
            }
            if (item != NULL)
              {
                PUSH (item);
                break;
              }
            if (m->current != NULL)
              {
                if (!rf_raised_is (m, RF_EXC_StopIteration))
                  goto error;
                rf_raised_clear (m);
              }
          end_loop:
            iterator = sp[-1];
            sp--;
            SYNC ();
            rf_drop (m, iterator);
            ip = arg;
            break;
          }
        case RF_OP_GEN_START:
          break;
        case RF_OP_YIELD_VALUE:
          result = POP ();
          SYNC ();
          at = frame->flags & RF_FRAME_ENTRY;
          rf_generator_suspend (m, frame);
          if (at != 0)
            {
              m->c_depth--;
              m->eval_depth--;
              return result;
            }
          LOAD_FRAME ();
          if (code[frame->ip].op == RF_OP_SEND)
            {
              RfObject *sent = sp[-1];

              sp[-1] = result;
              rf_xdrop (m, sent);
            }
          else
            PUSH (result);
          SYNC ();
          ip = frame->ip + 1;
          break;
        case RF_OP_GET_YIELD_FROM_ITER:
          RESULT_OF_ONE (rf_generator_yield_from_iter (m, frame, o))
        case RF_OP_SEND:
          {
            RfObject *receiver = sp[-2], *sent = sp[-1];
            RfSendResult state = RF_SEND_RETURN;

            SYNC ();
            if (RF_CLASS_OF (receiver) == m->class_generator)
              {
                RfGenerator *g = RF_GENERATOR (receiver);

                if (rf_generator_ready (m, g, sent))
                  {
                    gboolean pushed;

                    if (m->profile->send_moves_value)
                      sp[-1] = NULL;
                    pushed = rf_generator_push (m, g, sent, 0);
                    if (m->profile->send_moves_value)
                      rf_drop (m, sent);
                    if (!pushed)
                      goto error;
                    goto resume_generator;
                  }
                if (m->current != NULL)
                  goto error;
                result = rf_none (m);
              }
            else
              state = rf_generator_send_any (m, receiver, sent, &result);
            if (state == RF_SEND_ERROR)
              goto error;
            sp[-1] = result;
            rf_drop (m, sent);
            if (state == RF_SEND_RETURN)
              ip = arg;
            break;
          }
        case RF_OP_END_SEND:
          {
            RfObject *receiver = sp[-2];

            sp[-2] = sp[-1];
            sp--;
            SYNC ();
            rf_drop (m, receiver);
            break;
          }
        resume_generator:
          LOAD_FRAME ();
          ip = START_IP (frame);
          rf_code_warm (frame->code);
          if (MUST_CHECK () && rf_eval_resume_checks (frame) && !rf_eval_check (m))
            goto error;
          break;
        case RF_OP_UNPACK_SEQUENCE:
          TRY (rf_eval_unpack (m, frame, arg, -1))
        case RF_OP_UNPACK_EX:
          TRY (rf_eval_unpack (m, frame, arg & 0xffff, (gssize) (arg >> 16)))
        case RF_OP_BUILD_TUPLE:
        case RF_OP_BUILD_LIST:
          {
            RfObject *o;

            SYNC ();
            o = instruction->op == RF_OP_BUILD_TUPLE ? rf_tuple_new_stack (m, sp - arg, arg)
                                                     : rf_list_new_stack (m, sp - arg, arg);
            sp -= arg;
            SYNC ();
            if (o == NULL)
              goto error;
            PUSH (o);
            break;
          }
        case RF_OP_BUILD_SET:
          TRY (rf_eval_build_set (m, frame, arg))
        case RF_OP_BUILD_MAP:
          TRY (rf_eval_build_map (m, frame, arg))
        case RF_OP_BUILD_CONST_KEY_MAP:
          TRY (rf_eval_build_const_key_map (m, frame, arg))
        case RF_OP_BUILD_STRING:
          TRY (rf_eval_build_string (m, frame, arg))
        case RF_OP_BUILD_SLICE:
          TRY (rf_eval_build_slice (m, frame, arg))
        case RF_OP_BINARY_SLICE:
          TRY (rf_eval_binary_slice (m, frame))
        case RF_OP_STORE_SLICE:
          TRY (rf_eval_store_slice (m, frame))
        case RF_OP_LIST_APPEND:
          {
            RfObject *o = POP ();

            SYNC ();
            if (!rf_list_append_steal (m, sp[-(gssize) arg], o))
              goto error;
            break;
          }
        case RF_OP_SET_ADD:
          {
            RfObject *o = sp[-1];

            SYNC ();
            if (!rf_set_add (m, sp[-1 - (gssize) arg], o))
              goto error;
            sp--;
            SYNC ();
            rf_drop (m, o);
            break;
          }
        case RF_OP_MAP_ADD:
          {
            RfObject *key = sp[-2], *value = sp[-1];

            SYNC ();
            if (!rf_dict_set (m, sp[-2 - (gssize) arg], key, value))
              goto error;
            sp -= 2;
            SYNC ();
            drop_two (m, value, key);
            break;
          }
        case RF_OP_LIST_EXTEND:
          TRY (rf_eval_list_extend (m, frame, arg))
        case RF_OP_SET_UPDATE:
          TRY (rf_eval_set_update (m, frame, arg))
        case RF_OP_DICT_UPDATE:
          TRY (rf_eval_dict_update (m, frame, arg))
        case RF_OP_DICT_MERGE:
          TRY (rf_eval_dict_merge (m, frame, arg))
        case RF_OP_LIST_TO_TUPLE:
          RESULT_OF_ONE (rf_tuple_new (m, ((RfList *) o)->items, ((RfList *) o)->length))
        case RF_OP_FORMAT_VALUE:
          TRY (rf_eval_format_value (m, frame, arg))

        case RF_OP_CALL_FUNCTION:
        case RF_OP_CALL_FUNCTION_KW:
        case RF_OP_CALL_FUNCTION_EX:
        case RF_OP_CALL_METHOD:
        case RF_OP_CALL_METHOD_KW:
          {
            RfCallState state;
            RfObject *callable; /* to compare with; it may be gone afterwards */

            SYNC ();
            if (G_LIKELY (instruction->op == RF_OP_CALL_FUNCTION ||
                          (instruction->op == RF_OP_CALL_METHOD && sp[-(gssize) arg - 2] != NULL)))
              {
                gsize n_args = arg + (instruction->op == RF_OP_CALL_METHOD);
                RfObject **base = sp - n_args - 1;

                if (RF_CLASS_OF (*base) == m->class_function &&
                    rf_frame_push_plain (m, *base, NULL, base + 1, n_args, 0) != NULL)
                  {
                    frame->sp = base;
                    goto begin_frame;
                  }
              }
            state = rf_eval_call_op (m, frame, instruction, &callable, &result);
            if (state == RF_CALL_ERROR)
              {
                sp = frame->sp;
                goto error;
              }
            if (state == RF_CALL_PUSHED)
              {
              begin_frame:
                LOAD_FRAME ();
                frame->n_holds = heap->holds->len;
                ip = 0;
                if (MUST_CHECK () && !rf_eval_check (m))
                  goto error;
                break;
              }
            sp = frame->sp;
            PUSH (result);
            if (state == RF_CALL_GENERATOR)
              break;
            if (MUST_CHECK () && !rf_eval_call_is_quick (m, callable, &code[ip - 1]))
              {
                SYNC ();
                if (!rf_eval_check (m))
                  goto error;
              }
            break;
          }
        case RF_OP_MAKE_FUNCTION:
          TRY (rf_eval_make_function (m, frame, arg))
        case RF_OP_LOAD_BUILD_CLASS:
          {
            RfObject *o = table_get (frame->builtins, m->name_build_class);

            SYNC ();
            if (o == NULL)
              {
                rf_raise (m, RF_EXC_NameError, "__build_class__ not found");
                goto error;
              }
            PUSH (rf_new_ref (m, o));
            break;
          }
        case RF_OP_RETURN_VALUE:
          result = POP ();
          SYNC ();
          goto leave_frame;
        case RF_OP_SETUP_ANNOTATIONS:
          TRY (rf_eval_setup_annotations (m, frame))
        case RF_OP_IMPORT_NAME:
          TRY (rf_eval_import_name (m, frame, frame->code->names[arg]))
        case RF_OP_IMPORT_FROM:
          TRY (rf_eval_import_from (m, frame, frame->code->names[arg]))
        case RF_OP_IMPORT_STAR:
          TRY (rf_eval_import_star (m, frame))
        case RF_OP_RAISE_VARARGS:
          SYNC ();
          if (rf_eval_raise (m, frame, arg))
            {
              sp = frame->sp;
              at = frame->ip;
              goto unwind;
            }
          sp = frame->sp;
          goto error;
        case RF_OP_LOAD_ASSERTION_ERROR:
          PUSH (rf_new_ref (m, RF_OBJECT (m->exceptions[RF_EXC_AssertionError])));
          break;
        case RF_OP_PUSH_EXC_INFO:
          {
            RfObject *exception = rf_new_ref (m, sp[-1]);
            RfObject *previous = m->handled != NULL ? m->handled : rf_none (m);

            m->handled = exception;
            sp[-1] = previous;
            PUSH (exception);
            SYNC ();
            break;
          }
        case RF_OP_POP_EXCEPT:
          {
            RfObject *previous = POP (), *handled = m->handled;

            SYNC ();
            if (previous == m->none)
              {
                m->handled = NULL;
                rf_drop (m, previous);
                /* also what a call of the generator's handles is the generator's */
                if (m->generator != NULL)
                  m->generator->has_handled = TRUE;
              }
            else
              m->handled = previous;
            rf_xdrop (m, handled);
            break;
          }
        case RF_OP_CHECK_EXC_MATCH:
          {
            RfObject *type = sp[-1];
            int r;

            SYNC ();
            r = rf_exception_matches (m, sp[-2], type);
            if (r < 0)
              goto error;
            sp[-1] = rf_bool (m, r != 0);
            rf_drop (m, type);
            break;
          }
        case RF_OP_RERAISE:
          {
            RfObject *exception = POP ();

            SYNC ();
            if (arg > 0)
              {
                gint64 lasti;

                if (rf_int_fits (sp[-(gssize) arg], &lasti))
                  frame->ip = (guint32) lasti;
              }
            rf_eval_reraise (m, exception);
            /* The handler is found by where the RERAISE stands, whatever line is shown. */
            at = ip - 1;
            goto unwind;
          }
        case RF_OP_BEFORE_WITH:
          TRY (rf_eval_before_with (m, frame))
        case RF_OP_WITH_EXCEPT_START:
          TRY (rf_eval_with_except_start (m, frame))
        case RF_OP_PRINT_EXPR:
          TRY (rf_eval_print_expr (m, frame))
        case RF_OP_GET_LEN:
          TRY (rf_eval_get_len (m, frame))
        case RF_OP_MATCH_SEQUENCE:
        case RF_OP_MATCH_MAPPING:
          {
            guint32 flag =
              instruction->op == RF_OP_MATCH_SEQUENCE ? RF_CLASS_SEQUENCE : RF_CLASS_MAPPING;
            RfObject *o = rf_bool (m, (RF_CLASS_OF (sp[-1])->class_flags & flag) != 0);

            PUSH (o);
            break;
          }
        case RF_OP_MATCH_KEYS:
          TRY (rf_eval_match_keys (m, frame))
        case RF_OP_MATCH_CLASS:
          TRY (rf_eval_match_class (m, frame, arg))
        case RF_OP_COPY_DICT_WITHOUT_KEYS:
          TRY (rf_eval_copy_without_keys (m, frame))
        case RF_N_OPS:
        default:
          __builtin_unreachable ();
        }
      continue;

    error_operands:
      /* Two operands, or three of a store, go in their order. */
      SYNC ();
      rf_eval_drop_failed (m, frame, sp - (instruction->op == RF_OP_STORE_SUBSCR ? 3 : 2));
    error:
      SYNC ();
      rf_eval_failed (m, frame);
      at = frame->ip;
    unwind:
      if (m->stop == RF_STOP_NONE && rf_eval_enter_handler (m, frame, at))
        {
          sp = frame->sp;
          ip = frame->ip;
          continue;
        }
      result = NULL;

    leave_frame:
      if (result != NULL && !rf_eval_init_checks (m, frame) &&
          rf_frame_pop_plain (m, frame, &result))
        {
          LOAD_FRAME ();
          PUSH (result);
          SYNC ();
          ip = frame->ip + 1;
          continue;
        }
      {
        gboolean entry = (frame->flags & RF_FRAME_ENTRY) != 0;
        gboolean check = rf_eval_init_checks (m, frame);
        gboolean generator = (frame->flags & RF_FRAME_GENERATOR) != 0;
        guint32 n_pop = frame->n_pop;

        if (generator)
          {
            if (result != NULL)
              rf_hold (heap, result);
            rf_generator_ended (m, frame);
            if (result != NULL)
              rf_release (heap, 1);
          }
        rf_call_take_rest (m, frame, &rest, result);
        rf_frame_pop (m, frame);
        result = rf_call_finish (m, &rest);
        if (entry)
          {
            m->c_depth--;
            m->eval_depth--;
            return result;
          }
        LOAD_FRAME ();
        if (result == NULL)
          goto error;
        if (generator)
          {
            RfObject *old = result;

            instruction = &code[frame->ip];
            ip = instruction->arg;
            if (instruction->op == RF_OP_SEND)
              {
                old = sp[-1];
                sp[-1] = result;
                SYNC ();
                rf_xdrop (m, old);
                continue;
              }
            rf_drop (m, result);
            old = POP ();
            SYNC ();
            rf_drop (m, old);
            continue;
          }
        if (n_pop > 0)
          {
            rf_hold (heap, result);
            rf_eval_drop_region (m, frame, sp - n_pop);
            rf_release (heap, 1);
            sp = frame->sp;
          }
        PUSH (result);
        SYNC ();
        ip = frame->ip + 1;
        if (check && MUST_CHECK () && !rf_eval_check (m))
          goto error;
      }
    }
}
