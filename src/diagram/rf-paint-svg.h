/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"

#include <glib.h>

G_BEGIN_DECLS

/* Writes a scene as SVG, for people who go on with the file: text stays text; each object, frame,
 * reference and isolate is one <g> with an id ("object-7", "frame-1", "ref-8-friend"), a <title>
 * and data attributes (data-object, data-type, data-count, data-gc-refs, data-state,
 * data-address; data-from, data-to, data-slot); the looks are classes in one <style>. Only what
 * librsvg and browsers draw alike is used. (transfer full) */
GString *rf_paint_svg (const RfScene *scene, const RfTheme *theme);

G_END_DECLS
