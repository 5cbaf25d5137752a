/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-layout-private.h"

G_BEGIN_DECLS

/* What rf-layout-settle.c (heights) and rf-layout-order.c (who stands above whom) share. */

typedef struct
{
  guint from, to; /* variables */
  double least;   /* @to is at least so much below @from */
} RfApart;

typedef struct
{
  RfEpoch *epoch;
  RfPlace *places;
  GArray *links; /* RfLink: those that pass bands in between are cut there */
  guint n, n_variables;
  double *y;         /* of each variable */
  GArray *aparts;    /* RfApart */
  guint *order;      /* variables, each after those that it must be below */
  GArray **of_place; /* guint: links of each place */
  GArray **band;     /* guint: places by band, by key */
  guint n_bands;
  guint64 work;
} RfSettle;

/* The height at which a link leaves its tail, and at which it comes to a place. */
double rf_settle_port (const RfSettle *settle, const RfLink *link);
double rf_settle_head (const RfPlace *place);
gboolean rf_settle_is_member (const RfHull *hull, guint place);
/* The order within a band, from the keys of the places; for g_qsort_with_data(). */
int rf_settle_compare_keys (gconstpointer a, gconstpointer b, gpointer places);
/* Who must be how far below whom, from the order in the bands. */
void rf_settle_make_differences (RfSettle *settle);
/* The heights nearest to @wish, by @weight, that keep all differences. */
void rf_settle_nearest (RfSettle *settle, const double *wish, const double *weight);
/* The nearest heights to those where everything wants to stand. */
void rf_settle_find_heights (RfSettle *settle);

#define RF_WAY_HEIGHT 6.0
#define RF_WAY_WIDTH 120.0

/* An order in the bands with few crossings: sets the keys. Arrows that pass bands get places there,
 * if these are no more than @ways. */
void rf_settle_layer (RfSettle *settle, guint ways);

/* Exchanges neighbours until nothing gets better; keeps the best that it came by. Returns what it
 * costs: crossings and lengths, weighed by time. */
double rf_settle_reorder (RfSettle *settle);

G_END_DECLS
