/* SPDX-License-Identifier: MIT */

/* The service's format.
 *
 * Invariants: whatever is not understood is RF_OUTCOME_UNSURE, never a success and never a reason
 * to send again; notes are one line and short. */

#ifndef GETTEXT_PACKAGE
#define GETTEXT_PACKAGE "refarium"
#endif

#include "deliver/rf-provider.h"

#include "base/rf-error.h"
#include "base/rf-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_NOTE 160

/* --- addresses -------------------------------------------------------------------------------- */

static gboolean
is_this_computer (const char *host)
{
  return strcmp (host, "localhost") == 0 || strcmp (host, "127.0.0.1") == 0 ||
         strcmp (host, "::1") == 0;
}

static gpointer
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, RF_ERROR, RF_ERROR_USAGE, message);
  return NULL;
}

char *
rf_provider_base (const char *text, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text)), *full = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *host;

  if (*trimmed == '\0')
    return refuse (error, _ ("The address of the service is missing."));
  full =
    strstr (trimmed, "://") != NULL ? g_strdup (trimmed) : g_strconcat ("https://", trimmed, NULL);
  uri = g_uri_parse (full, G_URI_FLAGS_NONE, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (strpbrk (full, " \t\n\r") != NULL || host == NULL || *host == '\0' ||
      g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL ||
      g_uri_get_fragment (uri) != NULL)
    return refuse (error, _ ("This is no address of a service, as in xxxxx.api.infobip.com."));
  if (strcmp (g_uri_get_scheme (uri), "https") != 0 &&
      !(strcmp (g_uri_get_scheme (uri), "http") == 0 && is_this_computer (host)))
    return refuse (error, _ ("Only an address that begins with https:// keeps the key secret."));
  while (g_str_has_suffix (full, "/"))
    full[strlen (full) - 1] = '\0';
  return g_steal_pointer (&full);
}

static const struct
{
  const char *post, *logs;
} paths[] = {
  [RF_SERVICE_SMS] = { "/sms/2/text/advanced", "/sms/1/logs?messageId=" },
  [RF_SERVICE_EMAIL] = { "/email/3/send", "/email/1/logs?messageId=" },
};

char *
rf_provider_post_url (const char *base, RfService service)
{
  return g_strconcat (base, paths[service].post, NULL);
}

char *
rf_provider_log_url (const char *base, RfService service, const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);

  return g_strconcat (base, paths[service].logs, escaped, NULL);
}

/* --- what is sent ----------------------------------------------------------------------------- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, valid);
}

static char *
sms_body (const RfParcel *parcel)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "destinations");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_text (builder, "to", parcel->to);
  add_text (builder, "messageId", parcel->id);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  if (*parcel->from != '\0')
    add_text (builder, "from", parcel->from);
  add_text (builder, "text", parcel->text);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
contains (const RfParcel *parcel, const char *text)
{
  return strstr (parcel->to, text) != NULL || strstr (parcel->from, text) != NULL ||
         strstr (parcel->subject, text) != NULL || strstr (parcel->text, text) != NULL ||
         strstr (parcel->id, text) != NULL;
}

/* A line that is nowhere in what is sent. (transfer full) */
static char *
boundary_of (const RfParcel *parcel)
{
  char *boundary = g_strdup ("part-of-a-form");

  while (contains (parcel, boundary))
    {
      g_autofree char *uuid = g_uuid_string_random ();

      g_free (boundary);
      boundary = g_strconcat ("part-", uuid, NULL);
    }
  return boundary;
}

static char *
email_body (const RfParcel *parcel, char **type)
{
  const struct
  {
    const char *name, *value;
  } fields[] = { { "from", parcel->from },
                 { "to", parcel->to },
                 { "subject", parcel->subject },
                 { "text", parcel->text },
                 { "messageId", parcel->id } };
  g_autofree char *boundary = boundary_of (parcel);
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *valid = g_utf8_make_valid (fields[i].value, -1);

      g_string_append_printf (body,
                              "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n"
                              "Content-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n",
                              boundary, fields[i].name, valid);
    }
  g_string_append_printf (body, "--%s--\r\n", boundary);
  *type = g_strdup_printf ("multipart/form-data; boundary=%s", boundary);
  return g_string_free (body, FALSE);
}

char *
rf_provider_body (const RfParcel *parcel, char **type)
{
  if (parcel->service == RF_SERVICE_EMAIL)
    return email_body (parcel, type);
  *type = g_strdup ("application/json");
  return sms_body (parcel);
}

/* --- what comes back -------------------------------------------------------------------------- */

/* The member @name of @node, of a type that is asked for; NULL when anything is otherwise. */
static JsonNode *
member (JsonNode *node, const char *name, JsonNodeType type)
{
  JsonNode *found = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    found = json_object_get_member (json_node_get_object (node), name);
  return found != NULL && json_node_get_node_type (found) == type ? found : NULL;
}

static const char *
text_of (JsonNode *node, const char *name)
{
  JsonNode *value = member (node, name, JSON_NODE_VALUE);

  return value != NULL && json_node_get_value_type (value) == G_TYPE_STRING
           ? json_node_get_string (value)
           : NULL;
}

static JsonNode *
first_of (JsonNode *node, const char *name)
{
  JsonNode *list = member (node, name, JSON_NODE_ARRAY);

  if (list == NULL || json_array_get_length (json_node_get_array (list)) == 0)
    return NULL;
  return json_array_get_element (json_node_get_array (list), 0);
}

static JsonNode *
parse (JsonParser *parser, const char *body, gsize size)
{
  if (size > G_MAXSSIZE || !g_utf8_validate (body, (gssize) size, NULL) ||
      !json_parser_load_from_data (parser, body, (gssize) size, NULL))
    return NULL;
  return json_parser_get_root (parser);
}

/* One line of a text from outside. (transfer full) */
static char *
plain (const char *text)
{
  g_autofree char *line = g_strdup (text);

  for (char *p = line; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return rf_text_ellipsize (line, MAX_NOTE);
}

/* What the service says of one message. The groups are: 0 accepted, 1 pending, 2 undeliverable,
 * 3 delivered, 4 expired, 5 rejected. */
static RfOutcome
read_status (JsonNode *message, char **note)
{
  JsonNode *status = member (message, "status", JSON_NODE_OBJECT);
  JsonNode *group = member (status, "groupId", JSON_NODE_VALUE);
  const char *words = text_of (status, "description");

  if (group == NULL || json_node_get_value_type (group) != G_TYPE_INT64)
    return RF_OUTCOME_UNSURE;
  switch (json_node_get_int (group))
    {
    case 0:
    case 1:
    case 3:
      return RF_OUTCOME_TAKEN;
    case 2:
    case 4:
    case 5:
      *note = words != NULL ? plain (words) : g_strdup (_ ("The service refuses the message."));
      return RF_OUTCOME_REFUSED;
    default:
      return RF_OUTCOME_UNSURE;
    }
}

static char *
error_note (guint status, JsonNode *root)
{
  const char *words = text_of (member (member (root, "requestError", JSON_NODE_OBJECT),
                                       "serviceException", JSON_NODE_OBJECT),
                               "text");
  g_autofree char *line = words != NULL ? plain (words) : NULL;

  if (line != NULL)
    /* Translators: a number such as 400, and what a server says about it. */
    return g_strdup_printf (_ ("The service answers with error %u: %s"), status, line);
  return g_strdup_printf (_ ("The service answers with error %u."), status);
}

RfOutcome
rf_provider_read_post (guint status, const char *body, gsize size, char **note)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = parse (parser, body, size);
  RfOutcome outcome = RF_OUTCOME_UNSURE;

  *note = NULL;
  if (status >= 200 && status < 300)
    {
      outcome = read_status (first_of (root, "messages"), note);
      if (outcome == RF_OUTCOME_UNSURE)
        *note = g_strdup (_ ("The service's answer can't be understood."));
      return outcome;
    }
  *note = error_note (status, root);
  if (status == 401 || status == 403)
    {
      g_free (*note);
      *note = g_strdup (_ ("The service does not take the key."));
      return RF_OUTCOME_CLOSED;
    }
  if (status == 429)
    return RF_OUTCOME_AGAIN;
  return status >= 500 || status == 408 || status < 200 ? RF_OUTCOME_UNSURE : RF_OUTCOME_REFUSED;
}

RfOutcome
rf_provider_read_log (guint status, const char *body, gsize size, const char *id, char **note)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = status == 200 ? parse (parser, body, size) : NULL;
  JsonNode *results = member (root, "results", JSON_NODE_ARRAY);
  JsonArray *found = results != NULL ? json_node_get_array (results) : NULL;

  *note = NULL;
  if (status == 401 || status == 403)
    {
      *note = g_strdup (_ ("The service does not take the key."));
      return RF_OUTCOME_CLOSED;
    }
  if (found == NULL)
    {
      *note = g_strdup (_ ("The service does not say whether it has the message."));
      return RF_OUTCOME_UNSURE;
    }
  for (guint i = 0; i < json_array_get_length (found); i++)
    {
      JsonNode *one = json_array_get_element (found, i);

      if (g_strcmp0 (text_of (one, "messageId"), id) != 0)
        continue;
      /* It is in the log: whatever became of it, it must not be sent again. */
      return read_status (one, note) == RF_OUTCOME_REFUSED ? RF_OUTCOME_REFUSED : RF_OUTCOME_TAKEN;
    }
  return RF_OUTCOME_UNKNOWN;
}
