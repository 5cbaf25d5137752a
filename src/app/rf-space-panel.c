/* SPDX-License-Identifier: MIT */

/* Memory.
 *
 * Invariants: while the run's selected object is the one that is shown, the current block is that
 * object's, or one without an object that the user picked since; the list of tenants is that of the
 * current block. */

#include "app/rf-space-panel.h"

#include "app/rf-spoken.h"
#include "app/rf-space-view.h"
#include "journal/rf-space-words.h"

#include <glib/gi18n.h>

/* Tenants that are listed: those round the current event. */
#define MAX_TENANTS 120

struct _RfSpacePanel
{
  AdwBin parent_instance;

  GtkLabel *figures, *sentence, *heading;
  GtkDropDown *sizes;
  GtkToggleButton *everything;
  GtkButton *smaller, *larger;
  RfSpaceView *view;
  GtkListBox *tenants;

  RfRun *run;       /* only compared */
  guint32 selected; /* of the run, as it was shown last */
  guint32 position; /* likewise */
  GArray *listed;   /* RfSpaceTenant: all of the block below; NULL: none */
  RfPlace listed_place;
  guint listed_class; /* of its pool then */
};

G_DEFINE_FINAL_TYPE (RfSpacePanel, rf_space_panel, ADW_TYPE_BIN)

enum
{
  SELECTED,
  GOING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- who lives in a block --------------------------------------------------------------------- */

static char *
tenant_text (RfRun *run, const RfSpaceTenant *tenant)
{
  const RfState *end = rf_run_get_end_state (run);
  const RfState *state = end != NULL ? end : rf_run_get_state (run);
  g_autofree char *who = rf_describe_tenant (state, rf_run_get_journal (run), tenant->object,
                                             tenant->type, tenant->internal);

  if (tenant->to == RF_TENANT_STAYS)
    /* Translators: an object that lives in a block from an event on, and stays. */
    return g_strdup_printf (_ ("%s\nfrom event %u on"), who, tenant->from);
  /* Translators: an object that lives in a block from one event to another. */
  return g_strdup_printf (_ ("%s\nevents %u to %u"), who, tenant->from, tenant->to);
}

static void
add_tenant (RfSpacePanel *self, RfRun *run, const RfSpaceTenant *tenant)
{
  g_autofree char *text = tenant_text (run, tenant);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();
  guint32 position = rf_run_get_position (run);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (tenant->from <= position && position < tenant->to)
    gtk_widget_add_css_class (label, "caption-heading");
  else
    gtk_widget_add_css_class (label, "caption");
  if (tenant->from <= position && position < tenant->to)
    gtk_widget_add_css_class (row, "rf-here");
  else if (tenant->from > position)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_tooltip_text (row, _ ("Go to the event at which it moved in"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (row), "event", GUINT_TO_POINTER (tenant->from));
  gtk_list_box_append (self->tenants, row);
}

static void
drop_tenants (RfSpacePanel *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->tenants, 0)) != NULL)
    gtk_list_box_remove (self->tenants, GTK_WIDGET (row));
}

/* The log is gone over only for another block. */
static void
find_tenants (RfSpacePanel *self, RfSpace *space, RfPlace place, guint size_class)
{
  if (self->listed != NULL && self->listed_place == place && self->listed_class == size_class)
    return;
  g_clear_pointer (&self->listed, g_array_unref);
  self->listed = rf_space_tenants (space, place);
  self->listed_place = place;
  self->listed_class = size_class;
}

static void
show_tenants (RfSpacePanel *self, RfRun *run)
{
  RfSpace *space = rf_space_view_get_space (self->view);
  RfPlace place = rf_space_view_get_place (self->view);
  RfSpaceBlock block;
  guint first = 0, now = 0;

  drop_tenants (self);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), FALSE);
  if (space == NULL || !rf_space_block (space, place, &block))
    return;
  find_tenants (self, space, place, (guint) block.size);
  while (now < self->listed->len &&
         g_array_index (self->listed, RfSpaceTenant, now).from <= rf_run_get_position (run))
    now++;
  if (now > MAX_TENANTS / 2)
    first = now - MAX_TENANTS / 2;
  for (guint i = first; i < self->listed->len && i < first + MAX_TENANTS; i++)
    add_tenant (self, run, &g_array_index (self->listed, RfSpaceTenant, i));
  gtk_widget_set_visible (GTK_WIDGET (self->heading), self->listed->len > 0);
}

/* What there is to say of the current block. */
static void
show_block (RfSpacePanel *self, RfRun *run)
{
  RfSpace *space = rf_space_view_get_space (self->view);
  RfPlace place = rf_space_view_get_place (self->view);
  g_autofree char *about = rf_space_view_describe (self->view, place), *text = NULL;
  RfSpaceBlock block;

  if (about != NULL && rf_space_block (space, place, &block))
    text = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x\n%s", block.address, about);
  gtk_label_set_text (self->sentence,
                      text != NULL ? text
                      : space != NULL
                        ? _ ("Pick a block, or an object in the picture, to see who lives there in "
                             "turn. Numbers say in which order free blocks are given out.")
                        : "");
  show_tenants (self, run);
}

/* --- the position ----------------------------------------------------------------------------- */

static void
show_figures (RfSpacePanel *self)
{
  RfSpace *space = rf_space_view_get_space (self->view);
  RfSpaceFigures figures[RF_N_SIZE_CLASSES + 1];
  g_autofree char *text = NULL;

  rf_space_figures (space, figures);
  text = rf_describe_figures (figures, rf_space_n_arenas (space));
  gtk_label_set_text (self->figures, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->figures), text);
}

/* The current block follows the selected object; where nothing is selected, the eye follows what
 * changes. */
static void
follow (RfSpacePanel *self, RfRun *run, guint32 since)
{
  RfSpace *space = rf_space_view_get_space (self->view);
  guint32 selected = rf_run_get_selected (run);
  RfPlace place = selected != 0 ? rf_space_place_of (space, selected) : RF_PLACE_NONE;

  if (selected != 0)
    rf_space_view_set_place (self->view, place,
                             selected != self->selected ||
                               rf_run_get_position (run) != self->position);
  else if (self->selected != 0)
    rf_space_view_set_place (self->view, RF_PLACE_NONE, FALSE);
  if (selected == 0 && rf_run_get_position (run) != self->position)
    rf_space_view_reveal (self->view, rf_space_last_change (space, since));
  self->selected = selected;
  self->position = rf_run_get_position (run);
}

static void
show_nothing (RfSpacePanel *self, const char *why)
{
  rf_space_view_show (self->view, NULL, NULL, NULL, 0);
  g_clear_pointer (&self->listed, g_array_unref);
  drop_tenants (self);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), FALSE);
  gtk_label_set_text (self->figures, why);
  gtk_label_set_text (self->sentence, "");
  self->selected = 0;
}

void
rf_space_panel_show (RfSpacePanel *self, RfRun *run, guint32 since)
{
  RfInquiry *inquiry = run != NULL ? rf_run_get_inquiry (run) : NULL;
  g_autoptr (RfSpaceLog) log = inquiry != NULL ? rf_inquiry_get_space (inquiry) : NULL;

  if (run != self->run)
    {
      g_clear_pointer (&self->listed, g_array_unref);
      self->run = run;
      self->selected = 0;
      self->position = G_MAXUINT32;
    }
  if (log == NULL)
    {
      show_nothing (self, run == NULL       ? _ ("Run a program to see its memory.")
                          : inquiry == NULL ? _ ("The memory is shown when the program is over.")
                          : rf_inquiry_is_busy (inquiry)
                            ? _ ("The program runs once more, to see what it does to memory …")
                            : _ ("What became of the memory can't be told."));
      return;
    }
  rf_space_view_show (self->view, log, rf_run_get_state (run), rf_run_get_journal (run), since + 1);
  show_figures (self);
  follow (self, run, since);
  show_block (self, run);
}

RfScene *
rf_space_panel_build_scene (RfSpacePanel *self)
{
  return rf_space_view_build_scene (self->view);
}

/* --- what the user does ----------------------------------------------------------------------- */

static void
on_picked (RfSpaceView *view, guint place, RfSpacePanel *self)
{
  RfSpace *space = rf_space_view_get_space (view);
  RfSpaceBlock block = { 0 };
  guint32 object = 0;

  if (self->run == NULL || space == NULL)
    return;
  if (rf_space_block (space, place, &block) && rf_space_place_of (space, block.object) == place)
    object = block.object;
  /* The block stays the current one, object or not. */
  self->selected = object;
  show_block (self, self->run);
  g_signal_emit (self, signals[SELECTED], 0, object);
}

static void
on_size_chosen (RfSpacePanel *self)
{
  rf_space_view_set_size_class (self->view, (int) gtk_drop_down_get_selected (self->sizes) - 1);
}

static void
on_everything (RfSpacePanel *self)
{
  rf_space_view_set_program_only (self->view, !gtk_toggle_button_get_active (self->everything));
}

static void
on_smaller (RfSpacePanel *self)
{
  rf_space_view_zoom (self->view, 1 / 1.3);
}

static void
on_larger (RfSpacePanel *self)
{
  rf_space_view_zoom (self->view, 1.3);
}

static void
on_tenant (RfSpacePanel *self, GtkListBoxRow *row)
{
  guint event = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "event"));

  g_signal_emit (self, signals[GOING], 0, event);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
fill_sizes (RfSpacePanel *self)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("All sizes"));
  for (guint i = 0; i < RF_N_SIZE_CLASSES; i++)
    {
      guint size = (i + 1) * RF_SIZE_CLASS_STEP;

      gtk_string_list_take (list, g_strdup_printf (ngettext ("%u byte", "%u bytes", size), size));
    }
  gtk_string_list_append (list, _ ("Larger"));
  gtk_drop_down_set_model (self->sizes, G_LIST_MODEL (list));
  g_object_unref (list);
}

static void
rf_space_panel_dispose (GObject *object)
{
  RfSpacePanel *self = RF_SPACE_PANEL (object);

  g_clear_pointer (&self->listed, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RF_TYPE_SPACE_PANEL);
  G_OBJECT_CLASS (rf_space_panel_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RfSpacePanel, name)

static void
rf_space_panel_class_init (RfSpacePanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_space_panel_dispose;
  g_type_ensure (RF_TYPE_SPACE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-space-panel.ui");
  BIND (figures);
  BIND (sentence);
  BIND (heading);
  BIND (sizes);
  BIND (everything);
  BIND (smaller);
  BIND (larger);
  BIND (view);
  BIND (tenants);
  signals[SELECTED] = g_signal_new ("selected", RF_TYPE_SPACE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[GOING] = g_signal_new ("going", RF_TYPE_SPACE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rf_space_panel_init (RfSpacePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rf_spoken_name_parts (GTK_WIDGET (self));
  fill_sizes (self);
  g_signal_connect (self->view, "picked", G_CALLBACK (on_picked), self);
  g_signal_connect_object (self->sizes, "notify::selected", G_CALLBACK (on_size_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->everything, "toggled", G_CALLBACK (on_everything), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->smaller, "clicked", G_CALLBACK (on_smaller), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->larger, "clicked", G_CALLBACK (on_larger), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tenants, "row-activated", G_CALLBACK (on_tenant), self,
                           G_CONNECT_SWAPPED);
}

/* --- for tests -------------------------------------------------------------------------------- */

const char *
rf_space_panel_get_figures (RfSpacePanel *self)
{
  return gtk_label_get_text (self->figures);
}

const char *
rf_space_panel_get_sentence (RfSpacePanel *self)
{
  return gtk_label_get_text (self->sentence);
}

guint
rf_space_panel_get_n_tenants (RfSpacePanel *self)
{
  return self->listed != NULL ? self->listed->len : 0;
}

GtkWidget *
rf_space_panel_get_view (RfSpacePanel *self)
{
  return GTK_WIDGET (self->view);
}
