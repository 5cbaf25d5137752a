/* SPDX-License-Identifier: MIT */

/* The messages of a run on their way out.
 *
 * Invariants: numbers has an entry for each message that was seen: its number in the outbox, or one
 * of the marks below. An entry only ever goes from ASKING to something else, so no message enters
 * the outbox twice; and each event is looked at once. */

#include "app/rf-posting.h"

#define NONE 0u
#define ASKING G_MAXUINT

struct _RfPosting
{
  GObject parent_instance;

  RfPostOffice *office;
  RfJournal *journal;
  RfSteps *steps; /* of the run, which keeps it alive */
  RfRun *run;
  char *program;
  GArray *numbers; /* of guint */
  gboolean asked;
  GHashTable *pending; /* numbers in the outbox that are not over */
};

G_DEFINE_FINAL_TYPE (RfPosting, rf_posting, G_TYPE_OBJECT)

enum
{
  CHANGED,
  QUESTION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_changed (RfOutbox *outbox, guint number, gpointer user)
{
  RfPosting *self = user;

  if (rf_outbox_get (outbox, number, NULL) >= RF_DELIVERY_TAKEN)
    g_hash_table_remove (self->pending, GUINT_TO_POINTER (number));
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
hand_in (RfPosting *self, guint32 n)
{
  RfOutbox *outbox = rf_post_office_get_outbox (self->office);
  RfEvent event = rf_journal_event (self->journal, n);
  guint n_extra, number;
  const guint32 *extra = rf_journal_extra (self->journal, &event, &n_extra);
  RfParcel parcel = {
    .service = event.sub == RF_CHANNEL_EMAIL ? RF_SERVICE_EMAIL : RF_SERVICE_SMS,
    .to = rf_journal_text (self->journal, event.a),
    .from = rf_journal_text (self->journal, extra[RF_MESSAGE_FROM]),
    .subject = rf_journal_text (self->journal, extra[RF_MESSAGE_SUBJECT]),
    .text = rf_journal_text (self->journal, event.b),
  };

  number = rf_outbox_add (outbox, &parcel, on_changed, self);
  if (rf_outbox_get (outbox, number, NULL) < RF_DELIVERY_TAKEN)
    g_hash_table_add (self->pending, GUINT_TO_POINTER (number));
  return number;
}

/* What becomes of the message that event @n sends. */
static guint
decide (RfPosting *self, guint32 n)
{
  int answer = rf_post_office_get_answer (self->office, self->program);

  if (!rf_post_office_is_on (self->office) || answer < 0)
    return NONE;
  return answer > 0 ? hand_in (self, n) : ASKING;
}

void
rf_posting_follow (RfPosting *self)
{
  guint n, old = self->numbers->len;
  const guint32 *events = rf_steps_events (self->steps, RF_STEPS_MESSAGES, G_MAXUINT32, &n);
  gboolean asking = FALSE;

  for (guint i = old; i < n; i++)
    {
      guint number = decide (self, events[i]);

      asking |= number == ASKING;
      g_array_append_val (self->numbers, number);
    }
  if (n > old)
    g_signal_emit (self, signals[CHANGED], 0);
  if (!asking || self->asked)
    return;
  self->asked = TRUE;
  g_signal_emit (self, signals[QUESTION], 0);
}

void
rf_posting_answer (RfPosting *self, gboolean deliver)
{
  guint n;
  const guint32 *events = rf_steps_events (self->steps, RF_STEPS_MESSAGES, G_MAXUINT32, &n);

  rf_post_office_set_answer (self->office, self->program, deliver);
  for (guint i = 0; i < self->numbers->len; i++)
    {
      guint *number = &g_array_index (self->numbers, guint, i);

      if (*number == ASKING)
        *number = decide (self, events[i]);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

void
rf_posting_stop (RfPosting *self)
{
  rf_outbox_cancel (rf_post_office_get_outbox (self->office), self);
}

RfPostingStatus
rf_posting_get (RfPosting *self, guint index, const char **note)
{
  guint number = index < self->numbers->len ? g_array_index (self->numbers, guint, index) : NONE;

  *note = NULL;
  if (number == NONE || number == ASKING)
    return number == ASKING ? RF_POSTING_ASKING : RF_POSTING_NONE;
  switch (rf_outbox_get (rf_post_office_get_outbox (self->office), number, note))
    {
    case RF_DELIVERY_WAITING:
      if (*note == NULL)
        *note = rf_post_office_get_trouble (self->office);
      return RF_POSTING_WAITING;
    case RF_DELIVERY_SENDING:
      return RF_POSTING_SENDING;
    case RF_DELIVERY_TAKEN:
      return RF_POSTING_DELIVERED;
    case RF_DELIVERY_FAILED:
      return RF_POSTING_FAILED;
    default:
      return RF_POSTING_NONE;
    }
}

guint
rf_posting_n_pending (RfPosting *self)
{
  return g_hash_table_size (self->pending);
}

static void
rf_posting_finalize (GObject *object)
{
  RfPosting *self = RF_POSTING (object);

  rf_outbox_forget (rf_post_office_get_outbox (self->office), self);
  g_hash_table_unref (self->pending);
  g_array_unref (self->numbers);
  g_free (self->program);
  g_object_unref (self->run);
  g_object_unref (self->office);
  G_OBJECT_CLASS (rf_posting_parent_class)->finalize (object);
}

static void
rf_posting_class_init (RfPostingClass *class)
{
  static const char *const names[N_SIGNALS] = { [CHANGED] = "changed", [QUESTION] = "question" };

  G_OBJECT_CLASS (class)->finalize = rf_posting_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], RF_TYPE_POSTING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
rf_posting_init (RfPosting *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pending = g_hash_table_new (NULL, NULL);
}

RfPosting *
rf_posting_new (RfPostOffice *office, RfRun *run, const char *program)
{
  RfPosting *self = g_object_new (RF_TYPE_POSTING, NULL);

  self->office = g_object_ref (office);
  self->run = g_object_ref (run);
  self->journal = rf_run_get_journal (run);
  self->steps = rf_run_get_steps (run);
  self->program = g_strdup (program);
  return self;
}
