/* SPDX-License-Identifier: MIT */

/* One event as JSON. Driven by the event table; what stands in it only here: the order where the
 * schema's differs from the table's, and the flags of an object. */

#include "journal/rf-trace.h"

#include "base/rf-text.h"

static guint32
field_value (const RfEvent *event, guint field)
{
  const guint32 values[5] = { event->a, event->b, event->c, event->d, event->e };
  return values[field];
}

static void
append_key (GString *out, const char *key)
{
  g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  g_string_append (out, key);
  g_string_append (out, "\":");
}

static void
append_string (GString *out, const char *text, gssize length)
{
  g_string_append_c (out, '"');
  rf_text_append_json (out, text, length);
  g_string_append_c (out, '"');
}

static void
append_id (GString *out, guint32 id)
{
  if (id == 0)
    g_string_append (out, "null");
  else
    g_string_append_printf (out, "%u", id);
}

static void
append_slot (RfJournal *journal, const RfEvent *event, GString *out)
{
  g_autoptr (GString) name = NULL;

  if (event->sub == RF_SLOT_INDEX || event->sub == RF_SLOT_MEMBER)
    {
      g_string_append_printf (out, "%u", event->b);
      return;
    }
  name = g_string_new (NULL);
  rf_journal_append_slot (journal, event, name);
  append_string (out, name->str, name->len);
}

static void
append_extra (RfJournal *journal, const RfEvent *event, GString *out)
{
  guint n;
  const guint32 *extra = rf_journal_extra (journal, event, &n);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, i == 0 ? "%u" : ",%u", extra[i]);
  g_string_append_c (out, ']');
}

/* What a message has besides its fields; only an e-mail has a subject. */
static void
append_envelope (RfJournal *journal, const RfEvent *event, GString *out)
{
  guint n;
  const guint32 *extra = rf_journal_extra (journal, event, &n);
  guint32 from = extra[RF_MESSAGE_FROM], subject = extra[RF_MESSAGE_SUBJECT];

  append_string (out, rf_journal_text (journal, from), rf_journal_text_length (journal, from));
  append_key (out, "channel");
  append_string (out, rf_channel_name (event->sub), -1);
  append_key (out, "time");
  g_string_append_printf (out, "%u", extra[RF_MESSAGE_TIME]);
  if (event->sub != RF_CHANNEL_EMAIL)
    return;
  append_key (out, "subject");
  append_string (out, rf_journal_text (journal, subject),
                 rf_journal_text_length (journal, subject));
}

static void
append_value (RfJournal *journal, const RfEvent *event, guint field, GString *out)
{
  const RfEventInfo *info = rf_event_info (event->kind);
  guint32 value = field_value (event, field);

  switch (info->fields[field].type)
    {
    case RF_FIELD_NUMBER:
      if (event->kind == RF_EVENT_GC_REFS)
        g_string_append_printf (out, "%d", (gint32) value);
      else
        g_string_append_printf (out, "%u", value);
      break;
    case RF_FIELD_FLAG:
      g_string_append (out, value ? "true" : "false");
      break;
    case RF_FIELD_OBJECT:
    case RF_FIELD_FRAME:
    case RF_FIELD_KEY:
      append_id (out, value);
      break;
    case RF_FIELD_TEXT:
      append_string (out, rf_journal_text (journal, value),
                     rf_journal_text_length (journal, value));
      break;
    case RF_FIELD_SLOT:
      append_slot (journal, event, out);
      break;
    case RF_FIELD_ADDRESS:
      g_string_append_printf (out, "\"0x%" G_GINT64_MODIFIER "x\"",
                              (guint64) field_value (event, field + 1) << 32 | value);
      break;
    case RF_FIELD_REASON:
      append_string (out, rf_reason_name (value), -1);
      break;
    case RF_FIELD_PHASE:
      append_string (out, rf_phase_name (value), -1);
      break;
    case RF_FIELD_LIST:
      append_string (out, rf_gc_list_name (value), -1);
      break;
    case RF_FIELD_CAUSE:
      append_string (out, rf_cause_name (value), -1);
      break;
    case RF_FIELD_STREAM:
      append_string (out, rf_stream_name (value), -1);
      break;
    case RF_FIELD_EXTRA:
      append_extra (journal, event, out);
      break;
    case RF_FIELD_ENVELOPE:
      append_envelope (journal, event, out);
      break;
    case RF_FIELD_NONE:
    case RF_FIELD_HIDDEN:
      g_assert_not_reached ();
    }
}

/* What the schema leaves out when it says nothing. */
static gboolean
is_silent (const RfEvent *event, guint field)
{
  const RfEventInfo *info = rf_event_info (event->kind);

  switch (info->fields[field].type)
    {
    case RF_FIELD_NONE:
    case RF_FIELD_HIDDEN:
      return TRUE;
    case RF_FIELD_KEY:
      return event->sub != RF_SLOT_ENTRY;
    case RF_FIELD_OBJECT:
      /* `by` */
      return (event->kind == RF_EVENT_GC_REFS || event->kind == RF_EVENT_GC_MOVE) && field > 0 &&
             field_value (event, field) == 0;
    default:
      return FALSE;
    }
}

static void
append_flags (const RfEvent *event, GString *out)
{
  static const struct
  {
    guint flag;
    const char *key;
  } flags[] = {
    { RF_NEW_CONTAINER, "container" },
    { RF_NEW_INTERNAL, "internal" },
    { RF_NEW_IMMORTAL, "immortal" },
    { RF_NEW_CLASS, "class" },
    { RF_NEW_FUNCTION, "function" },
    { RF_NEW_MODULE, "module" },
    { RF_NEW_ATOM, "atom" },
    { RF_NEW_INSTANCE, "instance" },
    { RF_NEW_INSTANCE_DICT, "dict" },
    { RF_NEW_NAMESPACE, "namespace" },
    { RF_NEW_WEAKREF, "weakref" },
    { RF_NEW_CELL, "cell" },
    { RF_NEW_LIBRARY, "library" },
    { RF_NEW_MAPPING, "mapping" },
    { RF_NEW_LIBRARY_CLASS, "library_class" },
  };

  append_key (out, "tracked");
  g_string_append (out, event->aux & RF_NEW_TRACKED ? "true" : "false");
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (event->aux & flags[i].flag)
      {
        append_key (out, flags[i].key);
        g_string_append (out, "true");
      }
}

void
rf_trace_append (RfJournal *journal, guint32 n, GString *out)
{
  static const guint8 table_order[5] = { 0, 1, 2, 3, 4 };
  static const guint8 line_order[5] = { 1, 3, 0, 2, 4 };
  static const guint8 new_order[5] = { 0, 1, 3, 2, 4 };
  static const guint8 isolate_order[5] = { 1, 0, 2, 3, 4 };
  const RfEvent record = rf_journal_event (journal, n), *event = &record;
  const RfEventInfo *info = rf_event_info (event->kind);
  const guint8 *order = event->kind == RF_EVENT_LINE             ? line_order
                        : event->kind == RF_EVENT_OBJECT_NEW     ? new_order
                        : event->kind == RF_EVENT_ISOLATE_FORMED ? isolate_order
                                                                 : table_order;

  gboolean is_frame = event->kind >= RF_EVENT_FRAME_PUSH && event->kind <= RF_EVENT_FRAME_DISCARD;

  g_string_append_printf (out, "{\"n\":%u,\"kind\":\"%s\"", n, info->name);
  for (guint i = 0; i < 5; i++)
    {
      guint field = order[i];
      if (is_silent (event, field))
        continue;
      append_key (out, info->fields[field].key);
      append_value (journal, event, field, out);
    }
  if (event->kind == RF_EVENT_OBJECT_NEW)
    append_flags (event, out);
  else if (is_frame && event->aux != 0)
    g_string_append (out, ",\"library\":true");
  else if (event->kind == RF_EVENT_SLOT_INSERT)
    {
      append_key (out, "from");
      g_string_append (out, "null");
      g_string_append (out, ",\"insert\":true");
    }
  else if (event->kind == RF_EVENT_SLOT_REMOVE)
    g_string_append (out, ",\"to\":null,\"remove\":true");
  g_string_append_c (out, '}');
}
