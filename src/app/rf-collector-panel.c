/* SPDX-License-Identifier: MIT */

/* The collector panel. */

#include "app/rf-collector-panel.h"

#include "app/rf-phase-row.h"
#include "journal/rf-describe.h"
#include "journal/rf-query.h"

#include <glib/gi18n.h>

#define N_GENERATIONS 3

/* In the order in which they run. */
static const RfPhase phases[] = {
  RF_PHASE_MERGE,   RF_PHASE_UPDATE_REFS, RF_PHASE_SUBTRACT_REFS, RF_PHASE_MOVE_UNREACHABLE,
  RF_PHASE_UNTRACK, RF_PHASE_WEAKREFS,    RF_PHASE_FINALIZERS,    RF_PHASE_RESURRECTION,
  RF_PHASE_CLEAR,   RF_PHASE_END,
};

struct _RfCollectorPanel
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkLabel *title, *reason, *which;
  GtkButton *previous, *next;
  GtkListBox *list;
  GtkGrid *generations;
  GtkLevelBar *bars[N_GENERATIONS];
  GtkLabel *amounts[N_GENERATIONS];
  RfPhaseRow *rows[G_N_ELEMENTS (phases)];

  guint32 events[G_N_ELEMENTS (phases)]; /* where each phase began; 0: not yet */
  guint32 previous_begin, next_begin;    /* of the collections before and after; 0: none */
  RfPhase phase;
  guint reveal_id;
};

G_DEFINE_FINAL_TYPE (RfCollectorPanel, rf_collector_panel, ADW_TYPE_BIN)

static char *
reason_text (const RfCollection *collection)
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

static char *
finalizers_text (const RfCollectionPhase *found)
{
  if (found->n_done == 0)
    return g_strdup (found->n_objects == 0 ? _ ("none") : _ ("none yet"));
  /* Translators: finalizers called so far, and the object whose was the last. */
  return g_strdup_printf (ngettext ("%u called · #%u", "%u called · #%u", found->n_done),
                          found->n_done, found->last);
}

static char *
end_text (const RfCollection *collection)
{
  g_autofree char *collected = NULL;

  if (collection->end == 0)
    return NULL;
  collected = g_strdup_printf (ngettext ("%u object was unreachable", "%u objects were unreachable",
                                         collection->collected),
                               collection->collected);
  if (collection->uncollectable == 0)
    return g_steal_pointer (&collected);
  return g_strdup_printf (ngettext ("%s, %u is uncollectable", "%s, %u are uncollectable",
                                    collection->uncollectable),
                          collected, collection->uncollectable);
}

/* What @phase found, or has found so far. */
static char *
found_text (const RfCollection *collection, RfPhase phase)
{
  const RfCollectionPhase *found = &collection->phases[phase];
  guint32 n = found->n_done;

  switch (phase)
    {
    case RF_PHASE_MERGE:
      return g_strdup_printf (ngettext ("%u container", "%u containers", found->n_objects),
                              found->n_objects);
    case RF_PHASE_UPDATE_REFS:
      return g_strdup_printf (ngettext ("%u visited", "%u visited", n), n);
    case RF_PHASE_SUBTRACT_REFS:
      return g_strdup_printf (ngettext ("%u reference followed", "%u references followed", n), n);
    case RF_PHASE_MOVE_UNREACHABLE:
      return g_strdup_printf (ngettext ("%u left behind", "%u left behind", n), n);
    case RF_PHASE_UNTRACK:
      return n == 0 ? g_strdup (_ ("none"))
                    : g_strdup_printf (ngettext ("%u untracked", "%u untracked", n), n);
    case RF_PHASE_WEAKREFS:
      return n == 0 ? g_strdup (_ ("none"))
                    : g_strdup_printf (ngettext ("%u cleared", "%u cleared", n), n);
    case RF_PHASE_FINALIZERS:
      return finalizers_text (found);
    case RF_PHASE_RESURRECTION:
      return n == 0 ? g_strdup (_ ("nothing came back"))
                    : g_strdup_printf (ngettext ("%u came back", "%u came back", n), n);
    case RF_PHASE_CLEAR:
      /* Translators: objects cleared, objects freed. */
      return g_strdup_printf (_ ("%u cleared, %u freed"), n, collection->n_freed);
    case RF_PHASE_END:
      return end_text (collection);
    default:
      return NULL;
    }
}

/* After the rows have got their new heights. */
static gboolean
reveal_current (gpointer user)
{
  RfCollectorPanel *self = user;
  GtkWidget *content =
    gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scrolled)));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  self->reveal_id = 0;
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    if (phases[i] == self->phase &&
        gtk_widget_compute_bounds (GTK_WIDGET (self->rows[i]), content, &bounds))
      gtk_adjustment_clamp_page (adjustment, bounds.origin.y - 12,
                                 bounds.origin.y + bounds.size.height + 12);
  return G_SOURCE_REMOVE;
}

static void
show_phases (RfCollectorPanel *self, const RfCollection *collection)
{
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      RfPhase phase = phases[i];
      const RfCollectionPhase *found = &collection->phases[phase];
      RfPhaseRowStatus status = RF_PHASE_ROW_AHEAD;
      g_autofree char *text = NULL;

      self->events[i] = found->event;
      if (found->event != 0)
        {
          status = RF_PHASE_ROW_DONE;
          text = found_text (collection, phase);
        }
      if (phase == collection->phase && collection->end == 0)
        {
          status = RF_PHASE_ROW_CURRENT;
          self->phase = phase;
        }
      if (phase == RF_PHASE_END && collection->end != 0)
        self->events[i] = collection->end;
      /* Phases that this collection passed over. */
      gtk_widget_set_visible (GTK_WIDGET (self->rows[i]),
                              found->event != 0 ||
                                (collection->end == 0 && phase > collection->phase));
      rf_phase_row_show (self->rows[i], status, text);
    }
}

/* --- generations ------------------------------------------------------------------------------ */

static void
show_generations (RfCollectorPanel *self, const RfState *state)
{
  guint amounts[N_GENERATIONS] = { 0 };
  guint total = 0;

  for (guint32 id = 1; id <= rf_state_n_objects (state); id++)
    {
      const RfStateObject *object = rf_state_object (state, id);

      if (object == NULL || !rf_state_object_is_tracked (object) ||
          object->generation >= N_GENERATIONS)
        continue;
      amounts[object->generation]++;
      total++;
    }
  for (guint i = 0; i < N_GENERATIONS; i++)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u object", "%u objects", amounts[i]), amounts[i]);
      gtk_level_bar_set_value (self->bars[i], total > 0 ? (double) amounts[i] / total : 0);
      gtk_label_set_text (self->amounts[i], text);
    }
}

static void
add_generation (RfCollectorPanel *self, guint i)
{
  g_autofree char *digits = g_strdup_printf ("%u", i);
  g_autofree char *label = g_strdup_printf (_ ("Generation %u"), i);
  GtkWidget *name = gtk_label_new (digits);

  self->bars[i] = GTK_LEVEL_BAR (gtk_level_bar_new ());
  self->amounts[i] = GTK_LABEL (gtk_label_new (NULL));
  for (guint k = 0; k < 3; k++)
    {
      static const char *const offsets[] = { GTK_LEVEL_BAR_OFFSET_LOW, GTK_LEVEL_BAR_OFFSET_HIGH,
                                             GTK_LEVEL_BAR_OFFSET_FULL };
      gtk_level_bar_remove_offset_value (self->bars[i], offsets[k]);
    }
  gtk_widget_set_hexpand (GTK_WIDGET (self->bars[i]), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->bars[i]), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->bars[i]), "rf-generation");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_label_set_xalign (self->amounts[i], 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->amounts[i]), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->amounts[i]), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->amounts[i]), "numeric");
  gtk_grid_attach (self->generations, name, 0, i, 1, 1);
  gtk_grid_attach (self->generations, GTK_WIDGET (self->bars[i]), 1, i, 1, 1);
  gtk_grid_attach (self->generations, GTK_WIDGET (self->amounts[i]), 2, i, 1, 1);
}

/* --- the whole -------------------------------------------------------------------------------- */

/* Which of all collections of the run this is, and where the ones beside it begin. */
static void
show_neighbours (RfCollectorPanel *self, RfRun *run, guint32 number)
{
  guint n;
  const guint32 *begins =
    rf_steps_events (rf_run_get_steps (run), RF_STEPS_COLLECTIONS, G_MAXUINT32, &n);
  g_autofree char *text =
    number > 0
      ? g_strdup_printf (_ ("Collection %u of %u"), number, n)
      : g_strdup_printf (ngettext ("%u collection to come", "%u collections to come", n), n);

  self->previous_begin = number > 1 ? begins[number - 2] : 0;
  self->next_begin = number < n ? begins[number] : 0;
  gtk_label_set_text (self->which, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->previous), self->previous_begin != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), self->next_begin != 0);
}

void
rf_collector_panel_show (RfCollectorPanel *self, RfRun *run)
{
  RfCollection collection;
  g_autofree char *title = NULL;
  g_autofree char *reason = NULL;
  guint n;

  self->phase = RF_PHASE_NONE;
  if (run == NULL || rf_run_get_length (run) == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  rf_steps_events (rf_run_get_steps (run), RF_STEPS_COLLECTIONS, G_MAXUINT32, &n);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->which)), n > 0);
  if (rf_query_collection (rf_run_get_journal (run), rf_run_get_steps (run),
                           rf_run_get_position (run), &collection))
    {
      title = g_strdup_printf (_ ("Collection of generation %u"), collection.generation);
      reason = reason_text (&collection);
      show_neighbours (self, run, collection.number);
      show_phases (self, &collection);
    }
  else
    {
      title = g_strdup (_ ("No collection yet"));
      reason = g_strdup (n > 0 ? _ ("The collector has not run up to this event.")
                               : _ ("The collector does not run in this program."));
      if (n > 0)
        show_neighbours (self, run, 0);
    }
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->list), collection.begin != 0);
  if (self->phase != RF_PHASE_NONE && self->reveal_id == 0)
    self->reveal_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, reveal_current, self, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_generations (self, rf_run_get_state (run));
  gtk_stack_set_visible_child_name (self->stack, "collector");
}

RfPhase
rf_collector_panel_get_phase (RfCollectorPanel *self)
{
  return self->phase;
}

static void
go_to (RfCollectorPanel *self, guint32 event)
{
  if (event != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.position", "x", (gint64) event);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, RfCollectorPanel *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    if (GTK_LIST_BOX_ROW (self->rows[i]) == row)
      go_to (self, self->events[i]);
}

static void
on_previous (RfCollectorPanel *self)
{
  go_to (self, self->previous_begin);
}

static void
on_next (RfCollectorPanel *self)
{
  go_to (self, self->next_begin);
}

static void
rf_collector_panel_dispose (GObject *object)
{
  g_clear_handle_id (&RF_COLLECTOR_PANEL (object)->reveal_id, g_source_remove);
  G_OBJECT_CLASS (rf_collector_panel_parent_class)->dispose (object);
}

static void
rf_collector_panel_class_init (RfCollectorPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_collector_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-collector-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, title);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, reason);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, which);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, previous);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, next);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, list);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, generations);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
}

static void
rf_collector_panel_init (RfCollectorPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      self->rows[i] = RF_PHASE_ROW (rf_phase_row_new (phases[i], i + 1));
      gtk_list_box_append (self->list, GTK_WIDGET (self->rows[i]));
    }
  for (guint i = 0; i < N_GENERATIONS; i++)
    add_generation (self, i);
}
