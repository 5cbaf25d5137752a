/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How an instance keeps its attributes. */
typedef enum
{
  RF_ATTRIBUTES_DICT,          /* a dict object from the first attribute on (3.10) */
  RF_ATTRIBUTES_VALUES,        /* inline values; a touched __dict__ takes them over (3.11, 3.12) */
  RF_ATTRIBUTES_VALUES_SHARED, /* inline values; a touched __dict__ shows the same values (3.13) */
} RfAttributeStyle;

/* The free lists: which dead objects' memory CPython keeps for the next one of the kind. */
typedef enum
{
  RF_FREE_LIST_NONE,
  RF_FREE_LIST_LIST,
  RF_FREE_LIST_DICT,
  RF_FREE_LIST_TUPLE, /* one for each length */
  RF_FREE_LIST_SLICE, /* the only one that a full collection does not empty */
  RF_FREE_LIST_FLOAT,
  RF_FREE_LIST_FRAME, /* only counted */
  RF_N_FREE_LISTS,
} RfFreeListKind;

#define RF_FREE_TUPLE_ITEMS_MAX 20

/* A profile is the data that tells one modelled CPython from another. The engine asks these
 * switches and never compares version numbers; only messages and `sys.version_info` use the
 * numbers. Profiles are constant and live as long as the process. */
typedef struct
{
  const char *name; /* "3.10" */
  int major, minor, micro;
  const char *version_text; /* sys.version's first word, "3.10.13" */

  int thresholds[3];
  gboolean collect_at_allocation; /* else at the evaluation loop's next check */
  RfAttributeStyle attributes;
  int inline_values_max;         /* more attributes than this make a real dict (0: none) */
  gboolean call_keeps_arguments; /* a call's arguments stay on the caller's stack too (3.10) */
  gboolean immortal_objects;     /* None, small ints, interned constants have a fixed count */
  gboolean immortal_interned;    /* every interned str is immortal (3.12 only) */
  gboolean lazy_frame_objects;   /* a frame becomes an object only when someone asks (3.11+) */
  gboolean dict_lazily_tracked;  /* dicts of atoms are not tracked */
  gboolean caret_lines;          /* tracebacks mark the failing part of the line (3.11+) */
  gboolean caret_anchors_new;    /* carets in the way of 3.13 */
  gboolean del_names_object; /* the AttributeError of del o.x knows o, if without inline values */
  gboolean slices_apart;     /* o[a:b] makes its slice in the instruction (3.12+) */
  gboolean method_keywords;  /* o.m(k=1) makes no bound method either (3.11+) */
  gboolean position_is_left; /* a comparison in a test gives its position to what follows the
                              * test (3.10, 3.11) */
  gboolean siphash13;        /* str hashes (3.11+), else siphash24 */
  int trashcan_depth;        /* deallocations nested so deep put off what dies inside of them … */
  int trashcan_resume;       /* … until they are back at this depth */
  gboolean callbacks_hold_weakref; /* a callback's weak reference has a holder more (3.13) */
  int c_recursion_limit; /* of C calls; 0: they count for the recursion limit (3.10, 3.11) */
  gboolean
    call_ex_drops_arguments; /* f(*args, **kw) lets go of args and kw before f runs (3.12+) */
  int starts_in_generation;  /* where the interpreter's own objects are when the program begins; a
                              * full collection puts them behind the program's young ones if it is
                              * 1, before them if it is 2 (3.11 has collected twice by then) */
  /* Before 3.12 hash (None) is its address / 16, in whose lowest eight bits all runs of an
   * interpreter agree: they say where None stands in a small set. */
  gint64 none_hash;
  gboolean super_unmade;          /* super().name makes no super object, once it has run (3.12+) */
  gboolean reads_inlined;         /* so do a property's getter and __getitem__, and need no C
                                   * recursion where that is counted apart (3.12) */
  gboolean init_inlined;          /* an __init__ runs in the loop that called the class (3.13) */
  gboolean inline_comprehensions; /* list, dict and set comprehensions have no frame (3.12+) */
  gboolean calls_push_null;       /* below or above the callable, for a self (3.11+) … */
  gboolean null_after_callable;   /* … above (3.13) */
  gboolean generator_keeps_code;  /* besides its frame (before 3.12) */
  gboolean generator_closes_unstarted; /* without running it; the frame stays (3.12+) */
  gboolean generator_closes_at_once;   /* the same where nothing handles the exit (3.13) */
  gboolean send_moves_value;          /* from a generator to the one that it delegates to (3.12+) */
  gboolean generator_guards_itself;   /* its own code, from the first instruction on, makes a
                                       * StopIteration a RuntimeError (3.12+) */
  gboolean generator_keeps_inner;     /* what a yield from draws from, while an exception is on its
                                       * way to its handlers (3.12+) */
  gboolean generator_frames_linked;   /* a frame that an exception leaves has its f_back (3.12+) */
  gboolean generator_throw_warns;     /* of being called with type, value and traceback (3.12+) */
  gboolean generator_is_generic;      /* generator[int] (3.13) */
  gboolean generator_shows_none;      /* that it handles no exception any more (before 3.13) */
  gboolean generator_close_returns;   /* close() gives what the generator returned (3.13) */
  int free_list_max[RF_N_FREE_LISTS]; /* how many objects each keeps */
  int free_tuple_items_max;           /* longer tuples are not kept, … */
  int free_tuple_items_reused; /* … longer ones than this never reused (less in 3.11 and 3.12) */
  /* Built-in classes whose call puts its positional arguments in a tuple first, by name; ended by
   * NULL. */
  const char *const *packed_calls;
  /* Built-in classes of which the interpreter itself has subclasses that the engine lacks. */
  const char *const *subclassed;
  gboolean late_exceptions;    /* those of C code are made when they are handled (before 3.12) */
  gboolean getattr_suppresses; /* no AttributeError is made before __getattr__ is called (3.12+) */
  gboolean percent_is_fstring; /* "%s" % (x,) is compiled as f"{x!s}" (3.11+) */
  gboolean
    empty_subclasses_dropped; /* the dict of a class's subclasses, with the last one (3.11+) */
  /* Built-in classes that are heap types: counted by their instances, which name them. */
  const char *const *heap_types;
  /* Printing an uncaught exception imports a module, with so many allocations that the youngest
   * generation is collected (3.13). */
  gboolean imports_to_print;
  /* Once an instruction has run that often it is specialised for what it met; 0: never (3.10). Then
   * text += more lets the str of a local grow in place (else a copy is made), and a call of a
   * function written in C does not count for the recursion limit. */
  guint16 specialize_after;
  gboolean specializes_codes;      /* … all instructions of a code at once (3.11) */
  gboolean append_any_name;        /* text += more for any name, not only of a local (3.10) */
  gboolean float_sums_compensated; /* sum() carries the rounding errors along (3.12+) */
  /* A class body leaves __firstlineno__ and __static_attributes__ (3.13). */
  gboolean class_tells_source;
  gboolean docstrings_cleaned; /* of the indentation that their lines share (3.13) */
  /* locals() in a function is one dict, which the frame keeps and brings up to date at each call
   * (before 3.13). */
  gboolean locals_kept;
  /* While the sub-patterns of a class or mapping pattern are tried, a tuple keeps all their
   * subjects (3.10); later they stand on the stack, each until it is tried. */
  gboolean match_keeps_tuple;
  /* A property holds None where its getter has no documentation (before 3.12), and a class derived
   * from property holds in itself the documentation that it is given; later that is an attribute
   * like all others, and always there. */
  gboolean property_keeps_none;
  /* reversed (list) still has the list when it has given its first item (3.13). */
  gboolean reversed_list_kept;
  /* An intersection ends when it has as many items as the set that is asked (3.11+). */
  gboolean intersection_stops;
  /* Constructors of list, tuple and others take any keywords for a subclass (3.10); later only for
   * one that has the other of __new__ and __init__. */
  gboolean subclass_keywords;
  /* The default values of parameters that became one tuple stay constants of the code around the
   * function (before 3.12). */
  gboolean code_keeps_folded;
} RfProfile;

/* The immortal objects' reference count as `sys.getrefcount` prints it. */
#define RF_IMMORTAL_REFCNT 4294967295

/* The profile called @name ("3.10" … "3.13"), or NULL. (transfer none) */
const RfProfile *rf_profile_find (const char *name);

/* The profile that is used where nothing else is said: 3.13. (transfer none) */
const RfProfile *rf_profile_default (void);

/* All profiles, oldest first, ended by NULL. (transfer none) */
const RfProfile *const *rf_profile_list (void);

G_END_DECLS
