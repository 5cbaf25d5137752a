/* SPDX-License-Identifier: MIT */

/* Arguments: binding those of a call to the parameters of a Python function, and sorting those of
 * functions written in C.
 *
 * Invariants: what is stolen is either in the frame or still in the caller's array at any moment,
 * so that its holder is always known; the messages are CPython's. */

#include "python/rf-exception.h"
#include "python/rf-frame.h"
#include "python/rf-traceback.h"

#include <string.h>

static const char *
function_name (RfFunction *f)
{
  return rf_str_data (f->qualname);
}

/* Takes item @from for @where: moved when stealing. */
static void
take (RfMachine *m, RfObject **where, RfObject **from, gboolean steal)
{
  if (steal)
    *where = g_steal_pointer (from);
  else
    *where = rf_new_ref (m, *from);
}

/* "'x'", "'x' and 'y'", "'x', 'y', and 'z'" */
static char *
join_names (GPtrArray *names)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (out, names->len == 2 ? " and " : i == names->len - 1 ? ", and " : ", ");
      g_string_append_printf (out, "'%s'", rf_str_data (names->pdata[i]));
    }
  return g_string_free (out, FALSE);
}

static gboolean
raise_missing (RfMachine *m, RfFunction *f, GPtrArray *names, const char *kind)
{
  g_autofree char *list = join_names (names);

  rf_raise (m, RF_EXC_TypeError, "%s() missing %u required %s argument%s: %s", function_name (f),
            names->len, kind, names->len == 1 ? "" : "s", list);
  g_ptr_array_unref (names);
  return FALSE;
}

static gboolean
raise_too_many (RfMachine *m, RfFunction *f, RfFrame *frame, gsize n_given)
{
  const RfCode *code = f->code;
  gsize n_defaults = f->defaults != NULL ? ((RfTuple *) f->defaults)->length : 0;
  gsize n_keyword_only = 0;
  gboolean plural;
  g_autofree char *signature = NULL;
  g_autofree char *keyword_only = NULL;

  for (int i = code->argcount; i < code->argcount + code->kwonlyargcount; i++)
    if (frame->fast[i] != NULL)
      n_keyword_only++;
  if (n_defaults > 0)
    {
      signature = g_strdup_printf ("from %" G_GSIZE_FORMAT " to %d",
                                   (gsize) code->argcount - n_defaults, code->argcount);
      plural = TRUE;
    }
  else
    {
      signature = g_strdup_printf ("%d", code->argcount);
      plural = code->argcount != 1;
    }
  keyword_only =
    n_keyword_only > 0
      ? g_strdup_printf (" positional argument%s (and %" G_GSIZE_FORMAT " keyword-only argument%s)",
                         n_given != 1 ? "s" : "", n_keyword_only, n_keyword_only != 1 ? "s" : "")
      : g_strdup ("");
  rf_raise (m, RF_EXC_TypeError,
            "%s() takes %s positional argument%s but %" G_GSIZE_FORMAT "%s %s given",
            function_name (f), signature, plural ? "s" : "", n_given, keyword_only,
            n_given == 1 && n_keyword_only == 0 ? "was" : "were");
  return FALSE;
}

/* The parameter called @keyword, from @start on; -1: none. */
static int
find_parameter (const RfCode *code, RfObject *keyword, int start)
{
  int n = code->argcount + code->kwonlyargcount;

  for (int i = start; i < n; i++)
    if (code->varnames[i] == keyword)
      return i;
  for (int i = start; i < n; i++)
    if (rf_str_equal (code->varnames[i], keyword))
      return i;
  return -1;
}

/* 3.13 knows what was meant. @names: the parameters that can be given by name (char *). */
static void
raise_unexpected (RfMachine *m, const char *function, RfObject *keyword, const GPtrArray *names)
{
  const char *meant =
    m->profile->minor >= 13 ? rf_suggestion_nearest (names, rf_str_data (keyword)) : NULL;

  if (meant != NULL)
    rf_raise (m, RF_EXC_TypeError,
              "%s() got an unexpected keyword argument '%s'. Did you mean '%s'?", function,
              rf_str_data (keyword), meant);
  else
    rf_raise (m, RF_EXC_TypeError, "%s() got an unexpected keyword argument '%s'", function,
              rf_str_data (keyword));
}

static void
raise_unexpected_of (RfMachine *m, RfFunction *f, RfObject *keyword)
{
  const RfCode *code = f->code;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int i = code->posonlyargcount; i < code->argcount + code->kwonlyargcount; i++)
    g_ptr_array_add (names, (gpointer) rf_str_data (code->varnames[i]));
  raise_unexpected (m, function_name (f), keyword, names);
}

static gboolean
raise_positional_only (RfMachine *m, RfFunction *f, RfObject *kwnames)
{
  const RfCode *code = f->code;
  GString *names = g_string_new (NULL);

  for (int i = 0; i < code->posonlyargcount; i++)
    for (gsize k = 0; k < ((RfTuple *) kwnames)->length; k++)
      if (rf_str_equal (code->varnames[i], ((RfTuple *) kwnames)->items[k]))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                rf_str_data (code->varnames[i]));
  if (names->len > 0)
    rf_raise (m, RF_EXC_TypeError,
              "%s() got some positional-only arguments passed as keyword arguments: '%s'",
              function_name (f), names->str);
  g_string_free (names, TRUE);
  return !rf_raised (m);
}

static gboolean
bind_keywords (RfMachine *m, RfFunction *f, RfFrame *frame, RfObject **values, RfObject *kwnames,
               RfObject *kwdict, gboolean steal)
{
  const RfCode *code = f->code;
  RfTuple *names = (RfTuple *) kwnames;

  for (gsize i = 0; i < names->length; i++)
    {
      RfObject *keyword = names->items[i];
      int index;

      if (!rf_is (keyword, m->class_str))
        {
          rf_raise (m, RF_EXC_TypeError, "%s() keywords must be strings", function_name (f));
          return FALSE;
        }
      index = find_parameter (code, keyword, code->posonlyargcount);
      if (index < 0)
        {
          if (kwdict == NULL)
            {
              if (code->posonlyargcount > 0 && !raise_positional_only (m, f, kwnames))
                return FALSE;
              raise_unexpected_of (m, f, keyword);
              return FALSE;
            }
          if (!rf_dict_set (m, kwdict, keyword, values[i]))
            return FALSE;
          if (steal)
            {
              RfObject *moved = values[i];

              values[i] = NULL;
              rf_drop (m, moved);
            }
          continue;
        }
      if (frame->fast[index] != NULL)
        {
          rf_raise (m, RF_EXC_TypeError, "%s() got multiple values for argument '%s'",
                    function_name (f), rf_str_data (keyword));
          return FALSE;
        }
      take (m, &frame->fast[index], &values[i], steal);
    }
  return TRUE;
}

static gboolean
fill_positional (RfMachine *m, RfFunction *f, RfFrame *frame, gsize n_given)
{
  const RfCode *code = f->code;
  gsize n_defaults = f->defaults != NULL ? ((RfTuple *) f->defaults)->length : 0;
  gsize n_required = (gsize) code->argcount - MIN (n_defaults, (gsize) code->argcount);
  GPtrArray *missing = NULL;

  for (gsize i = n_given; i < n_required; i++)
    if (frame->fast[i] == NULL)
      {
        if (missing == NULL)
          missing = g_ptr_array_new ();
        g_ptr_array_add (missing, code->varnames[i]);
      }
  if (missing != NULL)
    return raise_missing (m, f, missing, "positional");
  for (gsize i = MAX (n_required, n_given); i < (gsize) code->argcount; i++)
    if (frame->fast[i] == NULL)
      frame->fast[i] = rf_new_ref (m, ((RfTuple *) f->defaults)->items[i - n_required]);
  return TRUE;
}

static gboolean
fill_keyword_only (RfMachine *m, RfFunction *f, RfFrame *frame)
{
  const RfCode *code = f->code;
  GPtrArray *missing = NULL;

  for (int i = code->argcount; i < code->argcount + code->kwonlyargcount; i++)
    {
      RfObject *value = NULL;

      if (frame->fast[i] != NULL)
        continue;
      if (f->kwdefaults != NULL)
        value = rf_dict_get (m, f->kwdefaults, code->varnames[i]);
      if (value != NULL)
        frame->fast[i] = rf_new_ref (m, value);
      else if (rf_raised (m))
        {
          g_clear_pointer (&missing, g_ptr_array_unref);
          return FALSE;
        }
      else
        {
          if (missing == NULL)
            missing = g_ptr_array_new ();
          g_ptr_array_add (missing, code->varnames[i]);
        }
    }
  return missing == NULL || raise_missing (m, f, missing, "keyword-only");
}

/* The tuple for *args: the positional arguments from index @n_taken on. */
static gboolean
bind_rest (RfMachine *m, RfFunction *f, RfFrame *frame, RfObject **first, RfObject **args,
           gsize n_args, gsize n_taken, gboolean steal)
{
  const RfCode *code = f->code;
  gboolean has_first = *first != NULL; /* it goes before the others do */
  gsize n_given = n_args + (has_first ? 1 : 0);
  gsize n = n_given > n_taken ? n_given - n_taken : 0;
  guint index = (guint) (code->argcount + code->kwonlyargcount);
  g_autofree RfObject **items = g_new (RfObject *, n + 1);
  RfObject *tuple;
  gsize k = 0;

  for (gsize i = n_taken; i < n_given; i++)
    items[k++] = has_first ? (i == 0 ? *first : args[i - 1]) : args[i];
  if (steal && has_first)
    rf_hold (m->heap, *first);
  tuple = rf_tuple_new (m, items, n);
  if (steal && has_first)
    rf_release (m->heap, 1);
  if (tuple == NULL)
    return FALSE;
  frame->fast[index] = tuple;
  if (steal)
    for (gsize i = n_taken; i < n_given; i++)
      {
        RfObject **from = has_first ? (i == 0 ? first : &args[i - 1]) : &args[i];
        RfObject *moved = *from;

        *from = NULL;
        rf_drop (m, moved);
      }
  return TRUE;
}

/* Arguments that found no parameter go before those that did, in their order. */
static void
drop_rest (RfMachine *m, RfObject **args, gsize n)
{
  RfObject *saved = rf_exception_save (m);

  for (gsize i = 0; i < n; i++)
    {
      RfObject *arg = args[i];

      args[i] = NULL;
      rf_xdrop (m, arg);
    }
  rf_exception_restore (m, saved);
}

gboolean
rf_args_bind (RfMachine *m, RfFunction *f, RfFrame *frame, RfObject *first, RfObject **args,
              gsize n_args, RfObject *kwnames, gboolean steal)
{
  const RfCode *code = f->code;
  gsize n_given = n_args + (first != NULL ? 1 : 0);
  gsize n_taken = MIN (n_given, (gsize) code->argcount);
  gsize n_keywords = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;
  gboolean ok = TRUE, has_first = first != NULL;
  RfObject *kwdict = NULL;
  gsize at = 0;

  if (code->flags & RF_CODE_VARKEYWORDS)
    {
      guint index =
        (guint) (code->argcount + code->kwonlyargcount) + (code->flags & RF_CODE_VARARGS ? 1 : 0);

      if (first != NULL && steal)
        rf_hold (m->heap, first);
      kwdict = rf_dict_new (m);
      if (first != NULL && steal)
        rf_release (m->heap, 1);
      if (kwdict == NULL)
        {
          if (first != NULL && steal)
            rf_drop (m, first);
          return FALSE;
        }
      frame->fast[index] = kwdict;
    }
  if (has_first && n_taken > 0)
    take (m, &frame->fast[at++], &first, steal);
  for (gsize i = 0; at < n_taken; i++)
    take (m, &frame->fast[at++], &args[i], steal);
  if (code->flags & RF_CODE_VARARGS)
    {
      /* `first` may have been taken: count it all the same. */
      gsize offset = has_first && n_taken > 0 ? n_taken - 1 : n_taken;
      RfObject *none = NULL;

      if (has_first && n_taken == 0)
        ok = bind_rest (m, f, frame, &first, args, n_args, 0, steal);
      else
        ok = bind_rest (m, f, frame, &none, args, n_args, offset, steal);
    }
  if (ok && n_keywords > 0)
    ok = bind_keywords (m, f, frame, args + n_args, kwnames, kwdict, steal);
  if (ok && n_given > (gsize) code->argcount && (code->flags & RF_CODE_VARARGS) == 0)
    ok = raise_too_many (m, f, frame, n_given);
  if (ok && n_given < (gsize) code->argcount)
    ok = fill_positional (m, f, frame, n_taken);
  if (ok && code->kwonlyargcount > 0)
    ok = fill_keyword_only (m, f, frame);
  if (steal && first != NULL)
    rf_drop (m, first);
  if (steal && !ok)
    drop_rest (m, args, n_args + n_keywords);
  return ok;
}

/* --- functions written in C ------------------------------------------------------------------- */

gboolean
rf_args_no_keywords (RfMachine *m, const char *function, RfObject *kwnames)
{
  if (kwnames == NULL || ((RfTuple *) kwnames)->length == 0)
    return TRUE;
  rf_raise (m, RF_EXC_TypeError, "%s() takes no keyword arguments", function);
  return FALSE;
}

gboolean
rf_args_no_keywords_new (RfMachine *m, const RfClass *cls, const RfClass *own, RfObject *kwnames)
{
  if (cls != own && (m->profile->subclass_keywords || cls->slots.init != own->slots.init))
    return TRUE;
  return rf_args_no_keywords (m, own->type.name, kwnames);
}

/* How many names there are, and how many of them may be given by position. */
static void
count_names (const char *const *names, int *n, int *n_positional)
{
  int count = 0;

  *n_positional = -1;
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "$") == 0)
      *n_positional = count;
    else
      count++;
  *n = count;
  if (*n_positional < 0)
    *n_positional = count;
}

static const char *
name_at (const char *const *names, int index)
{
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "$") != 0 && index-- == 0)
      return names[i];
  return NULL;
}

/* Of @n parameters @n_positional can be given by position, @n_required must be given. */
static gboolean
check_n_arguments (RfMachine *m, const char *function, int n, int n_positional, int n_required,
                   gsize n_args, gsize n_keywords)
{
  if (n_args + n_keywords > (gsize) n && n_positional > 0)
    rf_raise (m, RF_EXC_TypeError, "%s() takes at most %d %sargument%s (%" G_GSIZE_FORMAT " given)",
              function, n, n_args == 0 ? "keyword " : "", n == 1 ? "" : "s", n_args + n_keywords);
  else if (n_args <= (gsize) n_positional)
    return TRUE;
  else if (n_positional == 0)
    rf_raise (m, RF_EXC_TypeError, "%s() takes no positional arguments", function);
  else
    rf_raise (m, RF_EXC_TypeError,
              "%s() takes %s %d positional argument%s (%" G_GSIZE_FORMAT " given)", function,
              n_required < n_positional ? "at most" : "exactly", n_positional,
              n_positional == 1 ? "" : "s", n_args);
  return FALSE;
}

static void
raise_required (RfMachine *m, const char *function, const char *const *names, int index,
                int n_posonly, int n_positional, gsize n_args)
{
  if (index < n_posonly)
    rf_raise (m, RF_EXC_TypeError,
              "%s() takes %s %d positional argument%s (%" G_GSIZE_FORMAT " given)", function,
              n_posonly < n_positional ? "at least" : "exactly", n_posonly,
              n_posonly == 1 ? "" : "s", n_args);
  else
    rf_raise (m, RF_EXC_TypeError, "%s() missing required argument '%s' (pos %d)", function,
              name_at (names, index), index + 1);
}

void
rf_args_raise_unknown (RfMachine *m, const char *function, RfObject *keyword,
                       const char *const *names, int from, int n)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  if (m->profile->minor < 13)
    {
      rf_raise (m, RF_EXC_TypeError, "'%s' is an invalid keyword argument for %s()",
                rf_str_data (keyword), function);
      return;
    }
  for (int i = from; i < n; i++)
    g_ptr_array_add (known, (gpointer) name_at (names, i));
  raise_unexpected (m, function, keyword, known);
}

gboolean
rf_args_parse (RfMachine *m, const char *function, const char *const *names, int n_posonly,
               int n_required, RfObject *const *args, gsize n_args, RfObject *kwnames,
               RfObject **out)
{
  int n, n_positional;
  gsize n_keywords = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;
  RfObject *unknown = NULL;

  count_names (names, &n, &n_positional);
  for (int i = 0; i < n; i++)
    out[i] = NULL;
  if (!check_n_arguments (m, function, n, n_positional, n_required, n_args, n_keywords))
    return FALSE;
  for (gsize i = 0; i < n_args; i++)
    out[i] = args[i];
  for (gsize k = 0; k < n_keywords; k++)
    {
      RfObject *keyword = ((RfTuple *) kwnames)->items[k];
      int index = -1;

      for (int i = n_posonly; i < n && index < 0; i++)
        if (rf_str_is (keyword, name_at (names, i)))
          index = i;
      if (index < 0)
        unknown = unknown != NULL ? unknown : keyword;
      else if (out[index] != NULL)
        {
          rf_raise (m, RF_EXC_TypeError, "argument for %s() given by name ('%s') and position (%d)",
                    function, rf_str_data (keyword), index + 1);
          return FALSE;
        }
      else
        out[index] = args[n_args + k];
    }
  for (int i = 0; i < n_required; i++)
    if (out[i] == NULL)
      {
        raise_required (m, function, names, i, MIN (n_posonly, n_required), n_positional, n_args);
        return FALSE;
      }
  if (unknown != NULL)
    {
      rf_args_raise_unknown (m, function, unknown, names, n_posonly, n);
      return FALSE;
    }
  return TRUE;
}
