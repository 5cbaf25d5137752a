/* SPDX-License-Identifier: MIT */

/* The journal: chunks of records behind a directory of fixed size. The writer stores a record, all
 * that belongs to it, and then publishes the new length with release order; a reader takes the
 * length with acquire order and touches nothing beyond it. Texts, extras and the tables by object
 * are written before the event that mentions them, so they are covered by the same publication. */

#include "journal/rf-journal.h"

#include "journal/rf-arena.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define CHUNK 4096u
#define N_CHUNKS (RF_JOURNAL_MAX_EVENTS / CHUNK)
/* Chunks are taken from the system that many at a time (6 MiB): in huge pages where it has them,
 * since filling fresh pages costs as much as writing the events. */
#define SLAB 64u
#define HUGE_PAGE ((gsize) 2 << 20)

struct _RfJournal
{
  gint ref_count;
  RfEventSink sink;

  RfEvent **chunks; /* N_CHUNKS of them */
  guint32 length;   /* published */
  gboolean full;
  gsize chunk_bytes;
  guint32 max_events;
  gsize max_bytes;
  void (*full_func) (gpointer user);
  gpointer full_user;

  RfArena text_arena; /* each text: its length as guint32, its bytes, a NUL */
  RfNumbers text_places;
  guint32 n_texts;
  guint64 *hash; /* hash << 32 | text id, 0: free; open addressing; the writer's own */
  guint32 hash_size;

  RfArena extra_arena;
  RfNumbers values, types; /* text ids by object */
  RfNumbers facts;         /* by object, the writer's own: isolate << 2 | generation */
  RfNumbers lines;         /* by frame, the writer's own: the line that it stands at */
};

static void
sink_emit (gpointer user, const RfEvent *event, const guint32 *extra, guint n_extra)
{
  rf_journal_append (user, event, extra, n_extra);
}

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
  journal->chunks = g_new0 (RfEvent *, N_CHUNKS);
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
  for (guint i = 0; i < N_CHUNKS && journal->chunks[i] != NULL; i += SLAB)
    free (journal->chunks[i]);
  g_free (journal->chunks);
  g_free (journal->hash);
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
rf_journal_free (RfJournal *journal)
{
  rf_journal_unref (journal);
}

void
rf_journal_set_limits (RfJournal *journal, guint32 max_events, gsize max_bytes)
{
  journal->max_events =
    max_events == 0 ? RF_JOURNAL_MAX_EVENTS : MIN (max_events, RF_JOURNAL_MAX_EVENTS);
  journal->max_bytes = max_bytes == 0 ? G_MAXSIZE : max_bytes;
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
  if (journal->full_func != NULL)
    journal->full_func (journal->full_user);
}

RfEventSink *
rf_journal_sink (RfJournal *journal)
{
  return &journal->sink;
}

/* --- texts ------------------------------------------------------------------------------------ */

static guint32
hash_bytes (const char *text, gsize length)
{
  guint64 h = 0xcbf29ce484222325u ^ length, word;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      h = (h ^ word) * 0x9e3779b97f4a7c15u;
      h ^= h >> 32;
    }
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

guint32
rf_journal_intern (RfJournal *journal, const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  guint32 at, offset, hash;
  guint8 *place;

  if (n == 0 || n > G_MAXUINT32 - 16)
    return 0;
  hash = hash_bytes (text, n);
  for (at = hash & (journal->hash_size - 1); journal->hash[at] != 0;
       at = (at + 1) & (journal->hash_size - 1))
    {
      guint32 id = (guint32) journal->hash[at];

      if (journal->hash[at] >> 32 == hash && rf_journal_text_length (journal, id) == n &&
          memcmp (rf_journal_text (journal, id), text, n) == 0)
        return id;
    }
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
  journal->hash[at] = (guint64) hash << 32 | journal->n_texts;
  if (journal->n_texts * 4ull >= journal->hash_size * 3ull)
    grow_hash (journal);
  return journal->n_texts;
}

const char *
rf_journal_text (RfJournal *journal, guint32 id)
{
  guint32 offset = id == 0 ? 0 : rf_numbers_get (&journal->text_places, id);

  return offset == 0 ? "" : (const char *) rf_arena_get (&journal->text_arena, offset) + 4;
}

gsize
rf_journal_text_length (RfJournal *journal, guint32 id)
{
  guint32 offset = id == 0 ? 0 : rf_numbers_get (&journal->text_places, id);

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
    case RF_EVENT_OBJECT_RESURRECTED:
      fact = rf_numbers_get (&journal->facts, event->a);
      event->b = fact >> 2;
      if (fact >> 2 != 0)
        rf_numbers_set (&journal->facts, event->a, fact & 3);
      return TRUE;
    default:
      return TRUE;
    }
}

/* Memory for the chunk with number @i. */
static RfEvent *
new_chunk (RfJournal *journal, guint i)
{
  gsize size = SLAB * CHUNK * sizeof (RfEvent);
  gpointer slab;

  if (i % SLAB != 0)
    return journal->chunks[i - 1] + CHUNK;
  if (posix_memalign (&slab, HUGE_PAGE, size) != 0)
    return NULL;
#ifdef MADV_HUGEPAGE
  /* Small journals stay small. */
  if (i > 0)
    madvise (slab, size, MADV_HUGEPAGE);
#endif
  return slab;
}

void
rf_journal_append (RfJournal *journal, const RfEvent *event, const guint32 *extra, guint n_extra)
{
  guint32 length = journal->length;
  RfEvent **chunk;
  RfEvent record = *event;

  g_assert (event->kind < RF_N_EVENTS);
  if (journal->full)
    return;
  if (length >= journal->max_events || !complete (journal, &record, extra, n_extra))
    {
      set_full (journal);
      return;
    }
  chunk = &journal->chunks[length / CHUNK];
  if (*chunk == NULL)
    {
      RfEvent *fresh = rf_journal_bytes (journal) <= journal->max_bytes
                         ? new_chunk (journal, length / CHUNK)
                         : NULL;

      if (fresh == NULL)
        {
          set_full (journal);
          return;
        }
      __atomic_store_n (chunk, fresh, __ATOMIC_RELEASE);
      __atomic_fetch_add (&journal->chunk_bytes, CHUNK * sizeof (RfEvent) + sizeof (gpointer),
                          __ATOMIC_RELAXED);
    }
  (*chunk)[length % CHUNK] = record;
  __atomic_store_n (&journal->length, length + 1, __ATOMIC_RELEASE);
}

guint32
rf_journal_length (RfJournal *journal)
{
  return __atomic_load_n (&journal->length, __ATOMIC_ACQUIRE);
}

const RfEvent *
rf_journal_event (RfJournal *journal, guint32 n)
{
  RfEvent *chunk;

  g_assert (n >= 1 && n <= __atomic_load_n (&journal->length, __ATOMIC_RELAXED));
  n--;
  chunk = __atomic_load_n (&journal->chunks[n / CHUNK], __ATOMIC_ACQUIRE);
  return &chunk[n % CHUNK];
}

const guint32 *
rf_journal_extra (RfJournal *journal, const RfEvent *event, guint *n)
{
  if (event->kind != RF_EVENT_ISOLATE_FORMED || event->b == 0)
    {
      *n = 0;
      return NULL;
    }
  *n = event->b;
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
  return sizeof *journal + __atomic_load_n (&journal->chunk_bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->text_arena.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->extra_arena.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->text_places.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->values.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->types.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->facts.bytes, __ATOMIC_RELAXED) +
         __atomic_load_n (&journal->lines.bytes, __ATOMIC_RELAXED) +
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
