/* SPDX-License-Identifier: MIT */

/* The module gc: a face for heap/rf-collector.h. The lists gc.garbage and gc.callbacks belong to
 * the module as well as to the collector, as in CPython: both hold a count. */

#include "python/rf-gc-module.h"

#include "heap/rf-collector.h"
#include "python/rf-dict.h"
#include "python/rf-exception.h"
#include "python/rf-frame.h"
#include "python/rf-import.h"
#include "python/rf-int.h"
#include "python/rf-sys-module.h"

#include <string.h>

typedef struct
{
  RfObject *garbage, *callbacks; /* lists, counted in m->kept */
} RfGcState;

/* --- hooks of the collector ------------------------------------------------------------------- */

static void
append_garbage (gpointer user, RfObject *object)
{
  RfMachine *m = user;
  RfGcState *state = m->gc_state;

  if (!rf_list_append (m, state->garbage, object))
    rf_raised_clear (m);
}

static void tell (RfMachine *m, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Writes to sys.stderr what the debugging flags ask for. */
static void
tell (RfMachine *m, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  rf_sys_write_error (m, text, strlen (text));
}

static void
count_one (RfObject *object, gpointer user)
{
  (*(gint64 *) user)++;
}

static gint64
count_generation (RfMachine *m, int generation)
{
  gint64 n = 0;

  rf_gc_foreach (m->heap, generation, count_one, &n);
  return n;
}

static void
tell_stats (gpointer user, gboolean begin, int generation, gsize unreachable)
{
  RfMachine *m = user;

  if (!begin)
    {
      tell (m, "gc: done, %" G_GSIZE_FORMAT " unreachable, 0 uncollectable, 0.0000s elapsed\n",
            unreachable);
      return;
    }
  tell (m, "gc: collecting generation %d...\n", generation);
  tell (m,
        "gc: objects in each generation: %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
        " %" G_GINT64_FORMAT "\ngc: objects in permanent generation: %" G_GINT64_FORMAT "\n",
        count_generation (m, 0), count_generation (m, 1), count_generation (m, 2),
        count_generation (m, RF_GENERATION_PERMANENT));
}

static void
tell_collectable (gpointer user, RfObject *object)
{
  tell (user, "gc: collectable <%s 0x%" G_GINT64_MODIFIER "x>\n", rf_class_name (object),
        object->address);
}

void
rf_gc_tell_garbage (RfMachine *m)
{
  const RfGcState *state = m->gc_state;
  RfObject *repr;

  if (state == NULL || ((RfList *) state->garbage)->length == 0 ||
      (m->heap->gc_debug & (RF_GC_DEBUG_SAVEALL | RF_GC_DEBUG_UNCOLLECTABLE)) !=
        RF_GC_DEBUG_UNCOLLECTABLE)
    return;
  repr = rf_object_repr (m, state->garbage);
  if (repr == NULL)
    {
      rf_raised_unraisable (m, NULL, state->garbage);
      return;
    }
  rf_hold (m->heap, repr);
  tell (m, "      %s\n", rf_str_data (repr));
  rf_release (m->heap, 1);
  rf_drop (m, repr);
}

/* A dict of three numbers. */
static RfObject *
make_numbers (RfMachine *m, const char *const *keys, const gsize *values)
{
  RfObject *numbers = rf_dict_new (m);
  gboolean ok = numbers != NULL;

  if (!ok)
    return NULL;
  rf_hold (m->heap, numbers);
  for (guint i = 0; ok && i < 3; i++)
    {
      RfObject *value = rf_int_new (m, (gint64) values[i]);

      ok = value != NULL && rf_dict_set_cstr (m, numbers, keys[i], value);
      rf_xdrop (m, value);
    }
  rf_release (m->heap, 1);
  if (ok)
    return numbers;
  rf_drop (m, numbers);
  return NULL;
}

static RfObject *
make_info (RfMachine *m, int generation, gsize collected, gsize uncollectable)
{
  static const char *const keys[] = { "generation", "collected", "uncollectable" };
  const gsize values[] = { (gsize) generation, collected, uncollectable };

  return make_numbers (m, keys, values);
}

/* Only the first collection of the end tells the callbacks: those that follow, when the modules
 * are gone, run where CPython wants nothing of the program to be asked any more. */
static void
call_callbacks (gpointer user, gboolean start, int generation, gsize collected, gsize uncollectable)
{
  RfMachine *m = user;
  RfList *callbacks = (RfList *) ((RfGcState *) m->gc_state)->callbacks;
  RfObject *args[2], *saved;

  if (callbacks->length == 0 || (m->sources_gone && m->heap->reason == RF_REASON_SHUTDOWN))
    return;
  saved = rf_exception_save (m);
  args[0] = rf_str_new (m, start ? "start" : "stop", -1);
  if (args[0] != NULL)
    rf_hold (m->heap, args[0]);
  args[1] = make_info (m, generation, collected, uncollectable);
  if (args[0] != NULL)
    rf_release (m->heap, 1);
  if (args[0] == NULL || args[1] == NULL)
    {
      rf_raised_clear (m);
      rf_xdrop (m, args[0]);
      rf_xdrop (m, args[1]);
      rf_exception_restore (m, saved);
      return;
    }
  rf_hold (m->heap, args[0]);
  rf_hold (m->heap, args[1]);
  for (gsize i = 0; i < callbacks->length; i++)
    {
      RfObject *callback = rf_new_ref (m, callbacks->items[i]);
      RfObject *result;

      rf_hold (m->heap, callback);
      result = rf_object_call (m, callback, args, 2, NULL);
      if (result == NULL)
        rf_raised_unraisable (m, NULL, callback);
      rf_release (m->heap, 1);
      rf_xdrop (m, result);
      rf_drop (m, callback);
    }
  rf_release (m->heap, 2);
  rf_drop (m, args[1]);
  rf_drop (m, args[0]);
  rf_exception_restore (m, saved);
}

/* --- switching, counts and thresholds --------------------------------------------------------- */

static RfObject *
gc_enable (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  rf_gc_enable (m->heap, TRUE);
  return rf_none (m);
}

static RfObject *
gc_disable (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  rf_gc_enable (m->heap, FALSE);
  return rf_none (m);
}

static RfObject *
gc_isenabled (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_bool (m, m->heap->gc_enabled);
}

static RfObject *
gc_collect (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "generation", NULL };
  RfObject *generation = NULL;
  int n = RF_N_GENERATIONS - 1;
  gsize found;

  if (!rf_args_parse (m, "collect", names, 0, 0, args, n_args, kwnames, &generation))
    return NULL;
  if (generation != NULL)
    {
      n = rf_int_as_c_int (m, generation);
      if (rf_raised (m))
        return NULL;
    }
  if (n < 0 || n >= RF_N_GENERATIONS)
    return rf_raise (m, RF_EXC_ValueError, "invalid generation");
  found = rf_gc_collect (m->heap, n, RF_REASON_GC_COLLECT);
  if (rf_raised (m))
    return NULL; /* the program was stopped */
  return rf_int_new (m, (gint64) found);
}

static RfObject *
gc_get_threshold (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfObject *items[RF_N_GENERATIONS];

  for (int i = 0; i < RF_N_GENERATIONS; i++)
    items[i] = rf_int_new (m, m->heap->generations[i].threshold);
  return rf_tuple_new_steal (m, items, RF_N_GENERATIONS);
}

static RfObject *
gc_set_threshold (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  gint64 values[RF_N_GENERATIONS];
  gsize n_set = n_args;

  if ((n_args == 0 || n_args > RF_N_GENERATIONS) && m->profile->minor >= 13)
    return rf_raise (m, RF_EXC_TypeError, "gc.set_threshold requires 1 to 3 arguments");
  if (n_args == 0)
    return rf_raise (m, RF_EXC_TypeError,
                     "set_threshold() takes at least 1 argument (%" G_GSIZE_FORMAT " given)",
                     n_args);
  if (n_args > RF_N_GENERATIONS)
    return rf_raise (m, RF_EXC_TypeError,
                     "set_threshold() takes at most 3 arguments (%" G_GSIZE_FORMAT " given)",
                     n_args);
  for (gsize i = 0; i < n_args; i++)
    {
      values[i] = rf_int_as_int64 (m, args[i]);
      if (!rf_raised (m) && (values[i] > G_MAXINT || values[i] < G_MININT))
        rf_raise (m, RF_EXC_OverflowError, "signed integer is %s",
                  values[i] > 0 ? "greater than maximum" : "less than minimum");
      if (rf_raised (m))
        {
          /* Before 3.13 those that were read have their effect already. */
          n_set = m->profile->minor >= 13 ? 0 : i;
          break;
        }
    }
  for (gsize i = 0; i < n_set; i++)
    rf_gc_set_threshold (m->heap, (int) i, (int) values[i]);
  return rf_raised (m) ? NULL : rf_none (m);
}

static RfObject *
gc_get_count (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *items[RF_N_GENERATIONS];

  for (int i = 0; i < RF_N_GENERATIONS; i++)
    items[i] = rf_int_new (m, m->heap->generations[i].count);
  return rf_tuple_new_steal (m, items, RF_N_GENERATIONS);
}

static RfObject *
gc_set_debug (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  int flags = rf_int_as_c_int (m, args[0]);

  if (rf_raised (m))
    return NULL;
  m->heap->gc_debug = flags;
  return rf_none (m);
}

static RfObject *
gc_get_debug (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_int_new (m, m->heap->gc_debug);
}

static RfObject *
gc_get_stats (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const keys[] = { "collections", "collected", "uncollectable" };
  gsize values[RF_N_GENERATIONS][G_N_ELEMENTS (keys)];
  RfObject *list;

  /* Making the answer may collect. */
  for (int i = 0; i < RF_N_GENERATIONS; i++)
    {
      values[i][0] = m->heap->generations[i].collections;
      values[i][1] = m->heap->generations[i].collected;
      values[i][2] = m->heap->generations[i].uncollectable;
    }
  list = rf_list_new (m, RF_N_GENERATIONS);
  if (list == NULL)
    return NULL;
  rf_hold (m->heap, list);
  for (int i = 0; i < RF_N_GENERATIONS && !rf_raised (m); i++)
    {
      RfObject *entry = make_numbers (m, keys, values[i]);

      if (entry != NULL)
        rf_list_append_steal (m, list, entry);
    }
  rf_release (m->heap, 1);
  if (!rf_raised (m))
    return list;
  rf_drop (m, list);
  return NULL;
}

static RfObject *
gc_freeze (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  rf_gc_freeze (m->heap);
  return rf_none (m);
}

static RfObject *
gc_unfreeze (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  rf_gc_unfreeze (m->heap);
  return rf_none (m);
}

static RfObject *
gc_get_freeze_count (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  return rf_int_new (m, count_generation (m, RF_GENERATION_PERMANENT));
}

/* --- looking at objects ----------------------------------------------------------------------- */

static RfObject *
gc_is_tracked (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gboolean shows =
    rf_is_dict (args[0]) && RF_DICT (args[0])->instance != NULL && RF_DICT (args[0])->shows_tracked;

  return rf_bool (m, shows || rf_gc_is_tracked (args[0]));
}

static RfObject *
gc_is_finalized (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return rf_bool (m, (args[0]->flags & RF_OBJECT_FINALIZED) != 0);
}

/* A tuple that C code has not filled yet. */
static gboolean
is_open (RfObject *object)
{
  const RfTuple *tuple = (const RfTuple *) object;

  return object->type->free_list == RF_FREE_LIST_TUPLE && tuple->length > 0 &&
         tuple->items[tuple->length - 1] == NULL;
}

static void
collect_one (RfObject *object, gpointer user)
{
  if (!is_open (object))
    g_ptr_array_add (user, object);
}

/* A list of the borrowed @objects; frees the array. */
static RfObject *
to_list (RfMachine *m, GPtrArray *objects)
{
  RfObject *list = rf_list_new (m, objects->len);

  for (guint i = 0; list != NULL && i < objects->len; i++)
    if (!rf_list_append (m, list, objects->pdata[i]))
      {
        rf_drop (m, list);
        list = NULL;
      }
  g_ptr_array_unref (objects);
  return list;
}

/* Takes the last mention of @object after index @from out of @found. */
static void
forget (GPtrArray *found, guint from, gconstpointer object)
{
  for (guint i = found->len; i > from; i--)
    if (found->pdata[i - 1] == object)
      {
        g_ptr_array_remove_index (found, i - 1);
        return;
      }
}

/* What CPython's tp_traverse does not visit, although it is held: the names of attributes, the dict
 * that only shows them (rf_object_referents() knows about inline values), a class's own names. */
static void
forget_hidden (RfMachine *m, RfObject *o, GPtrArray *found, guint from)
{
  RfAttributes *attributes = rf_object_attributes (o);

  if (attributes != NULL && attributes->table != NULL &&
      !(RF_CLASS_OF (o)->class_flags & RF_CLASS_MANAGED_VALUES))
    {
      for (guint32 i = 0; i < attributes->table->n_entries; i++)
        if (attributes->table->entries[i].key != NULL)
          forget (found, from, attributes->table->entries[i].key);
      if (attributes->dict != NULL)
        forget (found, from, attributes->dict);
    }
  if (rf_is (o, m->class_type))
    {
      forget (found, from, ((RfClass *) o)->qualname);
      forget (found, from, ((RfClass *) o)->name_object);
    }
}

static RfObject *
gc_get_referents (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  GPtrArray *found = g_ptr_array_new ();

  for (gsize i = 0; i < n_args; i++)
    if (rf_object_is_gc (args[i]))
      {
        guint from = found->len;

        rf_frame_show_back (m, args[i]);
        rf_object_referents (m->heap, args[i], collect_one, found);
        forget_hidden (m, args[i], found, from);
      }
  return to_list (m, found);
}

typedef struct
{
  RfHeap *heap;
  RfObject *const *args;
  gsize n_args;
  RfObject *packed; /* the arguments' own tuple is none of them; or NULL */
  gboolean hit;
  GPtrArray *found;
} RfReferrers;

static void
is_referent (RfObject *object, gpointer user)
{
  RfReferrers *search = user;

  for (gsize i = 0; i < search->n_args; i++)
    if (search->args[i] == object)
      search->hit = TRUE;
}

static void
test_referrer (RfObject *object, gpointer user)
{
  RfReferrers *search = user;

  search->hit = FALSE;
  rf_object_referents (search->heap, object, is_referent, search);
  if (search->hit && object != search->packed && !is_open (object))
    g_ptr_array_add (search->found, object);
}

static RfObject *
gc_get_referrers (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfReferrers search = {
    .heap = m->heap,
    .args = args,
    .n_args = n_args,
    .packed = m->packed,
    .found = g_ptr_array_new (),
  };

  rf_gc_foreach (m->heap, -1, test_referrer, &search);
  return to_list (m, search.found);
}

/* -1: all of them, also when the program says so itself. */
static gssize
as_generation (RfMachine *m, RfObject *o)
{
  gint64 value;

  if (!rf_is (o, m->class_int) && rf_class_lookup (m, RF_CLASS_OF (o), m->name_index) == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "argument should be integer or None, not '%s'",
                rf_class_name (o));
      return -1;
    }
  if (rf_is (o, m->class_int) && !rf_int_fits (o, &value))
    {
      rf_raise (m, RF_EXC_OverflowError, "cannot fit '%s' into an index-sized integer",
                rf_class_name (o));
      return -1;
    }
  return rf_object_as_index (m, o, RF_EXC_OverflowError);
}

static RfObject *
gc_get_objects (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  static const char *const names[] = { "generation", NULL };
  RfObject *generation = NULL;
  gssize n = -1;
  GPtrArray *found;

  if (!rf_args_parse (m, "get_objects", names, 0, 0, args, n_args, kwnames, &generation))
    return NULL;
  if (generation != NULL && generation != m->none)
    {
      n = as_generation (m, generation);
      if (rf_raised (m))
        return NULL;
      if (n >= RF_N_GENERATIONS)
        return rf_raise (m, RF_EXC_ValueError,
                         "generation parameter must be less than the number of available "
                         "generations (%d)",
                         RF_N_GENERATIONS);
      if (n < -1)
        return rf_raise (m, RF_EXC_ValueError, "generation parameter cannot be negative");
    }
  found = g_ptr_array_new ();
  rf_gc_foreach (m->heap, (int) n, collect_one, found);
  return to_list (m, found);
}

/* --- the module ------------------------------------------------------------------------------- */

static const RfMethodDef functions[] = {
  { "enable", gc_enable, 0, 0, 0 },
  { "disable", gc_disable, 0, 0, 0 },
  { "isenabled", gc_isenabled, 0, 0, 0 },
  { "set_debug", gc_set_debug, 1, 1, 0 },
  { "get_debug", gc_get_debug, 0, 0, 0 },
  { "get_count", gc_get_count, 0, 0, 0 },
  { "set_threshold", gc_set_threshold, 0, -1, RF_METHOD_TUPLE },
  { "get_threshold", gc_get_threshold, 0, 0, 0 },
  { "collect", gc_collect, 0, -1, RF_METHOD_KEYWORDS },
  { "get_objects", gc_get_objects, 0, -1, RF_METHOD_KEYWORDS },
  { "get_stats", gc_get_stats, 0, 0, 0 },
  { "is_tracked", gc_is_tracked, 1, 1, 0 },
  { "is_finalized", gc_is_finalized, 1, 1, 0 },
  { "get_referrers", gc_get_referrers, 0, -1, RF_METHOD_TUPLE_ONCE | RF_METHOD_PACKS_SINCE_313 },
  { "get_referents", gc_get_referents, 0, -1, RF_METHOD_TUPLE_ONCE | RF_METHOD_PACKS_SINCE_313 },
  { "freeze", gc_freeze, 0, 0, 0 },
  { "unfreeze", gc_unfreeze, 0, 0, 0 },
  { "get_freeze_count", gc_get_freeze_count, 0, 0, 0 },
  { NULL },
};

static const struct
{
  const char *name;
  int value;
} constants[] = {
  { "DEBUG_STATS", 1 },    { "DEBUG_COLLECTABLE", 2 }, { "DEBUG_UNCOLLECTABLE", 4 },
  { "DEBUG_SAVEALL", 32 }, { "DEBUG_LEAK", 38 },
};

static gboolean
gc_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  RfGcState *state = m->gc_state = g_new0 (RfGcState, 1);

  state->garbage = rf_list_new (m, 0);
  state->callbacks = rf_list_new (m, 0);
  if (state->garbage == NULL || state->callbacks == NULL)
    return FALSE;
  g_ptr_array_add (m->kept, state->garbage);
  g_ptr_array_add (m->kept, state->callbacks);
  if (!rf_dict_set_cstr (m, dict, "garbage", state->garbage) ||
      !rf_dict_set_cstr (m, dict, "callbacks", state->callbacks))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (constants); i++)
    {
      RfObject *value = rf_int_new (m, constants[i].value);
      gboolean set = value != NULL && rf_dict_set_cstr (m, dict, constants[i].name, value);
      rf_xdrop (m, value);
      if (!set)
        return FALSE;
    }
  m->heap->hooks.gc_callbacks = call_callbacks;
  m->heap->hooks.gc_garbage = append_garbage;
  m->heap->hooks.gc_stats = tell_stats;
  m->heap->hooks.gc_collectable = tell_collectable;
  return TRUE;
}

const RfModuleDef rf_gc_module = {
  .name = "gc",
  .doc = "This module provides access to the garbage collector for reference cycles.",
  .functions = functions,
  .setup = gc_setup,
};
