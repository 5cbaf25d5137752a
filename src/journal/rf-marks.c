/* SPDX-License-Identifier: MIT */

/* Marks for the timeline. Of each kind every stride-th is kept; where there are too many in all,
 * the kind with the most gets twice the stride and loses every second one. So a rare mark is never
 * lost to frequent ones. */

#include "journal/rf-marks.h"

struct _RfMarks
{
  RfJournal *journal;
  guint32 length;      /* events taken in */
  GArray *marks;       /* of RfMark */
  guint n[RF_N_MARKS]; /* kept */
  guint32 stride[RF_N_MARKS];
  guint32 seen[RF_N_MARKS];
  GByteArray *shown; /* a bit an object: its death is marked */
};

RfMarks *
rf_marks_new (RfJournal *journal)
{
  RfMarks *marks = g_new0 (RfMarks, 1);

  marks->journal = rf_journal_ref (journal);
  marks->marks = g_array_new (FALSE, FALSE, sizeof (RfMark));
  marks->shown = g_byte_array_new ();
  for (guint i = 0; i < RF_N_MARKS; i++)
    marks->stride[i] = 1;
  return marks;
}

void
rf_marks_free (RfMarks *marks)
{
  if (marks == NULL)
    return;
  g_array_unref (marks->marks);
  g_byte_array_unref (marks->shown);
  rf_journal_unref (marks->journal);
  g_free (marks);
}

static void
thin_out (RfMarks *marks)
{
  RfMarkKind most = 0;
  guint kept = 0, of_kind = 0;

  for (guint i = 1; i < RF_N_MARKS; i++)
    if (marks->n[i] > marks->n[most])
      most = i;
  for (guint i = 0; i < marks->marks->len; i++)
    {
      RfMark mark = g_array_index (marks->marks, RfMark, i);
      if (mark.kind != most || of_kind++ % 2 == 0)
        g_array_index (marks->marks, RfMark, kept++) = mark;
    }
  marks->n[most] -= marks->marks->len - kept;
  marks->stride[most] *= 2;
  g_array_set_size (marks->marks, kept);
}

static void
add (RfMarks *marks, RfMarkKind kind, guint32 n)
{
  RfMark mark = { n, kind };

  if (marks->seen[kind]++ % marks->stride[kind] != 0)
    return;
  g_array_append_val (marks->marks, mark);
  marks->n[kind]++;
  if (marks->marks->len > RF_MARKS_MAX)
    thin_out (marks);
}

static void
note_object (RfMarks *marks, const RfEvent *event)
{
  const guint skip =
    RF_NEW_ATOM | RF_NEW_INTERNAL | RF_NEW_INSTANCE_DICT | RF_NEW_CELL | RF_NEW_LIBRARY;
  guint byte = event->a / 8, old = marks->shown->len;

  if ((event->aux & skip) || !(event->aux & (RF_NEW_INSTANCE | RF_NEW_CONTAINER)))
    return;
  if (byte >= old)
    {
      g_byte_array_set_size (marks->shown, byte + byte / 2 + 16);
      for (guint i = old; i < marks->shown->len; i++)
        marks->shown->data[i] = 0;
    }
  marks->shown->data[byte] |= 1 << event->a % 8;
}

static void
take (RfMarks *marks, const RfEvent *event, guint32 n)
{
  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_OBJECT_NEW:
      note_object (marks, event);
      break;
    case RF_EVENT_FRAME_PUSH:
      if (event->d != 0 && event->aux == 0)
        add (marks, RF_MARK_CALL, n);
      break;
    case RF_EVENT_OBJECT_FREE:
      if (event->a / 8 < marks->shown->len && marks->shown->data[event->a / 8] >> event->a % 8 & 1)
        add (marks, RF_MARK_FREE, n);
      break;
    case RF_EVENT_FINALIZER_BEGIN:
      add (marks, RF_MARK_FINALIZER, n);
      break;
    case RF_EVENT_GC_BEGIN:
      add (marks, RF_MARK_COLLECTION, n);
      break;
    case RF_EVENT_ISOLATE_FORMED:
      add (marks, RF_MARK_ISOLATE, n);
      break;
    case RF_EVENT_OBJECT_RESURRECTED:
      add (marks, RF_MARK_RESURRECTED, n);
      break;
    case RF_EVENT_RAISE:
      add (marks, RF_MARK_RAISE, n);
      break;
    case RF_EVENT_MESSAGE:
      add (marks, RF_MARK_MESSAGE, n);
      break;
    default:
      break;
    }
}

const RfMark *
rf_marks_get (RfMarks *marks, guint *n)
{
  guint32 length = rf_journal_length (marks->journal);

  while (marks->length < length)
    {
      RfEvent event = rf_journal_event (marks->journal, ++marks->length);

      take (marks, &event, marks->length);
    }
  *n = marks->marks->len;
  return (const RfMark *) marks->marks->data;
}

gsize
rf_marks_bytes (RfMarks *marks)
{
  return sizeof *marks + marks->marks->len * sizeof (RfMark) + marks->shown->len;
}
