/* SPDX-License-Identifier: MIT */

/* The object panel.
 *
 * What is asked most is said first: who holds the object. Invariant: nothing here waits; what takes
 * a while to find out is shown when it is known, in the room that was kept for it. */

#include "app/rf-object-panel.h"

#include "app/rf-count-chart.h"
#include "app/rf-ledger.h"
#include "app/rf-link-list.h"
#include "diagram/rf-words.h"
#include "journal/rf-describe.h"
#include "journal/rf-query.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows of one list; more are counted. */
#define MAX_ROWS 60u

typedef enum
{
  FACT_TYPE,
  FACT_ID,
  FACT_VALUE,
  FACT_COUNT,
  FACT_GC_REFS,
  FACT_ADDRESS,
  FACT_SIZE,
  FACT_TRACKED,
  FACT_GENERATION,
  FACT_FINALIZED,
  FACT_REFERENT,
  N_FACTS
} Fact;

static const char *const fact_titles[N_FACTS] = {
  [FACT_TYPE] = N_ ("Type"),
  [FACT_ID] = N_ ("Short id"),
  [FACT_VALUE] = N_ ("Value"),
  [FACT_COUNT] = N_ ("Reference count"),
  [FACT_GC_REFS] = "gc_refs",
  [FACT_ADDRESS] = N_ ("Address"),
  [FACT_SIZE] = N_ ("Size"),
  [FACT_TRACKED] = N_ ("Tracked"),
  [FACT_GENERATION] = N_ ("Generation"),
  [FACT_FINALIZED] = N_ ("Finalized"),
  [FACT_REFERENT] = N_ ("Weakly refers to"),
};

struct _RfObjectPanel
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkLabel *title, *status, *sum;
  GtkGrid *facts;
  GtkLabel *names[N_FACTS], *values[N_FACTS];
  RfLinkList *death, *holders, *weakrefs, *life, *referents;
  GtkWidget *chart_box;
  RfCountChart *chart;
  guint n_holders;
  gboolean pending;
  guint32 shown; /* the object, 0: none */
};

G_DEFINE_FINAL_TYPE (RfObjectPanel, rf_object_panel, ADW_TYPE_BIN)

/* --- lists ------------------------------------------------------------------------------------ */

static void
show_sum (RfObjectPanel *self, const RfStateObject *about, const RfLedger *ledger)
{
  g_autofree char *text = NULL;

  if (about->flags & RF_NEW_IMMORTAL)
    text = g_strdup (_ ("Immortal: its count is not kept, so there is no sum."));
  else if (ledger->sum == about->count)
    text = g_strdup_printf (_ ("Sum: %u, the reference count"), ledger->sum);
  else
    /* Translators: between the change of a slot and that of the count. */
    text = g_strdup_printf (_ ("Sum: %u; the count of %u follows with the next event"), ledger->sum,
                            about->count);
  gtk_label_set_text (self->sum, text);
}

static void
show_holders (RfObjectPanel *self, RfRun *run, guint32 id, const RfStateObject *about)
{
  g_auto (RfLedger) ledger = { 0 };
  g_autofree char *count = rf_words_count (about->count);
  /* Translators: heading of the list of holders; %s is their number. */
  g_autofree char *title = g_strdup_printf (_ ("Held by · %s"), count);

  rf_ledger_init (&ledger, run, id);
  self->n_holders = ledger.sum;
  self->pending = ledger.pending;
  rf_link_list_show (self->holders, title, ledger.links);
  show_sum (self, about, &ledger);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), TRUE);
}

static void
show_objects (RfLinkList *list, const char *title, RfRun *run, const GArray *objects)
{
  g_autoptr (GArray) links = rf_links_new ();

  for (guint i = 0; i < MIN (objects->len, MAX_ROWS); i++)
    {
      RfLink link = { .kind = RF_LINK_OBJECT, .to = g_array_index (objects, guint32, i) };

      link.name = rf_describe_object (rf_run_get_state (run), rf_run_get_journal (run), link.to);
      g_array_append_val (links, link);
    }
  rf_links_add_more (links, objects->len > MAX_ROWS ? objects->len - MAX_ROWS : 0);
  rf_link_list_show (list, title, links);
}

/* --- birth, life and death -------------------------------------------------------------------- */

static char *
when_text (guint32 line, guint32 event)
{
  if (line > 0)
    /* Translators: when something happened to an object. */
    return g_strdup_printf (_ ("line %u, event %u"), line, event);
  return g_strdup_printf (_ ("event %u"), event);
}

static void
add_birth (GArray *links, RfRun *run, const RfStateObject *about)
{
  RfLink link = { .kind = RF_LINK_EVENT, .to = about->born };

  link.text = g_strdup (_ ("Created: "));
  if (about->flags & RF_NEW_INTERNAL)
    {
      link.kind = RF_LINK_NOWHERE;
      link.name = g_strdup (_ ("before the program"));
    }
  else
    {
      link.name = when_text (about->born_line, about->born);
      link.code = about->born_line > 0 ? rf_run_get_line (run, about->born_line) : NULL;
    }
  g_array_append_val (links, link);
}

static const char *
cause_text (RfCause cause)
{
  switch (cause)
    {
    case RF_CAUSE_CYCLE:
      return _ ("The collector broke its cycle.");
    case RF_CAUSE_SHUTDOWN:
      return _ ("The interpreter shut down.");
    default:
      return _ ("Its reference count fell to 0.");
    }
}

/* @state knows of the death. */
static void
add_death (GArray *links, const char *text, const RfState *state, guint32 id)
{
  RfDeath death;
  RfLink link = { .kind = RF_LINK_EVENT };

  if (state == NULL || !rf_query_death (state, id, &death))
    return;
  link.to = death.event;
  link.text = g_strdup (text);
  link.name = when_text (death.line, death.event);
  link.detail = g_strdup (cause_text (death.cause));
  g_array_append_val (links, link);
}

static void
show_life (RfObjectPanel *self, RfRun *run, guint32 id, const RfStateObject *about)
{
  g_autoptr (GArray) life = rf_links_new (), death = rf_links_new (), changes = NULL;
  RfInquiry *inquiry = rf_run_get_inquiry (run);
  gboolean alive = rf_state_object_is_alive (about);
  const RfState *end = rf_run_get_end_state (run);
  const RfStateObject *at_end = end != NULL ? rf_state_object (end, id) : NULL;
  guint32 last = at_end != NULL && at_end->death != 0 ? at_end->death : rf_run_get_length (run);

  add_birth (life, run, about);
  if (alive)
    add_death (life, _ ("Freed later: "), end, id);
  else
    {
      add_death (death, _ ("Freed: "), rf_run_get_state (run), id);
      for (guint i = 0; i < death->len; i++)
        g_array_index (death, RfLink, i).is_event = TRUE;
    }
  rf_link_list_show (self->life, NULL, life);
  rf_link_list_show (self->death, NULL, death);
  gtk_widget_set_visible (self->chart_box, (about->flags & RF_NEW_IMMORTAL) == 0);
  if (inquiry != NULL && (about->flags & RF_NEW_IMMORTAL) == 0)
    changes = rf_inquiry_get_changes (inquiry, id, about->born);
  rf_count_chart_show (self->chart, rf_run_get_journal (run), changes, last,
                       rf_run_get_position (run));
}

static void
on_picked (RfObjectPanel *self, guint event)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.position", "x", (gint64) event);
}

/* --- facts ------------------------------------------------------------------------------------ */

/* Takes @value; NULL hides the row. */
static void
set_fact (RfObjectPanel *self, Fact fact, char *value)
{
  g_autofree char *text = value;

  gtk_widget_set_visible (GTK_WIDGET (self->names[fact]), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->values[fact]), text != NULL);
  if (text != NULL && g_strcmp0 (gtk_label_get_text (self->values[fact]), text) != 0)
    gtk_label_set_text (self->values[fact], text);
}

static char *
finalized_text (const RfStateObject *about)
{
  if (about->n_running > 0)
    return g_strdup (_ ("its finalizer runs now"));
  if (about->n_resurrected > 0)
    return g_strdup (_ ("yes; it came back"));
  if (about->n_finalized > 0)
    return g_strdup (_ ("yes"));
  return about->flags & RF_NEW_INSTANCE ? g_strdup (_ ("no")) : NULL;
}

static char *
generation_text (const RfStateObject *about)
{
  return rf_state_object_is_tracked (about) ? g_strdup_printf ("%u", about->generation) : NULL;
}

static void
show_facts (RfObjectPanel *self, const RfState *state, RfJournal *journal, guint32 id,
            const RfStateObject *about)
{
  const char *value = rf_journal_text (journal, about->value);
  gboolean alive = rf_state_object_is_alive (about);
  gint32 gc_refs = rf_state_gc_refs (state, id);

  set_fact (self, FACT_TYPE, g_strdup (rf_journal_text (journal, about->type)));
  set_fact (self, FACT_ID, g_strdup_printf ("#%u", id));
  set_fact (self, FACT_VALUE, *value != '\0' ? g_strdup (value) : NULL);
  set_fact (self, FACT_COUNT, alive ? rf_words_count (about->count) : NULL);
  set_fact (self, FACT_GC_REFS, gc_refs >= 0 ? g_strdup_printf ("%d", gc_refs) : NULL);
  set_fact (self, FACT_ADDRESS, g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", about->address));
  set_fact (self, FACT_SIZE,
            g_strdup_printf (ngettext ("%u byte", "%u bytes", about->size), about->size));
  set_fact (self, FACT_TRACKED,
            !alive                               ? NULL
            : rf_state_object_is_tracked (about) ? g_strdup (_ ("yes, by the collector"))
            : about->flags & RF_NEW_CONTAINER    ? g_strdup (_ ("not now"))
                                                 : g_strdup (_ ("never: it is no container")));
  set_fact (self, FACT_GENERATION, generation_text (about));
  set_fact (self, FACT_FINALIZED, finalized_text (about));
  set_fact (self, FACT_REFERENT,
            !(about->flags & RF_NEW_WEAKREF) ? NULL
            : about->referent != 0           ? rf_describe_object (state, journal, about->referent)
                                             : g_strdup (_ ("nothing any more")));
}

static const char *
status_text (const RfStateObject *about)
{
  if (!rf_state_object_is_alive (about))
    return _ ("freed");
  if (about->isolate != 0)
    return _ ("in a cyclic isolate: no name reaches it");
  if (about->flags & RF_NEW_IMMORTAL)
    return _ ("immortal");
  return _ ("alive");
}

/* What it was when it died is of no use any more, but for the facts. */
static void
show_lists (RfObjectPanel *self, RfRun *run, guint32 id, const RfStateObject *about)
{
  const RfState *state = rf_run_get_state (run);
  g_autoptr (GArray) referents = NULL, weakrefs = NULL, none = rf_links_new ();

  if (!rf_state_object_is_alive (about))
    {
      rf_link_list_show (self->holders, NULL, none);
      rf_link_list_show (self->referents, NULL, none);
      rf_link_list_show (self->weakrefs, NULL, none);
      gtk_widget_set_visible (GTK_WIDGET (self->sum), FALSE);
      return;
    }
  referents = rf_query_referents (state, id);
  weakrefs = rf_query_weakrefs (state, id);
  show_holders (self, run, id, about);
  show_objects (self->referents, _ ("Refers to"), run, referents);
  show_objects (self->weakrefs, _ ("Weak references, not counted"), run, weakrefs);
}

void
rf_object_panel_show (RfObjectPanel *self, RfRun *run)
{
  guint32 id = run != NULL ? rf_run_get_selected (run) : 0;
  const RfState *state = id != 0 ? rf_run_get_state (run) : NULL;
  const RfStateObject *about = state != NULL ? rf_state_object (state, id) : NULL;
  g_autofree char *title = NULL, *name = NULL, *number = NULL;

  self->n_holders = 0;
  self->pending = FALSE;
  if (about == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, id != 0 ? "not-yet" : "empty");
      return;
    }
  name = rf_describe_object (state, rf_run_get_journal (run), id);
  number = g_strdup_printf ("#%u", id);
  title = strstr (name, number) != NULL || (about->flags & (RF_NEW_ATOM | RF_NEW_CLASS))
            ? g_strdup (name)
            : g_strdup_printf ("%s · %s", name, number);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->status, status_text (about));
  show_lists (self, run, id, about);
  show_life (self, run, id, about);
  show_facts (self, state, rf_run_get_journal (run), id, about);
  gtk_stack_set_visible_child_name (self->stack, "object");
  /* Another object is looked at from its top. */
  if (self->shown != id)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  self->shown = id;
}

guint
rf_object_panel_get_n_holders (RfObjectPanel *self)
{
  return self->n_holders;
}

gboolean
rf_object_panel_is_complete (RfObjectPanel *self)
{
  return !self->pending;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_object_panel_class_init (RfObjectPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (RF_TYPE_COUNT_CHART);
  g_type_ensure (RF_TYPE_LINK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-object-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, title);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, status);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, death);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, holders);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, sum);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, weakrefs);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, chart_box);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, chart);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, life);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, referents);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, facts);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
}

static void
rf_object_panel_init (RfObjectPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rf_link_list_set_name (self->life, _ ("Life"));
  rf_link_list_set_name (self->death, _ ("Death"));
  for (guint i = 0; i < N_FACTS; i++)
    {
      self->names[i] = GTK_LABEL (gtk_label_new (_ (fact_titles[i])));
      self->values[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (self->names[i], 0);
      gtk_label_set_yalign (self->names[i], 0);
      gtk_widget_add_css_class (GTK_WIDGET (self->names[i]), "dim-label");
      gtk_label_set_xalign (self->values[i], 0);
      gtk_label_set_wrap (self->values[i], TRUE);
      gtk_label_set_wrap_mode (self->values[i], PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (self->values[i], 4);
      gtk_label_set_ellipsize (self->values[i], PANGO_ELLIPSIZE_END);
      gtk_label_set_selectable (self->values[i], FALSE);
      gtk_widget_set_hexpand (GTK_WIDGET (self->values[i]), TRUE);
      gtk_grid_attach (self->facts, GTK_WIDGET (self->names[i]), 0, i, 1, 1);
      gtk_grid_attach (self->facts, GTK_WIDGET (self->values[i]), 1, i, 1, 1);
    }
}
