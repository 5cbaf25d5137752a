/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene-build.h"

G_BEGIN_DECLS

/* What the parts of the scene's building share: rf-scene-build.c (boxes and arrows),
 * rf-scene-hull.c (isolates), rf-scene-bubble.c (what finalizers print), rf-scene-lift.c (a box in
 * somebody's hand). */

typedef struct
{
  RfRect body, obstacle;
  gboolean placed;
} RfScenePlaced;

typedef struct
{
  guint owner, target; /* indexes of the view's boxes */
  const RfViewRow *row;
  GArray *points; /* RfPoint */
} RfSceneArrow;

typedef struct
{
  const RfView *view;
  RfLayout *layout;
  const RfSceneOptions *options;
  const RfViewBox *selected; /* NULL: none */
  RfMeasure *measure;
  RfJournal *journal;
  RfScene *scene;
  RfScenePlaced *placed; /* by the index of the view's box */
  GArray *arrows;        /* RfSceneArrow */
  GArray *captions;      /* RfRect: of isolates, so far */
  GHashTable *elements;  /* ids that are taken */
} RfSceneBuilder;

/* Begins @builder, all of whose other fields are empty: where the boxes stand, which arrows there
 * are; to an empty scene. */
void rf_scene_builder_begin (RfSceneBuilder *builder, const RfView *view, RfLayout *layout,
                             const RfSceneOptions *options);
/* Frees all but the scene. */
void rf_scene_builder_end (RfSceneBuilder *builder);
/* The layout's area, and what boxes need that a reader has moved out of it; with room for badges,
 * notes and arrows. The same for all scenes of one epoch with these options. */
RfRect rf_scene_builder_bounds (const RfSceneBuilder *builder);
/* What the layout is asked for the way of @arrow. */
RfLayoutArrow rf_scene_ask_arrow (const RfSceneBuilder *builder, const RfSceneArrow *arrow);
/* Where box number @index stands. */
void rf_scene_builder_place (RfSceneBuilder *builder, guint index);
/* Adds the hull round @isolate, where there is one, before anything else is added. */
void rf_scene_build_hull (RfSceneBuilder *builder, const RfViewIsolate *isolate);
/* Adds box number @index. */
void rf_scene_build_box (RfSceneBuilder *builder, guint index);
/* The tip at the end of @points; the line is shortened to end inside of it. */
void rf_scene_make_tip (RfPoint *points, guint n, gboolean open, RfPoint tip[3]);

/* Adds @text, cut to @most points. Returns its width. */
double rf_scene_build_text (RfSceneBuilder *builder, RfSceneKey key, RfStyle style,
                            const char *text, double x, double baseline, RfAlign align,
                            double most);
/* The width of the note below @box; 0: it has none. */
double rf_scene_build_note_width (RfSceneBuilder *builder, const RfViewBox *box);

/* The same without regard to what is faint. */
void rf_scene_build_isolate (RfSceneBuilder *builder, const RfViewIsolate *isolate);
/* A bubble, after everything else. */
void rf_scene_build_bubble (RfSceneBuilder *builder, const RfViewBubble *bubble);

G_END_DECLS
