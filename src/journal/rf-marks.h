/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-journal.h"

#include <glib.h>

G_BEGIN_DECLS

/* Marks for the timeline: events worth finding again. Follows a growing journal; belongs to one
 * thread. */
typedef enum
{
  RF_MARK_CALL,        /* a function is called */
  RF_MARK_FREE,        /* an instance or another container is freed */
  RF_MARK_FINALIZER,   /* __del__ begins */
  RF_MARK_COLLECTION,  /* a collection begins */
  RF_MARK_ISOLATE,     /* a cyclic isolate is formed */
  RF_MARK_RESURRECTED, /* an object comes back */
  RF_MARK_RAISE,       /* an exception */
  RF_MARK_MESSAGE,     /* the program sends a message */
  RF_MARK_WATCHED,     /* an object dies that somebody watches: see rf-watch.h, not found here */
  RF_N_MARKS,
} RfMarkKind;

typedef struct
{
  guint32 event;
  RfMarkKind kind;
} RfMark;

/* There are never more than this; the most frequent kinds are thinned out, the others stay. */
#define RF_MARKS_MAX 2000

typedef struct _RfMarks RfMarks;

/* (transfer full) */
RfMarks *rf_marks_new (RfJournal *journal);
void rf_marks_free (RfMarks *marks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfMarks, rf_marks_free)

/* All marks of what is recorded by now, by ascending event. @n is set to their number.
 * (transfer none), until the next call. */
const RfMark *rf_marks_get (RfMarks *marks, guint *n);
gsize rf_marks_bytes (RfMarks *marks);

G_END_DECLS
