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
  g_autofree char *where = rf_describe_frame (state, rf_run_get_journal (run), holder->frame);
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
  g_autofree char *owner = rf_describe_object (state, rf_run_get_journal (run), holder->owner);
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

/* Whether @text, which is translated, says that it is the collector. */
static gboolean
is_collector (const char *text)
{
  static const char *const known[] = {
    "the collector, until it has run the callback",
    "the collector, while it clears the object",
    "the collector, while it reports the object",
    "the collector, while it runs the finalizer",
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (text, _ (known[i])))
      return TRUE;
  return FALSE;
}

/* The words come whole, "evaluation stack of f: argument 1 of g()"; the end is what counts. */
static void
temporary_link (RfRun *run, const RfHolder *holder, RfLink *link)
{
  const RfState *state = rf_run_get_state (run);
  guint depth = rf_state_stack_depth (state);
  const char *text = holder->text != NULL ? holder->text : _ ("the interpreter itself");
  const char *colon = strstr (text, ": ");

  if (is_collector (text))
    link->kind = RF_LINK_COLLECTOR;
  else if (holder->owner != 0 && rf_state_object (state, holder->owner) != NULL)
    {
      link->kind = RF_LINK_OBJECT;
      link->to = holder->owner;
    }
  else if (holder->frame != 0 && rf_state_frame (state, holder->frame) != NULL)
    lead_to_frame (state, holder->frame, link);
  else if (holder->kind == RF_HOLDER_OPERATION && depth > 0)
    lead_to_frame (state, rf_state_stack_entry (state, depth - 1).frame, link);
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
