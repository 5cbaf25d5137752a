/* SPDX-License-Identifier: MIT */

/* The ledger in words.
 *
 * Invariant: the rows stand in the order in which the journal finds the holders; those that only
 * the inquiry finds come last. */

#include "app/rf-ledger.h"

#include "app/rf-link-list.h"
#include "journal/rf-describe.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows; more are counted. */
#define MAX_ROWS 60u
/* Rows for holders that are not known yet; where there are more they share one. */
#define MAX_PENDING 8u

/* --- names ------------------------------------------------------------------------------------ */

/* The frame whose names stand in the dict @namespace; 0: none. */
static guint32
frame_of (const RfState *state, guint32 namespace)
{
  for (guint32 id = 1; id <= state->n_frames; id++)
    {
      const RfStateFrame *frame = rf_state_frame (state, id);

      if (frame != NULL && frame->namespace == namespace)
        return id;
    }
  return 0;
}

/* "globals", "body of class Person", "frame of f". */
static char *
frame_name (RfJournal *journal, const RfStateFrame *frame)
{
  const char *function = rf_journal_text (journal, frame->function);

  if (g_str_equal (function, "<module>"))
    return g_strdup (_ ("globals"));
  if (frame->namespace != 0)
    /* Translators: %s is the name of a class. */
    return g_strdup_printf (_ ("body of class %s"), function);
  /* Translators: a frame of the call stack; %s is the name of its function. */
  return g_strdup_printf (_ ("frame of %s"), function);
}

/* The object whose attributes are in the dict @id, 0: none that is known. */
static guint32
attributes_of (RfRun *run, guint32 id)
{
  RfLayout *layout = rf_run_get_layout (run);
  const RfHistoryBox *box =
    layout != NULL ? rf_history_object (rf_layout_history (layout), id) : NULL;

  return box != NULL ? box->attributes_of : 0;
}

char *
rf_ledger_name (RfRun *run, guint32 object)
{
  const RfState *state = rf_run_get_state (run);
  const RfStateObject *about = rf_state_object (state, object);
  guint32 frame = about != NULL && (about->flags & RF_NEW_NAMESPACE) ? frame_of (state, object) : 0;
  guint32 owner = attributes_of (run, object);

  if (frame != 0)
    return frame_name (rf_run_get_journal (run), rf_state_frame (state, frame));
  if (owner != 0)
    /* Translators: %u is the short id of the object whose attributes are in the dict. */
    return g_strdup_printf (_ ("dict of #%u"), owner);
  return rf_describe_object (state, rf_run_get_journal (run), object);
}

/* --- holders ---------------------------------------------------------------------------------- */

/* The namespace's dict is the holder where there is one; a function's names are in the frame. */
static void
lead_to_frame (const RfState *state, guint32 id, RfLink *link)
{
  const RfStateFrame *frame = rf_state_frame (state, id);

  link->kind = frame != NULL && frame->namespace != 0 ? RF_LINK_OBJECT : RF_LINK_FRAME;
  link->to = link->kind == RF_LINK_OBJECT ? frame->namespace : id;
}

static void
name_link (RfRun *run, const RfHolder *holder, RfLink *link)
{
  const RfState *state = rf_run_get_state (run);
  const RfStateFrame *frame = rf_state_frame (state, holder->frame);
  g_autofree char *where = frame_name (rf_run_get_journal (run), frame);
  g_autoptr (GString) name = g_string_new (NULL);

  rf_state_append_slot_name (state, rf_run_get_journal (run), &holder->slot, name);
  lead_to_frame (state, holder->frame, link);
  if (holder->kind == RF_HOLDER_NAME_KEY)
    /* Translators: the text of a name is itself an object that the namespace holds; %s is the
     * namespace. */
    link->text = g_strdup_printf (_ ("%s: text of the name "), where);
  else if (frame->namespace == 0)
    /* Translators: "frame of f: local p"; the name of the variable follows. */
    link->text = g_strdup_printf (_ ("%s: local "), where);
  else
    link->text = g_strdup_printf ("%s: ", where);
  link->name = g_string_free (g_steal_pointer (&name), FALSE);
}

static void
slot_link (RfRun *run, const RfHolder *holder, RfLink *link)
{
  const RfState *state = rf_run_get_state (run);
  g_autofree char *owner = rf_ledger_name (run, holder->owner);
  g_autoptr (GString) name = g_string_new (NULL);

  rf_state_append_slot_name (state, rf_run_get_journal (run), &holder->slot, name);
  link->kind = RF_LINK_OBJECT;
  link->to = holder->owner;
  if (holder->kind == RF_HOLDER_KEY)
    /* Translators: "#12 dict: key 'a'": an object is held because it is a key. */
    link->text = g_strdup_printf (_ ("%s: key "), owner);
  else if (holder->slot.kind == RF_SLOT_INDEX)
    /* Translators: "#12 list: item 3". */
    link->text = g_strdup_printf (_ ("%s: item "), owner);
  else if (holder->slot.kind == RF_SLOT_MEMBER)
    {
      /* Translators: "#12 set: member". */
      link->text = g_strdup_printf (_ ("%s: member"), owner);
      return;
    }
  else
    link->text = g_strdup_printf ("%s: ", owner);
  link->name = g_string_free (g_steal_pointer (&name), FALSE);
}

/* The words come whole, "evaluation stack of f: argument 1 of g()"; the end is what counts. */
static void
temporary_link (RfRun *run, const RfHolder *holder, RfLink *link)
{
  const char *text = holder->text != NULL ? holder->text : _ ("the interpreter itself");
  const char *colon = strstr (text, ": ");

  if (holder->owner != 0 && rf_state_object (rf_run_get_state (run), holder->owner) != NULL)
    {
      link->kind = RF_LINK_OBJECT;
      link->to = holder->owner;
    }
  else if (holder->frame != 0 && rf_state_frame (rf_run_get_state (run), holder->frame) != NULL)
    lead_to_frame (rf_run_get_state (run), holder->frame, link);
  link->n = holder->n;
  if (colon == NULL)
    {
      link->text = g_strdup (text);
      return;
    }
  link->text = g_strndup (text, (gsize) (colon + 2 - text));
  link->name = g_strdup (colon + 2);
}

static void
add_pending (RfLedger *ledger, guint n)
{
  for (guint i = 0; i < (n <= MAX_PENDING ? n : 1); i++)
    {
      RfLink link = { .n = n <= MAX_PENDING ? 1 : n };

      link.text = g_strdup (_ ("evaluation stack or interpreter"));
      g_array_append_val (ledger->links, link);
    }
}

static void
add_holder (RfLedger *ledger, RfRun *run, const RfHolder *holder)
{
  RfLink link = { 0 };

  switch (holder->kind)
    {
    case RF_HOLDER_NAME:
    case RF_HOLDER_NAME_KEY:
      name_link (run, holder, &link);
      break;
    case RF_HOLDER_SLOT:
    case RF_HOLDER_KEY:
      slot_link (run, holder, &link);
      break;
    case RF_HOLDER_OTHER:
      add_pending (ledger, holder->n);
      return;
    default:
      temporary_link (run, holder, &link);
      break;
    }
  g_array_append_val (ledger->links, link);
}

/* Holders that say the same and lead to the same place share a row. */
static void
join_equal (GArray *links)
{
  for (guint i = 1; i < links->len;)
    {
      RfLink *link = &g_array_index (links, RfLink, i);
      RfLink *before = &g_array_index (links, RfLink, i - 1);

      if (link->kind != before->kind || link->to != before->to ||
          g_strcmp0 (link->text, before->text) != 0 || g_strcmp0 (link->name, before->name) != 0)
        {
          i++;
          continue;
        }
      before->n = MAX (before->n, 1) + MAX (link->n, 1);
      g_array_remove_index (links, i);
    }
}

void
rf_ledger_init (RfLedger *ledger, RfRun *run, guint32 object)
{
  const RfState *state = rf_run_get_state (run);
  g_autoptr (GArray) known = rf_query_ledger (state, object);
  g_autoptr (GArray) holders = NULL;
  g_autoptr (RfTemporaries) temporaries = NULL;
  RfInquiry *inquiry = rf_run_get_inquiry (run);
  const RfHolder *last = known->len > 0 ? &g_array_index (known, RfHolder, known->len - 1) : NULL;
  guint n = 0;

  if (last != NULL && last->kind == RF_HOLDER_OTHER && inquiry != NULL)
    temporaries = rf_inquiry_get_temporaries (inquiry, rf_state_position (state));
  holders =
    temporaries != NULL ? rf_temporaries_ledger (temporaries, state, object) : g_array_ref (known);
  *ledger = (RfLedger){ .links = rf_links_new () };
  for (guint i = 0; i < holders->len; i++)
    {
      const RfHolder *holder = &g_array_index (holders, RfHolder, i);

      ledger->sum += holder->n;
      ledger->pending |= holder->kind == RF_HOLDER_OTHER;
      if (ledger->links->len < MAX_ROWS || holder->kind == RF_HOLDER_OTHER)
        add_holder (ledger, run, holder);
      else
        n += holder->n;
    }
  if (!ledger->pending)
    join_equal (ledger->links);
  rf_links_add_more (ledger->links, n);
}

void
rf_ledger_clear (RfLedger *ledger)
{
  g_clear_pointer (&ledger->links, g_array_unref);
}
