/* SPDX-License-Identifier: MIT */

/* The address space as the log has it, against the engine's own at every event of programs: pools,
 * blocks, who lives in them, the order in which free ones are given out, figures. Each program runs
 * once to be recorded, once for the log, and once here. At every event the pools that changed are
 * compared, now and then all of them; on the way back the log's address space has to be what it
 * was.
 *
 * Usage: check-space PROFILE FOLDER [EVERY [FIRST]]: of the programs in the folder and below each
 * EVERY-th one, from the FIRST on (0). */

#include "rf-programs.h"

#include "python/rf-machine.h"
#include "session/rf-rerun.h"
#include "session/rf-space-run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_COMPLAINTS 5
/* A program that goes on longer is checked that far. */
#define MAX_EVENTS 300000
/* At every so many events everything is compared, and remembered for the way back. */
#define ALL_EVERY 509
#define REMEMBER_EVERY 67

typedef struct
{
  guint32 event, hash;
} Memory;

typedef struct
{
  const char *name;
  RfMachine *m;
  RfSpace *space;
  guint32 n, length;
  gboolean finished;
  GByteArray *dirty;   /* by pool */
  GArray *dirty_pools; /* guint */
  GArray *memories;    /* Memory */
  guint n_complaints;
  guint64 n_blocks;
} Check;

static void
complain (Check *check, const char *what, guint64 a, guint64 b)
{
  if (check->n_complaints++ < MAX_COMPLAINTS)
    printf ("%s: behind event %u: %s: %" G_GUINT64_FORMAT ", in the log %" G_GUINT64_FORMAT "\n",
            check->name, check->n, what, a, b);
}

static void
expect (Check *check, const char *what, guint64 engine, guint64 log)
{
  if (engine != log)
    complain (check, what, engine, log);
}

/* --- one moment ------------------------------------------------------------------------------- */

static void
check_occupant (Check *check, gpointer occupant, const RfSpaceBlock *block)
{
  const RfObject *object = occupant;

  expect (check, "a block's state", object != NULL ? RF_BLOCK_USED : RF_BLOCK_KEPT, block->state);
  if (object == NULL)
    return;
  /* One that is just being told of has its number already. */
  if (block->object != 0)
    expect (check, "an occupant", object->id, block->object);
  expect (check, "whose it is", (object->flags & RF_OBJECT_INTERNAL) != 0, block->internal);
  /* An instance or a module may have become one of another class. */
  if ((object->type->type_flags & (RF_TYPE_PYTHON_CLASS | RF_TYPE_IS_MODULE)) == 0 &&
      g_strcmp0 (object->type->name, block->type) != 0 && !block->internal &&
      check->n_complaints++ < MAX_COMPLAINTS)
    printf ("%s: behind event %u: a %s is a %s in the log\n", check->name, check->n,
            object->type->name, block->type);
}

static void
check_pool (Check *check, guint index)
{
  RfPool pool;
  RfSpacePool known;

  if (!rf_address_pool (check->m->heap->space, index, &pool) ||
      index >= rf_space_n_pools (check->space))
    {
      complain (check, "there is no pool", index, rf_space_n_pools (check->space));
      return;
    }
  known = rf_space_pool (check->space, index);
  expect (check, "a pool's size of blocks", pool.size,
          known.size_class == RF_SIZE_CLASS_NONE
            ? 0
            : (guint64) (known.size_class + 1) * RF_SIZE_CLASS_STEP);
  expect (check, "a pool's number of blocks", pool.n_blocks, known.n_blocks);
  expect (check, "a pool's number of carved blocks", pool.n_carved, known.n_carved);
  expect (check, "a pool's number of used blocks", pool.n_used, known.n_used);
  expect (check, "a pool's first free block", pool.free_head,
          known.first == RF_PLACE_NONE ? 0 : RF_PLACE_NUMBER (known.first) + 1);
  for (guint number = 1; number <= pool.n_carved; number++)
    {
      gpointer occupant;
      guint next;
      gboolean is_free =
        rf_address_pool_block (check->m->heap->space, index, number, &next, &occupant);
      RfSpaceBlock block;

      check->n_blocks++;
      if (!rf_space_block (check->space, RF_PLACE (index, number - 1), &block))
        complain (check, "no such block", number, 0);
      else if (!is_free)
        check_occupant (check, occupant, &block);
      else
        {
          expect (check, "a free block", TRUE,
                  block.state == RF_BLOCK_FREE || block.state == RF_BLOCK_NEW);
          expect (check, "the next free block", next,
                  block.next == RF_PLACE_NONE ? 0 : RF_PLACE_NUMBER (block.next) + 1);
        }
    }
}

/* What an object of each size would get. */
static void
check_next (Check *check)
{
  for (guint i = 0; i < RF_N_SIZE_CLASSES; i++)
    {
      RfPlace next = rf_space_next (check->space, i);
      gsize size = (gsize) (i + 1) * RF_SIZE_CLASS_STEP;
      guint64 address = rf_address_peek (check->m->heap->space, size);

      if (next == RF_PLACE_NONE)
        expect (check, "a new arena", address & (RF_ARENA_BYTES - 1), 48);
      else
        expect (check, "the block that is given out next", address & ~(guint64) 0,
                rf_space_pool (check->space, RF_PLACE_POOL (next)).address + 48 +
                  RF_PLACE_NUMBER (next) * size);
    }
}

static void
check_large (Check *check)
{
  for (guint i = 0; i < rf_space_n_large (check->space); i++)
    {
      RfSpaceBlock block;
      RfBlock known;
      RfPlace next;

      if (!rf_space_block (check->space, RF_PLACE_LARGE | i, &block) ||
          !rf_address_lookup (check->m->heap->space, block.address, &known))
        {
          complain (check, "no such large block", i, 0);
          continue;
        }
      expect (check, "a large block's size", known.size, block.size);
      expect (check, "a large block's state", known.occupant != NULL, block.state == RF_BLOCK_USED);
      next = rf_space_next_large (check->space, block.size);
      if (next != RF_PLACE_NONE)
        {
          RfSpaceBlock first;

          rf_space_block (check->space, next, &first);
          expect (check, "the large block that is given out next",
                  rf_address_peek (check->m->heap->space, block.size), first.address);
        }
      if (known.occupant != NULL)
        check_occupant (check, known.occupant, &block);
    }
}

static void
check_figures (Check *check)
{
  RfSpaceFigures figures[RF_N_SIZE_CLASSES + 1];
  gsize bytes = 0;

  rf_space_figures (check->space, figures);
  for (guint i = 0; i <= RF_N_SIZE_CLASSES; i++)
    bytes += figures[i].used_bytes;
  expect (check, "bytes in use", rf_address_used (check->m->heap->space), bytes);
}

static guint32
hash_all (RfSpace *space)
{
  guint32 hash = 5381;
  guint n_large = rf_space_n_large (space);

  for (guint i = 0; i < rf_space_n_pools (space); i++)
    {
      RfSpacePool pool = rf_space_pool (space, i);

      hash = hash * 33 + pool.size_class;
      hash = hash * 33 + pool.first;
      for (guint number = 0; number < pool.n_carved; number++)
        {
          RfSpaceBlock block;

          rf_space_block (space, RF_PLACE (i, number), &block);
          hash = hash * 33 + block.state;
          hash = hash * 33 + block.object;
          hash = hash * 33 + block.next;
          hash = hash * 33 + block.since;
        }
    }
  for (guint i = 0; i < n_large; i++)
    {
      RfSpaceBlock block;

      rf_space_block (space, RF_PLACE_LARGE | i, &block);
      hash = hash * 33 + block.state;
      hash = hash * 33 + block.object;
      hash = hash * 33 + block.next;
    }
  return hash;
}

/* Behind event check->n. */
static void
check_moment (Check *check, gboolean all)
{
  RfPool pool;

  rf_space_seek (check->space, check->n);
  if (all)
    {
      for (guint i = 0; rf_address_pool (check->m->heap->space, i, &pool); i++)
        check_pool (check, i);
      check_large (check);
      check_figures (check);
    }
  for (guint i = 0; i < check->dirty_pools->len; i++)
    {
      guint index = g_array_index (check->dirty_pools, guint, i);

      if (!all)
        check_pool (check, index);
      check->dirty->data[index] = 0;
    }
  if (all || check->dirty_pools->len > 0)
    check_next (check);
  g_array_set_size (check->dirty_pools, 0);
  if (check->n % REMEMBER_EVERY == 0)
    {
      Memory memory = { check->n, hash_all (check->space) };

      g_array_append_val (check->memories, memory);
    }
}

/* --- the run ---------------------------------------------------------------------------------- */

static void
on_change (gpointer user, RfAddressChange change, guint64 address, gsize size, gpointer occupant)
{
  Check *check = user;
  guint64 index = (address - G_GUINT64_CONSTANT (0x7f3a5c000000)) / RF_POOL_BYTES;

  if (size > RF_N_SIZE_CLASSES * RF_SIZE_CLASS_STEP)
    return;
  if (index >= check->dirty->len)
    {
      guint before = check->dirty->len;

      g_byte_array_set_size (check->dirty, (guint) index + 1);
      memset (check->dirty->data + before, 0, check->dirty->len - before);
    }
  if (check->dirty->data[index] == 0)
    {
      guint pool = (guint) index;

      check->dirty->data[index] = 1;
      g_array_append_val (check->dirty_pools, pool);
    }
}

static gboolean
on_event (const RfEvent *event, guint32 n, gpointer user)
{
  Check *check = user;

  /* Before it: what is behind the event that came before. The log of a program that was stopped
   * ends with its last event. */
  if (check->n < check->length || check->finished)
    check_moment (check, check->n % ALL_EVERY == 0);
  check->n++;
  return check->n <= check->length;
}

static void
heap_made (RfHeap *heap, gpointer user)
{
  rf_address_set_watch (heap->space, on_change, user);
}

static void
begins (RfMachine *m, gpointer user)
{
  ((Check *) user)->m = m;
}

static void
ended (RfMachine *m, gpointer user)
{
  Check *check = user;

  rf_address_set_watch (m->heap->space, NULL, NULL);
  /* One that was stopped winds down. */
  if (check->finished)
    check_moment (check, TRUE);
}

/* --- programs --------------------------------------------------------------------------------- */

typedef struct
{
  guint n_programs, n_failed;
  guint64 n_events, n_entries, n_bytes, n_blocks, n_moments;
} Run;

static void
go_back (Check *check)
{
  for (guint i = check->memories->len; i > 0; i--)
    {
      const Memory *memory = &g_array_index (check->memories, Memory, i - 1);

      rf_space_seek (check->space, memory->event);
      check->n = memory->event;
      expect (check, "on the way back, everything", memory->hash, hash_all (check->space));
    }
}

static void
run_session (Run *run, const char *file, RfSession *session, RfSpaceLog *log)
{
  Check check = { .name = file,
                  .space = rf_space_new (log),
                  .length = rf_journal_length (rf_session_journal (session)),
                  .finished = rf_session_phase (session) == RF_SESSION_FINISHED,
                  .dirty = g_byte_array_new (),
                  .dirty_pools = g_array_new (FALSE, FALSE, sizeof (guint)),
                  .memories = g_array_new (FALSE, FALSE, sizeof (Memory)) };
  const RfRerunHooks hooks = {
    .heap_made = heap_made, .begins = begins, .event = on_event, .ended = ended, .user = &check
  };
  RfRerun rerun;

  if (rf_space_log_differed (log))
    complain (&check, "an address", 0, 0);
  rf_rerun_init (&rerun, session);
  rf_rerun_run (&rerun, &hooks);
  rf_rerun_clear (&rerun);
  run->n_events += check.length;
  run->n_entries += rf_space_log_length (log);
  run->n_bytes += rf_space_log_bytes (log);
  run->n_moments += check.memories->len;
  run->n_blocks += check.n_blocks;
  go_back (&check);
  run->n_failed += check.n_complaints > 0;
  rf_space_free (check.space);
  g_byte_array_unref (check.dirty);
  g_array_unref (check.dirty_pools);
  g_array_unref (check.memories);
}

static void
run_file (const RfProfile *profile, const char *file, gpointer user)
{
  Run *run = user;
  g_autofree char *text = NULL, *base = g_path_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (RfSession) session = NULL;
  g_autoptr (RfSpaceRun) space_run = NULL;
  g_autoptr (RfSpaceLog) log = NULL;
  gsize size;

  if (!g_file_get_contents (file, &text, &size, &error))
    g_error ("%s", error->message);
  session = rf_session_new (text, (gssize) size, base, profile);
  rf_session_set_limits (session, MAX_EVENTS, (gsize) 1 << 30);
  rf_session_start (session, TRUE);
  rf_session_wait (session);
  if (rf_session_phase (session) == RF_SESSION_REFUSED)
    return;
  run->n_programs++;
  space_run = rf_space_run_new (session, NULL, NULL);
  rf_space_run_wait (space_run);
  log = rf_space_run_get (space_run);
  if (log != NULL)
    run_session (run, file, session, log);
  else
    {
      printf ("%s: no log\n", file);
      run->n_failed++;
    }
}

int
main (int argc, char **argv)
{
  Run run = { 0 };

  if (!rf_programs_each (argc, argv, run_file, &run))
    return 2;
  printf ("%u programs, %" G_GUINT64_FORMAT " events, %" G_GUINT64_FORMAT
          " blocks compared, %" G_GUINT64_FORMAT " moments seen again; %.2f entries and %.1f bytes "
          "an event; %u programs failed\n",
          run.n_programs, run.n_events, run.n_blocks, run.n_moments,
          (double) run.n_entries / MAX (run.n_events, 1),
          (double) run.n_bytes / MAX (run.n_events, 1), run.n_failed);
  return run.n_failed > 0 || run.n_events == 0;
}
