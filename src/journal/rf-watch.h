/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-journal.h"

#include <glib.h>

G_BEGIN_DECLS

/* Watches: which deaths somebody wants to hear of. A watch is on one object, or on the instances of
 * a class; it tells each death, or every n-th. Watches are kept by what they are called, so that
 * they hold for the next run of the program too; which deaths they tell of is found by going over a
 * journal, which may still grow. Belongs to one thread. */
typedef struct _RfWatches RfWatches;

typedef struct
{
  char *type;     /* the name of the object's type, or of the class */
  guint32 object; /* 0: all instances of the class */
  guint every;    /* tells every so manyth death; 1: each */
} RfWatch;

/* A death that a watch tells of. */
typedef struct
{
  guint32 event; /* that freed it */
  guint32 object;
  guint watch; /* index */
  guint nth;   /* how manyth death of the watch's objects it is, from 1 */
} RfWatchHit;

/* (transfer full) */
RfWatches *rf_watches_new (void);
void rf_watches_free (RfWatches *watches);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfWatches, rf_watches_free)

/* Adds a watch, in the place of one on the same object or class. @object 0: on all instances of the
 * class @type. */
void rf_watches_add (RfWatches *watches, const char *type, guint32 object, guint every);
/* FALSE: there was none. */
gboolean rf_watches_remove (RfWatches *watches, const char *type, guint32 object);
/* How often the watch on it tells; 0: there is none. */
guint rf_watches_get_every (RfWatches *watches, const char *type, guint32 object);
/* (transfer none), until the next change; @n is set to their number. */
const RfWatch *rf_watches_get (RfWatches *watches, guint *n);

/* The deaths to tell of in @journal (NULL: none) as far as it goes by now, by ascending event.
 * (transfer none), until the next call of any function; @n is set to their number. */
const RfWatchHit *rf_watches_hits (RfWatches *watches, RfJournal *journal, guint *n);

G_END_DECLS
