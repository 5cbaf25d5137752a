/* SPDX-License-Identifier: MIT */

/* The object panel.
 *
 * Invariant: a list of rows is made anew only when what it says has changed, so that the keyboard
 * focus stays in it while the run is stepped through. */

#include "app/rf-object-panel.h"

#include "diagram/rf-words.h"
#include "journal/rf-describe.h"
#include "journal/rf-query.h"

#include <glib/gi18n.h>

/* Rows of one list; more are counted. */
#define MAX_ROWS 60

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
  FACT_BORN,
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
  [FACT_BORN] = N_ ("Created"),
};

/* A list of links to objects and frames. */
typedef struct
{
  GtkLabel *heading;
  GtkListBox *box;
  char *said; /* what the rows say */
} Links;

struct _RfObjectPanel
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *title, *status, *death;
  GtkGrid *facts;
  GtkLabel *names[N_FACTS], *values[N_FACTS];
  GtkLabel *holders_heading, *referents_heading, *weakrefs_heading;
  GtkListBox *holders_list, *referents_list, *weakrefs_list;
  Links holders, referents, weakrefs;
  guint n_holders;
};

G_DEFINE_FINAL_TYPE (RfObjectPanel, rf_object_panel, ADW_TYPE_BIN)

/* One row to be. */
typedef struct
{
  guint32 object, frame; /* where it leads; both 0: nowhere */
  char *text, *detail;
} Link;

static void
clear_link (gpointer data)
{
  Link *link = data;

  g_free (link->text);
  g_free (link->detail);
}

static GArray *
new_links (void)
{
  GArray *links = g_array_new (FALSE, TRUE, sizeof (Link));

  g_array_set_clear_func (links, clear_link);
  return links;
}

static GtkWidget *
make_row (const Link *link)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (link->text);
  gboolean leads = link->object != 0 || link->frame != 0;

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  if (link->detail != NULL)
    {
      GtkWidget *detail = gtk_label_new (link->detail);
      gtk_widget_add_css_class (detail, "dim-label");
      gtk_widget_add_css_class (detail, "caption");
      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (detail), 1);
      gtk_box_append (GTK_BOX (box), detail);
    }
  gtk_widget_set_tooltip_text (row, link->detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), leads);
  if (leads)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row),
                                      link->object != 0 ? "win.select" : "win.show-frame");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                        (gint64) (link->object != 0 ? link->object : link->frame));
    }
  else
    gtk_widget_add_css_class (row, "dim-label");
  return row;
}

/* Shows @rows under the heading @title; hides both when there are none. */
static void
show_links (Links *links, const char *title, GArray *rows)
{
  GString *said = g_string_new (NULL);
  GtkWidget *child;

  gtk_label_set_text (links->heading, title);
  gtk_widget_set_visible (GTK_WIDGET (links->heading), rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (links->box), rows->len > 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const Link *link = &g_array_index (rows, Link, i);
      g_string_append_printf (said, "%u\1%u\1%s\1%s\n", link->object, link->frame, link->text,
                              link->detail != NULL ? link->detail : "");
    }
  if (g_strcmp0 (links->said, said->str) == 0)
    {
      g_string_free (said, TRUE);
      return;
    }
  g_free (links->said);
  links->said = g_string_free (said, FALSE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (links->box))) != NULL)
    gtk_list_box_remove (links->box, child);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (links->box, make_row (&g_array_index (rows, Link, i)));
}

/* --- ledger ----------------------------------------------------------------------------------- */

static char *
frame_name (const RfState *state, RfJournal *journal, guint32 id)
{
  const RfStateFrame *frame = rf_state_frame (state, id);
  const char *function;

  if (frame == NULL)
    return g_strdup ("");
  function = rf_journal_text (journal, frame->function);
  return rf_words_frame_title (function, frame->namespace != 0,
                               g_str_equal (function, "<module>") ? 0 : 1);
}

static Link
holder_link (const RfState *state, RfJournal *journal, const RfHolder *holder)
{
  g_autoptr (GString) slot = g_string_new (NULL);
  g_autofree char *name = NULL;
  Link link = { 0 };

  if (holder->kind < RF_HOLDER_OTHER)
    rf_state_append_slot_name (state, journal, &holder->slot, slot);
  switch (holder->kind)
    {
    case RF_HOLDER_NAME:
      link.frame = holder->frame;
      /* Translators: a name of a namespace that holds an object. */
      link.text = g_strdup_printf (_ ("name %s"), slot->str);
      link.detail = frame_name (state, journal, holder->frame);
      break;
    case RF_HOLDER_NAME_KEY:
      link.frame = holder->frame;
      /* Translators: the text of a name is itself an object that the namespace holds. */
      link.text = g_strdup_printf (_ ("text of the name %s"), slot->str);
      link.detail = frame_name (state, journal, holder->frame);
      break;
    case RF_HOLDER_SLOT:
    case RF_HOLDER_KEY:
      link.object = holder->owner;
      link.text = holder->kind == RF_HOLDER_SLOT ? g_strdup_printf (_ ("slot %s"), slot->str)
                                                 : g_strdup_printf (_ ("key %s"), slot->str);
      link.detail = rf_describe_object (state, journal, holder->owner);
      break;
    case RF_HOLDER_TEMPORARY:
    case RF_HOLDER_OPERATION:
    case RF_HOLDER_INTERPRETER:
      link.object = holder->owner;
      link.frame = holder->owner == 0 ? holder->frame : 0;
      link.text = g_strdup (holder->text != NULL ? holder->text : _ ("the interpreter itself"));
      break;
    case RF_HOLDER_OTHER:
      link.text =
        g_strdup_printf (ngettext ("%u by the evaluation stack or the interpreter",
                                   "%u by the evaluation stack or the interpreter", holder->n),
                         holder->n);
      break;
    }
  return link;
}

static void
add_more (GArray *rows, guint n)
{
  Link link = { 0 };

  if (n == 0)
    return;
  link.text = g_strdup_printf (ngettext ("… %u more", "… %u more", n), n);
  g_array_append_val (rows, link);
}

static void
show_holders (RfObjectPanel *self, const RfState *state, RfJournal *journal, guint32 id,
              const RfStateObject *about)
{
  g_autoptr (GArray) ledger = rf_query_ledger (state, id);
  g_autoptr (GArray) rows = new_links ();
  g_autofree char *count = rf_words_count (about->count);
  /* Translators: heading of the list of holders; %s is their number. */
  g_autofree char *title = g_strdup_printf (_ ("Held by · %s"), count);

  self->n_holders = 0;
  for (guint i = 0; i < ledger->len; i++)
    {
      const RfHolder *holder = &g_array_index (ledger, RfHolder, i);
      Link link;

      self->n_holders += holder->n;
      if (i >= MAX_ROWS && holder->kind != RF_HOLDER_OTHER)
        continue;
      link = holder_link (state, journal, holder);
      g_array_append_val (rows, link);
    }
  add_more (rows, ledger->len > rows->len ? ledger->len - rows->len : 0);
  show_links (&self->holders, title, rows);
}

static void
show_objects (Links *links, const char *title, const RfState *state, RfJournal *journal,
              GArray *objects)
{
  g_autoptr (GArray) rows = new_links ();

  for (guint i = 0; i < MIN (objects->len, MAX_ROWS); i++)
    {
      Link link = { 0 };
      link.object = g_array_index (objects, guint32, i);
      link.text = rf_describe_object (state, journal, link.object);
      g_array_append_val (rows, link);
    }
  add_more (rows, objects->len > MAX_ROWS ? objects->len - MAX_ROWS : 0);
  show_links (links, title, rows);
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
  set_fact (self, FACT_BORN,
            about->flags & RF_NEW_INTERNAL ? g_strdup (_ ("before the program"))
            : about->born_line > 0
              /* Translators: where an object was created. */
              ? g_strdup_printf (_ ("line %u, event %u"), about->born_line, about->born)
              : g_strdup_printf (_ ("event %u"), about->born));
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

void
rf_object_panel_show (RfObjectPanel *self, RfRun *run)
{
  guint32 id = run != NULL ? rf_run_get_selected (run) : 0;
  const RfState *state = id != 0 ? rf_run_get_state (run) : NULL;
  const RfStateObject *about = state != NULL ? rf_state_object (state, id) : NULL;
  RfJournal *journal;
  g_autofree char *title = NULL;
  g_autofree char *death = NULL;

  self->n_holders = 0;
  if (about == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, id != 0 ? "not-yet" : "empty");
      return;
    }
  journal = rf_run_get_journal (run);
  title = rf_describe_object (state, journal, id);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->status, status_text (about));
  show_facts (self, state, journal, id, about);
  death = rf_describe_death (state, id);
  gtk_label_set_text (self->death, death != NULL ? death : "");
  gtk_widget_set_visible (GTK_WIDGET (self->death), death != NULL);
  if (rf_state_object_is_alive (about))
    {
      g_autoptr (GArray) referents = rf_query_referents (state, id);
      g_autoptr (GArray) weakrefs = rf_query_weakrefs (state, id);

      show_holders (self, state, journal, id, about);
      show_objects (&self->referents, _ ("Refers to"), state, journal, referents);
      show_objects (&self->weakrefs, _ ("Weak references to it"), state, journal, weakrefs);
    }
  else
    {
      g_autoptr (GArray) none = new_links ();
      show_links (&self->holders, "", none);
      show_links (&self->referents, "", none);
      show_links (&self->weakrefs, "", none);
    }
  gtk_stack_set_visible_child_name (self->stack, "object");
}

guint
rf_object_panel_get_n_holders (RfObjectPanel *self)
{
  return self->n_holders;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_object_panel_finalize (GObject *object)
{
  RfObjectPanel *self = RF_OBJECT_PANEL (object);

  g_free (self->holders.said);
  g_free (self->referents.said);
  g_free (self->weakrefs.said);
  G_OBJECT_CLASS (rf_object_panel_parent_class)->finalize (object);
}

static void
rf_object_panel_class_init (RfObjectPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = rf_object_panel_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-object-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, title);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, status);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, death);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, facts);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, holders_heading);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, holders_list);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, referents_heading);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, referents_list);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, weakrefs_heading);
  gtk_widget_class_bind_template_child (widget_class, RfObjectPanel, weakrefs_list);
}

static void
rf_object_panel_init (RfObjectPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->holders = (Links){ self->holders_heading, self->holders_list };
  self->referents = (Links){ self->referents_heading, self->referents_list };
  self->weakrefs = (Links){ self->weakrefs_heading, self->weakrefs_list };
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
