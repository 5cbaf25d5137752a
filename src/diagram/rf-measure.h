/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-theme.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* How wide a text is in a style, by Pango with a font map of its own, so that a layout can be made
 * on a worker thread. Hinting is off: the widths are those of the SVG and the PDF at any scale.
 * Safe to use from several threads (a mutex guards it). */
typedef struct _RfMeasure RfMeasure;

/* (transfer full); rf_measure_ref() and rf_measure_unref() on any thread. */
RfMeasure *rf_measure_new (void);
RfMeasure *rf_measure_ref (RfMeasure *measure);
void rf_measure_unref (RfMeasure *measure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfMeasure, rf_measure_unref)

/* The advance width of @text in @style, in points. */
double rf_measure_text (RfMeasure *measure, RfStyle style, const char *text);

/* @text, cut so that it is at most @width points wide, the cut marked by "…". Line breaks become
 * "⏎". (transfer full) */
char *rf_measure_fit (RfMeasure *measure, RfStyle style, const char *text, double width);

/* A context in which text is shaped as rf_measure_text() does. (transfer full) */
PangoContext *rf_measure_create_context (PangoFontMap *map);
/* The font of @style. (transfer full) */
PangoFontDescription *rf_measure_create_font (RfStyle style);

G_END_DECLS
