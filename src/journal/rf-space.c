/* SPDX-License-Identifier: MIT */

/* The address space at an event: a core that goes along the log.
 *
 * Invariant: the core is what the entries of the log behind events up to the position make of
 * nothing. Going back starts from the checkpoint before. */

#include "journal/rf-space.h"

#include "journal/rf-space-private.h"

/* Entries that are gone over for the last change. */
#define MAX_LOOK_BACK 20000

struct _RfSpace
{
  RfSpaceLog *log;
  RfSpaceCore *core;
  guint32 position;
};

static const RfSpaceOp *
op_at (const RfSpaceLog *log, gsize index)
{
  return &g_array_index (log->ops, RfSpaceOp, index);
}

/* How many entries stand behind events up to @event. */
static gsize
entries_until (const RfSpaceLog *log, guint32 event)
{
  gsize low = 0, high = log->ops->len;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (op_at (log, middle)->event <= event)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static const RfSpaceCore *
checkpoint_before (const RfSpaceLog *log, gsize entries)
{
  guint low = 0, high = log->checkpoints->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (((const RfSpaceCore *) log->checkpoints->pdata[middle])->position <= entries)
        low = middle;
      else
        high = middle;
    }
  return log->checkpoints->pdata[low];
}

void
rf_space_seek (RfSpace *self, guint32 event)
{
  gsize entries = entries_until (self->log, event);
  const RfSpaceCore *checkpoint = checkpoint_before (self->log, entries);

  if (self->core == NULL || self->core->position > entries ||
      self->core->position < checkpoint->position)
    {
      g_clear_pointer (&self->core, rf_space_core_free);
      self->core = rf_space_core_copy (checkpoint);
    }
  while (self->core->position < entries)
    rf_space_core_apply (self->core, self->log, op_at (self->log, self->core->position));
  self->position = event;
}

RfSpace *
rf_space_new (RfSpaceLog *log)
{
  RfSpace *self = g_new0 (RfSpace, 1);

  self->log = rf_space_log_ref (log);
  rf_space_seek (self, 0);
  return self;
}

void
rf_space_free (RfSpace *self)
{
  if (self == NULL)
    return;
  rf_space_core_free (self->core);
  rf_space_log_unref (self->log);
  g_free (self);
}

RfSpaceLog *
rf_space_get_log (RfSpace *self)
{
  return self->log;
}

/* --- looking ---------------------------------------------------------------------------------- */

guint
rf_space_n_arenas (const RfSpace *self)
{
  return self->core->arenas->len;
}

guint
rf_space_n_pools (const RfSpace *self)
{
  return self->core->pools->len;
}

guint
rf_space_n_large (const RfSpace *self)
{
  return self->core->n_large;
}

RfSpacePool
rf_space_pool (const RfSpace *self, guint index)
{
  const RfSpaceCorePool *pool = &g_array_index (self->core->pools, RfSpaceCorePool, index);
  RfSpacePool found = { .size_class = pool->size_class,
                        .n_blocks = pool->n_blocks,
                        .n_carved = pool->n_carved,
                        .n_used = pool->n_used,
                        .n_kept = pool->n_kept,
                        .is_empty = pool->n_used == 0,
                        .first = RF_PLACE_NONE };

  found.address = rf_space_core_address (self->core, self->log, RF_PLACE (index, 0u)) &
                  ~(guint64) (RF_POOL_BYTES - 1);
  if (pool->size_class != RF_SIZE_CLASS_NONE && pool->free_head != 0)
    found.first = RF_PLACE (index, pool->free_head - 1u);
  return found;
}

static RfPlace
next_place (RfPlace place, guint32 next)
{
  if (next == 0)
    return RF_PLACE_NONE;
  return (place & RF_PLACE_LARGE) != 0 ? RF_PLACE_LARGE | (next - 1)
                                       : RF_PLACE (RF_PLACE_POOL (place), next - 1);
}

static guint
kind_of (const RfSpaceLog *log, guint32 type)
{
  guint32 kind = type < log->kinds->len ? g_array_index (log->kinds, guint32, type) : 0;

  return kind > 0 ? kind - 1 : 0;
}

gboolean
rf_space_block (const RfSpace *self, RfPlace place, RfSpaceBlock *block)
{
  const RfSpaceCell *cell = rf_space_core_cell (self->core, place);

  if (cell == NULL)
    return FALSE;
  *block = (RfSpaceBlock){
    .address = rf_space_core_address (self->core, self->log, place),
    .state = (RfBlockState) cell->state,
    .next = cell->state == RF_BLOCK_FREE ? next_place (place, cell->next) : RF_PLACE_NONE,
    .object = cell->object,
    .type = self->log->types->pdata[RF_SPACE_TAKEN_TYPE (cell->taken)],
    .kind = kind_of (self->log, RF_SPACE_TAKEN_TYPE (cell->taken)),
    .internal = RF_SPACE_TAKEN_INTERNAL (cell->taken),
    .since = cell->since,
  };
  if ((place & RF_PLACE_LARGE) != 0)
    block->size = g_array_index (self->log->large, RfSpaceLarge, place & ~RF_PLACE_LARGE).size;
  else
    block->size = (gsize) (g_array_index (self->core->pools, RfSpaceCorePool, RF_PLACE_POOL (place))
                             .size_class +
                           1) *
                  RF_SIZE_CLASS_STEP;
  return TRUE;
}

RfPlace
rf_space_next (const RfSpace *self, guint size_class)
{
  return rf_space_core_next (self->core, size_class);
}

RfPlace
rf_space_next_large (const RfSpace *self, gsize size)
{
  return rf_space_core_next_large (self->core, size);
}

void
rf_space_figures (const RfSpace *self, RfSpaceFigures figures[RF_N_SIZE_CLASSES + 1])
{
  for (guint i = 0; i <= RF_N_SIZE_CLASSES; i++)
    figures[i] = (RfSpaceFigures){ 0 };
  for (guint i = 0; i < self->core->pools->len; i++)
    {
      const RfSpaceCorePool *pool = &g_array_index (self->core->pools, RfSpaceCorePool, i);
      RfSpaceFigures *sum = &figures[pool->size_class];

      if (pool->size_class == RF_SIZE_CLASS_NONE || pool->n_used == 0)
        continue;
      sum->n_pools++;
      sum->n_used += pool->n_used - pool->n_kept;
      sum->n_kept += pool->n_kept;
      sum->n_free += pool->n_blocks - pool->n_used;
      sum->used_bytes += (gsize) pool->n_used * (pool->size_class + 1) * RF_SIZE_CLASS_STEP;
    }
  for (guint i = 0; i < self->core->n_large; i++)
    {
      const RfSpaceCell *cell = rf_space_core_cell (self->core, RF_PLACE_LARGE | i);
      RfSpaceFigures *sum = &figures[RF_N_SIZE_CLASSES];

      sum->n_used += cell->state == RF_BLOCK_USED;
      sum->n_free += cell->state == RF_BLOCK_FREE;
      if (cell->state == RF_BLOCK_USED)
        sum->used_bytes += g_array_index (self->log->large, RfSpaceLarge, i).size;
    }
}

/* --- who lives where -------------------------------------------------------------------------- */

RfPlace
rf_space_place_of (const RfSpace *self, guint32 object)
{
  const RfSpaceLog *log = self->log;
  guint32 op = object < log->homes->len ? g_array_index (log->homes, guint32, object) : 0;

  if (object == 0 || op == 0)
    return RF_PLACE_NONE;
  for (guint i = 0; i < log->moves->len; i++)
    {
      const RfSpaceMove *move = &g_array_index (log->moves, RfSpaceMove, i);

      if (move->op > self->core->position)
        break;
      if (move->object == object)
        op = move->op;
    }
  return op_at (log, op - 1)->place;
}

RfPlace
rf_space_last_change (const RfSpace *self, guint32 since)
{
  for (gsize i = self->core->position, n = 0; i > 0 && n < MAX_LOOK_BACK; i--, n++)
    {
      const RfSpaceOp *op = op_at (self->log, i - 1);
      const RfSpaceCell *cell = rf_space_core_cell (self->core, op->place);

      if (op->event <= since)
        break;
      if (op->kind != RF_SPACE_OP_SKIP && cell != NULL && cell->object != 0 &&
          !RF_SPACE_TAKEN_INTERNAL (cell->taken))
        return op->place;
    }
  return RF_PLACE_NONE;
}

GArray *
rf_space_tenants (const RfSpace *self, RfPlace place)
{
  const RfSpaceLog *log = self->log;
  GArray *tenants = g_array_new (FALSE, TRUE, sizeof (RfSpaceTenant));
  guint size_class = RF_SIZE_CLASS_NONE;
  RfSpaceTenant *last = NULL;

  for (gsize i = 0; i < log->ops->len; i++)
    {
      const RfSpaceOp *op = op_at (log, i);

      /* The pool begins anew with blocks of another size. */
      if (op->kind == RF_SPACE_OP_TAKE && (place & RF_PLACE_LARGE) == 0 &&
          RF_PLACE_POOL (op->place) == RF_PLACE_POOL (place) &&
          RF_SPACE_TAKEN_CLASS (op->value) != size_class)
        {
          if (size_class != RF_SIZE_CLASS_NONE && i >= self->core->position)
            break;
          size_class = RF_SPACE_TAKEN_CLASS (op->value);
          g_array_set_size (tenants, 0);
          last = NULL;
        }
      if (op->place != place)
        continue;
      if (op->kind == RF_SPACE_OP_TAKE || op->kind == RF_SPACE_OP_REUSE)
        {
          RfSpaceTenant tenant = { .type = log->types->pdata[RF_SPACE_TAKEN_TYPE (op->value)],
                                   .internal = RF_SPACE_TAKEN_INTERNAL (op->value),
                                   .from = op->event,
                                   .to = RF_TENANT_STAYS };

          g_array_append_val (tenants, tenant);
          last = &g_array_index (tenants, RfSpaceTenant, tenants->len - 1);
        }
      else if (op->kind == RF_SPACE_OP_TELL && last != NULL)
        last->object = op->value;
      else if (last != NULL && last->to == RF_TENANT_STAYS)
        {
          last->to = op->event;
          last->kept = op->kind == RF_SPACE_OP_KEEP;
        }
    }
  return tenants;
}
