/* SPDX-License-Identifier: MIT */

/* Library modules written in Python: finding the text, running it.
 *
 * Invariants: the text is parsed, checked and compiled exactly as a program's; a module has the
 * names that CPython gives one before its first line runs. */

#include "python/rf-pylib.h"

#include "python/rf-compiler.h"
#include "python/rf-frame.h"
#include "python/rf-parser.h"
#include "python/rf-refusal.h"

#include <string.h>

const RfPylibSource *
rf_pylib_find (const char *name)
{
  for (const RfPylibSource *source = rf_pylib_sources; source->name != NULL; source++)
    if (strcmp (source->name, name) == 0)
      return source;
  return NULL;
}

/* Where the module's file would be: "/usr/lib/python3.13/collections/abc.py". */
static char *
file_of (RfMachine *m, const RfPylibSource *source)
{
  g_autofree char *path = g_strdelimit (g_strdup (source->name), ".", '/');

  return g_strdup_printf ("/usr/lib/python3.%d/%s%s.py", m->profile->minor, path,
                          source->is_package ? "/__init__" : "");
}

static RfCode *
compile_source (RfMachine *m, const RfPylibSource *source, const char *file, GError **error)
{
  g_auto (RfSyntaxError) syntax = RF_SYNTAX_ERROR_INIT;
  RfParseOptions options = { .filename = file,
                             .minor = m->profile->minor,
                             .mode = RF_PARSE_MODULE };
  g_autoptr (RfAst) ast =
    rf_parse_module (source->text, (gssize) source->size, &options, &syntax, error);
  g_autoptr (RfScopes) scopes = ast != NULL ? rf_scopes_analyse (ast, &syntax, error) : NULL;
  guint n_literals = m->syntax->len;
  RfCode *code;

  if (scopes == NULL || !rf_refusal_check (m, ast, file, TRUE, error))
    return NULL;
  code = rf_compile (m, ast, scopes, file, RF_COMPILE_LIBRARY, error);
  rf_compiler_forget_syntax (m, n_literals);
  return code;
}

/* The names that a module of the library has besides those of every module. */
static gboolean
add_names (RfMachine *m, const RfPylibSource *source, const char *file, RfObject *dict)
{
  RfObject *file_object = rf_str_new (m, file, -1), *package, *path = NULL;
  const char *dot = strrchr (source->name, '.');
  gssize size = source->is_package ? -1 : dot != NULL ? dot - source->name : 0;
  gboolean ok;

  ok = file_object != NULL && rf_dict_set (m, dict, m->name_file, file_object) &&
       rf_dict_set_cstr (m, dict, "__cached__", m->none) &&
       rf_dict_set (m, dict, m->name_builtins, m->builtins);
  rf_xdrop (m, file_object);
  package = ok ? rf_str_new (m, source->name, size) : NULL;
  ok = package != NULL && rf_dict_set (m, dict, m->name_package, package);
  rf_xdrop (m, package);
  if (!ok || !source->is_package)
    return ok;
  path = rf_list_new (m, 1);
  if (path != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (file);
      RfObject *item = rf_str_new (m, folder, -1);

      ok = item != NULL && rf_list_append_steal (m, path, item) &&
           rf_dict_set_cstr (m, dict, "__path__", path);
      rf_drop (m, path);
    }
  return path != NULL && ok;
}

gboolean
rf_pylib_run (RfMachine *m, const RfPylibSource *source, RfObject *module)
{
  g_autofree char *file = file_of (m, source);
  g_autoptr (GError) error = NULL;
  RfObject *dict = ((RfModule *) module)->dict, *result = NULL;
  RfFrame *frame;
  RfCode *code;

  if (!add_names (m, source, file, dict))
    return FALSE;
  code = compile_source (m, source, file, &error);
  if (code == NULL)
    {
      if (error != NULL)
        rf_raise (m, RF_EXC_SystemError, "%s", error->message);
      return FALSE;
    }
  rf_hold (m->heap, &code->base);
  frame = rf_frame_push (m, code, NULL, dict, m->builtins, dict, RF_FRAME_ENTRY);
  if (frame != NULL && !rf_frame_start (m, frame, NULL))
    {
      rf_frame_pop (m, frame);
      frame = NULL;
    }
  if (frame != NULL)
    result = rf_eval (m, frame);
  rf_release (m->heap, 1);
  rf_drop (m, &code->base);
  rf_xdrop (m, result);
  return result != NULL;
}
