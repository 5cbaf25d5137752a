/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene-build.h"

G_BEGIN_DECLS

/* What the parts of the scene's building share: rf-scene-build.c (boxes and arrows),
 * rf-scene-hull.c (isolates), rf-scene-bubble.c (what finalizers print). */

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

/* Adds @text, cut to @most points. Returns its width. */
double rf_scene_build_text (RfSceneBuilder *builder, RfSceneKey key, RfStyle style,
                            const char *text, double x, double baseline, RfAlign align,
                            double most);
/* The width of the note below @box; 0: it has none. */
double rf_scene_build_note_width (RfSceneBuilder *builder, const RfViewBox *box);

/* The hull round an isolate, before anything else is added. */
void rf_scene_build_isolate (RfSceneBuilder *builder, const RfViewIsolate *isolate);
/* A bubble, after everything else. */
void rf_scene_build_bubble (RfSceneBuilder *builder, const RfViewBubble *bubble);

G_END_DECLS
