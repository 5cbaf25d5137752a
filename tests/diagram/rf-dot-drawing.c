/* SPDX-License-Identifier: MIT */
/* graphviz, called as its own programs call it. gvc.h undefines GLib's MIN and MAX. */
#include "diagram/rf-dot-drawing.h"

#include "diagram/rf-geometry.h"

#include <gvc.h>

static void
add_edge (Agedge_t *edge, GPtrArray *curves)
{
  const splines *drawn = ED_spl (edge);

  for (int i = 0; drawn != NULL && i < (int) drawn->size; i++)
    {
      GArray *points = g_array_new (FALSE, FALSE, sizeof (RfPoint));

      for (int k = 0; k < (int) drawn->list[i].size; k++)
        {
          RfPoint point = { drawn->list[i].list[k].x, drawn->list[i].list[k].y };
          g_array_append_val (points, point);
        }
      g_ptr_array_add (curves, points);
    }
}

double
rf_dot_drawing (const char *text, const char *engine, GPtrArray *curves)
{
  static GVC_t *context; /* graphviz allows one for the life of the process */
  gint64 start;
  Agraph_t *graph = agmemread (text);
  double seconds = -1;

  if (graph == NULL)
    return -1;
  if (context == NULL)
    context = gvContext ();
  /* Where the arrows are not asked for, places alone are measured. */
  if (curves == NULL)
    agsafeset (graph, (char *) "splines", (char *) "none", (char *) "");
  start = g_get_monotonic_time ();
  if (gvLayout (context, graph, engine) == 0)
    {
      seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
      for (Agnode_t *node = agfstnode (graph); node != NULL && curves != NULL;
           node = agnxtnode (graph, node))
        for (Agedge_t *edge = agfstout (graph, node); edge != NULL; edge = agnxtout (graph, edge))
          add_edge (edge, curves);
      gvFreeLayout (context, graph);
    }
  agclose (graph);
  return seconds;
}
