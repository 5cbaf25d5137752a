/* SPDX-License-Identifier: MIT */

/* The start page. Its cards are there at once, with room for their pictures, so that nothing jumps
 * when one comes. Pictures are asked for while the page can be seen. */

#include "app/rf-start-page.h"

#include "app/rf-recent.h"
#include "base/rf-profile.h"
#include "lecture/rf-lecture-card.h"

#include <glib/gi18n.h>
#include <string.h>

#define RECENT_MOST 4

struct _RfStartPage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkWidget *new_program, *recent_box, *nothing;
  GtkFlowBox *recent, *cards;
  GtkSearchEntry *search;
  RfCardPictures *pictures;
  GPtrArray *lectures; /* RfLecture, by card */
  GPtrArray *words;    /* char *, by card: what is searched, case folded */
  char *wanted;        /* what is searched for, case folded */
};

G_DEFINE_FINAL_TYPE (RfStartPage, rf_start_page, ADW_TYPE_BIN)

/* --- cards ------------------------------------------------------------------------------------ */

/* (transfer full) */
static char *
facts_of (const RfLecture *lecture)
{
  g_autofree char *cells =
    g_strdup_printf (ngettext ("%u cell", "%u cells", lecture->n_cells), lecture->n_cells);
  const char *python = lecture->python != NULL ? lecture->python : rf_profile_default ()->name;

  /* Translators: on a lecture's card: how many cells it has, and the version of Python. */
  return g_strdup_printf (_ ("%s · CPython %s"), cells, python);
}

static GtkWidget *
card_label (const char *text, const char *style, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* The frame of the picture, with a drawing of nothing in it until it comes. */
static GtkWidget *
picture_frame (GtkPicture **picture)
{
  GtkWidget *overlay = gtk_overlay_new ();
  /* The card says what it is about. */
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "org.refarium.Refarium-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  *picture =
    g_object_new (GTK_TYPE_PICTURE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_widget_add_css_class (icon, "rf-card-icon");
  gtk_widget_set_size_request (icon, -1, RF_CARD_HEIGHT);
  gtk_picture_set_can_shrink (*picture, TRUE);
  gtk_picture_set_content_fit (*picture, GTK_CONTENT_FIT_CONTAIN);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), icon);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (*picture));
  gtk_widget_set_overflow (overlay, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (overlay, "rf-card-picture");
  return overlay;
}

static void
add_card (RfStartPage *self, const RfLecture *lecture, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *child = gtk_flow_box_child_new (), *summary_label, *facts_label;
  g_autofree char *title = g_strdup_printf ("%u. %s", index + 1, lecture->title);
  g_autofree char *summary = rf_lecture_summary (lecture), *facts = facts_of (lecture);
  g_autofree char *all = g_strdup_printf ("%s. %s %s", title, summary, facts);
  GtkPicture *picture;

  gtk_box_append (GTK_BOX (box), picture_frame (&picture));
  gtk_box_append (GTK_BOX (text), card_label (title, "rf-card-title", 2));
  summary_label = card_label (summary, "rf-card-summary", 3);
  gtk_widget_set_vexpand (summary_label, TRUE);
  gtk_widget_set_tooltip_text (summary_label, summary);
  gtk_box_append (GTK_BOX (text), summary_label);
  facts_label = card_label (facts, "caption", 1);
  gtk_widget_add_css_class (facts_label, "dim-label");
  gtk_widget_set_margin_top (facts_label, 4);
  gtk_box_append (GTK_BOX (text), facts_label);
  gtk_widget_add_css_class (text, "rf-card-text");
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (child, "rf-card");
  gtk_widget_add_css_class (child, "card");
  gtk_widget_add_css_class (child, "activatable");
  gtk_widget_set_overflow (child, GTK_OVERFLOW_HIDDEN);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  g_object_set_data (G_OBJECT (child), "picture", picture);
  gtk_flow_box_append (self->cards, child);
  g_ptr_array_add (self->words, g_utf8_casefold (all, -1));
}

static void
fill_cards (RfStartPage *self)
{
  self->lectures = rf_lecture_list_built_in ();
  self->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->lectures->len; i++)
    add_card (self, self->lectures->pdata[i], i);
}

static void
on_card (RfStartPage *self, GtkFlowBoxChild *child)
{
  const RfLecture *lecture = self->lectures->pdata[gtk_flow_box_child_get_index (child)];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.lecture", "s", lecture->name);
}

/* --- pictures --------------------------------------------------------------------------------- */

static GtkPicture *
picture_of (RfStartPage *self, guint index)
{
  return g_object_get_data (G_OBJECT (gtk_flow_box_get_child_at_index (self->cards, (int) index)),
                            "picture");
}

/* Shows the pictures that there are and asks for the others. */
static void
show_pictures (RfStartPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < self->lectures->len; i++)
    {
      const RfLecture *lecture = self->lectures->pdata[i];
      GdkTexture *texture = rf_card_pictures_find (self->pictures, lecture->name);

      gtk_picture_set_paintable (picture_of (self, i), GDK_PAINTABLE (texture));
      if (texture == NULL)
        rf_card_pictures_want (self->pictures, lecture->name);
    }
}

static void
on_ready (RfStartPage *self, const char *name)
{
  for (guint i = 0; i < self->lectures->len; i++)
    if (g_str_equal (((const RfLecture *) self->lectures->pdata[i])->name, name))
      gtk_picture_set_paintable (picture_of (self, i),
                                 GDK_PAINTABLE (rf_card_pictures_find (self->pictures, name)));
}

void
rf_start_page_set_pictures (RfStartPage *self, RfCardPictures *pictures)
{
  g_assert (self->pictures == NULL);
  self->pictures = g_object_ref (pictures);
  g_signal_connect_object (pictures, "ready", G_CALLBACK (on_ready), self, G_CONNECT_SWAPPED);
}

/* --- recent programs -------------------------------------------------------------------------- */

static void
add_recent (RfStartPage *self, const RfRecentFile *recent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *child = gtk_flow_box_child_new ();
  GtkWidget *title = card_label (recent->title, "rf-card-title", 1);
  g_autofree char *name = g_file_get_basename (recent->file);
  g_autofree char *path = g_build_filename (recent->folder, name, NULL);
  GtkWidget *place = card_label (path, "caption", 1);

  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_START);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), place);
  gtk_widget_add_css_class (box, "rf-card-text");
  gtk_widget_add_css_class (child, "rf-card");
  gtk_widget_add_css_class (child, "card");
  gtk_widget_add_css_class (child, "activatable");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_tooltip_text (child, path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  recent->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, path, -1);
  g_object_set_data_full (G_OBJECT (child), "uri", g_file_get_uri (recent->file), g_free);
  g_object_set_data_full (G_OBJECT (child), "title", g_strdup (recent->title), g_free);
  gtk_flow_box_append (self->recent, child);
}

static void
on_recent_list (GObject *source, GAsyncResult *result, gpointer user)
{
  RfStartPage *self = RF_START_PAGE (source);
  g_autoptr (GPtrArray) files = rf_recent_list_finish (result);
  GtkFlowBoxChild *child;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* closed meanwhile */
    return;
  while ((child = gtk_flow_box_get_child_at_index (self->recent, 0)) != NULL)
    gtk_flow_box_remove (self->recent, GTK_WIDGET (child));
  for (guint i = 0; i < files->len; i++)
    add_recent (self, files->pdata[i]);
  gtk_widget_set_visible (self->recent_box, files->len > 0);
}

static void
on_recent (RfStartPage *self, GtkFlowBoxChild *child)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s",
                              g_object_get_data (G_OBJECT (child), "uri"));
}

/* --- searching -------------------------------------------------------------------------------- */

static gboolean
matches (GtkFlowBoxChild *child, gpointer user)
{
  RfStartPage *self = user;
  guint index = (guint) gtk_flow_box_child_get_index (child);

  return self->wanted == NULL || index >= self->words->len ||
         strstr (self->words->pdata[index], self->wanted) != NULL;
}

static void
on_search (RfStartPage *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean any = FALSE;

  g_strstrip (text);
  g_free (self->wanted);
  self->wanted = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  gtk_flow_box_invalidate_filter (self->cards);
  for (guint i = 0; i < self->lectures->len; i++)
    any |= matches (gtk_flow_box_get_child_at_index (self->cards, (int) i), self);
  gtk_widget_set_visible (self->nothing, !any);
}

/* The first card that is found. */
static GtkFlowBoxChild *
first_card (RfStartPage *self)
{
  for (guint i = 0; i < self->lectures->len; i++)
    {
      GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->cards, (int) i);
      if (matches (child, self))
        return child;
    }
  return NULL;
}

static void
on_search_activate (RfStartPage *self)
{
  GtkFlowBoxChild *child;

  on_search (self); /* what was typed a moment ago counts */
  child = first_card (self);
  if (child != NULL && self->wanted != NULL)
    on_card (self, child);
}

static void
on_search_stop (RfStartPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  rf_start_page_focus (self);
}

void
rf_start_page_focus (RfStartPage *self)
{
  GtkFlowBoxChild *child = first_card (self);

  if (child != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (child));
}

/* --- for tests -------------------------------------------------------------------------------- */

char **
rf_start_page_list_shown (RfStartPage *self, gboolean with_picture)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->lectures->len; i++)
    if (matches (gtk_flow_box_get_child_at_index (self->cards, (int) i), self) &&
        (!with_picture || gtk_picture_get_paintable (picture_of (self, i)) != NULL))
      g_ptr_array_add (names, g_strdup (((const RfLecture *) self->lectures->pdata[i])->name));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

char **
rf_start_page_list_recent (RfStartPage *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->recent, i)) != NULL; i++)
    g_ptr_array_add (titles, g_strdup (g_object_get_data (G_OBJECT (child), "title")));
  g_ptr_array_add (titles, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&titles), FALSE);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_start_page_map (GtkWidget *widget)
{
  RfStartPage *self = RF_START_PAGE (widget);

  GTK_WIDGET_CLASS (rf_start_page_parent_class)->map (widget);
  rf_card_pictures_look (self->pictures);
  show_pictures (self);
  rf_recent_list (G_OBJECT (self), RECENT_MOST, on_recent_list, NULL);
}

static void
rf_start_page_unmap (GtkWidget *widget)
{
  RfStartPage *self = RF_START_PAGE (widget);

  if (self->pictures != NULL)
    rf_card_pictures_rest (self->pictures);
  GTK_WIDGET_CLASS (rf_start_page_parent_class)->unmap (widget);
}

static void
rf_start_page_dispose (GObject *object)
{
  RfStartPage *self = RF_START_PAGE (object);

  g_clear_object (&self->pictures);
  G_OBJECT_CLASS (rf_start_page_parent_class)->dispose (object);
}

static void
rf_start_page_finalize (GObject *object)
{
  RfStartPage *self = RF_START_PAGE (object);

  g_ptr_array_unref (self->lectures);
  g_ptr_array_unref (self->words);
  g_free (self->wanted);
  G_OBJECT_CLASS (rf_start_page_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RfStartPage, name)

static void
rf_start_page_class_init (RfStartPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_start_page_dispose;
  G_OBJECT_CLASS (class)->finalize = rf_start_page_finalize;
  widget_class->map = rf_start_page_map;
  widget_class->unmap = rf_start_page_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-start-page.ui");
  BIND (scroller);
  BIND (new_program);
  BIND (recent_box);
  BIND (recent);
  BIND (search);
  BIND (cards);
  BIND (nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_card);
  gtk_widget_class_bind_template_callback (widget_class, on_recent);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop);
}

static void
rf_start_page_init (RfStartPage *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_cards (self);
  gtk_flow_box_set_filter_func (self->cards, matches, self, NULL);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (show_pictures), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (show_pictures), self,
                           G_CONNECT_SWAPPED);
}
