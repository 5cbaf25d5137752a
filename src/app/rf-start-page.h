/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-card-pictures.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The start page: the built-in lectures as cards, the programs that were opened last, and new ones.
 * What is chosen is an action of the window: win.lecture, win.open-uri, win.new-program … */
#define RF_TYPE_START_PAGE (rf_start_page_get_type ())
G_DECLARE_FINAL_TYPE (RfStartPage, rf_start_page, RF, START_PAGE, AdwBin)

/* Where the cards get their pictures; once, before it is shown. */
void rf_start_page_set_pictures (RfStartPage *page, RfCardPictures *pictures);
/* Puts the keyboard focus where one begins. */
void rf_start_page_focus (RfStartPage *page);

/* --- for tests -------------------------------------------------------------------------------- */

/* The names of the lectures whose cards are shown, and of those of them that have a picture;
 * NULL-ended. (transfer full) */
char **rf_start_page_list_shown (RfStartPage *page, gboolean with_picture);
/* The titles of the recent programs, NULL-ended. (transfer full) */
char **rf_start_page_list_recent (RfStartPage *page);

G_END_DECLS
