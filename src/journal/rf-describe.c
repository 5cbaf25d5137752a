/* SPDX-License-Identifier: MIT */

/* Sentences about events and steps. Each is whole, so that it can be translated; they are joined by
 * a space. */

#ifndef GETTEXT_PACKAGE
#define GETTEXT_PACKAGE "refarium"
#endif

#include "journal/rf-describe.h"

#include "base/rf-text.h"
#include "journal/rf-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SENTENCES 3
/* Events that are gone over for the beginning of a collection. */
#define LOOK_BACK 200000u
/* How far the ids of a dict and of the object whose attributes it holds are apart at most. */
#define NEAR 48u

/* The namespace @id as its frame is called; NULL: no frame has it. */
static char *
namespace_name (const RfState *state, RfJournal *journal, guint32 id)
{
  for (guint32 i = 1; i <= state->n_frames; i++)
    {
      const RfStateFrame *frame = rf_state_frame (state, i);

      if (frame != NULL && frame->namespace == id)
        return rf_describe_frame (state, journal, i);
    }
  return NULL;
}

/* Whether @owner has the dict @id for its attributes. */
static gboolean
has_dict (const RfState *state, RfJournal *journal, guint32 owner, guint32 id)
{
  const RfStateObject *object = rf_state_object (state, owner);
  RfStateSlot slot;
  guint cursor = 0;

  while (object != NULL && rf_slots_next (object->slots, &cursor, &slot) &&
         slot.kind == RF_SLOT_NAMED)
    if (slot.target == id)
      return g_str_equal (rf_journal_text (journal, slot.number), "__dict__");
  return FALSE;
}

/* The object whose attributes are in the dict @id, which is made for it and so has an id near its
 * own; 0: none. */
static guint32
attributes_of (const RfState *state, RfJournal *journal, guint32 id)
{
  for (guint32 i = 1; i <= NEAR; i++)
    {
      if (i < id && has_dict (state, journal, id - i, id))
        return id - i;
      if (has_dict (state, journal, id + i, id))
        return id + i;
    }
  return 0;
}

char *
rf_describe_frame (const RfState *state, RfJournal *journal, guint32 id)
{
  const RfStateFrame *frame = rf_state_frame (state, id);
  const char *function = frame != NULL ? rf_journal_text (journal, frame->function) : "";

  if (g_str_equal (function, "<module>"))
    return g_strdup (_ ("globals"));
  if (frame != NULL && frame->namespace != 0)
    /* Translators: %s is the name of a class. */
    return g_strdup_printf (_ ("body of class %s"), function);
  /* Translators: a frame of the call stack; %s is the name of its function. */
  return g_strdup_printf (_ ("frame of %s"), function);
}

/* "dict of #9", "dict of class Person"; NULL: it holds nobody's attributes. */
static char *
dict_name (const RfState *state, RfJournal *journal, guint32 id)
{
  guint32 owner = attributes_of (state, journal, id);
  const RfStateObject *about = owner != 0 ? rf_state_object (state, owner) : NULL;
  g_autofree char *name = NULL;

  if (about == NULL)
    return NULL;
  name = about->flags & RF_NEW_INSTANCE ? g_strdup_printf ("#%u", owner)
                                        : rf_describe_object (state, journal, owner);
  /* Translators: %s is the object whose attributes are in the dict: "#9", "class Person". */
  return g_strdup_printf (_ ("dict of %s"), name);
}

char *
rf_describe_object (const RfState *state, RfJournal *journal, guint32 object)
{
  const RfStateObject *about = rf_state_object (state, object);
  const char *value;

  if (object == 0)
    return g_strdup (_ ("nothing"));
  if (about == NULL)
    return g_strdup_printf ("#%u", object);
  if (about->flags & RF_NEW_NAMESPACE)
    {
      char *name = namespace_name (state, journal, object);

      if (name != NULL)
        return name;
    }
  if (g_str_equal (rf_journal_text (journal, about->type), "dict"))
    {
      char *name = dict_name (state, journal, object);

      if (name != NULL)
        return name;
    }
  value = rf_journal_text (journal, about->value);
  if (*value != 0 && (about->flags & RF_NEW_ATOM))
    return rf_text_ellipsize (value, 40);
  if (*value != 0 && (about->flags & RF_NEW_CLASS))
    return g_strdup_printf (_ ("class %s"), value);
  if (*value != 0 && (about->flags & RF_NEW_MODULE))
    return g_strdup_printf (_ ("module %s"), value);
  if (*value != 0 && (about->flags & RF_NEW_FUNCTION))
    return g_strdup_printf (_ ("function %s"), value);
  return g_strdup_printf ("#%u %s", object, rf_journal_text (journal, about->type));
}

/* --- phases ----------------------------------------------------------------------------------- */

const char *
rf_describe_phase_title (RfPhase phase)
{
  switch (phase)
    {
    case RF_PHASE_MERGE:
      return _ ("Merge younger generations");
    case RF_PHASE_UPDATE_REFS:
      return _ ("Copy counts to gc_refs");
    case RF_PHASE_SUBTRACT_REFS:
      return _ ("Subtract internal references");
    case RF_PHASE_MOVE_UNREACHABLE:
      return _ ("Move unreachable");
    case RF_PHASE_UNTRACK:
      return _ ("Untrack simple containers");
    case RF_PHASE_WEAKREFS:
      return _ ("Clear weak references");
    case RF_PHASE_FINALIZERS:
      return _ ("Call finalizers");
    case RF_PHASE_RESURRECTION:
      return _ ("Still isolated?");
    case RF_PHASE_CLEAR:
      return _ ("Break the cycles");
    case RF_PHASE_END:
      return _ ("Done: return the count");
    default:
      return "";
    }
}

const char *
rf_describe_phase (RfPhase phase)
{
  switch (phase)
    {
    case RF_PHASE_MERGE:
      return _ ("The younger generations join the one that is collected. All their containers are "
                "now looked at together.");
    case RF_PHASE_UPDATE_REFS:
      return _ ("Every container gets a second number, gc_refs. It starts as a copy of its "
                "reference count.");
    case RF_PHASE_SUBTRACT_REFS:
      return _ ("For each reference from one of these containers to another, one is taken from the "
                "target's gc_refs. What stays above zero is held from outside.");
    case RF_PHASE_MOVE_UNREACHABLE:
      return _ ("Containers with gc_refs 0 are set aside as tentatively unreachable. Whatever a "
                "survivor refers to comes back.");
    case RF_PHASE_UNTRACK:
      return _ (
        "Containers that can not be part of a cycle need not be looked at again. They leave "
        "the collector's lists.");
    case RF_PHASE_WEAKREFS:
      return _ (
        "Weak references to the unreachable objects are cleared. Callbacks that live outside "
        "of the garbage are called.");
    case RF_PHASE_FINALIZERS:
      return _ ("The finalizer of each unreachable object is called, if it was not called before. "
                "The objects are still whole.");
    case RF_PHASE_RESURRECTION:
      return _ (
        "A finalizer may have made an object reachable again. So the unreachable objects are "
        "counted once more.");
    case RF_PHASE_CLEAR:
      return _ (
        "Each object that is left drops its references. That breaks the cycles: counts fall "
        "to 0 and the objects are freed.");
    case RF_PHASE_END:
      return _ (
        "The survivors move to the older generation. The collection returns how many objects "
        "it found unreachable.");
    default:
      return "";
    }
}

/* --- events of one kind each ------------------------------------------------------------------ */

static char *
slot_sentence (const RfState *state, RfJournal *journal, const RfEvent *event)
{
  g_autofree char *owner = rf_describe_object (state, journal, event->a);
  g_autofree char *from = rf_describe_object (state, journal, event->c);
  g_autofree char *to = rf_describe_object (state, journal, event->d);
  g_autoptr (GString) slot = g_string_new (NULL);

  rf_journal_append_slot (journal, event, slot);
  if (event->kind == RF_EVENT_SLOT_INSERT)
    return g_strdup_printf (_ ("%s has a new item %s: %s."), owner, slot->str, to);
  if (event->kind == RF_EVENT_SLOT_REMOVE)
    return g_strdup_printf (_ ("Item %s of %s goes: %s."), slot->str, owner, from);
  if (event->sub == RF_SLOT_MEMBER)
    return event->d != 0 ? g_strdup_printf (_ ("%s is now a member of %s."), to, owner)
                         : g_strdup_printf (_ ("%s is no longer a member of %s."), from, owner);
  if (event->d == 0)
    return g_strdup_printf (_ ("Slot %s of %s no longer refers to %s."), slot->str, owner, from);
  if (event->c == 0)
    return g_strdup_printf (_ ("Slot %s of %s refers to %s."), slot->str, owner, to);
  return g_strdup_printf (_ ("Slot %s of %s refers to %s instead of %s."), slot->str, owner, to,
                          from);
}

static char *
name_sentence (const RfState *state, RfJournal *journal, const RfEvent *event)
{
  g_autofree char *from = rf_describe_object (state, journal, event->c);
  g_autofree char *to = rf_describe_object (state, journal, event->d);
  g_autoptr (GString) name = g_string_new (NULL);

  rf_journal_append_slot (journal, event, name);
  if (event->d == 0)
    return g_strdup_printf (_ ("The name %s goes; it referred to %s."), name->str, from);
  if (event->c == 0)
    return g_strdup_printf (_ ("The name %s refers to %s."), name->str, to);
  return g_strdup_printf (_ ("The name %s refers to %s instead of %s."), name->str, to, from);
}

static char *
free_sentence (const RfState *state, RfJournal *journal, const RfEvent *event)
{
  g_autofree char *object = rf_describe_object (state, journal, event->a);

  switch ((RfCause) event->b)
    {
    case RF_CAUSE_CYCLE:
      return g_strdup_printf (_ ("%s is freed: the collector broke its cycle."), object);
    case RF_CAUSE_SHUTDOWN:
      return g_strdup_printf (_ ("%s is freed because the interpreter shuts down."), object);
    default:
      return g_strdup_printf (_ ("%s is freed: its reference count fell to 0."), object);
    }
}

static char *
gc_begin_sentence (const RfEvent *event)
{
  switch ((RfCollectReason) event->b)
    {
    case RF_REASON_THRESHOLD:
      return g_strdup_printf (_ ("The collector begins with generation %u: its threshold was "
                                 "crossed."),
                              event->a);
    case RF_REASON_SHUTDOWN:
      return g_strdup_printf (_ ("The collector begins with generation %u: the interpreter shuts "
                                 "down."),
                              event->a);
    default:
      return g_strdup_printf (_ ("The collector begins with generation %u: gc.collect() asked for "
                                 "it."),
                              event->a);
    }
}

static char *
gc_refs_sentence (const RfState *state, RfJournal *journal, const RfEvent *event)
{
  g_autofree char *object = rf_describe_object (state, journal, event->a);
  g_autofree char *by = rf_describe_object (state, journal, event->d);

  if (event->d == 0 && (gint32) event->c > (gint32) event->b)
    return g_strdup_printf (_ ("A reference from something out of sight to %s is followed: its "
                               "gc_refs falls from %d to %d."),
                            object, (gint32) event->c, (gint32) event->b);
  if (event->d != 0 && (gint32) event->c < (gint32) event->b)
    return g_strdup_printf (_ ("%s survives and refers to %s: its gc_refs is set to %d, so that it "
                               "stays."),
                            by, object, (gint32) event->b);
  if (event->d == 0 && event->c == 0 && state->gc.phase == RF_PHASE_MOVE_UNREACHABLE)
    return g_strdup_printf (_ ("A survivor refers to %s: its gc_refs is set to %d, so that it "
                               "stays."),
                            object, (gint32) event->b);
  if (event->d == 0)
    return g_strdup_printf (_ ("gc_refs of %s is set to its reference count, %d."), object,
                            (gint32) event->b);
  return g_strdup_printf (_ ("%s refers to %s, whose gc_refs falls from %d to %d."), by, object,
                          (gint32) event->c, (gint32) event->b);
}

static char *
gc_move_sentence (const RfState *state, RfJournal *journal, const RfEvent *event)
{
  g_autofree char *object = rf_describe_object (state, journal, event->a);
  g_autofree char *by = rf_describe_object (state, journal, event->d);

  if (event->b == RF_GC_LIST_UNREACHABLE)
    return g_strdup_printf (_ ("%s has gc_refs 0: it is tentatively unreachable."), object);
  if (event->b == RF_GC_LIST_OLD)
    return g_strdup_printf (_ ("%s survives and moves to generation %u."), object, event->e);
  if (event->d != 0)
    return g_strdup_printf (_ ("%s survives and refers to %s, which is therefore reachable."), by,
                            object);
  return g_strdup_printf (_ ("%s is held from outside: it survives."), object);
}

static gboolean
is_generator (RfJournal *journal, const RfStateObject *about)
{
  return g_str_equal (rf_journal_text (journal, about->type), "generator");
}

static char *
finalizer_end_sentence (const RfState *state, RfJournal *journal, const RfEvent *event)
{
  g_autofree char *object = rf_describe_object (state, journal, event->a);
  const RfStateObject *about = rf_state_object (state, event->a);

  if (about != NULL && (about->flags & RF_NEW_INSTANCE) == 0)
    return g_strdup_printf (_ ("%s: its finalizer is over."), object);
  return g_strdup_printf (_ ("%s: __del__ is over."), object);
}

static char *
finalizer_sentence (const RfState *state, RfJournal *journal, guint32 n)
{
  const RfEvent record = rf_journal_event (journal, n), *event = &record;
  g_autofree char *object = rf_describe_object (state, journal, event->a);
  const RfStateObject *about = rf_state_object (state, event->a);

  if (about != NULL && (about->flags & RF_NEW_INSTANCE) == 0)
    return is_generator (journal, about)
             ? g_strdup_printf (_ ("%s is closed: what it still has to do, its finally blocks, "
                                   "runs now."),
                                object)
             : g_strdup_printf (_ ("%s: its finalizer runs."), object);
  /* Whether it is the collector that calls it: its phase began before, and is not over. */
  for (guint32 i = n - 1; i > 0 && n - i < LOOK_BACK; i--)
    {
      RfEvent before = rf_journal_event (journal, i);

      if (before.kind == RF_EVENT_GC_PHASE && before.a == RF_PHASE_FINALIZERS)
        return g_strdup_printf (_ ("%s: __del__ runs. It is called once in the life of the object; "
                                   "the cycle is checked again before anything is broken."),
                                object);
      if (before.kind == RF_EVENT_GC_PHASE || before.kind == RF_EVENT_GC_END)
        break;
    }
  return g_strdup_printf (_ ("%s: __del__ runs. It is called once in the life of the object."),
                          object);
}

/* The text with the number @id as one short line. (transfer full) */
static char *
one_line (RfJournal *journal, guint32 id)
{
  g_autofree char *whole = g_utf8_make_valid (rf_journal_text (journal, id), -1);

  g_strchomp (whole);
  for (char *c = whole; *c != 0; c++)
    if (*c == '\n' || *c == '\r' || *c == '\t')
      *c = ' ';
  return rf_text_ellipsize (whole, 60);
}

static char *
input_sentence (RfJournal *journal, const RfEvent *event)
{
  g_autofree char *text = one_line (journal, event->a);

  if (rf_journal_text_length (journal, event->a) == 0)
    return g_strdup (_ ("The program reads its input: there is no more."));
  if (*text == 0)
    return g_strdup (_ ("An empty line is read."));
  return g_strdup_printf (_ ("Read: “%s”."), text);
}

static char *
output_sentence (RfJournal *journal, const RfEvent *event)
{
  g_autofree char *text = one_line (journal, event->b);

  if (*text == 0)
    return g_strdup (_ ("An empty line is printed."));
  return event->a == RF_STREAM_STDERR ? g_strdup_printf (_ ("On the error stream: “%s”."), text)
                                      : g_strdup_printf (_ ("Printed: “%s”."), text);
}

static char *
message_sentence (const RfState *state, RfJournal *journal, const RfEvent *event)
{
  g_autofree char *text = one_line (journal, event->b), *to = one_line (journal, event->a);
  g_autofree char *object = NULL;

  if (event->c == 0)
    return g_strdup_printf (_ ("A message goes to %s: “%s”."), to, text);
  object = rf_describe_object (state, journal, event->c);
  /* Translators: an object, a telephone number or an address, the text. */
  return g_strdup_printf (_ ("%s sends a message to %s: “%s”."), object, to, text);
}

/* One sentence with one object in it. */
static char *
object_sentence (const RfState *state, RfJournal *journal, const RfEvent *event)
{
  g_autofree char *object = rf_describe_object (state, journal, event->a);
  g_autofree char *other = NULL;

  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_OBJECT_NEW:
      return g_strdup_printf (_ ("%s is here now: %u bytes."), object, event->c);
    case RF_EVENT_OBJECT_VALUE:
      return g_strdup_printf (_ ("#%u reads %s."), event->a, rf_journal_text (journal, event->c));
    case RF_EVENT_COUNT:
      return g_strdup_printf (_ ("The reference count of %s goes from %u to %u."), object, event->b,
                              event->c);
    case RF_EVENT_OBJECT_TRACK:
      return event->c ? g_strdup_printf (_ ("The collector tracks %s from now on."), object)
                      : g_strdup_printf (_ ("The collector no longer tracks %s."), object);
    case RF_EVENT_OBJECT_RESURRECTED:
      return g_strdup_printf (_ ("%s is resurrected: it can be reached again and stays."), object);
    case RF_EVENT_WEAKREF_NEW:
      other = rf_describe_object (state, journal, event->b);
      return g_strdup_printf (_ ("%s refers to %s weakly: that does not count."), object, other);
    case RF_EVENT_WEAKREF_CLEARED:
      other = rf_describe_object (state, journal, event->b);
      return g_strdup_printf (_ ("The weak reference %s to %s is dead now."), object, other);
    case RF_EVENT_CALLBACK_BEGIN:
      return g_strdup_printf (_ ("The callback of the weak reference %s runs."), object);
    case RF_EVENT_CALLBACK_END:
      return g_strdup_printf (_ ("The callback of the weak reference %s is over."), object);
    default:
      return g_strdup_printf (_ ("%s is cleared: it drops its references, which breaks the cycle."),
                              object);
    }
}

char *
rf_describe_event (const RfState *state, RfJournal *journal, guint32 n)
{
  const RfEvent record = rf_journal_event (journal, n), *event = &record;

  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_LINE:
      return g_strdup_printf (_ ("Line %u runs."), event->b);
    case RF_EVENT_FRAME_PUSH:
      return g_strdup_printf (_ ("%s is called."), rf_journal_text (journal, event->b));
    case RF_EVENT_FRAME_POP:
      return g_strdup_printf (_ ("%s returns."), rf_journal_text (journal, event->b));
    case RF_EVENT_FRAME_SUSPEND:
      return g_strdup_printf (_ ("%s is suspended; its generator keeps the frame."),
                              rf_journal_text (journal, event->b));
    case RF_EVENT_FRAME_RESUME:
      return g_strdup_printf (_ ("%s goes on."), rf_journal_text (journal, event->b));
    case RF_EVENT_FRAME_DISCARD:
      return g_strdup_printf (_ ("The suspended frame of %s is gone."),
                              rf_journal_text (journal, event->b));
    case RF_EVENT_SLOT:
    case RF_EVENT_SLOT_INSERT:
    case RF_EVENT_SLOT_REMOVE:
      return slot_sentence (state, journal, event);
    case RF_EVENT_NAME:
      return name_sentence (state, journal, event);
    case RF_EVENT_ISOLATE_FORMED:
      return g_strdup_printf (
        g_dngettext (
          GETTEXT_PACKAGE,
          "A cyclic isolate is formed: %u object that no name reaches keeps itself alive.",
          "A cyclic isolate is formed: %u objects that no name reaches keep each other "
          "alive.",
          event->b),
        event->b);
    case RF_EVENT_GC_BEGIN:
      return gc_begin_sentence (event);
    case RF_EVENT_GC_PHASE:
      return g_strdup (rf_describe_phase (event->a));
    case RF_EVENT_GC_REFS:
      return gc_refs_sentence (state, journal, event);
    case RF_EVENT_GC_MOVE:
      return gc_move_sentence (state, journal, event);
    case RF_EVENT_FINALIZER_BEGIN:
      return finalizer_sentence (state, journal, n);
    case RF_EVENT_FINALIZER_END:
      return finalizer_end_sentence (state, journal, event);
    case RF_EVENT_OBJECT_FREE:
      return free_sentence (state, journal, event);
    case RF_EVENT_GC_END:
      return event->b == 0
               ? g_strdup_printf (_ ("The collection is over: %u collected."), event->a)
               : g_strdup_printf (_ ("The collection is over: %u collected, %u uncollectable."),
                                  event->a, event->b);
    case RF_EVENT_OUTPUT:
      return output_sentence (journal, event);
    case RF_EVENT_INPUT:
      return input_sentence (journal, event);
    case RF_EVENT_MESSAGE:
      return message_sentence (state, journal, event);
    case RF_EVENT_TIME:
      return g_strdup_printf (_ ("Virtual time goes on by %.3f seconds."),
                              (event->b - event->a) / 1000.0);
    case RF_EVENT_RAISE:
      return g_strdup_printf (_ ("%s is raised."), rf_journal_text (journal, event->b));
    case RF_EVENT_PROGRAM_END:
      return g_strdup (_ ("The program is over; the interpreter shuts down."));
    default:
      return object_sentence (state, journal, event);
    }
}

/* --- steps ------------------------------------------------------------------------------------ */

/* How much an event says about the step in which it happens; 0: nothing. */
static const guint8 weights[RF_N_EVENTS] = {
  [RF_EVENT_LINE] = 10,
  [RF_EVENT_FRAME_PUSH] = 52,
  [RF_EVENT_FRAME_POP] = 40,
  [RF_EVENT_FRAME_SUSPEND] = 42,
  [RF_EVENT_FRAME_RESUME] = 51,
  [RF_EVENT_FRAME_DISCARD] = 41,
  [RF_EVENT_OBJECT_NEW] = 4,
  [RF_EVENT_OBJECT_VALUE] = 2,
  [RF_EVENT_COUNT] = 5,
  [RF_EVENT_SLOT] = 45,
  [RF_EVENT_SLOT_INSERT] = 45,
  [RF_EVENT_SLOT_REMOVE] = 45,
  [RF_EVENT_NAME] = 50,
  [RF_EVENT_OBJECT_TRACK] = 6,
  [RF_EVENT_ISOLATE_FORMED] = 100,
  [RF_EVENT_GC_BEGIN] = 65,
  [RF_EVENT_GC_PHASE] = 70,
  [RF_EVENT_GC_REFS] = 15,
  [RF_EVENT_GC_MOVE] = 20,
  [RF_EVENT_FINALIZER_BEGIN] = 90,
  [RF_EVENT_FINALIZER_END] = 16,
  [RF_EVENT_OBJECT_RESURRECTED] = 95,
  [RF_EVENT_WEAKREF_NEW] = 48,
  [RF_EVENT_WEAKREF_CLEARED] = 55,
  [RF_EVENT_CALLBACK_BEGIN] = 56,
  [RF_EVENT_CALLBACK_END] = 14,
  [RF_EVENT_GC_CLEAR] = 88,
  [RF_EVENT_OBJECT_FREE] = 85,
  [RF_EVENT_GC_END] = 92,
  [RF_EVENT_OUTPUT] = 60,
  [RF_EVENT_INPUT] = 61,
  [RF_EVENT_MESSAGE] = 86,
  [RF_EVENT_TIME] = 58,
  [RF_EVENT_RAISE] = 80,
  [RF_EVENT_PROGRAM_END] = 99,
};

typedef struct
{
  guint weight;
  guint n;       /* events of this group */
  guint32 event; /* that speaks for it: the last one, of output the first */
} Group;

/* Whether the death or birth of @id in a step that began after event @from is worth a sentence:
 * what the library made meanwhile is not. */
static gboolean
is_of_interest (const RfState *state, guint32 from, guint32 id)
{
  const RfStateObject *object = rf_state_object (state, id);
  const guint skip =
    RF_NEW_ATOM | RF_NEW_INTERNAL | RF_NEW_INSTANCE_DICT | RF_NEW_CELL | RF_NEW_NAMESPACE;

  return object != NULL && (object->flags & skip) == 0 &&
         ((object->flags & RF_NEW_LIBRARY) == 0 || object->born <= from);
}

static gboolean
is_of_library (const RfState *state, guint32 id)
{
  const RfStateObject *object = rf_state_object (state, id);

  return object != NULL && (object->flags & RF_NEW_LIBRARY) != 0;
}

static void
take_event (const RfState *state, const RfEvent *event, guint32 from, guint32 n,
            Group groups[RF_N_EVENTS])
{
  Group *group = &groups[event->kind];
  guint weight = weights[event->kind];

  if ((event->kind == RF_EVENT_OBJECT_FREE || event->kind == RF_EVENT_OBJECT_NEW) &&
      !is_of_interest (state, from, event->a))
    weight = 1;
  if ((event->kind == RF_EVENT_NAME && rf_state_frame (state, event->a) == NULL) ||
      (event->kind == RF_EVENT_SLOT && is_of_library (state, event->a)))
    weight = 1;
  if ((event->kind == RF_EVENT_FRAME_PUSH || event->kind == RF_EVENT_FRAME_POP) &&
      (event->d == 0 || event->aux != 0))
    weight = 3;
  if (event->kind == RF_EVENT_OUTPUT && group->n > 0)
    {
      group->n++;
      return;
    }
  if (weight > group->weight)
    *group = (Group){ weight, 1, n };
  else if (weight == group->weight)
    {
      group->n++;
      group->event = n;
    }
}

static char *
group_sentence (const RfState *state, RfJournal *journal, const Group *group)
{
  RfEventKind kind = rf_journal_event (journal, group->event).kind;

  if (group->n > 1 && kind == RF_EVENT_OBJECT_FREE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u object is freed.",
                                         "%u objects are freed.", group->n),
                            group->n);
  if (group->n > 1 && kind == RF_EVENT_FINALIZER_BEGIN)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u finalizer is called.",
                                         "%u finalizers are called.", group->n),
                            group->n);
  if (group->n > 1 && kind == RF_EVENT_GC_CLEAR)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u object is cleared.",
                                         "%u objects are cleared.", group->n),
                            group->n);
  if (group->n > 1 && kind == RF_EVENT_MESSAGE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u message is sent.",
                                         "%u messages are sent.", group->n),
                            group->n);
  if (group->n > 1 && kind == RF_EVENT_OBJECT_RESURRECTED)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u object is resurrected.",
                                         "%u objects are resurrected.", group->n),
                            group->n);
  return rf_describe_event (state, journal, group->event);
}

static int
compare_weight (gconstpointer a, gconstpointer b)
{
  const Group *x = a, *y = b;
  return x->weight > y->weight ? -1 : x->weight < y->weight;
}

static int
compare_event (gconstpointer a, gconstpointer b)
{
  const Group *x = a, *y = b;
  return x->event < y->event ? -1 : x->event > y->event;
}

char *
rf_describe_step (const RfState *state, RfJournal *journal, guint32 from, guint32 to)
{
  Group groups[RF_N_EVENTS] = { 0 };
  GString *out = g_string_new (NULL);
  guint n_said = 0;

  to = MIN (to, rf_journal_length (journal));
  if (to == from + 1)
    {
      g_string_free (out, TRUE);
      return rf_describe_event (state, journal, to);
    }
  for (guint32 n = from + 1; n <= to && n > from; n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      take_event (state, &event, from, n, groups);
    }
  if (groups[RF_EVENT_GC_END].n > 0)
    groups[RF_EVENT_GC_PHASE].weight = groups[RF_EVENT_GC_BEGIN].weight = 7;
  if (groups[RF_EVENT_ISOLATE_FORMED].n + groups[RF_EVENT_OBJECT_FREE].n > 0)
    groups[RF_EVENT_SLOT].weight = MIN (groups[RF_EVENT_SLOT].weight, 30);

  qsort (groups, RF_N_EVENTS, sizeof (Group), compare_weight);
  while (n_said < MAX_SENTENCES && groups[n_said].n > 0 &&
         (n_said == 0 || groups[n_said].weight >= 30))
    n_said++;
  qsort (groups, n_said, sizeof (Group), compare_event);
  for (guint i = 0; i < n_said; i++)
    {
      g_autofree char *sentence = group_sentence (state, journal, &groups[i]);
      if (i > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, sentence);
    }
  return g_string_free (out, FALSE);
}

char *
rf_describe_death (const RfState *state, guint32 object)
{
  RfDeath death;

  if (!rf_query_death (state, object, &death))
    return NULL;
  switch (death.cause)
    {
    case RF_CAUSE_CYCLE:
      return g_strdup_printf (_ ("Cleared as part of a cyclic isolate at line %u (event %u)."),
                              death.line, death.event);
    case RF_CAUSE_SHUTDOWN:
      return g_strdup_printf (_ ("Freed when the interpreter shut down (event %u)."), death.event);
    default:
      return g_strdup_printf (_ ("Its reference count fell to 0 at line %u (event %u)."),
                              death.line, death.event);
    }
}
