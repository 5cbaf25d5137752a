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
 * other way round.
 *
 * What is isolated stays so until somebody touches it (takes or drops a count of it), since it is
 * held by isolated objects only. So as long as nobody does, a search begins with the
 * new candidates alone, and finds what one of all would find; unless it comes to something that an
 * isolated object may hold (RF_OBJECT_HELD_BY_ISOLATE) and no name does: that is in doubt, and all
 * are searched. */

#include "heap/rf-isolate.h"

#include "heap/rf-collector.h"
#include "heap/rf-heap-private.h"

#include <stdlib.h>

/* Visits that are always granted: a small program's isolates are found at the statement that forms
 * them. */
#define ALWAYS 1024

typedef struct
{
  RfHeap *heap;
  GPtrArray *seen; /* first what was found, in order; then worked through */
  GPtrArray *members;
  guint64 visits;
  gboolean all;     /* not only what the new candidates reach */
  gboolean doubted; /* … and that would have been necessary */
  RfObject *source;
  struct _Member *forest; /* of the members */
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
    {
      search->doubted |= !search->all && (target->flags & RF_OBJECT_ISOLATED) != 0;
      see (search, target);
    }
  RF_GC (target)->gc_refs--;
}

/* Everything that the (or the new) candidates reach, with the references from outside in gc_refs.
 * FALSE: it would take more than @allowance visits. */
static gboolean
take_away (Search *search, guint64 allowance)
{
  GPtrArray *candidates = search->heap->candidates;

  for (guint i = search->all ? 0 : search->heap->n_isolated; i < candidates->len; i++)
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

/* One of the members, numbered in gc_refs: a tree of a union-find forest for each group. */
typedef struct _Member
{
  guint parent;
  gboolean news;  /* of a root: the group has somebody new */
  guint32 id;     /* 0: of a group without news */
  guint32 id_min; /* of the group; of a root at first */
} Member;

/* So many members are kept on the stack. */
#define FEW_MEMBERS 32

static guint
find_root (Member *forest, guint i)
{
  while (forest[i].parent != i)
    i = forest[i].parent = forest[forest[i].parent].parent;
  return i;
}

static void
visit_join (RfObject *target, gpointer user)
{
  Search *search = user;
  Member *forest = search->forest;
  guint a, b;

  if (!rf_object_is_gc (target))
    return;
  if ((RF_GC (target)->gc_flags & (RF_GC_SEEN | RF_GC_ALIVE)) != RF_GC_SEEN)
    {
      target->flags |= RF_OBJECT_HELD_BY_ISOLATE;
      return;
    }
  a = find_root (forest, (guint) RF_GC (search->source)->gc_refs);
  b = find_root (forest, (guint) RF_GC (target)->gc_refs);
  forest[MAX (a, b)].parent = MIN (a, b);
}

/* Which of @members hang together, and in which groups is something new. */
static void
join_members (Search *search, GPtrArray *members)
{
  Member *forest = search->forest;

  for (guint i = 0; i < members->len; i++)
    {
      forest[i] = (Member){ .parent = i };
      RF_GC (g_ptr_array_index (members, i))->gc_refs = i;
    }
  for (guint i = 0; i < members->len; i++)
    {
      search->source = g_ptr_array_index (members, i);
      rf_heap_traverse (search->heap, search->source, visit_join, search);
    }
  for (guint i = 0; i < members->len; i++)
    {
      RfObject *object = g_ptr_array_index (members, i);

      forest[find_root (forest, i)].news |= (object->flags & RF_OBJECT_ISOLATED) == 0;
      object->flags |= RF_OBJECT_ISOLATED;
    }
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *x = a, *y = b;

  return x->id_min != y->id_min ? (x->id_min > y->id_min) - (x->id_min < y->id_min)
                                : (x->id > y->id) - (x->id < y->id);
}

/* By groups, in the order of their least ids. Most come so. */
static void
sort_members (Member *members, guint n)
{
  for (guint i = 1; i < n; i++)
    if (compare_members (&members[i - 1], &members[i]) > 0)
      {
        qsort (members, n, sizeof *members, compare_members);
        return;
      }
}

/* The ids of all in the groups with news, and the least of each group; then sorted. */
static void
number_members (Search *search, GPtrArray *members)
{
  Member *forest = search->forest;

  for (guint i = 0; i < members->len; i++)
    {
      Member *root = &forest[find_root (forest, i)];

      if (!root->news)
        continue;
      forest[i].id = rf_heap_id (search->heap, g_ptr_array_index (members, i));
      if (root->id_min == 0 || root->id_min > forest[i].id)
        root->id_min = forest[i].id;
    }
  for (guint i = 0; i < members->len; i++)
    forest[i].id_min = forest[find_root (forest, i)].id_min;
  sort_members (forest, members->len);
}

/* Emits one event for each group of connected @members in which something is new, in the order of
 * ids. A group that grew is told anew, with all it consists of. */
static void
emit_groups (Search *search, GPtrArray *members)
{
  RfHeap *heap = search->heap;
  guint n = members->len;
  Member few[FEW_MEMBERS];
  guint32 few_ids[FEW_MEMBERS], *ids = n > FEW_MEMBERS ? g_new (guint32, n) : few_ids;

  search->forest = n > FEW_MEMBERS ? g_new (Member, n) : few;
  join_members (search, members);
  number_members (search, members);
  for (guint i = 0, first = 0; i < n; i++)
    {
      const Member *member = &search->forest[i];

      if (member->id == 0)
        {
          first = i + 1;
          continue;
        }
      ids[i] = member->id;
      if (i + 1 == n || member[1].id_min != member->id_min)
        {
          RfEvent event = { .kind = RF_EVENT_ISOLATE_FORMED,
                            .a = ++heap->last_isolate,
                            .b = i + 1 - first };

          heap->sink->emit (heap->sink->user, &event, ids + first, event.b);
          first = i + 1;
        }
    }
  if (n > FEW_MEMBERS)
    {
      g_free (search->forest);
      g_free (ids);
    }
}

/* --- marks and candidates ------------------------------------------------------------------- */

static void
forget_marks (Search *search)
{
  for (guint i = 0; i < search->seen->len; i++)
    RF_GC (g_ptr_array_index (search->seen, i))->gc_flags &= ~(RF_GC_SEEN | RF_GC_ALIVE);
  g_ptr_array_set_size (search->seen, 0);
}

/* From now on only @members are candidates, after the first @n: what is isolated holds what may
 * become so next. */
static void
replace_candidates (RfHeap *heap, guint n, GPtrArray *members)
{
  for (guint i = n; i < heap->candidates->len; i++)
    ((RfObject *) g_ptr_array_index (heap->candidates, i))->flags &= ~RF_OBJECT_CANDIDATE;
  g_ptr_array_set_size (heap->candidates, (gint) n);
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      RfObject *object = g_ptr_array_index (members, i);

      object->flags |= RF_OBJECT_CANDIDATE;
      RF_GC (object)->candidate = heap->candidates->len;
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

  heap->hooks.visit_named (heap->hooks.user, named.n_wanted > 0 ? 0 : RF_OBJECT_CANDIDATE,
                           visit_named, &named);
  for (guint i = 0; i < named.n_followed && named.n_wanted > 0; i++)
    rf_heap_traverse (heap, named.followed[i], visit_named, &named);
  if (heap->candidates->len == heap->n_isolated && !heap->isolate_touched)
    heap->isolate_news = FALSE;
}

/* What the search came to though nobody is known to hold it but isolated objects, perhaps. */
#define DOUBTFUL_MAX 8

typedef struct
{
  guint n;
  RfObject *objects[DOUBTFUL_MAX];
} Doubtful;

static void
visit_no_doubt (RfObject *object, gpointer user)
{
  Doubtful *doubtful = user;

  for (guint i = 0; i < doubtful->n; i++)
    if (doubtful->objects[i] == object)
      {
        doubtful->objects[i] = doubtful->objects[--doubtful->n];
        return;
      }
}

/* Whether something may be taken for alive only because isolated objects were left out. What has a
 * name is alive. */
static gboolean
is_in_doubt (Search *search)
{
  RfHeap *heap = search->heap;
  Doubtful doubtful = { 0 };

  if (search->all || search->doubted)
    return search->doubted;
  for (guint i = 0; i < search->seen->len; i++)
    {
      RfObject *object = g_ptr_array_index (search->seen, i);

      if ((object->flags & RF_OBJECT_HELD_BY_ISOLATE) == 0 || RF_GC (object)->gc_refs == 0)
        continue;
      if (doubtful.n == DOUBTFUL_MAX)
        return TRUE;
      doubtful.objects[doubtful.n++] = object;
    }
  if (doubtful.n > 0 && heap->hooks.visit_named != NULL)
    heap->hooks.visit_named (heap->hooks.user, RF_OBJECT_HELD_BY_ISOLATE, visit_no_doubt,
                             &doubtful);
  return doubtful.n > 0;
}

/* --- the search ----------------------------------------------------------------------------- */

static void
tell_isolates (Search *search)
{
  RfHeap *heap = search->heap;
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
  replace_candidates (heap, search->all ? 0 : heap->n_isolated, members);
  if (news)
    emit_groups (search, members);
  g_ptr_array_set_size (members, 0);
}

/* Searches what all or the new candidates reach, unless @cost (known from the last time) is too
 * much. FALSE: it is in doubt, and all would have to be searched. */
static gboolean
search_from (Search *search, gboolean all, guint64 allowance, guint64 *cost)
{
  guint64 before = search->visits;
  gboolean sure = TRUE;

  if (*cost > allowance)
    return TRUE;
  search->all = all;
  search->doubted = FALSE;
  if (take_away (search, allowance))
    {
      sure = !is_in_doubt (search);
      if (sure)
        tell_isolates (search);
      *cost = search->visits - before <= ALWAYS ? 0 : search->visits - before;
    }
  else /* Twice as much, so that trying costs no more than a search in the end. */
    *cost = allowance * 2;
  forget_marks (search);
  return sure;
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
      replace_candidates (heap, 0, NULL);
      return;
    }
  if (heap->hooks.visit_named != NULL)
    forget_named (heap);
  rf_heap_pay (heap);
  allowance = force ? G_MAXUINT64 : MAX (ALWAYS, heap->isolate_budget);
  if (!heap->isolate_news)
    return;
  if ((heap->isolate_touched && heap->n_isolated > 0) ||
      !search_from (&search, FALSE, allowance, &heap->isolate_cost))
    search_from (&search, TRUE, allowance, &heap->isolate_cost_all);
  if (search.visits > LONG_SEARCH)
    heap->isolate_follow = FOLLOW_FOR;
  else if (heap->isolate_follow > 0)
    heap->isolate_follow--;
  rf_heap_pay (heap);
  heap->isolate_budget -= MIN (heap->isolate_budget, search.visits);
}
