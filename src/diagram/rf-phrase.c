/* SPDX-License-Identifier: MIT */
/* What pictures say. No sentence is put together from parts that another language would put in
 * another order, but for lists. */

#ifndef GETTEXT_PACKAGE
#define GETTEXT_PACKAGE "refarium"
#endif

#include "diagram/rf-phrase.h"

#include <glib/gi18n-lib.h>

const char *
rf_phrase (RfPhrase phrase)
{
  static const char *const phrases[RF_N_PHRASES] = {
    [RF_PHRASE_CALLBACK_RUNS] = N_ ("callback runs"),
    [RF_PHRASE_RUNS_DEL] = N_ ("runs __del__"),
    [RF_PHRASE_IS_FINALIZED] = N_ ("is finalized"),
    [RF_PHRASE_FINALIZED] = N_ ("finalized ✓"),
    [RF_PHRASE_TENTATIVELY_UNREACHABLE] = N_ ("tentatively unreachable"),
    [RF_PHRASE_REACHABLE_FROM_OUTSIDE] = N_ ("reachable: referred to from outside"),
    [RF_PHRASE_CLEARED] = N_ ("cleared"),
    /* Translators: the referent of a weak reference is gone. */
    [RF_PHRASE_DEAD] = N_ ("dead"),
    /* Translators: the cause of death, below the ghost of a freed object; short. */
    [RF_PHRASE_FREED_COUNT] = N_ ("✝ freed: count 0"),
    [RF_PHRASE_FREED_CYCLE] = N_ ("✝ freed: in a cycle"),
    [RF_PHRASE_FREED_SHUTDOWN] = N_ ("✝ freed: shutdown"),
    [RF_PHRASE_FREED] = N_ ("✝ freed"),
    [RF_PHRASE_PICTURE] = N_ ("Python objects"),
    [RF_PHRASE_DESCRIPTION] =
      N_ ("Frames and objects with their reference counts; an arrow is a reference."),
  };

  /* There is less room for it than elsewhere. */
  if (phrase == RF_PHRASE_RESURRECTED)
    return C_ ("below a box, short", "resurrected");
  return _ (phrases[phrase]);
}

char *
rf_phrase_line (guint line)
{
  /* Translators: in the head of a frame's card; short. */
  return g_strdup_printf (_ ("line %u"), line);
}

char *
rf_phrase_death (RfPhrase freed, guint line)
{
  if (line == 0)
    return g_strdup (rf_phrase (freed));
  /* Translators: a cause of death, and the line where the object died. */
  return g_strdup_printf (_ ("%s, line %u"), rf_phrase (freed), line);
}

char *
rf_phrase_reachable (guint32 from)
{
  return g_strdup_printf (_ ("reachable: #%u refers to it"), from);
}

char *
rf_phrase_reused (guint32 before)
{
  return g_strdup_printf (_ ("same address as #%u"), before);
}

char *
rf_phrase_of (const char *type, guint32 owner)
{
  /* Translators: "dict of #7": a type, the id of the object that it belongs to. */
  return g_strdup_printf (_ ("%s of #%u"), type, owner);
}

char *
rf_phrase_more (guint n)
{
  /* Translators: so many elements of a container are not shown. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… %u more", "… %u more", n), n);
}

char *
rf_phrase_rows (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… %u row", "… %u rows", n), n);
}

char *
rf_phrase_frames (guint n)
{
  /* Translators: so many frames of the call stack are not drawn; short. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more frame", "%u more frames", n), n);
}

char *
rf_phrase_page (const char *first, const char *last, const char *all)
{
  /* Translators: "11–20 of 1,000": elements of a container. */
  return g_strdup_printf (_ ("%s–%s of %s"), first, last, all);
}

const char *
rf_phrase_thousands (void)
{
  return C_ ("between thousands and hundreds", ",");
}

char *
rf_phrase_generation (guint generation)
{
  /* Translators: the collector's generation, on a small tab. */
  return g_strdup_printf (_ ("gen %u"), generation);
}

char *
rf_phrase_isolate (guint form, guint n, gboolean finalizer)
{
  switch (form)
    {
    case 0:
      if (finalizer)
        return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "cyclic isolate · %u object · only its finalizer reaches it",
                       "cyclic isolate · %u objects · only a finalizer reaches them", n),
          n);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "cyclic isolate · %u object · no path from any name",
                                           "cyclic isolate · %u objects · no path from any name",
                                           n),
                              n);
    case 1:
      if (finalizer)
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "cyclic isolate · %u object · finalizer runs",
                                             "cyclic isolate · %u objects · finalizer runs", n),
                                n);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "cyclic isolate · %u object · unreachable",
                                           "cyclic isolate · %u objects · unreachable", n),
                              n);
    case 2:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "cyclic isolate · %u object",
                                           "cyclic isolate · %u objects", n),
                              n);
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "isolate · %u object",
                                           "isolate · %u objects", n),
                              n);
    }
}

/* --- sentences --- */

static void
append (GString *text, const char *part)
{
  g_string_append_printf (text, ", %s", part);
}

char *
rf_phrase_and (const char *sentence, const char *more)
{
  GString *text = g_string_new (sentence);

  append (text, more);
  return g_string_free (text, FALSE);
}

char *
rf_phrase_object (const char *type, guint32 id, const char *count, gint32 gc_refs, guint states,
                  guint32 reuses)
{
  static const struct
  {
    guint state;
    const char *word;
  } words[] = {
    { RF_SPOKEN_FREED, N_ ("freed") },
    { RF_SPOKEN_ISOLATED, N_ ("isolated") },
    { RF_SPOKEN_FINALIZING, N_ ("finalizing") },
    { RF_SPOKEN_FINALIZED, N_ ("finalized") },
    { RF_SPOKEN_RESURRECTED, N_ ("resurrected") },
  };
  GString *text = g_string_new (NULL);

  /* Translators: an object: its type, its id, its reference count. */
  g_string_printf (text, _ ("%s #%u, reference count %s"), type, id, count);
  if (gc_refs >= 0)
    g_string_append_printf (text, ", gc_refs %d", gc_refs);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (states & words[i].state)
      append (text, _ (words[i].word));
  if (reuses != 0)
    {
      g_autofree char *before = g_strdup_printf (_ ("at the address that #%u had"), reuses);
      append (text, before);
    }
  return g_string_free (text, FALSE);
}

char *
rf_phrase_ghost (const char *type, guint32 id, const char *note)
{
  return g_strdup_printf ("%s #%u, %s", type, id, note);
}

char *
rf_phrase_frame (const char *title, const char *line)
{
  GString *text = g_string_new (NULL);

  /* Translators: a frame of the call stack: "Frame count()". */
  g_string_printf (text, _ ("Frame %s"), title);
  if (line != NULL)
    append (text, line);
  return g_string_free (text, FALSE);
}

char *
rf_phrase_reference (guint32 owner, const char *slot, gboolean weak, const char *type, guint32 id)
{
  if (owner == 0)
    /* Translators: a name, the type and the id of an object. */
    return g_strdup_printf (_ ("name %s refers to %s #%u"), slot, type, id);
  if (weak)
    /* Translators: an object's id and its slot, the type and the id of another object. */
    return g_strdup_printf (_ ("#%u.%s refers weakly to %s #%u"), owner, slot, type, id);
  /* Translators: an object's id and its slot, the type and the id of another object. */
  return g_strdup_printf (_ ("#%u.%s refers to %s #%u"), owner, slot, type, id);
}

char *
rf_phrase_scene (guint32 event, guint frames, guint objects, guint isolates)
{
  g_autofree char *one = NULL, *two = NULL, *three = NULL;

  one = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u frame", "%u frames", frames), frames);
  two =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u object", "%u objects", objects), objects);
  three = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cyclic isolate", "%u cyclic isolates",
                                        isolates),
                           isolates);
  /* Translators: the title of a picture: "3 frames", "12 objects", "1 cyclic isolate". */
  return g_strdup_printf (_ ("Python objects at event %u: %s, %s, %s"), event, one, two, three);
}
