/* SPDX-License-Identifier: MIT */
/* A view as plain DOT. Only text is made here; graphviz is not called. */
#include "diagram/rf-dot.h"

#include "diagram/rf-phrase.h"

#include <string.h>

/* Escapes @text for a field of a record label within double quotes. */
static void
append_field (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("{}|<>\\ ", *p) != NULL)
        g_string_append (out, *p == '\\' ? "\\\\" : "\\");
      if (*p == '"')
        g_string_append (out, "\\\"");
      else if (*p == '\n' || *p == '\r' || *p == '\t')
        g_string_append (out, "\\ ");
      else
        g_string_append_c (out, *p);
    }
}

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p == '\n' ? ' ' : *p);
    }
  g_string_append_c (out, '"');
}

static void
append_box (GString *out, const RfViewBox *box)
{
  g_string_append_printf (out, "  %s%u [label=\"<head>", box->is_frame ? "f" : "o", box->id);
  append_field (out, box->title);
  if (!box->is_frame)
    {
      g_autofree char *count = rf_words_count (box->count);

      g_string_append_printf (out, "\\ #%u", box->id);
      if (box->tone != RF_TONE_GHOST)
        g_string_append_printf (out, "\\ \\ count\\ %s", count);
      if (box->gc_refs >= 0)
        g_string_append_printf (out, "\\ \\ gc_refs\\ %d", box->gc_refs);
    }
  for (guint i = 0; i < box->rows->len; i++)
    {
      const RfViewRow *row = &g_array_index (box->rows, RfViewRow, i);

      if (row->kind == RF_ROW_GONE)
        continue;
      g_string_append_printf (out, "|<r%u>", i);
      append_field (out, row->label);
      if (row->value != NULL)
        {
          g_string_append (out, "\\ =\\ ");
          append_field (out, row->value);
        }
    }
  g_string_append_c (out, '"');
  if (box->is_frame)
    g_string_append (out, ", color=\"#1a5fb4\"");
  else if (box->tone == RF_TONE_GHOST)
    g_string_append (out, ", style=dashed, color=grey60, fontcolor=grey50");
  if (box->note != NULL)
    {
      g_string_append (out, ", xlabel=");
      append_quoted (out, box->note);
    }
  g_string_append (out, "];\n");
}

static void
append_edges (GString *out, const RfView *view, const RfViewBox *box)
{
  for (guint i = 0; i < box->rows->len; i++)
    {
      const RfViewRow *row = &g_array_index (box->rows, RfViewRow, i);
      const RfViewBox *target;

      if (row->kind != RF_ROW_ARROW)
        continue;
      target = rf_view_object (view, row->target);
      g_string_append_printf (out, "  %s%u:r%u -> o%u:head", box->is_frame ? "f" : "o", box->id, i,
                              target != NULL ? target->id : row->target);
      g_string_append (out, row->weak ? " [style=dashed, arrowhead=open];\n" : ";\n");
    }
}

GString *
rf_dot_write (const RfView *view)
{
  GString *out = g_string_new ("digraph heap {\n"
                               "  graph [rankdir=LR, fontname=\"sans-serif\"];\n"
                               "  node [shape=record, fontname=\"sans-serif\", fontsize=11];\n"
                               "  edge [arrowsize=0.8];\n");

  for (guint i = 0; i < view->boxes->len; i++)
    append_box (out, g_ptr_array_index (view->boxes, i));
  for (guint i = 0; i < view->isolates->len; i++)
    {
      const RfViewIsolate *isolate = g_ptr_array_index (view->isolates, i);
      g_autofree char *caption = rf_phrase_isolate (2, isolate->n_alive, FALSE);

      g_string_append_printf (out, "  subgraph cluster_%u {\n    label=", isolate->id);
      append_quoted (out, caption);
      g_string_append (out, "; style=\"dashed,rounded\"; color=\"#e66100\";\n   ");
      for (guint k = 0; k < isolate->members->len; k++)
        {
          const RfViewBox *box =
            g_ptr_array_index (view->boxes, g_array_index (isolate->members, guint, k));
          g_string_append_printf (out, " o%u;", box->id);
        }
      g_string_append (out, "\n  }\n");
    }
  for (guint i = 0; i < view->boxes->len; i++)
    append_edges (out, view, g_ptr_array_index (view->boxes, i));
  g_string_append (out, "}\n");
  return out;
}
