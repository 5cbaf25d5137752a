/* SPDX-License-Identifier: MIT */

/* The small world that the tests of the heap share. */

#include "rf-test-heap.h"

#include <string.h>

/* --- types ---------------------------------------------------------------------------------- */

static void
node_traverse (RfHeap *heap, RfObject *object, RfVisit visit, gpointer user)
{
  Node *node = (Node *) object;

  for (guint i = 0; i < N_SLOTS; i++)
    if (node->slots[i] != NULL)
      visit (node->slots[i], user);
}

static void
node_slots (RfHeap *heap, RfObject *object, RfSlotVisit visit, gpointer user)
{
  Node *node = (Node *) object;

  for (guint i = 0; i < N_SLOTS; i++)
    if (node->slots[i] != NULL)
      visit (RF_SLOT_INDEX, i, NULL, NULL, node->slots[i], user);
}

static void
node_clear (RfHeap *heap, RfObject *object)
{
  Node *node = (Node *) object;

  for (guint i = 0; i < N_SLOTS; i++)
    rf_slot_store_index (heap, object, i, &node->slots[i], NULL);
}

static void
node_dealloc (RfHeap *heap, RfObject *object)
{
  World *world = heap->hooks.user;

  if (!heap->tearing_down)
    g_hash_table_remove (world->alive, GINT_TO_POINTER (((Node *) object)->label));
  node_clear (heap, object);
}

static void
node_finalize (RfHeap *heap, RfObject *object)
{
  World *world = heap->hooks.user;
  Node *node = (Node *) object;

  g_string_append_printf (world->log, "%d ", node->label);
  if (node->finalizer != NULL)
    node->finalizer (world, node);
}

static void
node_describe (RfHeap *heap, RfObject *object, GString *out)
{
  g_string_append_printf (out, "%d", ((Node *) object)->label);
}

static RfType *
make_type (World *world, const char *name, guint32 flags, gsize host_size)
{
  RfType bootstrap = { .type_flags = RF_TYPE_IS_CLASS, .host_size = sizeof (RfType) };
  RfType *type =
    (RfType *) rf_heap_new_object (world->heap, world->type != NULL ? world->type : &bootstrap, 400,
                                   0);

  if (world->type == NULL)
    {
      type->base.type = type;
      world->type = type;
    }
  type->name = name;
  type->type_flags = flags;
  type->host_size = host_size;
  world_add_root (world, type);
  return type;
}

static RfType *
make_node_type (World *world, const char *name, guint32 flags)
{
  RfType *type = make_type (world, name, flags, sizeof (Node));

  type->traverse = node_traverse;
  type->slots = node_slots;
  type->clear = node_clear;
  type->dealloc = node_dealloc;
  return type;
}

static void
make_types (World *world)
{
  const guint32 flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE | RF_TYPE_TRASHCAN;

  make_type (world, "type", RF_TYPE_IS_CLASS, sizeof (RfType));
  world->node = make_node_type (world, "node", flags);
  world->finalized_node = make_node_type (world, "finalized", flags);
  world->finalized_node->finalize = node_finalize;
  world->deep_node = make_node_type (world, "deep", flags & ~RF_TYPE_TRASHCAN);
  world->tuple = make_node_type (world, "tuple", flags | RF_TYPE_IS_TUPLE);
  world->tuple->clear = NULL;
  world->dict = make_node_type (world, "dict", flags | RF_TYPE_IS_DICT);
  world->atom = make_node_type (world, "atom", RF_TYPE_ATOM);
  world->atom->describe = node_describe;
  world->class = make_node_type (world, "class", flags | RF_TYPE_HEAP | RF_TYPE_PYTHON_CLASS);
  world->weak = make_type (world, "weak", RF_TYPE_GC | RF_TYPE_IS_WEAKREF, sizeof (Weak));
  world->weak->traverse = rf_weakref_traverse;
  world->weak->slots = rf_weakref_slots;
  world->weak->clear = rf_weakref_tp_clear;
  world->weak->dealloc = rf_weakref_dealloc;
}

/* --- hooks ---------------------------------------------------------------------------------- */

static void
visit_roots (gpointer user, RfVisit visit, gpointer data)
{
  World *world = user;

  for (guint i = 0; i < world->roots->len; i++)
    if (g_ptr_array_index (world->roots, i) != NULL)
      visit (g_ptr_array_index (world->roots, i), data);
  for (guint i = 0; i < world->garbage->len; i++)
    visit (g_ptr_array_index (world->garbage, i), data);
}

static void
weakref_callback (gpointer user, RfObject *weakref, RfObject *callback)
{
  World *world = user;

  g_assert_null (rf_weakref_get ((RfWeakref *) weakref));
  g_string_append_printf (world->log, "cb%d ", ((Weak *) weakref)->label);
  world_check (world);
}

static void
gc_garbage (gpointer user, RfObject *object)
{
  World *world = user;

  g_ptr_array_add (world->garbage, rf_ref (world->heap, object));
}

static guint32
current_line (gpointer user)
{
  return ((World *) user)->line;
}

/* --- the sink ------------------------------------------------------------------------------- */

static void
sink_emit (gpointer user, RfEvent *event, const guint32 *extra, guint n_extra)
{
  World *world = user;

  g_array_append_val (world->events, *event);
  if (n_extra > 0)
    g_array_append_vals (world->extra, extra, n_extra);
}

static guint32
sink_text (gpointer user, const char *text, gssize length)
{
  World *world = user;
  char *copy = length < 0 ? g_strdup (text) : g_strndup (text, length);
  gpointer id = g_hash_table_lookup (world->text_ids, copy);

  if (id != NULL || *copy == '\0')
    {
      g_free (copy);
      return GPOINTER_TO_UINT (id);
    }
  g_ptr_array_add (world->texts, copy);
  g_hash_table_insert (world->text_ids, copy, GUINT_TO_POINTER (world->texts->len));
  return world->texts->len;
}

char *
world_events (World *world)
{
  GString *out = g_string_new (NULL);
  guint extra = 0;

  for (guint i = 0; i < world->events->len; i++)
    {
      RfEvent *event = &g_array_index (world->events, RfEvent, i);
      const RfEventInfo *info = rf_event_info (event->kind);
      const guint32 numbers[] = { event->a, event->b, event->c, event->d, event->e };

      g_string_append (out, info->name);
      for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
        switch (info->fields[j].type)
          {
          case RF_FIELD_NONE:
          case RF_FIELD_HIDDEN:
          case RF_FIELD_ADDRESS:
            break;
          case RF_FIELD_TEXT:
            g_string_append_printf (out, " %s",
                                    (const char *) g_ptr_array_index (world->texts,
                                                                      numbers[j] - 1));
            break;
          case RF_FIELD_EXTRA:
            for (guint k = 0; k < numbers[j]; k++)
              g_string_append_printf (out, " %u", g_array_index (world->extra, guint32, extra++));
            break;
          case RF_FIELD_PHASE:
            g_string_append_printf (out, " %s", rf_phase_name (numbers[j]));
            break;
          case RF_FIELD_CAUSE:
            g_string_append_printf (out, " %s", rf_cause_name (numbers[j]));
            break;
          case RF_FIELD_LIST:
            g_string_append_printf (out, " %s", rf_gc_list_name (numbers[j]));
            break;
          case RF_FIELD_REASON:
            g_string_append_printf (out, " %s", rf_reason_name (numbers[j]));
            break;
          case RF_FIELD_SLOT:
            if (event->sub == RF_SLOT_NAMED)
              g_string_append_printf (out, " %s",
                                      (const char *) g_ptr_array_index (world->texts,
                                                                        numbers[j] - 1));
            else
              g_string_append_printf (out, " %u", numbers[j]);
            break;
          default:
            g_string_append_printf (out, " %u", numbers[j]);
          }
      g_string_append_c (out, '\n');
    }
  g_array_set_size (world->events, 0);
  g_array_set_size (world->extra, 0);
  return g_string_free (out, FALSE);
}

guint
world_count_events (World *world, RfEventKind kind)
{
  guint n = 0;

  for (guint i = 0; i < world->events->len; i++)
    n += g_array_index (world->events, RfEvent, i).kind == kind;
  return n;
}

const RfEvent *
world_event (World *world, RfEventKind kind, guint n)
{
  for (guint i = 0; i < world->events->len; i++)
    {
      RfEvent *event = &g_array_index (world->events, RfEvent, i);

      if (event->kind == kind && n-- == 0)
        return event;
    }
  return NULL;
}

/* --- the world ------------------------------------------------------------------------------ */

World *
world_new (const char *profile)
{
  World *world = g_new0 (World, 1);

  world->heap = rf_heap_new (rf_profile_find (profile));
  world->heap->hooks = (RfHeapHooks){ .user = world,
                                      .visit_roots = visit_roots,
                                      .weakref_callback = weakref_callback,
                                      .gc_garbage = gc_garbage,
                                      .current_line = current_line };
  world->roots = g_ptr_array_new ();
  world->log = g_string_new (NULL);
  world->alive = g_hash_table_new (NULL, NULL);
  world->garbage = g_ptr_array_new ();
  world->events = g_array_new (FALSE, FALSE, sizeof (RfEvent));
  world->extra = g_array_new (FALSE, FALSE, sizeof (guint32));
  world->texts = g_ptr_array_new_with_free_func (g_free);
  world->text_ids = g_hash_table_new (g_str_hash, g_str_equal);
  world->sink = (RfEventSink){ .user = world, .emit = sink_emit, .text = sink_text };
  world->heap->building = TRUE;
  make_types (world);
  world->heap->building = FALSE;
  return world;
}

void
world_free (World *world)
{
  world_check (world);
  rf_heap_free (world->heap);
  g_ptr_array_unref (world->roots);
  g_string_free (world->log, TRUE);
  g_hash_table_unref (world->alive);
  g_ptr_array_unref (world->garbage);
  g_array_unref (world->events);
  g_array_unref (world->extra);
  g_hash_table_unref (world->text_ids);
  g_ptr_array_unref (world->texts);
  g_free (world);
}

void
world_record (World *world)
{
  world->heap->sink = &world->sink;
}

static Node *
new_node (World *world, RfType *type, int label)
{
  gboolean gc = (type->type_flags & RF_TYPE_GC) != 0;
  Node *node = (Node *) rf_heap_new_object (world->heap, type, 48, gc ? 16 : 0);

  g_assert_nonnull (node);
  node->label = label;
  g_hash_table_add (world->alive, GINT_TO_POINTER (label));
  return node;
}

Node *
world_node (World *world, RfType *type)
{
  Node *node = new_node (world, type, ++world->next_label);

  rf_gc_track (world->heap, &node->base);
  return node;
}

gpointer
world_atom (World *world, int label)
{
  return new_node (world, world->atom, label);
}

guint
world_add_root (World *world, gpointer object)
{
  g_ptr_array_add (world->roots, object);
  return world->roots->len - 1;
}

void
world_drop_root (World *world, guint index)
{
  rf_xunref (world->heap, g_steal_pointer (&world->roots->pdata[index]));
}

Node *
world_root_node (World *world, RfType *type)
{
  Node *node = world_node (world, type);

  world_add_root (world, node);
  return node;
}

void
world_link (World *world, gpointer from, guint slot, gpointer to)
{
  rf_slot_store_index (world->heap, from, slot, &((Node *) from)->slots[slot],
                       to != NULL ? rf_ref (world->heap, to) : NULL);
}

Weak *
world_weakref (World *world, gpointer referent, gpointer callback)
{
  Weak *weak = (Weak *) rf_heap_new_object (world->heap, world->weak, 72, 16);

  weak->label = ++world->next_label;
  rf_weakref_link (world->heap, &weak->weakref, referent,
                   callback != NULL ? rf_ref (world->heap, callback) : NULL, FALSE);
  rf_gc_track (world->heap, &weak->weakref.base);
  return weak;
}

void
world_unref (World *world, gpointer object)
{
  rf_unref (world->heap, object);
}

void
world_check (World *world)
{
  g_autoptr (GString) report = g_string_new (NULL);

  if (!rf_checker_run (world->heap, report))
    g_error ("%s", report->str);
}

gboolean
world_is_alive (World *world, int label)
{
  return g_hash_table_contains (world->alive, GINT_TO_POINTER (label));
}
