/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times of a stretch of a run in 256 parts; two things meet when they have a part in common. */
typedef struct
{
  guint64 bits[4];
} RfTimes;

#define RF_TIMES_PARTS 256
#define RF_TIMES_ALWAYS                                                                    \
  ((RfTimes){ { ~G_GUINT64_CONSTANT (0), ~G_GUINT64_CONSTANT (0), ~G_GUINT64_CONSTANT (0), \
                ~G_GUINT64_CONSTANT (0) } })

static inline gboolean
rf_times_meet (const RfTimes *a, const RfTimes *b)
{
  return ((a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1]) | (a->bits[2] & b->bits[2]) |
          (a->bits[3] & b->bits[3])) != 0;
}

static inline guint
rf_times_common (const RfTimes *a, const RfTimes *b)
{
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    n += (guint) __builtin_popcountll (a->bits[i] & b->bits[i]);
  return n;
}

static inline guint
rf_times_length (const RfTimes *times)
{
  return rf_times_common (times, times);
}

static inline void
rf_times_unite (RfTimes *a, const RfTimes *b)
{
  for (guint i = 0; i < 4; i++)
    a->bits[i] |= b->bits[i];
}

static inline RfTimes
rf_times_both (const RfTimes *a, const RfTimes *b)
{
  RfTimes both;

  for (guint i = 0; i < 4; i++)
    both.bits[i] = a->bits[i] & b->bits[i];
  return both;
}

static inline gboolean
rf_times_have (const RfTimes *times, guint part)
{
  return times->bits[part / 64] >> (part % 64) & 1;
}

/* Adds the parts from @first to @last, both included. */
static inline void
rf_times_add (RfTimes *times, guint first, guint last)
{
  for (guint i = first; i <= last && i < RF_TIMES_PARTS; i++)
    times->bits[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
}

G_END_DECLS
