/* SPDX-License-Identifier: MIT */

/* The module _random: the Mersenne twister MT19937, the core of random.Random. It gives the numbers
 * that CPython gives for the same seed. Nothing random of the host is seen by a program: without a
 * seed it begins with one that is always the same. */

#include "python/rf-bytes.h"
#include "python/rf-class-private.h"
#include "python/rf-import.h"
#include "python/rf-int.h"
#include "python/rf-str.h"

#include <string.h>

#define N 624
#define M 397
#define TWISTER(o) ((Twister *) (o))
#define DEFAULT_SEED 20240101
#define MAX_BITS (G_GINT64_CONSTANT (1) << 36)

typedef struct
{
  RfObject base;
  guint32 state[N];
  int index; /* of the next word; N: all are used up */
} Twister;

/* --- the twister ----------------------------------------------------------------------------- */

static void
init_word (Twister *t, guint32 seed)
{
  t->state[0] = seed;
  for (guint32 i = 1; i < N; i++)
    t->state[i] = 1812433253u * (t->state[i - 1] ^ (t->state[i - 1] >> 30)) + i;
  t->index = N;
}

static void
init_words (Twister *t, const guint32 *key, gsize length)
{
  guint32 *s = t->state;
  gsize i = 1, j = 0;

  init_word (t, 19650218u);
  for (gsize k = MAX (N, length); k > 0; k--)
    {
      s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1664525u)) + key[j] + (guint32) j;
      if (++i >= N)
        {
          s[0] = s[N - 1];
          i = 1;
        }
      if (++j >= length)
        j = 0;
    }
  for (gsize k = N - 1; k > 0; k--)
    {
      s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1566083941u)) - (guint32) i;
      if (++i >= N)
        {
          s[0] = s[N - 1];
          i = 1;
        }
    }
  s[0] = 0x80000000u;
}

static void
twist (Twister *t)
{
  guint32 *s = t->state;

  for (int i = 0; i < N; i++)
    {
      guint32 y = (s[i] & 0x80000000u) | (s[(i + 1) % N] & 0x7fffffffu);

      s[i] = s[(i + M) % N] ^ (y >> 1) ^ ((y & 1) ? 0x9908b0dfu : 0);
    }
  t->index = 0;
}

static guint32
next_word (Twister *t)
{
  guint32 y;

  if (t->index >= N)
    twist (t);
  y = t->state[t->index++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

/* --- seeds ----------------------------------------------------------------------------------- */

static gboolean
seed_with_mpz (RfMachine *m, Twister *t, mpz_srcptr value)
{
  gsize n = (mpz_sizeinbase (value, 2) + 31) / 32, written;
  g_autofree guint32 *words = g_new0 (guint32, n + 1);

  mpz_export (words, &written, -1, sizeof (guint32), 0, 0, value);
  init_words (t, words, MAX (written, 1));
  return TRUE;
}

/* Seeds with None, the absolute value of an int, or the hash of anything else. */
static gboolean
seed_with (RfMachine *m, Twister *t, RfObject *seed)
{
  gint64 hash;
  mpz_t value;

  if (seed != NULL && rf_is_int (seed))
    {
      RfIntRoom room;

      return seed_with_mpz (m, t, rf_int_view (seed, &room));
    }
  hash = DEFAULT_SEED;
  if (seed != NULL && seed != m->none)
    hash = rf_object_hash (m, seed);
  if (hash == -1 && rf_raised (m))
    return FALSE;
  mpz_init_set_ui (value, (unsigned long) hash);
  seed_with_mpz (m, t, value);
  mpz_clear (value);
  return TRUE;
}

static RfObject *
random_seed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return seed_with (m, TWISTER (self), n_args > 0 ? args[0] : NULL) ? rf_none (m) : NULL;
}

static RfObject *
random_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *o = rf_object_alloc (m, cls, 0, TRUE);
  gboolean ok;

  if (o == NULL)
    return NULL;
  rf_hold (m->heap, o);
  ok = seed_with (m, TWISTER (o), n_args > 0 ? args[0] : NULL);
  rf_release (m->heap, 1);
  if (ok)
    return o;
  rf_drop (m, o);
  return NULL;
}

static gboolean
random_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return TRUE;
}

/* The int that a text seeds with: its bytes and their SHA-512, as one number. */
static RfObject *
random_text_seed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA512);
  g_autofree guint8 *bytes = NULL;
  gsize size, length = 64;
  mpz_t value;

  const char *data;

  if (rf_is_str_object (args[0]))
    {
      data = RF_STR (args[0])->data;
      size = RF_STR (args[0])->size;
    }
  else if (rf_is (args[0], m->class_bytes))
    {
      data = ((RfBytes *) args[0])->data;
      size = ((RfBytes *) args[0])->length;
    }
  else
    return rf_raise (m, RF_EXC_TypeError, "a str or bytes is required");
  bytes = g_malloc (size + length);
  memcpy (bytes, data, size);
  g_checksum_update (checksum, bytes, (gssize) size);
  g_checksum_get_digest (checksum, bytes + size, &length);
  mpz_init (value);
  mpz_import (value, size + length, 1, 1, 1, 0, bytes);
  return rf_int_new_mpz (m, value);
}

/* --- numbers --------------------------------------------------------------------------------- */

static RfObject *
random_random (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  guint32 a = next_word (TWISTER (self)) >> 5, b = next_word (TWISTER (self)) >> 6;

  return rf_float_new (m, (a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

static RfObject *
random_getrandbits (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  RfObject *index = rf_object_index (m, args[0]);
  g_autofree guint32 *words = NULL;
  gint64 bits;
  gsize n;
  mpz_t value;

  if (index == NULL)
    return NULL;
  bits = rf_int_as_int64 (m, index);
  rf_drop (m, index);
  if (rf_raised (m))
    return NULL;
  if (bits < 0)
    return rf_raise (m, RF_EXC_ValueError, "number of bits must be non-negative");
  if (bits == 0)
    return rf_int_new (m, 0);
  if (bits <= 32)
    return rf_int_new (m, next_word (TWISTER (self)) >> (32 - bits));
  n = (gsize) (bits + 31) / 32;
  if (bits > MAX_BITS || !rf_heap_charge (m->heap, 2 * n * sizeof (guint32)))
    return rf_raise_memory (m);
  words = g_new (guint32, n);
  for (gsize i = 0; i < n; i++, bits -= 32)
    words[i] = next_word (TWISTER (self)) >> (bits < 32 ? 32 - bits : 0);
  mpz_init (value);
  mpz_import (value, n, -1, sizeof (guint32), 0, 0, words);
  rf_heap_discharge (m->heap, 2 * n * sizeof (guint32));
  return rf_int_new_mpz (m, value);
}

/* --- the state ------------------------------------------------------------------------------- */

static RfObject *
random_getstate (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  Twister *t = TWISTER (self);
  RfObject *items[N + 1];

  for (guint i = 0; i <= N; i++)
    {
      items[i] = rf_int_new (m, i < N ? (gint64) t->state[i] : t->index);
      if (items[i] == NULL)
        {
          while (i-- > 0)
            rf_drop (m, items[i]);
          return NULL;
        }
    }
  return rf_tuple_new_steal (m, items, N + 1);
}

static RfObject *
random_setstate (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfTuple *state = (RfTuple *) args[0];
  guint32 words[N + 1];
  gint64 word = 0;

  if (!rf_is (args[0], m->class_tuple))
    return rf_raise (m, RF_EXC_TypeError, "state vector must be a tuple");
  if (state->length != N + 1)
    return rf_raise (m, RF_EXC_ValueError, "state vector is the wrong size");
  for (guint i = 0; i <= N; i++)
    {
      if (!rf_is_int (state->items[i]))
        return rf_raise (m, RF_EXC_TypeError, "an integer is required");
      if (!rf_int_fits (state->items[i], &word) || word < 0)
        return rf_raise (m, RF_EXC_OverflowError, "can't convert negative value to unsigned int");
      words[i] = (guint32) word;
    }
  if (word > N)
    return rf_raise (m, RF_EXC_ValueError, "invalid state");
  memcpy (TWISTER (self)->state, words, sizeof (TWISTER (self)->state));
  TWISTER (self)->index = (int) word;
  return rf_none (m);
}

/* --- the module ------------------------------------------------------------------------------ */

static const RfMethodDef methods[] = {
  { "random", random_random, 0, 0, 0, "($self, /)" },
  { "seed", random_seed, 0, 1, 0, "($self, n=None, /)" },
  { "getrandbits", random_getrandbits, 1, 1, 0, "($self, k, /)" },
  { "getstate", random_getstate, 0, 0, 0, "($self, /)" },
  { "setstate", random_setstate, 1, 1, 0, "($self, state, /)" },
  { NULL },
};

static const RfMethodDef functions[] = {
  { "_text_seed", random_text_seed, 1, 1, 0 },
  { NULL },
};

static gboolean
random_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  RfClass *cls;
  const RfClassSpec spec = {
    .name = "_random.Random",
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_PACKED_CALL,
    .host_size = sizeof (Twister),
    .basic_size = 2520,
    .slots = { .new_ = random_new, .init = random_init },
    .methods = methods,
  };

  return rf_class_new_builtin (m, &spec, &cls) &&
         rf_dict_set_cstr (m, dict, "Random", RF_OBJECT (cls));
}

const RfModuleDef rf_random_module = {
  .name = "_random",
  .doc = "The core of the module random.",
  .functions = functions,
  .setup = random_setup,
};
