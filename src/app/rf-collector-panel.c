/* SPDX-License-Identifier: MIT */

/* The collector panel. */

#include "app/rf-collector-panel.h"

#include "app/rf-chips.h"
#include "app/rf-collection-list.h"
#include "app/rf-generations.h"
#include "app/rf-phase-row.h"
#include "journal/rf-describe.h"
#include "journal/rf-query.h"

#include <glib/gi18n.h>

#define OLDEST 2u
/* Where a collection has so many, what is out of sight is not counted: it would be felt. */
#define MANY_EVENTS 300000u

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
  RfGenerations *generations;
  GtkWidget *lists;
  GtkLabel *result;
  RfChips *kept, *left; /* reachable and not: while it runs, and afterwards */
  /* Afterwards: garbage that was not freed, and what a finalizer made reachable again. */
  RfChips *garbage, *returned;
  GtkLabel *hidden; /* what is meant by out of sight */
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

/* Takes @text. Of the other phases it says what is left, not what was done. */
static char *
with_hidden (char *text, RfPhase phase, guint n)
{
  g_autofree char *found = text;

  if (text == NULL || n == 0 || (phase != RF_PHASE_UPDATE_REFS && phase != RF_PHASE_SUBTRACT_REFS))
    return g_steal_pointer (&found);
  /* Translators: %s: what a phase did, "18 visited"; %u: how many of these the picture does not
   * show. */
  return g_strdup_printf (_ ("%s · %u out of sight"), found, n);
}

static void
show_phases (RfCollectorPanel *self, RfRun *run, const RfCollection *collection)
{
  const RfSight *sight = rf_run_get_sight (run);
  guint32 last = collection->end != 0 ? collection->end : rf_run_get_position (run);
  guint32 hidden[RF_N_PHASES] = { 0 };
  guint n_hidden = sight != NULL && last - collection->begin < MANY_EVENTS
                     ? rf_sight_count_hidden (sight, collection->begin, last, hidden)
                     : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->hidden), n_hidden > 0);
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
          text = with_hidden (found_text (collection, phase), phase, hidden[phase]);
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

/* What became of the objects of a collection that is over. */
typedef struct
{
  GArray *freed, *garbage, *returned, *survived; /* of guint32 */
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_array_unref (outcome->freed);
  g_array_unref (outcome->garbage);
  g_array_unref (outcome->returned);
  g_array_unref (outcome->survived);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
outcome_init (Outcome *outcome, RfJournal *journal, const RfCollection *collection)
{
  g_autoptr (GHashTable) back = g_hash_table_new (NULL, NULL);
  RfPhase phase = RF_PHASE_NONE;

  outcome->freed = g_array_new (FALSE, FALSE, sizeof (guint32));
  outcome->garbage = g_array_new (FALSE, FALSE, sizeof (guint32));
  outcome->returned = g_array_new (FALSE, FALSE, sizeof (guint32));
  outcome->survived = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 n = collection->begin; n <= collection->end; n++)
    {
      RfEvent event = rf_journal_event (journal, n);
      guint32 id = event.a;

      if (event.kind == RF_EVENT_OBJECT_FREE && event.b != RF_CAUSE_COUNT)
        g_array_append_val (outcome->freed, id);
      else if (event.kind == RF_EVENT_GC_PHASE)
        phase = event.a;
      else if (event.kind == RF_EVENT_GC_MOVE && event.b == RF_GC_LIST_REACHABLE &&
               phase == RF_PHASE_RESURRECTION && g_hash_table_add (back, GUINT_TO_POINTER (id)))
        g_array_append_val (outcome->returned, id);
      else if (event.kind != RF_EVENT_GC_MOVE || event.b != RF_GC_LIST_OLD ||
               g_hash_table_contains (back, GUINT_TO_POINTER (id)))
        continue;
      else if (event.c == RF_GC_LIST_UNREACHABLE)
        g_array_append_val (outcome->garbage, id);
      else
        g_array_append_val (outcome->survived, id);
    }
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
show_chips (RfChips *chips, RfRun *run, const RfView *view, const char *heading,
            const GArray *objects)
{
  gtk_widget_set_visible (GTK_WIDGET (chips), objects != NULL && objects->len > 0);
  if (objects != NULL)
    rf_chips_show (chips, run, view, heading, objects);
}

static void
show_lists_now (RfCollectorPanel *self, RfRun *run, const RfView *view,
                const RfCollection *collection)
{
  g_autoptr (GArray) kept = collected_now (rf_run_get_state (run), FALSE);
  g_autoptr (GArray) left = collected_now (rf_run_get_state (run), TRUE);

  show_chips (self->left, run, view, _ ("Tentatively unreachable"), left);
  show_chips (self->kept, run, view, kept_heading (collection->phase), kept);
  show_chips (self->garbage, run, view, NULL, NULL);
  show_chips (self->returned, run, view, NULL, NULL);
}

static char *
result_text (const RfCollection *collection)
{
  if (collection->reason == RF_REASON_GC_COLLECT)
    return g_strdup_printf (_ ("gc.collect() returned %u"),
                            collection->collected + collection->uncollectable);
  return g_strdup_printf (ngettext ("%u object collected", "%u objects collected",
                                    collection->collected),
                          collection->collected);
}

static void
show_lists_then (RfCollectorPanel *self, RfRun *run, const RfView *view,
                 const RfCollection *collection)
{
  guint older = MIN (collection->generation + 1, OLDEST);
  g_autofree char *moved = g_strdup_printf (_ ("Survived, now in generation %u"), older);
  g_auto (Outcome) outcome = { 0 };

  outcome_init (&outcome, rf_run_get_journal (run), collection);
  show_chips (self->left, run, view, _ ("Freed"), outcome.freed);
  show_chips (self->garbage, run, view, _ ("Garbage, but kept: uncollectable or in gc.garbage"),
              outcome.garbage);
  show_chips (self->returned, run, view, _ ("Came back: a finalizer made it reachable"),
              outcome.returned);
  show_chips (self->kept, run, view, moved, outcome.survived);
}

static void
show_lists (RfCollectorPanel *self, RfRun *run, const RfView *view, const RfCollection *collection)
{
  gboolean over = collection->end != 0;
  g_autofree char *result = over ? result_text (collection) : NULL;

  gtk_label_set_text (self->result, over ? result : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result), over);
  if (over)
    show_lists_then (self, run, view, collection);
  else
    show_lists_now (self, run, view, collection);
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
      show_phases (self, run, &collection);
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
  if (collection.begin == 0)
    gtk_widget_set_visible (GTK_WIDGET (self->hidden), FALSE);
  gtk_widget_set_visible (self->lists, collection.begin != 0);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->history)), n > 0);
  if (self->phase != RF_PHASE_NONE && self->reveal_id == 0)
    self->reveal_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, reveal_current, self, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      rf_generations_show (self->generations, run, view);
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
  g_type_ensure (RF_TYPE_GENERATIONS);
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
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, garbage);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, returned);
  gtk_widget_class_bind_template_child (widget_class, RfCollectorPanel, hidden);
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
}
