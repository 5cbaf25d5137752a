/* SPDX-License-Identifier: MIT */

/* Settings with and without an installed schema.
 *
 * Invariant: every key of the schema is in the table below with the same default, so that a window
 * without the schema behaves as a fresh one with it. */

#include "app/rf-settings.h"

#include "diagram/rf-view-options.h"

#include "rf-config.h"

typedef struct
{
  const char *key;
  const char *text; /* the default, as GVariant's text */
} Default;

static const Default defaults[] = {
  { "python", "'3.13'" },
  { "granularity", "'line'" },
  { "window-width", "1280" },
  { "window-height", "800" },
  { "color-scheme", "'auto'" },
  { "window-maximized", "FALSE" },
#define X(field, name, initial) { name, #initial },
  RF_VIEW_TOGGLES (X)
#undef X
    { "ghost-steps", "3" },
  { "animation", "'normal'" },
  { "focus-depth", "2" },
  { "focus-hides", "FALSE" },
  { "follow", "TRUE" },
  { "show-minimap", "TRUE" },
  { "deliver", "FALSE" },
  { "deliver-address", "''" },
  { "deliver-limit", "20" },
};

struct _RfSettings
{
  GSettings *kept;    /* NULL: no schema */
  GHashTable *values; /* key → GVariant, where there is no schema */
};

/* TRUE and FALSE as C writes them. */
static GVariant *
parse (const char *text)
{
  if (g_str_equal (text, "TRUE") || g_str_equal (text, "FALSE"))
    return g_variant_new_boolean (text[0] == 'T');
  return g_variant_new_parsed (text);
}

RfSettings *
rf_settings_new (void)
{
  RfSettings *settings = g_new0 (RfSettings, 1);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, RF_APP_ID, TRUE) : NULL;

  settings->values =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      if (schema != NULL && !g_settings_schema_has_key (schema, defaults[i].key))
        g_clear_pointer (&schema, g_settings_schema_unref); /* of an older version */
      g_hash_table_insert (settings->values, (gpointer) defaults[i].key,
                           g_variant_ref_sink (parse (defaults[i].text)));
    }
  if (schema != NULL)
    settings->kept = g_settings_new_full (schema, NULL, NULL);
  return settings;
}

void
rf_settings_free (RfSettings *settings)
{
  g_clear_object (&settings->kept);
  g_hash_table_unref (settings->values);
  g_free (settings);
}

static GVariant *
get (RfSettings *settings, const char *key)
{
  GVariant *value;

  if (settings->kept != NULL)
    return g_settings_get_value (settings->kept, key);
  value = g_hash_table_lookup (settings->values, key);
  g_assert (value != NULL);
  return g_variant_ref (value);
}

static void
set (RfSettings *settings, const char *key, GVariant *value)
{
  if (settings->kept != NULL)
    {
      g_settings_set_value (settings->kept, key, value);
      return;
    }
  g_assert (g_hash_table_contains (settings->values, key));
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i].key, key))
      g_hash_table_replace (settings->values, (gpointer) defaults[i].key,
                            g_variant_ref_sink (value));
}

char *
rf_settings_get_string (RfSettings *settings, const char *key)
{
  g_autoptr (GVariant) value = get (settings, key);

  return g_variant_dup_string (value, NULL);
}

void
rf_settings_set_string (RfSettings *settings, const char *key, const char *value)
{
  set (settings, key, g_variant_new_string (value));
}

int
rf_settings_get_int (RfSettings *settings, const char *key)
{
  g_autoptr (GVariant) value = get (settings, key);

  return g_variant_get_int32 (value);
}

void
rf_settings_set_int (RfSettings *settings, const char *key, int value)
{
  set (settings, key, g_variant_new_int32 (value));
}

gboolean
rf_settings_get_boolean (RfSettings *settings, const char *key)
{
  g_autoptr (GVariant) value = get (settings, key);

  return g_variant_get_boolean (value);
}

void
rf_settings_set_boolean (RfSettings *settings, const char *key, gboolean value)
{
  set (settings, key, g_variant_new_boolean (value));
}
