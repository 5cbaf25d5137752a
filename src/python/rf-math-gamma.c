/* SPDX-License-Identifier: MIT */

/* The gamma function, by the approximation of Lanczos with g = 6.0247 and 13 terms, as CPython
 * computes it: to the last bit. */

#include "python/rf-math-private.h"

#include <errno.h>
#include <math.h>

#define G 6.024680040776729583740234375
#define G_MINUS_HALF 5.524680040776729583740234375
#define LOG_PI 1.144729885849400174143427351353058711647
#define N_TERMS 13

static const double numerator[N_TERMS] = {
  23531376880.410759688572007674451636754734846804940,
  42919803642.649098768957899047001988850926355848959,
  35711959237.355668049440185451547166705960488635843,
  17921034426.037209699919755754458931112671403265390,
  6039542586.3520280050642916443072979210699388420708,
  1439720407.3117216736632230727949123939715485786372,
  248874557.86205415651146038641322942321632125127801,
  31426415.585400194380614231628318205362874684987640,
  2876370.6289353724412254090516208496135991145378768,
  186056.26539522349504029498971604569928220784236328,
  8071.6720023658162106380029022722506138218516325024,
  210.82427775157934587250973392071336271166969580291,
  2.5066282746310002701649081771338373386264310793408,
};

static const double denominator[N_TERMS] = {
  0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
  2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0,
};

/* The quotient of the two polynomials: in x, or for large x in 1 / x. */
static double
lanczos_sum (double x)
{
  double a = 0.0, b = 0.0;

  for (int i = 0; i < N_TERMS; i++)
    if (x < 5.0)
      {
        a = a * x + numerator[N_TERMS - 1 - i];
        b = b * x + denominator[N_TERMS - 1 - i];
      }
    else
      {
        a = a / x + numerator[i];
        b = b / x + denominator[i];
      }
  return a / b;
}

/* sin (pi * x) */
static double
sin_pi (double x)
{
  double y = fmod (fabs (x), 2.0), r;

  switch ((int) round (2.0 * y))
    {
    case 0:
      r = sin (M_PI * y);
      break;
    case 1:
      r = cos (M_PI * (y - 0.5));
      break;
    case 2:
      r = sin (M_PI * (1.0 - y));
      break;
    case 3:
      r = -cos (M_PI * (y - 1.5));
      break;
    default:
      r = sin (M_PI * (y - 2.0));
      break;
    }
  return copysign (1.0, x) * r;
}

/* 1 ≤ x ≤ 23, whole: (x - 1)!, which is exact. */
static double
small_factorial (int x)
{
  double r = 1.0;

  for (int i = 2; i < x; i++)
    r *= i;
  return r;
}

/* Neither whole nor tiny nor huge. */
static double
gamma_of (double x)
{
  double a = fabs (x), y = a + G_MINUS_HALF, z, r, power;

  /* What the sum above lost. */
  z = a > G_MINUS_HALF ? (y - a) - G_MINUS_HALF : (y - G_MINUS_HALF) - a;
  z = z * G / y;
  if (x < 0.0)
    {
      r = -M_PI / sin_pi (a) / a * exp (y) / lanczos_sum (a);
      r -= z * r;
    }
  else
    {
      r = lanczos_sum (a) / exp (y);
      r += z * r;
    }
  if (a < 140.0)
    {
      power = pow (y, a - 0.5);
      return x < 0.0 ? r / power : r * power;
    }
  power = pow (y, a / 2.0 - 0.25);
  return x < 0.0 ? r / power / power : r * power * power;
}

double
rf_math_gamma (double x, int *error)
{
  double r;

  if (!isfinite (x))
    {
      if (isnan (x) || x > 0.0)
        return x;
      *error = EDOM;
      return NAN;
    }
  if (x == 0.0 || (x < 0.0 && x == floor (x)))
    {
      *error = EDOM;
      return NAN;
    }
  if (x == floor (x) && x <= 23.0)
    return small_factorial ((int) x);
  if (fabs (x) < 1e-20)
    r = 1.0 / x;
  else if (fabs (x) > 200.0)
    r = x < 0.0 ? 0.0 / sin_pi (x) : INFINITY;
  else
    r = gamma_of (x);
  if (isinf (r))
    *error = ERANGE;
  return r;
}

double
rf_math_lgamma (double x, int *error)
{
  double a = fabs (x), r;

  if (!isfinite (x))
    return isnan (x) ? x : INFINITY;
  if (x == floor (x) && x <= 2.0)
    {
      if (x > 0.0)
        return 0.0;
      *error = EDOM;
      return INFINITY;
    }
  if (a < 1e-20)
    return -log (a);
  r = log (lanczos_sum (a)) - G;
  r += (a - 0.5) * (log (a + G - 0.5) - 1);
  if (x < 0.0)
    r = LOG_PI - log (fabs (sin_pi (a))) - log (a) - r;
  if (isinf (r))
    *error = ERANGE;
  return r;
}
