/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* The core of int and bool (rf-int.c): making, reading, comparing, hashing. What the operators and
 * methods do is in rf-int-ops.c and its neighbours, which define what stands at the end.
 *
 * A value that fits gint64 is always in `small`, any other always in `big`: so two ints are equal
 * only when both are small or both are big. GMP's memory is charged to the heap's limit. */

#define RF_INT(o) ((RfInt *) (o))

static inline gboolean
rf_is_int (RfObject *o) /* or a subclass, bool too */
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_INT_SUBCLASS) != 0;
}
static inline gboolean
rf_is_exact_int (RfMachine *m, RfObject *o)
{
  return RF_CLASS_OF (o) == m->class_int;
}

/* A new int of @value, an initialised mpz, whose content is taken over: @value is cleared, also on
 * failure. Small values become shared ones. */
RfObject *rf_int_new_mpz (RfMachine *m, mpz_ptr value);
/* Sets @out (initialised) to the value of the int @o. */
void rf_int_get_mpz (RfObject *o, mpz_ptr out);
/* The value of @o as a read-only mpz: @room is filled in for a small one and must live as long;
 * nothing has to be freed. */
typedef struct
{
  __mpz_struct mpz;
  mp_limb_t limb;
} RfIntRoom;
mpz_srcptr rf_int_view (RfObject *o, RfIntRoom *room);
/* Gives @self, a new instance of a subclass of int, the value of the int @from. */
gboolean rf_int_init_copy (RfMachine *m, RfObject *self, RfObject *from);

/* -1, 0, 1; never fails. */
int rf_int_order (RfObject *a, RfObject *b);
int rf_int_sign (RfObject *o);
/* Appends the decimal digits. */
void rf_int_append_decimal (GString *out, RfObject *o);
/* How many of CPython's 30-bit digits the value has (0 for 0). */
gsize rf_int_digits (RfObject *o);

/* --- defined with the operators and methods (not in rf-int.c) --- */

/* Fills in what rf-int.c has not: arithmetic, repr, new, index … (hash, richcompare, size_of are
 * set before the call and may be replaced). */
void rf_int_fill_slots (RfSlots *slots);
void rf_bool_fill_slots (RfSlots *slots);
extern const RfMethodDef rf_int_methods[];
extern const RfGetSetDef rf_int_getsets[];
extern const RfMethodDef rf_bool_methods[];

/* A C int by __index__: OverflowError in CPython's words; -1 and rf_raised(). */
int rf_int_as_c_int (RfMachine *m, RfObject *o);

G_END_DECLS
