/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-run.h"
#include "journal/rf-query.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All collections of a run, each a row: a row that is activated goes to where the collection
 * begins. */
#define RF_TYPE_COLLECTION_LIST (rf_collection_list_get_type ())
G_DECLARE_FINAL_TYPE (RfCollectionList, rf_collection_list, RF, COLLECTION_LIST, AdwBin)

/* Shows the collections of @run. @current: the number of the one that the position is in or behind,
 * from 1; 0: none. */
void rf_collection_list_show (RfCollectionList *list, RfRun *run, guint32 current);
/* Who asked for @collection. (transfer full) */
char *rf_collection_list_reason (const RfCollection *collection);

G_END_DECLS
