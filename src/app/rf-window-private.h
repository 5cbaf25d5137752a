/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-beside-pane.h"
#include "app/rf-canvas.h"
#include "app/rf-collector-panel.h"
#include "app/rf-console.h"
#include "app/rf-difference-list.h"
#include "app/rf-editor.h"
#include "app/rf-event-list.h"
#include "app/rf-file-watch.h"
#include "app/rf-find-bar.h"
#include "app/rf-focus-bar.h"
#include "app/rf-minimap.h"
#include "app/rf-message-list.h"
#include "app/rf-narration-strip.h"
#include "app/rf-object-panel.h"
#include "app/rf-outline.h"
#include "app/rf-overview-bar.h"
#include "app/rf-presenter.h"
#include "app/rf-problem-list.h"
#include "app/rf-quiz-bar.h"
#include "app/rf-start-page.h"
#include "app/rf-space-panel.h"
#include "app/rf-transport.h"
#include "app/rf-view-popover.h"
#include "app/rf-window.h"
#include "diagram/rf-export.h"
#include "diagram/rf-find.h"
#include "diagram/rf-scene-build.h"
#include "diagram/rf-view-adjust.h"
#include "journal/rf-spot.h"

G_BEGIN_DECLS

typedef struct _RfWindowOverview RfWindowOverview; /* private to rf-window-overview.c */
typedef struct _RfWindowDrag RfWindowDrag;         /* private to rf-window-drag.c */
/* The self-test of a window: rf-window-quiz.c. */
typedef struct _RfWindowQuiz RfWindowQuiz;
/* What is wrong with the program: rf-window-problems.c. */
typedef struct _RfWindowProblems RfWindowProblems;

/* Two pictures beside each other: rf-window-beside.c. */
typedef struct _RfWindowBeside RfWindowBeside;

/* What the files of the window share: rf-window.c (the widget, tasks), rf-window-actions.c (the
 * actions), rf-window-view.c (what the picture shows), rf-window-drag.c (boxes moved by hand),
 * rf-window-walk.c (the keyboard in the picture, finding), rf-window-keys.c (keys without Ctrl),
 * rf-window-file.c (opening, saving, closing), rf-window-reload.c (the file is changed by others),
 * rf-window-start.c (the start page, what is new, what is dropped on the window),
 * rf-window-export.c, rf-window-lecture.c (lectures), rf-window-problems.c (their mistakes),
 * rf-window-quiz.c (the self-test), rf-window-present.c, rf-window-run.c (running),
 * rf-window-show.c (showing the run's position), rf-window-story.c (telling the way from one
 * position to another, playing), rf-window-messages.c, rf-window-farewell.c (those that wait when
 * it closes), rf-window-watch.c (deaths that are told of), rf-window-beside.c (two pictures),
 * rf-window-overview.c (groups of objects instead of boxes), rf-window-space.c (memory). */
struct _RfWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget *content;
  GtkWidget *header_bar;
  AdwWindowTitle *title;
  GtkMenuButton *lectures_button, *python_button, *export_button;
  GtkStack *run_stack;
  GtkInfoBar *message_bar;
  GtkLabel *message_label;
  GtkPaned *outer_paned, *inner_paned;
  GtkWidget *program_pane;
  gboolean narrow; /* so that the details went away by themselves */
  RfEditor *editor;
  GtkNotebook *output_tabs, *detail_tabs;
  RfConsole *console;
  RfEventList *events;
  RfMessageList *messages;
  GtkStack *canvas_stack;
  RfNarrationStrip *narration;
  RfCanvas *canvas;
  GtkWidget *busy_box;
  GtkSpinner *busy_spinner;
  GtkLabel *busy_label, *zoom_label;
  GtkWidget *zoom_box;
  RfObjectPanel *object_panel;
  RfCollectorPanel *collector_panel;
  RfSpacePanel *space_panel;
  RfTransport *transport;
  GtkMenuButton *view_button;
  RfViewPopover *view_popover;
  RfFindBar *find_bar;
  RfFocusBar *focus_bar;
  RfOverviewBar *overview_bar;
  RfMinimap *minimap;
  RfOutline *outline;
  GtkStack *page_stack;
  RfStartPage *start_page;
  GtkPaned *beside_paned;
  GtkLabel *beside_head;
  RfBesidePane *beside_pane;
  RfDifferenceList *differences;

  GFile *file;             /* of the program, NULL: none */
  RfFileWatch *file_watch; /* of the file, NULL: none */
  GtkInfoBar *file_bar;    /* what happened to it; NULL: nothing yet */
  GtkLabel *file_label;
  char *disk_text;               /* that the bar offers to load */
  RfSpot spot;                   /* where the run that comes is to be shown, … */
  gboolean has_spot, keeps_look; /* … if it is; and from where one looks now */
  char *lecture;                 /* name of the built-in lecture, NULL: none */
  char *lecture_title;           /* of the file or the lecture, NULL: none */

  RfLecture *parsed;   /* what the text is */
  RfLecturePlan *plan; /* of the run that is shown; NULL: none, or not yet */
  RfRun *planned;      /* the run whose plan was asked for; only compared */
  int stop;            /* of the plan, -1: none */
  guint32 way_end;     /* on the way to a stop: its position; else 0 */
  gboolean presenting, blank;
  gboolean starting;                 /* the start page is shown */
  RfPresenter *presenter;            /* NULL: there is none */
  gint64 presented_since;            /* monotonic */
  const RfLecturePlan *preview_plan; /* only compared: of which stop the presenter window … */
  const RfLayout *preview_layout;    /* … has a picture */
  guint32 previewed;
  const RfLecturePlan *staged_plan; /* only compared: what the canvas has room for */
  const RfLayout *staged_for;
  guint staged_part;
  RfWindowQuiz *quiz;
  RfWindowProblems *problems;

  const RfProfile *profile;
  RfGranularity granularity;
  RfExportFormat export_format; /* the last one used */

  RfRun *run;      /* the newest; NULL: none */
  RfRun *previous; /* what to go back to when the newest is refused */
  gboolean edited; /* since the run */
  gboolean allows_close;
  guint n_pending; /* reads and writes that go on */

  RfView *view;           /* what the canvas shows; NULL: nothing */
  RfLayout *scene_layout; /* of the scene on the canvas */
  guint messages_id;
  gboolean allows_leave; /* although messages wait */
  RfWatches *watches;
  RfRun *told_run;       /* only compared: of which deaths were told … */
  guint32 told_position; /* … up to here */
  guint n_told;          /* deaths told of */
  guint refresh_id, busy_id, play_id, panes_id, zoom_id;
  guint32 shown_selected, shown_ringed;
  guint32 ringed_frame;    /* that something led to, 0: none */
  RfWorker *storyteller;   /* makes stories and finds routes; NULL: none yet */
  gboolean playing, told;  /* told: the newest step was a story */
  guint way_pace;          /* milliseconds a step on the way to a stop may take */
  int program_width;       /* of the left pane, as it was last set; 0: never */
  gboolean was_collecting; /* at the position that is shown */

  RfViewOptions view_options;   /* what is shown: */
  RfViewOptions chosen_options; /* what the user wants, without what a lecture asks for */
  RfViewAdjust *adjust;         /* folds, pages, focus */
  RfOffsets *offsets;           /* boxes that were moved; bound to scene_layout */
  RfWindowDrag *drag;
  char *places_key;         /* what the moved boxes are kept by, NULL: they are not kept */
  gboolean focus_changed;   /* the view is to go there once the scene is made */
  gboolean picture_changed; /* adjust or offsets, since the scene was made */
  RfRun *scene_run;         /* whose scene it is; only to be compared */
  guint32 walk_from;        /* the object from which the keyboard went to the selected one */
  RfWindowOverview *overview;
  GArray *matches; /* RfMatch of the search; NULL: none */
  int current_match;
  guint32 match_moment; /* event at which there is a match, where there is none now; 0: none */
  RfWindowBeside *side;
};

/* --- rf-window-actions.c --- */

void rf_window_add_actions (RfWindow *self);
/* Goes to an event of the run. */
void rf_window_go_to (RfWindow *self, guint32 position);
/* A run whose program is over: one can go about in it. */
gboolean rf_window_can_step (RfWindow *self);
/* Makes actions usable or not, and their states what they are. */
void rf_window_update_actions (RfWindow *self);
void rf_window_set_profile (RfWindow *self, const RfProfile *profile);

/* --- rf-window-view.c --- */

void rf_window_add_view_actions (RfWindow *self);
/* Makes the view what the settings say. */
void rf_window_load_view (RfWindow *self, RfSettings *settings);
/* What the user has chosen, and what @lecture (NULL: none) asks for besides. */
void rf_window_use_lecture_view (RfWindow *self, const RfLecture *lecture);
void rf_window_update_view_actions (RfWindow *self);
/* The scene has to be made anew although the run is where it was. */
void rf_window_change_picture (RfWindow *self);
/* Shows only the neighbourhood of the selected object, or everything again. */
void rf_window_set_focus_on (RfWindow *self, gboolean on);
/* The focus, if there is one, goes to the selected object. */
void rf_window_follow_selection (RfWindow *self);
/* Folds or unfolds a box. */
void rf_window_fold (RfWindow *self, gboolean is_frame, guint32 id);
/* Shows the next (1) or the previous (-1) rows of a long box. */
void rf_window_turn_page (RfWindow *self, gboolean is_frame, guint32 id, int direction);
/* --- rf-window-drag.c --- */

void rf_window_add_drag (RfWindow *self);
void rf_window_dispose_drag (RfWindow *self);
void rf_window_free_drag (RfWindow *self);
/* Moves a box by so many points since RF_DRAG_BEGIN. */
void rf_window_drag_box (RfWindow *self, gboolean is_frame, guint32 id, RfPoint by,
                         RfDragStage stage);
/* Moves the selected box. */
void rf_window_nudge (RfWindow *self, double dx, double dy);
/* Reads where the boxes of the program were put. */
void rf_window_load_places (RfWindow *self);
/* @scene was made as a whole and is shown from now on: what was lifted is down. Returns whether
 * the picture is to blend to it. */
gboolean rf_window_end_lift (RfWindow *self, const RfScene *scene);
/* Whether routes are being found since a box was moved, or a picture of that is due. */
gboolean rf_window_is_letting_go (RfWindow *self);

/* --- rf-window-walk.c --- */

void rf_window_add_walk_actions (RfWindow *self);
void rf_window_update_walk_actions (RfWindow *self);
/* Goes to another object; see win.walk. FALSE: there is none there. */
gboolean rf_window_walk (RfWindow *self, const char *where);
/* Looks for the text of the search in what is shown now. */
void rf_window_find_again (RfWindow *self);
void rf_window_on_find_changed (RfWindow *self);
void rf_window_close_find (RfWindow *self);

/* --- rf-window-keys.c --- */

void rf_window_add_keys (RfWindow *self);
/* What a key does outside of the editor and of text fields; FALSE: nothing. */
gboolean rf_window_press_key (RfWindow *self, guint key, GdkModifierType modifiers);
/* The same of the keys that mean something only while the canvas has the focus. */
gboolean rf_window_press_canvas_key (RfWindow *self, guint key, GdkModifierType modifiers);
void rf_window_focus_next_pane (RfWindow *self);

/* --- rf-window-file.c --- */

/* What messages and tracebacks call the program. (transfer full) */
char *rf_window_get_program_name (RfWindow *self);
void rf_window_choose_file (RfWindow *self);
/* Saves to the file, or asks for one. */
void rf_window_save (RfWindow *self, gboolean ask_for_name);
/* Shows @text as a program without a file. */
void rf_window_show_new (RfWindow *self, const char *text);
/* Asks what to do with unsaved changes. TRUE: the window stays. */
gboolean rf_window_refuse_close (RfWindow *self);
/* Calls @then with @data: at once if there are no unsaved changes, else when the user has saved
 * them or said that they may be lost; or never. @destroy (may be NULL) frees @data afterwards. */
typedef void (*RfWindowThen) (RfWindow *self, gpointer data);
void rf_window_ask_to_leave (RfWindow *self, RfWindowThen then, gpointer data,
                             GDestroyNotify destroy);

/* --- rf-window-reload.c --- */

/* The window's file is another one, or none, and has the text @text now. */
void rf_window_watch_file (RfWindow *self, const char *text);
/* Takes over the text that the file has now, and shows the same spot of the run. */
void rf_window_reload (RfWindow *self, const char *text);
/* The run is ready to be shown: where it was before it was reloaded, if it was. */
void rf_window_return_to_spot (RfWindow *self);

/* --- rf-window-problems.c --- */

void rf_window_add_problems (RfWindow *self);
void rf_window_free_problems (RfWindow *self);
/* The text was read, or its plan was made: tells, marks and lists what is wrong with it. */
void rf_window_update_problems (RfWindow *self);
/* The program is not run because of @message; @line 0: it is. */
void rf_window_set_refusal (RfWindow *self, guint line, guint column, const char *message);

/* --- rf-window-quiz.c --- */

void rf_window_add_quiz (RfWindow *self);
void rf_window_free_quiz (RfWindow *self);
/* The run is another one. */
void rf_window_drop_quiz (RfWindow *self);
/* How far a way forward to @to may go now: if there is a question on it, to that, which is asked.
 */
guint32 rf_window_ask_before (RfWindow *self, guint32 to);
/* Brings the bar to the run's position. */
void rf_window_show_quiz (RfWindow *self);

/* --- rf-window-start.c --- */

void rf_window_add_start (RfWindow *self);
/* The start page instead of the program, or the program again. */
void rf_window_set_starting (RfWindow *self, gboolean starting);

/* --- rf-window-export.c --- */

/* Asks for a file and writes the picture of this moment to it. */
void rf_window_export (RfWindow *self, RfExportFormat format);
/* The same with @scene, which is no picture of objects; @what is part of the file's name. */
void rf_window_export_scene (RfWindow *self, RfScene *scene, const char *what);

/* --- rf-window-lecture.c --- */

void rf_window_add_lecture (RfWindow *self);
/* What lecture @text is; tells of its first mistake. */
void rf_window_read_lecture (RfWindow *self, const char *text);
void rf_window_drop_plan (RfWindow *self);
/* Brings the narration to the run's position. */
void rf_window_show_lecture (RfWindow *self);
/* Whether the steps to the next stop are being played; one more of them, FALSE: that was the last;
 * and an end to it, wherever it is. */
gboolean rf_window_is_on_way (RfWindow *self);
gboolean rf_window_step_on_way (RfWindow *self);
void rf_window_leave_way (RfWindow *self);

/* --- rf-window-present.c --- */

void rf_window_add_presenting (RfWindow *self);
/* A black screen, until the next press. */
void rf_window_set_blank (RfWindow *self, gboolean blank);
/* Brings the presenter window, if there is one, to the run's position. */
void rf_window_show_presenter (RfWindow *self);
void rf_window_dispose_presenting (RfWindow *self);
/* Tells the canvas what the part of the lecture needs that the position is in. */
void rf_window_set_stage (RfWindow *self);

/* --- rf-window-run.c --- */

void rf_window_run (RfWindow *self);
void rf_window_stop (RfWindow *self);
/* Lets go of all runs. */
void rf_window_drop_runs (RfWindow *self);

/* --- rf-window-story.c --- */

/* Shows @scene, that of the run's position, by telling what happened since the event @before, whose
 * scene is the newest on the canvas. */
void rf_window_tell (RfWindow *self, guint32 before, RfScene *scene, const RfSceneOptions *options);
/* Brings the canvas to the speed of the preferences. */
void rf_window_update_slowness (RfWindow *self);
/* Takes steps by itself: each waits for the story of the one before, and a moment more. */
void rf_window_start_playing (RfWindow *self);
/* Stops playing, if it does. */
void rf_window_stop_playing (RfWindow *self);
/* The position is shown: if it plays, the next step is due when its story has been told. */
void rf_window_play_on (RfWindow *self);
/* Takes steps, @pace milliseconds each, as long as rf_window_step_on_way() says. Stories are told
 * so fast that they fit. */
void rf_window_play_way (RfWindow *self, guint pace);
void rf_window_dispose_stories (RfWindow *self);

/* --- rf-window-farewell.c --- */

/* Is this the last window, and do messages still wait for delivery? Then a dialog waits with them
 * and closes the window later, if at all. */
gboolean rf_window_refuse_leave (RfWindow *self);

/* --- rf-window-messages.c --- */

/* Its actions: stop-delivering. */
void rf_window_add_message_actions (RfWindow *self);
/* The run was just started with @text. */
void rf_window_begin_messages (RfWindow *self, const char *text);
/* Nobody asks about @run's messages any more; what is on its way stays so. */
void rf_window_end_messages (RfRun *run);
/* Brings the tab of messages to the front. */
void rf_window_raise_messages (RfWindow *self);
/* Brings the tab to the run's position, and new messages on their way. */
void rf_window_show_messages (RfWindow *self);

/* --- rf-window-watch.c --- */

/* Its actions, watch and watch-class, and the menu of the canvas's objects. */
void rf_window_add_watch_actions (RfWindow *self);
/* Tells of the deaths that the window's position has gone over. */
void rf_window_tell_deaths (RfWindow *self);

/* --- rf-window.c --- */

/* Has @work done on another thread with @data, which @free frees, and then @done called; until then
 * the window is not settled. */
void rf_window_start_task (RfWindow *self, GTaskThreadFunc work, GAsyncReadyCallback done,
                           gpointer data, GDestroyNotify free);
/* What @done calls first. FALSE: the window has been closed meanwhile. */
gboolean rf_window_end_task (RfWindow *self);

/* --- rf-window-beside.c --- */

/* Its actions: beside, beside-toggle. */
void rf_window_add_beside (RfWindow *self);
void rf_window_dispose_beside (RfWindow *self);
/* What the menu of the versions offers. (transfer full) */
GMenuModel *rf_window_beside_menu (void);
/* What @lecture (NULL: none) asks for, before it runs. */
void rf_window_use_lecture_beside (RfWindow *self, const RfLecture *lecture);
/* Whether dictionaries of attributes have to be boxes, since only one of the two has them. */
gboolean rf_window_beside_unfolds (RfWindow *self);
/* Brings what stands beside to the run's position. */
void rf_window_show_beside (RfWindow *self);
/* Lets go of it; what is asked for stays so. */
void rf_window_drop_beside (RfWindow *self);
/* Both pictures as one, with the differences. (transfer full), NULL: there is only one picture */
RfScene *rf_window_pair_scene (RfWindow *self);
/* Whether something of it is on its way. */
gboolean rf_window_beside_is_busy (RfWindow *self);

/* --- rf-window-overview.c --- */

void rf_window_add_overview (RfWindow *self);
void rf_window_dispose_overview (RfWindow *self);
/* Whether groups, or the members of one, are shown instead of boxes. */
gboolean rf_window_has_overview (RfWindow *self);
/* Whether groups are being counted. */
gboolean rf_window_is_counting (RfWindow *self);
/* Brings the canvas to @state's groups; counts them first, which takes a while. */
void rf_window_show_overview (RfWindow *self, const RfState *state);
/* The bar and the actions. */
void rf_window_update_overview (RfWindow *self);
/* The outline of what the overview shows. */
void rf_window_outline_overview (RfWindow *self);
/* The selected group for those who hear it; NULL: none. (transfer full) */
char *rf_window_overview_words (RfWindow *self);
/* A click at something; FALSE: the overview has no use for it. */
gboolean rf_window_overview_pick (RfWindow *self, guint kind, guint id, int n_press);
/* win.walk; FALSE: it is not groups that are shown. */
gboolean rf_window_overview_walk (RfWindow *self, const char *where, gboolean *moved);
/* Opens what is selected; one level up; turns a page. FALSE: there is no such thing. */
gboolean rf_window_overview_open (RfWindow *self);
gboolean rf_window_overview_back (RfWindow *self);
gboolean rf_window_overview_page (RfWindow *self, int direction);
/* The groups as a graph in DOT; NULL: there are none. (transfer full) */
GBytes *rf_window_overview_dot (RfWindow *self);

/* --- rf-window-space.c --- */

/* Its action, export-memory. */
void rf_window_add_space (RfWindow *self);
/* Shows the memory at the run's position, if it is wanted. */
void rf_window_show_space (RfWindow *self);

/* --- rf-window-show.c --- */

/* A new run's picture gets the focus if the editor had it, so that the arrow keys step. */
void rf_window_focus_picture (RfWindow *self);
/* No picture: that of another run, or of boxes, would be a wrong one. */
void rf_window_drop_picture (RfWindow *self);

/* Shows the position soon; many calls make one showing. */
void rf_window_queue_show (RfWindow *self);
/* Brings the box that stands for @object into view. */
void rf_window_reveal_object (RfWindow *self, guint32 object);
/* Puts a ring round @frame; 0: round none. */
void rf_window_ring_frame (RfWindow *self, guint32 frame);
void rf_window_update_title (RfWindow *self);
void rf_window_show_message (RfWindow *self, GtkMessageType type, const char *text);
void rf_window_hide_message (RfWindow *self);

G_END_DECLS
