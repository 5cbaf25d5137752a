/* SPDX-License-Identifier: MIT */

/* The generations.
 *
 * Invariant: the counts are of no event but found out by the run's inquiry; until they are known
 * those of the event before stay. */

#include "app/rf-generations.h"

#include "app/rf-chips.h"

#include <glib/gi18n.h>

#define N_GENERATIONS ((guint) G_N_ELEMENTS (((RfGenerationCounts *) NULL)->counts))
/* The last one is permanent. */
#define N_LISTS (N_GENERATIONS + 1)

struct _RfGenerations
{
  AdwBin parent_instance;

  RfRun *run; /* only compared */
  GtkLevelBar *bars[N_GENERATIONS];
  GtkLabel *counts[N_GENERATIONS], *meanings[N_GENERATIONS];
  GtkLabel *frozen, *off;
  RfChips *members[N_LISTS];
};

G_DEFINE_FINAL_TYPE (RfGenerations, rf_generations, ADW_TYPE_BIN)

/* --- counts ----------------------------------------------------------------------------------- */

static void
show_count (RfGenerations *self, guint i, int count, int threshold)
{
  /* Translators: the count of a generation and its threshold. */
  g_autofree char *text = g_strdup_printf (_ ("%d / %d"), count, threshold);

  gtk_label_set_text (self->counts[i], text);
  /* What is freed is counted too: the count may fall below 0. */
  gtk_level_bar_set_value (self->bars[i],
                           threshold > 0 ? CLAMP ((double) count / threshold, 0, 1) : 0);
}

static void
show_unknown (RfGenerations *self)
{
  for (guint i = 0; i < N_GENERATIONS; i++)
    {
      gtk_label_set_text (self->counts[i], "");
      gtk_level_bar_set_value (self->bars[i], 0);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->off), FALSE);
}

static void
show_counts (RfGenerations *self, RfRun *run)
{
  guint32 position = rf_run_get_position (run);
  RfInquiry *inquiry = rf_run_get_inquiry (run);
  g_autoptr (RfTemporaries) known =
    inquiry != NULL ? rf_inquiry_get_temporaries (inquiry, position) : NULL;
  RfGenerationCounts counts = { .enabled = TRUE };

  if (position == 0)
    for (guint i = 0; i < N_GENERATIONS; i++)
      counts.thresholds[i] = rf_run_get_profile (run)->thresholds[i];
  else if (known == NULL || !rf_temporaries_generations (known, position, &counts))
    {
      if (run != self->run || inquiry == NULL || !rf_inquiry_is_busy (inquiry))
        show_unknown (self);
      self->run = run;
      return;
    }
  self->run = run;
  for (guint i = 0; i < N_GENERATIONS; i++)
    show_count (self, i, counts.counts[i], counts.thresholds[i]);
  gtk_label_set_text (self->off, !counts.enabled ? _ ("Automatic collection is off (gc.disable).")
                                 : counts.thresholds[0] == 0
                                   ? _ ("Automatic collection is off: the threshold is 0.")
                                   : "");
  gtk_widget_set_visible (GTK_WIDGET (self->off), !counts.enabled || counts.thresholds[0] == 0);
}

/* --- objects ---------------------------------------------------------------------------------- */

static void
show_meaning (RfGenerations *self, guint i, guint n_members)
{
  g_autofree char *members =
    g_strdup_printf (ngettext ("%u object", "%u objects", n_members), n_members);
  g_autofree char *text = NULL;

  if (i == 0)
    /* Translators: what generation 0 counts; %s: "12 objects", which it has. */
    text = g_strdup_printf (_ ("containers made, less those freed · %s"), members);
  else
    /* Translators: what an older generation counts; %s: "12 objects", which it has. */
    text = g_strdup_printf (_ ("collections of generation %u · %s"), i - 1, members);
  gtk_label_set_text (self->meanings[i], text);
}

void
rf_generations_show (RfGenerations *self, RfRun *run, const RfView *view)
{
  const RfState *state = rf_run_get_state (run);
  GArray *members[N_LISTS];

  for (guint i = 0; i < N_LISTS; i++)
    members[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 id = 1; id <= rf_state_n_objects (state); id++)
    {
      const RfStateObject *object = rf_state_object (state, id);

      if (object != NULL && rf_state_object_is_tracked (object) && object->generation < N_LISTS)
        g_array_append_val (members[object->generation], id);
    }
  for (guint i = 0; i < N_GENERATIONS; i++)
    show_meaning (self, i, members[i]->len);
  gtk_widget_set_visible (GTK_WIDGET (self->frozen), members[N_LISTS - 1]->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->members[N_LISTS - 1]), members[N_LISTS - 1]->len > 0);
  for (guint i = 0; i < N_LISTS; i++)
    {
      rf_chips_show (self->members[i], run, view, NULL, members[i]);
      g_array_unref (members[i]);
    }
  show_counts (self, run);
}

const char *
rf_generations_get_count (RfGenerations *self, guint generation)
{
  return generation < N_GENERATIONS ? gtk_label_get_text (self->counts[generation]) : "";
}

/* --- the object ------------------------------------------------------------------------------- */

static GtkLabel *
add_caption (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_generation (RfGenerations *self, GtkWidget *box, guint i)
{
  static const char *const offsets[] = { GTK_LEVEL_BAR_OFFSET_LOW, GTK_LEVEL_BAR_OFFSET_HIGH,
                                         GTK_LEVEL_BAR_OFFSET_FULL };
  g_autofree char *digits = g_strdup_printf ("%u", i);
  g_autofree char *label = g_strdup_printf (_ ("Generation %u"), i);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (digits);

  self->bars[i] = GTK_LEVEL_BAR (gtk_level_bar_new ());
  for (guint k = 0; k < G_N_ELEMENTS (offsets); k++)
    gtk_level_bar_remove_offset_value (self->bars[i], offsets[k]);
  gtk_widget_set_hexpand (GTK_WIDGET (self->bars[i]), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->bars[i]), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->bars[i]), "rf-generation");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  self->counts[i] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->counts[i], 1);
  gtk_label_set_width_chars (self->counts[i], 10);
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[i]), "numeric");
  gtk_widget_add_css_class (name, "numeric");
  gtk_widget_add_css_class (name, "heading");
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->bars[i]));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->counts[i]));
  if (i > 0)
    gtk_widget_set_margin_top (line, 8);
  gtk_box_append (GTK_BOX (box), line);
  self->meanings[i] = add_caption (box);
  self->members[i] = RF_CHIPS (rf_chips_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->members[i]));
}

static void
rf_generations_class_init (RfGenerationsClass *class)
{
}

static void
rf_generations_init (RfGenerations *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->off = add_caption (box);
  for (guint i = 0; i < N_GENERATIONS; i++)
    add_generation (self, box, i);
  self->frozen = add_caption (box);
  gtk_label_set_text (self->frozen, _ ("Put aside by gc.freeze()"));
  gtk_widget_set_margin_top (GTK_WIDGET (self->frozen), 8);
  self->members[N_LISTS - 1] = RF_CHIPS (rf_chips_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->members[N_LISTS - 1]));
  adw_bin_set_child (ADW_BIN (self), box);
}
