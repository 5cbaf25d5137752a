/* SPDX-License-Identifier: MIT */
/* The tables of the theme. Everything here is constant data. */
#include "diagram/rf-theme.h"

/* Where the dark colours are too close for high contrast: they come after those. */
#define CONTRAST_DARK                                                        \
  [RF_COLOR_CANVAS] = 0x000000ff, [RF_COLOR_BOX_FILL] = 0x0c0c0fff,          \
  [RF_COLOR_TEXT_DIM] = 0xe6e4ebff, [RF_COLOR_TEXT_FAINT] = 0xb4b2baff,      \
  [RF_COLOR_GHOST_TEXT] = 0xb8b6beff, [RF_COLOR_GHOST_BORDER] = 0x9a98a0ff,  \
  [RF_COLOR_FRAME_HEAD] = 0x1a4a88ff, [RF_COLOR_FRAME_WAITING] = 0x3a4d66ff, \
  [RF_COLOR_FRAME_FILL] = 0x0a1626ff, [RF_COLOR_HULL_FILL] = 0x1f140cff,     \
  [RF_COLOR_ISOLATE_HEAD] = 0x5a3518ff, [RF_COLOR_KEPT_HEAD] = 0x1f3b60ff,   \
  [RF_COLOR_CLASS_HEAD] = 0x39393eff, [RF_COLOR_GENERATION_2] = 0xe3a0eaff,  \
  [RF_COLOR_BOX_HEAD] = 0x323946ff,

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"
static const RfTheme themes[RF_N_THEMES] = {
#define COLUMN_LIGHT(id, name, light, dark, contrast, print) light,
#define COLUMN_DARK(id, name, light, dark, contrast, print) dark,
#define COLUMN_CONTRAST(id, name, light, dark, contrast, print) contrast,
#define COLUMN_PRINT(id, name, light, dark, contrast, print) print,
  { RF_THEME_LIGHT, { RF_COLORS (COLUMN_LIGHT) }, { RF_WIDTHS (COLUMN_LIGHT) } },
  { RF_THEME_DARK, { RF_COLORS (COLUMN_DARK) }, { RF_WIDTHS (COLUMN_DARK) } },
  { RF_THEME_CONTRAST, { RF_COLORS (COLUMN_CONTRAST) }, { RF_WIDTHS (COLUMN_CONTRAST) } },
  { RF_THEME_CONTRAST_DARK,
    { RF_COLORS (COLUMN_DARK) CONTRAST_DARK },
    { RF_WIDTHS (COLUMN_CONTRAST) } },
  { RF_THEME_PRINT, { RF_COLORS (COLUMN_PRINT) }, { RF_WIDTHS (COLUMN_PRINT) } },
};
#pragma GCC diagnostic pop

static const RfStyleInfo styles[RF_N_STYLES] = {
#define X(id, name, fill, stroke, width, on, off, font, size, weight, italic)                    \
  { name,   RF_COLOR_##fill, RF_COLOR_##stroke, RF_WIDTH_##width, on, off, RF_FONT_##font, size, \
    weight, italic },
  RF_STYLES (X)
#undef X
};

const RfTheme *
rf_theme_get (RfThemeVariant variant)
{
  g_assert ((guint) variant < RF_N_THEMES);
  return &themes[variant];
}

const RfTheme *
rf_theme_for (gboolean dark, gboolean high_contrast)
{
  if (high_contrast)
    return rf_theme_get (dark ? RF_THEME_CONTRAST_DARK : RF_THEME_CONTRAST);
  return rf_theme_get (dark ? RF_THEME_DARK : RF_THEME_LIGHT);
}

const RfStyleInfo *
rf_style_info (RfStyle style)
{
  g_assert ((guint) style < RF_N_STYLES);
  return &styles[style];
}

void
rf_theme_rgba (const RfTheme *theme, RfColor color, double rgba[4])
{
  guint32 value = theme->colors[color];

  rgba[0] = (value >> 24) / 255.0;
  rgba[1] = ((value >> 16) & 0xff) / 255.0;
  rgba[2] = ((value >> 8) & 0xff) / 255.0;
  rgba[3] = (value & 0xff) / 255.0;
}

const char *
rf_font_css (RfFont font)
{
  return font == RF_FONT_MONO ? "'Source Code Pro', 'Noto Sans Mono', 'DejaVu Sans Mono', monospace"
                              : "Cantarell, 'Noto Sans', 'DejaVu Sans', sans-serif";
}

const char *
rf_font_pango (RfFont font)
{
  return font == RF_FONT_MONO ? "Source Code Pro,Noto Sans Mono,DejaVu Sans Mono,monospace"
                              : "Cantarell,Noto Sans,DejaVu Sans,sans-serif";
}
