/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

#define RF_TIME_NS_PER_SECOND G_GINT64_CONSTANT (1000000000)
/* 2024-01-01 00:00:00 UTC: when each run begins. */
#define RF_TIME_EPOCH_NS (G_GINT64_CONSTANT (1704067200) * RF_TIME_NS_PER_SECOND)

/* The functions of the calendar, as CPython's time has them. */
#define X(name)                                                                                \
  RfObject *rf_time_##name (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, \
                            RfObject *kwnames)
X (gmtime);
X (mktime);
X (strftime);
X (strptime);
X (asctime);
X (ctime);
#undef X

/* Adds struct_time and the constants. */
gboolean rf_time_calendar_setup (RfMachine *m, RfObject *module, RfObject *dict);

G_END_DECLS
