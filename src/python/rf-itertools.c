/* SPDX-License-Identifier: MIT */

/* The module itertools: what its iterators share, and their classes. */

#include "python/rf-generic-alias.h"
#include "python/rf-import.h"
#include "python/rf-itertools-private.h"

static const RfItertoolKind *const tables[] = { rf_itertools_basic, rf_itertools_filter,
                                                rf_itertools_group, rf_itertools_combine,
                                                rf_itertools_longest };

/* --- the struct ------------------------------------------------------------------------------ */

RfItertool *
rf_itertool_new (RfMachine *m, RfClass *cls, const RfItertoolKind *kind, RfObject *const *items,
                 gsize n)
{
  RfObject *o;
  guint n_held = 0;

  for (gsize i = 0; i < n; i++)
    if (items[i] != NULL)
      {
        rf_hold (m->heap, items[i]);
        n_held++;
      }
  o = rf_object_alloc (m, cls, 0, TRUE);
  rf_release (m->heap, n_held);
  if (o == NULL)
    {
      rf_drop_items (m->heap, items, n, FALSE);
      return NULL;
    }
  RF_ITERTOOL (o)->kind = kind;
  for (gsize i = 0; i < n; i++)
    if (items[i] != NULL)
      rf_slot_swap_named (m->heap, o, kind->slots[i], &RF_ITERTOOL (o)->slots[i], items[i]);
  return RF_ITERTOOL (o);
}

gboolean
rf_itertool_numbers (RfMachine *m, RfItertool *o, gsize n)
{
  if (n == 0)
    return TRUE;
  if (n <= G_MAXSSIZE / sizeof (gssize))
    o->numbers = rf_heap_realloc (m->heap, NULL, 0, n * sizeof (gssize));
  if (o->numbers == NULL)
    {
      rf_raise_memory (m);
      return FALSE;
    }
  o->n_numbers = n;
  return TRUE;
}

RfObject *
rf_itertool_next (RfMachine *m, RfItertool *o, guint slot)
{
  RfObject *iterator = o->slots[slot], *item;

  if (o->is_running)
    {
      rf_hold (m->heap, rf_new_ref (m, iterator));
      item = rf_iterator_next (m, iterator);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, iterator, item);
      return item;
    }
  o->is_running = TRUE;
  item = rf_iterator_next (m, iterator);
  o->is_running = FALSE;
  if (G_UNLIKELY (o->late != NULL))
    {
      iterator = rf_slot_swap_named (m->heap, &o->base, "late", &o->late, NULL);
      rf_drop_keeping (m, iterator, item);
    }
  return item;
}

void
rf_itertool_finish (RfMachine *m, RfItertool *o, guint slot)
{
  RfObject *iterator =
    rf_slot_swap_named (m->heap, &o->base, o->kind->slots[slot], &o->slots[slot], NULL);

  if (iterator != NULL && o->is_running && o->late == NULL)
    rf_slot_swap_named (m->heap, &o->base, "late", &o->late, iterator);
  else
    rf_xdrop (m, iterator);
}

int
rf_itertool_test (RfMachine *m, RfObject *function, RfObject *item)
{
  RfObject *answer = rf_object_call_one (m, function, item);
  int truth;

  if (answer == NULL)
    return -1;
  if (answer == m->true_ || answer == m->false_)
    {
      truth = answer == m->true_;
      rf_drop (m, answer);
      return truth;
    }
  rf_hold (m->heap, answer);
  truth = rf_object_truth (m, answer);
  rf_release (m->heap, 1);
  rf_drop (m, answer);
  return truth;
}

gboolean
rf_itertool_arguments (RfMachine *m, RfClass *cls, const RfItertoolKind *kind, gsize n_args,
                       RfObject *kwnames, gsize min, gsize max)
{
  gboolean is_less = n_args < min;
  gsize wanted = is_less ? min : max;

  if (cls->slots.init == rf_itertools_class (m, kind->id)->slots.init &&
      !rf_args_no_keywords (m, kind->name, kwnames))
    return FALSE;
  if (n_args >= min && n_args <= max)
    return TRUE;
  rf_raise (m, RF_EXC_TypeError,
            "%s expected %s%" G_GSIZE_FORMAT " argument%s, got %" G_GSIZE_FORMAT, kind->name,
            min == max ? ""
            : is_less  ? "at least "
                       : "at most ",
            wanted, wanted == 1 ? "" : "s", n_args);
  return FALSE;
}

gboolean
rf_itertool_own_result (RfMachine *m, RfItertool *o, guint slot)
{
  RfTuple *result = (RfTuple *) o->slots[slot];

  if (result->base.refcnt > 1)
    {
      RfObject *copy = rf_tuple_new (m, result->items, result->length);

      if (copy == NULL)
        return FALSE;
      rf_itertool_set (m, o, slot, copy);
    }
  else if (!rf_gc_is_tracked (o->slots[slot]))
    rf_gc_track (m->heap, o->slots[slot]);
  return TRUE;
}

static void
itertool_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  RfItertool *o = RF_ITERTOOL (self);

  gboolean backwards = o->kind != NULL && o->kind->visits_last_first;

  for (guint n = 0; n < RF_ITERTOOL_SLOTS; n++)
    {
      guint i = backwards ? RF_ITERTOOL_SLOTS - 1 - n : n;

      if (o->slots[i] != NULL)
        visit (o->slots[i], user);
    }
  if (o->late != NULL)
    visit (o->late, user);
}

static void
itertool_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  RfItertool *o = RF_ITERTOOL (self);

  for (guint i = 0; i < RF_ITERTOOL_SLOTS; i++)
    if (o->slots[i] != NULL)
      visit (RF_SLOT_NAMED, 0, o->kind->slots[i], NULL, o->slots[i], user);
  if (o->late != NULL)
    visit (RF_SLOT_NAMED, 0, "late", NULL, o->late, user);
}

static void
itertool_dealloc (RfHeap *heap, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);

  for (guint i = 0; i < RF_ITERTOOL_SLOTS; i++)
    if (o->slots[i] != NULL)
      rf_slot_store_named (heap, self, o->kind->slots[i], &o->slots[i], NULL);
  if (o->late != NULL)
    rf_slot_store_named (heap, self, "late", &o->late, NULL);
  if (o->numbers != NULL)
    rf_heap_release_memory (heap, o->numbers, o->n_numbers * sizeof (gssize));
  o->numbers = NULL;
}

/* The numbers are memory of its own in CPython too. */
static gsize
itertool_size (RfMachine *m, RfObject *self)
{
  return self->size + RF_ITERTOOL (self)->n_numbers * RF_POINTER_SIZE;
}

/* --- the module ------------------------------------------------------------------------------ */

static const guint8 since[] = {
#define X(name, minor) minor,
  RF_ITERTOOLS (X)
#undef X
};

static gboolean
add_class (RfMachine *m, RfObject *dict, const RfItertoolKind *kind)
{
  RfClass **where = &((RfItertoolsState *) m->itertools_state)->classes[kind->id];
  g_autofree char *name = g_strconcat ("itertools.", kind->name, NULL);
  RfClassSpec spec = {
    .name = name,
    .class_flags = (kind->is_final ? 0 : RF_CLASS_BASETYPE) | RF_CLASS_PACKED_CALL,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfItertool),
    .basic_size = kind->sizes[CLAMP (m->profile->minor - 10, 0, 3)],
    .slots = { .repr = kind->repr,
               .iter = rf_itertools_self_iter,
               .iternext = kind->next,
               .new_ = kind->new_,
               .size_of = itertool_size },
    .traverse = itertool_traverse,
    .slots_visit = itertool_slots,
    .dealloc = itertool_dealloc,
    .methods = kind->methods,
  };

  return rf_class_new_builtin (m, &spec, where) &&
         rf_dict_set_cstr (m, dict, kind->name, RF_OBJECT (*where));
}

static gboolean
itertools_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  m->itertools_state = g_new0 (RfItertoolsState, 1);
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const RfItertoolKind *kind = tables[t]; kind->name != NULL; kind++)
      if (m->profile->minor >= since[kind->id] && !add_class (m, dict, kind))
        return FALSE;
  return rf_itertools_add_tee (m) &&
         rf_dict_set_cstr (m, dict, "_tee", RF_OBJECT (rf_itertools_class (m, RF_ITERTOOL__tee))) &&
         rf_dict_set_cstr (m, dict, "_tee_dataobject",
                           RF_OBJECT (rf_itertools_class (m, RF_ITERTOOL__tee_dataobject)));
}

static const RfMethodDef functions[] = {
  { "tee", rf_itertools_tee, 1, 2, 0, "($module, iterable, n=2, /)" },
  { NULL },
};

const RfModuleDef rf_itertools_module = {
  .name = "itertools",
  .doc = "Iterators that make and combine iterators.",
  .functions = functions,
  .setup = itertools_setup,
};
