/* SPDX-License-Identifier: MIT */

/* Children in lines.
 *
 * Invariant: measuring and allocating walk over the children in the same way, so that what was
 * measured for a width is what is needed there. */

#include "app/rf-wrap-layout.h"

struct _RfWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (RfWrapLayout, rf_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where the next child goes. */
typedef struct
{
  int x, y, line_height;
} Pen;

/* The place of a child of @width × @height in lines of @room. */
static void
place (RfWrapLayout *self, Pen *pen, int width, int height, int room, GtkAllocation *at)
{
  if (pen->x > 0 && pen->x + width > room)
    {
      pen->x = 0;
      pen->y += pen->line_height + self->spacing;
      pen->line_height = 0;
    }
  *at = (GtkAllocation){ pen->x, pen->y, width, height };
  pen->x += width + self->spacing;
  pen->line_height = MAX (pen->line_height, height);
}

static void
size_of (GtkWidget *child, int room, int *width, int *height)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  *width = MAX (MIN (natural, room), minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *width, NULL, height, NULL, NULL);
}

/* As wide as the widest child at least; on one line at best. */
static void
measure_width (RfWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, best;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &best, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += best + (*natural > 0 ? self->spacing : 0);
    }
}

/* Lays out the children for @room; allocates them if @allocates. Returns the height. */
static int
lay_out (RfWrapLayout *self, GtkWidget *widget, int room, gboolean allocates)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Pen pen = { 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation at;
      int width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      size_of (child, room, &width, &height);
      place (self, &pen, width, height, room, &at);
      if (rtl)
        at.x = room - at.x - at.width;
      if (allocates)
        gtk_widget_size_allocate (child, &at, -1);
    }
  return pen.y + pen.line_height;
}

static GtkSizeRequestMode
rf_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rf_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                        int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  RfWrapLayout *self = RF_WRAP_LAYOUT (manager);
  int least, best;

  measure_width (self, widget, &least, &best);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = best;
      return;
    }
  *minimum = *natural = lay_out (self, widget, for_size < 0 ? best : MAX (for_size, least), FALSE);
}

static void
rf_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                         int baseline)
{
  lay_out (RF_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
rf_wrap_layout_class_init (RfWrapLayoutClass *class)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (class);

  manager_class->get_request_mode = rf_wrap_layout_get_request_mode;
  manager_class->measure = rf_wrap_layout_measure;
  manager_class->allocate = rf_wrap_layout_allocate;
}

static void
rf_wrap_layout_init (RfWrapLayout *self)
{
}

GtkLayoutManager *
rf_wrap_layout_new (int spacing)
{
  RfWrapLayout *self = g_object_new (RF_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
