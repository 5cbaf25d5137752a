/* SPDX-License-Identifier: MIT */

/* weakref.finalize: a function that runs once, when its object dies or the program ends.
 *
 * Invariant: a live finalize object is held by m->at_exit, and is the callback of the weak
 * reference that it owns; one that has run, or was detached, holds nothing. */

#include "heap/rf-weakref.h"
#include "python/rf-weakref-module.h"

#define WEAKREF(o) ((RfWeakref *) (o))

typedef struct
{
  RfObject base;
  RfObject *weakref;  /* whose callback this object is; NULL: dead */
  RfObject *function; /* NULL: dead */
  RfObject *args;     /* tuple */
  RfObject *kwargs;   /* dict or NULL */
  gboolean at_exit;
} RfFinalize;

typedef struct
{
  RfClass *class_finalize;
} RfWeakrefState;

static void
finalize_traverse (RfHeap *heap, RfObject *object, RfVisit visit, gpointer user)
{
  RfFinalize *self = (RfFinalize *) object;
  RfObject *all[] = { self->weakref, self->function, self->args, self->kwargs };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      visit (all[i], user);
}

static void
finalize_slots (RfHeap *heap, RfObject *object, RfSlotVisit visit, gpointer user)
{
  RfFinalize *self = (RfFinalize *) object;

  if (self->weakref != NULL)
    visit (RF_SLOT_NAMED, 0, "weakref", NULL, self->weakref, user);
  if (self->function != NULL)
    visit (RF_SLOT_NAMED, 0, "func", NULL, self->function, user);
  if (self->args != NULL)
    visit (RF_SLOT_NAMED, 0, "args", NULL, self->args, user);
  if (self->kwargs != NULL)
    visit (RF_SLOT_NAMED, 0, "kwargs", NULL, self->kwargs, user);
}

static void
finalize_drop (RfHeap *heap, RfObject *object)
{
  RfFinalize *self = (RfFinalize *) object;

  rf_slot_store_named (heap, object, "weakref", &self->weakref, NULL);
  rf_slot_store_named (heap, object, "func", &self->function, NULL);
  rf_slot_store_named (heap, object, "args", &self->args, NULL);
  rf_slot_store_named (heap, object, "kwargs", &self->kwargs, NULL);
}

/* Takes @self out of the register: the register's count of it goes to the caller. FALSE: it is
 * dead already. */
static gboolean
finalize_take (RfMachine *m, RfObject *self)
{
  for (guint i = 0; i < m->at_exit->len; i++)
    if (m->at_exit->pdata[i] == self)
      {
        g_ptr_array_remove_index (m->at_exit, i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
finalize_is_alive (RfMachine *m, RfObject *self)
{
  for (guint i = 0; i < m->at_exit->len; i++)
    if (m->at_exit->pdata[i] == self)
      return TRUE;
  return FALSE;
}

/* finalize (obj, func, *args, **kwargs) */
static RfObject *
finalize_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfFinalize *self;
  RfObject *weakref;
  gsize n_keywords = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;

  if (n_args < 2)
    return rf_raise (m, RF_EXC_TypeError,
                     "finalize.__init__() missing %d required positional argument%s: %s",
                     2 - (int) n_args, n_args == 0 ? "s" : "",
                     n_args == 0 ? "'obj' and 'func'" : "'func'");
  self = (RfFinalize *) rf_object_alloc (m, cls, 0, FALSE);
  if (self == NULL)
    return NULL;
  self->at_exit = TRUE;
  self->function = rf_new_ref (m, args[1]);
  self->args = rf_tuple_new (m, args + 2, n_args - 2);
  if (n_keywords > 0)
    {
      self->kwargs = rf_dict_new (m);
      for (gsize i = 0; self->kwargs != NULL && i < n_keywords; i++)
        if (!rf_dict_set (m, self->kwargs, ((RfTuple *) kwnames)->items[i], args[n_args + i]))
          break;
    }
  if (rf_raised (m))
    {
      rf_drop (m, RF_OBJECT (self));
      return NULL;
    }
  weakref = rf_weakref_make (m, m->class_weakref_ReferenceType, args[0], RF_OBJECT (self), FALSE);
  if (weakref == NULL)
    {
      rf_drop (m, RF_OBJECT (self));
      return NULL;
    }
  rf_slot_store_named (m->heap, RF_OBJECT (self), "weakref", &self->weakref, weakref);
  g_ptr_array_add (m->at_exit, rf_new_ref (m, RF_OBJECT (self)));
  return RF_OBJECT (self);
}

static gboolean
finalize_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return TRUE;
}

static RfObject *
finalize_call (RfMachine *m, RfObject *object, RfObject *const *args, gsize n_args,
               RfObject *kwnames)
{
  RfFinalize *self = (RfFinalize *) object;
  RfObject *result;

  if (!finalize_take (m, object) || m->shutting_down)
    return rf_none (m);
  rf_hold (m->heap, object);
  result = rf_object_call_tuple (m, self->function, self->args, self->kwargs);
  if (result != NULL)
    rf_hold (m->heap, result);
  finalize_drop (m->heap, object);
  rf_release (m->heap, result != NULL ? 2 : 1);
  rf_drop (m, object);
  return result;
}

static RfObject *
finalize_tuple (RfMachine *m, RfFinalize *self, gboolean detach)
{
  RfObject *referent = self->weakref != NULL ? rf_weakref_get (WEAKREF (self->weakref)) : NULL;
  RfObject *kwargs, *result;

  if (referent == NULL || !finalize_is_alive (m, RF_OBJECT (self)))
    return rf_none (m);
  kwargs = self->kwargs != NULL ? rf_new_ref (m, self->kwargs) : rf_dict_new (m);
  if (kwargs == NULL)
    return NULL;
  result = rf_tuple_pack (m, 4, referent, self->function, self->args, kwargs);
  rf_drop (m, kwargs);
  if (result != NULL && detach && finalize_take (m, RF_OBJECT (self)))
    {
      finalize_drop (m->heap, RF_OBJECT (self));
      rf_drop (m, RF_OBJECT (self));
    }
  return result;
}

static RfObject *
finalize_detach (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return finalize_tuple (m, (RfFinalize *) self, TRUE);
}

static RfObject *
finalize_peek (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return finalize_tuple (m, (RfFinalize *) self, FALSE);
}

static RfObject *
finalize_get_alive (RfMachine *m, RfObject *self)
{
  return rf_bool (m, finalize_is_alive (m, self));
}

static RfObject *
finalize_get_atexit (RfMachine *m, RfObject *self)
{
  return rf_bool (m, finalize_is_alive (m, self) && ((RfFinalize *) self)->at_exit);
}

static gboolean
finalize_set_atexit (RfMachine *m, RfObject *self, RfObject *value)
{
  int truth = value != NULL ? rf_object_truth (m, value) : 0;

  if (truth < 0)
    return FALSE;
  ((RfFinalize *) self)->at_exit = truth;
  return TRUE;
}

static RfObject *
finalize_repr (RfMachine *m, RfObject *object)
{
  RfFinalize *self = (RfFinalize *) object;
  RfObject *referent = self->weakref != NULL ? rf_weakref_get (WEAKREF (self->weakref)) : NULL;

  if (referent == NULL || !finalize_is_alive (m, object))
    return rf_str_new_format (m, "<finalize object at 0x%" G_GINT64_MODIFIER "x; dead>",
                              object->address);
  return rf_str_new_format (m,
                            "<finalize object at 0x%" G_GINT64_MODIFIER
                            "x; for '%s' at 0x%" G_GINT64_MODIFIER "x>",
                            object->address, rf_class_name (referent), referent->address);
}

void
rf_weakref_run_finalizers (RfMachine *m)
{
  gboolean enabled = m->heap->gc_enabled;

  m->heap->gc_enabled = FALSE;
  for (guint i = m->at_exit->len; i-- > 0;)
    {
      RfObject *object;
      RfObject *result;

      i = MIN (i, m->at_exit->len - 1);
      object = m->at_exit->pdata[i];
      if (RF_CLASS_OF (object) != ((RfWeakrefState *) m->weakref_state)->class_finalize ||
          !((RfFinalize *) object)->at_exit)
        continue;
      rf_hold (m->heap, rf_new_ref (m, object));
      result = rf_object_call_noargs (m, object);
      if (result == NULL)
        rf_raised_unraisable (m, NULL, object);
      rf_release (m->heap, 1);
      rf_xdrop (m, result);
      rf_drop (m, object);
      if (m->at_exit->len == 0)
        break;
    }
  m->heap->gc_enabled = enabled;
}

static const RfMethodDef finalize_methods[] = {
  { "detach", finalize_detach, 0, 0, 0 },
  { "peek", finalize_peek, 0, 0, 0 },
  { NULL },
};

static const RfGetSetDef finalize_getsets[] = {
  { "alive", finalize_get_alive, NULL },
  { "atexit", finalize_get_atexit, finalize_set_atexit },
  { NULL },
};

gboolean
rf_weakref_add_finalize (RfMachine *m, RfObject *dict)
{
  RfWeakrefState *state = m->weakref_state = g_new0 (RfWeakrefState, 1);
  const RfClassSpec spec = {
    .name = "weakref.finalize",
    .class_flags = RF_CLASS_BASETYPE,
    .host_size = sizeof (RfFinalize),
    .basic_size = 16,
    .slots = { .repr = finalize_repr,
               .call = finalize_call,
               .new_ = finalize_new,
               .init = finalize_init },
    .traverse = finalize_traverse,
    .slots_visit = finalize_slots,
    .dealloc = finalize_drop,
    .methods = finalize_methods,
    .getsets = finalize_getsets,
  };

  return rf_class_new_builtin (m, &spec, &state->class_finalize) &&
         rf_dict_set_cstr (m, dict, "finalize", RF_OBJECT (state->class_finalize));
}
