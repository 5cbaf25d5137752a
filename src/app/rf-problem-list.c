/* SPDX-License-Identifier: MIT */

/* The list of problems: a row each. */

#include "app/rf-problem-list.h"

#include <glib/gi18n.h>

struct _RfProblemList
{
  AdwBin parent_instance;

  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (RfProblemList, rf_problem_list, ADW_TYPE_BIN)

enum
{
  ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
on_row (RfProblemList *self, GtkListBoxRow *row)
{
  guint line = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "line"));
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));

  g_signal_emit (self, signals[ACTIVATED], 0, line, column);
}

static void
add_row (RfProblemList *self, const RfLectureProblem *problem)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *message = gtk_label_new (problem->message);
  g_autofree char *place = g_strdup_printf (_ ("Line %u"), problem->line);
  GtkWidget *label = gtk_label_new (place);

  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (message), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_widget_set_hexpand (message, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), message);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "line", GUINT_TO_POINTER (problem->line));
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (problem->column));
  gtk_list_box_append (self->rows, row);
}

void
rf_problem_list_show (RfProblemList *self, const GPtrArray *problems)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < problems->len; i++)
    add_row (self, problems->pdata[i]);
}

static void
rf_problem_list_class_init (RfProblemListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  signals[ACTIVATED] = g_signal_new ("activated", RF_TYPE_PROBLEM_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-problem-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RfProblemList, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_row);
}

static void
rf_problem_list_init (RfProblemList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

RfProblemList *
rf_problem_list_new (void)
{
  return g_object_new (RF_TYPE_PROBLEM_LIST, NULL);
}
