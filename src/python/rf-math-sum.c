/* SPDX-License-Identifier: MIT */

/* math: sums, products and vectors. Sums of floats are carried with more digits than the result
 * has, so that it is rounded once. */

#include "python/rf-class-private.h"
#include "python/rf-int.h"
#include "python/rf-math-private.h"

#include <math.h>

/* A float with 113 bits. */
typedef __float128 Wide;

static inline gboolean
get_double (RfMachine *m, RfObject *o, double *x)
{
  *x = rf_float_as_double (m, o);
  return *x != -1.0 || !rf_raised (m);
}

/* --- fsum ------------------------------------------------------------------------------------ */

/* Adds @x to the @n partial sums, which do not overlap and ascend; gives their new number. */
static gsize
add_partial (double *partials, gsize n, double x)
{
  gsize kept = 0;

  for (gsize i = 0; i < n; i++)
    {
      double y = partials[i], high, low;

      if (fabs (x) < fabs (y))
        {
          double t = x;

          x = y;
          y = t;
        }
      high = x + y;
      low = y - (high - x);
      if (low != 0.0)
        partials[kept++] = low;
      x = high;
    }
  if (x != 0.0)
    partials[kept++] = x;
  return kept;
}

/* The sum of the partial sums, rounded once, half to even. */
static double
round_partials (const double *partials, gsize n)
{
  double high, low = 0.0;

  if (n == 0)
    return 0.0;
  high = partials[--n];
  while (n > 0 && low == 0.0)
    {
      double x = high, y = partials[--n];

      high = x + y;
      low = y - (high - x);
    }
  if (n > 0 && ((low < 0.0 && partials[n - 1] < 0.0) || (low > 0.0 && partials[n - 1] > 0.0)))
    {
      double twice = low * 2.0, x = high + twice;

      if (twice == x - high)
        high = x;
    }
  return high;
}

typedef struct
{
  GArray *partials;
  double special, infinities; /* sums of what is not finite */
} Sum;

static gboolean
sum_add (RfMachine *m, Sum *sum, double x)
{
  GArray *partials = sum->partials;
  gsize n = partials->len;

  g_array_set_size (partials, (guint) n + 1);
  n = add_partial ((double *) (void *) partials->data, n, x);
  g_array_set_size (partials, (guint) n);
  if (n == 0 || isfinite (g_array_index (partials, double, n - 1)))
    return TRUE;
  if (isfinite (x))
    {
      rf_raise (m, RF_EXC_OverflowError, "intermediate overflow in fsum");
      return FALSE;
    }
  if (isinf (x))
    sum->infinities += x;
  sum->special += x;
  g_array_set_size (partials, 0);
  return TRUE;
}

RF_MATH (fsum)
{
  RfObject *iterator = rf_object_iter (m, args[0]), *item, *result = NULL;
  Sum sum = { .partials = g_array_new (FALSE, TRUE, sizeof (double)) };
  gboolean ok = TRUE;

  if (iterator == NULL)
    {
      g_array_unref (sum.partials);
      return NULL;
    }
  rf_hold (m->heap, iterator);
  while (ok && (item = rf_object_next (m, iterator)) != NULL)
    {
      double x;

      rf_hold (m->heap, item);
      ok = get_double (m, item, &x) && sum_add (m, &sum, x);
      rf_release (m->heap, 1);
      rf_drop (m, item);
    }
  if (!rf_raised (m))
    {
      if (sum.special != 0.0 && isnan (sum.infinities))
        rf_raise (m, RF_EXC_ValueError, "-inf + inf in fsum");
      else
        result = rf_float_new (m, sum.special != 0.0
                                    ? sum.special
                                    : round_partials ((double *) (void *) sum.partials->data,
                                                      sum.partials->len));
    }
  g_array_unref (sum.partials);
  return rf_drop_held (m->heap, iterator, result);
}

/* --- prod, sumprod --------------------------------------------------------------------------- */

RF_MATH (prod)
{
  static const char *const names[] = { "iterable", "$", "start", NULL };
  RfObject *given[2], *iterator, *item, *product;

  if (!rf_args_parse (m, "prod", names, 1, 1, args, n_args, kwnames, given))
    return NULL;
  iterator = rf_object_iter (m, given[0]);
  if (iterator == NULL)
    return NULL;
  rf_hold (m->heap, iterator);
  product = given[1] != NULL ? rf_new_ref (m, given[1]) : rf_int_new (m, 1);
  while (product != NULL)
    {
      RfObject *old = product;

      rf_hold (m->heap, old);
      item = rf_object_next (m, iterator);
      if (item == NULL)
        {
          rf_release (m->heap, 1);
          if (rf_raised (m))
            {
              rf_drop (m, old);
              product = NULL;
            }
          break;
        }
      rf_hold (m->heap, item);
      product = rf_object_binary (m, RF_BINARY_MULT, old, item);
      product = rf_drop_held (m->heap, item, product);
      product = rf_drop_held (m->heap, old, product);
    }
  return rf_drop_held (m->heap, iterator, product);
}

/* The total so far, and a part of it in floats that is not in it yet. */
typedef struct
{
  RfObject *total;
  Wide floats;
  gboolean has_floats;
} Products;

/* total += a (stolen, NULL: an exception). */
static gboolean
add_to_total (RfMachine *m, Products *sum, RfObject *a)
{
  RfObject *old = sum->total;

  if (a == NULL)
    return FALSE;
  rf_hold (m->heap, old);
  rf_hold (m->heap, a);
  sum->total = rf_object_binary (m, RF_BINARY_ADD, old, a);
  sum->total = rf_drop_held (m->heap, a, sum->total);
  sum->total = rf_drop_held (m->heap, old, sum->total);
  return sum->total != NULL;
}

static gboolean
flush_floats (RfMachine *m, Products *sum)
{
  if (!sum->has_floats)
    return TRUE;
  sum->has_floats = FALSE;
  return add_to_total (m, sum, rf_float_new (m, (double) sum->floats));
}

static gboolean
add_product (RfMachine *m, Products *sum, RfObject *a, RfObject *b)
{
  gboolean a_float = RF_CLASS_OF (a) == m->class_float, b_float = RF_CLASS_OF (b) == m->class_float;
  RfObject *product;

  if ((a_float || b_float) && (a_float || rf_is_exact_int (m, a)) &&
      (b_float || rf_is_exact_int (m, b)))
    {
      double x, y;

      if (!get_double (m, a, &x) || !get_double (m, b, &y))
        return FALSE;
      if (isfinite (x * y))
        {
          sum->floats = (sum->has_floats ? sum->floats : 0) + (Wide) x * (Wide) y;
          sum->has_floats = TRUE;
          return TRUE;
        }
    }
  if (!flush_floats (m, sum))
    return FALSE;
  rf_hold (m->heap, sum->total);
  product = rf_object_binary (m, RF_BINARY_MULT, a, b);
  rf_release (m->heap, 1);
  return add_to_total (m, sum, product);
}

/* The next of both, on hold: 1; 0 at the end; -1 with an exception. */
static int
next_pair (RfMachine *m, RfObject *const iterators[2], RfObject *pair[2])
{
  pair[0] = rf_object_next (m, iterators[0]);
  if (pair[0] == NULL && rf_raised (m))
    return -1;
  if (pair[0] != NULL)
    rf_hold (m->heap, pair[0]);
  pair[1] = rf_object_next (m, iterators[1]);
  if (pair[0] != NULL && pair[1] != NULL)
    {
      rf_hold (m->heap, pair[1]);
      return 1;
    }
  if (pair[0] == NULL && pair[1] == NULL)
    return rf_raised (m) ? -1 : 0;
  if (pair[0] != NULL)
    rf_release (m->heap, 1);
  rf_xdrop (m, pair[0]);
  rf_xdrop (m, pair[1]);
  if (!rf_raised (m))
    rf_raise (m, RF_EXC_ValueError, "Inputs are not the same length");
  return -1;
}

RF_MATH (sumprod)
{
  RfObject *iterators[2], *pair[2];
  Products sum = { .total = NULL };
  gboolean ok = TRUE;
  int more = 0;

  iterators[0] = rf_object_iter (m, args[0]);
  if (iterators[0] == NULL)
    return NULL;
  rf_hold (m->heap, iterators[0]);
  iterators[1] = rf_object_iter (m, args[1]);
  if (iterators[1] == NULL)
    return rf_drop_held (m->heap, iterators[0], NULL);
  rf_hold (m->heap, iterators[1]);
  sum.total = rf_int_new (m, 0);
  while (ok && sum.total != NULL)
    {
      rf_hold (m->heap, sum.total);
      more = next_pair (m, iterators, pair);
      if (more <= 0)
        {
          rf_release (m->heap, 1);
          break;
        }
      /* The total goes behind the two. */
      m->heap->holds->pdata[m->heap->holds->len - 3] = pair[0];
      m->heap->holds->pdata[m->heap->holds->len - 2] = pair[1];
      rf_release (m->heap, 1);
      ok = add_product (m, &sum, pair[0], pair[1]);
      rf_drop_held (m->heap, pair[1], sum.total);
      rf_drop_held (m->heap, pair[0], sum.total);
    }
  if (!ok || more < 0 || sum.total == NULL || !flush_floats (m, &sum))
    {
      rf_xdrop (m, sum.total);
      sum.total = NULL;
    }
  sum.total = rf_drop_held (m->heap, iterators[1], sum.total);
  return rf_drop_held (m->heap, iterators[0], sum.total);
}

/* --- vectors --------------------------------------------------------------------------------- */

/* The length of a vector, as good as it can be rounded. */
static double
math_norm (const double *values, gsize n)
{
  Wide sum = 0;
  double root, greatest = 0.0;
  int exponent;
  gboolean has_nan = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      has_nan |= isnan (values[i]) != 0;
      greatest = fmax (greatest, fabs (values[i]));
    }
  if (isinf (greatest))
    return greatest;
  if (has_nan)
    return NAN;
  if (greatest == 0.0 || n <= 1)
    return greatest;
  frexp (greatest, &exponent);
  for (gsize i = 0; i < n; i++)
    {
      Wide x = ldexp (values[i], -exponent / 2);

      x *= ldexp (1.0, -exponent - -exponent / 2);
      sum += x * x;
    }
  root = sqrt ((double) sum);
  root = (double) ((Wide) root + (sum - (Wide) root * root) / (2 * (Wide) root));
  return ldexp (root, exponent);
}

RF_MATH (hypot)
{
  g_autofree double *values = g_new (double, n_args + 1);

  for (gsize i = 0; i < n_args; i++)
    if (!get_double (m, args[i], &values[i]))
      return NULL;
  return rf_float_new (m, math_norm (values, n_args));
}

static RfObject *
distance (RfMachine *m, const RfTuple *p, const RfTuple *q)
{
  g_autofree double *values = g_new (double, p->length + 1);

  if (p->length != q->length)
    return rf_raise (m, RF_EXC_ValueError, "both points must have the same number of dimensions");
  for (gsize i = 0; i < p->length; i++)
    {
      double x, y;

      if (!get_double (m, p->items[i], &x) || !get_double (m, q->items[i], &y))
        return NULL;
      values[i] = fabs (x - y);
    }
  return rf_float_new (m, math_norm (values, p->length));
}

RF_MATH (dist)
{
  RfObject *p = rf_tuple_from_iterable (m, args[0]), *q, *result = NULL;

  if (p == NULL)
    return NULL;
  rf_hold (m->heap, p);
  q = rf_tuple_from_iterable (m, args[1]);
  if (q != NULL)
    {
      rf_hold (m->heap, q);
      result = rf_drop_held (m->heap, q, distance (m, (RfTuple *) p, (RfTuple *) q));
    }
  return rf_drop_held (m->heap, p, result);
}

const RfMethodDef rf_math_sum_functions[] = {
  { "dist", math_dist, 2, 2, 0, "($module, p, q, /)" },
  { "fsum", math_fsum, 1, 1, 0, "($module, seq, /)" },
  { "hypot", math_hypot, 0, -1, 0, NULL },
  { "prod", math_prod, 0, -1, RF_METHOD_KEYWORDS, "($module, iterable, /, *, start=1)" },
  { "sumprod", math_sumprod, 2, 2, 0, "($module, p, q, /)" },
  { NULL },
};
