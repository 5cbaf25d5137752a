/* SPDX-License-Identifier: MIT */

/* Why two runs differ: which trait of the profiles is behind a difference.
 *
 * What only one has says it by what it is; a count by who holds the object; a number that was
 * printed or kept by the count or the collection that it comes from, the newest one that gave these
 * two numbers; anything else by the words of the lines that made it. Only traits in which the two
 * profiles differ are ever named. */

#include "session/rf-compare-private.h"

#include "journal/rf-describe.h"
#include "journal/rf-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines before the one that printed whose words may say why. */
#define LINES_BACK 3
/* Events that are gone over for the one that set a value. */
#define LOOK_BACK 300000u
/* What ids look like. */
#define LEAST_ADDRESS G_GINT64_CONSTANT (0x100000000)
/* Differing counts that are kept. */
#define PEAKS_MAX 400000u

static gboolean
differs (const RfCompare *self, RfTrait trait)
{
  return rf_trait_differs (trait, self->runs[RF_SIDE_LEFT].profile,
                           self->runs[RF_SIDE_RIGHT].profile);
}

static RfTrait
trait_of_source (const RfCompare *self, guint32 line)
{
  return rf_trait_in_line (rf_compare_source (self, line), self->runs[RF_SIDE_LEFT].profile,
                           self->runs[RF_SIDE_RIGHT].profile);
}

/* The words of the line @index that ran, then of those before it. */
static RfTrait
trait_of_lines (const RfCompare *self, RfSide side, guint32 index)
{
  for (guint i = 0; i <= LINES_BACK && i <= index; i++)
    {
      RfTrait trait = trait_of_source (self, rf_compare_line (self, side, index - i)->line);

      if (trait != RF_TRAIT_NONE)
        return trait;
    }
  return RF_TRAIT_NONE;
}

/* --- what only one has ------------------------------------------------------------------------ */

static const struct
{
  const char *type;
  RfTrait trait;
} type_traits[] = {
  { "frame", RF_TRAIT_FRAMES },
  { "super", RF_TRAIT_SUPER },
  { "cell", RF_TRAIT_COMPREHENSIONS },
  { "code", RF_TRAIT_COMPREHENSIONS },
  { "function", RF_TRAIT_COMPREHENSIONS },
};

/* Why only @side has the object @id; or why that many references to both. */
static RfTrait
compare_trait_of_object (const RfCompare *self, RfSide side, guint32 id)
{
  const RfCompareRun *run = &self->runs[side];
  const RfCompareObject *object = rf_compare_known (self, side, id);
  const char *type;

  if (object == NULL || object->event == 0)
    return RF_TRAIT_NONE;
  if (object->flags & RF_NEW_INSTANCE_DICT)
    return differs (self, RF_TRAIT_ATTRIBUTES)      ? RF_TRAIT_ATTRIBUTES
           : differs (self, RF_TRAIT_SHARED_VALUES) ? RF_TRAIT_SHARED_VALUES
                                                    : RF_TRAIT_NONE;
  type = rf_journal_text (run->journal, object->type);
  for (guint i = 0; i < G_N_ELEMENTS (type_traits); i++)
    if (strcmp (type, type_traits[i].type) == 0 && differs (self, type_traits[i].trait))
      return type_traits[i].trait;
  return trait_of_lines (self, side, object->line);
}

static RfTrait
trait_of_frame (const RfCompare *self, RfSide side, const RfDifference *d)
{
  const RfCompareFrame *frame =
    &g_array_index (self->runs[side].frames, RfCompareFrame, d->frames[side]);
  const char *function = rf_journal_text (self->runs[side].journal, frame->function);

  if (g_str_has_suffix (function, "comp>") && differs (self, RF_TRAIT_COMPREHENSIONS))
    return RF_TRAIT_COMPREHENSIONS;
  return trait_of_lines (self, side, frame->line);
}

/* --- counts ----------------------------------------------------------------------------------- */

/* How many temporaries hold @id, and the first holder that only this side has. */
static guint32
holders_of (const RfCompare *self, RfSide side, const RfState *state, guint32 id, guint32 *only)
{
  g_autoptr (GArray) ledger = rf_query_ledger (state, id);
  guint32 n = 0;

  *only = 0;
  for (guint i = 0; i < ledger->len; i++)
    {
      const RfHolder *holder = &g_array_index (ledger, RfHolder, i);

      if (holder->kind == RF_HOLDER_OTHER)
        n += holder->n;
      else if ((holder->kind == RF_HOLDER_SLOT || holder->kind == RF_HOLDER_KEY) && *only == 0 &&
               rf_compare_object (self, side, holder->owner) == 0)
        *only = holder->owner;
    }
  return n;
}

/* Whether a call that waits on the stack may be one of print(). */
static gboolean
is_printing (const RfCompare *self, const RfState *state)
{
  for (guint i = 0; i + 1 < rf_state_stack_depth (state); i++)
    if (strstr (rf_compare_source (self, rf_state_stack_entry (state, i).line), "print(") != NULL)
      return TRUE;
  return FALSE;
}

/* Why there are other numbers of references to @objects at @states. */
static RfTrait
trait_of_count (const RfCompare *self, const guint32 *objects, const RfState *const *states)
{
  guint32 temporaries[RF_N_SIDES], only[RF_N_SIDES];
  RfSide keeper =
    self->runs[RF_SIDE_LEFT].profile->call_keeps_arguments ? RF_SIDE_LEFT : RF_SIDE_RIGHT;
  RfSide newer = self->runs[RF_SIDE_LEFT].profile->minor > self->runs[RF_SIDE_RIGHT].profile->minor
                   ? RF_SIDE_LEFT
                   : RF_SIDE_RIGHT;

  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      const RfStateObject *object = rf_state_object (states[side], objects[side]);

      if (object == NULL)
        return RF_TRAIT_NONE;
      if (object->flags & RF_NEW_IMMORTAL)
        return differs (self, RF_TRAIT_IMMORTAL) ? RF_TRAIT_IMMORTAL : RF_TRAIT_INTERNED;
      temporaries[side] = holders_of (self, side, states[side], objects[side], &only[side]);
    }
  for (guint side = 0; side < RF_N_SIDES; side++)
    if (only[side] != 0)
      {
        RfTrait trait = compare_trait_of_object (self, side, only[side]);

        if (trait != RF_TRAIT_NONE && temporaries[0] == temporaries[1])
          return trait;
      }
  if (temporaries[0] != temporaries[1] && differs (self, RF_TRAIT_ARGUMENTS) &&
      rf_state_stack_depth (states[keeper]) > 1 &&
      temporaries[keeper] > temporaries[RF_OTHER_SIDE (keeper)])
    return RF_TRAIT_ARGUMENTS;
  if (differs (self, RF_TRAIT_PRINT) && is_printing (self, states[RF_SIDE_LEFT]) &&
      temporaries[newer] > temporaries[RF_OTHER_SIDE (newer)])
    return RF_TRAIT_PRINT;
  for (guint i = rf_state_stack_depth (states[RF_SIDE_LEFT]); i > 0; i--)
    {
      RfTrait trait =
        trait_of_source (self, rf_state_stack_entry (states[RF_SIDE_LEFT], i - 1).line);

      if (trait != RF_TRAIT_NONE)
        return trait;
    }
  return RF_TRAIT_NONE;
}

/* --- counts that were once -------------------------------------------------------------------- */

typedef struct
{
  guint32 count, event;
} Peak;

static guint64
peak_key (guint32 line, guint32 object)
{
  return (guint64) line << 32 | object;
}

/* g_int64_hash() looks at the lower half only. */
static guint
peak_hash (gconstpointer key)
{
  return (guint) (*(const guint64 *) key * 0x9e3779b97f4a7c15u >> 32);
}

/* The most references that each object of interest had while a line ran, by the left run's line and
 * object. */
static GHashTable *
find_peaks (RfCompare *self, RfSide side, GHashTable *of_left)
{
  const RfCompareRun *run = &self->runs[side];
  GHashTable *peaks = g_hash_table_new_full (peak_hash, g_int64_equal, g_free, g_free);
  guint32 index = 0;

  for (guint32 n = 1; n <= run->length && g_hash_table_size (peaks) < PEAKS_MAX; n++)
    {
      RfEvent event = rf_journal_event (run->journal, n);
      const RfCompareObject *object;
      guint32 line, id;
      guint64 key;
      Peak *peak;

      if (index + 1 < run->lines->len && rf_compare_line (self, side, index + 1)->event == n)
        index++;
      if (event.kind != RF_EVENT_COUNT || event.c < event.b)
        continue;
      object = rf_compare_known (self, side, event.a);
      line = side == RF_SIDE_LEFT ? index : rf_compare_line (self, side, index)->match;
      if (object == NULL || object->partner == 0 || line == RF_COMPARE_NONE ||
          (object->flags & (RF_NEW_ATOM | RF_NEW_INTERNAL)))
        continue;
      id = side == RF_SIDE_LEFT ? event.a : object->partner;
      key = peak_key (line, id);
      if (of_left != NULL && !g_hash_table_contains (of_left, &key))
        continue;
      peak = g_hash_table_lookup (peaks, &key);
      if (peak == NULL)
        g_hash_table_insert (peaks, g_memdup2 (&key, sizeof key), peak = g_new0 (Peak, 1));
      if (event.c > peak->count)
        *peak = (Peak){ event.c, n };
    }
  return peaks;
}

static int
compare_peaks (gconstpointer a, gconstpointer b)
{
  const RfComparePeak *left = a, *right = b;

  return left->events[RF_SIDE_LEFT] < right->events[RF_SIDE_LEFT] ? -1 : 1;
}

static void
want_peaks (RfCompare *self)
{
  g_autoptr (GHashTable) left = NULL, right = NULL;
  GHashTableIter iter;
  gpointer key, value;

  if (self->peaks != NULL)
    return;
  self->peaks = g_array_new (FALSE, FALSE, sizeof (RfComparePeak));
  left = find_peaks (self, RF_SIDE_LEFT, NULL);
  right = find_peaks (self, RF_SIDE_RIGHT, left);
  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Peak *ours = value, *theirs = g_hash_table_lookup (right, key);
      guint32 id = (guint32) * (guint64 *) key;
      RfComparePeak peak;

      if (theirs == NULL || theirs->count == ours->count)
        continue;
      peak = (RfComparePeak){ .objects = { id, rf_compare_object (self, RF_SIDE_LEFT, id) },
                              .counts = { ours->count, theirs->count },
                              .events = { ours->event, theirs->event } };
      g_array_append_val (self->peaks, peak);
    }
  g_array_sort (self->peaks, compare_peaks);
}

/* Why these were the counts of an object, the last time they were. */
static RfTrait
trait_of_counts (RfCompare *self, const gint64 *numbers, const RfState *const *states)
{
  want_peaks (self);
  for (guint i = self->peaks->len; i-- > 0;)
    {
      const RfComparePeak *peak = &g_array_index (self->peaks, RfComparePeak, i);
      const RfState *then[RF_N_SIDES];

      if (peak->counts[0] != numbers[0] || peak->counts[1] != numbers[1] ||
          peak->events[RF_SIDE_LEFT] > rf_state_position (states[RF_SIDE_LEFT]))
        continue;
      for (guint side = 0; side < RF_N_SIDES; side++)
        then[side] = rf_cursor_seek (self->runs[side].cursor, peak->events[side]);
      return trait_of_count (self, peak->objects, then);
    }
  return RF_TRAIT_NONE;
}

/* --- collections ------------------------------------------------------------------------------ */

/* Why the collections that end with @events found different numbers of objects. */
static RfTrait
trait_of_collection (const RfCompare *self, const guint32 *events)
{
  for (guint side = 0; side < RF_N_SIDES; side++)
    for (guint32 n = events[side]; n > 0; n--)
      {
        RfEvent event = rf_journal_event (self->runs[side].journal, n);
        RfTrait trait;

        if (event.kind == RF_EVENT_GC_BEGIN)
          {
            if (events[RF_OTHER_SIDE (side)] == 0 && event.b == RF_REASON_THRESHOLD)
              return differs (self, RF_TRAIT_THRESHOLD) ? RF_TRAIT_THRESHOLD : RF_TRAIT_MOMENT;
            break;
          }
        if (event.kind != RF_EVENT_GC_MOVE || event.b != RF_GC_LIST_UNREACHABLE ||
            rf_compare_object (self, side, event.a) != 0)
          continue;
        trait = compare_trait_of_object (self, side, event.a);
        if (trait != RF_TRAIT_NONE)
          return trait;
      }
  return RF_TRAIT_NONE;
}

/* The end of the newest collection by event @position that found @number objects; 0: none. */
static guint32
collection_of (const RfCompare *self, RfSide side, guint32 position, gint64 number)
{
  const GArray *collections = self->runs[side].collections;

  for (guint i = collections->len; i-- > 0;)
    for (guint32 n = g_array_index (collections, guint32, i) + 1; n <= position; n++)
      {
        RfEvent event = rf_journal_event (self->runs[side].journal, n);

        if (event.kind != RF_EVENT_GC_END)
          continue;
        if (event.a == number)
          return n;
        break;
      }
  return 0;
}

/* --- texts ------------------------------------------------------------------------------------ */

/* The next number in *@text, which is moved behind it. FALSE: there is none. */
static gboolean
next_number (const char **text, gint64 *number)
{
  char *end;

  while (**text != '\0' && !g_ascii_isdigit (**text))
    (*text)++;
  if (**text == '\0')
    return FALSE;
  *number = g_ascii_strtoll (*text, &end, 10);
  *text = end;
  return TRUE;
}

/* The first two numbers at the same place of both texts that differ. */
static gboolean
differing_numbers (const char *const *texts, gint64 *numbers)
{
  const char *at[RF_N_SIDES] = { texts[0], texts[1] };

  while (next_number (&at[0], &numbers[0]) && next_number (&at[1], &numbers[1]))
    if (numbers[0] != numbers[1])
      return TRUE;
  return FALSE;
}

/* @text without its addresses. (transfer full) */
static char *
without_addresses (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *at = text; *at != '\0';)
    if (at[0] == '0' && at[1] == 'x')
      for (at += 2; g_ascii_isxdigit (*at); at++)
        ;
    else
      g_string_append_c (out, *at++);
  return g_string_free (out, FALSE);
}

/* What the texts themselves say: they differ in addresses only, or are messages of errors. */
static RfTrait
trait_of_texts (const RfDifference *d)
{
  static const char *const words[] = { "Error", " must be ", " argument",         "attribute",
                                       "can't", "cannot",    "Exception ignored", "expected" };
  g_autofree char *left = without_addresses (d->texts[0]);
  g_autofree char *right = without_addresses (d->texts[1]);
  const char *texts[RF_N_SIDES] = { left, right };
  gint64 numbers[RF_N_SIDES];

  if (strcmp (left, d->texts[0]) != 0 &&
      (strcmp (left, right) == 0 || g_str_has_suffix (left, "…")))
    return RF_TRAIT_ADDRESSES;
  if (differing_numbers (texts, numbers) && numbers[0] > LEAST_ADDRESS &&
      numbers[1] > LEAST_ADDRESS)
    return RF_TRAIT_ADDRESSES;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (left, words[i]) != NULL && *right != '\0')
      return RF_TRAIT_MESSAGES;
  return RF_TRAIT_NONE;
}

static RfTrait
trait_of_numbers (RfCompare *self, const RfDifference *d, const RfState *const *states)
{
  const char *texts[RF_N_SIDES] = { d->texts[0], d->texts[1] };
  gint64 numbers[RF_N_SIDES];
  guint32 ends[RF_N_SIDES];
  RfTrait trait = RF_TRAIT_NONE;

  if (!differing_numbers (texts, numbers))
    return RF_TRAIT_NONE;
  for (guint side = 0; side < RF_N_SIDES; side++)
    ends[side] = collection_of (self, side, rf_state_position (states[side]), numbers[side]);
  if (ends[0] != 0 && ends[1] != 0)
    trait = trait_of_collection (self, ends);
  if (trait == RF_TRAIT_NONE)
    trait = trait_of_counts (self, numbers, states);
  if (trait != RF_TRAIT_NONE)
    return trait;
  /* Many programs leave out the reference that asking for a count is. */
  numbers[0]++, numbers[1]++;
  return trait_of_counts (self, numbers, states);
}

/* The event that set what @d is about on @side; the position where that is not known. */
static guint32
event_that_set (const RfCompare *self, const RfDifference *d, RfSide side, guint32 position)
{
  RfJournal *journal = self->runs[side].journal;
  guint32 last = position > LOOK_BACK ? position - LOOK_BACK : 1;

  for (guint32 n = position; n >= last && n > 0; n--)
    {
      RfEvent event = rf_journal_event (journal, n);
      g_autoptr (GString) text = NULL;

      if (event.kind != RF_EVENT_NAME && event.kind != RF_EVENT_SLOT)
        continue;
      text = g_string_new (NULL);
      rf_journal_append_slot (journal, &event, text);
      if (strcmp (text->str, d->row) == 0)
        return n;
    }
  return position;
}

static RfTrait
trait_of_output (const RfCompare *self, const RfDifference *d)
{
  RfSide side = d->events[RF_SIDE_LEFT] != 0 ? RF_SIDE_LEFT : RF_SIDE_RIGHT;

  if (strstr (d->texts[0], "^^") != NULL || strstr (d->texts[1], "^^") != NULL ||
      strchr (d->texts[0], '~') != NULL || strchr (d->texts[1], '~') != NULL)
    return differs (self, RF_TRAIT_CARETS) ? RF_TRAIT_CARETS : RF_TRAIT_ANCHORS;
  if (trait_of_texts (d) != RF_TRAIT_NONE)
    return trait_of_texts (d);
  if (trait_of_source (self, d->lines[side]) != RF_TRAIT_NONE)
    return trait_of_source (self, d->lines[side]);
  return trait_of_lines (self, side, rf_compare_line_at (self, side, d->events[side]));
}

/* The lines that set it. */
static RfTrait
trait_of_value (const RfCompare *self, const RfDifference *d, RfSide side)
{
  guint32 index = rf_compare_line_at (self, side, d->events[side]);
  const char *source = rf_compare_source (self, rf_compare_line (self, side, index)->line);

  /* A name that only the newer one has here is that of a comprehension, which has no frame. */
  if (d->frames[side] != 0 && *d->texts[RF_OTHER_SIDE (side)] == '\0' &&
      self->runs[side].profile->inline_comprehensions && differs (self, RF_TRAIT_COMPREHENSIONS) &&
      strstr (source, " for ") != NULL && strpbrk (source, "[({") != NULL)
    return RF_TRAIT_COMPREHENSIONS;
  return trait_of_lines (self, side, index);
}

/* --- moments ---------------------------------------------------------------------------------- */

/* What happened to it between the two moments. */
static char *
reason_of_moment (const RfCompare *self, const RfDifference *d, const RfState *const *states)
{
  RfSide late =
    rf_state_position (states[0]) > rf_state_position (states[1]) ? RF_SIDE_LEFT : RF_SIDE_RIGHT;
  guint32 id = d->objects[late] != 0 ? d->objects[late] : d->objects[RF_OTHER_SIDE (late)];
  const RfStateObject *object = rf_state_object (states[late], id);

  if (d->kind != RF_DIFFERENCE_OBJECT || object == NULL)
    return NULL;
  if (!rf_state_object_is_alive (object))
    return rf_describe_death (states[late], id);
  return object->born_line == 0 ? NULL
                                : g_strdup_printf (_ ("It was made at line %u (event %u)."),
                                                   object->born_line, object->born);
}

/* --- all of them ------------------------------------------------------------------------------ */

static RfTrait
find_trait (RfCompare *self, const RfDifference *d, const RfState *const *states)
{
  RfSide side = *d->texts[RF_SIDE_LEFT] != '\0' ? RF_SIDE_LEFT : RF_SIDE_RIGHT;
  RfTrait trait = RF_TRAIT_NONE;

  switch (d->kind)
    {
    case RF_DIFFERENCE_OBJECT:
      return compare_trait_of_object (self, side, d->objects[side]);
    case RF_DIFFERENCE_FRAME:
      return trait_of_frame (self, side, d);
    case RF_DIFFERENCE_COUNT:
      return trait_of_count (self, d->objects, states);
    case RF_DIFFERENCE_COLLECTION:
      return trait_of_collection (self, d->events);
    case RF_DIFFERENCE_VALUE:
      trait = trait_of_numbers (self, d, states);
      if (trait == RF_TRAIT_NONE)
        trait = trait_of_texts (d);
      return trait != RF_TRAIT_NONE ? trait : trait_of_value (self, d, side);
    case RF_DIFFERENCE_OUTPUT:
      trait = trait_of_numbers (self, d, states);
      return trait != RF_TRAIT_NONE ? trait : trait_of_output (self, d);
    default:
      g_assert_not_reached ();
    }
}

void
rf_compare_explain (RfCompare *self, RfDifference *difference, const RfState *const *states)
{
  if (self->moments)
    {
      difference->reason = reason_of_moment (self, difference, states);
      return;
    }
  for (guint side = 0; side < RF_N_SIDES; side++)
    if (difference->kind == RF_DIFFERENCE_VALUE && *difference->texts[side] != '\0')
      difference->events[side] =
        event_that_set (self, difference, side, rf_state_position (states[side]));
  /* A call that has returned leaves its caller in the midst of a line, which begins no second time.
   */
  for (guint side = 0; side < RF_N_SIDES; side++)
    if (difference->kind == RF_DIFFERENCE_OUTPUT && difference->events[side] != 0)
      difference->lines[side] =
        rf_state_line (rf_cursor_seek (self->runs[side].cursor, difference->events[side]));
  difference->trait = find_trait (self, difference, states);
  if (difference->trait != RF_TRAIT_NONE && differs (self, difference->trait))
    difference->reason = g_strdup (rf_trait_sentence (difference->trait));
  else
    difference->trait = RF_TRAIT_NONE;
}
