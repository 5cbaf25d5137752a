/* SPDX-License-Identifier: MIT */

/* The search bar. */

#include "app/rf-find-bar.h"

#include <glib/gi18n.h>

struct _RfFindBar
{
  AdwBin parent_instance;

  GtkSearchEntry *entry;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (RfFindBar, rf_find_bar, ADW_TYPE_BIN)

enum
{
  CHANGED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_changed (RfFindBar *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_closed (RfFindBar *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
on_activated (RfFindBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.find-next", NULL);
}

/* Shift+Enter goes back. */
static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        RfFindBar *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.find-previous", NULL);
  return GDK_EVENT_STOP;
}

const char *
rf_find_bar_get_text (RfFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
rf_find_bar_set_text (RfFindBar *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
show_text (RfFindBar *self, const char *text)
{
  gtk_label_set_text (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

void
rf_find_bar_set_matches (RfFindBar *self, int current, int n)
{
  g_autofree char *text = NULL;

  if (*rf_find_bar_get_text (self) == '\0')
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_ ("nothing found"));
  else
    /* Translators: of all places that were found, the one where one stands. */
    text = g_strdup_printf (_ ("%d of %d"), current + 1, n);
  show_text (self, text);
}

void
rf_find_bar_set_elsewhere (RfFindBar *self, guint line)
{
  g_autofree char *text = NULL;

  if (line != 0)
    /* Translators: of the search; Enter goes to where it is to be seen. */
    text = g_strdup_printf (_ ("not now; Enter: line %u"), line);
  else
    text = g_strdup (_ ("not now; Enter: there"));
  show_text (self, text);
}

void
rf_find_bar_focus (RfFindBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
rf_find_bar_class_init (RfFindBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  signals[CHANGED] = g_signal_new ("changed", RF_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", RF_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RfFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, RfFindBar, count);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
rf_find_bar_init (RfFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}
