/* SPDX-License-Identifier: MIT */

/* The methods of str that change case or ask what characters are. ASCII text takes a short way;
 * for the rest GLib's Unicode tables are asked, and a few ranges below where Python's properties
 * are wider than a general category. Nothing depends on the locale. */

#include "python/rf-atoms-private.h"

#include <string.h>

#define METHOD(name)                                                                   \
  RfObject *rf_str_method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                  gsize n_args, RfObject *kwnames)

typedef struct
{
  guint32 first, last;
} CharRange;

/* Lower and upper case without being lower and upper case letters. */
static const CharRange other_lower[] = {
  { 0xaa, 0xaa },       { 0xba, 0xba },       { 0x2b0, 0x2b8 },     { 0x2c0, 0x2c1 },
  { 0x2e0, 0x2e4 },     { 0x345, 0x345 },     { 0x37a, 0x37a },     { 0x10fc, 0x10fc },
  { 0x1d2c, 0x1d6a },   { 0x1d78, 0x1d78 },   { 0x1d9b, 0x1dbf },   { 0x2071, 0x2071 },
  { 0x207f, 0x207f },   { 0x2090, 0x209c },   { 0x2170, 0x217f },   { 0x24d0, 0x24e9 },
  { 0x2c7c, 0x2c7d },   { 0xa69c, 0xa69d },   { 0xa770, 0xa770 },   { 0xa7f2, 0xa7f4 },
  { 0xa7f8, 0xa7f9 },   { 0xab5c, 0xab5f },   { 0xab69, 0xab69 },   { 0x10780, 0x10780 },
  { 0x10783, 0x10785 }, { 0x10787, 0x107b0 }, { 0x107b2, 0x107ba }, { 0x1e030, 0x1e06d }
};
static const CharRange other_upper[] = { { 0x2160, 0x216f },
                                         { 0x24b6, 0x24cf },
                                         { 0x1f130, 0x1f149 },
                                         { 0x1f150, 0x1f169 },
                                         { 0x1f170, 0x1f189 } };
/* Digits that are no decimal ones: superscripts, circled digits. */
static const CharRange other_digits[] = {
  { 0xb2, 0xb3 },       { 0xb9, 0xb9 },       { 0x1369, 0x1371 },   { 0x19da, 0x19da },
  { 0x2070, 0x2070 },   { 0x2074, 0x2079 },   { 0x2080, 0x2089 },   { 0x2460, 0x2468 },
  { 0x2474, 0x247c },   { 0x2488, 0x2490 },   { 0x24ea, 0x24ea },   { 0x24f5, 0x24fd },
  { 0x24ff, 0x24ff },   { 0x2776, 0x277e },   { 0x2780, 0x2788 },   { 0x278a, 0x2792 },
  { 0x10a40, 0x10a43 }, { 0x10e60, 0x10e68 }, { 0x11052, 0x1105a }, { 0x1f100, 0x1f10a }
};
/* Ideographs that stand for numbers. */
static const CharRange number_ideographs[] = {
  { 0x3405, 0x3405 },   { 0x3483, 0x3483 },   { 0x382a, 0x382a },   { 0x3b4d, 0x3b4d },
  { 0x4e00, 0x4e00 },   { 0x4e03, 0x4e03 },   { 0x4e07, 0x4e07 },   { 0x4e09, 0x4e09 },
  { 0x4e24, 0x4e24 },   { 0x4e5d, 0x4e5d },   { 0x4e8c, 0x4e8c },   { 0x4e94, 0x4e94 },
  { 0x4e96, 0x4e96 },   { 0x4eac, 0x4eac },   { 0x4ebf, 0x4ec0 },   { 0x4edf, 0x4edf },
  { 0x4ee8, 0x4ee8 },   { 0x4f0d, 0x4f0d },   { 0x4f70, 0x4f70 },   { 0x4fe9, 0x4fe9 },
  { 0x5006, 0x5006 },   { 0x5104, 0x5104 },   { 0x5146, 0x5146 },   { 0x5169, 0x5169 },
  { 0x516b, 0x516b },   { 0x516d, 0x516d },   { 0x5341, 0x5341 },   { 0x5343, 0x5345 },
  { 0x534c, 0x534c },   { 0x53c1, 0x53c4 },   { 0x56db, 0x56db },   { 0x58f1, 0x58f1 },
  { 0x58f9, 0x58f9 },   { 0x5e7a, 0x5e7a },   { 0x5efe, 0x5eff },   { 0x5f0c, 0x5f0e },
  { 0x5f10, 0x5f10 },   { 0x62d0, 0x62d0 },   { 0x62fe, 0x62fe },   { 0x634c, 0x634c },
  { 0x67d2, 0x67d2 },   { 0x6d1e, 0x6d1e },   { 0x6f06, 0x6f06 },   { 0x7396, 0x7396 },
  { 0x767e, 0x767e },   { 0x7695, 0x7695 },   { 0x79ed, 0x79ed },   { 0x8086, 0x8086 },
  { 0x842c, 0x842c },   { 0x8cae, 0x8cae },   { 0x8cb3, 0x8cb3 },   { 0x8d30, 0x8d30 },
  { 0x920e, 0x920e },   { 0x94a9, 0x94a9 },   { 0x9621, 0x9621 },   { 0x9646, 0x9646 },
  { 0x964c, 0x964c },   { 0x9678, 0x9678 },   { 0x96f6, 0x96f6 },   { 0xf96b, 0xf96b },
  { 0xf973, 0xf973 },   { 0xf978, 0xf978 },   { 0xf9b2, 0xf9b2 },   { 0xf9d1, 0xf9d1 },
  { 0xf9d3, 0xf9d3 },   { 0xf9fd, 0xf9fd },   { 0x20001, 0x20001 }, { 0x20064, 0x20064 },
  { 0x200e2, 0x200e2 }, { 0x20121, 0x20121 }, { 0x2092a, 0x2092a }, { 0x20983, 0x20983 },
  { 0x2098c, 0x2098c }, { 0x2099c, 0x2099c }, { 0x20aea, 0x20aea }, { 0x20afd, 0x20afd },
  { 0x20b19, 0x20b19 }, { 0x22390, 0x22390 }, { 0x22998, 0x22998 }, { 0x23b1b, 0x23b1b },
  { 0x2626d, 0x2626d }, { 0x2f890, 0x2f890 }
};
/* Letters that are not part of an identifier, and what is part of one without being a letter,
 * mark or digit. */
static const CharRange no_identifier[] = {
  { 0x37a, 0x37a },   { 0x2e2f, 0x2e2f }, { 0xfc5e, 0xfc63 }, { 0xfdfa, 0xfdfb },
  { 0xfe70, 0xfe70 }, { 0xfe72, 0xfe72 }, { 0xfe74, 0xfe74 }, { 0xfe76, 0xfe76 },
  { 0xfe78, 0xfe78 }, { 0xfe7a, 0xfe7a }, { 0xfe7c, 0xfe7c }, { 0xfe7e, 0xfe7e }
};
static const CharRange no_start[] = { { 0xe33, 0xe33 }, { 0xeb3, 0xeb3 }, { 0xff9e, 0xff9f } };
static const CharRange other_start[] = {
  { '_', '_' }, { 0x1885, 0x1886 }, { 0x2118, 0x2118 }, { 0x212e, 0x212e }
};
static const CharRange other_continue[] = {
  { 0xb7, 0xb7 }, { 0x387, 0x387 }, { 0x1369, 0x1371 }, { 0x19da, 0x19da }
};

#define IN(c, table) in_ranges (c, table, G_N_ELEMENTS (table))

static gboolean
in_ranges (gunichar c, const CharRange *ranges, gsize n)
{
  gsize low = 0;

  while (low < n)
    {
      gsize middle = (low + n) / 2;

      if (c > ranges[middle].last)
        low = middle + 1;
      else if (c < ranges[middle].first)
        n = middle;
      else
        return TRUE;
    }
  return FALSE;
}

/* --- what characters are ---------------------------------------------------------------------- */

gboolean
rf_char_is_space (gunichar c)
{
  if (c < 0x80)
    return (c >= 0x9 && c <= 0xd) || (c >= 0x1c && c <= 0x20);
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static gboolean
is_lower (gunichar c)
{
  return c < 0x80 ? g_ascii_islower ((char) c)
                  : g_unichar_type (c) == G_UNICODE_LOWERCASE_LETTER || IN (c, other_lower);
}

static gboolean
is_upper (gunichar c)
{
  return c < 0x80 ? g_ascii_isupper ((char) c)
                  : g_unichar_type (c) == G_UNICODE_UPPERCASE_LETTER || IN (c, other_upper);
}

static gboolean
is_title (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_TITLECASE_LETTER;
}

static gboolean
is_cased (gunichar c)
{
  return is_lower (c) || is_upper (c) || is_title (c);
}

static gboolean
is_alpha (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha ((char) c) : g_unichar_isalpha (c);
}

static gboolean
is_decimal (gunichar c)
{
  return c < 0x80 ? g_ascii_isdigit ((char) c) : g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER;
}

static gboolean
is_digit (gunichar c)
{
  return is_decimal (c) || (c >= 0x80 && IN (c, other_digits));
}

static gboolean
is_numeric (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_DECIMAL_NUMBER || type == G_UNICODE_LETTER_NUMBER ||
         type == G_UNICODE_OTHER_NUMBER || (c > 0x3000 && IN (c, number_ideographs));
}

static gboolean
is_alnum (gunichar c)
{
  return is_alpha (c) || is_numeric (c) || is_digit (c);
}

static gboolean
is_ascii_char (gunichar c)
{
  return c < 0x80;
}

static gboolean
is_start (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha ((char) c) || c == '_';
  if (g_unichar_isalpha (c) || g_unichar_type (c) == G_UNICODE_LETTER_NUMBER)
    return !IN (c, no_identifier) && !IN (c, no_start);
  return IN (c, other_start);
}

static gboolean
is_continue (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) || c == '_';
  switch (g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_CONNECT_PUNCTUATION:
      return TRUE;
    default:
      return is_start (c) || IN (c, other_continue) || IN (c, no_start);
    }
}

/* --- questions -------------------------------------------------------------------------------- */

static gboolean
all_chars (RfObject *self, gboolean (*test) (gunichar))
{
  const char *p = rf_str_data (self), *end = p + RF_STR (self)->size;

  while (p < end)
    if (!test (rf_utf8_next (&p)))
      return FALSE;
  return TRUE;
}

/* True of a str that is not empty when it is true of every character. */
#define ALL(name, test)                                                    \
  METHOD (name)                                                            \
  {                                                                        \
    return rf_bool (m, RF_STR (self)->size > 0 && all_chars (self, test)); \
  }

ALL (isalnum, is_alnum)
ALL (isalpha, is_alpha)
ALL (isdecimal, is_decimal)
ALL (isdigit, is_digit)
ALL (isnumeric, is_numeric)
ALL (isspace, rf_char_is_space)

METHOD (isascii)
{
  return rf_bool (m, all_chars (self, is_ascii_char));
}

METHOD (isprintable)
{
  return rf_bool (m, all_chars (self, rf_char_is_printable));
}

METHOD (isidentifier)
{
  const char *p = rf_str_data (self), *end = p + RF_STR (self)->size;

  if (p == end || !is_start (rf_utf8_next (&p)))
    return rf_bool (m, FALSE);
  while (p < end)
    if (!is_continue (rf_utf8_next (&p)))
      return rf_bool (m, FALSE);
  return rf_bool (m, TRUE);
}

/* Something cased, and nothing cased that fails @test. */
static gboolean
all_cased (RfObject *self, gboolean (*test) (gunichar))
{
  const char *p = rf_str_data (self), *end = p + RF_STR (self)->size;
  gboolean any = FALSE;

  while (p < end)
    {
      gunichar c = rf_utf8_next (&p);

      if (test (c))
        any = TRUE;
      else if (is_cased (c))
        return FALSE;
    }
  return any;
}

METHOD (islower)
{
  return rf_bool (m, all_cased (self, is_lower));
}

METHOD (isupper)
{
  return rf_bool (m, all_cased (self, is_upper));
}

METHOD (istitle)
{
  const char *p = rf_str_data (self), *end = p + RF_STR (self)->size;
  gboolean any = FALSE, cased = FALSE;

  while (p < end)
    {
      gunichar c = rf_utf8_next (&p);

      if (is_upper (c) || is_title (c))
        {
          if (cased)
            return rf_bool (m, FALSE);
          any = cased = TRUE;
        }
      else if (is_lower (c))
        {
          if (!cased)
            return rf_bool (m, FALSE);
          any = TRUE;
        }
      else
        cased = FALSE;
    }
  return rf_bool (m, any);
}

/* --- changing case ---------------------------------------------------------------------------- */

/* Text whose characters are changed one by one; a character may look at its neighbours. */
typedef struct
{
  const gunichar *chars;
  gsize n;
  GString *out;
} Change;

#define CAPITAL_SIGMA 0x3a3
#define SMALL_SIGMA 0x3c3
#define FINAL_SIGMA 0x3c2
#define CAPITAL_I_WITH_DOT 0x130
#define APOSTROPHE_N 0x149

static gboolean
is_surrogate (gunichar c)
{
  return c >= 0xd800 && c < 0xe000;
}

/* Appends what GLib's @change makes of @c alone, perhaps several characters. */
static void
append_changed (GString *out, gunichar c, char *(*change) (const char *, gssize))
{
  char text[8];
  g_autofree char *changed = NULL;

  if (is_surrogate (c))
    {
      rf_str_append_char (out, c);
      return;
    }
  changed = change (text, g_unichar_to_utf8 (c, text));
  g_string_append (out, changed);
}

static void
append_upper (Change *x, gsize i)
{
  gunichar c = x->chars[i];

  if (c < 0x80)
    g_string_append_c (x->out, g_ascii_toupper ((char) c));
  else
    append_changed (x->out, c, g_utf8_strup);
}

/* Does not matter for where a word ends. */
static gboolean
is_case_ignorable (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_MODIFIER_SYMBOL:
      return TRUE;
    default:
      return c == '\'' || c == '.' || c == ':' || c == 0xb7 || c == 0x2019;
    }
}

static gboolean
ends_word (const Change *x, gsize i)
{
  gsize at = i;

  while (at > 0 && is_case_ignorable (x->chars[at - 1]))
    at--;
  if (at == 0 || !is_cased (x->chars[at - 1]))
    return FALSE;
  for (at = i + 1; at < x->n && is_case_ignorable (x->chars[at]);)
    at++;
  return at == x->n || !is_cased (x->chars[at]);
}

static void
append_lower (Change *x, gsize i)
{
  gunichar c = x->chars[i];

  if (c < 0x80)
    g_string_append_c (x->out, g_ascii_tolower ((char) c));
  else if (c == CAPITAL_SIGMA)
    rf_str_append_char (x->out, ends_word (x, i) ? FINAL_SIGMA : SMALL_SIGMA);
  else if (c == CAPITAL_I_WITH_DOT)
    g_string_append (x->out, "i\xcc\x87");
  else
    rf_str_append_char (x->out, is_surrogate (c) ? c : g_unichar_tolower (c));
}

/* A ligature as two letters: only the first becomes a capital. */
static void
append_title (Change *x, gsize i)
{
  gunichar c = x->chars[i];
  gunichar title = is_surrogate (c) ? c : g_unichar_totitle (c);
  GString *upper;
  const char *p;

  if (c < 0x80 || title != c || c == APOSTROPHE_N)
    {
      if (c < 0x80 || c == APOSTROPHE_N)
        append_upper (x, i);
      else
        rf_str_append_char (x->out, title);
      return;
    }
  upper = g_string_new (NULL);
  append_changed (upper, c, g_utf8_strup);
  p = upper->str;
  if (g_utf8_strlen (p, -1) < 2 || is_surrogate (c))
    rf_str_append_char (x->out, c);
  else
    {
      rf_str_append_char (x->out, rf_utf8_next (&p));
      while (*p != '\0')
        rf_str_append_char (x->out, g_unichar_tolower (rf_utf8_next (&p)));
    }
  g_string_free (upper, TRUE);
}

static void
append_swapped (Change *x, gsize i)
{
  if (is_upper (x->chars[i]))
    append_lower (x, i);
  else if (is_lower (x->chars[i]))
    append_upper (x, i);
  else
    rf_str_append_char (x->out, x->chars[i]);
}

static void
append_folded (Change *x, gsize i)
{
  if (x->chars[i] < 0x80)
    append_lower (x, i);
  else
    append_changed (x->out, x->chars[i], g_utf8_casefold);
}

static void
append_capitalized (Change *x, gsize i)
{
  if (i == 0)
    append_title (x, i);
  else
    append_lower (x, i);
}

static void
append_in_title (Change *x, gsize i)
{
  if (i > 0 && is_cased (x->chars[i - 1]))
    append_lower (x, i);
  else
    append_title (x, i);
}

static RfObject *
change_case (RfMachine *m, RfObject *self, void (*append) (Change *x, gsize i))
{
  RfStr *s = RF_STR (self);
  gunichar few[64];
  gunichar *chars = s->length <= G_N_ELEMENTS (few) ? few : NULL;
  const char *p = s->data;
  Change x = { .n = s->length };

  if (!rf_text_room (m, s->size * 2 + s->length * sizeof (gunichar)))
    return NULL;
  if (chars == NULL)
    chars = g_try_new (gunichar, s->length);
  if (chars == NULL)
    return rf_raise_memory (m);
  for (gsize i = 0; i < s->length; i++)
    chars[i] = rf_utf8_next (&p);
  x.chars = chars;
  x.out = g_string_sized_new (s->size);
  for (gsize i = 0; i < s->length; i++)
    append (&x, i);
  if (chars != few)
    g_free (chars);
  return rf_str_new_string (m, x.out);
}

#define CHANGE(name, append)              \
  METHOD (name)                           \
  {                                       \
    return change_case (m, self, append); \
  }

CHANGE (upper, append_upper)
CHANGE (lower, append_lower)
CHANGE (swapcase, append_swapped)
CHANGE (casefold, append_folded)
CHANGE (capitalize, append_capitalized)
CHANGE (title, append_in_title)
