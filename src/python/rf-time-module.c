/* SPDX-License-Identifier: MIT */

/* The module time on a virtual clock: it starts at one fixed moment, only sleeping makes it go on,
 * and so a run is the same every time. Each sleep is an event. */

#include "python/rf-import.h"
#include "python/rf-time-private.h"

#include <math.h>

#define NS_PER_SECOND RF_TIME_NS_PER_SECOND
#define NS_PER_MS G_GINT64_CONSTANT (1000000)
#define EPOCH_NS RF_TIME_EPOCH_NS

static RfObject *
seconds (RfMachine *m, gint64 ns)
{
  return rf_float_new (m, (double) ns / NS_PER_SECOND);
}

static RfObject *
time_time (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return seconds (m, EPOCH_NS + m->time_ns);
}

static RfObject *
time_time_ns (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_int_new (m, EPOCH_NS + m->time_ns);
}

static RfObject *
time_counter (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return seconds (m, m->time_ns);
}

static RfObject *
time_counter_ns (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return rf_int_new (m, m->time_ns);
}

static RfObject *
time_sleep (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  double wanted;
  gint64 from = m->time_ns;

  if (RF_CLASS_OF (args[0])->class_flags & RF_CLASS_FLOAT_SUBCLASS)
    wanted = rf_float_as_double (m, args[0]);
  else
    {
      RfObject *index = rf_object_index (m, args[0]);
      if (index == NULL)
        return NULL;
      wanted = rf_int_as_double (m, index);
      rf_drop (m, index);
    }
  if (rf_raised (m))
    return NULL;
  if (isnan (wanted))
    return rf_raise (m, RF_EXC_ValueError, "Invalid value NaN (not a number)");
  if (wanted < 0)
    return rf_raise (m, RF_EXC_ValueError, "sleep length must be non-negative");
  if (wanted > 9e9 || m->time_ns > G_MAXINT64 / 2)
    return rf_raise (m, RF_EXC_OverflowError, "timestamp too large to convert to C _PyTime_t");
  m->time_ns += (gint64) (wanted * NS_PER_SECOND);
  if (RF_RECORDING (m->heap))
    rf_heap_emit (m->heap, RF_EVENT_TIME, 0, 0, (guint32) (from / NS_PER_MS),
                  (guint32) (m->time_ns / NS_PER_MS), 0, 0, 0);
  return rf_none (m);
}

static const RfMethodDef functions[] = {
  { "time", time_time, 0, 0, 0 },
  { "time_ns", time_time_ns, 0, 0, 0 },
  { "sleep", time_sleep, 1, 1, 0 },
  { "perf_counter", time_counter, 0, 0, 0 },
  { "perf_counter_ns", time_counter_ns, 0, 0, 0 },
  { "monotonic", time_counter, 0, 0, 0 },
  { "monotonic_ns", time_counter_ns, 0, 0, 0 },
  { "process_time", time_counter, 0, 0, 0 },
  { "process_time_ns", time_counter_ns, 0, 0, 0 },
  { "thread_time", time_counter, 0, 0, 0 },
  { "thread_time_ns", time_counter_ns, 0, 0, 0 },
  { "gmtime", rf_time_gmtime, 0, 1, RF_METHOD_TUPLE },
  { "localtime", rf_time_gmtime, 0, 1, RF_METHOD_TUPLE },
  { "mktime", rf_time_mktime, 1, 1, 0 },
  { "strftime", rf_time_strftime, 1, 2, RF_METHOD_TUPLE },
  { "strptime", rf_time_strptime, 0, -1, RF_METHOD_TUPLE },
  { "asctime", rf_time_asctime, 0, 1, RF_METHOD_TUPLE },
  { "ctime", rf_time_ctime, 0, 1, RF_METHOD_TUPLE },
  { NULL },
};

const RfModuleDef rf_time_module = {
  .name = "time",
  .doc = "This module provides various functions to manipulate time values.",
  .functions = functions,
  .setup = rf_time_calendar_setup,
};
