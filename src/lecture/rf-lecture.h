/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-view-options.h"

#include <glib.h>

G_BEGIN_DECLS

/* A lecture: a plain Python file in the percent format, which real Python runs unchanged.
 *
 * The comment lines at its top set what the file needs ("# title: …", "# python: 3.10",
 * "# order: 30"). "# %% Title" begins a cell of code, "# %% [markdown]" narration for the cell that
 * follows: CommonMark in comments. Within a cell, comment lines of their own are directives:
 *
 *     # pause: first isolate.formed     stop there on the way through the cell
 *     # ask: What does it return? = 4   a question before the statement that follows
 *     # show: dicts                     what the picture shows
 *     # focus: jane, bob                what the picture is about from here on
 *     # say: …                          what is told at the pause, or with the answer, above it
 *     # note: …                         for the lecturer alone
 *
 * Everything in a file may be wrong and it is a lecture all the same: what is wrong is in its
 * problems, each with its place. A Python file without a title is a lecture too, in which no
 * comment but the marks of cells means anything. */

/* X (id, the directive's word) */
#define RF_DIRECTIVES(X) \
  X (PAUSE, "pause")     \
  X (ASK, "ask")         \
  X (SHOW, "show")       \
  X (FOCUS, "focus")     \
  X (SAY, "say")         \
  X (NOTE, "note")

typedef enum
{
#define X(id, word) RF_DIRECTIVE_##id,
  RF_DIRECTIVES (X)
#undef X
    RF_N_DIRECTIVES
} RfDirectiveKind;

/* When a pause is. X (id, the word, what follows it in a file) */
#define RF_PAUSES(X)                                          \
  X (FIRST, "first", "KIND") /* after the first such event */ \
  X (EACH, "each", "KIND")   /* after each of them */         \
  X (PHASE, "phase", "NAME") /* when that phase is over */    \
  X (BEFORE, "before", "")   /* the statement that follows */ \
  X (AFTER, "after", "")     /* it has run */

typedef enum
{
#define X(id, word, what) RF_PAUSE_##id,
  RF_PAUSES (X)
#undef X
    RF_N_PAUSES
} RfPauseKind;

typedef struct
{
  RfDirectiveKind kind;
  guint line, column;  /* of the value */
  char *value;         /* of a question: the question alone */
  char *answer;        /* of a question, else NULL */
  char *said;          /* of a pause or a question: what is told there, or with the answer, in place
                        * of the cell's narration; NULL: nothing is */
  RfPauseKind pause;   /* of a pause */
  int event;           /* of a pause FIRST or EACH: RfEventKind; PHASE: RfPhase */
  guint statement;     /* the line at which the statement that follows it in its cell begins; 0:
                        * none does */
  guint indent;        /* of that line, in characters */
  guint statement_end; /* the line after that statement, what is indented below it included */
} RfDirective;

typedef struct
{
  char *title;        /* "": none */
  guint line;         /* of its "# %%"; 1 for what stands before the first one */
  guint end;          /* the line after its last one */
  guint code;         /* its first line of code; 0: it has none */
  char *narration;    /* CommonMark; "": none */
  guint narrated;     /* the line at which the narration begins */
  GArray *directives; /* RfDirective, in the order of their lines */
} RfLectureCell;

typedef struct
{
  guint line, column;
  char *message; /* one sentence for the user */
} RfLectureProblem;

typedef struct
{
  gatomicrefcount refs;
  char *name;   /* the file's name without ".py" */
  char *title;  /* NULL: none was set */
  char *python; /* the profile's name, NULL: none was set, or one that there is not */
  int order;
  char *shows;         /* what "# show:" in its head asks for, NULL: nothing */
  gboolean scripted;   /* has a title: comments may be directives */
  guint n_cells;       /* that the file names */
  GPtrArray *cells;    /* RfLectureCell; at least one */
  char **lines;        /* of the file */
  GPtrArray *problems; /* RfLectureProblem, by line */
} RfLecture;

/* Reads @text; @name as in the struct. Never changed afterwards; references may be taken and
 * dropped on any thread. (transfer full) */
RfLecture *rf_lecture_parse (const char *name, const char *text);
RfLecture *rf_lecture_ref (RfLecture *lecture);
void rf_lecture_unref (RfLecture *lecture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfLecture, rf_lecture_unref)

/* The names that "# focus:" asks for at @line: those of the last such directive at or before it,
 * wherever that is; NULL: none, or "all". (transfer none) */
const char *rf_lecture_focus (const RfLecture *lecture, guint line);
/* What the file's "# show:" directives want on or off, wherever they stand: the words of
 * rf_lecture_show_words(), each with "no " before it to turn it off. */
void rf_lecture_apply_shows (const RfLecture *lecture, RfViewOptions *options);
/* What the file's "# show: beside …" wants beside the picture: a profile's name; NULL: it
 * says nothing about it. (transfer none) */
const char *rf_lecture_beside (const RfLecture *lecture);
/* The words that can be shown, NULL-ended. (transfer none) */
const char *const *rf_lecture_show_words (void);
/* Sets what @words (separated by commas) name; the first word that is none of them is given back,
 * else NULL. @options may be NULL. (transfer full) */
char *rf_lecture_set_shows (const char *words, RfViewOptions *options);

/* A problem found later, at run time. @message is taken over. */
void rf_lecture_add_problem (GPtrArray *problems, guint line, guint column, char *message);
/* An empty list of problems. (transfer full) */
GPtrArray *rf_lecture_problems_new (void);

/* The built-in lectures, by their order: RfLecture. (transfer full) */
GPtrArray *rf_lecture_list_built_in (void);
/* The text of the built-in lecture @name, NUL terminated, or NULL. (transfer full) */
char *rf_lecture_load_built_in (const char *name, gsize *size);

/* The text of a new lecture for the profile called @python: one that runs, with one of each thing
 * that a lecture is made of. (transfer full) */
char *rf_lecture_template (const char *python);

G_END_DECLS
