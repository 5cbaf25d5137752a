/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-run.h"
#include "session/rf-compare.h"

G_BEGIN_DECLS

/* What stands beside a run: the same program under another profile, or another moment of the same
 * run. It runs the program, compares, and follows the run's position; main thread only, and nothing
 * here waits. The signal "changed" says that there is something new to show. */
#define RF_TYPE_BESIDE (rf_beside_get_type ())
G_DECLARE_FINAL_TYPE (RfBeside, rf_beside, RF, BESIDE, GObject)

typedef enum
{
  RF_BESIDE_RUNNING, /* the other program runs */
  RF_BESIDE_DRAWING, /* its picture is being made */
  RF_BESIDE_READY,   /* there is a picture; a comparison may still be on its way */
  RF_BESIDE_FAILED,  /* rf_beside_get_error() */
} RfBesidePhase;

/* @run's program under @profile. @run is over. Its input is what @run was given. (transfer full) */
RfBeside *rf_beside_new (RfRun *run, const RfProfile *profile, RfWorker *worker,
                         const RfViewOptions *options);
/* The moment @position of @run. (transfer full) */
RfBeside *rf_beside_new_moment (RfRun *run, guint32 position);
/* Nobody wants to know any more. */
void rf_beside_abandon (RfBeside *beside);

/* Whether it stands beside @run. */
gboolean rf_beside_is_of (RfBeside *beside, RfRun *run);
RfBesidePhase rf_beside_get_phase (RfBeside *beside);
/* Why there is no picture: one sentence. (transfer none), NULL: nothing is wrong */
const char *rf_beside_get_error (RfBeside *beside);
/* Shows the other run with other options; a moment has its run's. */
void rf_beside_set_options (RfBeside *beside, const RfViewOptions *options);

/* Asks what stands beside @position of the run. Only the last question counts. */
void rf_beside_want (RfBeside *beside, guint32 position);
/* Whether something is on its way. */
gboolean rf_beside_is_busy (RfBeside *beside);

/* The other run; of a moment the run itself. (transfer none) */
RfRun *rf_beside_get_run (RfBeside *beside);
/* Its state where it stands now. (transfer none), until something changes */
const RfState *rf_beside_get_state (RfBeside *beside);

/* The newest answer: the position of the run that it is about; FALSE: there is none yet. */
gboolean rf_beside_get_answer (RfBeside *beside, guint32 *position, RfMeeting *meeting);
/* … and what differs there: of RfDifference. (transfer none), NULL: no answer yet */
GPtrArray *rf_beside_get_differences (RfBeside *beside);
/* What compares; NULL before the first answer. Only functions that say which is which, and
 * rf_compare_say(). (transfer none) */
const RfCompare *rf_beside_get_compare (RfBeside *beside);

G_END_DECLS
