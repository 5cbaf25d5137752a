/* SPDX-License-Identifier: MIT */
/* Journals made by hand for the tests of the diagram. */
#include "diagram/rf-made-journal.h"

#include <string.h>

/* What fontconfig and graphviz keep for the life of the process is not this project's leak. */
const char *__lsan_default_suppressions (void);
const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\nleak:libgvc\nleak:libcgraph\nleak:libpango\n";
}

static guint32
text (Made *made, const char *string)
{
  return made->sink->text (made->sink->user, string, -1);
}

static void
emit (Made *made, RfEventKind kind, guint8 sub, guint16 aux, guint32 a, guint32 b, guint32 c,
      guint32 d, guint32 e)
{
  RfEvent event = { kind, sub, aux, a, b, c, d, e };

  made->sink->emit (made->sink->user, &event, NULL, 0);
}

void
made_emit (Made *made, RfEventKind kind, guint32 a, guint32 b, guint32 c, guint32 d, guint32 e)
{
  emit (made, kind, 0, 0, a, b, c, d, e);
}

static void
count (Made *made, guint32 object, int change)
{
  guint32 *n;

  if (object == 0)
    return;
  n = &g_array_index (made->counts, guint32, object);
  emit (made, RF_EVENT_COUNT, 0, 0, object, *n, *n + change, 0, 0);
  *n += change;
}

guint32
made_object (Made *made, const char *type, guint flags, const char *value)
{
  guint32 id = ++made->last_object;

  g_array_set_size (made->counts, id + 1);
  emit (made, RF_EVENT_OBJECT_NEW, 0, flags, id, text (made, type), 48, 0x7f0000000000 + id * 64,
        (guint32) (0x7f0000000000 >> 32));
  if (value != NULL)
    emit (made, RF_EVENT_OBJECT_VALUE, 0, 0, id, 0, text (made, value), 0, 0);
  return id;
}

guint32
made_str (Made *made, const char *string)
{
  g_autofree char *repr = NULL;
  guint32 id = GPOINTER_TO_UINT (g_hash_table_lookup (made->keys, string));

  if (id != 0)
    return id;
  repr = g_strdup_printf ("'%s'", string);
  id = made_object (made, "str", RF_NEW_ATOM, repr);
  g_hash_table_insert (made->keys, g_strdup (string), GUINT_TO_POINTER (id));
  return id;
}

guint32
made_int (Made *made, int value)
{
  g_autofree char *repr = g_strdup_printf ("%d", value);

  return made_object (made, "int", RF_NEW_ATOM, repr);
}

Made *
made_new (void)
{
  Made *made = g_new0 (Made, 1);

  made->journal = rf_journal_new ();
  made->sink = rf_journal_sink (made->journal);
  made->counts = g_array_new (FALSE, TRUE, sizeof (guint32));
  made->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  made->globals = made_object (made, "dict", RF_NEW_CONTAINER | RF_NEW_NAMESPACE, NULL);
  emit (made, RF_EVENT_FRAME_PUSH, 0, 0, 1, text (made, "<module>"), made->globals, 0, 1);
  made->top_frame = 1;
  made_name (made, "__name__", 0, made_str (made, "__main__"));
  return made;
}

void
made_free (Made *made)
{
  rf_journal_unref (made->journal);
  g_array_unref (made->counts);
  g_hash_table_unref (made->keys);
  g_free (made);
}

void
made_line (Made *made, guint32 line)
{
  emit (made, RF_EVENT_LINE, 0, 0, made->top_frame, line, made->line, text (made, "<module>"), 0);
  made->line = line;
}

static guint32
rank_of (Made *made, guint32 owner, guint32 key)
{
  /* One rank for each key is enough here. */
  return key + owner * 0;
}

void
made_name (Made *made, const char *name, guint32 from, guint32 to)
{
  guint32 key = made_str (made, name);

  count (made, to, 1);
  emit (made, RF_EVENT_NAME, RF_SLOT_ENTRY, 0, 1, rank_of (made, 0, key), from, to, key);
  count (made, from, -1);
}

void
made_local (Made *made, guint32 frame, guint index, const char *name, guint32 from, guint32 to)
{
  count (made, to, 1);
  emit (made, RF_EVENT_NAME, RF_SLOT_FAST, 0, frame, text (made, name), from, to, index);
  count (made, from, -1);
}

void
made_entry (Made *made, guint32 owner, const char *name, guint32 from, guint32 to)
{
  guint32 key = made_str (made, name);

  count (made, to, 1);
  emit (made, RF_EVENT_SLOT, RF_SLOT_ENTRY, 0, owner, rank_of (made, owner, key), from, to, key);
  count (made, from, -1);
}

void
made_named (Made *made, guint32 owner, const char *slot, guint32 from, guint32 to)
{
  count (made, to, 1);
  emit (made, RF_EVENT_SLOT, RF_SLOT_NAMED, 0, owner, text (made, slot), from, to, 0);
  count (made, from, -1);
}

void
made_item (Made *made, guint32 owner, guint32 index, guint32 from, guint32 to)
{
  count (made, to, 1);
  emit (made, RF_EVENT_SLOT, RF_SLOT_INDEX, 0, owner, index, from, to, 0);
  count (made, from, -1);
}

void
made_append (Made *made, guint32 owner, guint32 index, guint32 to)
{
  count (made, to, 1);
  emit (made, RF_EVENT_SLOT_INSERT, RF_SLOT_INDEX, 0, owner, index, 0, to, 0);
}

guint32
made_instance (Made *made, const char *type)
{
  guint32 id = made_object (made, type, RF_NEW_CONTAINER | RF_NEW_TRACKED | RF_NEW_INSTANCE, NULL);
  guint32 dict =
    made_object (made, "dict", RF_NEW_CONTAINER | RF_NEW_TRACKED | RF_NEW_INSTANCE_DICT, NULL);

  made_named (made, id, "__dict__", 0, dict);
  return id;
}

void
made_push (Made *made, guint32 frame, const char *function, guint32 line)
{
  emit (made, RF_EVENT_FRAME_PUSH, 0, 0, frame, text (made, function), 0, made->top_frame, line);
  made->top_frame = frame;
}

void
made_pop (Made *made, guint32 frame, const char *function)
{
  emit (made, RF_EVENT_FRAME_POP, 0, 0, frame, text (made, function), 0, frame - 1, made->line);
  made->top_frame = frame - 1;
}

void
made_isolate (Made *made, const guint32 *objects, guint n)
{
  RfEvent event = { RF_EVENT_ISOLATE_FORMED, 0, 0, ++made->last_isolate, n, 0, 0, 0 };

  made->sink->emit (made->sink->user, &event, objects, n);
}

void
made_phase (Made *made, RfPhase phase, RfPhase before)
{
  emit (made, RF_EVENT_GC_PHASE, 0, 0, phase, before, 4, 0, 0);
}

void
made_gc_refs (Made *made, guint32 object, guint32 refs, guint32 from)
{
  emit (made, RF_EVENT_GC_REFS, 0, 0, object, refs, from, 0, 0);
}

void
made_output (Made *made, const char *string)
{
  emit (made, RF_EVENT_OUTPUT, 0, 0, RF_STREAM_STDOUT, text (made, string), 0, 0, 0);
}

void
made_free_object (Made *made, guint32 object, RfCause cause)
{
  emit (made, RF_EVENT_OBJECT_FREE, 0, 0, object, cause, made->line, 0, 0);
}

/* --- runs --- */

static guint32
make_class (Made *made, const char *name)
{
  guint32 class =
    made_object (made, "type", RF_NEW_CONTAINER | RF_NEW_CLASS | RF_NEW_TRACKED, name);
  guint32 init = made_object (made, "function", RF_NEW_CONTAINER | RF_NEW_FUNCTION, "__init__");
  guint32 del = made_object (made, "function", RF_NEW_CONTAINER | RF_NEW_FUNCTION, "__del__");

  made_entry (made, class, "__module__", 0, made_str (made, "__main__"));
  made_entry (made, class, "__init__", 0, init);
  made_entry (made, class, "__del__", 0, del);
  made_name (made, name, 0, class);
  return class;
}

static void
collect_friends (Made *made, const guint32 *all)
{
  static const char *const said[] = { "Deleting Jane!", "Deleting Bob!" };

  made_emit (made, RF_EVENT_GC_BEGIN, 2, RF_REASON_GC_COLLECT, 0, 0, 0);
  made_phase (made, RF_PHASE_MERGE, RF_PHASE_NONE);
  made_phase (made, RF_PHASE_UPDATE_REFS, RF_PHASE_MERGE);
  for (guint i = 0; i < 4; i++)
    made_gc_refs (made, all[i], 1, G_MAXUINT32);
  made_phase (made, RF_PHASE_SUBTRACT_REFS, RF_PHASE_UPDATE_REFS);
  for (guint i = 0; i < 4; i++)
    made_gc_refs (made, all[i], 0, 1);
  made_phase (made, RF_PHASE_MOVE_UNREACHABLE, RF_PHASE_SUBTRACT_REFS);
  for (guint i = 0; i < 4; i++)
    made_emit (made, RF_EVENT_GC_MOVE, all[i], RF_GC_LIST_UNREACHABLE, RF_GC_LIST_YOUNG, 0, 0);
  made_phase (made, RF_PHASE_FINALIZERS, RF_PHASE_MOVE_UNREACHABLE);
  for (guint i = 0; i < 2; i++)
    {
      made_emit (made, RF_EVENT_FINALIZER_BEGIN, all[i * 2], 0, 0, 0, 0);
      made_output (made, said[i]);
      made_output (made, "\n");
      made_emit (made, RF_EVENT_FINALIZER_END, all[i * 2], 0, 0, 0, 0);
    }
  made_phase (made, RF_PHASE_RESURRECTION, RF_PHASE_FINALIZERS);
  made_phase (made, RF_PHASE_CLEAR, RF_PHASE_RESURRECTION);
  made_emit (made, RF_EVENT_GC_CLEAR, all[0], 0, 0, 0, 0);
  made_named (made, all[0], "__dict__", all[1], 0);
  made_entry (made, all[1], "friend", all[2], 0);
  made_named (made, all[2], "__dict__", all[3], 0);
  made_entry (made, all[3], "friend", all[0], 0);
  for (guint i = 4; i-- > 0;)
    made_free_object (made, all[i], RF_CAUSE_CYCLE);
  made_phase (made, RF_PHASE_END, RF_PHASE_CLEAR);
  made_emit (made, RF_EVENT_GC_END, 4, 0, 2, RF_PHASE_END, 0);
}

Made *
made_friends (void)
{
  Made *made = made_new ();
  guint32 gc, jane, bob, all[4];

  made_line (made, 2);
  gc = made_object (made, "module", RF_NEW_CONTAINER | RF_NEW_MODULE | RF_NEW_INTERNAL, "gc");
  made_name (made, "gc", 0, gc);
  made_line (made, 4);
  make_class (made, "MyNamedClass");
  made_line (made, 10);
  jane = made_instance (made, "MyNamedClass");
  made_entry (made, jane + 1, "name", 0, made_str (made, "Jane"));
  made_name (made, "jane", 0, jane);
  made_line (made, 11);
  bob = made_instance (made, "MyNamedClass");
  made_entry (made, bob + 1, "name", 0, made_str (made, "Bob"));
  made_name (made, "bob", 0, bob);
  made_line (made, 12);
  made_entry (made, jane + 1, "friend", 0, bob);
  made_line (made, 13);
  made_entry (made, bob + 1, "friend", 0, jane);
  made_line (made, 14);
  made_name (made, "jane", jane, 0);
  made_line (made, 15);
  made_name (made, "bob", bob, 0);
  all[0] = jane;
  all[1] = jane + 1;
  all[2] = bob;
  all[3] = bob + 1;
  made_isolate (made, all, 4);
  made_line (made, 18);
  collect_friends (made, all);
  made_line (made, 19);
  made_line (made, 20);
  made_line (made, 21);
  made_line (made, 22);
  return made;
}

Made *
made_list (guint n)
{
  Made *made = made_new ();
  guint32 last = 0;

  make_class (made, "Node");
  for (guint i = 0; i < n; i++)
    {
      guint32 node = made_instance (made, "Node");

      made_line (made, i + 3);
      made_entry (made, node + 1, "value", 0, made_int (made, (int) i));
      if (last == 0)
        made_name (made, "first", 0, node);
      else
        {
          made_entry (made, last + 1, "next", 0, node);
          made_entry (made, node + 1, "prev", 0, last);
        }
      last = node;
    }
  made_name (made, "last", 0, last);
  return made;
}

static guint32
make_tree (Made *made, guint depth)
{
  guint32 node = made_instance (made, "Tree");

  made_entry (made, node + 1, "key", 0, made_int (made, (int) depth));
  if (depth > 1)
    {
      made_entry (made, node + 1, "left", 0, make_tree (made, depth - 1));
      made_entry (made, node + 1, "right", 0, make_tree (made, depth - 1));
    }
  return node;
}

Made *
made_tree (guint depth)
{
  Made *made = made_new ();

  made_line (made, 1);
  made_name (made, "root", 0, make_tree (made, depth));
  return made;
}

Made *
made_stack (guint depth)
{
  Made *made = made_new ();
  guint32 box = made_object (made, "list", RF_NEW_CONTAINER | RF_NEW_TRACKED, NULL);

  made_line (made, 9);
  made_name (made, "box", 0, box);
  for (guint i = 0; i < depth; i++)
    {
      made_push (made, i + 2, "fact", 1);
      made_local (made, i + 2, 0, "n", 0, made_int (made, (int) (depth - i)));
      made_local (made, i + 2, 1, "box", 0, box);
      made_line (made, 2 + i);
    }
  made_append (made, box, 0, made_int (made, 120));
  for (guint i = depth; i-- > 0;)
    {
      made_local (made, i + 2, 1, "box", box, 0);
      made_pop (made, i + 2, "fact");
    }
  made_line (made, 10);
  return made;
}

Made *
made_loop (guint n)
{
  Made *made = made_new ();
  guint32 last = 0;

  for (guint i = 0; i < n; i++)
    {
      guint32 node;

      made_line (made, 2);
      node = made_instance (made, "Temp");
      made_entry (made, node + 1, "number", 0, made_int (made, (int) i));
      made_name (made, "temp", last, node);
      if (last != 0)
        {
          made_free_object (made, last + 1, RF_CAUSE_COUNT);
          made_free_object (made, last, RF_CAUSE_COUNT);
        }
      last = node;
    }
  return made;
}

Made *
made_mixture (void)
{
  Made *made = made_new ();
  guint32 list, dict, tuple, ref, self, inner;

  made_line (made, 1);
  list = made_object (made, "list", RF_NEW_CONTAINER | RF_NEW_TRACKED, NULL);
  for (guint i = 0; i < 1004; i++)
    made_append (made, list, i, made_int (made, (int) (i * i)));
  made_name (made, "numbers", 0, list);
  made_name (made, "same", 0, list);
  made_name (made, "again", 0, list);
  made_line (made, 2);
  dict = made_object (made, "dict", RF_NEW_CONTAINER | RF_NEW_TRACKED, NULL);
  inner = made_object (made, "dict", RF_NEW_CONTAINER | RF_NEW_TRACKED, NULL);
  made_entry (made, dict, "inner", 0, inner);
  made_entry (made, dict, "numbers", 0, list);
  made_entry (made, inner, "a rather long key that has to be cut", 0,
              made_str (made, "and a value that is even longer than the key was <&>"));
  made_entry (made, inner, "up", 0, dict);
  made_name (made, "table", 0, dict);
  made_line (made, 3);
  tuple = made_object (made, "tuple", RF_NEW_CONTAINER | RF_NEW_TRACKED, NULL);
  made_item (made, tuple, 0, 0, list);
  made_item (made, tuple, 1, 0, inner);
  made_item (made, tuple, 2, 0,
             made_object (made, "NoneType", RF_NEW_ATOM | RF_NEW_IMMORTAL, "None"));
  made_name (made, "pair", 0, tuple);
  made_line (made, 4);
  ref = made_object (made, "weakref", RF_NEW_CONTAINER | RF_NEW_WEAKREF, NULL);
  made_emit (made, RF_EVENT_WEAKREF_NEW, ref, inner, 0, 0, 0);
  made_name (made, "watch", 0, ref);
  made_line (made, 5);
  self = made_object (made, "list", RF_NEW_CONTAINER | RF_NEW_TRACKED, NULL);
  made_append (made, self, 0, self);
  made_name (made, "arr", 0, self);
  made_name (made, "f", 0, made_object (made, "function", RF_NEW_CONTAINER | RF_NEW_FUNCTION, "f"));
  made_line (made, 6);
  return made;
}

Made *
made_random (guint n, guint seed)
{
  Made *made = made_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree guint32 *nodes = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("name%u", i);

      made_line (made, i);
      nodes[i] = made_instance (made, i % 3 ? "Node" : "Record");
      made_entry (made, nodes[i] + 1, "id", 0, made_int (made, (int) i));
      if (i % 5 == 0)
        made_name (made, name, 0, nodes[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      made_line (made, 100 + i);
      made_entry (made, nodes[i] + 1, "one", 0, nodes[g_rand_int_range (rand, 0, (int) n)]);
      if (i % 2)
        made_entry (made, nodes[i] + 1, "other", 0, nodes[g_rand_int_range (rand, 0, (int) n)]);
    }
  made_line (made, 1000);
  return made;
}

RfLayout *
made_layout (Made *made)
{
  RfViewOptions options;
  GError *error = NULL;
  RfLayout *layout;

  rf_view_options_init (&options);
  layout = rf_layout_new_for_journal (made->journal, &options, NULL, &error);
  g_assert_no_error (error);
  return layout;
}

RfScene *
made_scene (Made *made, RfLayout *layout, guint32 n)
{
  g_autoptr (RfCursor) cursor = rf_cursor_new (made->journal, NULL);
  g_autoptr (RfView) view = rf_view_new (rf_cursor_seek (cursor, n), layout);

  return rf_scene_build (view, layout, NULL);
}
