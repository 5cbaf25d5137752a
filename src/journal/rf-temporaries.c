/* SPDX-License-Identifier: MIT */

/* Temporaries of a stretch of events.
 *
 * Invariants: groups and chains of frames are shared between events, since from one event to the
 * next seldom more than the innermost frame changes. A chain is a node with the next outer one, by
 * number; 0 is the empty chain and the empty group. */

#include "journal/rf-temporaries.h"

#include "base/rf-profile.h"

#include <string.h>

typedef struct
{
  guint32 start, n; /* in items */
} Group;

typedef struct
{
  guint32 outer, group;
} Node;

typedef struct
{
  guint32 from;  /* event */
  GArray *items; /* of RfTemporary */
} Fixed;

typedef struct
{
  guint32 machine, frames, operation, fixed;
  RfGenerationCounts counts;
} Moment;

struct _RfTemporaries
{
  gint ref_count; /* atomic */
  guint32 first;
  GArray *items;   /* of RfTemporary */
  GArray *groups;  /* of Group */
  GArray *nodes;   /* of Node */
  GArray *moments; /* of Moment, one an event */
  GArray *fixed;   /* of Fixed */
  GArray *chain;   /* of guint32: the nodes of the last event, the outermost first */
  GHashTable *text_ids;
  GPtrArray *texts; /* char *; 0 is "" */
};

static void
fixed_clear (gpointer data)
{
  g_array_unref (((Fixed *) data)->items);
}

RfTemporaries *
rf_temporaries_new (void)
{
  RfTemporaries *self = g_new0 (RfTemporaries, 1);

  self->ref_count = 1;
  self->items = g_array_new (FALSE, FALSE, sizeof (RfTemporary));
  self->groups = g_array_new (FALSE, TRUE, sizeof (Group));
  self->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  self->moments = g_array_new (FALSE, FALSE, sizeof (Moment));
  self->fixed = g_array_new (FALSE, FALSE, sizeof (Fixed));
  g_array_set_clear_func (self->fixed, fixed_clear);
  self->chain = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->text_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  g_array_set_size (self->groups, 1);
  g_array_set_size (self->nodes, 1);
  g_ptr_array_add (self->texts, g_strdup (""));
  return self;
}

RfTemporaries *
rf_temporaries_ref (RfTemporaries *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
rf_temporaries_unref (RfTemporaries *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_array_unref (self->items);
  g_array_unref (self->groups);
  g_array_unref (self->nodes);
  g_array_unref (self->moments);
  g_array_unref (self->fixed);
  g_array_unref (self->chain);
  g_hash_table_unref (self->text_ids);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/* --- making ----------------------------------------------------------------------------------- */

guint32
rf_temporaries_intern (RfTemporaries *self, const char *text)
{
  guint32 id = GPOINTER_TO_UINT (g_hash_table_lookup (self->text_ids, text));
  char *copy;

  if (id != 0 || text[0] == '\0')
    return id;
  copy = g_strdup (text);
  id = self->texts->len;
  g_ptr_array_add (self->texts, copy);
  g_hash_table_insert (self->text_ids, copy, GUINT_TO_POINTER (id));
  return id;
}

guint32
rf_temporaries_add_group (RfTemporaries *self, const RfTemporary *items, guint n, guint32 hint)
{
  const Group *same = &g_array_index (self->groups, Group, hint < self->groups->len ? hint : 0);
  Group group = { self->items->len, n };

  if (n == 0)
    return 0;
  if (same->n == n && memcmp (&g_array_index (self->items, RfTemporary, same->start), items,
                              n * sizeof *items) == 0)
    return hint;
  g_array_append_vals (self->items, items, n);
  g_array_append_val (self->groups, group);
  return self->groups->len - 1;
}

void
rf_temporaries_set_fixed (RfTemporaries *self, const RfTemporary *items, guint n)
{
  Fixed fixed = { 0, g_array_new (FALSE, FALSE, sizeof (RfTemporary)) };

  g_array_append_vals (fixed.items, items, n);
  g_array_append_val (self->fixed, fixed);
}

void
rf_temporaries_add_fixed (RfTemporaries *self, const RfTemporary *items, guint n)
{
  g_assert (self->fixed->len > 0);
  g_array_append_vals (g_array_index (self->fixed, Fixed, self->fixed->len - 1).items, items, n);
}

/* The chain that ends in @frames, which shares as many nodes as it can with the last one. */
static guint32
add_chain (RfTemporaries *self, const guint32 *frames, guint n)
{
  guint32 outer = 0;
  guint i = 0;

  for (; i < n && i < self->chain->len; i++)
    {
      guint32 node = g_array_index (self->chain, guint32, i);

      if (g_array_index (self->nodes, Node, node).group != frames[i])
        break;
      outer = node;
    }
  g_array_set_size (self->chain, n);
  for (; i < n; i++)
    {
      Node node = { outer, frames[i] };

      outer = self->nodes->len;
      g_array_append_val (self->nodes, node);
      g_array_index (self->chain, guint32, i) = outer;
    }
  return outer;
}

void
rf_temporaries_add_event (RfTemporaries *self, guint32 event, guint32 machine,
                          const guint32 *frames, guint n_frames, guint32 operation,
                          const RfGenerationCounts *counts)
{
  Moment moment = { machine, add_chain (self, frames, n_frames), operation,
                    MAX (self->fixed->len, 1) - 1, *counts };

  if (self->moments->len == 0)
    self->first = event;
  g_assert (event == self->first + self->moments->len);
  g_array_append_val (self->moments, moment);
}

/* --- asking ----------------------------------------------------------------------------------- */

guint32
rf_temporaries_first (const RfTemporaries *self)
{
  return self->first;
}

static guint32
last_event (const RfTemporaries *self)
{
  return self->moments->len > 0 ? self->first + self->moments->len - 1 : 0;
}

gboolean
rf_temporaries_covers (const RfTemporaries *self, guint32 event)
{
  return self->moments->len > 0 && event >= self->first && event <= last_event (self);
}

gboolean
rf_temporaries_generations (const RfTemporaries *self, guint32 event, RfGenerationCounts *counts)
{
  if (!rf_temporaries_covers (self, event))
    return FALSE;
  *counts = g_array_index (self->moments, Moment, event - self->first).counts;
  return TRUE;
}

gsize
rf_temporaries_bytes (const RfTemporaries *self)
{
  gsize bytes = self->items->len * sizeof (RfTemporary) + self->groups->len * sizeof (Group) +
                self->nodes->len * sizeof (Node) + self->moments->len * sizeof (Moment) +
                self->texts->len * 64;

  for (guint i = 0; i < self->fixed->len; i++)
    bytes += g_array_index (self->fixed, Fixed, i).items->len * sizeof (RfTemporary);
  return bytes;
}

static void
find (const RfTemporaries *self, const RfTemporary *items, guint n, guint32 object, GArray *ledger)
{
  for (guint i = 0; i < n; i++)
    {
      RfHolder holder = { .kind = RF_HOLDER_TEMPORARY,
                          .n = 1,
                          .frame = items[i].frame,
                          .owner = items[i].owner,
                          .text = self->texts->pdata[items[i].text] };

      if (items[i].object == object)
        g_array_append_val (ledger, holder);
    }
}

static void
find_in_group (const RfTemporaries *self, guint32 group, guint32 object, GArray *ledger)
{
  const Group *where = &g_array_index (self->groups, Group, group);

  find (self, &g_array_index (self->items, RfTemporary, where->start), where->n, object, ledger);
}

/* What the innermost operation has in its hands, or, of an object that is older than the program,
 * the interpreter. */
static void
add_rest (const RfTemporaries *self, const Moment *moment, const RfStateObject *about,
          GArray *ledger)
{
  RfHolder rest = { .kind = RF_HOLDER_OPERATION };
  guint64 sum = 0;

  for (guint i = 0; i < ledger->len; i++)
    sum += g_array_index (ledger, RfHolder, i).n;
  if (sum >= about->count)
    return;
  rest.n = about->count - (guint32) sum;
  rest.text = self->texts->pdata[moment->operation];
  if (about->flags & RF_NEW_INTERNAL)
    {
      rest.kind = RF_HOLDER_INTERPRETER;
      rest.text = NULL;
    }
  g_array_append_val (ledger, rest);
}

GArray *
rf_temporaries_ledger (const RfTemporaries *self, const RfState *state, guint32 object)
{
  GArray *ledger = rf_query_ledger (state, object);
  const RfStateObject *about = rf_state_object (state, object);
  guint32 position = rf_state_position (state);
  const Moment *moment;
  const GArray *fixed;

  if (self == NULL || !rf_temporaries_covers (self, position) || about == NULL ||
      !rf_state_object_is_alive (about))
    return ledger;
  for (guint i = ledger->len; i > 0; i--)
    if (g_array_index (ledger, RfHolder, i - 1).kind == RF_HOLDER_OTHER)
      g_array_remove_index (ledger, i - 1);
  moment = &g_array_index (self->moments, Moment, position - self->first);
  for (guint32 node = moment->frames; node != 0;
       node = g_array_index (self->nodes, Node, node).outer)
    find_in_group (self, g_array_index (self->nodes, Node, node).group, object, ledger);
  find_in_group (self, moment->machine, object, ledger);
  if (self->fixed->len > 0)
    {
      fixed = g_array_index (self->fixed, Fixed, moment->fixed).items;
      find (self, (const RfTemporary *) (gpointer) fixed->data, fixed->len, object, ledger);
    }
  if (about->count < (guint32) RF_IMMORTAL_REFCNT)
    add_rest (self, moment, about, ledger);
  return ledger;
}
