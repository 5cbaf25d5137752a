/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* The core of str (rf-str.c): making, interning, comparing, hashing, indexing. What the methods do
 * is in rf-str-methods.c and its neighbours, which define what stands at the end.
 *
 * A str never changes. The empty str and the one-character strs up to U+00FF are shared. The
 * interned table holds no count of its own: a str leaves it when it dies. */

#define RF_STR(o) ((RfStr *) (o))

static inline gboolean
rf_is_str (RfObject *o) /* or a subclass */
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_STR_SUBCLASS) != 0;
}
static inline gboolean
rf_is_exact_str (RfMachine *m, RfObject *o)
{
  return RF_CLASS_OF (o) == m->class_str;
}
static inline gboolean
rf_str_is_ascii (const RfStr *s)
{
  return s->max_char < 0x80;
}

/* UTF-8 with lone surrogates in three bytes. Decodes the character at @p and moves @p behind it. */
static inline gunichar
rf_utf8_next (const char **p)
{
  const guint8 *s = (const guint8 *) *p;
  if (s[0] < 0x80)
    {
      *p += 1;
      return s[0];
    }
  if (s[0] < 0xe0)
    {
      *p += 2;
      return (gunichar) (s[0] & 0x1f) << 6 | (s[1] & 0x3f);
    }
  if (s[0] < 0xf0)
    {
      *p += 3;
      return (gunichar) (s[0] & 0x0f) << 12 | (gunichar) (s[1] & 0x3f) << 6 | (s[2] & 0x3f);
    }
  *p += 4;
  return (gunichar) (s[0] & 0x07) << 18 | (gunichar) (s[1] & 0x3f) << 12 |
         (gunichar) (s[2] & 0x3f) << 6 | (s[3] & 0x3f);
}

/* What CPython asks for, for an exact str of @length characters of the kind of @max_char. */
gsize rf_str_size (RfMachine *m, gsize length, guint32 max_char);
/* Of a character: shared up to U+00FF. */
RfObject *rf_str_new_char (RfMachine *m, gunichar c);
/* Of @length characters. */
RfObject *rf_str_new_wide (RfMachine *m, const gunichar *chars, gsize length);
/* What is in @text, which is freed. */
RfObject *rf_str_new_string (RfMachine *m, GString *text);
/* Gives @self, a new instance of a subclass of str, the text of the str @from. */
gboolean rf_str_init_copy (RfMachine *m, RfObject *self, RfObject *from);

/* The character at @index (in range), and its place in bytes. They may make `wide`; when memory is
 * out they walk instead. */
gunichar rf_str_char_at (RfMachine *m, RfObject *str, gsize index);
gsize rf_str_byte_at (RfObject *str, gsize index); /* @index up to and with the length */
/* Frees `wide`. */
void rf_str_forget_wide (RfHeap *heap, RfStr *s);
/* Characters from @start (inclusive) to @stop (exclusive), both in range and in order; @str itself
 * when that is all and it is an exact str. */
RfObject *rf_str_substring (RfMachine *m, RfObject *str, gsize start, gsize stop);
/* -1, 0, 1 by code points; never fails. */
int rf_str_order (RfObject *a, RfObject *b);
gint64 rf_str_hash_value (RfMachine *m, RfObject *str);
/* Appends the repr of a str, with CPython's choice of quotes and escapes. */
void rf_str_append_quoted (GString *out, RfObject *str);
/* Would CPython's repr show @c as it is? */
gboolean rf_char_is_printable (gunichar c);

/* --- defined with the methods (not in rf-str.c) --- */

/* Fills in what rf-str.c has not: getitem, concat, %, repr, str, new, iter … (hash, richcompare,
 * size_of, length are set before the call and may be replaced). */
void rf_str_fill_slots (RfSlots *slots);
extern const RfMethodDef rf_str_methods[];

G_END_DECLS
