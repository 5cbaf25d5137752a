/* SPDX-License-Identifier: MIT */
/* What is written or drawn can be told from what it stands on, in every style: by the contrast of
 * the Web Content Accessibility Guidelines, 4.5 for texts, 3 for lines and for what is past and
 * pale on purpose; 7 and 4.5 in high contrast. */
#include "diagram/rf-theme.h"

#include <math.h>

typedef enum
{
  KIND_TEXT,
  KIND_PAST,
  KIND_LINE,
} Kind;

typedef struct
{
  Kind kind;
  RfColor on, color;
} Pair;

#define GROUND(kind, ground, color)                  \
  {                                                  \
    KIND_##kind, RF_COLOR_##ground, RF_COLOR_##color \
  }

static const Pair pairs[] = {
  GROUND (TEXT, BOX_FILL, TEXT),
  GROUND (TEXT, BOX_HEAD, TEXT),
  GROUND (TEXT, CLASS_HEAD, TEXT),
  GROUND (TEXT, ISOLATE_HEAD, TEXT),
  GROUND (TEXT, KEPT_HEAD, TEXT),
  GROUND (TEXT, FRAME_FILL, TEXT),
  GROUND (TEXT, BOX_FILL, TEXT_DIM),
  GROUND (TEXT, BOX_HEAD, TEXT_DIM),
  GROUND (TEXT, CLASS_FILL, TEXT_DIM),
  GROUND (TEXT, CLASS_HEAD, TEXT_DIM),
  GROUND (TEXT, ISOLATE_HEAD, TEXT_DIM),
  GROUND (TEXT, KEPT_HEAD, TEXT_DIM),
  GROUND (TEXT, FRAME_FILL, TEXT_DIM),
  GROUND (TEXT, CANVAS, TEXT_DIM),
  GROUND (TEXT, BOX_FILL, STRING),
  GROUND (TEXT, FRAME_FILL, STRING),
  GROUND (TEXT, CLASS_FILL, STRING),
  GROUND (TEXT, BOX_FILL, NUMBER),
  GROUND (TEXT, FRAME_FILL, NUMBER),
  GROUND (TEXT, BOX_FILL, CONSTANT),
  GROUND (TEXT, FRAME_FILL, CONSTANT),
  GROUND (TEXT, FRAME_HEAD, FRAME_TITLE),
  GROUND (TEXT, FRAME_WAITING, FRAME_TITLE),
  GROUND (TEXT, FRAME_HEAD, FRAME_LINE),
  GROUND (TEXT, FRAME_WAITING, FRAME_LINE),
  GROUND (TEXT, HULL_FILL, ISOLATE_TEXT),
  GROUND (TEXT, CANVAS, ISOLATE_TEXT),
  GROUND (TEXT, CANVAS, CAUSE_TEXT),
  GROUND (TEXT, HULL_FILL, CAUSE_TEXT),
  GROUND (TEXT, CANVAS, RESURRECTED),
  GROUND (TEXT, HULL_FILL, RESURRECTED),
  GROUND (TEXT, CANVAS, ARROW_WEAK),
  GROUND (TEXT, COUNT_FILL, COUNT_TEXT),
  GROUND (TEXT, GC_REFS_FILL, GC_REFS_TEXT),
  GROUND (TEXT, GENERATION_0, GENERATION_TEXT),
  GROUND (TEXT, GENERATION_1, GENERATION_TEXT),
  GROUND (TEXT, GENERATION_2, GENERATION_TEXT),
  GROUND (TEXT, DIFFERENCE, DIFFERENCE_TEXT),
  GROUND (TEXT, BUBBLE_FILL, BUBBLE_TEXT),
  GROUND (PAST, FRAME_FILL, TEXT_FAINT),
  GROUND (PAST, BOX_FILL, TEXT_FAINT),
  GROUND (PAST, GHOST_HEAD, GHOST_TEXT),
  GROUND (PAST, CANVAS, GHOST_BORDER),
  GROUND (LINE, CANVAS, ARROW),
  GROUND (LINE, HULL_FILL, ARROW),
  GROUND (LINE, CANVAS, ARROW_NAME),
  GROUND (LINE, HULL_FILL, ARROW_NAME),
  GROUND (LINE, FRAME_FILL, ARROW_NAME),
  GROUND (LINE, HULL_FILL, ARROW_WEAK),
  GROUND (LINE, CANVAS, BOX_BORDER),
  GROUND (LINE, CANVAS, CLASS_BORDER),
  GROUND (LINE, CANVAS, FRAME_BORDER),
  GROUND (LINE, CANVAS, ISOLATE_BORDER),
  GROUND (LINE, HULL_FILL, ISOLATE_BORDER),
  GROUND (LINE, CANVAS, LIT),
  GROUND (LINE, HULL_FILL, LIT),
  GROUND (LINE, CANVAS, SELECTION),
  GROUND (LINE, HULL_FILL, SELECTION),
  GROUND (LINE, CANVAS, DIFFERENCE),
};

static double
luminance (const RfTheme *theme, RfColor color)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double rgba[4], sum = 0;

  rf_theme_rgba (theme, color, rgba);
  for (guint i = 0; i < 3; i++)
    sum +=
      weights[i] * (rgba[i] <= 0.03928 ? rgba[i] / 12.92 : pow ((rgba[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static void
test_contrast (void)
{
  static const double least[][2] = {
    [KIND_TEXT] = { 4.5, 7 },
    [KIND_PAST] = { 3, 4.5 },
    [KIND_LINE] = { 3, 4.5 },
  };
  guint n_weak = 0;

  for (guint variant = 0; variant < RF_N_THEMES; variant++)
    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
      {
        const RfTheme *theme = rf_theme_get (variant);
        gboolean high = variant == RF_THEME_CONTRAST || variant == RF_THEME_CONTRAST_DARK;
        double one = luminance (theme, pairs[i].on), other = luminance (theme, pairs[i].color);
        double contrast = (fmax (one, other) + 0.05) / (fmin (one, other) + 0.05);

        if (contrast >= least[pairs[i].kind][high])
          continue;
        g_test_message ("style %u: colour %u on %u has the contrast %.2f", variant, pairs[i].color,
                        pairs[i].on, contrast);
        n_weak++;
      }
  g_assert_cmpuint (n_weak, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/theme/contrast", test_contrast);
  return g_test_run ();
}
