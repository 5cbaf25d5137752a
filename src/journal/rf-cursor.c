/* SPDX-License-Identifier: MIT */

/* Cursors and checkpoints. Invariants: checkpoints stand at multiples of the spacing, ascending,
 * with the state before the first event always there; all states in it and all that cursors hold
 * are copies of one first state, so that they share pages and one count of memory. Each event can
 * be undone, so a checkpoint serves the events before it as well as those after it. */

#include "journal/rf-cursor.h"

/* Half of the widest spacing is the longest way to go in a seek. */
#define FIRST_SPACING 16384u
#define WIDEST_SPACING 262144u
/* Taking a checkpoint costs about as much as going over so many events. */
#define RESTORE_COST 2000u
/* What checkpoints and states may take: so many bytes, or so many for each event. */
#define BYTES_FLOOR (8u << 20)
#define BYTES_AN_EVENT 10u

struct _RfCheckpoints
{
  gint ref_count;
  RfJournal *journal;
  GMutex lock;       /* of the fields below up to the builder */
  GPtrArray *states; /* of RfState, ascending by position */
  guint32 spacing;
  RfState *builder; /* of rf_checkpoints_advance(); NULL between two runs */
};

struct _RfCursor
{
  RfJournal *journal;
  RfCheckpoints *checkpoints;
  RfState *state;
};

RfCheckpoints *
rf_checkpoints_new (RfJournal *journal)
{
  RfCheckpoints *checkpoints = g_new0 (RfCheckpoints, 1);

  checkpoints->ref_count = 1;
  checkpoints->journal = rf_journal_ref (journal);
  g_mutex_init (&checkpoints->lock);
  checkpoints->states = g_ptr_array_new_with_free_func ((GDestroyNotify) rf_state_free);
  g_ptr_array_add (checkpoints->states, rf_state_new ());
  checkpoints->spacing = FIRST_SPACING;
  return checkpoints;
}

RfCheckpoints *
rf_checkpoints_ref (RfCheckpoints *checkpoints)
{
  g_atomic_int_inc (&checkpoints->ref_count);
  return checkpoints;
}

void
rf_checkpoints_unref (RfCheckpoints *checkpoints)
{
  if (checkpoints == NULL || !g_atomic_int_dec_and_test (&checkpoints->ref_count))
    return;
  rf_state_free (checkpoints->builder);
  g_ptr_array_unref (checkpoints->states);
  g_mutex_clear (&checkpoints->lock);
  rf_journal_unref (checkpoints->journal);
  g_free (checkpoints);
}

/* The index of the last checkpoint at or before @position. */
static guint
find (const RfCheckpoints *checkpoints, guint32 position)
{
  guint low = 0, high = checkpoints->states->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      const RfState *state = checkpoints->states->pdata[middle];
      if (rf_state_position (state) <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
thin_out (RfCheckpoints *checkpoints)
{
  checkpoints->spacing *= 2;
  for (guint i = checkpoints->states->len; i > 0; i--)
    {
      const RfState *state = checkpoints->states->pdata[i - 1];
      if (rf_state_position (state) % checkpoints->spacing != 0)
        g_ptr_array_remove_index (checkpoints->states, i - 1);
    }
}

/* Keeps a copy of @state if a checkpoint belongs there and is missing. Returns the next position
 * where one belongs. */
static guint32
offer (RfCheckpoints *checkpoints, const RfState *state)
{
  guint32 position = rf_state_position (state), spacing;
  gsize allowed;

  g_mutex_lock (&checkpoints->lock);
  if (position % checkpoints->spacing == 0)
    {
      guint at = find (checkpoints, position);
      const RfState *before = checkpoints->states->pdata[at];

      if (rf_state_position (before) != position)
        {
          g_ptr_array_insert (checkpoints->states, at + 1, rf_state_copy (state));
          allowed =
            MAX (BYTES_FLOOR, (gsize) rf_journal_length (checkpoints->journal) * BYTES_AN_EVENT);
          if (rf_state_bytes (state) > allowed && checkpoints->spacing < WIDEST_SPACING)
            thin_out (checkpoints);
        }
    }
  spacing = checkpoints->spacing;
  g_mutex_unlock (&checkpoints->lock);
  return position / spacing * spacing + spacing;
}

/* A copy of the checkpoint that is nearest to @position, if it is nearer than @distance. */
static RfState *
take_nearest (RfCheckpoints *checkpoints, guint32 position, guint32 distance)
{
  RfState *taken = NULL;
  guint at;

  g_mutex_lock (&checkpoints->lock);
  at = find (checkpoints, position);
  for (guint i = at; i <= at + 1 && i < checkpoints->states->len; i++)
    {
      const RfState *state = checkpoints->states->pdata[i];
      guint32 there = rf_state_position (state);
      guint32 far = there > position ? there - position : position - there;
      if (far < distance)
        {
          distance = far;
          at = i;
          taken = checkpoints->states->pdata[i];
        }
    }
  taken = taken == NULL ? NULL : rf_state_copy (taken);
  g_mutex_unlock (&checkpoints->lock);
  return taken;
}

static void
go_forward (RfCheckpoints *checkpoints, RfState *state, guint32 position)
{
  while (rf_state_position (state) < position)
    {
      guint32 next = MIN (position, offer (checkpoints, state));
      for (guint32 n = rf_state_position (state) + 1; n <= next; n++)
        rf_state_apply (state, checkpoints->journal, n);
    }
  offer (checkpoints, state);
}

gboolean
rf_checkpoints_advance (RfCheckpoints *checkpoints, guint32 max_events)
{
  guint32 length = rf_journal_length (checkpoints->journal), from, to;
  RfState *last;

  g_mutex_lock (&checkpoints->lock);
  last = checkpoints->states->pdata[checkpoints->states->len - 1];
  if (checkpoints->builder == NULL ||
      rf_state_position (checkpoints->builder) < rf_state_position (last))
    {
      rf_state_free (checkpoints->builder);
      checkpoints->builder = rf_state_copy (last);
    }
  from = rf_state_position (checkpoints->builder);
  g_mutex_unlock (&checkpoints->lock);

  to = max_events == 0 || length - from < max_events ? length : from + max_events;
  go_forward (checkpoints, checkpoints->builder, to);
  if (to < length)
    return TRUE;
  g_clear_pointer (&checkpoints->builder, rf_state_free);
  return FALSE;
}

gsize
rf_checkpoints_bytes (RfCheckpoints *checkpoints)
{
  gsize bytes;

  g_mutex_lock (&checkpoints->lock);
  bytes = rf_state_bytes (checkpoints->states->pdata[0]);
  bytes += checkpoints->states->len * (sizeof (RfState) + 2 * sizeof (GArray));
  g_mutex_unlock (&checkpoints->lock);
  return bytes + sizeof *checkpoints;
}

guint
rf_checkpoints_length (RfCheckpoints *checkpoints)
{
  guint length;

  g_mutex_lock (&checkpoints->lock);
  length = checkpoints->states->len;
  g_mutex_unlock (&checkpoints->lock);
  return length;
}

/* --- cursors ---------------------------------------------------------------------------------- */

RfCursor *
rf_cursor_new (RfJournal *journal, RfCheckpoints *checkpoints)
{
  RfCursor *cursor = g_new0 (RfCursor, 1);

  cursor->journal = rf_journal_ref (journal);
  cursor->checkpoints =
    checkpoints != NULL ? rf_checkpoints_ref (checkpoints) : rf_checkpoints_new (journal);
  cursor->state = take_nearest (cursor->checkpoints, 0, 1);
  return cursor;
}

void
rf_cursor_free (RfCursor *cursor)
{
  if (cursor == NULL)
    return;
  rf_state_free (cursor->state);
  rf_checkpoints_unref (cursor->checkpoints);
  rf_journal_unref (cursor->journal);
  g_free (cursor);
}

const RfState *
rf_cursor_seek (RfCursor *cursor, guint32 position)
{
  guint32 from = rf_state_position (cursor->state), distance;
  RfState *nearer = NULL;

  position = MIN (position, rf_journal_length (cursor->journal));
  distance = from > position ? from - position : position - from;
  if (distance > RESTORE_COST)
    nearer = take_nearest (cursor->checkpoints, position, distance - RESTORE_COST);
  if (nearer != NULL)
    {
      rf_state_free (cursor->state);
      cursor->state = nearer;
    }
  if (rf_state_position (cursor->state) < position)
    go_forward (cursor->checkpoints, cursor->state, position);
  while (rf_state_position (cursor->state) > position)
    rf_state_undo (cursor->state, cursor->journal, rf_state_position (cursor->state));
  return cursor->state;
}

const RfState *
rf_cursor_state (RfCursor *cursor)
{
  return cursor->state;
}

guint32
rf_cursor_position (RfCursor *cursor)
{
  return rf_state_position (cursor->state);
}
