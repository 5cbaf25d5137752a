/* SPDX-License-Identifier: MIT */

/* The outline.
 *
 * Invariant: the list holds one RfOutlineRow for each line of the view; between two views only the
 * lines between the first and the last difference are exchanged. */

#include "app/rf-outline.h"

#include "diagram/rf-words.h"

#include <glib/gi18n.h>

/* --- rows ------------------------------------------------------------------------------------- */

#define RF_TYPE_OUTLINE_ROW (rf_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (RfOutlineRow, rf_outline_row, RF, OUTLINE_ROW, GObject)

struct _RfOutlineRow
{
  GObject parent_instance;

  char *text;
  guint depth;           /* 0: a box, 1: a row of it */
  guint32 object, frame; /* whose box it is */
  guint32 target;        /* where it leads; 0: to its own box */
  guint32 group;         /* of an overview; 0: none */
};

G_DEFINE_FINAL_TYPE (RfOutlineRow, rf_outline_row, G_TYPE_OBJECT)

static void
rf_outline_row_finalize (GObject *object)
{
  g_free (RF_OUTLINE_ROW (object)->text);
  G_OBJECT_CLASS (rf_outline_row_parent_class)->finalize (object);
}

static void
rf_outline_row_class_init (RfOutlineRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rf_outline_row_finalize;
}

static void
rf_outline_row_init (RfOutlineRow *row)
{
}

static gboolean
same_row (RfOutlineRow *a, RfOutlineRow *b)
{
  return a->depth == b->depth && a->object == b->object && a->frame == b->frame &&
         a->target == b->target && a->group == b->group && g_str_equal (a->text, b->text);
}

/* Takes @text. */
static void
add_row (GPtrArray *rows, const RfViewBox *box, guint depth, guint32 target, char *text)
{
  RfOutlineRow *row = g_object_new (RF_TYPE_OUTLINE_ROW, NULL);

  row->text = text;
  row->depth = depth;
  row->object = box->is_frame ? 0 : box->id;
  row->frame = box->is_frame ? box->id : 0;
  row->target = target;
  g_ptr_array_add (rows, row);
}

/* --- words ------------------------------------------------------------------------------------ */

static char *
describe_box (const RfViewBox *box)
{
  GString *text = g_string_new (NULL);

  if (box->is_frame)
    {
      /* Translators: the frame of a call, for example "Frame f()". */
      g_string_append_printf (text, _ ("Frame %s"), box->title);
      if (box->side != NULL)
        g_string_append_printf (text, ", %s", box->side);
      if (box->top_frame)
        g_string_append_printf (text, ", %s", _ ("runs"));
      return g_string_free (text, FALSE);
    }
  g_string_append_printf (text, "%s #%u", box->title, box->id);
  if (box->tone != RF_TONE_GHOST)
    {
      g_autofree char *count = rf_words_count (box->count);
      g_string_append_printf (text, ", ");
      g_string_append_printf (text, _ ("reference count %s"), count);
    }
  if (box->gc_refs >= 0)
    g_string_append_printf (text, ", gc_refs %d", box->gc_refs);
  if (box->generation >= 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _ ("generation %d"), box->generation);
    }
  if (box->tone == RF_TONE_ISOLATE)
    g_string_append_printf (text, ", %s", _ ("in a cyclic isolate"));
  if (box->extra != NULL)
    g_string_append_printf (text, ", %s", box->extra);
  if (box->note != NULL)
    g_string_append_printf (text, ", %s", box->note);
  return g_string_free (text, FALSE);
}

static char *
describe_row (const RfView *view, const RfViewRow *row)
{
  const RfViewBox *target;

  switch ((RfRowKind) row->kind)
    {
    case RF_ROW_ARROW:
      target = rf_view_object (view, row->target);
      if (target == NULL)
        return g_strdup_printf ("%s → #%u", row->label, row->target);
      if (row->weak)
        /* Translators: a weak reference; a slot's name, the object that it refers to. */
        return g_strdup_printf (_ ("%s → %s #%u, weak"), row->label, target->title, target->id);
      return g_strdup_printf ("%s → %s #%u", row->label, target->title, target->id);
    case RF_ROW_VALUE:
      return g_strdup_printf ("%s = %s", row->label, row->value);
    case RF_ROW_GONE:
      /* Translators: a name that was deleted. */
      return g_strdup_printf (_ ("%s, deleted"), row->label);
    case RF_ROW_EMPTY:
      /* Translators: a slot of an object with nothing in it. */
      return g_strdup_printf (_ ("%s, empty"), row->label);
    case RF_ROW_MORE:
      break;
    }
  return g_strdup (row->label);
}

char *
rf_outline_describe (const RfView *view, const RfViewBox *box)
{
  GString *text = g_string_new (NULL);
  g_autofree char *head = describe_box (box);

  g_string_append (text, head);
  for (guint r = 0; r < box->rows->len; r++)
    {
      g_autofree char *row = describe_row (view, &g_array_index (box->rows, RfViewRow, r));

      g_string_append_printf (text, "%s%s", r == 0 ? ": " : "; ", row);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
describe_view (const RfView *view)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; view != NULL && i < view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (view->boxes, i);

      add_row (rows, box, 0, 0, describe_box (box));
      for (guint r = 0; r < box->rows->len; r++)
        {
          const RfViewRow *row = &g_array_index (box->rows, RfViewRow, r);

          add_row (rows, box, 1, row->kind == RF_ROW_ARROW ? row->target : 0,
                   describe_row (view, row));
        }
    }
  return rows;
}

static GPtrArray *
describe_overview (const RfScene *scene)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; scene != NULL && i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);
      RfOutlineRow *row;

      if (group->title == NULL || *group->title == '\0')
        continue;
      row = g_object_new (RF_TYPE_OUTLINE_ROW, NULL);
      row->text = g_strdup (group->title);
      row->depth = group->space == RF_SPACE_LINK;
      row->group = group->space == RF_SPACE_GROUP ? group->id : 0;
      row->object = group->space == RF_SPACE_OBJECT ? group->id : 0;
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/* --- the list --------------------------------------------------------------------------------- */

struct _RfOutline
{
  AdwBin parent_instance;

  GtkListView *list;
  GListStore *store;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (RfOutline, rf_outline, ADW_TYPE_BIN)

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  RfOutlineRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), row->text);
  /* The row itself is what is heard when it gets the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, row->text, -1);
  gtk_widget_set_tooltip_text (label, row->text);
  gtk_widget_set_margin_start (label, 4 + 18 * (int) row->depth);
  if (row->depth == 0)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
}

static void
on_activate (GtkListView *list, guint position, RfOutline *self)
{
  g_autoptr (RfOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  guint32 object = row == NULL ? 0 : row->target != 0 ? row->target : row->object;

  if (object != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "x", (gint64) object);
  else if (row != NULL && row->group != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.overview-group", "x", (gint64) row->group);
  else if (row != NULL && row->frame != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-frame", "x", (gint64) row->frame);
}

static RfOutlineRow *
row_at (RfOutline *self, guint i)
{
  g_autoptr (RfOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (self->store), i);

  return row; /* the store keeps it */
}

static void
show_rows (RfOutline *self, GPtrArray *rows)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->store)), start = 0, end = 0;

  while (start < old && start < rows->len && same_row (row_at (self, start), rows->pdata[start]))
    start++;
  while (end < old - start && end < rows->len - start &&
         same_row (row_at (self, old - 1 - end), rows->pdata[rows->len - 1 - end]))
    end++;
  if (start + end < old || start + end < rows->len)
    g_list_store_splice (self->store, start, old - start - end, rows->pdata + start,
                         rows->len - start - end);
}

static void
show_with (RfOutline *self, GPtrArray *rows, guint32 selected)
{
  show_rows (self, rows);
  for (guint i = 0; selected != 0 && i < rows->len; i++)
    {
      const RfOutlineRow *row = rows->pdata[i];

      if (row->depth == 0 && (row->object == selected || row->group == selected))
        gtk_single_selection_set_selected (self->selection, i);
    }
  if (selected == 0)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

void
rf_outline_show (RfOutline *self, const RfView *view, guint32 selected)
{
  g_autoptr (GPtrArray) rows = describe_view (view);

  show_with (self, rows, selected);
}

void
rf_outline_show_overview (RfOutline *self, const RfScene *scene, guint32 selected)
{
  g_autoptr (GPtrArray) rows = describe_overview (scene);

  show_with (self, rows, selected);
}

char *
rf_outline_get_text (RfOutline *self)
{
  GString *text = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s\n", row_at (self, i)->depth > 0 ? "  " : "",
                            row_at (self, i)->text);
  return g_string_free (text, FALSE);
}

static void
rf_outline_class_init (RfOutlineClass *class)
{
}

static void
rf_outline_init (RfOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->store = g_list_store_new (RF_TYPE_OUTLINE_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->store));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "rf-outline");
  g_signal_connect (self->list, "activate", G_CALLBACK (on_activate), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Outline of the picture"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), scroller);
}
