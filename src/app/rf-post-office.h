/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-secrets.h"
#include "app/rf-settings.h"
#include "deliver/rf-outbox.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Whether messages are really delivered on this computer, and the one outbox that does it: it
 * follows the settings and the keyring. As long as delivering is off there is no connection to
 * anything, and the keyring is not asked either.
 *
 * Signal "changed": what rf_post_office_get_trouble() says may have changed. */
#define RF_TYPE_POST_OFFICE (rf_post_office_get_type ())
G_DECLARE_FINAL_TYPE (RfPostOffice, rf_post_office, RF, POST_OFFICE, GObject)

/* @settings must live longer. (transfer full) */
RfPostOffice *rf_post_office_new (RfSettings *settings);

/* Is delivering switched on? It may still lack something: rf_post_office_get_trouble(). */
gboolean rf_post_office_is_on (RfPostOffice *office);
void rf_post_office_set_on (RfPostOffice *office, gboolean on);
/* What keeps messages from being delivered although it is on, for the user; NULL: nothing does.
 * (transfer none), until the next change. */
const char *rf_post_office_get_trouble (RfPostOffice *office);

/* What the user typed. (transfer full) */
char *rf_post_office_get_base (RfPostOffice *office);
void rf_post_office_set_base (RfPostOffice *office, const char *base);
guint rf_post_office_get_limit (RfPostOffice *office);
void rf_post_office_set_limit (RfPostOffice *office, guint limit);
/* Puts @key into the keyring; "": forgets it. */
void rf_post_office_set_key (RfPostOffice *office, const char *key);
gboolean rf_post_office_has_key (RfPostOffice *office);

/* The answer that was given for a program; 0: nobody was asked yet, 1: yes, -1: no. */
int rf_post_office_get_answer (RfPostOffice *office, const char *program);
void rf_post_office_set_answer (RfPostOffice *office, const char *program, gboolean deliver);

/* (transfer none), both */
RfOutbox *rf_post_office_get_outbox (RfPostOffice *office);
RfSecrets *rf_post_office_get_secrets (RfPostOffice *office);

G_END_DECLS
