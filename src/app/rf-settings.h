/* SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings of the window. They live in GSettings where the schema is installed (or found
 * through GSETTINGS_SCHEMA_DIR); without it they have the same defaults and last as long as the
 * process. Belongs to the main thread. */
typedef struct _RfSettings RfSettings;

/* (transfer full) */
RfSettings *rf_settings_new (void);
void rf_settings_free (RfSettings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfSettings, rf_settings_free)

/* (transfer full) */
char *rf_settings_get_string (RfSettings *settings, const char *key);
void rf_settings_set_string (RfSettings *settings, const char *key, const char *value);
int rf_settings_get_int (RfSettings *settings, const char *key);
void rf_settings_set_int (RfSettings *settings, const char *key, int value);
gboolean rf_settings_get_boolean (RfSettings *settings, const char *key);
void rf_settings_set_boolean (RfSettings *settings, const char *key, gboolean value);

G_END_DECLS
