/* SPDX-License-Identifier: MIT */

/* The table of measured sizes, one column for each profile. */

#include "python/rf-sizes.h"

#define FIRST_MINOR 10
#define N_COLUMNS 4

static const guint16 sizes[RF_N_SIZES][N_COLUMNS] = {
#define X(name, ...) [RF_SIZE_##name] = { __VA_ARGS__ },
  RF_SIZES (X)
#undef X
};

gsize
rf_size_of (const RfProfile *profile, RfSizeKind kind)
{
  return sizes[kind][CLAMP (profile->minor - FIRST_MINOR, 0, N_COLUMNS - 1)];
}
