/* SPDX-License-Identifier: MIT */
/* From a view and a layout to a scene: the look of boxes, rows, badges, hulls, arrows. Boxes stand
 * in their reserved places at the size that they have now; everything is a function of the view
 * and the layout alone, which has the routes of the arrows too. Painting order: hulls, boxes,
 * arrows, bubbles. */
#include "diagram/rf-scene-build-private.h"

#include "diagram/rf-phrase.h"
#include "diagram/rf-scene-marks.h"

#include <math.h>
#include <string.h>

#define RADIUS 7.0
#define DOT_RADIUS 3.0
#define TIP_LENGTH 10.0
#define TIP_WIDTH 8.0
#define DIM_OPACITY 0.2
#define MOVED_ROOM 48.0
#define RAISED 6.0 /* of badges that would stand on the head's text */

static RfSceneKey
box_key (const RfViewBox *box, RfScenePart part)
{
  return (RfSceneKey){ .space = box->is_frame ? RF_SPACE_FRAME : RF_SPACE_OBJECT,
                       .part = part,
                       .id = box->id };
}

static RfSceneKey
row_key (const RfViewBox *box, const RfViewRow *row, RfScenePart part)
{
  RfSceneKey key = box_key (box, part);

  key.slot_kind = row->slot_kind;
  key.slot = row->slot;
  return key;
}

double
rf_scene_build_text (RfSceneBuilder *builder, RfSceneKey key, RfStyle style, const char *text,
                     double x, double baseline, RfAlign align, double most)
{
  g_autofree char *fitted = rf_measure_fit (builder->measure, style, text, most);
  double width = rf_measure_text (builder->measure, style, fitted);
  RfSceneItem *item =
    rf_scene_add_text (builder->scene, key, style, fitted, x, baseline, align, width);

  if (strcmp (fitted, text) != 0)
    item->whole = g_string_chunk_insert (builder->scene->texts, text);
  return width;
}

/* --- places --- */

double
rf_scene_build_note_width (RfSceneBuilder *builder, const RfViewBox *box)
{
  return box->note != NULL ? rf_measure_text (builder->measure, box->note_style, box->note) : 0;
}

void
rf_scene_builder_place (RfSceneBuilder *builder, guint index)
{
  const RfViewBox *box = g_ptr_array_index (builder->view->boxes, index);
  RfScenePlaced *placed = &builder->placed[index];
  guint rows = box->n_places + (box->extra != NULL);

  placed->placed =
    rf_layout_place (builder->layout, box->history, builder->view->position, &placed->body);
  if (!placed->placed)
    return;
  if (builder->options != NULL && builder->options->offsets != NULL)
    {
      RfPoint offset = rf_offsets_get (builder->options->offsets, box->history);

      placed->body.x += offset.x;
      placed->body.y += offset.y;
    }
  placed->body.width = box->history->width;
  placed->body.height = RF_BOX_HEAD + (rows > 0        ? rows * RF_BOX_ROW + RF_BOX_FOOT
                                       : box->is_frame ? 14
                                                       : 4);
  placed->body.height = fmin (placed->body.height, box->history->height);
  placed->obstacle = placed->body;
  if (box->is_frame ? box->gc_refs >= 0 : box->tone != RF_TONE_GHOST)
    {
      placed->obstacle.y -= RF_BADGE_RADIUS - 2;
      placed->obstacle.height += RF_BADGE_RADIUS - 2;
    }
}

/* --- boxes --- */

/* The states of @box, as names for programs that read an SVG. */
static guint
state_words (const RfViewBox *box, GString *words)
{
  const struct
  {
    gboolean is;
    RfSpoken state;
    const char *name;
  } states[] = {
    { box->tone == RF_TONE_GHOST, RF_SPOKEN_FREED, "freed" },
    { box->tone == RF_TONE_ISOLATE, RF_SPOKEN_ISOLATED, "isolated" },
    { box->finalizing, RF_SPOKEN_FINALIZING, "finalizing" },
    { box->finalized, RF_SPOKEN_FINALIZED, "finalized" },
    { box->resurrected, RF_SPOKEN_RESURRECTED, "resurrected" },
  };
  guint all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i].is)
      {
        g_string_append_printf (words, "%s%s", all != 0 ? " " : "", states[i].name);
        all |= states[i].state;
      }
  if (all == 0)
    g_string_append (words, "alive");
  return all;
}

static void
begin_box (RfSceneBuilder *builder, const RfViewBox *box)
{
  g_autofree char *element = g_strdup_printf (box->is_frame ? "frame-%u" : "object-%u", box->id);
  g_autofree char *id = g_strdup_printf ("%u", box->id), *title = NULL;
  g_autofree char *count = NULL, *gc_refs = NULL, *address = NULL, *isolate = NULL;
  g_autofree char *reuses = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  const char *attributes[17] = { NULL };
  guint n = 0, states;

  if (box->is_frame)
    {
      title = rf_phrase_frame (box->title, box->side);
      attributes[n++] = "frame";
      attributes[n++] = id;
      attributes[n++] = "function";
      attributes[n++] = rf_journal_text (builder->journal, box->history->function);
      g_hash_table_add (builder->elements, g_strdup (element));
      rf_scene_begin_group (builder->scene, RF_SPACE_FRAME, box->id, element, title, attributes);
      return;
    }
  count = rf_words_count (box->count);
  gc_refs = g_strdup_printf ("%d", box->gc_refs);
  address = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", box->address);
  states = state_words (box, words);
  attributes[n++] = "object";
  attributes[n++] = id;
  attributes[n++] = "type";
  attributes[n++] = rf_journal_text (builder->journal, box->history->facts.type);
  if (box->tone != RF_TONE_GHOST)
    {
      attributes[n++] = "count";
      attributes[n++] = count;
    }
  if (box->gc_refs >= 0)
    {
      attributes[n++] = "gc-refs";
      attributes[n++] = gc_refs;
    }
  attributes[n++] = "state";
  attributes[n++] = words->str;
  if (box->isolate != 0)
    {
      attributes[n++] = "isolate";
      attributes[n++] = isolate = g_strdup_printf ("%u", box->isolate);
    }
  attributes[n++] = "address";
  attributes[n++] = address;
  if (box->reuses != 0)
    {
      attributes[n++] = "reuses";
      attributes[n++] = reuses = g_strdup_printf ("%u", box->reuses);
    }
  if (box->tone == RF_TONE_GHOST)
    title = rf_phrase_ghost (box->title, box->id, box->note != NULL ? box->note : "");
  else
    title = rf_phrase_object (box->title, box->id, count, box->gc_refs, states, box->reuses);
  if (box->side != NULL)
    {
      g_autofree char *whole = rf_phrase_and (title, box->side);
      g_free (title);
      title = g_steal_pointer (&whole);
    }
  g_hash_table_add (builder->elements, g_strdup (element));
  rf_scene_begin_group (builder->scene, RF_SPACE_OBJECT, box->id, element, title, attributes);
}

static void
add_row (RfSceneBuilder *builder, const RfViewBox *box, const RfRect *body, const RfViewRow *row)
{
  double top = body->y + RF_BOX_HEAD + row->place * RF_BOX_ROW, baseline = top + 16, width;
  double left = body->x + RF_BOX_PAD, right = rf_rect_right (body) - RF_BOX_PAD;
  double room = right - left - (row->kind == RF_ROW_ARROW ? 16 : 0);
  RfStyle style = RF_STYLE_LABEL;

  if (row->place >= box->n_places)
    return;
  if (row->kind == RF_ROW_MORE)
    {
      rf_scene_build_text (builder, row_key (box, row, RF_PART_MORE), RF_STYLE_MORE, row->label,
                           left, baseline, RF_ALIGN_START, right - left);
      return;
    }
  if (row->kind == RF_ROW_GONE)
    style = RF_STYLE_LABEL_GONE;
  else if (row->slot_kind == RF_SLOT_INDEX || row->slot_kind == RF_SLOT_MEMBER)
    style = RF_STYLE_LABEL_DIM;
  if (row->value != NULL)
    room = fmax (40, fmin (room, box->history->label_width + 0.5));
  width = rf_scene_build_text (builder, row_key (box, row, RF_PART_LABEL), style, row->label, left,
                               baseline, RF_ALIGN_START, room);
  if (row->kind == RF_ROW_GONE)
    rf_scene_add_shape (builder->scene, RF_ITEM_LINE, row_key (box, row, RF_PART_STRIKE),
                        RF_STYLE_STRIKE, (RfRect){ left - 3, baseline - 4, width + 6, 0 }, 0);
  if (row->value != NULL)
    rf_scene_build_text (builder, row_key (box, row, RF_PART_VALUE), row->value_style, row->value,
                         right, baseline, RF_ALIGN_END, right - left - width - 8);
}

static double
badge_width (RfSceneBuilder *builder, const char *text, RfStyle style)
{
  return fmax (2 * RF_BADGE_RADIUS, rf_measure_text (builder->measure, style, text) + 13);
}

/* A badge whose right end stands at @right. Returns its left end. */
static double
add_badge (RfSceneBuilder *builder, const RfViewBox *box, double right, double middle,
           const char *text, RfScenePart part, RfScenePart text_part, RfStyle style,
           RfStyle text_style)
{
  double width = badge_width (builder, text, text_style);
  RfRect rect = { right - width, middle - RF_BADGE_RADIUS, width, 2 * RF_BADGE_RADIUS };

  rf_scene_add_shape (builder->scene, RF_ITEM_CIRCLE, box_key (box, part), style, rect,
                      RF_BADGE_RADIUS);
  rf_scene_build_text (builder, box_key (box, text_part), text_style, text, right - width / 2,
                       middle + 4.3, RF_ALIGN_MIDDLE, width);
  return rect.x;
}

static void
add_body (RfSceneBuilder *builder, const RfViewBox *box, const RfRect *body)
{
  static const struct
  {
    RfStyle body, head;
  } looks[] = {
    [RF_TONE_NORMAL] = { RF_STYLE_BOX, RF_STYLE_BOX_HEAD },
    [RF_TONE_CLASS] = { RF_STYLE_CLASS, RF_STYLE_CLASS_HEAD },
    [RF_TONE_FRAME] = { RF_STYLE_FRAME, RF_STYLE_KEPT_HEAD },
    [RF_TONE_ISOLATE] = { RF_STYLE_ISOLATE, RF_STYLE_ISOLATE_HEAD },
    [RF_TONE_GHOST] = { RF_STYLE_GHOST, RF_STYLE_GHOST_HEAD },
  };
  RfStyle style = box->is_frame ? RF_STYLE_FRAME : looks[box->tone].body;
  RfStyle head = !box->is_frame   ? looks[box->tone].head
                 : box->top_frame ? RF_STYLE_FRAME_HEAD
                                  : RF_STYLE_FRAME_WAITING;
  RfRect rect = { body->x + 0.75, body->y + 0.75, body->width - 1.5, RF_BOX_HEAD - 0.75 };
  RfItemKind kind = RF_ITEM_HEAD;

  if (box->resurrected && box->tone == RF_TONE_NORMAL)
    style = RF_STYLE_RESURRECTED;
  rf_scene_add_shape (builder->scene, RF_ITEM_BOX, box_key (box, RF_PART_BODY), style, *body,
                      RADIUS);
  if (body->height < RF_BOX_HEAD + 5)
    {
      rect.height = body->height - 1.5;
      kind = RF_ITEM_BOX;
    }
  rf_scene_add_shape (builder->scene, kind, box_key (box, RF_PART_HEAD), head, rect, RADIUS - 0.75);
  /* Rings stand outside of the body and after it, so that the body is a box's first shape. */
  if (box->glowing || box->halo)
    {
      /* Narrow enough for the note below. */
      RfRect around = rf_rect_grow (body, 3);
      rf_scene_add_shape (builder->scene, RF_ITEM_BOX, box_key (box, RF_PART_HALO),
                          box->glowing ? RF_STYLE_GLOW : RF_STYLE_HALO, around, RADIUS + 3);
    }
  if (box->visited)
    {
      RfRect around = rf_rect_grow (body, 2);
      rf_scene_add_shape (builder->scene, RF_ITEM_BOX, box_key (box, RF_PART_VISIT),
                          RF_STYLE_VISITED, around, RADIUS + 2);
    }
  if (box == builder->selected ||
      (box->is_frame && builder->options != NULL && builder->options->selected_frame == box->id))
    {
      RfRect around = rf_rect_grow (body, 4);
      rf_scene_add_shape (builder->scene, RF_ITEM_BOX, box_key (box, RF_PART_SELECTION),
                          RF_STYLE_SELECTION, around, RADIUS + 4);
    }
}

static void
add_frame_head (RfSceneBuilder *builder, const RfViewBox *box, const RfRect *body)
{
  double side = 0;

  if (box->side != NULL)
    side =
      rf_scene_build_text (builder, box_key (box, RF_PART_LINE), RF_STYLE_FRAME_LINE, box->side,
                           rf_rect_right (body) - RF_BOX_PAD, body->y + 17.5, RF_ALIGN_END, 90);
  rf_scene_build_text (builder, box_key (box, RF_PART_TITLE), RF_STYLE_FRAME_TITLE, box->title,
                       body->x + RF_BOX_PAD, body->y + 17.5, RF_ALIGN_START,
                       body->width - 2 * RF_BOX_PAD - side - 6);
  if (box->gc_refs >= 0)
    {
      g_autofree char *gc_refs = rf_words_count (box->gc_refs);

      /* Higher than those of objects: the line's number stands below. */
      add_badge (builder, box, rf_rect_right (body) - 2, body->y - 6, gc_refs, RF_PART_GC_REFS,
                 RF_PART_GC_REFS_TEXT, RF_STYLE_GC_REFS, RF_STYLE_GC_REFS_TEXT);
    }
}

/* Returns the right end of what stands in it. */
static double
add_object_head (RfSceneBuilder *builder, const RfViewBox *box, const RfRect *body)
{
  g_autofree char *id = g_strdup_printf ("#%u", box->id);
  gboolean ghost = box->tone == RF_TONE_GHOST;
  double left = body->x + RF_BOX_PAD, width, end;

  width = rf_scene_build_text (builder, box_key (box, RF_PART_TITLE),
                               ghost ? RF_STYLE_GHOST_TITLE : RF_STYLE_TITLE, box->title, left,
                               body->y + 17.5, RF_ALIGN_START, box->history->title_width + 0.5);
  end = left + width + 8;
  end += rf_scene_build_text (builder, box_key (box, RF_PART_ID), RF_STYLE_ID, id, end,
                              body->y + 17.5, RF_ALIGN_START, 80);
  if (box->side != NULL)
    end += 8 + rf_scene_build_text (builder, box_key (box, RF_PART_LINE), RF_STYLE_KEPT_LINE,
                                    box->side, end + 8, body->y + 17.5, RF_ALIGN_START, 90);
  if (box->extra != NULL)
    rf_scene_build_text (builder, box_key (box, RF_PART_ADDRESS), RF_STYLE_ADDRESS, box->extra,
                         left, body->y + RF_BOX_HEAD + box->n_places * RF_BOX_ROW + 15,
                         RF_ALIGN_START, body->width - 2 * RF_BOX_PAD);
  return end;
}

/* The badges over the right end of the head; higher where they would stand on what is written in
 * it up to @end: a class may have thousands of instances. */
static void
add_badges (RfSceneBuilder *builder, const RfViewBox *box, const RfRect *body, double end)
{
  g_autofree char *count = rf_words_count (box->count), *gc_refs = NULL;
  double left = rf_rect_right (body) - 2 - badge_width (builder, count, RF_STYLE_COUNT_TEXT);
  double middle = body->y + 2;

  if (box->gc_refs >= 0)
    {
      gc_refs = rf_words_count (box->gc_refs);
      left -= 5 + badge_width (builder, gc_refs, RF_STYLE_GC_REFS_TEXT);
    }
  if (left < end + 2)
    middle -= RAISED;
  left = add_badge (builder, box, rf_rect_right (body) - 2, middle, count, RF_PART_COUNT,
                    RF_PART_COUNT_TEXT, RF_STYLE_COUNT, RF_STYLE_COUNT_TEXT);
  if (gc_refs != NULL)
    add_badge (builder, box, left - 5, middle, gc_refs, RF_PART_GC_REFS, RF_PART_GC_REFS_TEXT,
               RF_STYLE_GC_REFS, RF_STYLE_GC_REFS_TEXT);
}

static void
add_object_foot (RfSceneBuilder *builder, const RfViewBox *box, const RfRect *body)
{
  if (box->note != NULL)
    rf_scene_build_text (builder, box_key (box, RF_PART_NOTE), box->note_style, box->note,
                         body->x + RF_BOX_PAD - 2, rf_rect_bottom (body) + 14.5, RF_ALIGN_START,
                         fmax (body->width + 30, 150));
}

void
rf_scene_build_box (RfSceneBuilder *builder, guint index)
{
  const RfViewBox *box = g_ptr_array_index (builder->view->boxes, index);
  const RfRect *body = &builder->placed[index].body;
  double head = 0;

  if (!builder->placed[index].placed)
    return;
  begin_box (builder, box);
  add_body (builder, box, body);
  if (box->is_frame)
    add_frame_head (builder, box, body);
  else
    head = add_object_head (builder, box, body);
  for (guint i = 0; i < box->rows->len; i++)
    add_row (builder, box, body, &g_array_index (box->rows, RfViewRow, i));
  if (!box->is_frame)
    add_object_foot (builder, box, body);
  if (!box->is_frame && box->tone != RF_TONE_GHOST)
    add_badges (builder, box, body, head);
  if (box->generation >= 0)
    rf_scene_add_generation (builder->scene, builder->measure, box, body);
  if (box->top_frame && box->history->depth > 0)
    rf_scene_add_top_mark (builder->scene, box, body);
  if (box->is_frame && box->history->depth > 0 && index > 0 && builder->placed[index - 1].placed)
    rf_scene_add_stem (builder->scene, builder->measure, box, body,
                       &builder->placed[index - 1].body);
  if (box->dimmed)
    rf_scene_dim_group (builder->scene, DIM_OPACITY);
}

/* --- arrows --- */

void
rf_scene_make_tip (RfPoint *points, guint n, gboolean open, RfPoint tip[3])
{
  RfPoint end = points[n - 1], back = points[n - 2];
  double length = rf_point_distance (back, end), dx, dy;

  for (guint i = n - 2; length < 1e-6 && i > 0; i--)
    {
      back = points[i - 1];
      length = rf_point_distance (back, end);
    }
  dx = length > 0 ? (end.x - back.x) / length : 1;
  dy = length > 0 ? (end.y - back.y) / length : 0;
  tip[0] = (RfPoint){ end.x - dx * TIP_LENGTH - dy * TIP_WIDTH / 2,
                      end.y - dy * TIP_LENGTH + dx * TIP_WIDTH / 2 };
  tip[1] = end;
  tip[2] = (RfPoint){ end.x - dx * TIP_LENGTH + dy * TIP_WIDTH / 2,
                      end.y - dy * TIP_LENGTH - dx * TIP_WIDTH / 2 };
  if (!open)
    {
      points[n - 1].x -= dx * (TIP_LENGTH - 2);
      points[n - 1].y -= dy * (TIP_LENGTH - 2);
    }
}

static char *
ref_element (RfSceneBuilder *builder, const RfViewRow *row)
{
  GString *id = g_string_new (row->owner_is_frame ? "ref-frame-" : "ref-");
  gsize length;

  g_string_append_printf (id, "%u-", row->owner);
  length = id->len;
  for (const char *p = row->label; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p) || *p == '_' || *p == '-' || *p == '.' || (*p & 0x80))
        g_string_append_c (id, *p);
      else if (id->len > length && id->str[id->len - 1] != '_')
        g_string_append_c (id, '_');
    }
  /* Letters of any script may stand in an id, but no other character beyond ASCII. */
  for (const char *p = id->str; *p != '\0'; p = g_utf8_next_char (p))
    if ((*p & 0x80) && !g_unichar_isalpha (g_utf8_get_char (p)))
      {
        g_string_truncate (id, length);
        break;
      }
  if (id->len == length)
    g_string_append_printf (id, "%u", row->slot);
  while (g_hash_table_contains (builder->elements, id->str))
    g_string_append_printf (id, ".%u", row->slot);
  g_hash_table_add (builder->elements, g_strdup (id->str));
  return g_string_free (id, FALSE);
}

static void
add_arrow (RfSceneBuilder *builder, const RfViewBox *owner, const RfViewBox *target,
           const RfViewRow *row, const GArray *route)
{
  gboolean isolated = owner->tone == RF_TONE_ISOLATE && target->tone == RF_TONE_ISOLATE;
  RfStyle line = row->lit          ? RF_STYLE_REF_LIT
                 : row->weak       ? RF_STYLE_REF_WEAK
                 : owner->is_frame ? RF_STYLE_REF_NAME
                 : isolated        ? RF_STYLE_REF_ISOLATE
                                   : RF_STYLE_REF;
  RfStyle tip_style = row->lit          ? RF_STYLE_TIP_LIT
                      : row->weak       ? RF_STYLE_TIP_WEAK
                      : owner->is_frame ? RF_STYLE_TIP_NAME
                      : isolated        ? RF_STYLE_TIP_ISOLATE
                                        : RF_STYLE_TIP;
  RfStyle dot_style = row->lit          ? RF_STYLE_DOT_LIT
                      : owner->is_frame ? RF_STYLE_DOT_NAME
                      : isolated        ? RF_STYLE_DOT_ISOLATE
                                        : RF_STYLE_DOT;
  RfSceneKey key = { .space = RF_SPACE_REF, .part = RF_PART_ARROW, .id = row->owner };
  g_autofree char *element = ref_element (builder, row), *title = NULL;
  g_autofree char *from = g_strdup_printf (row->owner_is_frame ? "frame-%u" : "%u", row->owner);
  g_autofree char *to = g_strdup_printf ("%u", row->target);
  const char *attributes[] = { "from", from,       "to",   to,
                               "slot", row->label, "kind", row->weak ? "weak" : "strong",
                               NULL };
  RfPoint tip[3], *points = (RfPoint *) route->data;
  RfRect dot = { points->x - DOT_RADIUS, points->y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS };

  key.slot_kind = row->slot_kind | (row->owner_is_frame ? RF_SCENE_OWNER_FRAME : 0);
  key.slot = row->slot;
  title = rf_phrase_reference (row->owner_is_frame ? 0 : row->owner, row->label, row->weak,
                               target->title, target->id);
  rf_scene_make_tip (points, route->len, row->weak, tip);
  rf_scene_begin_group (builder->scene, RF_SPACE_REF, row->owner, element, title, attributes);
  rf_scene_add_points (builder->scene, RF_ITEM_SPLINE, key, line, points, route->len);
  key.part = RF_PART_TIP;
  rf_scene_add_points (builder->scene, RF_ITEM_PATH, key, tip_style, tip, 3);
  key.part = RF_PART_DOT;
  rf_scene_add_shape (builder->scene, RF_ITEM_CIRCLE, key, dot_style, dot, DOT_RADIUS);
  rf_scene_set_ends (builder->scene, owner->is_frame, owner->id, target->id);
  if (owner->dimmed || target->dimmed)
    rf_scene_dim_group (builder->scene, DIM_OPACITY);
}

static gboolean
find_target (RfSceneBuilder *builder, const RfViewRow *row, guint *index)
{
  const RfHistoryBox *box = rf_history_object (rf_layout_history (builder->layout), row->target);
  guint32 id = box != NULL && box->folded ? box->dict_owner : row->target;
  guint found =
    GPOINTER_TO_UINT (g_hash_table_lookup (builder->view->by_object, GUINT_TO_POINTER (id)));

  if (found == 0 || found > builder->view->boxes->len || !builder->placed[found - 1].placed)
    return FALSE;
  *index = found - 1;
  return TRUE;
}

static void
clear_arrow (gpointer data)
{
  g_array_unref (((RfSceneArrow *) data)->points);
}

RfLayoutArrow
rf_scene_ask_arrow (const RfSceneBuilder *builder, const RfSceneArrow *arrow)
{
  const RfViewBox *owner = g_ptr_array_index (builder->view->boxes, arrow->owner);
  const RfViewBox *target = g_ptr_array_index (builder->view->boxes, arrow->target);

  return (RfLayoutArrow){ owner->history, target->history, arrow->row->place,
                          builder->placed[arrow->target].body.height, arrow->points };
}

/* Which arrows there are, and their routes. */
static void
find_arrows (RfSceneBuilder *builder)
{
  g_autofree RfLayoutArrow *asked = NULL;

  for (guint i = 0; i < builder->view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (builder->view->boxes, i);

      for (guint r = 0; r < box->rows->len && builder->placed[i].placed; r++)
        {
          const RfViewRow *row = &g_array_index (box->rows, RfViewRow, r);
          RfSceneArrow arrow = { .owner = i, .row = row };

          if (row->kind != RF_ROW_ARROW || row->place >= box->n_places ||
              !find_target (builder, row, &arrow.target))
            continue;
          arrow.points = g_array_new (FALSE, FALSE, sizeof (RfPoint));
          g_array_append_val (builder->arrows, arrow);
        }
    }
  asked = g_new0 (RfLayoutArrow, builder->arrows->len + 1);
  for (guint i = 0; i < builder->arrows->len; i++)
    asked[i] = rf_scene_ask_arrow (builder, &g_array_index (builder->arrows, RfSceneArrow, i));
  builder->scene->n_late =
    rf_layout_get_routes (builder->layout, builder->view->position,
                          builder->options != NULL ? builder->options->offsets : NULL, asked,
                          builder->arrows->len);
}

static void
add_arrows (RfSceneBuilder *builder)
{
  for (guint i = 0; i < builder->arrows->len; i++)
    {
      const RfSceneArrow *arrow = &g_array_index (builder->arrows, RfSceneArrow, i);

      add_arrow (builder, g_ptr_array_index (builder->view->boxes, arrow->owner),
                 g_ptr_array_index (builder->view->boxes, arrow->target), arrow->row,
                 arrow->points);
    }
}

static char *
scene_title (const RfView *view)
{
  guint objects = 0, frames = 0;

  for (guint i = 0; i < view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (view->boxes, i);
      frames += box->is_frame;
      objects += !box->is_frame && box->tone != RF_TONE_GHOST;
    }
  return rf_phrase_scene (view->position, frames, objects, view->isolates->len);
}

RfRect
rf_scene_builder_bounds (const RfSceneBuilder *builder)
{
  const RfView *view = builder->view;
  RfLayout *layout = builder->layout;
  const RfSceneOptions *options = builder->options;
  RfRect bounds = rf_layout_bounds (layout, view->position);
  const RfHistory *history = rf_layout_history (layout);
  GPtrArray *boxes = rf_history_boxes (history);

  if (options == NULL || options->offsets == NULL || rf_offsets_n (options->offsets) == 0)
    return bounds;
  for (guint i = 0; i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);
      RfPoint offset = rf_offsets_get (options->offsets, box);
      RfRect place;

      if ((offset.x == 0 && offset.y == 0) ||
          !rf_layout_place (layout, box, view->position, &place))
        continue;
      place.x += offset.x;
      place.y += offset.y;
      place = rf_rect_grow (&place, MOVED_ROOM);
      bounds = rf_rect_unite (&bounds, &place);
    }
  return bounds;
}

/* The hull is as faint as the boxes that it is about. */
void
rf_scene_build_hull (RfSceneBuilder *builder, const RfViewIsolate *isolate)
{
  guint before = builder->scene->groups->len;
  gboolean dimmed = TRUE;

  rf_scene_build_isolate (builder, isolate);
  for (guint i = 0; i < isolate->members->len && dimmed; i++)
    {
      const RfViewBox *box =
        g_ptr_array_index (builder->view->boxes, g_array_index (isolate->members, guint, i));
      dimmed = box->dimmed;
    }
  if (dimmed && builder->scene->groups->len > before)
    rf_scene_dim_group (builder->scene, DIM_OPACITY);
}

void
rf_scene_builder_begin (RfSceneBuilder *builder, const RfView *view, RfLayout *layout,
                        const RfSceneOptions *options)
{
  const RfHistory *history = rf_layout_history (layout);
  RfRect bounds;

  *builder = (RfSceneBuilder){
    .view = view,
    .layout = layout,
    .options = options,
    .selected = options != NULL ? rf_view_find (view, options->selected_object) : NULL,
    .measure = rf_history_measure (history),
    .journal = rf_history_journal (history),
    .placed = g_new0 (RfScenePlaced, view->boxes->len + 1),
    .arrows = g_array_new (FALSE, FALSE, sizeof (RfSceneArrow)),
    .captions = g_array_new (FALSE, FALSE, sizeof (RfRect)),
    .elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  bounds = rf_scene_builder_bounds (builder);
  builder->scene = rf_scene_new (&bounds);
  g_array_set_clear_func (builder->arrows, clear_arrow);
  for (guint i = 0; i < view->boxes->len; i++)
    rf_scene_builder_place (builder, i);
  find_arrows (builder);
}

void
rf_scene_builder_end (RfSceneBuilder *builder)
{
  g_free (builder->placed);
  g_array_unref (builder->arrows);
  g_array_unref (builder->captions);
  g_hash_table_unref (builder->elements);
}

RfScene *
rf_scene_build (const RfView *view, RfLayout *layout, const RfSceneOptions *options)
{
  RfSceneBuilder builder;

  rf_scene_builder_begin (&builder, view, layout, options);
  builder.scene->title = scene_title (view);
  for (guint i = 0; i < view->isolates->len; i++)
    rf_scene_build_hull (&builder, g_ptr_array_index (view->isolates, i));
  for (guint i = 0; i < view->boxes->len; i++)
    rf_scene_build_box (&builder, i);
  add_arrows (&builder);
  for (guint i = 0; i < view->bubbles->len; i++)
    if (options == NULL || !options->hide_bubbles)
      rf_scene_build_bubble (&builder, g_ptr_array_index (view->bubbles, i));
  rf_scene_builder_end (&builder);
  return builder.scene;
}
