/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The only door to graphviz: fixed-size nodes and edges in, places out. All calls go through one
 * mutex, since graphviz is not thread-safe. Sizes and places are points, y down. */

typedef struct
{
  double width, height;
  guint ports;   /* rows, for the order of edges; the head is port 0 */
  int column;    /* ≥ 0: stands at the left, in the stack at this height; -1: free */
  guint cluster; /* nodes with the same number stand together; 0: none */
  double x, y;   /* out: the upper left corner */
} RfGraphvizNode;

typedef struct
{
  guint tail, head; /* indexes of nodes */
  guint port;       /* of the tail */
  guint weight;     /* how short and straight it shall be */
  gboolean loose;   /* has no say in the columns */
} RfGraphvizEdge;

/* Places @nodes. Deterministic. FALSE and @error (RF_ERROR_LAYOUT) when graphviz can't do it; then
 * the places are not set. */
gboolean rf_graphviz_place (RfGraphvizNode *nodes, guint n_nodes, const RfGraphvizEdge *edges,
                            guint n_edges, double node_gap, double rank_gap, double cluster_margin,
                            GError **error);

G_END_DECLS
