/* SPDX-License-Identifier: MIT */

/* OSError and its subclasses by number. Invariant: value is errno, name strerror, object filename,
 * more[0] filename2; args keeps only the first two when there are names of files. */

#include "python/rf-exception-private.h"

#include <errno.h>

static void
store (RfMachine *m, RfObject *self, const char *name, RfObject **where, RfObject *value)
{
  rf_slot_store_named (m->heap, self, name, where, value != NULL ? rf_new_ref (m, value) : NULL);
}

static RfObject *
os_error_str (RfMachine *m, RfObject *self)
{
  RfException *e = RF_EXCEPTION (self);
  RfObject *number, *text = NULL, *file = NULL, *result = NULL;

  if (e->value == NULL || e->name == NULL)
    return rf_exception_plain_str (m, self);
  number = rf_object_str (m, e->value);
  if (number != NULL)
    text = rf_object_str (m, e->name);
  if (text != NULL && e->object != NULL)
    {
      RfObject *second = RF_WIDE_EXCEPTION (self)->more[0];

      file = rf_object_repr (m, e->object);
      second = file != NULL && second != NULL ? rf_object_repr (m, second) : NULL;
      if (second != NULL)
        result = rf_str_new_format (m, "[Errno %s] %s: %s -> %s", rf_str_data (number),
                                    rf_str_data (text), rf_str_data (file), rf_str_data (second));
      else if (file != NULL && !rf_raised (m))
        result = rf_str_new_format (m, "[Errno %s] %s: %s", rf_str_data (number),
                                    rf_str_data (text), rf_str_data (file));
      rf_xdrop (m, second);
    }
  else if (text != NULL)
    result = rf_str_new_format (m, "[Errno %s] %s", rf_str_data (number), rf_str_data (text));
  rf_xdrop (m, number);
  rf_xdrop (m, text);
  rf_xdrop (m, file);
  return result;
}

static void
set_second_file (RfMachine *m, RfObject *self, RfObject *value)
{
  store (m, self, "filename2", &RF_WIDE_EXCEPTION (self)->more[0], value);
}

static gboolean
os_error_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfException *e = RF_EXCEPTION (self);

  if (!rf_args_no_keywords (m, rf_class_name (self), kwnames) ||
      !rf_exception_store_args (m, self, args, n_args >= 2 && n_args <= 5 ? 2 : n_args))
    return FALSE;
  if (n_args >= 2 && n_args <= 5)
    {
      store (m, self, "errno", &e->value, args[0]);
      store (m, self, "strerror", &e->name, args[1]);
      store (m, self, "filename", &e->object, n_args > 2 && args[2] != m->none ? args[2] : NULL);
      if (n_args == 5 && args[2] != m->none && args[4] != m->none)
        set_second_file (m, self, args[4]);
    }
  return TRUE;
}

/* OSError (errno, text) makes an instance of the subclass for that number. */
static RfObject *
os_error_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const struct
  {
    int number;
    RfExceptionKind kind;
  } numbers[] = {
    { EAGAIN, RF_EXC_BlockingIOError },      { EALREADY, RF_EXC_BlockingIOError },
    { EINPROGRESS, RF_EXC_BlockingIOError }, { ECHILD, RF_EXC_ChildProcessError },
    { EPIPE, RF_EXC_ConnectionError },       { EEXIST, RF_EXC_FileExistsError },
    { ENOENT, RF_EXC_FileNotFoundError },    { EINTR, RF_EXC_InterruptedError },
    { EISDIR, RF_EXC_IsADirectoryError },    { ENOTDIR, RF_EXC_NotADirectoryError },
    { EACCES, RF_EXC_PermissionError },      { EPERM, RF_EXC_PermissionError },
    { ESRCH, RF_EXC_ProcessLookupError },    { ETIMEDOUT, RF_EXC_TimeoutError },
  };
  gint64 number;

  if (cls == m->exceptions[RF_EXC_OSError] && n_args >= 2 && n_args <= 5 &&
      rf_is (args[0], m->class_int) && rf_int_fits (args[0], &number))
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
      if (numbers[i].number == number)
        cls = m->exceptions[numbers[i].kind];
  return rf_exception_plain_new (m, cls, args, n_args, kwnames);
}

#define FIELD(getter, setter, shown, place)                               \
  static RfObject *getter (RfMachine *m, RfObject *self)                  \
  {                                                                       \
    return rf_new_ref (m, place (self) != NULL ? place (self) : m->none); \
  }                                                                       \
  static gboolean setter (RfMachine *m, RfObject *self, RfObject *value)  \
  {                                                                       \
    store (m, self, shown, &place (self), value);                         \
    return TRUE;                                                          \
  }
#define NUMBER(o) RF_EXCEPTION (o)->value
#define TEXT(o) RF_EXCEPTION (o)->name
#define FILE_NAME(o) RF_EXCEPTION (o)->object
#define SECOND(o) RF_WIDE_EXCEPTION (o)->more[0]

FIELD (get_errno, set_errno, "errno", NUMBER)
FIELD (get_strerror, set_strerror, "strerror", TEXT)
FIELD (get_filename, set_filename, "filename", FILE_NAME)
FIELD (get_filename2, set_filename2, "filename2", SECOND)

static const RfGetSetDef getsets[] = {
  { "errno", get_errno, set_errno },
  { "strerror", get_strerror, set_strerror },
  { "filename", get_filename, set_filename },
  { "filename2", get_filename2, set_filename2 },
  { NULL },
};

void
rf_os_error_fill (RfClassSpec *spec)
{
  spec->slots.new_ = os_error_new;
  spec->slots.init = os_error_init;
  spec->slots.str = os_error_str;
  spec->getsets = getsets;
  spec->basic_size += 40;
}
