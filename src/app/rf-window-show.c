/* SPDX-License-Identifier: MIT */

/* Showing where the run is: one function that brings every part of the window to the run's
 * position, called at most once between two frames however often the position changes.
 *
 * Invariant: while a program runs or is laid out, the canvas keeps its old picture, paler. */

#include "app/rf-window-private.h"

#include "diagram/rf-scene-build.h"
#include "journal/rf-describe.h"

#include <glib/gi18n.h>
#include <math.h>

/* A run shorter than this shows no spinner, in milliseconds. */
#define PATIENCE 180

/* --- messages, title, spinner ----------------------------------------------------------------- */

void
rf_window_show_message (RfWindow *self, GtkMessageType type, const char *text)
{
  gtk_info_bar_set_message_type (self->message_bar, type);
  gtk_label_set_text (self->message_label, text);
  gtk_info_bar_set_revealed (self->message_bar, TRUE);
}

void
rf_window_hide_message (RfWindow *self)
{
  gtk_info_bar_set_revealed (self->message_bar, FALSE);
}

/* (transfer full) */
static char *
subtitle (RfWindow *self)
{
  guint32 n = self->run != NULL ? rf_run_get_length (self->run) : 0;
  int status;

  if (self->run == NULL || self->starting)
    return g_strdup ("");
  if (rf_run_get_phase (self->run) == RF_RUN_RUNNING)
    return g_strdup (_ ("running …"));
  if (self->edited)
    return g_strdup (_ ("edited since the run: the picture is of the old text"));
  status = rf_run_get_status (self->run);
  if (rf_run_was_stopped (self->run))
    return g_strdup_printf (ngettext ("stopped after %u event", "stopped after %u events", n), n);
  if (status != 0)
    /* Translators: how many events a run had, and its exit status. */
    return g_strdup_printf (ngettext ("%u event · exit status %d", "%u events · exit status %d", n),
                            n, status);
  return g_strdup_printf (ngettext ("%u event", "%u events", n), n);
}

void
rf_window_update_title (RfWindow *self)
{
  g_autofree char *name = self->lecture == NULL && self->file == NULL
                            ? g_strdup (_ ("Untitled Program"))
                          : self->lecture_title != NULL ? g_strdup (self->lecture_title)
                                                        : rf_window_get_program_name (self);
  g_autofree char *title =
    self->starting
      ? g_strdup ("Refarium")
      : g_strdup_printf ("%s%s",
                         self->editor != NULL && rf_editor_get_modified (self->editor) ? "• " : "",
                         name);
  g_autofree char *below = subtitle (self);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, below);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static gboolean
is_busy (RfWindow *self)
{
  return self->run != NULL &&
         (rf_run_get_phase (self->run) == RF_RUN_RUNNING ||
          rf_run_get_phase (self->run) == RF_RUN_LAYING_OUT || rf_run_get_drawing (self->run));
}

static void
set_busy_label (RfWindow *self)
{
  g_autofree char *text = NULL;

  if (rf_run_get_waiting (self->run))
    text = g_strdup (_ ("The program waits for input."));
  else if (rf_run_get_phase (self->run) == RF_RUN_RUNNING)
    {
      guint32 n = rf_run_get_length (self->run);
      text =
        g_strdup_printf (ngettext ("Running: %u event so far", "Running: %u events so far", n), n);
    }
  else
    text = g_strdup (_ ("Drawing the picture …"));
  gtk_label_set_text (self->busy_label, text);
}

static gboolean
show_busy (gpointer user)
{
  RfWindow *self = user;

  self->busy_id = 0;
  if (is_busy (self))
    {
      set_busy_label (self);
      gtk_spinner_start (self->busy_spinner);
      gtk_widget_set_visible (self->busy_box, TRUE);
      gtk_stack_set_visible_child_name (self->canvas_stack, "canvas");
      /* A picture that is only to be drawn in another way is a true one until then. */
      rf_canvas_set_stale (self->canvas, rf_run_get_phase (self->run) != RF_RUN_READY);
    }
  return G_SOURCE_REMOVE;
}

/* The spinner above the canvas, with a while of patience. */
static void
update_busy (RfWindow *self)
{
  if (is_busy (self))
    {
      if (gtk_widget_get_visible (self->busy_box))
        set_busy_label (self);
      else if (self->busy_id == 0)
        self->busy_id = g_timeout_add (PATIENCE, show_busy, self);
      return;
    }
  g_clear_handle_id (&self->busy_id, g_source_remove);
  gtk_spinner_stop (self->busy_spinner);
  gtk_widget_set_visible (self->busy_box, FALSE);
  rf_canvas_set_stale (self->canvas, FALSE);
}

/* --- the picture ------------------------------------------------------------------------------ */

/* The canvas shows @layout from now on: of another run, or of the same with other options. */
static void
change_layout (RfWindow *self, RfLayout *layout)
{
  rf_offsets_bind (self->offsets, rf_layout_history (layout));
  g_clear_pointer (&self->scene_layout, rf_layout_unref);
  self->scene_layout = rf_layout_ref (layout);
  if (self->scene_run == self->run)
    return;
  /* Ids mean other objects. */
  self->scene_run = self->run;
  rf_view_adjust_reset (self->adjust);
  rf_window_set_focus_on (self, FALSE);
}

static void
show_focus (RfWindow *self, const RfState *state)
{
  guint32 focus = self->adjust->focus;
  g_autofree char *name =
    focus != 0 ? rf_describe_object (state, rf_run_get_journal (self->run), focus) : NULL;

  rf_focus_bar_show (self->focus_bar, name, rf_view_object (self->view, focus) != NULL,
                     (int) self->adjust->depth);
}

/* What the lecture says that the picture is about, at the line where its own code stands. */
static void
set_about (RfWindow *self, const RfState *state, const RfLayout *layout)
{
  guint32 line = rf_state_stack_depth (state) > 0 ? rf_state_stack_entry (state, 0).line : 0;
  const char *names =
    self->parsed != NULL && line > 0 ? rf_lecture_focus (self->parsed, line) : NULL;

  rf_view_adjust_set_about (self->adjust, state, layout, names);
}

void
rf_window_focus_picture (RfWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!self->edited && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editor)))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* The position's scene on the canvas. A step is told, a change of what is shown blends; a selection
 * does neither, nor does a box that is being moved. */
static void
show_picture (RfWindow *self, const RfState *state)
{
  RfLayout *layout = rf_run_get_layout (self->run);
  guint32 selected = rf_run_get_selected (self->run);
  gboolean same_layout = layout == self->scene_layout;
  gboolean same_run = self->run == self->scene_run;
  gboolean same_position = self->view != NULL && self->view->position == rf_state_position (state);
  gboolean same_rings =
    selected == self->shown_selected && self->ringed_frame == self->shown_ringed;
  RfSceneOptions options = { .selected_object = selected,
                             .selected_frame = self->ringed_frame,
                             .offsets = self->offsets };
  g_autoptr (RfScene) scene = NULL;
  guint32 before = self->view != NULL ? self->view->position : 0;
  gboolean blends, step = self->view != NULL && same_layout && same_rings && !same_position &&
                          !self->picture_changed;

  if (same_layout && same_position && same_rings && !self->picture_changed)
    return;
  if (!same_layout)
    change_layout (self, layout);
  g_clear_pointer (&self->view, rf_view_free);
  set_about (self, state, layout);
  self->view = rf_view_new_adjusted (state, layout, self->adjust);
  scene = rf_scene_build (self->view, layout, &options);
  blends = rf_window_end_lift (self, scene);
  rf_window_update_slowness (self);
  if (step)
    rf_window_tell (self, before, scene, &options);
  else
    rf_canvas_set_scene (self->canvas, scene,
                         same_run && same_rings &&
                           (blends || !self->picture_changed || !same_position));
  self->shown_selected = selected;
  self->shown_ringed = self->ringed_frame;
  self->picture_changed = FALSE;
  rf_window_find_again (self);
  show_focus (self, state);
  if (!same_run && self->keeps_look)
    self->keeps_look = FALSE;
  else if (!same_run || (self->focus_changed && self->adjust->focus == 0))
    rf_canvas_look_by_itself (self->canvas);
  else if (self->focus_changed)
    rf_canvas_look_at_focus (self->canvas, self->adjust->focus);
  self->focus_changed = FALSE;
  gtk_stack_set_visible_child_name (self->canvas_stack, "canvas");
  if (!same_run)
    rf_window_focus_picture (self);
}

void
rf_window_reveal_object (RfWindow *self, guint32 object)
{
  const RfViewBox *box =
    self->view != NULL && object != 0 ? rf_view_find (self->view, object) : NULL;

  if (box != NULL)
    rf_canvas_reveal (self->canvas, box->is_frame ? RF_SPACE_FRAME : RF_SPACE_OBJECT, box->id);
}

void
rf_window_ring_frame (RfWindow *self, guint32 frame)
{
  if (self->ringed_frame == frame)
    return;
  self->ringed_frame = frame;
  rf_window_queue_show (self);
}

void
rf_window_drop_picture (RfWindow *self)
{
  g_clear_pointer (&self->view, rf_view_free);
  rf_window_end_lift (self, NULL);
  rf_canvas_set_scene (self->canvas, NULL, FALSE);
  g_clear_pointer (&self->scene_layout, rf_layout_unref);
  rf_offsets_bind (self->offsets, NULL);
  self->scene_run = NULL;
  rf_window_find_again (self);
}

/* Somebody who steps through phases wants to see them when a collection begins. */
static void
show_collector_tab (RfWindow *self, const RfState *state)
{
  gboolean begins = state->gc.collecting && !self->was_collecting;

  self->was_collecting = state->gc.collecting;
  if (begins &&
      (self->granularity == RF_GRANULARITY_PHASE || self->granularity == RF_GRANULARITY_VISIT))
    gtk_notebook_set_current_page (self->detail_tabs, 1);
}

/* What the collector decided at the position, and how much of what it did before is out of sight;
 * NULL: the position is no such decision. */
static char *
visit_sentence (RfWindow *self, const RfState *state)
{
  RfJournal *journal = rf_run_get_journal (self->run);
  guint32 position = rf_run_get_position (self->run);
  RfEvent event = rf_journal_event (journal, position);
  g_autofree char *text = NULL;
  guint n;

  if (self->granularity != RF_GRANULARITY_VISIT || !state->gc.collecting ||
      rf_run_get_sight (self->run) == NULL || !rf_sight_is_decision (&event))
    return NULL;
  text = rf_describe_event (state, journal, position);
  n = rf_sight_count_hidden (rf_run_get_sight (self->run),
                             rf_run_previous (self->run, self->granularity), position, NULL);
  if (n == 0)
    return g_steal_pointer (&text);
  return g_strdup_printf (ngettext ("%s (%u out of sight passed over.)",
                                    "%s (%u out of sight passed over.)", n),
                          text, n);
}

static char *
sentence (RfWindow *self, const RfState *state)
{
  guint32 position = rf_run_get_position (self->run);
  char *text;

  if (position == 0)
    return g_strdup (_ ("The start: nothing has happened yet. Step forward with the right arrow "
                        "key."));
  text = visit_sentence (self, state);
  if (text != NULL)
    return text;
  text = rf_describe_step (state, rf_run_get_journal (self->run),
                           rf_run_previous (self->run, self->granularity), position);
  if (*text != '\0')
    return text;
  g_free (text);
  return rf_describe_event (state, rf_run_get_journal (self->run), position);
}

/* What stands above the sentence while presenting: the phase of the collector, or the line that
 * runs. */
static void
show_heading (RfWindow *self, const RfState *state)
{
  guint32 line = rf_state_line (state);
  g_autofree char *text = NULL, *code = NULL;

  if (state->gc.collecting && state->gc.phase != RF_PHASE_NONE && rf_state_n_running (state) == 0)
    /* Translators: heading while presenting; %s is a phase. */
    text = g_strdup_printf (_ ("The collector: %s"), rf_describe_phase_title (state->gc.phase));
  else if (line > 0 && !self->edited)
    {
      code = rf_run_get_line (self->run, line);
      /* Translators: heading while presenting: number and text of a line of the program. */
      text = g_strdup_printf (_ ("%u  %s"), line, code);
    }
  rf_transport_set_heading (self->transport, text != NULL ? text : "");
}

/* For those who hear the picture: what is selected, and what has happened. */
static void
show_sentence (RfWindow *self, const char *text)
{
  guint32 selected = self->run != NULL ? rf_run_get_selected (self->run) : 0;
  const RfViewBox *box =
    selected != 0 && self->view != NULL ? rf_view_object (self->view, selected) : NULL;
  g_autofree char *outline =
    box != NULL ? rf_outline_describe (self->view, box) : rf_window_overview_words (self);
  g_autofree char *both = outline != NULL ? g_strdup_printf ("%s. %s", outline, text) : NULL;

  rf_transport_set_sentence (self->transport, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both != NULL ? both : text,
                                  -1);
}

/* --- everything ------------------------------------------------------------------------------- */

/* The entry goes. The keys that step must not end up in the tabs around it. */
static void
stop_asking (RfWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus = rf_console_is_asking (self->console) && focus != NULL &&
                       gtk_widget_is_ancestor (focus, GTK_WIDGET (self->console));

  rf_console_ask (self->console, FALSE);
  if (!had_focus)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->canvas)))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  else
    rf_editor_focus (self->editor);
}

/* While the program waits for a line, the console has an entry for it, and is in front. */
static void
ask_for_input (RfWindow *self)
{
  if (!rf_run_get_waiting (self->run))
    {
      stop_asking (self);
      return;
    }
  if (!rf_console_is_asking (self->console))
    gtk_notebook_set_current_page (self->output_tabs, 0);
  rf_console_ask (self->console, TRUE);
}

static void
show_running (RfWindow *self)
{
  rf_editor_set_current_line (self->editor, 0);
  rf_editor_set_born_line (self->editor, 0);
  rf_console_show (self->console, rf_run_get_journal (self->run), rf_run_get_steps (self->run),
                   rf_run_get_length (self->run));
  ask_for_input (self);
  show_sentence (self, rf_run_get_waiting (self->run) ? _ ("The program waits for input.") : "");
}

/* The line that made the selected object, 0: none. */
static guint
born_line (RfWindow *self)
{
  guint32 selected = rf_run_get_selected (self->run);
  const RfState *end = selected != 0 ? rf_run_get_end_state (self->run) : NULL;
  const RfStateObject *object = end != NULL ? rf_state_object (end, selected) : NULL;

  return object != NULL ? object->born_line : 0;
}

static void
show_position (RfWindow *self)
{
  const RfState *state = rf_run_get_state (self->run);
  g_autofree char *text = sentence (self, state);
  guint line = rf_state_line (state);

  stop_asking (self);
  rf_editor_set_current_line (self->editor, self->edited ? 0 : line);
  rf_editor_set_born_line (self->editor, self->edited ? 0 : born_line (self));
  rf_console_show (self->console, rf_run_get_journal (self->run), rf_run_get_steps (self->run),
                   rf_run_get_position (self->run));
  show_collector_tab (self, state);
  rf_object_panel_show (self->object_panel, self->run);
  rf_event_list_update (self->events);
  if (rf_window_has_overview (self))
    rf_window_show_overview (self, state);
  else if (rf_run_get_layout (self->run) != NULL)
    show_picture (self, state);
  else if (rf_run_get_phase (self->run) == RF_RUN_READY)
    rf_window_drop_picture (self);
  rf_collector_panel_show (self->collector_panel, self->run,
                           rf_run_get_layout (self->run) != NULL ? self->view : NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->outline)) && rf_window_has_overview (self))
    rf_window_outline_overview (self);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->outline)))
    rf_outline_show (self->outline, rf_run_get_layout (self->run) != NULL ? self->view : NULL,
                     rf_run_get_selected (self->run));
  show_heading (self, state);
  show_sentence (self, text);
}

static void
show_nothing (RfWindow *self)
{
  rf_editor_set_current_line (self->editor, 0);
  rf_editor_set_born_line (self->editor, 0);
  stop_asking (self);
  rf_console_show (self->console, NULL, NULL, 0);
  rf_object_panel_show (self->object_panel, NULL);
  rf_collector_panel_show (self->collector_panel, NULL, NULL);
  rf_outline_show (self->outline, NULL, 0);
  show_sentence (self, "");
}

static gboolean
show_now (gpointer user)
{
  RfWindow *self = user;

  self->refresh_id = 0;
  rf_window_update_title (self);
  update_busy (self);
  rf_transport_show (self->transport, self->run);
  rf_window_set_stage (self);
  if (self->run == NULL)
    show_nothing (self);
  else if (rf_run_get_phase (self->run) == RF_RUN_RUNNING)
    show_running (self);
  else
    show_position (self);
  rf_canvas_go_to_stage (self->canvas);
  rf_window_show_beside (self);
  rf_window_show_space (self);
  rf_window_show_lecture (self);
  rf_window_show_presenter (self);
  rf_window_show_quiz (self);
  rf_window_show_messages (self);
  rf_window_tell_deaths (self);
  rf_window_update_overview (self);
  rf_window_update_actions (self); /* last: some depend on there being a picture */
  rf_window_play_on (self);
  return G_SOURCE_REMOVE;
}

void
rf_window_queue_show (RfWindow *self)
{
  if (self->refresh_id == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    /* After events, so that held keys become one showing; before painting. */
    self->refresh_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, show_now, self, NULL);
}
