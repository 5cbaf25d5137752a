/* SPDX-License-Identifier: MIT */

/* The service's format: addresses, what is sent, what answers mean. */

#include "deliver/rf-provider.h"

#include <string.h>

static void
test_bases (void)
{
  static const struct
  {
    const char *text, *base;
  } cases[] = {
    { "abc.api.infobip.com", "https://abc.api.infobip.com" },
    { "  https://abc.api.infobip.com//\n", "https://abc.api.infobip.com" },
    { "https://abc.example.org:8443/path/", "https://abc.example.org:8443/path" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
    { "http://localhost", "http://localhost" },
    { "http://[::1]:1", "http://[::1]:1" },
    { "", NULL },
    { "http://abc.api.infobip.com", NULL }, /* the key would be readable on its way */
    { "http://127.0.0.1.example.org", NULL },
    { "ftp://127.0.0.1", NULL },
    { "https://", NULL },
    { "https://user:word@abc.org", NULL },
    { "https://abc.org/?key=1", NULL },
    { "https://abc.org/#x", NULL },
    { "two words", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *base = rf_provider_base (cases[i].text, &error);

      g_assert_cmpstr (base, ==, cases[i].base);
      g_assert_true ((error != NULL) == (base == NULL));
    }
}

static void
assert_body (const RfParcel *parcel, const char *type, const char *body)
{
  g_autofree char *real_type = NULL;
  g_autofree char *real_body = rf_provider_body (parcel, &real_type);

  g_assert_cmpstr (real_type, ==, type);
  g_assert_cmpstr (real_body, ==, body);
}

static void
assert_urls (RfService service, const char *post, const char *log)
{
  g_autofree char *real_post = rf_provider_post_url ("https://x.org", service);
  g_autofree char *real_log = rf_provider_log_url ("https://x.org", service, "a b&c");

  g_assert_cmpstr (real_post, ==, post);
  g_assert_cmpstr (real_log, ==, log);
}

static void
test_text_message (void)
{
  assert_urls (RF_SERVICE_SMS, "https://x.org/sms/2/text/advanced",
               "https://x.org/sms/1/logs?messageId=a%20b%26c");
  assert_body (&(RfParcel){ RF_SERVICE_SMS, "4930123", "Jane", "", "She said \"bye\"\nand ✝",
                            "id-1" },
               "application/json",
               "{\"messages\":[{\"destinations\":[{\"to\":\"4930123\",\"messageId\":\"id-1\"}],"
               "\"from\":\"Jane\",\"text\":\"She said \\\"bye\\\"\\nand ✝\"}]}");
  assert_body (&(RfParcel){ RF_SERVICE_SMS, "4930123", "", "", "", "id-2" }, "application/json",
               "{\"messages\":[{\"destinations\":[{\"to\":\"4930123\",\"messageId\":\"id-2\"}],"
               "\"text\":\"\"}]}");
}

#define FIELD(name, value)                                           \
  "--part-of-a-form\r\nContent-Disposition: form-data; name=\"" name \
  "\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" value "\r\n"

static void
test_email (void)
{
  RfParcel strange = { RF_SERVICE_EMAIL, "b@x.org", "a@x.org", "", "--part-of-a-form--", "id-2" };
  g_autofree char *type = NULL, *body = NULL, *end = NULL;
  const char *boundary;

  assert_urls (RF_SERVICE_EMAIL, "https://x.org/email/3/send",
               "https://x.org/email/1/logs?messageId=a%20b%26c");
  assert_body (&(RfParcel){ RF_SERVICE_EMAIL, "b@x.org", "a@x.org", "Grüße", "bye\nbye\xff",
                            "id-1" },
               "multipart/form-data; boundary=part-of-a-form",
               FIELD ("from", "a@x.org") FIELD ("to", "b@x.org") FIELD ("subject", "Grüße")
                 FIELD ("text", "bye\nbye\xef\xbf\xbd")
                   FIELD ("messageId", "id-1") "--part-of-a-form--\r\n");
  /* What is written can't end the form. */
  body = rf_provider_body (&strange, &type);
  boundary = strstr (type, "boundary=") + strlen ("boundary=");
  g_assert_null (strstr (strange.text, boundary));
  end = g_strdup_printf ("\r\n--%s--\r\n", boundary);
  g_assert_true (g_str_has_suffix (body, end));
  g_assert_nonnull (strstr (body, strange.text));
}

#define ANSWER(group, words)                                                             \
  "{\"messages\":[{\"messageId\":\"x\",\"to\":\"1\",\"status\":{\"groupId\":" #group "," \
  "\"groupName\":\"G\",\"id\":26,\"name\":\"N\",\"description\":\"" words "\"}}]}"

static void
test_post_answers (void)
{
  static const struct
  {
    guint status;
    const char *body;
    RfOutcome outcome;
    const char *note; /* part of it; NULL: none */
  } cases[] = {
    { 200, ANSWER (1, "Message sent to next instance"), RF_OUTCOME_TAKEN, NULL },
    { 200, ANSWER (3, ""), RF_OUTCOME_TAKEN, NULL },
    { 200, ANSWER (0, ""), RF_OUTCOME_TAKEN, NULL },
    { 200, ANSWER (5, "Destination not registered"), RF_OUTCOME_REFUSED, "not registered" },
    { 200, ANSWER (2, ""), RF_OUTCOME_REFUSED, "" },
    { 200, ANSWER (9, ""), RF_OUTCOME_UNSURE, "understood" },
    { 200, ANSWER ("1", ""), RF_OUTCOME_UNSURE, "understood" },
    { 200, "", RF_OUTCOME_UNSURE, "understood" },
    { 200, "{}", RF_OUTCOME_UNSURE, "understood" },
    { 200, "[]", RF_OUTCOME_UNSURE, "understood" },
    { 200, "null", RF_OUTCOME_UNSURE, "understood" },
    { 200, "{\"messages\":[]}", RF_OUTCOME_UNSURE, "understood" },
    { 200, "{\"messages\":[5]}", RF_OUTCOME_UNSURE, "understood" },
    { 200, "{\"messages\":{\"status\":1}}", RF_OUTCOME_UNSURE, "understood" },
    { 200, "{\"messages\":[{\"status\":[]}]}", RF_OUTCOME_UNSURE, "understood" },
    { 200, "<html>\xff</html>", RF_OUTCOME_UNSURE, "understood" },
    { 400,
      "{\"requestError\":{\"serviceException\":{\"messageId\":\"BAD_REQUEST\","
      "\"text\":\"Bad\\nRequest\"}}}",
      RF_OUTCOME_REFUSED, "error 400: Bad Request" },
    { 404, "rubbish", RF_OUTCOME_REFUSED, "error 404." },
    { 302, "", RF_OUTCOME_REFUSED, "302" },
    { 401, "{}", RF_OUTCOME_CLOSED, "key" },
    { 403, "", RF_OUTCOME_CLOSED, "key" },
    { 408, "", RF_OUTCOME_UNSURE, "408" },
    { 429, "", RF_OUTCOME_AGAIN, "429" },
    { 500, "", RF_OUTCOME_UNSURE, "500" },
    { 503, "", RF_OUTCOME_UNSURE, "503" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *note = NULL;

      g_assert_cmpint (rf_provider_read_post (cases[i].status, cases[i].body,
                                              strlen (cases[i].body), &note),
                       ==, cases[i].outcome);
      g_assert_true ((note != NULL) == (cases[i].note != NULL));
      g_assert_true (note == NULL || strstr (note, cases[i].note) != NULL);
    }
}

static void
test_log_answers (void)
{
  static const struct
  {
    guint status;
    const char *body;
    RfOutcome outcome;
  } cases[] = {
    { 200, "{\"results\":[]}", RF_OUTCOME_UNKNOWN },
    { 200, "{\"results\":[{\"messageId\":\"other\"}]}", RF_OUTCOME_UNKNOWN },
    { 200, "{\"results\":[{\"messageId\":\"id\",\"status\":{\"groupId\":3}}]}", RF_OUTCOME_TAKEN },
    { 200, "{\"results\":[{\"messageId\":\"id\"}]}", RF_OUTCOME_TAKEN },
    { 200, "{\"results\":[{\"messageId\":\"id\",\"status\":{\"groupId\":5}}]}",
      RF_OUTCOME_REFUSED },
    { 200, "{\"results\":{}}", RF_OUTCOME_UNSURE },
    { 200, "rubbish", RF_OUTCOME_UNSURE },
    { 200, "", RF_OUTCOME_UNSURE },
    { 404, "{\"results\":[]}", RF_OUTCOME_UNSURE },
    { 500, "", RF_OUTCOME_UNSURE },
    { 429, "", RF_OUTCOME_UNSURE },
    { 401, "", RF_OUTCOME_CLOSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *note = NULL;

      g_assert_cmpint (rf_provider_read_log (cases[i].status, cases[i].body, strlen (cases[i].body),
                                             "id", &note),
                       ==, cases[i].outcome);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/provider/bases", test_bases);
  g_test_add_func ("/provider/text-message", test_text_message);
  g_test_add_func ("/provider/e-mail", test_email);
  g_test_add_func ("/provider/post-answers", test_post_answers);
  g_test_add_func ("/provider/log-answers", test_log_answers);
  return g_test_run ();
}
