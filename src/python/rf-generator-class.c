/* SPDX-License-Identifier: MIT */

/* The class generator: what a generator shows of itself, what it refers to, its end.
 *
 * Invariants: what CPython's traverse visits comes first and in its order: with frames that are
 * objects the frame's object, with others what the frame holds, last. The names of the frame are
 * told as names, not as slots, whether it runs or not. */

#include "python/rf-container.h"
#include "python/rf-exception.h"
#include "python/rf-generator.h"
#include "python/rf-setup.h"
#include "python/rf-sizes.h"

static RfObject *
self_iter (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, self);
}

static RfObject *
generator_repr (RfMachine *m, RfObject *self)
{
  return rf_str_new_format (m, "<generator object %s at 0x%" G_GINT64_MODIFIER "x>",
                            rf_str_data (RF_GENERATOR (self)->qualname), self->address);
}

static gsize
generator_size (RfMachine *m, RfObject *self)
{
  RfGenerator *g = RF_GENERATOR (self);
  const RfCode *code = g->code != NULL ? g->code : g->frame->code;
  gsize size = rf_size_of (m->profile, RF_SIZE_GENERATOR);

  return m->profile->lazy_frame_objects ? size + 8 * rf_frame_n_slots (m, code) : size;
}

static RfObject *
generator_send (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return rf_generator_send (m, RF_GENERATOR (self), args[0]);
}

#define THROW_WARNING \
  "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead."

static RfObject *
generator_throw (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  if (n_args > 1 && m->profile->generator_throw_warns &&
      !rf_warn (m, RF_EXC_DeprecationWarning, THROW_WARNING))
    return NULL;
  return rf_generator_throw (m, RF_GENERATOR (self), args, n_args);
}

static RfObject *
generator_close (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return rf_generator_close (m, RF_GENERATOR (self));
}

static void generator_finalize (RfHeap *heap, RfObject *o);

static RfObject *
generator_del (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  generator_finalize (m->heap, self);
  return rf_none (m);
}

static const RfMethodDef generator_methods[] = {
  { "send", generator_send, 1, 1, 0 },
  { "throw", generator_throw, 1, 3, RF_METHOD_TUPLE_OLDEST },
  { "close", generator_close, 0, 0, 0 },
  { "__del__", generator_del, 0, 0, 0 },
  { NULL },
};

static RfObject *
get_name (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, RF_GENERATOR (self)->name);
}

static RfObject *
get_qualname (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, RF_GENERATOR (self)->qualname);
}

static gboolean
store_str (RfMachine *m, RfObject *self, const char *slot, RfObject **where, RfObject *value)
{
  if (value == NULL || !rf_is (value, m->class_str))
    {
      rf_raise (m, RF_EXC_TypeError, "%s must be set to a string object", slot);
      return FALSE;
    }
  rf_slot_store_named (m->heap, self, slot, where, rf_new_ref (m, value));
  return TRUE;
}

static gboolean
set_name (RfMachine *m, RfObject *self, RfObject *value)
{
  return store_str (m, self, "__name__", &RF_GENERATOR (self)->name, value);
}

static gboolean
set_qualname (RfMachine *m, RfObject *self, RfObject *value)
{
  return store_str (m, self, "__qualname__", &RF_GENERATOR (self)->qualname, value);
}

static RfObject *
get_yieldfrom (RfMachine *m, RfObject *self)
{
  RfObject *inner = rf_generator_yields_from (RF_GENERATOR (self));

  return rf_new_ref (m, inner != NULL ? inner : m->none);
}

static RfObject *
get_running (RfMachine *m, RfObject *self)
{
  return rf_bool (m, RF_GENERATOR (self)->running || RF_GENERATOR (self)->busy);
}

static RfObject *
get_suspended (RfMachine *m, RfObject *self)
{
  RfGenerator *g = RF_GENERATOR (self);

  return rf_bool (m, g->frame != NULL && g->started && !g->running && !g->busy && !g->closed);
}

static RfObject *
get_frame (RfMachine *m, RfObject *self)
{
  RfGenerator *g = RF_GENERATOR (self);

  return g->frame != NULL && !g->closed ? rf_frame_object (m, g->frame) : rf_none (m);
}

static RfObject *
get_code (RfMachine *m, RfObject *self)
{
  RfGenerator *g = RF_GENERATOR (self);

  return rf_new_ref (m, g->code != NULL ? &g->code->base : &g->frame->code->base);
}

#define COMMON_GETSETS                                                                           \
  { "__name__", get_name, set_name }, { "__qualname__", get_qualname, set_qualname },            \
    { "gi_yieldfrom", get_yieldfrom }, { "gi_running", get_running }, { "gi_frame", get_frame }, \
  {                                                                                              \
    "gi_code", get_code                                                                          \
  }

static const RfGetSetDef generator_getsets[] = { COMMON_GETSETS, { NULL } };
static const RfGetSetDef generator_getsets_suspended[] = { COMMON_GETSETS,
                                                           { "gi_suspended", get_suspended },
                                                           { NULL } };

static void
visit_one (RfObject *o, RfVisit visit, gpointer user)
{
  if (o != NULL)
    visit (o, user);
}

static void
generator_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  RfGenerator *g = RF_GENERATOR (o);
  gboolean owns = g->frame != NULL && !g->running;

  if (owns && !heap->profile->lazy_frame_objects)
    visit_one (g->frame->object, visit, user);
  visit_one (g->code != NULL ? &g->code->base : NULL, visit, user);
  visit_one (g->name, visit, user);
  visit_one (g->qualname, visit, user);
  if (owns && heap->profile->lazy_frame_objects)
    rf_frame_visit_suspended (g->frame, visit, user);
  visit_one (g->handled, visit, user);
}

void
rf_generator_referents (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  RfGenerator *g = RF_GENERATOR (o);
  /* What close() ended at once keeps its function and code. */
  gboolean over =
    g->frame == NULL || g->running || (g->frame->flags & RF_FRAME_CLEARED && !g->closed);

  if (heap->profile->generator_keeps_code)
    {
      generator_traverse (heap, o, visit, user);
      if (g->handled != NULL && !heap->profile->lazy_frame_objects)
        {
          visit (&g->handled->type->base, user);
          visit_one (RF_EXCEPTION (g->handled)->traceback, visit, user);
        }
    }
  else
    {
      visit_one (g->name, visit, user);
      visit_one (g->qualname, visit, user);
      if (!over)
        rf_frame_visit_suspended (g->frame, visit, user);
      visit_one (g->handled, visit, user);
    }
  if (heap->profile->generator_shows_none && g->has_handled && g->handled == NULL &&
      (g->frame != NULL || !heap->profile->generator_keeps_code))
    visit (rf_machine_of (heap)->none, user);
}

static void
generator_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  RfGenerator *g = RF_GENERATOR (o);

  if (g->code != NULL)
    visit (RF_SLOT_NAMED, 0, "gi_code", NULL, &g->code->base, user);
  if (g->name != NULL)
    visit (RF_SLOT_NAMED, 0, "__name__", NULL, g->name, user);
  if (g->qualname != NULL)
    visit (RF_SLOT_NAMED, 0, "__qualname__", NULL, g->qualname, user);
  if (g->told_inner != NULL)
    visit (RF_SLOT_NAMED, 0, "gi_yieldfrom", NULL, g->told_inner, user);
}

static void
generator_describe (RfHeap *heap, RfObject *o, GString *out)
{
  if (RF_GENERATOR (o)->name != NULL)
    g_string_append (out, rf_str_data (RF_GENERATOR (o)->name));
}

#define DEEP 40

static void
generator_finalize (RfHeap *heap, RfObject *o)
{
  RfMachine *m = rf_machine_of (heap);
  RfGenerator *g = RF_GENERATOR (o);
  RfObject *saved, *result;

  if (g->frame == NULL || g->closed || g->running || m->stop != RF_STOP_NONE ||
      g->frame->flags & RF_FRAME_CLEARED)
    return;
  /* One that has not begun has nothing to do: a long chain of them must not nest. */
  if (!g->started && !heap->gc_collecting &&
      (m->eval_depth > DEEP || m->depth > m->recursion_limit - DEEP))
    return;
  saved = rf_exception_save (m);
  result = rf_generator_close (m, g);
  if (result != NULL)
    rf_drop (m, result);
  else
    rf_raised_unraisable (m, NULL, o);
  rf_exception_restore (m, saved);
}

static void
generator_dealloc (RfHeap *heap, RfObject *o)
{
  RfGenerator *g = RF_GENERATOR (o);
  RfFrame *frame = g->frame;
  RfObject *handled = g->handled;

  rf_generator_tell_inner (heap, g, NULL);
  g->frame = NULL;
  if (frame != NULL)
    rf_frame_discard (heap, frame, o);
  rf_slot_store_named (heap, o, "gi_code", (RfObject **) &g->code, NULL);
  rf_slot_store_named (heap, o, "__name__", &g->name, NULL);
  rf_slot_store_named (heap, o, "__qualname__", &g->qualname, NULL);
  g->handled = NULL;
  rf_xunref (heap, handled);
}

gboolean
rf_generator_setup (RfMachine *m)
{
  gboolean embedded = m->profile->lazy_frame_objects;
  RfClassSpec spec = {
    .name = "generator",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE | RF_TYPE_WEAKREFS_FIRST | RF_TYPE_OWNS_FRAME,
    .host_size = sizeof (RfGenerator),
    .basic_size = rf_size_of (m->profile, RF_SIZE_GENERATOR),
    .item_size = embedded ? 8 : 0,
    .slots = { .repr = generator_repr,
               .iter = self_iter,
               .iternext = rf_generator_next,
               .size_of = generator_size },
    .traverse = generator_traverse,
    .slots_visit = generator_slots,
    .dealloc = generator_dealloc,
    .finalize = generator_finalize,
    .describe = generator_describe,
    .methods = generator_methods,
    .getsets = embedded ? generator_getsets_suspended : generator_getsets,
  };

  return rf_class_new_builtin (m, &spec, &m->class_generator);
}
