/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-int.h"
#include "python/rf-machine.h"
#include "python/rf-str.h"

G_BEGIN_DECLS

/* What the files of int, float and str (operators, methods, formatting) share. Nobody else
 * includes this. */

/* More digits than this are refused when an int becomes decimal text or comes from it. */
#define RF_INT_MAX_STR_DIGITS 4300

static inline gboolean
rf_is_float (RfObject *o) /* or a subclass */
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_FLOAT_SUBCLASS) != 0;
}
static inline gboolean
rf_is_tuple_object_of (RfObject *o) /* or a subclass */
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_TUPLE_SUBCLASS) != 0;
}
/* Is the modelled CPython 3.@minor or later? For messages and for what a version has at all. */
static inline gboolean
rf_since (RfMachine *m, int minor)
{
  return m->profile->minor >= minor;
}

/* Is there memory for @size bytes of text, or for a number of @bits bits? FALSE: MemoryError is
 * set. Asked before GLib or GMP allocate, since those end the process when memory is out. */
gboolean rf_text_room (RfMachine *m, gsize size);
gboolean rf_int_room (RfMachine *m, gsize bits);

/* --- int --- */

/* The magnitude's size in bits; 0 for 0. */
gsize rf_int_bits (RfObject *o);
/* The same value as an exact int. */
RfObject *rf_int_exact (RfMachine *m, RfObject *o);
RfObject *rf_bool_invert (RfMachine *m, RfObject *o); /* with a warning (3.12+) */
/* int (@o) for anything: by __int__, __index__, __trunc__, or read from text. */
RfObject *rf_int_from_object (RfMachine *m, RfObject *o);
/* Appends the digits of the value in @base with a '-' when negative, without a prefix; 10 is
 * limited as above. */
gboolean rf_int_append_base (RfMachine *m, GString *out, RfObject *o, int base);
/* The methods to_bytes and from_bytes: rf-int-bytes.c. */
RfObject *rf_int_to_bytes (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                           RfObject *kwnames);
RfObject *rf_int_from_bytes (RfMachine *m, RfObject *cls, RfObject *const *args, gsize n_args,
                             RfObject *kwnames);
RfObject *rf_int_new_slot (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args,
                           RfObject *kwnames);

/* The double nearest to @top * 2**@exponent (half to even); @sticky: something nonzero follows
 * the last bit. @top >= 0. An infinity when it is too large. */
double rf_double_from_mpz (mpz_srcptr top, gboolean sticky, gint64 exponent);

/* --- float --- */

typedef enum
{
  RF_FLOAT_SIGN = 1,      /* a '+' before what is not negative */
  RF_FLOAT_DOT_0 = 2,     /* ".0" behind what looks like an int */
  RF_FLOAT_ALTERNATE = 4, /* '#' */
  RF_FLOAT_NO_NEG_0 = 8,  /* no '-' before zeros */
} RfFloatTextFlags;

/* The text of @value: @code is one of e f g E F G, or r (the shortest that reads back the same;
 * @precision has no meaning). */
char *rf_float_text (double value, char code, int precision, int flags);
void rf_float_append_repr (GString *out, double value);
double rf_float_power (RfMachine *m, double x, double y, gboolean *failed);
/* The float that @str means; FALSE: ValueError is set. */
gboolean rf_float_from_text (RfMachine *m, RfObject *str, double *value);
RfObject *rf_float_hex (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                        RfObject *kwnames);
RfObject *rf_float_fromhex (RfMachine *m, RfObject *cls, RfObject *const *args, gsize n_args,
                            RfObject *kwnames);
extern const RfMethodDef rf_float_methods[];
extern const RfGetSetDef rf_float_getsets[];

/* --- complex --- */

typedef struct
{
  double real, imag;
} RfComplexValue;

RfObject *rf_complex_new (RfMachine *m, RfComplexValue value);
/* @x raised to @y, with CPython's exceptions. */
RfObject *rf_complex_power (RfMachine *m, RfComplexValue x, RfComplexValue y);
/* The number that @str means; FALSE: ValueError is set. */
gboolean rf_complex_from_text (RfMachine *m, RfObject *str, RfComplexValue *value);
RfObject *rf_complex_format_method (RfMachine *m, RfObject *self, RfObject *const *args,
                                    gsize n_args, RfObject *kwnames);

/* --- text --- */

/* The characters of a number's text: spaces as ' ' and decimal digits of all scripts as 0-9. Other
 * characters beyond ASCII become '?'. */
char *rf_str_number_text (RfObject *str);
/* The methods __format__ of str, int, float. */
RfObject *rf_str_format_method (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                                RfObject *kwnames);
RfObject *rf_int_format_method (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                                RfObject *kwnames);
RfObject *rf_float_format_method (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                                  RfObject *kwnames);
/* @format % @args. */
RfObject *rf_str_percent (RfMachine *m, RfObject *format, RfObject *args);

/* The methods of str, by file. */
#define RF_STR_METHOD(name)                                                            \
  RfObject *rf_str_method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                  gsize n_args, RfObject *kwnames);
/* clang-format off */
#define RF_STR_METHODS(X)                                                                         \
  /* rf-str-find.c */                                                                              \
  X (find) X (rfind) X (index) X (rindex) X (count) X (startswith) X (endswith) X (replace)        \
  X (partition) X (rpartition) X (removeprefix) X (removesuffix)                                   \
  /* rf-str-split.c */                                                                             \
  X (split) X (rsplit) X (splitlines) X (strip) X (lstrip) X (rstrip) X (join) X (center)          \
  X (ljust) X (rjust) X (zfill) X (expandtabs) X (translate) X (maketrans)                         \
  /* rf-str-case.c */                                                                              \
  X (upper) X (lower) X (title) X (capitalize) X (swapcase) X (casefold) X (isalnum)               \
  X (isalpha) X (isascii) X (isdecimal) X (isdigit) X (isidentifier) X (islower) X (isnumeric)     \
  X (isprintable) X (isspace) X (istitle) X (isupper)                                              \
  /* rf-str-format.c */                                                                            \
  X (format) X (format_map)
/* clang-format on */
RF_STR_METHODS (RF_STR_METHOD)

/* The bytes [from, to) of the str @s: @s itself when that is all and it is an exact str. */
RfObject *rf_str_piece (RfMachine *m, RfObject *s, gsize from, gsize to);
/* What CPython's str.isspace() says of one character. */
gboolean rf_char_is_space (gunichar c);
void rf_str_append_char (GString *out, gunichar c);
/* An argument that has to be a str; else TypeError "@function() argument must be str, not int",
 * with " argument @number" unless that is 0. */
gboolean rf_str_check (RfMachine *m, RfObject *o, const char *function, int number);
/* A yes-or-no argument (NULL: no) that was a whole number before 3.12: 1, 0, -1 an exception. */
int rf_flag_argument (RfMachine *m, RfObject *o);
/* A whole number argument, an index; FALSE: an exception is set. */
gboolean rf_index_argument (RfMachine *m, RfObject *o, gssize *value);

G_END_DECLS
