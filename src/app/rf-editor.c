/* SPDX-License-Identifier: MIT */

/* The editor.
 *
 * Invariant: at most one mark of each category, problems apart, is in the buffer; the marks move
 * with the text, so what they mean is the line as it was when the program ran. */

#include "app/rf-editor.h"

#include "base/rf-error.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#define CATEGORY_CURRENT "current-line"
#define CATEGORY_ERROR "error"
#define CATEGORY_BORN "born"
#define CATEGORY_PROBLEM "problem"

struct _RfEditor
{
  AdwBin parent_instance;

  GtkSourceView *view;
  GtkSourceBuffer *buffer;
  GtkTextTag *error_tag, *born_tag;
};

G_DEFINE_FINAL_TYPE (RfEditor, rf_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_MODIFIED,
  N_PROPS
};
enum
{
  EDITED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

gboolean
rf_editor_can_show (const char *name, const char *text, gsize length, GError **error)
{
  guint line = 1;

  if (memchr (text, '\0', length) != NULL)
    {
      g_set_error (error, RF_ERROR, RF_ERROR_ENCODING, _ ("%s: there is a NUL byte in the text"),
                   name);
      return FALSE;
    }
  if (length > RF_EDITOR_MAX_TEXT)
    {
      g_set_error (error, RF_ERROR, RF_ERROR_IO,
                   _ ("%s: the file is too long to be shown (%lu bytes); the command line can "
                      "run it"),
                   name, (unsigned long) length);
      return FALSE;
    }
  for (const char *start = text; start < text + length; line++)
    {
      const char *end = memchr (start, '\n', text + length - start);

      if (end == NULL)
        end = text + length;
      if (end - start > RF_EDITOR_MAX_LINE)
        {
          g_set_error (error, RF_ERROR, RF_ERROR_IO,
                       _ ("%s: line %u is too long to be shown (%ld bytes); the command line can "
                          "run it"),
                       name, line, (long) (end - start));
          return FALSE;
        }
      start = end + 1;
    }
  return TRUE;
}

/* --- text ------------------------------------------------------------------------------------- */

void
rf_editor_set_text (RfEditor *self, const char *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start;

  rf_editor_set_current_line (self, 0);
  rf_editor_set_error (self, 0, 0);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_set_modified (buffer, FALSE);
}

void
rf_editor_replace_text (RfEditor *self, const char *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  g_autofree char *old = rf_editor_get_text (self);
  const char *old_from = old, *from = text;
  const char *old_to = old + strlen (old), *to = text + strlen (text);
  GtkTextIter start, end;

  for (; *from != '\0' && g_utf8_get_char (from) == g_utf8_get_char (old_from);
       from = g_utf8_next_char (from))
    old_from = g_utf8_next_char (old_from);
  while (to > from && old_to > old_from)
    {
      const char *last = g_utf8_prev_char (to), *old_last = g_utf8_prev_char (old_to);

      if (g_utf8_get_char (last) != g_utf8_get_char (old_last))
        break;
      to = last;
      old_to = old_last;
    }
  gtk_text_buffer_get_iter_at_offset (buffer, &start,
                                      (int) g_utf8_pointer_to_offset (old, old_from));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) g_utf8_pointer_to_offset (old, old_to));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, from, (int) (to - from));
  gtk_text_buffer_end_user_action (buffer);
}

char *
rf_editor_get_text (RfEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

gboolean
rf_editor_get_modified (RfEditor *self)
{
  return gtk_text_buffer_get_modified (GTK_TEXT_BUFFER (self->buffer));
}

void
rf_editor_set_saved (RfEditor *self)
{
  gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (self->buffer), FALSE);
}

void
rf_editor_set_unsaved (RfEditor *self)
{
  gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (self->buffer), TRUE);
}

void
rf_editor_focus (RfEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- marks ------------------------------------------------------------------------------------ */

/* Moves the one mark of @category to @line (from 1); 0: takes it away. @reveal: and brings it into
 * view. */
static void
mark_line (RfEditor *self, const char *category, guint line, gboolean reveal)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, category);
  GtkTextIter iter;

  if (line == 0 || line > (guint) gtk_text_buffer_get_line_count (buffer))
    {
      if (mark != NULL)
        gtk_text_buffer_delete_mark (buffer, mark);
      return;
    }
  gtk_text_buffer_get_iter_at_line (buffer, &iter, line - 1);
  if (mark == NULL)
    mark = GTK_TEXT_MARK (
      gtk_source_buffer_create_source_mark (self->buffer, category, category, &iter));
  else
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  if (reveal)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), mark, 0.12, FALSE, 0, 0);
}

static guint
marked_line (RfEditor *self, const char *category)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, category);
  GtkTextIter iter;

  if (mark == NULL)
    return 0;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  return gtk_text_iter_get_line (&iter) + 1;
}

void
rf_editor_set_current_line (RfEditor *self, guint line)
{
  if (marked_line (self, CATEGORY_CURRENT) != line)
    mark_line (self, CATEGORY_CURRENT, line, TRUE);
}

guint
rf_editor_get_current_line (RfEditor *self)
{
  return marked_line (self, CATEGORY_CURRENT);
}

void
rf_editor_set_born_line (RfEditor *self, guint line)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start, end;

  if (marked_line (self, CATEGORY_BORN) == line)
    return;
  mark_line (self, CATEGORY_BORN, line, FALSE);
  /* The background alone would tell it by colour only. */
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->born_tag, &start, &end);
  if (line == 0 || line > (guint) gtk_text_buffer_get_line_count (buffer))
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &start, line - 1);
  while (g_unichar_isspace (gtk_text_iter_get_char (&start)) && !gtk_text_iter_ends_line (&start))
    gtk_text_iter_forward_char (&start);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_apply_tag (buffer, self->born_tag, &start, &end);
}

guint
rf_editor_get_born_line (RfEditor *self)
{
  return marked_line (self, CATEGORY_BORN);
}

guint
rf_editor_get_error_line (RfEditor *self)
{
  return marked_line (self, CATEGORY_ERROR);
}

void
rf_editor_set_error (RfEditor *self, guint line, guint column)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->error_tag, &start, &end);
  mark_line (self, CATEGORY_ERROR, line, TRUE);
  if (line == 0 || line > (guint) gtk_text_buffer_get_line_count (buffer))
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &start, line - 1);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  if (column > 0 && (int) column <= gtk_text_iter_get_chars_in_line (&start))
    {
      gtk_text_iter_set_line_offset (&start, column - 1);
      if (gtk_text_iter_starts_word (&start))
        {
          GtkTextIter word = start;
          if (gtk_text_iter_forward_word_end (&word) && gtk_text_iter_compare (&word, &end) < 0)
            end = word;
        }
    }
  gtk_text_buffer_place_cursor (buffer, &start);
  if (gtk_text_iter_equal (&start, &end))
    gtk_text_iter_set_line_offset (&start, 0);
  gtk_text_buffer_apply_tag (buffer, self->error_tag, &start, &end);
}

void
rf_editor_set_problems (RfEditor *self, const GPtrArray *problems)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_source_buffer_remove_source_marks (self->buffer, &start, &end, CATEGORY_PROBLEM);
  for (guint i = 0; i < problems->len; i++)
    {
      const RfLectureProblem *problem = problems->pdata[i];
      GtkSourceMark *mark;

      if (!gtk_text_buffer_get_iter_at_line (buffer, &start, (int) problem->line - 1))
        continue;
      mark = gtk_source_buffer_create_source_mark (self->buffer, NULL, CATEGORY_PROBLEM, &start);
      g_object_set_data_full (G_OBJECT (mark), "message", g_strdup (problem->message), g_free);
    }
  gtk_source_view_set_show_line_marks (self->view, problems->len > 0);
}

gboolean
rf_editor_has_problem (RfEditor *self, guint line)
{
  GSList *marks =
    gtk_source_buffer_get_source_marks_at_line (self->buffer, (int) line - 1, CATEGORY_PROBLEM);
  gboolean any = marks != NULL;

  g_slist_free (marks);
  return any;
}

static char *
problem_tooltip (GtkSourceMarkAttributes *attributes, GtkSourceMark *mark, RfEditor *self)
{
  return g_strdup (g_object_get_data (G_OBJECT (mark), "message"));
}

/* --- style ------------------------------------------------------------------------------------ */

static void
set_mark_style (RfEditor *self, const char *category, const char *background, const char *icon,
                int priority)
{
  g_autoptr (GtkSourceMarkAttributes) attributes = gtk_source_mark_attributes_new ();
  GdkRGBA color;

  gdk_rgba_parse (&color, background);
  gtk_source_mark_attributes_set_background (attributes, &color);
  if (icon != NULL)
    gtk_source_mark_attributes_set_icon_name (attributes, icon);
  if (g_str_equal (category, CATEGORY_PROBLEM))
    g_signal_connect_object (attributes, "query-tooltip-text", G_CALLBACK (problem_tooltip), self,
                             0);
  gtk_source_view_set_mark_attributes (self->view, category, attributes, priority);
}

static void
update_style (RfEditor *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  GtkSourceStyleScheme *scheme =
    gtk_source_style_scheme_manager_get_scheme (schemes, dark ? "Adwaita-dark" : "Adwaita");
  GdkRGBA red;

  gtk_source_buffer_set_style_scheme (self->buffer, scheme);
  set_mark_style (self, CATEGORY_CURRENT,
                  contrast ? (dark ? "#7a5c00" : "#ffd640") : (dark ? "#4b4014" : "#fff1c0"), NULL,
                  1);
  set_mark_style (self, CATEGORY_BORN, dark ? "#1c3350" : "#dcebfc", NULL, 0);
  set_mark_style (self, CATEGORY_PROBLEM, dark ? "#4a3212" : "#ffe6c8", "dialog-warning-symbolic",
                  1);
  set_mark_style (self, CATEGORY_ERROR, dark ? "#54202a" : "#ffdcdc", "dialog-error-symbolic", 2);
  gdk_rgba_parse (&red, dark ? "#ff7b63" : "#c01c28");
  g_object_set (self->error_tag, "underline", PANGO_UNDERLINE_ERROR, "underline-rgba", &red, NULL);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
on_changed (RfEditor *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_modified_changed (RfEditor *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
}

static void
rf_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MODIFIED)
    g_value_set_boolean (value, rf_editor_get_modified (RF_EDITOR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rf_editor_class_init (RfEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = rf_editor_get_property;
  props[PROP_MODIFIED] =
    g_param_spec_boolean ("modified", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[EDITED] =
    g_signal_new ("edited", RF_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RfEditor, view);
}

static void
rf_editor_init (RfEditor *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  GtkSourceLanguage *python;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
  python = gtk_source_language_manager_get_language (languages, "python3");
  if (python != NULL)
    gtk_source_buffer_set_language (self->buffer, python);
  gtk_source_buffer_set_implicit_trailing_newline (self->buffer, FALSE);
  self->born_tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->buffer), "rf-born",
                                               "underline", PANGO_UNDERLINE_SINGLE, NULL);
  self->error_tag =
    gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->buffer), "rf-error", NULL, NULL);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "modified-changed", G_CALLBACK (on_modified_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_style), self,
                           G_CONNECT_SWAPPED);
  update_style (self);
}
