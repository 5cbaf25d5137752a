/* SPDX-License-Identifier: MIT */

/* The names of events and of what stands in them, all out of the tables in rf-event.h. */

#include "heap/rf-event.h"

static const RfEventInfo infos[] = {
/* One row of RF_EVENTS: the type and the key of each of the five numbers. */
#define X(id, name, ta, ka, tb, kb, tc, kc, td, kd, te, ke) \
  [RF_EVENT_##id] = { name,                                 \
                      { { RF_FIELD_##ta, ka },              \
                        { RF_FIELD_##tb, kb },              \
                        { RF_FIELD_##tc, kc },              \
                        { RF_FIELD_##td, kd },              \
                        { RF_FIELD_##te, ke } } },
  RF_EVENTS (X)
#undef X
};

#define X(id, name) name,
static const char *const phase_names[] = { RF_PHASES (X) };
static const char *const reason_names[] = { RF_REASONS (X) };
static const char *const cause_names[] = { RF_CAUSES (X) };
static const char *const gc_list_names[] = { RF_GC_LISTS (X) };
static const char *const stream_names[] = { RF_STREAMS (X) };
static const char *const channel_names[] = { RF_CHANNELS (X) };
#undef X

const RfEventInfo *
rf_event_info (RfEventKind kind)
{
  g_assert ((guint) kind < RF_N_EVENTS);
  return &infos[kind];
}

int
rf_event_kind_find (const char *name)
{
  for (int kind = 0; kind < RF_N_EVENTS; kind++)
    if (g_strcmp0 (infos[kind].name, name) == 0)
      return kind;
  return -1;
}

const char *
rf_phase_name (RfPhase phase)
{
  g_assert ((guint) phase < RF_N_PHASES);
  return phase_names[phase];
}

int
rf_phase_find (const char *name)
{
  for (int phase = 0; phase < RF_N_PHASES; phase++)
    if (g_strcmp0 (phase_names[phase], name) == 0)
      return phase;
  return -1;
}

const char *
rf_reason_name (RfCollectReason reason)
{
  g_assert ((guint) reason < RF_N_REASONS);
  return reason_names[reason];
}

const char *
rf_cause_name (RfCause cause)
{
  g_assert ((guint) cause < RF_N_CAUSES);
  return cause_names[cause];
}

const char *
rf_gc_list_name (RfGcList list)
{
  g_assert ((guint) list < RF_N_GC_LISTS);
  return gc_list_names[list];
}

const char *
rf_stream_name (RfStream stream)
{
  g_assert ((guint) stream < RF_N_STREAMS);
  return stream_names[stream];
}

const char *
rf_channel_name (RfChannel channel)
{
  g_assert ((guint) channel < RF_N_CHANNELS);
  return channel_names[channel];
}
