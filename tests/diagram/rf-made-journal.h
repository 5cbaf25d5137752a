/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-export.h"
#include "diagram/rf-scene-build.h"
#include "journal/rf-cursor.h"
#include "journal/rf-journal.h"

G_BEGIN_DECLS

/* Journals made by hand, as the engine would make them, so that the diagram is tested without it.
 * Counts are kept by the functions that set names and slots. */
typedef struct
{
  RfJournal *journal;
  RfEventSink *sink;
  guint32 last_object, last_isolate, last_rank, line;
  GArray *counts;   /* guint32, by object */
  GHashTable *keys; /* name → object id of its str */
  guint32 globals;  /* the namespace dict's id; the frame is 1 */
  guint32 top_frame;
} Made;

Made *made_new (void);
void made_free (Made *made);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Made, made_free)

void made_line (Made *made, guint32 line);
guint32 made_object (Made *made, const char *type, guint flags, const char *value);
guint32 made_str (Made *made, const char *text); /* an atom; @text without quotes */
guint32 made_int (Made *made, int value);
/* An instance with a dict of its own (3.10): the dict's id is the instance's + 1. */
guint32 made_instance (Made *made, const char *type);
void made_name (Made *made, const char *name, guint32 from, guint32 to); /* of globals */
void made_local (Made *made, guint32 frame, guint index, const char *name, guint32 from,
                 guint32 to);
void made_entry (Made *made, guint32 owner, const char *key, guint32 from, guint32 to);
void made_named (Made *made, guint32 owner, const char *slot, guint32 from, guint32 to);
void made_item (Made *made, guint32 owner, guint32 index, guint32 from, guint32 to);
void made_append (Made *made, guint32 owner, guint32 index, guint32 to);
void made_push (Made *made, guint32 frame, const char *function, guint32 line);
void made_pop (Made *made, guint32 frame, const char *function);
void made_isolate (Made *made, const guint32 *objects, guint n);
void made_phase (Made *made, RfPhase phase, RfPhase before);
void made_gc_refs (Made *made, guint32 object, guint32 refs, guint32 from);
void made_emit (Made *made, RfEventKind kind, guint32 a, guint32 b, guint32 c, guint32 d,
                guint32 e);
void made_output (Made *made, const char *text);
void made_free_object (Made *made, guint32 object, RfCause cause);

/* Whole runs. */
Made *made_friends (void);      /* two instances in a cycle, names deleted, collected (3.10) */
Made *made_list (guint n);      /* a doubly linked list of n nodes */
Made *made_tree (guint depth);  /* a binary tree */
Made *made_stack (guint depth); /* a recursion */
Made *made_loop (guint n);      /* n temporaries, one after the other */
Made *made_mixture (void); /* aliasing, big list, dict, tuple, weak reference, self reference */
Made *made_random (guint n, guint seed);

/* The scene at event @n, with a layout of the whole journal. */
RfScene *made_scene (Made *made, RfLayout *layout, guint32 n);
RfLayout *made_layout (Made *made);

G_END_DECLS
