/* SPDX-License-Identifier: MIT */

/* Closing the last window while messages are still on their way.
 *
 * Invariant: the window goes when the outbox is empty, or when somebody said that what waits may be
 * dropped; it stays when they think again, and when one of the messages could not be delivered, so
 * that they can see which. While it waits, delivering goes on as ever. */

#include "app/rf-window-private.h"

#include <glib/gi18n.h>

typedef struct
{
  RfWindow *window;
  AdwMessageDialog *dialog;
  RfPostOffice *office;
  guint changed_id; /* an idle */
  gboolean has_failed;
} Farewell;

static void
show (Farewell *farewell)
{
  guint n = rf_outbox_n_pending (rf_post_office_get_outbox (farewell->office));
  const char *trouble = rf_post_office_get_trouble (farewell->office);
  g_autofree char *waiting = NULL, *body = NULL;

  waiting = g_strdup_printf (ngettext ("%u message waits for delivery. The window closes when it "
                                       "is delivered.",
                                       "%u messages wait for delivery. The window closes when they "
                                       "are delivered.",
                                       n),
                             n);
  body = trouble != NULL ? g_strconcat (waiting, "\n\n", trouble, NULL) : g_strdup (waiting);
  adw_message_dialog_set_body (farewell->dialog, body);
}

static gboolean
leave (gpointer user)
{
  RfWindow *self = user;

  self->allows_leave = TRUE;
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static gboolean
on_idle (gpointer user)
{
  Farewell *farewell = user;
  RfWindow *window = farewell->window;
  gboolean stays = farewell->has_failed;

  farewell->changed_id = 0;
  if (rf_outbox_n_pending (rf_post_office_get_outbox (farewell->office)) > 0 && !stays)
    {
      show (farewell);
      return G_SOURCE_REMOVE;
    }
  gtk_window_destroy (GTK_WINDOW (farewell->dialog)); /* frees farewell */
  if (stays)
    rf_window_raise_messages (window);
  else
    leave (window);
  return G_SOURCE_REMOVE;
}

static void
on_changed (RfOutbox *outbox, guint number, gpointer user)
{
  Farewell *farewell = user;

  farewell->has_failed |= rf_outbox_get (outbox, number, NULL) == RF_DELIVERY_FAILED;
  if (farewell->changed_id == 0)
    farewell->changed_id = g_idle_add (on_idle, farewell);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Farewell *farewell)
{
  if (!g_str_equal (response, "drop"))
    return;
  rf_outbox_listen (rf_post_office_get_outbox (farewell->office), NULL, NULL);
  rf_outbox_cancel (rf_post_office_get_outbox (farewell->office), NULL);
  /* The dialog goes first: this is called in the midst of it. */
  g_idle_add_full (G_PRIORITY_DEFAULT, leave, g_object_ref (farewell->window), g_object_unref);
}

static void
on_destroy (GtkWidget *dialog, Farewell *farewell)
{
  rf_outbox_listen (rf_post_office_get_outbox (farewell->office), NULL, NULL);
  g_clear_handle_id (&farewell->changed_id, g_source_remove);
  g_object_unref (farewell->office);
  g_free (farewell);
}

static gboolean
is_last (RfWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *w = application != NULL ? gtk_application_get_windows (application) : NULL; w != NULL;
       w = w->next)
    if (w->data != self && RF_IS_WINDOW (w->data))
      return FALSE;
  return application != NULL;
}

gboolean
rf_window_refuse_leave (RfWindow *self)
{
  RfPostOffice *office;
  Farewell *farewell;
  GtkWidget *dialog;

  if (self->allows_leave || !is_last (self))
    return FALSE;
  office = rf_application_get_post_office (
    RF_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  if (rf_outbox_n_pending (rf_post_office_get_outbox (office)) == 0)
    return FALSE;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Messages Are Still on Their Way"), NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "drop",
                                    _ ("_Drop Them and Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "drop",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  farewell = g_new0 (Farewell, 1);
  farewell->window = self;
  farewell->dialog = ADW_MESSAGE_DIALOG (dialog);
  farewell->office = g_object_ref (office);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), farewell);
  g_signal_connect (dialog, "destroy", G_CALLBACK (on_destroy), farewell);
  rf_outbox_listen (rf_post_office_get_outbox (office), on_changed, farewell);
  show (farewell);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}
