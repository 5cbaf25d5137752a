/* SPDX-License-Identifier: MIT */

/* The cell: what a closure and the function round it share. It may be empty. */

#include "heap/rf-collector.h"
#include "python/rf-builtins.h"
#include "python/rf-callable-private.h"
#include "python/rf-exception.h"
#include "python/rf-frame.h"
#include "python/rf-setup.h"

#define CELL(o) ((RfCell *) (o))

/* --- cell ------------------------------------------------------------------------------------- */

RfObject *
rf_cell_new (RfMachine *m, RfObject *content)
{
  RfCell *cell = (RfCell *) rf_object_alloc (m, m->class_cell, 0, FALSE);

  if (cell == NULL)
    return NULL;
  if (content != NULL)
    rf_slot_store_named (m->heap, &cell->base, "cell_contents", &cell->content,
                         rf_new_ref (m, content));
  rf_gc_track (m->heap, &cell->base);
  return &cell->base;
}

static void
cell_traverse (RfHeap *heap, RfObject *o, RfVisit function, gpointer user)
{
  rf_callable_visit (CELL (o)->content, function, user);
}

static void
cell_slots (RfHeap *heap, RfObject *o, RfSlotVisit function, gpointer user)
{
  rf_callable_show ("cell_contents", CELL (o)->content, function, user);
}

static void
cell_clear (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "cell_contents", &CELL (o)->content, NULL);
}

static RfObject *
cell_repr (RfMachine *m, RfObject *self)
{
  RfObject *content = CELL (self)->content;

  if (content == NULL)
    return rf_str_new_format (m, "<cell at 0x%" G_GINT64_MODIFIER "x: empty>", self->address);
  return rf_str_new_format (m,
                            "<cell at 0x%" G_GINT64_MODIFIER
                            "x: %.80s object at 0x%" G_GINT64_MODIFIER "x>",
                            self->address, rf_class_name (content), content->address);
}

static RfObject *
cell_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_args_no_keywords (m, "cell", kwnames))
    return NULL;
  if (n_args > 1)
    return rf_raise (m, RF_EXC_TypeError, "cell expected at most 1 argument, got %" G_GSIZE_FORMAT,
                     n_args);
  return rf_cell_new (m, n_args == 1 ? args[0] : NULL);
}

static RfObject *
cell_get_contents (RfMachine *m, RfObject *self)
{
  if (CELL (self)->content == NULL)
    return rf_raise (m, RF_EXC_ValueError, "Cell is empty");
  return rf_new_ref (m, CELL (self)->content);
}

static gboolean
cell_set_contents (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value != NULL)
    rf_new_ref (m, value);
  rf_slot_store_named (m->heap, self, "cell_contents", &CELL (self)->content, value);
  return TRUE;
}

static RfObject *
cell_richcompare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfObject *x, *y;

  if (RF_CLASS_OF (a) != m->class_cell || RF_CLASS_OF (b) != m->class_cell)
    return rf_not_implemented (m);
  x = CELL (a)->content;
  y = CELL (b)->content;
  if (x != NULL && y != NULL)
    return rf_object_compare (m, x, y, op);
  /* An empty one comes before all others. */
  return rf_bool_of_order (m, (x != NULL) - (y != NULL), op);
}

static const RfGetSetDef cell_getsets[] = {
  { "cell_contents", cell_get_contents, cell_set_contents },
  { NULL },
};

gboolean
rf_cell_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "cell",
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_CELL,
    .host_size = sizeof (RfCell),
    .basic_size = 24,
    .slots = { .repr = cell_repr,
               .new_ = cell_new,
               .hash = rf_hash_not_implemented,
               .richcompare = cell_richcompare },
    .traverse = cell_traverse,
    .slots_visit = cell_slots,
    .clear = cell_clear,
    .dealloc = cell_clear,
    .getsets = cell_getsets,
  };

  return rf_class_new_builtin (m, &spec, &m->class_cell);
}
