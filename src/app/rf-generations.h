/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-run.h"
#include "diagram/rf-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The generations at the current event: what each counts against its threshold, as gc.get_count()
 * and gc.get_threshold() would say, and its objects; what gc.freeze() has put aside; whether
 * automatic collection is on. */
#define RF_TYPE_GENERATIONS (rf_generations_get_type ())
G_DECLARE_FINAL_TYPE (RfGenerations, rf_generations, RF, GENERATIONS, AdwBin)

/* Shows the generations of @run at its position; @view: its picture, NULL: there is none yet. */
void rf_generations_show (RfGenerations *generations, RfRun *run, const RfView *view);
/* For tests: "14 / 700"; "": not known. (transfer none) */
const char *rf_generations_get_count (RfGenerations *generations, guint generation);

G_END_DECLS
