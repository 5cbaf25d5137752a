/* SPDX-License-Identifier: MIT */

/* The log of the address space.
 *
 * Invariants: entries are in order of events; log->core is what all of them make; a checkpoint
 * stands at least every so many entries, and right behind each RF_SPACE_OP_SKIP, which stands for
 * what is not in the log because only the last of it can be looked at. */

#include "journal/rf-space-private.h"

/* Entries between checkpoints: so many, or as many as there are blocks, so that they do not take
 * more memory than the log. */
#define CHECKPOINT_ENTRIES 8192
/* Entries behind one event; more are not written. */
#define MAX_ENTRIES_BEHIND 65536

RfSpaceLog *
rf_space_log_new (void)
{
  RfSpaceLog *log = g_new0 (RfSpaceLog, 1);

  g_atomic_ref_count_init (&log->refs);
  log->ops = g_array_new (FALSE, FALSE, sizeof (RfSpaceOp));
  log->large = g_array_new (FALSE, FALSE, sizeof (RfSpaceLarge));
  log->types = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (log->types, NULL);
  log->kinds = g_array_new (FALSE, TRUE, sizeof (guint32));
  log->type_index = g_hash_table_new (g_str_hash, g_str_equal);
  log->homes = g_array_new (FALSE, TRUE, sizeof (guint32));
  log->moves = g_array_new (FALSE, FALSE, sizeof (RfSpaceMove));
  log->checkpoints = g_ptr_array_new_with_free_func ((GDestroyNotify) rf_space_core_free);
  log->fates = g_array_new (FALSE, TRUE, sizeof (RfSpacePoolFate));
  log->touched = g_array_new (FALSE, TRUE, sizeof (RfSpaceTouched));
  log->core = rf_space_core_new ();
  g_ptr_array_add (log->checkpoints, rf_space_core_copy (log->core));
  return log;
}

RfSpaceLog *
rf_space_log_ref (RfSpaceLog *log)
{
  g_atomic_ref_count_inc (&log->refs);
  return log;
}

void
rf_space_log_unref (RfSpaceLog *log)
{
  if (log == NULL || !g_atomic_ref_count_dec (&log->refs))
    return;
  g_array_unref (log->ops);
  g_array_unref (log->large);
  g_hash_table_unref (log->type_index);
  g_ptr_array_unref (log->types);
  g_array_unref (log->kinds);
  g_array_unref (log->homes);
  g_array_unref (log->moves);
  g_ptr_array_unref (log->checkpoints);
  g_array_unref (log->fates);
  g_array_unref (log->touched);
  rf_space_core_free (log->core);
  g_free (log);
}

/* --- writing ---------------------------------------------------------------------------------- */

static void
append (RfSpaceLog *log, const RfSpaceOp *op)
{
  g_array_append_vals (log->ops, op, 1);
  rf_space_core_apply (log->core, log, op);
}

static void
add_checkpoint (RfSpaceLog *log)
{
  g_ptr_array_add (log->checkpoints, rf_space_core_copy (log->core));
}

static void
end_event (RfSpaceLog *log)
{
  const RfSpaceCore *last = log->checkpoints->pdata[log->checkpoints->len - 1];

  if (log->skips)
    {
      RfSpaceOp skip = { .event = log->last, .place = RF_PLACE_NONE, .kind = RF_SPACE_OP_SKIP };

      append (log, &skip);
      log->skips = FALSE;
      add_checkpoint (log);
    }
  else if (log->ops->len - last->position >= MAX (CHECKPOINT_ENTRIES, log->core->n_cells))
    add_checkpoint (log);
}

static void
touch (RfSpaceLog *log, RfPlace place)
{
  guint pool = RF_PLACE_POOL (place), number = RF_PLACE_NUMBER (place);

  if ((place & RF_PLACE_LARGE) != 0)
    return;
  if (pool >= log->touched->len)
    g_array_set_size (log->touched, pool + 1);
  g_array_index (log->touched, RfSpaceTouched, pool).bits[number / 64] |= (guint64) 1
                                                                          << (number % 64);
}

static void
write_op (RfSpaceLog *log, RfSpaceOp op)
{
  if (op.kind <= RF_SPACE_OP_REUSE && !RF_SPACE_TAKEN_INTERNAL (op.value))
    touch (log, op.place);
  if (op.event != log->last)
    {
      end_event (log);
      log->last = op.event;
      log->first_of_event = log->ops->len;
    }
  if (log->skips || log->ops->len - log->first_of_event >= MAX_ENTRIES_BEHIND)
    {
      gsize position = log->core->position;

      log->skips = TRUE;
      rf_space_core_apply (log->core, log, &op);
      log->core->position = position;
    }
  else
    append (log, &op);
}

static guint32
type_number (RfSpaceLog *log, const char *name)
{
  guint32 number;

  if (name == NULL)
    return 0;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (log->type_index, name));
  if (number == 0 && log->types->len <= RF_SPACE_MAX_TYPES)
    {
      char *copy = g_strdup (name);

      number = log->types->len;
      g_ptr_array_add (log->types, copy);
      g_hash_table_insert (log->type_index, copy, GUINT_TO_POINTER (number));
    }
  return number;
}

/* Where the address space puts a block of @size; a new large one is noted. */
static RfPlace
place_of_next (RfSpaceLog *log, guint64 address, gsize size)
{
  RfSpaceLarge fresh = { address, size };
  RfPlace place;

  if (size <= RF_N_SIZE_CLASSES * RF_SIZE_CLASS_STEP)
    return rf_space_core_next (log->core, (guint) (size / RF_SIZE_CLASS_STEP - 1));
  place = rf_space_core_next_large (log->core, size);
  if (place != RF_PLACE_NONE)
    return place;
  g_array_append_val (log->large, fresh);
  return RF_PLACE_LARGE | (log->large->len - 1);
}

static void
note_kind (RfSpaceLog *log, guint32 value)
{
  guint32 type = RF_SPACE_TAKEN_TYPE (value);

  if (RF_SPACE_TAKEN_INTERNAL (value))
    return;
  if (type >= log->kinds->len)
    g_array_set_size (log->kinds, type + 1);
  if (g_array_index (log->kinds, guint32, type) == 0)
    g_array_index (log->kinds, guint32, type) = ++log->n_kinds;
}

static void
note_fate (RfSpaceLog *log, const RfSpaceOp *op)
{
  guint pool = RF_PLACE_POOL (op->place), before = log->fates->len;
  RfSpacePoolFate *fate;

  if ((op->place & RF_PLACE_LARGE) != 0)
    return;
  if (pool >= before)
    {
      g_array_set_size (log->fates, pool + 1);
      for (guint i = before; i <= pool; i++)
        g_array_index (log->fates, RfSpacePoolFate, i).first_class = RF_SIZE_CLASS_NONE;
    }
  fate = &g_array_index (log->fates, RfSpacePoolFate, pool);
  if (fate->first_class == RF_SIZE_CLASS_NONE)
    fate->first_class = RF_SPACE_TAKEN_CLASS (op->value);
  fate->n_carved =
    MAX (fate->n_carved, g_array_index (log->core->pools, RfSpaceCorePool, pool).n_carved);
  fate->for_program |= !RF_SPACE_TAKEN_INTERNAL (op->value);
}

void
rf_space_log_take (RfSpaceLog *log, guint32 event, guint64 address, gsize size, gboolean reused,
                   const char *type, gboolean internal, guint32 object)
{
  guint size_class = (guint) MIN (size / RF_SIZE_CLASS_STEP - 1, (gsize) RF_N_SIZE_CLASSES);
  RfSpaceOp op = { .event = event, .kind = reused ? RF_SPACE_OP_REUSE : RF_SPACE_OP_TAKE };

  op.value = RF_SPACE_TAKEN (type_number (log, type), internal, size_class);
  op.place =
    reused ? rf_space_core_find (log->core, log, address) : place_of_next (log, address, size);
  if (op.place == RF_PLACE_NONE) /* the first one of a new arena */
    op.place = RF_PLACE (log->core->pools->len, 0u);
  write_op (log, op);
  note_fate (log, &op);
  note_kind (log, op.value);
  log->differs |= rf_space_core_address (log->core, log, op.place) != address;
  if (object != 0)
    rf_space_log_tell (log, event, address, object);
}

static void
write_change (RfSpaceLog *log, guint32 event, guint64 address, RfSpaceOpKind kind)
{
  RfSpaceOp op = { .event = event, .kind = kind };

  op.place = rf_space_core_find (log->core, log, address);
  if (op.place == RF_PLACE_NONE || rf_space_core_address (log->core, log, op.place) != address)
    log->differs = TRUE;
  else
    write_op (log, op);
}

void
rf_space_log_give (RfSpaceLog *log, guint32 event, guint64 address)
{
  write_change (log, event, address, RF_SPACE_OP_GIVE);
}

void
rf_space_log_keep (RfSpaceLog *log, guint32 event, guint64 address)
{
  write_change (log, event, address, RF_SPACE_OP_KEEP);
}

void
rf_space_log_tell (RfSpaceLog *log, guint32 event, guint64 address, guint32 object)
{
  RfSpaceOp op = { .event = event, .kind = RF_SPACE_OP_TELL, .value = object };
  guint32 *home;

  op.place = rf_space_core_find (log->core, log, address);
  if (op.place == RF_PLACE_NONE)
    {
      log->differs = TRUE;
      return;
    }
  write_op (log, op);
  if (object >= log->homes->len)
    g_array_set_size (log->homes, object + 1);
  home = &g_array_index (log->homes, guint32, object);
  if (*home == 0 && !log->skips)
    *home = log->ops->len;
  else if (!log->skips)
    {
      RfSpaceMove move = { object, log->ops->len };

      g_array_append_val (log->moves, move);
    }
}

/* --- looking ---------------------------------------------------------------------------------- */

gsize
rf_space_log_length (const RfSpaceLog *log)
{
  return log->ops->len;
}

guint
rf_space_log_n_pools (const RfSpaceLog *log)
{
  return log->fates->len;
}

RfSpacePoolFate
rf_space_log_fate (const RfSpaceLog *log, guint pool)
{
  RfSpacePoolFate none = { .first_class = RF_SIZE_CLASS_NONE };

  return pool < log->fates->len ? g_array_index (log->fates, RfSpacePoolFate, pool) : none;
}

gboolean
rf_space_log_is_touched (const RfSpaceLog *log, guint pool, guint first, guint last)
{
  const RfSpaceTouched *touched;

  if (pool >= log->touched->len)
    return FALSE;
  touched = &g_array_index (log->touched, RfSpaceTouched, pool);
  for (guint i = first; i <= last && i < 1u << RF_PLACE_BITS; i++)
    if ((touched->bits[i / 64] >> i % 64 & 1) != 0)
      return TRUE;
  return FALSE;
}

gboolean
rf_space_log_differed (const RfSpaceLog *log)
{
  return log->differs;
}

gsize
rf_space_log_bytes (const RfSpaceLog *log)
{
  gsize bytes = log->ops->len * sizeof (RfSpaceOp) + log->homes->len * sizeof (guint32) +
                log->large->len * sizeof (RfSpaceLarge);

  /* As if checkpoints shared nothing. */
  for (guint i = 0; i < log->checkpoints->len; i++)
    {
      const RfSpaceCore *core = log->checkpoints->pdata[i];

      bytes += core->n_cells * sizeof (RfSpaceCell) + core->pools->len * sizeof (RfSpaceCorePool);
    }
  return bytes;
}
