/* SPDX-License-Identifier: MIT */

/* Rows that lead somewhere.
 *
 * Invariant: row i shows the i-th link; a row is never made anew, only filled anew, so that nothing
 * jumps and the focus stays. */

#include "app/rf-link-list.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GtkListBoxRow *row;
  GtkLabel *text, *detail, *number;
  GtkWidget *arrow;
  RfLinkKind kind;
  guint32 to;
  char *said; /* of the text, with its name */
} Row;

struct _RfLinkList
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkListBox *list;
  GPtrArray *rows; /* of Row */
};

G_DEFINE_FINAL_TYPE (RfLinkList, rf_link_list, ADW_TYPE_BIN)

/* --- links ------------------------------------------------------------------------------------ */

static void
clear_link (gpointer data)
{
  RfLink *link = data;

  g_free (link->text);
  g_free (link->name);
  g_free (link->detail);
  g_free (link->code);
}

GArray *
rf_links_new (void)
{
  GArray *links = g_array_new (FALSE, TRUE, sizeof (RfLink));

  g_array_set_clear_func (links, clear_link);
  return links;
}

void
rf_links_add_more (GArray *links, guint n)
{
  RfLink link = { 0 };

  if (n == 0)
    return;
  link.text = g_strdup_printf (ngettext ("… %u more", "… %u more", n), n);
  g_array_append_val (links, link);
}

/* --- rows ------------------------------------------------------------------------------------- */

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->said);
  g_free (row);
}

static GtkLabel *
add_label (GtkWidget *box, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static Row *
add_row (RfLinkList *self)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  row->text = add_label (texts, 3);
  row->detail = add_label (texts, 2);
  gtk_widget_add_css_class (GTK_WIDGET (row->detail), "caption");
  row->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (row->number), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->number));
  row->arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_image_set_pixel_size (GTK_IMAGE (row->arrow), 12);
  gtk_widget_add_css_class (row->arrow, "dim-label");
  gtk_box_append (GTK_BOX (box), row->arrow);
  row->row = GTK_LIST_BOX_ROW (gtk_list_box_row_new ());
  gtk_list_box_row_set_child (row->row, box);
  gtk_list_box_append (self->list, GTK_WIDGET (row->row));
  g_ptr_array_add (self->rows, row);
  return row;
}

/* Its name stands out from what comes before. */
static void
say (Row *row, const RfLink *link)
{
  g_autofree char *said =
    g_strconcat (link->text != NULL ? link->text : "", link->name != NULL ? link->name : "", NULL);
  PangoAttrList *attributes;

  if (g_strcmp0 (row->said, said) == 0)
    return;
  gtk_label_set_text (row->text, said);
  attributes = pango_attr_list_new ();
  if (link->name != NULL)
    {
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);

      weight->start_index = link->text != NULL ? strlen (link->text) : 0;
      pango_attr_list_insert (attributes, weight);
    }
  gtk_label_set_attributes (row->text, attributes);
  pango_attr_list_unref (attributes);
  g_free (row->said);
  row->said = g_steal_pointer (&said);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  if (text != NULL && g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

static void
set_class (gpointer widget, const char *name, gboolean is)
{
  if (is)
    gtk_widget_add_css_class (GTK_WIDGET (widget), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (widget), name);
}

static void
fill_row (Row *row, const RfLink *link)
{
  g_autofree char *number = link->n > 1 ? g_strdup_printf ("×\u2009%u", link->n) : NULL;
  const char *second = link->code != NULL ? link->code : link->detail;
  gboolean leads = link->kind != RF_LINK_NOWHERE;
  g_autofree char *spoken = NULL;

  say (row, link);
  set_text (row->detail, second);
  set_class (row->detail, "rf-code", link->code != NULL);
  set_class (row->detail, "dim-label", link->code == NULL);
  set_text (row->number, number);
  set_class (row->row, "rf-event", link->is_event);
  gtk_widget_set_visible (row->arrow, leads);
  gtk_list_box_row_set_activatable (row->row, leads);
  gtk_widget_set_focusable (GTK_WIDGET (row->row), leads);
  row->kind = link->kind;
  row->to = link->to;
  spoken = g_strconcat (row->said, number != NULL ? " " : "", number != NULL ? number : "",
                        second != NULL ? ", " : "", second, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->row), spoken);
}

void
rf_link_list_set_name (RfLinkList *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
rf_link_list_show (RfLinkList *self, const char *heading, const GArray *links)
{
  gtk_label_set_text (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), links->len > 0);
  if (heading != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    heading, -1);
  for (guint i = 0; i < links->len; i++)
    fill_row (i < self->rows->len ? self->rows->pdata[i] : add_row (self),
              &g_array_index (links, RfLink, i));
  while (self->rows->len > links->len)
    {
      Row *last = self->rows->pdata[self->rows->len - 1];

      gtk_list_box_remove (self->list, GTK_WIDGET (last->row));
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
}

static gboolean
follow (RfLinkList *self, const Row *row)
{
  static const char *const actions[] = {
    [RF_LINK_OBJECT] = "win.select",
    [RF_LINK_FRAME] = "win.show-frame",
    [RF_LINK_EVENT] = "win.position",
  };

  if (row->kind == RF_LINK_NOWHERE)
    return FALSE;
  if (row->kind == RF_LINK_COLLECTOR)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.show-collector", NULL);
  return gtk_widget_activate_action (GTK_WIDGET (self), actions[row->kind], "x", (gint64) row->to);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, RfLinkList *self)
{
  rf_link_list_activate (self, (guint) gtk_list_box_row_get_index (row));
}

gboolean
rf_link_list_activate (RfLinkList *self, guint row)
{
  return row < self->rows->len && follow (self, self->rows->pdata[row]);
}

char *
rf_link_list_get_text (RfLinkList *self, guint row)
{
  return row < self->rows->len && gtk_widget_get_visible (GTK_WIDGET (self))
           ? g_strdup (((Row *) self->rows->pdata[row])->said)
           : NULL;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_link_list_finalize (GObject *object)
{
  g_ptr_array_unref (RF_LINK_LIST (object)->rows);
  G_OBJECT_CLASS (rf_link_list_parent_class)->finalize (object);
}

static void
rf_link_list_class_init (RfLinkListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rf_link_list_finalize;
}

static void
rf_link_list_init (RfLinkList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->heading = add_label (box, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "rf-links");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}
