/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-post-office.h"
#include "app/rf-run.h"

G_BEGIN_DECLS

/* The messages of one run and what becomes of each. Delivering follows the program as it runs for
 * the first time: going back and forth in what was recorded sends nothing.
 *
 * Signals: "changed": the status of a message; "question": may messages of this program be
 * delivered? Asked once a program; answer by rf_posting_answer(). */
#define RF_TYPE_POSTING (rf_posting_get_type ())
G_DECLARE_FINAL_TYPE (RfPosting, rf_posting, RF, POSTING, GObject)

typedef enum
{
  RF_POSTING_NONE,    /* not to be delivered */
  RF_POSTING_ASKING,  /* somebody has to say whether it may be */
  RF_POSTING_WAITING, /* in the outbox */
  RF_POSTING_SENDING,
  RF_POSTING_DELIVERED, /* the service has it */
  RF_POSTING_FAILED,
} RfPostingStatus;

/* Follows @run, which was just started. @program: what identifies the program to those who answer
 * the question. (transfer full) */
RfPosting *rf_posting_new (RfPostOffice *office, RfRun *run, const char *program);

/* The run has new events: looks for messages. */
void rf_posting_follow (RfPosting *posting);
/* What the user says to the question; for all of this program's messages from now on. */
void rf_posting_answer (RfPosting *posting, gboolean deliver);
/* What waits is not sent any more. */
void rf_posting_stop (RfPosting *posting);

/* The status of the run's message @index, from 0. @note: about it, or NULL (transfer none). */
RfPostingStatus rf_posting_get (RfPosting *posting, guint index, const char **note);
/* How many wait or are under way. */
guint rf_posting_n_pending (RfPosting *posting);

G_END_DECLS
