/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-geometry.h"
#include "diagram/rf-theme.h"

#include <glib.h>

G_BEGIN_DECLS

/* The scene: a flat list of items to be painted in order. Each item has a stable key, so that two
 * scenes of one run can be compared and blended; coordinates are points, y down. Items belong to
 * groups (an object, a frame, a reference, an isolate, a bubble); the items of one group stand
 * together in the list. No type of a drawing library occurs here.
 *
 * A scene is built once and then never changed; it is reference counted, references may be taken
 * and dropped on any thread. */

typedef enum
{
  RF_SPACE_NONE,
  RF_SPACE_ISOLATE, /* id: the isolate's number */
  RF_SPACE_FRAME,   /* id: the frame's */
  RF_SPACE_OBJECT,  /* id: the object's short id */
  RF_SPACE_REF,     /* id: the owner's (slot tells which), frames have RF_SCENE_OWNER_FRAME */
  RF_SPACE_GROUP,   /* id: index of an overview's group + 1 */
  RF_SPACE_LINK,    /* references from a group (id) to another (slot) */
  RF_SPACE_BUBBLE,  /* id: the object's whose finalizer prints, 0: nobody's */
  RF_SPACE_POOL,    /* id: the pool's, in a picture of the address space (rf-space-map.h) */
} RfSceneSpace;

/* What an item is within its group. */
typedef enum
{
  RF_PART_NONE,
  RF_PART_HULL,
  RF_PART_CAPTION,
  RF_PART_HALO,
  RF_PART_BODY,
  RF_PART_HEAD,
  RF_PART_TITLE,
  RF_PART_ID,
  RF_PART_LINE,
  RF_PART_ADDRESS,
  RF_PART_LABEL,
  RF_PART_VALUE,
  RF_PART_DOT,
  RF_PART_STRIKE,
  RF_PART_MORE,
  RF_PART_ARROW,
  RF_PART_TIP,
  RF_PART_NOTE,
  RF_PART_COUNT,
  RF_PART_COUNT_TEXT,
  RF_PART_GC_REFS,
  RF_PART_GC_REFS_TEXT,
  RF_PART_BUBBLE,
  RF_PART_BUBBLE_TEXT,
  RF_PART_SELECTION,
  RF_PART_VISIT,
  RF_PART_GENERATION,
  RF_PART_GENERATION_TEXT,
  RF_PART_MATCH,
  RF_PART_MARK,
  RF_PART_DIFFERENCE,
  RF_PART_DIFFERENCE_TAG,
  RF_PART_DIFFERENCE_TEXT,
  RF_PART_STEM,
  RF_PART_STEM_TEXT,
  RF_PART_BLOCK, /* the memory that a box hands back; only while two scenes are blended */
  RF_PART_BLOCK_TEXT,
  RF_PART_SQUARE,
} RfScenePart;

/* Set in slot_kind of a reference's key when its owner is a frame. */
#define RF_SCENE_OWNER_FRAME 0x80

typedef struct
{
  guint8 space;     /* RfSceneSpace */
  guint8 part;      /* RfScenePart */
  guint8 slot_kind; /* RfSlotKind, RF_SCENE_OWNER_FRAME; 0 where there is no slot */
  guint8 going;     /* 1: what is replaced by the item with 0; only while two scenes are blended */
  guint32 id;
  guint32 slot; /* number of the slot: text id, index, rank */
} RfSceneKey;

typedef enum
{
  RF_ITEM_BOX,    /* rounded rectangle: x, y, width, height, radius */
  RF_ITEM_HEAD,   /* the same with only the upper corners round */
  RF_ITEM_CIRCLE, /* a rounded rectangle whose ends are half circles */
  RF_ITEM_TEXT,   /* at rect.x (by align), baseline */
  RF_ITEM_LINE,   /* from (x, y) to (x + width, y + height) */
  RF_ITEM_SPLINE, /* points: 3n + 1 */
  RF_ITEM_PATH,   /* points: a polygon, closed when the style fills it */
} RfItemKind;

typedef enum
{
  RF_ALIGN_START,
  RF_ALIGN_MIDDLE,
  RF_ALIGN_END,
} RfAlign;

typedef struct
{
  RfSceneKey key;
  guint8 kind;   /* RfItemKind */
  guint8 align;  /* RfAlign */
  guint16 style; /* RfStyle */
  guint32 group;
  RfRect rect;   /* shape; of a text: its extents, aligned at the anchor */
  RfRect bounds; /* what it may paint, line width included */
  double radius;
  double anchor, baseline; /* of a text */
  double opacity;          /* 0…1 */
  const char *text;        /* owned by the scene; NULL if there is none */
  const char *whole;       /* of a text that was cut to fit; NULL: nothing is missing */
  const RfPoint *points;   /* owned by the scene */
  guint n_points;
} RfSceneItem;

typedef struct
{
  guint8 space; /* RfSceneSpace */
  guint32 id;
  const char *element;           /* id of the SVG element: "object-7", "ref-8-friend" */
  const char *title;             /* one sentence for a tooltip or a reader */
  const char *const *attributes; /* name, value, name, value, NULL: "object", "7" … */
  /* Of a reference: the boxes at its ends; a folded dict's are its owner's. */
  gboolean from_frame;
  guint32 from, to;
  guint first, n_items;
  RfRect bounds;
  guint64 look; /* rf_scene_look() where it is known already, 0: it is not */
} RfSceneGroup;

typedef struct
{
  gatomicrefcount refs;
  RfRect bounds;  /* the same for all scenes of one layout */
  char *title;    /* what the picture shows, for readers */
  guint n_late;   /* arrows whose routes were not known beforehand */
  GArray *items;  /* RfSceneItem, in painting order */
  GArray *groups; /* RfSceneGroup, in painting order */
  GStringChunk *texts;
  GPtrArray *memory;  /* points and attribute lists */
  GPtrArray *parents; /* scenes whose texts this one shows (tweens) */
} RfScene;

typedef enum
{
  RF_PICK_NOTHING,
  RF_PICK_OBJECT,
  RF_PICK_FRAME,
  RF_PICK_REF,
  RF_PICK_ISOLATE,
  RF_PICK_GROUP, /* id: index of an overview's group + 1 */
  RF_PICK_LINK,  /* references between two of them */
} RfPickKind;

/* What stands at a place. */
typedef struct
{
  RfPickKind kind;
  guint32 id;       /* object, frame, isolate; of a reference: its owner */
  gboolean has_row; /* the pointer is on a row: slot_kind and slot are set */
  guint8 slot_kind; /* with RF_SCENE_OWNER_FRAME for a frame's reference */
  guint32 slot;
  const RfSceneItem *row;    /* the label of the row, NULL: on no row (transfer none) */
  const RfSceneGroup *group; /* (transfer none), NULL for nothing */
  RfPoint at;                /* of the scene */
} RfPick;

/* An empty scene with the count 1; @bounds is what the whole run needs. */
RfScene *rf_scene_new (const RfRect *bounds);
RfScene *rf_scene_ref (RfScene *scene);
void rf_scene_unref (RfScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfScene, rf_scene_unref)

/* Begins a group; the items that are added from now on belong to it. @element and @title are
 * copied; @attributes (NULL-ended name, value pairs; may be NULL) too. */
void rf_scene_begin_group (RfScene *scene, RfSceneSpace space, guint32 id, const char *element,
                           const char *title, const char *const *attributes);

/* The boxes at the ends of the reference that the last group is. */
void rf_scene_set_ends (RfScene *scene, gboolean from_frame, guint32 from, guint32 to);
/* Draws the last group fainter. */
void rf_scene_dim_group (RfScene *scene, double opacity);

/* Adds items to the last group. Texts and points are copied. Returned items are valid until the
 * next one is added. (transfer none) */
RfSceneItem *rf_scene_add_shape (RfScene *scene, RfItemKind kind, RfSceneKey key, RfStyle style,
                                 RfRect rect, double radius);
/* @width is the measured width of @text; it stands at @anchor by @align on @baseline. */
RfSceneItem *rf_scene_add_text (RfScene *scene, RfSceneKey key, RfStyle style, const char *text,
                                double anchor, double baseline, RfAlign align, double width);
RfSceneItem *rf_scene_add_points (RfScene *scene, RfItemKind kind, RfSceneKey key, RfStyle style,
                                  const RfPoint *points, guint n_points);

/* For hash tables whose keys are RfSceneKey: all fields count, `going` too. */
guint rf_scene_key_hash (gconstpointer key);
gboolean rf_scene_key_equal (gconstpointer a, gconstpointer b);

/* A number that says what @group of @scene paints, and where: others paint something else. */
guint64 rf_scene_look (const RfScene *scene, const RfSceneGroup *group);

/* The item with @key, or NULL. Linear. (transfer none) */
const RfSceneItem *rf_scene_find (const RfScene *scene, const RfSceneKey *key);
/* The body of an object's or a frame's box, or NULL. (transfer none) */
const RfSceneItem *rf_scene_find_box (const RfScene *scene, RfSceneSpace space, guint32 id);

/* What stands at (@x, @y): the uppermost box, else a reference within @tolerance points, else an
 * isolate. @pick is always set; returns whether something is there. */
gboolean rf_scene_pick (const RfScene *scene, double x, double y, double tolerance, RfPick *pick);

/* A text with one line an item, for tests and for looking: part, style, text; with coordinates only
 * if @coordinates. (transfer full) */
char *rf_scene_dump (const RfScene *scene, gboolean coordinates);

/* The name of a part: "title", "count". (transfer none) */
const char *rf_scene_part_name (RfScenePart part);

G_END_DECLS
