/* SPDX-License-Identifier: MIT */

/* The interpreter's end. One function per step, called in order by a function that reads as the
 * list of them:
 *
 *   functions registered to run at exit; a full collection if the collector is on; the last
 *   exception; sys.modules is emptied, which drops __main__ when nobody else refers to it; names
 * that the program put into builtins; a full collection in any case; modules that are still alive
 * are cleared name by name; sys, whose clearing closes the console.
 *
 * Whatever is left then is never finalized, as in CPython. */

#include "python/rf-shutdown.h"

#include "heap/rf-collector.h"
#include "python/rf-atexit-module.h"
#include "python/rf-exception.h"
#include "python/rf-gc-module.h"
#include "python/rf-sys-module.h"

static void
drop_last_exception (RfMachine *m)
{
  RfObject *handled = m->handled;

  rf_sys_forget (m);
  m->handled = NULL;
  rf_xdrop (m, handled);
}

/* Which modules there are: borrowed pointers, only good to be looked for among the living. */
static GPtrArray *
list_modules (RfMachine *m)
{
  GPtrArray *list = g_ptr_array_new ();
  RfObject *key, *value;
  gsize position = 0;

  while (rf_dict_next (m->modules, &position, &key, &value))
    if (rf_is (value, m->class_module) && !rf_str_is (key, "sys") && !rf_str_is (key, "builtins"))
      g_ptr_array_add (list, value);
  return list;
}

static void
empty_modules (RfMachine *m)
{
  RfObject *key, *value;
  gsize position = 0;

  m->main = NULL;
  while (rf_dict_next (m->modules, &position, &key, &value))
    if (rf_is (value, m->class_module) && !rf_dict_set (m, m->modules, key, m->none))
      rf_raised_clear (m);
  rf_table_clear (m->heap, m->modules, ((RfDict *) m->modules)->table);
}

/* Drops what the program added to builtins. */
static void
restore_builtins (RfMachine *m)
{
  RfTable *table = ((RfDict *) m->builtins)->table;

  for (guint32 i = 0; i < table->n_entries; i++)
    {
      RfObject *value = table->entries[i].value;

      if (table->entries[i].key != NULL && value != NULL &&
          (value->flags & RF_OBJECT_INTERNAL) == 0 && value->refcnt < RF_REFCNT_IMMORTAL)
        rf_table_remove (m, m->builtins, table, (gssize) i);
    }
}

typedef struct
{
  GPtrArray *wanted;
  GHashTable *alive;
} FindAlive;

static void
find_alive (RfObject *object, gpointer user)
{
  FindAlive *find = user;

  for (guint i = 0; i < find->wanted->len; i++)
    if (find->wanted->pdata[i] == object)
      g_hash_table_add (find->alive, object);
}

/* Sets every name in @dict to None: first those with one underscore, then the others. */
static void
clear_names (RfMachine *m, RfObject *dict)
{
  for (int round = 0; round < 2; round++)
    {
      RfTable *table = ((RfDict *) dict)->table;

      for (guint32 i = 0; i < ((RfDict *) dict)->table->n_entries; i++)
        {
          RfObject *key, *value;
          const char *name;

          table = ((RfDict *) dict)->table;
          key = table->entries[i].key;
          value = table->entries[i].value;
          if (key == NULL || value == m->none || !rf_is (key, m->class_str))
            continue;
          name = rf_str_data (key);
          if (round == 0 ? name[0] != '_' || name[1] == '_' : g_str_equal (name, "__builtins__"))
            continue;
          rf_table_store (m, dict, table, (gssize) i, rf_none (m));
        }
    }
}

/* Modules that somebody outside of the garbage still refers to, newest first. */
static void
clear_living_modules (RfMachine *m, GPtrArray *modules)
{
  FindAlive find = { modules, g_hash_table_new (NULL, NULL) };
  g_autoptr (GPtrArray) living = g_ptr_array_new ();

  rf_heap_foreach (m->heap, find_alive, &find);
  for (guint i = modules->len; i > 0; i--)
    if (g_hash_table_contains (find.alive, modules->pdata[i - 1]) &&
        rf_is (modules->pdata[i - 1], m->class_module))
      g_ptr_array_add (living, rf_new_ref (m, modules->pdata[i - 1]));
  g_hash_table_unref (find.alive);
  for (guint i = 0; i < living->len; i++)
    rf_hold (m->heap, living->pdata[living->len - 1 - i]);
  for (guint i = 0; i < living->len; i++)
    {
      RfModule *module = living->pdata[i];

      if (m->stop == RF_STOP_NONE)
        clear_names (m, module->dict);
      rf_release (m->heap, 1);
      rf_drop (m, &module->base);
    }
}

/* sys goes last. Its stdout goes before whatever the program hung on it. */
static void
clear_sys (RfMachine *m, RfObject *sys)
{
  m->console_closed = TRUE;
  if (m->stop == RF_STOP_NONE)
    clear_names (m, ((RfModule *) sys)->dict);
}

static void
end_main_frame (RfMachine *m)
{
  RfHeap *heap = m->heap;

  if (heap->sink != NULL)
    rf_heap_emit (heap, RF_EVENT_FRAME_POP, 0, 0, 1, rf_heap_text (heap, "<module>", -1), 0, 0, 0);
}

gboolean
rf_shutdown (RfMachine *m, RfCode *code)
{
  RfHeap *heap = m->heap;
  RfObject *sys = rf_dict_get_cstr (m, m->modules, "sys");
  g_autoptr (GPtrArray) modules = NULL;
  gboolean flushed;

  if (sys != NULL)
    rf_hold (heap, rf_new_ref (m, sys));
  rf_drop (m, &code->base);
  rf_atexit_run (m);
  flushed = rf_sys_flush (m);
  m->shutting_down = TRUE;
  heap->cause = RF_CAUSE_SHUTDOWN;
  if (heap->gc_enabled)
    rf_gc_collect (heap, 2, RF_REASON_SHUTDOWN);
  drop_last_exception (m);
  m->sources_gone = TRUE;
  modules = list_modules (m);
  empty_modules (m);
  restore_builtins (m);
  rf_gc_collect (heap, 2, RF_REASON_SHUTDOWN);
  rf_gc_tell_garbage (m);
  clear_living_modules (m, modules);
  if (sys != NULL)
    {
      clear_sys (m, sys);
      rf_release (heap, 1);
      rf_drop (m, sys);
    }
  rf_gc_collect (heap, 2, RF_REASON_SHUTDOWN);
  end_main_frame (m);
  return flushed;
}
