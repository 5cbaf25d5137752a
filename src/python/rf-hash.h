/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/rf-profile.h"

#include <gmp.h>

G_BEGIN_DECLS

/* Hashes as CPython computes them with PYTHONHASHSEED=0: they decide the order of sets and what
 * hash() prints. None of these ever returns -1. */

/* Of @size bytes: SipHash with an all-zero key, 2-4 or 1-3 as the profile has it; 0 for none. */
gint64 rf_hash_bytes (const RfProfile *profile, gconstpointer data, gsize size);

/* Of numbers: modulo the prime 2**61 - 1, so that equal numbers of all types have equal hashes. */
gint64 rf_hash_int64 (gint64 value);
gint64 rf_hash_mpz (mpz_srcptr value);
/* An infinity gives ±314159, a NaN 0 (its hash comes from its address instead: see
 * rf_hash_address()). */
gint64 rf_hash_double (double value);

/* Of an address: CPython turns the four low bits, which are mostly 0, to the top. */
gint64 rf_hash_address (guint64 address);

G_END_DECLS
