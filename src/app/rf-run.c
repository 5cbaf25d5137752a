/* SPDX-License-Identifier: MIT */

/* A run: session, journal, position and layout.
 *
 * Invariants: a reference to the run is held from the start of the session until its done function
 * was heard of on the main thread, so letting go of the session never waits; another one by each
 * job on the layout thread. The application is held just as long, so that no thread outlives it.
 * The position is never beyond the length. */

#include "app/rf-run.h"

#include "diagram/rf-overview.h"
#include "journal/rf-query.h"
#include "journal/rf-when.h"
#include "lecture/rf-lecture.h"

#include <gio/gio.h>
#include <string.h>

/* How often the length of a growing journal is looked at, in milliseconds. */
#define POLL_INTERVAL 80
/* Events between two looks at the cancel flag while checkpoints are made. */
#define CHECKPOINT_PIECE 200000u
/* A journal that grows by so many events is followed while it does. */
#define FOLLOW_EVENTS 1000000u
/* Objects of a part of a large heap, and those on the way from a name to it. */
#define PART_DEPTH 2
#define PART_MOST 40
#define PATH_MOST 24

typedef struct _LayoutJob LayoutJob;

struct _RfRun
{
  GObject parent_instance;

  RfSession *session;
  RfJournal *journal; /* the session's */
  RfWorker *worker;
  RfViewOptions options;

  RfRunPhase phase;
  guint32 length, position, selected;
  guint32 program_end; /* 0: not known yet */
  gboolean waiting;
  int abandoned;  /* atomic */
  LayoutJob *job; /* the newest, while it is under way; NULL: none */
  guint poll_id;

  RfCheckpoints *checkpoints;
  RfCursor *cursor;
  RfSteps *steps;
  RfMarks *marks;
  RfLayout *layout;
  RfLayout *former; /* of a run whose program this one's begins with; NULL: none */
  RfState *end_state;
  GError *layout_error;
  RfInquiry *inquiry; /* NULL while it runs */
  RfSight *sight;     /* NULL before there is a picture */
  guint n_answers;
  RfCensus *census; /* what of the journal was followed up to now; on the layout thread while a job
                     * is under way, then here */
  guint32 followed; /* how long the journal was when it was followed last */
  gboolean follows; /* a job that follows the growing journal is under way */
  gboolean is_large;
  RfRunBoxes boxes; /* of a large heap */
  guint32 part;     /* the object of RF_RUN_PART */
};

G_DEFINE_FINAL_TYPE (RfRun, rf_run, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PHASE,
  PROP_LENGTH,
  PROP_POSITION,
  PROP_SELECTED,
  PROP_WAITING,
  PROP_ANSWERS,
  PROP_DRAWING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
set_phase (RfRun *self, RfRunPhase phase)
{
  if (self->phase == phase)
    return;
  self->phase = phase;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PHASE]);
}

static void
update_length (RfRun *self)
{
  guint32 length = rf_journal_length (self->journal);

  if (self->length == length)
    return;
  self->length = length;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LENGTH]);
}

static void
update_waiting (RfRun *self)
{
  gboolean waiting = self->phase == RF_RUN_RUNNING && rf_session_waits (self->session);

  if (self->waiting == waiting)
    return;
  self->waiting = waiting;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WAITING]);
}

static void
hold_application (void)
{
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
}

static void
release_application (void)
{
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

/* --- the layout ------------------------------------------------------------------------------- */

struct _LayoutJob
{
  RfRun *run;
  RfViewOptions options;
  RfLayout *former;
  RfRunBoxes boxes;
  guint32 object, position; /* of a part */
  int cancel;               /* atomic */
  RfLayout *layout;
  RfState *end_state;
  guint32 program_end;
  GError *error;
};

/* The neighbourhood of an object, the way from a name to it, and the frames that run: as it is at
 * the job's position. */
static RfLayout *
lay_out_part (LayoutJob *job, RfCursor *cursor)
{
  const RfState *state = rf_cursor_seek (cursor, job->position);
  g_autoptr (GArray) near = rf_groups_neighbours (state, job->object, PART_DEPTH, PART_MOST);
  g_autoptr (GArray) path = rf_query_path (state, job->object);
  g_autoptr (GHashTable) objects = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) frames = g_hash_table_new (NULL, NULL);
  RfHistoryPart part = { objects, frames };

  for (guint i = 0; i < near->len; i++)
    g_hash_table_add (objects, GUINT_TO_POINTER (g_array_index (near, guint32, i)));
  for (guint i = 0; path != NULL && path->len <= PATH_MOST && i < path->len; i++)
    g_hash_table_add (objects, GUINT_TO_POINTER (g_array_index (path, RfPathStep, i).target));
  for (guint i = 0; i < rf_state_stack_depth (state); i++)
    g_hash_table_add (frames, GUINT_TO_POINTER (rf_state_stack_entry (state, i).frame));
  return rf_layout_new_of_part (job->run->journal, G_MAXUINT32, &job->options, NULL, &part,
                                &job->cancel, &job->error);
}

/* Checkpoints and census of what has happened, as far as so many pieces go. FALSE: there is more.
 * On the layout thread. */
static gboolean
follow_journal (RfRun *self, guint pieces, const int *cancel)
{
  gboolean more = TRUE;

  for (guint i = 0; i < pieces && more && !g_atomic_int_get (cancel); i++)
    {
      more = rf_checkpoints_advance (self->checkpoints, CHECKPOINT_PIECE);
      more = rf_census_advance (self->census, CHECKPOINT_PIECE) || more;
    }
  return !more;
}

/* The lines at which the cells of the text begin. (transfer full) */
static GArray *
find_breaks (RfRun *self)
{
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("", rf_session_text (self->session));
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < lecture->cells->len; i++)
    {
      const RfLectureCell *cell = g_ptr_array_index (lecture->cells, i);

      if (cell->code != 0)
        g_array_append_val (breaks, cell->code);
    }
  return breaks;
}

/* On the layout thread. */
static void
layout_work (gpointer data)
{
  LayoutJob *job = data;
  RfRun *self = job->run;
  g_autoptr (GArray) breaks = NULL;
  g_autoptr (RfCursor) cursor = rf_cursor_new (self->journal, self->checkpoints);

  if (follow_journal (self, G_MAXUINT, &job->cancel))
    job->end_state = rf_state_copy (rf_cursor_seek (cursor, G_MAXUINT32));
  job->program_end = rf_when_end (self->journal);
  if (rf_census_most_boxes (self->census) > RF_OVERVIEW_LIMIT && job->boxes != RF_RUN_BOXES)
    {
      if (job->boxes == RF_RUN_PART && !g_atomic_int_get (&job->cancel))
        job->layout = lay_out_part (job, cursor);
      return;
    }
  breaks = find_breaks (self);
  job->layout = rf_layout_new_after (self->journal, G_MAXUINT32, &job->options, NULL, job->former,
                                     breaks, &job->cancel, &job->error);
}

/* What the run shows from now on is what @job made, unless that is less than what it has. */
static void
take_layout (RfRun *self, LayoutJob *job)
{
  self->is_large = rf_census_most_boxes (self->census) > RF_OVERVIEW_LIMIT;
  if (job->layout != NULL || (self->is_large && self->boxes == RF_RUN_GROUPS))
    {
      g_clear_pointer (&self->sight, rf_sight_free);
      g_clear_pointer (&self->layout, rf_layout_unref);
      self->layout = g_steal_pointer (&job->layout);
    }
  if (self->end_state == NULL)
    self->end_state = g_steal_pointer (&job->end_state);
  if (self->layout != NULL && self->end_state != NULL)
    {
      g_clear_pointer (&self->sight, rf_sight_free);
      self->sight = rf_sight_new (self->layout, self->end_state);
    }
  g_clear_error (&self->layout_error);
  self->layout_error = g_steal_pointer (&job->error);
  self->program_end = job->program_end;
  self->job = NULL;
  if (self->abandoned)
    return;
  set_phase (self, RF_RUN_READY);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAWING]);
}

static void
layout_done (gpointer data)
{
  LayoutJob *job = data;
  RfRun *self = job->run;

  /* Of several only the newest counts. */
  if (job == self->job)
    take_layout (self, job);
  g_clear_pointer (&job->layout, rf_layout_unref);
  g_clear_pointer (&job->former, rf_layout_unref);
  g_clear_pointer (&job->end_state, rf_state_free);
  g_clear_error (&job->error);
  g_free (job);
  release_application ();
  g_object_unref (self);
}

static void
cancel_layout (RfRun *self)
{
  if (self->job != NULL)
    g_atomic_int_set (&self->job->cancel, 1);
}

static void
start_layout (RfRun *self)
{
  LayoutJob *job = g_new0 (LayoutJob, 1);

  cancel_layout (self);
  hold_application ();
  job->run = g_object_ref (self);
  job->options = self->options;
  job->boxes = self->boxes;
  job->object = self->part;
  job->position = self->position;
  /* Another view of the heap has places of its own. */
  if (self->former != NULL &&
      rf_view_options_equal (rf_history_options (rf_layout_history (self->former)), &self->options))
    job->former = rf_layout_ref (self->former);
  self->job = job;
  rf_worker_push (self->worker, layout_work, layout_done, job);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAWING]);
}

void
rf_run_follow (RfRun *self, RfRun *former)
{
  const char *text = rf_session_text (self->session), *before = rf_session_text (former->session);
  gsize size = rf_session_text_size (former->session);

  while (size > 0 && g_ascii_isspace (before[size - 1]))
    size--;
  if (former->layout == NULL || rf_session_text_size (self->session) < size ||
      memcmp (text, before, size) != 0 ||
      rf_session_profile (self->session) != rf_session_profile (former->session))
    return;
  g_clear_pointer (&self->former, rf_layout_unref);
  self->former = rf_layout_ref (former->layout);
}

void
rf_run_set_options (RfRun *self, const RfViewOptions *options)
{
  if (rf_view_options_equal (&self->options, options))
    return;
  self->options = *options;
  /* While the program runs there is nothing to lay out yet. */
  if (self->phase == RF_RUN_LAYING_OUT || self->phase == RF_RUN_READY)
    start_layout (self);
}

void
rf_run_set_boxes (RfRun *self, RfRunBoxes boxes, guint32 object)
{
  if (self->boxes == boxes && (boxes != RF_RUN_PART || self->part == object))
    return;
  self->boxes = boxes;
  self->part = object;
  if (self->phase == RF_RUN_LAYING_OUT || self->phase == RF_RUN_READY)
    start_layout (self);
}

RfRunBoxes
rf_run_get_boxes (RfRun *self)
{
  return self->boxes;
}

gboolean
rf_run_is_large (RfRun *self)
{
  return self->is_large;
}

const RfCensus *
rf_run_get_census (RfRun *self)
{
  return self->phase == RF_RUN_READY ? self->census : NULL;
}

gboolean
rf_run_get_drawing (RfRun *self)
{
  return self->job != NULL;
}

/* --- the session ------------------------------------------------------------------------------ */

/* On the layout thread, while the program runs: so that little is left to do when it is over. */
static void
follow_work (gpointer user)
{
  RfRun *self = user;

  /* Others wait for the thread too. */
  follow_journal (self, 2 * FOLLOW_EVENTS / CHECKPOINT_PIECE, &self->abandoned);
}

static void
follow_done (gpointer user)
{
  RfRun *self = user;

  self->follows = FALSE;
  release_application ();
  g_object_unref (self);
}

static void
follow_growth (RfRun *self)
{
  if (self->follows || self->length < self->followed + FOLLOW_EVENTS)
    return;
  self->follows = TRUE;
  self->followed = self->length;
  hold_application ();
  rf_worker_push (self->worker, follow_work, follow_done, g_object_ref (self));
}

static gboolean
poll_length (gpointer user)
{
  update_length (user);
  update_waiting (user);
  follow_growth (user);
  return G_SOURCE_CONTINUE;
}

static void
on_answered (RfRun *self)
{
  self->n_answers++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ANSWERS]);
}

static gboolean
session_is_over (gpointer user)
{
  RfRun *self = user;

  g_clear_handle_id (&self->poll_id, g_source_remove);
  /* The thread has nothing left to do but to end: this returns at once. */
  rf_session_wait (self->session);
  if (!self->abandoned)
    {
      gboolean refused = rf_session_phase (self->session) == RF_SESSION_REFUSED;

      update_length (self);
      if (!refused)
        {
          self->inquiry = rf_inquiry_new (self->session, self->worker);
          g_signal_connect_object (self->inquiry, "answered", G_CALLBACK (on_answered), self,
                                   G_CONNECT_SWAPPED);
          start_layout (self);
        }
      set_phase (self, refused ? RF_RUN_REFUSED : RF_RUN_LAYING_OUT);
      update_waiting (self);
    }
  release_application ();
  return G_SOURCE_REMOVE;
}

/* On the session's thread. */
static void
on_session_done (RfSession *session, gpointer user)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, session_is_over, user, g_object_unref);
  g_source_attach (source, NULL);
}

RfRun *
rf_run_new (const char *text, const char *filename, const RfProfile *profile, RfWorker *worker,
            const RfViewOptions *options)
{
  RfRun *self = g_object_new (RF_TYPE_RUN, NULL);

  self->worker = worker;
  self->options = *options;
  self->session = rf_session_new (text, -1, filename, profile);
  self->journal = rf_session_journal (self->session);
  self->checkpoints = rf_checkpoints_new (self->journal);
  self->cursor = rf_cursor_new (self->journal, self->checkpoints);
  self->census = rf_census_new (self->journal);
  self->steps = rf_steps_new (self->journal);
  self->marks = rf_marks_new (self->journal);
  self->poll_id = g_timeout_add (POLL_INTERVAL, poll_length, self);
  hold_application ();
  rf_session_set_interactive (self->session);
  rf_session_allow_large_heap (self->session);
  rf_session_set_done (self->session, on_session_done, g_object_ref (self));
  rf_session_start (self->session, TRUE);
  return self;
}

void
rf_run_stop (RfRun *self)
{
  if (self->phase == RF_RUN_RUNNING)
    rf_session_cancel (self->session);
  else
    cancel_layout (self);
}

void
rf_run_abandon (RfRun *self)
{
  g_atomic_int_set (&self->abandoned, 1);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  rf_session_cancel (self->session);
  cancel_layout (self);
  if (self->inquiry != NULL)
    rf_inquiry_abandon (self->inquiry);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_run_finalize (GObject *object)
{
  RfRun *self = RF_RUN (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_object (&self->inquiry);
  g_clear_pointer (&self->sight, rf_sight_free);
  g_clear_pointer (&self->layout, rf_layout_unref);
  g_clear_pointer (&self->former, rf_layout_unref);
  g_clear_pointer (&self->end_state, rf_state_free);
  g_clear_error (&self->layout_error);
  g_clear_pointer (&self->marks, rf_marks_free);
  g_clear_pointer (&self->steps, rf_steps_free);
  g_clear_pointer (&self->cursor, rf_cursor_free);
  g_clear_pointer (&self->checkpoints, rf_checkpoints_unref);
  g_clear_pointer (&self->census, rf_census_free);
  g_clear_pointer (&self->session, rf_session_unref);
  G_OBJECT_CLASS (rf_run_parent_class)->finalize (object);
}

static void
rf_run_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RfRun *self = RF_RUN (object);

  switch (id)
    {
    case PROP_PHASE:
      g_value_set_uint (value, self->phase);
      break;
    case PROP_LENGTH:
      g_value_set_uint (value, self->length);
      break;
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_SELECTED:
      g_value_set_uint (value, self->selected);
      break;
    case PROP_WAITING:
      g_value_set_uint (value, self->waiting);
      break;
    case PROP_ANSWERS:
      g_value_set_uint (value, self->n_answers);
      break;
    case PROP_DRAWING:
      g_value_set_uint (value, self->job != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rf_run_class_init (RfRunClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  static const char *const names[] = {
    [PROP_PHASE] = "phase",       [PROP_LENGTH] = "length",   [PROP_POSITION] = "position",
    [PROP_SELECTED] = "selected", [PROP_WAITING] = "waiting", [PROP_ANSWERS] = "answers",
    [PROP_DRAWING] = "drawing",
  };

  object_class->finalize = rf_run_finalize;
  object_class->get_property = rf_run_get_property;
  for (guint id = PROP_0 + 1; id < N_PROPS; id++)
    props[id] = g_param_spec_uint (names[id], NULL, NULL, 0, G_MAXUINT32, 0,
                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
rf_run_init (RfRun *self)
{
  self->phase = RF_RUN_RUNNING;
}

/* --- looking and going ------------------------------------------------------------------------ */

RfRunPhase
rf_run_get_phase (RfRun *self)
{
  return self->phase;
}

guint32
rf_run_get_length (RfRun *self)
{
  return self->length;
}

guint32
rf_run_get_program_end (RfRun *self)
{
  return self->program_end > 0 ? self->program_end : self->length;
}

guint32
rf_run_get_position (RfRun *self)
{
  return self->position;
}

void
rf_run_set_position (RfRun *self, guint32 position)
{
  position = MIN (position, self->length);
  if (self->position == position)
    return;
  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
}

guint32
rf_run_get_selected (RfRun *self)
{
  return self->selected;
}

void
rf_run_set_selected (RfRun *self, guint32 object)
{
  if (self->selected == object)
    return;
  self->selected = object;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

gboolean
rf_run_get_waiting (RfRun *self)
{
  return self->waiting;
}

void
rf_run_answer (RfRun *self, const char *line)
{
  rf_session_answer (self->session, line);
  update_waiting (self);
}

/* Whether a step of @granularity ends at @position, which is a stop. */
static gboolean
is_in_sight (RfRun *self, guint32 position, RfGranularity granularity)
{
  return granularity != RF_GRANULARITY_VISIT || self->sight == NULL ||
         rf_sight_stops_at (self->sight, position);
}

guint32
rf_run_next (RfRun *self, RfGranularity granularity)
{
  guint32 position = self->position;

  do
    position = rf_steps_next (self->steps, position, granularity);
  while (position < self->length && !is_in_sight (self, position, granularity));
  return MIN (position, self->length);
}

guint32
rf_run_previous (RfRun *self, RfGranularity granularity)
{
  guint32 position = self->position;

  do
    position = rf_steps_previous (self->steps, position, granularity);
  while (position > 0 && !is_in_sight (self, position, granularity));
  return position;
}

const GError *
rf_run_get_error (RfRun *self)
{
  return self->phase == RF_RUN_RUNNING ? NULL : rf_session_error (self->session);
}

const GError *
rf_run_get_layout_error (RfRun *self)
{
  return self->layout_error;
}

gboolean
rf_run_was_stopped (RfRun *self)
{
  return self->phase != RF_RUN_RUNNING && rf_session_phase (self->session) == RF_SESSION_STOPPED;
}

int
rf_run_get_status (RfRun *self)
{
  return self->phase == RF_RUN_RUNNING ? 0 : rf_session_status (self->session);
}

const RfState *
rf_run_get_state (RfRun *self)
{
  return rf_cursor_seek (self->cursor, self->position);
}

RfCursor *
rf_run_create_cursor (RfRun *self)
{
  return rf_cursor_new (self->journal, self->checkpoints);
}

const RfState *
rf_run_get_end_state (RfRun *self)
{
  return self->end_state;
}

RfJournal *
rf_run_get_journal (RfRun *self)
{
  return self->journal;
}

RfSteps *
rf_run_get_steps (RfRun *self)
{
  return self->steps;
}

RfMarks *
rf_run_get_marks (RfRun *self)
{
  return self->marks;
}

RfLayout *
rf_run_get_layout (RfRun *self)
{
  return self->layout;
}

const RfSight *
rf_run_get_sight (RfRun *self)
{
  return self->sight;
}

RfInquiry *
rf_run_get_inquiry (RfRun *self)
{
  return self->inquiry;
}

char *
rf_run_get_line (RfRun *self, guint32 line)
{
  const char *text = rf_session_text (self->session);
  const char *end = text + rf_session_text_size (self->session), *stop;

  for (; line > 1 && text < end; line--)
    {
      text = memchr (text, '\n', end - text);
      text = text != NULL ? text + 1 : end;
    }
  if (line == 0 || text == end)
    return g_strdup ("");
  stop = memchr (text, '\n', end - text);
  {
    g_autofree char *copy = g_utf8_make_valid (text, (stop != NULL ? stop : end) - text);

    return g_strdup (g_strstrip (copy));
  }
}

const RfProfile *
rf_run_get_profile (RfRun *self)
{
  return rf_session_profile (self->session);
}

const char *
rf_run_get_text (RfRun *self)
{
  return rf_session_text (self->session);
}

const char *
rf_run_get_filename (RfRun *self)
{
  return rf_session_filename (self->session);
}

RfCheckpoints *
rf_run_get_checkpoints (RfRun *self)
{
  return self->checkpoints;
}
