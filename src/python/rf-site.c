/* SPDX-License-Identifier: MIT */

/* What CPython's module site adds to the builtins: exit and quit. */

#include "python/rf-builtins.h"

#include "python/rf-exception.h"

typedef struct
{
  RfObject base;
  const char *name; /* static */
} RfQuitter;

static RfObject *
quitter_repr (RfMachine *m, RfObject *self)
{
  return rf_str_new_format (m, "Use %s() or Ctrl-D (i.e. EOF) to exit", ((RfQuitter *) self)->name);
}

static RfObject *
quitter_call (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "code", NULL };
  RfObject *code, *tuple, *exception;

  if (!rf_args_parse (m, "Quitter.__call__", names, 0, 0, args, n_args, kwnames, &code))
    return NULL;
  tuple = rf_tuple_pack (m, 1, code != NULL ? code : m->none);
  exception = tuple != NULL ? rf_exception_new (m, RF_EXC_SystemExit, tuple) : NULL;
  if (exception != NULL)
    rf_exception_raise (m, exception);
  return NULL;
}

gboolean
rf_site_setup (RfMachine *m, RfObject *dict)
{
  static const char *const names[] = { "quit", "exit" };
  const RfClassSpec spec = {
    .name = "_sitebuiltins.Quitter",
    .class_flags = RF_CLASS_NO_NEW,
    .host_size = sizeof (RfQuitter),
    .basic_size = 48,
    .slots = { .repr = quitter_repr, .call = quitter_call },
  };

  if (!rf_class_new_builtin (m, &spec, &m->class_Quitter))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RfObject *o = rf_object_alloc (m, m->class_Quitter, 0, FALSE);
      gboolean ok;

      if (o == NULL)
        return FALSE;
      ((RfQuitter *) o)->name = names[i];
      ok = rf_dict_set_cstr (m, dict, names[i], o);
      rf_drop (m, o);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}
