/* SPDX-License-Identifier: MIT */

/* The machine's life: making it, running a program on it, stopping it.
 *
 * Invariants: everything that exists before the program begins is the interpreter's own
 * (RF_OBJECT_INTERNAL) and stands in the oldest generation; the sink is attached right before the
 * program's first event; after a stop the sink is detached, and nothing of the program runs any
 * more. */

#include "python/rf-machine.h"

#include "heap/rf-collector.h"
#include "heap/rf-isolate.h"
#include "python/rf-compile-text.h"
#include "python/rf-compiler.h"
#include "python/rf-eval-breaker.h"
#include "python/rf-exception.h"
#include "python/rf-frame.h"
#include "python/rf-import.h"
#include "python/rf-atoms-private.h"
#include "python/rf-parser.h"
#include "python/rf-refusal.h"
#include "python/rf-generator.h"
#include "python/rf-setup.h"
#include "python/rf-shutdown.h"
#include "python/rf-sys-module.h"
#include "python/rf-traceback.h"

#include <string.h>

/* --- hooks of the heap ------------------------------------------------------------------------ */

static void
visit_one (RfObject *object, RfVisit visit, gpointer data)
{
  if (object != NULL)
    visit (object, data);
}

static void
visit_array (GPtrArray *array, RfVisit visit, gpointer data)
{
  for (guint i = 0; array != NULL && i < array->len; i++)
    visit_one (array->pdata[i], visit, data);
}

static void
visit_roots (gpointer user, RfVisit visit, gpointer data)
{
  RfMachine *m = user;
  RfObject *const single[] = {
#define X(id, text) m->name_##id,
    RF_NAMES (X)
#undef X
      m->none,
    m->true_,
    m->false_,
    m->ellipsis,
    m->not_implemented,
    m->empty_tuple,
    m->empty_str,
    m->builtins,
    m->modules,
    m->current,
    m->handled,
    m->stop_exception,
    m->memory_error,
  };

  rf_class_visit_roots (m, visit, data);
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    visit_one (single[i], visit, data);
  for (guint i = 0; i < G_N_ELEMENTS (m->small_ints); i++)
    visit_one (m->small_ints[i], visit, data);
  for (guint i = 0; i < G_N_ELEMENTS (m->latin1); i++)
    visit_one (m->latin1[i], visit, data);
  visit_array (m->at_exit, visit, data);
  visit_array (m->kept, visit, data);
  visit_array (m->syntax, visit, data);
  for (guint i = 0; i < m->roots->len; i++)
    visit_one (*(RfObject **) m->roots->pdata[i], visit, data);
  rf_frame_visit_roots (m, visit, data);
  rf_call_visit_roots (m, visit, data);
  rf_generator_visit_roots (m, visit, data);
}

static void
weakref_callback (gpointer user, RfObject *weakref, RfObject *callback)
{
  RfMachine *m = user;
  RfObject *saved, *result;

  if (m->stop != RF_STOP_NONE)
    return;
  saved = rf_exception_save (m);
  result = rf_object_call_one (m, callback, weakref);
  if (result != NULL)
    rf_drop (m, result);
  else
    rf_raised_unraisable (m, NULL, callback);
  rf_exception_restore (m, saved);
}

static gboolean
in_library (gpointer user)
{
  RfMachine *m = user;

  return m->frame != NULL && rf_frame_is_library (m->frame);
}

static guint32
current_line (gpointer user)
{
  return rf_machine_line (user);
}

/* --- life ------------------------------------------------------------------------------------- */

void
rf_machine_add_root (RfMachine *m, RfObject **where)
{
  g_ptr_array_add (m->roots, where);
}

static gboolean
set_up_classes (RfMachine *m)
{
  return rf_class_setup (m) && rf_str_setup (m) && rf_tuple_setup (m) && rf_dict_setup (m) &&
         rf_class_setup_finish (m) && rf_descriptor_setup (m) && rf_singleton_setup (m) &&
         rf_int_setup (m) && rf_float_setup (m) && rf_complex_setup (m) && rf_list_setup (m) &&
         rf_set_setup (m) && rf_slice_setup (m) && rf_range_setup (m) && rf_iterator_setup (m) &&
         rf_bytes_setup (m) && rf_function_setup (m) && rf_method_setup (m) && rf_cell_setup (m) &&
         rf_code_setup (m) && rf_frame_setup (m) && rf_generator_setup (m) && rf_module_setup (m) &&
         rf_exception_setup (m) && rf_weakref_setup (m) && rf_generic_alias_setup (m) &&
         rf_namespace_setup (m);
}

static gboolean
import_at_start (RfMachine *m, const char *name)
{
  RfObject *str = rf_str_intern (m, name, -1);
  RfObject *module = str != NULL ? rf_import_module (m, str) : NULL;

  rf_xdrop (m, str);
  rf_xdrop (m, module);
  return module != NULL;
}

static gboolean
set_up_modules (RfMachine *m)
{
  RfObject *module;

  m->modules = rf_dict_new (m);
  if (m->modules == NULL || !import_at_start (m, "builtins"))
    return FALSE;
  module = rf_dict_get_cstr (m, m->modules, "builtins");
  m->builtins = rf_new_ref (m, ((RfModule *) module)->dict);
  /* All of them stand ready, as most do in CPython: making one is no part of the program. */
  for (guint i = 0; rf_module_defs[i] != NULL; i++)
    if (!import_at_start (m, rf_module_defs[i]->name))
      return FALSE;
  return TRUE;
}

/* Objects that the libraries of a real interpreter refer to in many places, and how often (3.10,
 * 3.11; 3.11 has the small ints and () as good as immortal). Only where counts change: an immortal
 * object has no holders. */
static void
hold_shared_objects (RfMachine *m)
{
  const struct
  {
    RfObject *object;
    guint n[2];
  } shared[] = {
    { m->none, { 3994, 5326 } },        { m->true_, { 105, 402 } },
    { m->false_, { 100, 379 } },        { m->ellipsis, { 2, 12 } },
    { m->not_implemented, { 2, 2 } },   { m->empty_str, { 52, 52 } },
    { m->empty_tuple, { 1299, 1299 } }, { m->small_ints[5], { 202, 202 } },
    { m->small_ints[6], { 98, 98 } },   { m->small_ints[7], { 84, 84 } },
  };
  int column = m->profile->lazy_frame_objects;

  if (m->profile->immortal_objects)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    for (guint k = 0; k < shared[i].n[column]; k++)
      g_ptr_array_add (m->kept, rf_new_ref (m, shared[i].object));
}

RfMachine *
rf_machine_new (RfHeap *heap, const RfHost *host)
{
  RfMachine *m = g_new0 (RfMachine, 1);

  m->heap = heap;
  m->profile = heap->profile;
  if (host != NULL)
    m->host = *host;
  m->recursion_limit = 1000;
  m->max_str_digits = RF_INT_MAX_STR_DIGITS;
  m->input = g_string_new (NULL);
  m->repr_running = g_ptr_array_new ();
  m->at_exit = g_ptr_array_new ();
  m->kept = g_ptr_array_new ();
  m->syntax = g_ptr_array_new ();
  m->roots = g_ptr_array_new ();
  heap->hooks.user = m;
  heap->building = TRUE;
  heap->gc_enabled = FALSE;
  if (!set_up_classes (m) || !set_up_modules (m))
    {
      rf_machine_free (m);
      return NULL;
    }
  hold_shared_objects (m);
  m->n_kept_at_first = m->kept->len;
  rf_heap_populate (heap);
  heap->building = FALSE;
  heap->gc_enabled = TRUE;
  heap->gc_pending = FALSE;
  rf_gc_retire_internal (heap);
  for (int i = 0; i < RF_N_GENERATIONS; i++)
    heap->generations[i].count = 0;
  heap->hooks.visit_roots = visit_roots;
  heap->hooks.weakref_callback = weakref_callback;
  heap->hooks.current_line = current_line;
  heap->hooks.in_library = in_library;
  heap->hooks.visit_named = rf_frame_visit_named;
  return m;
}

void
rf_machine_free (RfMachine *m)
{
  gpointer *states[] = { &m->io_state,         &m->abc_state,  &m->itertools_state,
                         &m->functools_state,  &m->gc_state,   &m->sys_state,
                         &m->weakref_state,    &m->time_state, &m->ctypes_state,
                         &m->int_state,        &m->str_state,  &m->random_state,
                         &m->collections_state };

  if (m == NULL)
    return;
  rf_frame_teardown (m);
  rf_str_teardown (m);
  rf_dict_teardown (m);
  rf_class_teardown (m);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_clear_pointer (states[i], g_free);
  memset (&m->heap->hooks, 0, sizeof m->heap->hooks);
  g_string_free (m->input, TRUE);
  g_ptr_array_unref (m->repr_running);
  g_ptr_array_unref (m->at_exit);
  g_ptr_array_unref (m->kept);
  g_ptr_array_unref (m->syntax);
  g_ptr_array_unref (m->roots);
  g_free (m->bytes_state);
  g_free (m->filename);
  g_free (m->source);
  g_free (m);
}

/* --- stopping --------------------------------------------------------------------------------- */

void
rf_machine_request_stop (RfMachine *m, RfStopReason reason)
{
  g_atomic_int_compare_and_exchange (&m->stop_wanted, RF_STOP_NONE, (int) reason);
  g_atomic_int_set (&m->breaker, 1);
}

void
rf_machine_cancel (RfMachine *m)
{
  g_atomic_int_set (&m->cancelled, 1);
  rf_machine_request_stop (m, RF_STOP_CANCELLED);
}

/* --- output ----------------------------------------------------------------------------------- */

gboolean
rf_machine_write (RfMachine *m, RfStream stream, const char *text, gsize size)
{
  RfHeap *heap = m->heap;

  if (m->console_closed || m->stop != RF_STOP_NONE || size == 0)
    return TRUE;
  m->output_size += size;
  if (m->output_limit != 0 && m->output_size > m->output_limit)
    {
      rf_machine_request_stop (m, RF_STOP_CONSOLE_FULL);
      return TRUE;
    }
  if (RF_RECORDING (heap))
    {
      guint32 id = rf_heap_text (heap, text, (gssize) size);

      rf_heap_emit (heap, RF_EVENT_OUTPUT, 0, 0, stream, id, 0, 0, 0);
    }
  if (m->host.write != NULL)
    m->host.write (m->host.user, stream, text, size);
  return TRUE;
}

/* --- input ------------------------------------------------------------------------------------ */

gboolean
rf_machine_read_line (RfMachine *m, GString *line)
{
  RfHeap *heap = m->heap;

  g_string_truncate (line, 0);
  if (m->stop != RF_STOP_NONE)
    return FALSE;
  if (m->host.read_line != NULL && !m->host.read_line (m->host.user, line))
    g_string_truncate (line, 0);
  if (g_atomic_int_get (&m->breaker) != 0 && !rf_eval_check (m))
    return FALSE;
  if (!g_utf8_validate (line->str, (gssize) line->len, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (line->str, (gssize) line->len);

      g_string_assign (line, valid);
    }
  if (line->len > 1 && line->str[line->len - 1] == '\n' && line->str[line->len - 2] == '\r')
    {
      g_string_truncate (line, line->len - 2);
      g_string_append_c (line, '\n');
    }
  if (RF_RECORDING (heap))
    {
      guint32 id = rf_heap_text (heap, line->str, (gssize) line->len);

      rf_heap_emit (heap, RF_EVENT_INPUT, 0, 0, id, 0, 0, 0, 0);
    }
  return TRUE;
}

/* --- running ---------------------------------------------------------------------------------- */

static RfCode *
compile (RfMachine *m, const char *text, gsize size, const char *filename, char **syntax_text,
         char **warnings, GError **error)
{
  g_auto (RfSyntaxError) syntax = RF_SYNTAX_ERROR_INIT;
  RfParseOptions options = { .filename = filename,
                             .minor = m->profile->minor,
                             .mode = RF_PARSE_MODULE };
  g_autoptr (RfAst) ast = NULL;
  g_autoptr (RfScopes) scopes = NULL;
  gboolean enabled = m->heap->gc_enabled;
  RfCode *code;

  ast = rf_parse_module (text, (gssize) size, &options, &syntax, error);
  if (ast != NULL)
    scopes = rf_scopes_analyse (ast, &syntax, error);
  if (scopes == NULL)
    {
      if (syntax_text != NULL && syntax.message != NULL)
        *syntax_text = rf_syntax_error_to_text (&syntax);
      return NULL;
    }
  if (!rf_refusal_check (m, ast, filename, FALSE, error))
    return NULL;
  *warnings = rf_compile_warnings (ast);
  m->heap->gc_enabled = FALSE;
  code = rf_compile (m, ast, scopes, filename, RF_COMPILE_MODULE, error);
  m->heap->gc_enabled = enabled;
  m->heap->gc_pending = FALSE;
  return code;
}

/* __main__, with the names that CPython gives it, in its order. */
static RfModule *
make_main (RfMachine *m, const char *filename)
{
  RfModule *module = (RfModule *) rf_module_new (m, "__main__");
  RfObject *annotations, *file, *cached, *builtins;
  gboolean ok;

  if (module == NULL)
    return NULL;
  annotations = rf_dict_new (m);
  file = rf_str_new (m, filename, -1);
  cached = rf_str_intern (m, "__cached__", -1);
  builtins = rf_dict_get_cstr (m, m->modules, "builtins");
  ok = annotations != NULL && file != NULL && cached != NULL && builtins != NULL &&
       rf_dict_set (m, module->dict, m->name_annotations, annotations) &&
       rf_dict_set (m, module->dict, m->name_builtins, builtins) &&
       rf_dict_set (m, module->dict, m->name_file, file) &&
       rf_dict_set (m, module->dict, cached, m->none) &&
       rf_dict_set (m, m->modules, m->name_main, &module->base) && rf_sys_name_program (m);
  rf_xdrop (m, annotations);
  rf_xdrop (m, file);
  rf_xdrop (m, cached);
  rf_drop (m, &module->base);
  if (!ok)
    return NULL;
  m->main = &module->base;
  return module;
}

/* The exception that left the module; returns the exit status. */
static int
end_by_exception (RfMachine *m)
{
  RfObject *exception = rf_raised_steal (m);
  int status = 1;

  if (m->stop != RF_STOP_NONE)
    {
      rf_xdrop (m, exception);
      return 1;
    }
  rf_hold (m->heap, exception);
  status = rf_sys_end_by_exception (m, exception);
  rf_release (m->heap, 1);
  rf_drop (m, exception);
  return status;
}

/* Tells the names that a module has before its first line runs. */
static void
note_first_names (RfMachine *m, RfObject *dict)
{
  const RfTable *table = ((RfDict *) dict)->table;

  for (guint32 i = 0; i < table->n_entries; i++)
    if (table->entries[i].key != NULL)
      rf_heap_note_slot (m->heap, dict, RF_SLOT_ENTRY, table->entries[i].rank, NULL,
                         table->entries[i].key, NULL, table->entries[i].value);
}

static int
run_main (RfMachine *m, RfCode *code, RfModule *module, const char *warnings, RfEventSink *sink)
{
  RfHeap *heap = m->heap;
  RfFrame *frame;
  RfObject *result = NULL;

  m->last_frame_id = 0;
  module->dict->flags |= RF_OBJECT_NAMESPACE;
  heap->namespace_frame = 1;
  heap->sink = sink;
  frame = rf_frame_push (m, code, NULL, module->dict, m->builtins, module->dict, RF_FRAME_ENTRY);
  if (frame != NULL && !rf_frame_start (m, frame, NULL))
    {
      rf_frame_pop (m, frame);
      frame = NULL;
    }
  if (frame != NULL && RF_RECORDING (heap))
    note_first_names (m, module->dict);
  if (frame != NULL && warnings != NULL)
    rf_machine_write (m, RF_STREAM_STDERR, warnings, strlen (warnings));
  rf_gc_stress (heap, TRUE);
  if (frame != NULL)
    result = rf_eval (m, frame);
  rf_gc_stress (heap, FALSE);
  rf_compiler_forget_syntax (m, 0);
  if (result == NULL)
    return end_by_exception (m);
  rf_drop (m, result);
  return 0;
}

int
rf_machine_run (RfMachine *m, const char *text, gssize size, const char *filename,
                RfEventSink *sink, char **syntax_text, GError **error)
{
  RfHeap *heap = m->heap;
  RfModule *module;
  RfCode *code;
  g_autofree char *warnings = NULL;
  int status, counts[RF_N_GENERATIONS];

  if (syntax_text != NULL)
    *syntax_text = NULL;
  m->source_size = size >= 0 ? (gsize) size : strlen (text);
  m->source = g_strndup (text, m->source_size);
  m->filename = g_strdup (filename);
  for (int i = 0; i < RF_N_GENERATIONS; i++)
    counts[i] = heap->generations[i].count;
  code = compile (m, m->source, m->source_size, filename, syntax_text, &warnings, error);
  if (code == NULL && m->current == NULL)
    return 2;
  heap->building = TRUE;
  module = code != NULL ? make_main (m, filename) : NULL;
  heap->building = FALSE;
  rf_gc_retire_internal (heap);
  for (int i = 0; i < RF_N_GENERATIONS; i++)
    heap->generations[i].count = counts[i];
  if (module == NULL)
    {
      /* No memory to begin with. */
      if (code != NULL)
        rf_drop (m, &code->base);
      heap->sink = sink;
      return end_by_exception (m);
    }
  rf_hold (heap, &code->base);
  status = run_main (m, code, module, warnings, sink);
  rf_release (heap, 1);
  if (m->stop == RF_STOP_NONE)
    {
      if (heap->sink != NULL)
        {
          rf_isolate_find (heap, TRUE);
          rf_heap_emit (heap, RF_EVENT_PROGRAM_END, 0, 0, (guint32) status, 0, 0, 0, 0);
        }
      if (!rf_shutdown (m, code))
        status = 120;
    }
  else
    rf_drop (m, &code->base);
  heap->sink = NULL;
  return status;
}

/* --- the stack -------------------------------------------------------------------------------- */

gboolean
rf_machine_start_thread (pthread_t *thread, void *(*main) (void *), gpointer user)
{
  pthread_attr_t attributes;
  gboolean ok;

  if (pthread_attr_init (&attributes) != 0)
    return FALSE;
  ok = pthread_attr_setstacksize (&attributes, RF_MACHINE_STACK) == 0 &&
       pthread_create (thread, &attributes, main, user) == 0;
  pthread_attr_destroy (&attributes);
  return ok;
}

typedef struct
{
  void (*function) (gpointer user);
  gpointer user;
} StackCall;

static void *
stack_main (void *data)
{
  StackCall *call = data;

  call->function (call->user);
  return NULL;
}

gboolean
rf_machine_call_with_stack (void (*function) (gpointer user), gpointer user)
{
  StackCall call = { function, user };
  pthread_t thread;

  return rf_machine_start_thread (&thread, stack_main, &call) && pthread_join (thread, NULL) == 0;
}
