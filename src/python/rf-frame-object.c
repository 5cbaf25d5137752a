/* SPDX-License-Identifier: MIT */

/* The frame as the program sees it: its locals as a dict, and the frame object.
 *
 * Invariants: the object of a running frame owns nothing of it; when the frame ends while somebody
 * holds the object, the object takes the frame over (RF_FRAME_DONE), and what the frame holds are
 * the object's slots from then on. */

#include "heap/rf-collector.h"
#include "python/rf-callable-private.h"
#include "python/rf-exception.h"
#include "python/rf-frame-private.h"
#include "python/rf-generator.h"
#include "python/rf-setup.h"
#include "python/rf-traceback.h"

#include <string.h>

/* --- locals ----------------------------------------------------------------------------------- */

/* Brings the name of slot @index in @dict up to date; @stale: the dict had names before. */
static gboolean
put_local (RfMachine *m, RfFrame *frame, guint index, RfObject *dict, gboolean stale)
{
  RfObject *value = frame->fast[index];
  RfObject *name = rf_frame_slot_name (frame, index);

  if (value != NULL && index >= frame->n_fast)
    value = ((RfCell *) value)->content;
  if (value != NULL)
    return rf_dict_set (m, dict, name, value);
  return !stale || rf_dict_delete (m, dict, name) >= 0;
}

static gboolean
put_locals (RfMachine *m, RfFrame *frame, RfObject *dict, gboolean stale)
{
  gboolean in_place = m->profile->lazy_frame_objects, ok = TRUE;

  /* From 3.11 on a cell stands in the place of the argument that it was made of. */
  for (guint i = 0; ok && i < frame->n_fast; i++)
    {
      int cell = rf_frame_cell_of_argument (frame->code, i);

      if (cell < 0)
        ok = put_local (m, frame, i, dict, stale);
      else if (in_place)
        ok = put_local (m, frame, frame->n_fast + (guint) cell, dict, stale);
    }
  for (guint i = 0; ok && i < frame->n_cells; i++)
    if (!in_place || i >= frame->code->n_cellvars || frame->code->cell_arguments == NULL ||
        frame->code->cell_arguments[i] < 0)
      ok = put_local (m, frame, frame->n_fast + i, dict, stale);
  return ok;
}

/* @object: the frame object that owns @frame, or NULL while it runs. */
static RfObject *
make_locals (RfMachine *m, RfFrame *frame, RfObject *object)
{
  RfObject *dict;
  gboolean ok;

  if (frame->locals != NULL)
    return rf_new_ref (m, frame->locals);
  dict = frame->snapshot != NULL ? rf_new_ref (m, frame->snapshot) : rf_dict_new (m);
  if (dict == NULL)
    return NULL;
  rf_hold (m->heap, dict);
  ok = put_locals (m, frame, dict, frame->snapshot != NULL);
  if (ok && m->profile->locals_kept && frame->snapshot == NULL)
    {
      rf_new_ref (m, dict);
      if (object != NULL)
        rf_slot_store_named (m->heap, object, "f_locals", &frame->snapshot, dict);
      else
        frame->snapshot = dict;
    }
  rf_release (m->heap, 1);
  if (!ok)
    {
      rf_drop (m, dict);
      return NULL;
    }
  return dict;
}

RfObject *
rf_frame_locals (RfMachine *m, RfFrame *frame)
{
  return make_locals (m, frame, NULL);
}

guint32
rf_frame_n_slots (RfMachine *m, const RfCode *code)
{
  guint32 n = code->n_locals + code->n_cellvars + code->n_freevars + code->shown_stack_size;

  /* From 3.11 on the cell of an argument has the argument's place. */
  if (code->cell_arguments != NULL && m->profile->lazy_frame_objects)
    for (guint32 i = 0; i < code->n_cellvars; i++)
      n -= code->cell_arguments[i] >= 0;
  return n;
}

/* --- the frame object ------------------------------------------------------------------------- */

RfObject *
rf_frame_object (RfMachine *m, RfFrame *frame)
{
  RfFrameObject *object;

  if (frame->object != NULL)
    return rf_new_ref (m, frame->object);
  object =
    (RfFrameObject *) rf_object_alloc (m, m->class_frame, rf_frame_n_slots (m, frame->code), FALSE);
  if (object == NULL)
    return NULL;
  object->frame = frame;
  frame->object = &object->base;
  return rf_new_ref (m, frame->object);
}

/* The frame, when it has ended and belongs to its object. */
static RfFrame *
done_frame (RfObject *o)
{
  RfFrame *frame = ((RfFrameObject *) o)->frame;

  return frame != NULL && frame->flags & RF_FRAME_DONE ? frame : NULL;
}

/* The same, or a generator's that is suspended, where frames are objects. */
static RfFrame *
visible_frame (RfHeap *heap, RfObject *o)
{
  RfFrame *frame = ((RfFrameObject *) o)->frame;

  if (frame != NULL && !heap->profile->lazy_frame_objects && frame->generator != NULL &&
      !frame->generator->running)
    return frame;
  return done_frame (o);
}

void
rf_frame_visit_suspended (RfFrame *frame, RfVisit function, gpointer user)
{
  rf_frame_visit_one (frame->object, function, user);
  rf_frame_visit (frame, function, user);
}

static void
frame_object_traverse (RfHeap *heap, RfObject *o, RfVisit function, gpointer user)
{
  RfFrame *frame = visible_frame (heap, o);

  rf_frame_visit_one (((RfFrameObject *) o)->locals, function, user);
  if (frame == NULL)
    return;
  rf_frame_visit_one (frame->back_object, function, user);
  rf_frame_visit (frame, function, user);
}

/* The frame, where frames are objects and it runs. */
static RfFrame *
running_frame (RfHeap *heap, RfObject *o)
{
  RfFrame *frame = ((RfFrameObject *) o)->frame;

  return heap->profile->lazy_frame_objects || visible_frame (heap, o) != NULL ? NULL : frame;
}

void
rf_frame_show_back (RfMachine *m, RfObject *o)
{
  RfFrame *frame = RF_CLASS_OF (o) == m->class_frame ? running_frame (m->heap, o) : NULL;
  RfObject *back;

  if (frame == NULL || frame->back == NULL)
    return;
  back = rf_frame_object (m, frame->back);
  if (back != NULL)
    rf_drop (m, back);
  else
    rf_raised_clear (m);
}

gboolean
rf_frame_has_callee (RfMachine *m, RfObject *o)
{
  RfFrame *frame = running_frame (m->heap, o);

  return frame != NULL && frame != m->frame;
}

void
rf_frame_referents (RfHeap *heap, RfObject *o, RfVisit function, gpointer user)
{
  RfFrame *frame = running_frame (heap, o);

  if (frame == NULL)
    {
      frame_object_traverse (heap, o, function, user);
      return;
    }
  if (frame->back != NULL)
    rf_frame_visit_one (frame->back->object, function, user);
  rf_frame_visit_one (&frame->code->base, function, user);
  rf_frame_visit_one (frame->builtins, function, user);
  rf_frame_visit_one (frame->globals, function, user);
  rf_frame_visit_one (frame->locals != NULL ? frame->locals : frame->snapshot, function, user);
  for (guint i = 0; i < frame->n_fast + frame->n_cells; i++)
    rf_frame_visit_one (frame->fast[i], function, user);
}

static void
frame_object_slots (RfHeap *heap, RfObject *o, RfSlotVisit function, gpointer user)
{
  RfFrame *frame = done_frame (o);

  if (frame == NULL || frame->code == NULL)
    return;
  for (guint i = 0; i < frame->n_fast + frame->n_cells; i++)
    if (frame->fast[i] != NULL)
      function (RF_SLOT_NAMED, 0, rf_str_data (rf_frame_slot_name (frame, i)), NULL, frame->fast[i],
                user);
  if (frame->snapshot != NULL)
    function (RF_SLOT_NAMED, 0, "f_locals", NULL, frame->snapshot, user);
  if (frame->back_object != NULL)
    function (RF_SLOT_NAMED, 0, "f_back", NULL, frame->back_object, user);
}

/* Drops locals and stack; the collector's clear, and the first part of the end. */
static void
frame_object_clear (RfHeap *heap, RfObject *o)
{
  RfFrame *frame = visible_frame (heap, o);

  if (frame == NULL)
    return;
  if (frame->generator != NULL)
    {
      rf_frame_empty (rf_machine_of (heap), frame);
      return;
    }
  for (guint i = 0; i < frame->n_fast + frame->n_cells; i++)
    {
      int place = rf_frame_slot_in_order (frame, i);
      guint slot = place >= 0 ? (guint) place : i;

      if (frame->fast[slot] == NULL)
        continue;
      /* The names may be gone when the whole heap goes, but then nobody asks. */
      rf_slot_store_named (heap, o,
                           heap->sink != NULL ? rf_str_data (rf_frame_slot_name (frame, slot)) : "",
                           &frame->fast[slot], NULL);
    }
  while (frame->sp > frame->stack)
    {
      frame->sp--;
      rf_xunref (heap, *frame->sp);
    }
}

static void
frame_object_dealloc (RfHeap *heap, RfObject *o)
{
  RfFrame *frame = done_frame (o);

  rf_slot_store_named (heap, o, "f_locals", &((RfFrameObject *) o)->locals, NULL);
  if (frame == NULL)
    {
      /* The whole heap goes: the frame is its generator's. */
      if (((RfFrameObject *) o)->frame != NULL && heap->tearing_down)
        ((RfFrameObject *) o)->frame->object = NULL;
      return;
    }
  frame_object_clear (heap, o);
  rf_slot_store_named (heap, o, "f_back", &frame->back_object, NULL);
  rf_slot_store_named (heap, o, "f_locals", &frame->snapshot, NULL);
  rf_frame_drop_rest (heap, frame);
  ((RfFrameObject *) o)->frame = NULL;
  rf_frame_free (heap, frame);
}

static RfFrame *
frame_of (RfObject *self)
{
  return ((RfFrameObject *) self)->frame;
}

static RfObject *
frame_get_back (RfMachine *m, RfObject *self)
{
  RfFrame *frame = frame_of (self);

  if (frame == NULL)
    return rf_none (m);
  if (frame->flags & RF_FRAME_DONE)
    return rf_or_none (m, frame->back_object);
  return frame->back != NULL ? rf_frame_object (m, frame->back) : rf_none (m);
}

static RfObject *
frame_get_code (RfMachine *m, RfObject *self)
{
  RfFrame *frame = frame_of (self);

  return rf_or_none (m, frame != NULL && frame->code != NULL ? &frame->code->base : NULL);
}

static RfObject *
frame_get_globals (RfMachine *m, RfObject *self)
{
  return rf_or_none (m, frame_of (self) != NULL ? frame_of (self)->globals : NULL);
}

static RfObject *
frame_get_builtins (RfMachine *m, RfObject *self)
{
  return rf_or_none (m, frame_of (self) != NULL ? frame_of (self)->builtins : NULL);
}

static RfObject *
frame_get_locals (RfMachine *m, RfObject *self)
{
  if (frame_of (self) == NULL)
    return rf_dict_new (m);
  return make_locals (m, frame_of (self), done_frame (self) != NULL ? self : NULL);
}

static RfObject *
frame_get_lineno (RfMachine *m, RfObject *self)
{
  return frame_of (self) != NULL ? rf_int_new (m, rf_frame_line (frame_of (self))) : rf_none (m);
}

static RfObject *
frame_get_lasti (RfMachine *m, RfObject *self)
{
  RfFrame *frame = frame_of (self);

  /* A generator that has not begun stands before its first instruction. */
  if (m->profile->minor < 11 && frame != NULL && frame->flags & RF_FRAME_GENERATOR &&
      frame->ip == 0)
    return rf_int_new (m, -1);
  return rf_int_new (m, frame != NULL ? (gint64) frame->ip * 2 : -1);
}

static RfObject *
frame_repr (RfMachine *m, RfObject *self)
{
  RfFrame *frame = frame_of (self);

  if (frame == NULL || frame->code == NULL)
    return rf_str_new_format (m, "<frame at 0x%" G_GINT64_MODIFIER "x>", self->address);
  return rf_str_new_format (m, "<frame at 0x%" G_GINT64_MODIFIER "x, file '%s', line %d, code %s>",
                            self->address, rf_str_data (frame->code->filename),
                            rf_frame_line (frame), rf_str_data (frame->code->name));
}

/* Clearing the frame of a generator that does not run closes the generator; 3.13 refuses where that
 * would run code of the program. */
static RfObject *
clear_generator (RfMachine *m, RfFrame *frame)
{
  RfObject *generator = &frame->generator->base;

  if (m->profile->minor >= 13 && (frame->flags & RF_FRAME_YIELDED) != 0)
    return rf_raise (m, RF_EXC_RuntimeError, "cannot clear a suspended frame");
  rf_hold (m->heap, rf_new_ref (m, generator));
  generator->type->finalize (m->heap, generator);
  rf_release (m->heap, 1);
  rf_drop (m, generator);
  return rf_none (m);
}

static RfObject *
frame_method_clear (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  RfFrame *frame = frame_of (self);

  if (frame != NULL && frame->generator != NULL && !frame->generator->running)
    return clear_generator (m, frame);
  if (frame != NULL && (frame->flags & RF_FRAME_DONE) == 0)
    return rf_raise (m, RF_EXC_RuntimeError, "cannot clear an executing frame");
  frame_object_clear (m->heap, self);
  return rf_none (m);
}

static gboolean
frame_set_lineno (RfMachine *m, RfObject *self, RfObject *value)
{
  static const char *const messages[] = { "can only jump from a 'line' trace event",
                                          "can't jump from the 'call' trace event of a new frame" };

  rf_raise (m, RF_EXC_ValueError, "%s",
            m->profile->minor >= 12 ? "f_lineno can only be set in a trace function"
                                    : messages[m->profile->minor - 10]);
  return FALSE;
}

/* Nothing is ever traced by the program. */
static RfObject *
frame_get_trace (RfMachine *m, RfObject *self)
{
  return rf_none (m);
}

static RfObject *
frame_get_trace_lines (RfMachine *m, RfObject *self)
{
  return rf_bool (m, TRUE);
}

static RfObject *
frame_get_trace_opcodes (RfMachine *m, RfObject *self)
{
  return rf_bool (m, FALSE);
}

static const RfMethodDef frame_methods[] = { { "clear", frame_method_clear, 0, 0 }, { NULL } };

static const RfGetSetDef frame_getsets[] = {
  { "f_back", frame_get_back },
  { "f_code", frame_get_code },
  { "f_globals", frame_get_globals },
  { "f_builtins", frame_get_builtins },
  { "f_locals", frame_get_locals },
  { "f_lineno", frame_get_lineno, frame_set_lineno },
  { "f_trace", frame_get_trace },
  { "f_trace_lines", frame_get_trace_lines },
  { "f_trace_opcodes", frame_get_trace_opcodes },
  { "f_lasti", frame_get_lasti },
  { NULL },
};

static void
frame_object_describe (RfHeap *heap, RfObject *o, GString *out)
{
  const RfFrame *frame = ((RfFrameObject *) o)->frame;

  if (frame != NULL && frame->code != NULL && frame->code->name != NULL)
    g_string_append (out, rf_str_data (frame->code->name));
}

gboolean
rf_frame_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "frame",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC | RF_TYPE_TRASHCAN | RF_TYPE_OWNS_FRAME |
                  (m->profile->lazy_frame_objects ? 0 : RF_TYPE_NOT_COUNTED),
    .host_size = sizeof (RfFrameObject),
    .basic_size = m->profile->lazy_frame_objects ? 120 : 360,
    .item_size = 8,
    .slots = { .repr = frame_repr },
    .traverse = frame_object_traverse,
    .slots_visit = frame_object_slots,
    .clear = frame_object_clear,
    .dealloc = frame_object_dealloc,
    .describe = frame_object_describe,
    .methods = frame_methods,
    .getsets = frame_getsets,
  };

  return rf_class_new_builtin (m, &spec, &m->class_frame) && rf_traceback_setup (m);
}
