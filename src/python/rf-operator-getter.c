/* SPDX-License-Identifier: MIT */

/* operator.itemgetter, attrgetter, methodcaller. */

#include "python/rf-class-private.h"
#include "python/rf-operator-private.h"

#define GETTER(o) ((Getter *) (o))

/* itemgetter: what = the one key, or the tuple of keys. attrgetter: what = tuple of names, a dotted
 * one as a tuple of its parts. methodcaller: what = the method's name, args, kwargs or NULL. */
typedef struct
{
  RfObject base;
  RfObject *what, *args, *kwargs;
  gsize n; /* how many keys or names */
} Getter;

static void
getter_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  RfObject *all[] = { GETTER (self)->what, GETTER (self)->args, GETTER (self)->kwargs };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      visit (all[i], user);
}

static void
getter_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  static const char *const names[] = { "what", "args", "kwargs" };
  RfObject *all[] = { GETTER (self)->what, GETTER (self)->args, GETTER (self)->kwargs };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      visit (RF_SLOT_NAMED, 0, names[i], NULL, all[i], user);
}

static void
getter_clear (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "what", &GETTER (self)->what, NULL);
  rf_slot_store_named (heap, self, "args", &GETTER (self)->args, NULL);
  rf_slot_store_named (heap, self, "kwargs", &GETTER (self)->kwargs, NULL);
}

static gboolean
check_n_arguments (RfMachine *m, const char *name, gsize n_args, gsize max, RfObject *kwnames)
{
  if (!rf_args_no_keywords (m, name, kwnames))
    return FALSE;
  if (n_args >= 1 && n_args <= max)
    return TRUE;
  rf_raise (m, RF_EXC_TypeError, "%s expected 1 argument, got %" G_GSIZE_FORMAT, name, n_args);
  return FALSE;
}

/* The collector has cleared it. */
static gpointer
raise_cleared (RfMachine *m)
{
  return rf_raise (m, RF_EXC_TypeError, "the object was cleared by the collector");
}

/* A new object of @cls with @what (stolen, also on failure). */
static RfObject *
getter_new (RfMachine *m, RfClass *cls, RfObject *what, gsize n)
{
  RfObject *o;

  if (what == NULL)
    return NULL;
  rf_hold (m->heap, what);
  o = rf_object_alloc (m, cls, 0, TRUE);
  rf_release (m->heap, 1);
  if (o == NULL)
    {
      rf_drop (m, what);
      return NULL;
    }
  GETTER (o)->n = n;
  rf_slot_swap_named (m->heap, o, "what", &GETTER (o)->what, what);
  return o;
}

/* The @n values that @get makes of @object: one alone, or a tuple. */
static RfObject *
collect (RfMachine *m, RfObject *self, RfObject *object,
         RfObject *(*get) (RfMachine *m, Getter *self, gsize i, RfObject *object))
{
  gsize n = GETTER (self)->n, i;
  g_autofree RfObject **values = NULL;
  RfObject *tuple = NULL;

  if (GETTER (self)->what == NULL)
    return raise_cleared (m);
  if (n == 1)
    return get (m, GETTER (self), 0, object);
  values = g_new (RfObject *, n);
  for (i = 0; i < n; i++)
    {
      values[i] = get (m, GETTER (self), i, object);
      if (values[i] == NULL)
        break;
      rf_hold (m->heap, values[i]);
    }
  if (i == n)
    tuple = rf_tuple_new (m, values, n);
  rf_release (m->heap, (guint) i);
  if (tuple != NULL)
    rf_hold (m->heap, tuple);
  rf_drop_items (m->heap, values, i, FALSE);
  if (tuple != NULL)
    rf_release (m->heap, 1);
  return tuple;
}

/* A tuple of @first and @rest (stolen, may be NULL). */
static RfObject *
pair_of (RfMachine *m, RfObject *first, RfObject *rest)
{
  RfObject *result;

  if (rest == NULL)
    return NULL;
  rf_hold (m->heap, rest);
  result = rf_tuple_pack (m, 2, first, rest);
  rf_release (m->heap, 1);
  rf_drop (m, rest);
  return result;
}

/* "operator.name" and the arguments' text in @text, freed. @ok FALSE: an exception is set. */
static RfObject *
finish_repr (RfMachine *m, GString *text, gboolean ok)
{
  RfObject *result = ok ? rf_str_new (m, text->str, (gssize) text->len) : NULL;

  g_string_free (text, TRUE);
  return result;
}

/* 1: write "...": the object is being shown already; else 0, and rf_repr_leave() must follow. */
#define BEGIN_REPR(m, self)                                                \
  int entered = GETTER (self)->what != NULL ? rf_repr_enter (m, self) : 1; \
  GString *text;                                                           \
  gboolean ok = TRUE;                                                      \
  if (entered < 0)                                                         \
    return NULL;                                                           \
  text = g_string_new (RF_CLASS_OF (self)->full_name);                     \
  if (entered > 0)                                                         \
    {                                                                      \
      g_string_append (text, "(...)");                                     \
      return finish_repr (m, text, TRUE);                                  \
    }

/* --- itemgetter ------------------------------------------------------------------------------ */

static RfObject *
itemgetter_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!check_n_arguments (m, "itemgetter", n_args, G_MAXSIZE, kwnames))
    return NULL;
  return getter_new (m, cls, n_args == 1 ? rf_new_ref (m, args[0]) : rf_tuple_new (m, args, n_args),
                     n_args);
}

static RfObject *
get_item (RfMachine *m, Getter *self, gsize i, RfObject *object)
{
  return rf_object_getitem (m, object,
                            self->n == 1 ? self->what : ((RfTuple *) self->what)->items[i]);
}

static RfObject *
itemgetter_call (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  if (!check_n_arguments (m, "itemgetter", n_args, 1, kwnames))
    return NULL;
  return collect (m, self, args[0], get_item);
}

static RfObject *
itemgetter_repr (RfMachine *m, RfObject *self)
{
  BEGIN_REPR (m, self)
  if (GETTER (self)->n == 1)
    g_string_append_c (text, '(');
  ok = rf_str_append_repr (m, text, GETTER (self)->what);
  if (GETTER (self)->n == 1)
    g_string_append_c (text, ')');
  rf_repr_leave (m, self);
  return finish_repr (m, text, ok);
}

static RfObject *
itemgetter_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  Getter *o = GETTER (self);

  if (o->what == NULL)
    return raise_cleared (m);
  return pair_of (m, RF_OBJECT (RF_CLASS_OF (self)),
                  o->n == 1 ? rf_tuple_new (m, &o->what, 1) : rf_new_ref (m, o->what));
}

/* --- attrgetter ------------------------------------------------------------------------------ */

/* The interned name, or the tuple of the parts of a dotted one. */
static RfObject *
split_name (RfMachine *m, RfObject *name)
{
  const char *text = rf_str_data (name);
  g_auto (GStrv) parts = NULL;
  g_autofree RfObject **items = NULL;
  guint n;

  if (strchr (text, '.') == NULL)
    return rf_str_intern_object (m, rf_new_ref (m, name));
  parts = g_strsplit (text, ".", -1);
  n = g_strv_length (parts);
  items = g_new (RfObject *, n);
  for (guint i = 0; i < n; i++)
    {
      items[i] = rf_str_intern (m, parts[i], -1);
      if (items[i] == NULL)
        {
          rf_drop_items (m->heap, items, i, FALSE);
          return NULL;
        }
    }
  return rf_tuple_new_steal (m, items, n);
}

static RfObject *
attrgetter_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  g_autofree RfObject **names = g_new (RfObject *, n_args + 1);
  gsize i;

  if (!check_n_arguments (m, "attrgetter", n_args, G_MAXSIZE, kwnames))
    return NULL;
  for (i = 0; i < n_args; i++)
    {
      if (!rf_is_str_object (args[i]))
        rf_raise (m, RF_EXC_TypeError, "attribute name must be a string");
      names[i] = rf_raised (m) ? NULL : split_name (m, args[i]);
      if (names[i] == NULL)
        break;
      rf_hold (m->heap, names[i]);
    }
  rf_release (m->heap, (guint) i);
  if (i == n_args)
    return getter_new (m, cls, rf_tuple_new_steal (m, names, n_args), n_args);
  rf_drop_items (m->heap, names, i, FALSE);
  return NULL;
}

static RfObject *
get_attribute (RfMachine *m, Getter *self, gsize i, RfObject *object)
{
  RfObject *name = ((RfTuple *) self->what)->items[i], *value;

  if (RF_CLASS_OF (name) != m->class_tuple)
    return rf_object_getattr (m, object, name);
  value = rf_new_ref (m, object);
  for (gsize k = 0; value != NULL && k < ((RfTuple *) name)->length; k++)
    {
      RfObject *from = value;

      rf_hold (m->heap, from);
      value = rf_object_getattr (m, from, ((RfTuple *) name)->items[k]);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, from, value);
    }
  return value;
}

static RfObject *
attrgetter_call (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  if (!check_n_arguments (m, "attrgetter", n_args, 1, kwnames))
    return NULL;
  return collect (m, self, args[0], get_attribute);
}

/* Name @i with its dots. */
static RfObject *
whole_name (RfMachine *m, RfObject *self, gsize i)
{
  RfObject *name = ((RfTuple *) GETTER (self)->what)->items[i], *result;
  GString *text;

  if (RF_CLASS_OF (name) != m->class_tuple)
    return rf_new_ref (m, name);
  text = g_string_new (NULL);
  for (gsize k = 0; k < ((RfTuple *) name)->length; k++)
    {
      if (k > 0)
        g_string_append_c (text, '.');
      g_string_append (text, rf_str_data (((RfTuple *) name)->items[k]));
    }
  result = rf_str_new (m, text->str, (gssize) text->len);
  g_string_free (text, TRUE);
  return result;
}

static RfObject *
attrgetter_repr (RfMachine *m, RfObject *self)
{
  BEGIN_REPR (m, self)
  g_string_append_c (text, '(');
  for (gsize i = 0; ok && i < GETTER (self)->n; i++)
    {
      RfObject *name = whole_name (m, self, i);

      if (i > 0)
        g_string_append (text, ", ");
      ok = name != NULL && rf_str_append_repr (m, text, name);
      rf_xdrop (m, name);
    }
  g_string_append_c (text, ')');
  rf_repr_leave (m, self);
  return finish_repr (m, text, ok);
}

static RfObject *
attrgetter_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  gsize n = GETTER (self)->what != NULL ? GETTER (self)->n : 0;
  g_autofree RfObject **names = g_new (RfObject *, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      names[i] = whole_name (m, self, i);
      if (names[i] == NULL)
        {
          rf_drop_items (m->heap, names, i, FALSE);
          return NULL;
        }
    }
  return pair_of (m, RF_OBJECT (RF_CLASS_OF (self)), rf_tuple_new_steal (m, names, n));
}

/* --- methodcaller ---------------------------------------------------------------------------- */

/* The arguments are kept with the name before them? */
static inline gsize
first_argument (RfMachine *m)
{
  return rf_size_of (m->profile, RF_SIZE_METHODCALLER) > 40 ? 1 : 0;
}

static gboolean
methodcaller_fill (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  gsize skipped = 1 - first_argument (m), n_keywords;
  RfObject *made = rf_tuple_new (m, args + skipped, n_args - skipped);

  if (made == NULL)
    return FALSE;
  rf_slot_store_named (m->heap, self, "args", &GETTER (self)->args, made);
  n_keywords = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;
  if (n_keywords == 0)
    return TRUE;
  made = rf_dict_new (m);
  if (made == NULL)
    return FALSE;
  rf_slot_store_named (m->heap, self, "kwargs", &GETTER (self)->kwargs, made);
  for (gsize i = 0; i < n_keywords; i++)
    if (!rf_dict_set (m, made, ((RfTuple *) kwnames)->items[i], args[n_args + i]))
      return FALSE;
  return TRUE;
}

static RfObject *
methodcaller_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfObject *o;
  gboolean ok;

  if (n_args < 1)
    return rf_raise (m, RF_EXC_TypeError,
                     "methodcaller needs at least one argument, the method name");
  if (!rf_is_str_object (args[0]))
    return rf_raise (m, RF_EXC_TypeError, "method name must be a string");
  o = getter_new (m, cls, rf_str_intern_object (m, rf_new_ref (m, args[0])), 1);
  if (o == NULL)
    return NULL;
  rf_hold (m->heap, o);
  ok = methodcaller_fill (m, o, args, n_args, kwnames);
  rf_release (m->heap, 1);
  if (ok)
    return o;
  rf_drop (m, o);
  return NULL;
}

static RfObject *
methodcaller_call (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  Getter *o = GETTER (self);
  RfTuple *given = (RfTuple *) o->args;
  gsize first = first_argument (m);
  RfObject *method, *result, *rest;

  if (!check_n_arguments (m, "methodcaller", n_args, 1, kwnames))
    return NULL;
  if (o->what == NULL || given == NULL)
    return raise_cleared (m);
  if (o->kwargs == NULL)
    return rf_object_call_method (m, args[0], o->what, given->items + first, given->length - first);
  method = rf_object_getattr (m, args[0], o->what);
  if (method == NULL)
    return NULL;
  rf_hold (m->heap, method);
  rest = first == 0 ? rf_new_ref (m, o->args)
                    : rf_tuple_new (m, given->items + first, given->length - first);
  result = NULL;
  if (rest != NULL)
    {
      rf_hold (m->heap, rest);
      result = rf_object_call_tuple (m, method, rest, o->kwargs);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, rest, result);
    }
  rf_release (m->heap, 1);
  rf_drop_keeping (m, method, result);
  return result;
}

static RfObject *
methodcaller_repr (RfMachine *m, RfObject *self)
{
  RfTuple *args = (RfTuple *) GETTER (self)->args;
  RfObject *key, *value;
  gsize position = 0;

  BEGIN_REPR (m, self)
  g_string_append_c (text, '(');
  ok = rf_str_append_repr (m, text, GETTER (self)->what);
  for (gsize i = first_argument (m); ok && args != NULL && i < args->length; i++)
    {
      g_string_append (text, ", ");
      ok = rf_str_append_repr (m, text, args->items[i]);
    }
  while (ok && GETTER (self)->kwargs != NULL &&
         rf_dict_next (GETTER (self)->kwargs, &position, &key, &value))
    {
      g_string_append_printf (text, ", %s=", rf_str_data (key));
      ok = rf_str_append_repr (m, text, value);
    }
  g_string_append_c (text, ')');
  rf_repr_leave (m, self);
  return finish_repr (m, text, ok);
}

/* Without keywords only: with them it would be a functools.partial. */
static RfObject *
methodcaller_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  RfTuple *given = (RfTuple *) GETTER (self)->args;
  gsize first = first_argument (m), n = given != NULL ? given->length - first : 0;
  g_autofree RfObject **all = g_new (RfObject *, n + 1);

  if (GETTER (self)->kwargs != NULL || given == NULL)
    return rf_raise (m, RF_EXC_TypeError, "cannot pickle 'operator.methodcaller' object");
  all[0] = GETTER (self)->what;
  for (gsize i = 0; i < n; i++)
    all[i + 1] = given->items[first + i];
  return pair_of (m, RF_OBJECT (RF_CLASS_OF (self)), rf_tuple_new (m, all, n + 1));
}

/* --- the classes ----------------------------------------------------------------------------- */

static const RfMethodDef itemgetter_methods[] = {
  { "__reduce__", itemgetter_reduce, 0, 0, 0 },
  { NULL },
};

static const RfMethodDef attrgetter_methods[] = {
  { "__reduce__", attrgetter_reduce, 0, 0, 0 },
  { NULL },
};

static const RfMethodDef methodcaller_methods[] = {
  { "__reduce__", methodcaller_reduce, 0, 0, 0 },
  { NULL },
};

gboolean
rf_operator_add_getters (RfMachine *m, RfObject *dict)
{
  const struct
  {
    const char *name;
    RfSizeKind size;
    RfSlots slots;
    const RfMethodDef *methods;
  } rows[] = {
    { "operator.itemgetter",
      RF_SIZE_ITEMGETTER,
      { .repr = itemgetter_repr, .call = itemgetter_call, .new_ = itemgetter_new },
      itemgetter_methods },
    { "operator.attrgetter",
      RF_SIZE_ATTRGETTER,
      { .repr = attrgetter_repr, .call = attrgetter_call, .new_ = attrgetter_new },
      attrgetter_methods },
    { "operator.methodcaller",
      RF_SIZE_METHODCALLER,
      { .repr = methodcaller_repr, .call = methodcaller_call, .new_ = methodcaller_new },
      methodcaller_methods },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RfClassSpec spec = {
        .name = rows[i].name,
        .class_flags = RF_CLASS_PACKED_CALL,
        .type_flags = RF_TYPE_GC,
        .host_size = sizeof (Getter),
        .basic_size = rf_size_of (m->profile, rows[i].size),
        .slots = rows[i].slots,
        .traverse = getter_traverse,
        .slots_visit = getter_slots,
        .clear = getter_clear,
        .dealloc = getter_clear,
        .methods = rows[i].methods,
      };
      RfClass *cls;

      if (!rf_class_new_builtin (m, &spec, &cls) ||
          !rf_dict_set_cstr (m, dict, cls->type.name, RF_OBJECT (cls)))
        return FALSE;
    }
  return TRUE;
}
