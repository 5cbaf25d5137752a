/* SPDX-License-Identifier: MIT */

/* Delivering on this computer.
 *
 * Invariant: the outbox has a courier if and only if delivering is on, the address is one, and the
 * key is known; the key is known only while delivering is on. */

#include "app/rf-post-office.h"

#include <glib/gi18n.h>
#include <string.h>

/* A request without an answer is given up after this many milliseconds. */
#define TIMEOUT 30000

struct _RfPostOffice
{
  GObject parent_instance;

  RfSettings *settings;
  RfSecrets *secrets;
  RfOutbox *outbox;
  char *key; /* NULL: not known, or none */
  char *trouble;
  GHashTable *answers; /* program → GINT_TO_POINTER (1 or -1) */
};

G_DEFINE_FINAL_TYPE (RfPostOffice, rf_post_office, G_TYPE_OBJECT)

static guint changed_signal;

static void
forget_key (RfPostOffice *self)
{
  if (self->key != NULL)
    memset (self->key, 0, strlen (self->key));
  g_clear_pointer (&self->key, g_free);
}

/* Brings the outbox to what is known now. */
static void
update (RfPostOffice *self)
{
  g_autofree char *text = rf_post_office_get_base (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *base = rf_provider_base (text, &error);
  RfCourier *courier = NULL;

  g_clear_pointer (&self->trouble, g_free);
  if (base == NULL)
    self->trouble = g_strdup (error->message);
  else if (self->key == NULL)
    self->trouble = g_strdup (_ ("The key of the service is missing."));
  else if (rf_post_office_is_on (self))
    courier = rf_courier_new (base, self->key, TIMEOUT);
  rf_outbox_set_courier (self->outbox, courier);
  if (!rf_post_office_is_on (self))
    rf_outbox_cancel (self->outbox, NULL);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_key (const char *key, const GError *error, gpointer user)
{
  RfPostOffice *self = user;

  forget_key (self);
  if (key != NULL && *key != '\0' && rf_post_office_is_on (self))
    self->key = g_strdup (key);
  update (self);
  if (error != NULL)
    {
      g_free (self->trouble);
      self->trouble = g_strdup_printf (_ ("The keyring can't be used: %s"), error->message);
      g_signal_emit (self, changed_signal, 0);
    }
}

/* --- settings --------------------------------------------------------------------------------- */

gboolean
rf_post_office_is_on (RfPostOffice *self)
{
  return rf_settings_get_boolean (self->settings, "deliver");
}

void
rf_post_office_set_on (RfPostOffice *self, gboolean on)
{
  if (rf_post_office_is_on (self) == on)
    return;
  rf_settings_set_boolean (self->settings, "deliver", on);
  forget_key (self);
  g_hash_table_remove_all (self->answers);
  update (self);
  if (on)
    rf_secrets_load (self->secrets, on_key, self);
}

const char *
rf_post_office_get_trouble (RfPostOffice *self)
{
  return self->trouble;
}

char *
rf_post_office_get_base (RfPostOffice *self)
{
  return rf_settings_get_string (self->settings, "deliver-address");
}

void
rf_post_office_set_base (RfPostOffice *self, const char *base)
{
  rf_settings_set_string (self->settings, "deliver-address", base);
  update (self);
}

guint
rf_post_office_get_limit (RfPostOffice *self)
{
  return CLAMP (rf_settings_get_int (self->settings, "deliver-limit"), 1, 1000);
}

void
rf_post_office_set_limit (RfPostOffice *self, guint limit)
{
  rf_settings_set_int (self->settings, "deliver-limit", (int) limit);
  rf_outbox_set_limit (self->outbox, rf_post_office_get_limit (self));
}

void
rf_post_office_set_key (RfPostOffice *self, const char *key)
{
  rf_secrets_store (self->secrets, *key != '\0' ? key : NULL, on_key, self);
}

gboolean
rf_post_office_has_key (RfPostOffice *self)
{
  return self->key != NULL;
}

int
rf_post_office_get_answer (RfPostOffice *self, const char *program)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->answers, program));
}

void
rf_post_office_set_answer (RfPostOffice *self, const char *program, gboolean deliver)
{
  g_hash_table_replace (self->answers, g_strdup (program), GINT_TO_POINTER (deliver ? 1 : -1));
}

RfOutbox *
rf_post_office_get_outbox (RfPostOffice *self)
{
  return self->outbox;
}

RfSecrets *
rf_post_office_get_secrets (RfPostOffice *self)
{
  return self->secrets;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_post_office_finalize (GObject *object)
{
  RfPostOffice *self = RF_POST_OFFICE (object);

  rf_secrets_free (self->secrets);
  rf_outbox_free (self->outbox);
  forget_key (self);
  g_free (self->trouble);
  g_hash_table_unref (self->answers);
  G_OBJECT_CLASS (rf_post_office_parent_class)->finalize (object);
}

static void
rf_post_office_class_init (RfPostOfficeClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rf_post_office_finalize;
  changed_signal = g_signal_new ("changed", RF_TYPE_POST_OFFICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
rf_post_office_init (RfPostOffice *self)
{
  self->secrets = rf_secrets_new ();
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

RfPostOffice *
rf_post_office_new (RfSettings *settings)
{
  RfPostOffice *self = g_object_new (RF_TYPE_POST_OFFICE, NULL);
  RfOutboxOptions options = RF_OUTBOX_OPTIONS;

  self->settings = settings;
  options.limit = rf_post_office_get_limit (self);
  self->outbox = rf_outbox_new (&options);
  if (rf_post_office_is_on (self))
    rf_secrets_load (self->secrets, on_key, self);
  return self;
}
