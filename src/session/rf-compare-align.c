/* SPDX-License-Identifier: MIT */

/* Two sequences of lines laid side by side, by the greedy search for a shortest edit script
 * (Myers 1986). Runs of one program differ in few lines; where they differ in more than the bound,
 * what is found so far is taken, and the search goes on behind it. */

#include "session/rf-compare-private.h"

#include <string.h>

/* Edits that are looked at together: memory and time grow with the square. */
#define EDITS_MAX 1200

typedef struct
{
  RfCompareLine *a, *b;
  int n_a, n_b;
} Pair;

static inline gboolean
is_same (const Pair *pair, int x, int y)
{
  return pair->a[x].key == pair->b[y].key;
}

static void
marry (Pair *pair, int x, int y, guint32 a_index, guint32 b_index)
{
  pair->a[x].match = b_index + (guint32) y;
  pair->b[y].match = a_index + (guint32) x;
}

/* How far the diagonals came after @d edits: v[-d … d], @d apart by two. */
static int *
furthest (GPtrArray *rounds, int d)
{
  return (int *) rounds->pdata[d] + d;
}

static int
step_into (const int *before, int d, int k)
{
  if (k == -d || (k != d && before[k - 1] < before[k + 1]))
    return before[k + 1]; /* down: a line of b alone */
  return before[k - 1] + 1;
}

/* Goes back from (@x, @y), which @d edits reach, and marries what is common on the way. */
static void
trace_back (Pair *pair, GPtrArray *rounds, int d, int x, int y, guint32 a_index, guint32 b_index)
{
  for (; d >= 0; d--)
    {
      int k = x - y, from_x, from_y, from_k;

      if (d == 0)
        from_x = from_y = 0;
      else
        {
          const int *before = furthest (rounds, d - 1);

          from_k = k == -d || (k != d && before[k - 1] < before[k + 1]) ? k + 1 : k - 1;
          from_x = before[from_k];
          from_y = from_x - from_k;
        }
      while (x > from_x && y > from_y)
        marry (pair, --x, --y, a_index, b_index);
      x = from_x;
      y = from_y;
    }
}

/* Aligns as much as the bound allows. Sets how much of both was gone over; both beyond nothing
 * unless both are at their ends. */
static void
align_piece (Pair *pair, guint32 a_index, guint32 b_index, int *done_a, int *done_b)
{
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (g_free);
  int best_x = 0, best_y = 0, best_d = 0;

  for (int d = 0; d <= EDITS_MAX; d++)
    {
      /* One more on each side, which the next round looks at. */
      int *room = g_new (int, 2 * d + 3);
      int *now;

      g_ptr_array_add (rounds, room);
      now = furthest (rounds, d);
      for (int k = -d; k <= d; k += 2)
        {
          int x, y;

          x = d == 0 ? 0 : step_into (furthest (rounds, d - 1), d, k);
          y = x - k;
          while (x < pair->n_a && y < pair->n_b && y >= 0 && is_same (pair, x, y))
            x++, y++;
          now[k] = x;
          if (x > pair->n_a || y > pair->n_b || y < 0)
            continue;
          if (x + y > best_x + best_y)
            best_x = x, best_y = y, best_d = d;
          if (x == pair->n_a && y == pair->n_b)
            d = EDITS_MAX + 1, k = d;
        }
    }
  trace_back (pair, rounds, best_d, best_x, best_y, a_index, b_index);
  *done_a = best_x;
  *done_b = best_y;
}

gboolean
rf_compare_align (GArray *left, GArray *right, const int *cancel)
{
  guint32 x = 0, y = 0;

  while (x < left->len && y < right->len)
    {
      Pair pair = { .a = &g_array_index (left, RfCompareLine, x),
                    .b = &g_array_index (right, RfCompareLine, y),
                    .n_a = (int) (left->len - x),
                    .n_b = (int) (right->len - y) };
      int done_a, done_b;

      if (cancel != NULL && g_atomic_int_get (cancel))
        return FALSE;
      align_piece (&pair, x, y, &done_a, &done_b);
      x += (guint32) done_a;
      y += (guint32) done_b;
      if (done_a + done_b == 0)
        break;
    }
  return TRUE;
}
