/* SPDX-License-Identifier: MIT */

/* Which parts of a picture are marked, and with what words: the box of what only this side has, the
 * badge of another count, the row of another value. What this side has not got, it can't mark. */

#include "app/rf-beside-marks.h"

#include "base/rf-text.h"
#include "diagram/rf-difference-marks.h"
#include "journal/rf-query.h"

#include <glib/gi18n.h>

/* Characters of a value in a mark. */
#define TAG_MAX 18

typedef struct
{
  const RfCompare *compare;
  RfSide side;
  const RfView *view;
  const RfState *state;
  GArray *marks;
} Marking;

static char *
only_tag (const Marking *marking)
{
  /* Translators: mark on what is only in one of two pictures; %s: "3.10", "now". */
  return g_strdup_printf (_ ("only %s"), rf_compare_side_name (marking->compare, marking->side));
}

/* The words of the mark: what the other side has instead. */
static char *
tag_of (const Marking *marking, const RfDifference *d)
{
  const char *other = d->texts[RF_OTHER_SIDE (marking->side)];
  g_autofree char *text = NULL;

  if (*other == '\0')
    return only_tag (marking);
  text = rf_text_ellipsize (other, TAG_MAX);
  return g_strdup_printf ("≠ %s", text);
}

static void
mark_object (Marking *marking, const RfDifference *d)
{
  guint32 id = d->objects[marking->side];
  const RfViewBox *box = rf_view_find (marking->view, id);
  RfMarkedPart part = d->kind == RF_DIFFERENCE_OBJECT  ? RF_MARKED_BOX
                      : d->kind == RF_DIFFERENCE_COUNT ? RF_MARKED_COUNT
                                                       : RF_MARKED_ROW;
  g_autofree char *tag = tag_of (marking, d);
  guint32 dict;

  if (box == NULL)
    return;
  /* A folded dictionary is in the box of its owner, which says so. */
  if (part == RF_MARKED_BOX && box->id != id && !box->is_frame)
    {
      g_autofree char *whole = g_strdup_printf ("%s: %s", d->texts[marking->side], tag);

      rf_difference_marks_add (marking->marks, part, FALSE, box->id, NULL, whole);
      return;
    }
  dict = part == RF_MARKED_ROW ? rf_query_attributes (marking->state, id) : 0;
  if (dict != 0 && rf_view_object (marking->view, dict) != NULL)
    box = rf_view_object (marking->view, dict);
  rf_difference_marks_add (marking->marks, part, box->is_frame, box->id, d->row, tag);
}

static void
mark (Marking *marking, const RfDifference *d)
{
  g_autofree char *tag = NULL;

  if (*d->texts[marking->side] == '\0')
    return;
  if (d->objects[marking->side] != 0)
    mark_object (marking, d);
  else if (d->frames[marking->side] != 0)
    {
      tag = tag_of (marking, d);
      rf_difference_marks_add (marking->marks,
                               d->kind == RF_DIFFERENCE_FRAME ? RF_MARKED_BOX : RF_MARKED_ROW, TRUE,
                               d->frames[marking->side], d->row, tag);
    }
}

GArray *
rf_beside_marks (const RfCompare *compare, GPtrArray *differences, RfSide side, const RfView *view,
                 const RfState *state)
{
  Marking marking = { compare, side, view, state, rf_difference_marks_new () };

  for (guint i = 0; view != NULL && differences != NULL && i < differences->len; i++)
    mark (&marking, differences->pdata[i]);
  return marking.marks;
}
