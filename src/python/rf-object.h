/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-heap.h"
#include "heap/rf-weakref.h"
#include "python/rf-code.h"
#include "python/rf-table.h"

#include <gmp.h>

G_BEGIN_DECLS

/* The Python objects: their structs, the class with its slots, and the slot signatures.
 *
 * Conventions of all functions of this layer, unless a comment says otherwise:
 * - the first parameter is the machine;
 * - a result of RfObject* is a new reference, or NULL with an exception set in the machine;
 *   gboolean: FALSE with an exception set; int: -1 with an exception set;
 * - parameters are borrowed;
 * - a C function that owns a new reference while Python code may run holds it (rf_hold()). */

typedef struct _RfMachine RfMachine;
typedef struct _RfClass RfClass;
typedef struct _RfFrame RfFrame;

#define RF_OBJECT(x) ((RfObject *) (x))
#define RF_CLASS_OF(x) ((RfClass *) RF_OBJECT (x)->type)

/* --- signatures ------------------------------------------------------------------------------ */

typedef RfObject *(*RfUnaryFunc) (RfMachine *m, RfObject *self);
typedef RfObject *(*RfBinaryFunc) (RfMachine *m, RfObject *a, RfObject *b);
typedef RfObject *(*RfTernaryFunc) (RfMachine *m, RfObject *a, RfObject *b, RfObject *c);
typedef int (*RfInquiryFunc) (RfMachine *m, RfObject *self);   /* 1, 0, -1 error */
typedef gssize (*RfLengthFunc) (RfMachine *m, RfObject *self); /* -1 error */
typedef gint64 (*RfHashFunc) (RfMachine *m, RfObject *self);   /* -1 error */
typedef RfObject *(*RfCompareFunc) (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op);
typedef int (*RfContainsFunc) (RfMachine *m, RfObject *self, RfObject *item);
typedef gboolean (*RfSetItemFunc) (RfMachine *m, RfObject *self, RfObject *key,
                                   RfObject *value); /* value NULL: delete */
typedef RfObject *(*RfGetAttrFunc) (RfMachine *m, RfObject *self, RfObject *name);
typedef gboolean (*RfSetAttrFunc) (RfMachine *m, RfObject *self, RfObject *name,
                                   RfObject *value); /* value NULL: delete */
typedef RfObject *(*RfDescrGetFunc) (RfMachine *m, RfObject *descr,
                                     RfObject *instance /* or NULL */,
                                     RfObject *owner /* or NULL */);
typedef gboolean (*RfDescrSetFunc) (RfMachine *m, RfObject *descr, RfObject *instance,
                                    RfObject *value);
/* A call. @args: @n_args positional ones, followed by the values of the keywords whose names are in
 * the tuple @kwnames (NULL: none). All borrowed: the caller's evaluation stack (or hold) keeps
 * them. */
typedef RfObject *(*RfCallFunc) (RfMachine *m, RfObject *callable, RfObject *const *args,
                                 gsize n_args, RfObject *kwnames);
/* tp_new: @cls is the class to make an instance of. */
typedef RfObject *(*RfNewFunc) (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args,
                                RfObject *kwnames);
typedef gboolean (*RfInitFunc) (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                                RfObject *kwnames);
/* What CPython's __sizeof__ says under the profile, without the collector's head. */
typedef gsize (*RfSizeFunc) (RfMachine *m, RfObject *self);
/* Next item, or NULL: with an exception set (an error, StopIteration too), or without (the end). */
typedef RfObject *(*RfIterNextFunc) (RfMachine *m, RfObject *self);

/* --- classes --------------------------------------------------------------------------------- */

typedef struct
{
  RfUnaryFunc repr, str;
  RfHashFunc hash; /* rf_hash_not_implemented: unhashable */
  RfCallFunc call;
  RfGetAttrFunc getattro;
  RfSetAttrFunc setattro;
  RfCompareFunc richcompare;
  RfUnaryFunc iter;
  RfIterNextFunc iternext;
  RfDescrGetFunc descr_get;
  RfDescrSetFunc descr_set;
  RfNewFunc new_;
  RfInitFunc init;
  RfSizeFunc size_of;

  RfUnaryFunc negative, positive, invert, absolute;
  RfInquiryFunc bool_;
  RfUnaryFunc int_, float_, index;
  RfBinaryFunc binary[RF_N_BINARY_OPS]; /* may return NotImplemented */
  RfBinaryFunc inplace[RF_N_BINARY_OPS];
  RfTernaryFunc power; /* pow (a, b, c or None); replaces binary[POW] */

  RfLengthFunc length;
  RfBinaryFunc getitem;
  RfSetItemFunc setitem;
  RfContainsFunc contains;
  RfBinaryFunc concat, inplace_concat; /* what + tries when the number slots decline */
  RfObject *(*repeat) (RfMachine *m, RfObject *self, gssize n);
  RfObject *(*inplace_repeat) (RfMachine *m, RfObject *self, gssize n);
} RfSlots;

typedef enum
{
  RF_METHOD_KEYWORDS = 1, /* takes keywords; else they are refused before the call */
  RF_METHOD_STATIC = 2,
  RF_METHOD_CLASS = 4, /* self is the class */
  /* CPython passes the positional arguments in a tuple, and complains of keywords without naming
   * the class or module: only in 3.10, before 3.12, before 3.13, in all but 3.12, always. */
  RF_METHOD_TUPLE_OLDEST = 1 << 8,
  RF_METHOD_TUPLE_OLD = 3 << 8,
  RF_METHOD_TUPLE_ONCE = 7 << 8,
  RF_METHOD_TUPLE_BUT_312 = 11 << 8,
  RF_METHOD_TUPLE = 15 << 8,
  /* Where it is not handed a tuple, it makes one of them itself: from 3.11 or 3.13 on. */
  RF_METHOD_PACKS_SINCE_311 = 14 << 12,
  RF_METHOD_PACKS_SINCE_313 = 8 << 12,
  RF_METHOD_SLOT = 32, /* does what the slot of its name does: subclasses inherit the slot */
} RfMethodFlags;

/* A function written in C. @function gets self (NULL for a static one, the module for a module's
 * function) as callable. min and max bound the positional arguments (max -1: any number); the
 * caller of the function checks them with CPython's messages. */
typedef struct
{
  const char *name;
  RfCallFunc function;
  int min, max;
  int flags;
  const char *signature; /* "($self, iterable, /)" or NULL; documentation only */
} RfMethodDef;

typedef struct
{
  const char *name;
  RfUnaryFunc get;
  gboolean (*set) (RfMachine *m, RfObject *self, RfObject *value); /* NULL: read-only */
} RfGetSetDef;

typedef enum
{
  RF_CLASS_BASETYPE = 1 << 0,     /* can be inherited from */
  RF_CLASS_NO_NEW = 1 << 1,       /* "cannot create 'x' instances" */
  RF_CLASS_PYTHON = 1 << 2,       /* made by a class statement or type() */
  RF_CLASS_HAS_DICT = 1 << 3,     /* instances have attributes of their own */
  RF_CLASS_INT_SUBCLASS = 1 << 4, /* the fast subclass tests; inherited */
  RF_CLASS_STR_SUBCLASS = 1 << 5,
  RF_CLASS_LIST_SUBCLASS = 1 << 6,
  RF_CLASS_TUPLE_SUBCLASS = 1 << 7,
  RF_CLASS_DICT_SUBCLASS = 1 << 8,
  RF_CLASS_EXCEPTION_SUBCLASS = 1 << 9,
  RF_CLASS_TYPE_SUBCLASS = 1 << 10,
  RF_CLASS_FLOAT_SUBCLASS = 1 << 11,
  RF_CLASS_SET_SUBCLASS = 1 << 12,      /* set and frozenset */
  RF_CLASS_METHOD_DESCRIPTOR = 1 << 13, /* LOAD_METHOD needs no bound method for it */
  RF_CLASS_MANAGED_VALUES = 1 << 14,    /* instances begin with inline values (3.11+) */
  RF_CLASS_BYTES_SUBCLASS = 1 << 15,
  RF_CLASS_PACKED_CALL = 1 << 17,  /* RfProfile.packed_calls */
  RF_CLASS_SEQUENCE = 1 << 18,     /* what a sequence pattern of match takes; inherited */
  RF_CLASS_MAPPING = 1 << 19,      /* … a mapping pattern */
  RF_CLASS_MATCHES_SELF = 1 << 20, /* C (x) in a pattern compares the subject itself; only for
                                    * classes without a …_SUBCLASS flag that says so already */
  RF_CLASS_ABSTRACT = 1 << 21,     /* __abstractmethods__ was set, and is not empty */
} RfClassFlags;

struct _RfClass
{
  RfType type; /* name, traverse, clear, dealloc, finalize, describe; type.base is the object */
  RfSlots slots;
  guint32 class_flags;
  guint32 version;             /* changes when the class or a base changes: for look-up caches */
  gsize basic_size, item_size; /* CPython's tp_basicsize and tp_itemsize under the profile */
  guint32 pre_size;      /* simulated bytes before an instance: the collector's head and more */
  guint32 dict_offset;   /* host bytes from the object to its RfAttributes; 0: none */
  guint32 slots_offset;  /* host bytes to the RfObject *[n_slots] of its own __slots__ */
  guint32 n_slots;       /* without inherited ones: those are found by the chain of bases */
  RfObject **slot_names; /* [n_slots], str, owned */
  const char *full_name; /* CPython's tp_name: with the module when a built-in class names it */
  RfClass *base;         /* owned */
  RfClass
    *builtin_base; /* the nearest built-in class in the chain of bases; itself when built in */
  RfObject *bases, *mro;            /* tuples, owned */
  RfObject *dict;                   /* a dict object, owned */
  RfObject *name_object, *qualname; /* str, owned (heap types) */
  GPtrArray *subclasses;            /* weak: RfClass; NULL: none */
  /* What CPython has of a class beside that: the dict of its subclasses, the tuple of its slots'
   * names; 0: none. */
  guint64 subclasses_block, slots_block;
  const RfMethodDef *methods; /* of built-in classes */
  const RfGetSetDef *getsets;
  const char *doc;   /* of built-in classes */
  gboolean complete; /* of built-in classes: mro and dict are there */
  gboolean visiting; /* something goes through it and its subclasses: those may be a circle */
  GHashTable *shared_names; /* names that instances may keep inline without taking room (3.11+) */
  int shared_usable;        /* how many more there is room for */
};

/* An instance's own attributes (of a class with RF_CLASS_HAS_DICT). Under 3.10 only `dict` is
 * used. With inline values the table belongs to the instance until __dict__ is touched: then a dict
 * object is made and takes the table over (RF_ATTRIBUTES_VALUES), or shows it (…_SHARED). */
typedef struct
{
  RfObject *dict; /* owned, or NULL */
  RfTable *table; /* inline values, or NULL */
} RfAttributes;

/* --- the structs of the built-in types -------------------------------------------------------- */

typedef struct
{
  RfObject base;
  gint64 small; /* the value, when big is NULL */
  mpz_ptr big;  /* owned: a value that does not fit gint64 */
} RfInt;        /* bool too */

typedef struct
{
  RfObject base;
  double value;
} RfFloat;

typedef struct
{
  RfObject base;
  double real, imag;
} RfComplex;

/* UTF-8, lone surrogates in the three bytes that UTF-8 would give them. */
typedef struct
{
  RfObject base;
  gsize length;     /* characters */
  gsize size;       /* bytes */
  gint64 hash;      /* -1: not asked yet */
  guint32 max_char; /* 0x7f: ASCII (bytes are characters); 0xff, 0xffff, 0x10ffff: its kind */
  gboolean interned;
  guint32 text;   /* the id of its data as a text of the sink, 0: not asked yet */
  gunichar *wide; /* the characters, made when a non-ASCII str is first indexed; or NULL */
  char *data;     /* NUL terminated */
} RfStr;

typedef struct
{
  RfObject base;
  gsize length, allocated;
  RfObject **items;
} RfList;

typedef struct
{
  RfObject base;
  gsize length;
  RfObject **items; /* filled once, by the maker */
} RfTuple;

typedef struct
{
  RfObject base;
  RfTable *table; /* own_table, or the inline values of `instance` (3.13) */
  RfTable own_table;
  RfObject *instance;     /* borrowed: whose inline values are shown; NULL: none */
  gboolean shows_tracked; /* CPython tracks it for what it shows, although the collector finds
                           * nothing in it: gc.is_tracked() says so */
} RfDict;

typedef struct _RfSet RfSet; /* set and frozenset: rf-set.h */

typedef struct
{
  RfObject base;
  RfObject *start, *stop, *step;
} RfSlice;

typedef struct
{
  RfObject base;
  RfObject *content; /* NULL: empty */
} RfCell;

typedef struct
{
  RfObject base;
  RfCode *code;
  RfObject *globals;  /* dict */
  RfObject *builtins; /* dict */
  RfObject *name, *qualname, *doc, *module;
  RfObject *defaults;    /* tuple or NULL */
  RfObject *kwdefaults;  /* dict or NULL */
  RfObject *annotations; /* dict or NULL */
  RfObject *closure;     /* tuple of cells or NULL */
  RfAttributes attributes;
} RfFunction;

/* A bound method. */
typedef struct
{
  RfObject base;
  RfObject *function, *self;
} RfMethod;

/* A function written in C, bound to self (or to its module), type builtin_function_or_method; and
 * a class's method written in C, type method_descriptor (self NULL, owner its class). */
typedef struct
{
  RfObject base;
  const RfMethodDef *def;
  RfObject *self;   /* owned or NULL */
  RfClass *owner;   /* owned or NULL */
  RfObject *module; /* str or NULL */
} RfBuiltin;

typedef struct
{
  RfObject base;
  union
  {
    RfAttributes attributes;
    RfObject *dict; /* a dict: the one of the attributes */
  };
  RfObject *name;        /* str, or NULL before __init__ */
  gboolean is_made_here; /* by the program, from the class */
} RfModule;

/* A traceback entry: holds the frame as an object. */
typedef struct
{
  RfObject base;
  RfObject *next;  /* traceback or NULL: the one nearer to where it was raised */
  RfObject *frame; /* frame object */
  int line;
  guint32 instruction; /* index in the frame's code */
  gboolean is_odd;     /* a tb_lasti of the program's own, between two instructions */
} RfTraceback;

typedef struct
{
  RfObject base;
  RfObject *args;                        /* tuple */
  RfObject *traceback, *context, *cause; /* or NULL */
  gboolean suppress_context;
  gboolean is_late; /* CPython has not made it yet: rf_exception_normalize() */
  RfObject
    *value; /* StopIteration.value, KeyError…: extra attributes by class: see rf-exception.h */
  RfObject *name, *object; /* NameError.name, AttributeError.name and .obj, ImportError.name */
  RfAttributes attributes;
} RfException;

/* OSError, ImportError, UnicodeError and what derives from them. */
#define RF_EXCEPTION_MORE 2
typedef struct
{
  RfException base;
  RfObject *more[RF_EXCEPTION_MORE]; /* see rf-exception.h */
  gssize start, end;                 /* UnicodeError */
} RfWideException;

/* The object that a frame becomes when somebody asks for it. It owns the frame when the frame no
 * longer runs. */
typedef struct
{
  RfObject base;
  RfFrame *frame;
  RfObject *locals; /* dict made for f_locals, or NULL */
} RfFrameObject;

/* --- exceptions ------------------------------------------------------------------------------- */

/* X (class, base, documentation is CPython's business) in an order in which bases come first. */
#define RF_EXCEPTIONS(X)                    \
  X (BaseException, BaseException)          \
  X (SystemExit, BaseException)             \
  X (KeyboardInterrupt, BaseException)      \
  X (GeneratorExit, BaseException)          \
  X (Exception, BaseException)              \
  X (StopIteration, Exception)              \
  X (StopAsyncIteration, Exception)         \
  X (ArithmeticError, Exception)            \
  X (FloatingPointError, ArithmeticError)   \
  X (OverflowError, ArithmeticError)        \
  X (ZeroDivisionError, ArithmeticError)    \
  X (AssertionError, Exception)             \
  X (AttributeError, Exception)             \
  X (BufferError, Exception)                \
  X (EOFError, Exception)                   \
  X (ImportError, Exception)                \
  X (ModuleNotFoundError, ImportError)      \
  X (LookupError, Exception)                \
  X (IndexError, LookupError)               \
  X (KeyError, LookupError)                 \
  X (MemoryError, Exception)                \
  X (NameError, Exception)                  \
  X (UnboundLocalError, NameError)          \
  X (OSError, Exception)                    \
  X (BlockingIOError, OSError)              \
  X (ChildProcessError, OSError)            \
  X (ConnectionError, OSError)              \
  X (FileExistsError, OSError)              \
  X (FileNotFoundError, OSError)            \
  X (InterruptedError, OSError)             \
  X (IsADirectoryError, OSError)            \
  X (NotADirectoryError, OSError)           \
  X (PermissionError, OSError)              \
  X (ProcessLookupError, OSError)           \
  X (TimeoutError, OSError)                 \
  X (ReferenceError, Exception)             \
  X (RuntimeError, Exception)               \
  X (NotImplementedError, RuntimeError)     \
  X (RecursionError, RuntimeError)          \
  X (SyntaxError, Exception)                \
  X (IndentationError, SyntaxError)         \
  X (TabError, IndentationError)            \
  X (SystemError, Exception)                \
  X (TypeError, Exception)                  \
  X (ValueError, Exception)                 \
  X (UnicodeError, ValueError)              \
  X (UnicodeDecodeError, UnicodeError)      \
  X (UnicodeEncodeError, UnicodeError)      \
  X (UnicodeTranslateError, UnicodeError)   \
  X (Warning, Exception)                    \
  X (DeprecationWarning, Warning)           \
  X (PendingDeprecationWarning, Warning)    \
  X (RuntimeWarning, Warning)               \
  X (SyntaxWarning, Warning)                \
  X (UserWarning, Warning)                  \
  X (FutureWarning, Warning)                \
  X (ImportWarning, Warning)                \
  X (BytesWarning, Warning)                 \
  X (UnicodeWarning, Warning)               \
  X (EncodingWarning, Warning)              \
  X (PythonFinalizationError, RuntimeError) \
  X (BaseExceptionGroup, BaseException)     \
  X (ExceptionGroup, BaseExceptionGroup)    \
  X (ResourceWarning, Warning)

typedef enum
{
#define X(name, base) RF_EXC_##name,
  RF_EXCEPTIONS (X)
#undef X
    RF_N_EXCEPTIONS
} RfExceptionKind;

G_END_DECLS
