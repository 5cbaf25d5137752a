/* SPDX-License-Identifier: MIT */

/* The application. */

#include "app/rf-application.h"

#include "app/rf-preferences.h"
#include "rf-resources.h"
#include "app/rf-window.h"

#include "rf-config.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <locale.h>
#include <stdio.h>

struct _RfApplication
{
  AdwApplication parent_instance;

  RfSettings *settings;
  RfPostOffice *post_office;
  RfWorker *worker;
  RfCardPictures *card_pictures;
};

G_DEFINE_FINAL_TYPE (RfApplication, rf_application, ADW_TYPE_APPLICATION)

RfSettings *
rf_application_get_settings (RfApplication *self)
{
  return self->settings;
}

RfPostOffice *
rf_application_get_post_office (RfApplication *self)
{
  return self->post_office;
}

RfWorker *
rf_application_get_worker (RfApplication *self)
{
  return self->worker;
}

RfCardPictures *
rf_application_get_card_pictures (RfApplication *self)
{
  return self->card_pictures;
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
open_window (RfApplication *self)
{
  gtk_window_present (GTK_WINDOW (rf_window_new (self)));
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  open_window (user);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user)));

  /* Each window may ask about its changes; the last one to go ends the application. */
  for (GList *w = windows; w != NULL; w = w->next)
    gtk_window_close (w->data);
  g_list_free (windows);
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfApplication *self = user;
  GtkWidget *window = rf_preferences_new (self->settings, self->post_office);

  gtk_window_set_transient_for (GTK_WINDOW (window),
                                gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  adw_show_about_window (gtk_application_get_active_window (user), "application-name", "Refarium",
                         "application-icon", RF_APP_ID, "version", RF_VERSION, "developer-name",
                         _ ("The Refarium authors"), "license-type", GTK_LICENSE_MIT_X11,
                         "comments",
                         _ ("A glass case for Python objects: watch them live, be counted, and "
                            "die."),
                         /* Translators: your names, one a line. */
                         "translator-credits", _ ("translator-credits"), NULL);
}

static const GActionEntry actions[] = {
  { "new-window", on_new_window },
  { "quit", on_quit },
  { "preferences", on_preferences },
  { "about", on_about },
};

static const struct
{
  const char *action;
  const char *keys[4];
} accelerators[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "window.close", { "<Control>w" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.run", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.stop", { "<Control>period" } },
  { "win.open", { "<Control>o" } },
  { "win.start-page", { "<Alt>Home" } },
  { "win.new-program", { "<Control><Shift>n" } },
  { "win.close-program", { "<Control><Shift>w" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.export", { "<Control>e" } },
  { "win.find", { "<Control>f" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-fit", { "<Control>0", "<Control>KP_0" } },
  { "win.next-pane", { "F6" } },
  { "win.present", { "F5" } },
  { "win.presenter", { "<Shift>F5" } },
  { "win.self-test", { "<Control>t" } },
  { "win.show-details", { "F9" } },
  { "win.show-program", { "<Shift>F9" } },
};

/* --- life ------------------------------------------------------------------------------------- */

static void
rf_application_startup (GApplication *application)
{
  RfApplication *self = RF_APPLICATION (application);

  rf_app_register_resource ();
  G_APPLICATION_CLASS (rf_application_parent_class)->startup (application);
  gtk_source_init ();
  self->settings = rf_settings_new ();
  self->post_office = rf_post_office_new (self->settings);
  self->worker = rf_worker_new ();
  self->card_pictures = rf_card_pictures_new (self->worker);
  rf_preferences_apply_color_scheme (self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].keys);
}

static void
rf_application_activate (GApplication *application)
{
  open_window (RF_APPLICATION (application));
}

static void
rf_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  for (int i = 0; i < n_files; i++)
    {
      RfWindow *window =
        active != NULL && RF_IS_WINDOW (active) && rf_window_is_fresh (RF_WINDOW (active))
          ? RF_WINDOW (active)
          : rf_window_new (RF_APPLICATION (application));

      /* Without a flash of the start page. */
      g_action_group_change_action_state (G_ACTION_GROUP (window), "start-page",
                                          g_variant_new_boolean (FALSE));
      if (g_file_has_uri_scheme (files[i], "lecture"))
        {
          g_autofree char *name = g_file_get_uri (files[i]);

          rf_window_open_lecture (window, name + strlen ("lecture:"));
        }
      else
        rf_window_open (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
rf_application_shutdown (GApplication *application)
{
  RfApplication *self = RF_APPLICATION (application);

  rf_card_pictures_end (self->card_pictures);
  g_clear_pointer (&self->worker, rf_worker_free);
  g_clear_object (&self->card_pictures);
  g_clear_object (&self->post_office);
  g_clear_pointer (&self->settings, rf_settings_free);
  G_APPLICATION_CLASS (rf_application_parent_class)->shutdown (application);
}

static void
rf_application_class_init (RfApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  application_class->startup = rf_application_startup;
  application_class->activate = rf_application_activate;
  application_class->open = rf_application_open;
  application_class->shutdown = rf_application_shutdown;
}

static void
rf_application_init (RfApplication *self)
{
}

RfApplication *
rf_application_new (GApplicationFlags flags)
{
  return g_object_new (RF_TYPE_APPLICATION, "application-id", RF_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | flags, "resource-base-path",
                       "/org/refarium/Refarium", NULL);
}

int
rf_application_main (const char *program, const char *file)
{
  g_autoptr (RfApplication) application = NULL;
  /* The dashes keep a file that is called like an option from being one. */
  const char *argv[] = { program, "--", file, NULL };

  bindtextdomain (RF_GETTEXT_PACKAGE, RF_LOCALE_DIR);
  bind_textdomain_codeset (RF_GETTEXT_PACKAGE, "UTF-8");
  textdomain (RF_GETTEXT_PACKAGE);
  /* The locale is set already, with numbers as programs write them. */
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      fputs ("refarium: there is no display to open a window on\n", stderr);
      return 1;
    }
  g_set_prgname ("refarium");
  g_set_application_name ("Refarium");
  application = rf_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), file != NULL ? 3 : 1, (char **) argv);
}
