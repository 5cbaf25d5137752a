/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-layout.h"
#include "diagram/rf-offsets.h"
#include "diagram/rf-scene.h"
#include "diagram/rf-view.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 selected_object; /* 0: none; the box that stands for it gets a ring */
  guint32 selected_frame;  /* 0: none; gets one too */
  gboolean hide_bubbles;
  const RfOffsets *offsets; /* bound to the layout's history; NULL: no box was moved */
} RfSceneOptions;

/* The scene of @view in the places of @layout, the one that @view was made with. @options may be
 * NULL. (transfer full) */
RfScene *rf_scene_build (const RfView *view, RfLayout *layout, const RfSceneOptions *options);

G_END_DECLS
