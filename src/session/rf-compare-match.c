/* SPDX-License-Identifier: MIT */

/* Which object of the one run is which of the other.
 *
 * First by where they were made: the same line, the same time it ran, the same type, the same
 * number among those. What the interpreter has had from the beginning, and values, by what is
 * written on them. Then, for those that are left, by where they stand: the same name, the same slot
 * of the same object. Cells are made together at the beginning of a call, in whatever order: they
 * are found by their names first. */

#include "session/rf-compare-private.h"

#include <string.h>

/* What tells two objects of one type and line apart. */
#define TELLING_FLAGS \
  (RF_NEW_INSTANCE_DICT | RF_NEW_NAMESPACE | RF_NEW_CLASS | RF_NEW_LIBRARY | RF_NEW_INSTANCE)

typedef struct
{
  guint32 line, type;
  guint32 flags;
  guint32 number;
} Site;

static guint
site_hash (gconstpointer key)
{
  const Site *site = key;
  guint64 hash = (((guint64) site->line << 32 | site->type) * 0x9e3779b97f4a7c15u) ^
                 (((guint64) site->flags << 32 | site->number) * 0xc2b2ae3d27d4eb4fu);

  return (guint) (hash >> 32) ^ (guint) hash;
}

static gboolean
site_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Site)) == 0;
}

/* How many there were at a site so far; goes up by one. */
static guint32
next_number (GHashTable *numbers, const Site *site)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, site));

  g_hash_table_insert (numbers, g_memdup2 (site, sizeof *site), GUINT_TO_POINTER (number + 1));
  return number;
}

static void
pair_objects (RfCompare *self, guint32 left, guint32 right)
{
  rf_compare_known (self, RF_SIDE_LEFT, left)->partner = right;
  rf_compare_known (self, RF_SIDE_RIGHT, right)->partner = left;
}

static gboolean
is_by_value (const RfCompareObject *object)
{
  return (object->flags & (RF_NEW_INTERNAL | RF_NEW_ATOM)) != 0 &&
         (object->flags & RF_NEW_NAMESPACE) == 0;
}

/* --- by where they were made ------------------------------------------------------------------ */

/* The line of the left run that a line of @side is. */
static guint32
common_line (const RfCompare *self, RfSide side, guint32 index)
{
  return side == RF_SIDE_LEFT ? index : rf_compare_line (self, side, index)->match;
}

static void
match_sites (RfCompare *self, gboolean cells)
{
  g_autoptr (GHashTable) sites = g_hash_table_new_full (site_hash, site_equal, g_free, NULL);

  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      g_autoptr (GHashTable) numbers = g_hash_table_new_full (site_hash, site_equal, g_free, NULL);

      for (guint32 id = 1; id < self->runs[side].objects->len; id++)
        {
          const RfCompareObject *object = rf_compare_known (self, side, id);
          Site site;
          gpointer left;

          if (object->event == 0 || object->partner != 0 || is_by_value (object) ||
              ((object->flags & RF_NEW_CELL) != 0) != cells)
            continue;
          memset (&site, 0, sizeof site);
          site.line = common_line (self, side, object->line);
          site.type = rf_compare_text (self, side, object->type);
          site.flags = object->flags & TELLING_FLAGS;
          if (site.line == RF_COMPARE_NONE)
            continue;
          site.number = next_number (numbers, &site);
          if (side == RF_SIDE_LEFT)
            g_hash_table_insert (sites, g_memdup2 (&site, sizeof site), GUINT_TO_POINTER (id));
          else if ((left = g_hash_table_lookup (sites, &site)) != NULL)
            pair_objects (self, GPOINTER_TO_UINT (left), id);
        }
    }
}

static void
match_frames (RfCompare *self)
{
  g_autoptr (GHashTable) sites = g_hash_table_new_full (site_hash, site_equal, g_free, NULL);

  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      g_autoptr (GHashTable) numbers = g_hash_table_new_full (site_hash, site_equal, g_free, NULL);
      GArray *frames = self->runs[side].frames;

      for (guint32 id = 1; id < frames->len; id++)
        {
          RfCompareFrame *frame = &g_array_index (frames, RfCompareFrame, id);
          Site site;
          guint32 left;

          if (frame->event == 0)
            continue;
          memset (&site, 0, sizeof site);
          site.line = common_line (self, side, frame->line);
          site.type = rf_compare_text (self, side, frame->function);
          if (site.line == RF_COMPARE_NONE)
            continue;
          site.number = next_number (numbers, &site);
          if (side == RF_SIDE_LEFT)
            {
              g_hash_table_insert (sites, g_memdup2 (&site, sizeof site), GUINT_TO_POINTER (id));
              continue;
            }
          left = GPOINTER_TO_UINT (g_hash_table_lookup (sites, &site));
          if (left == 0)
            continue;
          frame->partner = left;
          g_array_index (self->runs[RF_SIDE_LEFT].frames, RfCompareFrame, left).partner = id;
        }
    }
}

/* --- by what is written on them --------------------------------------------------------------- */

static void
match_values (RfCompare *self)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      RfJournal *journal = self->runs[side].journal;
      g_autoptr (GHashTable) numbers =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint32 id = 1; id < self->runs[side].objects->len; id++)
        {
          const RfCompareObject *object = rf_compare_known (self, side, id);
          g_autofree char *value = NULL, *key = NULL;
          guint32 number, left;

          if (object->event == 0 || !is_by_value (object))
            continue;
          value =
            g_strdup_printf ("%s %s", rf_journal_text (journal, object->type),
                             rf_journal_text (journal, rf_journal_object_value (journal, id)));
          number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, value));
          key = g_strdup_printf ("%u %s", number, value);
          g_hash_table_insert (numbers, g_steal_pointer (&value), GUINT_TO_POINTER (number + 1));
          if (side == RF_SIDE_LEFT)
            g_hash_table_insert (values, g_steal_pointer (&key), GUINT_TO_POINTER (id));
          else if ((left = GPOINTER_TO_UINT (g_hash_table_lookup (values, key))) != 0)
            pair_objects (self, left, id);
        }
    }
}

/* --- by where they stand ---------------------------------------------------------------------- */

/* Says where @event puts an object that has no partner yet, in words that are the same on both
 * sides; NULL: it does no such thing. */
static char *
place_of (RfCompare *self, RfSide side, const RfEvent *event, guint32 *target)
{
  RfJournal *journal = self->runs[side].journal;
  gboolean is_name = event->kind == RF_EVENT_NAME;
  const RfCompareObject *object = rf_compare_known (self, side, event->d);
  guint32 owner;
  GString *place;

  if ((!is_name && event->kind != RF_EVENT_SLOT && event->kind != RF_EVENT_SLOT_INSERT) ||
      object == NULL || object->event == 0 || object->partner != 0 || is_by_value (object))
    return NULL;
  owner =
    is_name ? rf_compare_frame (self, side, event->a) : rf_compare_object (self, side, event->a);
  if (owner == 0)
    return NULL;
  *target = event->d;
  if (side == RF_SIDE_LEFT)
    owner = event->a;
  place = g_string_new (NULL);
  g_string_printf (place, "%c%u %u %u ", is_name ? 'f' : 'o', owner,
                   rf_compare_text (self, side, object->type), object->flags & TELLING_FLAGS);
  rf_journal_append_slot (journal, event, place);
  return g_string_free (place, FALSE);
}

static void
match_places (RfCompare *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint side = 0; side < RF_N_SIDES; side++)
    for (guint32 n = 1; n <= self->runs[side].length; n++)
      {
        RfEvent event = rf_journal_event (self->runs[side].journal, n);
        guint32 target;
        g_autofree char *place = place_of (self, side, &event, &target);
        guint32 left;

        if (place == NULL)
          continue;
        left = GPOINTER_TO_UINT (g_hash_table_lookup (places, place));
        if (side == RF_SIDE_LEFT && left == 0)
          g_hash_table_insert (places, g_steal_pointer (&place), GUINT_TO_POINTER (target));
        else if (side == RF_SIDE_RIGHT && left != 0 &&
                 rf_compare_object (self, RF_SIDE_LEFT, left) == 0)
          pair_objects (self, left, target);
      }
}

void
rf_compare_match (RfCompare *self)
{
  match_sites (self, FALSE);
  match_values (self);
  match_frames (self);
  match_places (self);
  match_sites (self, TRUE);
}
