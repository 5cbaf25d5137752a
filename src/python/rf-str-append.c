/* SPDX-License-Identifier: MIT */

/* text += more, without a copy: when nobody but the variable that the result is stored in holds
 * the str on the left, and the longer one fits in its block, CPython lets it grow in its place, so
 * that its id stays. Which variables that holds for, and from which execution of the instruction
 * on, differs from version to version (RfProfile.append_…). */

#include "python/rf-eval-private.h"
#include "python/rf-str.h"

#include <string.h>

/* What the variable holds that @next stores in, if that is the only other holder it can have. */
static RfObject *
variable_of (RfMachine *m, RfFrame *frame, const RfInstruction *next)
{
  if (next->op == RF_OP_STORE_FAST)
    return frame->fast[next->arg];
  if (!m->profile->append_any_name)
    return NULL;
  if (next->op == RF_OP_STORE_DEREF && frame->cells[next->arg] != NULL)
    return ((RfCell *) frame->cells[next->arg])->content;
  if (next->op == RF_OP_STORE_NAME && frame->locals != NULL &&
      RF_CLASS_OF (frame->locals) == m->class_dict)
    return rf_dict_get (m, frame->locals, frame->code->names[next->arg]);
  return NULL;
}

static gboolean
may_grow (RfStr *left, RfStr *more)
{
  return left->base.refcnt == 2 && left->hash == -1 && !left->interned && left->size > 0 &&
         more->size > 0 && more->max_char <= left->max_char;
}

gboolean
rf_str_append_in_place (RfMachine *m, RfFrame *frame, RfObject *left, RfObject *more)
{
  RfInstruction *instruction = &frame->code->code[frame->ip];
  RfStr *s = RF_STR (left), *t = RF_STR (more);
  gsize length = s->length + t->length;
  char *data;

  if (m->profile->specializes_codes)
    {
      if (frame->code->warmth < RF_CODE_WARM)
        return FALSE;
    }
  else if (instruction->warm < m->profile->specialize_after)
    {
      instruction->warm++;
      return FALSE;
    }
  if (!may_grow (s, t) || variable_of (m, frame, instruction + 1) != left ||
      !rf_heap_grow_object (m->heap, left, rf_str_size (m, length, s->max_char)))
    return FALSE;
  rf_str_forget_wide (m->heap, s);
  data = rf_heap_realloc (m->heap, s->data, s->size + 1, s->size + t->size + 1);
  if (data == NULL)
    return FALSE;
  s->data = data;
  memcpy (s->data + s->size, t->data, t->size + 1);
  s->size += t->size;
  s->length = length;
  s->text = 0;
  rf_heap_note_value (m->heap, left);
  return TRUE;
}
