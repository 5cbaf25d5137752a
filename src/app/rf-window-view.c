/* SPDX-License-Identifier: MIT */

/* What the picture shows: the actions of the View menu, focus, folding, pages.
 *
 * action (win.)                      parameter, state
 * fold-dicts, atoms-in-rows, show-…  boolean states: RF_VIEW_TOGGLES
 * ghost-steps                        int32 state: for how many lines what is gone stays
 * focus                              boolean state: only the selected object's neighbourhood
 * focus-depth                        int32 state: 1 … 5
 * focus-hides                        boolean state: the rest is hidden, not dimmed
 * follow                             boolean state: the view goes to what changes
 * show-minimap                       boolean state
 * fold                               folds or unfolds the selected object's box, or the frame that
 *                                    runs where nothing is selected
 * next-rows, previous-rows           of that box
 * reset-view                         everything as it is at first
 *
 * Invariant: every state but focus is also in the settings. */

#include "app/rf-window-private.h"

static RfSettings *
settings_of (RfWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? rf_application_get_settings (RF_APPLICATION (application)) : NULL;
}

static GSimpleAction *
find_action (RfWindow *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

static gboolean
get_boolean (RfWindow *self, const char *name)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (find_action (self, name)));

  return g_variant_get_boolean (state);
}

/* Folds, pages, focus or places have changed: the scene is another one. */
void
rf_window_change_picture (RfWindow *self)
{
  self->picture_changed = TRUE;
  rf_window_queue_show (self);
}

/* --- what is shown ---------------------------------------------------------------------------- */

static void
use_options (RfWindow *self)
{
  if (self->run != NULL)
    rf_run_set_options (self->run, &self->view_options);
  rf_window_queue_show (self);
}

static void
set_toggle (RfWindow *self, const char *name, gboolean on)
{
  gboolean *toggle = rf_view_options_toggle (&self->view_options, name);

  *toggle = on;
  g_simple_action_set_state (find_action (self, name), g_variant_new_boolean (on));
}

static void
set_ghost_steps (RfWindow *self, int steps)
{
  self->view_options.ghost_steps = (guint) CLAMP (steps, 1, RF_VIEW_GHOST_STEPS_MAX);
  g_simple_action_set_state (find_action (self, "ghost-steps"),
                             g_variant_new_int32 ((int) self->view_options.ghost_steps));
  rf_view_popover_set_ghost_steps (self->view_popover, (int) self->view_options.ghost_steps);
}

static void
change_toggle (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  const char *name = g_action_get_name (G_ACTION (action));

  set_toggle (self, name, g_variant_get_boolean (value));
  *rf_view_options_toggle (&self->chosen_options, name) = g_variant_get_boolean (value);
  if (settings_of (self) != NULL)
    rf_settings_set_boolean (settings_of (self), name, g_variant_get_boolean (value));
  use_options (self);
}

static void
change_ghost_steps (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;

  set_ghost_steps (self, g_variant_get_int32 (value));
  self->chosen_options.ghost_steps = self->view_options.ghost_steps;
  if (settings_of (self) != NULL)
    rf_settings_set_int (settings_of (self), "ghost-steps", (int) self->view_options.ghost_steps);
  use_options (self);
}

/* What a lecture asks for is shown while it runs, but is not what the user has chosen. */
void
rf_window_use_lecture_view (RfWindow *self, const RfLecture *lecture)
{
  self->view_options = self->chosen_options;
  if (lecture != NULL)
    rf_lecture_apply_shows (lecture, &self->view_options);
  if (rf_window_beside_unfolds (self))
    self->view_options.fold_dicts = FALSE;
#define X(field, name, initial) set_toggle (self, name, self->view_options.field);
  RF_VIEW_TOGGLES (X)
#undef X
  set_ghost_steps (self, (int) self->view_options.ghost_steps);
}

static void
keep_options (RfWindow *self)
{
  RfSettings *settings = settings_of (self);

  if (settings == NULL)
    return;
#define X(field, name, initial) rf_settings_set_boolean (settings, name, self->view_options.field);
  RF_VIEW_TOGGLES (X)
#undef X
  rf_settings_set_int (settings, "ghost-steps", (int) self->view_options.ghost_steps);
}

static void
on_reset_view (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  rf_view_options_init (&self->view_options);
#define X(field, name, initial) set_toggle (self, name, self->view_options.field);
  RF_VIEW_TOGGLES (X)
#undef X
  set_ghost_steps (self, (int) self->view_options.ghost_steps);
  self->chosen_options = self->view_options;
  keep_options (self);
  rf_view_adjust_reset (self->adjust);
  rf_window_set_focus_on (self, FALSE);
  use_options (self);
  rf_window_change_picture (self);
}

/* --- focus ------------------------------------------------------------------------------------ */

void
rf_window_set_focus_on (RfWindow *self, gboolean on)
{
  guint32 selected = self->run != NULL ? rf_run_get_selected (self->run) : 0;

  if (!on && self->adjust->focus == 0)
    return;
  self->focus_changed = TRUE;
  self->adjust->focus = on ? (selected != 0 ? selected : self->adjust->focus) : 0;
  g_simple_action_set_state (find_action (self, "focus"),
                             g_variant_new_boolean (self->adjust->focus != 0));
  rf_window_change_picture (self);
}

void
rf_window_follow_selection (RfWindow *self)
{
  guint32 selected = rf_run_get_selected (self->run);

  if (self->adjust->focus == 0 || selected == 0 || selected == self->adjust->focus)
    return;
  self->adjust->focus = selected;
  self->focus_changed = TRUE;
  rf_window_change_picture (self);
}

static void
change_focus (GSimpleAction *action, GVariant *value, gpointer user)
{
  rf_window_set_focus_on (user, g_variant_get_boolean (value));
}

static void
set_focus_depth (RfWindow *self, int depth)
{
  self->adjust->depth = (guint) CLAMP (depth, 1, RF_VIEW_DEPTH_MAX);
  g_simple_action_set_state (find_action (self, "focus-depth"),
                             g_variant_new_int32 ((int) self->adjust->depth));
}

static void
change_focus_depth (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;

  set_focus_depth (self, g_variant_get_int32 (value));
  if (settings_of (self) != NULL)
    rf_settings_set_int (settings_of (self), "focus-depth", (int) self->adjust->depth);
  self->focus_changed = TRUE;
  rf_window_change_picture (self);
}

/* One step deeper, from the deepest to the nearest. */
static void
on_focus_deeper (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;
  int depth = (int) (self->adjust->depth % RF_VIEW_DEPTH_MAX) + 1;

  g_action_group_change_action_state (G_ACTION_GROUP (self), "focus-depth",
                                      g_variant_new_int32 (depth));
}

static void
change_focus_hides (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;

  g_simple_action_set_state (action, value);
  self->adjust->hides = g_variant_get_boolean (value);
  if (settings_of (self) != NULL)
    rf_settings_set_boolean (settings_of (self), "focus-hides", self->adjust->hides);
  rf_window_change_picture (self);
}

/* --- following, minimap ----------------------------------------------------------------------- */

static void
change_follow (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  gboolean on = g_variant_get_boolean (value);

  g_simple_action_set_state (action, value);
  rf_canvas_set_follows (self->canvas, on);
  if (on)
    rf_canvas_look_by_itself (self->canvas);
  if (settings_of (self) != NULL)
    rf_settings_set_boolean (settings_of (self), "follow", on);
}

static void
change_show_minimap (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  gboolean on = g_variant_get_boolean (value);

  g_simple_action_set_state (action, value);
  rf_minimap_set_wanted (self->minimap, on);
  if (settings_of (self) != NULL)
    rf_settings_set_boolean (settings_of (self), "show-minimap", on);
}

/* --- folding and pages ------------------------------------------------------------------------ */

void
rf_window_fold (RfWindow *self, gboolean is_frame, guint32 id)
{
  gboolean folded = rf_view_adjust_is_folded (self->adjust, is_frame, id);

  rf_view_adjust_set_folded (self->adjust, is_frame, id, !folded);
  rf_window_change_picture (self);
}

static const RfViewBox *
find_box (RfWindow *self, gboolean is_frame, guint32 id)
{
  for (guint i = 0; self->view != NULL && i < self->view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (self->view->boxes, i);

      if (box->is_frame == is_frame && box->id == id)
        return box;
    }
  return NULL;
}

void
rf_window_turn_page (RfWindow *self, gboolean is_frame, guint32 id, int direction)
{
  const RfViewBox *box = find_box (self, is_frame, id);
  guint size = is_frame ? self->view_options.max_names : self->view_options.max_rows, first;

  if (box == NULL)
    return;
  if (box->folded)
    {
      rf_window_fold (self, is_frame, id);
      return;
    }
  if (box->n_rows == 0)
    return;
  first = box->first_row;
  if (direction < 0)
    first -= MIN (first, size);
  else if (first + size < box->n_rows)
    first += size;
  rf_view_adjust_set_page (self->adjust, is_frame, id, first);
  rf_window_change_picture (self);
}

/* What the keyboard is at: the box of the selected object; where nothing is selected, the frame
 * that runs. NULL: neither has a box. */
static const RfViewBox *
current_box (RfWindow *self)
{
  guint32 selected = self->run != NULL ? rf_run_get_selected (self->run) : 0;

  if (selected != 0)
    return find_box (self, FALSE, selected);
  if (self->ringed_frame != 0 && find_box (self, TRUE, self->ringed_frame) != NULL)
    return find_box (self, TRUE, self->ringed_frame);
  for (guint i = 0; self->view != NULL && i < self->view->boxes->len; i++)
    if (((RfViewBox *) self->view->boxes->pdata[i])->top_frame)
      return g_ptr_array_index (self->view->boxes, i);
  return NULL;
}

static void
on_fold (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  const RfViewBox *box = current_box (user);

  if (box != NULL)
    rf_window_fold (user, box->is_frame, box->id);
}

static void
on_next_rows (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  const RfViewBox *box = current_box (user);

  if (!rf_window_overview_page (user, 1) && box != NULL)
    rf_window_turn_page (user, box->is_frame, box->id, 1);
}

static void
on_previous_rows (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  const RfViewBox *box = current_box (user);

  if (!rf_window_overview_page (user, -1) && box != NULL)
    rf_window_turn_page (user, box->is_frame, box->id, -1);
}

/* --- all of them ------------------------------------------------------------------------------ */

static const GActionEntry actions[] = {
#define X(field, name, initial) { name, NULL, NULL, "false", change_toggle },
  RF_VIEW_TOGGLES (X)
#undef X
    { "ghost-steps", NULL, "i", "3", change_ghost_steps },
  { "focus", NULL, NULL, "false", change_focus },
  { "focus-depth", NULL, "i", "2", change_focus_depth },
  { "focus-deeper", on_focus_deeper },
  { "focus-hides", NULL, NULL, "false", change_focus_hides },
  { "follow", NULL, NULL, "true", change_follow },
  { "show-minimap", NULL, NULL, "true", change_show_minimap },
  { "fold", on_fold },
  { "next-rows", on_next_rows },
  { "previous-rows", on_previous_rows },
  { "reset-view", on_reset_view },
};

void
rf_window_add_view_actions (RfWindow *self)
{
  rf_view_options_init (&self->view_options);
  self->adjust = rf_view_adjust_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

void
rf_window_load_view (RfWindow *self, RfSettings *settings)
{
#define X(field, name, initial) set_toggle (self, name, rf_settings_get_boolean (settings, name));
  RF_VIEW_TOGGLES (X)
#undef X
  set_ghost_steps (self, rf_settings_get_int (settings, "ghost-steps"));
  self->chosen_options = self->view_options;
  set_focus_depth (self, rf_settings_get_int (settings, "focus-depth"));
  self->adjust->hides = rf_settings_get_boolean (settings, "focus-hides");
  g_simple_action_set_state (find_action (self, "focus-hides"),
                             g_variant_new_boolean (self->adjust->hides));
  g_simple_action_set_state (find_action (self, "follow"),
                             g_variant_new_boolean (rf_settings_get_boolean (settings, "follow")));
  rf_canvas_set_follows (self->canvas, get_boolean (self, "follow"));
  g_simple_action_set_state (find_action (self, "show-minimap"),
                             g_variant_new_boolean (
                               rf_settings_get_boolean (settings, "show-minimap")));
  rf_minimap_set_wanted (self->minimap, get_boolean (self, "show-minimap"));
}

void
rf_window_update_view_actions (RfWindow *self)
{
  guint32 selected = self->run != NULL ? rf_run_get_selected (self->run) : 0;
  gboolean picture = self->view != NULL, groups = rf_window_has_overview (self);
  const RfViewBox *box = current_box (self);
  const struct
  {
    const char *name;
    gboolean enabled;
  } states[] = {
    { "focus", picture && (selected != 0 || self->adjust->focus != 0) },
    { "fold", box != NULL },
    { "next-rows", groups || (box != NULL && box->n_rows > 0) },
    { "previous-rows", groups || (box != NULL && box->first_row > 0) },
    { "reset-places", rf_offsets_n (self->offsets) > 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_simple_action_set_enabled (find_action (self, states[i].name), states[i].enabled);
}
