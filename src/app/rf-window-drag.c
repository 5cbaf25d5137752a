/* SPDX-License-Identifier: MIT */

/* Boxes that are moved by hand, and the actions win.reset-places and win.undo-places. While one is
 * dragged the canvas shows pictures in which it is lifted (rf-scene-lift.h), one a frame; when it
 * is let go, the routes of arrows round where it stands now are found on another thread, and then
 * the whole picture is made, which finds them known.
 *
 * Invariants: the offsets always say where the boxes are, so that any picture that is made
 * meanwhile is right. A lift belongs to the scene that was made last; another scene ends it, and
 * the next movement takes the box out of that one. */

#include "app/rf-places.h"
#include "app/rf-window-private.h"

#include "diagram/rf-scene-lift.h"

typedef struct
{
  RfWindow *window;
  RfLayout *layout;
  RfCursor *cursor;
  RfViewAdjust *adjust;
  RfOffsets *offsets;
  RfSceneOptions options;
  guint32 position;
  guint number; /* of the letting go */
} LetGo;

struct _RfWindowDrag
{
  const RfScene *whole; /* only compared: the last scene that was made as a whole */
  RfLift *lift;         /* NULL: none yet */
  gboolean is_frame;    /* the box: */
  guint32 id;
  RfPoint start;   /* how far it had been moved before */
  guint frame_id;  /* a picture is due */
  guint n_let_go;  /* so far */
  guint n_settled; /* the last one that was done */
  gboolean blends;
};

static const RfHistoryBox *
history_box (RfWindow *self, gboolean is_frame, guint32 id)
{
  const RfHistory *history =
    self->scene_layout != NULL ? rf_layout_history (self->scene_layout) : NULL;

  if (history == NULL)
    return NULL;
  return is_frame ? rf_history_frame (history, id) : rf_history_object (history, id);
}

static void
save_places (RfWindow *self)
{
  g_autofree char *text = rf_offsets_to_text (self->offsets);

  if (self->places_key != NULL)
    rf_places_save (self->places_key, text);
}

/* What the program is known by, NULL: it has no name yet. (transfer full) */
static char *
program_key (RfWindow *self)
{
  if (self->lecture != NULL)
    return g_strconcat ("lecture:", self->lecture, NULL);
  return self->file != NULL ? g_file_get_uri (self->file) : NULL;
}

void
rf_window_load_places (RfWindow *self)
{
  g_autofree char *key = program_key (self), *text = NULL;

  if (g_strcmp0 (key, self->places_key) == 0)
    return;
  g_free (self->places_key);
  self->places_key = g_steal_pointer (&key);
  text = self->places_key != NULL ? rf_places_load (self->places_key) : NULL;
  rf_offsets_read_text (self->offsets, text != NULL ? text : "");
  rf_offsets_forget (self->offsets);
}

/* --- letting go ------------------------------------------------------------------------------- */

/* What it makes is thrown away; the layout keeps the routes. */
static void
find_routes (gpointer data)
{
  LetGo *job = data;
  const RfState *state = rf_cursor_seek (job->cursor, job->position);
  g_autoptr (RfView) view = rf_view_new_adjusted (state, job->layout, job->adjust);
  g_autoptr (RfScene) scene = rf_scene_build (view, job->layout, &job->options);
}

static void
routes_are_found (gpointer data)
{
  LetGo *job = data;
  RfWindowDrag *drag = job->window->drag;

  if (job->number == drag->n_let_go)
    {
      drag->blends = drag->lift != NULL;
      rf_window_change_picture (job->window);
    }
  drag->n_settled = job->number;
  rf_layout_unref (job->layout);
  rf_cursor_free (job->cursor);
  rf_view_adjust_free (job->adjust);
  rf_offsets_free (job->offsets);
  g_object_unref (job->window);
  g_free (job);
}

/* Boxes have been moved: the picture is made once all routes are known. */
static void
let_go (RfWindow *self)
{
  LetGo *job;

  save_places (self);
  if (self->scene_layout == NULL || self->run == NULL ||
      rf_run_get_layout (self->run) != self->scene_layout)
    {
      rf_window_change_picture (self);
      return;
    }
  if (self->storyteller == NULL)
    self->storyteller = rf_worker_new ();
  job = g_new (LetGo, 1);
  *job = (LetGo){ .window = g_object_ref (self),
                  .layout = rf_layout_ref (self->scene_layout),
                  .cursor = rf_run_create_cursor (self->run),
                  .adjust = rf_view_adjust_copy (self->adjust),
                  .offsets = rf_offsets_copy (self->offsets),
                  .position = rf_run_get_position (self->run),
                  .number = ++self->drag->n_let_go };
  job->options.offsets = job->offsets;
  rf_worker_push (self->storyteller, find_routes, routes_are_found, job);
}

gboolean
rf_window_is_letting_go (RfWindow *self)
{
  return self->drag->n_settled != self->drag->n_let_go || self->drag->frame_id != 0;
}

/* --- dragging --------------------------------------------------------------------------------- */

/* Takes the box out of the picture that is shown, if that is whole and newest. */
static void
lift (RfWindow *self, const RfHistoryBox *box)
{
  RfWindowDrag *drag = self->drag;
  RfScene *scene = rf_canvas_get_scene (self->canvas);
  RfSceneOptions options = { .selected_object = self->shown_selected,
                             .selected_frame = self->shown_ringed,
                             .offsets = self->offsets };
  RfView *view;

  if (drag->lift != NULL || scene == NULL || scene != drag->whole || self->view == NULL ||
      self->picture_changed || self->view->position != rf_run_get_position (self->run) ||
      rf_run_get_layout (self->run) != self->scene_layout)
    return;
  view = rf_view_new_adjusted (rf_run_get_state (self->run), self->scene_layout, self->adjust);
  drag->lift = rf_lift_new (view, self->scene_layout, scene, &options, box);
}

static void
show_lifted (RfWindow *self, const RfHistoryBox *box)
{
  RfPoint offset = rf_offsets_get (self->offsets, box);
  g_autoptr (RfScene) scene = NULL;

  if (self->drag->lift == NULL)
    {
      rf_window_change_picture (self);
      return;
    }
  scene = rf_lift_scene (self->drag->lift, offset);
  rf_canvas_show_lifted (self->canvas, scene);
}

/* Not an idle function: those that come again and again would never let the canvas paint. */
static gboolean
show_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user)
{
  RfWindow *self = user;
  const RfHistoryBox *box = history_box (self, self->drag->is_frame, self->drag->id);

  self->drag->frame_id = 0;
  if (box != NULL)
    show_lifted (self, box);
  return G_SOURCE_REMOVE;
}

static void
drop_frame (RfWindow *self)
{
  if (self->drag->frame_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->canvas), self->drag->frame_id);
  self->drag->frame_id = 0;
}

void
rf_window_drag_box (RfWindow *self, gboolean is_frame, guint32 id, RfPoint by, RfDragStage stage)
{
  const RfHistoryBox *box = history_box (self, is_frame, id);
  RfWindowDrag *drag = self->drag;

  if (box == NULL || self->run == NULL)
    return;
  if (stage == RF_DRAG_BEGIN)
    {
      rf_offsets_remember (self->offsets);
      drag->start = rf_offsets_get (self->offsets, box);
      drag->is_frame = is_frame;
      drag->id = id;
      return;
    }
  /* Before the offsets say otherwise. */
  lift (self, box);
  rf_offsets_set (self->offsets, box, (RfPoint){ drag->start.x + by.x, drag->start.y + by.y });
  /* Several movements make one picture. */
  if (stage == RF_DRAG_MOVE && drag->frame_id == 0)
    drag->frame_id =
      gtk_widget_add_tick_callback (GTK_WIDGET (self->canvas), show_frame, self, NULL);
  if (stage != RF_DRAG_END)
    return;
  drop_frame (self);
  show_lifted (self, box);
  let_go (self);
}

void
rf_window_nudge (RfWindow *self, double dx, double dy)
{
  guint32 selected = self->run != NULL ? rf_run_get_selected (self->run) : 0;

  if (selected == 0 || history_box (self, FALSE, selected) == NULL)
    return;
  rf_window_drag_box (self, FALSE, selected, (RfPoint){ 0, 0 }, RF_DRAG_BEGIN);
  rf_window_drag_box (self, FALSE, selected, (RfPoint){ dx, dy }, RF_DRAG_END);
}

gboolean
rf_window_end_lift (RfWindow *self, const RfScene *scene)
{
  gboolean blends = self->drag->blends;

  g_clear_pointer (&self->drag->lift, rf_lift_free);
  self->drag->blends = FALSE;
  self->drag->whole = scene;
  return blends;
}

/* --- back to their places --------------------------------------------------------------------- */

static void
on_reset_places (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  if (rf_offsets_n (self->offsets) == 0)
    return;
  rf_offsets_remember (self->offsets);
  rf_offsets_clear (self->offsets);
  let_go (self);
}

static void
on_undo_places (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  if (rf_offsets_undo (self->offsets))
    let_go (self);
}

static const GActionEntry actions[] = {
  { "reset-places", on_reset_places },
  { "undo-places", on_undo_places },
};

void
rf_window_add_drag (RfWindow *self)
{
  self->offsets = rf_offsets_new ();
  self->drag = g_new0 (RfWindowDrag, 1);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

void
rf_window_dispose_drag (RfWindow *self)
{
  if (self->drag == NULL)
    return;
  if (self->canvas != NULL)
    drop_frame (self);
  g_clear_pointer (&self->drag->lift, rf_lift_free);
}

void
rf_window_free_drag (RfWindow *self)
{
  g_clear_pointer (&self->offsets, rf_offsets_free);
  g_clear_pointer (&self->places_key, g_free);
  g_clear_pointer (&self->drag, g_free);
}
