/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-atoms-private.h"

G_BEGIN_DECLS

/* bytes, bytearray and memoryview.
 *
 * Invariants: bytes never change, and b'' and the 256 single bytes are shared; a bytearray that
 * somebody looks at through a memoryview (exports > 0) keeps its size, so that the view's place in
 * it stays. A RfByteSpan is good until Python code runs. */

typedef struct
{
  RfObject base;
  gsize length;
  gint64 hash; /* -1: not asked yet */
  char *data;  /* the heap's memory, length + 1 bytes, ended by a NUL */
} RfBytes;

typedef struct
{
  RfObject base;
  gsize length;
  gsize allocated; /* CPython's ob_alloc; the heap's memory behind `memory` */
  gsize start;     /* of the content in the memory: what was cut off at the front */
  int exports;     /* memoryviews that look at it */
  char *memory;    /* NULL when nothing is allocated */
} RfByteArray;

/* What several memoryviews share: the object that they look at. */
typedef struct
{
  RfObject base;
  RfObject *object; /* NULL: released */
  int exports;      /* memoryviews */
} RfManagedBuffer;

typedef struct
{
  RfObject base;
  RfObject *buffer; /* RfManagedBuffer, or NULL: released */
  gsize offset;     /* of the first item, in bytes */
  gsize length;     /* items */
  gssize stride;    /* bytes from item to item */
  gsize item_size;
  char format[3]; /* "B", "@i" … */
  gboolean readonly;
  int exports;  /* always 0 outside of a call */
  gint64 hash;  /* -1: not asked yet */
  guint8 n_dim; /* 1, or 0 after a cast to a single item */
} RfMemoryView;

typedef struct
{
  const char *data;
  gsize size;
} RfByteSpan;

/* State of the types (m->bytes_state). */
typedef struct
{
  RfObject *empty, *single[256]; /* made when first needed */
  RfClass *managed_buffer, *memory_iterator;
} RfBytesState;

#define RF_BYTES(o) ((RfBytes *) (o))
#define RF_BYTEARRAY(o) ((RfByteArray *) (o))
#define RF_MEMORYVIEW(o) ((RfMemoryView *) (o))

static inline RfBytesState *
rf_bytes_state (RfMachine *m)
{
  return m->bytes_state;
}
static inline gboolean
rf_is_bytes (RfObject *o) /* or a subclass */
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_BYTES_SUBCLASS) != 0;
}
static inline gboolean
rf_is_bytearray (RfMachine *m, RfObject *o)
{
  return rf_is (o, m->class_bytearray);
}
static inline char *
rf_bytearray_data (RfObject *o)
{
  static char nothing[1];

  return RF_BYTEARRAY (o)->memory != NULL ? RF_BYTEARRAY (o)->memory + RF_BYTEARRAY (o)->start
                                          : nothing;
}

/* --- making: rf-bytes.c --- */

RfObject *rf_bytes_new (RfMachine *m, const char *data, gsize size);
/* The same, but a single byte is not the shared one: where CPython fills new bytes. */
RfObject *rf_bytes_new_fresh (RfMachine *m, const char *data, gsize size);
/* What is in @text, which is freed. */
RfObject *rf_bytes_new_string (RfMachine *m, GString *text);
/* bytes, or a bytearray when @like is one (for the results of methods). */
RfObject *rf_bytes_like (RfMachine *m, RfObject *like, const char *data, gsize size);
/* What is in @text, which is freed; bytes are fresh. */
RfObject *rf_bytes_like_string (RfMachine *m, RfObject *like, GString *text);
/* The bytes [from, to) of @self (bytes or bytearray): itself when that is all of exact bytes. */
RfObject *rf_bytes_piece (RfMachine *m, RfObject *self, gsize from, gsize to);
/* The bytes of @o: bytes, bytearray, memoryview. FALSE without an exception: it has none; with a
 * BufferError or ValueError when it does not give them. */
gboolean rf_span_try (RfMachine *m, RfObject *o, RfByteSpan *span);
/* The same; FALSE: TypeError "a bytes-like object is required, not 'int'". */
gboolean rf_span_of (RfMachine *m, RfObject *o, RfByteSpan *span);
/* The bytes of @self, which is bytes or a bytearray. */
RfByteSpan rf_span_self (RfObject *self);
/* An int in range(256) by __index__; FALSE: ValueError, "byte must be in range(0, 256)" or
 * (@plural) "bytes must be …", or TypeError. */
gboolean rf_byte_of (RfMachine *m, RfObject *o, gboolean plural, guint8 *byte);
/* What bytes() and bytearray() make of a str or an iterable. @encoding, @errors may be NULL. */
RfObject *rf_bytes_from_arguments (RfMachine *m, RfObject *source, RfObject *encoding,
                                   RfObject *errors, RfObject *for_bytearray);
/* The bytes that the items of @iterable are, appended to @out. */
gboolean rf_bytes_collect (RfMachine *m, RfObject *iterable, gboolean plural, GString *out);
void rf_bytes_append_quoted (GString *out, const char *data, gsize size);
/* The comparison of bytes and bytearray with anything bytes-like. */
RfObject *rf_bytes_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op);
/* a + b, as bytes or bytearray, like a. */
RfObject *rf_bytes_concat (RfMachine *m, RfObject *a, RfObject *b);
RfObject *rf_bytes_repeat (RfMachine *m, RfObject *self, gssize n);
int rf_bytes_contains (RfMachine *m, RfObject *self, RfObject *item);
RfObject *rf_bytes_get_slice (RfMachine *m, RfObject *self, RfObject *slice);
/* format % args. */
RfObject *rf_bytes_percent (RfMachine *m, RfObject *format, RfObject *args);
RfObject *rf_bytes_iter (RfMachine *m, RfObject *self);
RfObject *rf_bytes_next (RfMachine *m, RfObject *self);

/* --- bytearray: rf-bytearray.c --- */

RfObject *rf_bytearray_new (RfMachine *m, const char *data, gsize size);
gboolean rf_bytearray_setup (RfMachine *m);

/* --- memoryview: rf-memoryview.c --- */

/* The bytes when they lie together; FALSE: an exception. */
gboolean rf_memoryview_span (RfMachine *m, RfObject *self, RfByteSpan *span);
/* Appends the bytes, also when they do not lie together. */
gboolean rf_memoryview_append (RfMachine *m, RfObject *self, GString *out);
gboolean rf_memoryview_setup (RfMachine *m);
/* FALSE: it is released, ValueError. */
gboolean rf_memoryview_check (RfMachine *m, RfObject *self);
/* Do the items lie together? */
gboolean rf_memoryview_is_contiguous (RfObject *self);

/* The items and attributes: rf-memoryview-item.c. */

/* The character of the view's format. */
char rf_memoryview_format (RfObject *self);
/* The size of an item in @format, 0 for an unknown one. @kind: i int, u unsigned, f float, b bool,
 * c one byte. */
gsize rf_memoryview_format_size (char format, char *kind);
RfObject *rf_memoryview_unpack (RfMachine *m, char format, const char *data);
/* Stores @value in *@data (8 bytes of room) as the view's format has it. */
gboolean rf_memoryview_pack (RfMachine *m, RfObject *self, RfObject *value, char *data);
extern const RfGetSetDef rf_memoryview_getsets[];

/* A number's text in something bytes-like: as str, for int() and float(); NULL without an
 * exception:
 * @o is not bytes-like. */
RfObject *rf_bytes_number_text (RfMachine *m, RfObject *o);
/* After a failed conversion of @o: the ValueError shows it instead of the text; always NULL. */
RfObject *rf_bytes_number_error (RfMachine *m, RfObject *o, const char *before);

/* --- text and bytes: rf-codec.c and its neighbours --- */

/* @encoding, @errors: str or NULL. */
RfObject *rf_codec_encode (RfMachine *m, RfObject *str, RfObject *encoding, RfObject *errors);
/* Is there no lone surrogate in @text? The second raises UnicodeEncodeError if there is one. */
gboolean rf_str_is_utf8 (RfObject *text);
gboolean rf_str_check_utf8 (RfMachine *m, RfObject *text);
RfObject *rf_codec_decode (RfMachine *m, RfByteSpan span, RfObject *encoding, RfObject *errors);

/* --- the methods, by file --- */

#define RF_BYTES_METHOD(name)                                                            \
  RfObject *rf_bytes_method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                    gsize n_args, RfObject *kwnames);
/* clang-format off */
#define RF_BYTES_METHODS(X)                                                                       \
  /* rf-bytes-find.c */                                                                            \
  X (find) X (rfind) X (index) X (rindex) X (count) X (startswith) X (endswith) X (replace)        \
  X (partition) X (rpartition) X (removeprefix) X (removesuffix)                                   \
  /* rf-bytes-split.c */                                                                           \
  X (split) X (rsplit) X (splitlines) X (strip) X (lstrip) X (rstrip) X (join)                     \
  /* rf-bytes-shape.c */                                                                           \
  X (center) X (ljust) X (rjust) X (zfill) X (expandtabs) X (translate) X (maketrans) X (upper)    \
  X (lower) X (title) X (capitalize) X (swapcase) X (isalnum) X (isalpha) X (isascii)              \
  X (isdigit) X (islower) X (isspace) X (istitle) X (isupper) X (hex) X (fromhex) X (decode)
/* clang-format on */
RF_BYTES_METHODS (RF_BYTES_METHOD)
/* The rows of the methods that bytes and bytearray share. */
/* clang-format off */
#define RF_BYTES_SHARED_ROWS                                                              \
  { "capitalize", rf_bytes_method_capitalize, 0, 0, 0 }, \
  { "center", rf_bytes_method_center, 1, 2, 0 }, \
  { "count", rf_bytes_method_count, 0, -1, RF_METHOD_TUPLE_ONCE }, \
  { "decode", rf_bytes_method_decode, 0, -1, RF_METHOD_KEYWORDS }, \
  { "endswith", rf_bytes_method_endswith, 0, -1, RF_METHOD_TUPLE_ONCE }, \
  { "expandtabs", rf_bytes_method_expandtabs, 0, -1, RF_METHOD_KEYWORDS }, \
  { "find", rf_bytes_method_find, 0, -1, RF_METHOD_TUPLE_ONCE }, \
  { "fromhex", rf_bytes_method_fromhex, 1, 1, RF_METHOD_CLASS }, \
  { "hex", rf_bytes_method_hex, 0, -1, RF_METHOD_KEYWORDS }, \
  { "index", rf_bytes_method_index, 0, -1, RF_METHOD_TUPLE_ONCE }, \
  { "isalnum", rf_bytes_method_isalnum, 0, 0, 0 }, \
  { "isalpha", rf_bytes_method_isalpha, 0, 0, 0 }, \
  { "isascii", rf_bytes_method_isascii, 0, 0, 0 }, \
  { "isdigit", rf_bytes_method_isdigit, 0, 0, 0 }, \
  { "islower", rf_bytes_method_islower, 0, 0, 0 }, \
  { "isspace", rf_bytes_method_isspace, 0, 0, 0 }, \
  { "istitle", rf_bytes_method_istitle, 0, 0, 0 }, \
  { "isupper", rf_bytes_method_isupper, 0, 0, 0 }, \
  { "join", rf_bytes_method_join, 1, 1, 0 }, \
  { "ljust", rf_bytes_method_ljust, 1, 2, 0 }, \
  { "lower", rf_bytes_method_lower, 0, 0, 0 }, \
  { "lstrip", rf_bytes_method_lstrip, 0, 1, 0 }, \
  { "maketrans", rf_bytes_method_maketrans, 2, 2, RF_METHOD_STATIC }, \
  { "partition", rf_bytes_method_partition, 1, 1, 0 }, \
  { "removeprefix", rf_bytes_method_removeprefix, 1, 1, 0 }, \
  { "removesuffix", rf_bytes_method_removesuffix, 1, 1, 0 }, \
  { "replace", rf_bytes_method_replace, 2, 3, 0 }, \
  { "rfind", rf_bytes_method_rfind, 0, -1, RF_METHOD_TUPLE_ONCE }, \
  { "rindex", rf_bytes_method_rindex, 0, -1, RF_METHOD_TUPLE_ONCE }, \
  { "rjust", rf_bytes_method_rjust, 1, 2, 0 }, \
  { "rpartition", rf_bytes_method_rpartition, 1, 1, 0 }, \
  { "rsplit", rf_bytes_method_rsplit, 0, -1, RF_METHOD_KEYWORDS }, \
  { "rstrip", rf_bytes_method_rstrip, 0, 1, 0 }, \
  { "split", rf_bytes_method_split, 0, -1, RF_METHOD_KEYWORDS }, \
  { "splitlines", rf_bytes_method_splitlines, 0, -1, RF_METHOD_KEYWORDS }, \
  { "startswith", rf_bytes_method_startswith, 0, -1, RF_METHOD_TUPLE_ONCE }, \
  { "strip", rf_bytes_method_strip, 0, 1, 0 }, \
  { "swapcase", rf_bytes_method_swapcase, 0, 0, 0 }, \
  { "title", rf_bytes_method_title, 0, 0, 0 }, \
  { "translate", rf_bytes_method_translate, 0, -1, RF_METHOD_KEYWORDS }, \
  { "upper", rf_bytes_method_upper, 0, 0, 0 }, \
  { "zfill", rf_bytes_method_zfill, 1, 1, 0 }
/* clang-format on */
/* hex() of bytes, bytearray, memoryview. */
RfObject *rf_bytes_hex (RfMachine *m, RfByteSpan span, RfObject *const *args, gsize n_args,
                        RfObject *kwnames);

G_END_DECLS
