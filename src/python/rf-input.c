/* SPDX-License-Identifier: MIT */

/* The program's input: sys.stdin's methods, and input().
 *
 * Invariant: m->input holds what was read of a line but not given to the program yet, from
 * m->input_at on. */

#include "python/rf-input.h"

#include "python/rf-exception.h"
#include "python/rf-sys-module.h"

#include <string.h>

/* Sees to it that something is in the buffer; *@more FALSE: there is no more input. */
static gboolean
fill (RfMachine *m, gboolean *more)
{
  *more = m->input->len > m->input_at;
  if (*more)
    return TRUE;
  m->input_at = 0;
  if (!rf_machine_read_line (m, m->input))
    return FALSE;
  *more = m->input->len > 0;
  return TRUE;
}

/* Takes the next @n characters of the buffer, at most (n < 0: all of it). */
static RfObject *
take (RfMachine *m, gint64 n)
{
  const char *start = m->input->str + m->input_at, *end = start;
  gsize left = m->input->len - m->input_at;

  if (n < 0)
    end = start + left;
  for (gint64 i = 0; i < n && end < start + left; i++)
    end = g_utf8_next_char (end);
  m->input_at += (gsize) (end - start);
  return rf_str_new (m, start, end - start);
}

/* The size that a method was given: None and nothing mean all. */
static gboolean
parse_size (RfMachine *m, RfObject *const *args, gsize n_args, gint64 *size)
{
  RfObject *index;

  *size = -1;
  if (n_args == 0 || args[0] == m->none)
    return TRUE;
  index = rf_object_index (m, args[0]);
  if (index == NULL)
    return FALSE;
  *size = rf_int_as_int64 (m, index);
  rf_drop (m, index);
  return !rf_raised (m);
}

RfObject *
rf_input_readline (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  gint64 size;
  gboolean more;

  if (!rf_sys_check_readable (m, self) || !parse_size (m, args, n_args, &size))
    return NULL;
  if (size == 0)
    return rf_new_ref (m, m->empty_str);
  if (!fill (m, &more))
    return NULL;
  return more ? take (m, size) : rf_new_ref (m, m->empty_str);
}

RfObject *
rf_input_read (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  g_autoptr (GString) all = g_string_new (NULL);
  gint64 size, got = 0;
  gboolean more = TRUE;

  if (!rf_sys_check_readable (m, self) || !parse_size (m, args, n_args, &size))
    return NULL;
  while (size < 0 || got < size)
    {
      RfObject *piece;

      if (!fill (m, &more))
        return NULL;
      if (!more)
        break;
      piece = take (m, size < 0 ? -1 : size - got);
      if (piece == NULL)
        return NULL;
      got += (gint64) ((RfStr *) piece)->length;
      g_string_append_len (all, rf_str_data (piece), (gssize) ((RfStr *) piece)->size);
      rf_drop (m, piece);
      if (m->heap->bytes_limit != 0 && all->len > m->heap->bytes_limit)
        return rf_raise_memory (m);
    }
  return rf_str_new (m, all->str, (gssize) all->len);
}

RfObject *
rf_input_next (RfMachine *m, RfObject *self)
{
  RfObject *line = rf_input_readline (m, self, NULL, 0, NULL);

  if (line != NULL && ((RfStr *) line)->size == 0)
    {
      rf_drop (m, line);
      return NULL;
    }
  return line;
}

RfObject *
rf_input_readlines (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  RfObject *list, *line;
  gint64 hint, got = 0;
  gboolean ok = TRUE;

  if (!rf_sys_check_readable (m, self) || !parse_size (m, args, n_args, &hint))
    return NULL;
  list = rf_list_new (m, 0);
  if (list == NULL)
    return NULL;
  rf_hold (m->heap, list);
  while (ok && (hint <= 0 || got <= hint) && (line = rf_input_next (m, self)) != NULL)
    {
      got += (gint64) ((RfStr *) line)->length;
      ok = rf_list_append_steal (m, list, line);
    }
  rf_release (m->heap, 1);
  if (!rf_raised (m))
    return list;
  rf_drop (m, list);
  return NULL;
}

/* --- input() ---------------------------------------------------------------------------------- */

/* sys.@name, borrowed; NULL: RuntimeError, as when it is None. */
static RfObject *
stream (RfMachine *m, const char *name)
{
  RfObject *file = rf_sys_get (m, name);

  if (file != NULL && file != m->none)
    return file;
  return rf_raise (m, RF_EXC_RuntimeError, "input(): lost sys.%s", name);
}

/* str (prompt) goes to @file as print() writes it. */
static gboolean
write_prompt (RfMachine *m, RfObject *file, RfObject *prompt)
{
  RfObject *text = rf_object_str (m, prompt);
  int stream = rf_sys_stream (m, file);
  gboolean written;

  if (text == NULL)
    return FALSE;
  rf_hold (m->heap, text);
  if (stream >= 0)
    written = rf_sys_write_stream (m, (RfStream) stream, text);
  else
    written = rf_sys_write_to (m, file, text);
  rf_release (m->heap, 1);
  rf_drop (m, text);
  return written;
}

/* file.flush (), whatever comes of it. */
static gboolean
flush (RfMachine *m, RfObject *file)
{
  return rf_sys_stream (m, file) >= 0 || rf_sys_flush_file (m, file) || rf_raised_clear (m);
}

/* @line (stolen) without its end. */
static RfObject *
without_end (RfMachine *m, RfObject *line)
{
  RfStr *text = (RfStr *) line;
  RfObject *result;

  if (!rf_is (line, m->class_str))
    {
      rf_drop (m, line);
      return rf_raise (m, RF_EXC_TypeError, "object.readline() returned non-string");
    }
  if (text->size == 0)
    {
      rf_drop (m, line);
      return rf_raise (m, RF_EXC_EOFError, "EOF when reading a line");
    }
  if (text->data[text->size - 1] != '\n')
    return line;
  result = rf_str_new (m, text->data, (gssize) text->size - 1);
  rf_drop (m, line);
  return result;
}

RfObject *
rf_builtin_input (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfObject *in = stream (m, "stdin"), *out = in != NULL ? stream (m, "stdout") : NULL;
  RfObject *err = out != NULL ? stream (m, "stderr") : NULL, *line = NULL, *saved;

  if (err == NULL)
    return NULL;
  rf_hold (m->heap, rf_new_ref (m, in));
  rf_hold (m->heap, rf_new_ref (m, out));
  if (flush (m, err) && (n_args == 0 || write_prompt (m, out, args[0])) && flush (m, out))
    line = rf_object_call_method (m, in, m->name_readline, NULL, 0);
  rf_release (m->heap, 2);
  saved = rf_exception_save (m);
  if (line != NULL)
    rf_hold (m->heap, line);
  rf_hold (m->heap, in);
  rf_drop (m, out);
  rf_release (m->heap, 1);
  rf_drop (m, in);
  if (line != NULL)
    rf_release (m->heap, 1);
  rf_exception_restore (m, saved);
  return line != NULL ? without_end (m, line) : NULL;
}
