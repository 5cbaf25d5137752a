/* SPDX-License-Identifier: MIT */
/* The routes of arrows are a part of the layout: each arrow that is ever drawn in an epoch has one,
 * found before the first picture, round everything that is ever there with it, notes and badges at
 * their largest included. So nothing that comes or goes moves an arrow whose own ends stay.
 *
 * Arrows of the same geometry (places, row, widths of the boxes) share a route. What could not be
 * known beforehand — rows of turned pages, boxes that were moved by hand — is routed when it is
 * asked for, each arrow by itself, so that the result does not depend on the way there. */
#include "diagram/rf-layout-private.h"

#include <math.h>
#include <string.h>

#define WIRES_MAX 8000
#define NOTE_WIDER 34.0 /* a note may stand out so far at the right */
#define NOTE_HEIGHT 18.0
#define BADGE_ABOVE (RF_BADGE_RADIUS - 2)
#define FRAME_BADGE_ABOVE 18.0
#define HULL_PAD (RF_ISOLATE_PAD - 4)
#define CAPTION_WIDEST 330.0
#define RESERVE 6.0
#define CROSSING_COST 60.0
#define LENGTH_COST 0.08
#define AREA_COST 0.00015
#define POLISHED_MAX 60 /* wires of a picture that is compared as it will be drawn */
#define END_SHARE 0.25  /* what the end counts beside the mean */

static guint
key_hash (gconstpointer data)
{
  const RfWireKey *key = data;
  guint hash = 5381;

  for (guint i = 0; i < G_N_ELEMENTS (key->parts); i++)
    hash = hash * 2654435761u + key->parts[i];
  return hash ^ hash >> 15;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (RfWireKey)) == 0;
}

static RfWireKey
make_key (guint tail, guint head, guint row, const RfHistoryBox *owner, const RfHistoryBox *target)
{
  return (RfWireKey){ { tail, head, row, (guint) owner->width, (guint) target->width, 0, 0, 0 } };
}

static void
clear_wire (gpointer data)
{
  RfWire *wire = data;

  g_clear_pointer (&wire->route.points, g_array_unref);
}

/* --- which there are -------------------------------------------------------------------------- */

static void
add_wire (RfEpoch *epoch, const RfHistoryArrow *arrow, guint tail, guint head,
          const RfHistoryBox *owner, const RfHistoryBox *target, const RfTimes *times)
{
  RfWireKey key = make_key (tail, head, (guint) arrow->row, owner, target);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (epoch->wire_of, &key));
  gboolean low = !target->stable || target->shrinks || target->grown > arrow->event;
  RfWire *wire, made = { .key = key };

  if (known == 0 && epoch->wires->len >= WIRES_MAX)
    return;
  if (known == 0)
    {
      made.route.owner = tail;
      made.route.target = head;
      made.route.end.height = target->height;
      g_array_append_val (epoch->wires, made);
      known = epoch->wires->len;
      g_hash_table_insert (epoch->wire_of, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (known));
    }
  wire = &g_array_index (epoch->wires, RfWire, known - 1);
  rf_times_unite (&wire->route.times, times);
  wire->route.no_bottom = wire->route.no_bottom || low;
  wire->route.end.height = fmin (wire->route.end.height, low ? RF_BOX_HEAD + 4 : target->height);
}

void
rf_epoch_find_wires (RfEpoch *epoch, const RfHistory *history)
{
  GPtrArray *boxes = rf_history_boxes (history);
  GArray *arrows = rf_history_arrows (history);

  epoch->wires = g_array_new (FALSE, TRUE, sizeof (RfWire));
  g_array_set_clear_func (epoch->wires, clear_wire);
  epoch->wire_of = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  for (guint i = 0; i < arrows->len; i++)
    {
      const RfHistoryArrow *arrow = &g_array_index (arrows, RfHistoryArrow, i);
      const RfHistoryBox *owner = g_ptr_array_index (boxes, arrow->owner);
      const RfHistoryBox *target = g_ptr_array_index (boxes, arrow->target);
      int tails[RF_LAYOUT_MAX_FRAMES], head = epoch->place_of[arrow->target];
      guint32 until = arrow->until != 0 ? arrow->until : G_MAXUINT32;
      RfTimes times;
      guint n;

      if (owner->end != 0)
        until = MIN (until, owner->end);
      if (target->end != 0)
        until = MIN (until, target->end);
      if (head < 0 || arrow->event > epoch->last || until < epoch->first || until < arrow->event)
        continue;
      n = rf_epoch_places_of (epoch, owner, tails);
      times = rf_epoch_times (epoch, history, arrow->event, until);
      for (guint k = 0; k < n; k++)
        add_wire (epoch, arrow, (guint) tails[k], (guint) head, owner, target, &times);
    }
}

void
rf_epoch_free_wires (RfEpoch *epoch)
{
  g_clear_pointer (&epoch->wires, g_array_unref);
  g_clear_pointer (&epoch->wire_of, g_hash_table_unref);
  g_clear_pointer (&epoch->obstacles, g_free);
  g_clear_pointer (&epoch->extras, g_array_unref);
  g_clear_pointer (&epoch->late, g_hash_table_unref);
}

/* --- what is in their way --------------------------------------------------------------------- */

static RfRouteBox
obstacle_of (const RfRect *body, int level, const RfTimes *times)
{
  RfRouteBox box = { .body = *body, .obstacle = *body, .head = RF_BOX_HEAD, .times = *times };
  /* Cards on the pile have nothing above them but the last row of the card below. */
  double above = level == 0 ? FRAME_BADGE_ABOVE : level > 0 ? 0 : BADGE_ABOVE;

  box.obstacle.y -= above;
  box.obstacle.height += above;
  box.reserve = level >= 0 ? 0 : RESERVE;
  return box;
}

/* The room below @body at the times at which something is written there about @box. */
static void
add_note (const RfEpoch *epoch, const RfHistory *history, const RfHistoryBox *box,
          const RfRect *body, RfRouteExtra *note)
{
  RfRect rect = { body->x + 4, body->y + box->height, box->width + NOTE_WIDER, NOTE_HEIGHT };
  const RfHistoryNote *notes = box->notes != NULL ? (const RfHistoryNote *) box->notes->data : NULL;
  guint32 until = box->end != 0 ? box->end : G_MAXUINT32;
  RfTimes times;

  for (guint i = 0; notes != NULL && i < box->notes->len; i++)
    {
      if (notes[i].from > epoch->last || MIN (notes[i].until, until) < epoch->first)
        continue;
      times = rf_epoch_times (epoch, history, notes[i].from, MIN (notes[i].until, until));
      rf_times_unite (&note->times, &times);
      note->rect = rf_rect_unite (&note->rect, &rect);
    }
  if (box->end == 0 || box->end > epoch->last || rf_epoch_last_event (history, box) <= box->end)
    return;
  times = rf_epoch_times (epoch, history, box->end, rf_epoch_last_event (history, box));
  rf_times_unite (&note->times, &times);
  note->rect = rf_rect_unite (&note->rect, &rect);
}

/* The hull round an isolate, where nothing else stands in it, and the room of its caption. */
static void
add_hull (RfEpoch *epoch, guint index)
{
  const RfHull *hull = &g_array_index (epoch->hulls, RfHull, index);
  RfRouteExtra inside = { .times = hull->times, .hull = index + 1, .soft = TRUE };
  RfRouteExtra caption = { .times = hull->times, .soft = TRUE };

  for (guint i = 0; i < hull->members->len; i++)
    {
      RfRouteBox *box = &epoch->obstacles[g_array_index (hull->members, guint, i)];
      RfRect rect = box->body;

      rect.y -= RF_BOX_OVERHANG;
      rect.height += RF_BOX_OVERHANG + RF_BOX_NOTE;
      inside.rect = rf_rect_unite (&inside.rect, &rect);
      box->hull = index + 1;
    }
  inside.rect = rf_rect_grow (&inside.rect, HULL_PAD);
  inside.rect.y -= RF_ISOLATE_CAPTION;
  inside.rect.height += RF_ISOLATE_CAPTION;
  caption.rect =
    (RfRect){ inside.rect.x + 16, inside.rect.y + 8, fmin (inside.rect.width, CAPTION_WIDEST), 15 };
  for (guint i = 0; i < epoch->places->len; i++)
    if (epoch->obstacles[i].hull != index + 1 &&
        rf_times_meet (&epoch->obstacles[i].times, &hull->times) &&
        rf_rect_overlaps (&epoch->obstacles[i].obstacle, &inside.rect))
      return;
  g_array_append_val (epoch->extras, inside);
  g_array_append_val (epoch->extras, caption);
}

static void
find_obstacles (RfEpoch *epoch, const RfHistory *history)
{
  g_clear_pointer (&epoch->obstacles, g_free);
  g_clear_pointer (&epoch->extras, g_array_unref);
  epoch->obstacles = g_new0 (RfRouteBox, epoch->places->len + 1);
  epoch->extras = g_array_new (FALSE, FALSE, sizeof (RfRouteExtra));
  for (guint i = 0; i < epoch->places->len; i++)
    {
      const RfPlace *place = &g_array_index (epoch->places, RfPlace, i);
      RfRouteExtra note = { 0 };

      epoch->obstacles[i] = obstacle_of (&place->rect, place->level, &place->times);
      for (guint k = 0; place->boxes != NULL && k < place->boxes->len; k++)
        add_note (epoch, history, g_ptr_array_index (place->boxes, k), &place->rect, &note);
      if (note.rect.width > 0)
        g_array_append_val (epoch->extras, note);
    }
  for (guint i = 0; i < epoch->hulls->len; i++)
    add_hull (epoch, i);
}

/* --- their ways ------------------------------------------------------------------------------- */

/* Where the wire of @key begins and ends; heights are set. */
static void
place_route (const RfWireKey *key, const RfRouteBox *obstacles, RfRoute *route)
{
  double height = route->end.height;

  route->start = obstacles[route->owner].body;
  route->end = obstacles[route->target].body;
  route->start.width = key->parts[RF_WIRE_FROM_WIDTH];
  route->end.width = key->parts[RF_WIRE_TO_WIDTH];
  route->end.height = height;
  route->from = (RfPoint){ rf_rect_right (&route->start) - RF_BOX_PAD,
                           route->start.y + RF_BOX_HEAD + key->parts[RF_WIRE_ROW] * RF_BOX_ROW +
                             RF_BOX_ROW / 2 + 0.5 };
}

static GArray *
copy_routes (RfEpoch *epoch)
{
  GArray *routes = g_array_sized_new (FALSE, FALSE, sizeof (RfRoute), epoch->wires->len);

  for (guint i = 0; i < epoch->wires->len; i++)
    g_array_append_val (routes, g_array_index (epoch->wires, RfWire, i).route);
  return routes;
}

static void
route_all (RfEpoch *epoch, const RfHistory *history, gboolean rough)
{
  g_autoptr (GArray) routes = NULL;

  find_obstacles (epoch, history);
  for (guint i = 0; i < epoch->wires->len; i++)
    {
      RfWire *wire = &g_array_index (epoch->wires, RfWire, i);

      place_route (&wire->key, epoch->obstacles, &wire->route);
      if (wire->route.points == NULL)
        wire->route.points = g_array_new (FALSE, FALSE, sizeof (RfPoint));
    }
  /* The points are shared with the wires. */
  routes = copy_routes (epoch);
  (rough ? rf_route_roughly : rf_route_all) (epoch->obstacles, epoch->places->len,
                                             (const RfRouteExtra *) epoch->extras->data,
                                             epoch->extras->len, (RfRoute *) routes->data,
                                             routes->len);
}

void
rf_epoch_route (RfEpoch *epoch, const RfHistory *history)
{
  route_all (epoch, history, FALSE);
}

double
rf_epoch_score (RfEpoch *epoch, const RfHistory *history)
{
  guint32 end = MIN (rf_history_program_end (history), epoch->last);
  RfTimes last = rf_epoch_times (epoch, history, end, end);
  g_autoptr (GArray) routes = NULL;
  double crossings, length, end_crossings, end_length, cost;
  RfRect bounds = { 0 };

  route_all (epoch, history, epoch->wires->len > POLISHED_MAX);
  routes = copy_routes (epoch);
  rf_route_measure ((const RfRoute *) routes->data, routes->len, &crossings, &length);
  for (guint i = 0; i < routes->len; i++)
    {
      RfRoute *route = &g_array_index (routes, RfRoute, i);
      route->times = rf_times_both (&route->times, &last);
    }
  rf_route_measure ((const RfRoute *) routes->data, routes->len, &end_crossings, &end_length);
  for (guint i = 0; i < epoch->places->len; i++)
    bounds = rf_rect_unite (&bounds, &g_array_index (epoch->places, RfPlace, i).rect);
  cost = CROSSING_COST * crossings + LENGTH_COST * length;
  cost += END_SHARE * RF_TIMES_PARTS * (CROSSING_COST * end_crossings + LENGTH_COST * end_length);
  return cost + AREA_COST * bounds.width * bounds.height;
}

/* --- asking for them -------------------------------------------------------------------------- */

/* What a reader has moved, as the routes see it. */
typedef struct
{
  GArray *boxes;         /* RfRouteBox: the places as they are now, then the moved boxes */
  GArray *extras;        /* RfRouteExtra */
  GHashTable *number_of; /* ordinal + 1 → number of the moved box, from 1 */
  guint print;           /* says which are moved, and how far */
} Moved;

static void
clear_moved (Moved *moved)
{
  g_clear_pointer (&moved->boxes, g_array_unref);
  g_clear_pointer (&moved->extras, g_array_unref);
  g_clear_pointer (&moved->number_of, g_hash_table_unref);
}

/* A box that stands elsewhere than in its place. */
static void
move_box (const RfEpoch *epoch, const RfHistory *history, Moved *moved, const RfHistoryBox *box,
          guint32 n, RfPoint offset)
{
  RfTimes times = rf_epoch_times (epoch, history, box->first, rf_epoch_last_event (history, box));
  int place = box->is_frame
                ? epoch->levels[MIN (rf_history_frame_depth (box, n), RF_LAYOUT_MAX_FRAMES - 1)]
                : epoch->place_of[box->ordinal];
  RfRouteExtra note = { 0 };
  RfRouteBox made;
  RfRect body;

  if (place < 0)
    return;
  body = g_array_index (epoch->places, RfPlace, place).rect;
  body.x += offset.x;
  body.y += offset.y;
  body.width = box->width;
  body.height = box->height;
  made = obstacle_of (&body, g_array_index (epoch->places, RfPlace, place).level, &times);
  g_array_append_val (moved->boxes, made);
  for (guint i = 0; i < 4; i++)
    g_array_index (moved->boxes, RfRouteBox, place).times.bits[i] &= ~times.bits[i];
  g_hash_table_insert (moved->number_of, GUINT_TO_POINTER (box->ordinal + 1),
                       GUINT_TO_POINTER (moved->boxes->len - epoch->places->len));
  add_note (epoch, history, box, &body, &note);
  if (note.rect.width > 0)
    g_array_append_val (moved->extras, note);
  moved->print = moved->print * 31 + box->ordinal;
  moved->print = moved->print * 31 + (guint) (int) (offset.x * 16);
  moved->print = moved->print * 31 + (guint) (int) (offset.y * 16);
}

static void
find_moved (const RfEpoch *epoch, const RfHistory *history, const RfOffsets *offsets, guint32 n,
            Moved *moved)
{
  GPtrArray *boxes = rf_history_boxes (history);

  moved->boxes = g_array_new (FALSE, FALSE, sizeof (RfRouteBox));
  g_array_append_vals (moved->boxes, epoch->obstacles, epoch->places->len);
  moved->extras = g_array_copy (epoch->extras);
  moved->number_of = g_hash_table_new (NULL, NULL);
  for (guint i = 0; offsets != NULL && rf_offsets_n (offsets) > 0 && i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);
      RfPoint offset = rf_offsets_get (offsets, box);

      if (rf_epoch_has (epoch, history, box) && (offset.x != 0 || offset.y != 0))
        move_box (epoch, history, moved, box, n, offset);
    }
  /* A hull goes with its members. */
  for (guint i = 0; moved->boxes->len > epoch->places->len && i < moved->extras->len; i++)
    if (g_array_index (moved->extras, RfRouteExtra, i).soft)
      g_array_remove_index (moved->extras, i--);
}

/* Whether a moved box stands in the way of @route. */
static gboolean
is_barred (const RfEpoch *epoch, const Moved *moved, const RfRoute *route)
{
  for (guint i = epoch->places->len; i < moved->boxes->len; i++)
    {
      const RfRouteBox *box = &g_array_index (moved->boxes, RfRouteBox, i);

      if (rf_times_meet (&box->times, &route->times) &&
          rf_spline_meets_rect ((const RfPoint *) route->points->data, route->points->len,
                                &box->obstacle))
        return TRUE;
    }
  return FALSE;
}

static guint
moved_number (const Moved *moved, const RfHistoryBox *box)
{
  return GPOINTER_TO_UINT (
    g_hash_table_lookup (moved->number_of, GUINT_TO_POINTER (box->ordinal + 1)));
}

static int
place_at (const RfEpoch *epoch, const RfHistoryBox *box, guint32 n)
{
  if (box->is_frame)
    return epoch->levels[MIN (rf_history_frame_depth (box, n), RF_LAYOUT_MAX_FRAMES - 1)];
  return epoch->place_of[box->ordinal];
}

static RfWireKey
key_of (const RfEpoch *epoch, const Moved *moved, const RfLayoutArrow *arrow, guint32 n)
{
  int tail = place_at (epoch, arrow->owner, n), head = place_at (epoch, arrow->target, n);
  RfWireKey key = make_key ((guint) tail, (guint) head, arrow->row, arrow->owner, arrow->target);

  key.parts[RF_WIRE_FROM_MOVED] = moved_number (moved, arrow->owner);
  key.parts[RF_WIRE_TO_MOVED] = moved_number (moved, arrow->target);
  key.parts[RF_WIRE_PRINT] = moved->print;
  return key;
}

/* The route of @arrow that is known beforehand, if it serves; else what is to be asked for. */
static const RfRoute *
find_wire (RfEpoch *epoch, const Moved *moved, const RfLayoutArrow *arrow, guint32 n,
           RfWireKey *key)
{
  RfWireKey plain;
  guint known;
  const RfRoute *route;

  *key = plain = key_of (epoch, moved, arrow, n);
  plain.parts[RF_WIRE_FROM_MOVED] = plain.parts[RF_WIRE_TO_MOVED] = plain.parts[RF_WIRE_PRINT] = 0;
  known = GPOINTER_TO_UINT (g_hash_table_lookup (epoch->wire_of, &plain));
  if (known == 0 || key->parts[RF_WIRE_FROM_MOVED] != 0 || key->parts[RF_WIRE_TO_MOVED] != 0)
    return NULL;
  route = &g_array_index (epoch->wires, RfWire, known - 1).route;
  /* A box that a reader has folded is lower than it was taken to be. */
  if (route->points->len == 0 ||
      (arrow->height < route->end.height - 0.5 &&
       g_array_index (route->points, RfPoint, route->points->len - 1).y >
         route->end.y + arrow->height - 4) ||
      is_barred (epoch, moved, route))
    return NULL;
  return route;
}

static void
free_points (gpointer points)
{
  g_array_unref (points);
}

/* What is asked for with @key, with all but its points. */
static RfRoute
make_route (const RfEpoch *epoch, const Moved *moved, const RfWireKey *key,
            const RfLayoutArrow *arrow)
{
  RfRoute route = { .owner = key->parts[RF_WIRE_TAIL], .target = key->parts[RF_WIRE_HEAD] };

  if (key->parts[RF_WIRE_FROM_MOVED] != 0)
    route.owner = epoch->places->len + key->parts[RF_WIRE_FROM_MOVED] - 1;
  if (key->parts[RF_WIRE_TO_MOVED] != 0)
    route.target = epoch->places->len + key->parts[RF_WIRE_TO_MOVED] - 1;
  route.no_bottom = TRUE;
  route.end.height = fmin (RF_BOX_HEAD + 4, arrow->target->height);
  place_route (key, (const RfRouteBox *) moved->boxes->data, &route);
  route.times = rf_times_both (&g_array_index (moved->boxes, RfRouteBox, route.owner).times,
                               &g_array_index (moved->boxes, RfRouteBox, route.target).times);
  return route;
}

/* Routes for @keys (RfWireKey), by key. */
static GHashTable *
route_late (RfEpoch *epoch, const Moved *moved, const GArray *keys, const GArray *arrows)
{
  g_autoptr (GArray) routes = g_array_new (FALSE, TRUE, sizeof (RfRoute)), known = NULL;
  GHashTable *found = g_hash_table_new_full (key_hash, key_equal, g_free, free_points);

  if (keys->len == 0)
    return found;
  known = copy_routes (epoch);
  for (guint i = 0; i < keys->len; i++)
    {
      RfRoute route = make_route (epoch, moved, &g_array_index (keys, RfWireKey, i),
                                  g_array_index (arrows, const RfLayoutArrow *, i));

      route.points = g_array_new (FALSE, FALSE, sizeof (RfPoint));
      g_array_append_val (routes, route);
    }
  rf_route_more ((const RfRouteBox *) moved->boxes->data, moved->boxes->len,
                 (const RfRouteExtra *) moved->extras->data, moved->extras->len,
                 (const RfRoute *) known->data, known->len, (RfRoute *) routes->data, routes->len);
  for (guint i = 0; i < routes->len; i++)
    g_hash_table_insert (found, g_memdup2 (&g_array_index (keys, RfWireKey, i), sizeof (RfWireKey)),
                         g_array_index (routes, RfRoute, i).points);
  return found;
}

static void
take_points (RfLayoutArrow *arrow, const GArray *points)
{
  g_array_set_size (arrow->points, 0);
  g_array_append_vals (arrow->points, points->data, points->len);
}

/* The next ones find them. */
static void
keep_late (RfEpoch *epoch, GHashTable *found, GMutex *mutex)
{
  GHashTableIter iter;
  gpointer key, points;

  g_mutex_lock (mutex);
  if (g_hash_table_size (epoch->late) > WIRES_MAX)
    g_hash_table_remove_all (epoch->late);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, &points))
    g_hash_table_insert (epoch->late, g_memdup2 (key, sizeof (RfWireKey)), g_array_ref (points));
  g_mutex_unlock (mutex);
}

guint
rf_epoch_get_routes (RfEpoch *epoch, const RfHistory *history, const RfOffsets *offsets, guint32 n,
                     RfLayoutArrow *arrows, guint n_arrows, GMutex *mutex)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (RfWireKey));
  g_autoptr (GArray) whose = g_array_new (FALSE, FALSE, sizeof (RfLayoutArrow *));
  g_autofree RfWireKey *keys = g_new0 (RfWireKey, n_arrows + 1);
  g_autofree guint8 *late = g_new0 (guint8, n_arrows + 1);
  g_autoptr (GHashTable) found = NULL;
  Moved moved = { 0 };

  find_moved (epoch, history, offsets, n, &moved);
  g_mutex_lock (mutex);
  if (epoch->late == NULL)
    epoch->late = g_hash_table_new_full (key_hash, key_equal, g_free, free_points);
  for (guint i = 0; i < n_arrows; i++)
    {
      const RfRoute *route = find_wire (epoch, &moved, &arrows[i], n, &keys[i]);
      const RfLayoutArrow *arrow = &arrows[i];
      const GArray *points = route == NULL ? g_hash_table_lookup (epoch->late, &keys[i]) : NULL;

      if (route != NULL || points != NULL)
        {
          take_points (&arrows[i], route != NULL ? route->points : points);
          continue;
        }
      late[i] = 1;
      g_array_append_val (missing, keys[i]);
      g_array_append_val (whose, arrow);
    }
  g_mutex_unlock (mutex);
  /* Without the mutex: it takes long, and others may want what is known. */
  found = route_late (epoch, &moved, missing, whose);
  for (guint i = 0; i < n_arrows; i++)
    if (late[i])
      take_points (&arrows[i], g_hash_table_lookup (found, &keys[i]));
  if (missing->len > 0)
    keep_late (epoch, found, mutex);
  clear_moved (&moved);
  return missing->len;
}

void
rf_epoch_get_quick_routes (const RfEpoch *epoch, const RfHistory *history, const RfOffsets *offsets,
                           guint32 n, RfLayoutArrow *arrows, guint n_arrows)
{
  g_autoptr (GArray) routes = g_array_new (FALSE, TRUE, sizeof (RfRoute));
  Moved moved = { 0 };

  find_moved (epoch, history, offsets, n, &moved);
  for (guint i = 0; i < n_arrows; i++)
    {
      RfWireKey key = key_of (epoch, &moved, &arrows[i], n);
      RfRoute route = make_route (epoch, &moved, &key, &arrows[i]);

      route.points = arrows[i].points;
      g_array_set_size (route.points, 0);
      g_array_append_val (routes, route);
    }
  rf_route_quickly ((const RfRouteBox *) moved.boxes->data, moved.boxes->len,
                    (const RfRouteExtra *) moved.extras->data, moved.extras->len,
                    (RfRoute *) routes->data, routes->len);
  clear_moved (&moved);
}
