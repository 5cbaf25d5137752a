/* SPDX-License-Identifier: MIT */

/* The module _regex: what the module re matches with. A pattern comes in the syntax of PCRE, made
 * by re's own parser, so nothing is wrong with it; a text is searched with a bounded number of
 * steps.
 *
 * Invariant: places are numbers of characters outside of this file, of bytes inside. */

#include "python/rf-class-private.h"
#include "python/rf-import.h"
#include "python/rf-int.h"
#include "python/rf-str.h"

#define HANDLE(o) ((Handle *) (o))
#define LIMITS "(*LIMIT_MATCH=2000000)(*LIMIT_HEAP=60000)"

enum
{
  ANCHORED = 1,
  NOT_EMPTY = 2
};

typedef struct
{
  RfObject base;
  GRegex *regex;
  gsize charged;
} Handle;

static void
handle_dealloc (RfHeap *heap, RfObject *o)
{
  g_clear_pointer (&HANDLE (o)->regex, g_regex_unref);
  rf_heap_discharge (heap, HANDLE (o)->charged);
}

/* A handle of the pattern that is the only argument. */
static RfObject *
handle_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GRegex *regex;
  RfObject *o;
  gsize charge;

  if (n_args != 1 || !rf_is_exact_str (m, args[0]))
    return rf_raise (m, RF_EXC_TypeError, "a pattern is needed");
  charge = 1024 + 32 * RF_STR (args[0])->size;
  if (!rf_heap_charge (m->heap, charge))
    return rf_raise_memory (m);
  text = g_strconcat (LIMITS, RF_STR (args[0])->data, NULL);
  regex = g_regex_new (text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, &error);
  o = regex != NULL ? rf_object_alloc (m, cls, 0, TRUE) : NULL;
  if (o == NULL)
    {
      rf_heap_discharge (m->heap, charge);
      g_clear_pointer (&regex, g_regex_unref);
      return error == NULL
               ? NULL
               : rf_raise (m, RF_EXC_NotImplementedError,
                           "the regular expression is not supported: %s", error->message);
    }
  HANDLE (o)->regex = regex;
  HANDLE (o)->charged = charge;
  return o;
}

static gboolean
handle_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return TRUE;
}

/* The begin and end of the match and of each group as one number: 64 bits for each place, the first
 * one lowest; they hold the place + 1, or 0 in a group that took no part. A number is nothing that
 * the collector would count with the match. */
static RfObject *
spans (RfMachine *m, RfStr *text, GMatchInfo *info)
{
  int n = g_regex_get_capture_count (g_match_info_get_regex (info)) + 1;
  g_autofree guint64 *places = g_new0 (guint64, 2 * (gsize) n);
  mpz_t number;

  for (int i = 0; i < n; i++)
    {
      int at[2];

      if (!g_match_info_fetch_pos (info, i, &at[0], &at[1]) || at[0] < 0)
        continue;
      for (int j = 0; j < 2; j++)
        places[2 * i + j] =
          1 + (rf_str_is_ascii (text)
                 ? (guint64) at[j]
                 : (guint64) g_utf8_pointer_to_offset (text->data, text->data + at[j]));
    }
  mpz_init (number);
  mpz_import (number, 2 * (gsize) n, -1, sizeof (guint64), 0, 0, places);
  return rf_int_new_mpz (m, number);
}

/* They are no UTF-8. */
static gboolean
has_surrogate (RfStr *text)
{
  if (text->max_char < 0xd800)
    return FALSE;
  for (const char *p = text->data, *stop = p + text->size; p < stop;)
    if ((rf_utf8_next (&p) & ~0x7ffu) == 0xd800)
      return TRUE;
  return FALSE;
}

/* find (text, begin, end, how): the places of the first match, or None. */
static RfObject *
handle_find (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  g_autoptr (GMatchInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  GRegexMatchFlags flags = 0;
  gint64 begin, end, how;
  RfStr *text = RF_STR (args[0]);

  if (!rf_is_str (args[0]) || !rf_is_int (args[1]) || !rf_int_fits (args[1], &begin) ||
      !rf_is_int (args[2]) || !rf_int_fits (args[2], &end) || !rf_is_int (args[3]) ||
      !rf_int_fits (args[3], &how) || begin < 0 || begin > end || end > (gint64) text->length)
    return rf_raise (m, RF_EXC_TypeError, "a text and places in it are needed");
  if (text->size > G_MAXINT / 2 || has_surrogate (text))
    return rf_raise (m, RF_EXC_NotImplementedError,
                     "a text that is huge or has lone surrogates is not searched");
  begin = (gint64) rf_str_byte_at (args[0], (gsize) begin);
  end = (gint64) rf_str_byte_at (args[0], (gsize) end);
  if (how & ANCHORED)
    flags |= G_REGEX_MATCH_ANCHORED;
  if (how & NOT_EMPTY)
    flags |= G_REGEX_MATCH_NOTEMPTY_ATSTART;
  if (g_regex_match_full (HANDLE (self)->regex, text->data, (gssize) end, (int) begin, flags, &info,
                          &error))
    return spans (m, text, info);
  if (error != NULL)
    return rf_raise (m, RF_EXC_RuntimeError,
                     "the regular expression takes too many steps for this text");
  return rf_none (m);
}

static const RfMethodDef methods[] = {
  { "find", handle_find, 4, 4, 0 },
  { NULL },
};

static gboolean
regex_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  RfClass *cls;
  const RfClassSpec spec = {
    .name = "_regex.Handle",
    .class_flags = RF_CLASS_PACKED_CALL,
    .host_size = sizeof (Handle),
    .basic_size = 64,
    .slots = { .new_ = handle_new, .init = handle_init },
    .dealloc = handle_dealloc,
    .methods = methods,
  };

  return rf_class_new_builtin (m, &spec, &cls) &&
         rf_dict_set_cstr (m, dict, "Handle", RF_OBJECT (cls));
}

const RfModuleDef rf_regex_module = {
  .name = "_regex",
  .setup = regex_setup,
  .is_private = TRUE,
};
