/* SPDX-License-Identifier: MIT */

/* What is wrong with the program that the window shows: what its lecture's comments say wrongly,
 * what they wait for in vain, what in its code can't be run. The first of it is told above, all of
 * it is marked in the editor and listed in a tab that is there as long as there is something. */

#include "app/rf-window-private.h"

#include <glib/gi18n.h>

struct _RfWindowProblems
{
  GtkWidget *list;           /* NULL: there was no problem yet */
  GPtrArray *shown;          /* RfLectureProblem, by line */
  RfLectureProblem *refusal; /* why the program is not run, NULL: it is */
};

/* --- collecting ------------------------------------------------------------------------------- */

static void
add_all (GPtrArray *all, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const RfLectureProblem *problem = problems->pdata[i];
      rf_lecture_add_problem (all, problem->line, problem->column, g_strdup (problem->message));
    }
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const RfLectureProblem *one = *(RfLectureProblem *const *) a;
  const RfLectureProblem *other = *(RfLectureProblem *const *) b;

  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;
  return (int) one->column - (int) other->column;
}

static GPtrArray *
collect (RfWindow *self)
{
  RfWindowProblems *problems = self->problems;
  GPtrArray *all = rf_lecture_problems_new ();

  if (self->parsed != NULL)
    add_all (all, self->parsed->problems);
  if (self->plan != NULL)
    add_all (all, self->plan->problems);
  if (problems->refusal != NULL)
    rf_lecture_add_problem (all, problems->refusal->line, problems->refusal->column,
                            g_strdup (problems->refusal->message));
  g_ptr_array_sort (all, compare_problems);
  return all;
}

/* --- showing ---------------------------------------------------------------------------------- */

static void
on_activated (RfWindow *self, guint line, guint column)
{
  rf_editor_set_error (self->editor, line, column);
  rf_editor_focus (self->editor);
}

static void
show_list (RfWindow *self)
{
  RfWindowProblems *problems = self->problems;
  gboolean any = problems->shown->len > 0;

  if (problems->list == NULL && !any)
    return;
  if (problems->list == NULL)
    {
      problems->list = GTK_WIDGET (rf_problem_list_new ());
      gtk_notebook_append_page (self->output_tabs, problems->list, gtk_label_new (_ ("Problems")));
      g_signal_connect_object (problems->list, "activated", G_CALLBACK (on_activated), self,
                               G_CONNECT_SWAPPED);
    }
  rf_problem_list_show (RF_PROBLEM_LIST (problems->list), problems->shown);
  gtk_widget_set_visible (problems->list, any);
  if (any)
    gtk_notebook_set_current_page (self->output_tabs,
                                   gtk_notebook_page_num (self->output_tabs, problems->list));
}

static void
tell_first (RfWindow *self)
{
  const GPtrArray *shown = self->problems->shown;
  const RfLectureProblem *first = shown->pdata[0];
  g_autofree char *name = rf_window_get_program_name (self), *message = NULL, *more = NULL;

  if (shown->len > 1)
    /* Translators: after the first thing that is wrong; with the blank before it. */
    more = g_strdup_printf (ngettext (" (And %u more: see Problems.)",
                                      " (And %u more: see Problems.)", shown->len - 1),
                            shown->len - 1);
  message = g_strdup_printf ("%s:%u:%u: %s%s", name, first->line, first->column, first->message,
                             more != NULL ? more : "");
  rf_window_show_message (self, GTK_MESSAGE_WARNING, message);
  rf_editor_set_error (self->editor, first->line, first->column);
}

void
rf_window_update_problems (RfWindow *self)
{
  RfWindowProblems *problems = self->problems;

  g_ptr_array_unref (problems->shown);
  problems->shown = collect (self);
  rf_editor_set_problems (self->editor, problems->shown);
  show_list (self);
  /* A refusal is told in its own words. */
  if (problems->shown->len > 0 && problems->refusal == NULL)
    tell_first (self);
}

void
rf_window_set_refusal (RfWindow *self, guint line, guint column, const char *message)
{
  RfWindowProblems *problems = self->problems;

  if (problems->refusal != NULL)
    g_free (problems->refusal->message);
  g_clear_pointer (&problems->refusal, g_free);
  if (line == 0)
    return;
  problems->refusal = g_new0 (RfLectureProblem, 1);
  *problems->refusal = (RfLectureProblem){ line, column, g_strdup (message) };
}

void
rf_window_add_problems (RfWindow *self)
{
  self->problems = g_new0 (RfWindowProblems, 1);
  self->problems->shown = rf_lecture_problems_new ();
}

void
rf_window_free_problems (RfWindow *self)
{
  rf_window_set_refusal (self, 0, 0, NULL);
  g_ptr_array_unref (self->problems->shown);
  g_free (self->problems);
}

const GPtrArray *
rf_window_get_problems (RfWindow *self)
{
  return self->problems->shown;
}
