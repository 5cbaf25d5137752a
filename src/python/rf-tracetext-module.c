/* SPDX-License-Identifier: MIT */

/* The private module _tracetext: the texts of tracebacks, for the modules of the library that
 * print some (traceback, warnings, unittest). */

#include "python/rf-class-private.h"
#include "python/rf-exception.h"
#include "python/rf-import.h"
#include "python/rf-class-private.h"
#include "python/rf-traceback.h"

/* is_library (code) */
static RfObject *
is_library (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_bool (m, RF_CLASS_OF (args[0]) == m->class_code &&
                       (((RfCode *) args[0])->flags & RF_CODE_LIBRARY) != 0 &&
                       rf_str_data (((RfCode *) args[0])->filename)[0] != '<');
}

/* source_line (file name, number): a line of the program without its end, or ''. */
static RfObject *
source_line (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gsize length;
  const char *line;
  gint64 number;

  if (!rf_is (args[0], m->class_str) || !rf_is (args[1], m->class_int) ||
      !rf_int_fits (args[1], &number) || number < 1 || number > G_MAXINT || m->source == NULL ||
      m->sources_gone || !rf_str_is (args[0], m->filename))
    return rf_str_new (m, "", 0);
  line = rf_caret_source_line (m, (int) number, &length);
  return rf_str_new (m, line != NULL ? line : "", line != NULL ? (gssize) length : 0);
}

/* source_block (entry of a traceback): its source lines with their carets, as printed; or ''. */
static RfObject *
source_block (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  GString *out;
  RfObject *text;

  if (RF_CLASS_OF (args[0]) != m->class_traceback)
    return rf_raise (m, RF_EXC_TypeError, "a traceback is needed, not '%s'",
                     rf_class_name (args[0]));
  out = g_string_new (NULL);
  rf_traceback_append_source (m, out, args[0]);
  text = rf_str_new (m, out->str, (gssize) out->len);
  g_string_free (out, TRUE);
  return text;
}

/* last_lines (exception, with suggestion): what stands behind the entries of its traceback. */
static RfObject *
last_lines (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  GString *out;
  RfObject *text;

  if (!rf_is_exception (args[0]))
    return rf_raise (m, RF_EXC_TypeError, "an exception is needed, not '%s'",
                     rf_class_name (args[0]));
  out = g_string_new (NULL);
  rf_traceback_append_last (m, out, args[0], args[1] == m->true_);
  text = rf_str_new (m, out->str, (gssize) out->len);
  g_string_free (out, TRUE);
  return text;
}

/* name_fully (class): errors name it with its module, as they do with CPython's classes written in
 * C. */
static RfObject *
name_fully (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *module;

  if (!rf_is_class (args[0]))
    return rf_raise (m, RF_EXC_TypeError, "a class is needed, not '%s'", rf_class_name (args[0]));
  module = rf_dict_get_cstr (m, ((RfClass *) args[0])->dict, "__module__");
  if (module == NULL)
    return NULL;
  rf_class_name_fully (m, (RfClass *) args[0], rf_str_data (module));
  return rf_none (m);
}

static const RfMethodDef functions[] = {
  { "is_library", is_library, 1, 1 },     { "source_line", source_line, 2, 2 },
  { "source_block", source_block, 1, 1 }, { "name_fully", name_fully, 1, 1 },
  { "last_lines", last_lines, 2, 2 },     { NULL },
};

const RfModuleDef rf_tracetext_module = {
  .name = "_tracetext",
  .functions = functions,
  .is_private = TRUE,
};
