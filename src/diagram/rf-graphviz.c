/* SPDX-License-Identifier: MIT */
/* Places by graphviz dot. The one file that includes gvc.h, whose headers undefine GLib's MIN, MAX
 * and ABS: they are not used here.
 *
 * graphviz allows one context a process and one caller at a time: this is the single piece of
 * state of the process in Refarium, and a mutex guards it. A graph is made for each call and never
 * changed once laid out; gvFreeLayout() comes before agclose(). Messages are caught, never
 * printed. */
#include "diagram/rf-graphviz.h"

#include "base/rf-error.h"

#include <gvc.h>
#include <string.h>

#define UNBALANCED 200u /* nodes and edges; with more of them heights are only roughly dot's */

G_LOCK_DEFINE_STATIC (graphviz);
static GVC_t *context;
static GString *messages;

static int
catch_message (char *message)
{
  if (messages != NULL && messages->len < 500)
    g_string_append (messages, message);
  return 0;
}

static void
set (void *object, const char *name, const char *value)
{
  agsafeset (object, (char *) name, (char *) value, (char *) "");
}

static void
set_double (void *object, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  set (object, name, g_ascii_formatd (text, sizeof text, "%.4f", value));
}

static Agnode_t *
make_node (Agraph_t *graph, guint index, const RfGraphvizNode *node)
{
  char name[24];
  GString *label = g_string_new ("<p0>");
  Agnode_t *result;

  g_snprintf (name, sizeof name, "n%u", index);
  result = agnode (graph, name, TRUE);
  for (guint i = 1; i <= node->ports && i < 40; i++)
    g_string_append_printf (label, "|<p%u>", i);
  set (result, "label", label->str);
  set_double (result, "width", node->width / 72);
  set_double (result, "height", node->height / 72);
  g_string_free (label, TRUE);
  return result;
}

static void
make_edge (Agraph_t *graph, Agnode_t *const *made, const RfGraphvizEdge *edge,
           const RfGraphvizNode *nodes)
{
  Agedge_t *result = agedge (graph, made[edge->tail], made[edge->head], NULL, TRUE);
  const RfGraphvizNode *tail = &nodes[edge->tail];
  guint last = tail->ports < 39 ? tail->ports : 39;
  char port[16], weight[16];

  g_snprintf (port, sizeof port, "p%u", edge->port < last ? edge->port : last);
  set (result, "tailport", port);
  /* Names point straight at heads; in chains of objects the boxes shall stand level. */
  if (tail->column >= 0)
    set (result, "headport", "p0");
  g_snprintf (weight, sizeof weight, "%u", edge->weight);
  set (result, "weight", weight);
}

/* The stack of frames: one rank at the very left, in order. */
static void
stack_columns (Agraph_t *graph, Agnode_t *const *made, const RfGraphvizNode *nodes, guint n_nodes)
{
  Agraph_t *column = agsubg (graph, (char *) "frames", TRUE);
  Agnode_t *last = NULL;

  set (column, "rank", "source");
  for (int height = 0;; height++)
    {
      Agnode_t *next = NULL;

      for (guint i = 0; i < n_nodes && next == NULL; i++)
        if (nodes[i].column == height)
          next = made[i];
      if (next == NULL)
        break;
      agsubnode (column, next, TRUE);
      if (last != NULL)
        {
          Agedge_t *order = agedge (graph, last, next, NULL, TRUE);
          set (order, "style", "invis");
        }
      last = next;
    }
}

/* What no edge leads to would stand among the frames. */
static void
keep_right_of_frames (Agraph_t *graph, Agnode_t *const *made, const RfGraphvizNode *nodes,
                      guint n_nodes, const RfGraphvizEdge *edges, guint n_edges)
{
  g_autofree guint8 *reached = g_new0 (guint8, n_nodes + 1);
  int first = -1;

  for (guint i = 0; i < n_edges; i++)
    if (edges[i].tail != edges[i].head)
      reached[edges[i].head] = 1;
  for (guint i = 0; i < n_nodes && first < 0; i++)
    if (nodes[i].column == 0)
      first = (int) i;
  for (guint i = 0; first >= 0 && i < n_nodes; i++)
    if (nodes[i].column < 0 && !reached[i])
      {
        Agedge_t *edge = agedge (graph, made[first], made[i], NULL, TRUE);
        set (edge, "style", "invis");
        set (edge, "weight", "0");
      }
}

/* graphviz goes through subgraphs in the order of their names' addresses. So all are made first,
 * and dealt out in the order in which they come. */
static void
make_clusters (Agraph_t *graph, Agnode_t *const *made, const RfGraphvizNode *nodes, guint n_nodes,
               double margin)
{
  g_autoptr (GPtrArray) clusters = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].cluster != 0 && g_hash_table_add (known, GUINT_TO_POINTER (nodes[i].cluster)))
      {
        char name[32];

        g_snprintf (name, sizeof name, "cluster_%u", nodes[i].cluster);
        set_double (agsubg (graph, name, TRUE), "margin", margin);
      }
  for (Agraph_t *cluster = agfstsubg (graph); cluster != NULL; cluster = agnxtsubg (cluster))
    if (g_str_has_prefix (agnameof (cluster), "cluster"))
      g_ptr_array_add (clusters, cluster);
  g_hash_table_remove_all (known);
  for (guint i = 0; i < n_nodes; i++)
    {
      gpointer number = GUINT_TO_POINTER (nodes[i].cluster);

      if (nodes[i].cluster == 0)
        continue;
      if (!g_hash_table_contains (known, number))
        g_hash_table_insert (known, number, clusters->pdata[g_hash_table_size (known)]);
      agsubnode (g_hash_table_lookup (known, number), made[i], TRUE);
    }
}

static Agraph_t *
make_graph (RfGraphvizNode *nodes, guint n_nodes, const RfGraphvizEdge *edges, guint n_edges,
            double node_gap, double rank_gap, double cluster_margin, Agnode_t **made)
{
  Agraph_t *graph = agopen ((char *) "heap", Agstrictdirected, NULL);

  agattr (graph, AGRAPH, (char *) "rankdir", (char *) "LR");
  agattr (graph, AGRAPH, (char *) "splines", (char *) "none");
  agattr (graph, AGRAPH, (char *) "rank", (char *) "");
  agattr (graph, AGRAPH, (char *) "margin", (char *) "");
  set_double (graph, "nodesep", node_gap / 72);
  set_double (graph, "ranksep", rank_gap / 72);
  if (n_nodes > 100)
    {
      set (graph, "mclimit", "0.3");
      set (graph, "nslimit", "0.5");
      set (graph, "nslimit1", "0.5");
    }
  /* What follows the order within the ranks takes longest, and is found anew by the caller. */
  if (n_nodes + n_edges > UNBALANCED)
    set (graph, "nslimit", "0");
  agattr (graph, AGNODE, (char *) "shape", (char *) "record");
  agattr (graph, AGNODE, (char *) "fixedsize", (char *) "true");
  agattr (graph, AGNODE, (char *) "fontsize", (char *) "1");
  agattr (graph, AGNODE, (char *) "margin", (char *) "0");
  agattr (graph, AGNODE, (char *) "label", (char *) "");
  agattr (graph, AGEDGE, (char *) "weight", (char *) "1");
  agattr (graph, AGEDGE, (char *) "style", (char *) "");
  for (guint i = 0; i < n_nodes; i++)
    made[i] = make_node (graph, i, &nodes[i]);
  make_clusters (graph, made, nodes, n_nodes, cluster_margin);
  stack_columns (graph, made, nodes, n_nodes);
  for (guint i = 0; i < n_edges; i++)
    if (edges[i].tail != edges[i].head)
      make_edge (graph, made, &edges[i], nodes);
  keep_right_of_frames (graph, made, nodes, n_nodes, edges, n_edges);
  return graph;
}

gboolean
rf_graphviz_place (RfGraphvizNode *nodes, guint n_nodes, const RfGraphvizEdge *edges, guint n_edges,
                   double node_gap, double rank_gap, double cluster_margin, GError **error)
{
  g_autofree Agnode_t **made = g_new0 (Agnode_t *, n_nodes + 1);
  Agraph_t *graph;
  gboolean done;

  if (n_nodes == 0)
    return TRUE;
  G_LOCK (graphviz);
  if (context == NULL)
    {
      agseterrf (catch_message);
      context = gvContext ();
    }
  messages = g_string_new (NULL);
  graph = make_graph (nodes, n_nodes, edges, n_edges, node_gap, rank_gap, cluster_margin, made);
  done = gvLayout (context, graph, "dot") == 0;
  if (done)
    {
      for (guint i = 0; i < n_nodes; i++)
        {
          nodes[i].x = ND_coord (made[i]).x - nodes[i].width / 2;
          nodes[i].y = -ND_coord (made[i]).y - nodes[i].height / 2;
        }
      gvFreeLayout (context, graph);
    }
  else
    {
      g_strdelimit (messages->str, "\n", ' ');
      g_set_error (error, RF_ERROR, RF_ERROR_LAYOUT, "graphviz could not place the boxes: %s",
                   g_strstrip (messages->str));
    }
  agclose (graph);
  g_string_free (messages, TRUE);
  messages = NULL;
  G_UNLOCK (graphviz);
  return done;
}
