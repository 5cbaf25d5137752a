/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-worker.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The small pictures of the built-in lectures. Each is drawn from the lecture itself, once: the
 * program is run and its picture painted on other threads, one lecture at a time, and the result
 * is kept, in memory and in the cache directory, until the lecture or Refarium is another one.
 *
 * Signal "ready" (const char *lecture): there is a new picture. Main thread only. */
#define RF_TYPE_CARD_PICTURES (rf_card_pictures_get_type ())
G_DECLARE_FINAL_TYPE (RfCardPictures, rf_card_pictures, RF, CARD_PICTURES, GObject)

/* Of a card, in points; painted with twice as many pixels. */
#define RF_CARD_WIDTH 240
#define RF_CARD_HEIGHT 134

/* (transfer full) */
RfCardPictures *rf_card_pictures_new (RfWorker *worker);

/* The picture of @lecture, NULL: not yet. Dark or light as the desktop is now. (transfer none) */
GdkTexture *rf_card_pictures_find (RfCardPictures *pictures, const char *lecture);
/* Makes the picture of @lecture, when those that were asked for before are made. What fails is
 * not tried again. */
void rf_card_pictures_want (RfCardPictures *pictures, const char *lecture);
/* Somebody looks at them from now on; and no longer: when nobody does, what was not begun is
 * dropped and what was begun is cancelled. */
void rf_card_pictures_look (RfCardPictures *pictures);
void rf_card_pictures_rest (RfCardPictures *pictures);
/* The application ends: nothing is begun any more. */
void rf_card_pictures_end (RfCardPictures *pictures);
/* Whether a picture is being made. */
gboolean rf_card_pictures_is_busy (RfCardPictures *pictures);
/* How many were painted, not read from the cache: for tests. */
guint rf_card_pictures_get_n_painted (RfCardPictures *pictures);

G_END_DECLS
