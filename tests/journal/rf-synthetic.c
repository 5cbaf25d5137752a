/* SPDX-License-Identifier: MIT */

/* Random valid streams. A miniature of the engine: objects with attributes and items, one
 * namespace, calls, finalizers, weak references, a collector that finds what no name reaches. */

#include "rf-synthetic.h"

#define OBJECT(id) (&g_array_index (self->objects, RfSyntheticObject, (id)))
#define NO_REFS ((guint32) -1)

static void collect_pending (RfSynthetic *self);

void
rf_synthetic_emit (RfSynthetic *self, RfEventKind kind, guint8 sub, guint16 aux, guint32 a,
                   guint32 b, guint32 c, guint32 d, guint32 e)
{
  RfEvent event = { kind, sub, aux, a, b, c, d, e };

  self->sink->emit (self->sink->user, &event, NULL, 0);
  self->n_events++;
}

guint32
rf_synthetic_text (RfSynthetic *self, const char *text)
{
  return self->sink->text (self->sink->user, text, -1);
}

static guint32
pick (RfSynthetic *self, guint32 below)
{
  return g_rand_int_range (self->random, 0, below);
}

/* --- counts and slots ------------------------------------------------------------------------- */

static guint32
new_object (RfSynthetic *self, guint32 type, guint16 flags, const char *value)
{
  RfSyntheticObject object = { .alive = TRUE, .count = 1 };
  guint32 id = self->objects->len;

  object.internal = (flags & RF_NEW_INTERNAL) != 0;
  object.entries = g_array_new (FALSE, FALSE, sizeof (RfSyntheticEntry));
  object.items = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->objects, object);
  rf_synthetic_emit (self, RF_EVENT_OBJECT_NEW, 0, flags, id, type, 48, 0x7f001000u + id * 48,
                     0x7fff);
  rf_synthetic_emit (self, RF_EVENT_COUNT, 0, 0, id, 0, 1, 0, 0);
  if (value != NULL)
    rf_synthetic_emit (self, RF_EVENT_OBJECT_VALUE, 0, 0, id, 0, rf_synthetic_text (self, value), 0,
                       0);
  if (flags & RF_NEW_CONTAINER)
    {
      OBJECT (id)->tracked = TRUE;
      rf_synthetic_emit (self, RF_EVENT_OBJECT_TRACK, 0, 0, id, 0, 1, 0, 0);
    }
  return id;
}

static void
take (RfSynthetic *self, guint32 id)
{
  OBJECT (id)->count++;
  rf_synthetic_emit (self, RF_EVENT_COUNT, 0, 0, id, OBJECT (id)->count - 1, OBJECT (id)->count, 0,
                     0);
}

static void
drop_later (RfSynthetic *self, guint32 id)
{
  OBJECT (id)->count--;
  rf_synthetic_emit (self, RF_EVENT_COUNT, 0, 0, id, OBJECT (id)->count + 1, OBJECT (id)->count, 0,
                     0);
  if (OBJECT (id)->count == 0)
    g_array_append_val (self->pending, id);
}

static void
drop (RfSynthetic *self, guint32 id)
{
  drop_later (self, id);
  collect_pending (self);
}

static void
drop_all_slots (RfSynthetic *self, guint32 id)
{
  while (OBJECT (id)->entries->len > 0)
    {
      GArray *entries = OBJECT (id)->entries;
      guint at = pick (self, entries->len);
      RfSyntheticEntry entry = g_array_index (entries, RfSyntheticEntry, at);

      g_array_remove_index (entries, at);
      rf_synthetic_emit (self, RF_EVENT_SLOT, RF_SLOT_ENTRY, 0, id, entry.rank, entry.target, 0,
                         entry.key);
      drop_later (self, entry.target);
    }
  while (OBJECT (id)->items->len > 0)
    {
      guint at = OBJECT (id)->items->len - 1;
      guint32 target = g_array_index (OBJECT (id)->items, guint32, at);

      g_array_set_size (OBJECT (id)->items, at);
      rf_synthetic_emit (self, RF_EVENT_SLOT, RF_SLOT_INDEX, 0, id, at, target, 0, 0);
      drop_later (self, target);
    }
}

static void
run_finalizer (RfSynthetic *self, guint32 id)
{
  guint32 frame = ++self->last_frame;

  rf_synthetic_emit (self, RF_EVENT_FINALIZER_BEGIN, 0, 0, id, 0, 0, 0, 0);
  rf_synthetic_emit (self, RF_EVENT_FRAME_PUSH, 0, 0, frame, rf_synthetic_text (self, "__del__"), 0,
                     1, 7);
  rf_synthetic_emit (self, RF_EVENT_NAME, RF_SLOT_FAST, 0, frame, rf_synthetic_text (self, "self"),
                     0, id, 0);
  rf_synthetic_emit (self, RF_EVENT_LINE, 0, 0, frame, 8, 7, rf_synthetic_text (self, "__del__"),
                     0);
  rf_synthetic_emit (self, RF_EVENT_OUTPUT, 0, 0, RF_STREAM_STDOUT,
                     rf_synthetic_text (self, "Deleting!\n"), 0, 0, 0);
  rf_synthetic_emit (self, RF_EVENT_NAME, RF_SLOT_FAST, 0, frame, rf_synthetic_text (self, "self"),
                     id, 0, 0);
  rf_synthetic_emit (self, RF_EVENT_FRAME_POP, 0, 0, frame, rf_synthetic_text (self, "__del__"), 0,
                     1, 8);
  rf_synthetic_emit (self, RF_EVENT_FINALIZER_END, 0, 0, id, 0, 0, 0, 0);
}

static void
collect_pending (RfSynthetic *self)
{
  while (self->pending->len > 0)
    {
      guint32 id = g_array_index (self->pending, guint32, self->pending->len - 1);

      g_array_set_size (self->pending, self->pending->len - 1);
      if (self->cause == RF_CAUSE_COUNT && OBJECT (id)->tracked && pick (self, 8) == 0)
        run_finalizer (self, id);
      if (OBJECT (id)->tracked)
        rf_synthetic_emit (self, RF_EVENT_OBJECT_TRACK, 0, 0, id, OBJECT (id)->generation, 0, 0, 0);
      OBJECT (id)->tracked = FALSE;
      drop_all_slots (self, id);
      OBJECT (id)->alive = FALSE;
      rf_synthetic_emit (self, RF_EVENT_OBJECT_FREE, 0, 0, id, self->cause, self->line, 0, 0);
    }
}

static void
set_name (RfSynthetic *self, const char *name, guint32 target)
{
  RfSyntheticEntry entry = { ++self->last_rank, 0, target };

  entry.key = new_object (self, rf_synthetic_text (self, "str"), RF_NEW_ATOM, name);
  rf_synthetic_emit (self, RF_EVENT_NAME, RF_SLOT_ENTRY, 0, 1, entry.rank, 0, target, entry.key);
  g_array_append_val (self->names, entry);
}

static void
delete_name (RfSynthetic *self, guint at)
{
  RfSyntheticEntry entry = g_array_index (self->names, RfSyntheticEntry, at);

  g_array_remove_index (self->names, at);
  rf_synthetic_emit (self, RF_EVENT_NAME, RF_SLOT_ENTRY, 0, 1, entry.rank, entry.target, 0,
                     entry.key);
  drop (self, entry.key);
  drop (self, entry.target);
}

/* --- reachability ----------------------------------------------------------------------------- */

static void
mark (RfSynthetic *self, guint8 *marks, guint32 id, GArray *todo)
{
  if (!marks[id])
    {
      marks[id] = 1;
      g_array_append_val (todo, id);
    }
}

/* A byte for each object: a name reaches it. */
static guint8 *
reachable (RfSynthetic *self)
{
  guint8 *marks = g_malloc0 (self->objects->len);
  g_autoptr (GArray) todo = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < self->names->len; i++)
    mark (self, marks, g_array_index (self->names, RfSyntheticEntry, i).target, todo);
  while (todo->len > 0)
    {
      RfSyntheticObject *object = OBJECT (g_array_index (todo, guint32, todo->len - 1));
      g_array_set_size (todo, todo->len - 1);
      for (guint i = 0; i < object->entries->len; i++)
        mark (self, marks, g_array_index (object->entries, RfSyntheticEntry, i).target, todo);
      for (guint i = 0; i < object->items->len; i++)
        mark (self, marks, g_array_index (object->items, guint32, i), todo);
    }
  return marks;
}

static void
find_isolates (RfSynthetic *self)
{
  g_autofree guint8 *marks = reachable (self);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 id = 1; id < self->objects->len; id++)
    if (!marks[id] && OBJECT (id)->alive && OBJECT (id)->tracked && OBJECT (id)->isolate == 0)
      g_array_append_val (members, id);
  if (members->len > 0)
    {
      RfEvent event = {
        RF_EVENT_ISOLATE_FORMED, 0, 0, ++self->last_isolate, members->len, 0, 0, 0
      };
      for (guint i = 0; i < members->len; i++)
        OBJECT (g_array_index (members, guint32, i))->isolate = self->last_isolate;
      self->sink->emit (self->sink->user, &event, (guint32 *) members->data, members->len);
      self->n_events++;
    }
}

/* --- the collector ---------------------------------------------------------------------------- */

static void
phase (RfSynthetic *self, RfPhase now, RfPhase before, guint32 n)
{
  rf_synthetic_emit (self, RF_EVENT_GC_PHASE, 0, 0, now, before, n, 0, 0);
}

static void
subtract (RfSynthetic *self, const GArray *young, guint8 *in, guint32 *refs)
{
  for (guint i = 0; i < young->len; i++)
    {
      guint32 id = g_array_index (young, guint32, i);
      for (guint k = 0; k < OBJECT (id)->entries->len; k++)
        {
          guint32 target = g_array_index (OBJECT (id)->entries, RfSyntheticEntry, k).target;
          if (in[target] && refs[target] > 0)
            {
              refs[target]--;
              rf_synthetic_emit (self, RF_EVENT_GC_REFS, 0, 0, target, refs[target],
                                 refs[target] + 1, id, 0);
            }
        }
    }
}

static void
resurrect_or_clear (RfSynthetic *self, const GArray *garbage, guint32 before)
{
  guint n_cleared = 0;

  if (garbage->len > 0 && pick (self, 6) == 0)
    {
      guint32 id = g_array_index (garbage, guint32, 0);
      run_finalizer (self, id);
      take (self, id);
      set_name (self, "'person'", id);
      phase (self, RF_PHASE_RESURRECTION, RF_PHASE_FINALIZERS, garbage->len);
      for (guint i = 0; i < garbage->len; i++)
        {
          id = g_array_index (garbage, guint32, i);
          rf_synthetic_emit (self, RF_EVENT_OBJECT_RESURRECTED, 0, 0, id, 0, 0, 0, 0);
          OBJECT (id)->isolate = 0;
        }
      phase (self, RF_PHASE_END, RF_PHASE_RESURRECTION, 0);
    }
  else
    {
      phase (self, RF_PHASE_CLEAR, RF_PHASE_FINALIZERS, garbage->len);
      self->cause = RF_CAUSE_CYCLE;
      for (guint i = 0; i < garbage->len; i++)
        {
          guint32 id = g_array_index (garbage, guint32, i);
          if (!OBJECT (id)->alive)
            continue;
          take (self, id);
          rf_synthetic_emit (self, RF_EVENT_GC_CLEAR, 0, 0, id, 0, 0, 0, 0);
          drop_all_slots (self, id);
          collect_pending (self);
          drop (self, id);
          n_cleared++;
        }
      self->cause = RF_CAUSE_COUNT;
      phase (self, RF_PHASE_END, RF_PHASE_CLEAR, 0);
    }
  rf_synthetic_emit (self, RF_EVENT_GC_END, 0, 0, n_cleared, 0, before, RF_PHASE_END, 0);
}

void
rf_synthetic_collect (RfSynthetic *self, guint32 generation)
{
  g_autofree guint8 *marks = reachable (self);
  g_autofree guint8 *in = g_malloc0 (self->objects->len + 64);
  g_autofree guint32 *refs = g_new0 (guint32, self->objects->len + 64);
  g_autoptr (GArray) young = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) garbage = g_array_new (FALSE, FALSE, sizeof (guint32));

  rf_synthetic_emit (self, RF_EVENT_GC_BEGIN, 0, 0, generation, RF_REASON_GC_COLLECT, 0, 0, 0);
  phase (self, RF_PHASE_MERGE, RF_PHASE_NONE, 0);
  for (guint32 id = 1; id < self->objects->len; id++)
    if (OBJECT (id)->tracked && OBJECT (id)->generation <= generation)
      {
        g_array_append_val (young, id);
        in[id] = 1;
      }
  phase (self, RF_PHASE_UPDATE_REFS, RF_PHASE_MERGE, young->len);
  for (guint i = 0; i < young->len; i++)
    {
      guint32 id = g_array_index (young, guint32, i);
      refs[id] = OBJECT (id)->count;
      rf_synthetic_emit (self, RF_EVENT_GC_REFS, 0, 0, id, refs[id], NO_REFS, 0, 0);
    }
  phase (self, RF_PHASE_SUBTRACT_REFS, RF_PHASE_UPDATE_REFS, young->len);
  subtract (self, young, in, refs);
  phase (self, RF_PHASE_MOVE_UNREACHABLE, RF_PHASE_SUBTRACT_REFS, young->len);
  for (guint i = 0; i < young->len; i++)
    {
      guint32 id = g_array_index (young, guint32, i);
      if (refs[id] == 0)
        rf_synthetic_emit (self, RF_EVENT_GC_MOVE, 0, 0, id, RF_GC_LIST_UNREACHABLE,
                           RF_GC_LIST_YOUNG, 0, 0);
      if (marks[id] && refs[id] == 0)
        rf_synthetic_emit (self, RF_EVENT_GC_MOVE, 0, 0, id, RF_GC_LIST_REACHABLE,
                           RF_GC_LIST_UNREACHABLE, 1, 0);
      if (!marks[id])
        g_array_append_val (garbage, id);
    }
  for (guint i = 0; i < young->len; i++)
    {
      guint32 id = g_array_index (young, guint32, i);
      guint32 to = MIN (generation + 1, 2);
      if (!marks[id])
        continue;
      rf_synthetic_emit (self, RF_EVENT_GC_MOVE, 0, 0, id, RF_GC_LIST_OLD, RF_GC_LIST_REACHABLE, 0,
                         to);
      OBJECT (id)->generation = to;
    }
  phase (self, RF_PHASE_FINALIZERS, RF_PHASE_MOVE_UNREACHABLE, garbage->len);
  resurrect_or_clear (self, garbage, generation);
}

/* --- the program ------------------------------------------------------------------------------ */

static void
next_line (RfSynthetic *self)
{
  guint32 line = self->line + 1;

  rf_synthetic_emit (self, RF_EVENT_LINE, 0, 0, 1, line, self->line,
                     rf_synthetic_text (self, "<module>"), 0);
  self->line = line;
}

RfSynthetic *
rf_synthetic_new (RfEventSink *sink, guint32 seed)
{
  static const char *const keys[8] = { "'name'", "'friend'", "'next'",   "'previous'",
                                       "'left'", "'right'",  "'it\\'s'", "1" };
  RfSynthetic *self = g_new0 (RfSynthetic, 1);

  self->sink = sink;
  self->random = g_rand_new_with_seed (seed);
  self->objects = g_array_new (FALSE, TRUE, sizeof (RfSyntheticObject));
  g_array_set_size (self->objects, 1);
  self->names = g_array_new (FALSE, FALSE, sizeof (RfSyntheticEntry));
  self->pending = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->find_isolates = TRUE;
  self->last_frame = 1;
  self->line = 1;
  self->text_class = rf_synthetic_text (self, "MyNamedClass");
  self->text_function = rf_synthetic_text (self, "work");
  for (guint i = 0; i < 8; i++)
    self->keys[i] =
      new_object (self, rf_synthetic_text (self, "str"), RF_NEW_ATOM | RF_NEW_INTERNAL, keys[i]);
  rf_synthetic_emit (self, RF_EVENT_FRAME_PUSH, 0, 0, 1, rf_synthetic_text (self, "<module>"), 0, 0,
                     1);
  return self;
}

void
rf_synthetic_free (RfSynthetic *self)
{
  if (self == NULL)
    return;
  for (guint id = 1; id < self->objects->len; id++)
    {
      g_array_unref (OBJECT (id)->entries);
      g_array_unref (OBJECT (id)->items);
    }
  g_array_unref (self->objects);
  g_array_unref (self->names);
  g_array_unref (self->pending);
  g_rand_free (self->random);
  g_free (self);
}

static guint32
random_named (RfSynthetic *self)
{
  if (self->names->len == 0)
    return 0;
  return g_array_index (self->names, RfSyntheticEntry, pick (self, self->names->len)).target;
}

/* An object that a name reaches, some steps away from it. */
static guint32
random_reachable (RfSynthetic *self)
{
  guint32 id = random_named (self);

  for (guint i = pick (self, 4); id != 0 && i > 0; i--)
    if (OBJECT (id)->entries->len > 0)
      id = g_array_index (OBJECT (id)->entries, RfSyntheticEntry,
                          pick (self, OBJECT (id)->entries->len))
             .target;
  return id;
}

static void
set_attribute (RfSynthetic *self, guint32 owner, guint key, guint32 target)
{
  GArray *entries = OBJECT (owner)->entries;
  RfSyntheticEntry entry = { 0, self->keys[key], target };
  guint i;

  for (i = 0; i < entries->len; i++)
    if (g_array_index (entries, RfSyntheticEntry, i).key == entry.key)
      break;
  if (target != 0)
    take (self, target);
  if (i < entries->len)
    {
      RfSyntheticEntry old = g_array_index (entries, RfSyntheticEntry, i);
      if (target == 0)
        g_array_remove_index (entries, i);
      else
        g_array_index (entries, RfSyntheticEntry, i).target = target;
      rf_synthetic_emit (self, RF_EVENT_SLOT, RF_SLOT_ENTRY, 0, owner, old.rank, old.target, target,
                         entry.key);
      drop (self, old.target);
    }
  else if (target != 0)
    {
      entry.rank = ++self->last_rank;
      g_array_append_val (entries, entry);
      rf_synthetic_emit (self, RF_EVENT_SLOT, RF_SLOT_ENTRY, 0, owner, entry.rank, 0, target,
                         entry.key);
    }
}

static void
change_items (RfSynthetic *self, guint32 owner, guint32 target)
{
  GArray *items = OBJECT (owner)->items;
  guint at = pick (self, items->len + 1);

  if (at < items->len && pick (self, 3) == 0)
    {
      guint32 old = g_array_index (items, guint32, at);
      g_array_remove_index (items, at);
      rf_synthetic_emit (self, RF_EVENT_SLOT_REMOVE, RF_SLOT_INDEX, 0, owner, at, old, 0, 0);
      drop (self, old);
      return;
    }
  take (self, target);
  if (at < items->len && pick (self, 2) == 0)
    {
      guint32 old = g_array_index (items, guint32, at);
      g_array_index (items, guint32, at) = target;
      rf_synthetic_emit (self, RF_EVENT_SLOT, RF_SLOT_INDEX, 0, owner, at, old, target, 0);
      drop (self, old);
      return;
    }
  g_array_insert_val (items, at, target);
  rf_synthetic_emit (self, RF_EVENT_SLOT_INSERT, RF_SLOT_INDEX, 0, owner, at, 0, target, 0);
}

static void
call (RfSynthetic *self, guint depth)
{
  guint32 frame = ++self->last_frame, argument = random_named (self);

  rf_synthetic_emit (self, RF_EVENT_FRAME_PUSH, 0, 0, frame, self->text_function, 0,
                     depth == 0 ? 1 : frame - 1, 20);
  if (argument != 0)
    {
      take (self, argument);
      rf_synthetic_emit (self, RF_EVENT_NAME, RF_SLOT_FAST, 0, frame, rf_synthetic_text (self, "x"),
                         0, argument, 1);
    }
  rf_synthetic_emit (self, RF_EVENT_LINE, 0, 0, frame, 21, 20, self->text_function, 0);
  if (depth < 4 && pick (self, 2))
    call (self, depth + 1);
  rf_synthetic_emit (self, RF_EVENT_LINE, 0, 0, frame, 22, 21, self->text_function, 0);
  if (pick (self, 5) == 0)
    rf_synthetic_emit (self, RF_EVENT_RAISE, 0, 0, frame, rf_synthetic_text (self, "ValueError"), 0,
                       0, 0);
  if (argument != 0)
    {
      rf_synthetic_emit (self, RF_EVENT_NAME, RF_SLOT_FAST, 0, frame, rf_synthetic_text (self, "x"),
                         argument, 0, 1);
      drop (self, argument);
    }
  rf_synthetic_emit (self, RF_EVENT_FRAME_POP, 0, 0, frame, self->text_function, 0,
                     depth == 0 ? 1 : frame - 1, 22);
}

static void
make_weakref (RfSynthetic *self, guint32 referent)
{
  guint32 id = new_object (self, rf_synthetic_text (self, "weakref"), RF_NEW_WEAKREF, NULL);

  OBJECT (id)->referent = referent;
  rf_synthetic_emit (self, RF_EVENT_WEAKREF_NEW, 0, 0, id, referent, 0, 0, 0);
  if (pick (self, 2))
    {
      OBJECT (id)->referent = 0;
      rf_synthetic_emit (self, RF_EVENT_WEAKREF_CLEARED, 0, 0, id, referent, 0, 0, 0);
      rf_synthetic_emit (self, RF_EVENT_CALLBACK_BEGIN, 0, 0, id, 0, 0, 0, 0);
      rf_synthetic_emit (self, RF_EVENT_CALLBACK_END, 0, 0, id, 0, 0, 0, 0);
    }
  set_name (self, "'w'", id);
}

static void
new_instance (RfSynthetic *self)
{
  g_autofree char *name = g_strdup_printf ("'n%u'", pick (self, 40));
  guint32 id = new_object (self, self->text_class, RF_NEW_CONTAINER | RF_NEW_INSTANCE, NULL);

  set_name (self, name, id);
}

static void
send_message (RfSynthetic *self, const char *text)
{
  guint32 from = rf_synthetic_text (self, "Jane"), to = rf_synthetic_text (self, "+49 30 1234");
  guint32 extra[RF_N_MESSAGE_EXTRA] = { from, 0, self->time_ms };
  RfEvent event = { .kind = RF_EVENT_MESSAGE,
                    .sub = RF_CHANNEL_SMS,
                    .a = to,
                    .b = rf_synthetic_text (self, text),
                    .d = self->line };

  self->sink->emit (self->sink->user, &event, extra, RF_N_MESSAGE_EXTRA);
  self->n_events++;
}

static void
one_statement (RfSynthetic *self)
{
  guint32 id = random_reachable (self), other = random_reachable (self);

  next_line (self);
  if (id == 0 || self->names->len < 3)
    {
      new_instance (self);
      return;
    }
  switch (pick (self, 16))
    {
    case 0:
    case 1:
      new_instance (self);
      break;
    case 2:
    case 3:
    case 4:
      delete_name (self, pick (self, self->names->len));
      if (self->find_isolates)
        find_isolates (self);
      break;
    case 5:
    case 6:
    case 7:
      set_attribute (self, id, pick (self, 8), other);
      break;
    case 8:
      set_attribute (self, id, pick (self, 8), 0);
      break;
    case 9:
    case 10:
      change_items (self, id, other);
      break;
    case 11:
      call (self, 0);
      break;
    case 12:
      make_weakref (self, id);
      break;
    case 13:
      rf_synthetic_emit (self, RF_EVENT_TIME, 0, 0, self->time_ms, self->time_ms + 500, 0, 0, 0);
      self->time_ms += 500;
      break;
    case 14:
      if (pick (self, 3) == 0)
        rf_synthetic_collect (self, pick (self, 3));
      break;
    default:
      {
        g_autofree char *text = g_strdup_printf ("line %u \"of\" text\n", self->n_output++ % 50);
        guint32 id = rf_synthetic_text (self, text);

        if (pick (self, 8) == 0)
          send_message (self, text);
        else if (pick (self, 4) == 0)
          rf_synthetic_emit (self, RF_EVENT_INPUT, 0, 0, id, 0, 0, 0, 0);
        else
          rf_synthetic_emit (self, RF_EVENT_OUTPUT, 0, 0, pick (self, 2), id, 0, 0, 0);
      }
    }
}

void
rf_synthetic_run (RfSynthetic *self, guint32 n_events)
{
  guint32 end = self->n_events + n_events;

  while (self->n_events < end)
    one_statement (self);
}

/* A cycle of two whose names go: garbage for the next collection. */
static void
make_pair (RfSynthetic *self)
{
  guint32 a, b;

  next_line (self);
  new_instance (self);
  next_line (self);
  new_instance (self);
  a = g_array_index (self->names, RfSyntheticEntry, self->names->len - 1).target;
  b = g_array_index (self->names, RfSyntheticEntry, self->names->len - 2).target;
  next_line (self);
  set_attribute (self, a, 1, b);
  next_line (self);
  set_attribute (self, b, 1, a);
  next_line (self);
  delete_name (self, self->names->len - 1);
  delete_name (self, self->names->len - 1);
  call (self, 3);
}

void
rf_synthetic_run_long (RfSynthetic *self, guint32 n_events, guint n_live)
{
  guint32 end = self->n_events + n_events, kept = 0;

  self->find_isolates = FALSE;
  next_line (self);
  new_instance (self);
  kept = g_array_index (self->names, RfSyntheticEntry, 0).target;
  for (guint i = 0; i < n_live; i++)
    {
      guint32 id;

      next_line (self);
      id = new_object (self, self->text_class, RF_NEW_CONTAINER | RF_NEW_INSTANCE, NULL);
      rf_synthetic_emit (self, RF_EVENT_SLOT_INSERT, RF_SLOT_INDEX, 0, kept, i, 0, id, 0);
      g_array_append_val (OBJECT (kept)->items, id);
      set_attribute (self, id, 1, kept);
    }
  for (guint i = 1; self->n_events < end; i++)
    {
      make_pair (self);
      if (i % 200 == 0)
        rf_synthetic_collect (self, i % 3000 == 0 ? 2 : 0);
    }
}

void
rf_synthetic_end (RfSynthetic *self)
{
  rf_synthetic_emit (self, RF_EVENT_PROGRAM_END, 0, 0, 0, 0, 0, 0, 0);
  self->cause = RF_CAUSE_SHUTDOWN;
  while (self->names->len > 0)
    delete_name (self, 0);
  rf_synthetic_emit (self, RF_EVENT_FRAME_POP, 0, 0, 1, rf_synthetic_text (self, "<module>"), 0, 0,
                     self->line);
}
