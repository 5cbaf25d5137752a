/* SPDX-License-Identifier: MIT */

/* None, Ellipsis and NotImplemented: the one instance of each of their classes. They have no state;
 * the machine holds one count of each. */

#include "python/rf-machine.h"
#include "python/rf-exception.h"
#include "python/rf-setup.h"

#include <string.h>

static RfObject *
repr_of (RfMachine *m, RfObject *self)
{
  return rf_str_intern (m,
                        self == m->none       ? "None"
                        : self == m->ellipsis ? "Ellipsis"
                                              : "NotImplemented",
                        -1);
}

static void
describe (RfHeap *heap, RfObject *o, GString *out)
{
  const char *cls = o->type->name;
  g_string_append (out, strcmp (cls, "NoneType") == 0   ? "None"
                        : strcmp (cls, "ellipsis") == 0 ? "Ellipsis"
                                                        : "NotImplemented");
}

static int
none_bool (RfMachine *m, RfObject *self)
{
  return 0;
}

static int
not_implemented_bool (RfMachine *m, RfObject *self)
{
  return rf_warn (m, RF_EXC_DeprecationWarning,
                  "NotImplemented should not be used in a boolean context")
           ? 1
           : -1;
}

/* A copy of it is what goes by its name. */
static RfObject *
method_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_object_repr (m, self);
}

static const RfMethodDef methods[] = { { "__reduce__", method_reduce, 0, 0 }, { NULL } };

static gint64
none_hash (RfMachine *m, RfObject *self)
{
  return m->profile->none_hash;
}

static RfObject *
singleton_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (n_args > 0 || (kwnames != NULL && ((RfTuple *) kwnames)->length > 0))
    return rf_raise (m, RF_EXC_TypeError, "%s takes no arguments",
                     cls == m->class_ellipsis ? "EllipsisType" : cls->full_name);
  return rf_new_ref (m, cls == m->class_NoneType   ? m->none
                        : cls == m->class_ellipsis ? m->ellipsis
                                                   : m->not_implemented);
}

static gboolean
make (RfMachine *m, const char *name, RfInquiryFunc truth, RfClass **cls, RfObject **instance)
{
  RfClassSpec spec = {
    .name = name,
    .type_flags = RF_TYPE_ATOM,
    .host_size = sizeof (RfObject),
    .basic_size = 16,
    .slots = { .repr = repr_of, .bool_ = truth, .new_ = singleton_new },
    .describe = describe,
    .methods = truth != none_bool ? methods : NULL,
  };
  if (truth == none_bool)
    {
      spec.slots.hash = none_hash;
      spec.slots.richcompare = m->class_object->slots.richcompare;
    }
  if (!rf_class_new_builtin (m, &spec, cls))
    return FALSE;
  *instance = rf_object_alloc (m, *cls, 0, FALSE);
  if (*instance == NULL)
    return FALSE;
  rf_heap_immortalize (m->heap, *instance);
  return TRUE;
}

gboolean
rf_singleton_setup (RfMachine *m)
{
  return make (m, "NoneType", none_bool, &m->class_NoneType, &m->none) &&
         make (m, "ellipsis", NULL, &m->class_ellipsis, &m->ellipsis) &&
         make (m, "NotImplementedType", not_implemented_bool, &m->class_NotImplementedType,
               &m->not_implemented);
}
