/* SPDX-License-Identifier: MIT */

/* Enumerating the holders that no event tells of.
 *
 * Invariants: nothing here changes the heap, takes a count or runs Python code, so that it may be
 * called at any event, in the midst of any operation. A slot that is told (of an object with an id
 * that is no part of the interpreter) and a name that is told (of a frame of the program's own) are
 * not visited: whoever keeps the state knows them. An object without an id is followed, since what
 * it holds was not told; it has one holder, or it holds nothing. */

#include "python/rf-holders.h"

#include "python/rf-generator.h"

typedef RfHolders Walk;

static void visit_target (Walk *walk, const RfHeld *held, RfObject *target);

/* --- objects that no event has mentioned ------------------------------------------------------ */

typedef struct
{
  Walk *walk;
  RfObject *owner;
  const RfHeld *by;
  RfHeldKind kind;
} SlotWalk;

static void
visit_slot (RfSlotKind kind, guint32 number, const char *text, RfObject *key, RfObject *target,
            gpointer user)
{
  SlotWalk *self = user;
  RfHeld held = { .kind = self->kind,
                  .owner = self->owner,
                  .by = self->by,
                  .slot = kind,
                  .number = number,
                  .text = text,
                  .key = key };

  if (target == NULL)
    return;
  visit_target (self->walk, &held, target);
  if (key != NULL)
    {
      held.is_key = TRUE;
      visit_target (self->walk, &held, key);
    }
}

/* What @owner, of which @by is the holder, holds. */
static void
visit_slots (Walk *walk, RfHeldKind kind, RfObject *owner, const RfHeld *by)
{
  RfType *type = owner->type;
  SlotWalk slots = { walk, owner, by, kind };

  if (type->slots != NULL)
    type->slots (walk->m->heap, owner, visit_slot, &slots);
  if (type->type_flags & RF_TYPE_HEAP && (type->base.flags & RF_OBJECT_INTERNAL) == 0)
    visit_slot (RF_SLOT_NAMED, 0, "__class__", NULL, &type->base, &slots);
}

static gboolean
is_seen (Walk *walk, RfObject *object)
{
  if (object->refcnt < 2)
    return FALSE;
  if (g_hash_table_contains (walk->fixed, object))
    return TRUE;
  for (guint i = 0; i < walk->seen->len; i++)
    if (walk->seen->pdata[i] == object)
      return TRUE;
  g_ptr_array_add (walk->seen, object);
  return FALSE;
}

static void
visit_target (Walk *walk, const RfHeld *held, RfObject *target)
{
  RfType *type;

  if (target == NULL)
    return;
  if (target->id != 0)
    {
      walk->visit (held, target, walk->user);
      return;
    }
  type = target->type;
  if ((type->slots == NULL && (type->type_flags & RF_TYPE_HEAP) == 0) ||
      target->flags & (RF_OBJECT_INTERNAL | RF_OBJECT_FREED) || is_seen (walk, target))
    return;
  visit_slots (walk, RF_HELD_SLOT, target, held);
}

/* --- frames ----------------------------------------------------------------------------------- */

static void
visit_of_frame (Walk *walk, const RfFrame *frame, const char *role, RfObject *target)
{
  RfHeld held = { .kind = RF_HELD_FRAME, .frame = frame, .role = role };

  visit_target (walk, &held, target);
}

static void
visit_of_call (Walk *walk, const RfFrame *frame, const char *role, RfObject *target)
{
  RfHeld held = { .kind = RF_HELD_CALL, .frame = frame, .role = role };

  visit_target (walk, &held, target);
}

/* Names of the program's own frames are told as names, those of a frame that has ended as slots of
 * its object. */
static void
visit_names (Walk *walk, const RfFrame *frame)
{
  if (frame->flags & RF_FRAME_DONE ||
      (frame->flags & RF_FRAME_STARTED && !rf_frame_is_library (frame)))
    return;
  for (guint32 i = 0; i < frame->n_fast + frame->n_cells; i++)
    {
      RfHeld held = { .kind = RF_HELD_NAME, .frame = frame, .index = i };

      visit_target (walk, &held, frame->fast[i]);
    }
}

static void
visit_frame (Walk *walk, const RfFrame *frame)
{
  RfObject *told_inner = NULL;

  if (frame->generator != NULL && !frame->generator->running)
    told_inner = frame->generator->told_inner;
  visit_names (walk, frame);
  if ((frame->flags & RF_FRAME_DONE) == 0)
    visit_of_frame (walk, frame, "the dict that locals() made", frame->snapshot);
  visit_of_frame (walk, frame, "its namespace", frame->locals);
  visit_of_frame (walk, frame, "the function that runs", frame->function);
  visit_of_frame (walk, frame, "its code", RF_OBJECT (frame->code));
  if (frame->flags & RF_FRAME_COUNTS_GLOBALS)
    {
      visit_of_frame (walk, frame, "its globals", frame->globals);
      visit_of_frame (walk, frame, "its builtins", frame->builtins);
    }
  for (RfObject **at = frame->stack; at < frame->sp; at++)
    {
      RfHeld held = { .kind = RF_HELD_STACK,
                      .frame = frame,
                      .index = (guint32) (at - frame->stack) };

      if (told_inner != NULL && at == frame->sp - 1 && *at == told_inner)
        continue;
      visit_target (walk, &held, *at);
    }
}

static void
visit_running (Walk *walk, const RfFrame *frame)
{
  visit_frame (walk, frame);
  visit_of_frame (walk, frame, "its frame object", frame->object);
  visit_of_call (walk, frame, "the new instance", frame->self);
  visit_of_call (walk, frame, "its arguments", frame->kept[0]);
  visit_of_call (walk, frame, "its keyword arguments", frame->kept[1]);
  for (guint32 i = 0; i < frame->n_extra; i++)
    visit_of_call (walk, frame, "an argument, once more", frame->extra[i]);
}

void
rf_holders_visit_frame (RfHolders *holders, const RfFrame *frame)
{
  RfHeap *heap = holders->m->heap;

  visit_running (holders, frame);
  while (holders->n_holds > frame->n_holds)
    {
      guint i = --holders->n_holds;
      RfHeld held = { .kind = RF_HELD_OPERATION, .frame = frame, .role = heap->hold_roles[i] };

      if (held.role != NULL)
        visit_target (holders, &held, heap->holds->pdata[i]);
    }
}

/* --- what does not run ------------------------------------------------------------------------ */

static gboolean
is_dying (const RfMachine *m, const RfFrame *frame)
{
  for (const RfFrame *dying = m->dying; dying != NULL; dying = dying->next_dying)
    if (dying == frame)
      return TRUE;
  return FALSE;
}

static void
visit_loose (Walk *walk)
{
  for (const RfFrame *frame = walk->m->loose; frame != NULL; frame = frame->next_loose)
    {
      RfGenerator *g = frame->generator;

      if (frame->flags & RF_FRAME_DONE && !is_dying (walk->m, frame))
        visit_frame (walk, frame);
      else if (g != NULL && !g->running)
        {
          visit_frame (walk, frame);
          visit_of_frame (walk, frame, "its frame object", frame->object);
          visit_of_frame (walk, frame, "the exception that it handles", g->handled);
        }
    }
}

/* Of a code nothing is told. */
static void
visit_code (Walk *walk, const RfCode *code)
{
  const struct
  {
    RfObject *const *objects;
    guint32 n;
    const char *role;
  } parts[] = {
    { &code->name, 1, "its name" },
    { &code->qualname, 1, "its qualified name" },
    { &code->filename, 1, "its file's name" },
    { &code->doc, 1, "its documentation" },
    { code->consts, code->n_consts, "a constant" },
    { code->names, code->n_names, "a name in it" },
    { code->varnames, code->n_locals, "a local's name" },
    { code->cellvars, code->n_cellvars, "a local's name" },
    { code->freevars, code->n_freevars, "a name in it" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
    for (guint32 i = 0; parts[k].objects != NULL && i < parts[k].n; i++)
      {
        RfHeld held = { .kind = RF_HELD_CODE, .owner = RF_OBJECT (code), .role = parts[k].role };

        visit_target (walk, &held, parts[k].objects[i]);
      }
}

/* --- the machine ------------------------------------------------------------------------------ */

static void
visit_of_machine (Walk *walk, const char *role, RfObject *target)
{
  RfHeld held = { .kind = RF_HELD_MACHINE, .role = role };

  visit_target (walk, &held, target);
}

static void
visit_array (Walk *walk, const char *role, const GPtrArray *array, guint first)
{
  for (guint i = first; i < array->len; i++)
    visit_of_machine (walk, role, array->pdata[i]);
}

/* Objects that were made before the program and hold something of it: their slots are not told. */
static void
visit_opaque (Walk *walk, RfOpaque wanted)
{
  GHashTableIter iter;
  gpointer owner, which;

  if (walk->m->heap->opaque == NULL)
    return;
  g_hash_table_iter_init (&iter, walk->m->heap->opaque);
  while (g_hash_table_iter_next (&iter, &owner, &which))
    if (GPOINTER_TO_INT (which) == (int) wanted)
      visit_slots (walk, RF_HELD_SLOT, owner, NULL);
}

typedef struct
{
  RfHeap *heap;
  gboolean found;
} Find;

static void
find_program_object (RfObject *target, gpointer user)
{
  if (target != NULL && (target->flags & RF_OBJECT_INTERNAL) == 0)
    ((Find *) user)->found = TRUE;
}

static void
find_opaque (RfObject *object, gpointer user)
{
  Find *find = user;

  if ((object->flags & (RF_OBJECT_INTERNAL | RF_OBJECT_NAMESPACE | RF_OBJECT_FREED)) !=
        RF_OBJECT_INTERNAL ||
      object->type->slots == NULL || g_hash_table_contains (find->heap->opaque, object))
    return;
  find->found = FALSE;
  rf_heap_traverse (find->heap, object, find_program_object, find);
  if (find->found)
    g_hash_table_insert (find->heap->opaque, object, GINT_TO_POINTER (RF_OPAQUE_FIXED));
}

void
rf_holders_prepare (RfMachine *m)
{
  m->heap->opaque = g_hash_table_new (NULL, NULL);
  m->heap->opaque_stale = TRUE;
}

guint32
rf_holders_version (RfMachine *m)
{
  RfHeap *heap = m->heap;

  if (heap->opaque_stale && heap->opaque != NULL)
    {
      Find find = { heap, FALSE };

      rf_heap_foreach (heap, find_opaque, &find);
      heap->opaque_stale = FALSE;
      heap->opaque_version++;
    }
  return m->codes_version + heap->opaque_version;
}

static void
visit_static (Walk *walk)
{
  rf_holders_version (walk->m);
  for (const RfCode *code = walk->m->codes; code != NULL; code = code->next)
    visit_code (walk, code);
  visit_opaque (walk, RF_OPAQUE_FIXED);
}

static void
visit_dying_object (Walk *walk, RfObject *object)
{
  if (object->type == &walk->m->class_code->type)
    visit_code (walk, (RfCode *) object);
  else if (object->id == 0)
    visit_slots (walk, RF_HELD_DYING, object, NULL);
}

/* What is being freed has no holder any more; what it still holds is told if it has an id. */
static void
visit_dying (Walk *walk)
{
  RfHeap *heap = walk->m->heap;

  for (const RfDying *dying = heap->dying; dying != NULL; dying = dying->outer)
    visit_dying_object (walk, dying->object);
  for (guint i = 0; i < heap->trash->len; i++)
    visit_dying_object (walk, heap->trash->pdata[i]);
}

static void
visit_rests (Walk *walk)
{
  for (const RfCallRest *rest = walk->m->rests; rest != NULL; rest = rest->next)
    {
      visit_of_call (walk, NULL, "the value that is returned", rest->result);
      visit_of_call (walk, NULL, "the exception that left it", rest->error);
      visit_of_call (walk, NULL, "the new instance", rest->self);
      visit_of_call (walk, NULL, "its arguments", rest->kept[0]);
      visit_of_call (walk, NULL, "its keyword arguments", rest->kept[1]);
      for (guint i = 0; i < rest->n_extra; i++)
        visit_of_call (walk, NULL, "an argument, once more", rest->extra[i]);
    }
}

static void
visit_machine (Walk *walk)
{
  RfMachine *m = walk->m;

  visit_of_machine (walk, "the exception that is being raised", m->current);
  visit_of_machine (walk, "the exception that is being handled", m->handled);
  for (const RfGenerator *g = m->generator; g != NULL; g = g->outer)
    visit_of_machine (walk, "the exception that is being handled outside of the generator",
                      g->outer_handled);
  visit_rests (walk);
  for (const RfFrame *frame = m->dying; frame != NULL; frame = frame->next_dying)
    visit_running (walk, frame);
  while (walk->n_holds > 0)
    {
      guint i = --walk->n_holds;
      RfHeld held = { .kind = RF_HELD_OPERATION, .role = m->heap->hold_roles[i] };

      if (held.role != NULL)
        visit_target (walk, &held, m->heap->holds->pdata[i]);
    }
  visit_array (walk, "the functions that run at exit", m->at_exit, 0);
  visit_array (walk, "a module written in C", m->kept, m->n_kept_at_first);
  visit_array (walk, "the syntax tree of the program, until it has run", m->syntax, 0);
  visit_of_machine (walk, "the exception that stops the program", m->stop_exception);
  visit_of_machine (walk, "the exception that is kept for when memory is out", m->memory_error);
  for (guint i = 0; i < m->roots->len; i++)
    visit_of_machine (walk, "a module written in C", *(RfObject **) m->roots->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (m->latin1); i++)
    visit_of_machine (walk, "the table of strings of one character", m->latin1[i]);
  visit_opaque (walk, RF_OPAQUE_STORED);
  visit_dying (walk);
}

void
rf_holders_begin (RfHolders *holders, RfMachine *m, GPtrArray *seen, GHashTable *fixed,
                  RfHeldVisit visit, gpointer user)
{
  *holders = (RfHolders){ m, visit, user, seen, fixed, m->heap->holds->len };
  g_ptr_array_set_size (seen, 0);
}

void
rf_holders_visit (RfHolders *holders, guint parts)
{
  if (parts & RF_HOLDERS_STATIC)
    {
      g_hash_table_remove_all (holders->fixed);
      visit_static (holders);
      for (guint i = 0; i < holders->seen->len; i++)
        g_hash_table_add (holders->fixed, holders->seen->pdata[i]);
      g_ptr_array_set_size (holders->seen, 0);
    }
  if (parts & RF_HOLDERS_MACHINE)
    visit_machine (holders);
  if (parts & RF_HOLDERS_LOOSE)
    visit_loose (holders);
}
