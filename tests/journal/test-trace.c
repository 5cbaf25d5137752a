/* SPDX-License-Identifier: MIT */

/* Every trace line is JSON with the keys of the schema. */

#include "journal/rf-trace.h"
#include "rf-synthetic.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The schema: kind, its keys. A '?' marks a key that may be null. */
static const char *const schema[][8] = {
  { "line", "line", "function" },
  { "object.new", "object", "type", "address", "size", "tracked" },
  { "count", "object", "from", "to" },
  { "slot", "owner", "slot", "from?", "to?" },
  { "name", "frame", "name", "from?", "to?" },
  { "isolate.formed", "objects" },
  { "gc.begin", "generation", "reason" },
  { "gc.phase", "phase" },
  { "gc.refs", "object", "gc_refs" },
  { "gc.move", "object", "to" },
  { "finalizer.begin", "object" },
  { "output", "stream", "text" },
  { "input", "text" },
  { "message", "to", "text", "from", "object?", "line", "time", "channel" },
  { "finalizer.end", "object" },
  { "object.resurrected", "object" },
  { "weakref.cleared", "object", "referent" },
  { "gc.clear", "object" },
  { "object.free", "object", "cause" },
  { "gc.end", "collected", "uncollectable" },
};

static const char *
check_line (const char *line, gsize length, guint32 n, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;
  JsonObject *object;
  const char *kind;
  g_autofree char *start = NULL;

  g_assert_null (memchr (line, '\n', length));
  json_parser_load_from_data (parser, line, length, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (object, "n"), ==, n);
  kind = json_object_get_string_member (object, "kind");
  start = g_strdup_printf ("{\"n\":%u,\"kind\":\"%s\"", n, kind);
  g_assert_true (g_str_has_prefix (line, start));
  for (guint i = 0; i < G_N_ELEMENTS (schema); i++)
    {
      if (strcmp (schema[i][0], kind) != 0)
        continue;
      for (guint k = 1; k < G_N_ELEMENTS (schema[i]) && schema[i][k] != NULL; k++)
        {
          g_autofree char *key = g_strdup (schema[i][k]);
          gboolean may_be_null = g_str_has_suffix (key, "?");

          key[strlen (key) - may_be_null] = 0;
          if (!json_object_has_member (object, key))
            g_error ("%s lacks %s", line, key);
          g_assert_true (may_be_null || !json_object_get_null_member (object, key));
        }
      return schema[i][0];
    }
  return NULL;
}

static void
test_schema (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  g_autoptr (RfSynthetic) program = rf_synthetic_new (rf_journal_sink (journal), 12);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) line = g_string_new (NULL);

  rf_synthetic_run (program, 40000);
  rf_synthetic_end (program);
  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      const char *kind;

      g_string_truncate (line, 0);
      rf_trace_append (journal, n, line);
      kind = check_line (line->str, line->len, n, parser);
      if (kind != NULL)
        g_hash_table_add (seen, (gpointer) kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (schema); i++)
    if (!g_hash_table_contains (seen, schema[i][0]))
      g_error ("no %s was traced", schema[i][0]);
}

typedef struct
{
  RfEvent event;
  const char *line;
} Case;

/* The lines of the schema, letter by letter, with what is added after them. */
static void
test_lines (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  RfEventSink *sink = rf_journal_sink (journal);
#define T(string) sink->text (sink->user, string, -1)
  const guint32 members[4] = { 7, 8, 9, 10 };
  const Case cases[] = {
    { { RF_EVENT_OBJECT_NEW, 0, RF_NEW_CONTAINER | RF_NEW_TRACKED, 7, T ("MyNamedClass"), 48,
        0xdeadbee0, 0x7f12 },
      "{\"n\":1,\"kind\":\"object.new\",\"object\":7,\"type\":\"MyNamedClass\","
      "\"address\":\"0x7f12deadbee0\",\"size\":48,\"tracked\":true,\"container\":true}" },
    { { RF_EVENT_OBJECT_VALUE, 0, 0, 5, 0, T ("'friend'"), 0, 0 },
      "{\"n\":2,\"kind\":\"object.value\",\"object\":5,\"value\":\"'friend'\"}" },
    { { RF_EVENT_LINE, 0, 0, 1, 12, 11, T ("<module>"), 0 },
      "{\"n\":3,\"kind\":\"line\",\"line\":12,\"function\":\"<module>\",\"frame\":1}" },
    { { RF_EVENT_COUNT, 0, 0, 7, 1, 2, 0, 0 },
      "{\"n\":4,\"kind\":\"count\",\"object\":7,\"from\":1,\"to\":2}" },
    { { RF_EVENT_SLOT, RF_SLOT_ENTRY, 0, 8, 1, 0, 9, 5 },
      "{\"n\":5,\"kind\":\"slot\",\"owner\":8,\"slot\":\"friend\",\"from\":null,\"to\":9,"
      "\"key\":5}" },
    { { RF_EVENT_SLOT, RF_SLOT_NAMED, 0, 8, T ("__class__"), 0, 3, 0 },
      "{\"n\":6,\"kind\":\"slot\",\"owner\":8,\"slot\":\"__class__\",\"from\":null,\"to\":3}" },
    { { RF_EVENT_SLOT_INSERT, RF_SLOT_INDEX, 0, 8, 2, 0, 9, 0 },
      "{\"n\":7,\"kind\":\"slot\",\"owner\":8,\"slot\":2,\"to\":9,\"from\":null,\"insert\":true}" },
    { { RF_EVENT_SLOT_REMOVE, RF_SLOT_INDEX, 0, 8, 2, 9, 0, 0 },
      "{\"n\":8,\"kind\":\"slot\",\"owner\":8,\"slot\":2,\"from\":9,\"to\":null,\"remove\":true}" },
    { { RF_EVENT_NAME, RF_SLOT_FAST, 0, 1, T ("jane"), 0, 7, 0 },
      "{\"n\":9,\"kind\":\"name\",\"frame\":1,\"name\":\"jane\",\"from\":null,\"to\":7}" },
    { { RF_EVENT_ISOLATE_FORMED, 0, 0, 1, 4, 0, 0, 0 },
      "{\"n\":10,\"kind\":\"isolate.formed\",\"objects\":[7,8,9,10],\"isolate\":1}" },
    { { RF_EVENT_GC_BEGIN, 0, 0, 2, RF_REASON_GC_COLLECT, 0, 0, 0 },
      "{\"n\":11,\"kind\":\"gc.begin\",\"generation\":2,\"reason\":\"gc.collect\"}" },
    { { RF_EVENT_GC_PHASE, 0, 0, RF_PHASE_UPDATE_REFS, 0, 11, 0, 0 },
      "{\"n\":12,\"kind\":\"gc.phase\",\"phase\":\"update_refs\",\"objects\":11}" },
    { { RF_EVENT_GC_REFS, 0, 0, 7, 1, (guint32) -1, 0, 0 },
      "{\"n\":13,\"kind\":\"gc.refs\",\"object\":7,\"gc_refs\":1}" },
    { { RF_EVENT_GC_REFS, 0, 0, 7, 0, 1, 8, 0 },
      "{\"n\":14,\"kind\":\"gc.refs\",\"object\":7,\"gc_refs\":0,\"by\":8}" },
    { { RF_EVENT_GC_MOVE, 0, 0, 7, RF_GC_LIST_UNREACHABLE, RF_GC_LIST_YOUNG, 0, 2 },
      "{\"n\":15,\"kind\":\"gc.move\",\"object\":7,\"to\":\"unreachable\",\"from\":\"young\","
      "\"generation\":2}" },
    { { RF_EVENT_OUTPUT, 0, 0, RF_STREAM_STDOUT, T ("Deleting \"Jane\"!\n"), 0, 0, 0 },
      "{\"n\":16,\"kind\":\"output\",\"stream\":\"stdout\",\"text\":\"Deleting "
      "\\\"Jane\\\"!\\n\"}" },
    { { RF_EVENT_OBJECT_FREE, 0, 0, 7, RF_CAUSE_CYCLE, 18, 0, 0 },
      "{\"n\":17,\"kind\":\"object.free\",\"object\":7,\"cause\":\"cycle\",\"line\":18}" },
    { { RF_EVENT_GC_END, 0, 0, 4, 0, 2, RF_PHASE_END, 0 },
      "{\"n\":18,\"kind\":\"gc.end\",\"collected\":4,\"uncollectable\":0,\"generation\":2}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      rf_journal_append (journal, &cases[i].event, members, 4);
      rf_trace_append (journal, i + 1, line);
      g_assert_cmpstr (line->str, ==, cases[i].line);
    }
}

/* What a message has besides its record's fields. */
static void
test_message (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  RfEventSink *sink = rf_journal_sink (journal);
  const guint32 extra[RF_N_MESSAGE_EXTRA] = { T ("jane@example.org"), T ("Bye"), 2500 };
  RfEvent event = {
    RF_EVENT_MESSAGE, RF_CHANNEL_EMAIL, 0, T ("bob@example.org"), T ("I \"am\"\ngone."), 7, 12
  };
  g_autoptr (GString) line = g_string_new (NULL);

  rf_journal_append (journal, &event, extra, RF_N_MESSAGE_EXTRA);
  rf_trace_append (journal, 1, line);
  g_assert_cmpstr (line->str, ==,
                   "{\"n\":1,\"kind\":\"message\",\"to\":\"bob@example.org\","
                   "\"text\":\"I \\\"am\\\"\\ngone.\",\"object\":7,\"line\":12,"
                   "\"from\":\"jane@example.org\",\"channel\":\"email\",\"time\":2500,"
                   "\"subject\":\"Bye\"}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/schema", test_schema);
  g_test_add_func ("/trace/lines", test_lines);
  g_test_add_func ("/trace/message", test_message);
  return g_test_run ();
}
