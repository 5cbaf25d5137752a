/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/rf-profile.h"

#include <glib.h>

G_BEGIN_DECLS

/* Traits: the switches of a profile that somebody can see at work, each with one sentence that says
 * what it does. Whoever shows two profiles beside each other explains by these why they differ.
 *
 * X (ENUM, field of RfProfile, the least value that makes the trait, words of a program that have
 * to do with it (separated by blanks), the sentence). Two profiles differ in a trait when only one
 * of them has that value or more. */
#define RF_TRAITS(X)                                                                               \
  X (ATTRIBUTES, attributes, RF_ATTRIBUTES_VALUES, "__dict__ vars get_objects get_referents",      \
     N_ ("3.10 keeps an instance's attributes in a dictionary of its own, which the collector "    \
         "counts; 3.11 and later keep them inside the instance."))                                 \
  X (SHARED_VALUES, attributes, RF_ATTRIBUTES_VALUES_SHARED, "__dict__ vars",                      \
     N_ ("Up to 3.12 a dictionary that is asked for holds the attributes; in 3.13 it shows those " \
         "that stay inside the instance."))                                                        \
  X (ARGUMENTS, call_keeps_arguments, 1, "",                                                       \
     N_ ("In 3.10 the caller keeps each argument on its stack while the function runs, one "       \
         "reference more; 3.11 and later give theirs to the function."))                           \
  X (IMMORTAL, immortal_objects, 1, "None True False getrefcount",                                 \
     N_ ("Up to 3.11 references to None, small numbers and constants are counted; since 3.12 "     \
         "these objects are immortal, and their count never changes."))                            \
  X (INTERNED, immortal_interned, 1, "intern getrefcount",                                         \
     N_ ("In 3.12 every interned text is immortal; the other versions count the references to "    \
         "many of them."))                                                                         \
  X (FRAMES, lazy_frame_objects, 1, "_getframe tb_frame f_back",                                   \
     N_ ("In 3.10 each call makes a frame object; since 3.11 a frame becomes an object only when " \
         "something asks for it."))                                                                \
  X (COMPREHENSIONS, inline_comprehensions, 1, "",                                                 \
     N_ ("Up to 3.11 a comprehension is a function with a frame of its own; since 3.12 it runs "   \
         "in the frame around it."))                                                               \
  X (GENERATOR_CODE, generator_keeps_code, 1, "gi_code",                                           \
     N_ ("Up to 3.11 a generator refers to its code besides its frame; since 3.12 only its frame " \
         "does."))                                                                                 \
  X (THRESHOLD, thresholds[0], 701, "get_threshold get_count",                                     \
     N_ ("Up to 3.12 the collector runs by itself once there are 700 new containers more; 3.13.0 " \
         "waits for 2,000."))                                                                      \
  X (MOMENT, collect_at_allocation, 1, "get_count",                                                \
     N_ ("Up to 3.11 the collector runs in the midst of an allocation; since 3.12 it waits until " \
         "an instruction is done."))                                                               \
  X (CALLBACKS, callbacks_hold_weakref, 1, "weakref ref(",                                         \
     N_ ("While a weak reference's callback runs, 3.13 holds that weak reference once more."))     \
  X (SUPER, super_unmade, 1, "super",                                                              \
     N_ ("Up to 3.11 super() makes an object, and a method of it another; since 3.12 an "          \
         "instruction does without them."))                                                        \
  X (LOCALS, locals_kept, 1, "locals",                                                             \
     N_ ("Up to 3.12 locals() in a function gives one dictionary, which the frame keeps; in 3.13 " \
         "each call makes a new one."))                                                            \
  X (STARRED, call_ex_drops_arguments, 1, "(* (**",                                                \
     N_ ("Up to 3.11 the arguments of f(*args) stay until the call is over; since 3.12 they are "  \
         "let go of before the function runs."))                                                   \
  X (MATCH, match_keeps_tuple, 1, "match case",                                                    \
     N_ ("In 3.10 a tuple keeps what the parts of a pattern are compared with until all are "      \
         "tried; since 3.11 each stays only until its turn."))                                     \
  X (REVERSED, reversed_list_kept, 1, "reversed",                                                  \
     N_ ("In 3.13 reversed() still refers to its list after the last item; before, it lets go of " \
         "it then."))                                                                              \
  X (PROPERTY, property_keeps_none, 1, "property",                                                 \
     N_ ("Up to 3.11 a property without documentation refers to None."))                           \
  X (SOURCE, class_tells_source, 1, "__firstlineno__ __static_attributes__ __dict__ vars dir",     \
     N_ ("In 3.13 a class knows its first line and the attributes that its methods set."))         \
  X (DOCSTRINGS, docstrings_cleaned, 1, "__doc__",                                                 \
     N_ ("3.13 takes the common indentation away from documentation texts."))                      \
  X (CARETS, caret_lines, 1, "print_exc format_exc traceback",                                     \
     N_ ("Since 3.11 a traceback marks the part of the line that failed."))                        \
  X (ANCHORS, caret_anchors_new, 1, "print_exc format_exc traceback",                              \
     N_ ("3.13 marks the failing part of a line in another way."))                                 \
  X (HASHES, siphash13, 1, "set hash frozenset",                                                   \
     N_ ("Since 3.11 texts have other hashes, so the members of a set come in another order."))    \
  X (SUMS, float_sums_compensated, 1, "sum",                                                       \
     N_ ("Since 3.12 sum() carries the rounding errors of numbers with a fraction along."))        \
  X (CLOSE, generator_close_returns, 1, "close",                                                   \
     N_ ("In 3.13 close() gives what the generator returned; before, it gives None."))             \
  X (THROW, generator_throw_warns, 1, "throw",                                                     \
     N_ ("Since 3.12 throw() warns of being called with type, value and traceback."))              \
  X (SHARED_TYPES, heap_types, 0, "itertools deque defaultdict",                                   \
     N_ ("Since 3.12 the types of itertools and collections are counted by their instances."))     \
  X (FOLDED, code_keeps_folded, 1, "",                                                             \
     N_ ("Up to 3.11 code keeps the single default values of parameters besides their tuple."))    \
  X (PRINT, minor, 11, "",                                                                         \
     N_ ("Since 3.11 print() holds what it prints in a tuple of its own, one reference more."))    \
  X (ADDRESSES, minor, 0, "", N_ ("Objects have other addresses in each version."))                \
  X (MESSAGES, minor, 0, "", N_ ("Messages of errors have other words in other versions."))        \
  X (VERSION, minor, 0, "version version_info hexversion",                                         \
     N_ ("The program asks which Python runs it."))

typedef enum
{
  RF_TRAIT_NONE,
#define X(id, ...) RF_TRAIT_##id,
  RF_TRAITS (X)
#undef X
    RF_N_TRAITS
} RfTrait;

/* Whether @a and @b differ in @trait. */
gboolean rf_trait_differs (RfTrait trait, const RfProfile *a, const RfProfile *b);
/* One sentence, translated; NULL for RF_TRAIT_NONE. (transfer none) */
const char *rf_trait_sentence (RfTrait trait);
/* The first trait in which @a and @b differ that a word in @line, a line of a program, has to do
 * with; RF_TRAIT_NONE: there is none. */
RfTrait rf_trait_in_line (const char *line, const RfProfile *a, const RfProfile *b);

G_END_DECLS
