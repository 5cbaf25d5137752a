/* SPDX-License-Identifier: MIT */

/* str.format and str.format_map: the format is walked over its bytes, since everything that means
 * something in it is ASCII. Replacement fields are {name!conversion:spec}; specs may contain
 * fields themselves, one level deep. */

#include "python/rf-atoms-private.h"

#include <string.h>

#define MAX_DEPTH 2

typedef enum
{
  NUMBERING_UNKNOWN,
  NUMBERING_AUTOMATIC,
  NUMBERING_MANUAL
} Numbering;

typedef struct
{
  RfObject *const *args; /* NULL: format_map */
  gsize n_args;
  RfObject *kwnames; /* of format() */
  RfObject *mapping; /* of format_map() */
  Numbering numbering;
  gsize next;
} Context;

typedef struct
{
  const char *p, *end;
} Text;

typedef struct
{
  Text name, spec;
  gunichar conversion; /* '\0': none */
  gboolean nested;     /* the spec has fields */
} Field;

static gboolean build (RfMachine *m, Context *x, Text text, int depth, GString *out);

static gboolean
fail (RfMachine *m, const char *message)
{
  return rf_raise (m, RF_EXC_ValueError, "%s", message) != NULL;
}

/* --- parsing ---------------------------------------------------------------------------------- */

/* Behind the name: the conversion and the spec. @c is what ended the name. */
static gboolean
take_rest (RfMachine *m, Text *t, char c, Field *field)
{
  int depth = 1;

  if (c == '!')
    {
      if (t->p >= t->end)
        return fail (m, "end of string while looking for conversion specifier");
      field->conversion = rf_utf8_next (&t->p);
      if (t->p < t->end)
        {
          c = *t->p++;
          if (c == '}')
            return TRUE;
          if (c != ':')
            return fail (m, "expected ':' after conversion specifier");
        }
    }
  field->spec.p = t->p;
  for (; t->p < t->end; t->p++)
    {
      if (*t->p == '{')
        {
          field->nested = TRUE;
          depth++;
        }
      else if (*t->p == '}' && --depth == 0)
        {
          field->spec.end = t->p++;
          return TRUE;
        }
    }
  return fail (m, "unmatched '{' in format spec");
}

/* The field at t->p, behind its '{'. */
static gboolean
take_field (RfMachine *m, Text *t, Field *field)
{
  char c = '\0';
  gboolean bracket = FALSE;

  *field = (Field){ .name = { t->p, t->p } };
  for (; t->p < t->end; t->p++)
    {
      c = *t->p;
      if (bracket)
        {
          bracket = c != ']';
          continue;
        }
      if (c == '{')
        return fail (m, "unexpected '{' in field name");
      if (c == '[')
        bracket = TRUE;
      else if (c == '}' || c == ':' || c == '!')
        break;
    }
  if (t->p >= t->end)
    return fail (m, "expected '}' before end of string");
  field->name.end = t->p++;
  field->spec.p = field->spec.end = t->p;
  return c == '}' || take_rest (m, t, c, field);
}

/* Literal text up to the next field, appended; *@more: a field follows. */
static gboolean
take_literal (RfMachine *m, Text *t, GString *out, gboolean *more)
{
  const char *start = t->p;

  *more = FALSE;
  while (t->p < t->end && *t->p != '{' && *t->p != '}')
    t->p++;
  if (!rf_text_room (m, out->len + (gsize) (t->p - start)))
    return FALSE;
  g_string_append_len (out, start, t->p - start);
  if (t->p == t->end)
    return TRUE;
  if (t->p + 1 < t->end && t->p[1] == t->p[0])
    {
      g_string_append_c (out, *t->p);
      t->p += 2;
      return TRUE;
    }
  if (*t->p == '}')
    return fail (m, "Single '}' encountered in format string");
  t->p++;
  if (t->p == t->end)
    return fail (m, "Single '{' encountered in format string");
  *more = TRUE;
  return TRUE;
}

/* --- the value of a field --------------------------------------------------------------------- */

/* -1: no number; -2: an exception is set. */
static gssize
as_number (RfMachine *m, Text t)
{
  gssize n = 0;

  if (t.p == t.end)
    return -1;
  for (; t.p < t.end; t.p++)
    {
      if (!g_ascii_isdigit (*t.p))
        return -1;
      if (__builtin_mul_overflow (n, 10, &n) || __builtin_add_overflow (n, *t.p - '0', &n))
        {
          fail (m, "Too many decimal digits in format string");
          return -2;
        }
    }
  return n;
}

static gboolean
set_numbering (RfMachine *m, Context *x, Numbering numbering)
{
  if (x->numbering == NUMBERING_UNKNOWN)
    x->numbering = numbering;
  if (x->numbering == numbering)
    return TRUE;
  return fail (m, numbering == NUMBERING_MANUAL
                    ? "cannot switch from automatic field numbering to manual field specification"
                    : "cannot switch from manual field specification to automatic field "
                      "numbering");
}

static RfObject *
keyword_value (RfMachine *m, Context *x, Text name)
{
  RfObject *key = rf_str_new (m, name.p, name.end - name.p);
  RfObject *value = NULL;

  if (key == NULL)
    return NULL;
  rf_hold (m->heap, key);
  if (x->mapping != NULL)
    value = rf_object_getitem (m, x->mapping, key);
  else
    {
      gsize n = x->kwnames != NULL ? ((RfTuple *) x->kwnames)->length : 0;

      for (gsize i = 0; i < n && value == NULL; i++)
        if (rf_str_equal (((RfTuple *) x->kwnames)->items[i], key))
          value = rf_new_ref (m, x->args[x->n_args + i]);
      if (value == NULL)
        rf_raise_object (m, RF_EXC_KeyError, key);
    }
  rf_release (m->heap, 1);
  rf_drop (m, key);
  return value;
}

/* What the name's first part stands for. */
static RfObject *
first_value (RfMachine *m, Context *x, Text first)
{
  gssize index = as_number (m, first);

  if (index == -2)
    return NULL;
  if (first.p == first.end || index >= 0)
    {
      if (!set_numbering (m, x, index < 0 ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL))
        return NULL;
      if (index < 0)
        index = (gssize) x->next++;
      if (x->mapping != NULL)
        return rf_raise (m, RF_EXC_ValueError, "Format string contains positional fields");
      if ((gsize) index >= x->n_args)
        return rf_raise (m, RF_EXC_IndexError,
                         "Replacement index %zd out of range for positional args tuple", index);
      return rf_new_ref (m, x->args[index]);
    }
  return keyword_value (m, x, first);
}

/* One ".name" or "[index]" of @value (stolen). */
static RfObject *
step (RfMachine *m, RfObject *value, Text part, gboolean attribute)
{
  gssize index = attribute ? -1 : as_number (m, part);
  RfObject *key, *result = NULL;

  rf_hold (m->heap, value);
  if (part.p == part.end)
    fail (m, "Empty attribute in format string");
  else if (index != -2)
    {
      key = index >= 0 ? rf_int_new (m, index) : rf_str_new (m, part.p, part.end - part.p);
      if (key != NULL)
        {
          rf_hold (m->heap, key);
          result =
            attribute ? rf_object_getattr (m, value, key) : rf_object_getitem (m, value, key);
          rf_release (m->heap, 1);
          rf_drop (m, key);
        }
    }
  rf_release (m->heap, 1);
  if (result != NULL)
    rf_hold (m->heap, result);
  rf_drop (m, value);
  if (result != NULL)
    rf_release (m->heap, 1);
  return result;
}

static RfObject *
field_value (RfMachine *m, Context *x, Text name)
{
  Text part = name;
  RfObject *value;

  while (part.p < name.end && *part.p != '.' && *part.p != '[')
    part.p++;
  value = first_value (m, x, (Text){ name.p, part.p });
  while (value != NULL && part.p < name.end)
    {
      char kind = *part.p++;
      const char *start = part.p;
      Text inside;

      if (kind != '.' && kind != '[')
        {
          rf_drop (m, value);
          fail (m, "Only '.' or '[' may follow ']' in format field specifier");
          return NULL;
        }
      while (part.p < name.end && (kind == '[' ? *part.p != ']' : *part.p != '.' && *part.p != '['))
        part.p++;
      inside = (Text){ start, part.p };
      if (kind == '[' && part.p++ == name.end)
        {
          rf_drop (m, value);
          fail (m, "Missing ']' in format string");
          return NULL;
        }
      value = step (m, value, inside, kind == '.');
    }
  return value;
}

/* @value (stolen) after !r, !s or !a. */
static RfObject *
convert (RfMachine *m, RfObject *value, gunichar conversion)
{
  RfObject *result;

  if (conversion == '\0')
    return value;
  rf_hold (m->heap, value);
  if (conversion == 'r')
    result = rf_object_repr (m, value);
  else if (conversion == 's')
    result = rf_object_str (m, value);
  else if (conversion == 'a')
    result = rf_object_ascii (m, value);
  else if (conversion > 32 && conversion < 127)
    result = rf_raise (m, RF_EXC_ValueError, "Unknown conversion specifier %c", (int) conversion);
  else
    result = rf_raise (m, RF_EXC_ValueError, "Unknown conversion specifier \\x%x", conversion);
  rf_release (m->heap, 1);
  rf_drop (m, value);
  return result;
}

/* --- building --------------------------------------------------------------------------------- */

static RfObject *
field_spec (RfMachine *m, Context *x, const Field *field, int depth)
{
  GString *expanded;

  if (!field->nested)
    return rf_str_new (m, field->spec.p, field->spec.end - field->spec.p);
  expanded = g_string_new (NULL);
  if (build (m, x, field->spec, depth - 1, expanded))
    return rf_str_new_string (m, expanded);
  g_string_free (expanded, TRUE);
  return NULL;
}

static gboolean
append_field (RfMachine *m, Context *x, const Field *field, int depth, GString *out)
{
  RfObject *value = field_value (m, x, field->name);
  RfObject *spec, *text = NULL;

  if (value != NULL)
    value = convert (m, value, field->conversion);
  if (value == NULL)
    return FALSE;
  rf_hold (m->heap, value);
  spec = field_spec (m, x, field, depth);
  if (spec != NULL)
    {
      rf_hold (m->heap, spec);
      if (RF_CLASS_OF (value) == m->class_int && RF_STR (spec)->size == 0)
        text = m->class_int->slots.repr (m, value); /* without a call of str() */
      else
        text = rf_object_format (m, value, spec);
      rf_release (m->heap, 1);
      rf_drop (m, spec);
    }
  rf_release (m->heap, 1);
  if (text != NULL && rf_text_room (m, out->len + RF_STR (text)->size))
    g_string_append_len (out, rf_str_data (text), (gssize) RF_STR (text)->size);
  rf_xdrop (m, text);
  rf_drop (m, value);
  return !rf_raised (m);
}

static gboolean
build (RfMachine *m, Context *x, Text text, int depth, GString *out)
{
  if (depth <= 0)
    return fail (m, "Max string recursion exceeded");
  while (text.p < text.end)
    {
      Field field;
      gboolean more;

      if (!take_literal (m, &text, out, &more))
        return FALSE;
      if (more && (!take_field (m, &text, &field) || !append_field (m, x, &field, depth, out)))
        return FALSE;
    }
  return TRUE;
}

static RfObject *
format (RfMachine *m, RfObject *self, Context *x)
{
  RfStr *s = RF_STR (self);
  GString *out = g_string_sized_new (s->size);

  if (build (m, x, (Text){ s->data, s->data + s->size }, MAX_DEPTH, out))
    return rf_str_new_string (m, out);
  g_string_free (out, TRUE);
  return NULL;
}

RfObject *
rf_str_method_format (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  Context x = { .args = args, .n_args = n_args, .kwnames = kwnames };

  return format (m, self, &x);
}

RfObject *
rf_str_method_format_map (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                          RfObject *kwnames)
{
  Context x = { .mapping = args[0] };

  return format (m, self, &x);
}
