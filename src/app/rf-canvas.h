/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-story.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The widget that shows a scene: pans by dragging, zooms at the pointer, and blends from one scene
 * to the next where the desktop allows motion. It knows nothing of runs.
 *
 * Signals:
 * "picked" (RfCanvas, guint kind: RfPickKind, guint id, int n_press): a click; kind RF_PICK_NOTHING
 * for the empty ground;
 * "paged" (RfCanvas, gboolean is_frame, guint id, int direction): a long box is to show its next
 * (1) or previous (-1) rows;
 * "box-dragged" (RfCanvas, gboolean is_frame, guint id, double dx, double dy, guint stage:
 * RfDragStage): a box is moved, by so many points of the scene since the beginning;
 * "looked": it shows another part of the scene, or another scene.
 * Property "zoom" (double): pixels a point, notified.
 * Property "telling" (boolean): whether a story is being told, notified. */
#define RF_TYPE_CANVAS (rf_canvas_get_type ())
G_DECLARE_FINAL_TYPE (RfCanvas, rf_canvas, RF, CANVAS, GtkWidget)

typedef enum
{
  RF_DRAG_BEGIN,
  RF_DRAG_MOVE,
  RF_DRAG_END,
} RfDragStage;

GtkWidget *rf_canvas_new (void);

/* Shows @scene (NULL: nothing). @animate: blends to it from the scene before, where both are of one
 * layout. Takes a reference. */
void rf_canvas_set_scene (RfCanvas *canvas, RfScene *scene, gboolean animate);
/* Shows @scene, in which a box follows the hand: what comes next may blend from it at once. Takes a
 * reference. */
void rf_canvas_show_lifted (RfCanvas *canvas, RfScene *scene);
/* Tells @story, which begins at the scene that is shown and ends at the new one. Where the desktop
 * or the pace allows no motion, its end is shown at once. Takes a reference. */
void rf_canvas_tell (RfCanvas *canvas, RfStory *story);
/* How slowly stories are told: 1 is normal, 2 takes twice as long, 0: not at all. */
void rf_canvas_set_slowness (RfCanvas *canvas, double slowness);
/* Whether the next scene may move: not where motion is not wanted, where nothing is seen, or where
 * scenes come faster than they could be followed (a held key). */
gboolean rf_canvas_may_tell (RfCanvas *canvas);
/* Whether a story is being told. */
gboolean rf_canvas_is_telling (RfCanvas *canvas);
/* The scene that is shown, or that is being told to. (transfer none), NULL: none. */
RfScene *rf_canvas_get_scene (RfCanvas *canvas);
/* Finishes a running story at once. */
void rf_canvas_settle (RfCanvas *canvas);
/* Draws the scene paler: it is an old one. */
void rf_canvas_set_stale (RfCanvas *canvas, gboolean stale);

void rf_canvas_zoom_in (RfCanvas *canvas);
void rf_canvas_zoom_out (RfCanvas *canvas);
/* The area of the whole run fits, and goes on to fit when the window is resized, until the user
 * zooms or pans. The second time: as rf_canvas_look_by_itself(). */
void rf_canvas_zoom_fit (RfCanvas *canvas);
/* All of it fits, and goes on to fit until the user zooms or pans. */
void rf_canvas_zoom_whole (RfCanvas *canvas);
/* The whole run when that can be read; else what is there now, in one of a few sizes. Until the
 * user zooms or pans. */
void rf_canvas_look_by_itself (RfCanvas *canvas);
/* What this part of the run needs of the scenes that come; see rf_camera_stage(). It is looked at
 * with the next scene, or at once with rf_canvas_go_to_stage(). */
void rf_canvas_set_stage (RfCanvas *canvas, const RfRect *stage);
void rf_canvas_go_to_stage (RfCanvas *canvas);
/* Whether it looks at the stage by itself and all that is there now is in view. */
gboolean rf_canvas_sees_stage (RfCanvas *canvas);
/* For a class: everything larger, as far as there is room. Looks by itself. */
void rf_canvas_set_presenting (RfCanvas *canvas, gboolean presenting);
/* Whether the light of the pointer is to be seen. */
gboolean rf_canvas_is_lasing (RfCanvas *canvas);
/* Lights @object with its references as if the pointer were on it; 0: nothing. */
void rf_canvas_light (RfCanvas *canvas, guint32 object);
/* The short id of the object at (@x, @y) of the widget, 0: none is there. */
guint32 rf_canvas_pick_object (RfCanvas *canvas, double x, double y);
double rf_canvas_get_zoom (RfCanvas *canvas);
/* Whether it goes to what changes; where the user looks himself it never does. */
void rf_canvas_set_follows (RfCanvas *canvas, gboolean follows);
/* The part of the scene that is in view, in points. */
RfRect rf_canvas_get_view (RfCanvas *canvas);
/* Brings the point (@x, @y) of the scene into the middle. */
void rf_canvas_look_at (RfCanvas *canvas, double x, double y);
/* Has what is not dim in view, in a size that can be read; @object where that is too much. As if
 * the user had looked there. */
void rf_canvas_look_at_focus (RfCanvas *canvas, guint32 object);
/* Lights @matches (RfMatch; NULL: none), the one with the index @current most. Takes a reference.
 */
void rf_canvas_set_matches (RfCanvas *canvas, GArray *matches, int current);
/* Marks @differences (RfDifferenceMark; NULL: none). Takes a reference. */
void rf_canvas_set_differences (RfCanvas *canvas, GArray *differences);
/* What lies over the scene, NULL: nothing. (transfer none) */
RfScene *rf_canvas_get_overlay (RfCanvas *canvas);
/* What a tooltip says at (@x, @y) of the widget; NULL: nothing. (transfer full) */
char *rf_canvas_describe_place (RfCanvas *canvas, double x, double y);
/* Pans by whole pixels of the screen. */
void rf_canvas_pan (RfCanvas *canvas, double dx, double dy);
/* Pans as little as is needed to bring the box of an object or a frame into view. */
void rf_canvas_reveal (RfCanvas *canvas, RfSceneSpace space, guint32 id);

G_END_DECLS
