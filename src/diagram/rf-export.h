/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"
#include "diagram/rf-view.h"

#include <glib.h>

G_BEGIN_DECLS

/* Scenes as files. */
typedef enum
{
  RF_EXPORT_SVG,
  RF_EXPORT_PDF,
  RF_EXPORT_PNG,
  RF_EXPORT_DOT,
  RF_N_EXPORT_FORMATS
} RfExportFormat;

/* "svg", "pdf", "png", "dot". (transfer none) */
const char *rf_export_format_name (RfExportFormat format);
/* The format called @name, or -1. */
int rf_export_format_find (const char *name);
/* The format by the ending of @path, or -1. */
int rf_export_format_for_path (const char *path);

/* The scene in @format. @view is only needed for DOT. @scale is for PNG: pixels a point (2 is
 * good); it is lowered where the picture would be too large. NULL and @error on failure.
 * (transfer full) */
GBytes *rf_export_to_bytes (const RfScene *scene, const RfView *view, const RfTheme *theme,
                            RfExportFormat format, double scale, GError **error);

/* The same into the file @path, which is either the old file or the whole new one. */
gboolean rf_export_scene (const RfScene *scene, const RfView *view, const RfTheme *theme,
                          RfExportFormat format, double scale, const char *path, GError **error);

G_END_DECLS
