/* SPDX-License-Identifier: MIT */

/* print(). What one call prints is one output event, so that a step shows a whole line; only when
 * making an argument's text may run the program's own code, which may print too, what comes before
 * it is written first. */

#include "heap/rf-collector.h"
#include "python/rf-builtins.h"
#include "python/rf-bytes.h"
#include "python/rf-sys-module.h"

typedef struct
{
  RfObject *file; /* NULL: a stream of the interpreter's own */
  RfStream stream;
  GString *text;
} RfPrinter;

/* Could str (o) run Python code? Looks one level into containers. */
static gboolean
may_run_code (RfMachine *m, RfObject *o)
{
  if (o->type->type_flags & RF_TYPE_PYTHON_CLASS)
    return TRUE;
  if (RF_CLASS_OF (o) == m->class_list)
    {
      RfList *list = (RfList *) o;
      for (gsize i = 0; i < list->length; i++)
        if (rf_object_is_gc (list->items[i]))
          return TRUE;
      return FALSE;
    }
  return rf_object_is_gc (o) && !(o->type->type_flags & (RF_TYPE_IS_CLASS | RF_TYPE_IS_FUNCTION));
}

static gboolean
flush (RfMachine *m, RfPrinter *printer)
{
  gboolean written = TRUE;

  if (printer->file == NULL && printer->text->len > 0)
    written = rf_machine_write (m, printer->stream, printer->text->str, printer->text->len);
  g_string_truncate (printer->text, 0);
  return written;
}

/* CPython looks up the stream's write() for each piece of text: a bound method, which counts while
 * the text is made and written. What a collection then prints comes behind the pieces before. */
static gboolean
begin_piece (RfMachine *m, RfPrinter *printer)
{
  if (printer->file != NULL)
    return TRUE;
  if (G_UNLIKELY (rf_gc_is_due (m->heap)) && !flush (m, printer))
    return FALSE;
  rf_heap_count_unseen (m->heap, FALSE);
  return TRUE;
}

static void
end_piece (RfMachine *m, RfPrinter *printer)
{
  if (printer->file == NULL)
    rf_heap_count_unseen (m->heap, TRUE);
}

static gboolean
put (RfMachine *m, RfPrinter *printer, const char *text, gsize size)
{
  if (printer->file != NULL)
    {
      RfObject *string = rf_str_new (m, text, (gssize) size);
      gboolean written;

      if (string == NULL)
        return FALSE;
      rf_hold (m->heap, string);
      written = rf_sys_write_to (m, printer->file, string);
      rf_release (m->heap, 1);
      rf_drop (m, string);
      return written;
    }
  g_string_append_len (printer->text, text, (gssize) size);
  return TRUE;
}

/* A str that cannot be written as it is is an error of its own, behind what came before. */
static gboolean
put_str (RfMachine *m, RfPrinter *printer, RfObject *text)
{
  if (printer->file != NULL)
    return rf_sys_write_to (m, printer->file, text);
  if (!rf_str_is_utf8 (text))
    return flush (m, printer) && rf_sys_write_stream (m, printer->stream, text);
  return put (m, printer, ((RfStr *) text)->data, ((RfStr *) text)->size);
}

static gboolean
put_object (RfMachine *m, RfPrinter *printer, RfObject *o)
{
  RfObject *text;
  gboolean done;

  if ((may_run_code (m, o) && !flush (m, printer)) || !begin_piece (m, printer))
    return FALSE;
  text = rf_object_str (m, o);
  if (text == NULL)
    {
      end_piece (m, printer);
      return FALSE;
    }
  rf_hold (m->heap, text);
  done = put_str (m, printer, text);
  rf_release (m->heap, 1);
  rf_drop (m, text);
  end_piece (m, printer);
  return done;
}

/* sep and end: a str, or None or nothing for @standard. */
static gboolean
put_part (RfMachine *m, RfPrinter *printer, RfObject *part, const char *standard)
{
  gboolean done;

  if (!begin_piece (m, printer))
    return FALSE;
  rf_check_signals (m);
  done =
    part == NULL || part == m->none ? put (m, printer, standard, 1) : put_str (m, printer, part);
  end_piece (m, printer);
  return done;
}

static gboolean
check_part (RfMachine *m, const char *name, RfObject *part)
{
  if (part == NULL || part == m->none || RF_CLASS_OF (part)->class_flags & RF_CLASS_STR_SUBCLASS)
    return TRUE;
  rf_raise (m, RF_EXC_TypeError, "%s must be None or a string, not %.200s", name,
            rf_class_name (part));
  return FALSE;
}

/* Where the output goes: FALSE with an exception; *@nowhere when there is no stdout. */
static gboolean
choose_file (RfMachine *m, RfPrinter *printer, RfObject *file, gboolean *nowhere)
{
  int stream;

  if (file == NULL || file == m->none)
    {
      file = rf_sys_get (m, "stdout");
      if (file == NULL)
        {
          rf_raise (m, RF_EXC_RuntimeError, "lost sys.stdout");
          return FALSE;
        }
      *nowhere = file == m->none;
    }
  stream = rf_sys_stream (m, file);
  if (stream >= 0)
    printer->stream = (RfStream) stream;
  else
    printer->file = file;
  return TRUE;
}

static gboolean
print_all (RfMachine *m, RfPrinter *printer, RfObject *const *args, gsize n_args, RfObject *sep,
           RfObject *end)
{
  for (gsize i = 0; i < n_args; i++)
    {
      if (i > 0 && !put_part (m, printer, sep, " "))
        return FALSE;
      if (!put_object (m, printer, args[i]))
        return FALSE;
    }
  return put_part (m, printer, end, "\n");
}

RfObject *
rf_builtin_print (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  static const char *const names[] = { "$", "sep", "end", "file", "flush", NULL };
  RfObject *out[4];
  RfPrinter printer = { 0 };
  gboolean nowhere = FALSE, done;

  if (!rf_args_parse (m, "print", names, 0, 0, args + n_args, 0, kwnames, out) ||
      !check_part (m, "sep", out[0]) || !check_part (m, "end", out[1]) ||
      !choose_file (m, &printer, out[2], &nowhere))
    return NULL;
  if (nowhere)
    return rf_none (m);
  printer.text = g_string_new (NULL);
  if (printer.file != NULL)
    rf_hold (m->heap, rf_new_ref (m, printer.file));
  done = print_all (m, &printer, args, n_args, out[0], out[1]);
  if (done && printer.file != NULL && out[3] != NULL)
    {
      int truth = rf_object_truth (m, out[3]);

      done = truth >= 0 && (truth == 0 || rf_sys_flush_file (m, printer.file));
    }
  if (done || !m->stop)
    {
      RfObject *raised = done ? NULL : rf_raised_steal (m);
      gboolean flushed = flush (m, &printer);
      if (raised != NULL)
        rf_raise_exception (m, raised);
      done = done && flushed;
    }
  if (printer.file != NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, printer.file);
    }
  g_string_free (printer.text, TRUE);
  return done ? rf_none (m) : NULL;
}
