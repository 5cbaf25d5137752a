/* SPDX-License-Identifier: MIT */

/* Chips.
 *
 * Invariant: chips are made anew only when they are others than before, so that the keyboard focus
 * stays on one while the run is stepped through and when it is clicked. */

#include "app/rf-chips.h"

#include "app/rf-wrap-layout.h"
#include "diagram/rf-layout.h"
#include "journal/rf-describe.h"

#include <glib/gi18n.h>
#include <string.h>

/* Chips of one list; more are counted. */
#define MAX_CHIPS 24
#define MAX_CHARS 16

struct _RfChips
{
  AdwBin parent_instance;

  GtkLabel *heading, *rest;
  GtkWidget *flow;
  GArray *objects; /* guint32: of the chips */
  GPtrArray *buttons;
};

G_DEFINE_FINAL_TYPE (RfChips, rf_chips, ADW_TYPE_BIN)

/* Whether the picture has a box for @object, or had one before that was freed. */
static gboolean
is_box (RfRun *run, const RfView *view, guint32 id)
{
  RfLayout *layout = rf_run_get_layout (run);
  const RfStateObject *object = rf_state_object (rf_run_get_state (run), id);
  const RfHistoryBox *box =
    layout != NULL ? rf_history_object (rf_layout_history (layout), id) : NULL;

  const RfViewBox *shown = view != NULL ? rf_view_find (view, id) : NULL;

  /* The dict of a namespace: its frame. */
  if (shown != NULL && shown->is_frame)
    return TRUE;
  if (object == NULL || box == NULL || box->folded)
    return FALSE;
  return (view != NULL && rf_view_object (view, id) != NULL) ||
         (!rf_state_object_is_alive (object) && box->shown);
}

static void
add_chip (RfChips *self, RfRun *run, guint32 object)
{
  g_autofree char *text =
    rf_describe_object (rf_run_get_state (run), rf_run_get_journal (run), object);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "rf-chip");
  gtk_widget_set_focus_on_click (button, FALSE); /* the arrow keys go on stepping */
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.select");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", (gint64) object);
  gtk_box_append (GTK_BOX (self->flow), button);
  g_ptr_array_add (self->buttons, button);
}

static void
make_chips (RfChips *self, RfRun *run, const GArray *shown)
{
  if (shown->len == self->objects->len &&
      (shown->len == 0 ||
       memcmp (shown->data, self->objects->data, shown->len * sizeof (guint32)) == 0))
    return;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_box_remove (GTK_BOX (self->flow), self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
  g_array_set_size (self->objects, 0);
  if (shown->len > 0)
    g_array_append_vals (self->objects, shown->data, shown->len);
  for (guint i = 0; i < shown->len; i++)
    add_chip (self, run, g_array_index (shown, guint32, i));
}

static void
show_rest (RfChips *self, guint more, guint others)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (more > 0)
    g_string_append_printf (text, ngettext ("… %u more", "… %u more", more), more);
  if (others > 0)
    g_string_append_printf (text, ngettext ("%s%u out of sight", "%s%u out of sight", others),
                            text->len > 0 ? ", " : "", others);
  gtk_label_set_text (self->rest, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), text->len > 0);
}

void
rf_chips_show (RfChips *self, RfRun *run, const RfView *view, const char *heading,
               const GArray *objects)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint more = 0, others = 0;

  for (guint i = 0; i < objects->len; i++)
    {
      guint32 id = g_array_index (objects, guint32, i);

      if (!is_box (run, view, id))
        others++;
      else if (shown->len < MAX_CHIPS)
        g_array_append_val (shown, id);
      else
        more++;
    }
  make_chips (self, run, shown);
  for (guint i = 0; i < shown->len; i++)
    if (g_array_index (shown, guint32, i) == rf_run_get_selected (run))
      gtk_widget_add_css_class (self->buttons->pdata[i], "selected");
    else
      gtk_widget_remove_css_class (self->buttons->pdata[i], "selected");
  gtk_label_set_text (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
  gtk_widget_set_visible (self->flow, shown->len > 0);
  show_rest (self, more, others);
}

guint
rf_chips_get_n (RfChips *self)
{
  return self->objects->len;
}

static void
rf_chips_finalize (GObject *object)
{
  RfChips *self = RF_CHIPS (object);

  g_array_unref (self->objects);
  g_ptr_array_unref (self->buttons);
  G_OBJECT_CLASS (rf_chips_parent_class)->finalize (object);
}

static void
rf_chips_class_init (RfChipsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rf_chips_finalize;
}

static GtkLabel *
add_label (GtkWidget *box, const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
rf_chips_init (RfChips *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->objects = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->buttons = g_ptr_array_new ();
  self->heading = add_label (box, "caption-heading");
  self->flow = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->flow, rf_wrap_layout_new (4));
  gtk_box_append (GTK_BOX (box), self->flow);
  self->rest = add_label (box, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->rest), "dim-label");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
rf_chips_new (void)
{
  return g_object_new (RF_TYPE_CHIPS, NULL);
}
