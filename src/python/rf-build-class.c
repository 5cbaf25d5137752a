/* SPDX-License-Identifier: MIT */

/* builtins.__build_class__: what a class statement calls.
 *
 * The steps, as in CPython: bases (__mro_entries__), metaclass, its __prepare__, the body run with
 * the namespace it gave, the call of the metaclass, the check of the __class__ cell. */

#include "python/rf-exception.h"
#include "python/rf-frame.h"

typedef struct
{
  RfObject *function, *name;
  RfObject *original_bases, *bases; /* tuples, owned; may be the same object */
  RfObject *meta;                   /* owned */
  RfObject *keywords;               /* CPython's dict of them, owned, or NULL */
  RfObject *kwnames;                /* tuple without metaclass, owned, or NULL */
  RfObject **kwvalues;              /* borrowed items, the array is ours */
  RfObject *ns, *cell;              /* owned */
  guint n_held;
} Build;

static void
hold (RfMachine *m, Build *b, RfObject *o)
{
  rf_hold (m->heap, o);
  b->n_held++;
}

/* What the __mro_entries__ of @base says: a tuple. NULL: it has none, or an exception is set. */
static RfObject *
mro_entries (RfMachine *m, Build *b, RfObject *base)
{
  RfObject *method = rf_object_getattr_optional (m, base, m->name_mro_entries), *entries;

  if (method == NULL)
    return NULL;
  rf_hold (m->heap, method);
  entries = rf_object_call_one (m, method, b->original_bases);
  rf_release (m->heap, 1);
  rf_drop (m, method);
  if (entries == NULL || rf_is (entries, m->class_tuple))
    return entries;
  rf_raise (m, RF_EXC_TypeError, "__mro_entries__ must return a tuple");
  rf_drop (m, entries);
  return NULL;
}

/* *@list, on hold: the first @n of the @original bases; @entries is on hold while it is made. */
static gboolean
begin_bases (RfMachine *m, const RfTuple *original, gsize n, RfObject *entries, RfObject **list)
{
  rf_hold (m->heap, entries);
  *list = rf_list_new_steal (m, NULL, 0);
  rf_release (m->heap, 1);
  if (*list == NULL)
    return FALSE;
  rf_hold (m->heap, *list);
  for (gsize i = 0; i < n; i++)
    if (!rf_list_append (m, *list, original->items[i]))
      return FALSE;
  return TRUE;
}

/* Replaces bases that are no classes by what their __mro_entries__ says. */
static gboolean
update_bases (RfMachine *m, Build *b)
{
  RfTuple *original = (RfTuple *) b->original_bases;
  RfObject *list = NULL; /* once a base is replaced */
  gboolean ok = TRUE;

  for (gsize i = 0; ok && i < original->length; i++)
    {
      RfObject *base = original->items[i];
      RfObject *entries = rf_is (base, m->class_type) ? NULL : mro_entries (m, b, base);

      if (entries == NULL)
        {
          ok = !rf_raised (m) && (list == NULL || rf_list_append (m, list, base));
          continue;
        }
      ok = (list != NULL || begin_bases (m, original, i, entries, &list)) &&
           rf_list_extend (m, list, entries);
      rf_drop (m, entries);
    }
  if (list == NULL)
    {
      b->bases = ok ? rf_new_ref (m, b->original_bases) : NULL;
      return ok;
    }
  rf_release (m->heap, 1);
  b->bases = ok ? rf_tuple_new (m, ((RfList *) list)->items, ((RfList *) list)->length) : NULL;
  rf_drop (m, list);
  return b->bases != NULL;
}

/* The most derived of @meta and the classes of the bases. */
static RfClass *
winner_of (RfMachine *m, RfClass *meta, RfObject *bases)
{
  RfTuple *tuple = (RfTuple *) bases;

  for (gsize i = 0; i < tuple->length; i++)
    {
      RfClass *of = RF_CLASS_OF (tuple->items[i]);

      if (rf_class_is_subclass (meta, of))
        continue;
      if (!rf_class_is_subclass (of, meta))
        return rf_raise (m, RF_EXC_TypeError,
                         "metaclass conflict: the metaclass of a derived class must be a "
                         "(non-strict) subclass of the metaclasses of all its bases");
      meta = of;
    }
  return meta;
}

/* Takes metaclass= out of the keywords. */
static gboolean
sort_keywords (RfMachine *m, Build *b, RfObject *const *values, RfObject *kwnames)
{
  gsize n = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0, n_rest = 0;
  g_autofree RfObject **names = g_new (RfObject *, n + 1);

  b->kwvalues = g_new (RfObject *, n + 1);
  if (n > 0)
    {
      b->keywords = rf_dict_new (m);
      if (b->keywords == NULL)
        return FALSE;
      hold (m, b, b->keywords);
    }
  for (gsize i = 0; i < n; i++)
    {
      RfObject *name = ((RfTuple *) kwnames)->items[i];

      if (b->meta == NULL && rf_str_equal (name, m->name_metaclass))
        b->meta = rf_new_ref (m, values[i]);
      else
        {
          if (!rf_dict_set (m, b->keywords, name, values[i]))
            return FALSE;
          names[n_rest] = name;
          b->kwvalues[n_rest++] = values[i];
        }
    }
  if (n_rest == 0)
    return TRUE;
  if (b->meta != NULL)
    rf_hold (m->heap, b->meta);
  b->kwnames = rf_tuple_new (m, names, n_rest);
  if (b->meta != NULL)
    rf_release (m->heap, 1);
  if (b->kwnames == NULL)
    return FALSE;
  hold (m, b, b->kwnames);
  return TRUE;
}

/* The metaclass: what the keyword says, or that of the first base; of classes the most derived. */
static gboolean
find_metaclass (RfMachine *m, Build *b)
{
  const RfTuple *bases = (const RfTuple *) b->bases;

  if (b->meta == NULL)
    b->meta = rf_new_ref (m, bases->length > 0 ? RF_OBJECT (RF_CLASS_OF (bases->items[0]))
                                               : RF_OBJECT (m->class_type));
  if (rf_is (b->meta, m->class_type))
    {
      RfClass *winner = winner_of (m, (RfClass *) b->meta, b->bases);

      if (winner == NULL)
        return FALSE;
      if (RF_OBJECT (winner) != b->meta)
        {
          RfObject *old = b->meta;

          b->meta = rf_new_ref (m, RF_OBJECT (winner));
          rf_drop (m, old);
        }
    }
  hold (m, b, b->meta);
  return TRUE;
}

/* args, then the values of b->kwnames: the arguments of __prepare__ and of the metaclass. */
static RfObject **
with_keywords (Build *b, RfObject **first, gsize n)
{
  gsize n_keywords = b->kwnames != NULL ? ((RfTuple *) b->kwnames)->length : 0;
  RfObject **all = g_new (RfObject *, n + n_keywords);

  for (gsize i = 0; i < n; i++)
    all[i] = first[i];
  for (gsize i = 0; i < n_keywords; i++)
    all[n + i] = b->kwvalues[i];
  return all;
}

static gboolean
prepare (RfMachine *m, Build *b)
{
  RfObject *method = NULL;

  if (b->meta != RF_OBJECT (m->class_type))
    {
      method = rf_object_getattr_optional (m, b->meta, m->name_prepare);
      if (rf_raised (m))
        return FALSE;
    }
  if (method == NULL)
    b->ns = rf_dict_new (m);
  else
    {
      RfObject *first[2] = { b->name, b->bases };
      g_autofree RfObject **args = with_keywords (b, first, 2);

      rf_hold (m->heap, method);
      b->ns = rf_object_call_spread (m, method, args, 2, b->kwnames);
      rf_release (m->heap, 1);
      rf_drop (m, method);
    }
  if (b->ns == NULL)
    return FALSE;
  hold (m, b, b->ns);
  if (RF_CLASS_OF (b->ns)->slots.getitem == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "%.200s.__prepare__() must return a mapping, not %.200s",
                rf_is (b->meta, m->class_type) ? ((RfClass *) b->meta)->type.name : "<metaclass>",
                rf_class_name (b->ns));
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_body (RfMachine *m, Build *b)
{
  RfFunction *f = (RfFunction *) b->function;
  RfFrame *frame =
    rf_frame_push (m, f->code,
                   m->profile->call_keeps_arguments ? NULL : rf_new_ref (m, b->function),
                   f->globals, f->builtins, b->ns, RF_FRAME_ENTRY);

  if (frame == NULL)
    return FALSE;
  if (!rf_frame_start (m, frame, f->closure))
    {
      rf_frame_pop (m, frame);
      return FALSE;
    }
  b->cell = rf_eval (m, frame);
  if (b->cell == NULL)
    return FALSE;
  hold (m, b, b->cell);
  return TRUE;
}

static gboolean
check_cell (RfMachine *m, Build *b, RfObject *cls)
{
  RfObject *content;
  RfObject *class_repr, *name_repr = NULL, *content_repr = NULL;

  if (!rf_is (cls, m->class_type) || RF_CLASS_OF (b->cell) != m->class_cell)
    return TRUE;
  content = ((RfCell *) b->cell)->content;
  if (content == cls)
    return TRUE;
  class_repr = rf_object_repr (m, cls);
  if (class_repr != NULL)
    name_repr = rf_object_repr (m, b->name);
  if (name_repr != NULL && content != NULL)
    content_repr = rf_object_repr (m, content);
  if (name_repr != NULL && content == NULL)
    rf_raise (m, RF_EXC_RuntimeError,
              "__class__ not set defining %.200s as %.200s. Was __classcell__ propagated to "
              "type.__new__?",
              rf_str_data (name_repr), rf_str_data (class_repr));
  else if (content_repr != NULL)
    rf_raise (m, RF_EXC_TypeError, "__class__ set to %.200s defining %.200s as %.200s",
              rf_str_data (content_repr), rf_str_data (name_repr), rf_str_data (class_repr));
  rf_xdrop (m, class_repr);
  rf_xdrop (m, name_repr);
  rf_xdrop (m, content_repr);
  return FALSE;
}

/* The keywords go to type's own call as names and values, to others as the dict that there is. */
static RfObject *
call_metaclass (RfMachine *m, Build *b, RfObject **args)
{
  RfObject *tuple, *cls;

  if (b->kwnames == NULL)
    return rf_object_call (m, b->meta, args, 3, NULL);
  if (b->meta == RF_OBJECT (m->class_type))
    {
      gsize n = 3 + ((RfTuple *) b->kwnames)->length;

      for (gsize i = 0; i < n; i++)
        rf_hold (m->heap, rf_ref (m->heap, args[i]));
      cls = rf_object_call (m, b->meta, args, 3, b->kwnames);
      for (gsize i = n; i-- > 0;)
        cls = rf_drop_held (m->heap, args[i], cls);
      return cls;
    }
  tuple = rf_tuple_new (m, args, 3);
  if (tuple == NULL)
    return NULL;
  rf_hold (m->heap, tuple);
  return rf_drop_held (m->heap, tuple,
                       rf_object_call_packed (m, b->meta, args, 3, b->kwnames, tuple));
}

static RfObject *
make_class (RfMachine *m, Build *b)
{
  RfObject *first[3] = { b->name, b->bases, b->ns };
  g_autofree RfObject **args = NULL;
  RfObject *cls;

  if (b->bases != b->original_bases)
    {
      RfObject *key = rf_str_intern (m, "__orig_bases__", -1);
      gboolean ok;

      if (key == NULL)
        return NULL;
      rf_hold (m->heap, key);
      ok = rf_object_setitem (m, b->ns, key, b->original_bases);
      rf_release (m->heap, 1);
      rf_drop (m, key);
      if (!ok)
        return NULL;
    }
  args = with_keywords (b, first, 3);
  cls = call_metaclass (m, b, args);
  if (cls != NULL && !check_cell (m, b, cls))
    {
      rf_drop (m, cls);
      return NULL;
    }
  return cls;
}

static void
build_end (RfMachine *m, Build *b, RfObject *result)
{
  RfObject *saved = rf_exception_save (m);
  RfObject *owned[] = { b->cell,     b->ns,    b->meta,          b->kwnames,
                        b->keywords, b->bases, b->original_bases };

  if (saved != NULL)
    {
      /* The save is on top of what is held: take it off for a moment. */
      rf_release (m->heap, 1);
      rf_release (m->heap, b->n_held);
      rf_hold (m->heap, saved);
    }
  else
    rf_release (m->heap, b->n_held);
  if (result != NULL)
    rf_hold (m->heap, result);
  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    if (owned[i] != NULL)
      {
        guint n = 0;

        for (guint k = i + 1; k < G_N_ELEMENTS (owned); k++)
          if (owned[k] != NULL)
            {
              rf_hold (m->heap, owned[k]);
              n++;
            }
        rf_drop (m, owned[i]);
        rf_release (m->heap, n);
      }
  if (result != NULL)
    rf_release (m->heap, 1);
  rf_exception_restore (m, saved);
  g_free (b->kwvalues);
}

RfObject *
rf_build_class (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  Build b = { 0 };
  RfObject *cls = NULL;

  if (n_args < 2)
    return rf_raise (m, RF_EXC_TypeError, "__build_class__: not enough arguments");
  if (RF_CLASS_OF (args[0]) != m->class_function)
    return rf_raise (m, RF_EXC_TypeError, "__build_class__: func must be a function");
  if (!rf_is (args[1], m->class_str))
    return rf_raise (m, RF_EXC_TypeError, "__build_class__: name is not a string");
  b.function = args[0];
  b.name = args[1];
  b.original_bases = rf_tuple_new (m, args + 2, n_args - 2);
  if (b.original_bases == NULL)
    return NULL;
  hold (m, &b, b.original_bases);
  if (update_bases (m, &b))
    {
      hold (m, &b, b.bases);
      if (sort_keywords (m, &b, args + n_args, kwnames) && find_metaclass (m, &b) &&
          prepare (m, &b) && run_body (m, &b))
        cls = make_class (m, &b);
    }
  build_end (m, &b, cls);
  return cls;
}
