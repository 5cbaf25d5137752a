/* SPDX-License-Identifier: MIT */

/* Words for blocks, pools and figures. */

#ifndef GETTEXT_PACKAGE
#define GETTEXT_PACKAGE "refarium"
#endif

#include "journal/rf-space-words.h"

#include "journal/rf-describe.h"

#include <glib/gi18n-lib.h>

char *
rf_describe_tenant (const RfState *state, RfJournal *journal, guint32 object, const char *type,
                    gboolean internal)
{
  const RfStateObject *known = object != 0 ? rf_state_object (state, object) : NULL;

  if (known != NULL)
    return rf_describe_object (state, journal, object);
  if (type == NULL)
    return g_strdup (_ ("the interpreter's own"));
  if (internal)
    /* Translators: %s is a type; the object belongs to the interpreter. */
    return g_strdup_printf (_ ("%s (the interpreter's)"), type);
  /* Translators: %s is a type; nothing of the program ever refers to the object. */
  return g_strdup_printf (_ ("%s (for a moment)"), type);
}

/* What there is to say of an object besides. */
static void
append_fate (GString *text, const RfState *state, guint32 id)
{
  const RfStateObject *object = id != 0 ? rf_state_object (state, id) : NULL;
  const char *also = NULL;

  if (object == NULL)
    return;
  if ((object->status & RF_STATE_FREED) != 0)
    also = _ ("It is dead; the block is about to be handed back.");
  else if (object->n_running > 0)
    also = _ ("Its finalizer runs.");
  else if (object->isolate != 0)
    also = _ ("It is in a cyclic isolate.");
  else if (object->n_finalized > 0)
    also = _ ("Its finalizer has run.");
  if (also != NULL)
    g_string_append_printf (text, " %s", also);
}

char *
rf_describe_block (const RfState *state, RfJournal *journal, const RfSpaceBlock *block, guint order,
                   gboolean next)
{
  g_autofree char *who =
    rf_describe_tenant (state, journal, block->object, block->type, block->internal);
  GString *text = g_string_new (NULL);
  guint size = (guint) block->size;

  switch (block->state)
    {
    case RF_BLOCK_USED:
      /* Translators: %s is an object, the size that of the block it lives in. */
      g_string_append_printf (text,
                              ngettext ("%s, in a block of %u byte.", "%s, in a block of %u bytes.",
                                        size),
                              who, size);
      append_fate (text, state, block->object);
      break;
    case RF_BLOCK_KEPT:
      g_string_append_printf (
        text,
        ngettext ("A block of %u byte that the interpreter keeps for itself, for the next object "
                  "of that kind.",
                  "A block of %u bytes that the interpreter keeps for itself, for the next object "
                  "of that kind.",
                  size),
        size);
      break;
    case RF_BLOCK_FREE:
    case RF_BLOCK_NEW:
      g_string_append_printf (
        text, ngettext ("A free block of %u byte.", "A free block of %u bytes.", size), size);
      if (next)
        g_string_append_printf (text, " %s", _ ("The next object of that size gets it."));
      else if (order > 0)
        /* Translators: %u is the place in the order in which a pool gives out its free blocks. */
        g_string_append_printf (text, _ (" It is number %u in its pool to be given out."), order);
      if (block->state == RF_BLOCK_NEW)
        g_string_append_printf (text, " %s", _ ("It was never given out before."));
      else
        /* Translators: %s is an object that is dead. */
        g_string_append_printf (text, _ (" Here lived: %s."), who);
      break;
    }
  return g_string_free (text, FALSE);
}

char *
rf_describe_arena (guint number)
{
  /* Translators: a large piece of memory, which is cut into pools. */
  return g_strdup_printf (_ ("Arena %u"), number);
}

char *
rf_describe_size_class (guint size_class, const RfSpaceFigures *figures)
{
  guint size = (size_class + 1) * RF_SIZE_CLASS_STEP;
  g_autofree char *pools =
    g_strdup_printf (ngettext ("%u pool", "%u pools", figures->n_pools), figures->n_pools);

  if (size_class >= RF_N_SIZE_CLASSES)
    /* Translators: blocks of more than 512 bytes. */
    return g_strdup_printf (_ ("More than 512 bytes: %u in use, %u free"), figures->n_used,
                            figures->n_free);
  /* Translators: bytes of each block; blocks in use; free ones; "2 pools". */
  return g_strdup_printf (_ ("%u bytes: %u in use, %u free, %s"), size,
                          figures->n_used + figures->n_kept, figures->n_free, pools);
}

char *
rf_describe_figures (const RfSpaceFigures *figures, guint n_arenas)
{
  RfSpaceFigures sum = { 0 };
  g_autofree char *bytes = NULL, *pools = NULL;

  for (guint i = 0; i <= RF_N_SIZE_CLASSES; i++)
    {
      sum.used_bytes += figures[i].used_bytes;
      sum.n_used += figures[i].n_used + figures[i].n_kept;
      sum.n_free += figures[i].n_free;
      sum.n_pools += figures[i].n_pools;
    }
  bytes = g_strdup_printf ("%" G_GSIZE_FORMAT ".%" G_GSIZE_FORMAT, sum.used_bytes / 1000,
                           sum.used_bytes % 1000 / 100);
  pools = g_strdup_printf (ngettext ("%u pool", "%u pools", sum.n_pools), sum.n_pools);
  /* Translators: kilobytes; blocks in use; free blocks; "31 pools"; arenas. */
  return g_strdup_printf (ngettext ("%s kB in %u blocks · %u blocks free · %s in %u arena",
                                    "%s kB in %u blocks · %u blocks free · %s in %u arenas",
                                    n_arenas),
                          bytes, sum.n_used, sum.n_free, pools, n_arenas);
}
