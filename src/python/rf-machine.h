/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/rf-profile.h"
#include "heap/rf-collector.h"
#include "heap/rf-heap.h"
#include "python/rf-names.h"
#include "python/rf-object.h"

#include <pthread.h>

G_BEGIN_DECLS

/* The machine: one Python interpreter on one heap. It steps stack code; Python functions that
 * call Python functions do not recurse on the C stack. C code that calls back into Python (a
 * __repr__ from print(), a __del__ from a dropped count, __eq__ from a look-up) runs a nested
 * evaluation loop, bounded by c_depth. It may be run on any one thread, with a C stack of
 * RF_MACHINE_STACK bytes. */
#define RF_MACHINE_STACK (512u * 1024 * 1024)

/* clang-format off */
#define RF_CORE_CLASSES(X)                                                                        \
  X (object) X (type) X (int) X (bool) X (float) X (NoneType) X (ellipsis)                         \
  X (NotImplementedType) X (str) X (str_iterator) X (list) X (list_iterator)                       \
  X (list_reverseiterator) X (tuple) X (tuple_iterator) X (dict) X (dict_keys) X (dict_values)     \
  X (dict_items) X (dict_keyiterator) X (dict_valueiterator) X (dict_itemiterator)                 \
  X (dict_reversekeyiterator) X (mappingproxy) X (set) X (frozenset) X (set_iterator) X (range)    \
  X (range_iterator) X (slice) X (enumerate) X (zip) X (map) X (filter) X (reversed)               \
  X (callable_iterator) X (iterator) X (cell) X (code) X (frame) X (traceback) X (function)        \
  X (method) X (builtin_function_or_method) X (method_descriptor) X (classmethod_descriptor)       \
  X (wrapper_descriptor) X (method_wrapper) X (getset_descriptor) X (member_descriptor)            \
  X (property) X (classmethod) X (staticmethod) X (super) X (module) X (weakref_ReferenceType)     \
  X (weakref_ProxyType) X (weakref_CallableProxyType) X (bytes) X (bytes_iterator) X (bytearray)                \
  X (bytearray_iterator) X (memoryview) X (complex) X (SimpleNamespace)                \
  X (GenericAlias) X (UnionType) X (generator) X (Quitter)
/* clang-format on */

/* How the run ended other than by the program itself. */
typedef enum
{
  RF_STOP_NONE,
  RF_STOP_CANCELLED,    /* somebody called rf_machine_cancel() */
  RF_STOP_EVENTS,       /* the sink is full */
  RF_STOP_CONSOLE_FULL, /* more output than the limit */
} RfStopReason;

/* What the machine asks of its host. Called on the thread that runs it. */
typedef struct
{
  gpointer user;
  /* The program wrote @size bytes of UTF-8. */
  void (*write) (gpointer user, RfStream stream, const char *text, gsize size);
  /* Appends the next line of the program's input to @line, with its line end, and may wait for it.
   * FALSE: there is no more. NULL: the input is empty. */
  gboolean (*read_line) (gpointer user, GString *line);
} RfHost;

struct _RfMachine
{
  RfHeap *heap;
  const RfProfile *profile;
  RfHost host;

#define X(name) RfClass *class_##name;
  RF_CORE_CLASSES (X)
#undef X
  RfClass *exceptions[RF_N_EXCEPTIONS];
#define X(id, text) RfObject *name_##id;
  RF_NAMES (X)
#undef X

  RfObject *none, *true_, *false_, *ellipsis, *not_implemented;
  RfObject *empty_tuple, *empty_str;
  RfObject *small_ints[262]; /* -5 … 256 */
  GHashTable *interned;      /* RfStr → itself */
  RfObject *latin1[256];     /* one-character str, made when first needed */

  RfObject *builtins;         /* dict of the module builtins */
  RfObject *modules;          /* sys.modules: a dict */
  RfObject *main;             /* the module __main__, borrowed from modules */
  GPtrArray *builtin_modules; /* RfModuleDef of what import finds: see rf-import.h */

  /* Running. */
  RfFrame *frame;        /* the innermost frame, or NULL */
  RfFrame *dying;        /* the frame that is being popped just now, or NULL */
  RfFrame *loose;        /* frames of generators, and those that have ended and are kept */
  struct _RfCode *codes; /* all code objects … */
  guint32 codes_version; /* … which changes with them */
  RfObject *current;     /* the exception that is being raised, owned, or NULL */
  RfObject *handled; /* the exception being handled, owned, or NULL: see rf_handled_exception() */
  struct _RfGenerator *generator; /* the innermost that runs, or NULL */
  int depth;                      /* Python frames */
  int recursion_limit;            /* 1000 */
  int max_str_digits;             /* of a conversion between int and str; 0: no limit */
  int c_depth;    /* nested evaluation loops and C recursion such as repr of a list in a list */
  gint breaker;   /* atomic: something waits for the evaluation loop's next check */
  gint cancelled; /* atomic */
  RfStopReason stop;
  guint32 last_frame_id;
  gint64 time_ns;   /* the virtual clock since the program began */
  guint n_messages; /* that the program has sent */
  gboolean shutting_down;
  GPtrArray *repr_running;      /* objects whose repr is under way ([...]) */
  GPtrArray *at_exit;           /* three for each call that runs at exit: see rf-atexit-module.c */
  GPtrArray *kept;              /* RfObject: counts that modules written in C hold themselves */
  guint n_kept_at_first;        /* before the program */
  GPtrArray *syntax;            /* RfObject: the literals of the program's tree, which CPython keeps
                                 * until the module has run */
  GPtrArray *roots;             /* RfObject **: see rf_machine_add_root() */
  struct _RfCallRest *rests;    /* results of frames that end just now */
  RfObject *packed;             /* the tuple that holds the arguments of the call in progress … */
  RfObject *const *packed_args; /* … if they are this array: see rf_call_arguments(); borrowed */
  int eval_depth;               /* nested evaluation loops, counted in c_depth too */
  int n_uncounted;              /* those that are left out: see rf_recursion_leave_out() */
  gint stop_wanted;         /* atomic: RfStopReason that the loop's next check turns into stop */
  RfObject *stop_exception; /* what unwinds everything on a stop; never seen by the program */
  RfObject *memory_error;   /* for when not even a MemoryError can be made */
  gboolean console_closed;  /* sys.stdout is gone: what is printed is lost, as in CPython's end */
  gboolean sources_gone;    /* tracebacks show no source lines any more */
  gsize output_size, output_limit; /* bytes written; 0: no limit */

  /* State that belongs to one module or type alone; each keeps its own struct here. */
  gpointer gc_state, sys_state, weakref_state, time_state, ctypes_state, class_state, int_state,
    str_state, frame_state, container_state, random_state, itertools_state, functools_state,
    abc_state, io_state, collections_state;

  GString *input; /* a line of input, of which the program has got input_at bytes */
  gsize input_at;
  gpointer bytes_state; /* RfBytesState */

  /* Builds with checks: called at the beginning of each instruction; or NULL. */
  void (*instruction_hook) (gpointer user);
  gpointer instruction_user;

  char *filename; /* as given */
  char *source;   /* the program text, for tracebacks */
  gsize source_size;
};

/* --- life ------------------------------------------------------------------------------------- */

/* A machine with all built-in types and modules, not recording yet. @heap is owned by the caller
 * and must outlive it. */
RfMachine *rf_machine_new (RfHeap *heap, const RfHost *host);
/* Frees the machine's own memory; the objects go with rf_heap_free(), which must come after. */
void rf_machine_free (RfMachine *m);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfMachine, rf_machine_free)

/* Compiles @text and runs it as the module __main__: returns the exit status (0; 1 after an
 * uncaught exception, its traceback written to the host; what sys.exit said), after the whole
 * shutdown has run. A syntax error or a refused construct sets @error and returns 2 before anything
 * has run (@syntax_text, may be NULL, then gets what CPython prints on stderr for a syntax error,
 * transfer full; CPython's exit status would be 1).
 * @sink (may be NULL) records from the first event of the program on.
 * When m->stop is set afterwards the program was stopped: recording ended at that moment. */
int rf_machine_run (RfMachine *m, const char *text, gssize size, const char *filename,
                    RfEventSink *sink, char **syntax_text, GError **error);

/* Asks the program to stop; from any thread. */
void rf_machine_cancel (RfMachine *m);
/* The same for another reason (from the sink's emit: RF_STOP_EVENTS). The first reason counts. */
void rf_machine_request_stop (RfMachine *m, RfStopReason reason);
/* Tells of a place outside of any object that owns a count, or is NULL, as long as the machine
 * lives. */
void rf_machine_add_root (RfMachine *m, RfObject **where);
/* Starts @main on a thread with a C stack of RF_MACHINE_STACK bytes, which the caller joins or
 * detaches. It is that large because C code that calls back into Python nests evaluation loops;
 * pages that are never touched cost nothing. FALSE: there is no memory for one. */
gboolean rf_machine_start_thread (pthread_t *thread, void *(*main) (void *), gpointer user);
/* Calls @function on a thread with a C stack of RF_MACHINE_STACK bytes and waits for it. FALSE
 * when there is no memory for one. */
gboolean rf_machine_call_with_stack (void (*function) (gpointer user), gpointer user);
/* The machine on @heap. (transfer none) */
static inline RfMachine *
rf_machine_of (RfHeap *heap)
{
  return (RfMachine *) heap->hooks.user;
}

/* --- exceptions ------------------------------------------------------------------------------- */

/* Sets an exception with a message; always returns NULL, for `return rf_raise (…)`. The format is
 * printf's (%s, %d, %zd, %.200s …). Context is chained as CPython does. */
gpointer rf_raise (RfMachine *m, RfExceptionKind kind, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* With one argument object (KeyError (key)), or with none (NULL). */
gpointer rf_raise_object (RfMachine *m, RfExceptionKind kind, RfObject *argument);
gpointer rf_raise_memory (RfMachine *m);
/* Raises the instance @exception (stolen). */
void rf_raise_exception (RfMachine *m, RfObject *exception);
static inline gboolean
rf_raised (RfMachine *m)
{
  return m->current != NULL;
}
/* Is the exception that is being raised an instance of the class @kind? */
gboolean rf_raised_is (RfMachine *m, RfExceptionKind kind);
/* Drops it. Must not be used on a stop (m->stop): then FALSE and nothing is dropped. */
gboolean rf_raised_clear (RfMachine *m);
/* Takes it out of the machine (new reference), to be put back with rf_raise_exception(). */
RfObject *rf_raised_steal (RfMachine *m);
/* "Exception ignored in: <object>" with its traceback on stderr; drops the exception. @where is
 * CPython's err_msg or NULL. */
void rf_raised_unraisable (RfMachine *m, const char *where, RfObject *object);

/* --- the abstract object protocol (rf-protocol.c) --------------------------------------------- */

RfObject *rf_object_repr (RfMachine *m, RfObject *o);  /* a str */
RfObject *rf_object_str (RfMachine *m, RfObject *o);   /* a str */
RfObject *rf_object_ascii (RfMachine *m, RfObject *o); /* a str */
RfObject *rf_object_format (RfMachine *m, RfObject *o, RfObject *spec /* str or NULL */);
gint64 rf_object_hash (RfMachine *m, RfObject *o); /* -1 error */
int rf_object_truth (RfMachine *m, RfObject *o);   /* 1, 0, -1 */
RfObject *rf_object_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op);
/* The same for a comparison that CPython has specialised: of two ints, floats or strs. */
RfObject *rf_object_compare_specialized (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op);
/* 1, 0, -1; identity implies equality for EQ and NE, as PyObject_RichCompareBool. */
int rf_object_compare_bool (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op);
RfObject *rf_object_getattr (RfMachine *m, RfObject *o, RfObject *name);
/* NULL without an exception when there is no such attribute. */
RfObject *rf_object_getattr_optional (RfMachine *m, RfObject *o, RfObject *name);
RfObject *rf_object_getattr_cstr (RfMachine *m, RfObject *o, const char *name);
gboolean rf_object_setattr (RfMachine *m, RfObject *o, RfObject *name, RfObject *value);
/* LOAD_METHOD: the attribute, and *self_is_bound says that it is an unbound function to be called
 * with @o put before the arguments. */
RfObject *rf_object_getmethod (RfMachine *m, RfObject *o, RfObject *name, gboolean *unbound);
/* Looks @name up in the class's mro; borrowed, no exception. */
RfObject *rf_class_lookup (RfMachine *m, RfClass *cls, RfObject *name);
/* A special method of @o's class, bound; NULL without exception when there is none. */
/* Where CPython looks for signals in C code (repr, str, …) a collection that is due from 3.12 on
 * runs, and so Python code. */
static inline void
rf_check_signals (RfMachine *m)
{
  if (G_UNLIKELY (m->heap->gc_pending && !m->profile->collect_at_allocation))
    rf_gc_run_pending (m->heap);
}

RfObject *rf_object_lookup_special (RfMachine *m, RfObject *o, RfObject *name);
/* Calls that. NULL without an exception: there is no such method. */
RfObject *rf_object_call_special (RfMachine *m, RfObject *o, RfObject *name, RfObject *const *args,
                                  gsize n_args);
RfObject *rf_object_call (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
                          RfObject *kwnames);
/* The same, of arguments that the caller holds in @tuple and a dict: no others are made. */
RfObject *rf_object_call_packed (RfMachine *m, RfObject *callable, RfObject *const *args,
                                 gsize n_args, RfObject *kwnames, RfObject *tuple);
/* The same of a call that CPython has specialised: it does not count for the recursion limit. */
RfObject *rf_object_call_specialized (RfMachine *m, RfObject *callable, RfObject *const *args,
                                      gsize n_args, RfObject *kwnames);
/* The same of a call out of a slot, whose keywords stood in a dict: when a function is called with
 * some, there is another tuple of their names, and everything is held once more. */
RfObject *rf_object_call_spread (RfMachine *m, RfObject *callable, RfObject *const *args,
                                 gsize n_args, RfObject *kwnames);
/* The positional arguments that a class's new_ or init was given as a tuple (new reference): the
 * one that the call holds them in, if it does. */
RfObject *rf_call_arguments (RfMachine *m, RfObject *const *args, gsize n_args);
RfObject *rf_object_call_noargs (RfMachine *m, RfObject *callable);
RfObject *rf_object_call_one (RfMachine *m, RfObject *callable, RfObject *arg);
RfObject *rf_object_call_method (RfMachine *m, RfObject *o, RfObject *name, RfObject *const *args,
                                 gsize n_args);
/* callable (*args, **kwargs): @args a tuple, @kwargs a dict or NULL. */
RfObject *rf_object_call_tuple (RfMachine *m, RfObject *callable, RfObject *args, RfObject *kwargs);
RfObject *rf_object_binary (RfMachine *m, RfBinaryOp op, RfObject *a, RfObject *b);
RfObject *rf_object_inplace (RfMachine *m, RfBinaryOp op, RfObject *a, RfObject *b);
RfObject *rf_object_power (RfMachine *m, RfObject *a, RfObject *b, RfObject *modulus);
RfObject *rf_object_negative (RfMachine *m, RfObject *o);
RfObject *rf_object_positive (RfMachine *m, RfObject *o);
RfObject *rf_object_invert (RfMachine *m, RfObject *o);
RfObject *rf_object_absolute (RfMachine *m, RfObject *o);
RfObject *rf_object_iter (RfMachine *m, RfObject *o);
/* NULL at the end without an exception (a StopIteration is taken away). */
RfObject *rf_object_next (RfMachine *m, RfObject *iterator);
/* The same by the class's own slot, where StopIteration may stay raised. The class may have lost
 * __next__ since iter() saw it: TypeError then. */
RfObject *rf_iterator_next (RfMachine *m, RfObject *iterator);
gssize rf_object_length (RfMachine *m, RfObject *o);
gssize rf_object_length_hint (RfMachine *m, RfObject *o, gssize default_hint);
RfObject *rf_object_getitem (RfMachine *m, RfObject *o, RfObject *key);
gboolean rf_object_setitem (RfMachine *m, RfObject *o, RfObject *key, RfObject *value);
gboolean rf_object_delitem (RfMachine *m, RfObject *o, RfObject *key);
int rf_object_contains (RfMachine *m, RfObject *o, RfObject *item);
RfObject *rf_object_index (RfMachine *m, RfObject *o); /* an int by __index__ */
/* An index as gssize; too big: clipped when @kind is RF_N_EXCEPTIONS, else that exception. -1 with
 * an exception set on errors (check rf_raised()). */
gssize rf_object_as_index (RfMachine *m, RfObject *o, RfExceptionKind kind);
int rf_object_isinstance (RfMachine *m, RfObject *o, RfObject *class_or_tuple);
int rf_object_issubclass (RfMachine *m, RfObject *cls, RfObject *class_or_tuple);
gboolean rf_object_callable (RfMachine *m, RfObject *o);
/* For recursive reprs: 1: it is already under way; 0: entered, call leave; -1 error. */
int rf_repr_enter (RfMachine *m, RfObject *o);
void rf_repr_leave (RfMachine *m, RfObject *o);
/* C recursion (comparison of nested lists …): FALSE raises RecursionError (@where as " in
 * comparison"). */
gboolean rf_recursion_enter (RfMachine *m, const char *where);
/* Would one more C call be too deep where Python's and C's have one limit (3.10, 3.11)? */
static inline gboolean
rf_recursion_is_full (RfMachine *m)
{
  return m->depth + m->c_depth - m->eval_depth >= m->recursion_limit &&
         m->profile->c_recursion_limit == 0;
}
static inline void
rf_recursion_leave (RfMachine *m)
{
  m->c_depth--;
}
/* For a call of the Python function @callable on behalf of the instruction that runs, if that is
 * @op: CPython runs it in the same loop, so that the loop it needs here does not count (3.12; in
 * the others it makes no difference). What it returns is given to rf_recursion_take_in()
 * afterwards. */
int rf_recursion_leave_out (RfMachine *m, int op, RfObject *callable);
static inline void
rf_recursion_take_in (RfMachine *m, int left_out)
{
  m->c_depth += left_out;
  m->eval_depth += left_out;
  m->n_uncounted -= left_out;
}

/* --- making and reading objects --------------------------------------------------------------- */

static inline RfObject *
rf_new_ref (RfMachine *m, RfObject *o)
{
  return rf_ref (m->heap, o);
}
static inline void
rf_drop (RfMachine *m, RfObject *o)
{
  rf_unref (m->heap, o);
}
static inline void
rf_xdrop (RfMachine *m, RfObject *o)
{
  rf_xunref (m->heap, o);
}
static inline RfObject *
rf_none (RfMachine *m)
{
  return rf_ref (m->heap, m->none);
}
static inline RfObject *
rf_bool (RfMachine *m, gboolean value)
{
  return rf_ref (m->heap, value ? m->true_ : m->false_);
}
/* The answer of a comparison @op between two things whose order is negative, 0 or positive. */
static inline RfObject *
rf_bool_of_order (RfMachine *m, int order, RfCompareOp op)
{
  switch (op)
    {
    case RF_CMP_LT:
      return rf_bool (m, order < 0);
    case RF_CMP_LE:
      return rf_bool (m, order <= 0);
    case RF_CMP_EQ:
      return rf_bool (m, order == 0);
    case RF_CMP_NE:
      return rf_bool (m, order != 0);
    case RF_CMP_GT:
      return rf_bool (m, order > 0);
    case RF_CMP_GE:
      return rf_bool (m, order >= 0);
    }
  g_assert_not_reached ();
}
static inline RfObject *
rf_not_implemented (RfMachine *m)
{
  return rf_ref (m->heap, m->not_implemented);
}

/* int: rf-int.c */
RfObject *rf_int_new (RfMachine *m, gint64 value);
RfObject *rf_int_new_unsigned (RfMachine *m, guint64 value);
RfObject *rf_int_new_text (RfMachine *m, const char *digits,
                           int base);                     /* no sign, no prefix, no underscores */
RfObject *rf_int_new_double (RfMachine *m, double value); /* truncated; finite */
/* The value; an exception (OverflowError with CPython's words) when it does not fit or is no int:
 * -1 and rf_raised(). */
gint64 rf_int_as_int64 (RfMachine *m, RfObject *o);
gboolean rf_int_fits (RfObject *o, gint64 *value);
double rf_int_as_double (RfMachine *m, RfObject *o); /* OverflowError: -1.0 and rf_raised() */
/* float: rf-float.c */
RfObject *rf_float_new (RfMachine *m, double value);
double rf_float_as_double (RfMachine *m,
                           RfObject *o); /* by __float__ and __index__ too; -1.0 and rf_raised() */
/* str: rf-str.c */
RfObject *rf_str_new (RfMachine *m, const char *utf8, gssize size);
RfObject *rf_str_new_format (RfMachine *m, const char *format, ...) G_GNUC_PRINTF (2, 3);
RfObject *rf_str_intern (RfMachine *m, const char *utf8,
                         gssize size); /* new reference to the interned one */
RfObject *rf_str_intern_object (RfMachine *m, RfObject *str); /* steals, returns the interned one */
static inline const char *
rf_str_data (RfObject *str)
{
  return ((RfStr *) str)->data;
}
/* The text of the events for what is in @str; call only when RF_RECORDING. */
static inline guint32
rf_str_text (RfMachine *m, RfObject *str)
{
  RfStr *s = (RfStr *) str;

  if (s->text == 0)
    s->text = rf_heap_text (m->heap, s->data, (gssize) s->size);
  return s->text;
}
gboolean rf_str_equal (RfObject *a, RfObject *b);
gboolean rf_str_is (RfObject *str, const char *text); /* FALSE for what is no str */
/* Appends to @out; FALSE with an exception. */
gboolean rf_str_append_repr (RfMachine *m, GString *out, RfObject *o);
gboolean rf_str_append_str (RfMachine *m, GString *out, RfObject *o);
/* tuple, list, dict, set: rf-tuple.c, rf-list.c, rf-dict.c, rf-set.c */
/* A tracked tuple of @n > 0 empty places, which the caller fills through the gate. */
RfObject *rf_tuple_new_open (RfMachine *m, gsize n);
RfObject *rf_tuple_new (RfMachine *m, RfObject *const *items,
                        gsize n); /* takes counts of its own */
RfObject *rf_tuple_new_steal (RfMachine *m, RfObject *const *items,
                              gsize n); /* steals the items, also on failure */
/* The same for items that somebody holds meanwhile: the evaluation stack. */
RfObject *rf_tuple_new_stack (RfMachine *m, RfObject *const *items, gsize n);
RfObject *rf_list_new_stack (RfMachine *m, RfObject *const *items, gsize n);
RfObject *rf_tuple_pack (RfMachine *m, gsize n, ...); /* takes counts of its own */
RfObject *rf_tuple_from_iterable (RfMachine *m, RfObject *iterable);
RfObject *rf_list_new (RfMachine *m, gsize n_reserved);
RfObject *rf_list_new_steal (RfMachine *m, RfObject *const *items, gsize n);
RfObject *rf_list_from_iterable (RfMachine *m, RfObject *iterable);
gboolean rf_list_append (RfMachine *m, RfObject *list,
                         RfObject *item); /* takes a count of its own */
gboolean rf_list_append_steal (RfMachine *m, RfObject *list,
                               RfObject *item); /* steals, also on failure */
gboolean rf_list_extend (RfMachine *m, RfObject *list, RfObject *iterable);
gboolean rf_list_sort (RfMachine *m, RfObject *list, RfObject *key /* or NULL */, gboolean reverse);
RfObject *rf_dict_new (RfMachine *m);
/* Borrowed value; NULL without an exception: not there (rf_raised() tells). */
RfObject *rf_dict_get (RfMachine *m, RfObject *dict, RfObject *key);
RfObject *rf_dict_get_cstr (RfMachine *m, RfObject *dict, const char *key);
gboolean rf_dict_set (RfMachine *m, RfObject *dict, RfObject *key,
                      RfObject *value); /* counts of its own */
gboolean rf_dict_set_steal (RfMachine *m, RfObject *dict, RfObject *key,
                            RfObject *value); /* steals value */
gboolean rf_dict_set_cstr (RfMachine *m, RfObject *dict, const char *key, RfObject *value);
/* 1 removed, 0 not there, -1 error. */
int rf_dict_delete (RfMachine *m, RfObject *dict, RfObject *key);
/* Entry by entry: *position starts at 0; borrowed key and value; FALSE at the end. */
gboolean rf_dict_next (RfObject *dict, gsize *position, RfObject **key, RfObject **value);
gboolean rf_dict_update (RfMachine *m, RfObject *dict, RfObject *mapping_or_pairs);
static inline gsize
rf_dict_length (RfObject *dict)
{
  return ((RfDict *) dict)->table->n_used;
}
/* A dict that shows (3.13) or takes over (3.11, 3.12) the inline values of @instance: used by the
 * attribute code alone. */
RfObject *rf_dict_new_for_instance (RfMachine *m, RfObject *instance, RfAttributes *attributes);
RfObject *rf_set_new (RfMachine *m);
gboolean rf_set_add (RfMachine *m, RfObject *set, RfObject *item);
gboolean rf_set_update (RfMachine *m, RfObject *set, RfObject *iterable);
RfObject *rf_slice_new (RfMachine *m, RfObject *start, RfObject *stop,
                        RfObject *step); /* NULL: None */
/* Iterates @o: exact lists and tuples directly. Unpacks exactly @n items (or with @after >= 0: n
 * before a star, after behind it, *items[n] a list), each a new reference in @items; CPython's
 * messages. */
gboolean rf_unpack (RfMachine *m, RfObject *o, gsize n, gssize after, RfObject **items);

/* --- classes: rf-class.c ---------------------------------------------------------------------- */

typedef struct
{
  const char *name;            /* "list"; with a dot: module and name, "weakref.ReferenceType" */
  RfClass *base;               /* NULL: object */
  guint32 class_flags;         /* RfClassFlags */
  guint32 type_flags;          /* RfTypeFlags; RF_TYPE_GC only where CPython's type has it */
  guint32 host_size;           /* sizeof the struct */
  guint32 dict_offset;         /* offsetof its RfAttributes, or 0 */
  gsize basic_size, item_size; /* CPython's, under the machine's profile */
  const char *doc;
  RfSlots slots;
  void (*traverse) (RfHeap *heap, RfObject *object, RfVisit visit, gpointer user);
  void (*slots_visit) (RfHeap *heap, RfObject *object, RfSlotVisit visit, gpointer user);
  void (*clear) (RfHeap *heap, RfObject *object);
  void (*dealloc) (RfHeap *heap, RfObject *object);
  void (*finalize) (RfHeap *heap, RfObject *object);
  void (*describe) (RfHeap *heap, RfObject *object, GString *out);
  const RfMethodDef *methods; /* ended by an empty one; may be NULL, all three */
  const RfGetSetDef *getsets;
  RfFreeListKind free_list; /* of the class itself, not of its subclasses */
} RfClassSpec;

/* A built-in class: @spec is only read during the call, except methods and getsets (static
 * tables). What the spec leaves out is inherited; methods like __len__ are made for the slots. The
 * class is internal and, as in CPython, not counted by its instances. Sets *@where (a field of the
 * machine) before methods are added. */
gboolean rf_class_new_builtin (RfMachine *m, const RfClassSpec *spec, RfClass **where);
/* type (name, bases, dict): what a class statement ends in. */
RfObject *rf_class_new (RfMachine *m, RfClass *metaclass, RfObject *name, RfObject *bases,
                        RfObject *dict, RfObject *const *kwvalues, RfObject *kwnames);
gboolean rf_class_is_subclass (const RfClass *cls, const RfClass *of);
static inline gboolean
rf_is (RfObject *o, const RfClass *cls) /* an instance of cls or of a subclass, by the mro */
{
  return RF_CLASS_OF (o) == cls || rf_class_is_subclass (RF_CLASS_OF (o), cls);
}
/* A new instance with the host size, simulated size and pre-header of @cls, attributes empty,
 * tracked when it is a container and @track. All tp_new of classes that can be inherited from use
 * it. @n_items for types with an item size. */
RfObject *rf_object_alloc (RfMachine *m, RfClass *cls, gsize n_items, gboolean track);
/* The instance's own attributes, or NULL when its class gives it none. */
RfAttributes *rf_object_attributes (RfObject *o);
/* The __dict__ of @o, made when it is not there yet. (new reference) */
RfObject *rf_object_dict (RfMachine *m, RfObject *o);
/* For traverse, clear, dealloc, slots of structs with a RfAttributes at the class's dict_offset and
 * of
 * __slots__; used by the generic functions of object, and by types with a dict of their own. */
void rf_attributes_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user);
void rf_attributes_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user);
void rf_attributes_clear (RfHeap *heap, RfObject *o);
/* Visits what CPython's tp_traverse would visit, the heap type included: unlike rf_heap_traverse()
 * not the names of inline attributes, of classes and of their __slots__, nor a dict that shows
 * inline attributes. For gc.get_referents() and gc.get_referrers(). */
void rf_object_referents (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user);
RfObject *rf_generic_getattr (RfMachine *m, RfObject *o, RfObject *name);
gboolean rf_generic_setattr (RfMachine *m, RfObject *o, RfObject *name, RfObject *value);
gint64 rf_hash_not_implemented (RfMachine *m, RfObject *o);
gint64 rf_hash_pointer (RfMachine *m, RfObject *o); /* of the simulated address, as CPython */
/* Whether repr () of an instance calls a method, whose frame then holds the instance. */
gboolean rf_class_repr_is_python (const RfClass *cls);
const char *rf_class_name (RfObject *o); /* tp_name of its class, for messages */

/* --- functions, calls, arguments: rf-function.c, rf-call.c, rf-args.c ------------------------- */

RfObject *rf_function_new (RfMachine *m, RfCode *code, RfObject *globals, RfObject *qualname);
RfObject *rf_method_new (RfMachine *m, RfObject *function, RfObject *self);
/* Does CPython pass the positional arguments of this function in a tuple? */
static inline gboolean
rf_method_takes_tuple (const RfMachine *m, const RfMethodDef *def)
{
  return def->flags >> (m->profile->minor - 2) & 1;
}

/* ... or does the function make one of them? */
static inline gboolean
rf_method_packs (const RfMachine *m, const RfMethodDef *def)
{
  return def->flags >> (m->profile->minor + 2) & 1;
}

RfObject *rf_builtin_new (RfMachine *m, const RfMethodDef *def, RfObject *self, RfObject *module);
RfObject *rf_cell_new (RfMachine *m, RfObject *content /* or NULL */);
RfObject *rf_module_new (RfMachine *m, const char *name);
/* Calls a function written in C with the checks its def asks for. */
RfObject *rf_builtin_call_def (RfMachine *m, const RfMethodDef *def, RfObject *self,
                               const char *shown, RfObject *const *args, gsize n_args,
                               RfObject *kwnames);
/* For functions with keywords: sorts arguments into @out by @names (NULL-ended; the first
 * @n_posonly can't be given by name; "$" in the list starts the keyword-only ones). Missing
 * optional ones become NULL; the first
 * @n_required must be there. Borrowed. CPython's messages. */
gboolean rf_args_parse (RfMachine *m, const char *function, const char *const *names, int n_posonly,
                        int n_required, RfObject *const *args, gsize n_args, RfObject *kwnames,
                        RfObject **out);
/* TypeError for a @keyword that a function does not have; those from @from to before @n in @names
 * can be given. */
void rf_args_raise_unknown (RfMachine *m, const char *function, RfObject *keyword,
                            const char *const *names, int from, int n);
/* Only for new_ functions without keyword arguments of the class @own: a subclass @cls with an
 * __init__ of its own may take some. */
gboolean rf_args_no_keywords_new (RfMachine *m, const RfClass *cls, const RfClass *own,
                                  RfObject *kwnames);
/* Only for functions without keyword arguments. */
gboolean rf_args_no_keywords (RfMachine *m, const char *function, RfObject *kwnames);

/* The frames' line that runs now, 0: none. */
guint32 rf_machine_line (RfMachine *m);
/* Writes to sys.stdout/stderr as print does; events and host. */
gboolean rf_machine_write (RfMachine *m, RfStream stream, const char *text, gsize size);
/* Reads a line of the program's input into @line (which is emptied first), with its line end;
 * nothing at the end of the input. Event. FALSE: the run is being stopped. */
gboolean rf_machine_read_line (RfMachine *m, GString *line);

G_END_DECLS
