/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-theme.h"
#include "diagram/rf-view-options.h"
#include "journal/rf-journal.h"

#include <glib.h>

G_BEGIN_DECLS

/* What is written in the boxes, and which objects are boxes at all. Both the look-ahead over the
 * whole journal (rf-history.h) and the view of one state (rf-view.h) ask here, so that what is
 * measured is what is drawn. */

/* What is known of an object: texts are the journal's ids. */
typedef struct
{
  guint32 id;
  guint32 flags; /* RfObjectNewFlags */
  guint32 type, value;
} RfObjectFacts;

typedef enum
{
  RF_SHOW_NEVER,  /* not at all */
  RF_SHOW_TEXT,   /* as text in the row that refers to it */
  RF_SHOW_FOLDED, /* its rows are rows of the object that owns it */
  RF_SHOW_BOX,    /* as a box, when something shown refers to it */
  RF_SHOW_ALWAYS, /* as a box, from its first event on */
} RfShow;

/* How @facts is shown. @isolated: it belongs to a cyclic isolate, whose members are boxes even
 * where the view would hide them. */
RfShow rf_words_show (RfJournal *journal, const RfViewOptions *options, const RfObjectFacts *facts,
                      gboolean isolated);

/* Whether the object is a frame or a generator, whose rows are names. */
gboolean rf_words_is_frame (RfJournal *journal, const RfObjectFacts *facts);

/* Whether the object tells of a line: a traceback where its frame stood, a generator, while it is
 * suspended, where it goes on (which the state knows). */
gboolean rf_words_has_line (RfJournal *journal, const RfObjectFacts *facts);
/* The line that a traceback tells of; 0: it is none. */
guint rf_words_line (RfJournal *journal, const RfObjectFacts *facts);

/* Whether a slot is no row at all: __class__, what every class and module has. @target is what
 * it refers to, NULL for nothing. */
gboolean rf_words_slot_hidden (RfJournal *journal, const RfViewOptions *options,
                               const RfObjectFacts *owner, RfSlotKind kind, guint32 number,
                               guint32 key, const RfObjectFacts *target);
/* Whether a slot of @owner called by the text @name holds the dict of its attributes, which is
 * folded into it. */
gboolean rf_words_holds_dict (RfJournal *journal, const RfViewOptions *options,
                              const RfObjectFacts *owner, guint32 name,
                              const RfObjectFacts *target);
/* The same for a name of a frame. */
gboolean rf_words_name_hidden (RfJournal *journal, RfSlotKind kind, guint32 number, guint32 key);

/* The text of a slot's label: an attribute's name, an index, the repr of a dict's key. @owner is
 * NULL for a frame's name. (transfer full) */
char *rf_words_label (RfJournal *journal, const RfObjectFacts *owner, RfSlotKind kind,
                      guint32 number, guint32 key);
/* The text that stands for @facts in a row with @label: the repr of an atom, "function f", "module
 * gc"; a name that only repeats the label is left out: "function". (transfer full) */
char *rf_words_value (RfJournal *journal, const RfObjectFacts *facts, const char *label);
/* The style of that text. */
RfStyle rf_words_value_style (RfJournal *journal, const RfObjectFacts *facts);
/* The head of a box: "list", "class A", "dict of #7". @dict_owner: the instance whose __dict__
 * this is, 0: none. (transfer full) */
char *rf_words_title (RfJournal *journal, const RfObjectFacts *facts, guint32 dict_owner);
/* The head of a frame's card: "globals", "f ()", "class A". @depth: 0 for the first frame.
 * (transfer full) */
char *rf_words_frame_title (const char *function, gboolean has_namespace, guint depth);

/* How a count is written on a badge: large ones short, immortal ones as "∞". (transfer full) */
char *rf_words_count (gint64 count);

/* @text, at most a few hundred bytes of it, as valid UTF-8. (transfer full) */
char *rf_words_bounded (const char *text);

/* Whether the slots of @owner (NULL: a frame) are known by the texts of their names, whatever key
 * objects say them. */
gboolean rf_words_names_by_text (const RfObjectFacts *owner);
/* What tells two slots of one owner apart although their numbers may change: the key object's
 * text, else the key object, the index, the member's rank. */
guint32 rf_words_slot_identity (RfJournal *journal, gboolean by_text, RfSlotKind kind,
                                guint32 number, guint32 key);

G_END_DECLS
