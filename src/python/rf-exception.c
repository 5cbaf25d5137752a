/* SPDX-License-Identifier: MIT */

/* Raising: how an exception comes to be m->current, its context, and the ways out.
 *
 * Invariants: m->current is owned; a context never makes a cycle; the stop exception is never
 * dropped from m->current while C code could go on, and no program sees it. */

#include "python/rf-exception.h"

#include "python/rf-generator.h"
#include "python/rf-refusal.h"
#include "python/rf-traceback.h"

#include <stdarg.h>
#include <string.h>

gboolean
rf_is_exception_class (RfMachine *m, RfObject *o)
{
  return rf_is (o, m->class_type) &&
         (((RfClass *) o)->class_flags & RF_CLASS_EXCEPTION_SUBCLASS) != 0;
}

/* Makes the handled exception the context of @exception, without making a cycle. */
static void
chain_context (RfMachine *m, RfException *exception)
{
  RfObject *handled = rf_handled_exception (m);
  RfException *o = RF_EXCEPTION (handled), *slow = o;
  gboolean step = FALSE;

  if (handled == NULL || handled == &exception->base)
    return;
  while (o->context != NULL)
    {
      RfException *context = RF_EXCEPTION (o->context);

      if (context == exception)
        {
          rf_slot_store_named (m->heap, &o->base, "__context__", &o->context, NULL);
          break;
        }
      o = context;
      if (o == slow)
        break; /* somebody made a cycle by hand */
      if (step)
        slow = RF_EXCEPTION (slow->context);
      step = !step;
    }
  rf_slot_store_named (m->heap, &exception->base, "__context__", &exception->context,
                       rf_new_ref (m, handled));
}

/* @exception is stolen; what was being raised is dropped. */
static void
set_current (RfMachine *m, RfObject *exception)
{
  RfObject *old = m->current;

  m->current = exception;
  if (old != NULL && old != exception)
    {
      RfObject *saved = rf_exception_save (m);

      rf_drop (m, old);
      rf_exception_restore (m, saved);
    }
  else if (old != NULL)
    rf_drop (m, old);
}

void
rf_exception_raise_stop (RfMachine *m)
{
  if (m->current == NULL && m->stop_exception != NULL)
    m->current = rf_new_ref (m, m->stop_exception);
}

void
rf_exception_raise (RfMachine *m, RfObject *exception)
{
  if (m->stop != RF_STOP_NONE)
    {
      rf_drop (m, exception);
      rf_exception_raise_stop (m);
      return;
    }
  chain_context (m, RF_EXCEPTION (exception));
  set_current (m, exception);
}

void
rf_raise_exception (RfMachine *m, RfObject *exception)
{
  if (m->stop != RF_STOP_NONE)
    {
      if (exception == m->stop_exception && m->current == NULL)
        {
          m->current = exception;
          return;
        }
      rf_drop (m, exception);
      rf_exception_raise_stop (m);
      return;
    }
  if (RF_EXCEPTION (exception)->context == NULL && RF_EXCEPTION (exception)->traceback == NULL)
    chain_context (m, RF_EXCEPTION (exception));
  set_current (m, exception);
}

/* Makes exceptions although the memory limit is reached: a bounded reserve stands behind it. */
#define RESERVE (256 * 1024)

gpointer
rf_raise_memory (RfMachine *m)
{
  RfHeap *heap = m->heap;
  gsize limit = heap->bytes_limit;
  guint64 fail_at = heap->fail_at;
  gboolean gc_enabled = heap->gc_enabled;
  RfObject *exception = NULL;

  if (m->stop != RF_STOP_NONE || m->memory_error == NULL)
    {
      rf_exception_raise_stop (m);
      return NULL;
    }
  if (limit != 0)
    heap->bytes_limit = limit + RESERVE;
  heap->fail_at = 0;
  heap->gc_enabled = FALSE;
  /* Not rf_object_alloc(): that would raise a MemoryError when it fails. */
  exception = rf_heap_new_object (heap, &m->exceptions[RF_EXC_MemoryError]->type,
                                  m->exceptions[RF_EXC_MemoryError]->basic_size, 16);
  if (exception != NULL && RF_EXCEPTION (exception)->args == NULL)
    RF_EXCEPTION (exception)->args = rf_new_ref (m, m->empty_tuple);
  if (exception != NULL)
    rf_gc_track (heap, exception);
  heap->bytes_limit = limit;
  heap->fail_at = fail_at;
  heap->gc_enabled = gc_enabled;
  if (exception == NULL)
    {
      set_current (m, rf_new_ref (m, m->memory_error));
      return NULL;
    }
  rf_exception_raise (m, exception);
  return NULL;
}

RfObject *
rf_exception_new (RfMachine *m, RfExceptionKind kind, RfObject *args)
{
  RfClass *cls = m->exceptions[kind];
  RfTuple *tuple = (RfTuple *) args;
  RfObject *exception;

  if (args == NULL)
    return NULL;
  /* Not rf_object_call(): that counts as recursion, and could need a RecursionError itself. */
  rf_hold (m->heap, args);
  if (cls->slots.new_ == m->exceptions[RF_EXC_BaseException]->slots.new_)
    {
      /* The exception takes over the very tuple. */
      exception = cls->slots.new_ (m, cls, NULL, 0, NULL);
      if (exception != NULL)
        rf_slot_store_named (m->heap, exception, "args", &RF_EXCEPTION (exception)->args,
                             rf_new_ref (m, args));
    }
  else
    exception = cls->slots.new_ (m, cls, tuple->items, tuple->length, NULL);
  if (exception != NULL && !cls->slots.init (m, exception, tuple->items, tuple->length, NULL))
    {
      rf_drop (m, exception);
      exception = NULL;
    }
  rf_release (m->heap, 1);
  rf_drop (m, args);
  return exception;
}

/* C code raises while it still owns what it was working on, which is not on hold: what a collection
 * at these allocations finds in the heap can't be proved. */
static int
pause_checks (RfMachine *m)
{
  int level = m->heap->check_level;

  m->heap->check_level = 0;
  return level;
}

static gpointer
raise_with_args (RfMachine *m, RfExceptionKind kind, RfObject *args)
{
  RfObject *exception;
  int level = pause_checks (m);

  if (m->current != NULL)
    {
      /* The exception before is replaced; what is made now must not be mistaken for it. */
      RfObject *old = m->current;

      m->current = NULL;
      if (args != NULL)
        rf_hold (m->heap, args);
      rf_drop (m, old);
      if (args != NULL)
        rf_release (m->heap, 1);
    }
  exception = rf_exception_new (m, kind, args);
  if (exception != NULL)
    {
      rf_exception_raise (m, exception);
      if (m->profile->late_exceptions && m->current == exception)
        RF_EXCEPTION (exception)->is_late = RF_EXCEPTION (exception)->context == NULL;
    }
  else if (m->current == NULL)
    rf_raise_memory (m);
  m->heap->check_level = level;
  return NULL;
}

gpointer
rf_raise_object (RfMachine *m, RfExceptionKind kind, RfObject *argument)
{
  RfObject *args;
  int level;

  if (m->stop != RF_STOP_NONE)
    {
      rf_exception_raise_stop (m);
      return NULL;
    }
  level = pause_checks (m);
  args = rf_tuple_new (m, &argument, argument != NULL ? 1 : 0);
  m->heap->check_level = level;
  if (args == NULL)
    return NULL;
  return raise_with_args (m, kind, args);
}

static gpointer
raise_text (RfMachine *m, RfExceptionKind kind, char *text)
{
  RfObject *str;

  if (m->stop != RF_STOP_NONE)
    {
      g_free (text);
      rf_exception_raise_stop (m);
      return NULL;
    }
  /* A precision in the format may have cut a character in two. */
  if (!g_utf8_validate (text, -1, NULL))
    {
      gsize length = strlen (text);

      for (gsize i = 0; i < length; i++)
        if (text[i] & 0x80 && g_utf8_get_char_validated (text + i, -1) == (gunichar) -1 &&
            (guchar) text[i] != 0xed)
          {
            char *valid = g_utf8_make_valid (text, -1);

            g_free (text);
            text = valid;
            break;
          }
        else if (text[i] & 0x80)
          i += (gsize) (g_utf8_skip[(guchar) text[i]] - 1);
    }
  str = rf_str_new (m, text, -1);
  g_free (text);
  if (str == NULL)
    return NULL;
  rf_hold (m->heap, str);
  rf_raise_object (m, kind, str);
  rf_release (m->heap, 1);
  {
    RfObject *saved = rf_exception_save (m);

    rf_drop (m, str);
    rf_exception_restore (m, saved);
  }
  return NULL;
}

gpointer
rf_raise (RfMachine *m, RfExceptionKind kind, const char *format, ...)
{
  va_list list;
  char *text;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  return raise_text (m, kind, text);
}

gpointer
rf_exception_raise_name (RfMachine *m, RfExceptionKind kind, RfObject *name, const char *format)
{
  if (kind == RF_EXC_NameError && rf_refusal_is_builtin (rf_str_data (name)))
    format = "the builtin '%s' is not available";
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  raise_text (m, kind, g_strdup_printf (format, rf_str_data (name)));
#pragma GCC diagnostic pop
  if (m->current != NULL && RF_CLASS_OF (m->current) == m->exceptions[kind] &&
      m->stop == RF_STOP_NONE)
    {
      RF_EXCEPTION (m->current)->is_late = FALSE;
      rf_slot_store_named (m->heap, m->current, "name", &RF_EXCEPTION (m->current)->name,
                           rf_new_ref (m, name));
    }
  return NULL;
}

gboolean
rf_raised_is (RfMachine *m, RfExceptionKind kind)
{
  return m->current != NULL && m->stop == RF_STOP_NONE && rf_is (m->current, m->exceptions[kind]);
}

gboolean
rf_raised_clear (RfMachine *m)
{
  RfObject *old = m->current;

  if (m->stop != RF_STOP_NONE || old == NULL)
    return FALSE;
  m->current = NULL;
  rf_drop (m, old);
  return TRUE;
}

RfObject *
rf_raised_steal (RfMachine *m)
{
  RfObject *exception = m->current;

  m->current = NULL;
  return exception;
}

/* --- the raise statement ---------------------------------------------------------------------- */

void
rf_exception_raise_no_instance (RfMachine *m, RfObject *cls, RfObject *given, gboolean as_repr)
{
  RfObject *repr, *of = NULL;

  rf_hold (m->heap, given);
  repr = rf_object_repr (m, cls);
  if (repr != NULL && as_repr)
    {
      rf_hold (m->heap, repr);
      of = rf_object_repr (m, (RfObject *) RF_CLASS_OF (given));
      rf_release (m->heap, 1);
    }
  if (repr != NULL && (of != NULL || !as_repr))
    rf_raise (m, RF_EXC_TypeError,
              "calling %s should have returned an instance of BaseException, not %s",
              rf_str_data (repr), of != NULL ? rf_str_data (of) : rf_class_name (given));
  rf_release (m->heap, 1);
  rf_xdrop (m, of);
  rf_xdrop (m, repr);
  {
    RfObject *saved = rf_exception_save (m);

    rf_drop (m, given);
    rf_exception_restore (m, saved);
  }
}

static RfObject *
instance_of (RfMachine *m, RfObject *what, const char *message)
{
  RfObject *exception;

  if (rf_is_exception (what))
    return rf_new_ref (m, what);
  if (!rf_is_exception_class (m, what))
    return rf_raise (m, RF_EXC_TypeError, "%s", message);
  exception = rf_object_call_noargs (m, what);
  if (exception != NULL && !rf_is_exception (exception))
    {
      rf_exception_raise_no_instance (m, what, exception, TRUE);
      return NULL;
    }
  return exception;
}

void
rf_exception_raise_statement (RfMachine *m, RfObject *what, RfObject *cause)
{
  RfObject *exception = instance_of (m, what, "exceptions must derive from BaseException");
  RfException *e = RF_EXCEPTION (exception);

  if (exception == NULL)
    return;
  rf_hold (m->heap, exception);
  if (cause != NULL)
    {
      RfObject *fixed = NULL;

      if (cause != m->none)
        {
          fixed = instance_of (m, cause, "exception causes must derive from BaseException");
          if (fixed == NULL)
            {
              RfObject *saved;

              rf_release (m->heap, 1);
              saved = rf_exception_save (m);
              rf_drop (m, exception);
              rf_exception_restore (m, saved);
              return;
            }
        }
      e->suppress_context = TRUE;
      rf_slot_store_named (m->heap, exception, "__cause__", &e->cause, fixed);
    }
  rf_release (m->heap, 1);
  rf_exception_raise (m, exception);
}

int
rf_exception_matches (RfMachine *m, RfObject *exception, RfObject *type)
{
  static const char message[] =
    "catching classes that do not inherit from BaseException is not allowed";

  if (rf_is (type, m->class_tuple))
    {
      RfTuple *tuple = (RfTuple *) type;

      for (gsize i = 0; i < tuple->length; i++)
        if (!rf_is_exception_class (m, tuple->items[i]))
          {
            rf_raise (m, RF_EXC_TypeError, message);
            return -1;
          }
      for (gsize i = 0; i < tuple->length; i++)
        if (rf_is (exception, (RfClass *) tuple->items[i]))
          return 1;
      return 0;
    }
  if (!rf_is_exception_class (m, type))
    {
      rf_raise (m, RF_EXC_TypeError, message);
      return -1;
    }
  return rf_is (exception, (RfClass *) type);
}
