/* SPDX-License-Identifier: MIT */
/* Folding and focus, applied to a view that is made. Rows are followed from box to box over the
 * indexes of the view's boxes; nothing here knows the state. */
#include "diagram/rf-view-adjust.h"

#include "diagram/rf-history.h"
#include "diagram/rf-phrase.h"

#include <string.h>

static gpointer
box_key (gboolean is_frame, guint32 id)
{
  return GSIZE_TO_POINTER ((gsize) id << 1 | (is_frame ? 1 : 0));
}

RfViewAdjust *
rf_view_adjust_new (void)
{
  RfViewAdjust *adjust = g_new0 (RfViewAdjust, 1);

  adjust->folded = g_hash_table_new (NULL, NULL);
  adjust->pages = g_hash_table_new (NULL, NULL);
  adjust->about = g_array_new (FALSE, FALSE, sizeof (guint32));
  adjust->depth = 1;
  return adjust;
}

static GHashTable *
copy_table (GHashTable *table)
{
  GHashTable *copy = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, key, value);
  return copy;
}

RfViewAdjust *
rf_view_adjust_copy (const RfViewAdjust *adjust)
{
  RfViewAdjust *copy = g_new (RfViewAdjust, 1);

  *copy = *adjust;
  copy->folded = copy_table (adjust->folded);
  copy->pages = copy_table (adjust->pages);
  copy->about = g_array_copy (adjust->about);
  return copy;
}

void
rf_view_adjust_free (RfViewAdjust *adjust)
{
  if (adjust == NULL)
    return;
  g_hash_table_unref (adjust->folded);
  g_hash_table_unref (adjust->pages);
  g_array_unref (adjust->about);
  g_free (adjust);
}

void
rf_view_adjust_reset (RfViewAdjust *adjust)
{
  g_hash_table_remove_all (adjust->folded);
  g_hash_table_remove_all (adjust->pages);
}

gboolean
rf_view_adjust_is_folded (const RfViewAdjust *adjust, gboolean is_frame, guint32 id)
{
  return g_hash_table_contains (adjust->folded, box_key (is_frame, id));
}

void
rf_view_adjust_set_folded (RfViewAdjust *adjust, gboolean is_frame, guint32 id, gboolean folded)
{
  if (folded)
    g_hash_table_add (adjust->folded, box_key (is_frame, id));
  else
    g_hash_table_remove (adjust->folded, box_key (is_frame, id));
}

guint
rf_view_adjust_page (const RfViewAdjust *adjust, gboolean is_frame, guint32 id)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (adjust->pages, box_key (is_frame, id)));

  return found != 0 ? found - 1 : 0;
}

void
rf_view_adjust_set_page (RfViewAdjust *adjust, gboolean is_frame, guint32 id, guint first)
{
  if (first == 0)
    g_hash_table_remove (adjust->pages, box_key (is_frame, id));
  else
    g_hash_table_insert (adjust->pages, box_key (is_frame, id), GUINT_TO_POINTER (first + 1));
}

/* --- pages ------------------------------------------------------------------------------------ */

/* "1,000" */
static char *
grouped (guint number)
{
  const char *comma = rf_phrase_thousands ();

  if (number >= 1000000)
    return g_strdup_printf ("%u%s%03u%s%03u", number / 1000000, comma, number / 1000 % 1000, comma,
                            number % 1000);
  if (number >= 1000)
    return g_strdup_printf ("%u%s%03u", number / 1000, comma, number % 1000);
  return g_strdup_printf ("%u", number);
}

/* "… n more" below the first rows, "‹ 11–20 of 1,000 ›" below others. */
void
rf_view_add_more (RfViewBox *box, guint hidden)
{
  RfViewRow row = { .kind = RF_ROW_MORE, .owner = box->id, .owner_is_frame = box->is_frame };

  box->n_rows = box->first_row + box->rows->len + hidden;
  row.slot = G_MAXUINT32;
  row.place = box->rows->len;
  if (box->first_row == 0)
    row.label = rf_phrase_more (hidden);
  else
    {
      g_autofree char *first = grouped (box->first_row + 1);
      g_autofree char *last = grouped (box->first_row + box->rows->len);
      g_autofree char *all = grouped (box->n_rows);

      g_autofree char *page = rf_phrase_page (first, last, all);

      row.label = g_strconcat ("‹ ", page, hidden > 0 ? " ›" : NULL, NULL);
    }
  g_array_append_val (box->rows, row);
}

/* --- following rows --------------------------------------------------------------------------- */

/* The index of the box at which the arrow of @row ends, -1: it has none. */
static int
target_of (const RfView *view, const RfHistory *history, const RfViewRow *row)
{
  const RfHistoryBox *box;
  guint32 id = row->target;
  guint index;

  if (row->kind != RF_ROW_ARROW)
    return -1;
  box = rf_history_object (history, id);
  if (box != NULL && box->folded)
    id = box->dict_owner;
  index = GPOINTER_TO_UINT (g_hash_table_lookup (view->by_object, GUINT_TO_POINTER (id)));
  return index > 0 && index <= view->boxes->len ? (int) index - 1 : -1;
}

/* Marks what the frames of @view reach; boxes in @closed lead no further (NULL: all do). */
static guint8 *
reach (const RfView *view, const RfHistory *history, const guint8 *closed)
{
  guint8 *reached = g_new0 (guint8, view->boxes->len + 1);
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < view->boxes->len; i++)
    if (((RfViewBox *) view->boxes->pdata[i])->is_frame)
      {
        reached[i] = 1;
        g_array_append_val (pending, i);
      }
  for (guint p = 0; p < pending->len; p++)
    {
      guint at = g_array_index (pending, guint, p);
      const RfViewBox *box = g_ptr_array_index (view->boxes, at);

      for (guint r = 0; (closed == NULL || !closed[at]) && r < box->rows->len; r++)
        {
          int target = target_of (view, history, &g_array_index (box->rows, RfViewRow, r));

          if (target < 0 || reached[target])
            continue;
          reached[target] = 1;
          g_array_append_val (pending, target);
        }
    }
  return reached;
}

/* --- taking boxes away ------------------------------------------------------------------------ */

/* A row whose target is no box any more says in words what it refers to. */
static void
close_row (RfViewRow *row, const RfViewBox *target)
{
  row->kind = RF_ROW_VALUE;
  g_free (row->value);
  row->value = g_strdup_printf ("%s #%u", target->title, target->id);
  row->value_style = RF_STYLE_VALUE_HIDDEN;
}

/* Leaves only the boxes that @keep marks. Boxes that go are freed at the end of all. */
static void
keep_boxes (RfView *view, const RfHistory *history, const guint8 *keep)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_autofree guint *moved = g_new0 (guint, view->boxes->len + 1); /* new index + 1 */
  guint n = 0;
  GDestroyNotify free_box = (GDestroyNotify) rf_view_box_free;

  for (guint i = 0; i < view->boxes->len; i++)
    {
      RfViewBox *box = g_ptr_array_index (view->boxes, i);

      for (guint r = 0; keep[i] && r < box->rows->len; r++)
        {
          RfViewRow *row = &g_array_index (box->rows, RfViewRow, r);
          int target = target_of (view, history, row);

          if (target >= 0 && !keep[target])
            close_row (row, g_ptr_array_index (view->boxes, target));
        }
    }
  g_hash_table_remove_all (view->by_object);
  g_ptr_array_set_free_func (view->boxes, NULL);
  for (guint i = 0; i < view->boxes->len; i++)
    {
      RfViewBox *box = g_ptr_array_index (view->boxes, i);

      if (!keep[i])
        {
          g_ptr_array_add (gone, box);
          continue;
        }
      view->boxes->pdata[n++] = box;
      moved[i] = n;
      if (!box->is_frame)
        g_hash_table_insert (view->by_object, GUINT_TO_POINTER (box->id), GUINT_TO_POINTER (n));
    }
  g_ptr_array_set_size (view->boxes, (int) n);
  g_ptr_array_set_free_func (view->boxes, free_box);
  g_ptr_array_foreach (gone, (GFunc) rf_view_box_free, NULL);
  for (guint i = view->isolates->len; i-- > 0;)
    {
      GArray *members = ((RfViewIsolate *) view->isolates->pdata[i])->members;
      guint left = 0;

      for (guint m = 0; m < members->len; m++)
        {
          guint now = moved[g_array_index (members, guint, m)];

          if (now != 0)
            g_array_index (members, guint, left++) = now - 1;
        }
      g_array_set_size (members, left);
      if (left == 0)
        g_ptr_array_remove_index (view->isolates, i);
    }
}

/* --- folding ---------------------------------------------------------------------------------- */

/* Only its head, and how many rows there are. */
static void
fold_box (RfViewBox *box)
{
  RfViewRow row = { .kind = RF_ROW_MORE, .owner = box->id, .owner_is_frame = box->is_frame };
  guint n = MAX (box->rows->len, box->n_rows);

  row.slot = G_MAXUINT32;
  row.label = rf_phrase_rows (n);
  g_array_set_size (box->rows, 0);
  g_array_append_val (box->rows, row);
  box->n_places = 1;
  box->folded = TRUE;
}

static void
apply_folds (const RfViewAdjust *adjust, RfView *view, const RfHistory *history)
{
  g_autofree guint8 *closed = g_new0 (guint8, view->boxes->len + 1);
  g_autofree guint8 *before = NULL, *after = NULL;
  guint n_closed = 0, n_hidden = 0;

  for (guint i = 0; i < view->boxes->len; i++)
    {
      RfViewBox *box = g_ptr_array_index (view->boxes, i);

      closed[i] = box->rows->len > 0 && rf_view_adjust_is_folded (adjust, box->is_frame, box->id);
      n_closed += closed[i];
    }
  if (n_closed == 0)
    return;
  before = reach (view, history, NULL);
  after = reach (view, history, closed);
  for (guint i = 0; i < view->boxes->len; i++)
    {
      /* What no frame reached before is not hidden by folding. */
      after[i] = after[i] || !before[i];
      n_hidden += !after[i];
      if (closed[i])
        fold_box (g_ptr_array_index (view->boxes, i));
    }
  if (n_hidden > 0)
    keep_boxes (view, history, after);
}

/* --- focus ------------------------------------------------------------------------------------ */

/* Marks the neighbours of what is marked with @step, by references in both directions, with
 * @step + 1. Frames are marked, but lead nowhere: through the names everything is near to
 * everything. */
static void
spread (const RfView *view, const RfHistory *history, guint8 *near, guint8 step)
{
  for (guint i = 0; i < view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (view->boxes, i);

      for (guint r = 0; r < box->rows->len; r++)
        {
          int target = target_of (view, history, &g_array_index (box->rows, RfViewRow, r));

          if (target < 0)
            continue;
          if (near[i] == step && !box->is_frame && near[target] == 0)
            near[target] = step + 1;
          if (near[target] == step && near[i] == 0)
            near[i] = step + 1;
        }
    }
}

/* The names that hold what is near belong to the picture. */
static void
add_frames (const RfView *view, const RfHistory *history, guint8 *near)
{
  for (guint i = 0; i < view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (view->boxes, i);

      for (guint r = 0; box->is_frame && r < box->rows->len; r++)
        {
          int target = target_of (view, history, &g_array_index (box->rows, RfViewRow, r));

          if (target >= 0 && near[target] != 0)
            near[i] = 1;
        }
    }
}

/* The index of the box of object @id, -1: it has none. */
static int
index_of (const RfView *view, guint32 id)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (view->by_object, GUINT_TO_POINTER (id)));

  return found > 0 && found <= view->boxes->len ? (int) found - 1 : -1;
}

/* The objects that a lecture is about with what they refer to and are referred to by. */
static void
apply_about (const RfViewAdjust *adjust, RfView *view, const RfHistory *history)
{
  g_autofree guint8 *near = g_new0 (guint8, view->boxes->len + 1);
  guint n = 0;

  for (guint i = 0; i < adjust->about->len; i++)
    {
      int index = index_of (view, g_array_index (adjust->about, guint32, i));

      if (index < 0)
        continue;
      near[index] = 1;
      n++;
    }
  if (n == 0)
    return;
  spread (view, history, near, 1);
  add_frames (view, history, near);
  for (guint i = 0; i < view->boxes->len; i++)
    ((RfViewBox *) view->boxes->pdata[i])->dimmed = near[i] == 0;
}

static void
apply_focus (const RfViewAdjust *adjust, RfView *view, const RfHistory *history)
{
  g_autofree guint8 *near = NULL;

  if (rf_view_object (view, adjust->focus) == NULL)
    return;
  near = g_new0 (guint8, view->boxes->len + 1);
  near[index_of (view, adjust->focus)] = 1;
  for (guint step = 1; step <= MIN (adjust->depth, RF_VIEW_DEPTH_MAX); step++)
    spread (view, history, near, (guint8) step);
  add_frames (view, history, near);
  if (adjust->hides)
    keep_boxes (view, history, near);
  else
    for (guint i = 0; i < view->boxes->len; i++)
      ((RfViewBox *) view->boxes->pdata[i])->dimmed = near[i] == 0;
}

void
rf_view_adjust_apply (const RfViewAdjust *adjust, RfView *view, const RfHistory *history)
{
  apply_folds (adjust, view, history);
  if (adjust->focus != 0)
    apply_focus (adjust, view, history);
  else
    apply_about (adjust, view, history);
}

/* --- names ------------------------------------------------------------------------------------ */

static void
add_about (RfViewAdjust *adjust, guint32 object)
{
  if (object != 0)
    g_array_append_val (adjust->about, object);
}

static gboolean
is_called (RfJournal *journal, RfSlotKind kind, guint32 number, guint32 key, const char *name)
{
  g_autofree char *label = rf_words_label (journal, NULL, kind, number, key);

  return strcmp (label, name) == 0;
}

/* What the frame @frame calls @name now; 0: nothing. */
static guint32
bound_now (const RfState *state, RfJournal *journal, guint32 frame, const char *name)
{
  RfStateSlot slot;
  guint cursor = 0;

  while (rf_state_frame_next_name (state, frame, FALSE, &cursor, &slot))
    if (is_called (journal, slot.kind, slot.number, slot.key, name))
      return slot.target;
  return 0;
}

/* What the frame ever called @name last. */
static guint32
bound_last (const RfHistory *history, guint32 frame, const char *name)
{
  const RfHistoryBox *box = rf_history_frame (history, frame);

  for (guint i = 0; box != NULL && i < box->rows->len; i++)
    {
      const RfHistoryRow *row = &g_array_index (box->rows, RfHistoryRow, i);

      if (is_called (rf_history_journal (history), row->kind, row->number, row->key, name))
        return row->target;
    }
  return 0;
}

void
rf_view_adjust_set_about (RfViewAdjust *adjust, const RfState *state, const RfLayout *layout,
                          const char *names)
{
  const RfHistory *history = rf_layout_history (layout);
  guint depth = rf_state_stack_depth (state);
  g_auto (GStrv) parts = names != NULL ? g_strsplit (names, ",", -1) : NULL;

  g_array_set_size (adjust->about, 0);
  for (guint i = 0; parts != NULL && parts[i] != NULL && depth > 0; i++)
    {
      const char *name = g_strstrip (parts[i]);
      guint32 found = 0;

      for (guint f = depth; found == 0 && f-- > 0;)
        found = bound_now (state, rf_history_journal (history),
                           rf_state_stack_entry (state, f).frame, name);
      if (found == 0)
        found = bound_last (history, rf_state_stack_entry (state, 0).frame, name);
      add_about (adjust, found);
    }
}
