/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-eval-private.h"

G_BEGIN_DECLS

/* The common cases of the evaluation loop's instructions, which need no call. Each does what the
 * long way would do, event by event, or nothing. What an instruction remembers for the next time it
 * runs (warm, seen) is only where to look first. */

static inline gboolean
small_ints (RfMachine *m, RfObject *a, RfObject *b)
{
  return RF_CLASS_OF (a) == m->class_int && RF_CLASS_OF (b) == m->class_int &&
         ((RfInt *) a)->big == NULL && ((RfInt *) b)->big == NULL;
}

/* a op b for small ints where the result is sure to be one; NULL: take the long way. */
static inline RfObject *
small_binary (RfMachine *m, guint32 op, RfObject *a, RfObject *b)
{
  gint64 x = ((RfInt *) a)->small, y = ((RfInt *) b)->small, result;

  switch (op)
    {
    case RF_BINARY_ADD:
      return __builtin_add_overflow (x, y, &result) ? NULL : rf_int_new (m, result);
    case RF_BINARY_SUB:
      return __builtin_sub_overflow (x, y, &result) ? NULL : rf_int_new (m, result);
    case RF_BINARY_MULT:
      return __builtin_mul_overflow (x, y, &result) ? NULL : rf_int_new (m, result);
    case RF_BINARY_MOD:
      if (y <= 0)
        return NULL;
      result = x % y;
      return rf_int_new (m, result < 0 ? result + y : result);
    case RF_BINARY_FLOOR_DIV:
      if (y <= 0)
        return NULL;
      result = x / y;
      return rf_int_new (m, x % y < 0 ? result - 1 : result);
    default:
      return NULL;
    }
}

/* Which of x < y (1), x == y (2), x > y (4) make a comparison true. */
static inline gboolean
small_compare (guint32 op, gint64 x, gint64 y)
{
  static const guint8 true_for[] = {
    [RF_CMP_LT] = 1,     [RF_CMP_LE] = 1 | 2, [RF_CMP_EQ] = 2,
    [RF_CMP_NE] = 1 | 4, [RF_CMP_GT] = 4,     [RF_CMP_GE] = 2 | 4,
  };

  return (true_for[op] >> ((x >= y) + (x > y)) & 1) != 0;
}

/* o[key] for the common cases, borrowed; NULL: take the long way. */
static inline RfObject *
quick_item (RfMachine *m, RfObject *o, RfObject *key)
{
  gint64 i;
  gsize length;
  RfObject **items;

  if (RF_CLASS_OF (key) != m->class_int || ((RfInt *) key)->big != NULL)
    return NULL;
  if (RF_CLASS_OF (o) == m->class_list)
    {
      length = ((RfList *) o)->length;
      items = ((RfList *) o)->items;
    }
  else if (RF_CLASS_OF (o) == m->class_tuple)
    {
      length = ((RfTuple *) o)->length;
      items = ((RfTuple *) o)->items;
    }
  else
    return NULL;
  i = ((RfInt *) key)->small;
  if (i < 0)
    i += (gint64) length;
  return i >= 0 && (gsize) i < length ? items[i] : NULL;
}

static inline RfObject *
table_get (RfObject *dict, RfObject *name)
{
  RfTable *table = ((RfDict *) dict)->table;
  gssize index = rf_table_find_str (table, name);

  return index >= 0 ? table->entries[index].value : NULL;
}

/* The same where the instruction remembers where @name was the last time. */
static inline RfObject *
table_get_again (RfObject *dict, RfObject *name, RfInstruction *instruction)
{
  const RfTable *table = ((RfDict *) dict)->table;
  gssize index = instruction->warm;

  if (G_LIKELY (index < (gssize) table->n_entries && table->entries[index].key == name))
    return table->entries[index].value;
  index = rf_table_find_str (table, name);
  if (index >= 0 && index <= G_MAXUINT16)
    instruction->warm = (guint16) index;
  return index >= 0 ? table->entries[index].value : NULL;
}

/* --- attributes ------------------------------------------------------------------------------- */

/* Where the attributes of @o are that it has itself; NULL: not in one plain table. */
static inline const RfTable *
own_table (RfObject *o, const RfClass *cls)
{
  const RfAttributes *attributes =
    (const RfAttributes *) (gpointer) ((char *) o + cls->dict_offset);
  const RfTable *table = attributes->table;

  if (attributes->dict != NULL)
    table = ((RfDict *) attributes->dict)->table;
  return table != NULL && !table->general ? table : NULL;
}

/* o.name when the instance itself has it, where the instruction found one of another instance of
 * that class. Borrowed; NULL: take the long way. */
static inline RfObject *
quick_attribute (RfObject *o, RfObject *name, const RfInstruction *instruction)
{
  const RfClass *cls = RF_CLASS_OF (o);
  const RfTable *table;

  if (instruction->seen != cls->version || instruction->seen == 0)
    return NULL;
  table = own_table (o, cls);
  return table != NULL && instruction->warm < table->n_entries &&
             table->entries[instruction->warm].key == name
           ? table->entries[instruction->warm].value
           : NULL;
}

/* The same to store another value there: inline attributes only, since a dict is held meanwhile. */
static inline RfTableEntry *
quick_place (RfObject *o, RfObject *name, const RfInstruction *instruction)
{
  const RfClass *cls = RF_CLASS_OF (o);
  const RfAttributes *attributes =
    (const RfAttributes *) (gpointer) ((char *) o + cls->dict_offset);
  const RfTable *table;

  if (instruction->seen != cls->version || instruction->seen == 0)
    return NULL;
  table = attributes->table;
  return attributes->dict == NULL && table != NULL && instruction->warm < table->n_entries &&
             table->entries[instruction->warm].key == name
           ? &table->entries[instruction->warm]
           : NULL;
}

G_END_DECLS
