/* SPDX-License-Identifier: MIT */
/* Heights that are nearest to wished ones, in the sense of weighted squares, and keep all
 * differences. What touches is a block, which stands at the mean of what its members wish. First
 * every variable, from the uppermost on, is joined with what it would lie on; then blocks come
 * apart again where their members pull away from one another, until none does. */
#include "diagram/rf-layout-settle-private.h"

#include <math.h>

#define EPSILON 1e-4
#define SPLITS_PER_VARIABLE 3

typedef struct
{
  double wish, weight, offset; /* within its block */
  guint block;
  GArray *above, *below; /* guint: differences that it is the lower, the upper one of */
} Variable;

typedef struct
{
  double at, sum, weight; /* sum: of weight × (wish − offset) */
  GArray *members;        /* guint; NULL: joined with another one */
} Block;

typedef struct
{
  const RfApart *aparts;
  guint n_aparts;
  Variable *variables;
  GArray *blocks; /* Block */
  gboolean *active;
  double *pull; /* of active differences: how much the lower part would come nearer; < 0: part */
} Solver;

static Block *
block_at (const Solver *solver, guint index)
{
  return &g_array_index (solver->blocks, Block, index);
}

static double
height_of (const Solver *solver, guint variable)
{
  const Variable *at = &solver->variables[variable];

  return block_at (solver, at->block)->at + at->offset;
}

/* How much too near they are. */
static double
violation (const Solver *solver, guint apart)
{
  const RfApart *it = &solver->aparts[apart];

  return height_of (solver, it->from) + it->least - height_of (solver, it->to);
}

static void
add_member (Solver *solver, guint block, guint variable, double offset)
{
  Variable *at = &solver->variables[variable];
  Block *into = block_at (solver, block);

  at->block = block;
  at->offset = offset;
  into->sum += at->weight * (at->wish - offset);
  into->weight += at->weight;
  g_array_append_val (into->members, variable);
}

static guint
new_block (Solver *solver)
{
  Block made = { .members = g_array_new (FALSE, FALSE, sizeof (guint)) };

  g_array_append_val (solver->blocks, made);
  return solver->blocks->len - 1;
}

static void
place_block (Solver *solver, guint block)
{
  Block *it = block_at (solver, block);

  it->at = it->sum / it->weight;
}

/* Joins the blocks at both ends of a difference, which is exact then. Returns the one that is left.
 */
static guint
join (Solver *solver, guint apart)
{
  const RfApart *it = &solver->aparts[apart];
  guint upper = solver->variables[it->from].block, lower = solver->variables[it->to].block;
  double shift = solver->variables[it->from].offset + it->least - solver->variables[it->to].offset;
  guint kept = upper, gone = lower;
  GArray *members;

  solver->active[apart] = TRUE;
  if (block_at (solver, lower)->members->len > block_at (solver, upper)->members->len)
    {
      kept = lower;
      gone = upper;
      shift = -shift;
    }
  members = g_steal_pointer (&block_at (solver, gone)->members);
  for (guint i = 0; i < members->len; i++)
    {
      guint member = g_array_index (members, guint, i);
      add_member (solver, kept, member, solver->variables[member].offset + shift);
    }
  g_array_unref (members);
  place_block (solver, kept);
  return kept;
}

/* The difference at the upper or lower side of a block that is violated most; -1: none is. */
static int
worst_of (const Solver *solver, guint block, gboolean upper)
{
  const GArray *members = block_at (solver, block)->members;
  double most = EPSILON;
  int worst = -1;

  for (guint i = 0; i < members->len; i++)
    {
      const Variable *at = &solver->variables[g_array_index (members, guint, i)];
      const GArray *list = upper ? at->above : at->below;

      for (guint k = 0; k < list->len; k++)
        {
          guint apart = g_array_index (list, guint, k);
          const RfApart *it = &solver->aparts[apart];
          guint other = solver->variables[upper ? it->from : it->to].block;
          double much = other != block ? violation (solver, apart) : 0;

          if (much > most)
            {
              most = much;
              worst = (int) apart;
            }
        }
    }
  return worst;
}

static guint
join_all (Solver *solver, guint block, gboolean upper)
{
  int apart;

  while ((apart = worst_of (solver, block, upper)) >= 0)
    block = join (solver, (guint) apart);
  return block;
}

/* --- coming apart --- */

/* How much what hangs on @variable, without what is beyond @from, pulls upwards. Sets the pull of
 * all differences on the way. */
static double
find_pulls (Solver *solver, guint variable, int from)
{
  const Variable *at = &solver->variables[variable];
  double sum = at->weight * (height_of (solver, variable) - at->wish);

  for (guint k = 0; k < at->below->len; k++)
    {
      guint apart = g_array_index (at->below, guint, k);

      if (!solver->active[apart] || (int) apart == from)
        continue;
      solver->pull[apart] = find_pulls (solver, solver->aparts[apart].to, (int) apart);
      sum += solver->pull[apart];
    }
  for (guint k = 0; k < at->above->len; k++)
    {
      guint apart = g_array_index (at->above, guint, k);

      if (!solver->active[apart] || (int) apart == from)
        continue;
      solver->pull[apart] = -find_pulls (solver, solver->aparts[apart].from, (int) apart);
      sum -= solver->pull[apart];
    }
  return sum;
}

static int
find_split (Solver *solver, guint block)
{
  const GArray *members = block_at (solver, block)->members;
  double least = -EPSILON;
  int split = -1;

  if (members->len < 2)
    return -1;
  find_pulls (solver, g_array_index (members, guint, 0), -1);
  for (guint i = 0; i < members->len; i++)
    {
      const GArray *list = solver->variables[g_array_index (members, guint, i)].below;

      for (guint k = 0; k < list->len; k++)
        {
          guint apart = g_array_index (list, guint, k);

          if (solver->active[apart] && solver->pull[apart] < least)
            {
              least = solver->pull[apart];
              split = (int) apart;
            }
        }
    }
  return split;
}

static void
take_along (Solver *solver, guint variable, guint block)
{
  const Variable *at = &solver->variables[variable];

  add_member (solver, block, variable, at->offset);
  for (guint k = 0; k < at->below->len; k++)
    {
      guint apart = g_array_index (at->below, guint, k), next = solver->aparts[apart].to;

      if (solver->active[apart] && solver->variables[next].block != block)
        take_along (solver, next, block);
    }
  for (guint k = 0; k < at->above->len; k++)
    {
      guint apart = g_array_index (at->above, guint, k), next = solver->aparts[apart].from;

      if (solver->active[apart] && solver->variables[next].block != block)
        take_along (solver, next, block);
    }
}

static void
split_block (Solver *solver, guint block, guint apart)
{
  guint upper = new_block (solver), lower = new_block (solver);

  solver->active[apart] = FALSE;
  take_along (solver, solver->aparts[apart].from, upper);
  take_along (solver, solver->aparts[apart].to, lower);
  g_array_unref (g_steal_pointer (&block_at (solver, block)->members));
  /* First the upper one finds its place with the lower one where it was. */
  place_block (solver, upper);
  place_block (solver, lower);
  join_all (solver, upper, TRUE);
  join_all (solver, solver->variables[solver->aparts[apart].to].block, FALSE);
}

static void
begin (Solver *solver, RfSettle *settle, const double *wish, const double *weight)
{
  guint n = settle->n_variables;

  solver->aparts = (const RfApart *) settle->aparts->data;
  solver->n_aparts = settle->aparts->len;
  solver->variables = g_new0 (Variable, n + 1);
  solver->blocks = g_array_new (FALSE, TRUE, sizeof (Block));
  solver->active = g_new0 (gboolean, settle->aparts->len + 1);
  solver->pull = g_new0 (double, settle->aparts->len + 1);
  for (guint i = 0; i < n; i++)
    {
      solver->variables[i].above = g_array_new (FALSE, FALSE, sizeof (guint));
      solver->variables[i].below = g_array_new (FALSE, FALSE, sizeof (guint));
      solver->variables[i].wish = wish[i];
      solver->variables[i].weight = weight[i];
      add_member (solver, new_block (solver), i, 0);
      place_block (solver, i);
    }
  for (guint i = 0; i < settle->aparts->len; i++)
    {
      g_array_append_val (solver->variables[solver->aparts[i].from].below, i);
      g_array_append_val (solver->variables[solver->aparts[i].to].above, i);
    }
}

static void
end (Solver *solver, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_array_unref (solver->variables[i].above);
      g_array_unref (solver->variables[i].below);
    }
  for (guint i = 0; i < solver->blocks->len; i++)
    g_clear_pointer (&block_at (solver, i)->members, g_array_unref);
  g_array_unref (solver->blocks);
  g_free (solver->variables);
  g_free (solver->active);
  g_free (solver->pull);
}

void
rf_settle_nearest (RfSettle *settle, const double *wish, const double *weight)
{
  Solver solver = { 0 };
  guint n = settle->n_variables, splits = 0;
  gboolean any = TRUE;

  begin (&solver, settle, wish, weight);
  for (guint i = 0; i < n; i++)
    join_all (&solver, solver.variables[settle->order[i]].block, TRUE);
  while (any && splits < SPLITS_PER_VARIABLE * n)
    {
      any = FALSE;
      for (guint b = 0; b < solver.blocks->len && splits < SPLITS_PER_VARIABLE * n; b++)
        {
          int apart = block_at (&solver, b)->members != NULL ? find_split (&solver, b) : -1;

          if (apart < 0)
            continue;
          split_block (&solver, b, (guint) apart);
          splits++;
          any = TRUE;
        }
    }
  for (guint i = 0; i < n; i++)
    settle->y[i] = height_of (&solver, i);
  for (guint i = 0; i < solver.n_aparts; i++)
    {
      /* In the order of the variables. */
      const RfApart *apart = &solver.aparts[i];
      settle->y[apart->to] = fmax (settle->y[apart->to], settle->y[apart->from] + apart->least);
    }
  end (&solver, n);
}
