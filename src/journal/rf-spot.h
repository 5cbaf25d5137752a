/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-journal.h"

#include <glib.h>

G_BEGIN_DECLS

/* A spot in a program's run that can be found again in another run, of a text that was changed a
 * little: the third time that this line began. All plain values. */
typedef struct
{
  guint32 line;       /* that began last; 0: none yet */
  guint32 occurrence; /* the how-many-th time, from 1 */
  guint32 events;     /* since it began */
  gboolean at_stop;   /* all that came of it had happened */
  gboolean at_end;    /* the program was over, */
  gboolean at_last;   /* … and the interpreter had shut down */
} RfSpot;

/* The spot after event @position of @journal. */
RfSpot rf_spot_new (RfJournal *journal, guint32 position);
/* Where the line of @spot in the text @before stands in @after: the same line, or what was written
 * in its place, or the line above it. */
void rf_spot_move (RfSpot *spot, const char *before, const char *after);
/* The position in @journal: where the line begins as often, or the last time that it does, with as
 * many events after it as there are up to the next line. Where the line never begins: the first
 * line below it that does; the end of the program. */
guint32 rf_spot_find (const RfSpot *spot, RfJournal *journal);

G_END_DECLS
