/* SPDX-License-Identifier: MIT */

/* Questions that take a while.
 *
 * Invariants: the replay's thread reaches the inquiry only by a weak reference, so letting go of
 * the inquiry does not wait for it; the replay itself is freed by the worker, which may wait. An
 * event whose temporaries can't be found is remembered, so that it is not asked for again and
 * again. */

#include "app/rf-inquiry.h"

#include "session/rf-replay.h"
#include "session/rf-space-run.h"

#include <gio/gio.h>

/* Objects whose changes are kept. */
#define MAX_KNOWN 32u

/* What the threads that run the program once more have. */
typedef struct
{
  GWeakRef inquiry;
  RfReplay *replay;
  RfSpaceRun *space_run; /* NULL: nobody has asked for it */
} Link;

struct _RfInquiry
{
  GObject parent_instance;

  RfSession *session;
  RfWorker *worker;
  Link *link; /* NULL: it was let go of */

  guint32 wanted;       /* the event that is looked into, 0: none */
  GHashTable *unknown;  /* events */
  GHashTable *changes;  /* object → GArray of RfCountChange */
  guint32 reading;      /* the object whose changes are being read, 0: none */
  gboolean remembering; /* what became of the blocks is being found out */
};

G_DEFINE_FINAL_TYPE (RfInquiry, rf_inquiry, G_TYPE_OBJECT)

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* On whatever thread found the answer: @tell is called with the inquiry on the main one, if
 * somebody still waits for it. The source's reference goes there too. */
static void
tell_later (Link *link, GSourceFunc tell)
{
  RfInquiry *self = g_weak_ref_get (&link->inquiry);
  g_autoptr (GSource) source = NULL;

  if (self == NULL)
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell, self, g_object_unref);
  g_source_attach (source, NULL);
}

/* --- temporaries ------------------------------------------------------------------------------ */

static gboolean
tell (gpointer user)
{
  RfInquiry *self = user;
  g_autoptr (RfTemporaries) found = NULL;

  if (self->link == NULL || self->wanted == 0)
    return G_SOURCE_REMOVE;
  found = rf_replay_get (self->link->replay, self->wanted);
  if (found == NULL)
    g_hash_table_add (self->unknown, GUINT_TO_POINTER (self->wanted));
  self->wanted = 0;
  g_signal_emit (self, signals[ANSWERED], 0);
  return G_SOURCE_REMOVE;
}

/* On the replay's thread. */
static void
on_done (RfReplay *replay, guint32 event, gpointer user)
{
  tell_later (user, tell);
}

RfTemporaries *
rf_inquiry_get_temporaries (RfInquiry *self, guint32 event)
{
  if (self->link == NULL || event == 0 ||
      g_hash_table_contains (self->unknown, GUINT_TO_POINTER (event)))
    return NULL;
  if (self->wanted == event)
    return NULL;
  if (rf_replay_want (self->link->replay, event))
    {
      self->wanted = 0;
      return rf_replay_get (self->link->replay, event);
    }
  self->wanted = event;
  return NULL;
}

/* --- changes of a count ----------------------------------------------------------------------- */

typedef struct
{
  RfJournal *journal;
  guint32 object, born;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  rf_journal_unref (question->journal);
  g_free (question);
}

/* On a thread of GTask's. */
static void
read_changes (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;

  g_task_return_pointer (task,
                         rf_query_count_changes (question->journal, question->object,
                                                 question->born, G_MAXUINT32),
                         (GDestroyNotify) g_array_unref);
}

static void
on_changes (GObject *source, GAsyncResult *result, gpointer user)
{
  RfInquiry *self = RF_INQUIRY (source);
  const Question *question = g_task_get_task_data (G_TASK (result));

  if (g_hash_table_size (self->changes) >= MAX_KNOWN)
    g_hash_table_remove_all (self->changes);
  g_hash_table_insert (self->changes, GUINT_TO_POINTER (question->object),
                       g_task_propagate_pointer (G_TASK (result), NULL));
  self->reading = 0;
  if (self->link != NULL)
    g_signal_emit (self, signals[ANSWERED], 0);
}

GArray *
rf_inquiry_get_changes (RfInquiry *self, guint32 object, guint32 born)
{
  GArray *known = g_hash_table_lookup (self->changes, GUINT_TO_POINTER (object));
  g_autoptr (GTask) task = NULL;
  Question *question;

  if (known != NULL)
    return g_array_ref (known);
  /* One at a time: whoever still wants to know asks again when the other is answered. */
  if (self->reading != 0 || self->link == NULL)
    return NULL;
  question = g_new0 (Question, 1);
  question->journal = rf_journal_ref (rf_session_journal (self->session));
  question->object = object;
  question->born = born;
  self->reading = object;
  task = g_task_new (self, NULL, on_changes, NULL);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, read_changes);
  return NULL;
}

/* --- blocks of memory ------------------------------------------------------------------------- */

static gboolean
tell_space (gpointer user)
{
  RfInquiry *self = user;

  self->remembering = FALSE;
  if (self->link != NULL)
    g_signal_emit (self, signals[ANSWERED], 0);
  return G_SOURCE_REMOVE;
}

/* On the run's thread. */
static void
on_space_done (RfSpaceRun *run, gpointer user)
{
  tell_later (user, tell_space);
}

RfSpaceLog *
rf_inquiry_get_space (RfInquiry *self)
{
  if (self->link == NULL)
    return NULL;
  if (self->link->space_run == NULL)
    {
      self->remembering = TRUE;
      self->link->space_run = rf_space_run_new (self->session, on_space_done, self->link);
    }
  return rf_space_run_get (self->link->space_run);
}

gboolean
rf_inquiry_is_busy (RfInquiry *self)
{
  return self->wanted != 0 || self->reading != 0 || self->remembering;
}

/* --- life ------------------------------------------------------------------------------------- */

/* On the worker, or on the main thread when the worker ends before. */
static void
free_replay (gpointer data)
{
  g_clear_pointer (&((Link *) data)->replay, rf_replay_free);
  g_clear_pointer (&((Link *) data)->space_run, rf_space_run_free);
}

static void
free_link (gpointer data)
{
  free_replay (data);
  g_weak_ref_clear (&((Link *) data)->inquiry);
  g_free (data);
}

void
rf_inquiry_abandon (RfInquiry *self)
{
  if (self->link == NULL)
    return;
  self->wanted = 0;
  g_weak_ref_set (&self->link->inquiry, NULL);
  rf_worker_push (self->worker, free_replay, free_link, g_steal_pointer (&self->link));
}

static void
rf_inquiry_dispose (GObject *object)
{
  rf_inquiry_abandon (RF_INQUIRY (object));
  G_OBJECT_CLASS (rf_inquiry_parent_class)->dispose (object);
}

static void
rf_inquiry_finalize (GObject *object)
{
  RfInquiry *self = RF_INQUIRY (object);

  g_hash_table_unref (self->unknown);
  g_hash_table_unref (self->changes);
  rf_session_unref (self->session);
  G_OBJECT_CLASS (rf_inquiry_parent_class)->finalize (object);
}

static void
rf_inquiry_class_init (RfInquiryClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rf_inquiry_dispose;
  G_OBJECT_CLASS (class)->finalize = rf_inquiry_finalize;
  signals[ANSWERED] = g_signal_new ("answered", RF_TYPE_INQUIRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
}

static void
rf_inquiry_init (RfInquiry *self)
{
  self->unknown = g_hash_table_new (NULL, NULL);
  self->changes =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) (void (*) (void)) g_array_unref);
}

RfInquiry *
rf_inquiry_new (RfSession *session, RfWorker *worker)
{
  RfInquiry *self = g_object_new (RF_TYPE_INQUIRY, NULL);

  self->session = rf_session_ref (session);
  self->worker = worker;
  self->link = g_new0 (Link, 1);
  g_weak_ref_init (&self->link->inquiry, self);
  self->link->replay = rf_replay_new (session);
  rf_replay_set_done (self->link->replay, on_done, self->link);
  return self;
}
