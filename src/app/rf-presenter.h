/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-canvas.h"
#include "lecture/rf-lecture-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The presenter window: for the lecturer's own screen while the class sees the other one. It shows
 * this stop and the next one in small, the notes, the time, and has buttons for back and forward.
 * It knows nothing of runs; its buttons and keys are actions of the window that presents.
 *
 * Signal "key" (RfPresenter, guint key, guint modifiers) → gboolean: a key was pressed; TRUE: it
 * was of use. */
#define RF_TYPE_PRESENTER (rf_presenter_get_type ())
G_DECLARE_FINAL_TYPE (RfPresenter, rf_presenter, RF, PRESENTER, GtkWindow)

/* @canvas is shown in small as what the class sees. (transfer none): it is a toplevel window. */
RfPresenter *rf_presenter_new (GtkApplication *application, RfCanvas *canvas);

/* Stop @index (-1: before the first one) of @plan, and what comes after it. Without a plan, what
 * @sentence says has happened. */
void rf_presenter_show (RfPresenter *presenter, const char *title, const RfLecturePlan *plan,
                        int index, const char *sentence);
/* The picture of the next stop, NULL: there is none; @stage: what of it is to be seen. */
void rf_presenter_set_next_scene (RfPresenter *presenter, RfScene *scene, const RfRect *stage);
/* When the presentation began, in monotonic time. */
void rf_presenter_set_since (RfPresenter *presenter, gint64 since);
/* Whether there is another screen to change places with. */
void rf_presenter_set_can_swap (RfPresenter *presenter, gboolean can_swap);

/* What it says, for tests: "now", "next", "notes", "elapsed", "clock". (transfer none) */
const char *rf_presenter_get_text (RfPresenter *presenter, const char *part);

G_END_DECLS
