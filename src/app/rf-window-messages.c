/* SPDX-License-Identifier: MIT */

/* The messages of the window's run: the tab that shows them, and whether they are delivered.
 *
 * Invariant: each run has one posting, made when it starts, which goes with it; a run that becomes
 * the newest again has its own. */

#include "app/rf-window-private.h"

#include "app/rf-posting.h"

#include <glib/gi18n.h>

static RfPosting *
posting_of (RfRun *run)
{
  return run != NULL ? g_object_get_data (G_OBJECT (run), "rf-posting") : NULL;
}

/* --- the question ----------------------------------------------------------------------------- */

static void
on_response (AdwMessageDialog *dialog, const char *response, RfPosting *posting)
{
  rf_posting_answer (posting, g_str_equal (response, "deliver"));
}

static void
on_question (RfPosting *posting, RfWindow *self)
{
  RfApplication *application = RF_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  guint limit = rf_post_office_get_limit (rf_application_get_post_office (application));
  g_autofree char *name = rf_window_get_program_name (self);
  g_autofree char *body = NULL;
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Really Deliver the Messages?"), NULL);

  /* Translators: the name of a program. */
  body = g_strdup_printf (
    ngettext (
      "The program %s sends messages to the telephone numbers and e-mail addresses that it "
      "names. Delivering them is switched on in the preferences, with at most %u request a "
      "minute. You are asked once for each program.",
      "The program %s sends messages to the telephone numbers and e-mail addresses that it "
      "names. Delivering them is switched on in the preferences, with at most %u requests a "
      "minute. You are asked once for each program.",
      limit),
    name, limit);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Do Not Deliver"),
                                    "deliver", _ ("_Deliver"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "deliver",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), g_object_ref (posting),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- following -------------------------------------------------------------------------------- */

static gboolean
show_soon (gpointer user)
{
  RfWindow *self = user;

  self->messages_id = 0;
  rf_window_show_messages (self);
  return G_SOURCE_REMOVE;
}

/* Many changes make one showing. */
static void
on_changed (RfWindow *self)
{
  if (self->messages_id == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    self->messages_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, show_soon, self, NULL);
}

/* What the program is called in the question: its file, its lecture, or else its text. */
static char *
program_of (RfWindow *self, const char *text)
{
  if (self->file != NULL)
    return g_file_get_uri (self->file);
  if (self->lecture != NULL)
    return g_strconcat ("lecture:", self->lecture, NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

void
rf_window_begin_messages (RfWindow *self, const char *text)
{
  RfApplication *application = RF_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autofree char *program = program_of (self, text);
  RfPosting *posting =
    rf_posting_new (rf_application_get_post_office (application), self->run, program);

  g_object_set_data_full (G_OBJECT (self->run), "rf-posting", posting, g_object_unref);
  g_signal_connect_object (posting, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (posting, "question", G_CALLBACK (on_question), self, 0);
}

void
rf_window_show_messages (RfWindow *self)
{
  guint32 position;

  if (self->run == NULL)
    {
      rf_message_list_show (self->messages, NULL, NULL, 0);
      return;
    }
  rf_posting_follow (posting_of (self->run));
  position = rf_run_get_phase (self->run) == RF_RUN_RUNNING ? rf_run_get_length (self->run)
                                                            : rf_run_get_position (self->run);
  rf_message_list_show (self->messages, self->run, posting_of (self->run), position);
}

void
rf_window_raise_messages (RfWindow *self)
{
  GtkWidget *tabs = gtk_widget_get_ancestor (GTK_WIDGET (self->messages), GTK_TYPE_NOTEBOOK);

  gtk_notebook_set_current_page (GTK_NOTEBOOK (tabs),
                                 gtk_notebook_page_num (GTK_NOTEBOOK (tabs),
                                                        GTK_WIDGET (self->messages)));
}

void
rf_window_end_messages (RfRun *run)
{
  g_object_set_data (G_OBJECT (run), "rf-posting", NULL);
}

static void
on_stop_delivering (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  if (self->run != NULL)
    rf_posting_stop (posting_of (self->run));
}

void
rf_window_add_message_actions (RfWindow *self)
{
  static const GActionEntry actions[] = { { "stop-delivering", on_stop_delivering } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
