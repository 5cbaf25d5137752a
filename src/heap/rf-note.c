/* SPDX-License-Identifier: MIT */

/* What happens to objects, told as events: announcing, counts, slots.
 *
 * Invariants: an object with a short id has been announced (OBJECT_NEW, its count from 0, what is
 * written on it), and an event never mentions one that has not been. From then on its counts and
 * its slots are told, before that none is: announcing tells the slots it has. So that long chains
 * of objects that were never mentioned need no recursion, slots are told from a queue. */

#include "heap/rf-collector.h"
#include "heap/rf-heap-private.h"
#include "heap/rf-heap.h"
#include "heap/rf-weakref.h"
#include "rf-config.h"

#include <string.h>

static void
emit_event (RfHeap *heap, RfEvent *event)
{
  heap->n_unpaid++;
  heap->sink->emit (heap->sink->user, event, NULL, 0);
}

void
rf_heap_emit (RfHeap *heap, RfEventKind kind, guint8 sub, guint16 aux, guint32 a, guint32 b,
              guint32 c, guint32 d, guint32 e)
{
  RfEvent event = { .kind = kind, .sub = sub, .aux = aux, .a = a, .b = b, .c = c, .d = d, .e = e };

  emit_event (heap, &event);
}

void
rf_heap_emit_extra (RfHeap *heap, const RfEvent *event, const guint32 *extra, guint n_extra)
{
  RfEvent record = *event;

  heap->n_unpaid++;
  heap->sink->emit (heap->sink->user, &record, extra, n_extra);
}

guint32
rf_heap_note_begin (RfHeap *heap, RfEventKind kind, guint32 id)
{
  guint32 outer = heap->acting;

  heap->acting = id;
  rf_heap_emit (heap, kind, 0, 0, id, 0, 0, 0, 0);
  return outer;
}

void
rf_heap_note_end (RfHeap *heap, RfEventKind kind, guint32 id, guint32 outer)
{
  heap->acting = outer;
  rf_heap_emit (heap, kind, 0, 0, id, 0, 0, 0, 0);
}

guint32
rf_heap_text (RfHeap *heap, const char *text, gssize length)
{
  return heap->sink->text (heap->sink->user, text, length);
}

/* --- announcing ----------------------------------------------------------------------------- */

/* The type's flags that are told as flags of its instances. */
static const struct
{
  RfTypeFlags type_flag;
  RfObjectNewFlags new_flag;
} shown_flags[] = {
  { RF_TYPE_GC, RF_NEW_CONTAINER },
  { RF_TYPE_IS_CLASS, RF_NEW_CLASS },
  { RF_TYPE_IS_FUNCTION, RF_NEW_FUNCTION },
  { RF_TYPE_IS_MODULE, RF_NEW_MODULE },
  { RF_TYPE_ATOM, RF_NEW_ATOM },
  { RF_TYPE_PYTHON_CLASS, RF_NEW_INSTANCE },
  { RF_TYPE_IS_WEAKREF, RF_NEW_WEAKREF },
  { RF_TYPE_IS_CELL, RF_NEW_CELL },
  { RF_TYPE_IS_MAPPING, RF_NEW_MAPPING },
};

static guint16
flags_of_type (RfType *type)
{
  if (G_UNLIKELY (type->told_type_flags != type->type_flags))
    {
      type->told_type_flags = type->type_flags;
      type->told_flags = 0;
      for (guint i = 0; i < G_N_ELEMENTS (shown_flags); i++)
        if (type->type_flags & shown_flags[i].type_flag)
          type->told_flags |= shown_flags[i].new_flag;
    }
  return type->told_flags;
}

static guint16
new_flags (RfObject *object)
{
  guint16 flags = flags_of_type (object->type);

  if (rf_gc_is_tracked (object))
    flags |= RF_NEW_TRACKED;
  if (object->flags & RF_OBJECT_INTERNAL)
    flags |= RF_NEW_INTERNAL;
  if (object->refcnt >= RF_REFCNT_IMMORTAL)
    flags |= RF_NEW_IMMORTAL;
  if (object->flags & RF_OBJECT_INSTANCE_DICT)
    flags |= RF_NEW_INSTANCE_DICT;
  if (object->flags & RF_OBJECT_NAMESPACE)
    flags |= RF_NEW_NAMESPACE;
  if (object->flags & RF_OBJECT_LIBRARY)
    flags |= RF_NEW_LIBRARY;
  if ((object->type->type_flags & RF_TYPE_PYTHON_CLASS) &&
      (object->type->base.flags & RF_OBJECT_LIBRARY))
    flags |= RF_NEW_LIBRARY_CLASS;
  return flags;
}

static guint32
shown_count (gint64 count)
{
  return count >= RF_REFCNT_IMMORTAL ? (guint32) RF_IMMORTAL_REFCNT : (guint32) count;
}

/* The value of @object as a text, 0 when it has none. */
static guint32
describe (RfHeap *heap, RfObject *object)
{
  GString *text = heap->description;
  gint64 number;

  if (object->type->number != NULL && heap->sink->numbers && object->type->number (object, &number))
    {
      guint32 id = rf_event_number_text (number);

      if (id != 0)
        return id;
    }
  if (object->type->describe == NULL)
    return 0;
  g_string_truncate (text, 0);
  object->type->describe (heap, object, text);
  return text->len > 0 ? rf_heap_text (heap, text->str, (gssize) text->len) : 0;
}

static void
emit_value (RfHeap *heap, RfObject *object, guint32 value)
{
  guint32 from = 0;

  if (heap->value_texts->len <= object->id)
    g_array_set_size (heap->value_texts, object->id + 1);
  from = g_array_index (heap->value_texts, guint32, object->id);
  if (from == value)
    return;
  g_array_index (heap->value_texts, guint32, object->id) = value;
  rf_heap_emit (heap, RF_EVENT_OBJECT_VALUE, 0, 0, object->id, from, value, 0, 0);
}

/* OBJECT_NEW and what belongs to it but the slots, as of a moment when the count was @count. */
static void
announce (RfHeap *heap, RfObject *object, gint64 count)
{
  RfType *type = object->type;
  guint32 value;

  if (type->name_text == 0 && type->name != NULL)
    type->name_text = rf_heap_text (heap, type->name, -1);
  object->id = ++heap->last_id;
  rf_heap_emit (heap, RF_EVENT_OBJECT_NEW,
                rf_gc_is_tracked (object) ? RF_GC (object)->generation : 0, new_flags (object),
                object->id, type->name_text, object->size, (guint32) object->address,
                (guint32) (object->address >> 32));
  rf_heap_emit (heap, RF_EVENT_COUNT, 0, 0, object->id, 0, shown_count (count), 0, 0);
  value = describe (heap, object);
  if (value != 0)
    emit_value (heap, object, value);
  if ((object->flags & (RF_OBJECT_INTERNAL | RF_OBJECT_NAMESPACE)) == 0)
    g_ptr_array_add (heap->announced, object);
}

/* The text of the name of a slot. There are few, all but a few of them short and constant. */
static guint32
slot_text (RfHeap *heap, const char *name)
{
  gsize at = ((gsize) name >> 3 ^ (gsize) name >> 8) % G_N_ELEMENTS (heap->slot_texts);
  gsize length;
  guint32 text;

  if (G_LIKELY (heap->slot_texts[at].text != 0 && strcmp (heap->slot_texts[at].name, name) == 0))
    return heap->slot_texts[at].text;
  length = strlen (name);
  text = rf_heap_text (heap, name, (gssize) length);
  if (length < sizeof heap->slot_texts[at].name)
    {
      memcpy (heap->slot_texts[at].name, name, length + 1);
      heap->slot_texts[at].text = text;
    }
  return text;
}

typedef struct
{
  RfHeap *heap;
  RfObject *owner;
  guint n_told; /* references */
} SlotData;

static void
emit_slot (RfSlotKind kind, guint32 number, const char *text, RfObject *key, RfObject *target,
           gpointer user)
{
  SlotData *data = user;
  RfHeap *heap = data->heap;
  guint32 key_id, target_id;

  if (target == NULL)
    return;
  data->n_told += key != NULL ? 2 : 1;
  key_id = rf_heap_id (heap, key);
  target_id = rf_heap_id (heap, target);
  rf_heap_emit (heap, RF_EVENT_SLOT, kind, 0, data->owner->id,
                text != NULL ? slot_text (heap, text) : number, 0, target_id, key_id);
}

static void
count_reference (RfObject *target, gpointer user)
{
  (*(guint *) user)++;
}

/* Whatever a type's traverse function visits, its slots function names: else a slot that nobody
 * heard of would be cleared one day. */
static void
check_slots (RfHeap *heap, const SlotData *data)
{
  RfType *type = data->owner->type;
  guint n = 0;

  if (!RF_CHECKS || type->traverse == NULL || type->type_flags & RF_TYPE_OWNS_FRAME)
    return;
  type->traverse (heap, data->owner, count_reference, &n);
  if (n != data->n_told)
    g_error ("%s: traverse visits %u references, slots %u", type->name, n, data->n_told);
}

/* Tells the slots of all objects that were announced since; these announce more. */
static void
emit_announced_slots (RfHeap *heap)
{
  if (heap->announcing)
    return;
  heap->announcing = TRUE;
  for (guint i = 0; i < heap->announced->len; i++)
    {
      SlotData data = { .heap = heap, .owner = g_ptr_array_index (heap->announced, i) };
      RfType *type = data.owner->type;

      if ((type->type_flags & RF_TYPE_HEAP) && (type->base.flags & RF_OBJECT_INTERNAL) == 0)
        emit_slot (RF_SLOT_NAMED, 0, "__class__", NULL, &type->base, &data);
      data.n_told = 0;
      if (type->slots != NULL)
        {
          type->slots (heap, data.owner, emit_slot, &data);
          check_slots (heap, &data);
        }
      if (type->type_flags & RF_TYPE_IS_WEAKREF)
        rf_weakref_announce (heap, (RfWeakref *) data.owner);
    }
  g_ptr_array_set_size (heap->announced, 0);
  heap->announcing = FALSE;
}

guint32
rf_heap_id (RfHeap *heap, RfObject *object)
{
  if (object == NULL)
    return 0;
  if (object->id == 0)
    {
      announce (heap, object, object->refcnt);
      emit_announced_slots (heap);
    }
  return object->id;
}

void
rf_heap_note_value (RfHeap *heap, RfObject *object)
{
  if (heap->sink != NULL && object->id != 0)
    emit_value (heap, object, describe (heap, object));
}

/* --- counts --------------------------------------------------------------------------------- */

/* Remembers @object, whose count changed: it may have become part of an isolate, or come out. */
static void
add_candidate (RfHeap *heap, RfObject *object)
{
  if (object->flags & (RF_OBJECT_INTERNAL | RF_OBJECT_FREEING))
    return;
  heap->isolate_news = TRUE;
  if (object->flags & RF_OBJECT_ISOLATED)
    heap->isolate_touched = TRUE;
  if (object->flags & RF_OBJECT_CANDIDATE)
    return;
  object->flags |= RF_OBJECT_CANDIDATE;
  RF_GC (object)->candidate = heap->candidates->len;
  g_ptr_array_add (heap->candidates, object);
}

/* Puts the last of the @end first candidates in the place @index. */
static void
fill_place (RfHeap *heap, guint index, guint end)
{
  RfObject *last = g_ptr_array_index (heap->candidates, end - 1);

  if (index == end - 1)
    return;
  heap->candidates->pdata[index] = last;
  RF_GC (last)->candidate = index;
}

void
rf_heap_forget_candidate (RfHeap *heap, RfObject *object)
{
  guint index = RF_GC (object)->candidate;

  g_assert (g_ptr_array_index (heap->candidates, index) == object);
  object->flags &= ~RF_OBJECT_CANDIDATE;
  if (index < heap->n_isolated)
    {
      fill_place (heap, index, heap->n_isolated);
      index = --heap->n_isolated;
    }
  fill_place (heap, index, heap->candidates->len);
  heap->candidates->len--;
}

/* The COUNT of an object that has been announced, up or down by one. Most go right into the sink.
 */
static inline void
tell_count (RfHeap *heap, RfObject *object, gboolean up)
{
  gint64 to = object->refcnt;

  if (G_LIKELY (
        to < RF_EVENT_COUNT_MAX &&
        rf_event_sink_take (heap->sink, rf_event_count_word (object->id, (guint32) to, up))))
    heap->n_unpaid++;
  else
    rf_heap_emit (heap, RF_EVENT_COUNT, 0, 0, object->id, shown_count (up ? to - 1 : to + 1),
                  shown_count (to), 0, 0);
}

void
rf_heap_note_up (RfHeap *heap, RfObject *object)
{
  /* What was not mentioned yet is announced with the count of that moment, so there is nothing to
   * tell but that a second holder makes the program's objects worth mentioning. */
  if (G_UNLIKELY (object->id == 0))
    {
      if (object->refcnt == 1 || (object->flags & RF_OBJECT_INTERNAL) != 0)
        return;
      announce (heap, object, object->refcnt - 1);
      emit_announced_slots (heap);
    }
  tell_count (heap, object, TRUE);
  if (G_UNLIKELY ((object->flags & RF_OBJECT_ISOLATED) != 0) && rf_gc_is_tracked (object))
    add_candidate (heap, object);
}

void
rf_heap_note_down (RfHeap *heap, RfObject *object)
{
  if (object->id != 0)
    tell_count (heap, object, FALSE);
  if (object->refcnt > 0 && rf_gc_is_tracked (object))
    add_candidate (heap, object);
}

void
rf_heap_note_count (RfHeap *heap, RfObject *object, gint64 from)
{
  gint64 to = object->refcnt;

  rf_heap_emit (heap, RF_EVENT_COUNT, 0, 0, object->id, shown_count (from), shown_count (to), 0, 0);
  if (rf_gc_is_tracked (object) && to > 0 &&
      (to < from || (object->flags & RF_OBJECT_ISOLATED) != 0))
    add_candidate (heap, object);
}

void
rf_heap_immortalize (RfHeap *heap, RfObject *object)
{
  gint64 from = object->refcnt;

  if (!heap->profile->immortal_objects || from >= RF_REFCNT_IMMORTAL)
    return;
  object->refcnt = RF_REFCNT_IMMORTAL;
  if (heap->sink != NULL && object->id != 0)
    rf_heap_emit (heap, RF_EVENT_COUNT, 0, 0, object->id, shown_count (from),
                  shown_count (object->refcnt), 0, 0);
}

/* --- slots ---------------------------------------------------------------------------------- */

static void
note_opaque (RfHeap *heap, RfObject *owner)
{
  if (g_hash_table_lookup (heap->opaque, owner) == GINT_TO_POINTER (RF_OPAQUE_FIXED))
    heap->opaque_version++;
  g_hash_table_insert (heap->opaque, owner, GINT_TO_POINTER (RF_OPAQUE_STORED));
}

/* Whether a store of @value (or NULL) in @owner is told as it happens; else its slots are told when
 * it is announced. */
static gboolean
slots_are_told (RfHeap *heap, RfObject *owner, RfObject *value)
{
  if (G_UNLIKELY (heap->opaque != NULL) &&
      (owner->flags & (RF_OBJECT_INTERNAL | RF_OBJECT_NAMESPACE)) == RF_OBJECT_INTERNAL)
    note_opaque (heap, owner);
  if (G_UNLIKELY ((owner->flags & RF_OBJECT_ISOLATED) != 0) && value != NULL)
    value->flags |= RF_OBJECT_HELD_BY_ISOLATE;
  if (owner->id != 0)
    return TRUE;
  if ((owner->flags & (RF_OBJECT_INTERNAL | RF_OBJECT_NAMESPACE)) == 0 &&
      owner->type->slots != NULL)
    return FALSE;
  rf_heap_id (heap, owner);
  return TRUE;
}

void
rf_heap_note_slot (RfHeap *heap, RfObject *owner, RfSlotKind kind, guint32 number, const char *text,
                   RfObject *key, RfObject *from, RfObject *to)
{
  guint32 key_id, from_id, to_id;

  if (!slots_are_told (heap, owner, to))
    return;
  key_id = rf_heap_id (heap, key);
  from_id = rf_heap_id (heap, from);
  to_id = rf_heap_id (heap, to);
  if (kind == RF_SLOT_ENTRY && (owner->flags & RF_OBJECT_NAMESPACE) != 0)
    rf_heap_emit (heap, RF_EVENT_NAME, kind, 0, heap->namespace_frame, number, from_id, to_id,
                  key_id);
  else
    rf_heap_emit (heap, RF_EVENT_SLOT, kind, 0, owner->id,
                  text != NULL ? slot_text (heap, text) : number, from_id, to_id, key_id);
}

void
rf_heap_note_insert (RfHeap *heap, RfObject *owner, gsize index, RfObject *value)
{
  if (heap->sink != NULL && slots_are_told (heap, owner, value))
    {
      guint32 id = rf_heap_id (heap, value);

      rf_heap_emit (heap, RF_EVENT_SLOT_INSERT, RF_SLOT_INDEX, 0, owner->id, (guint32) index, 0, id,
                    0);
    }
}

void
rf_heap_note_remove (RfHeap *heap, RfObject *owner, gsize index, RfObject *value)
{
  if (heap->sink != NULL && slots_are_told (heap, owner, NULL))
    {
      guint32 id = rf_heap_id (heap, value);

      rf_heap_emit (heap, RF_EVENT_SLOT_REMOVE, RF_SLOT_INDEX, 0, owner->id, (guint32) index, id, 0,
                    0);
    }
}
