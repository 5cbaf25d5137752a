/* SPDX-License-Identifier: MIT */

/* Side by side: another profile, or another moment, beside the picture.
 *
 * action (win.)     parameter, state
 * beside            string state: "" (nothing), a profile, or "moment": the moment at which it was
 *                   chosen; choosing it again takes the moment where the run is now
 * beside-toggle     the last one, or nothing
 *
 * Invariant: the pane is there as long as the state is not "", whatever becomes of the run; the
 * thing beside is of the run that is shown, or there is none. */

#include "app/rf-window-private.h"

#include "app/rf-beside-marks.h"
#include "app/rf-beside.h"
#include "app/rf-canvas-link.h"
#include "diagram/rf-difference-marks.h"
#include "diagram/rf-pair.h"

#include <glib/gi18n.h>
#include <string.h>

/* Two pictures in less than this need the room of the details. */
#define GOOD_WIDTH 860
#define LIST_HEIGHT 104

struct _RfWindowBeside
{
  char *mode, *last;   /* "": nothing */
  gboolean by_lecture; /* it was a lecture that asked for it */
  guint32 moment;
  gboolean hid_details;

  RfBeside *beside; /* NULL: none yet */
  RfView *view;     /* on its canvas; NULL: nothing */
  RfLayout *layout; /* of that view */
  RfViewAdjust *adjust;
  char *about;               /* names that the lecture is about, as they were shown */
  guint32 picked;            /* an object that only the other one has, 0: none */
  guint32 shown_object;      /* selected in the scene */
  GArray *marks[RF_N_SIDES]; /* RfDifferenceMark */
  RfRun *arranged;           /* the run for which the two were put side by side; only compared */
  guint arrange_id;
};

static RfCanvas *
canvas_of (RfWindow *self)
{
  return rf_beside_pane_get_canvas (self->beside_pane);
}

static gboolean
is_on (RfWindow *self)
{
  return self->side->mode[0] != '\0';
}

static gboolean
is_moment (RfWindow *self)
{
  return strcmp (self->side->mode, "moment") == 0;
}

/* --- the thing beside ------------------------------------------------------------------------- */

static void
drop_picture (RfWindow *self)
{
  RfWindowBeside *side = self->side;

  g_clear_pointer (&side->view, rf_view_free);
  g_clear_pointer (&side->layout, rf_layout_unref);
  g_clear_pointer (&side->about, g_free);
  side->shown_object = side->picked = 0;
  side->arranged = NULL;
  for (guint i = 0; i < RF_N_SIDES; i++)
    g_clear_pointer (&side->marks[i], g_array_unref);
  if (self->beside_pane != NULL)
    {
      rf_canvas_set_scene (canvas_of (self), NULL, FALSE);
      rf_canvas_set_differences (canvas_of (self), NULL);
      rf_canvas_set_differences (self->canvas, NULL);
    }
}

void
rf_window_drop_beside (RfWindow *self)
{
  RfWindowBeside *side = self->side;

  if (side == NULL || side->beside == NULL)
    return;
  g_signal_handlers_disconnect_by_data (side->beside, self);
  rf_beside_abandon (side->beside);
  g_clear_object (&side->beside);
  drop_picture (self);
}

/* The thing beside the run that is shown, if there can be one. */
static void
want_beside (RfWindow *self)
{
  RfWindowBeside *side = self->side;
  RfApplication *application = RF_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  if (side->beside != NULL && !rf_beside_is_of (side->beside, self->run))
    rf_window_drop_beside (self);
  if (side->beside != NULL || !rf_window_can_step (self) || application == NULL)
    return;
  side->beside =
    is_moment (self)
      ? rf_beside_new_moment (self->run, MIN (side->moment, rf_run_get_length (self->run)))
      : rf_beside_new (self->run, rf_profile_find (side->mode),
                       rf_application_get_worker (application), &self->view_options);
  g_signal_connect_swapped (side->beside, "changed", G_CALLBACK (rf_window_queue_show), self);
}

gboolean
rf_window_beside_is_busy (RfWindow *self)
{
  return is_on (self) && rf_window_can_step (self) &&
         (self->side->beside == NULL || rf_beside_is_busy (self->side->beside));
}

/* --- the panes -------------------------------------------------------------------------------- */

static gboolean
get_boolean (RfWindow *self, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), action);

  return g_variant_get_boolean (state);
}

static void
set_boolean (RfWindow *self, const char *action, gboolean on)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self), action, g_variant_new_boolean (on));
}

/* How much room the pictures have. */
static int
room_of (RfWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height;

  if (width <= 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (gtk_widget_get_visible (self->program_pane))
    width -= gtk_paned_get_position (self->outer_paned);
  if (gtk_widget_get_visible (GTK_WIDGET (self->detail_tabs)))
    width -= MAX (gtk_widget_get_width (GTK_WIDGET (self->detail_tabs)), 230);
  return width;
}

/* The size of the smaller picture if the two stood that way. */
static double
zoom_if (RfWindow *self, GtkOrientation orientation)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->beside_paned));
  double height = gtk_widget_get_height (GTK_WIDGET (self->beside_paned));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    width /= 2;
  else
    height /= 2;
  return MIN (rf_canvas_whole_zoom (self->canvas, width, height),
              rf_canvas_whole_zoom (canvas_of (self), width, height));
}

/* The two stand beside or above each other, as they are larger. */
static void
arrange (RfWindow *self)
{
  GtkOrientable *paned = GTK_ORIENTABLE (self->beside_paned);
  double beside = zoom_if (self, GTK_ORIENTATION_HORIZONTAL);
  double above = zoom_if (self, GTK_ORIENTATION_VERTICAL);
  GtkOrientation orientation =
    above > beside ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  if (beside == 0 && above == 0)
    return;
  if (gtk_orientable_get_orientation (paned) != orientation)
    gtk_orientable_set_orientation (paned, orientation);
  /* Half of it for each, until the user moves the handle. */
  g_object_set (paned, "position-set", FALSE, NULL);
}

static gboolean
arrange_later (gpointer user)
{
  RfWindow *self = user;

  self->side->arrange_id = 0;
  if (is_on (self))
    arrange (self);
  return G_SOURCE_REMOVE;
}

/* Once the widgets have their sizes. */
static void
queue_arrange (RfWindow *self)
{
  if (self->side->arrange_id == 0)
    self->side->arrange_id = g_idle_add (arrange_later, self);
}

static void
show_panes (RfWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->beside_pane), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->beside_head), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->differences), TRUE);
}

/* Two small pictures have no room for the map and the buttons in their corners. */
static void
set_helpers_visible (RfWindow *self, gboolean visible)
{
  GtkWidget *buttons = gtk_widget_get_ancestor (GTK_WIDGET (self->zoom_label), GTK_TYPE_BOX);

  gtk_widget_set_visible (buttons, visible);
  rf_minimap_set_wanted (self->minimap, visible && get_boolean (self, "show-minimap"));
}

static void
enter (RfWindow *self)
{
  gtk_stack_set_visible_child_name (self->canvas_stack, "canvas");
  if (room_of (self) < GOOD_WIDTH && get_boolean (self, "show-details") && !self->presenting)
    {
      self->side->hid_details = TRUE;
      set_boolean (self, "show-details", FALSE);
    }
  set_helpers_visible (self, FALSE);
  rf_canvas_set_narrow (self->canvas, TRUE);
  rf_canvas_set_narrow (canvas_of (self), TRUE);
  show_panes (self);
}

static void
leave (RfWindow *self)
{
  if (self->side->hid_details && !get_boolean (self, "show-details") && !self->presenting)
    set_boolean (self, "show-details", TRUE);
  self->side->hid_details = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->beside_pane), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->beside_head), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->differences), FALSE);
  rf_canvas_set_differences (self->canvas, NULL);
  set_helpers_visible (self, TRUE);
  rf_canvas_set_narrow (self->canvas, FALSE);
}

/* --- heads ------------------------------------------------------------------------------------ */

static char *
head_of (RfWindow *self, const RfProfile *profile, const RfState *state, gboolean now)
{
  guint line = state != NULL ? rf_state_line (state) : 0;
  g_autofree char *what = NULL;

  if (!is_moment (self))
    what = g_strdup_printf ("CPython %s", profile->name);
  else
    what = g_strdup (now ? _ ("Now") : _ ("Then"));
  if (state == NULL)
    return g_steal_pointer (&what);
  if (line == 0)
    /* Translators: head of a picture: a Python version or “Now”, and an event. */
    return g_strdup_printf (_ ("%s · event %u"), what, rf_state_position (state));
  /* Translators: the same, with the line of the program between. */
  return g_strdup_printf (_ ("%s · line %u · event %u"), what, line, rf_state_position (state));
}

static void
show_heads (RfWindow *self)
{
  RfWindowBeside *side = self->side;
  gboolean can = rf_window_can_step (self);
  g_autofree char *ours = head_of (self, can ? rf_run_get_profile (self->run) : self->profile,
                                   can ? rf_run_get_state (self->run) : NULL, TRUE);
  g_autofree char *theirs =
    head_of (self, rf_profile_find (side->mode),
             side->beside != NULL ? rf_beside_get_state (side->beside) : NULL, FALSE);

  gtk_label_set_text (self->beside_head, ours);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->beside_head), ours);
  rf_beside_pane_set_head (self->beside_pane, theirs);
}

/* --- the other picture ------------------------------------------------------------------------ */

static const RfCompare *
compare_of (RfWindow *self)
{
  return self->side->beside != NULL ? rf_beside_get_compare (self->side->beside) : NULL;
}

/* The object of the other side that is selected with what is selected here. */
static guint32
other_selected (RfWindow *self)
{
  guint32 selected = rf_run_get_selected (self->run);
  const RfCompare *compare = compare_of (self);

  if (selected == 0)
    return self->side->picked;
  self->side->picked = 0;
  return compare != NULL ? rf_compare_object (compare, RF_SIDE_LEFT, selected) : 0;
}

/* The focus of the one is that of the other. TRUE: it has changed. */
static gboolean
follow_focus (RfWindow *self, const RfState *state, RfLayout *layout)
{
  RfWindowBeside *side = self->side;
  const RfCompare *compare = compare_of (self);
  guint32 line = rf_state_stack_depth (state) > 0 ? rf_state_stack_entry (state, 0).line : 0;
  const char *about =
    self->parsed != NULL && line > 0 ? rf_lecture_focus (self->parsed, line) : NULL;
  guint32 focus = self->adjust->focus != 0 && compare != NULL
                    ? rf_compare_object (compare, RF_SIDE_LEFT, self->adjust->focus)
                    : 0;
  gboolean changed = focus != side->adjust->focus || self->adjust->depth != side->adjust->depth ||
                     self->adjust->hides != side->adjust->hides ||
                     g_strcmp0 (about, side->about) != 0;

  side->adjust->focus = focus;
  side->adjust->depth = self->adjust->depth;
  side->adjust->hides = self->adjust->hides;
  rf_view_adjust_set_about (side->adjust, state, layout, about);
  g_free (side->about);
  side->about = g_strdup (about);
  return changed;
}

static void
show_picture (RfWindow *self)
{
  RfWindowBeside *side = self->side;
  RfLayout *layout = rf_run_get_layout (rf_beside_get_run (side->beside));
  const RfState *state = rf_beside_get_state (side->beside);
  guint32 selected = other_selected (self);
  RfSceneOptions options = { .selected_object = selected };
  gboolean same_layout = layout == side->layout;
  gboolean same_place = side->view != NULL && side->view->position == rf_state_position (state);
  gboolean refocused = follow_focus (self, state, layout);
  g_autoptr (RfScene) scene = NULL;

  if (same_layout && same_place && selected == side->shown_object && !refocused)
    return;
  if (!same_layout)
    {
      rf_view_adjust_reset (side->adjust);
      g_clear_pointer (&side->layout, rf_layout_unref);
      side->layout = rf_layout_ref (layout);
    }
  g_clear_pointer (&side->view, rf_view_free);
  side->view = rf_view_new_adjusted (state, layout, side->adjust);
  scene = rf_scene_build (side->view, layout, &options);
  rf_canvas_set_scene (canvas_of (self), scene, same_layout && selected == side->shown_object);
  if (selected != side->shown_object && selected != 0)
    {
      const RfViewBox *box = rf_view_find (side->view, selected);

      if (box != NULL)
        rf_canvas_reveal (canvas_of (self), box->is_frame ? RF_SPACE_FRAME : RF_SPACE_OBJECT,
                          box->id);
    }
  side->shown_object = selected;
}

/* What stands in the place of the picture; NULL: nothing does. */
static const char *
status_text (RfWindow *self, gboolean *waits)
{
  RfWindowBeside *side = self->side;

  *waits = FALSE;
  if (self->run == NULL)
    return _ ("Run the program to see it beside itself.");
  *waits = TRUE;
  if (side->beside == NULL || rf_beside_get_phase (side->beside) == RF_BESIDE_RUNNING)
    return _ ("Running …");
  if (rf_beside_get_phase (side->beside) == RF_BESIDE_DRAWING)
    return _ ("Drawing the picture …");
  *waits = FALSE;
  return rf_beside_get_error (side->beside);
}

/* --- marks ------------------------------------------------------------------------------------ */

static void
show_marks (RfWindow *self)
{
  RfWindowBeside *side = self->side;
  GPtrArray *differences = rf_beside_get_differences (side->beside);
  RfCanvas *canvases[RF_N_SIDES] = { self->canvas, canvas_of (self) };
  const RfView *views[RF_N_SIDES] = { self->view, side->view };
  const RfState *states[RF_N_SIDES] = { rf_run_get_state (self->run),
                                        rf_beside_get_state (side->beside) };

  for (guint i = 0; i < RF_N_SIDES; i++)
    {
      GArray *marks = rf_beside_marks (compare_of (self), differences, i, views[i], states[i]);

      rf_canvas_set_differences (canvases[i], marks);
      g_clear_pointer (&side->marks[i], g_array_unref);
      side->marks[i] = marks;
    }
}

/* --- the list --------------------------------------------------------------------------------- */

/* What is to be said about where the two are; NULL: they are at the same place. */
static char *
note_of (RfWindow *self, const RfMeeting *meeting)
{
  const char *ours = rf_compare_side_name (compare_of (self), RF_SIDE_LEFT);
  const char *theirs = rf_compare_side_name (compare_of (self), RF_SIDE_RIGHT);

  if (meeting->apart && meeting->line != 0 && meeting->other != 0 && meeting->again != 0)
    /* Translators: two Python versions, each with a line of the program. */
    return g_strdup_printf (_ ("They go different ways: %s to line %u, %s to line %u; they meet "
                               "again at line %u."),
                            ours, meeting->line, theirs, meeting->other, meeting->again);
  if (meeting->apart)
    return g_strdup (_ ("They have gone different ways."));
  if (meeting->passed > 0 && meeting->first > 0 && meeting->last > 0)
    /* Translators: a Python version; lines of the program. */
    return g_strdup_printf (_ ("%s came here by lines of its own: %u to %u."), theirs,
                            meeting->first, meeting->last);
  return NULL;
}

static void
show_list (RfWindow *self)
{
  guint32 position;
  RfMeeting meeting;
  g_autofree char *note = NULL;

  if (self->side->beside == NULL || !rf_beside_get_answer (self->side->beside, &position, &meeting))
    {
      rf_difference_list_show (self->differences, NULL, NULL, NULL);
      return;
    }
  note = note_of (self, &meeting);
  rf_difference_list_show (self->differences, compare_of (self),
                           rf_beside_get_differences (self->side->beside), note);
}

static void
on_chosen (RfWindow *self, guint index)
{
  RfWindowBeside *side = self->side;
  GPtrArray *differences = side->beside != NULL ? rf_beside_get_differences (side->beside) : NULL;
  const RfDifference *d;

  if (differences == NULL || index >= differences->len)
    return;
  d = differences->pdata[index];
  if (d->objects[RF_SIDE_LEFT] != 0 || d->objects[RF_SIDE_RIGHT] != 0)
    {
      g_action_group_change_action_state (G_ACTION_GROUP (self), "select",
                                          g_variant_new_int64 (d->objects[RF_SIDE_LEFT]));
      side->picked = d->objects[RF_SIDE_LEFT] == 0 ? d->objects[RF_SIDE_RIGHT] : 0;
    }
  else if (d->frames[RF_SIDE_LEFT] != 0)
    g_action_group_activate_action (G_ACTION_GROUP (self), "show-frame",
                                    g_variant_new_int64 (d->frames[RF_SIDE_LEFT]));
  else if (d->events[RF_SIDE_LEFT] != 0)
    g_action_group_change_action_state (G_ACTION_GROUP (self), "position",
                                        g_variant_new_int64 (d->events[RF_SIDE_LEFT]));
  rf_window_queue_show (self);
}

static void
on_picked (RfCanvas *canvas, guint kind, guint id, int n_press, RfWindow *self)
{
  const RfCompare *compare = compare_of (self);
  guint32 object = kind == RF_PICK_OBJECT ? id : 0;
  guint32 ours =
    object != 0 && compare != NULL ? rf_compare_object (compare, RF_SIDE_RIGHT, object) : 0;

  g_action_group_change_action_state (G_ACTION_GROUP (self), "select", g_variant_new_int64 (ours));
  self->side->picked = ours == 0 ? object : 0;
  rf_window_queue_show (self);
}

/* --- showing ---------------------------------------------------------------------------------- */

void
rf_window_show_beside (RfWindow *self)
{
  RfWindowBeside *side = self->side;
  const char *text;
  gboolean waits;

  if (!is_on (self))
    return;
  want_beside (self);
  show_panes (self);
  if (side->beside != NULL)
    {
      rf_beside_set_options (side->beside, &self->view_options);
      rf_beside_want (side->beside, rf_run_get_position (self->run));
    }
  text = status_text (self, &waits);
  rf_beside_pane_set_text (self->beside_pane, text, waits);
  show_heads (self);
  if (side->beside != NULL && text == NULL)
    {
      show_picture (self);
      if (self->view != NULL)
        show_marks (self);
      if (self->view != NULL && side->arranged != rf_beside_get_run (side->beside))
        {
          side->arranged = rf_beside_get_run (side->beside);
          queue_arrange (self);
        }
    }
  show_list (self);
}

/* --- saving ----------------------------------------------------------------------------------- */

/* The differences, each reason after those that it explains. NULL-ended. */
static char **
lines_of (RfWindow *self)
{
  GPtrArray *differences = rf_beside_get_differences (self->side->beside);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **lines;

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const RfDifference *d = differences->pdata[i];
      const RfDifference *next = i + 1 < differences->len ? differences->pdata[i + 1] : NULL;
      g_autofree char *text = rf_compare_say (compare_of (self), d);
      g_autofree char *line = g_strdup_printf ("≠ %s", text);

      g_strv_builder_add (builder, line);
      if (d->reason != NULL && (next == NULL || g_strcmp0 (next->reason, d->reason) != 0))
        g_strv_builder_add (builder, d->reason);
    }
  lines = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return lines;
}

RfScene *
rf_window_pair_scene (RfWindow *self)
{
  RfWindowBeside *side = self->side;
  RfScene *scenes[RF_N_SIDES] = { rf_canvas_get_scene (self->canvas),
                                  rf_canvas_get_scene (canvas_of (self)) };
  const char *heads[RF_N_SIDES] = { gtk_label_get_text (self->beside_head),
                                    rf_beside_pane_get_head (self->beside_pane) };
  g_autoptr (RfMeasure) measure = NULL;
  g_auto (GStrv) lines = NULL;
  RfPairHalf halves[RF_N_SIDES] = { 0 };
  RfScene *overs[RF_N_SIDES] = { NULL }, *pair;

  if (!is_on (self) || rf_window_has_overview (self) || side->view == NULL || scenes[0] == NULL ||
      scenes[1] == NULL || side->marks[0] == NULL)
    return NULL;
  measure = rf_measure_new ();
  lines = lines_of (self);
  for (guint i = 0; i < RF_N_SIDES; i++)
    {
      overs[i] = rf_scene_new (&scenes[i]->bounds);
      rf_difference_marks_draw (overs[i], scenes[i], side->marks[i], measure);
      halves[i] = (RfPairHalf){ scenes[i], overs[i], heads[i] };
    }
  pair = rf_pair_new (halves,
                      gtk_orientable_get_orientation (GTK_ORIENTABLE (self->beside_paned)) ==
                        GTK_ORIENTATION_VERTICAL,
                      (const char *const *) lines, measure);
  for (guint i = 0; i < RF_N_SIDES; i++)
    rf_scene_unref (overs[i]);
  return pair;
}

/* --- switching -------------------------------------------------------------------------------- */

gboolean
rf_window_beside_unfolds (RfWindow *self)
{
  const RfProfile *other = is_on (self) ? rf_profile_find (self->side->mode) : NULL;

  return other != NULL && rf_trait_differs (RF_TRAIT_ATTRIBUTES, self->profile, other);
}

static void
set_mode (RfWindow *self, const char *mode)
{
  RfWindowBeside *side = self->side;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "beside");
  gboolean was_on = is_on (self);

  rf_window_drop_beside (self);
  if (*mode != '\0')
    {
      g_free (side->last);
      side->last = g_strdup (mode);
    }
  g_free (side->mode);
  side->mode = g_strdup (mode);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (mode));
  if (is_on (self) && !was_on)
    enter (self);
  else if (!is_on (self) && was_on)
    leave (self);
}

static void
change_beside (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  const char *mode = g_variant_get_string (value, NULL);

  if (*mode != '\0' && strcmp (mode, "moment") != 0 && rf_profile_find (mode) == NULL)
    return;
  self->side->by_lecture = FALSE;
  self->side->moment = rf_window_can_step (self) ? rf_run_get_position (self->run) : 0;
  set_mode (self, mode);
  /* Dictionaries that only one of them has are to be seen. */
  rf_window_use_lecture_view (self, self->parsed);
  if (self->run != NULL)
    rf_run_set_options (self->run, &self->view_options);
  rf_window_queue_show (self);
}

static void
on_toggle (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;
  const RfProfile *const *profiles = rf_profile_list ();
  const char *mode = "";

  if (!is_on (self))
    mode = self->side->last != NULL       ? self->side->last
           : self->profile == profiles[0] ? rf_profile_default ()->name
                                          : profiles[0]->name;
  g_action_group_change_action_state (G_ACTION_GROUP (self), "beside", g_variant_new_string (mode));
}

void
rf_window_use_lecture_beside (RfWindow *self, const RfLecture *lecture)
{
  const char *mode = lecture != NULL ? rf_lecture_beside (lecture) : NULL;
  RfWindowBeside *side = self->side;

  if (mode != NULL)
    {
      side->by_lecture = TRUE;
      side->moment = 0;
      if (strcmp (mode, side->mode) != 0)
        set_mode (self, mode);
    }
  else if (side->by_lecture)
    {
      side->by_lecture = FALSE;
      set_mode (self, "");
    }
}

static const GActionEntry actions[] = {
  { "beside", NULL, "s", "''", change_beside },
  { "beside-toggle", on_toggle },
};

GMenuModel *
rf_window_beside_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Nothing"), "win.beside::");
  for (const RfProfile *const *p = rf_profile_list (); *p != NULL; p++)
    {
      g_autofree char *label = g_strdup_printf ("CPython %s", (*p)->name);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.beside", "s", (*p)->name);
      g_menu_append_item (menu, item);
    }
  g_menu_append (menu, _ ("This _Moment"), "win.beside::moment");
  return G_MENU_MODEL (menu);
}

void
rf_window_add_beside (RfWindow *self)
{
  self->side = g_new0 (RfWindowBeside, 1);
  self->side->mode = g_strdup ("");
  self->side->adjust = rf_view_adjust_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_set_size_request (GTK_WIDGET (self->differences), -1, LIST_HEIGHT);
  rf_canvas_link (self->canvas, canvas_of (self));
  g_signal_connect (self, "notify::default-width", G_CALLBACK (queue_arrange), NULL);
  g_signal_connect_object (canvas_of (self), "picked", G_CALLBACK (on_picked), self, 0);
  g_signal_connect_object (self->differences, "chosen", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
}

void
rf_window_dispose_beside (RfWindow *self)
{
  RfWindowBeside *side = self->side;

  if (side == NULL)
    return;
  rf_window_drop_beside (self);
  g_clear_handle_id (&side->arrange_id, g_source_remove);
  drop_picture (self);
  rf_view_adjust_free (side->adjust);
  g_free (side->mode);
  g_free (side->last);
  g_free (side->about);
  g_clear_pointer (&self->side, g_free);
}

/* --- for tests -------------------------------------------------------------------------------- */

RfBeside *
rf_window_get_beside (RfWindow *self)
{
  return self->side->beside;
}
