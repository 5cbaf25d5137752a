/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-post-office.h"
#include "app/rf-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The preferences: the Python version of new windows, light or dark, how fast steps are told,
 * delivering messages. */
#define RF_TYPE_PREFERENCES (rf_preferences_get_type ())
G_DECLARE_FINAL_TYPE (RfPreferences, rf_preferences, RF, PREFERENCES, AdwPreferencesWindow)

/* @settings must live longer than the window. */
GtkWidget *rf_preferences_new (RfSettings *settings, RfPostOffice *office);

/* Makes the desktop style what the settings say. */
void rf_preferences_apply_color_scheme (RfSettings *settings);

/* How slowly the stories of steps are told: 1 is normal, 2 takes twice as long, 0: not at all. */
double rf_preferences_get_slowness (RfSettings *settings);

G_END_DECLS
