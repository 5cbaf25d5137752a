/* SPDX-License-Identifier: MIT */

/* The members of a group, a page at a time: small cards in rows, with the first of what each refers
 * to as text. They are boxes of objects like any others, so that they can be picked. */

#include "diagram/rf-history.h"
#include "diagram/rf-overview.h"
#include "diagram/rf-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define WIDTH 196.0
#define GAP_X 26.0
#define GAP_Y 26.0
#define COLUMNS 4u
#define ROWS 3u
#define HEIGHT (RF_BOX_HEAD + ROWS * RF_BOX_ROW + RF_BOX_FOOT)
#define MARGIN 26.0
#define CAPTION 34.0
#define RADIUS 7.0

typedef struct
{
  const RfState *state;
  RfJournal *journal;
  RfMeasure *measure;
  RfScene *scene;
} Page;

static RfSceneKey
object_key (guint32 id, RfScenePart part, guint32 slot)
{
  return (RfSceneKey){ .space = RF_SPACE_OBJECT, .part = part, .id = id, .slot = slot };
}

static double
add_text (Page *page, RfSceneKey key, RfStyle style, const char *text, double x, double baseline,
          RfAlign align, double most)
{
  g_autofree char *bounded = rf_words_bounded (text);
  g_autofree char *fitted = rf_measure_fit (page->measure, style, bounded, most);
  double width = rf_measure_text (page->measure, style, fitted);
  RfSceneItem *item =
    rf_scene_add_text (page->scene, key, style, fitted, x, baseline, align, width);

  if (strcmp (fitted, bounded) != 0)
    item->whole = g_string_chunk_insert (page->scene->texts, bounded);
  return width;
}

static RfObjectFacts
facts_of (const RfState *state, guint32 id)
{
  const RfStateObject *object = rf_state_object (state, id);

  return object != NULL ? (RfObjectFacts){ id, object->flags, object->type, object->value }
                        : (RfObjectFacts){ id, 0, 0, 0 };
}

/* What stands for @target in a row: an atom's repr, or what it is called. (transfer full) */
static char *
target_text (Page *page, const RfObjectFacts *target, RfStyle *style)
{
  g_autofree char *title = NULL;

  *style = RF_STYLE_ID;
  if (target->flags & RF_NEW_ATOM)
    {
      *style = rf_words_value_style (page->journal, target);
      return rf_words_value (page->journal, target, "");
    }
  title = rf_words_title (page->journal, target, 0);
  return g_strdup_printf ("%s #%u", title, target->id);
}

static void
add_slot (Page *page, const RfObjectFacts *owner, const RfStateSlot *slot, guint place,
          const RfRect *rect)
{
  RfObjectFacts target = facts_of (page->state, slot->target);
  g_autofree char *label =
    rf_words_label (page->journal, owner, slot->kind, slot->number, slot->key);
  g_autofree char *value = NULL;
  double baseline = rect->y + RF_BOX_HEAD + place * RF_BOX_ROW + 16;
  double left = rect->x + RF_BOX_PAD, room = rect->width - 2 * RF_BOX_PAD, width;
  RfStyle style;

  value = target_text (page, &target, &style);
  width = add_text (page, object_key (owner->id, RF_PART_LABEL, place), RF_STYLE_LABEL, label, left,
                    baseline, RF_ALIGN_START, room * 0.5);
  add_text (page, object_key (owner->id, RF_PART_VALUE, place), style, value, left + room, baseline,
            RF_ALIGN_END, room - width - 8);
}

/* Whether a slot is worth one of the few rows. */
static gboolean
is_row (Page *page, const RfObjectFacts *owner, const RfStateSlot *slot)
{
  RfObjectFacts target = facts_of (page->state, slot->target);
  RfViewOptions options;

  rf_view_options_init (&options);
  return slot->target != 0 && !rf_words_slot_hidden (page->journal, &options, owner, slot->kind,
                                                     slot->number, slot->key, &target);
}

static void
add_slots (Page *page, const RfObjectFacts *owner, const RfStateObject *object, const RfRect *rect)
{
  guint cursor = 0, place = 0, more = 0;
  RfStateSlot slot, last = { 0 };

  /* The last row is either the last slot or says how many there are more. */
  while (place < ROWS - 1 && rf_slots_next (object->slots, &cursor, &slot))
    if (is_row (page, owner, &slot))
      add_slot (page, owner, &slot, place++, rect);
  while (more < 100000 && rf_slots_next (object->slots, &cursor, &slot))
    if (more > 0 || is_row (page, owner, &slot))
      {
        last = more == 0 ? slot : last;
        more++;
      }
  if (more == 1)
    add_slot (page, owner, &last, place, rect);
  else if (more > 1)
    {
      g_autofree char *text =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… %u more", "… %u more", more), more);
      add_text (page, object_key (owner->id, RF_PART_NOTE, place), RF_STYLE_MORE, text,
                rect->x + RF_BOX_PAD, rect->y + RF_BOX_HEAD + place * RF_BOX_ROW + 16,
                RF_ALIGN_START, rect->width - 2 * RF_BOX_PAD);
    }
}

static void
add_count (Page *page, guint32 id, guint32 n, const RfRect *rect)
{
  g_autofree char *text = rf_words_count (n);
  double width =
    fmax (2 * RF_BADGE_RADIUS, rf_measure_text (page->measure, RF_STYLE_COUNT_TEXT, text) + 13);
  RfRect badge = { rf_rect_right (rect) - 2 - width, rect->y + 2 - RF_BADGE_RADIUS, width,
                   2 * RF_BADGE_RADIUS };

  rf_scene_add_shape (page->scene, RF_ITEM_CIRCLE, object_key (id, RF_PART_COUNT, 0),
                      RF_STYLE_COUNT, badge, RF_BADGE_RADIUS);
  add_text (page, object_key (id, RF_PART_COUNT_TEXT, 0), RF_STYLE_COUNT_TEXT, text,
            badge.x + width / 2, rect->y + 6.3, RF_ALIGN_MIDDLE, width);
}

static void
add_member (Page *page, guint32 id, const RfRect *rect, gboolean selected)
{
  const RfStateObject *object = rf_state_object (page->state, id);
  RfObjectFacts facts = facts_of (page->state, id);
  g_autofree char *title = rf_words_title (page->journal, &facts, 0);
  g_autofree char *element = g_strdup_printf ("object-%u", id), *name = g_strdup_printf ("#%u", id);
  g_autofree char *count = rf_words_count (object->count);
  g_autofree char *words = g_strdup_printf ("%s #%u, reference count %s", title, id, count);
  g_autofree char *number = g_strdup_printf ("%u", id);
  const char *attributes[] = {
    "object", number, "type", rf_journal_text (page->journal, object->type), "count", count, NULL
  };
  RfRect head = { rect->x + 0.75, rect->y + 0.75, rect->width - 1.5, RF_BOX_HEAD - 0.75 };
  double left = rect->x + RF_BOX_PAD, width;

  rf_scene_begin_group (page->scene, RF_SPACE_OBJECT, id, element, words, attributes);
  rf_scene_add_shape (page->scene, RF_ITEM_BOX, object_key (id, RF_PART_BODY, 0),
                      object->isolate != 0 ? RF_STYLE_ISOLATE : RF_STYLE_BOX, *rect, RADIUS);
  rf_scene_add_shape (page->scene, RF_ITEM_HEAD, object_key (id, RF_PART_HEAD, 0),
                      object->isolate != 0 ? RF_STYLE_ISOLATE_HEAD : RF_STYLE_BOX_HEAD, head,
                      RADIUS - 0.75);
  if (selected)
    {
      RfRect ring = rf_rect_grow (rect, 4);
      rf_scene_add_shape (page->scene, RF_ITEM_BOX, object_key (id, RF_PART_SELECTION, 0),
                          RF_STYLE_SELECTION, ring, RADIUS + 4);
    }
  width = add_text (page, object_key (id, RF_PART_TITLE, 0), RF_STYLE_TITLE, title, left,
                    rect->y + 17.5, RF_ALIGN_START, rect->width - 110);
  add_text (page, object_key (id, RF_PART_ID, 0), RF_STYLE_ID, name, left + width + 8,
            rect->y + 17.5, RF_ALIGN_START, 80);
  if (facts.flags & RF_NEW_ATOM)
    {
      g_autofree char *value = rf_words_value (page->journal, &facts, "");
      add_text (page, object_key (id, RF_PART_VALUE, 0),
                rf_words_value_style (page->journal, &facts), value, left,
                rect->y + RF_BOX_HEAD + 16, RF_ALIGN_START, rect->width - 2 * RF_BOX_PAD);
    }
  else
    add_slots (page, &facts, object, rect);
  add_count (page, id, object->count, rect);
}

RfScene *
rf_overview_page (const RfGroups *groups, guint group, guint32 first, const RfState *state,
                  RfJournal *journal, RfMeasure *measure, guint32 selected)
{
  const RfGroup *all = &g_array_index (groups->groups, RfGroup, group);
  g_autoptr (GArray) members = rf_groups_members (groups, group, first, RF_OVERVIEW_PAGE);
  guint rows = MAX (1, (members->len + COLUMNS - 1) / COLUMNS);
  RfRect bounds = { 0, 0, 2 * MARGIN + COLUMNS * (WIDTH + GAP_X) - GAP_X,
                    2 * MARGIN + CAPTION + rows * (HEIGHT + GAP_Y) - GAP_Y };
  Page page = { state, journal, measure, rf_scene_new (&bounds) };
  RfSceneKey key = { .space = RF_SPACE_NONE, .part = RF_PART_CAPTION };
  g_autofree char *title = rf_overview_group_title (&all->key, journal);
  g_autofree char *from = rf_overview_number (first + 1), *caption = NULL;
  g_autofree char *to = rf_overview_number (first + members->len);
  g_autofree char *of = rf_overview_number (all->n_objects);

  /* Translators: a group; numbers of the first and last of its objects shown here; of how many. */
  caption = members->len > 0 ? g_strdup_printf (_ ("%s: %s–%s of %s"), title, from, to, of)
                             : g_strdup_printf (_ ("%s: none now"), title);
  page.scene->title =
    g_strdup_printf ("Python objects at event %u: %s", rf_state_position (state), caption);
  rf_scene_begin_group (page.scene, RF_SPACE_NONE, 0, "caption", caption, NULL);
  add_text (&page, key, RF_STYLE_TITLE, caption, MARGIN, MARGIN + 6, RF_ALIGN_START,
            bounds.width - 2 * MARGIN);
  for (guint i = 0; i < members->len; i++)
    {
      guint32 id = g_array_index (members, guint32, i);
      RfRect rect = { MARGIN + i % COLUMNS * (WIDTH + GAP_X),
                      MARGIN + CAPTION + i / COLUMNS * (HEIGHT + GAP_Y), WIDTH, HEIGHT };

      add_member (&page, id, &rect, id == selected);
    }
  return page.scene;
}
