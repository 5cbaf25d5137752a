/* SPDX-License-Identifier: MIT */

/* The list of differences.
 *
 * Invariant: row i tells of difference i of the array, in which those of one reason stand together;
 * the first of them has the reason as its header. */

#include "app/rf-difference-list.h"

#include <glib/gi18n.h>
#include <string.h>

struct _RfDifferenceList
{
  AdwBin parent_instance;

  GtkLabel *title, *note;
  GtkListBox *rows;
  GPtrArray *differences;
};

G_DEFINE_FINAL_TYPE (RfDifferenceList, rf_difference_list, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- rows ------------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_row (RfDifferenceList *self, const RfCompare *compare, const RfDifference *difference)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = gtk_label_new ("≠"), *label;
  g_autofree char *text = rf_compare_say (compare, difference);
  g_autofree char *spoken =
    g_strjoin (" ", text, difference->reason, NULL); /* the reason may be none */

  label = make_label (text, "numeric");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (mark, "rf-difference");
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "reason", g_strdup (difference->reason), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->rows, row);
}

/* Also called while rows go, when the array is another one already: rows know their reasons. */
static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user)
{
  const char *reason = g_object_get_data (G_OBJECT (row), "reason");
  const char *other = before != NULL ? g_object_get_data (G_OBJECT (before), "reason") : NULL;

  gtk_list_box_row_set_header (row, reason == NULL || g_strcmp0 (reason, other) == 0
                                      ? NULL
                                      : make_label (reason, "rf-reason"));
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;
  for (guint i = 0; i < a->len; i++)
    {
      const RfDifference *left = a->pdata[i], *right = b->pdata[i];

      if (left->kind != right->kind || g_strcmp0 (left->name, right->name) != 0 ||
          g_strcmp0 (left->reason, right->reason) != 0 ||
          memcmp (left->lines, right->lines, sizeof left->lines) != 0 ||
          g_strcmp0 (left->texts[0], right->texts[0]) != 0 ||
          g_strcmp0 (left->texts[1], right->texts[1]) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
fill (RfDifferenceList *self, const RfCompare *compare)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  if (self->differences == NULL)
    return;
  for (guint i = 0; i < self->differences->len; i++)
    add_row (self, compare, self->differences->pdata[i]);
}

void
rf_difference_list_show (RfDifferenceList *self, const RfCompare *compare, GPtrArray *differences,
                         const char *note)
{
  gboolean same = is_same (self->differences, differences);
  g_autofree char *title = NULL;
  guint n = differences != NULL ? differences->len : 0;

  if (differences != NULL)
    g_ptr_array_ref (differences);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  self->differences = differences;
  if (!same)
    fill (self, compare);
  if (differences == NULL)
    title = g_strdup (_ ("Comparing …"));
  else if (n == 0)
    title = g_strdup (_ ("No difference"));
  else
    title = g_strdup_printf (ngettext ("%u difference", "%u differences", n), n);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note), note);
}

static void
on_row_activated (RfDifferenceList *self, GtkListBoxRow *row)
{
  rf_difference_list_activate (self, (guint) gtk_list_box_row_get_index (row));
}

/* --- for tests -------------------------------------------------------------------------------- */

char *
rf_difference_list_get_text (RfDifferenceList *self, guint row)
{
  GtkListBoxRow *found = gtk_list_box_get_row_at_index (self->rows, (int) row);
  GtkWidget *label;
  const char *reason;

  if (found == NULL)
    return NULL;
  label = gtk_widget_get_last_child (gtk_list_box_row_get_child (found));
  reason = ((RfDifference *) self->differences->pdata[row])->reason;
  return g_strjoin ("\n", gtk_label_get_text (GTK_LABEL (label)), reason, NULL);
}

void
rf_difference_list_activate (RfDifferenceList *self, guint row)
{
  if (self->differences != NULL && row < self->differences->len)
    g_signal_emit (self, signals[CHOSEN], 0, row);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_difference_list_dispose (GObject *object)
{
  RfDifferenceList *self = RF_DIFFERENCE_LIST (object);

  g_clear_pointer (&self->differences, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RF_TYPE_DIFFERENCE_LIST);
  G_OBJECT_CLASS (rf_difference_list_parent_class)->dispose (object);
}

static void
rf_difference_list_class_init (RfDifferenceListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_difference_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-difference-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RfDifferenceList, title);
  gtk_widget_class_bind_template_child (widget_class, RfDifferenceList, note);
  gtk_widget_class_bind_template_child (widget_class, RfDifferenceList, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  signals[CHOSEN] = g_signal_new ("chosen", RF_TYPE_DIFFERENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rf_difference_list_init (RfDifferenceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->rows, set_header, NULL, NULL);
}
