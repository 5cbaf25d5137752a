/* SPDX-License-Identifier: MIT */

/* The exception classes: their instances, attributes and texts.
 *
 * Invariants: args is always a tuple; what value, name and object mean for a class stands in
 * rf-exception.h, and nothing else is kept there. */

#include "heap/rf-collector.h"
#include "python/rf-compile-text.h"
#include "python/rf-class-private.h"
#include "python/rf-container.h"
#include "python/rf-dict.h"
#include "python/rf-exception-private.h"
#include "python/rf-reduce.h"
#include "python/rf-setup.h"

/* --- life ------------------------------------------------------------------------------------- */

static RfObject *
exception_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  /* The tuple is made first: it is what the call's arguments came in. */
  RfObject *tuple = rf_call_arguments (m, args, n_args);
  RfObject *self;

  if (tuple == NULL)
    return NULL;
  rf_hold (m->heap, tuple);
  self = rf_object_alloc (m, cls, 0, TRUE);
  rf_release (m->heap, 1);
  if (self == NULL)
    {
      rf_drop (m, tuple);
      return NULL;
    }
  rf_slot_store_named (m->heap, self, "args", &RF_EXCEPTION (self)->args, tuple);
  return self;
}

static gboolean
store_args (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args)
{
  RfTuple *old = (RfTuple *) RF_EXCEPTION (self)->args;
  RfObject *tuple;

  if (old->items == args && old->length == n_args)
    return TRUE;
  tuple = rf_call_arguments (m, args, n_args);
  if (tuple == NULL)
    return FALSE;
  rf_slot_store_named (m->heap, self, "args", &RF_EXCEPTION (self)->args, tuple);
  return TRUE;
}

static gboolean
exception_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return rf_args_no_keywords (m, rf_class_name (self), kwnames) &&
         store_args (m, self, args, n_args);
}

static void
store (RfMachine *m, RfObject *self, const char *name, RfObject **where, RfObject *value)
{
  rf_slot_store_named (m->heap, self, name, where, value != NULL ? rf_new_ref (m, value) : NULL);
}

static void
exception_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  RfException *e = RF_EXCEPTION (o);
  RfObject *owned[] = { e->args, e->traceback, e->cause, e->context, e->value, e->name, e->object };

  rf_attributes_traverse (heap, o, visit, user);
  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    if (owned[i] != NULL)
      visit (owned[i], user);
}

static void
exception_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  RfException *e = RF_EXCEPTION (o);
  const struct
  {
    const char *name;
    RfObject *object;
  } shown[] = {
    { "args", e->args },           { "__traceback__", e->traceback },
    { "__context__", e->context }, { "__cause__", e->cause },
    { "value", e->value },         { "name", e->name },
    { "obj", e->object },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (shown[i].object != NULL)
      visit (RF_SLOT_NAMED, 0, shown[i].name, NULL, shown[i].object, user);
  rf_attributes_slots (heap, o, visit, user);
}

static void
exception_clear (RfHeap *heap, RfObject *o)
{
  RfException *e = RF_EXCEPTION (o);

  rf_slot_store_named (heap, o, "obj", &e->object, NULL);
  rf_slot_store_named (heap, o, "name", &e->name, NULL);
  rf_slot_store_named (heap, o, "value", &e->value, NULL);
  rf_attributes_clear (heap, o);
  rf_slot_store_named (heap, o, "args", &e->args, NULL);
  rf_slot_store_named (heap, o, "__traceback__", &e->traceback, NULL);
  rf_slot_store_named (heap, o, "__cause__", &e->cause, NULL);
  rf_slot_store_named (heap, o, "__context__", &e->context, NULL);
}

/* How the slots in RfWideException.more are shown. */
static const char *const more_names[RF_EXCEPTION_MORE] = { "[0]", "[1]" };

static void
wide_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  RfObject **more = RF_WIDE_EXCEPTION (o)->more;

  exception_traverse (heap, o, visit, user);
  for (guint i = 0; i < RF_EXCEPTION_MORE; i++)
    if (more[i] != NULL)
      visit (more[i], user);
}

static void
wide_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  RfObject **more = RF_WIDE_EXCEPTION (o)->more;

  exception_slots (heap, o, visit, user);
  for (guint i = 0; i < RF_EXCEPTION_MORE; i++)
    if (more[i] != NULL)
      visit (RF_SLOT_NAMED, 0, more_names[i], NULL, more[i], user);
}

static void
wide_clear (RfHeap *heap, RfObject *o)
{
  RfObject **more = RF_WIDE_EXCEPTION (o)->more;

  for (guint i = 0; i < RF_EXCEPTION_MORE; i++)
    rf_slot_store_named (heap, o, more_names[i], &more[i], NULL);
  exception_clear (heap, o);
}

/* --- texts ------------------------------------------------------------------------------------ */

static RfTuple *
args_of (RfMachine *m, RfObject *self)
{
  RfObject *args = RF_EXCEPTION (self)->args;

  return (RfTuple *) (args != NULL ? args : m->empty_tuple);
}

static RfObject *
exception_str (RfMachine *m, RfObject *self)
{
  RfTuple *args = args_of (m, self);

  if (args->length == 0)
    return rf_new_ref (m, m->empty_str);
  return rf_object_str (m, args->length == 1 ? args->items[0] : &args->base);
}

static RfObject *
exception_repr (RfMachine *m, RfObject *self)
{
  RfTuple *args = args_of (m, self);
  RfObject *text = rf_object_repr (m, args->length == 1 ? args->items[0] : &args->base);
  RfObject *result = NULL;

  if (text == NULL)
    return NULL;
  result = rf_str_new_format (m, args->length == 1 ? "%s(%s)" : "%s%s", rf_class_name (self),
                              rf_str_data (text));
  rf_drop (m, text);
  return result;
}

/* KeyError shows its one argument's repr: str (KeyError ("")) would be nothing otherwise. */
static RfObject *
key_error_str (RfMachine *m, RfObject *self)
{
  RfTuple *args = args_of (m, self);

  return args->length == 1 ? rf_object_repr (m, args->items[0]) : exception_str (m, self);
}

static RfObject *
import_error_str (RfMachine *m, RfObject *self)
{
  RfObject *msg = RF_EXCEPTION (self)->value;

  return msg != NULL && RF_CLASS_OF (msg) == m->class_str ? rf_new_ref (m, msg)
                                                          : exception_str (m, self);
}

/* --- __init__ of the classes that keep more --------------------------------------------------- */

static gboolean
stop_iteration_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  if (!exception_init (m, self, args, n_args, kwnames))
    return FALSE;
  store (m, self, "value", &RF_EXCEPTION (self)->value, n_args > 0 ? args[0] : NULL);
  return TRUE;
}

static gboolean
system_exit_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  if (!exception_init (m, self, args, n_args, kwnames))
    return FALSE;
  store (m, self, "code", &RF_EXCEPTION (self)->value,
         n_args == 0   ? NULL
         : n_args == 1 ? args[0]
                       : RF_EXCEPTION (self)->args);
  return TRUE;
}

/* Keyword-only arguments in @names, into *where[i]. */
static gboolean
keyword_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames,
              const char *const *names, RfObject **const *where)
{
  gsize n = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;

  if (!store_args (m, self, args, n_args))
    return FALSE;
  for (int i = 0; names[i] != NULL; i++)
    store (m, self, names[i], where[i], NULL);
  for (gsize k = 0; k < n; k++)
    {
      RfObject *keyword = ((RfTuple *) kwnames)->items[k];
      int found = -1;

      for (int i = 0; names[i] != NULL; i++)
        if (rf_str_is (keyword, names[i]))
          found = i;
      if (found < 0)
        {
          rf_args_raise_unknown (m, rf_class_name (self), keyword, names, 0,
                                 (int) g_strv_length ((char **) names));
          return FALSE;
        }
      store (m, self, names[found], where[found], args[n_args + k]);
    }
  return TRUE;
}

static gboolean
name_error_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  static const char *const names[] = { "name", NULL };
  RfObject **where[] = { &RF_EXCEPTION (self)->name };

  return keyword_init (m, self, args, n_args, kwnames, names, where);
}

static gboolean
attribute_error_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  static const char *const names[] = { "name", "obj", NULL };
  RfObject **where[] = { &RF_EXCEPTION (self)->name, &RF_EXCEPTION (self)->object };

  return keyword_init (m, self, args, n_args, kwnames, names, where);
}

static gboolean
import_error_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  static const char *const old_names[] = { "name", "path", NULL };
  static const char *const new_names[] = { "name", "path", "name_from", NULL };
  const char *const *names = m->profile->minor >= 12 ? new_names : old_names;
  RfObject **where[] = { &RF_EXCEPTION (self)->name, &RF_EXCEPTION (self)->object,
                         &RF_WIDE_EXCEPTION (self)->more[0] };

  store (m, self, "msg", &RF_EXCEPTION (self)->value, n_args == 1 ? args[0] : NULL);
  return keyword_init (m, self, args, n_args, kwnames, names, where);
}

/* The second of two arguments has to tell a place. */
static gboolean
syntax_error_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  if (!exception_init (m, self, args, n_args, kwnames))
    return FALSE;
  if (n_args != 2)
    return TRUE;
  RfObject *place = rf_tuple_from_iterable (m, args[1]);
  if (place == NULL)
    return FALSE;
  gsize n = ((RfTuple *) place)->length;
  rf_drop (m, place);
  if (n < 4 || n > 6)
    rf_raise (m, RF_EXC_TypeError, "function takes at %s %d arguments (%" G_GSIZE_FORMAT " given)",
              n < 4 ? "least" : "most", n < 4 ? 4 : 6, n);
  else if (n == 5)
    rf_raise (m, RF_EXC_TypeError, "end_offset must be provided when end_lineno is provided");
  return n == 4 || n == 6;
}

/* --- attributes ------------------------------------------------------------------------------- */

#define FIELD(getter, setter, shown, field)                                                        \
  static RfObject *getter (RfMachine *m, RfObject *self)                                           \
  {                                                                                                \
    return rf_new_ref (m,                                                                          \
                       RF_EXCEPTION (self)->field != NULL ? RF_EXCEPTION (self)->field : m->none); \
  }                                                                                                \
  static gboolean setter (RfMachine *m, RfObject *self, RfObject *value)                           \
  {                                                                                                \
    store (m, self, shown, &RF_EXCEPTION (self)->field, value);                                    \
    return TRUE;                                                                                   \
  }

FIELD (get_value, set_value, "value", value)
FIELD (get_name, set_name, "name", name)
FIELD (get_object, set_object, "obj", object)

static RfObject *
get_args (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, &args_of (m, self)->base);
}

static gboolean
set_args (RfMachine *m, RfObject *self, RfObject *value)
{
  RfObject *tuple;

  if (value == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "args may not be deleted");
      return FALSE;
    }
  tuple = rf_tuple_from_iterable (m, value);
  if (tuple == NULL)
    return FALSE;
  rf_slot_store_named (m->heap, self, "args", &RF_EXCEPTION (self)->args, tuple);
  return TRUE;
}

static RfObject *
get_traceback (RfMachine *m, RfObject *self)
{
  RfObject *traceback = RF_EXCEPTION (self)->traceback;

  return rf_new_ref (m, traceback != NULL ? traceback : m->none);
}

static gboolean
set_traceback (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "__traceback__ may not be deleted");
      return FALSE;
    }
  if (value != m->none && RF_CLASS_OF (value) != m->class_traceback)
    {
      rf_raise (m, RF_EXC_TypeError, "__traceback__ must be a traceback or None");
      return FALSE;
    }
  store (m, self, "__traceback__", &RF_EXCEPTION (self)->traceback,
         value == m->none ? NULL : value);
  return TRUE;
}

static RfObject *
get_context (RfMachine *m, RfObject *self)
{
  RfObject *context = RF_EXCEPTION (self)->context;

  return rf_new_ref (m, context != NULL ? context : m->none);
}

static RfObject *
get_cause (RfMachine *m, RfObject *self)
{
  RfObject *cause = RF_EXCEPTION (self)->cause;

  return rf_new_ref (m, cause != NULL ? cause : m->none);
}

static gboolean
set_linked (RfMachine *m, RfObject *self, RfObject *value, const char *shown, const char *word,
            RfObject **where)
{
  if (value == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "%s may not be deleted", shown);
      return FALSE;
    }
  if (value != m->none && !rf_is_exception (value))
    {
      rf_raise (m, RF_EXC_TypeError, "exception %s must be None or derive from BaseException",
                word);
      return FALSE;
    }
  store (m, self, shown, where, value == m->none ? NULL : value);
  return TRUE;
}

static gboolean
set_context (RfMachine *m, RfObject *self, RfObject *value)
{
  return set_linked (m, self, value, "__context__", "context", &RF_EXCEPTION (self)->context);
}

static gboolean
set_cause (RfMachine *m, RfObject *self, RfObject *value)
{
  if (!set_linked (m, self, value, "__cause__", "cause", &RF_EXCEPTION (self)->cause))
    return FALSE;
  RF_EXCEPTION (self)->suppress_context = TRUE;
  return TRUE;
}

static RfObject *
get_suppress (RfMachine *m, RfObject *self)
{
  return rf_bool (m, RF_EXCEPTION (self)->suppress_context);
}

static gboolean
set_suppress (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value == NULL || RF_CLASS_OF (value) != m->class_bool)
    {
      rf_raise (m, RF_EXC_TypeError,
                value == NULL ? "can't delete numeric/char attribute"
                              : "attribute value type must be bool");
      return FALSE;
    }
  RF_EXCEPTION (self)->suppress_context = value == m->true_;
  return TRUE;
}

static RfObject *
get_dict (RfMachine *m, RfObject *self)
{
  return rf_object_dict (m, self);
}

static gboolean
set_dict (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value == NULL || !rf_is_dict (value))
    {
      rf_raise (m, RF_EXC_TypeError,
                value == NULL ? "cannot delete __dict__"
                              : "__dict__ must be set to a dictionary, not a '%.200s'",
                value != NULL ? rf_class_name (value) : "");
      return FALSE;
    }
  return rf_object_set_dict (m, self, value);
}

static const RfGetSetDef base_getsets[] = {
  { "args", get_args, set_args },
  { "__traceback__", get_traceback, set_traceback },
  { "__context__", get_context, set_context },
  { "__cause__", get_cause, set_cause },
  { "__suppress_context__", get_suppress, set_suppress },
  { "__dict__", get_dict, set_dict },
  { NULL },
};
static const RfGetSetDef stop_iteration_getsets[] = { { "value", get_value, set_value }, { NULL } };
static const RfGetSetDef system_exit_getsets[] = { { "code", get_value, set_value }, { NULL } };
static const RfGetSetDef name_error_getsets[] = { { "name", get_name, set_name }, { NULL } };
static const RfGetSetDef attribute_error_getsets[] = {
  { "name", get_name, set_name },
  { "obj", get_object, set_object },
  { NULL },
};
static RfObject *
get_more (RfMachine *m, RfObject *self)
{
  RfObject *more = RF_WIDE_EXCEPTION (self)->more[0];

  return rf_new_ref (m, more != NULL ? more : m->none);
}

static gboolean
set_more (RfMachine *m, RfObject *self, RfObject *value)
{
  store (m, self, more_names[0], &RF_WIDE_EXCEPTION (self)->more[0], value);
  return TRUE;
}

static const RfGetSetDef import_error_getsets[] = {
  { "name_from", get_more, set_more }, /* the first: since 3.12 */
  { "msg", get_value, set_value },     { "name", get_name, set_name },
  { "path", get_object, set_object },  { NULL },
};
/* --- methods ---------------------------------------------------------------------------------- */

static RfObject *
with_traceback (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return set_traceback (m, self, args[0]) ? rf_new_ref (m, self) : NULL;
}

/* The empty list that becomes __notes__, which is @name. */
static RfObject *
new_notes (RfMachine *m, RfObject *self, RfObject *name)
{
  RfObject *list = rf_list_new (m, 0);

  if (list == NULL)
    return NULL;
  rf_hold (m->heap, list);
  if (rf_object_setattr (m, self, name, list))
    {
      rf_release (m->heap, 1);
      return list;
    }
  return rf_drop_held (m->heap, list, NULL);
}

static RfObject *
add_note (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *name, *list;
  gboolean ok;

  if (!rf_is (args[0], m->class_str))
    return rf_raise (m, RF_EXC_TypeError, "note must be a str, not '%s'", rf_class_name (args[0]));
  name = rf_str_intern (m, "__notes__", -1);
  if (name == NULL)
    return NULL;
  rf_hold (m->heap, name);
  list = rf_object_getattr_optional (m, self, name);
  if (list == NULL && !rf_raised (m))
    list = new_notes (m, self, name);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, name, list);
  if (list == NULL)
    return NULL;
  if (!rf_is (list, m->class_list))
    {
      rf_raise (m, RF_EXC_TypeError, "Cannot add note: __notes__ is not a list");
      rf_drop (m, list);
      return NULL;
    }
  rf_hold (m->heap, list);
  ok = rf_list_append (m, list, args[0]);
  rf_release (m->heap, 1);
  rf_drop (m, list);
  return ok ? rf_none (m) : NULL;
}

/* Each entry of the dict becomes an attribute. */
static RfObject *
set_state (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *key, *value;
  gsize position = 0;

  if (args[0] == m->none)
    return rf_none (m);
  if (!rf_is (args[0], m->class_dict))
    return rf_raise (m, RF_EXC_TypeError, "state is not a dictionary");
  while (rf_dict_next (args[0], &position, &key, &value))
    {
      gboolean ok;

      rf_hold (m->heap, rf_new_ref (m, key));
      rf_hold (m->heap, rf_new_ref (m, value));
      ok = rf_object_setattr (m, self, key, value);
      rf_release (m->heap, 1);
      rf_drop (m, value);
      rf_release (m->heap, 1);
      rf_drop (m, key);
      if (!ok)
        return NULL;
    }
  return rf_none (m);
}

static const RfMethodDef methods_with_notes[] = {
  { "__setstate__", set_state, 1, 1 },
  { "__reduce__", rf_reduce_method_exception, 0, 0 },
  { "__setstate__", rf_reduce_method_exception_setstate, 1, 1 },
  { "with_traceback", with_traceback, 1, 1 },
  { "add_note", add_note, 1, 1 },
  { NULL },
};
static const RfMethodDef methods_without_notes[] = {
  { "__setstate__", set_state, 1, 1 },
  { "__reduce__", rf_reduce_method_exception, 0, 0 },
  { "__setstate__", rf_reduce_method_exception_setstate, 1, 1 },
  { "with_traceback", with_traceback, 1, 1 },
  { NULL },
};

/* --- classes ---------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  RfExceptionKind base;
} ExceptionInfo;

static const ExceptionInfo exception_infos[] = {
#define X(name, base) { #name, RF_EXC_##base },
  RF_EXCEPTIONS (X)
#undef X
};

static void
fill_special (RfClassSpec *spec, RfExceptionKind kind, int minor)
{
  switch (kind)
    {
    case RF_EXC_StopIteration:
      spec->slots.init = stop_iteration_init;
      spec->getsets = stop_iteration_getsets;
      spec->basic_size += 8;
      break;
    case RF_EXC_SystemExit:
      spec->slots.init = system_exit_init;
      spec->getsets = system_exit_getsets;
      spec->basic_size += 8;
      break;
    case RF_EXC_NameError:
      spec->slots.init = name_error_init;
      spec->getsets = name_error_getsets;
      spec->basic_size += 8;
      break;
    case RF_EXC_AttributeError:
      spec->slots.init = attribute_error_init;
      spec->getsets = attribute_error_getsets;
      spec->basic_size += 16;
      break;
    case RF_EXC_ImportError:
      spec->slots.init = import_error_init;
      spec->slots.str = import_error_str;
      spec->getsets = minor >= 12 ? import_error_getsets : import_error_getsets + 1;
      spec->basic_size += 24;
      break;
    case RF_EXC_BaseExceptionGroup:
      rf_exception_group_fill (spec);
      break;
    case RF_EXC_OSError:
      rf_os_error_fill (spec);
      break;
    case RF_EXC_KeyError:
      spec->slots.str = key_error_str;
      break;
    case RF_EXC_SyntaxError:
      spec->slots.str = rf_syntax_exception_str;
      spec->slots.init = syntax_error_init;
      spec->getsets = rf_syntax_exception_getsets;
      spec->basic_size += 64;
      break;
    case RF_EXC_UnicodeDecodeError:
    case RF_EXC_UnicodeEncodeError:
    case RF_EXC_UnicodeTranslateError:
      rf_unicode_error_fill (spec, kind);
      break;
    default:
      break;
    }
}

static gboolean
is_wide (const RfClassSpec *spec, RfExceptionKind kind)
{
  return kind == RF_EXC_ImportError || kind == RF_EXC_OSError || kind == RF_EXC_UnicodeError ||
         (spec->base != NULL && spec->base->type.host_size == sizeof (RfWideException));
}

/* Does the profile have it? */
static gboolean
is_known (const RfProfile *profile, RfExceptionKind kind)
{
  switch (kind)
    {
    case RF_EXC_BaseExceptionGroup:
    case RF_EXC_ExceptionGroup:
      return profile->minor >= 11;
    case RF_EXC_PythonFinalizationError:
      return profile->minor >= 13;
    default:
      return TRUE;
    }
}

static gboolean
make_class (RfMachine *m, RfExceptionKind kind)
{
  const ExceptionInfo *info = &exception_infos[kind];
  RfClassSpec spec = {
    .name = info->name,
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_HAS_DICT | RF_CLASS_EXCEPTION_SUBCLASS,
    .type_flags = RF_TYPE_GC | RF_TYPE_TRASHCAN,
    .host_size = sizeof (RfException),
    .dict_offset = G_STRUCT_OFFSET (RfException, attributes),
    .basic_size = m->profile->minor >= 11 ? 72 : 64,
    .traverse = exception_traverse,
    .slots_visit = exception_slots,
    .clear = exception_clear,
    .dealloc = exception_clear,
  };

  if (kind == RF_EXC_BaseException)
    {
      spec.slots =
        (RfSlots){ .repr = exception_repr, .str = exception_str, .init = exception_init };
      spec.getsets = base_getsets;
      spec.methods = m->profile->minor >= 11 ? methods_with_notes : methods_without_notes;
    }
  else
    {
      spec.base = m->exceptions[info->base];
      spec.basic_size = spec.base->basic_size;
    }
  if (is_wide (&spec, kind))
    {
      spec.host_size = sizeof (RfWideException);
      spec.traverse = wide_traverse;
      spec.slots_visit = wide_slots;
      spec.clear = spec.dealloc = wide_clear;
    }
  spec.slots.new_ = exception_new;
  if (spec.base != NULL)
    spec.slots.new_ = spec.base->slots.new_;
  fill_special (&spec, kind, m->profile->minor);
  return rf_class_new_builtin (m, &spec, &m->exceptions[kind]);
}

gboolean
rf_exception_store_args (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args)
{
  return store_args (m, self, args, n_args);
}

RfObject *
rf_exception_plain_str (RfMachine *m, RfObject *self)
{
  return exception_str (m, self);
}

RfObject *
rf_exception_plain_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args,
                        RfObject *kwnames)
{
  return exception_new (m, cls, args, n_args, kwnames);
}

gboolean
rf_exception_setup (RfMachine *m)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (exception_infos) == RF_N_EXCEPTIONS);

  for (int kind = 0; kind < RF_N_EXCEPTIONS; kind++)
    if (kind != RF_EXC_ExceptionGroup && is_known (m->profile, (RfExceptionKind) kind) &&
        !make_class (m, (RfExceptionKind) kind))
      return FALSE;
  if (is_known (m->profile, RF_EXC_ExceptionGroup) && !rf_exception_group_setup (m))
    return FALSE;
  m->memory_error = rf_object_alloc (m, m->exceptions[RF_EXC_MemoryError], 0, FALSE);
  m->stop_exception = rf_object_alloc (m, m->exceptions[RF_EXC_BaseException], 0, FALSE);
  if (m->memory_error == NULL || m->stop_exception == NULL)
    return FALSE;
  RF_EXCEPTION (m->memory_error)->args = rf_new_ref (m, m->empty_tuple);
  RF_EXCEPTION (m->stop_exception)->args = rf_new_ref (m, m->empty_tuple);
  return TRUE;
}
