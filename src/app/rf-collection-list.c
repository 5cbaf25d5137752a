/* SPDX-License-Identifier: MIT */

/* The history of collections.
 *
 * Invariant: row i is collection i + 1 of `run`; rows are made anew only for another run. */

#include "app/rf-collection-list.h"

#include <glib/gi18n.h>

/* Rows at most; more are counted. */
#define MAX_ROWS 100u

struct _RfCollectionList
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkLabel *rest;
  RfRun *run; /* only compared */
  GArray *begins;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (RfCollectionList, rf_collection_list, ADW_TYPE_BIN)

char *
rf_collection_list_reason (const RfCollection *collection)
{
  switch (collection->reason)
    {
    case RF_REASON_THRESHOLD:
      return g_strdup_printf (_ ("threshold of generation %u crossed, line %u"),
                              collection->generation, collection->line);
    case RF_REASON_SHUTDOWN:
      return g_strdup (_ ("the interpreter shuts down"));
    default:
      return g_strdup_printf (_ ("asked for by gc.collect(), line %u"), collection->line);
    }
}

static GtkWidget *
make_row (const RfCollection *collection)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *reason = rf_collection_list_reason (collection);
  g_autofree char *title = NULL, *spoken = NULL;
  const char *texts[2];

  /* Translators: the number of a collection, the generation that it collected, what it found. */
  title = g_strdup_printf (ngettext ("%u. Generation %u: %u unreachable",
                                     "%u. Generation %u: %u unreachable", collection->collected),
                           collection->number, collection->generation, collection->collected);
  texts[0] = title;
  texts[1] = reason;
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, i == 0 ? "numeric" : "dim-label");
      if (i == 1)
        gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  spoken = g_strdup_printf ("%s, %s", title, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "rf-phase");
  return row;
}

static void
make_rows (RfCollectionList *self, RfRun *run)
{
  guint n;
  const guint32 *begins =
    rf_steps_events (rf_run_get_steps (run), RF_STEPS_COLLECTIONS, G_MAXUINT32, &n);

  if (run == self->run && n == self->begins->len)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->begins, 0);
  self->run = run;
  if (n > 0)
    g_array_append_vals (self->begins, begins, n);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    {
      RfCollection collection;
      GtkWidget *row;

      rf_query_collection (rf_run_get_journal (run), rf_run_get_steps (run),
                           i + 1 < n ? g_array_index (self->begins, guint32, i + 1) - 1
                                     : rf_run_get_length (run),
                           &collection);
      row = make_row (&collection);
      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n > MAX_ROWS);
  if (n > MAX_ROWS)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("… %u more", "… %u more", n - MAX_ROWS), n - MAX_ROWS);
      gtk_label_set_text (self->rest, text);
    }
}

void
rf_collection_list_show (RfCollectionList *self, RfRun *run, guint32 current)
{
  make_rows (self, run);
  for (guint i = 0; i < self->rows->len; i++)
    if (i + 1 == current)
      gtk_widget_add_css_class (self->rows->pdata[i], "current");
    else
      gtk_widget_remove_css_class (self->rows->pdata[i], "current");
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, RfCollectionList *self)
{
  int i = gtk_list_box_row_get_index (row);

  if (i >= 0 && (guint) i < self->begins->len)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.position", "x",
                                (gint64) g_array_index (self->begins, guint32, i));
}

static void
rf_collection_list_finalize (GObject *object)
{
  RfCollectionList *self = RF_COLLECTION_LIST (object);

  g_array_unref (self->begins);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (rf_collection_list_parent_class)->finalize (object);
}

static void
rf_collection_list_class_init (RfCollectionListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rf_collection_list_finalize;
}

static void
rf_collection_list_init (RfCollectionList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->begins = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "rf-phases");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All collections of the run"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  self->rest = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->rest, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->rest), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rest));
  adw_bin_set_child (ADW_BIN (self), box);
}
