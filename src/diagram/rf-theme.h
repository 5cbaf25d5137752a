/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The theme: named colours and line widths, one table for all variants, and the styles in which
 * scene items are drawn. A style is named as the class in the SVG is. State is never told by
 * colour alone: each state that has a colour of its own also has a shape, a dash or a word. */

typedef enum
{
  RF_THEME_LIGHT,
  RF_THEME_DARK,
  RF_THEME_CONTRAST,
  RF_THEME_CONTRAST_DARK, /* dark colours, farther apart, with those lines */
  RF_THEME_PRINT,
  RF_N_THEMES
} RfThemeVariant;

/* X (ENUM, "name", light, dark, high contrast, printing): 0xRRGGBBAA */
#define RF_COLORS(X)                                                                     \
  X (NONE, "none", 0x00000000, 0x00000000, 0x00000000, 0x00000000)                       \
  X (CANVAS, "canvas", 0xffffffff, 0x1e1e22ff, 0xffffffff, 0xffffffff)                   \
  X (TEXT, "text", 0x241f31ff, 0xf2f1f4ff, 0x000000ff, 0x000000ff)                       \
  X (TEXT_DIM, "text-dim", 0x5c5a62ff, 0xc0bec6ff, 0x2b2b2bff, 0x444444ff)               \
  X (TEXT_FAINT, "text-faint", 0x8a8890ff, 0x8a8890ff, 0x555555ff, 0x777777ff)           \
  X (STRING, "string", 0x187347ff, 0x6fd6a0ff, 0x00501eff, 0x222222ff)                   \
  X (NUMBER, "number", 0x1a5fb4ff, 0x8cbcf5ff, 0x003a80ff, 0x222222ff)                   \
  X (CONSTANT, "constant", 0x813d9cff, 0xd29bebff, 0x550077ff, 0x222222ff)               \
  X (FRAME_FILL, "frame-fill", 0xe8f1fcff, 0x1c2c42ff, 0xffffffff, 0xffffffff)           \
  X (FRAME_HEAD, "frame-head", 0x1a5fb4ff, 0x2563b0ff, 0x003a80ff, 0x333333ff)           \
  X (FRAME_WAITING, "frame-waiting", 0x526e8dff, 0x3f5573ff, 0x444444ff, 0x666666ff)     \
  X (FRAME_TITLE, "frame-title", 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)         \
  X (FRAME_LINE, "frame-line", 0xe4effdff, 0xe2edfbff, 0xffffffff, 0xffffffff)           \
  X (KEPT_HEAD, "kept-head", 0xbcd7f6ff, 0x2c4a72ff, 0xdde8f5ff, 0xe0e0e0ff)             \
  X (FRAME_BORDER, "frame-border", 0x1a5fb4ff, 0x4c8fe0ff, 0x003a80ff, 0x333333ff)       \
  X (BOX_FILL, "box-fill", 0xffffffff, 0x2b2b31ff, 0xffffffff, 0xffffffff)               \
  X (BOX_HEAD, "box-head", 0xdfe7f1ff, 0x3c4453ff, 0xe6e6e6ff, 0xe8e8e8ff)               \
  X (BOX_BORDER, "box-border", 0x5e6b7fff, 0x93a0b5ff, 0x000000ff, 0x222222ff)           \
  X (CLASS_FILL, "class-fill", 0xf8f8f6ff, 0x29292cff, 0xffffffff, 0xffffffff)           \
  X (CLASS_HEAD, "class-head", 0xdddbd6ff, 0x46464cff, 0xd0d0d0ff, 0xdcdcdcff)           \
  X (CLASS_BORDER, "class-border", 0x6f6e72ff, 0x9a999eff, 0x000000ff, 0x222222ff)       \
  X (HULL_FILL, "hull-fill", 0xfdeee2ff, 0x3a2a1fff, 0xffffffff, 0xffffffff)             \
  X (ISOLATE_HEAD, "isolate-head", 0xf9d6bcff, 0x6a4327ff, 0xffe0c4ff, 0xdcdcdcff)       \
  X (ISOLATE_BORDER, "isolate-border", 0xdd5c00ff, 0xff8f3dff, 0xa03000ff, 0x000000ff)   \
  X (ISOLATE_TEXT, "isolate-text", 0xb54100ff, 0xffa863ff, 0x8a2900ff, 0x000000ff)       \
  X (ARROW, "arrow", 0x55535bff, 0xb5b3bbff, 0x000000ff, 0x222222ff)                     \
  X (ARROW_NAME, "arrow-name", 0x1a5fb4ff, 0x6aa8f2ff, 0x003a80ff, 0x222222ff)           \
  X (ARROW_WEAK, "arrow-weak", 0x7d4fa6ff, 0xbf9ae0ff, 0x550077ff, 0x444444ff)           \
  X (COUNT_FILL, "count-fill", 0x241f31ff, 0xf2f1f4ff, 0x000000ff, 0x000000ff)           \
  X (COUNT_TEXT, "count-text", 0xffffffff, 0x1e1e22ff, 0xffffffff, 0xffffffff)           \
  X (GC_REFS_FILL, "gc-refs-fill", 0xc44e00ff, 0xff8f3dff, 0xa03000ff, 0xffffffff)       \
  X (GC_REFS_TEXT, "gc-refs-text", 0xffffffff, 0x1e1e22ff, 0xffffffff, 0x000000ff)       \
  X (BADGE_RIM, "badge-rim", 0xffffffff, 0x1e1e22ff, 0xffffffff, 0x000000ff)             \
  X (GHOST_FILL, "ghost-fill", 0xfafafaff, 0x242428ff, 0xffffffff, 0xffffffff)           \
  X (GHOST_HEAD, "ghost-head", 0xf0efefff, 0x2e2e33ff, 0xffffffff, 0xf4f4f4ff)           \
  X (GHOST_BORDER, "ghost-border", 0x94929aff, 0x77757eff, 0x555555ff, 0x888888ff)       \
  X (GHOST_TEXT, "ghost-text", 0x6c6a72ff, 0x9e9ca4ff, 0x444444ff, 0x666666ff)           \
  X (CAUSE_TEXT, "cause-text", 0xa51d2dff, 0xf28b93ff, 0x8a0000ff, 0x222222ff)           \
  X (RESURRECTED, "resurrected", 0x18733eff, 0x57d98bff, 0x00501eff, 0x000000ff)         \
  X (GLOW, "glow", 0xf8b26acc, 0xb8661ecc, 0xffcf9cff, 0xddddddff)                       \
  X (HALO, "halo", 0x9be3b5cc, 0x2f7a4dcc, 0xb8f0ccff, 0xeeeeeeff)                       \
  X (LIT, "lit", 0xc2006bff, 0xff7fbdff, 0xa00058ff, 0x000000ff)                         \
  X (GENERATION_0, "generation-0", 0x1a7f50ff, 0x2ec27eff, 0x00501eff, 0xddddddff)       \
  X (GENERATION_1, "generation-1", 0x96600aff, 0xe5a50aff, 0x7a4a00ff, 0xc0c0c0ff)       \
  X (GENERATION_2, "generation-2", 0x813d9cff, 0xc061cbff, 0x550077ff, 0xa0a0a0ff)       \
  X (GENERATION_TEXT, "generation-text", 0xffffffff, 0x1e1e22ff, 0xffffffff, 0x000000ff) \
  X (MATCH, "match", 0xf5c21166, 0xf5c21155, 0xffe60088, 0xbbbbbb88)                     \
  X (MATCH_RIM, "match-rim", 0xa66f00ff, 0xf8e45cff, 0x6b4700ff, 0x000000ff)             \
  X (DIFFERENCE, "difference", 0x00757fff, 0x52d6e0ff, 0x00474fff, 0x000000ff)           \
  X (DIFFERENCE_TEXT, "difference-text", 0xffffffff, 0x1e1e22ff, 0xffffffff, 0xffffffff) \
  X (SELECTION, "selection", 0x3584e4ff, 0x78aeedff, 0x0000ddff, 0x000000ff)             \
  X (BUBBLE_FILL, "bubble-fill", 0x241f31ff, 0xf2f1f4ff, 0x000000ff, 0xffffffff)         \
  X (BUBBLE_BORDER, "bubble-border", 0xffffffff, 0x1e1e22ff, 0xffffffff, 0x000000ff)     \
  X (BUBBLE_TEXT, "bubble-text", 0xffffffff, 0x1e1e22ff, 0xffffffff, 0x000000ff)         \
  X (SQUARE, "square", 0x62a0eaff, 0x5b93d6ff, 0x003a80ff, 0x777777ff)                   \
  X (SQUARE_OTHER, "square-other", 0x9a9996ff, 0x8a8890ff, 0x333333ff, 0xaaaaaaff)       \
  X (CELL_0, "cell-0", 0xbcd9f7ff, 0x2f5580ff, 0xffffffff, 0xffffffff)                   \
  X (CELL_1, "cell-1", 0xc3e8c6ff, 0x2f6a45ff, 0xffffffff, 0xffffffff)                   \
  X (CELL_2, "cell-2", 0xf9dfa0ff, 0x76590fff, 0xffffffff, 0xffffffff)                   \
  X (CELL_3, "cell-3", 0xe3c8f0ff, 0x5f4077ff, 0xffffffff, 0xffffffff)                   \
  X (CELL_4, "cell-4", 0xf8cbc3ff, 0x7f3c34ff, 0xffffffff, 0xffffffff)                   \
  X (CELL_5, "cell-5", 0xbfeaeaff, 0x22666aff, 0xffffffff, 0xffffffff)                   \
  X (CELL_OWN, "cell-own", 0xdad9deff, 0x46464eff, 0xd0d0d0ff, 0xdcdcdcff)               \
  X (CELL_NEXT, "cell-next", 0x1f8a4cff, 0x57d98bff, 0x00501eff, 0x000000ff)

#define X(id, ...) RF_COLOR_##id,
typedef enum
{
  RF_COLORS (X) RF_N_COLORS
} RfColor;
#undef X

/* X (ENUM, "name", light, dark, high contrast, printing): points */
#define RF_WIDTHS(X)                             \
  X (NONE, "none", 0, 0, 0, 0)                   \
  X (HAIR, "hair", 1.0, 1.0, 1.5, 0.75)          \
  X (BORDER, "border", 1.5, 1.5, 2.25, 1.2)      \
  X (ARROW, "arrow", 1.6, 1.6, 2.25, 1.3)        \
  X (HULL, "hull", 2.0, 2.0, 2.75, 1.6)          \
  X (GLOW, "glow", 5.0, 5.0, 5.0, 4.0)           \
  X (SELECTION, "selection", 2.5, 2.5, 3.5, 2.5) \
  X (LIT, "lit", 3.5, 3.5, 4.5, 3.0)

#define X(id, ...) RF_WIDTH_##id,
typedef enum
{
  RF_WIDTHS (X) RF_N_WIDTHS
} RfWidth;
#undef X

typedef enum
{
  RF_FONT_NONE,
  RF_FONT_SANS,
  RF_FONT_MONO,
} RfFont;

/* X (ENUM, "class", fill, stroke, width, dash on, dash off, font, size, weight, italic). The fill
 * of a text is its colour. */
#define RF_STYLES(X)                                                                              \
  X (NONE, "none", NONE, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                                   \
  X (FRAME, "frame", FRAME_FILL, FRAME_BORDER, BORDER, 0, 0, NONE, 0, 400, FALSE)                 \
  X (FRAME_HEAD, "frame-head", FRAME_HEAD, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                 \
  X (FRAME_WAITING, "frame-waiting", FRAME_WAITING, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)        \
  X (TOP_MARK, "top-mark", FRAME_HEAD, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                     \
  X (STEM, "stem", KEPT_HEAD, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                              \
  X (STEM_TEXT, "stem-text", TEXT, NONE, NONE, 0, 0, SANS, 11, 400, TRUE)                         \
  X (FRAME_TITLE, "frame-title", FRAME_TITLE, NONE, NONE, 0, 0, SANS, 13, 700, FALSE)             \
  X (FRAME_LINE, "frame-line", FRAME_LINE, NONE, NONE, 0, 0, SANS, 11, 400, FALSE)                \
  X (KEPT_HEAD, "kept-head", KEPT_HEAD, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                    \
  X (KEPT_LINE, "kept-line", TEXT_DIM, NONE, NONE, 0, 0, SANS, 11, 400, FALSE)                    \
  X (BOX, "box", BOX_FILL, BOX_BORDER, BORDER, 0, 0, NONE, 0, 400, FALSE)                         \
  X (BOX_HEAD, "box-head", BOX_HEAD, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                       \
  X (CLASS, "class", CLASS_FILL, CLASS_BORDER, BORDER, 0, 0, NONE, 0, 400, FALSE)                 \
  X (CLASS_HEAD, "class-head", CLASS_HEAD, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                 \
  X (ISOLATE, "isolate", BOX_FILL, ISOLATE_BORDER, BORDER, 0, 0, NONE, 0, 400, FALSE)             \
  X (ISOLATE_HEAD, "isolate-head", ISOLATE_HEAD, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)           \
  X (GHOST, "ghost", GHOST_FILL, GHOST_BORDER, BORDER, 4, 4, NONE, 0, 400, FALSE)                 \
  X (GHOST_HEAD, "ghost-head", GHOST_HEAD, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                 \
  X (RESURRECTED, "resurrected", BOX_FILL, RESURRECTED, BORDER, 0, 0, NONE, 0, 400, FALSE)        \
  X (GLOW, "glow", NONE, GLOW, GLOW, 0, 0, NONE, 0, 400, FALSE)                                   \
  X (HALO, "halo", NONE, HALO, GLOW, 0, 0, NONE, 0, 400, FALSE)                                   \
  X (VISITED, "visited", NONE, LIT, SELECTION, 0, 0, NONE, 0, 400, FALSE)                         \
  X (SELECTION, "selection", NONE, SELECTION, SELECTION, 0, 0, NONE, 0, 400, FALSE)               \
  X (GENERATION_0, "generation-0", GENERATION_0, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)           \
  X (GENERATION_1, "generation-1", GENERATION_1, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)           \
  X (GENERATION_2, "generation-2", GENERATION_2, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)           \
  X (GENERATION_TEXT, "generation-text", GENERATION_TEXT, NONE, NONE, 0, 0, SANS, 9, 700, FALSE)  \
  X (MATCH, "match", MATCH, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                                \
  X (MATCH_NOW, "match-now", MATCH, MATCH_RIM, SELECTION, 0, 0, NONE, 0, 400, FALSE)              \
  X (DIFFERENCE, "difference", NONE, DIFFERENCE, SELECTION, 8, 4, NONE, 0, 400, FALSE)            \
  X (DIFFERENCE_TAG, "difference-tag", DIFFERENCE, BADGE_RIM, HAIR, 0, 0, NONE, 0, 400, FALSE)    \
  X (DIFFERENCE_TEXT, "difference-text", DIFFERENCE_TEXT, NONE, NONE, 0, 0, SANS, 11, 700, FALSE) \
  X (TITLE, "title", TEXT, NONE, NONE, 0, 0, SANS, 13, 700, FALSE)                                \
  X (GHOST_TITLE, "ghost-title", GHOST_TEXT, NONE, NONE, 0, 0, SANS, 13, 700, FALSE)              \
  X (ID, "id", TEXT_DIM, NONE, NONE, 0, 0, MONO, 11, 400, FALSE)                                  \
  X (ADDRESS, "address", TEXT_DIM, NONE, NONE, 0, 0, MONO, 10, 400, FALSE)                        \
  X (LABEL, "label", TEXT, NONE, NONE, 0, 0, MONO, 12, 400, FALSE)                                \
  X (LABEL_DIM, "label-dim", TEXT_DIM, NONE, NONE, 0, 0, MONO, 12, 400, FALSE)                    \
  X (LABEL_GONE, "label-gone", TEXT_FAINT, NONE, NONE, 0, 0, MONO, 12, 400, FALSE)                \
  X (VALUE_STRING, "value-string", STRING, NONE, NONE, 0, 0, MONO, 12, 400, FALSE)                \
  X (VALUE_NUMBER, "value-number", NUMBER, NONE, NONE, 0, 0, MONO, 12, 400, FALSE)                \
  X (VALUE_CONSTANT, "value-constant", CONSTANT, NONE, NONE, 0, 0, MONO, 12, 400, FALSE)          \
  X (VALUE_HIDDEN, "value-hidden", TEXT_DIM, NONE, NONE, 0, 0, SANS, 12, 400, TRUE)               \
  X (VALUE_GONE, "value-gone", TEXT_FAINT, NONE, NONE, 0, 0, MONO, 12, 400, FALSE)                \
  X (MORE, "more", TEXT_DIM, NONE, NONE, 0, 0, SANS, 12, 400, TRUE)                               \
  X (STRIKE, "strike", NONE, TEXT_FAINT, HAIR, 0, 0, NONE, 0, 400, FALSE)                         \
  X (COUNT, "count", COUNT_FILL, BADGE_RIM, BORDER, 0, 0, NONE, 0, 400, FALSE)                    \
  X (COUNT_TEXT, "count-text", COUNT_TEXT, NONE, NONE, 0, 0, SANS, 12, 700, FALSE)                \
  X (GC_REFS, "gc-refs", GC_REFS_FILL, BADGE_RIM, BORDER, 0, 0, NONE, 0, 400, FALSE)              \
  X (GC_REFS_TEXT, "gc-refs-text", GC_REFS_TEXT, NONE, NONE, 0, 0, SANS, 12, 700, FALSE)          \
  X (DOT, "dot", ARROW, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                                    \
  X (DOT_NAME, "dot-name", ARROW_NAME, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                     \
  X (DOT_ISOLATE, "dot-isolate", ISOLATE_TEXT, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)             \
  X (REF, "ref", NONE, ARROW, ARROW, 0, 0, NONE, 0, 400, FALSE)                                   \
  X (REF_NAME, "ref-name", NONE, ARROW_NAME, ARROW, 0, 0, NONE, 0, 400, FALSE)                    \
  X (REF_ISOLATE, "ref-isolate", NONE, ISOLATE_TEXT, ARROW, 0, 0, NONE, 0, 400, FALSE)            \
  X (REF_WEAK, "ref-weak", NONE, ARROW_WEAK, ARROW, 5, 4, NONE, 0, 400, FALSE)                    \
  X (REF_LIT, "ref-lit", NONE, LIT, LIT, 0, 0, NONE, 0, 400, FALSE)                               \
  X (DOT_LIT, "dot-lit", LIT, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                              \
  X (TIP_LIT, "tip-lit", LIT, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                              \
  X (TIP, "tip", ARROW, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                                    \
  X (TIP_NAME, "tip-name", ARROW_NAME, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                     \
  X (TIP_ISOLATE, "tip-isolate", ISOLATE_TEXT, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)             \
  X (TIP_WEAK, "tip-weak", NONE, ARROW_WEAK, ARROW, 0, 0, NONE, 0, 400, FALSE)                    \
  X (HULL, "hull", HULL_FILL, ISOLATE_BORDER, HULL, 9, 5, NONE, 0, 400, FALSE)                    \
  X (HULL_EDGE, "hull-edge", NONE, ISOLATE_BORDER, HULL, 9, 5, NONE, 0, 400, FALSE)               \
  X (HULL_TINT, "hull-tint", HULL_FILL, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                    \
  X (HULL_CAPTION, "hull-caption", ISOLATE_TEXT, NONE, NONE, 0, 0, SANS, 12, 700, FALSE)          \
  X (FINALIZED, "finalized", ISOLATE_TEXT, NONE, NONE, 0, 0, SANS, 11, 700, FALSE)                \
  X (RESURRECTED_TEXT, "resurrected-text", RESURRECTED, NONE, NONE, 0, 0, SANS, 11, 700, FALSE)   \
  X (CAUSE, "cause", CAUSE_TEXT, NONE, NONE, 0, 0, SANS, 11, 400, FALSE)                          \
  X (REUSED, "reused", ARROW_WEAK, NONE, NONE, 0, 0, SANS, 11, 400, TRUE)                         \
  X (BLOCK, "block", GHOST_HEAD, GHOST_BORDER, HAIR, 0, 0, NONE, 0, 400, FALSE)                   \
  X (BLOCK_TEXT, "block-text", TEXT_DIM, NONE, NONE, 0, 0, MONO, 11, 400, FALSE)                  \
  X (BUBBLE, "bubble", BUBBLE_FILL, BUBBLE_BORDER, HAIR, 0, 0, NONE, 0, 400, FALSE)               \
  X (BUBBLE_TEXT, "bubble-text", BUBBLE_TEXT, NONE, NONE, 0, 0, SANS, 12, 700, FALSE)             \
  X (SQUARE, "square", SQUARE, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                             \
  X (SQUARE_OTHER, "square-other", SQUARE_OTHER, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)           \
  X (SQUARE_ISOLATE, "square-isolate", ISOLATE_BORDER, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)     \
  X (CELL_0, "cell-0", CELL_0, BOX_BORDER, HAIR, 0, 0, NONE, 0, 400, FALSE)                       \
  X (CELL_1, "cell-1", CELL_1, BOX_BORDER, HAIR, 0, 0, NONE, 0, 400, FALSE)                       \
  X (CELL_2, "cell-2", CELL_2, BOX_BORDER, HAIR, 0, 0, NONE, 0, 400, FALSE)                       \
  X (CELL_3, "cell-3", CELL_3, BOX_BORDER, HAIR, 0, 0, NONE, 0, 400, FALSE)                       \
  X (CELL_4, "cell-4", CELL_4, BOX_BORDER, HAIR, 0, 0, NONE, 0, 400, FALSE)                       \
  X (CELL_5, "cell-5", CELL_5, BOX_BORDER, HAIR, 0, 0, NONE, 0, 400, FALSE)                       \
  X (CELL_OWN, "cell-own", CELL_OWN, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                       \
  X (CELL_FREE, "cell-free", BOX_FILL, GHOST_BORDER, HAIR, 0, 0, NONE, 0, 400, FALSE)             \
  X (CELL_NEW, "cell-new", NONE, GHOST_BORDER, HAIR, 1, 2.5, NONE, 0, 400, FALSE)                 \
  X (CELL_NEXT, "cell-next", BOX_FILL, CELL_NEXT, SELECTION, 0, 0, NONE, 0, 400, FALSE)           \
  X (CELL_KEPT, "cell-kept", BOX_FILL, BOX_BORDER, HAIR, 2, 2, NONE, 0, 400, FALSE)               \
  X (CELL_KEPT_LINE, "cell-kept-line", NONE, BOX_BORDER, HAIR, 0, 0, NONE, 0, 400, FALSE)         \
  X (CELL_ISOLATE, "cell-isolate", NONE, ISOLATE_BORDER, HULL, 4, 2, NONE, 0, 400, FALSE)         \
  X (CELL_FINALIZED, "cell-finalized", ISOLATE_TEXT, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)       \
  X (CELL_CHANGED, "cell-changed", NONE, LIT, BORDER, 0, 0, NONE, 0, 400, FALSE)                  \
  X (CELL_GRID, "cell-grid", NONE, CANVAS, HAIR, 0, 0, NONE, 0, 400, FALSE)                       \
  X (CELL_TEXT, "cell-text", TEXT, NONE, NONE, 0, 0, SANS, 9, 700, FALSE)                         \
  X (CELL_ORDER, "cell-order", TEXT_DIM, NONE, NONE, 0, 0, SANS, 9, 400, FALSE)                   \
  X (CELL_ORDER_NEXT, "cell-order-next", CELL_NEXT, NONE, NONE, 0, 0, SANS, 9, 700, FALSE)        \
  X (POOL, "pool", NONE, GHOST_BORDER, HAIR, 0, 0, NONE, 0, 400, FALSE)                           \
  X (POOL_FULL, "pool-full", BOX_BORDER, NONE, NONE, 0, 0, NONE, 0, 400, FALSE)                   \
  X (POOL_TITLE, "pool-title", TEXT, NONE, NONE, 0, 0, SANS, 12, 700, FALSE)                      \
  X (POOL_TEXT, "pool-text", TEXT_DIM, NONE, NONE, 0, 0, SANS, 11, 400, FALSE)

#define X(id, ...) RF_STYLE_##id,
typedef enum
{
  RF_STYLES (X) RF_N_STYLES
} RfStyle;
#undef X

typedef struct
{
  const char *name; /* class in the SVG */
  RfColor fill, stroke;
  RfWidth width;
  double dash_on, dash_off; /* 0, 0: solid */
  RfFont font;
  double size; /* of the font, in points = pixels of the SVG */
  int weight;
  gboolean italic;
} RfStyleInfo;

typedef struct
{
  RfThemeVariant variant;
  guint32 colors[RF_N_COLORS]; /* 0xRRGGBBAA */
  double widths[RF_N_WIDTHS];
} RfTheme;

/* The theme of a variant; constant, lives as long as the process. (transfer none) */
const RfTheme *rf_theme_get (RfThemeVariant variant);
/* The theme of a screen. (transfer none) */
const RfTheme *rf_theme_for (gboolean dark, gboolean high_contrast);
/* The row of @style. (transfer none) */
const RfStyleInfo *rf_style_info (RfStyle style);

/* The colour of @color in @theme as 0…1 components. */
void rf_theme_rgba (const RfTheme *theme, RfColor color, double rgba[4]);

/* The families of @font in the order in which they are tried, as CSS and as Pango write them.
 * (transfer none) */
const char *rf_font_css (RfFont font);
const char *rf_font_pango (RfFont font);

G_END_DECLS
