/* SPDX-License-Identifier: MIT */

/* The streams of the module sys: small text file objects that write to the machine; and writing to
 * whatever the program put in their place.
 *
 * Invariants: what the interpreter itself has to say finds sys.stderr through the module's dict,
 * which it holds, not through sys.modules; a failing stream never hides what is being reported. */

#include "python/rf-bytes.h"
#include "python/rf-exception.h"
#include "python/rf-input.h"
#include "python/rf-sys-private.h"

typedef struct
{
  RfObject base;
  RfStream stream; /* RF_STREAM_STDIN has no number of its own: see is_input */
  gboolean is_input, closed;
} RfTextFile;

#define FILE_OF(o) ((RfTextFile *) (o))

int
rf_sys_stream (RfMachine *m, RfObject *o)
{
  const RfSysState *state = rf_sys_state (m);

  return RF_CLASS_OF (o) == state->class_file && !FILE_OF (o)->is_input && !FILE_OF (o)->closed
           ? (int) FILE_OF (o)->stream
           : -1;
}

/* --- lone surrogates -------------------------------------------------------------------------- */

gboolean
rf_sys_write_stream (RfMachine *m, RfStream stream, RfObject *text)
{
  RfObject *errors = NULL, *bytes;
  gboolean written;

  if (rf_str_is_utf8 (text))
    return rf_machine_write (m, stream, rf_str_data (text), ((RfStr *) text)->size);
  if (stream == RF_STREAM_STDERR)
    {
      errors = rf_str_intern (m, "backslashreplace", -1);
      if (errors == NULL)
        return FALSE;
      rf_hold (m->heap, errors);
    }
  bytes = rf_codec_encode (m, text, NULL, errors);
  if (errors != NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, errors);
    }
  if (bytes == NULL)
    return FALSE;
  written = rf_machine_write (m, stream, RF_BYTES (bytes)->data, RF_BYTES (bytes)->length);
  rf_drop (m, bytes);
  return written;
}

/* --- the class -------------------------------------------------------------------------------- */

static gboolean
check_open (RfMachine *m, RfObject *self)
{
  if (!FILE_OF (self)->closed)
    return TRUE;
  rf_raise (m, RF_EXC_ValueError, "I/O operation on closed file.");
  return FALSE;
}

static RfObject *
file_write (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfStr *text = (RfStr *) args[0];

  if ((RF_CLASS_OF (args[0])->class_flags & RF_CLASS_STR_SUBCLASS) == 0)
    return rf_raise (m, RF_EXC_TypeError, "write() argument must be str, not %s",
                     rf_class_name (args[0]));
  if (!check_open (m, self))
    return NULL;
  if (FILE_OF (self)->is_input)
    return rf_raise (m, RF_EXC_OSError, "not writable");
  if (!rf_sys_write_stream (m, FILE_OF (self)->stream, args[0]))
    return NULL;
  return rf_int_new (m, (gint64) text->length);
}

static RfObject *
file_writelines (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfObject *iterator, *line;

  if (!check_open (m, self))
    return NULL;
  iterator = rf_object_iter (m, args[0]);
  if (iterator == NULL)
    return NULL;
  rf_hold (m->heap, iterator);
  while ((line = rf_object_next (m, iterator)) != NULL)
    {
      RfObject *written;

      rf_hold (m->heap, line);
      written = file_write (m, self, &line, 1, NULL);
      rf_release (m->heap, 1);
      rf_drop (m, line);
      if (written == NULL)
        break;
      rf_drop (m, written);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return rf_raised (m) ? NULL : rf_none (m);
}

static RfObject *
file_flush (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return check_open (m, self) ? rf_none (m) : NULL;
}

static RfObject *
file_close (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  FILE_OF (self)->closed = TRUE;
  return rf_none (m);
}

static RfObject *
file_reconfigure (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  return rf_none (m);
}

static RfObject *
file_false (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return check_open (m, self) ? rf_bool (m, FALSE) : NULL;
}

static RfObject *
file_readable (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return check_open (m, self) ? rf_bool (m, FILE_OF (self)->is_input) : NULL;
}

static RfObject *
file_writable (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return check_open (m, self) ? rf_bool (m, !FILE_OF (self)->is_input) : NULL;
}

static int
file_number (RfObject *self)
{
  return FILE_OF (self)->is_input ? 0 : FILE_OF (self)->stream == RF_STREAM_STDERR ? 2 : 1;
}

static RfObject *
file_fileno (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return check_open (m, self) ? rf_int_new (m, file_number (self)) : NULL;
}

static const char *
file_name (RfObject *self)
{
  static const char *const names[] = { "<stdin>", "<stdout>", "<stderr>" };

  return names[file_number (self)];
}

static RfObject *
file_get_name (RfMachine *m, RfObject *self)
{
  return rf_str_new (m, file_name (self), -1);
}

static RfObject *
file_get_mode (RfMachine *m, RfObject *self)
{
  return rf_str_new (m, FILE_OF (self)->is_input ? "r" : "w", -1);
}

static RfObject *
file_get_encoding (RfMachine *m, RfObject *self)
{
  return rf_str_new (m, "utf-8", -1);
}

static RfObject *
file_get_errors (RfMachine *m, RfObject *self)
{
  return rf_str_new (m, file_number (self) == 2 ? "backslashreplace" : "strict", -1);
}

static RfObject *
file_get_closed (RfMachine *m, RfObject *self)
{
  return rf_bool (m, FILE_OF (self)->closed);
}

static RfObject *
file_get_false (RfMachine *m, RfObject *self)
{
  return rf_bool (m, FALSE);
}

static RfObject *
file_get_newlines (RfMachine *m, RfObject *self)
{
  return rf_none (m);
}

static RfObject *
file_repr (RfMachine *m, RfObject *self)
{
  return rf_str_new_format (m, "<_io.TextIOWrapper name='%s' mode='%s' encoding='utf-8'>",
                            file_name (self), FILE_OF (self)->is_input ? "r" : "w");
}

static RfObject *
file_iter (RfMachine *m, RfObject *self)
{
  return check_open (m, self) ? rf_new_ref (m, self) : NULL;
}

gboolean
rf_sys_check_readable (RfMachine *m, RfObject *self)
{
  if (!check_open (m, self))
    return FALSE;
  if (!FILE_OF (self)->is_input)
    rf_raise (m, RF_EXC_OSError, "not readable");
  return FILE_OF (self)->is_input;
}

static const RfMethodDef file_methods[] = {
  { "write", file_write, 1, 1, 0 },
  { "writelines", file_writelines, 1, 1, 0 },
  { "flush", file_flush, 0, 0, 0 },
  { "close", file_close, 0, 0, 0 },
  { "reconfigure", file_reconfigure, 0, 0, RF_METHOD_KEYWORDS },
  { "isatty", file_false, 0, 0, 0 },
  { "seekable", file_false, 0, 0, 0 },
  { "readable", file_readable, 0, 0, 0 },
  { "writable", file_writable, 0, 0, 0 },
  { "fileno", file_fileno, 0, 0, 0 },
  RF_INPUT_METHODS,
  { NULL },
};

static const RfGetSetDef file_getsets[] = {
  { "name", file_get_name },
  { "mode", file_get_mode },
  { "encoding", file_get_encoding },
  { "errors", file_get_errors },
  { "closed", file_get_closed },
  { "line_buffering", file_get_false },
  { "write_through", file_get_false },
  { "newlines", file_get_newlines },
  { NULL },
};

static gboolean
add_file (RfMachine *m, RfObject *dict, const char *name, const char *kept_name, RfStream stream,
          gboolean is_input)
{
  RfObject *file = rf_object_alloc (m, rf_sys_state (m)->class_file, 0, FALSE);

  if (file == NULL)
    return FALSE;
  FILE_OF (file)->stream = stream;
  FILE_OF (file)->is_input = is_input;
  return rf_dict_set_cstr (m, dict, name, file) && rf_sys_add (m, dict, kept_name, file);
}

gboolean
rf_sys_add_streams (RfMachine *m, RfObject *dict)
{
  const RfClassSpec spec = {
    .name = "_io.TextIOWrapper",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfTextFile),
    .basic_size = 208,
    .slots = { .repr = file_repr, .iter = file_iter, .iternext = rf_input_next },
    .methods = file_methods,
    .getsets = file_getsets,
  };

  return rf_class_new_builtin (m, &spec, &rf_sys_state (m)->class_file) &&
         add_file (m, dict, "stdin", "__stdin__", RF_STREAM_STDOUT, TRUE) &&
         add_file (m, dict, "stdout", "__stdout__", RF_STREAM_STDOUT, FALSE) &&
         add_file (m, dict, "stderr", "__stderr__", RF_STREAM_STDERR, FALSE);
}

/* --- writing to whatever stands there --------------------------------------------------------- */

/* Never needs memory: a program that has none left may still print. */
RfObject *
rf_sys_get (RfMachine *m, const char *name)
{
  const RfSysState *state = rf_sys_state (m);
  RfObject *const often[] = { m->name_stdout_, m->name_stderr_, m->name_stdin_ };
  RfObject *key, *value;
  gsize position = 0;

  if (state == NULL || state->dict == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (often); i++)
    if (rf_str_is (often[i], name))
      return rf_dict_get (m, state->dict, often[i]);
  while (rf_dict_next (state->dict, &position, &key, &value))
    if (rf_str_is (key, name))
      return value;
  return NULL;
}

gboolean
rf_sys_write_to (RfMachine *m, RfObject *file, RfObject *text)
{
  RfObject *result = rf_object_call_method (m, file, m->name_write, &text, 1);

  rf_xdrop (m, result);
  return result != NULL;
}

gboolean
rf_sys_flush_file (RfMachine *m, RfObject *file)
{
  RfObject *result = rf_object_call_method (m, file, m->name_flush, NULL, 0);

  rf_xdrop (m, result);
  return result != NULL;
}

/* After Python code ran while an exception was put aside: whatever it raised is gone, but a stop.
 */
static void
restore (RfMachine *m, RfObject *saved)
{
  if (m->current != NULL && !rf_raised_clear (m))
    {
      RfObject *stop = rf_raised_steal (m);

      rf_drop (m, stop);
    }
  rf_exception_restore (m, saved);
}

static gboolean
write_text (RfMachine *m, RfObject *file, const char *text, gsize size, gboolean flush)
{
  RfObject *string = rf_str_new (m, text, (gssize) size);
  gboolean written;

  if (string == NULL)
    return FALSE;
  rf_hold (m->heap, string);
  written = rf_sys_write_to (m, file, string);
  rf_release (m->heap, 1);
  rf_drop (m, string);
  if (written && flush && !rf_sys_flush_file (m, file))
    rf_raised_clear (m);
  return written;
}

/* What the interpreter itself writes. */
static gboolean
write_encoded (RfMachine *m, RfStream stream, const char *text, gsize size)
{
  RfObject *string =
    g_utf8_validate (text, (gssize) size, NULL) ? NULL : rf_str_new (m, text, (gssize) size);
  gboolean written;

  if (string == NULL)
    return rf_machine_write (m, stream, text, size);
  rf_hold (m->heap, string);
  written = rf_sys_write_stream (m, stream, string);
  rf_release (m->heap, 1);
  rf_drop (m, string);
  return written;
}

static void
write_error (RfMachine *m, const char *text, gsize size, gboolean fall_back)
{
  RfObject *saved = rf_exception_save (m);
  RfObject *file = rf_sys_get (m, "stderr");
  gboolean known = rf_sys_state (m) != NULL && rf_sys_state (m)->dict != NULL;
  gboolean written = known && !fall_back;

  if (file != NULL && file != m->none)
    {
      int stream = rf_sys_stream (m, file);

      rf_hold (m->heap, rf_new_ref (m, file));
      if (stream >= 0)
        written = write_encoded (m, (RfStream) stream, text, size);
      else
        written |= write_text (m, file, text, size, !fall_back);
      rf_release (m->heap, 1);
      rf_drop (m, file);
    }
  if (!written)
    rf_machine_write (m, RF_STREAM_STDERR, text, size);
  restore (m, saved);
}

void
rf_sys_print_error (RfMachine *m, const char *text, gsize size)
{
  write_error (m, text, size, FALSE);
}

void
rf_sys_write_error (RfMachine *m, const char *text, gsize size)
{
  write_error (m, text, size, TRUE);
}

static gboolean
is_closed (RfMachine *m, RfObject *file)
{
  RfObject *closed = rf_object_getattr_cstr (m, file, "closed");
  int truth = closed != NULL ? rf_object_truth (m, closed) : 0;

  rf_raised_clear (m);
  rf_xdrop (m, closed);
  return truth > 0;
}

gboolean
rf_sys_flush (RfMachine *m)
{
  static const char *const names[] = { "stdout", "stderr" };
  gboolean flushed = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RfObject *file = rf_sys_get (m, names[i]);

      if (file == NULL || file == m->none || rf_sys_stream (m, file) >= 0)
        continue;
      rf_hold (m->heap, rf_new_ref (m, file));
      if (!is_closed (m, file) && !rf_sys_flush_file (m, file))
        {
          if (i == 0)
            {
              if (m->profile->minor >= 13)
                rf_raised_unraisable (m, "Exception ignored on flushing sys.stdout", NULL);
              else
                rf_raised_unraisable (m, NULL, file);
              flushed = FALSE;
            }
          else
            rf_raised_clear (m);
        }
      rf_release (m->heap, 1);
      rf_drop (m, file);
    }
  return flushed;
}
