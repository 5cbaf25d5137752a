/* SPDX-License-Identifier: MIT */
/* Classification and wording of objects, slots and names. Pure functions of the journal's texts
 * and of flags that never change in an object's life, so the answer for one object is the same in
 * every state, but for isolated ones. */
#include "diagram/rf-words.h"

#include "base/rf-profile.h"
#include "diagram/rf-phrase.h"

#include <string.h>

#define TEXT_MAX 400 /* bytes of a value that are looked at */

/* The interpreter's machinery: never interesting as a box unless builtins are shown. */
static gboolean
is_machinery (const char *type)
{
  static const char *const names[] = {
    "builtin_function_or_method",
    "classmethod_descriptor",
    "code",
    "getset_descriptor",
    "mappingproxy",
    "member_descriptor",
    "method-wrapper",
    "method_descriptor",
    "stack",
    "wrapper_descriptor",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (type, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Containers that statements make and drop all the time: only a box when something refers to it. */
static gboolean
is_plain_container (const char *type)
{
  static const char *const names[] = { "list", "dict", "set", "tuple", "frozenset", "deque" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (type, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_type (RfJournal *journal, const RfObjectFacts *facts, const char *type)
{
  return strcmp (rf_journal_text (journal, facts->type), type) == 0 &&
         (facts->flags & RF_NEW_INSTANCE) == 0;
}

/* Its rows are the names of its frame. */
static gboolean
is_generator (RfJournal *journal, const RfObjectFacts *facts)
{
  return is_type (journal, facts, "generator");
}

static gboolean
is_cache (RfJournal *journal, const RfObjectFacts *facts)
{
  return is_type (journal, facts, "_lru_cache_wrapper");
}

guint
rf_words_line (RfJournal *journal, const RfObjectFacts *facts)
{
  return is_type (journal, facts, "traceback")
           ? (guint) g_ascii_strtoull (rf_journal_text (journal, facts->value), NULL, 10)
           : 0;
}

gboolean
rf_words_has_line (RfJournal *journal, const RfObjectFacts *facts)
{
  return is_generator (journal, facts) || rf_words_line (journal, facts) != 0;
}

gboolean
rf_words_is_frame (RfJournal *journal, const RfObjectFacts *facts)
{
  return is_generator (journal, facts) || is_type (journal, facts, "frame");
}

RfShow
rf_words_show (RfJournal *journal, const RfViewOptions *options, const RfObjectFacts *facts,
               gboolean isolated)
{
  guint32 flags = facts->flags;
  const char *type = rf_journal_text (journal, facts->type);

  if (flags & RF_NEW_NAMESPACE)
    return RF_SHOW_NEVER;
  if (flags & RF_NEW_ATOM)
    return options->atoms_in_rows ? RF_SHOW_TEXT : RF_SHOW_BOX;
  if ((flags & RF_NEW_INSTANCE_DICT) && options->fold_dicts)
    return RF_SHOW_FOLDED;
  if ((flags & RF_NEW_INTERNAL) && !options->show_builtins)
    return (flags & RF_NEW_MODULE) && options->show_modules ? RF_SHOW_BOX : RF_SHOW_TEXT;
  if (isolated)
    return RF_SHOW_ALWAYS;
  if (flags & RF_NEW_CLASS)
    return options->show_classes || options->show_builtins ? RF_SHOW_BOX : RF_SHOW_TEXT;
  if ((flags & RF_NEW_FUNCTION) && strcmp (type, "method") != 0)
    return options->show_functions ? RF_SHOW_BOX : RF_SHOW_TEXT;
  if (flags & RF_NEW_MODULE)
    return options->show_modules ? RF_SHOW_BOX : RF_SHOW_TEXT;
  if (flags & RF_NEW_WEAKREF)
    return options->show_weakrefs ? RF_SHOW_BOX : RF_SHOW_TEXT;
  /* What the library made for itself is only shown where something of the program holds it. */
  if (flags & RF_NEW_INSTANCE)
    return flags & (RF_NEW_LIBRARY | RF_NEW_LIBRARY_CLASS) ? RF_SHOW_BOX : RF_SHOW_ALWAYS;
  if (is_machinery (type))
    return options->show_builtins ? RF_SHOW_BOX : RF_SHOW_TEXT;
  if (options->show_temporaries && !(flags & RF_NEW_LIBRARY) && is_plain_container (type))
    return RF_SHOW_ALWAYS;
  return RF_SHOW_BOX;
}

static const char *
key_text (RfJournal *journal, guint32 key)
{
  return rf_journal_text (journal, rf_journal_object_value (journal, key));
}

/* @name without its quotes, if it has any. */
static const char *
unquoted (const char *name, gsize *length)
{
  *length = strlen (name);
  if (*length < 2 || (name[0] != '\'' && name[0] != '"'))
    return name;
  *length -= 2;
  return name + 1;
}

/* Whether @name (quotes allowed) is one of @names, which NULL ends. */
static gboolean
is_one_of (const char *name, const char *const *names)
{
  gsize length;

  name = unquoted (name, &length);
  for (; *names != NULL; names++)
    if (strlen (*names) == length && strncmp (*names, name, length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether @name is one of the names with two underscores that the interpreter itself puts
 * everywhere. */
static gboolean
is_housekeeping (const char *name)
{
  static const char *const names[] = {
    "__module__",
    "__qualname__",
    "__doc__",
    "__dict__",
    "__weakref__",
    "__name__",
    "__mro__",
    "__bases__",
    "__static_attributes__",
    "__builtins__",
    "__subclasses__",
    "__spec__",
    "__firstlineno__",
    "__annotations__",
    "__loader__",
    "__package__",
    "__file__",
    "__cached__",
    NULL,
  };

  return is_one_of (name, names);
}

/* What the library keeps in a class for its own use: dataclasses, enum, abc, typing, namedtuple,
 * unittest. A program that writes one of these names itself (__match_args__) wants to see it.
 * @target: what it refers to, NULL: not known. */
static gboolean
is_library_attribute (const char *name, const RfObjectFacts *target)
{
  static const char *const names[] = {
    "__abstractmethods__",
    "__dataclass_fields__",
    "__dataclass_params__",
    "__match_args__",
    "__new_member__",
    "__orig_bases__",
    "__parameters__",
    "__protocol_attrs__",
    "__replace__",
    "__type_params__",
    "_abc_impl",
    "_all_bits_",
    "_asdict",
    "_boundary_",
    "_class_cleanups",
    "_field_defaults",
    "_fields",
    "_flag_mask_",
    "_generate_next_value_",
    "_hashable_values_",
    "_inverted_",
    "_is_protocol",
    "_make",
    "_member_map_",
    "_member_names_",
    "_member_type_",
    "_new_member_",
    "_numeric_repr",
    "_replace",
    "_singles_mask_",
    "_sort_order_",
    "_unhashable_values_",
    "_unhashable_values_map_",
    "_use_args_",
    "_value2member_map_",
    "_value_repr_",
    NULL,
  };
  const guint32 not_of_program =
    RF_NEW_LIBRARY | RF_NEW_LIBRARY_CLASS | RF_NEW_ATOM | RF_NEW_INTERNAL;

  return (target == NULL || (target->flags & not_of_program)) && is_one_of (name, names);
}

/* Whether the library made the method @name of a class: what @dataclass, Enum and namedtuple() add,
 * and the fields of a named tuple. */
static gboolean
is_library_method (RfJournal *journal, const char *name, const RfObjectFacts *target)
{
  gsize length;

  if (target == NULL || (target->flags & RF_NEW_LIBRARY) == 0)
    return FALSE;
  if (strcmp (rf_journal_text (journal, target->type), "_tuplegetter") == 0)
    return TRUE;
  name = unquoted (name, &length);
  return length > 4 && strncmp (name, "__", 2) == 0 && strncmp (name + length - 2, "__", 2) == 0;
}

/* The same in an instance: members of an enumeration, weak dictionaries and sets, tests. */
static gboolean
is_private_attribute (const char *name)
{
  static const char *const names[] = {
    "__objclass__",      "__wrapped__",
    "_cleanups",         "_dirty_len",
    "_iterating",        "_outcome",
    "_pending_removals", "_remove",
    "_sort_order_",      "_subtest",
    "_testMethodDoc",    "_testMethodName",
    "_type_equality",    "_type_equality_funcs",
    "cache_parameters",  NULL,
  };

  return is_one_of (name, names);
}

/* Slots of library objects written in C that say nothing to a reader: a cache that is bounded tells
 * its keys and results one by one. */
static gboolean
is_private_row (RfJournal *journal, const RfObjectFacts *owner, const char *name)
{
  return is_cache (journal, owner) &&
         (strcmp (name, "bounded_cache") == 0 || strcmp (name, "cache_info_type") == 0);
}

/* The frame that ran the module would be in every chain of frames: it says nothing. */
static gboolean
is_module_frame (RfJournal *journal, const RfObjectFacts *facts)
{
  return facts != NULL && strcmp (rf_journal_text (journal, facts->type), "frame") == 0 &&
         strcmp (rf_journal_text (journal, facts->value), "<module>") == 0;
}

gboolean
rf_words_holds_dict (RfJournal *journal, const RfViewOptions *options, const RfObjectFacts *owner,
                     guint32 name, const RfObjectFacts *target)
{
  if (strcmp (rf_journal_text (journal, name), "__dict__") != 0 ||
      strcmp (rf_journal_text (journal, target->type), "dict") != 0)
    return FALSE;
  return (owner->flags & (RF_NEW_CLASS | RF_NEW_MODULE | RF_NEW_FUNCTION)) || options->fold_dicts;
}

gboolean
rf_words_slot_hidden (RfJournal *journal, const RfViewOptions *options, const RfObjectFacts *owner,
                      RfSlotKind kind, guint32 number, guint32 key, const RfObjectFacts *target)
{
  const char *name;

  if (kind == RF_SLOT_NAMED)
    {
      name = rf_journal_text (journal, number);
      if (strcmp (name, "__class__") == 0)
        return !options->show_types;
      if (strcmp (name, "__base__") == 0)
        return target != NULL && (target->flags & RF_NEW_INTERNAL) && !options->show_builtins;
      if (owner->flags & RF_NEW_CLASS)
        return is_housekeeping (name) || is_library_attribute (name, target) ||
               is_library_method (journal, name, target);
      if (owner->flags & (RF_NEW_FUNCTION | RF_NEW_MODULE))
        return is_housekeeping (name) || strcmp (name, "__globals__") == 0;
      if (is_private_row (journal, owner, name))
        return TRUE;
      if (is_generator (journal, owner))
        return is_housekeeping (name) || strcmp (name, "gi_code") == 0;
      return strcmp (name, "f_back") == 0 && is_module_frame (journal, target);
    }
  if (kind == RF_SLOT_MEMBER) /* the order of the keys: the entries tell it */
    return strcmp (rf_journal_text (journal, owner->type), "OrderedDict") == 0 ||
           is_cache (journal, owner);
  if (kind != RF_SLOT_ENTRY)
    return FALSE;
  name = key_text (journal, key);
  if ((owner->flags & RF_NEW_INSTANCE_DICT) &&
      (is_library_attribute (name, target) || is_library_method (journal, name, target)))
    return TRUE;
  if ((owner->flags & (RF_NEW_INSTANCE | RF_NEW_INSTANCE_DICT)) && is_private_attribute (name))
    return TRUE;
  return (owner->flags & (RF_NEW_CLASS | RF_NEW_MODULE | RF_NEW_INSTANCE_DICT)) &&
         is_housekeeping (name);
}

gboolean
rf_words_name_hidden (RfJournal *journal, RfSlotKind kind, guint32 number, guint32 key)
{
  const char *name =
    kind == RF_SLOT_ENTRY ? key_text (journal, key) : rf_journal_text (journal, key);

  /* ".0", the iterator of a comprehension, is no name of the program either. */
  return is_housekeeping (name) || name[0] == '.';
}

char *
rf_words_bounded (const char *text)
{
  gsize length = strnlen (text, TEXT_MAX + 1);
  g_autofree char *cut = NULL;

  if (length <= TEXT_MAX)
    return g_utf8_make_valid (text, (gssize) length);
  for (length = TEXT_MAX; length > 0 && ((guchar) text[length] & 0xc0) == 0x80;)
    length--;
  cut = g_utf8_make_valid (text, (gssize) length);
  return g_strconcat (cut, "…", NULL);
}

/* Whether the entries of @owner are what a program put in, and no attributes. */
static gboolean
has_keys (const RfObjectFacts *owner)
{
  if (owner->flags & RF_NEW_INSTANCE_DICT)
    return FALSE;
  return (owner->flags & RF_NEW_MAPPING) ||
         !(owner->flags & (RF_NEW_INSTANCE | RF_NEW_CLASS | RF_NEW_MODULE | RF_NEW_FUNCTION));
}

char *
rf_words_label (RfJournal *journal, const RfObjectFacts *owner, RfSlotKind kind, guint32 number,
                guint32 key)
{
  GString *text;

  switch (kind)
    {
    case RF_SLOT_NAMED:
    case RF_SLOT_FAST:
      return g_strdup (rf_journal_text (journal, key != 0 ? key : number));
    case RF_SLOT_INDEX:
      return g_strdup_printf ("%u", number);
    case RF_SLOT_MEMBER:
      return g_strdup ("•");
    case RF_SLOT_ENTRY:
      break;
    }
  text = g_string_new (NULL);
  if (owner != NULL && has_keys (owner) && rf_journal_object_value (journal, key) != 0)
    g_string_append (text, key_text (journal, key));
  else
    rf_journal_append_key (journal, key, text);
  {
    char *label = rf_words_bounded (text->str);

    g_string_free (text, TRUE);
    return label;
  }
}

char *
rf_words_value (RfJournal *journal, const RfObjectFacts *facts, const char *label)
{
  const char *type = rf_journal_text (journal, facts->type), *name;
  g_autofree char *value = rf_words_bounded (rf_journal_text (journal, facts->value));

  if (facts->flags & RF_NEW_ATOM)
    return value[0] != '\0' ? g_steal_pointer (&value) : g_strdup (type);
  if (rf_words_line (journal, facts) != 0)
    return g_strdup_printf ("%s #%u", type, facts->id);
  if (facts->flags & RF_NEW_CLASS)
    type = "class";
  else if (strcmp (type, "builtin_function_or_method") == 0)
    type = "builtin";
  /* Of a qualified name the last part is enough here. */
  name = facts->flags & RF_NEW_FUNCTION ? strrchr (value, '.') : NULL;
  name = name != NULL ? name + 1 : value;
  if (name[0] == '\0' && is_type (journal, facts, "tuple") && (facts->flags & RF_NEW_INTERNAL))
    return g_strdup ("()"); /* there is one for all */
  if (name[0] == '\0')
    return facts->flags & (RF_NEW_CLASS | RF_NEW_MODULE)
             ? g_strdup (type)
             : g_strdup_printf ("%s #%u", type, facts->id);
  if (strcmp (name, label) == 0)
    return g_strdup (type);
  return g_strdup_printf ("%s %s", type, name);
}

RfStyle
rf_words_value_style (RfJournal *journal, const RfObjectFacts *facts)
{
  const char *type = rf_journal_text (journal, facts->type);

  if (!(facts->flags & RF_NEW_ATOM))
    return RF_STYLE_VALUE_HIDDEN;
  if (strcmp (type, "str") == 0 || strcmp (type, "bytes") == 0 || strcmp (type, "bytearray") == 0)
    return RF_STYLE_VALUE_STRING;
  if (strcmp (type, "int") == 0 || strcmp (type, "float") == 0 || strcmp (type, "complex") == 0)
    return RF_STYLE_VALUE_NUMBER;
  return RF_STYLE_VALUE_CONSTANT;
}

char *
rf_words_title (RfJournal *journal, const RfObjectFacts *facts, guint32 dict_owner)
{
  const char *type = rf_journal_text (journal, facts->type);
  g_autofree char *value = rf_words_bounded (rf_journal_text (journal, facts->value));

  if (dict_owner != 0)
    return rf_phrase_of (type, dict_owner);
  if ((facts->flags & RF_NEW_CLASS) && value[0] != '\0')
    return g_strdup_printf ("class %s", value);
  if (((facts->flags & (RF_NEW_MODULE | RF_NEW_FUNCTION | RF_NEW_ATOM)) ||
       rf_words_is_frame (journal, facts) || is_cache (journal, facts)) &&
      value[0] != '\0')
    return g_strdup_printf ("%s %s", type, value);
  return g_strdup (type);
}

char *
rf_words_frame_title (const char *function, gboolean has_namespace, guint depth)
{
  if (depth == 0 && has_namespace)
    return g_strdup ("globals");
  if (has_namespace)
    return g_strdup_printf ("class %s", function);
  if (function[0] == '<')
    return g_strdup (function);
  return g_strdup_printf ("%s()", function);
}

char *
rf_words_count (gint64 count)
{
  if (count >= G_MAXUINT32)
    return g_strdup ("∞");
  if (count >= 1000000)
    return g_strdup_printf ("%dM", (int) (count / 1000000));
  if (count >= 10000)
    return g_strdup_printf ("%dk", (int) (count / 1000));
  return g_strdup_printf ("%d", (int) count);
}

gboolean
rf_words_names_by_text (const RfObjectFacts *owner)
{
  return owner == NULL ||
         (owner->flags & (RF_NEW_INSTANCE | RF_NEW_INSTANCE_DICT | RF_NEW_CLASS)) != 0;
}

guint32
rf_words_slot_identity (RfJournal *journal, gboolean by_text, RfSlotKind kind, guint32 number,
                        guint32 key)
{
  switch (kind)
    {
    case RF_SLOT_ENTRY:
      {
        /* A name that is deleted and bound again is the same row, whatever its key object. */
        guint32 text = by_text ? rf_journal_object_value (journal, key) : 0;
        return text != 0 ? text : key;
      }
    case RF_SLOT_NAMED:
    case RF_SLOT_FAST:
      return key != 0 ? key : number;
    case RF_SLOT_INDEX:
    case RF_SLOT_MEMBER:
      break;
    }
  return number;
}
