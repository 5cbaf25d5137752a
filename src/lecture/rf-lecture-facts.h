/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-cursor.h"

#include <glib.h>

G_BEGIN_DECLS

/* What a stretch of a run did, in the terms in which one asks a class: what was printed, what
 * gc.collect() returned, which named objects died, what the counts are now. A lecture's answers are
 * checked against them, and questions for students are made of them. */

typedef struct
{
  char *name;     /* a name of the program's module, as it was at the beginning or is at the end */
  guint32 object; /* what it referred to: at the end, or at the beginning if it is gone */
  guint32 before; /* what it referred to at the beginning, 0: it was not there */
  gboolean bound; /* it is there at the end */
  guint32 count;  /* of that object at the end */
  gboolean died;  /* the object lived at the beginning and is freed at the end */
  gboolean weakref_died; /* it is a weak reference whose referent died in between */
} RfLectureName;

typedef struct
{
  guint32 first, last; /* positions */
  char *printed;       /* on stdout; no line end at its end */
  GArray *returned;    /* gint64: of each gc.collect(), collected and uncollectable together */
  GPtrArray *names;    /* RfLectureName, by name */
} RfLectureFacts;

/* What happened between two positions of @cursor's journal. (transfer full) */
RfLectureFacts *rf_lecture_facts_new (RfJournal *journal, RfCursor *cursor, guint32 first,
                                      guint32 last);
void rf_lecture_facts_free (RfLectureFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfLectureFacts, rf_lecture_facts_free)

/* Whether one of the facts is @answer: all that was printed, or the end of it from a word's
 * beginning on (lines may be told apart by commas or blanks); a value that gc.collect() returned;
 * the count of an object that @question names between backquotes; the names of the objects and
 * weak references that died, by the alphabet. */
gboolean rf_lecture_facts_answer (const RfLectureFacts *facts, const char *question,
                                  const char *answer);
/* The facts in one line for a message. (transfer full) */
char *rf_lecture_facts_words (const RfLectureFacts *facts);

/* An answer as it is compared: commas, line ends and runs of blanks are one blank each.
 * (transfer full) */
char *rf_lecture_plain_answer (const char *text);

G_END_DECLS
