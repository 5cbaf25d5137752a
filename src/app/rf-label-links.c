/* SPDX-License-Identifier: MIT */

/* Which link of a label a point is on: the place in the layout's text, compared with where the
 * markup's links are in the text without marks. */

#include "app/rf-label-links.h"

#include <string.h>

typedef struct
{
  gsize index;  /* looked for, in bytes of the text */
  gsize length; /* of the text so far */
  char *inside; /* the link that the text is in, NULL: in none */
  char *found;
} Search;

static void
on_start (GMarkupParseContext *context, const char *element, const char **names,
          const char **values, gpointer user, GError **error)
{
  Search *search = user;

  if (strcmp (element, "a") != 0)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "href") == 0)
      {
        g_free (search->inside);
        search->inside = g_strdup (values[i]);
      }
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer user, GError **error)
{
  Search *search = user;

  if (strcmp (element, "a") == 0)
    g_clear_pointer (&search->inside, g_free);
}

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user,
         GError **error)
{
  Search *search = user;

  if (search->inside != NULL && search->found == NULL && search->index >= search->length &&
      search->index < search->length + length)
    search->found = g_strdup (search->inside);
  search->length += length;
}

static char *
link_at_index (const char *markup, gsize index)
{
  const GMarkupParser parser = { .start_element = on_start,
                                 .end_element = on_end,
                                 .text = on_text };
  Search search = { .index = index };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &search, NULL);
  g_autofree char *whole = g_strdup_printf ("<markup>%s</markup>", markup);

  g_markup_parse_context_parse (context, whole, -1, NULL);
  g_free (search.inside);
  return search.found;
}

char *
rf_label_link_at (GtkLabel *label, double x, double y)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int left, top, index, trailing;

  gtk_label_get_layout_offsets (label, &left, &top);
  if (!pango_layout_xy_to_index (layout, (int) ((x - left) * PANGO_SCALE),
                                 (int) ((y - top) * PANGO_SCALE), &index, &trailing))
    return NULL;
  return link_at_index (gtk_label_get_label (label), (gsize) index);
}
