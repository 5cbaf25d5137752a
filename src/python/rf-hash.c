/* SPDX-License-Identifier: MIT */

/* Hashes of bytes, numbers and addresses. SipHash is Aumasson and Bernstein's (2012), written from
 * its description; numbers are reduced modulo the Mersenne prime 2**61 - 1, as the Python language
 * reference says for its 64-bit builds. */

#include "python/rf-hash.h"

#include <math.h>
#include <string.h>

#define MODULUS_BITS 61
#define MODULUS ((G_GUINT64_CONSTANT (1) << MODULUS_BITS) - 1)
#define HASH_INFINITY 314159

static inline guint64
rotate_left (guint64 x, guint n)
{
  return (x << n) | (x >> (64 - n));
}

static void
sip_round (guint64 v[4])
{
  v[0] += v[1];
  v[2] += v[3];
  v[1] = rotate_left (v[1], 13) ^ v[0];
  v[3] = rotate_left (v[3], 16) ^ v[2];
  v[0] = rotate_left (v[0], 32);
  v[2] += v[1];
  v[0] += v[3];
  v[1] = rotate_left (v[1], 17) ^ v[2];
  v[3] = rotate_left (v[3], 21) ^ v[0];
  v[2] = rotate_left (v[2], 32);
}

static guint64
sip_hash (const guint8 *data, gsize size, guint rounds, guint final_rounds)
{
  guint64 v[4] = { G_GUINT64_CONSTANT (0x736f6d6570736575), G_GUINT64_CONSTANT (0x646f72616e646f6d),
                   G_GUINT64_CONSTANT (0x6c7967656e657261),
                   G_GUINT64_CONSTANT (0x7465646279746573) };
  guint64 last = (guint64) size << 56;
  gsize i;

  for (i = 0; i + 8 <= size; i += 8)
    {
      guint64 word;

      memcpy (&word, data + i, 8);
      word = GUINT64_FROM_LE (word);
      v[3] ^= word;
      for (guint r = 0; r < rounds; r++)
        sip_round (v);
      v[0] ^= word;
    }
  for (guint shift = 0; i < size; i++, shift += 8)
    last |= (guint64) data[i] << shift;
  v[3] ^= last;
  for (guint r = 0; r < rounds; r++)
    sip_round (v);
  v[0] ^= last;
  v[2] ^= 0xff;
  for (guint r = 0; r < final_rounds; r++)
    sip_round (v);
  return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* -1 means an error everywhere, so no object has it as its hash. */
static gint64
not_error (gint64 hash)
{
  return hash == -1 ? -2 : hash;
}

gint64
rf_hash_bytes (const RfProfile *profile, gconstpointer data, gsize size)
{
  if (size == 0)
    return 0;
  if (profile->siphash13)
    return not_error ((gint64) sip_hash (data, size, 1, 3));
  return not_error ((gint64) sip_hash (data, size, 2, 4));
}

gint64
rf_hash_int64 (gint64 value)
{
  guint64 magnitude = value < 0 ? 0 - (guint64) value : (guint64) value;
  gint64 hash = (gint64) (magnitude % MODULUS);

  return not_error (value < 0 ? -hash : hash);
}

gint64
rf_hash_mpz (mpz_srcptr value)
{
  gint64 hash = (gint64) mpz_tdiv_ui (value, MODULUS);

  return not_error (mpz_sgn (value) < 0 ? -hash : hash);
}

gint64
rf_hash_double (double value)
{
  int exponent;
  int sign = 1;
  double fraction;
  guint64 hash = 0;

  if (isnan (value))
    return 0;
  if (isinf (value))
    return value > 0 ? HASH_INFINITY : -HASH_INFINITY;
  fraction = frexp (value, &exponent);
  if (fraction < 0)
    {
      sign = -1;
      fraction = -fraction;
    }
  /* 28 bits at a time: exact, and multiplying by 2**28 modulo the prime is a rotation. */
  while (fraction != 0)
    {
      guint64 digit;

      hash = ((hash << 28) & MODULUS) | (hash >> (MODULUS_BITS - 28));
      fraction *= 268435456.0;
      exponent -= 28;
      digit = (guint64) fraction;
      fraction -= (double) digit;
      hash += digit;
      if (hash >= MODULUS)
        hash -= MODULUS;
    }
  exponent %= MODULUS_BITS;
  if (exponent < 0)
    exponent += MODULUS_BITS;
  if (exponent > 0)
    hash = ((hash << exponent) & MODULUS) | (hash >> (MODULUS_BITS - exponent));
  return not_error (sign < 0 ? -(gint64) hash : (gint64) hash);
}

gint64
rf_hash_address (guint64 address)
{
  return not_error ((gint64) ((address >> 4) | (address << 60)));
}
