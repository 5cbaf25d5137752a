/* SPDX-License-Identifier: MIT */

/* The pictures of the built-in lectures.
 *
 * Invariants: at most one picture is under way, so that a run of the window that comes meanwhile
 * waits for one layout at most; the job holds a reference to the pictures and the application. A
 * file in the cache is named after everything that its picture depends on, so none is ever wrong.
 */

#include "app/rf-card-pictures.h"

#include "base/rf-text.h"
#include "diagram/rf-scene-build.h"
#include "diagram/rf-thumbnail.h"
#include "lecture/rf-lecture-card.h"
#include "session/rf-session.h"

#include "rf-config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

/* Painted with so many pixels a point, so that it is sharp on fine screens too. */
#define PIXELS 2
/* A point of the scene gets so many pixels at most. */
#define SCALE_MOST 0.75
/* To be changed when pictures are painted in another way. */
#define FORMAT "2"
/* More files than this are not kept. */
#define FILES_MOST 120
/* Lectures are short; what is longer gets no picture. */
#define EVENTS_MOST 200000u
#define BYTES_MOST ((gsize) 256 * 1024 * 1024)

typedef struct
{
  RfCardPictures *pictures;
  char *lecture;
  RfThemeVariant theme;
  char *folder; /* of the cache */
  int cancel;   /* atomic */
  GdkTexture *texture;
  gboolean painted;
} Job;

struct _RfCardPictures
{
  GObject parent_instance;

  RfWorker *worker;
  GHashTable *textures; /* "theme lecture" → GdkTexture; NULL: there is none to be had */
  GQueue wanted;        /* lectures */
  Job *job;             /* under way, NULL: none */
  guint n_painted;
  guint n_lookers;
};

G_DEFINE_FINAL_TYPE (RfCardPictures, rf_card_pictures, G_TYPE_OBJECT)

enum
{
  READY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static RfThemeVariant
theme_now (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return rf_theme_for (adw_style_manager_get_dark (manager),
                       adw_style_manager_get_high_contrast (manager))
    ->variant;
}

static char *
key_of (RfThemeVariant theme, const char *lecture)
{
  return g_strdup_printf ("%d %s", theme, lecture);
}

/* --- the cache: on the worker's thread -------------------------------------------------------- */

/* The file for the picture of @text. (transfer full) */
static char *
cache_path (const Job *job, const char *text)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *head =
    g_strdup_printf ("%s %s %d %d %d %s\n", RF_VERSION, FORMAT, job->theme, PIXELS * RF_CARD_WIDTH,
                     PIXELS * RF_CARD_HEIGHT, g_get_language_names ()[0]);
  g_autofree char *name = NULL;

  g_checksum_update (sum, (const guchar *) head, -1);
  g_checksum_update (sum, (const guchar *) text, -1);
  name = g_strdup_printf ("%s.png", g_checksum_get_string (sum));
  return g_build_filename (job->folder, name, NULL);
}

typedef struct
{
  char *path;
  gint64 time;
} Kept;

static int
compare_kept (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const Kept *) a)->time, other = ((const Kept *) b)->time;

  return one < other ? -1 : one > other;
}

static void
clear_kept (gpointer data)
{
  g_free (((Kept *) data)->path);
}

/* Takes the oldest files away where there are too many. */
static void
prune (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (Kept));
  const char *name;

  g_array_set_clear_func (files, clear_kept);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Kept kept = { g_build_filename (folder, name, NULL), 0 };
      GStatBuf info;

      if (g_stat (kept.path, &info) == 0)
        kept.time = info.st_mtime;
      g_array_append_val (files, kept);
    }
  g_array_sort (files, compare_kept);
  for (guint i = 0; i + FILES_MOST < files->len; i++)
    g_unlink (g_array_index (files, Kept, i).path);
}

/* What can't be kept is painted anew the next time. */
static void
keep (const Job *job, const char *path)
{
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (job->texture);

  if (g_mkdir_with_parents (job->folder, 0700) != 0)
    return;
  rf_text_write_file (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  prune (job->folder);
}

static GdkTexture *
read_kept (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  return gdk_texture_new_from_bytes (bytes, NULL);
}

/* --- painting: on the worker's thread --------------------------------------------------------- */

static GdkTexture *
texture_of_scene (const Job *job, const RfScene *scene, const RfRect *part)
{
  cairo_surface_t *surface =
    rf_thumbnail_paint (scene, rf_theme_get (job->theme), PIXELS * RF_CARD_WIDTH,
                        PIXELS * RF_CARD_HEIGHT, SCALE_MOST * PIXELS, part);
  int stride = cairo_image_surface_get_stride (surface);
  guchar *data = cairo_image_surface_get_data (surface);
  gsize size = (gsize) stride * cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = NULL;

  /* Its fourth byte is nobody's; a texture has none without it. */
  for (gsize i = 0; i < size; i += 4)
    *(guint32 *) (gpointer) &data[i] |= 0xff000000u;
  bytes = g_bytes_new_with_free_func (data, size, (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (PIXELS * RF_CARD_WIDTH, PIXELS * RF_CARD_HEIGHT,
                                 GDK_MEMORY_DEFAULT, bytes, stride);
}

/* The first of the lecture's telling moments at which most is to be seen, and the part of the
 * picture that shows it. (transfer full), NULL: there is none. */
static RfScene *
find_scene (Job *job, const RfLecturePlan *plan, RfJournal *journal, RfLayout *layout, RfRect *part)
{
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  g_autoptr (GArray) moments = rf_lecture_telling_moments (plan);
  g_autoptr (RfScene) best = NULL;
  double most = -1;

  for (guint i = 0; i < moments->len && !g_atomic_int_get (&job->cancel); i++)
    {
      guint32 moment = g_array_index (moments, guint32, i);
      g_autoptr (RfView) view = rf_view_new (rf_cursor_seek (cursor, moment), layout);
      g_autoptr (RfScene) scene = rf_scene_build (view, layout, NULL);
      RfRect now;
      double worth = rf_thumbnail_frame (scene, PIXELS * RF_CARD_WIDTH, PIXELS * RF_CARD_HEIGHT,
                                         SCALE_MOST * PIXELS, &now);

      if (worth <= most)
        continue;
      most = worth;
      *part = now;
      g_clear_pointer (&best, rf_scene_unref);
      best = g_steal_pointer (&scene);
    }
  return g_steal_pointer (&best);
}

static void
paint_run (Job *job, RfLecture *lecture, RfJournal *journal)
{
  g_autoptr (RfLecturePlan) plan = rf_lecture_plan_new (lecture, journal);
  g_autoptr (RfLayout) layout = NULL;
  g_autoptr (RfScene) scene = NULL;
  RfViewOptions options;
  RfRect part;

  rf_view_options_init (&options);
  rf_lecture_apply_shows (lecture, &options);
  layout = rf_layout_new_for_journal (journal, &options, &job->cancel, NULL);
  if (layout == NULL)
    return;
  scene = find_scene (job, plan, journal, layout, &part);
  if (scene == NULL)
    return;
  job->texture = texture_of_scene (job, scene, &part);
  job->painted = TRUE;
}

static void
work (gpointer data)
{
  Job *job = data;
  g_autofree char *text = rf_lecture_load_built_in (job->lecture, NULL), *path = NULL;
  g_autoptr (RfLecture) lecture = NULL;
  g_autoptr (RfSession) session = NULL;
  const RfProfile *profile;

  if (text == NULL || g_atomic_int_get (&job->cancel))
    return;
  path = cache_path (job, text);
  job->texture = read_kept (path);
  if (job->texture != NULL)
    return;
  lecture = rf_lecture_parse (job->lecture, text);
  profile = lecture->python != NULL ? rf_profile_find (lecture->python) : rf_profile_default ();
  session = rf_session_new (text, -1, job->lecture, profile);
  rf_session_set_limits (session, EVENTS_MOST, BYTES_MOST);
  rf_session_start (session, TRUE);
  rf_session_wait (session);
  if (rf_session_phase (session) == RF_SESSION_REFUSED || g_atomic_int_get (&job->cancel))
    return;
  paint_run (job, lecture, rf_session_journal (session));
  if (job->texture != NULL)
    keep (job, path);
}

/* --- the queue: on the main thread ------------------------------------------------------------ */

static void begin_next (RfCardPictures *self);

static void
done (gpointer data)
{
  Job *job = data;
  RfCardPictures *self = job->pictures;

  self->job = NULL;
  self->n_painted += job->painted;
  if (job->texture != NULL || !g_atomic_int_get (&job->cancel))
    {
      g_hash_table_replace (self->textures, key_of (job->theme, job->lecture), job->texture);
      g_signal_emit (self, signals[READY], 0, job->lecture);
    }
  begin_next (self);
  g_free (job->lecture);
  g_free (job->folder);
  g_free (job);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  g_object_unref (self);
}

static void
begin_next (RfCardPictures *self)
{
  Job *job;

  if (self->job != NULL || g_queue_is_empty (&self->wanted))
    return;
  job = g_new0 (Job, 1);
  job->pictures = g_object_ref (self);
  job->lecture = g_queue_pop_head (&self->wanted);
  job->theme = theme_now ();
  job->folder = g_build_filename (g_get_user_cache_dir (), "refarium", "cards", NULL);
  self->job = job;
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  rf_worker_push (self->worker, work, done, job);
}

void
rf_card_pictures_want (RfCardPictures *self, const char *lecture)
{
  g_autofree char *key = key_of (theme_now (), lecture);

  if (g_hash_table_contains (self->textures, key) ||
      g_queue_find_custom (&self->wanted, lecture, (GCompareFunc) g_strcmp0) != NULL ||
      (self->job != NULL && g_str_equal (self->job->lecture, lecture) &&
       self->job->theme == theme_now () && !g_atomic_int_get (&self->job->cancel)))
    return;
  g_queue_push_tail (&self->wanted, g_strdup (lecture));
  begin_next (self);
}

void
rf_card_pictures_look (RfCardPictures *self)
{
  self->n_lookers++;
}

void
rf_card_pictures_rest (RfCardPictures *self)
{
  if (self->n_lookers > 0 && --self->n_lookers > 0)
    return;
  g_queue_clear_full (&self->wanted, g_free);
  if (self->job != NULL)
    g_atomic_int_set (&self->job->cancel, 1);
}

void
rf_card_pictures_end (RfCardPictures *self)
{
  self->n_lookers = 0;
  rf_card_pictures_rest (self);
}

GdkTexture *
rf_card_pictures_find (RfCardPictures *self, const char *lecture)
{
  g_autofree char *key = key_of (theme_now (), lecture);

  return g_hash_table_lookup (self->textures, key);
}

gboolean
rf_card_pictures_is_busy (RfCardPictures *self)
{
  return self->job != NULL;
}

guint
rf_card_pictures_get_n_painted (RfCardPictures *self)
{
  return self->n_painted;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
unref_texture (gpointer texture)
{
  if (texture != NULL)
    g_object_unref (texture);
}

static void
rf_card_pictures_finalize (GObject *object)
{
  RfCardPictures *self = RF_CARD_PICTURES (object);

  g_queue_clear_full (&self->wanted, g_free);
  g_hash_table_unref (self->textures);
  G_OBJECT_CLASS (rf_card_pictures_parent_class)->finalize (object);
}

static void
rf_card_pictures_class_init (RfCardPicturesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rf_card_pictures_finalize;
  signals[READY] = g_signal_new ("ready", RF_TYPE_CARD_PICTURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
rf_card_pictures_init (RfCardPictures *self)
{
  g_queue_init (&self->wanted);
  self->textures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_texture);
}

RfCardPictures *
rf_card_pictures_new (RfWorker *worker)
{
  RfCardPictures *self = g_object_new (RF_TYPE_CARD_PICTURES, NULL);

  self->worker = worker;
  return self;
}
