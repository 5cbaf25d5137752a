/* SPDX-License-Identifier: MIT */
/* From a state to boxes; their rows are rf-view-rows.c. What is shown is found as the history finds
 * it: from the frames on the stack, from instances and from members of isolates along the rows; so
 * every box here has a place there. */
#include "diagram/rf-view-private.h"

#include "diagram/rf-phrase.h"
#include "diagram/rf-view-bubble.h"
#include "journal/rf-query.h"

#include <string.h>

/* An isolate that something outside reaches again, since one of its members was resurrected, is
 * none any more, whatever was recorded when it formed. */
static GHashTable *
existing_isolates (const RfState *state, RfJournal *journal)
{
  GHashTable *ids = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) isolates = rf_query_isolates (state, journal);

  for (guint i = 0; i < isolates->len; i++)
    g_hash_table_add (ids, GUINT_TO_POINTER (((RfQueryIsolate *) isolates->pdata[i])->id));
  return ids;
}

/* What the event at the position decides, if a collection runs. */
static void
find_visit (RfViewBuilder *builder)
{
  guint32 position = rf_state_position (builder->state);
  RfEvent event;

  if (!builder->state->gc.collecting || position == 0)
    return;
  event = rf_journal_event (builder->journal, position);
  switch ((RfEventKind) event.kind)
    {
    case RF_EVENT_GC_MOVE:
      builder->saved = event.b == RF_GC_LIST_REACHABLE;
      G_GNUC_FALLTHROUGH;
    case RF_EVENT_GC_REFS:
      builder->by = event.d;
      G_GNUC_FALLTHROUGH;
    case RF_EVENT_GC_CLEAR:
    case RF_EVENT_WEAKREF_CLEARED:
    case RF_EVENT_OBJECT_FREE:
    case RF_EVENT_OBJECT_RESURRECTED:
    case RF_EVENT_OBJECT_TRACK:
      builder->visited = event.a;
      break;
    case RF_EVENT_SLOT:
      /* A reference that is dropped when its owner is cleared. */
      if (builder->state->gc.phase == RF_PHASE_CLEAR && event.d == 0)
        builder->visited = event.a;
      break;
    default:
      break;
    }
}

static void
clear_row (gpointer data)
{
  RfViewRow *row = data;

  g_free (row->label);
  g_free (row->value);
}

void
rf_view_box_free (RfViewBox *box)
{
  g_free (box->title);
  g_free (box->side);
  g_free (box->extra);
  g_free (box->note);
  g_array_unref (box->rows);
  g_free (box);
}

static void
isolate_free (gpointer data)
{
  RfViewIsolate *isolate = data;

  g_array_unref (isolate->members);
  g_free (isolate);
}

static RfViewBox *
add_box (RfViewBuilder *builder, gboolean is_frame, guint32 id, const RfHistoryBox *history)
{
  RfViewBox *box = g_new0 (RfViewBox, 1);

  box->is_frame = is_frame;
  box->id = id;
  box->history = history;
  box->gc_refs = -1;
  box->generation = -1;
  if (builder->adjust != NULL && !history->stable)
    box->first_row = rf_view_adjust_page (builder->adjust, is_frame, id);
  box->rows = g_array_new (FALSE, TRUE, sizeof (RfViewRow));
  g_array_set_clear_func (box->rows, clear_row);
  g_ptr_array_add (builder->view->boxes, box);
  return box;
}

RfObjectFacts
rf_view_facts (const RfViewBuilder *builder, guint32 id)
{
  const RfStateObject *object = rf_state_object (builder->state, id);

  if (object == NULL)
    return (RfObjectFacts){ .id = id };
  return (RfObjectFacts){ id, object->flags, object->type, object->value };
}

/* How the object @id is shown now. */
static RfShow
show_of (RfViewBuilder *builder, guint32 id)
{
  const RfStateObject *object = rf_state_object (builder->state, id);
  const RfHistoryBox *box = rf_history_object (builder->history, id);
  RfObjectFacts facts = rf_view_facts (builder, id);
  RfShow show;

  if (object == NULL)
    return RF_SHOW_NEVER;
  if (box != NULL && box->folded)
    return RF_SHOW_FOLDED;
  show = rf_words_show (builder->journal, builder->options, &facts, object->isolate != 0);
  if (show == RF_SHOW_FOLDED) /* its instance is not known, or something else refers to it */
    show = RF_SHOW_BOX;
  if (show >= RF_SHOW_BOX && (box == NULL || !box->shown))
    return RF_SHOW_TEXT;
  return show;
}

gboolean
rf_view_want_box (RfViewBuilder *builder, guint32 id)
{
  const RfHistoryBox *box = rf_history_object (builder->history, id);
  gpointer key;

  if (box != NULL && box->folded)
    {
      /* The arrow ends at the instance, if that still stands. */
      const RfStateObject *owner = rf_state_object (builder->state, box->dict_owner);
      return owner != NULL && rf_state_object_is_alive (owner) &&
             rf_view_want_box (builder, box->dict_owner);
    }
  if (show_of (builder, id) < RF_SHOW_BOX)
    return FALSE;
  key = GUINT_TO_POINTER (id);
  if (!g_hash_table_contains (builder->view->by_object, key))
    {
      g_hash_table_insert (builder->view->by_object, key, GUINT_TO_POINTER (G_MAXUINT));
      g_array_append_val (builder->pending, id);
    }
  return TRUE;
}

/* --- boxes --- */

static void
make_frame (RfViewBuilder *builder, guint index, guint depth)
{
  RfStateStackEntry entry = rf_state_stack_entry (builder->state, index);
  const RfStateFrame *frame = rf_state_frame (builder->state, entry.frame);
  const RfHistoryBox *history = rf_history_frame (builder->history, entry.frame);
  RfViewBox *box;

  if (frame == NULL || history == NULL || !history->shown)
    return;
  box = add_box (builder, TRUE, entry.frame, history);
  box->title = rf_words_frame_title (rf_journal_text (builder->journal, frame->function),
                                     frame->namespace != 0, history->depth);
  box->namespace = frame->namespace;
  if (frame->namespace != 0)
    {
      /* Above the lowest card only: on others it would stand on the rows of the one below. */
      if (index == 0)
        box->gc_refs = rf_state_gc_refs (builder->state, frame->namespace);
      box->visited = frame->namespace == builder->visited;
    }
  box->top_frame = index + 1 == depth;
  box->skipped = index >= RF_LAYOUT_MAX_FRAMES ? index - (RF_LAYOUT_MAX_FRAMES - 1) : 0;
  if (entry.line != 0)
    box->side = rf_phrase_line (entry.line);
  rf_view_add_frame_rows (builder, box);
  rf_view_count_places (builder, box);
}

static void
make_frames (RfViewBuilder *builder)
{
  guint depth = rf_state_stack_depth (builder->state);

  for (guint i = 0; i < depth; i++)
    if (i + 1 < RF_LAYOUT_MAX_FRAMES || i + 1 == depth)
      make_frame (builder, i, depth);
}

static gboolean
runs_now (RfViewBuilder *builder, guint32 id)
{
  for (guint i = 0; i < rf_state_n_running (builder->state); i++)
    if (rf_state_running (builder->state, i).object == id)
      return TRUE;
  return FALSE;
}

static void
append_phrase (GString *note, const char *phrase)
{
  g_string_append (note, note->len > 0 ? " · " : "");
  g_string_append (note, phrase);
}

/* Why the object that the newest decision is about is no garbage. */
static void
append_saved (RfViewBuilder *builder, RfViewBox *box, GString *note)
{
  g_autofree char *why = builder->by != 0 ? rf_phrase_reachable (builder->by) : NULL;

  box->note_style = RF_STYLE_RESURRECTED_TEXT;
  append_phrase (note, why != NULL ? why : rf_phrase (RF_PHRASE_REACHABLE_FROM_OUTSIDE));
}

static void
make_note (RfViewBuilder *builder, RfViewBox *box, const RfStateObject *object)
{
  GString *note = g_string_new (NULL);

  if (box->tone == RF_TONE_GHOST)
    {
      static const RfPhrase causes[RF_N_CAUSES] = { RF_PHRASE_FREED_COUNT, RF_PHRASE_FREED_CYCLE,
                                                    RF_PHRASE_FREED_SHUTDOWN };
      g_autofree char *death =
        rf_phrase_death (object->cause < RF_N_CAUSES ? causes[object->cause] : RF_PHRASE_FREED,
                         object->death_line);

      g_string_append (note, death);
      box->note_style = RF_STYLE_CAUSE;
    }
  else
    {
      box->note_style = RF_STYLE_FINALIZED;
      if (box->finalizing)
        append_phrase (note,
                       rf_phrase (object->flags & RF_NEW_WEAKREF    ? RF_PHRASE_CALLBACK_RUNS
                                  : object->flags & RF_NEW_INSTANCE ? RF_PHRASE_RUNS_DEL
                                                                    : RF_PHRASE_IS_FINALIZED));
      else if (box->finalized)
        append_phrase (note, rf_phrase (RF_PHRASE_FINALIZED));
      if (builder->saved && box->id == builder->visited)
        append_saved (builder, box, note);
      else if (rf_state_gc_list (builder->state, box->id) == RF_GC_LIST_UNREACHABLE &&
               note->len == 0)
        append_phrase (note, rf_phrase (RF_PHRASE_TENTATIVELY_UNREACHABLE));
      /* That it came back once is past when it goes. */
      if (box->resurrected && object->n_cleared == 0)
        {
          append_phrase (note, rf_phrase (RF_PHRASE_RESURRECTED));
          box->note_style = RF_STYLE_RESURRECTED_TEXT;
        }
      if (object->n_cleared > 0)
        append_phrase (note, rf_phrase (RF_PHRASE_CLEARED));
      if (box->reuses != 0 && note->len == 0)
        {
          g_autofree char *reused = rf_phrase_reused (box->reuses);

          append_phrase (note, reused);
          box->note_style = RF_STYLE_REUSED;
        }
    }
  box->note = g_string_free (note, note->len == 0);
}

static void
make_object (RfViewBuilder *builder, guint32 id)
{
  const RfStateObject *object = rf_state_object (builder->state, id);
  const RfHistoryBox *history = rf_history_object (builder->history, id);
  RfObjectFacts facts = rf_view_facts (builder, id);
  gboolean collecting = builder->state->gc.collecting;
  RfViewBox *box = add_box (builder, FALSE, id, history);
  guint line;

  g_hash_table_insert (builder->view->by_object, GUINT_TO_POINTER (id),
                       GUINT_TO_POINTER (builder->view->boxes->len));
  box->title = rf_words_title (builder->journal, &facts, history->attributes_of);
  box->address = object->address;
  line = object->frame != 0 ? rf_state_frame (builder->state, object->frame)->line
                            : rf_words_line (builder->journal, &facts);
  if (line != 0)
    box->side = rf_phrase_line (line);
  box->finalizing = object->n_running > 0 || runs_now (builder, id);
  box->finalized = object->n_finalized > 0 && !box->finalizing;
  box->resurrected = object->n_resurrected > 0;
  if (history->reuses != 0 &&
      rf_history_ghost_end (builder->history, history->first) >= builder->view->position)
    box->reuses = history->reuses;
  box->visited = id == builder->visited ||
                 (history->folded_dict != 0 && history->folded_dict == builder->visited);
  if (!rf_state_object_is_alive (object))
    box->tone = RF_TONE_GHOST;
  else
    {
      box->count = object->count;
      box->gc_refs = rf_state_gc_refs (builder->state, id);
      if (g_hash_table_contains (builder->isolates, GUINT_TO_POINTER (object->isolate)))
        box->isolate = object->isolate;
      box->tone = box->isolate != 0 ? RF_TONE_ISOLATE
                  : object->flags & (RF_NEW_CLASS | RF_NEW_FUNCTION | RF_NEW_MODULE) ? RF_TONE_CLASS
                  : rf_words_is_frame (builder->journal, &facts)                     ? RF_TONE_FRAME
                                                                 : RF_TONE_NORMAL;
      box->glowing = box->finalizing;
      box->halo = box->resurrected && collecting;
      if (builder->options->show_generations && rf_state_object_is_tracked (object))
        box->generation = object->generation;
      rf_view_add_object_rows (builder, box);
    }
  make_note (builder, box, object);
  if (builder->options->show_addresses || builder->options->show_sizes)
    {
      GString *extra = g_string_new (NULL);

      if (builder->options->show_addresses)
        g_string_append_printf (extra, "0x%" G_GINT64_MODIFIER "x", object->address);
      if (builder->options->show_sizes)
        g_string_append_printf (extra, "%s%u B", extra->len > 0 ? "  " : "", object->size);
      box->extra = g_string_free (extra, FALSE);
    }
  rf_view_count_places (builder, box);
}

/* Objects that are there without being referred to by a row: instances, members of isolates, and
 * ghosts. */
static void
want_roots (RfViewBuilder *builder)
{
  guint n = rf_layout_n_places (builder->layout, builder->view->position);
  guint32 position = builder->view->position;

  /* No place holds two at a time, so the newest in each place is all there can be. */
  for (guint i = 0; i < n; i++)
    {
      const RfHistoryBox *box = rf_layout_box_at (builder->layout, i, position);
      const RfStateObject *object;

      if (box == NULL)
        continue;
      object = rf_state_object (builder->state, box->id);
      if (object == NULL)
        continue;
      if (!rf_state_object_is_alive (object))
        {
          if (builder->options->show_ghosts && box->end != 0 && box->end <= position &&
              rf_history_ghost_end (builder->history, box->end) >= position &&
              show_of (builder, box->id) >= RF_SHOW_BOX)
            rf_view_want_box (builder, box->id);
        }
      else if (show_of (builder, box->id) == RF_SHOW_ALWAYS)
        rf_view_want_box (builder, box->id);
    }
}

/* Finds for each isolate whether what runs in the middle of the collection reaches it. */
static void
find_finalizers (RfViewBuilder *builder)
{
  g_autofree RfObjectSet *reached = NULL;

  if (rf_state_n_running (builder->state) == 0 || builder->view->isolates->len == 0)
    return;
  reached = rf_query_reachable (builder->state, RF_ROOTS_ALL);
  for (guint i = 0; i < builder->view->isolates->len; i++)
    {
      RfViewIsolate *isolate = g_ptr_array_index (builder->view->isolates, i);

      for (guint k = 0; k < isolate->members->len && !isolate->finalizer; k++)
        {
          const RfViewBox *box =
            g_ptr_array_index (builder->view->boxes, g_array_index (isolate->members, guint, k));
          isolate->finalizer = rf_object_set_contains (reached, box->id);
        }
    }
}

/* The isolate of @box, 0: none. One that is gone lies where it lay, within the hull, as long as
 * others of its isolate are there. */
static guint32
isolate_of (RfViewBuilder *builder, const RfViewBox *box)
{
  const RfStateObject *object;

  if (box->is_frame || box->tone != RF_TONE_GHOST)
    return box->isolate;
  object = rf_state_object (builder->state, box->id);
  if (!g_hash_table_contains (builder->isolates, GUINT_TO_POINTER (object->isolate)))
    return 0;
  return object->isolate;
}

static void
collect_isolates (RfViewBuilder *builder)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < builder->view->boxes->len; i++)
    {
      RfViewBox *box = g_ptr_array_index (builder->view->boxes, i);
      guint32 id = isolate_of (builder, box);
      gpointer key = GUINT_TO_POINTER (id);
      RfViewIsolate *isolate;

      if (id == 0)
        continue;
      isolate = g_hash_table_lookup (known, key);
      if (isolate == NULL)
        {
          isolate = g_new0 (RfViewIsolate, 1);
          isolate->id = id;
          isolate->n_alive = rf_state_isolate (builder->state, id).n_alive;
          isolate->members = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (known, key, isolate);
          g_ptr_array_add (builder->view->isolates, isolate);
        }
      g_array_append_val (isolate->members, i);
    }
  find_finalizers (builder);
}

static RfView *
make_view (const RfState *state, const RfLayout *layout, const RfViewAdjust *adjust,
           gboolean passing, const guint32 *kept, guint n_kept)
{
  const RfHistory *history = rf_layout_history (layout);
  RfView *view = g_new0 (RfView, 1);
  RfViewBubble *bubble;
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) isolates = existing_isolates (state, rf_history_journal (history));
  RfViewBuilder builder = {
    .state = state,
    .layout = layout,
    .history = history,
    .journal = rf_history_journal (history),
    .options = rf_history_options (history),
    .adjust = adjust,
    .view = view,
    .pending = pending,
    .isolates = isolates,
  };

  view->position = rf_state_position (state);
  view->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) rf_view_box_free);
  view->isolates = g_ptr_array_new_with_free_func (isolate_free);
  view->bubbles = g_ptr_array_new_with_free_func ((GDestroyNotify) rf_view_bubble_free);
  view->by_object = g_hash_table_new (NULL, NULL);
  if (!passing)
    find_visit (&builder);
  make_frames (&builder);
  want_roots (&builder);
  for (guint i = 0; i < n_kept; i++)
    {
      const RfStateObject *object = rf_state_object (state, kept[i]);
      if (object != NULL && rf_state_object_is_alive (object))
        rf_view_want_box (&builder, kept[i]);
    }
  for (guint i = 0; i < pending->len; i++)
    make_object (&builder, g_array_index (pending, guint32, i));
  collect_isolates (&builder);
  bubble = rf_view_bubble_new (state, builder.journal);
  if (bubble != NULL)
    g_ptr_array_add (view->bubbles, bubble);
  if (adjust != NULL)
    rf_view_adjust_apply (adjust, view, history);
  return view;
}

RfView *
rf_view_new (const RfState *state, const RfLayout *layout)
{
  return make_view (state, layout, NULL, FALSE, NULL, 0);
}

RfView *
rf_view_new_adjusted (const RfState *state, const RfLayout *layout, const RfViewAdjust *adjust)
{
  return make_view (state, layout, adjust, FALSE, NULL, 0);
}

RfView *
rf_view_new_passing (const RfState *state, const RfLayout *layout, const RfViewAdjust *adjust,
                     const guint32 *kept, guint n_kept)
{
  return make_view (state, layout, adjust, TRUE, kept, n_kept);
}

void
rf_view_free (RfView *view)
{
  if (view == NULL)
    return;
  g_ptr_array_unref (view->boxes);
  g_ptr_array_unref (view->isolates);
  g_ptr_array_unref (view->bubbles);
  g_hash_table_unref (view->by_object);
  g_free (view);
}

const RfViewBox *
rf_view_object (const RfView *view, guint32 id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (view->by_object, GUINT_TO_POINTER (id)));

  if (index == 0 || index > view->boxes->len)
    return NULL;
  return g_ptr_array_index (view->boxes, index - 1);
}

const RfViewBox *
rf_view_find (const RfView *view, guint32 id)
{
  const RfViewBox *box = rf_view_object (view, id);

  for (guint i = 0; box == NULL && id != 0 && i < view->boxes->len; i++)
    {
      const RfViewBox *other = g_ptr_array_index (view->boxes, i);

      if (other->is_frame ? other->namespace == id : other->history->folded_dict == id)
        box = other;
    }
  return box;
}
