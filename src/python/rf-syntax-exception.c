/* SPDX-License-Identifier: MIT */

/* SyntaxError as an object. Its attributes are what its arguments say: a message, and a tuple of
 * file name, line, offset, text and the end. */

#include "python/rf-compile-text.h"
#include "python/rf-exception.h"

#include <string.h>

/* Where each stands in the second argument. */
enum
{
  PART_FILENAME,
  PART_LINENO,
  PART_OFFSET,
  PART_TEXT,
  PART_END_LINENO,
  PART_END_OFFSET,
};

/* Borrowed; NULL: not there. */
static RfObject *
part (RfMachine *m, RfObject *exception, gsize index)
{
  RfTuple *args = (RfTuple *) RF_EXCEPTION (exception)->args;
  RfTuple *place;

  if (args == NULL || args->length != 2 || !rf_is (args->items[1], m->class_tuple))
    return NULL;
  place = (RfTuple *) args->items[1];
  return index < place->length ? place->items[index] : NULL;
}

static RfObject *
message (RfMachine *m, RfObject *exception)
{
  RfTuple *args = (RfTuple *) RF_EXCEPTION (exception)->args;

  return args != NULL && args->length > 0 ? args->items[0] : m->none;
}

#define PART_GETTER(name, index)                             \
  static RfObject *get_##name (RfMachine *m, RfObject *self) \
  {                                                          \
    RfObject *o = part (m, self, index);                     \
                                                             \
    return rf_new_ref (m, o != NULL ? o : m->none);          \
  }

PART_GETTER (filename, PART_FILENAME)
PART_GETTER (lineno, PART_LINENO)
PART_GETTER (offset, PART_OFFSET)
PART_GETTER (text, PART_TEXT)
PART_GETTER (end_lineno, PART_END_LINENO)
PART_GETTER (end_offset, PART_END_OFFSET)

static RfObject *
get_msg (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, message (m, self));
}

static RfObject *
get_print_file_and_line (RfMachine *m, RfObject *self)
{
  return rf_none (m);
}

const RfGetSetDef rf_syntax_exception_getsets[] = {
  { "msg", get_msg },
  { "filename", get_filename },
  { "lineno", get_lineno },
  { "offset", get_offset },
  { "text", get_text },
  { "end_lineno", get_end_lineno },
  { "end_offset", get_end_offset },
  { "print_file_and_line", get_print_file_and_line },
  { NULL },
};

/* The number of part @index, or @missing. */
static int
part_int (RfMachine *m, RfObject *exception, gsize index, int missing)
{
  RfObject *o = part (m, exception, index);
  gint64 value;

  return o != NULL && rf_is (o, m->class_int) && rf_int_fits (o, &value) ? (int) value : missing;
}

static const char *
part_text (RfMachine *m, RfObject *exception, gsize index)
{
  RfObject *o = part (m, exception, index);

  return o != NULL && rf_is (o, m->class_str) ? rf_str_data (o) : NULL;
}

RfObject *
rf_syntax_exception_str (RfMachine *m, RfObject *exception)
{
  RfObject *text = rf_object_str (m, message (m, exception)), *result;
  const char *filename = part_text (m, exception, PART_FILENAME), *slash;
  int line = part_int (m, exception, PART_LINENO, -1);

  if (text == NULL)
    return NULL;
  slash = filename != NULL ? strrchr (filename, '/') : NULL;
  if (slash != NULL)
    filename = slash + 1;
  if (filename != NULL && line >= 0)
    result = rf_str_new_format (m, "%s (%s, line %d)", rf_str_data (text), filename, line);
  else if (filename != NULL)
    result = rf_str_new_format (m, "%s (%s)", rf_str_data (text), filename);
  else if (line >= 0)
    result = rf_str_new_format (m, "%s (line %d)", rf_str_data (text), line);
  else
    return text;
  rf_drop (m, text);
  return result;
}

/* --- printing --------------------------------------------------------------------------------- */

static RfSyntaxErrorClass
class_of (RfMachine *m, RfObject *exception)
{
  if (rf_is (exception, m->exceptions[RF_EXC_TabError]))
    return RF_SYNTAX_ERROR_TAB;
  if (rf_is (exception, m->exceptions[RF_EXC_IndentationError]))
    return RF_SYNTAX_ERROR_INDENTATION;
  return RF_SYNTAX_ERROR_SYNTAX;
}

RfObject *
rf_syntax_exception_last_line (RfMachine *m, RfObject *exception)
{
  RfObject *text = message (m, exception);

  if (text == m->none && m->profile->minor >= 13)
    return rf_str_new (m, "<no detail available>", -1);
  return rf_object_str (m, text);
}

void
rf_syntax_exception_append (RfMachine *m, RfObject *exception, GString *out)
{
  const char *filename = part_text (m, exception, PART_FILENAME);
  const char *text = part_text (m, exception, PART_TEXT);
  RfSyntaxError error = {
    .error_class = class_of (m, exception),
    .message = (char *) "",
    .filename = (char *) (filename != NULL ? filename : "<string>"),
    .lineno = part_int (m, exception, PART_LINENO, 0),
    .offset = part_int (m, exception, PART_OFFSET, 0),
    .end_lineno = part_int (m, exception, PART_END_LINENO, 0),
    .end_offset = part_int (m, exception, PART_END_OFFSET, 0),
    .minor = m->profile->minor,
  };
  g_autofree char *line = NULL, *shown = NULL;
  char *end;

  if (part (m, exception, PART_LINENO) == NULL)
    return;
  if (text != NULL)
    {
      line = g_strndup (text, strcspn (text, "\n"));
      error.text = line;
    }
  if (error.lineno == 0)
    {
      /* Nothing at all was there to read. */
      g_string_append_printf (out, "  File \"%s\", line 0\n", error.filename);
      if (text != NULL)
        g_string_append (out, m->profile->minor >= 13 ? "    \n" : "    \n");
      return;
    }
  shown = rf_syntax_error_to_text (&error);
  /* Without the last line, which names the class. */
  end = shown + strlen (shown) - 1;
  while (end > shown && end[-1] != '\n')
    end--;
  g_string_append_len (out, shown, end - shown);
}

/* --- raising ---------------------------------------------------------------------------------- */

static RfExceptionKind
kind_of (RfSyntaxErrorClass error_class)
{
  switch (error_class)
    {
    case RF_SYNTAX_ERROR_INDENTATION:
      return RF_EXC_IndentationError;
    case RF_SYNTAX_ERROR_TAB:
      return RF_EXC_TabError;
    case RF_SYNTAX_ERROR_RECURSION:
      return RF_EXC_RecursionError;
    case RF_SYNTAX_ERROR_SYNTAX:
    default:
      return RF_EXC_SyntaxError;
    }
}

/* (filename, line, offset, text, end line, end offset) */
static RfObject *
make_place (RfMachine *m, const RfSyntaxError *error)
{
  RfObject *items[] = {
    rf_str_new (m, error->filename, -1),
    rf_int_new (m, error->lineno),
    rf_int_new (m, error->offset),
    error->text != NULL ? rf_str_new (m, error->text, -1) : rf_none (m),
    rf_int_new (m, error->end_lineno),
    error->has_no_end ? rf_none (m) : rf_int_new (m, error->end_offset),
  };
  gboolean ok = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    ok = ok && items[i] != NULL;
  if (ok)
    return rf_tuple_new_steal (m, items, G_N_ELEMENTS (items));
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    rf_xdrop (m, items[i]);
  return NULL;
}

void
rf_syntax_exception_raise (RfMachine *m, const RfSyntaxError *error)
{
  RfObject *place, *text, *args = NULL, *exception;

  if (error->error_class == RF_SYNTAX_ERROR_RECURSION)
    {
      rf_raise (m, RF_EXC_RecursionError, "%s", error->message);
      return;
    }
  place = make_place (m, error);
  if (place == NULL)
    return;
  rf_hold (m->heap, place);
  text = rf_str_new (m, error->message, -1);
  if (text != NULL)
    {
      rf_hold (m->heap, text);
      args = rf_tuple_pack (m, 2, text, place);
      rf_release (m->heap, 1);
    }
  rf_release (m->heap, 1);
  rf_xdrop (m, text);
  rf_drop (m, place);
  exception = args != NULL ? rf_exception_new (m, kind_of (error->error_class), args) : NULL;
  if (exception != NULL)
    rf_exception_raise (m, exception);
}
