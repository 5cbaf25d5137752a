/* SPDX-License-Identifier: MIT */

/* The sum of the ledger, at every event of programs: what the events tell of (slots, keys, names)
 * and what the machine's enumeration of holders finds make up an object's count; what is left is in
 * the hands of the operation that runs, so it is never negative, and nothing at the beginning of
 * each instruction. Now and then each holder is put into words too.
 *
 * Usage: check-ledger PROFILE FOLDER [EVERY [FIRST]]: of the programs in the folder and below each
 * EVERY-th one, from the FIRST on (0). */

#include "rf-programs.h"

#include "heap/rf-heap.h"
#include "journal/rf-journal.h"
#include "python/rf-holder-words.h"
#include "python/rf-holders.h"
#include "python/rf-machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_COMPLAINTS 5
/* A program that goes on longer is checked that far. */
#define MAX_EVENTS 400000
/* At every so many events the holders are put into words. */
#define WORDS_EVERY 61

typedef struct
{
  guint32 count;
  gint32 told;        /* holders that events told of */
  guint32 held, pass; /* … that the enumeration found, in that pass */
  guint32 code;       /* … in code objects */
  guint8 internal, alive, open;
} Object;

typedef struct
{
  const char *name;
  RfMachine *m;
  RfJournal *texts;
  GArray *objects; /* of Object, by id */
  GArray *open;    /* of guint32: ids with a rest */
  GByteArray *program_frames;
  GPtrArray *seen;
  GHashTable *fixed;
  RfHolderWords *words;
  GString *text;
  guint32 n_events, pass;
  guint32 version, n_coded, n_new;
  guint n_complaints;
  guint64 n_checked;
} Check;

static Object *
object_at (Check *check, guint32 id)
{
  if (id >= check->objects->len)
    g_array_set_size (check->objects, id + 1);
  return &g_array_index (check->objects, Object, id);
}

/* --- enumerating ------------------------------------------------------------------------------ */

static void
note_held (const RfHeld *held, RfObject *target, gpointer user)
{
  Check *check = user;
  Object *object = object_at (check, target->id);

  if (object->pass != check->pass)
    object->held = 0;
  object->pass = check->pass;
  object->held++;
}

static void
note_code (const RfHeld *held, RfObject *target, gpointer user)
{
  object_at (user, target->id)->code++;
}

static void
enumerate_code (Check *check)
{
  RfHolders holders;

  if (check->version == rf_holders_version (check->m) && check->n_coded == check->n_new)
    return;
  check->version = rf_holders_version (check->m);
  check->n_coded = check->n_new;
  for (guint i = 0; i < check->objects->len; i++)
    object_at (check, i)->code = 0;
  g_hash_table_remove_all (check->fixed);
  rf_holders_begin (&holders, check->m, check->seen, check->fixed, note_code, check);
  rf_holders_visit (&holders, RF_HOLDERS_STATIC);
}

static void
visit_all (Check *check, guint parts, RfHeldVisit visit, gpointer user)
{
  RfHolders holders;

  rf_holders_begin (&holders, check->m, check->seen, check->fixed, visit, user);
  for (const RfFrame *frame = check->m->frame; frame != NULL; frame = frame->back)
    rf_holders_visit_frame (&holders, frame);
  rf_holders_visit (&holders, parts);
}

static void
enumerate (Check *check)
{
  enumerate_code (check);
  check->pass++;
  visit_all (check, RF_HOLDERS_MACHINE | RF_HOLDERS_LOOSE, note_held, check);
}

static void
check_words (Check *check, guint32 id)
{
  if (check->text->len > 0 && g_utf8_validate (check->text->str, (gssize) check->text->len, NULL))
    return;
  check->n_complaints++;
  printf ("%s: event %u: no words for a holder of #%u\n", check->name, check->n_events, id);
}

static void
note_words (const RfHeld *held, RfObject *target, gpointer user)
{
  Check *check = user;

  g_string_truncate (check->text, 0);
  rf_holder_words_append (check->words, held, check->text);
  check_words (check, target->id);
}

static void
enumerate_words (Check *check)
{
  visit_all (check, RF_HOLDERS_MACHINE | RF_HOLDERS_LOOSE, note_words, check);
  g_string_truncate (check->text, 0);
  rf_holder_words_append_operation (check->words, check->m->frame, check->text);
  check_words (check, 0);
}

static gint64
rest_of (Check *check, guint32 id)
{
  Object *object = object_at (check, id);
  gint64 held = object->pass == check->pass ? object->held : 0;

  return (gint64) object->count - object->told - held - object->code;
}

static void
print_held (const RfHeld *held, RfObject *target, gpointer user)
{
  if (target->id == *(guint32 *) user)
    printf ("    held by: kind %d, %s%s%s\n", held->kind, held->role != NULL ? held->role : "",
            held->owner != NULL ? " of a " : "",
            held->owner != NULL ? held->owner->type->name : "");
}

static void
complain (Check *check, guint32 id, const char *what)
{
  Object *object = object_at (check, id);
  const RfFrame *frame = check->m->frame;

  if (check->n_complaints++ >= MAX_COMPLAINTS)
    return;
  printf ("%s: event %u (%s): object #%u (%s): %s: count %u, told %d, held %u, in code %u\n",
          check->name, check->n_events,
          rf_event_info (rf_journal_event (check->texts, check->n_events).kind)->name, id,
          rf_journal_text (check->texts, rf_journal_object_type (check->texts, id)), what,
          object->count, object->told, object->pass == check->pass ? object->held : 0,
          object->code);
  if (frame != NULL && frame->code != NULL)
    printf ("    in %s, line %d, %s\n", rf_str_data (frame->code->name), rf_frame_line (frame),
            rf_opcode_name (frame->code->code[frame->ip].op));
  visit_all (check, RF_HOLDERS_ALL, print_held, &id);
}

/* --- what is told ----------------------------------------------------------------------------- */

static void
tell (Check *check, guint32 id, int by)
{
  if (id != 0)
    object_at (check, id)->told += by;
}

static void
tell_slot (Check *check, const RfEvent *event, guint32 from, guint32 to)
{
  tell (check, from, -1);
  tell (check, to, 1);
  if (event->sub == RF_SLOT_ENTRY && from == 0)
    tell (check, event->e, 1);
  if (event->sub == RF_SLOT_ENTRY && to == 0)
    tell (check, event->e, -1);
}

static gboolean
is_program_frame (Check *check, guint32 frame)
{
  return frame == 1 || (frame < check->program_frames->len && check->program_frames->data[frame]);
}

static void
apply (Check *check, const RfEvent *event)
{
  Object *object;

  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_FRAME_PUSH:
      if (check->program_frames->len <= event->a)
        {
          guint before = check->program_frames->len;

          g_byte_array_set_size (check->program_frames, event->a + 1);
          memset (check->program_frames->data + before, 0, event->a + 1 - before);
        }
      check->program_frames->data[event->a] = event->aux == 0;
      break;
    case RF_EVENT_OBJECT_NEW:
      object = object_at (check, event->a);
      object->alive = TRUE;
      check->n_new++;
      object->internal = (event->aux & (RF_NEW_INTERNAL | RF_NEW_IMMORTAL)) != 0;
      break;
    case RF_EVENT_COUNT:
      object = object_at (check, event->a);
      object->count = event->c;
      if (event->c >= (guint32) RF_IMMORTAL_REFCNT)
        object->internal = TRUE;
      break;
    case RF_EVENT_OBJECT_FREE:
      object_at (check, event->a)->alive = FALSE;
      break;
    case RF_EVENT_SLOT:
      if (!object_at (check, event->a)->internal)
        tell_slot (check, event, event->c, event->d);
      break;
    case RF_EVENT_SLOT_INSERT:
      if (!object_at (check, event->a)->internal)
        tell (check, event->d, 1);
      break;
    case RF_EVENT_SLOT_REMOVE:
      if (!object_at (check, event->a)->internal)
        tell (check, event->c, -1);
      break;
    case RF_EVENT_NAME:
      if (is_program_frame (check, event->a))
        tell_slot (check, event, event->c, event->d);
      break;
    default:
      break;
    }
}

/* --- checking --------------------------------------------------------------------------------- */

static void
check_object (Check *check, guint32 id)
{
  Object *object = object_at (check, id);
  gint64 rest;

  if (id == 0 || !object->alive || object->internal)
    return;
  check->n_checked++;
  rest = rest_of (check, id);
  if (rest < 0)
    complain (check, id, "more holders than its count");
  if (rest != 0 && !object->open)
    {
      object->open = TRUE;
      g_array_append_val (check->open, id);
    }
}

static void
on_event (gpointer user, RfEvent *event, const guint32 *extra, guint n_extra)
{
  Check *check = user;

  check->n_events++;
  rf_journal_append (check->texts, event, extra, n_extra);
  apply (check, event);
  if (check->n_events >= MAX_EVENTS)
    {
      if (check->n_events == MAX_EVENTS)
        rf_machine_request_stop (check->m, RF_STOP_EVENTS);
      return;
    }
  if (event->kind != RF_EVENT_COUNT && event->kind != RF_EVENT_SLOT &&
      event->kind != RF_EVENT_NAME && event->kind != RF_EVENT_SLOT_INSERT &&
      event->kind != RF_EVENT_SLOT_REMOVE)
    return;
  enumerate (check);
  if (check->n_events % WORDS_EVERY == 0)
    enumerate_words (check);
  if (event->kind == RF_EVENT_COUNT)
    check_object (check, event->a);
  else
    {
      check_object (check, event->c);
      check_object (check, event->d);
      if (event->sub == RF_SLOT_ENTRY)
        check_object (check, event->e);
    }
}

static void
on_instruction (gpointer user)
{
  Check *check = user;

  /* Making a module of the library is not recorded: the counts are told behind it. */
  if (check->open->len == 0 || check->n_events >= MAX_EVENTS || check->m->heap->sink == NULL)
    return;
  enumerate (check);
  for (guint i = 0; i < check->open->len; i++)
    {
      guint32 id = g_array_index (check->open, guint32, i);
      Object *object = object_at (check, id);

      object->open = FALSE;
      if (object->alive && !object->internal && rest_of (check, id) != 0)
        complain (check, id, "between instructions not all holders are known");
    }
  g_array_set_size (check->open, 0);
}

static guint32
on_text (gpointer user, const char *text, gssize length)
{
  return rf_journal_intern (((Check *) user)->texts, text, length);
}

/* --- programs --------------------------------------------------------------------------------- */

typedef struct
{
  guint n_failed;
  guint64 n_events, n_checked;
} Run;

static void
run_file (const RfProfile *profile, const char *file, gpointer user)
{
  Run *run = user;
  RfHeap *heap = rf_heap_new (profile);
  Check check = { .name = file,
                  .texts = rf_journal_new (),
                  .objects = g_array_new (FALSE, TRUE, sizeof (Object)),
                  .open = g_array_new (FALSE, FALSE, sizeof (guint32)),
                  .program_frames = g_byte_array_new (),
                  .seen = g_ptr_array_new (),
                  .fixed = g_hash_table_new (NULL, NULL),
                  .text = g_string_new (NULL) };
  RfEventSink sink = { &check, on_event, on_text };
  g_autofree char *text = NULL, *base = g_path_get_basename (file);
  g_autoptr (GError) error = NULL;
  gsize size;

  if (!g_file_get_contents (file, &text, &size, &error))
    g_error ("%s", error->message);
  heap->check_level = 0;
  heap->bytes_limit = heap->bytes + ((gsize) 1 << 30);
  check.m = rf_machine_new (heap, NULL);
  rf_holders_prepare (check.m);
  check.words = rf_holder_words_new (check.m);
  check.m->instruction_hook = on_instruction;
  check.m->instruction_user = &check;
  rf_machine_run (check.m, text, (gssize) size, base, &sink, NULL, &error);
  run->n_failed += check.n_complaints > 0;
  run->n_events += check.n_events;
  run->n_checked += check.n_checked;
  rf_holder_words_free (check.words);
  rf_machine_free (check.m);
  rf_heap_free (heap);
  rf_journal_unref (check.texts);
  g_array_unref (check.objects);
  g_array_unref (check.open);
  g_byte_array_unref (check.program_frames);
  g_ptr_array_unref (check.seen);
  g_hash_table_unref (check.fixed);
  g_string_free (check.text, TRUE);
}

int
main (int argc, char **argv)
{
  Run run = { 0 };

  if (!rf_programs_each (argc, argv, run_file, &run))
    return 2;
  printf ("%" G_GUINT64_FORMAT " events, %" G_GUINT64_FORMAT " sums, %u programs failed\n",
          run.n_events, run.n_checked, run.n_failed);
  return run.n_failed > 0 || run.n_checked == 0;
}
