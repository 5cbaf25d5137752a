/* SPDX-License-Identifier: MIT */

/* One walk over cmark's tree for each question. Blocks are set apart by an empty line; an item of a
 * list begins with its bullet or number and is not set apart from the next one. */

#include "lecture/rf-narration.h"

#include "lecture/rf-lecture.h"

#include <cmark.h>
#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GString *out;
  gboolean markup;
  RfNarrationIsName is_name;
  gpointer user;
  guint item;  /* of the innermost ordered list: the next number */
  guint depth; /* of lists */
} Writer;

static void
put_escaped (Writer *writer, const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;
  escaped = writer->markup ? g_markup_escape_text (text, -1) : g_strdup (text);
  g_string_append (writer->out, escaped);
}

static void
put_markup (Writer *writer, const char *markup)
{
  if (writer->markup)
    g_string_append (writer->out, markup);
}

static void
put_code (Writer *writer, const char *text)
{
  gboolean name = writer->markup && writer->is_name != NULL && writer->is_name (text, writer->user);

  if (name)
    {
      g_autofree char *escaped = g_markup_escape_text (text, -1);
      g_string_append_printf (writer->out, "<a href=\"name:%s\">", escaped);
    }
  put_markup (writer, "<tt>");
  put_escaped (writer, text);
  put_markup (writer, "</tt>");
  if (name)
    put_markup (writer, "</a>");
}

/* Before a block: apart from the one before it. */
static void
begin_block (Writer *writer, cmark_node *node)
{
  cmark_node *parent = cmark_node_parent (node);

  if (writer->out->len == 0 || (parent != NULL && cmark_node_get_type (parent) == CMARK_NODE_ITEM &&
                                cmark_node_first_child (parent) == node))
    return;
  g_string_append (writer->out, writer->depth > 0 ? "\n" : "\n\n");
}

static void
begin_item (Writer *writer, cmark_node *node)
{
  cmark_node *list = cmark_node_parent (node);
  guint number = (guint) cmark_node_get_list_start (list);
  gboolean first = cmark_node_first_child (list) == node;

  if (writer->out->len > 0)
    g_string_append (writer->out, first && writer->depth == 1 ? "\n\n" : "\n");
  for (guint i = 1; i < writer->depth; i++)
    g_string_append (writer->out, "    ");
  if (cmark_node_get_list_type (list) != CMARK_ORDERED_LIST)
    {
      g_string_append (writer->out, "•  ");
      return;
    }
  for (cmark_node *n = cmark_node_first_child (list); n != node; n = cmark_node_next (n))
    number++;
  g_string_append_printf (writer->out, "%u.  ", number);
}

static void
write_link (Writer *writer, cmark_node *node, gboolean entering)
{
  const char *url = cmark_node_get_url (node);
  g_autofree char *escaped = g_markup_escape_text (url != NULL ? url : "", -1);
  g_autofree char *tag = g_strdup_printf ("<a href=\"%s\">", escaped);

  put_markup (writer, entering ? tag : "</a>");
}

static void
write_node (Writer *writer, cmark_node *node, gboolean entering)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_THEMATIC_BREAK:
      if (entering)
        begin_block (writer, node);
      break;
    case CMARK_NODE_HEADING:
      if (entering)
        begin_block (writer, node);
      put_markup (writer, entering ? "<big><b>" : "</b></big>");
      break;
    case CMARK_NODE_CODE_BLOCK:
      begin_block (writer, node);
      put_markup (writer, "<tt>");
      put_escaped (writer, cmark_node_get_literal (node));
      while (writer->out->len > 0 && writer->out->str[writer->out->len - 1] == '\n')
        g_string_truncate (writer->out, writer->out->len - 1);
      put_markup (writer, "</tt>");
      break;
    case CMARK_NODE_LIST:
      writer->depth += entering ? 1 : -1;
      break;
    case CMARK_NODE_ITEM:
      if (entering)
        begin_item (writer, node);
      break;
    case CMARK_NODE_TEXT:
      put_escaped (writer, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (writer->out, ' ');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (writer->out, '\n');
      break;
    case CMARK_NODE_CODE:
      put_code (writer, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_EMPH:
      put_markup (writer, entering ? "<i>" : "</i>");
      break;
    case CMARK_NODE_STRONG:
      put_markup (writer, entering ? "<b>" : "</b>");
      break;
    case CMARK_NODE_LINK:
      write_link (writer, node, entering);
      break;
    default:
      break;
    }
}

static char *
write_all (const char *text, gboolean markup, RfNarrationIsName is_name, gpointer user)
{
  cmark_node *document = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  Writer writer = { g_string_new (NULL), markup, is_name, user, 0, 0 };

  for (cmark_event_type event; (event = cmark_iter_next (iter)) != CMARK_EVENT_DONE;)
    write_node (&writer, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
  cmark_node_free (document);
  return g_string_free (writer.out, FALSE);
}

char *
rf_narration_markup (const char *text, RfNarrationIsName is_name, gpointer user)
{
  return write_all (text, TRUE, is_name, user);
}

char *
rf_narration_plain (const char *text)
{
  return write_all (text, FALSE, NULL, NULL);
}

/* cmark gives inline nodes no lines in this version: theirs are those of their block. */
static guint
line_of (cmark_node *node)
{
  while (node != NULL && cmark_node_get_start_line (node) == 0)
    node = cmark_node_parent (node);
  return node != NULL ? (guint) cmark_node_get_start_line (node) : 1;
}

void
rf_narration_check (const char *text, guint line, GPtrArray *problems)
{
  cmark_node *document = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);

  for (cmark_event_type event; (event = cmark_iter_next (iter)) != CMARK_EVENT_DONE;)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      const char *message = NULL;
      const RfLectureProblem *last;
      guint at;

      if (event != CMARK_EVENT_ENTER)
        continue;
      switch (cmark_node_get_type (node))
        {
        case CMARK_NODE_IMAGE:
          message = _ ("narration shows no images");
          break;
        case CMARK_NODE_HTML_BLOCK:
        case CMARK_NODE_HTML_INLINE:
          message = _ ("narration shows no HTML");
          break;
        case CMARK_NODE_TEXT:
          /* One that is not meant to be code has a backslash before it. */
          if (strchr (cmark_node_get_literal (node), '`') == NULL || strstr (text, "\\`") != NULL)
            continue;
          message = _ ("a backquote has no partner");
          break;
        default:
          continue;
        }
      at = line + line_of (node) - 1;
      last = problems->len > 0 ? problems->pdata[problems->len - 1] : NULL;
      /* Each line says it once. */
      if (last == NULL || last->line != at || strcmp (last->message, message) != 0)
        rf_lecture_add_problem (problems, at, 1, g_strdup (message));
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
}
