/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-run.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The list of all events of a run, in sentences; the current one is selected. Only the rows that
 * can be seen exist. A row that is activated goes to its event (action win.position). */
#define RF_TYPE_EVENT_LIST (rf_event_list_get_type ())
G_DECLARE_FINAL_TYPE (RfEventList, rf_event_list, RF, EVENT_LIST, AdwBin)

/* Shows the events of @run (NULL: none). */
void rf_event_list_set_run (RfEventList *events, RfRun *run);
/* The position or the length of the run has changed. */
void rf_event_list_update (RfEventList *events);

G_END_DECLS
