/* SPDX-License-Identifier: MIT */

/* The items of a memoryview: the native formats of one character, and turning bytes into the
 * objects that they mean and back; and the attributes of a view. */

#include "python/rf-bytes.h"

#include <math.h>
#include <string.h>

#define VIEW(o) RF_MEMORYVIEW (o)

/* --- formats ---------------------------------------------------------------------------------- */

/* X (character, C type, the values' kind: i int, u unsigned, f float, b bool, c one byte) */
#define FORMATS(X)      \
  X ('c', char, 'c')    \
  X ('b', gint8, 'i')   \
  X ('B', guint8, 'u')  \
  X ('?', guint8, 'b')  \
  X ('h', gint16, 'i')  \
  X ('H', guint16, 'u') \
  X ('i', gint32, 'i')  \
  X ('I', guint32, 'u') \
  X ('l', gint64, 'i')  \
  X ('L', guint64, 'u') \
  X ('q', gint64, 'i')  \
  X ('Q', guint64, 'u') \
  X ('n', gint64, 'i')  \
  X ('N', guint64, 'u') \
  X ('P', guint64, 'u') \
  X ('f', float, 'f')   \
  X ('d', double, 'f')

char
rf_memoryview_format (RfObject *self)
{
  return VIEW (self)->format[0] == '@' ? VIEW (self)->format[1] : VIEW (self)->format[0];
}

gsize
rf_memoryview_format_size (char format, char *kind)
{
#define X(character, type, k) \
  if (format == character)    \
    {                         \
      *kind = k;              \
      return sizeof (type);   \
    }
  FORMATS (X)
#undef X
  return 0;
}

RfObject *
rf_memoryview_unpack (RfMachine *m, char format, const char *data)
{
#define X(character, ctype, k)                                      \
  if (format == character)                                          \
    {                                                               \
      ctype value;                                                  \
      memcpy (&value, data, sizeof value);                          \
      return k == 'c'   ? rf_bytes_new (m, data, 1)                 \
             : k == 'b' ? rf_bool (m, value != 0)                   \
             : k == 'f' ? rf_float_new (m, (double) value)          \
             : k == 'i' ? rf_int_new (m, (gint64) value)            \
                        : rf_int_new_unsigned (m, (guint64) value); \
    }
  FORMATS (X)
#undef X
  g_assert_not_reached ();
}

static gboolean
raise_value (RfMachine *m, RfObject *self, gboolean type)
{
  if (type)
    return rf_raise (m, RF_EXC_TypeError, "memoryview: invalid type for format '%s'",
                     VIEW (self)->format) != NULL;
  return rf_raise (m, RF_EXC_ValueError, "memoryview: invalid value for format '%s'",
                   VIEW (self)->format) != NULL;
}

/* The whole number @value in @bits (stored in *@out) or FALSE. */
static gboolean
pack_int (RfMachine *m, RfObject *self, RfObject *value, gsize size, gboolean is_signed,
          guint64 *out)
{
  RfObject *index;
  RfIntRoom room;
  mpz_srcptr number;
  gsize bits;
  gboolean fits;

  if (RF_CLASS_OF (value)->slots.index == NULL)
    return raise_value (m, self, TRUE);
  index = rf_object_index (m, value);
  if (index == NULL)
    {
      if (rf_raised_is (m, RF_EXC_TypeError) && rf_raised_clear (m))
        raise_value (m, self, TRUE);
      return FALSE;
    }
  number = rf_int_view (index, &room);
  bits = mpz_sizeinbase (number, 2);
  if (is_signed && mpz_sgn (number) < 0)
    fits = bits < size * 8 || (bits == size * 8 && mpz_scan1 (number, 0) == size * 8 - 1);
  else
    fits = mpz_sgn (number) >= 0 && bits <= size * 8 - is_signed;
  if (fits)
    {
      *out = mpz_getlimbn (number, 0);
      if (mpz_sgn (number) < 0)
        *out = -*out;
    }
  rf_drop (m, index);
  return fits || raise_value (m, self, FALSE);
}

/* Stores @value in *@data (8 bytes of room). */
gboolean
rf_memoryview_pack (RfMachine *m, RfObject *self, RfObject *value, char *data)
{
  char format = rf_memoryview_format (self), kind = 'u';
  gsize size = rf_memoryview_format_size (format, &kind);
  guint64 number;
  double real;
  int truth;

  switch (kind)
    {
    case 'c':
      if (!rf_is_bytes (value))
        return raise_value (m, self, TRUE);
      if (RF_BYTES (value)->length != 1)
        return raise_value (m, self, FALSE);
      *data = RF_BYTES (value)->data[0];
      return TRUE;
    case 'b':
      truth = rf_object_truth (m, value);
      *data = truth > 0;
      return truth >= 0;
    case 'f':
      real = rf_float_as_double (m, value);
      if (real == -1.0 && rf_raised (m))
        {
          if (rf_raised_is (m, RF_EXC_TypeError) && rf_raised_clear (m))
            raise_value (m, self, TRUE);
          return FALSE;
        }
      if (format == 'd')
        memcpy (data, &real, sizeof real);
      else
        {
          float narrow = (float) real;

          if (isinf (narrow) && !isinf (real))
            return raise_value (m, self, FALSE);
          memcpy (data, &narrow, sizeof narrow);
        }
      return TRUE;
    default:
      if (!pack_int (m, self, value, size, kind == 'i', &number))
        return FALSE;
      memcpy (data, &number, size);
      return TRUE;
    }
}

/* --- attributes ------------------------------------------------------------------------------- */

/* A tuple of one number, or none for a single item. */
static RfObject *
dimension (RfMachine *m, RfObject *self, gssize value)
{
  RfObject *number;

  if (!rf_memoryview_check (m, self))
    return NULL;
  if (VIEW (self)->n_dim == 0)
    return rf_new_ref (m, m->empty_tuple);
  number = rf_int_new (m, value);
  return number != NULL ? rf_tuple_new_steal (m, &number, 1) : NULL;
}

#define GET(name) static RfObject *get_##name (RfMachine *m, RfObject *self)

GET (obj)
{
  return rf_memoryview_check (m, self)
           ? rf_new_ref (m, ((RfManagedBuffer *) VIEW (self)->buffer)->object)
           : NULL;
}

GET (nbytes)
{
  return rf_memoryview_check (m, self)
           ? rf_int_new (m, (gint64) (VIEW (self)->length * VIEW (self)->item_size))
           : NULL;
}

GET (readonly)
{
  return rf_memoryview_check (m, self) ? rf_bool (m, VIEW (self)->readonly) : NULL;
}

GET (itemsize)
{
  return rf_memoryview_check (m, self) ? rf_int_new (m, (gint64) VIEW (self)->item_size) : NULL;
}

GET (format)
{
  return rf_memoryview_check (m, self) ? rf_str_new (m, VIEW (self)->format, -1) : NULL;
}

GET (ndim)
{
  return rf_memoryview_check (m, self) ? rf_int_new (m, VIEW (self)->n_dim) : NULL;
}

GET (shape)
{
  return dimension (m, self, (gssize) VIEW (self)->length);
}

GET (strides)
{
  return dimension (m, self, VIEW (self)->stride);
}

GET (suboffsets)
{
  return rf_memoryview_check (m, self) ? rf_new_ref (m, m->empty_tuple) : NULL;
}

GET (contiguous)
{
  return rf_memoryview_check (m, self) ? rf_bool (m, rf_memoryview_is_contiguous (self)) : NULL;
}

const RfGetSetDef rf_memoryview_getsets[] = {
  { "obj", get_obj },
  { "nbytes", get_nbytes },
  { "readonly", get_readonly },
  { "itemsize", get_itemsize },
  { "format", get_format },
  { "ndim", get_ndim },
  { "shape", get_shape },
  { "strides", get_strides },
  { "suboffsets", get_suboffsets },
  { "c_contiguous", get_contiguous },
  { "f_contiguous", get_contiguous },
  { "contiguous", get_contiguous },
  { NULL },
};
