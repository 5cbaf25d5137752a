/* SPDX-License-Identifier: MIT */

/* int.to_bytes and int.from_bytes: two's complement of any length. */

#include "python/rf-bytes.h"

#include "python/rf-container.h"

#include <string.h>

/* *@big: is it 'big' (the default where there is one)? */
static gboolean
take_order (RfMachine *m, RfObject *o, const char *method, gboolean *big)
{
  *big = TRUE;
  if (o == NULL)
    return TRUE;
  if (!rf_is_str (o))
    return rf_raise (m, RF_EXC_TypeError, "%s() argument 'byteorder' must be str, not %.50s",
                     method, o == m->none ? "None" : rf_class_name (o)) != NULL;
  *big = rf_str_is (o, "big");
  if (*big || rf_str_is (o, "little"))
    return TRUE;
  return rf_raise (m, RF_EXC_ValueError, "byteorder must be either 'little' or 'big'") != NULL;
}

/* Turns the little-endian @bytes into the negative of their value. */
static void
negate (char *bytes, gsize size)
{
  gboolean carry = TRUE;

  for (gsize i = 0; i < size; i++)
    {
      bytes[i] = (char) ~bytes[i];
      if (carry)
        carry = ++bytes[i] == 0;
    }
}

static void
turn_round (char *bytes, gsize size)
{
  for (gsize i = 0; i < size / 2; i++)
    {
      char byte = bytes[i];

      bytes[i] = bytes[size - 1 - i];
      bytes[size - 1 - i] = byte;
    }
}

/* Does @value fit in @size bytes? FALSE: OverflowError is set. */
static gboolean
check_size (RfMachine *m, mpz_srcptr value, gsize size, gboolean is_signed)
{
  gsize bits = mpz_sgn (value) == 0 ? 0 : mpz_sizeinbase (value, 2);
  gboolean fits;

  if (mpz_sgn (value) < 0 && !is_signed)
    return rf_raise (m, RF_EXC_OverflowError, "can't convert negative int to unsigned") != NULL;
  if (!is_signed)
    fits = bits <= size * 8;
  else
    fits = bits < size * 8 || bits == 0 ||
           (mpz_sgn (value) < 0 && bits == size * 8 && mpz_scan1 (value, 0) == bits - 1);
  return fits || rf_raise (m, RF_EXC_OverflowError, "int too big to convert") != NULL;
}

RfObject *
rf_int_to_bytes (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  static const char *const names[] = { "length", "byteorder", "$", "signed", NULL };
  RfObject *values[3], *result;
  RfIntRoom room;
  mpz_srcptr value;
  gboolean big;
  gssize size = 1;
  int is_signed = 0;
  GString *out;

  if (!rf_args_parse (m, "to_bytes", names, 0, rf_since (m, 11) ? 0 : 2, args, n_args, kwnames,
                      values) ||
      (values[0] != NULL && !rf_index_argument (m, values[0], &size)) ||
      !take_order (m, values[1], "to_bytes", &big))
    return NULL;
  if (values[2] != NULL)
    is_signed = rf_object_truth (m, values[2]);
  if (is_signed < 0)
    return NULL;
  if (size < 0)
    return rf_raise (m, RF_EXC_ValueError, "length argument must be non-negative");
  value = rf_int_view (self, &room);
  if (!check_size (m, value, (gsize) size, is_signed) || !rf_text_room (m, (gsize) size))
    return NULL;
  out = g_string_sized_new ((gsize) size);
  memset (out->str, 0, (gsize) size);
  g_string_set_size (out, (gsize) size);
  if (mpz_sgn (value) != 0)
    mpz_export (out->str, NULL, -1, 1, 0, 0, value);
  if (mpz_sgn (value) < 0)
    negate (out->str, (gsize) size);
  if (big)
    turn_round (out->str, (gsize) size);
  result = rf_bytes_new_fresh (m, out->str, out->len);
  g_string_free (out, TRUE);
  return result;
}

RfObject *
rf_int_from_bytes (RfMachine *m, RfObject *cls, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  static const char *const names[] = { "bytes", "byteorder", "$", "signed", NULL };
  RfObject *values[3], *bytes, *number, *result;
  gboolean big, negative;
  int is_signed = 0;
  gsize size;
  char *copy;
  mpz_t value;

  if (!rf_args_parse (m, "from_bytes", names, 0, rf_since (m, 11) ? 1 : 2, args, n_args, kwnames,
                      values) ||
      !take_order (m, values[1], "from_bytes", &big))
    return NULL;
  if (values[2] != NULL)
    is_signed = rf_object_truth (m, values[2]);
  if (is_signed < 0)
    return NULL;
  /* As bytes() has it, but that a number is no count of zeros. */
  if (RF_CLASS_OF (values[0])->slots.index != NULL || rf_is_str (values[0]))
    return rf_raise (m, RF_EXC_TypeError, "cannot convert '%.200s' object to bytes",
                     rf_class_name (values[0]));
  bytes = rf_bytes_from_arguments (m, values[0], NULL, NULL, NULL);
  if (bytes == NULL)
    return NULL;
  size = RF_BYTES (bytes)->length;
  copy = rf_text_room (m, size) ? g_memdup2 (RF_BYTES (bytes)->data, size + 1) : NULL;
  rf_drop (m, bytes);
  if (copy == NULL)
    return NULL;
  if (big)
    turn_round (copy, size);
  negative = is_signed && size > 0 && (copy[size - 1] & 0x80) != 0;
  if (negative)
    negate (copy, size);
  mpz_init (value);
  mpz_import (value, size, -1, 1, 0, 0, copy);
  g_free (copy);
  if (negative)
    mpz_neg (value, value);
  number = rf_int_new_mpz (m, value);
  if (number == NULL || cls == RF_OBJECT (m->class_int))
    return number;
  rf_hold (m->heap, number);
  result = rf_object_call_one (m, cls, number);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, number, result);
  return result;
}
