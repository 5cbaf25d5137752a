/* SPDX-License-Identifier: MIT */

/* What differs between two positions.
 *
 * Looked at is what a name reaches or an isolate holds: what only the evaluation stack has comes
 * and goes within a line, a little earlier in one version than in another. */

#include "session/rf-compare-private.h"

#include "base/rf-text.h"
#include "journal/rf-describe.h"
#include "journal/rf-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows of an object, or names of a frame, that are compared. */
#define ROWS_MAX 200
/* Characters of a value. */
#define VALUE_MAX 60

typedef struct
{
  RfCompare *compare;
  const RfState *states[RF_N_SIDES];
  RfObjectSet *reached[RF_N_SIDES];
  GHashTable *names[RF_N_SIDES]; /* object → a name that refers to it */
  GPtrArray *found;
  guint n_found[RF_N_DIFFERENCES];
} Search;

static void
difference_free (gpointer data)
{
  RfDifference *difference = data;

  for (guint side = 0; side < RF_N_SIDES; side++)
    g_free (difference->texts[side]);
  g_free (difference->name);
  g_free (difference->row);
  g_free (difference->reason);
  g_free (difference);
}

/* A new one in the list; NULL: there are enough of the kind. */
static RfDifference *
add (Search *search, RfDifferenceKind kind)
{
  RfDifference *difference;

  if (search->n_found[kind]++ >= RF_DIFFERENCES_MAX)
    return NULL;
  difference = g_new0 (RfDifference, 1);
  difference->kind = kind;
  g_ptr_array_add (search->found, difference);
  return difference;
}

/* --- what is looked at ------------------------------------------------------------------------ */

static gboolean
is_alive (const Search *search, RfSide side, guint32 id)
{
  const RfStateObject *object = rf_state_object (search->states[side], id);

  return object != NULL && rf_state_object_is_alive (object);
}

/* Alive, and to be seen. */
static gboolean
is_there (const Search *search, RfSide side, guint32 id)
{
  return rf_object_set_contains (search->reached[side], id) && is_alive (search, side, id);
}

static void
collect_names (Search *search, RfSide side)
{
  const RfState *state = search->states[side];
  RfJournal *journal = search->compare->runs[side].journal;

  for (guint i = 0; i < rf_state_stack_depth (state); i++)
    {
      RfStateSlot slot;

      for (guint at = 0; rf_state_frame_next_name (state, rf_state_stack_entry (state, i).frame,
                                                   FALSE, &at, &slot);)
        {
          GString *name;

          if (slot.target == 0)
            continue;
          name = g_string_new (NULL);
          rf_state_append_slot_name (state, journal, &slot, name);
          g_hash_table_insert (search->names[side], GUINT_TO_POINTER (slot.target),
                               g_string_free (name, FALSE));
        }
    }
}

/* What an object is called: "eve #44 · #50 Person", with the number of each side where these
 * differ. */
static char *
name_object (const Search *search, const guint32 *objects)
{
  RfSide side = objects[RF_SIDE_LEFT] != 0 ? RF_SIDE_LEFT : RF_SIDE_RIGHT;
  guint32 id = objects[side], other = objects[RF_OTHER_SIDE (side)];
  const RfState *state = search->states[side];
  RfJournal *journal = search->compare->runs[side].journal;
  g_autofree char *text = rf_describe_object (state, journal, id);
  g_autofree char *number = g_strdup_printf ("#%u ", id);
  const char *name = g_hash_table_lookup (search->names[side], GUINT_TO_POINTER (id));
  GString *out = g_string_new (NULL);

  if (!g_str_has_prefix (text, number))
    {
      g_string_append (out, text);
      return g_string_free (out, FALSE);
    }
  if (name != NULL)
    g_string_append_printf (out, "%s ", name);
  g_string_append_printf (out, "#%u ", id);
  if (other != 0 && other != id)
    g_string_append_printf (out, "· #%u ", other);
  g_string_append (out, text + strlen (number));
  return g_string_free (out, FALSE);
}

/* --- objects ---------------------------------------------------------------------------------- */

static void
compare_existence (Search *search, RfSide side, guint32 id)
{
  RfSide other = RF_OTHER_SIDE (side);
  guint32 partner = rf_compare_object (search->compare, side, id);
  const RfStateObject *object = rf_state_object (search->states[side], id), *its;
  RfDifference *difference;

  if (partner != 0 && is_alive (search, other, partner))
    return;
  difference = add (search, RF_DIFFERENCE_OBJECT);
  if (difference == NULL)
    return;
  its = partner != 0 ? rf_state_object (search->states[other], partner) : NULL;
  difference->objects[side] = id;
  difference->events[side] = object->born;
  difference->lines[side] = object->born_line;
  difference->texts[side] =
    g_strdup (rf_journal_text (search->compare->runs[side].journal, object->type));
  difference->texts[other] = g_strdup ("");
  if (its != NULL)
    {
      difference->objects[other] = partner;
      difference->events[other] = its->death;
      difference->lines[other] = its->death_line;
    }
  difference->name = name_object (search, difference->objects);
}

static void
compare_counts (Search *search, guint32 id, guint32 partner)
{
  guint32 ids[RF_N_SIDES] = { id, partner };
  const RfStateObject *objects[RF_N_SIDES];
  RfDifference *difference;

  for (guint side = 0; side < RF_N_SIDES; side++)
    objects[side] = rf_state_object (search->states[side], ids[side]);
  if (objects[RF_SIDE_LEFT]->count == objects[RF_SIDE_RIGHT]->count)
    return;
  difference = add (search, RF_DIFFERENCE_COUNT);
  if (difference == NULL)
    return;
  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      difference->objects[side] = ids[side];
      difference->texts[side] = g_strdup_printf ("%u", objects[side]->count);
    }
  difference->name = name_object (search, ids);
}

/* --- what names and slots hold ---------------------------------------------------------------- */

typedef struct
{
  char *text;
  guint32 target;
} Cell;

static void
cell_free (gpointer data)
{
  g_free (((Cell *) data)->text);
  g_free (data);
}

/* The text of a target, the same on both sides where they hold the same. */
static char *
value_text (const Search *search, RfSide side, guint32 target)
{
  RfJournal *journal = search->compare->runs[side].journal;
  const RfStateObject *object = rf_state_object (search->states[side], target);
  const char *value = object != NULL ? rf_journal_text (journal, object->value) : "";

  if (object != NULL && (object->flags & RF_NEW_ATOM) && *value != '\0')
    return rf_text_ellipsize (value, VALUE_MAX);
  return g_strdup_printf ("#%u", target);
}

static void
add_cell (const Search *search, RfSide side, GHashTable *cells, const RfStateSlot *slot)
{
  RfJournal *journal = search->compare->runs[side].journal;
  g_autoptr (GString) name = g_string_new (NULL);
  Cell *cell;

  if (slot->target == 0 || slot->kind == RF_SLOT_MEMBER || slot->kind == RF_SLOT_NAMED ||
      g_hash_table_size (cells) >= ROWS_MAX)
    return;
  rf_state_append_slot_name (search->states[side], journal, slot, name);
  if (g_str_has_prefix (name->str, "__"))
    return;
  if (slot->kind == RF_SLOT_INDEX)
    {
      g_string_prepend_c (name, '[');
      g_string_append_c (name, ']');
    }
  cell = g_new (Cell, 1);
  cell->target = slot->target;
  cell->text = value_text (search, side, slot->target);
  g_hash_table_insert (cells, g_strdup (name->str), cell);
}

static GHashTable *
cells_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cell_free);
}

/* The attributes of an instance, wherever they are kept, or the items of a container. */
static GHashTable *
cells_of_object (const Search *search, RfSide side, guint32 id)
{
  const RfState *state = search->states[side];
  GHashTable *cells = cells_new ();
  const guint32 owners[] = { id, rf_query_attributes (state, id) };
  RfStateSlot slot;

  for (guint i = 0; i < G_N_ELEMENTS (owners) && owners[i] != 0; i++)
    for (guint at = 0; rf_slots_next (rf_state_object (state, owners[i])->slots, &at, &slot);)
      add_cell (search, side, cells, &slot);
  return cells;
}

static GHashTable *
cells_of_frame (const Search *search, RfSide side, guint32 frame)
{
  GHashTable *cells = cells_new ();
  RfStateSlot slot;

  for (guint at = 0; rf_state_frame_next_name (search->states[side], frame, FALSE, &at, &slot);)
    add_cell (search, side, cells, &slot);
  return cells;
}

static gboolean
is_plain (const Search *search, RfSide side, guint32 target)
{
  const RfStateObject *object = rf_state_object (search->states[side], target);

  return object != NULL &&
         ((object->flags & RF_NEW_ATOM) || rf_compare_is_of_interest (object->flags));
}

/* Whether two cells (NULL: none) hold the same, or what nobody wants to know of. */
static gboolean
is_equal (const Search *search, const Cell *left, const Cell *right)
{
  if (left != NULL && right != NULL)
    return strcmp (left->text, right->text) == 0 ||
           rf_compare_object (search->compare, RF_SIDE_LEFT, left->target) == right->target ||
           !is_plain (search, RF_SIDE_LEFT, left->target) ||
           !is_plain (search, RF_SIDE_RIGHT, right->target);
  return left != NULL ? !is_plain (search, RF_SIDE_LEFT, left->target)
                      : !is_plain (search, RF_SIDE_RIGHT, right->target);
}

static void
add_value (Search *search, const RfDifference *about, const char *name, const Cell *const *cells)
{
  RfDifference *difference = add (search, RF_DIFFERENCE_VALUE);

  if (difference == NULL)
    return;
  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      difference->objects[side] = about->objects[side];
      difference->frames[side] = about->frames[side];
      difference->texts[side] = g_strdup (cells[side] != NULL ? cells[side]->text : "");
    }
  difference->row = name[0] == '[' ? g_strndup (name + 1, strlen (name) - 2) : g_strdup (name);
  if (about->objects[RF_SIDE_LEFT] == 0)
    difference->name = g_strdup (name);
  else
    {
      g_autofree char *owner = name_object (search, about->objects);

      difference->name = g_strdup_printf (name[0] == '[' ? "%s%s" : "%s.%s", owner, name);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Takes the tables over. */
static void
compare_cells (Search *search, const RfDifference *about, GHashTable *left, GHashTable *right)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_hash_table_iter_init (&iter, right);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (left, name))
      g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const Cell *cells[RF_N_SIDES] = { g_hash_table_lookup (left, names->pdata[i]),
                                        g_hash_table_lookup (right, names->pdata[i]) };

      if (!is_equal (search, cells[RF_SIDE_LEFT], cells[RF_SIDE_RIGHT]))
        add_value (search, about, names->pdata[i], cells);
    }
  g_hash_table_unref (left);
  g_hash_table_unref (right);
}

/* --- going over all of it --------------------------------------------------------------------- */

static void
compare_objects (Search *search)
{
  for (guint side = 0; side < RF_N_SIDES; side++)
    for (guint32 id = 1; id <= rf_state_n_objects (search->states[side]); id++)
      if (is_there (search, side, id))
        compare_existence (search, side, id);
  for (guint32 id = 1; id <= rf_state_n_objects (search->states[RF_SIDE_LEFT]); id++)
    {
      guint32 partner = rf_compare_object (search->compare, RF_SIDE_LEFT, id);
      RfDifference about = { .objects = { id, partner } };

      if (partner == 0 || !is_there (search, RF_SIDE_LEFT, id) ||
          !is_alive (search, RF_SIDE_RIGHT, partner))
        continue;
      compare_counts (search, id, partner);
      if (rf_state_object (search->states[RF_SIDE_LEFT], id)->flags & RF_NEW_INSTANCE_DICT)
        continue; /* seen with its instance */
      compare_cells (search, &about, cells_of_object (search, RF_SIDE_LEFT, id),
                     cells_of_object (search, RF_SIDE_RIGHT, partner));
    }
}

static gboolean
is_on_stack (const RfState *state, guint32 frame)
{
  const RfStateFrame *about = rf_state_frame (state, frame);

  return frame != 0 && about != NULL && about->on_stack > 0;
}

static void
compare_frames (Search *search)
{
  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      RfSide other = RF_OTHER_SIDE (side);
      const RfState *state = search->states[side];

      for (guint i = 0; i < rf_state_stack_depth (state); i++)
        {
          RfStateStackEntry entry = rf_state_stack_entry (state, i);
          guint32 partner = rf_compare_frame (search->compare, side, entry.frame);
          RfDifference about = { 0 }, *difference;

          about.frames[side] = entry.frame;
          about.frames[other] = partner;
          if (is_on_stack (search->states[other], partner))
            {
              if (side == RF_SIDE_LEFT)
                compare_cells (search, &about, cells_of_frame (search, side, entry.frame),
                               cells_of_frame (search, other, partner));
              continue;
            }
          difference = add (search, RF_DIFFERENCE_FRAME);
          if (difference == NULL)
            continue;
          difference->frames[side] = entry.frame;
          difference->lines[side] = entry.line;
          difference->name =
            rf_describe_frame (state, search->compare->runs[side].journal, entry.frame);
          difference->texts[side] = g_strdup (difference->name);
          difference->texts[other] = g_strdup ("");
        }
    }
}

/* --- what was printed and collected ----------------------------------------------------------- */

/* What line @index of @side has printed up to @position. */
static char *
printed_by (const RfCompare *self, RfSide side, guint32 index, guint32 position, guint32 *event)
{
  const RfCompareRun *run = &self->runs[side];
  GString *text = g_string_new (NULL);
  guint32 end = rf_compare_line_end (self, side, index);
  guint low = 0, high = run->outputs->len;
  guint32 first = rf_compare_line (self, side, index)->event;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (run->outputs, guint32, middle) < first)
        low = middle + 1;
      else
        high = middle;
    }
  *event = 0;
  for (; low < run->outputs->len; low++)
    {
      guint32 n = g_array_index (run->outputs, guint32, low);
      RfEvent output;

      if (n >= end || n > position)
        break;
      output = rf_journal_event (run->journal, n);
      g_string_append (text, rf_journal_text (run->journal, output.b));
      *event = n;
    }
  return g_string_free (text, FALSE);
}

/* The first line in which two texts differ, each without its end. */
static void
cut_to_difference (char **left, char **right)
{
  g_auto (GStrv) ours = g_strsplit (*left, "\n", -1);
  g_auto (GStrv) theirs = g_strsplit (*right, "\n", -1);
  guint i = 0;

  while (ours[i] != NULL && theirs[i] != NULL && strcmp (ours[i], theirs[i]) == 0)
    i++;
  g_free (*left);
  g_free (*right);
  *left = rf_text_ellipsize (i < g_strv_length (ours) ? ours[i] : "", VALUE_MAX);
  *right = rf_text_ellipsize (i < g_strv_length (theirs) ? theirs[i] : "", VALUE_MAX);
}

static void
compare_line_output (Search *search, RfSide side, guint32 index)
{
  RfCompare *self = search->compare;
  RfSide other = RF_OTHER_SIDE (side);
  guint32 match = rf_compare_line (self, side, index)->match;
  char *texts[RF_N_SIDES];
  guint32 events[RF_N_SIDES] = { 0 };
  RfDifference *difference;

  texts[side] =
    printed_by (self, side, index, rf_state_position (search->states[side]), &events[side]);
  texts[other] =
    match != RF_COMPARE_NONE
      ? printed_by (self, other, match, rf_state_position (search->states[other]), &events[other])
      : g_strdup ("");
  difference = strcmp (texts[0], texts[1]) != 0 ? add (search, RF_DIFFERENCE_OUTPUT) : NULL;
  if (difference == NULL)
    {
      g_free (texts[0]);
      g_free (texts[1]);
      return;
    }
  cut_to_difference (&texts[0], &texts[1]);
  memcpy (difference->texts, texts, sizeof texts);
  memcpy (difference->events, events, sizeof events);
  difference->lines[side] = rf_compare_line (self, side, index)->line;
  if (match != RF_COMPARE_NONE)
    difference->lines[other] = rf_compare_line (self, other, match)->line;
}

static void
compare_outputs (Search *search)
{
  RfCompare *self = search->compare;

  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      const GArray *outputs = self->runs[side].outputs;
      guint32 before = RF_COMPARE_NONE;

      for (guint i = outputs->len; i-- > 0;)
        {
          guint32 n = g_array_index (outputs, guint32, i), index, match;

          if (n > rf_state_position (search->states[side]))
            continue;
          index = rf_compare_line_at (self, side, n);
          match = rf_compare_line (self, side, index)->match;
          if (index == before)
            continue;
          before = index;
          /* Lines of both are looked at from the left, unless only the right one printed. */
          if (side == RF_SIDE_RIGHT && match != RF_COMPARE_NONE)
            {
              guint32 event;
              g_autofree char *text =
                printed_by (self, RF_SIDE_LEFT, match,
                            rf_state_position (search->states[RF_SIDE_LEFT]), &event);

              if (*text != '\0')
                continue;
            }
          compare_line_output (search, side, index);
        }
    }
}

/* The end of the collection that begins with event @begin, and what it says; 0: not by then. */
static guint32
collection_end (const RfCompareRun *run, guint32 begin, guint32 position, RfEvent *end)
{
  for (guint32 n = begin + 1; n <= position; n++)
    {
      *end = rf_journal_event (run->journal, n);
      if (end->kind == RF_EVENT_GC_END)
        return n;
    }
  return 0;
}

/* The collection of the other side that is the one that begins with event @begin; 0: none. */
static guint32
same_collection (RfCompare *self, RfSide side, guint32 begin)
{
  RfSide other = RF_OTHER_SIDE (side);
  guint32 index = rf_compare_line_at (self, side, begin);
  guint32 match = rf_compare_line (self, side, index)->match;
  guint32 first = rf_compare_line (self, side, index)->event, from, until;
  const GArray *collections = self->runs[side].collections;
  guint number = 0;

  if (match == RF_COMPARE_NONE)
    return 0;
  for (guint i = 0; i < collections->len; i++)
    {
      guint32 n = g_array_index (collections, guint32, i);

      number += n > first && n < begin;
    }
  from = rf_compare_line (self, other, match)->event;
  until = rf_compare_line_end (self, other, match);
  collections = self->runs[other].collections;
  for (guint i = 0; i < collections->len; i++)
    {
      guint32 n = g_array_index (collections, guint32, i);

      if (n > from && n < until && number-- == 0)
        return n;
    }
  return 0;
}

static void
compare_collection (Search *search, RfSide side, guint32 begin)
{
  RfCompare *self = search->compare;
  RfSide other = RF_OTHER_SIDE (side);
  guint32 begins[RF_N_SIDES], ends[RF_N_SIDES] = { 0 };
  RfEvent said[RF_N_SIDES] = { 0 };
  RfDifference *difference;

  begins[side] = begin;
  begins[other] = same_collection (self, side, begin);
  if (side == RF_SIDE_RIGHT && begins[other] != 0)
    return; /* seen from the left */
  /* Of the interpreter's own last ones nobody hears. */
  if (rf_journal_event (self->runs[side].journal, begin).b == RF_REASON_SHUTDOWN)
    return;
  for (guint i = 0; i < RF_N_SIDES; i++)
    ends[i] = begins[i] == 0 ? 0
                             : collection_end (&self->runs[i], begins[i],
                                               rf_state_position (search->states[i]), &said[i]);
  if (ends[side] == 0 || (begins[other] != 0 && (ends[other] == 0 || said[0].a == said[1].a)))
    return;
  difference = add (search, RF_DIFFERENCE_COLLECTION);
  if (difference == NULL)
    return;
  for (guint i = 0; i < RF_N_SIDES; i++)
    {
      difference->events[i] = ends[i];
      difference->lines[i] =
        begins[i] == 0 ? 0
                       : rf_compare_line (self, i, rf_compare_line_at (self, i, begins[i]))->line;
      difference->texts[i] = ends[i] != 0 ? g_strdup_printf ("%u", said[i].a) : g_strdup ("");
    }
}

static void
compare_collections (Search *search)
{
  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      const GArray *collections = search->compare->runs[side].collections;

      for (guint i = collections->len; i-- > 0;)
        if (search->n_found[RF_DIFFERENCE_COLLECTION] < RF_DIFFERENCES_MAX)
          compare_collection (search, side, g_array_index (collections, guint32, i));
    }
}

/* When it came about; what has no event is there now. */
static guint32
newest (const RfDifference *d)
{
  guint32 event = d->events[d->events[RF_SIDE_LEFT] != 0 ? RF_SIDE_LEFT : RF_SIDE_RIGHT];

  return d->kind == RF_DIFFERENCE_COUNT || d->kind == RF_DIFFERENCE_FRAME ? G_MAXUINT32 : event;
}

/* Those with one reason stand together, where the newest of them was last. */
static void
sort_by_reason (GPtrArray *differences)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  while (differences->len > 0)
    {
      const RfDifference *best = differences->pdata[0];
      const char *reason;

      for (guint i = 1; i < differences->len; i++)
        if (newest (differences->pdata[i]) > newest (best))
          best = differences->pdata[i];
      reason = best->reason;
      for (guint i = 0; i < differences->len;)
        if (g_strcmp0 (((RfDifference *) differences->pdata[i])->reason, reason) == 0)
          g_ptr_array_add (sorted, g_ptr_array_steal_index (differences, i));
        else
          i++;
    }
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (differences, sorted->pdata[i]);
}

GPtrArray *
rf_compare_differences (RfCompare *self, guint32 left, guint32 right)
{
  guint32 positions[RF_N_SIDES] = { left, right };
  Search search = { .compare = self, .found = g_ptr_array_new_with_free_func (difference_free) };

  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      search.states[side] = rf_cursor_seek (self->runs[side].cursor, positions[side]);
      search.reached[side] = rf_compare_reach (search.states[side], self->runs[side].journal);
      search.names[side] = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      collect_names (&search, side);
    }
  compare_objects (&search);
  compare_frames (&search);
  if (!self->moments)
    {
      compare_collections (&search);
      compare_outputs (&search);
    }
  /* Explaining looks at other positions too: the states are copies. */
  {
    g_autoptr (RfState) ours = rf_state_copy (search.states[RF_SIDE_LEFT]);
    g_autoptr (RfState) theirs = rf_state_copy (search.states[RF_SIDE_RIGHT]);
    const RfState *states[RF_N_SIDES] = { ours, theirs };

    for (guint i = 0; i < search.found->len; i++)
      rf_compare_explain (self, search.found->pdata[i], states);
    sort_by_reason (search.found);
  }
  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      g_free (search.reached[side]);
      g_hash_table_unref (search.names[side]);
    }
  return search.found;
}

/* --- sentences -------------------------------------------------------------------------------- */

static char *
say_object (const RfCompare *self, const RfDifference *d)
{
  RfSide side = *d->texts[RF_SIDE_LEFT] != '\0' ? RF_SIDE_LEFT : RF_SIDE_RIGHT;
  RfSide other = RF_OTHER_SIDE (side);
  const char *here = rf_compare_side_name (self, side);

  if (d->objects[other] != 0 && d->events[other] != 0 && !self->moments)
    /* Translators: what; a Python version that has it; one in which it is freed. */
    return g_strdup_printf (_ ("%s: alive in %s, freed in %s."), d->name, here,
                            rf_compare_side_name (self, other));
  /* Translators: what; the Python version, or the moment, that has it. */
  return g_strdup_printf (self->moments ? _ ("%s: there only %s.") : _ ("%s: only in %s."), d->name,
                          here);
}

char *
rf_compare_say (const RfCompare *self, const RfDifference *d)
{
  const char *left = rf_compare_side_name (self, RF_SIDE_LEFT);
  const char *right = rf_compare_side_name (self, RF_SIDE_RIGHT);
  gboolean only_left = *d->texts[RF_SIDE_RIGHT] == '\0';
  gboolean only_right = *d->texts[RF_SIDE_LEFT] == '\0';
  const char *only = only_left ? left : right;
  const char *text = d->texts[only_left ? RF_SIDE_LEFT : RF_SIDE_RIGHT];
  guint line = d->lines[RF_SIDE_LEFT] != 0 ? d->lines[RF_SIDE_LEFT] : d->lines[RF_SIDE_RIGHT];

  switch (d->kind)
    {
    case RF_DIFFERENCE_OBJECT:
      return say_object (self, d);
    case RF_DIFFERENCE_FRAME:
      /* Translators: a frame of the call stack; the Python version that has it. */
      return g_strdup_printf (self->moments ? _ ("%s: there only %s.") : _ ("%s: only in %s."),
                              d->name, only);
    case RF_DIFFERENCE_COUNT:
      /* Translators: an object; its reference count; where; the count; where. */
      return g_strdup_printf (self->moments ? _ ("%s: reference count %s %s, %s %s.")
                                            : _ ("%s: reference count %s in %s, %s in %s."),
                              d->name, d->texts[RF_SIDE_LEFT], left, d->texts[RF_SIDE_RIGHT],
                              right);
    case RF_DIFFERENCE_VALUE:
      if (only_left || only_right)
        return g_strdup_printf (self->moments ? _ ("%s: %s, there only %s.")
                                              : _ ("%s: %s, only in %s."),
                                d->name, text, only);
      /* Translators: a name; its value; where; the value; where. */
      return g_strdup_printf (self->moments ? _ ("%s: %s %s, %s %s.")
                                            : _ ("%s: %s in %s, %s in %s."),
                              d->name, d->texts[RF_SIDE_LEFT], left, d->texts[RF_SIDE_RIGHT],
                              right);
    case RF_DIFFERENCE_COLLECTION:
      if (only_left || only_right)
        return g_strdup_printf (_ ("Line %u: the collector runs only in %s, and collects %s."),
                                line, only, text);
      return g_strdup_printf (_ ("Line %u: the collector collects %s in %s, %s in %s."), line,
                              d->texts[RF_SIDE_LEFT], left, d->texts[RF_SIDE_RIGHT], right);
    case RF_DIFFERENCE_OUTPUT:
      if (only_left || only_right)
        return g_strdup_printf (_ ("Line %u prints only in %s: “%s”."), line, only, text);
      return g_strdup_printf (_ ("Line %u prints “%s” in %s, “%s” in %s."), line,
                              d->texts[RF_SIDE_LEFT], left, d->texts[RF_SIDE_RIGHT], right);
    default:
      g_assert_not_reached ();
    }
}
