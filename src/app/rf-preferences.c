/* SPDX-License-Identifier: MIT */

/* The preferences window. Each row writes its setting at once. */

#include "app/rf-preferences.h"

#include "app/rf-spoken.h"
#include "app/rf-delivery-group.h"
#include "base/rf-profile.h"

#include <glib/gi18n.h>

struct _RfPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwPreferencesPage *page;
  AdwComboRow *python, *style, *animation;
  RfSettings *settings;
};

G_DEFINE_FINAL_TYPE (RfPreferences, rf_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const struct
{
  const char *setting, *title;
  AdwColorScheme scheme;
} styles[] = {
  { "auto", N_ ("As the Desktop"), ADW_COLOR_SCHEME_DEFAULT },
  { "light", N_ ("Light"), ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "dark", N_ ("Dark"), ADW_COLOR_SCHEME_FORCE_DARK },
};

static const struct
{
  const char *setting, *title;
  double slowness;
} animations[] = {
  /* Translators: how fast the animation of a step is. */
  { "off", N_ ("Off"), 0 },
  { "fast", N_ ("Fast"), 0.5 },
  { "normal", N_ ("Normal"), 1 },
  { "slow", N_ ("Slow"), 2.5 },
};

double
rf_preferences_get_slowness (RfSettings *settings)
{
  g_autofree char *setting = rf_settings_get_string (settings, "animation");

  for (guint i = 0; i < G_N_ELEMENTS (animations); i++)
    if (g_str_equal (animations[i].setting, setting))
      return animations[i].slowness;
  return 1;
}

void
rf_preferences_apply_color_scheme (RfSettings *settings)
{
  g_autofree char *setting = rf_settings_get_string (settings, "color-scheme");

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i].setting, setting))
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), styles[i].scheme);
}

static void
on_python (RfPreferences *self)
{
  rf_settings_set_string (self->settings, "python",
                          rf_profile_list ()[adw_combo_row_get_selected (self->python)]->name);
}

static void
on_style (RfPreferences *self)
{
  rf_settings_set_string (self->settings, "color-scheme",
                          styles[adw_combo_row_get_selected (self->style)].setting);
  rf_preferences_apply_color_scheme (self->settings);
}

static void
on_animation (RfPreferences *self)
{
  rf_settings_set_string (self->settings, "animation",
                          animations[adw_combo_row_get_selected (self->animation)].setting);
}

static void
rf_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RF_TYPE_PREFERENCES);
  G_OBJECT_CLASS (rf_preferences_parent_class)->dispose (object);
}

static void
rf_preferences_class_init (RfPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, RfPreferences, page);
  gtk_widget_class_bind_template_child (widget_class, RfPreferences, python);
  gtk_widget_class_bind_template_child (widget_class, RfPreferences, style);
  gtk_widget_class_bind_template_child (widget_class, RfPreferences, animation);
}

static void
rf_preferences_init (RfPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rf_spoken_name_parts (GTK_WIDGET (self));
}

static void
add_animations (RfPreferences *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *setting = rf_settings_get_string (self->settings, "animation");
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (animations); i++)
    {
      gtk_string_list_append (titles, _ (animations[i].title));
      if (g_str_equal (animations[i].setting, setting))
        selected = i;
    }
  adw_combo_row_set_model (self->animation, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->animation, selected);
  g_signal_connect_object (self->animation, "notify::selected", G_CALLBACK (on_animation), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
rf_preferences_new (RfSettings *settings, RfPostOffice *office)
{
  RfPreferences *self = g_object_new (RF_TYPE_PREFERENCES, NULL);
  g_autoptr (GtkStringList) pythons = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *python = rf_settings_get_string (settings, "python");
  g_autofree char *style = rf_settings_get_string (settings, "color-scheme");
  const RfProfile *const *profiles = rf_profile_list ();
  guint selected = 0;

  self->settings = settings;
  for (guint i = 0; profiles[i] != NULL; i++)
    {
      gtk_string_list_append (pythons, profiles[i]->name);
      if (g_str_equal (profiles[i]->name, python))
        selected = i;
    }
  adw_combo_row_set_model (self->python, G_LIST_MODEL (pythons));
  adw_combo_row_set_selected (self->python, selected);
  selected = 0;
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      gtk_string_list_append (titles, _ (styles[i].title));
      if (g_str_equal (styles[i].setting, style))
        selected = i;
    }
  adw_combo_row_set_model (self->style, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->style, selected);
  g_signal_connect_object (self->python, "notify::selected", G_CALLBACK (on_python), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->style, "notify::selected", G_CALLBACK (on_style), self,
                           G_CONNECT_SWAPPED);
  add_animations (self);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (rf_delivery_group_new (office)));
  return GTK_WIDGET (self);
}
