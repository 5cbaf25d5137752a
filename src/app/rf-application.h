/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-post-office.h"
#include "app/rf-settings.h"
#include "app/rf-card-pictures.h"
#include "app/rf-worker.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The application: one window a file, the settings, the layout thread that all windows share. */
#define RF_TYPE_APPLICATION (rf_application_get_type ())
G_DECLARE_FINAL_TYPE (RfApplication, rf_application, RF, APPLICATION, AdwApplication)

/* @flags are added to what the application needs (G_APPLICATION_NON_UNIQUE for tests).
 * (transfer full) */
RfApplication *rf_application_new (GApplicationFlags flags);

/* (transfer none) */
RfSettings *rf_application_get_settings (RfApplication *application);
/* (transfer none) */
RfPostOffice *rf_application_get_post_office (RfApplication *application);
/* (transfer none) */
RfWorker *rf_application_get_worker (RfApplication *application);
/* (transfer none) */
RfCardPictures *rf_application_get_card_pictures (RfApplication *application);

/* Runs the application as the program @program with @file (NULL: none) until its last window is
 * closed. Without a display it says so on stderr and returns 1. Fits RfCliWindow. */
int rf_application_main (const char *program, const char *file);

G_END_DECLS
