/* SPDX-License-Identifier: MIT */

/* Groups of a state's objects: one pass that says which group each object is in, a second one that
 * counts the references between groups. Time is linear in objects and references; memory a byte an
 * object. */

#include "journal/rf-groups.h"

#include "journal/rf-query.h"

#include <string.h>

/* Objects between two looks at the cancel flag. */
#define PIECE 65536u
#define FEW 10u /* of what one object refers to, among its neighbours */
#define NOT_OF_PROGRAM (RF_NEW_INTERNAL | RF_NEW_LIBRARY)
/* Every object of a class is a neighbour of its class: that would say nothing. */
#define NO_NEIGHBOUR \
  (NOT_OF_PROGRAM | RF_NEW_NAMESPACE | RF_NEW_ATOM | RF_NEW_CLASS | RF_NEW_FUNCTION | RF_NEW_MODULE)

static const char *const grouping_names[RF_N_GROUPINGS] = { "type", "generation", "isolate" };

const char *
rf_grouping_name (RfGrouping grouping)
{
  g_assert ((guint) grouping < RF_N_GROUPINGS);
  return grouping_names[grouping];
}

int
rf_grouping_find (const char *name)
{
  for (int i = 0; i < RF_N_GROUPINGS; i++)
    if (strcmp (name, grouping_names[i]) == 0)
      return i;
  return -1;
}

/* --- which group an object is in -------------------------------------------------------------- */

typedef struct
{
  const RfState *state;
  RfJournal *journal;
  RfGroups *groups;
  GHashTable *numbers; /* of keys that have one: number → index + 1 */
  guint by_kind[RF_GROUP_REST + 1];
  RfObjectSet *reachable; /* only by isolate */
  guint32 *links;         /* groups × groups */
  guint32 class_slot;     /* text of "__class__", 0: not met yet */
  const int *cancel;
} Grouper;

static guint
numbered (const Grouper *self, guint32 number)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (number)));

  return index != 0 ? index - 1 : self->by_kind[RF_GROUP_REST];
}

static guint
group_for (const Grouper *self, guint32 id, const RfStateObject *object)
{
  switch (self->groups->grouping)
    {
    case RF_GROUPING_TYPE:
      return numbered (self, object->type);
    case RF_GROUPING_GENERATION:
      return rf_state_object_is_tracked (object) ? numbered (self, object->generation)
                                                 : self->by_kind[RF_GROUP_UNTRACKED];
    case RF_GROUPING_ISOLATE:
    case RF_N_GROUPINGS:
      break;
    }
  if (rf_object_set_contains (self->reachable, id))
    return self->by_kind[RF_GROUP_REACHED];
  return object->isolate != 0 ? numbered (self, object->isolate) : self->by_kind[RF_GROUP_HELD];
}

static gboolean
is_cancelled (const Grouper *self, guint32 id)
{
  return id % PIECE == 1 && self->cancel != NULL && g_atomic_int_get (self->cancel) != 0;
}

static gboolean
deal_objects (Grouper *self)
{
  RfGroups *groups = self->groups;

  for (guint32 id = 1; id <= groups->n_ids; id++)
    {
      const RfStateObject *object = rf_state_object (self->state, id);
      RfGroup *group;
      guint index;

      if (is_cancelled (self, id))
        return FALSE;
      if (object == NULL || !rf_state_object_is_alive (object) ||
          (object->flags & (NOT_OF_PROGRAM | RF_NEW_NAMESPACE)) != 0)
        continue;
      index = group_for (self, id, object);
      groups->group_of[id] = (guint8) (index + 1);
      group = &g_array_index (groups->groups, RfGroup, index);
      group->n_objects++;
      group->bytes += object->size;
      group->first = group->first != 0 ? group->first : id;
      groups->n_objects++;
      groups->bytes += object->size;
    }
  return TRUE;
}

/* --- references between groups ---------------------------------------------------------------- */

static void
count (Grouper *self, guint from, guint32 target)
{
  guint to = target <= self->groups->n_ids ? self->groups->group_of[target] : 0;

  if (to != 0)
    self->links[from * self->groups->groups->len + to - 1]++;
}

/* Comparing text ids is all it costs, once the name was met. */
static gboolean
is_class_slot (Grouper *self, const RfStateSlot *slot)
{
  if (slot->kind != RF_SLOT_NAMED)
    return FALSE;
  if (self->class_slot == 0 &&
      strcmp (rf_journal_text (self->journal, slot->number), "__class__") == 0)
    self->class_slot = slot->number;
  return slot->number == self->class_slot;
}

static void
count_slots (Grouper *self, guint from, const RfStateSlots *slots)
{
  RfStateSlot slot;
  guint cursor = 0;

  while (rf_slots_next (slots, &cursor, &slot))
    {
      if (slot.target != 0 && !is_class_slot (self, &slot))
        count (self, from, slot.target);
      if (slot.kind == RF_SLOT_ENTRY && slot.key != 0)
        count (self, from, slot.key);
    }
}

static void
count_names (Grouper *self)
{
  guint from = self->by_kind[RF_GROUP_NAMES];
  RfGroup *group = &g_array_index (self->groups->groups, RfGroup, from);

  for (guint32 id = 1; id <= self->state->n_frames; id++)
    {
      const RfStateFrame *frame = rf_state_frame (self->state, id);
      RfStateSlot name;
      guint cursor = 0;

      if (frame == NULL || (frame->names == NULL && frame->on_stack == 0))
        continue;
      while (rf_state_frame_next_name (self->state, id, FALSE, &cursor, &name))
        if (name.target != 0 && (frame->on_stack > 0 || name.kind == RF_SLOT_ENTRY) &&
            rf_groups_find (self->groups, name.target) >= 0)
          {
            group->n_objects++;
            count (self, from, name.target);
          }
    }
}

static gboolean
count_links (Grouper *self)
{
  count_names (self);
  for (guint32 id = 1; id <= self->groups->n_ids; id++)
    {
      guint group = self->groups->group_of[id];
      const RfStateObject *object;

      if (is_cancelled (self, id))
        return FALSE;
      if (group == 0)
        continue;
      object = rf_state_object (self->state, id);
      count_slots (self, group - 1, object->slots);
      if (object->frame != 0)
        count_slots (self, group - 1, rf_state_frame (self->state, object->frame)->names);
    }
  return TRUE;
}

static void
collect_links (Grouper *self)
{
  guint n = self->groups->groups->len;

  for (guint from = 0; from < n; from++)
    for (guint to = 0; to < n; to++)
      {
        RfGroupLink link = { from, to, self->links[from * n + to] };

        if (link.n > 0)
          g_array_append_val (self->groups->links, link);
      }
}

/* --- all of it -------------------------------------------------------------------------------- */

static RfGroups *
groups_alloc (const RfState *state, RfGrouping grouping, const GArray *keys)
{
  guint32 n_ids = rf_state_n_objects (state);
  RfGroups *groups = g_malloc0 (sizeof *groups + (gsize) n_ids + 1);

  g_assert (keys->len > 0 && keys->len <= RF_GROUPS_MAX);
  groups->grouping = grouping;
  groups->position = rf_state_position (state);
  groups->n_ids = n_ids;
  groups->groups = g_array_sized_new (FALSE, TRUE, sizeof (RfGroup), keys->len);
  groups->links = g_array_new (FALSE, FALSE, sizeof (RfGroupLink));
  for (guint i = 0; i < keys->len; i++)
    {
      RfGroup group = { .key = g_array_index (keys, RfGroupKey, i) };
      g_array_append_val (groups->groups, group);
    }
  return groups;
}

RfGroups *
rf_groups_new (const RfState *state, RfJournal *journal, RfGrouping grouping, const GArray *keys,
               const int *cancel)
{
  Grouper self = { .state = state, .journal = journal, .cancel = cancel };
  gboolean done;

  self.groups = groups_alloc (state, grouping, keys);
  self.numbers = g_hash_table_new (NULL, NULL);
  self.links = g_new0 (guint32, keys->len * keys->len);
  for (guint i = 0; i < keys->len; i++)
    {
      const RfGroupKey *key = &g_array_index (keys, RfGroupKey, i);

      self.by_kind[key->kind] = i;
      if (key->kind == RF_GROUP_TYPE || key->kind == RF_GROUP_GENERATION ||
          key->kind == RF_GROUP_ISOLATE)
        g_hash_table_insert (self.numbers, GUINT_TO_POINTER (key->number),
                             GUINT_TO_POINTER (i + 1));
    }
  if (grouping == RF_GROUPING_ISOLATE)
    self.reachable = rf_query_reachable (state, RF_ROOTS_ALL);
  done = deal_objects (&self) && count_links (&self);
  if (done)
    collect_links (&self);
  g_hash_table_unref (self.numbers);
  g_free (self.links);
  g_free (self.reachable);
  if (!done)
    g_clear_pointer (&self.groups, rf_groups_free);
  return self.groups;
}

void
rf_groups_free (RfGroups *groups)
{
  if (groups == NULL)
    return;
  g_array_unref (groups->groups);
  g_array_unref (groups->links);
  g_free (groups);
}

/* --- members ---------------------------------------------------------------------------------- */

int
rf_groups_find (const RfGroups *groups, guint32 object)
{
  return object <= groups->n_ids ? (int) groups->group_of[object] - 1 : -1;
}

GArray *
rf_groups_members (const RfGroups *groups, guint group, guint32 skip, guint n)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 id = 1; id <= groups->n_ids && members->len < n; id++)
    {
      if (groups->group_of[id] != group + 1)
        continue;
      if (skip > 0)
        skip--;
      else
        g_array_append_val (members, id);
    }
  return members;
}

guint32
rf_groups_rank (const RfGroups *groups, guint group, guint32 object)
{
  guint32 rank = 0;

  for (guint32 id = 1; id < object && id <= groups->n_ids; id++)
    rank += groups->group_of[id] == group + 1;
  return rank;
}

/* --- neighbours ------------------------------------------------------------------------------- */

typedef struct
{
  const RfState *state;
  GArray *found;     /* of guint32 */
  GHashTable *known; /* the same as a set */
  guint most;
} Neighbours;

static gboolean
is_neighbour (const RfStateObject *object)
{
  return object != NULL && rf_state_object_is_alive (object) && (object->flags & NO_NEIGHBOUR) == 0;
}

/* Whether @id is a new one. */
static gboolean
add_neighbour (Neighbours *self, GArray *level, guint32 id)
{
  if (self->found->len >= self->most || !is_neighbour (rf_state_object (self->state, id)) ||
      !g_hash_table_add (self->known, GUINT_TO_POINTER (id)))
    return FALSE;
  g_array_append_val (self->found, id);
  g_array_append_val (level, id);
  return TRUE;
}

/* What the objects of @level refer to; of each only the first few, so that a long list does not
 * crowd out everything else. (transfer full) */
static GArray *
step_down (Neighbours *self, const GArray *level)
{
  GArray *next = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < level->len; i++)
    {
      const RfStateObject *object =
        rf_state_object (self->state, g_array_index (level, guint32, i));
      guint cursor = 0, n = 0;
      RfStateSlot slot;

      while (object != NULL && n < FEW && rf_slots_next (object->slots, &cursor, &slot))
        n += add_neighbour (self, next, slot.target);
    }
  return next;
}

static gboolean
refers_to (const RfStateObject *object, GHashTable *targets)
{
  RfStateSlot slot;
  guint cursor = 0;

  while (rf_slots_next (object->slots, &cursor, &slot))
    if (g_hash_table_contains (targets, GUINT_TO_POINTER (slot.target)))
      return TRUE;
  return FALSE;
}

/* What refers to the objects of @level: one pass over all objects. (transfer full) */
static GArray *
step_up (Neighbours *self, const GArray *level)
{
  GArray *next = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) targets = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < level->len; i++)
    g_hash_table_add (targets, GUINT_TO_POINTER (g_array_index (level, guint32, i)));
  for (guint32 id = 1; level->len > 0 && next->len < 2 * FEW && id <= self->state->n_objects; id++)
    {
      const RfStateObject *object = rf_state_object (self->state, id);

      if (is_neighbour (object) && refers_to (object, targets))
        add_neighbour (self, next, id);
    }
  return next;
}

GArray *
rf_groups_neighbours (const RfState *state, guint32 object, guint depth, guint most)
{
  Neighbours self = { state, g_array_new (FALSE, FALSE, sizeof (guint32)),
                      g_hash_table_new (NULL, NULL), most };
  GArray *down = g_array_new (FALSE, FALSE, sizeof (guint32)), *up;

  g_array_append_val (self.found, object);
  g_hash_table_add (self.known, GUINT_TO_POINTER (object));
  g_array_append_val (down, object);
  up = g_array_copy (down);
  for (guint step = 0; step < depth; step++)
    {
      GArray *below = step_down (&self, down), *above = step_up (&self, up);

      g_array_unref (down);
      g_array_unref (up);
      down = below;
      up = above;
    }
  g_array_unref (down);
  g_array_unref (up);
  g_hash_table_unref (self.known);
  return self.found;
}
