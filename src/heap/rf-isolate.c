/* SPDX-License-Identifier: MIT */

/* The search for cyclic isolates.
 *
 * Trial deletion: over all that the candidates reach, take each reference among these objects away
 * from its target's count. What has a count left is held from outside, and so is what it reaches;
 * the others are an isolate (or several: what is not connected is told apart). Since this is what
 * the collector does with a generation, the same fields of the heads serve. Invariant: between two
 * searches no head has one of the marks SEEN and ALIVE.
 *
 * The search goes over tracked containers only, and not through the interpreter's own and the
 * namespace: what those refer to has a count left. So it may take garbage for alive, never the
 * other way round. */

#include "heap/rf-isolate.h"

#include "heap/rf-collector.h"
#include "heap/rf-heap-private.h"

/* Visits that are always granted: a small program's isolates are found at the statement that forms
 * them. */
#define ALWAYS 1024

typedef struct
{
  RfHeap *heap;
  GPtrArray *seen; /* first what was found, in order; then worked through */
  GPtrArray *members;
  guint64 visits;
  RfObject *source;
  guint *parents; /* of the members, a union-find forest */
} Search;

static inline gboolean
takes_part (RfObject *object)
{
  return rf_gc_is_tracked (object) &&
         (object->flags & (RF_OBJECT_INTERNAL | RF_OBJECT_NAMESPACE | RF_OBJECT_FREEING)) == 0;
}

static void
see (Search *search, RfObject *object)
{
  RfGcHead *gc = RF_GC (object);

  gc->gc_flags |= RF_GC_SEEN;
  gc->gc_refs = object->refcnt;
  g_ptr_array_add (search->seen, object);
}

static void
visit_take_away (RfObject *target, gpointer user)
{
  Search *search = user;

  search->visits++;
  if (!takes_part (target))
    return;
  if ((RF_GC (target)->gc_flags & RF_GC_SEEN) == 0)
    see (search, target);
  RF_GC (target)->gc_refs--;
}

/* Everything that the candidates reach, with the references from outside in gc_refs. FALSE: it
 * would take more than @allowance visits. */
static gboolean
take_away (Search *search, guint64 allowance)
{
  GPtrArray *candidates = search->heap->candidates;

  for (guint i = 0; i < candidates->len; i++)
    {
      RfObject *object = g_ptr_array_index (candidates, i);

      if (takes_part (object) && (RF_GC (object)->gc_flags & RF_GC_SEEN) == 0)
        see (search, object);
    }
  for (guint i = 0; i < search->seen->len; i++)
    {
      search->visits++;
      if (search->visits > allowance)
        return FALSE;
      rf_heap_traverse (search->heap, g_ptr_array_index (search->seen, i), visit_take_away, search);
    }
  return TRUE;
}

static void
visit_alive (RfObject *target, gpointer user)
{
  Search *search = user;

  if (!rf_object_is_gc (target) ||
      (RF_GC (target)->gc_flags & (RF_GC_SEEN | RF_GC_ALIVE)) != RF_GC_SEEN)
    return;
  RF_GC (target)->gc_flags |= RF_GC_ALIVE;
  g_ptr_array_add (search->seen, target);
}

/* Marks what is held from outside and what that reaches. The first @n are those that were seen. */
static void
mark_alive (Search *search, guint n)
{
  for (guint i = 0; i < n; i++)
    if (RF_GC (g_ptr_array_index (search->seen, i))->gc_refs > 0)
      visit_alive (g_ptr_array_index (search->seen, i), search);
  for (guint i = n; i < search->seen->len; i++)
    rf_heap_traverse (search->heap, g_ptr_array_index (search->seen, i), visit_alive, search);
  for (guint i = n; i < search->seen->len; i++)
    ((RfObject *) g_ptr_array_index (search->seen, i))->flags &= ~RF_OBJECT_ISOLATED;
  g_ptr_array_set_size (search->seen, n);
}

/* --- groups --------------------------------------------------------------------------------- */

static guint
find_root (guint *parents, guint i)
{
  while (parents[i] != i)
    i = parents[i] = parents[parents[i]];
  return i;
}

static void
visit_join (RfObject *target, gpointer user)
{
  Search *search = user;
  guint *parents = search->parents;
  guint a, b;

  if (!rf_object_is_gc (target) ||
      (RF_GC (target)->gc_flags & (RF_GC_SEEN | RF_GC_ALIVE)) != RF_GC_SEEN)
    return;
  a = find_root (parents, (guint) RF_GC (search->source)->gc_refs);
  b = find_root (parents, (guint) RF_GC (target)->gc_refs);
  parents[MAX (a, b)] = MIN (a, b);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const guint32 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static void
emit_isolate (RfHeap *heap, GArray *ids)
{
  RfEvent event = { .kind = RF_EVENT_ISOLATE_FORMED, .a = ++heap->last_isolate, .b = ids->len };

  heap->sink->emit (heap->sink->user, &event, (const guint32 *) (gpointer) ids->data, ids->len);
}

static int
compare_first (gconstpointer a, gconstpointer b)
{
  GArray *const *x = a, *const *y = b;

  return compare_numbers ((*x)->data, (*y)->data);
}

/* Which of @members (numbered in gc_refs) hang together. */
static void
join_members (Search *search, GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      search->parents[i] = i;
      RF_GC (g_ptr_array_index (members, i))->gc_refs = i;
    }
  for (guint i = 0; i < members->len; i++)
    {
      search->source = g_ptr_array_index (members, i);
      rf_heap_traverse (search->heap, search->source, visit_join, search);
    }
}

/* Emits one event for each group of connected @members in which something is new, in the order of
 * ids. A group that grew is told anew, with all it consists of. */
static void
emit_groups (Search *search, GPtrArray *members)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree GArray **group_of = g_new0 (GArray *, members->len);
  g_autofree guint *parents = g_new (guint, members->len);

  search->parents = parents;
  join_members (search, members);
  for (guint i = 0; i < members->len; i++)
    {
      RfObject *object = g_ptr_array_index (members, i);
      guint root = find_root (parents, i);

      if ((object->flags & RF_OBJECT_ISOLATED) == 0 && group_of[root] == NULL)
        {
          group_of[root] = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_ptr_array_add (groups, group_of[root]);
        }
      object->flags |= RF_OBJECT_ISOLATED;
    }
  for (guint i = 0; i < members->len; i++)
    {
      GArray *group = group_of[find_root (parents, i)];

      if (group != NULL)
        {
          guint32 id = rf_heap_id (search->heap, g_ptr_array_index (members, i));

          g_array_append_val (group, id);
        }
    }
  for (guint i = 0; i < groups->len; i++)
    g_array_sort (g_ptr_array_index (groups, i), compare_numbers);
  g_ptr_array_sort (groups, compare_first);
  for (guint i = 0; i < groups->len; i++)
    emit_isolate (search->heap, g_ptr_array_index (groups, i));
}

/* --- marks and candidates ------------------------------------------------------------------- */

static void
forget_marks (Search *search)
{
  for (guint i = 0; i < search->seen->len; i++)
    RF_GC (g_ptr_array_index (search->seen, i))->gc_flags &= ~(RF_GC_SEEN | RF_GC_ALIVE);
}

/* From now on only @members are candidates: what is isolated holds what may become so next. */
static void
replace_candidates (RfHeap *heap, GPtrArray *members)
{
  for (guint i = 0; i < heap->candidates->len; i++)
    ((RfObject *) g_ptr_array_index (heap->candidates, i))->flags &= ~RF_OBJECT_CANDIDATE;
  g_ptr_array_set_size (heap->candidates, 0);
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      RfObject *object = g_ptr_array_index (members, i);

      object->flags |= RF_OBJECT_CANDIDATE;
      RF_GC (object)->candidate = i;
      g_ptr_array_add (heap->candidates, object);
    }
  heap->n_isolated = heap->candidates->len;
  heap->isolate_news = heap->isolate_touched = FALSE;
}

/* --- what is sure to be alive --------------------------------------------------------------- */

/* From how many visits of a search on it pays to follow names some steps, and before how many more
 * searches. */
#define LONG_SEARCH 128
#define FOLLOW_FOR 16384
/* What is followed then, in search of so many candidates: instances only, which have few
 * references, and so many of them. */
#define LATEST 8
#define FOLLOWED_MAX 12

typedef struct
{
  RfHeap *heap;
  guint n_wanted; /* candidates that are instances */
  guint n_followed;
  RfObject *followed[FOLLOWED_MAX];
} Named;

/* @object is held by a name, or by what is: if it is a candidate, it is none any more. It goes on
 * to hold what it holds, so nothing can have become isolated through it. */
static void
visit_named (RfObject *object, gpointer user)
{
  Named *named = user;

  gboolean is_instance = (object->type->type_flags & RF_TYPE_PYTHON_CLASS) != 0;

  if ((object->flags & (RF_OBJECT_CANDIDATE | RF_OBJECT_ISOLATED)) == RF_OBJECT_CANDIDATE)
    {
      rf_heap_forget_candidate (named->heap, object);
      named->n_wanted -= is_instance && named->n_wanted > 0;
    }
  if (named->n_wanted > 0 && named->n_followed < FOLLOWED_MAX && is_instance)
    named->followed[named->n_followed++] = object;
}

static guint
count_instances (RfHeap *heap)
{
  guint n = 0;

  for (guint i = heap->candidates->len; i > heap->n_isolated && heap->candidates->len - i < LATEST;
       i--)
    {
      RfObject *object = g_ptr_array_index (heap->candidates, i - 1);

      n += (object->type->type_flags & RF_TYPE_PYTHON_CLASS) != 0;
    }
  return n;
}

/* Most candidates lost a temporary and still have a name, or are the head of a list that has one:
 * looking there is cheap. */
static void
forget_named (RfHeap *heap)
{
  Named named = { .heap = heap, .n_wanted = heap->isolate_follow > 0 ? count_instances (heap) : 0 };

  heap->hooks.visit_named (heap->hooks.user, visit_named, &named);
  for (guint i = 0; i < named.n_followed && named.n_wanted > 0; i++)
    rf_heap_traverse (heap, named.followed[i], visit_named, &named);
  if (heap->candidates->len == heap->n_isolated && !heap->isolate_touched)
    heap->isolate_news = FALSE;
}

/* --- the search ----------------------------------------------------------------------------- */

static void
search_isolates (Search *search)
{
  GPtrArray *members = search->members;
  gboolean news = FALSE;

  mark_alive (search, search->seen->len);
  for (guint i = 0; i < search->seen->len; i++)
    {
      RfObject *object = g_ptr_array_index (search->seen, i);

      if ((RF_GC (object)->gc_flags & RF_GC_ALIVE) != 0)
        continue;
      g_ptr_array_add (members, object);
      news |= (object->flags & RF_OBJECT_ISOLATED) == 0;
    }
  replace_candidates (search->heap, members);
  if (news)
    emit_groups (search, members);
}

void
rf_isolate_find (RfHeap *heap, gboolean force)
{
  Search search = { .heap = heap, .seen = heap->isolate_seen, .members = heap->isolate_members };
  guint64 allowance;

  if (!heap->isolate_news || heap->gc_collecting)
    return;
  if (heap->sink == NULL)
    {
      replace_candidates (heap, NULL);
      return;
    }
  if (heap->hooks.visit_named != NULL)
    forget_named (heap);
  rf_heap_pay (heap);
  allowance = force ? G_MAXUINT64 : MAX (ALWAYS, heap->isolate_budget);
  if (!heap->isolate_news || (!force && heap->isolate_cost > allowance))
    return;
  if (take_away (&search, allowance))
    {
      search_isolates (&search);
      heap->isolate_cost = search.visits <= ALWAYS ? 0 : search.visits;
    }
  else /* Twice as much, so that trying costs no more than a search in the end. */
    heap->isolate_cost = allowance * 2;
  if (search.visits > LONG_SEARCH)
    heap->isolate_follow = FOLLOW_FOR;
  else if (heap->isolate_follow > 0)
    heap->isolate_follow--;
  forget_marks (&search);
  g_ptr_array_set_size (search.seen, 0);
  g_ptr_array_set_size (search.members, 0);
  rf_heap_pay (heap);
  heap->isolate_budget -= MIN (heap->isolate_budget, search.visits);
}
