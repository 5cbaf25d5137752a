/* SPDX-License-Identifier: MIT */

/* Comparing two runs: reading them, and which is which.
 *
 * Invariants: matches and partners are mutual. Of two moments of one run both sides are the same
 * journal, and nothing has a partner but itself. */

#include "session/rf-compare-private.h"

#include "base/rf-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Events between two looks at the cancel flag. */
#define PIECE 0x10000u

/* --- texts ------------------------------------------------------------------------------------ */

guint32
rf_compare_text (RfCompare *self, RfSide side, guint32 text)
{
  gpointer common;

  if (side == RF_SIDE_LEFT || self->moments || text == 0)
    return text;
  common = g_hash_table_lookup (self->commons, GUINT_TO_POINTER (text));
  if (common == NULL)
    {
      /* Interning in a complete journal would change it: texts that only the right run has keep
       * their numbers, moved out of the way of the left one's. */
      common = GUINT_TO_POINTER (text | 0x80000000u);
      g_hash_table_insert (self->commons, GUINT_TO_POINTER (text), common);
    }
  return GPOINTER_TO_UINT (common);
}

const char *
rf_compare_source (const RfCompare *self, guint32 line)
{
  return line > 0 && line <= g_strv_length (self->text) ? self->text[line - 1] : "";
}

/* Both journals' texts of what can be compared: types and functions. */
static void
note_text (GHashTable *texts, RfJournal *journal, guint32 text)
{
  if (text != 0)
    g_hash_table_insert (texts, (gpointer) rf_journal_text (journal, text),
                         GUINT_TO_POINTER (text));
}

static void
find_commons (RfCompare *self)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  const RfCompareRun *left = &self->runs[RF_SIDE_LEFT], *right = &self->runs[RF_SIDE_RIGHT];

  for (guint i = 0; i < left->objects->len; i++)
    note_text (texts, left->journal, g_array_index (left->objects, RfCompareObject, i).type);
  for (guint i = 0; i < left->frames->len; i++)
    note_text (texts, left->journal, g_array_index (left->frames, RfCompareFrame, i).function);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < (pass == 0 ? right->objects->len : right->frames->len); i++)
      {
        guint32 text = pass == 0 ? g_array_index (right->objects, RfCompareObject, i).type
                                 : g_array_index (right->frames, RfCompareFrame, i).function;
        gpointer common =
          text != 0 ? g_hash_table_lookup (texts, rf_journal_text (right->journal, text)) : NULL;

        if (common != NULL)
          g_hash_table_insert (self->commons, GUINT_TO_POINTER (text), common);
      }
}

/* --- reading ---------------------------------------------------------------------------------- */

static void
add_line (RfCompareRun *run, guint32 event, guint32 function, guint32 line)
{
  RfCompareLine entry = {
    .key = (guint64) function << 32 | line, .event = event, .line = line, .match = RF_COMPARE_NONE
  };

  g_array_append_val (run->lines, entry);
}

static void
take_object (RfCompareRun *run, const RfEvent *event, guint32 n)
{
  if (event->a >= run->objects->len)
    g_array_set_size (run->objects, event->a + 1);
  g_array_index (run->objects, RfCompareObject, event->a) = (RfCompareObject){
    .line = run->lines->len - 1, .event = n, .type = event->b, .flags = event->aux
  };
}

static void
take_frame (RfCompareRun *run, const RfEvent *event, guint32 n)
{
  if (event->a >= run->frames->len)
    g_array_set_size (run->frames, event->a + 1);
  if (g_array_index (run->frames, RfCompareFrame, event->a).event == 0)
    g_array_index (run->frames, RfCompareFrame, event->a) =
      (RfCompareFrame){ .line = run->lines->len - 1, .event = n, .function = event->b };
}

/* The function of a line is only that of the journal: it is made common later. */
static gboolean
read_run (RfCompareRun *run, const int *cancel)
{
  add_line (run, 0, 0, 0);
  for (guint32 n = 1; n <= run->length; n++)
    {
      RfEvent event = rf_journal_event (run->journal, n);

      if (n % PIECE == 0 && cancel != NULL && g_atomic_int_get (cancel))
        return FALSE;
      switch ((RfEventKind) event.kind)
        {
        case RF_EVENT_LINE:
          add_line (run, n, event.d, event.b);
          break;
        case RF_EVENT_PROGRAM_END:
          add_line (run, n, G_MAXUINT32, 0);
          break;
        case RF_EVENT_OBJECT_NEW:
          take_object (run, &event, n);
          break;
        case RF_EVENT_FRAME_PUSH:
          take_frame (run, &event, n);
          break;
        case RF_EVENT_OUTPUT:
          g_array_append_val (run->outputs, n);
          break;
        case RF_EVENT_GC_BEGIN:
          g_array_append_val (run->collections, n);
          break;
        default:
          break;
        }
    }
  return TRUE;
}

static void
make_keys_common (RfCompare *self)
{
  RfCompareRun *right = &self->runs[RF_SIDE_RIGHT];

  for (guint i = 0; i < right->lines->len; i++)
    {
      RfCompareLine *line = &g_array_index (right->lines, RfCompareLine, i);
      guint32 function = line->key >> 32;

      if (function != G_MAXUINT32)
        line->key = (guint64) rf_compare_text (self, RF_SIDE_RIGHT, function) << 32 | line->line;
    }
}

/* --- life ------------------------------------------------------------------------------------- */

static RfCompare *
compare_alloc (const RfCompared *const *compared, const char *text)
{
  RfCompare *self = g_new0 (RfCompare, 1);

  self->text = g_strsplit (text, "\n", -1);
  self->commons = g_hash_table_new (NULL, NULL);
  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      RfCompareRun *run = &self->runs[side];

      run->journal = rf_journal_ref (compared[side]->journal);
      run->cursor = rf_cursor_new (run->journal, compared[side]->checkpoints);
      run->profile = compared[side]->profile;
      run->length = rf_journal_length (run->journal);
      run->lines = g_array_new (FALSE, FALSE, sizeof (RfCompareLine));
      run->objects = g_array_new (FALSE, TRUE, sizeof (RfCompareObject));
      run->frames = g_array_new (FALSE, TRUE, sizeof (RfCompareFrame));
      run->outputs = g_array_new (FALSE, FALSE, sizeof (guint32));
      run->collections = g_array_new (FALSE, FALSE, sizeof (guint32));
      self->stretches[side].line = RF_COMPARE_NONE;
    }
  return self;
}

RfCompare *
rf_compare_new (const RfCompared *left, const RfCompared *right, const char *text,
                const int *cancel, GError **error)
{
  const RfCompared *compared[RF_N_SIDES] = { left, right };
  g_autoptr (RfCompare) self = compare_alloc (compared, text);

  for (guint side = 0; side < RF_N_SIDES; side++)
    if (!read_run (&self->runs[side], cancel))
      goto cancelled;
  find_commons (self);
  make_keys_common (self);
  if (!rf_compare_align (self->runs[RF_SIDE_LEFT].lines, self->runs[RF_SIDE_RIGHT].lines, cancel))
    goto cancelled;
  rf_compare_match (self);
  return g_steal_pointer (&self);
cancelled:
  g_set_error_literal (error, RF_ERROR, RF_ERROR_CANCELLED, "cancelled");
  return NULL;
}

RfCompare *
rf_compare_new_moments (const RfCompared *run, const char *text)
{
  const RfCompared *compared[RF_N_SIDES] = { run, run };
  RfCompare *self = compare_alloc (compared, text);

  self->moments = TRUE;
  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      RfCompareRun *each = &self->runs[side];

      read_run (each, NULL);
      for (guint i = 0; i < each->lines->len; i++)
        g_array_index (each->lines, RfCompareLine, i).match = i;
      for (guint i = 0; i < each->objects->len; i++)
        if (g_array_index (each->objects, RfCompareObject, i).event != 0)
          g_array_index (each->objects, RfCompareObject, i).partner = i;
      for (guint i = 0; i < each->frames->len; i++)
        if (g_array_index (each->frames, RfCompareFrame, i).event != 0)
          g_array_index (each->frames, RfCompareFrame, i).partner = i;
    }
  return self;
}

void
rf_compare_free (RfCompare *self)
{
  if (self == NULL)
    return;
  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      RfCompareRun *run = &self->runs[side];

      rf_cursor_free (run->cursor);
      rf_journal_unref (run->journal);
      g_array_unref (run->lines);
      g_array_unref (run->objects);
      g_array_unref (run->frames);
      g_array_unref (run->outputs);
      g_array_unref (run->collections);
      rf_compare_clear_stretch (&self->stretches[side]);
    }
  g_clear_pointer (&self->peaks, g_array_unref);
  g_hash_table_unref (self->commons);
  g_strfreev (self->text);
  g_free (self);
}

/* --- which is which --------------------------------------------------------------------------- */

guint32
rf_compare_object (const RfCompare *self, RfSide side, guint32 id)
{
  const RfCompareObject *object = rf_compare_known (self, side, id);

  return object != NULL ? object->partner : 0;
}

guint32
rf_compare_frame (const RfCompare *self, RfSide side, guint32 id)
{
  const GArray *frames = self->runs[side].frames;

  return id < frames->len ? g_array_index (frames, RfCompareFrame, id).partner : 0;
}

guint32
rf_compare_line_at (const RfCompare *self, RfSide side, guint32 position)
{
  const GArray *lines = self->runs[side].lines;
  guint low = 0, high = lines->len;

  /* The last line that begins at or before the position; the start always does. */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (lines, RfCompareLine, middle).event <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

guint32
rf_compare_line_end (const RfCompare *self, RfSide side, guint32 index)
{
  const RfCompareRun *run = &self->runs[side];

  return index + 1 < run->lines->len ? rf_compare_line (self, side, index + 1)->event
                                     : run->length + 1;
}

const char *
rf_compare_side_name (const RfCompare *self, RfSide side)
{
  if (self->moments)
    /* Translators: of two moments of a run: where one is, and the one that it is compared with. */
    return side == RF_SIDE_LEFT ? _ ("now") : _ ("then");
  return self->runs[side].profile->name;
}
