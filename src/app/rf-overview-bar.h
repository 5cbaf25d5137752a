/* SPDX-License-Identifier: MIT */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says that a heap is too large for boxes, chooses what it is grouped by, turns the pages of an
 * opened group, and leads back. It drives the actions win.group-by, win.overview-back,
 * win.overview-page and win.overview. */
#define RF_TYPE_OVERVIEW_BAR (rf_overview_bar_get_type ())
G_DECLARE_FINAL_TYPE (RfOverviewBar, rf_overview_bar, RF, OVERVIEW_BAR, AdwBin)

typedef enum
{
  RF_OVERVIEW_HIDDEN,
  RF_OVERVIEW_ALL,   /* the groups */
  RF_OVERVIEW_GROUP, /* the members of one */
  RF_OVERVIEW_PART,  /* the boxes round one object */
  RF_OVERVIEW_BOXES, /* as many boxes as there can be */
} RfOverviewLevel;

/* @text: the sentence. @pages: an opened group has more than one. */
void rf_overview_bar_show (RfOverviewBar *bar, RfOverviewLevel level, const char *text,
                           gboolean pages);

G_END_DECLS
