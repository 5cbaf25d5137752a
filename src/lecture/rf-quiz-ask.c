/* SPDX-License-Identifier: MIT */

/* The questions about one line: each function looks whether its question can be asked, takes the
 * answer from the facts, and adds the wrong answers that one would give who has not understood. */

#include "lecture/rf-quiz-private.h"

#include "journal/rf-describe.h"
#include "journal/rf-query.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is printed is asked for when it has no more lines and characters than this. */
#define PRINTED_LINES 4
#define PRINTED_MOST 160

#define NOT_ASKED_ABOUT                                                                       \
  (RF_NEW_ATOM | RF_NEW_CLASS | RF_NEW_FUNCTION | RF_NEW_MODULE | RF_NEW_INTERNAL |           \
   RF_NEW_IMMORTAL | RF_NEW_CELL | RF_NEW_WEAKREF | RF_NEW_INSTANCE_DICT | RF_NEW_NAMESPACE | \
   RF_NEW_LIBRARY | RF_NEW_LIBRARY_CLASS)

/* --- words ------------------------------------------------------------------------------------ */

/* Whether an object is one that a lesson is about: an instance of a class of the program, or a
 * container. */
static gboolean
is_subject (const RfState *state, guint32 id)
{
  const RfStateObject *object = rf_state_object (state, id);

  return object != NULL && (object->flags & NOT_ASKED_ABOUT) == 0 &&
         (object->flags & (RF_NEW_INSTANCE | RF_NEW_CONTAINER)) != 0;
}

static gboolean
is_alive (const RfState *state, guint32 id)
{
  const RfStateObject *object = rf_state_object (state, id);

  return object != NULL && rf_state_object_is_alive (object);
}

static char *
holder_words (const RfQuizLine *line, const RfHolder *holder)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *owner = NULL;

  if (holder->kind == RF_HOLDER_NAME || holder->kind == RF_HOLDER_SLOT)
    rf_state_append_slot_name (line->after, line->journal, &holder->slot, name);
  switch (holder->kind)
    {
    case RF_HOLDER_NAME:
      if (holder->frame == line->frame)
        return g_strdup_printf (_ ("the name “%s”"), name->str);
      owner = rf_describe_frame (line->after, line->journal, holder->frame);
      return g_strdup_printf (_ ("the name “%s” (%s)"), name->str, owner);
    case RF_HOLDER_SLOT:
      owner = rf_describe_object (line->after, line->journal, holder->owner);
      if (name->len == 0)
        return g_steal_pointer (&owner);
      /* Translators: a place in an object: "“friend” of #9 Person". */
      return g_strdup_printf (_ ("“%s” of %s"), name->str, owner);
    case RF_HOLDER_KEY:
      owner = rf_describe_object (line->after, line->journal, holder->owner);
      return g_strdup_printf (_ ("a key of %s"), owner);
    default:
      return g_strdup (_ ("the interpreter"));
    }
}

/* Who holds @object after the line: "the name “a”, “0” of #12 list". */
static char *
ledger_words (const RfQuizLine *line, guint32 object)
{
  g_autoptr (GArray) ledger = rf_query_ledger (line->after, object);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < ledger->len; i++)
    {
      g_autofree char *words = holder_words (line, &g_array_index (ledger, RfHolder, i));
      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", words);
    }
  return g_strdup (out->str);
}

/* What the program calls @object: a name of the module before the line, else "#9 Person". */
static char *
called (const RfQuizLine *line, guint32 object)
{
  for (guint i = 0; i < line->facts->names->len; i++)
    {
      const RfLectureName *name = line->facts->names->pdata[i];
      if (name->before == object)
        return g_strdup (name->name);
    }
  return rf_describe_object (line->after, line->journal, object);
}

static void
offer (GArray *offers, int worth, RfQuizItem *item)
{
  RfQuizOffer one = { worth, item };

  g_array_append_val (offers, one);
}

static char *
number (gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

/* Adds the number as a wrong answer, if it is one that can be given. */
static void
add_number (RfQuizItem *item, gint64 value, char *why)
{
  g_autofree char *text = number (value);

  if (value >= 0)
    rf_quiz_item_add_choice (item, text, why);
  else
    g_free (why);
}

/* --- counts ----------------------------------------------------------------------------------- */

static RfQuizItem *
ask_count (const RfQuizLine *line, const RfLectureName *name, guint32 before)
{
  g_autofree char *holders = ledger_words (line, name->object);
  RfQuizItem *item =
    rf_quiz_item_new (RF_QUIZ_COUNT, line,
                      g_strdup_printf (_ ("How many references to `%s` are there after this line?"),
                                       name->name),
                      number (name->count),
                      g_strdup_printf (_ ("Each holder counts once: %s."), holders));

  item->typed = TRUE;
  item->object = name->object;
  add_number (item, (gint64) name->count + 1,
              g_strdup (_ ("sys.getrefcount() would say so: it counts its own argument too.")));
  if (before > 0)
    add_number (item, before, g_strdup (_ ("So many there were before this line.")));
  add_number (item, (gint64) name->count - 1, NULL);
  return item;
}

/* Whether all that hold @object can be seen and named. */
static gboolean
is_held_openly (const RfQuizLine *line, guint32 object)
{
  g_autoptr (GArray) ledger = rf_query_ledger (line->after, object);

  for (guint i = 0; i < ledger->len; i++)
    if (g_array_index (ledger, RfHolder, i).kind >= RF_HOLDER_OTHER)
      return FALSE;
  return TRUE;
}

/* The object with the most holders whose count the line changes. */
static void
offer_count (const RfQuizLine *line, GArray *offers)
{
  const RfLectureName *best = NULL;
  guint32 best_before = 0;

  for (guint i = 0; i < line->facts->names->len; i++)
    {
      const RfLectureName *name = line->facts->names->pdata[i];
      const RfStateObject *was = rf_state_object (line->before, name->object);
      guint32 before = was != NULL && rf_state_object_is_alive (was) ? was->count : 0;

      if (!name->bound || !is_subject (line->after, name->object) ||
          !is_alive (line->after, name->object) || name->count == before ||
          (before == 0 && name->count < 2) || !is_held_openly (line, name->object))
        continue;
      /* Of two names of one object the one that was there before. */
      if (best == NULL || name->count > best->count ||
          (name->object == best->object && name->before == name->object &&
           best->before != best->object))
        {
          best = name;
          best_before = before;
        }
    }
  if (best != NULL && best->count < 20)
    offer (offers, best_before > 0 ? 5 : 3, ask_count (line, best, best_before));
}

/* --- gc.collect() ----------------------------------------------------------------------------- */

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The types of what the collections of the line have freed: "2 × Person, 2 × dict"; *n and
 * *instances: how many these are. */
static char *
freed_words (const RfQuizLine *line, guint *n, guint *instances)
{
  g_autoptr (GHashTable) types = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean collecting = FALSE;

  *n = *instances = 0;
  for (guint32 i = line->first + 1; i <= line->last; i++)
    {
      RfEvent event = rf_journal_event (line->journal, i);
      const RfStateObject *object;
      const char *type;

      collecting |= event.kind == RF_EVENT_GC_BEGIN;
      collecting &= event.kind != RF_EVENT_GC_END;
      if (!collecting || event.kind != RF_EVENT_OBJECT_FREE)
        continue;
      object = rf_state_object (line->before, event.a);
      if (object == NULL || !rf_state_object_is_tracked (object))
        continue;
      type = rf_journal_text (line->journal, object->type);
      if (!g_hash_table_contains (types, type))
        g_ptr_array_add (order, (gpointer) type);
      g_hash_table_insert (types, (gpointer) type,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (types, type)) +
                                             1));
      *n += 1;
      *instances += (object->flags & RF_NEW_INSTANCE) != 0;
    }
  g_ptr_array_sort (order, compare_words);
  for (guint i = 0; i < order->len; i++)
    g_string_append_printf (out, "%s%u × %s", i > 0 ? ", " : "",
                            GPOINTER_TO_UINT (g_hash_table_lookup (types, order->pdata[i])),
                            (const char *) order->pdata[i]);
  return g_strdup (out->str);
}

static gboolean
has_event (const RfQuizLine *line, RfEventKind kind)
{
  for (guint32 n = line->first + 1; n <= line->last; n++)
    if (rf_journal_event (line->journal, n).kind == kind)
      return TRUE;
  return FALSE;
}

static void
offer_collect (const RfQuizLine *line, GArray *offers)
{
  guint n, instances;
  g_autofree char *freed = NULL;
  RfQuizItem *item;
  gint64 value;
  char *explanation;

  if (line->facts->returned->len != 1)
    return;
  value = g_array_index (line->facts->returned, gint64, 0);
  freed = freed_words (line, &n, &instances);
  if (has_event (line, RF_EVENT_OBJECT_RESURRECTED))
    explanation = g_strdup (_ ("A finalizer tied an object to a name again. What came back is not "
                               "counted, nor is what it reaches."));
  else if (value == 0)
    explanation = g_strdup (_ ("There was nothing that only its own members kept alive."));
  else if (n == value)
    explanation = g_strdup_printf (_ ("It counts what it found to be kept alive only from inside: "
                                      "%s."),
                                   freed);
  else
    explanation = g_strdup (_ ("It counts the containers that it found to be kept alive only from "
                               "inside."));
  item = rf_quiz_item_new (RF_QUIZ_COLLECT, line, g_strdup (_ ("What does `gc.collect()` return?")),
                           number (value), explanation);
  item->typed = TRUE;
  if (instances != value && instances > 0)
    add_number (item, instances,
                g_strdup (_ ("So many are instances of classes; other containers count too.")));
  if (value != 0)
    add_number (item, 0,
                g_strdup (_ ("It returns how many objects it has found, not how many are "
                             "left.")));
  else
    add_number (item, 1, NULL);
  offer (offers, value > 0 ? 7 : 4, item);
}

/* --- what is printed -------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *all, *by_finalizers, *others; /* lines */
} Printed;

static void
printed_clear (Printed *printed)
{
  g_ptr_array_unref (printed->all);
  g_ptr_array_unref (printed->by_finalizers);
  g_ptr_array_unref (printed->others);
}

static void
take_lines (const char *text, GPtrArray *all, GPtrArray *these)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_ptr_array_add (all, g_strdup (lines[i]));
        g_ptr_array_add (these, g_strdup (lines[i]));
      }
}

/* What is printed from event @first to @last, by lines. Pieces that come without a line end are
 * put together. */
static Printed
read_printed (const RfQuizLine *line, guint32 first, guint32 last)
{
  Printed printed = { g_ptr_array_new_with_free_func (g_free),
                      g_ptr_array_new_with_free_func (g_free),
                      g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GString) piece = g_string_new (NULL);
  guint depth = 0;

  for (guint32 n = first; n <= last; n++)
    {
      RfEvent event = rf_journal_event (line->journal, n);

      depth += event.kind == RF_EVENT_FINALIZER_BEGIN || event.kind == RF_EVENT_CALLBACK_BEGIN;
      depth -=
        depth > 0 && (event.kind == RF_EVENT_FINALIZER_END || event.kind == RF_EVENT_CALLBACK_END);
      if (event.kind != RF_EVENT_OUTPUT || event.a != RF_STREAM_STDOUT)
        continue;
      g_string_append (piece, rf_journal_text (line->journal, event.b));
      if (g_str_has_suffix (piece->str, "\n"))
        {
          take_lines (piece->str, printed.all, depth > 0 ? printed.by_finalizers : printed.others);
          g_string_truncate (piece, 0);
        }
    }
  take_lines (piece->str, printed.all, printed.others);
  return printed;
}

/* One line each; what nothing is called, if there are none. @from the last to the first. */
static char *
join (const GPtrArray *lines, gboolean reversed)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "",
                            (const char *) lines->pdata[reversed ? lines->len - 1 - i : i]);
  return g_strdup (out->len > 0 ? out->str : _ ("nothing"));
}

static void
add_lines (RfQuizItem *item, const GPtrArray *lines, gboolean reversed, const char *why)
{
  g_autofree char *text = join (lines, reversed);

  rf_quiz_item_add_choice (item, text, g_strdup (why));
}

/* Lines of both, @a first. */
static void
add_both (RfQuizItem *item, const GPtrArray *a, const GPtrArray *b, const char *why)
{
  g_autoptr (GPtrArray) both = g_ptr_array_new ();

  for (guint i = 0; i < a->len; i++)
    g_ptr_array_add (both, a->pdata[i]);
  for (guint i = 0; i < b->len; i++)
    g_ptr_array_add (both, b->pdata[i]);
  add_lines (item, both, FALSE, why);
}

static void
add_wrong_lines (RfQuizItem *item, const Printed *printed)
{
  static const GPtrArray none = { NULL, 0 };

  if (printed->by_finalizers->len > 0)
    add_lines (item, printed->others, FALSE, _ ("Objects die here, and their finalizers print."));
  if (printed->by_finalizers->len > 0 && printed->others->len > 0)
    {
      add_both (item, printed->others, printed->by_finalizers,
                _ ("A finalizer runs in the moment of the death, not later."));
      add_both (item, printed->by_finalizers, printed->others,
                _ ("The finalizers run when the objects die, not before."));
    }
  add_lines (item, printed->all, TRUE, _ ("The order is the other way round."));
  add_lines (item, &none, FALSE, NULL);
}

static const char *
printed_explanation (const RfQuizLine *line, const Printed *printed)
{
  if (printed->by_finalizers->len == 0)
    return _ ("So it was in this run.");
  if (has_event (line, RF_EVENT_GC_BEGIN))
    return _ ("The collector calls the finalizers of all that it has found, in the order in which "
              "these were made, before it clears anything.");
  return _ ("A finalizer runs in the moment in which the last reference goes.");
}

static void
offer_lines (const RfQuizLine *line, GArray *offers, const Printed *printed)
{
  RfQuizItem *item =
    rf_quiz_item_new (RF_QUIZ_PRINTED, line,
                      g_strdup (printed->all->len > 1
                                  ? _ ("What is printed by this line, and in which order?")
                                  : _ ("What is printed by this line?")),
                      join (printed->all, FALSE), g_strdup (printed_explanation (line, printed)));

  add_wrong_lines (item, printed);
  offer (offers, printed->by_finalizers->len > 0 ? 6 : 2, item);
}

/* Whether the answer does not already stand in the line. */
static gboolean
is_worth_thinking (const char *code)
{
  static const char *const signs[] = { "getrefcount", " is ", "==",   "!=",
                                       "gc.",         " in ", "len(", "()" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (code, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A number, True or False. */
static void
offer_value (const RfQuizLine *line, GArray *offers, const char *value)
{
  gboolean truth = g_str_equal (value, "True") || g_str_equal (value, "False");
  gint64 n = 0;
  RfQuizItem *item;

  if (!is_worth_thinking (line->code) ||
      (!truth && !g_ascii_string_to_signed (value, 10, 0, 100000, &n, NULL)))
    return;
  item = rf_quiz_item_new (RF_QUIZ_PRINTED, line, g_strdup (_ ("What is printed by this line?")),
                           g_strdup (value), g_strdup (_ ("So it was in this run.")));
  item->typed = !truth;
  if (truth)
    {
      rf_quiz_item_add_choice (item, "True", NULL);
      rf_quiz_item_add_choice (item, "False", NULL);
    }
  else if (strstr (line->code, "getrefcount") != NULL)
    add_number (item, n - 1,
                g_strdup (_ ("The argument of sys.getrefcount() is a reference too.")));
  offer (offers, strstr (line->code, "getrefcount") != NULL ? 5 : 4, item);
}

/* What the finalizer of @object will print, if that comes later. */
static Printed
read_last_words (const RfQuizLine *line, guint32 object)
{
  guint32 length = rf_journal_length (line->journal), first = 0;

  for (guint32 n = line->last + 1; n <= length; n++)
    {
      RfEvent event = rf_journal_event (line->journal, n);

      if (event.kind == RF_EVENT_FINALIZER_BEGIN && event.a == object)
        first = n;
      if (first != 0 && event.kind == RF_EVENT_FINALIZER_END && event.a == object)
        return read_printed (line, first, n);
    }
  return read_printed (line, 1, 0);
}

/* A name goes from an object that lives on: its last words, which do not come now. */
static void
offer_silence (const RfQuizLine *line, GArray *offers)
{
  for (guint i = 0; i < line->facts->names->len; i++)
    {
      const RfLectureName *name = line->facts->names->pdata[i];
      g_autofree char *holders = NULL;
      RfQuizItem *item;
      Printed later;

      if (name->before == 0 || (name->bound && name->object == name->before) ||
          !is_subject (line->before, name->before) || !is_alive (line->after, name->before))
        continue;
      later = read_last_words (line, name->before);
      if (later.all->len > 0 && later.all->len <= PRINTED_LINES)
        {
          holders = ledger_words (line, name->before);
          item =
            rf_quiz_item_new (RF_QUIZ_PRINTED, line, g_strdup (_ ("What is printed by this line?")),
                              g_strdup (_ ("nothing")),
                              g_strdup_printf (_ ("The object lives on. It is held by: %s."),
                                               holders));
          item->object = name->before;
          add_lines (item, later.all, FALSE,
                     _ ("That comes when the object dies, and it does not die here."));
          offer (offers, 6, item);
        }
      printed_clear (&later);
      return;
    }
}

static void
offer_printed (const RfQuizLine *line, GArray *offers)
{
  Printed printed = read_printed (line, line->first + 1, line->last);

  if (printed.all->len == 0)
    offer_silence (line, offers);
  else if (printed.all->len == 1 && printed.by_finalizers->len == 0)
    offer_value (line, offers, printed.all->pdata[0]);
  else if (printed.all->len <= PRINTED_LINES && strlen (line->facts->printed) <= PRINTED_MOST)
    offer_lines (line, offers, &printed);
  printed_clear (&printed);
}

/* --- weak references -------------------------------------------------------------------------- */

static RfQuizItem *
ask_weakref (const RfQuizLine *line, const RfLectureName *name, guint32 referent)
{
  const char *dead = _ ("It is dead"), *alive = _ ("It still leads to its object");
  g_autofree char *holders = NULL, *object = NULL;
  RfQuizItem *item;

  object = rf_describe_object (line->after, line->journal, referent);
  if (!name->weakref_died)
    holders = ledger_words (line, referent);
  item = rf_quiz_item_new (
    RF_QUIZ_WEAKREF, line,
    g_strdup_printf (_ ("Is the weak reference `%s` dead after this line?"), name->name),
    g_strdup (name->weakref_died ? dead : alive),
    name->weakref_died
      ? g_strdup_printf (_ ("Nothing but weak references was left of %s, and these keep nothing "
                            "alive."),
                         object)
      : g_strdup_printf (_ ("%s is still held by: %s."), object, holders));
  item->object = name->object;
  rf_quiz_item_add_choice (item, dead, NULL);
  rf_quiz_item_add_choice (item, alive, NULL);
  return item;
}

static void
offer_weakref (const RfQuizLine *line, GArray *offers)
{
  for (guint i = 0; i < line->facts->names->len; i++)
    {
      const RfLectureName *name = line->facts->names->pdata[i];
      const RfStateObject *was = rf_state_object (line->before, name->object);
      const RfStateObject *now = rf_state_object (line->after, name->object);
      const RfStateObject *referent_was, *referent;

      if (was == NULL || now == NULL || !name->bound || (was->flags & RF_NEW_WEAKREF) == 0 ||
          was->referent == 0)
        continue;
      referent_was = rf_state_object (line->before, was->referent);
      referent = rf_state_object (line->after, was->referent);
      if (name->weakref_died || referent->count < referent_was->count)
        {
          offer (offers, name->weakref_died ? 7 : 6, ask_weakref (line, name, was->referent));
          return;
        }
    }
}

/* --- deaths ----------------------------------------------------------------------------------- */

/* The subjects that die in the line, in the order of their deaths. */
static GArray *
find_dead (const RfQuizLine *line)
{
  GArray *dead = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 n = line->first + 1; n <= line->last; n++)
    {
      RfEvent event = rf_journal_event (line->journal, n);

      /* What came and went within the line can't be seen before it. */
      if (event.kind == RF_EVENT_OBJECT_FREE && is_alive (line->before, event.a) &&
          is_subject (line->before, event.a))
        g_array_append_val (dead, event.a);
    }
  return dead;
}

/* The subjects whose name goes in the line. */
static GArray *
find_left (const RfQuizLine *line)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < line->facts->names->len; i++)
    {
      const RfLectureName *name = line->facts->names->pdata[i];

      if (name->before != 0 && (!name->bound || name->object != name->before) &&
          is_subject (line->before, name->before))
        g_array_append_val (left, name->before);
    }
  return left;
}

/* By the alphabet, so that the same objects are always the same answer. */
static char *
list_words (const RfQuizLine *line, const GArray *objects)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (objects->len == 0)
    return g_strdup (_ ("none"));
  for (guint i = 0; i < objects->len; i++)
    g_ptr_array_add (words, called (line, g_array_index (objects, guint32, i)));
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

/* @left and what these refer to. */
static void
add_reached (RfQuizItem *item, const RfQuizLine *line, const GArray *left)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *text = NULL;

  g_array_append_vals (all, left->data, left->len);
  for (guint i = 0; i < left->len && all->len < 3; i++)
    {
      g_autoptr (GArray) referents =
        rf_query_referents (line->before, g_array_index (left, guint32, i));

      for (guint k = 0; k < referents->len && all->len < 3; k++)
        {
          guint32 id = g_array_index (referents, guint32, k);
          gboolean known = !is_subject (line->before, id);

          for (guint j = 0; j < all->len; j++)
            known |= g_array_index (all, guint32, j) == id;
          if (!known)
            g_array_append_val (all, id);
        }
    }
  text = list_words (line, all);
  rf_quiz_item_add_choice (item, text, g_strdup (_ ("What is held from somewhere else lives on.")));
}

static char *
deaths_explanation (const RfQuizLine *line, const GArray *dead, const GArray *left)
{
  guint32 first;
  g_autofree char *words = NULL, *holders = NULL;

  if (dead->len > 0)
    return g_strdup (_ ("An object dies when its last reference goes, and takes along what only it "
                        "has held."));
  first = g_array_index (left, guint32, 0);
  words = called (line, first);
  holders = ledger_words (line, first);
  return g_strdup_printf (_ ("%s is still held by: %s."), words, holders);
}

static void
offer_deaths (const RfQuizLine *line, GArray *offers)
{
  g_autoptr (GArray) dead = find_dead (line), left = find_left (line);
  g_autofree char *answer = NULL, *names = NULL;
  RfQuizItem *item;

  if (line->facts->returned->len > 0 || dead->len > 4 || left->len > 3 ||
      dead->len + left->len == 0 ||
      (dead->len == 0 && !is_alive (line->after, g_array_index (left, guint32, 0))))
    return;
  answer = list_words (line, dead);
  item =
    rf_quiz_item_new (RF_QUIZ_DEATHS, line, g_strdup (_ ("Which objects die when this line runs?")),
                      g_strdup (answer), deaths_explanation (line, dead, left));
  if (dead->len > 0)
    item->object = g_array_index (dead, guint32, 0);
  else
    item->object = g_array_index (left, guint32, 0);
  if (left->len > 0)
    {
      names = list_words (line, left);
      rf_quiz_item_add_choice (item, names,
                               g_strdup (dead->len == 0
                                           ? _ ("A name went, but it was not the last reference.")
                                           : _ ("What only they have held dies with them.")));
      add_reached (item, line, left);
    }
  rf_quiz_item_add_choice (item, _ ("none"), g_strdup (_ ("A last reference goes here.")));
  offer (offers, 5 + (dead->len != left->len), item);
}

void
rf_quiz_offer (const RfQuizLine *line, GArray *offers)
{
  offer_collect (line, offers);
  offer_weakref (line, offers);
  offer_printed (line, offers);
  offer_deaths (line, offers);
  offer_count (line, offers);
}
