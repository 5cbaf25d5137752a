/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Everything that a picture says in words of a human language, in one place: captions, notes,
 * tooltips, what is read aloud. In the language of the program that draws: the window translates
 * all it says, the command line nothing. What Python itself names (types, slots, values) is no
 * phrase and stays as it is; so are the attributes of an SVG, which programs read. */

/* Short notes below boxes and words in rows, each once. */
typedef enum
{
  RF_PHRASE_CALLBACK_RUNS,
  RF_PHRASE_RUNS_DEL,
  RF_PHRASE_IS_FINALIZED,
  RF_PHRASE_FINALIZED,
  RF_PHRASE_TENTATIVELY_UNREACHABLE,
  RF_PHRASE_REACHABLE_FROM_OUTSIDE,
  RF_PHRASE_RESURRECTED,
  RF_PHRASE_CLEARED,
  RF_PHRASE_DEAD,
  RF_PHRASE_FREED_COUNT,
  RF_PHRASE_FREED_CYCLE,
  RF_PHRASE_FREED_SHUTDOWN,
  RF_PHRASE_FREED,
  RF_PHRASE_PICTURE,     /* the title of a picture without one */
  RF_PHRASE_DESCRIPTION, /* what all pictures show */
  RF_N_PHRASES,
} RfPhrase;

/* (transfer none) */
const char *rf_phrase (RfPhrase phrase);

/* @sentence, then @more: "generator numbers #7, reference count 1" and "line 12" */
char *rf_phrase_and (const char *sentence, const char *more);
/* "line 12" */
char *rf_phrase_line (guint line);
/* "✝ freed: count 0, line 12"; @line 0: not known. @freed is one of RF_PHRASE_FREED…. */
char *rf_phrase_death (RfPhrase freed, guint line);
/* Why an object stays: "reachable: #7 refers to it". */
char *rf_phrase_reachable (guint32 from);
/* "same address as #7" */
char *rf_phrase_reused (guint32 before);
/* "dict of #7" */
char *rf_phrase_of (const char *type, guint32 owner);
/* "… 994 more", "… 3 rows" (of a folded box), "25 more frames" */
char *rf_phrase_more (guint n);
char *rf_phrase_rows (guint n);
char *rf_phrase_frames (guint n);
/* "‹ 11–20 of 1,000 ›" without its arrows */
char *rf_phrase_page (const char *first, const char *last, const char *all);
/* "," in "1,000" (transfer none) */
const char *rf_phrase_thousands (void);
/* "gen 2" */
char *rf_phrase_generation (guint generation);

/* Captions of an isolate of @n objects, from the longest to the shortest. @finalizer: that of a
 * member runs right now, and a name of it leads there. */
#define RF_PHRASE_ISOLATE_FORMS 4
char *rf_phrase_isolate (guint form, guint n, gboolean finalizer);

/* Sentences about a box, for tooltips and to be read aloud. @states: bits of RfSpoken; @reuses
 * and @line 0, @gc_refs -1: nothing of it. */
typedef enum
{
  RF_SPOKEN_ISOLATED = 1 << 0,
  RF_SPOKEN_FINALIZING = 1 << 1,
  RF_SPOKEN_FINALIZED = 1 << 2,
  RF_SPOKEN_RESURRECTED = 1 << 3,
  RF_SPOKEN_FREED = 1 << 4,
} RfSpoken;

char *rf_phrase_object (const char *type, guint32 id, const char *count, gint32 gc_refs,
                        guint states, guint32 reuses);
char *rf_phrase_ghost (const char *type, guint32 id, const char *note);
char *rf_phrase_frame (const char *title, const char *line);
/* Of an arrow: "#7.friend refers to Node #9"; @owner 0: the name of a frame. */
char *rf_phrase_reference (guint32 owner, const char *slot, gboolean weak, const char *type,
                           guint32 id);
/* "Python objects at event 12: 1 frame, 3 objects, 0 cyclic isolates" */
char *rf_phrase_scene (guint32 event, guint frames, guint objects, guint isolates);

G_END_DECLS
