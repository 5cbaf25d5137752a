/* SPDX-License-Identifier: MIT */

/* What of a state is compared: the objects of the program that names reach or an isolate holds,
 * by ways that a reader of the program knows of. What functions, modules and classes have for
 * themselves is another matter in each version. */

#include "session/rf-compare-private.h"

#include <string.h>

typedef struct
{
  const RfState *state;
  RfJournal *journal;
  RfObjectSet *set;
  GArray *open; /* guint32 */
} Walk;

gboolean
rf_compare_is_of_interest (guint flags)
{
  return (flags & (RF_NEW_CONTAINER | RF_NEW_INSTANCE | RF_NEW_WEAKREF)) != 0 &&
         (flags & (RF_NEW_INTERNAL | RF_NEW_ATOM | RF_NEW_NAMESPACE | RF_NEW_LIBRARY |
                   RF_NEW_FUNCTION | RF_NEW_MODULE)) == 0;
}

static void
reach (Walk *walk, guint32 id)
{
  const RfStateObject *object = rf_state_object (walk->state, id);

  if (object == NULL || !rf_compare_is_of_interest (object->flags) ||
      rf_object_set_contains (walk->set, id))
    return;
  walk->set->words[id / 64] |= (guint64) 1 << id % 64;
  g_array_append_val (walk->open, id);
}

static gboolean
is_private (const Walk *walk, const RfStateSlot *slot)
{
  g_autoptr (GString) name = g_string_new (NULL);

  if (slot->kind != RF_SLOT_ENTRY)
    return FALSE;
  rf_state_append_slot_name (walk->state, walk->journal, slot, name);
  return g_str_has_prefix (name->str, "__");
}

/* Of a class only what its body named; that stands in its dict. */
static void
walk_class (Walk *walk, const RfStateSlots *slots, gboolean is_dict)
{
  RfStateSlot slot;

  for (guint at = 0; rf_slots_next (slots, &at, &slot);)
    {
      const RfStateObject *target = rf_state_object (walk->state, slot.target);

      if (slot.kind == RF_SLOT_ENTRY && !is_private (walk, &slot))
        reach (walk, slot.target);
      else if (slot.kind == RF_SLOT_NAMED && !is_dict && target != NULL &&
               strcmp (rf_journal_text (walk->journal, slot.number), "__dict__") == 0)
        walk_class (walk, target->slots, TRUE);
    }
}

static void
walk_frame (Walk *walk, guint32 frame)
{
  RfStateSlot slot;

  for (guint at = 0; rf_state_frame_next_name (walk->state, frame, FALSE, &at, &slot);)
    if (!is_private (walk, &slot))
      reach (walk, slot.target);
}

RfObjectSet *
rf_compare_reach (const RfState *state, RfJournal *journal)
{
  guint32 n = rf_state_n_objects (state);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));
  Walk walk = { .state = state,
                .journal = journal,
                .set = g_malloc0 (sizeof (RfObjectSet) + (n / 64 + 1) * sizeof (guint64)),
                .open = open };

  walk.set->n_objects = n;
  for (guint i = 0; i < rf_state_stack_depth (state); i++)
    walk_frame (&walk, rf_state_stack_entry (state, i).frame);
  for (guint32 id = 1; id <= n; id++)
    {
      const RfStateObject *object = rf_state_object (state, id);

      if (object != NULL && object->isolate != 0 && rf_state_object_is_alive (object))
        reach (&walk, id);
    }
  while (open->len > 0)
    {
      const RfStateObject *object =
        rf_state_object (state, g_array_index (open, guint32, open->len - 1));
      RfStateSlot slot;

      g_array_set_size (open, open->len - 1);
      if (object->flags & RF_NEW_CLASS)
        walk_class (&walk, object->slots, FALSE);
      else
        for (guint at = 0; rf_slots_next (object->slots, &at, &slot);)
          reach (&walk, slot.target);
      if (object->frame != 0)
        walk_frame (&walk, object->frame);
    }
  return walk.set;
}
