/* SPDX-License-Identifier: MIT */

/* The journal: slabs of words behind a directory of fixed size. The writer stores a record, all
 * that belongs to it, and then publishes the new length with release order; a reader takes the
 * length with acquire order and touches nothing beyond it. Texts, extras and the tables by object
 * are written before the event that mentions them, so they are covered by the same publication.
 *
 * Records have different widths: BLOCK of them lie one behind the other in one slab, from the place
 * that the table of blocks tells. An event is found by walking its block from there. The heap
 * stores counts and gc_refs itself, up to the end of a block (RfEventSink). */

#include "journal/rf-journal.h"

#include "base/rf-chunk.h"
#include "journal/rf-arena.h"
#include "journal/rf-record.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK 16u
#define SLAB_BYTES ((gsize) 4 << 20)
#define SLAB_WORDS (SLAB_BYTES / sizeof (guint64))
#define N_SLABS (RF_JOURNAL_MAX_EVENTS * RF_RECORD_WORDS_MAX / SLAB_WORDS + 1024)
/* So many events pass between two looks at the memory limit. */
#define CHECK_EVERY 4096u

struct _RfJournal
{
  gint ref_count;
  RfEventSink sink;

  guint64 **slabs; /* N_SLABS of them */
  guint n_slabs;
  guint64 *end;     /* of the last slab */
  RfNumbers blocks; /* the place of each, in words from the first slab on */
  gboolean full;
  gsize slab_bytes;
  RfChunks chunks;
  guint32 max_events;
  guint32 few_events, object_room, n_alive, most_alive; /* rf_journal_set_object_room() */
  gsize max_bytes;
  void (*full_func) (gpointer user);
  gpointer full_user;

  RfArena text_arena; /* each text: its length as guint32, its bytes, a NUL */
  RfNumbers text_places;
  guint32 n_texts;
  guint64 *hash; /* hash << 32 | number of the text, 0: free; open addressing; the writer's own */
  guint32 hash_size, n_hashed;
  GMutex lock;         /* of the next two */
  GHashTable *numbers; /* text id → char *: numbers that somebody has read */
  gsize number_bytes;

  RfArena extra_arena;
  RfNumbers values, types; /* text ids by object */
  RfNumbers facts;         /* by object, the writer's own: isolate << 2 | generation */
  RfNumbers lines;         /* by frame, the writer's own: the line that it stands at */
};

static void sink_emit (gpointer user, RfEvent *event, const guint32 *extra, guint n_extra);

static guint32
sink_text (gpointer user, const char *text, gssize length)
{
  return rf_journal_intern (user, text, length);
}

RfJournal *
rf_journal_new (void)
{
  RfJournal *journal = g_new0 (RfJournal, 1);

  journal->ref_count = 1;
  journal->sink.user = journal;
  journal->sink.emit = sink_emit;
  journal->sink.text = sink_text;
  journal->sink.numbers = TRUE;
  journal->slabs = g_new0 (guint64 *, N_SLABS);
  rf_numbers_init (&journal->blocks);
  journal->numbers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_mutex_init (&journal->lock);
  journal->hash_size = 256;
  journal->hash = g_new0 (guint64, journal->hash_size);
  rf_arena_init (&journal->text_arena);
  rf_arena_init (&journal->extra_arena);
  rf_numbers_init (&journal->text_places);
  rf_numbers_init (&journal->values);
  rf_numbers_init (&journal->types);
  rf_numbers_init (&journal->facts);
  rf_numbers_init (&journal->lines);
  rf_journal_set_limits (journal, 20000000, (gsize) 2 << 30);
  return journal;
}

RfJournal *
rf_journal_ref (RfJournal *journal)
{
  g_atomic_int_inc (&journal->ref_count);
  return journal;
}

void
rf_journal_unref (RfJournal *journal)
{
  if (journal == NULL || !g_atomic_int_dec_and_test (&journal->ref_count))
    return;
  for (guint i = 0; i < journal->n_slabs; i++)
    free (journal->slabs[i]);
  g_free (journal->slabs);
  rf_numbers_clear (&journal->blocks);
  g_free (journal->hash);
  g_hash_table_unref (journal->numbers);
  g_mutex_clear (&journal->lock);
  rf_arena_clear (&journal->text_arena);
  rf_arena_clear (&journal->extra_arena);
  rf_numbers_clear (&journal->text_places);
  rf_numbers_clear (&journal->values);
  rf_numbers_clear (&journal->types);
  rf_numbers_clear (&journal->facts);
  rf_numbers_clear (&journal->lines);
  g_free (journal);
}

void
rf_journal_set_limits (RfJournal *journal, guint32 max_events, gsize max_bytes)
{
  journal->max_events =
    max_events == 0 ? RF_JOURNAL_MAX_EVENTS : MIN (max_events, RF_JOURNAL_MAX_EVENTS);
  journal->few_events = journal->max_events;
  journal->max_bytes = max_bytes == 0 ? G_MAXSIZE : max_bytes;
}

void
rf_journal_set_object_room (RfJournal *journal, guint32 events)
{
  journal->object_room = events;
}

void
rf_journal_set_full_func (RfJournal *journal, void (*full) (gpointer user), gpointer user)
{
  journal->full_func = full;
  journal->full_user = user;
}

gboolean
rf_journal_full (RfJournal *journal)
{
  return g_atomic_int_get (&journal->full);
}

static void
set_full (RfJournal *journal)
{
  if (journal->full)
    return;
  g_atomic_int_set (&journal->full, TRUE);
  journal->sink.limit = 0;
  if (journal->full_func != NULL)
    journal->full_func (journal->full_user);
}

RfEventSink *
rf_journal_sink (RfJournal *journal)
{
  return &journal->sink;
}

/* --- texts ------------------------------------------------------------------------------------ */

/* A program makes more ints than anything else, and looking each up would cost more than all the
 * rest of an event. So a text that is a number, as an int reads, is kept nowhere: its id tells it.
 * Ids are odd for numbers, even for the others. A number that is too long for an id is seldom made
 * twice, so it is not looked for either: each has an id of its own. */
#define NUMBER_DIGITS_MAX 9
#define NUMBER_BUFFER (NUMBER_DIGITS_MAX + 2)

/* The id of the number that @text is; 0: it is none, or too long (@is_long). */
static inline guint32
number_id (const char *text, gsize length, gboolean *is_long)
{
  gboolean negative = text[0] == '-';
  guint32 value = 0; /* overflows when it is long */
  gsize i = negative;

  *is_long = FALSE;
  if (length == i || (text[i] == '0' && length > 1))
    return 0;
  for (; i < length; i++)
    {
      guint digit = (guint) text[i] - '0';

      if (digit > 9)
        return 0;
      value = value * 10 + digit;
    }
  *is_long = length > NUMBER_DIGITS_MAX + (gsize) negative;
  return *is_long ? 0 : rf_event_number_text (negative ? -(gint64) value : value);
}

static inline gboolean
is_number (guint32 id)
{
  return (id & 1) != 0;
}

static gsize
format_number (guint32 id, char buffer[NUMBER_BUFFER])
{
  return (gsize) g_snprintf (buffer, NUMBER_BUFFER, "%s%u", id & 2 ? "-" : "", id >> 2);
}

static const char *
number_text (RfJournal *journal, guint32 id)
{
  char *text;

  g_mutex_lock (&journal->lock);
  text = g_hash_table_lookup (journal->numbers, GUINT_TO_POINTER (id));
  if (text == NULL)
    {
      text = g_malloc (NUMBER_BUFFER);
      format_number (id, text);
      g_hash_table_insert (journal->numbers, GUINT_TO_POINTER (id), text);
      __atomic_fetch_add (&journal->number_bytes, NUMBER_BUFFER + 2 * sizeof (gpointer),
                          __ATOMIC_RELAXED);
    }
  g_mutex_unlock (&journal->lock);
  return text;
}

static inline guint64
mix (guint64 h, const char *text)
{
  guint64 word;

  memcpy (&word, text, sizeof word);
  h = (h ^ word) * 0x9e3779b97f4a7c15u;
  return h ^ h >> 32;
}

/* Long texts in two lanes, which the processor works on at the same time. */
static guint32
hash_bytes (const char *text, gsize length)
{
  guint64 h = 0xcbf29ce484222325u ^ length, other = h;

  for (; length >= 16; text += 16, length -= 16)
    {
      h = mix (h, text);
      other = mix (other, text + 8);
    }
  if (length >= 8)
    {
      h = mix (h, text);
      text += 8;
      length -= 8;
    }
  h += other * 0x100000001b3u;
  for (gsize i = 0; i < length; i++)
    h = (h ^ (guchar) text[i]) * 0x100000001b3u;
  return (guint32) (h ^ (h >> 32));
}

static void
grow_hash (RfJournal *journal)
{
  guint32 size = journal->hash_size * 2;
  guint64 *hash = g_new0 (guint64, size);

  for (guint32 i = 0; i < journal->hash_size; i++)
    {
      guint32 at = (guint32) (journal->hash[i] >> 32);

      if (journal->hash[i] == 0)
        continue;
      for (at &= size - 1; hash[at] != 0; at = (at + 1) & (size - 1))
        ;
      hash[at] = journal->hash[i];
    }
  g_free (journal->hash);
  journal->hash = hash;
  __atomic_store_n (&journal->hash_size, size, __ATOMIC_RELAXED);
}

/* The id of a text that is not there yet; 0: there is no room. */
static guint32
store_text (RfJournal *journal, const char *text, gsize n)
{
  guint32 offset;
  guint8 *place;

  if (journal->full || rf_journal_bytes (journal) + n > journal->max_bytes)
    {
      set_full (journal);
      return 0;
    }
  place = rf_arena_alloc (&journal->text_arena, n + 5, &offset);
  /* Offset 0 says "no text" in the table: it is never given out, see below. */
  if (place != NULL && offset == 0)
    place = rf_arena_alloc (&journal->text_arena, n + 5, &offset);
  if (place == NULL || !rf_numbers_set (&journal->text_places, journal->n_texts + 1, offset))
    {
      set_full (journal);
      return 0;
    }
  *(guint32 *) place = n;
  memcpy (place + 4, text, n);
  place[4 + n] = 0;
  journal->n_texts++;
  return journal->n_texts * 2;
}

guint32
rf_journal_intern (RfJournal *journal, const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  guint32 at, hash, id;
  gboolean is_long;

  if (n == 0 || n > G_MAXUINT32 - 16)
    return 0;
  id = number_id (text, n, &is_long);
  if (id != 0)
    return id;
  if (is_long)
    return store_text (journal, text, n);
  hash = hash_bytes (text, n);
  for (at = hash & (journal->hash_size - 1); journal->hash[at] != 0;
       at = (at + 1) & (journal->hash_size - 1))
    {
      id = (guint32) journal->hash[at] * 2;
      if (journal->hash[at] >> 32 == hash && rf_journal_text_length (journal, id) == n &&
          memcmp (rf_journal_text (journal, id), text, n) == 0)
        return id;
    }
  id = store_text (journal, text, n);
  if (id == 0)
    return 0;
  journal->hash[at] = (guint64) hash << 32 | id / 2;
  if (++journal->n_hashed * 4ull >= journal->hash_size * 3ull)
    grow_hash (journal);
  return id;
}

const char *
rf_journal_text (RfJournal *journal, guint32 id)
{
  guint32 offset;

  if (is_number (id))
    return number_text (journal, id);
  offset = rf_numbers_get (&journal->text_places, id / 2);
  return offset == 0 ? "" : (const char *) rf_arena_get (&journal->text_arena, offset) + 4;
}

gsize
rf_journal_text_length (RfJournal *journal, guint32 id)
{
  char buffer[NUMBER_BUFFER];
  guint32 offset;

  if (is_number (id))
    return format_number (id, buffer);
  offset = rf_numbers_get (&journal->text_places, id / 2);
  return offset == 0 ? 0 : *(const guint32 *) rf_arena_get (&journal->text_arena, offset);
}

/* --- events ----------------------------------------------------------------------------------- */

/* Stores the objects of an isolate and the isolates they leave. */
static gboolean
store_isolate (RfJournal *journal, RfEvent *event, const guint32 *objects, guint n)
{
  guint32 *place = rf_arena_alloc (&journal->extra_arena, (gsize) n * 8, &event->e);

  if (place == NULL)
    return FALSE;
  event->b = n;
  for (guint i = 0; i < n; i++)
    {
      guint32 fact = rf_numbers_get (&journal->facts, objects[i]);
      place[i] = objects[i];
      place[n + i] = fact >> 2;
      rf_numbers_set (&journal->facts, objects[i], event->a << 2 | (fact & 3));
    }
  return TRUE;
}

/* Stores the extra numbers of a message. */
static gboolean
store_envelope (RfJournal *journal, RfEvent *event, const guint32 *extra, guint n)
{
  guint32 *place =
    rf_arena_alloc (&journal->extra_arena, RF_N_MESSAGE_EXTRA * sizeof (guint32), &event->e);

  if (place == NULL)
    return FALSE;
  for (guint i = 0; i < RF_N_MESSAGE_EXTRA; i++)
    place[i] = i < n ? extra[i] : 0;
  return TRUE;
}

/* An object more than ever before lives: there is room for its events. */
static void
make_room (RfJournal *journal)
{
  guint64 room = journal->few_events;

  journal->n_alive++;
  if (journal->n_alive <= journal->most_alive)
    return;
  journal->most_alive = journal->n_alive;
  room += (guint64) journal->most_alive * journal->object_room;
  journal->max_events = (guint32) MIN (room, RF_JOURNAL_MAX_EVENTS);
}

/* The kinds of which complete() has to know, as bits. */
#define COMPLETED                                                                 \
  ((guint64) 1 << RF_EVENT_OBJECT_NEW | (guint64) 1 << RF_EVENT_OBJECT_FREE |     \
   (guint64) 1 << RF_EVENT_OBJECT_VALUE | (guint64) 1 << RF_EVENT_FRAME_PUSH |    \
   (guint64) 1 << RF_EVENT_FRAME_POP | (guint64) 1 << RF_EVENT_FRAME_SUSPEND |    \
   (guint64) 1 << RF_EVENT_FRAME_RESUME | (guint64) 1 << RF_EVENT_FRAME_DISCARD | \
   (guint64) 1 << RF_EVENT_LINE | (guint64) 1 << RF_EVENT_OBJECT_TRACK |          \
   (guint64) 1 << RF_EVENT_GC_MOVE | (guint64) 1 << RF_EVENT_ISOLATE_FORMED |     \
   (guint64) 1 << RF_EVENT_MESSAGE | (guint64) 1 << RF_EVENT_OBJECT_RESURRECTED)

/* Completes the record with what undoing it needs, and remembers what later ones will need. */
static gboolean
complete (RfJournal *journal, RfEvent *event, const guint32 *extra, guint n_extra)
{
  guint32 fact;

  switch (event->kind)
    {
    case RF_EVENT_OBJECT_NEW:
      if (!rf_numbers_set (&journal->types, event->a, event->b))
        return FALSE;
      if (event->sub != 0)
        rf_numbers_set (&journal->facts, event->a, event->sub & 3);
      if (journal->object_room > 0)
        make_room (journal);
      return TRUE;
    case RF_EVENT_OBJECT_FREE:
      journal->n_alive -= MIN (journal->n_alive, 1);
      return TRUE;
    case RF_EVENT_OBJECT_VALUE:
      return rf_numbers_set (&journal->values, event->a, event->c);
    case RF_EVENT_FRAME_PUSH:
      return rf_numbers_set (&journal->lines, event->a, event->e);
    case RF_EVENT_FRAME_POP:
    case RF_EVENT_FRAME_SUSPEND:
    case RF_EVENT_FRAME_RESUME:
    case RF_EVENT_FRAME_DISCARD:
      event->e = rf_numbers_get (&journal->lines, event->a);
      return TRUE;
    case RF_EVENT_LINE:
      event->c = rf_numbers_get (&journal->lines, event->a);
      return rf_numbers_set (&journal->lines, event->a, event->b);
    case RF_EVENT_OBJECT_TRACK:
      fact = rf_numbers_get (&journal->facts, event->a);
      rf_numbers_set (&journal->facts, event->a, (fact & ~3u) | (event->c ? event->b & 3 : 0));
      return TRUE;
    case RF_EVENT_GC_MOVE:
      fact = rf_numbers_get (&journal->facts, event->a);
      event->aux = fact & 3;
      if (event->b == RF_GC_LIST_OLD)
        rf_numbers_set (&journal->facts, event->a, (fact & ~3u) | (event->e & 3));
      return TRUE;
    case RF_EVENT_ISOLATE_FORMED:
      return store_isolate (journal, event, extra, n_extra);
    case RF_EVENT_MESSAGE:
      return store_envelope (journal, event, extra, n_extra);
    case RF_EVENT_OBJECT_RESURRECTED:
      fact = rf_numbers_get (&journal->facts, event->a);
      event->b = fact >> 2;
      if (fact >> 2 != 0)
        rf_numbers_set (&journal->facts, event->a, fact & 3);
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
add_slab (RfJournal *journal)
{
  gpointer slab;

  if (journal->n_slabs == N_SLABS)
    return FALSE;
  /* Small journals stay small: of the first slab only what is used is touched. */
  slab = journal->n_slabs == 0 ? malloc (SLAB_BYTES) : rf_chunk_new (&journal->chunks, SLAB_BYTES);
  if (slab == NULL)
    return FALSE;
  __atomic_store_n (&journal->slabs[journal->n_slabs], slab, __ATOMIC_RELEASE);
  journal->n_slabs++;
  journal->sink.next = slab;
  journal->end = journal->sink.next + SLAB_WORDS;
  return TRUE;
}

/* Room for the block that begins with the next event. */
static gboolean
begin_block (RfJournal *journal)
{
  RfEventSink *sink = &journal->sink;
  guint32 length = sink->length;
  gsize words;

  if (length >= journal->max_events ||
      (length % CHECK_EVERY == 0 && rf_journal_bytes (journal) > journal->max_bytes))
    return FALSE;
  if ((gsize) (journal->end - sink->next) < BLOCK * RF_RECORD_WORDS_MAX && !add_slab (journal))
    return FALSE;
  words = SLAB_WORDS - (gsize) (journal->end - sink->next);
  __atomic_store_n (&journal->slab_bytes,
                    (journal->n_slabs - 1) * SLAB_BYTES + words * sizeof (guint64) +
                      journal->n_slabs * sizeof (gpointer),
                    __ATOMIC_RELAXED);
  sink->limit = MIN (length + BLOCK, journal->max_events);
  return rf_numbers_set (&journal->blocks, length / BLOCK,
                         (guint32) ((journal->n_slabs - 1) * SLAB_WORDS + words));
}

static void
sink_emit (gpointer user, RfEvent *event, const guint32 *extra, guint n_extra)
{
  RfJournal *journal = user;
  RfEventSink *sink = &journal->sink;

  g_assert (event->kind < RF_N_EVENTS);
  if (journal->full)
    return;
  if (G_UNLIKELY (sink->length == sink->limit) && !begin_block (journal))
    {
      set_full (journal);
      return;
    }
  /* The event is completed in its place: a copy, which has to wait for the stores of the fields,
   * takes longer than all the rest. */
  if ((COMPLETED >> event->kind & 1) != 0 && !complete (journal, event, extra, n_extra))
    {
      set_full (journal);
      return;
    }
  sink->next += rf_record_pack (event, sink->next);
  __atomic_store_n (&sink->length, sink->length + 1, __ATOMIC_RELEASE);
}

void
rf_journal_append (RfJournal *journal, const RfEvent *event, const guint32 *extra, guint n_extra)
{
  RfEvent record = *event;

  sink_emit (journal, &record, extra, n_extra);
}

guint32
rf_journal_length (RfJournal *journal)
{
  return __atomic_load_n (&journal->sink.length, __ATOMIC_ACQUIRE);
}

RfEvent
rf_journal_event (RfJournal *journal, guint32 n)
{
  guint32 place;
  const guint64 *words;

  g_assert (n >= 1 && n <= __atomic_load_n (&journal->sink.length, __ATOMIC_RELAXED));
  n--;
  place = rf_numbers_get (&journal->blocks, n / BLOCK);
  words = __atomic_load_n (&journal->slabs[place / SLAB_WORDS], __ATOMIC_ACQUIRE);
  words += place % SLAB_WORDS;
  for (n %= BLOCK; n > 0; n--)
    words += rf_record_width (words[0]);
  return rf_record_unpack (words);
}

const guint32 *
rf_journal_extra (RfJournal *journal, const RfEvent *event, guint *n)
{
  *n = event->kind == RF_EVENT_ISOLATE_FORMED ? event->b
       : event->kind == RF_EVENT_MESSAGE      ? RF_N_MESSAGE_EXTRA
                                              : 0;
  if (*n == 0)
    return NULL;
  return rf_arena_get (&journal->extra_arena, event->e);
}

guint32
rf_journal_object_value (RfJournal *journal, guint32 object)
{
  return rf_numbers_get (&journal->values, object);
}

guint32
rf_journal_object_type (RfJournal *journal, guint32 object)
{
  return rf_numbers_get (&journal->types, object);
}

/* The parts grow on the writer's thread only; another thread reads figures of about now. */
gsize
rf_journal_bytes (RfJournal *journal)
{
  return sizeof *journal + __atomic_load_n (&journal->slab_bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->text_arena.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->extra_arena.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->blocks.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->text_places.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->values.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->types.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->facts.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->lines.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->number_bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->hash_size, __ATOMIC_RELAXED) * sizeof (guint64);
}

/* --- names of slots --------------------------------------------------------------------------- */

void
rf_journal_append_unquoted (GString *out, const char *value)
{
  gsize length = strlen (value);
  char quote = value[0];

  if (length < 2 || (quote != '\'' && quote != '"') || value[length - 1] != quote)
    {
      g_string_append (out, value);
      return;
    }
  for (gsize i = 1; i < length - 1; i++)
    {
      char c = value[i];
      if (c == '\\' && i + 1 < length - 1)
        {
          char next = value[i + 1];
          const char *from = "\\'\"ntr", *to = "\\'\"\n\t\r";
          const char *found = strchr (from, next);
          if (found != NULL)
            {
              c = to[found - from];
              i++;
            }
        }
      g_string_append_c (out, c);
    }
}

void
rf_journal_append_key (RfJournal *journal, guint32 key, GString *out)
{
  guint32 value = rf_journal_object_value (journal, key);

  if (value != 0)
    rf_journal_append_unquoted (out, rf_journal_text (journal, value));
  else
    g_string_append_printf (out, "%s #%u",
                            rf_journal_text (journal, rf_journal_object_type (journal, key)), key);
}

void
rf_journal_append_slot (RfJournal *journal, const RfEvent *event, GString *out)
{
  switch ((RfSlotKind) event->sub)
    {
    case RF_SLOT_NAMED:
    case RF_SLOT_FAST:
      g_string_append (out, rf_journal_text (journal, event->b));
      break;
    case RF_SLOT_ENTRY:
      rf_journal_append_key (journal, event->e, out);
      break;
    case RF_SLOT_INDEX:
    case RF_SLOT_MEMBER:
      g_string_append_printf (out, "%u", event->b);
      break;
    }
}
