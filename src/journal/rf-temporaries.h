/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-query.h"

#include <glib.h>

G_BEGIN_DECLS

/* The holders that no event tells of, for a stretch of events: what running the program once more
 * has found out (session/rf-replay.h). Once made it never changes, and may be read from any thread.
 *
 * For each event there is what its time's code and the interpreter hold (fixed: the same for many
 * events), what the machine holds, a chain of frames, and what the innermost frame is doing. */
typedef struct _RfTemporaries RfTemporaries;

typedef struct
{
  guint32 object; /* that is held */
  guint32 frame;  /* of the program, which has to do with it, or 0 */
  guint32 owner;  /* an object that has to do with it, or 0 */
  guint32 text;   /* rf_temporaries_intern() */
} RfTemporary;

/* What starts automatic collections: as gc.get_count(), gc.get_threshold() and gc.isenabled() would
 * say. */
typedef struct
{
  gint32 counts[3], thresholds[3];
  gboolean enabled;
} RfGenerationCounts;

/* --- making ----------------------------------------------------------------------------------- */

/* (transfer full), one reference. */
RfTemporaries *rf_temporaries_new (void);
RfTemporaries *rf_temporaries_ref (RfTemporaries *temporaries);
void rf_temporaries_unref (RfTemporaries *temporaries);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfTemporaries, rf_temporaries_unref)

/* The number of @text, which is copied; the same for the same text. */
guint32 rf_temporaries_intern (RfTemporaries *temporaries, const char *text);
/* A group of temporaries; the number of the same one if there was one just like it before at
 * @hint. */
guint32 rf_temporaries_add_group (RfTemporaries *temporaries, const RfTemporary *items, guint n,
                                  guint32 hint);
/* From the next event on @items are what is fixed. */
void rf_temporaries_set_fixed (RfTemporaries *temporaries, const RfTemporary *items, guint n);
/* More of it, about an object that was not known before. */
void rf_temporaries_add_fixed (RfTemporaries *temporaries, const RfTemporary *items, guint n);
/* What holds at @event, which comes right after the last one: the group of the machine, and those
 * of the frames, the outermost first. @operation: text. */
void rf_temporaries_add_event (RfTemporaries *temporaries, guint32 event, guint32 machine,
                               const guint32 *frames, guint n_frames, guint32 operation,
                               const RfGenerationCounts *counts);

/* --- asking ----------------------------------------------------------------------------------- */

/* The stretch; 0: empty. */
guint32 rf_temporaries_first (const RfTemporaries *temporaries);
gboolean rf_temporaries_covers (const RfTemporaries *temporaries, guint32 event);
/* The counts of the generations after @event. FALSE: it is not covered. */
gboolean rf_temporaries_generations (const RfTemporaries *temporaries, guint32 event,
                                     RfGenerationCounts *counts);
gsize rf_temporaries_bytes (const RfTemporaries *temporaries);

/* The whole ledger of @object at the position of @state: rf_query_ledger() with RF_HOLDER_TEMPORARY
 * and the like in the place of RF_HOLDER_OTHER, so that the numbers sum to its count. The texts are
 * those of @temporaries, which has to be kept as long. Where it does not cover the position, or is
 * NULL, the same as rf_query_ledger(). (transfer full), of RfHolder. */
GArray *rf_temporaries_ledger (const RfTemporaries *temporaries, const RfState *state,
                               guint32 object);

G_END_DECLS
