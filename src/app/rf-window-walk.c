/* SPDX-License-Identifier: MIT */

/* Going about in the picture by the keyboard, and finding.
 *
 * action (win.)             parameter
 * walk                      string: next, previous: in the order of the picture; up, down: what
 *                           stands there; reference-left, … -right, … -up, … -down: along
 *                           references; holder, referent: one of those; other-holder,
 *                           other-referent: another one of them
 * nudge                     string: left, right, up, down: moves the selected box
 * open-details              the selected object's page
 * leave                     the search, the focus, the selection; in this order
 * find                      opens the search
 * find-next, find-previous */

#include "app/rf-window-private.h"

#include "diagram/rf-walk.h"

#include <string.h>

#define NUDGE 20.0

static const char *const directions[] = {
  [RF_WALK_LEFT] = "left",
  [RF_WALK_RIGHT] = "right",
  [RF_WALK_UP] = "up",
  [RF_WALK_DOWN] = "down",
};

static int
find_direction (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (g_str_equal (directions[i], name))
      return (int) i;
  return -1;
}

static void
select_object (RfWindow *self, guint32 object)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self), "select",
                                      g_variant_new_int64 (object));
}

/* --- walking ---------------------------------------------------------------------------------- */

/* From @id to one that it refers to, or that refers to it. @other: not the one where one stands,
 * to which one came from walk_from, but the next of its kind. */
static guint32
step_along (RfWindow *self, const RfScene *scene, guint32 id, gboolean holders, gboolean other)
{
  guint32 from = other ? self->walk_from : id;
  g_autoptr (GArray) found =
    holders ? rf_walk_holders (scene, from) : rf_walk_referents (scene, from);
  guint at = 0;

  if (found->len == 0)
    return 0;
  for (guint i = 0; other && i < found->len; i++)
    if (g_array_index (found, guint32, i) == id)
      at = (i + 1) % found->len;
  self->walk_from = from;
  return g_array_index (found, guint32, at);
}

static guint32
step_to (RfWindow *self, const RfScene *scene, guint32 id, const char *where)
{
  static const char by_reference[] = "reference-";
  gboolean along = g_str_has_prefix (where, by_reference);
  int direction = find_direction (along ? where + strlen (by_reference) : where);

  if (direction >= 0)
    return rf_walk_towards (scene, id, direction, along);
  if (g_str_equal (where, "next") || g_str_equal (where, "previous"))
    return rf_walk_next (scene, id, where[0] == 'p');
  if (id == 0)
    return rf_walk_next (scene, 0, FALSE);
  return step_along (self, scene, id, g_str_has_suffix (where, "holder"),
                     g_str_has_prefix (where, "other-"));
}

gboolean
rf_window_walk (RfWindow *self, const char *where)
{
  const RfScene *scene = rf_canvas_get_scene (self->canvas);
  guint32 selected = self->run != NULL ? rf_run_get_selected (self->run) : 0, to;
  gboolean moved;

  if (scene == NULL)
    return FALSE;
  if (rf_window_overview_walk (self, where, &moved))
    return moved;
  /* An object that has no box any more is no place to start from. */
  if (selected != 0 && rf_scene_find_box (scene, RF_SPACE_OBJECT, selected) == NULL)
    selected = 0;
  to = step_to (self, scene, selected, where);
  if (to != 0)
    select_object (self, to);
  else if (selected != 0 && g_str_equal (where, "holder"))
    {
      guint32 frame = rf_walk_holding_frame (scene, selected);

      if (frame != 0)
        rf_canvas_reveal (self->canvas, RF_SPACE_FRAME, frame);
    }
  return to != 0;
}

static void
on_walk (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_walk (user, g_variant_get_string (parameter, NULL));
}

static void
on_nudge (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  static const RfPoint ways[] = {
    [RF_WALK_LEFT] = { -NUDGE, 0 },
    [RF_WALK_RIGHT] = { NUDGE, 0 },
    [RF_WALK_UP] = { 0, -NUDGE },
    [RF_WALK_DOWN] = { 0, NUDGE },
  };
  int direction = find_direction (g_variant_get_string (parameter, NULL));

  if (direction >= 0)
    rf_window_nudge (user, ways[direction].x, ways[direction].y);
}

static void
on_open_details (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  if (rf_window_overview_open (self))
    return;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->detail_tabs)))
    g_action_group_change_action_state (G_ACTION_GROUP (self), "show-details",
                                        g_variant_new_boolean (TRUE));
  gtk_notebook_set_current_page (self->detail_tabs, 0);
  gtk_widget_child_focus (GTK_WIDGET (self->object_panel), GTK_DIR_TAB_FORWARD);
}

/* --- finding ---------------------------------------------------------------------------------- */

/* The line that runs at event @n, 0: none. */
static guint
line_of (RfWindow *self, guint32 n)
{
  const RfHistory *history = rf_layout_history (self->scene_layout);
  guint32 lines = rf_history_step (history, n);

  return lines == 0
           ? 0
           : rf_journal_event (rf_history_journal (history), rf_history_line (history, lines - 1))
               .b;
}

static void
show_matches (RfWindow *self)
{
  int n = self->matches != NULL ? (int) self->matches->len : 0;

  rf_canvas_set_matches (self->canvas, self->matches, self->current_match);
  if (self->match_moment != 0)
    rf_find_bar_set_elsewhere (self->find_bar, line_of (self, self->match_moment));
  else
    rf_find_bar_set_matches (self->find_bar, self->current_match, n);
}

/* Selects what the current match is in, and brings it into view. */
static void
go_to_match (RfWindow *self)
{
  const RfMatch *match;

  if (self->matches == NULL || self->current_match < 0)
    return;
  match = &g_array_index (self->matches, RfMatch, self->current_match);
  if (match->turned)
    {
      rf_view_adjust_set_page (self->adjust, match->is_frame, match->id, match->page);
      rf_window_change_picture (self);
    }
  if (match->is_frame)
    rf_canvas_reveal (self->canvas, RF_SPACE_FRAME, match->id);
  else
    select_object (self, match->id);
}

/* The state that the view is of; NULL: the run is another one by now, or elsewhere. */
static const RfState *
state_of_view (RfWindow *self)
{
  if (self->run == NULL || self->scene_run != self->run ||
      rf_run_get_position (self->run) != self->view->position)
    return NULL;
  return rf_run_get_state (self->run);
}

void
rf_window_find_again (RfWindow *self)
{
  const char *text = rf_find_bar_get_text (self->find_bar);
  gboolean looks = gtk_widget_get_visible (GTK_WIDGET (self->find_bar)) && self->view != NULL;

  g_clear_pointer (&self->matches, g_array_unref);
  if (looks)
    self->matches =
      rf_find (self->view, state_of_view (self), rf_layout_history (self->scene_layout), text);
  if (self->matches == NULL || self->matches->len == 0)
    self->current_match = -1;
  else
    self->current_match = CLAMP (self->current_match, 0, (int) self->matches->len - 1);
  self->match_moment = 0;
  if (looks && self->matches->len == 0 && state_of_view (self) != NULL)
    self->match_moment =
      rf_find_moment (rf_layout_history (self->scene_layout), self->view->position, text);
  show_matches (self);
}

static void
next_match (RfWindow *self, int direction)
{
  int n = self->matches != NULL ? (int) self->matches->len : 0;

  if (n == 0)
    {
      if (self->match_moment != 0)
        g_action_group_change_action_state (G_ACTION_GROUP (self), "position",
                                            g_variant_new_int64 (self->match_moment));
      return;
    }
  self->current_match = (self->current_match + direction + n) % n;
  show_matches (self);
  go_to_match (self);
}

void
rf_window_on_find_changed (RfWindow *self)
{
  self->current_match = 0;
  rf_window_find_again (self);
  if (self->matches == NULL || self->matches->len == 0)
    return;
  {
    const RfMatch *match = &g_array_index (self->matches, RfMatch, 0);

    rf_canvas_reveal (self->canvas, match->is_frame ? RF_SPACE_FRAME : RF_SPACE_OBJECT, match->id);
  }
}

static void
on_find (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), TRUE);
  rf_find_bar_focus (self->find_bar);
  rf_window_find_again (self);
}

void
rf_window_close_find (RfWindow *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->find_bar)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), FALSE);
  rf_window_find_again (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
on_find_next (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  next_match (user, 1);
}

static void
on_find_previous (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  next_match (user, -1);
}

/* --- leaving ---------------------------------------------------------------------------------- */

static void
on_leave (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  if (g_action_group_get_action_enabled (G_ACTION_GROUP (self), "stop"))
    rf_window_stop (self);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->find_bar)))
    rf_window_close_find (self);
  else if (self->adjust->focus != 0)
    rf_window_set_focus_on (self, FALSE);
  else if (self->run == NULL || rf_run_get_selected (self->run) != 0 ||
           !rf_window_overview_back (self))
    select_object (self, 0);
}

/* --- all of them ------------------------------------------------------------------------------ */

static const GActionEntry actions[] = {
  { "walk", on_walk, "s" },
  { "nudge", on_nudge, "s" },
  { "open-details", on_open_details },
  { "leave", on_leave },
  { "find", on_find },
  { "find-next", on_find_next },
  { "find-previous", on_find_previous },
};

void
rf_window_add_walk_actions (RfWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

void
rf_window_update_walk_actions (RfWindow *self)
{
  static const char *const names[] = { "walk", "nudge", "find", "find-next", "find-previous" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (G_ACTION_MAP (self), names[i])),
                                 self->view != NULL || (i == 0 && rf_window_has_overview (self)));
}
