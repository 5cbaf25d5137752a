/* SPDX-License-Identifier: MIT */

/* The overview of a large heap in the window: groups, the members of one, the boxes round one
 * object; and the way back.
 *
 * action (win.)     parameter, state
 * overview          boolean state: groups instead of boxes; a large heap begins with them
 * overview-boxes    boxes after all
 * group-by          string state: type, generation, isolate
 * overview-open     opens the selected group; the boxes round the selected object
 * overview-group    int64: opens the group with this id in the picture
 * overview-back     one level up
 * overview-page     int32: 1: the next members of the group, -1: the previous ones
 *
 * Invariants: groups are counted on a thread of their own, from a copy of the state; at most one
 * count is under way, and one that nobody waits for any more is cancelled. Until it is done the
 * canvas shows what it showed. The plan of a run's groups only ever grows, so that cards stay where
 * they are. */

#include "app/rf-window-private.h"

#include "diagram/rf-overview.h"

#include <glib/gi18n.h>
#include <math.h>

/* The second click of a double click that has opened a group means nothing more. */
#define DOUBLE_CLICK_US (600 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  RfWindow *window; /* not owned: the worker ends before the window does */
  RfState *state;
  RfJournal *journal;
  RfCursor
    *cursor; /* where the plan is still to be made: to go to the end of the program; or NULL */
  guint32 end;
  const RfCensus *census; /* the run's, which the job holds */
  RfRun *run;
  GArray *keys; /* NULL: with the plan */
  RfGrouping grouping;
  RfMeasure *measure;
  int cancel; /* atomic */
  RfGroups *groups;
  RfOverviewPlan *plan;
} CountJob;

struct _RfWindowOverview
{
  RfRun *run;      /* only compared */
  gboolean forced; /* groups though there are few objects */
  RfGrouping grouping;
  RfMeasure *measure;
  GArray *keys[RF_N_GROUPINGS];
  RfOverviewPlan *plans[RF_N_GROUPINGS];
  RfGroups *groups; /* NULL: not counted yet */
  CountJob *job;    /* NULL: none is under way */
  RfWorker *worker;
  int group;        /* whose members are shown, -1: all groups are */
  guint32 first;    /* of the members on the page */
  int selected;     /* of the groups, -1: none */
  guint32 object;   /* with a ring on the page that is shown */
  guint32 around;   /* that boxes were asked for */
  gboolean look;    /* the view is to go to all of it */
  gboolean changed; /* since the scene was made */
  gint64 opened;    /* when a group was */
};

static gboolean
is_on (RfWindow *self)
{
  return self->run != NULL && rf_run_get_phase (self->run) == RF_RUN_READY &&
         ((rf_run_is_large (self->run) && rf_run_get_layout (self->run) == NULL) ||
          self->overview->forced);
}

gboolean
rf_window_has_overview (RfWindow *self)
{
  return is_on (self);
}

gboolean
rf_window_is_counting (RfWindow *self)
{
  return self->overview->job != NULL;
}

static const RfGroup *
group_at (RfWindow *self, int index)
{
  const RfGroups *groups = self->overview->groups;

  return groups != NULL && index >= 0 && index < (int) groups->groups->len
           ? &g_array_index (groups->groups, RfGroup, index)
           : NULL;
}

static void
show_again (RfWindow *self)
{
  self->overview->changed = TRUE;
  rf_window_queue_show (self);
}

/* --- counting --------------------------------------------------------------------------------- */

/* On the overview's thread. */
static void
count (gpointer data)
{
  CountJob *job = data;

  if (job->plan == NULL)
    job->plan =
      rf_overview_plan_new_for (job->census, rf_cursor_seek (job->cursor, job->end), job->journal,
                                job->grouping, job->measure, &job->cancel, &job->keys);
  if (job->plan != NULL)
    job->groups = rf_groups_new (job->state, job->journal, job->grouping, job->keys, &job->cancel);
  if (job->groups != NULL && job->plan != NULL && !rf_overview_plan_fits (job->plan, job->groups))
    {
      g_autoptr (RfOverviewPlan) before = job->plan;

      job->plan = rf_overview_plan_new (job->groups, before, job->journal, job->measure);
    }
}

static void
take_groups (RfWindow *self, CountJob *job)
{
  RfWindowOverview *overview = self->overview;

  g_clear_pointer (&overview->plans[job->grouping], rf_overview_plan_unref);
  overview->plans[job->grouping] = g_steal_pointer (&job->plan);
  g_clear_pointer (&overview->keys[job->grouping], g_array_unref);
  overview->keys[job->grouping] = g_array_ref (job->keys);
  if (job->groups->grouping != overview->grouping)
    return;
  g_clear_pointer (&overview->groups, rf_groups_free);
  overview->groups = g_steal_pointer (&job->groups);
  overview->changed = TRUE;
}

static void
counted (gpointer data)
{
  CountJob *job = data;
  RfWindow *self = job->window;

  if (self->overview->job == job)
    {
      self->overview->job = NULL;
      if (job->groups != NULL && job->plan != NULL)
        take_groups (self, job);
      rf_window_queue_show (self);
    }
  rf_state_free (job->state);
  rf_journal_unref (job->journal);
  g_clear_pointer (&job->cursor, rf_cursor_free);
  g_clear_pointer (&job->keys, g_array_unref);
  g_object_unref (job->run);
  rf_measure_unref (job->measure);
  g_clear_pointer (&job->groups, rf_groups_free);
  g_clear_pointer (&job->plan, rf_overview_plan_unref);
  g_free (job);
}

static void
start_count (RfWindow *self, const RfState *state)
{
  RfWindowOverview *overview = self->overview;
  CountJob *job;

  if (overview->job != NULL)
    {
      /* It may as well be finished when it is of the same grouping: a held key must not starve
       * the picture. */
      if (overview->job->grouping != overview->grouping)
        g_atomic_int_set (&overview->job->cancel, 1);
      return;
    }
  if (overview->worker == NULL)
    overview->worker = rf_worker_new ();
  job = g_new0 (CountJob, 1);
  job->window = self;
  job->state = rf_state_copy (state);
  job->journal = rf_journal_ref (rf_run_get_journal (self->run));
  job->grouping = overview->grouping;
  job->measure = rf_measure_ref (overview->measure);
  if (overview->plans[overview->grouping] != NULL)
    {
      job->plan = rf_overview_plan_ref (overview->plans[overview->grouping]);
      job->keys = g_array_ref (overview->keys[overview->grouping]);
    }
  else
    job->cursor = rf_run_create_cursor (self->run);
  job->run = g_object_ref (self->run);
  job->census = rf_run_get_census (self->run);
  job->end = rf_run_get_program_end (self->run);
  overview->job = job;
  rf_worker_push (overview->worker, count, counted, job);
}

static void
forget (RfWindow *self)
{
  RfWindowOverview *overview = self->overview;

  if (overview->job != NULL)
    g_atomic_int_set (&overview->job->cancel, 1);
  overview->job = NULL;
  g_clear_pointer (&overview->groups, rf_groups_free);
  for (guint i = 0; i < RF_N_GROUPINGS; i++)
    {
      g_clear_pointer (&overview->keys[i], g_array_unref);
      g_clear_pointer (&overview->plans[i], rf_overview_plan_unref);
    }
  overview->group = overview->selected = -1;
  overview->first = overview->around = 0;
  overview->look = TRUE;
}

/* --- showing ---------------------------------------------------------------------------------- */

static RfOverviewLevel
level (RfWindow *self)
{
  if (is_on (self))
    return self->overview->group >= 0 ? RF_OVERVIEW_GROUP : RF_OVERVIEW_ALL;
  if (self->run == NULL || rf_run_get_phase (self->run) != RF_RUN_READY ||
      !rf_run_is_large (self->run))
    return RF_OVERVIEW_HIDDEN;
  return rf_run_get_boxes (self->run) == RF_RUN_PART ? RF_OVERVIEW_PART : RF_OVERVIEW_BOXES;
}

/* What the bar says. (transfer full) */
static char *
bar_text (RfWindow *self, RfOverviewLevel now)
{
  g_autofree char *title = NULL, *most = NULL;
  const RfGroup *group = group_at (self, self->overview->group);

  if (now == RF_OVERVIEW_HIDDEN)
    return g_strdup ("");
  most = rf_overview_number (rf_census_most_boxes (rf_run_get_census (self->run)));
  switch (now)
    {
    case RF_OVERVIEW_GROUP:
      title = group != NULL ? rf_overview_group_title (&group->key, rf_run_get_journal (self->run))
                            : g_strdup ("");
      /* Translators: %s is a group of objects. */
      return g_strdup_printf (_ ("Objects of the group “%s”. Open one to see the boxes round it."),
                              title);
    case RF_OVERVIEW_PART:
      return g_strdup_printf (_ ("The boxes round #%u, as they were when it was opened."),
                              self->overview->around);
    case RF_OVERVIEW_BOXES:
      return g_strdup_printf (_ ("The first %u objects as boxes, of %s at the same time."),
                              RF_OVERVIEW_LIMIT, most);
    default:
      break;
    }
  if (rf_run_is_large (self->run))
    return g_strdup_printf (
      _ ("%s objects are too many for boxes. Open a group to see its objects."), most);
  return g_strdup (_ ("Groups of objects. Open one to see its objects."));
}

void
rf_window_update_overview (RfWindow *self)
{
  RfOverviewLevel now = level (self);
  g_autofree char *text = bar_text (self, now);
  const RfGroup *group = group_at (self, self->overview->group);
  gboolean ready = self->run != NULL && rf_run_get_phase (self->run) == RF_RUN_READY;
  const struct
  {
    const char *name;
    gboolean enabled;
  } states[] = {
    { "overview", ready },
    { "overview-boxes", now == RF_OVERVIEW_ALL },
    { "group-by", now == RF_OVERVIEW_ALL },
    { "overview-open", now == RF_OVERVIEW_ALL || now == RF_OVERVIEW_GROUP },
    { "overview-group", now == RF_OVERVIEW_ALL },
    { "overview-back", now != RF_OVERVIEW_HIDDEN && now != RF_OVERVIEW_ALL },
    { "overview-page", now == RF_OVERVIEW_GROUP },
  };
  GAction *overview = g_action_map_lookup_action (G_ACTION_MAP (self), "overview");

  rf_overview_bar_show (self->overview_bar, now, text,
                        group != NULL && group->n_objects > RF_OVERVIEW_PAGE);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                              states[i].name)),
                                 states[i].enabled);
  g_simple_action_set_state (G_SIMPLE_ACTION (overview), g_variant_new_boolean (is_on (self)));
}

/* A page that ends before the group does is full, however the group has shrunk. */
static void
clamp_page (RfWindow *self)
{
  RfWindowOverview *overview = self->overview;
  guint32 n = group_at (self, overview->group)->n_objects;

  if (overview->first >= n)
    overview->first = n > 0 ? (n - 1) / RF_OVERVIEW_PAGE * RF_OVERVIEW_PAGE : 0;
}

static RfScene *
make_scene (RfWindow *self, const RfState *state)
{
  RfWindowOverview *overview = self->overview;
  RfJournal *journal = rf_run_get_journal (self->run);

  if (overview->group < 0)
    return rf_overview_scene (overview->plans[overview->grouping], overview->groups, journal,
                              overview->measure, overview->selected);
  clamp_page (self);
  return rf_overview_page (overview->groups, (guint) overview->group, overview->first, state,
                           journal, overview->measure, overview->object);
}

void
rf_window_show_overview (RfWindow *self, const RfState *state)
{
  RfWindowOverview *overview = self->overview;
  guint32 selected = rf_run_get_selected (self->run);
  g_autoptr (RfScene) scene = NULL;
  gboolean first = self->scene_run != self->run,
           entered = overview->run != self->run || self->view != NULL || self->scene_layout != NULL;

  if (overview->run != self->run)
    {
      forget (self);
      overview->run = self->run;
    }
  if (entered)
    {
      rf_window_drop_picture (self);
      overview->changed = TRUE;
    }
  if (overview->groups == NULL || overview->groups->position != rf_state_position (state) ||
      overview->groups->grouping != overview->grouping)
    start_count (self, state);
  if (overview->groups == NULL || overview->groups->grouping != overview->grouping ||
      (!overview->changed && overview->object == selected))
    return;
  /* A page tells of each object as it is at the position. */
  if (overview->group >= 0 && overview->groups->position != rf_state_position (state))
    return;
  overview->object = selected;
  overview->changed = FALSE;
  scene = make_scene (self, state);
  rf_canvas_set_scene (self->canvas, scene, FALSE);
  self->shown_selected = selected;
  self->scene_run = self->run;
  if (overview->look)
    rf_canvas_zoom_whole (self->canvas);
  overview->look = FALSE;
  gtk_stack_set_visible_child_name (self->canvas_stack, "canvas");
  if (first)
    rf_window_focus_picture (self);
}

void
rf_window_outline_overview (RfWindow *self)
{
  const RfScene *scene = self->scene_run == self->run ? rf_canvas_get_scene (self->canvas) : NULL;
  guint32 selected = self->overview->group >= 0 ? rf_run_get_selected (self->run)
                                                : (guint32) (self->overview->selected + 1);

  rf_outline_show_overview (self->outline, scene, selected);
}

char *
rf_window_overview_words (RfWindow *self)
{
  const RfGroup *group;

  if (!is_on (self) || self->overview->group >= 0)
    return NULL;
  group = group_at (self, self->overview->selected);
  return group != NULL ? rf_overview_group_words (group, rf_run_get_journal (self->run)) : NULL;
}

/* --- going about ------------------------------------------------------------------------------ */

static void
open_group (RfWindow *self, int index)
{
  const RfGroup *group = group_at (self, index);

  if (group == NULL || group->key.kind == RF_GROUP_NAMES || group->n_objects == 0)
    return;
  self->overview->group = self->overview->selected = index;
  self->overview->first = 0;
  self->overview->look = TRUE;
  self->overview->opened = g_get_monotonic_time ();
  show_again (self);
}

/* Boxes round an object: of a large heap in a layout of their own, else the usual focus. */
static void
open_object (RfWindow *self, guint32 object)
{
  if (object == 0)
    return;
  self->overview->around = object;
  if (rf_run_is_large (self->run))
    {
      rf_run_set_boxes (self->run, RF_RUN_PART, object);
      rf_window_queue_show (self);
      return;
    }
  self->overview->forced = FALSE;
  rf_run_set_selected (self->run, object);
  rf_window_set_focus_on (self, TRUE);
}

gboolean
rf_window_overview_pick (RfWindow *self, guint kind, guint id, int n_press)
{
  if (!is_on (self))
    return FALSE;
  if (g_get_monotonic_time () - self->overview->opened < DOUBLE_CLICK_US && n_press > 1)
    return TRUE;
  if (kind == RF_PICK_GROUP)
    {
      open_group (self, (int) id - 1);
      return TRUE;
    }
  if (kind == RF_PICK_OBJECT && n_press == 2)
    {
      open_object (self, id);
      return TRUE;
    }
  return kind == RF_PICK_LINK;
}

/* The card that stands nearest to @from in a direction; -1: none. */
static int
card_towards (const RfScene *scene, int from, int dx, int dy)
{
  const RfSceneItem *here = rf_scene_find_box (scene, RF_SPACE_GROUP, (guint32) from + 1);
  double nearest = G_MAXDOUBLE;
  int found = -1;

  for (guint i = 0; here != NULL && i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);
      const RfRect *rect = &g_array_index (scene->items, RfSceneItem, group->first).rect;
      double x = rect->x + rect->width / 2 - here->rect.x - here->rect.width / 2;
      double y = rect->y + rect->height / 2 - here->rect.y - here->rect.height / 2;
      double along = x * dx + y * dy, across = fabs (x * dy) + fabs (y * dx);

      if (group->space != RF_SPACE_GROUP || along < 10 || along + 2 * across >= nearest)
        continue;
      nearest = along + 2 * across;
      found = (int) group->id - 1;
    }
  return found;
}

/* The next or the previous card in the order of the picture; -1: there is none. */
static int
card_beside (const RfScene *scene, int from, int direction)
{
  int before = -1, n = (int) scene->groups->len;
  gboolean passed = from < 0;

  for (int i = direction > 0 ? 0 : n - 1; i >= 0 && i < n; i += direction)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);

      if (group->space != RF_SPACE_GROUP)
        continue;
      if (passed)
        return (int) group->id - 1;
      passed = (int) group->id - 1 == from;
    }
  return before;
}

static int
card_at (const RfScene *scene, int from, const char *where)
{
  static const struct
  {
    const char *name;
    int dx, dy;
  } ways[] = {
    { "left", -1, 0 },         { "right", 1, 0 },           { "up", 0, -1 },
    { "down", 0, 1 },          { "reference-left", -1, 0 }, { "reference-right", 1, 0 },
    { "reference-up", 0, -1 }, { "reference-down", 0, 1 },
  };

  if (g_str_equal (where, "previous"))
    return card_beside (scene, from, -1);
  for (guint i = 0; from >= 0 && i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (where, ways[i].name))
      return card_towards (scene, from, ways[i].dx, ways[i].dy);
  return card_beside (scene, from, 1);
}

gboolean
rf_window_overview_walk (RfWindow *self, const char *where, gboolean *moved)
{
  const RfScene *scene = rf_canvas_get_scene (self->canvas);
  int to;

  *moved = FALSE;
  if (!is_on (self) || self->overview->group >= 0 || scene == NULL)
    return FALSE;
  to = card_at (scene, self->overview->selected, where);
  if (to < 0)
    return TRUE;
  self->overview->selected = to;
  *moved = TRUE;
  show_again (self);
  rf_canvas_reveal (self->canvas, RF_SPACE_GROUP, (guint32) to + 1);
  return TRUE;
}

gboolean
rf_window_overview_open (RfWindow *self)
{
  if (!is_on (self))
    return FALSE;
  if (self->overview->group < 0)
    open_group (self, self->overview->selected);
  else
    open_object (self, rf_run_get_selected (self->run));
  return TRUE;
}

gboolean
rf_window_overview_back (RfWindow *self)
{
  switch (level (self))
    {
    case RF_OVERVIEW_GROUP:
      self->overview->group = -1;
      self->overview->look = TRUE;
      break;
    case RF_OVERVIEW_PART:
    case RF_OVERVIEW_BOXES:
      rf_run_set_boxes (self->run, RF_RUN_GROUPS, 0);
      self->overview->look = TRUE;
      break;
    default:
      return FALSE;
    }
  show_again (self);
  return TRUE;
}

gboolean
rf_window_overview_page (RfWindow *self, int direction)
{
  RfWindowOverview *overview = self->overview;
  const RfGroup *group = group_at (self, overview->group);

  if (!is_on (self) || group == NULL)
    return FALSE;
  if (direction < 0)
    overview->first -= MIN (overview->first, RF_OVERVIEW_PAGE);
  else if (overview->first + RF_OVERVIEW_PAGE < group->n_objects)
    overview->first += RF_OVERVIEW_PAGE;
  show_again (self);
  return TRUE;
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
change_overview (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  gboolean on = g_variant_get_boolean (value);

  if (self->run == NULL)
    return;
  if (rf_run_is_large (self->run))
    rf_run_set_boxes (self->run, on ? RF_RUN_GROUPS : RF_RUN_BOXES, 0);
  self->overview->forced = on && !rf_run_is_large (self->run);
  self->overview->group = -1;
  self->overview->look = TRUE;
  self->picture_changed = TRUE;
  show_again (self);
}

static void
on_boxes (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  g_action_group_change_action_state (G_ACTION_GROUP (user), "overview",
                                      g_variant_new_boolean (FALSE));
}

static void
change_group_by (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  int grouping = rf_grouping_find (g_variant_get_string (value, NULL));

  if (grouping < 0 || grouping == (int) self->overview->grouping)
    return;
  g_simple_action_set_state (action, value);
  self->overview->grouping = (RfGrouping) grouping;
  self->overview->group = self->overview->selected = -1;
  self->overview->look = TRUE;
  show_again (self);
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_overview_open (user);
}

static void
on_group (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  gint64 id = g_variant_get_int64 (parameter);

  if (id > 0 && id < G_MAXINT)
    open_group (user, (int) id - 1);
}

static void
on_back (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_overview_back (user);
}

static void
on_page (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_overview_page (user, g_variant_get_int32 (parameter));
}

static const GActionEntry actions[] = {
  { "overview", NULL, NULL, "false", change_overview },
  { "overview-boxes", on_boxes },
  { "group-by", NULL, "s", "'type'", change_group_by },
  { "overview-open", on_open },
  { "overview-group", on_group, "x" },
  { "overview-back", on_back },
  { "overview-page", on_page, "i" },
};

void
rf_window_add_overview (RfWindow *self)
{
  self->overview = g_new0 (RfWindowOverview, 1);
  self->overview->measure = rf_measure_new ();
  self->overview->group = self->overview->selected = -1;
  self->overview->look = TRUE;
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

void
rf_window_dispose_overview (RfWindow *self)
{
  if (self->overview == NULL)
    return;
  forget (self);
  g_clear_pointer (&self->overview->worker, rf_worker_free);
  rf_measure_unref (self->overview->measure);
  g_clear_pointer (&self->overview, g_free);
}

GBytes *
rf_window_overview_dot (RfWindow *self)
{
  return self->overview->groups != NULL
           ? g_string_free_to_bytes (
               rf_overview_dot (self->overview->groups, rf_run_get_journal (self->run)))
           : NULL;
}
