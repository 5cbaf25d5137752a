/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-camera.h"
#include "app/rf-canvas.h"
#include "app/rf-story-clock.h"
#include "diagram/rf-measure.h"
#include "diagram/rf-raster.h"

G_BEGIN_DECLS

/* What the files of the canvas share: rf-canvas.c (scenes and painting), rf-canvas-input.c (the
 * pointer), rf-canvas-laser.c (the pointer while presenting), rf-canvas-look.c (what lies over the
 * scene). */
struct _RfCanvas
{
  GtkWidget parent_instance;

  RfPainter *painter; /* of the overlay */
  RfRaster *raster;
  const RfScene *painted; /* only compared: what the raster was last asked for */
  guint paint_id;         /* the next frame goes on painting */
  guint node_serial;      /* of the raster, when the node was made */
  const RfTheme *theme;
  RfScene *scene;      /* the newest */
  RfScene *shown;      /* what is painted: the scene or something between */
  GskRenderNode *node; /* the raster's pixels; NULL: none yet */
  gint64 set_time;     /* when the last scene came */
  gint64 held_time;    /* what time it is, for tests that make it pass; 0: as the clock says */
  RfStoryClock clock;  /* of the story that is told */
  double slowness;     /* 0: no stories */
  guint tick_id;

  double zoom;
  RfPoint origin;
  gboolean fits;       /* it looks by itself: the user has neither zoomed nor panned */
  gboolean fits_whole; /* at the whole run, however small that is */
  gboolean glides;     /* at the beginning of a story, from one camera to the other */
  RfCamera from_camera, to_camera;
  gboolean stale;
  RfRect stage;           /* what this part of the run needs of the scene; empty: not known */
  gboolean stage_changed; /* since it was looked at */
  gboolean presenting;
  guint laser_id;         /* until the light of the pointer goes; 0: there is none */
  guint laser_rest;       /* RF_CANVAS_LASER_REST, but in tests */
  double boost;           /* 1; more when everything is to be seen from the back row */
  RfPoint pointer;        /* of the widget */
  gboolean pointer_moved; /* since the last picture */
  gboolean pointer_known; /* it has been here: */
  RfPoint pointer_place;  /* of the window */
  RfPoint drag_origin;
  double pinch_zoom;
  gboolean dragged;
  guint32 dragged_box; /* 0: the ground */
  gboolean dragged_frame;

  gboolean follows;  /* goes to what changes, as long as it looks by itself */
  double text_scale; /* of the desktop; what is readable is larger by it */
  RfMeasure *measure;
  RfScene *overlay;            /* NULL: nothing lies over the scene */
  GskRenderNode *overlay_node; /* NULL: to be painted */
  RfSceneSpace pointed_space;  /* what the pointer is on */
  guint32 pointed_id;
  char *pointed_element;
  GArray *matches; /* RfMatch; NULL: none */
  int current_match;
  gboolean narrow;     /* smaller is better than cut off */
  GArray *differences; /* RfDifferenceMark; NULL: none */
};

#define RF_CANVAS_ZOOM_STEP 1.2
/* Milliseconds that the pointer rests before its light goes. */
#define RF_CANVAS_LASER_REST 2500

/* --- rf-canvas.c --- */

/* Paints again what stands there. */
void rf_canvas_repaint (RfCanvas *self);
/* Looks at another place; whether it looks by itself is not touched. */
void rf_canvas_set_place (RfCanvas *self, double zoom, RfPoint origin);
/* Where the scene's point (0, 0) is painted: the origin in whole pixels of the screen, as the
 * raster has it. What lies over the scene is painted there too. */
RfPoint rf_canvas_painted_origin (RfCanvas *self);
/* Zooms so that the point of the scene at (@x, @y) of the widget stays there. */
void rf_canvas_zoom_at (RfCanvas *self, double zoom, double x, double y);

/* --- rf-canvas-input.c --- */

void rf_canvas_add_controllers (RfCanvas *self);
/* Whether a box is being dragged. */
gboolean rf_canvas_is_moving_box (RfCanvas *self);
gboolean rf_canvas_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                  GtkTooltip *tooltip);

/* --- rf-canvas-look.c --- */

/* What the pointer is on; NULL: nothing. */
void rf_canvas_point_at (RfCanvas *self, const RfPick *found);
/* Makes what lies over the scene anew. */
void rf_canvas_update_overlay (RfCanvas *self);
void rf_canvas_snapshot_overlay (RfCanvas *self, GtkSnapshot *snapshot, int width, int height);

/* --- rf-canvas-laser.c --- */

/* The pointer has been moved: its light is there for a while. */
void rf_canvas_move_laser (RfCanvas *self);
void rf_canvas_hide_laser (RfCanvas *self);
/* What glows lies below the lit references, the light of the pointer over everything. */
void rf_canvas_snapshot_glow (RfCanvas *self, GtkSnapshot *snapshot);
void rf_canvas_snapshot_laser (RfCanvas *self, GtkSnapshot *snapshot);

G_END_DECLS
