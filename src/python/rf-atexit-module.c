/* SPDX-License-Identifier: MIT */

/* The module atexit.
 *
 * Invariants: m->at_exit holds three entries for each registered call (function, tuple of
 * arguments, dict of keywords or NULL), the newest last; all three are NULL when the call was
 * unregistered. So an index stays good while functions run and change the register. */

#include "python/rf-atexit-module.h"

#include "python/rf-import.h"

#include <string.h>

#define N_ENTRIES 3

static RfObject **
entry_at (RfMachine *m, guint i)
{
  return (RfObject **) &m->at_exit->pdata[i * N_ENTRIES];
}

static guint
count_entries (RfMachine *m)
{
  return m->at_exit->len / N_ENTRIES;
}

static void
drop_entry (RfMachine *m, guint i)
{
  RfObject **entry = entry_at (m, i);
  RfObject *items[N_ENTRIES] = { entry[0], entry[1], entry[2] };

  memset (entry, 0, sizeof items);
  for (guint k = N_ENTRIES; k > 0; k--)
    if (items[k - 1] != NULL)
      rf_hold (m->heap, items[k - 1]);
  for (guint k = 0; k < N_ENTRIES; k++)
    if (items[k] != NULL)
      {
        rf_release (m->heap, 1);
        rf_drop (m, items[k]);
      }
}

static void
forget_all (RfMachine *m)
{
  for (guint i = 0; i < count_entries (m); i++)
    drop_entry (m, i);
  g_ptr_array_set_size (m->at_exit, 0);
}

static void
report (RfMachine *m, RfObject *function)
{
  if (m->profile->minor < 13)
    rf_raised_unraisable (m, "Exception ignored in atexit callback", function);
  else
    {
      RfObject *raised = rf_raised_steal (m), *repr;
      g_autofree char *message = NULL;

      rf_hold (m->heap, raised);
      repr = m->stop == RF_STOP_NONE ? rf_object_repr (m, function) : NULL;
      rf_raised_clear (m);
      message = g_strdup_printf ("Exception ignored in atexit callback %s",
                                 repr != NULL ? rf_str_data (repr) : "<object repr() failed>");
      rf_xdrop (m, repr);
      rf_release (m->heap, 1);
      if (m->current == NULL)
        rf_raise_exception (m, raised);
      else
        rf_drop (m, raised);
      rf_raised_unraisable (m, message, NULL);
    }
}

void
rf_atexit_run (RfMachine *m)
{
  for (guint i = count_entries (m); i > 0 && m->stop == RF_STOP_NONE; i--)
    {
      RfObject *items[N_ENTRIES], *result;
      RfObject **entry;

      if (i > count_entries (m))
        continue;
      entry = entry_at (m, i - 1);
      if (entry[0] == NULL)
        continue;
      for (guint k = 0; k < N_ENTRIES; k++)
        {
          items[k] = entry[k];
          if (items[k] != NULL)
            rf_hold (m->heap, rf_new_ref (m, items[k]));
        }
      result = rf_object_call_tuple (m, items[0], items[1], items[2]);
      if (result == NULL)
        report (m, items[0]);
      rf_xdrop (m, result);
      for (guint k = N_ENTRIES; k > 0; k--)
        if (items[k - 1] != NULL)
          {
            rf_release (m->heap, 1);
            rf_drop (m, items[k - 1]);
          }
    }
  forget_all (m);
}

/* --- functions -------------------------------------------------------------------------------- */

static RfObject *
atexit_register (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfTuple *names = (RfTuple *) kwnames;
  RfObject *items[N_ENTRIES] = { NULL };

  if (n_args == 0)
    return rf_raise (m, RF_EXC_TypeError, "register() takes at least 1 argument (0 given)");
  if (!rf_object_callable (m, args[0]))
    return rf_raise (m, RF_EXC_TypeError, "the first argument must be callable");
  items[1] = rf_tuple_new (m, args + 1, n_args - 1);
  if (items[1] == NULL)
    return NULL;
  rf_hold (m->heap, items[1]);
  if (names != NULL && names->length > 0)
    items[2] = rf_dict_new (m);
  if (items[2] != NULL)
    {
      rf_hold (m->heap, items[2]);
      for (gsize i = 0; i < names->length && !rf_raised (m); i++)
        rf_dict_set (m, items[2], names->items[i], args[n_args + i]);
      rf_release (m->heap, 1);
    }
  rf_release (m->heap, 1);
  if (rf_raised (m))
    {
      rf_xdrop (m, items[2]);
      rf_drop (m, items[1]);
      return NULL;
    }
  items[0] = rf_new_ref (m, args[0]);
  for (guint k = 0; k < N_ENTRIES; k++)
    g_ptr_array_add (m->at_exit, items[k]);
  return rf_new_ref (m, args[0]);
}

static RfObject *
atexit_unregister (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  for (guint i = 0; i < count_entries (m); i++)
    {
      RfObject *function = entry_at (m, i)[0];
      int equal;

      if (function == NULL)
        continue;
      rf_hold (m->heap, rf_new_ref (m, function));
      equal = rf_object_compare_bool (m, function, args[0], RF_CMP_EQ);
      rf_release (m->heap, 1);
      rf_drop (m, function);
      if (equal < 0)
        return NULL;
      if (equal && i < count_entries (m))
        drop_entry (m, i);
    }
  return rf_none (m);
}

static RfObject *
atexit_clear (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  forget_all (m);
  return rf_none (m);
}

static RfObject *
atexit_run_exitfuncs (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  rf_atexit_run (m);
  return rf_raised (m) ? NULL : rf_none (m);
}

static RfObject *
atexit_ncallbacks (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  return rf_int_new (m, count_entries (m));
}

static const RfMethodDef functions[] = {
  { "register", atexit_register, 0, -1, RF_METHOD_KEYWORDS | RF_METHOD_TUPLE },
  { "_clear", atexit_clear, 0, 0, 0 },
  { "unregister", atexit_unregister, 1, 1, 0 },
  { "_run_exitfuncs", atexit_run_exitfuncs, 0, 0, 0 },
  { "_ncallbacks", atexit_ncallbacks, 0, 0, 0 },
  { NULL },
};

const RfModuleDef rf_atexit_module = {
  .name = "atexit",
  .doc = "allow programmer to define multiple exit functions to be executed\n"
         "upon normal program termination.\n\n"
         "Two public functions, register and unregister, are defined.\n",
  .functions = functions,
};
