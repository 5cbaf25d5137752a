/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-run.h"
#include "journal/rf-watch.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The bar at the bottom: first, back, play, forward, last; the granularity; the timeline; the
 * number of the event, and the sentence that says what happened in the step. All buttons are
 * actions of the window; the timeline sets win.position. */
#define RF_TYPE_TRANSPORT (rf_transport_get_type ())
G_DECLARE_FINAL_TYPE (RfTransport, rf_transport, RF, TRANSPORT, AdwBin)

/* Shows @run (NULL: none) at its position; while it runs, its growing end. */
void rf_transport_show (RfTransport *transport, RfRun *run);
/* Marks the deaths that @watches tell of, which is looked at whenever the marks are made. To be
 * called again when it has changed; NULL: none. It must live as long as it is set. */
void rf_transport_set_watches (RfTransport *transport, RfWatches *watches);
void rf_transport_set_sentence (RfTransport *transport, const char *sentence);
/* What stands above the sentence while presenting. */
void rf_transport_set_heading (RfTransport *transport, const char *heading);
/* While presenting there are only the heading and the sentence, in large type. */
void rf_transport_set_presenting (RfTransport *transport, gboolean presenting);
/* (transfer none) */
const char *rf_transport_get_sentence (RfTransport *transport);
void rf_transport_set_granularity (RfTransport *transport, RfGranularity granularity);
void rf_transport_set_playing (RfTransport *transport, gboolean playing);
/* Puts the keyboard focus on the timeline. */
void rf_transport_focus (RfTransport *transport);

G_END_DECLS
