/* SPDX-License-Identifier: MIT */

/* What a difference of two profiles is in one sentence: the table of the traits. */

#include "base/rf-trait.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gsize offset, size;
  gint64 least; /* 0: the values are only compared */
  const char *words, *sentence;
} Row;

static const Row rows[RF_N_TRAITS] = {
#define X(id, field, least, words, sentence)              \
  [RF_TRAIT_##id] = { G_STRUCT_OFFSET (RfProfile, field), \
                      sizeof (((const RfProfile *) NULL)->field), least, words, sentence },
  RF_TRAITS (X)
#undef X
};

static gint64
value_of (const RfProfile *profile, const Row *row)
{
  guint64 value = 0;

  if (row->size == sizeof (gint32))
    return G_STRUCT_MEMBER (gint32, profile, row->offset);
  memcpy (&value, G_STRUCT_MEMBER_P (profile, row->offset), MIN (row->size, sizeof value));
  return (gint64) value;
}

gboolean
rf_trait_differs (RfTrait trait, const RfProfile *a, const RfProfile *b)
{
  const Row *row = &rows[trait];
  gint64 left, right;

  if (trait == RF_TRAIT_NONE || a == b)
    return FALSE;
  left = value_of (a, row);
  right = value_of (b, row);
  return row->least == 0 ? left != right : (left >= row->least) != (right >= row->least);
}

const char *
rf_trait_sentence (RfTrait trait)
{
  return trait == RF_TRAIT_NONE ? NULL : _ (rows[trait].sentence);
}

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* Whether @word (@length bytes) stands in @line, not as a part of another name. */
static gboolean
has_word (const char *line, const char *word, gsize length)
{
  for (const char *at = line; (at = g_strstr_len (at, -1, word)) != NULL; at++)
    {
      if (!is_word_char (word[0]))
        return TRUE;
      if ((at == line || !is_word_char (at[-1])) &&
          (!is_word_char (word[length - 1]) || !is_word_char (at[length])))
        return TRUE;
    }
  return FALSE;
}

RfTrait
rf_trait_in_line (const char *line, const RfProfile *a, const RfProfile *b)
{
  for (guint trait = RF_TRAIT_NONE + 1; trait < RF_N_TRAITS; trait++)
    {
      g_auto (GStrv) words = NULL;

      if (!rf_trait_differs (trait, a, b))
        continue;
      words = g_strsplit (rows[trait].words, " ", -1);
      for (guint i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0' && has_word (line, words[i], strlen (words[i])))
          return trait;
    }
  return RF_TRAIT_NONE;
}
