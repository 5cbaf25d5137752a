/* SPDX-License-Identifier: MIT */

/* A lecture in one sentence and one picture. */

#include "lecture/rf-lecture-card.h"

#include "lecture/rf-narration.h"

#include <string.h>

/* Two sentences that together are shorter than this, in characters, are both taken. */
#define SUMMARY_MOST 90
/* Looking at so many is enough. */
#define MOMENTS_MOST 24

/* --- the sentence ----------------------------------------------------------------------------- */

/* Where the sentence that begins at @text ends, its mark included. */
static const char *
sentence_end (const char *text)
{
  const char *p = text;

  for (; *p != '\0'; p++)
    if (strchr (".?!", *p) != NULL && (p[1] == ' ' || p[1] == '\0'))
      return p + 1;
  return p;
}

char *
rf_lecture_summary (const RfLecture *lecture)
{
  const char *narration = "";
  g_autofree char *plain = NULL;
  const char *first, *second;
  char *break_at;

  for (guint i = 0; i < lecture->cells->len && *narration == '\0'; i++)
    narration = ((const RfLectureCell *) lecture->cells->pdata[i])->narration;
  plain = rf_narration_plain (narration);
  break_at = strstr (plain, "\n\n");
  if (break_at != NULL)
    *break_at = '\0';
  g_strdelimit (plain, "\n", ' ');
  g_strstrip (plain);
  first = sentence_end (plain);
  second = sentence_end (first + strspn (first, " "));
  if (second > first && g_utf8_strlen (plain, second - plain) <= SUMMARY_MOST)
    first = second;
  return g_strndup (plain, first - plain);
}

/* --- the picture ------------------------------------------------------------------------------ */

GArray *
rf_lecture_telling_moments (const RfLecturePlan *plan)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint paused = 0; paused < 2 && moments->len == 0; paused++)
    for (guint i = 0; i < plan->stops->len && moments->len < MOMENTS_MOST; i++)
      {
        const RfLectureStop *stop = &g_array_index (plan->stops, RfLectureStop, i);
        gboolean wanted =
          paused == 0 ? stop->kind == RF_STOP_PAUSE : stop->kind != RF_STOP_SHUTDOWN;

        if (wanted)
          g_array_append_val (moments, stop->position);
      }
  return moments;
}
