/* SPDX-License-Identifier: MIT */

/* Where one run is when the other is somewhere.
 *
 * Between two lines the answer is the matching line. Within a line the events of both are looked
 * at: each is a number made of what happens to what (with partners as the same), and one that both
 * have, the same time within the line and in the same phase of the same collection, is a place at
 * which they meet. */

#include "session/rf-compare-private.h"

/* A line with more events than this is not gone through: they meet at its ends. */
#define STRETCH_MAX 4000000u

void
rf_compare_clear_stretch (RfCompareStretch *stretch)
{
  g_clear_pointer (&stretch->keys, g_array_unref);
  g_clear_pointer (&stretch->places, g_hash_table_unref);
  stretch->line = RF_COMPARE_NONE;
}

/* --- what an event is on both sides ----------------------------------------------------------- */

static inline guint64
mix (guint64 hash, guint64 value)
{
  hash ^= value + 0x9e3779b97f4a7c15u + (hash << 6) + (hash >> 2);
  return hash * 0xff51afd7ed558ccdu;
}

typedef struct
{
  RfCompare *compare;
  RfSide side;
  guint n_collections;
  RfPhase phase;
  GHashTable *numbers; /* guint64 → how often there was such an event */
} Reader;

/* The left run's number of an object; 0: it is not on both sides. */
static guint32
common_object (const Reader *reader, guint32 id)
{
  guint32 partner = rf_compare_object (reader->compare, reader->side, id);

  return partner == 0 || reader->side == RF_SIDE_LEFT ? (partner != 0 ? id : 0) : partner;
}

static guint32
common_frame (const Reader *reader, guint32 id)
{
  guint32 partner = rf_compare_frame (reader->compare, reader->side, id);

  return partner == 0 || reader->side == RF_SIDE_LEFT ? (partner != 0 ? id : 0) : partner;
}

/* 0: the event is none that the two could have in common. */
static guint64
key_of (Reader *reader, const RfEvent *event)
{
  guint64 key = mix (event->kind + 1, (guint64) reader->n_collections << 8 | reader->phase);
  guint32 common;

  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_GC_BEGIN:
    case RF_EVENT_GC_END:
    case RF_EVENT_PROGRAM_END:
      return key;
    case RF_EVENT_GC_PHASE:
      return mix (key, event->a);
    case RF_EVENT_LINE:
      return 0; /* it begins another stretch */
    case RF_EVENT_OUTPUT:
      return mix (key, event->a);
    case RF_EVENT_MESSAGE:
      return mix (key, event->sub);
    case RF_EVENT_FRAME_PUSH:
    case RF_EVENT_FRAME_POP:
    case RF_EVENT_FRAME_SUSPEND:
    case RF_EVENT_FRAME_RESUME:
    case RF_EVENT_FRAME_DISCARD:
    case RF_EVENT_RAISE:
    case RF_EVENT_NAME:
      common = common_frame (reader, event->a);
      return common != 0 ? mix (mix (key, common), event->kind == RF_EVENT_NAME && event->d == 0)
                         : 0;
    case RF_EVENT_OBJECT_NEW:
    case RF_EVENT_OBJECT_TRACK:
    case RF_EVENT_FINALIZER_BEGIN:
    case RF_EVENT_FINALIZER_END:
    case RF_EVENT_OBJECT_RESURRECTED:
    case RF_EVENT_CALLBACK_BEGIN:
    case RF_EVENT_CALLBACK_END:
    case RF_EVENT_WEAKREF_NEW:
    case RF_EVENT_WEAKREF_CLEARED:
    case RF_EVENT_GC_REFS:
    case RF_EVENT_GC_MOVE:
    case RF_EVENT_GC_CLEAR:
    case RF_EVENT_OBJECT_FREE:
      common = common_object (reader, event->a);
      return common != 0 ? mix (key, common) : 0;
    case RF_EVENT_COUNT:
      common = common_object (reader, event->a);
      return common != 0 ? mix (mix (key, common), event->c > event->b) : 0;
    default:
      return 0;
    }
}

/* The key of @event as the n-th of its kind in the stretch. */
static guint64
numbered_key (Reader *reader, const RfEvent *event)
{
  guint64 key;
  gpointer number;

  if (event->kind == RF_EVENT_GC_BEGIN)
    reader->n_collections++, reader->phase = RF_PHASE_NONE;
  key = key_of (reader, event);
  if (event->kind == RF_EVENT_GC_PHASE)
    reader->phase = event->a;
  else if (event->kind == RF_EVENT_GC_END)
    reader->phase = RF_PHASE_NONE;
  if (key == 0)
    return 0;
  number = g_hash_table_lookup (reader->numbers, &key);
  g_hash_table_insert (reader->numbers, g_memdup2 (&key, sizeof key),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (number) + 1));
  return mix (key, GPOINTER_TO_UINT (number) + 1);
}

/* --- a line of both --------------------------------------------------------------------------- */

static Reader
reader_new (RfCompare *self, RfSide side)
{
  return (Reader){ .compare = self,
                   .side = side,
                   .numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
}

/* Reads line @index of @side, which has a match, and what it is on the other side. */
static RfCompareStretch *
read_stretch (RfCompare *self, RfSide side, guint32 index)
{
  RfCompareStretch *stretch = &self->stretches[side];
  RfSide other = RF_OTHER_SIDE (side);
  guint32 match = rf_compare_line (self, side, index)->match;
  guint32 first = rf_compare_line (self, other, match)->event;
  guint32 end = rf_compare_line_end (self, other, match);
  Reader here, there;

  if (stretch->line == index)
    return stretch;
  rf_compare_clear_stretch (stretch);
  stretch->line = index;
  stretch->first = rf_compare_line (self, side, index)->event + 1;
  stretch->last = rf_compare_line_end (self, side, index) - 1;
  stretch->keys = g_array_new (FALSE, TRUE, sizeof (guint64));
  stretch->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (stretch->last - stretch->first > STRETCH_MAX || end - first > STRETCH_MAX)
    return stretch;
  here = reader_new (self, side);
  for (guint32 n = stretch->first; n <= stretch->last; n++)
    {
      RfEvent event = rf_journal_event (self->runs[side].journal, n);
      guint64 key = numbered_key (&here, &event);

      g_array_append_val (stretch->keys, key);
    }
  there = reader_new (self, other);
  for (guint32 n = first + 1; n < end; n++)
    {
      RfEvent event = rf_journal_event (self->runs[other].journal, n);
      guint64 key = numbered_key (&there, &event);

      if (key != 0)
        g_hash_table_insert (stretch->places, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (n));
    }
  g_hash_table_unref (here.numbers);
  g_hash_table_unref (there.numbers);
  return stretch;
}

/* The event of the other side that is event @n of the stretch; 0: none. */
static guint32
place_in (const RfCompareStretch *stretch, guint32 n)
{
  guint64 key;

  if (n < stretch->first || n - stretch->first >= stretch->keys->len)
    return 0;
  key = g_array_index (stretch->keys, guint64, n - stretch->first);
  return key == 0 ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (stretch->places, &key));
}

/* Events right before which stepping stops, apart from lines. */
static gboolean
is_stopper (const RfEvent *event)
{
  return event->kind == RF_EVENT_GC_BEGIN || event->kind == RF_EVENT_GC_PHASE ||
         event->kind == RF_EVENT_GC_END || event->kind == RF_EVENT_FINALIZER_END;
}

static guint32
meet_within (RfCompare *self, RfSide side, guint32 index, guint32 position)
{
  RfCompareStretch *stretch = read_stretch (self, side, index);
  guint32 match = rf_compare_line (self, side, index)->match, found;

  if (position + 1 <= stretch->last)
    {
      RfEvent next = rf_journal_event (self->runs[side].journal, position + 1);

      found = is_stopper (&next) ? place_in (stretch, position + 1) : 0;
      if (found != 0)
        return found - 1;
    }
  for (guint32 n = position; n >= stretch->first; n--)
    if ((found = place_in (stretch, n)) != 0)
      return found;
  return rf_compare_line (self, RF_OTHER_SIDE (side), match)->event;
}

/* --- between lines ---------------------------------------------------------------------------- */

/* The number in the program of the line @index; 0: it is no line any more. */
static guint32
line_number (const RfCompare *self, RfSide side, guint32 index)
{
  return index < self->runs[side].lines->len ? rf_compare_line (self, side, index)->line : 0;
}

/* At line @index of @side, which the other does not run here. */
static RfMeeting
meet_apart (const RfCompare *self, RfSide side, guint32 index)
{
  RfSide other = RF_OTHER_SIDE (side);
  guint32 n = self->runs[side].lines->len, before = index, match;
  RfMeeting meeting = { .apart = TRUE, .line = line_number (self, side, index) };

  while (before > 0 && rf_compare_line (self, side, before)->match == RF_COMPARE_NONE)
    before--; /* the starts of both match */
  match = rf_compare_line (self, side, before)->match;
  meeting.position = rf_compare_line_end (self, other, match) - 1;
  meeting.other = line_number (self, other, match + 1);
  for (guint32 i = index; i < n && meeting.again == 0; i++)
    if (rf_compare_line (self, side, i)->match != RF_COMPARE_NONE)
      meeting.again = line_number (self, side, i);
  return meeting;
}

/* Right before line @index of @side, which the other runs too. */
static RfMeeting
meet_before (const RfCompare *self, RfSide side, guint32 index)
{
  RfSide other = RF_OTHER_SIDE (side);
  guint32 match = rf_compare_line (self, side, index)->match, at = match;
  RfMeeting meeting = { .position = rf_compare_line (self, other, match)->event - 1 };

  while (at > 0 && rf_compare_line (self, other, at - 1)->match == RF_COMPARE_NONE)
    at--;
  meeting.passed = match - at;
  if (meeting.passed > 0)
    {
      meeting.first = line_number (self, other, at);
      meeting.last = line_number (self, other, match - 1);
    }
  return meeting;
}

RfMeeting
rf_compare_meet (RfCompare *self, RfSide side, guint32 position)
{
  guint32 index = rf_compare_line_at (self, side, position);
  guint32 end = rf_compare_line_end (self, side, index), match;
  RfSide other = RF_OTHER_SIDE (side);

  if (self->moments)
    return (RfMeeting){ .position = position };
  /* The event after the position begins another line: that is where one stands. */
  if (position + 1 == end && position < self->runs[side].length)
    return rf_compare_line (self, side, index + 1)->match != RF_COMPARE_NONE
             ? meet_before (self, side, index + 1)
             : meet_apart (self, side, index + 1);
  match = rf_compare_line (self, side, index)->match;
  if (match == RF_COMPARE_NONE)
    return meet_apart (self, side, index);
  if (position + 1 >= end)
    return (RfMeeting){ .position = rf_compare_line_end (self, other, match) - 1 };
  return (RfMeeting){ .position = meet_within (self, side, index, position) };
}
