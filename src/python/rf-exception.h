/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-collector.h"
#include "python/rf-machine.h"

G_BEGIN_DECLS

/* Exceptions as objects, and raising them.
 *
 * Invariants: m->current is an instance of BaseException or NULL; its traceback grows by one entry
 * for each frame that it leaves or is caught in; while m->stop is set m->current is the machine's
 * private stop exception, which no handler sees.
 *
 * What an RfException's free fields hold:
 *   StopIteration: value = value; SystemExit: value = code; NameError: name = name;
 *   AttributeError: name = name, object = obj; ImportError: value = msg, name = name,
 *   object = path, more[0] = name_from; OSError: value = errno, name = strerror, object = filename,
 *   more[0] = filename2; UnicodeError: value = encoding, name = reason, object = object;
 *   BaseExceptionGroup (rf-exception-group.c): value = message, object = exceptions (a tuple). */

#define RF_EXCEPTION(o) ((RfException *) (o))
#define RF_WIDE_EXCEPTION(o) ((RfWideException *) (o))

static inline gboolean
rf_is_exception (RfObject *o)
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_EXCEPTION_SUBCLASS) != 0;
}
/* Is @o a class that derives from BaseException? */
gboolean rf_is_exception_class (RfMachine *m, RfObject *o);

/* Raises @exception (stolen) as `raise` does: its context becomes the exception that is being
 * handled. */
void rf_exception_raise (RfMachine *m, RfObject *exception);
/* `raise @what [from @cause]` (both borrowed; @cause NULL: none). */
void rf_exception_raise_statement (RfMachine *m, RfObject *what, RfObject *cause);
/* Does @exception match what stands after `except`? 1, 0, -1. */
int rf_exception_matches (RfMachine *m, RfObject *exception, RfObject *type);
/* Raises the exception that stops everything. */
void rf_exception_raise_stop (RfMachine *m);
/* NameError, UnboundLocalError … with their `name` set. */
gpointer rf_exception_raise_name (RfMachine *m, RfExceptionKind kind, RfObject *name,
                                  const char *format) G_GNUC_PRINTF (4, 0);
/* A new instance of a built-in exception with @args (tuple, stolen; NULL on failure before). */
RfObject *rf_exception_new (RfMachine *m, RfExceptionKind kind, RfObject *args);
/* Raises the TypeError for a @cls of exceptions whose call has @given (stolen) something else. Its
 * class is shown as its name, or @as_repr. */
void rf_exception_raise_no_instance (RfMachine *m, RfObject *cls, RfObject *given,
                                     gboolean as_repr);
/* Before 3.12 CPython makes an exception that C code raises when a handler wants it, behind the
 * tracebacks of the way to there: in the collector's list it stands where it would then. */
static inline void
rf_exception_normalize (RfMachine *m, RfObject *exception)
{
  if (RF_EXCEPTION (exception)->is_late)
    {
      RF_EXCEPTION (exception)->is_late = FALSE;
      rf_gc_renew (m->heap, RF_EXCEPTION (exception)->args);
      rf_gc_renew (m->heap, exception);
    }
}

/* Takes the exception away while other Python code runs, and puts it back. */
static inline RfObject *
rf_exception_save (RfMachine *m)
{
  RfObject *saved = m->current;

  m->current = NULL;
  if (saved != NULL)
    rf_hold (m->heap, saved);
  return saved;
}
static inline void
rf_exception_restore (RfMachine *m, RfObject *saved)
{
  if (saved != NULL)
    {
      rf_release (m->heap, 1);
      m->current = saved;
    }
}

/* Warns of what the program does just now: rf-warning.c. FALSE: the warning is an error. */
gboolean rf_warn (RfMachine *m, RfExceptionKind category, const char *message);

/* What CPython prints of an @exception that is ignored: rf-unraisable.c. @message: what stands
 * before the repr of @object (NULL: "Exception ignored in"); @object may be NULL. */
void rf_unraisable_print (RfMachine *m, RfObject *exception, const char *message, RfObject *object);

G_END_DECLS
