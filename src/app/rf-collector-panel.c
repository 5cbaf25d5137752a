/* SPDX-License-Identifier: MIT */

/* The collector panel. */

#include "app/rf-collector-panel.h"

#include "app/rf-chips.h"
#include "app/rf-collection-list.h"
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
  GtkLabel *amounts[N_GENERATIONS], *thresholds[N_GENERATIONS];
  RfChips *members[N_GENERATIONS];
  GtkWidget *lists;
  GtkLabel *result;
  RfChips *kept, *left; /* reachable and not: while it runs, and afterwards */
  RfCollectionList *history;
  RfPhaseRow *rows[G_N_ELEMENTS (phases)];

  guint32 events[G_N_ELEMENTS (phases)]; /* where each phase began; 0: not yet */
  guint32 previous_begin, next_begin;    /* of the collections before and after; 0: none */
  RfPhase phase;
  guint reveal_id;
};

G_DEFINE_FINAL_TYPE (RfCollectorPanel, rf_collector_panel, ADW_TYPE_BIN)

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

/* After the rows have got their new heights: the current phase, and with it the lists of objects,
 * where both fit. */
static gboolean
reveal_current (gpointer user)
{
  RfCollectorPanel *self = user;
  GtkWidget *content =
    gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scrolled)));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds, lists;

  self->reveal_id = 0;
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      double top, bottom;

      if (phases[i] != self->phase ||
          !gtk_widget_compute_bounds (GTK_WIDGET (self->rows[i]), content, &bounds))
        continue;
      top = bounds.origin.y - 12;
      bottom = bounds.origin.y + bounds.size.height + 12;
      if (gtk_widget_compute_bounds (self->lists, content, &lists) &&
          lists.origin.y + lists.size.height - top < gtk_adjustment_get_page_size (adjustment))
        bottom = lists.origin.y + lists.size.height;
      gtk_adjustment_clamp_page (adjustment, top, bottom);
    }
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

/* --- the lists of a collection ---------------------------------------------------------------- */

/* The objects of the collection that runs: those that are not tentatively unreachable, or those
 * that are. */
static GArray *
collected_now (const RfState *state, gboolean unreachable)
{
  GArray *objects = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 id = 1; id <= rf_state_n_objects (state); id++)
    {
      const RfStateObject *object = rf_state_object (state, id);
      int list = rf_state_gc_list (state, id);

      if (object == NULL || !rf_state_object_is_alive (object) || list == RF_GC_LIST_OLD ||
          (list < 0 && rf_state_gc_refs (state, id) < 0))
        continue;
      if ((list == RF_GC_LIST_UNREACHABLE) == unreachable)
        g_array_append_val (objects, id);
    }
  return objects;
}

/* What became of the objects of the collection that is over: those that were freed, or those that
 * moved to an older generation. */
static GArray *
collected_then (RfRun *run, const RfCollection *collection, gboolean freed)
{
  GArray *objects = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 n = collection->begin; n <= collection->end; n++)
    {
      RfEvent event = rf_journal_event (rf_run_get_journal (run), n);
      guint32 id = event.a;

      if (freed ? event.kind == RF_EVENT_OBJECT_FREE && event.b == RF_CAUSE_CYCLE
                : event.kind == RF_EVENT_GC_MOVE && event.b == RF_GC_LIST_OLD)
        g_array_append_val (objects, id);
    }
  return objects;
}

static const char *
kept_heading (RfPhase phase)
{
  if (phase < RF_PHASE_MOVE_UNREACHABLE)
    return _ ("Under examination");
  if (phase == RF_PHASE_MOVE_UNREACHABLE)
    return _ ("Reachable, or not looked at yet");
  return _ ("Reachable");
}

static void
show_lists (RfCollectorPanel *self, RfRun *run, const RfView *view, const RfCollection *collection)
{
  gboolean over = collection->end != 0;
  g_autoptr (GArray) kept =
    over ? collected_then (run, collection, FALSE) : collected_now (rf_run_get_state (run), FALSE);
  g_autoptr (GArray) left =
    over ? collected_then (run, collection, TRUE) : collected_now (rf_run_get_state (run), TRUE);
  g_autofree char *moved = NULL, *result = NULL;

  if (over)
    {
      guint older = MIN (collection->generation + 1, N_GENERATIONS - 1);

      moved = g_strdup_printf (_ ("Survived, now in generation %u"), older);
      result = collection->reason == RF_REASON_GC_COLLECT
                 ? g_strdup_printf (_ ("gc.collect() returned %u"),
                                    collection->collected + collection->uncollectable)
                 : g_strdup_printf (ngettext ("%u object collected", "%u objects collected",
                                              collection->collected),
                                    collection->collected);
    }
  gtk_label_set_text (self->result, over ? result : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result), over);
  gtk_widget_set_visible (GTK_WIDGET (self->left), left->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->kept), kept->len > 0);
  rf_chips_show (self->left, run, view, over ? _ ("Freed") : _ ("Tentatively unreachable"), left);
  rf_chips_show (self->kept, run, view, over ? moved : kept_heading (collection->phase), kept);
}

/* --- generations ------------------------------------------------------------------------------ */

/* What is counted against the threshold of generation @i > 0: how often the generation below was
 * collected since this one or an older one was. */
static guint
count_of_generation (RfRun *run, guint i)
{
  guint n, count = 0;
  const guint32 *begins =
    rf_steps_events (rf_run_get_steps (run), RF_STEPS_COLLECTIONS, rf_run_get_position (run), &n);

  for (guint k = n; k-- > 0;)
    {
      guint generation = rf_journal_event (rf_run_get_journal (run), begins[k]).a;

      if (generation >= i)
        break;
      count += generation + 1 == i;
    }
  return count;
}

static void
show_threshold (RfCollectorPanel *self, RfRun *run, guint i)
{
  guint threshold = (guint) rf_run_get_profile (run)->thresholds[i];
  g_autofree char *text = NULL;

  if (i == 0)
    text = g_strdup_printf (_ ("default threshold: %u new objects"), threshold);
  else
    /* Translators: how often a younger generation was collected, the number of that generation, the
     * threshold. */
    text = g_strdup_printf (_ ("%u collections of generation %u, default threshold: %u"),
                            count_of_generation (run, i), i - 1, threshold);
  gtk_label_set_text (self->thresholds[i], text);
}

static void
show_generations (RfCollectorPanel *self, RfRun *run, const RfView *view)
{
  const RfState *state = rf_run_get_state (run);
  GArray *members[N_GENERATIONS];
  guint total = 0;

  for (guint i = 0; i < N_GENERATIONS; i++)
    members[i] = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 id = 1; id <= rf_state_n_objects (state); id++)
    {
      const RfStateObject *object = rf_state_object (state, id);

      if (object == NULL || !rf_state_object_is_tracked (object) ||
          object->generation >= N_GENERATIONS)
        continue;
      g_array_append_val (members[object->generation], id);
      total++;
    }
  for (guint i = 0; i < N_GENERATIONS; i++)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u object", "%u objects", members[i]->len), members[i]->len);
      gtk_level_bar_set_value (self->bars[i], total > 0 ? (double) members[i]->len / total : 0);
      gtk_label_set_text (self->amounts[i], text);
      show_threshold (self, run, i);
      rf_chips_show (self->members[i], run, view, NULL, members[i]);
      g_array_unref (members[i]);
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
  self->thresholds[i] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->thresholds[i], 0);
  gtk_label_set_wrap (self->thresholds[i], TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->thresholds[i]), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->thresholds[i]), "caption");
  self->members[i] = RF_CHIPS (rf_chips_new ());
  gtk_grid_attach (self->generations, name, 0, 3 * i, 1, 1);
  gtk_grid_attach (self->generations, GTK_WIDGET (self->bars[i]), 1, 3 * i, 1, 1);
  gtk_grid_attach (self->generations, GTK_WIDGET (self->amounts[i]), 2, 3 * i, 1, 1);
  gtk_grid_attach (self->generations, GTK_WIDGET (self->thresholds[i]), 0, 3 * i + 1, 3, 1);
  gtk_grid_attach (self->generations, GTK_WIDGET (self->members[i]), 0, 3 * i + 2, 3, 1);
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
rf_collector_panel_show (RfCollectorPanel *self, RfRun *run, const RfView *view)
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
      reason = rf_collection_list_reason (&collection);
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
  gtk_widget_set_visible (self->lists, collection.begin != 0);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->history)), n > 0);
  if (self->phase != RF_PHASE_NONE && self->reveal_id == 0)
    self->reveal_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, reveal_current, self, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      show_generations (self, run, view);
      rf_collection_list_show (self->history, run, collection.number);
      if (collection.begin != 0)
        show_lists (self, run, view, &collection);
    }
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
  g_type_ensure (RF_TYPE_CHIPS);
  g_type_ensure (RF_TYPE_COLLECTION_LIST);
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
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, lists);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, result);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, kept);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, left);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, history);
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
