/* SPDX-License-Identifier: MIT */

/* Names for assistive technology, from what is there to be seen. Names that are set elsewhere, in
 * the descriptions of the widgets, are left alone: only what GTK itself would call after its class
 * is named here. */

#include "app/rf-spoken.h"

#include <glib/gi18n.h>
#include <string.h>

static void
set_name (GtkWidget *widget, const char *name)
{
  if (name != NULL && *name != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static gboolean
is_named (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* "Open (Ctrl+O)" → "Open": the keys are told in another way. (transfer full) */
static char *
without_keys (const char *text)
{
  const char *keys = text != NULL ? strrchr (text, '(') : NULL;

  if (text == NULL)
    return NULL;
  return g_strchomp (keys != NULL && keys > text && g_str_has_suffix (text, ")")
                       ? g_strndup (text, (gsize) (keys - text))
                       : g_strdup (text));
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

static void
name_button (GtkWidget *button)
{
  GtkWidget *menu = gtk_widget_get_ancestor (button, GTK_TYPE_MENU_BUTTON);
  const char *label = GTK_IS_BUTTON (button) ? gtk_button_get_label (GTK_BUTTON (button)) : NULL;
  g_autofree char *tooltip = without_keys (gtk_widget_get_tooltip_text (button));

  if (is_named (button))
    {
      g_auto (GStrv) parts = NULL;
      g_autofree char *plain = NULL;

      /* The line under a letter is nothing to be heard. */
      if (label == NULL || !gtk_button_get_use_underline (GTK_BUTTON (button)))
        return;
      parts = g_strsplit (label, "_", 2);
      plain = g_strjoinv (NULL, parts);
      set_name (button, plain);
      return;
    }
  if (tooltip == NULL && menu != NULL)
    tooltip = without_keys (gtk_widget_get_tooltip_text (menu));
  if (tooltip == NULL && gtk_widget_get_ancestor (button, GTK_TYPE_INFO_BAR) != NULL)
    tooltip = g_strdup (C_ ("a button that closes a message", "Close"));
  /* A number that changes, like the zoom's, says less than what the button does. */
  if (!has_text (button) || (menu == NULL && tooltip != NULL))
    set_name (button, tooltip);
}

static void
name_tab (GtkWidget *tab)
{
  GtkWidget *child = gtk_widget_get_first_child (tab);

  if (GTK_IS_LABEL (child))
    set_name (tab, gtk_label_get_text (GTK_LABEL (child)));
}

static void
name_entry (GtkWidget *entry)
{
  g_autofree char *empty = NULL;

  if (!is_named (entry) &&
      g_object_class_find_property (G_OBJECT_GET_CLASS (entry), "placeholder-text") != NULL)
    {
      g_object_get (entry, "placeholder-text", &empty, NULL);
      set_name (entry, empty);
    }
}

void
rf_spoken_name_parts (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root))
    name_button (root);
  else if (GTK_IS_MENU_BUTTON (root) && !is_named (root))
    {
      g_autofree char *name = without_keys (gtk_widget_get_tooltip_text (root));
      set_name (root, name);
    }
  else if (GTK_IS_EDITABLE (root))
    name_entry (root);
  else if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (root)) == GTK_ACCESSIBLE_ROLE_TAB)
    name_tab (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rf_spoken_name_parts (child);
}
