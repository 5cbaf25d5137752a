/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-inquiry.h"
#include "app/rf-sight.h"
#include "app/rf-worker.h"
#include "diagram/rf-layout.h"
#include "journal/rf-census.h"
#include "journal/rf-cursor.h"
#include "journal/rf-marks.h"
#include "journal/rf-steps.h"
#include "session/rf-session.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* One run of a program as the window sees it: the session that runs it, the journal that it leaves,
 * a position in the journal, and the layout of its picture. Main thread only; the program and the
 * layout are on threads of their own, and no function here waits for them.
 *
 * Properties, all notified: "phase", "length" (events so far), "position" (the current event; kept
 * within the length), "selected" (the short id of an object, 0: none), "waiting" (1 while the
 * program waits for a line of input), "answers" (how many the inquiry has given), "drawing" (1
 * while a layout is being made; notified for each new layout too). */
#define RF_TYPE_RUN (rf_run_get_type ())
G_DECLARE_FINAL_TYPE (RfRun, rf_run, RF, RUN, GObject)

typedef enum
{
  RF_RUN_RUNNING,    /* the program runs; the journal grows */
  RF_RUN_LAYING_OUT, /* it is over; the layout is being made */
  RF_RUN_READY,      /* everything is there (or rf_run_get_layout_error() says why not) */
  RF_RUN_REFUSED,    /* it was no program: rf_run_get_error() */
} RfRunPhase;

/* Starts to run @text (@filename is what messages call it). The run keeps itself alive until the
 * program is over. (transfer full) */
RfRun *rf_run_new (const char *text, const char *filename, const RfProfile *profile,
                   RfWorker *worker, const RfViewOptions *options);
/* When the program of @run begins with that of @former, its picture keeps what stands where it
 * stands there. Right after rf_run_new(). */
void rf_run_follow (RfRun *run, RfRun *former);
/* Shows the run with other options from now on: once there is something to lay out, a new layout is
 * made; the old one, if there is one, stays until then. */
void rf_run_set_options (RfRun *run, const RfViewOptions *options);
/* Whether the heap has more objects at some moment than can be boxes (RF_OVERVIEW_LIMIT): then
 * there is no layout unless boxes, or a part of them, are asked for. Known once the program is
 * over. */
gboolean rf_run_is_large (RfRun *run);
/* How many objects of each kind there are at most; NULL before the program is over. (transfer none)
 */
const RfCensus *rf_run_get_census (RfRun *run);
/* What of a large heap gets boxes. */
typedef enum
{
  RF_RUN_GROUPS, /* no boxes: groups are shown */
  RF_RUN_PART,   /* the neighbourhood of one object */
  RF_RUN_BOXES,  /* the first ones that come */
} RfRunBoxes;
/* @object: of RF_RUN_PART, as things are at the position. */
void rf_run_set_boxes (RfRun *run, RfRunBoxes boxes, guint32 object);
RfRunBoxes rf_run_get_boxes (RfRun *run);
/* Asks the program, or the layout, to stop. What was recorded stays. */
void rf_run_stop (RfRun *run);
/* The window has no use for it any more: stops everything. */
void rf_run_abandon (RfRun *run);

/* How far it has come. */
RfRunPhase rf_run_get_phase (RfRun *run);
/* Whether a layout is being made: the first one or one with new options. */
gboolean rf_run_get_drawing (RfRun *run);
/* How many events have been recorded up to now. */
guint32 rf_run_get_length (RfRun *run);
/* The event at which the program is over and the interpreter begins to shut down; the length where
 * it did not come to that. */
guint32 rf_run_get_program_end (RfRun *run);
guint32 rf_run_get_position (RfRun *run);
void rf_run_set_position (RfRun *run, guint32 position);
guint32 rf_run_get_selected (RfRun *run);
void rf_run_set_selected (RfRun *run, guint32 object);

/* Whether the program waits for a line of input. */
gboolean rf_run_get_waiting (RfRun *run);
/* Gives the program the line that it waits for; NULL: there is no more input. */
void rf_run_answer (RfRun *run, const char *line);

/* Where a step of @granularity leads from the position. Once there is a picture, visits that it
 * does not show are passed over (rf-sight.h). */
guint32 rf_run_next (RfRun *run, RfGranularity granularity);
guint32 rf_run_previous (RfRun *run, RfGranularity granularity);

/* Why it was refused or stopped; NULL otherwise. (transfer none) */
const GError *rf_run_get_error (RfRun *run);
const GError *rf_run_get_layout_error (RfRun *run);
/* Whether the program was stopped, by the user or by a limit. */
gboolean rf_run_was_stopped (RfRun *run);
/* The program's exit status, once it is over. */
int rf_run_get_status (RfRun *run);

/* The state at the position. (transfer none), until the position or anything else changes. */
const RfState *rf_run_get_state (RfRun *run);
/* A cursor of one's own, for any one thread. (transfer full) */
RfCursor *rf_run_create_cursor (RfRun *run);
/* The state at the end, for naming objects; NULL before the run is ready. (transfer none) */
const RfState *rf_run_get_end_state (RfRun *run);
/* (transfer none); the layout is NULL before the run is ready. */
RfJournal *rf_run_get_journal (RfRun *run);
RfSteps *rf_run_get_steps (RfRun *run);
RfMarks *rf_run_get_marks (RfRun *run);
RfLayout *rf_run_get_layout (RfRun *run);
/* What of the collector's work is in sight; NULL before the run is ready. (transfer none) */
const RfSight *rf_run_get_sight (RfRun *run);
/* What takes a while to find out; NULL while the program runs. (transfer none) */
RfInquiry *rf_run_get_inquiry (RfRun *run);
/* The text of the program's line @line (from 1), without the space around it; "": there is none.
 * (transfer full) */
char *rf_run_get_line (RfRun *run, guint32 line);
const RfProfile *rf_run_get_profile (RfRun *run);
/* The program, and what messages call it. (transfer none) */
const char *rf_run_get_text (RfRun *run);
const char *rf_run_get_filename (RfRun *run);
/* The checkpoints that the run's cursors share. (transfer none) */
RfCheckpoints *rf_run_get_checkpoints (RfRun *run);

G_END_DECLS
