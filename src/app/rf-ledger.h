/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-run.h"
#include "journal/rf-temporaries.h"

G_BEGIN_DECLS

/* The ledger of a count as rows: each holder by kind and name, and where it leads. */

typedef struct
{
  GArray *links;    /* of RfLink */
  guint sum;        /* of all holders, whether they have a row or not */
  gboolean pending; /* some rows say only "somebody": who is being looked into */
} RfLedger;

/* The holders of @object at the run's position. What the journal does not tell is asked of the
 * run's inquiry; until it is known each such holder has a row of its own, so that rows only change
 * their words then. */
void rf_ledger_init (RfLedger *ledger, RfRun *run, guint32 object);
void rf_ledger_clear (RfLedger *ledger);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RfLedger, rf_ledger_clear)

G_END_DECLS
