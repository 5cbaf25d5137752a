/* SPDX-License-Identifier: MIT */
/* Finding text in a view: whole titles, names and values, not what fits into the boxes. The rows of
 * a long box are counted as the view counts them, so that a match knows its page. */
#include "diagram/rf-find.h"

#include "diagram/rf-history.h"

#include <string.h>

/* (transfer full) */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : valid, -1);
}

static gboolean
contains (const char *text, const char *needle)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  folded = fold (text);
  return strstr (folded, needle) != NULL;
}

/* A short id is meant whole: #7 is not #70. */
static gboolean
is_id (const RfViewBox *box, const char *needle)
{
  g_autofree char *id = g_strdup_printf ("#%u", box->id);

  return !box->is_frame && strcmp (id, needle) == 0;
}

typedef struct
{
  const RfViewBox *box;
  const RfState *state;
  RfJournal *journal;
  const RfViewOptions *options;
  const char *needle;
  GArray *matches;
} Search;

/* --- what is shown ---------------------------------------------------------------------------- */

static void
search_rows (const Search *search)
{
  const RfViewBox *box = search->box;

  for (guint r = 0; r < box->rows->len; r++)
    {
      const RfViewRow *row = &g_array_index (box->rows, RfViewRow, r);
      RfMatch match = { .is_frame = box->is_frame, .id = box->id, .has_row = TRUE };

      if (row->kind == RF_ROW_MORE ||
          (!contains (row->label, search->needle) && !contains (row->value, search->needle)))
        continue;
      match.slot_kind = row->slot_kind;
      match.slot = row->slot;
      match.place = row->place;
      g_array_append_val (search->matches, match);
    }
}

/* --- what would be on other pages ------------------------------------------------------------- */

static gboolean
says (const Search *search, const RfObjectFacts *owner, const RfStateSlot *slot)
{
  const RfStateObject *target = rf_state_object (search->state, slot->target);
  g_autofree char *label =
    rf_words_label (search->journal, owner, slot->kind, slot->number, slot->key);
  g_autofree char *value = NULL;

  if (contains (label, search->needle))
    return TRUE;
  if (target == NULL)
    return FALSE;
  {
    RfObjectFacts facts = { slot->target, target->flags, target->type, target->value };

    value = rf_words_value (search->journal, &facts, label);
  }
  return contains (value, search->needle);
}

/* Row @row, counted from the first one of all, says it. */
static void
add_counted (const Search *search, const RfStateSlot *slot, guint row, guint size)
{
  const RfViewBox *box = search->box;
  RfMatch match = { .is_frame = box->is_frame, .id = box->id, .has_row = TRUE };

  match.slot_kind = slot->kind;
  match.slot = slot->number;
  match.page = row / size * size;
  match.place = row % size;
  match.turned = match.page != box->first_row;
  g_array_append_val (search->matches, match);
}

static void
search_names (const Search *search)
{
  RfStateSlot slot;
  guint cursor = 0, row = 0;

  while (rf_state_frame_next_name (search->state, search->box->id, FALSE, &cursor, &slot))
    {
      if (rf_words_name_hidden (search->journal, slot.kind, slot.number, slot.key))
        continue;
      if (says (search, NULL, &slot))
        add_counted (search, &slot, row, search->options->max_names);
      row++;
    }
}

static void
search_slots (const Search *search)
{
  const RfStateObject *object = rf_state_object (search->state, search->box->id);
  RfObjectFacts facts = { search->box->id, object->flags, object->type, object->value };
  RfStateSlot slot;
  guint cursor = 0, row = 0;

  while (rf_slots_next (object->slots, &cursor, &slot) && search->matches->len < RF_FIND_MAX)
    {
      const RfStateObject *target = rf_state_object (search->state, slot.target);
      RfObjectFacts about = { slot.target };
      guint32 key = slot.kind == RF_SLOT_ENTRY ? slot.key : 0;

      if (target != NULL)
        about = (RfObjectFacts){ slot.target, target->flags, target->type, target->value };
      if (rf_words_slot_hidden (search->journal, search->options, &facts, slot.kind, slot.number,
                                key, target != NULL ? &about : NULL))
        continue;
      if (says (search, &facts, &slot))
        add_counted (search, &slot, row, search->options->max_rows);
      row++;
    }
}

/* Whether its rows are its slots one by one, and not all are shown. */
static gboolean
has_pages (const Search *search)
{
  const RfViewBox *box = search->box;

  return search->state != NULL && box->n_rows > 0 && !box->folded &&
         (box->is_frame ||
          (box->history->folded_dict == 0 && rf_state_object (search->state, box->id) != NULL));
}

GArray *
rf_find (const RfView *view, const RfState *state, const RfHistory *history, const char *text)
{
  GArray *matches = g_array_new (FALSE, TRUE, sizeof (RfMatch));
  g_autofree char *folded = fold (text), *needle = g_strstrip (g_strdup (folded));
  Search search = { .state = state, .needle = needle, .matches = matches };

  if (*needle == '\0')
    return matches;
  if (state != NULL)
    {
      search.journal = rf_history_journal (history);
      search.options = rf_history_options (history);
    }
  for (guint i = 0; i < view->boxes->len && matches->len < RF_FIND_MAX; i++)
    {
      const RfViewBox *box = g_ptr_array_index (view->boxes, i);
      RfMatch match = { .is_frame = box->is_frame, .id = box->id };

      search.box = box;
      if (contains (box->title, needle) || contains (box->note, needle) || is_id (box, needle))
        g_array_append_val (matches, match);
      if (!has_pages (&search))
        search_rows (&search);
      else if (box->is_frame)
        search_names (&search);
      else
        search_slots (&search);
    }
  return matches;
}

/* --- at other moments ------------------------------------------------------------------------- */

/* So many boxes and references are looked at: it is done while somebody types. */
#define LOOKED_AT_MAX 40000

typedef struct
{
  const RfHistory *history;
  RfJournal *journal;
  const char *needle;
  guint32 from, best;
  GHashTable *known; /* text → 1: it does not say it, 2: it does */
} Moments;

static gboolean
text_says (Moments *moments, const char *text)
{
  gpointer known = g_hash_table_lookup (moments->known, text);

  if (known == NULL)
    {
      known = GINT_TO_POINTER (contains (text, moments->needle) ? 2 : 1);
      g_hash_table_insert (moments->known, g_strdup (text), known);
    }
  return GPOINTER_TO_INT (known) == 2;
}

static gboolean
title_says (Moments *moments, const RfHistoryBox *box)
{
  g_autofree char *title = NULL, *id = NULL;

  if (box->is_frame)
    title = rf_words_frame_title (rf_journal_text (moments->journal, box->function),
                                  box->has_namespace, box->depth);
  else
    title = rf_words_title (moments->journal, &box->facts, box->attributes_of);
  if (text_says (moments, title))
    return TRUE;
  id = g_strdup_printf ("#%u", box->id);
  return !box->is_frame && strcmp (id, moments->needle) == 0;
}

static gboolean
row_says (Moments *moments, const RfHistoryBox *box, const RfHistoryRow *row)
{
  g_autofree char *label = rf_words_label (moments->journal, box->is_frame ? NULL : &box->facts,
                                           row->kind, row->number, row->key);
  g_autofree char *value = NULL;
  RfObjectFacts facts;

  if (text_says (moments, label))
    return TRUE;
  if (row->target == 0)
    return FALSE;
  facts = rf_history_facts (moments->history, row->target);
  if (facts.id == 0)
    return FALSE;
  value = rf_words_value (moments->journal, &facts, label);
  return text_says (moments, value);
}

/* It is to be seen from event @first until event @end; 0: to the end. */
static void
note_span (Moments *moments, guint32 first, guint32 end)
{
  guint32 from = moments->from, at;

  if (first == 0 || (from >= first && (end == 0 || from < end)))
    return; /* and yet it is not shown: folded, or none of the boxes */
  at = from < first ? first : end - 1;
  if (at < first)
    return;
  if (moments->best == 0 || ABS ((gint64) at - from) < ABS ((gint64) moments->best - (gint64) from))
    moments->best = at;
}

guint32
rf_find_moment (const RfHistory *history, guint32 from, const char *text)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = fold (text), *needle = g_strstrip (g_strdup (folded));
  GPtrArray *boxes = rf_history_boxes (history);
  GArray *edges = rf_history_edges (history);
  Moments moments = { history, rf_history_journal (history), needle, from, 0, known };

  for (guint i = 0; *needle != '\0' && i < MIN (boxes->len, LOOKED_AT_MAX); i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);

      if (!box->shown)
        continue;
      if ((box->is_frame || (box->facts.flags & RF_NEW_INSTANCE)) && title_says (&moments, box))
        note_span (&moments, box->first, box->end);
      for (guint r = 0; r < box->rows->len; r++)
        {
          const RfHistoryRow *row = &g_array_index (box->rows, RfHistoryRow, r);

          if (row_says (&moments, box, row))
            note_span (&moments, row->first, row->gone != 0 ? row->gone : box->end);
        }
    }
  /* What is only a box while something refers to it. */
  for (guint i = 0; *needle != '\0' && i < MIN (edges->len, LOOKED_AT_MAX); i++)
    {
      const RfHistoryEdge *edge = &g_array_index (edges, RfHistoryEdge, i);

      if (title_says (&moments, g_ptr_array_index (boxes, edge->target)))
        note_span (&moments, edge->event, edge->until);
    }
  return moments.best;
}
