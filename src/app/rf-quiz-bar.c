/* SPDX-License-Identifier: MIT */

/* The bar of the self-test. */

#include "app/rf-quiz-bar.h"

#include "app/rf-spoken.h"
#include "app/rf-wrap-layout.h"
#include "lecture/rf-narration.h"

#include <glib/gi18n.h>

struct _RfQuizBar
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *place, *score, *question, *idle, *verdict;
  GtkStack *stack;
  GtkWidget *choices;
  GtkEditable *entry;
  GtkWidget *again, *show, *go_on;
  RfQuizBarMode mode;
  const RfQuizItem *item; /* that is asked, NULL: none */
};

G_DEFINE_FINAL_TYPE (RfQuizBar, rf_quiz_bar, ADW_TYPE_BIN)

enum
{
  ANSWERED,
  GO_ON,
  SHOW,
  AGAIN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- answering -------------------------------------------------------------------------------- */

static void
answer (RfQuizBar *self, const char *text)
{
  g_autofree char *copy = g_strdup (text);

  if (self->mode == RF_QUIZ_BAR_ASKS)
    g_signal_emit (self, signals[ANSWERED], 0, copy);
}

static void
on_check (RfQuizBar *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  if (*text != '\0')
    answer (self, text);
}

static void
on_skip (RfQuizBar *self)
{
  answer (self, NULL);
}

static void
on_choice (RfQuizBar *self, GtkButton *button)
{
  answer (self, g_object_get_data (G_OBJECT (button), "answer"));
}

static void
on_go_on (RfQuizBar *self)
{
  g_signal_emit (self, signals[GO_ON], 0);
}

static void
on_show (RfQuizBar *self)
{
  g_signal_emit (self, signals[SHOW], 0);
}

static void
on_again (RfQuizBar *self)
{
  g_signal_emit (self, signals[AGAIN], 0);
}

/* The keys 1 to 4 are the choices, 0 skips. */
static gboolean
on_key (RfQuizBar *self, guint key)
{
  guint index = key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_4 ? key - GDK_KEY_KP_1 : key - GDK_KEY_1;

  if (self->mode != RF_QUIZ_BAR_ASKS || self->item->typed)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_0 || key == GDK_KEY_KP_0)
    on_skip (self);
  else if (index < self->item->choices->len)
    answer (self, ((const RfQuizChoice *) self->item->choices->pdata[index])->text);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- showing ---------------------------------------------------------------------------------- */

static void
clear_choices (RfQuizBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->choices)) != NULL)
    gtk_box_remove (GTK_BOX (self->choices), child);
}

static void
add_button (RfQuizBar *self, const char *label, GCallback clicked, const char *text)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *inside = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (inside), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (inside), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (inside), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (inside), 36);
  g_object_set_data_full (G_OBJECT (button), "answer", g_strdup (text), g_free);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->choices), button);
}

static void
fill_choices (RfQuizBar *self, const RfQuizItem *item)
{
  clear_choices (self);
  for (guint i = 0; i < item->choices->len; i++)
    {
      const RfQuizChoice *choice = item->choices->pdata[i];
      g_autofree char *label = g_strdup_printf ("%u   %s", i + 1, choice->text);

      add_button (self, label, G_CALLBACK (on_choice), choice->text);
    }
}

static void
set_mode (RfQuizBar *self, RfQuizBarMode mode, const char *page, const char *icon)
{
  self->mode = mode;
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->question), mode != RF_QUIZ_BAR_IDLE);
}

void
rf_quiz_bar_rest (RfQuizBar *self, const char *text, gboolean again)
{
  self->item = NULL;
  gtk_label_set_text (self->place, _ ("Self-test"));
  gtk_label_set_text (self->idle, text);
  gtk_widget_set_visible (self->again, again);
  set_mode (self, RF_QUIZ_BAR_IDLE, "idle", "dialog-question-symbolic");
}

void
rf_quiz_bar_ask (RfQuizBar *self, const RfQuizItem *item, const char *code)
{
  /* Translators: number and text of a line of the program. */
  g_autofree char *place = g_strdup_printf (_ ("Line %u: %s"), item->line, code);
  g_autofree char *markup = rf_narration_markup (item->question, NULL, NULL);
  g_autofree char *plain = rf_narration_plain (item->question);

  self->item = item;
  gtk_label_set_text (self->place, place);
  gtk_label_set_markup (self->question, markup);
  gtk_editable_set_text (self->entry, "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plain, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plain, -1);
  fill_choices (self, item);
  if (!item->typed)
    add_button (self, _ ("0   Skip"), G_CALLBACK (on_skip), NULL);
  set_mode (self, RF_QUIZ_BAR_ASKS, item->typed ? "entry" : "choices", "dialog-question-symbolic");
}

/* The answer on one line. */
static char *
one_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv (" · ", lines);
}

void
rf_quiz_bar_tell (RfQuizBar *self, const RfQuizItem *item, const char *given)
{
  gboolean right = given != NULL && rf_quiz_item_check (item, given);
  const char *why = given != NULL && !right ? rf_quiz_item_why (item, given) : NULL;
  g_autofree char *answer_text = one_line (item->answer), *text = NULL;
  g_autofree char *given_text = one_line (given != NULL ? given : "");

  if (right)
    text = g_strdup_printf (_ ("Right: %s. %s"), answer_text, item->explanation);
  else if (why != NULL)
    text = g_strdup_printf (_ ("The answer is: %s. %s\nNot %s: %s"), answer_text, item->explanation,
                            given_text, why);
  else
    text = g_strdup_printf (_ ("The answer is: %s. %s"), answer_text, item->explanation);
  gtk_label_set_text (self->verdict, text);
  gtk_widget_set_visible (self->show, item->object != 0);
  set_mode (self, RF_QUIZ_BAR_ANSWERS, "answer",
            right           ? "emblem-ok-symbolic"
            : given == NULL ? "dialog-information-symbolic"
                            : "dialog-warning-symbolic");
  clear_choices (self);
  self->item = NULL;
}

void
rf_quiz_bar_set_score (RfQuizBar *self, guint right, guint answered, guint all)
{
  g_autofree char *text = NULL;

  /* Translators: of a quiz: right answers, answered questions, all questions. */
  if (answered > 0)
    text = g_strdup_printf (_ ("%u of %u right · %u questions"), right, answered, all);
  else
    text = g_strdup_printf (ngettext ("%u question", "%u questions", all), all);
  gtk_label_set_text (self->score, all > 0 ? text : "");
}

void
rf_quiz_bar_focus (RfQuizBar *self)
{
  if (self->mode == RF_QUIZ_BAR_ANSWERS)
    gtk_widget_grab_focus (self->go_on);
  else if (self->mode == RF_QUIZ_BAR_ASKS && self->item->typed)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else if (self->mode == RF_QUIZ_BAR_ASKS)
    gtk_widget_grab_focus (gtk_widget_get_first_child (self->choices));
}

RfQuizBarMode
rf_quiz_bar_get_mode (RfQuizBar *self)
{
  return self->mode;
}

char *
rf_quiz_bar_get_text (RfQuizBar *self)
{
  const char *text = self->mode == RF_QUIZ_BAR_IDLE      ? gtk_label_get_text (self->idle)
                     : self->mode == RF_QUIZ_BAR_ANSWERS ? gtk_label_get_text (self->verdict)
                                                         : gtk_label_get_text (self->question);

  return g_strdup_printf ("%s\n%s\n%s", gtk_label_get_text (self->place), text,
                          gtk_label_get_text (self->score));
}

/* --- the object ------------------------------------------------------------------------------- */

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RfQuizBar, name)

static void
rf_quiz_bar_class_init (RfQuizBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  static const char *const names[] = { [GO_ON] = "go-on", [SHOW] = "show-me", [AGAIN] = "again" };

  signals[ANSWERED] =
    g_signal_new ("answered", RF_TYPE_QUIZ_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  for (guint i = GO_ON; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], RF_TYPE_QUIZ_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-quiz-bar.ui");
  BIND (icon);
  BIND (place);
  BIND (score);
  BIND (question);
  BIND (idle);
  BIND (verdict);
  BIND (stack);
  BIND (choices);
  BIND (entry);
  BIND (again);
  BIND (show);
  BIND (go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_check);
  gtk_widget_class_bind_template_callback (widget_class, on_skip);
  gtk_widget_class_bind_template_callback (widget_class, on_go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_show);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
}

static void
rf_quiz_bar_init (RfQuizBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  rf_spoken_name_parts (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->choices, rf_wrap_layout_new (6));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

RfQuizBar *
rf_quiz_bar_new (void)
{
  return g_object_new (RF_TYPE_QUIZ_BAR, NULL);
}
