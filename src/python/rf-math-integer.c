/* SPDX-License-Identifier: MIT */

/* math: the functions of integers. */

#include "python/rf-int.h"
#include "python/rf-eval-breaker.h"
#include "python/rf-math-private.h"

#include <math.h>

/* Whether the memory of a result of about @bits can be had. */
static gboolean
check_bits (RfMachine *m, double bits)
{
  gsize size;

  if (bits > 1e11)
    {
      rf_raise_memory (m);
      return FALSE;
    }
  size = (gsize) (bits / 8) + 64;
  if (!rf_heap_charge (m->heap, size))
    {
      rf_raise_memory (m);
      return FALSE;
    }
  rf_heap_discharge (m->heap, size);
  return TRUE;
}

RF_MATH (factorial)
{
  RfObject *index = rf_object_index (m, args[0]);
  gint64 n = 0;
  mpz_t result;
  int sign;
  gboolean fits;

  if (index == NULL)
    return NULL;
  sign = rf_int_sign (index);
  fits = rf_int_fits (index, &n);
  rf_drop (m, index);
  if (sign < 0)
    return rf_raise (m, RF_EXC_ValueError, "factorial() not defined for negative values");
  if (!fits)
    return rf_raise (m, RF_EXC_OverflowError,
                     "factorial() argument should not exceed %" G_GINT64_FORMAT, G_MAXINT64);
  if (n > 1 && !check_bits (m, (double) n * log2 ((double) n)))
    return NULL;
  mpz_init (result);
  mpz_fac_ui (result, (unsigned long) n);
  return rf_int_new_mpz (m, result);
}

/* n and k of perm () and comb (), as ints (new references, on hold). FALSE with an exception. */
static gboolean
begin_choice (RfMachine *m, RfObject *const *args, RfObject *out[2])
{
  out[0] = rf_object_index (m, args[0]);
  if (out[0] == NULL)
    return FALSE;
  rf_hold (m->heap, out[0]);
  out[1] = rf_object_index (m, args[1]);
  if (out[1] == NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, out[0]);
      return FALSE;
    }
  rf_hold (m->heap, out[1]);
  if (rf_int_sign (out[0]) < 0)
    rf_raise (m, RF_EXC_ValueError, "n must be a non-negative integer");
  else if (rf_int_sign (out[1]) < 0)
    rf_raise (m, RF_EXC_ValueError, "k must be a non-negative integer");
  return TRUE;
}

static RfObject *
end_choice (RfMachine *m, RfObject *numbers[2], RfObject *result)
{
  rf_release (m->heap, 2);
  rf_drop (m, numbers[1]);
  rf_drop (m, numbers[0]);
  return result;
}

/* @top * (@top - 1) * … with @k factors, in halves: factors of the same size are multiplied fast.
 * Nothing of use when the program is to stop. */
static void
multiply_down (RfMachine *m, mpz_t out, const mpz_t top, gint64 k)
{
  mpz_t other;

  if (g_atomic_int_get (&m->breaker) != 0)
    return;
  mpz_init_set (other, top);
  if (k <= 16)
    {
      mpz_set (out, top);
      for (gint64 i = 1; i < k; i++)
        {
          mpz_sub_ui (other, other, 1);
          mpz_mul (out, out, other);
        }
    }
  else
    {
      mpz_t lower;

      mpz_init (lower);
      multiply_down (m, out, top, k / 2);
      mpz_sub_ui (other, other, (unsigned long) (k / 2));
      multiply_down (m, lower, other, k - k / 2);
      mpz_mul (out, out, lower);
      mpz_clear (lower);
    }
  mpz_clear (other);
}

/* n * (n - 1) * … with @k factors, divided by k! when @is_comb. */
static RfObject *
choose (RfMachine *m, RfObject *n, gint64 k, gboolean is_comb)
{
  RfIntRoom room;
  mpz_srcptr top = rf_int_view (n, &room);
  mpz_t result;

  if (!check_bits (m, (double) mpz_sizeinbase (top, 2) * (double) k))
    return NULL;
  if (is_comb)
    {
      mpz_init (result);
      if (mpz_fits_ulong_p (top))
        mpz_bin_uiui (result, mpz_get_ui (top), (unsigned long) k);
      else
        mpz_bin_ui (result, top, (unsigned long) k);
      return rf_int_new_mpz (m, result);
    }
  mpz_init_set_ui (result, 1);
  if (k > 0)
    multiply_down (m, result, top, k);
  if (g_atomic_int_get (&m->breaker) != 0 && !rf_eval_check (m))
    {
      mpz_clear (result);
      return NULL;
    }
  return rf_int_new_mpz (m, result);
}

RF_MATH (comb)
{
  RfObject *numbers[2], *rest, *result = NULL;
  gint64 k;

  if (!begin_choice (m, args, numbers))
    return NULL;
  if (rf_raised (m))
    return end_choice (m, numbers, NULL);
  if (rf_int_order (numbers[0], numbers[1]) < 0)
    return end_choice (m, numbers, rf_int_new (m, 0));
  rest = rf_object_binary (m, RF_BINARY_SUB, numbers[0], numbers[1]);
  if (rest != NULL)
    {
      if (rf_int_fits (rf_int_order (rest, numbers[1]) < 0 ? rest : numbers[1], &k))
        result = choose (m, numbers[0], k, TRUE);
      else
        rf_raise (m, RF_EXC_OverflowError, "min(n - k, k) must not exceed %" G_GINT64_FORMAT,
                  G_MAXINT64);
      rf_drop (m, rest);
    }
  return end_choice (m, numbers, result);
}

RF_MATH (perm)
{
  RfObject *numbers[2], *result = NULL;
  gint64 k;

  if (n_args == 1 || args[1] == m->none)
    return math_factorial (m, self, args, 1, NULL);
  if (!begin_choice (m, args, numbers))
    return NULL;
  if (rf_raised (m))
    return end_choice (m, numbers, NULL);
  if (rf_int_order (numbers[0], numbers[1]) < 0)
    result = rf_int_new (m, 0);
  else if (rf_int_fits (numbers[1], &k))
    result = choose (m, numbers[0], k, FALSE);
  else
    rf_raise (m, RF_EXC_OverflowError, "k must not exceed %" G_GINT64_FORMAT, G_MAXINT64);
  return end_choice (m, numbers, result);
}

RF_MATH (isqrt)
{
  RfObject *index = rf_object_index (m, args[0]);
  mpz_t root;

  if (index == NULL)
    return NULL;
  if (rf_int_sign (index) < 0)
    {
      rf_drop (m, index);
      return rf_raise (m, RF_EXC_ValueError, "isqrt() argument must be nonnegative");
    }
  mpz_init (root);
  rf_int_get_mpz (index, root);
  rf_drop (m, index);
  mpz_sqrt (root, root);
  return rf_int_new_mpz (m, root);
}

static RfObject *
fold (RfMachine *m, RfObject *const *args, gsize n_args, unsigned long start,
      void (*function) (mpz_ptr, mpz_srcptr, mpz_srcptr))
{
  mpz_t result;

  mpz_init_set_ui (result, start);
  for (gsize i = 0; i < n_args; i++)
    {
      RfObject *index = rf_object_index (m, args[i]);
      RfIntRoom room;

      if (index == NULL)
        {
          mpz_clear (result);
          return NULL;
        }
      function (result, result, rf_int_view (index, &room));
      rf_drop (m, index);
    }
  return rf_int_new_mpz (m, result);
}

RF_MATH (gcd)
{
  return fold (m, args, n_args, 0, mpz_gcd);
}

RF_MATH (lcm)
{
  return fold (m, args, n_args, 1, mpz_lcm);
}

const RfMethodDef rf_math_integer_functions[] = {
  { "comb", math_comb, 2, 2, 0, "($module, n, k, /)" },
  { "factorial", math_factorial, 1, 1, 0, "($module, n, /)" },
  { "gcd", math_gcd, 0, -1, 0, "($module, *integers)" },
  { "isqrt", math_isqrt, 1, 1, 0, "($module, n, /)" },
  { "lcm", math_lcm, 0, -1, 0, "($module, *integers)" },
  { "perm", math_perm, 1, 2, 0, "($module, n, k=None, /)" },
  { NULL },
};
