/* SPDX-License-Identifier: MIT */

/* The proof of the heap's invariants.
 *
 * The counts are set to 0, each holder is visited and adds one, and what comes out is compared with
 * what was there, and put back. So nothing is allocated for an object but one saved number, and
 * even a heap with a million objects is checked in a fraction of a second. */

#include "heap/rf-checker.h"

#include "heap/rf-collector.h"
#include "heap/rf-heap-private.h"
#include "heap/rf-weakref.h"

#define MAX_LINES 20
/* How many visits a call of rf_checker_maybe() pays for. */
#define CALL_PAY 256

typedef struct
{
  RfHeap *heap;
  GString *report;
  guint n_lines;
  GPtrArray *objects;
  GArray *counts; /* gint64, of objects */
  guint64 visits;
  RfObject *holder; /* whose references are visited; NULL: a root */
  gsize n_tracked, n_weakrefs;
} Checker;

static void complain (Checker *checker, RfObject *object, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

static void
complain (Checker *checker, RfObject *object, const char *format, ...)
{
  va_list arguments;

  if (++checker->n_lines > MAX_LINES)
    return;
  if (object != NULL)
    g_string_append_printf (checker->report, "%s #%u at 0x%" G_GINT64_MODIFIER "x: ",
                            object->type->name != NULL ? object->type->name : "object", object->id,
                            object->address);
  va_start (arguments, format);
  g_string_append_vprintf (checker->report, format, arguments);
  va_end (arguments);
  g_string_append_c (checker->report, '\n');
}

static void
save_object (RfObject *object, gpointer user)
{
  Checker *checker = user;

  g_ptr_array_add (checker->objects, object);
  g_array_append_val (checker->counts, object->refcnt);
  object->refcnt = 0;
  checker->n_tracked += rf_gc_is_tracked (object);
}

static void
visit_held (RfObject *target, gpointer user)
{
  Checker *checker = user;

  checker->visits++;
  if (target == NULL || (target->flags & RF_OBJECT_FREED) != 0)
    complain (checker, checker->holder, "refers to a freed object");
  else
    target->refcnt++;
}

static void
visit_holders (Checker *checker)
{
  RfHeap *heap = checker->heap;

  for (guint i = 0; i < checker->objects->len; i++)
    {
      checker->holder = g_ptr_array_index (checker->objects, i);
      rf_heap_traverse (heap, checker->holder, visit_held, checker);
    }
  checker->holder = NULL;
  if (heap->hooks.visit_roots != NULL)
    heap->hooks.visit_roots (heap->hooks.user, visit_held, checker);
  for (guint i = 0; i < heap->holds->len; i++)
    visit_held (g_ptr_array_index (heap->holds, i), checker);
}

/* Puts the counts back, comparing. */
static void
compare_counts (Checker *checker)
{
  for (guint i = 0; i < checker->objects->len; i++)
    {
      RfObject *object = g_ptr_array_index (checker->objects, i);
      gint64 holders = object->refcnt, count = g_array_index (checker->counts, gint64, i);

      object->refcnt = count;
      if (count < RF_REFCNT_IMMORTAL && count != holders &&
          (object->flags & RF_OBJECT_FREEING) == 0)
        complain (checker, object,
                  "its count is %" G_GINT64_FORMAT ", but it has %" G_GINT64_FORMAT " holders",
                  count, holders);
      if (count < 0)
        complain (checker, object, "its count is negative");
    }
}

static void
check_places (Checker *checker)
{
  for (guint i = 0; i < checker->objects->len; i++)
    {
      RfObject *object = g_ptr_array_index (checker->objects, i);

      if (rf_heap_object_at (checker->heap, object->address) != object)
        complain (checker, object, "it does not stand at its address");
      if (object->type->type_flags & RF_TYPE_IS_WEAKREF)
        checker->n_weakrefs += ((RfWeakref *) object)->referent != NULL;
    }
}

/* Returns how many objects @ring has; stops at a broken link. */
static gsize
check_ring (Checker *checker, const RfGcHead *ring, int generation)
{
  const RfGcHead *prev = ring;
  gsize n = 0;

  for (const RfGcHead *gc = ring->next; gc != ring; prev = gc, gc = gc->next)
    {
      RfObject *object = RF_FROM_GC ((RfGcHead *) gc);

      if (gc == NULL || gc->prev != prev)
        {
          complain (checker, NULL, "the ring of generation %d is broken", generation);
          return n;
        }
      if (++n > checker->n_tracked)
        {
          complain (checker, NULL, "the ring of generation %d has more objects than are tracked",
                    generation);
          return n;
        }
      if (generation >= 0 && !checker->heap->gc_collecting && gc->generation != generation)
        complain (checker, object, "it is in the ring of generation %d, but says %d", generation,
                  gc->generation);
    }
  return n;
}

static void
check_rings (Checker *checker)
{
  RfHeap *heap = checker->heap;
  gsize n = 0;

  for (int i = 0; i <= RF_GENERATION_PERMANENT; i++)
    n += check_ring (checker, &heap->generations[i].head, i);
  for (guint i = 0; i < G_N_ELEMENTS (heap->gc_lists); i++)
    if (heap->gc_lists[i] != NULL)
      n += check_ring (checker, heap->gc_lists[i], -1);
  if (n != checker->n_tracked)
    complain (checker, NULL,
              "%" G_GSIZE_FORMAT " objects are tracked, but the rings have %" G_GSIZE_FORMAT,
              checker->n_tracked, n);
}

static void
check_weakrefs (Checker *checker)
{
  GHashTableIter iter;
  gpointer key, value;
  gsize n = 0;

  g_hash_table_iter_init (&iter, checker->heap->weakrefs);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      RfObject *referent = key;
      RfWeakref *prev = NULL;

      if ((referent->flags & (RF_OBJECT_HAS_WEAKREFS | RF_OBJECT_FREED)) != RF_OBJECT_HAS_WEAKREFS)
        {
          complain (checker, NULL, "a list of weak references belongs to no living object");
          continue;
        }
      for (RfWeakref *weakref = value; weakref != NULL; prev = weakref, weakref = weakref->next)
        {
          n++;
          if (weakref->referent != referent || weakref->prev != prev)
            complain (checker, &weakref->base, "it is in the list of another object");
        }
    }
  if (n != checker->n_weakrefs)
    complain (checker, NULL,
              "%" G_GSIZE_FORMAT " weak references are alive, but %" G_GSIZE_FORMAT " are in lists",
              checker->n_weakrefs, n);
}

static guint64
check (RfHeap *heap, GString *report)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  Checker checker = { .heap = heap, .report = report, .objects = objects, .counts = counts };

  rf_heap_foreach (heap, save_object, &checker);
  visit_holders (&checker);
  compare_counts (&checker);
  check_places (&checker);
  check_rings (&checker);
  check_weakrefs (&checker);
  if (checker.n_lines > MAX_LINES)
    g_string_append_printf (report, "… and %u more\n", checker.n_lines - MAX_LINES);
  return checker.visits + objects->len;
}

gboolean
rf_checker_run (RfHeap *heap, GString *report)
{
  gsize before = report->len;

  check (heap, report);
  return report->len == before;
}

void
rf_checker_maybe (RfHeap *heap, int level)
{
  g_autoptr (GString) report = NULL;

  if (G_LIKELY (heap->check_level < level) || heap->tearing_down)
    return;
  rf_heap_pay (heap);
  heap->check_budget += CALL_PAY;
  if (heap->check_budget < heap->check_cost)
    return;
  report = g_string_new (NULL);
  heap->check_cost = check (heap, report);
  heap->check_budget -= MIN (heap->check_budget, heap->check_cost);
  if (report->len > 0)
    g_error ("The heap's invariants do not hold:\n%s", report->str);
}
