/* SPDX-License-Identifier: MIT */

/* Tracebacks: the object, and the text of an uncaught exception.
 *
 * Invariants: a traceback entry owns its frame's object, and the next entry, which is nearer to
 * where the exception was raised. Entries of the library's own code are not shown. Printing runs
 * the program's __str__ methods, and survives whatever they do. */

#include "python/rf-traceback.h"

#include "heap/rf-collector.h"
#include "python/rf-compile-text.h"
#include "python/rf-exception.h"
#include "python/rf-int.h"
#include "python/rf-sys-module.h"

#include <string.h>

#define TRACEBACK(o) ((RfTraceback *) (o))

/* How often a line is shown when it repeats. */
#define MAX_REPEATED 3
/* How many entries CPython's own printing shows; the last ones. */
#define MAX_ENTRIES 1000

/* --- the object ------------------------------------------------------------------------------- */

static void
traceback_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  if (TRACEBACK (o)->next != NULL)
    visit (TRACEBACK (o)->next, user);
  if (TRACEBACK (o)->frame != NULL)
    visit (TRACEBACK (o)->frame, user);
}

static void
traceback_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  if (TRACEBACK (o)->next != NULL)
    visit (RF_SLOT_NAMED, 0, "tb_next", NULL, TRACEBACK (o)->next, user);
  if (TRACEBACK (o)->frame != NULL)
    visit (RF_SLOT_NAMED, 0, "tb_frame", NULL, TRACEBACK (o)->frame, user);
}

static void
traceback_clear (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "tb_next", &TRACEBACK (o)->next, NULL);
  rf_slot_store_named (heap, o, "tb_frame", &TRACEBACK (o)->frame, NULL);
}

/* The line, by which one tells entries apart. */
static void
traceback_describe (RfHeap *heap, RfObject *o, GString *out)
{
  g_string_append_printf (out, "%d", (int) TRACEBACK (o)->line);
}

static RfObject *
get_next (RfMachine *m, RfObject *self)
{
  RfObject *next = TRACEBACK (self)->next;

  return rf_new_ref (m, next != NULL ? next : m->none);
}

static gboolean
set_next (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "can't delete tb_next attribute");
      return FALSE;
    }
  if (value != m->none && RF_CLASS_OF (value) != m->class_traceback)
    {
      rf_raise (m, RF_EXC_TypeError, "expected traceback object, got '%s'", rf_class_name (value));
      return FALSE;
    }
  for (RfObject *at = value; at != NULL && at != m->none; at = TRACEBACK (at)->next)
    if (at == self)
      {
        rf_raise (m, RF_EXC_ValueError, "traceback loop detected");
        return FALSE;
      }
  rf_slot_store_named (m->heap, self, "tb_next", &TRACEBACK (self)->next,
                       value == m->none ? NULL : rf_new_ref (m, value));
  return TRUE;
}

static RfObject *
get_frame (RfMachine *m, RfObject *self)
{
  RfObject *frame = TRACEBACK (self)->frame;

  return rf_new_ref (m, frame != NULL ? frame : m->none);
}

static RfObject *
get_lineno (RfMachine *m, RfObject *self)
{
  return rf_int_new (m, TRACEBACK (self)->line);
}

static RfObject *
get_lasti (RfMachine *m, RfObject *self)
{
  return rf_int_new (m, (gint64) (gint32) TRACEBACK (self)->instruction * 2 +
                          TRACEBACK (self)->is_odd);
}

static const RfGetSetDef traceback_getsets[] = {
  { "tb_next", get_next, set_next },
  { "tb_frame", get_frame },
  { "tb_lineno", get_lineno },
  { "tb_lasti", get_lasti },
  { NULL },
};

static RfObject *
method_dir (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "tb_frame", "tb_next", "tb_lasti", "tb_lineno" };
  RfObject *list = rf_list_new (m, 0);
  gboolean ok = list != NULL;

  if (!ok)
    return NULL;
  rf_hold (m->heap, list);
  for (guint i = 0; ok && i < G_N_ELEMENTS (names); i++)
    {
      RfObject *name = rf_str_intern (m, names[i], -1);

      ok = name != NULL && rf_list_append_steal (m, list, name);
    }
  rf_release (m->heap, 1);
  if (ok)
    return list;
  rf_drop (m, list);
  return NULL;
}

static const RfMethodDef traceback_methods[] = { { "__dir__", method_dir, 0, 0 }, { NULL } };

/* TracebackType (tb_next, tb_frame, tb_lasti, tb_lineno) */
static RfObject *
traceback_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "tb_next", "tb_frame", "tb_lasti", "tb_lineno", NULL };
  const char *shown = m->profile->minor >= 13 ? "traceback" : "TracebackType";
  RfObject *out[4];
  RfTraceback *self;
  int lasti, line;

  if (!rf_args_parse (m, shown, names, 0, 4, args, n_args, kwnames, out))
    return NULL;
  if (RF_CLASS_OF (out[1]) != m->class_frame)
    return rf_raise (m, RF_EXC_TypeError, "%s() argument 'tb_frame' must be frame, not %s", shown,
                     out[1] == m->none ? "None" : rf_class_name (out[1]));
  lasti = rf_int_as_c_int (m, out[2]);
  line = rf_raised (m) ? -1 : rf_int_as_c_int (m, out[3]);
  if (rf_raised (m))
    return NULL;
  if (out[0] != m->none && RF_CLASS_OF (out[0]) != m->class_traceback)
    return rf_raise (m, RF_EXC_TypeError, "expected traceback object or None, got '%s'",
                     rf_class_name (out[0]));
  self = (RfTraceback *) rf_object_alloc (m, cls, 0, FALSE);
  if (self == NULL)
    return NULL;
  self->line = line;
  self->instruction = (guint32) (lasti >> 1);
  self->is_odd = lasti & 1;
  if (out[0] != m->none)
    rf_slot_store_named (m->heap, &self->base, "tb_next", &self->next, rf_new_ref (m, out[0]));
  rf_slot_store_named (m->heap, &self->base, "tb_frame", &self->frame, rf_new_ref (m, out[1]));
  rf_gc_track (m->heap, &self->base);
  return &self->base;
}

gboolean
rf_traceback_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "traceback",
    .slots = { .new_ = traceback_new },
    .type_flags = RF_TYPE_GC | RF_TYPE_TRASHCAN,
    .host_size = sizeof (RfTraceback),
    .basic_size = 40,
    .traverse = traceback_traverse,
    .slots_visit = traceback_slots,
    .clear = traceback_clear,
    .dealloc = traceback_clear,
    .describe = traceback_describe,
    .methods = traceback_methods,
    .getsets = traceback_getsets,
  };

  return rf_class_new_builtin (m, &spec, &m->class_traceback);
}

void
rf_traceback_add (RfMachine *m, RfFrame *frame)
{
  RfHeap *heap = m->heap;
  RfObject *saved = rf_exception_save (m), *frame_object;
  RfException *e = RF_EXCEPTION (saved);
  RfTraceback *entry = NULL;

  frame_object = rf_frame_object (m, frame);
  if (frame_object != NULL)
    {
      rf_hold (heap, frame_object);
      entry = (RfTraceback *) rf_object_alloc (m, m->class_traceback, 0, FALSE);
      rf_release (heap, 1);
    }
  if (entry != NULL)
    {
      entry->line = rf_frame_line (frame);
      entry->instruction = frame->ip;
      rf_slot_store_named (heap, &entry->base, "tb_frame", &entry->frame, frame_object);
      /* The old traceback moves from the exception to the entry. */
      rf_slot_store_named (heap, &entry->base, "tb_next", &entry->next,
                           rf_slot_swap_named (heap, saved, "__traceback__", &e->traceback, NULL));
      rf_gc_track (heap, &entry->base);
      rf_slot_store_named (heap, saved, "__traceback__", &e->traceback, &entry->base);
    }
  else
    rf_xdrop (m, frame_object);
  if (m->current != NULL)
    {
      RfObject *late = rf_raised_steal (m);

      rf_drop (m, late);
    }
  rf_exception_restore (m, saved);
}

/* Entries of the library's own code are not shown; those of what it made of texts (methods of
 * dataclasses) are. */
static gboolean
is_hidden (const RfCode *code)
{
  return (code->flags & RF_CODE_LIBRARY) != 0 && rf_str_data (code->filename)[0] != '<';
}

gboolean
rf_traceback_is_library (RfObject *traceback)
{
  for (RfObject *at = traceback; at != NULL; at = TRACEBACK (at)->next)
    {
      RfObject *frame = TRACEBACK (at)->frame;
      RfFrame *f = frame != NULL ? ((RfFrameObject *) frame)->frame : NULL;

      if (f != NULL && f->code != NULL && (f->code->flags & RF_CODE_LIBRARY) == 0)
        return FALSE;
    }
  return TRUE;
}

/* --- entries ---------------------------------------------------------------------------------- */

typedef struct
{
  RfCode *code;
  int line;
  guint repeated;
} Last;

static void
end_repetition (GString *out, Last *last)
{
  if (last->repeated > MAX_REPEATED)
    {
      guint more = last->repeated - MAX_REPEATED;

      g_string_append_printf (out, "  [Previous line repeated %u more time%s]\n", more,
                              more > 1 ? "s" : "");
    }
  last->repeated = 0;
}

static gboolean
same_place (const Last *last, RfCode *code, int line)
{
  return last->code != NULL && last->line == line && rf_str_equal (last->code->name, code->name) &&
         rf_str_equal (last->code->filename, code->filename);
}

static void
append_source (RfMachine *m, GString *out, RfCode *code, RfTraceback *entry, gboolean unraisable)
{
  RfPosition position = {
    .line = entry->line, .end_line = entry->line, .column = -1, .end_column = -1
  };
  gboolean carets = m->profile->caret_lines && !(unraisable && m->profile->caret_anchors_new);

  if (m->sources_gone || m->source == NULL ||
      g_strcmp0 (rf_str_data (code->filename), m->filename) != 0)
    return;
  if (entry->instruction < code->n_code && code->positions[entry->instruction].line == entry->line)
    position = code->positions[entry->instruction];
  rf_caret_append_source (m, out, &position, carets);
}

void
rf_traceback_append_source (RfMachine *m, GString *out, RfObject *entry)
{
  RfFrameObject *object = (RfFrameObject *) TRACEBACK (entry)->frame;
  RfCode *code = object != NULL && object->frame != NULL ? object->frame->code : NULL;

  if (code != NULL)
    append_source (m, out, code, TRACEBACK (entry), FALSE);
}

static void
append_entry (RfMachine *m, GString *out, RfCode *code, RfTraceback *entry, gboolean unraisable)
{
  g_string_append_printf (out, "  File \"%s\", line %d, in %s\n", rf_str_data (code->filename),
                          entry->line, rf_str_data (code->name));
  append_source (m, out, code, entry, unraisable);
}

void
rf_traceback_print_entries (RfMachine *m, GString *out, RfObject *traceback, gboolean unraisable)
{
  Last last = { NULL };
  guint n = 0, skip = 0;

  g_string_append (out, "Traceback (most recent call last):\n");
  for (RfObject *at = traceback; at != NULL; at = TRACEBACK (at)->next)
    n++;
  if (n > MAX_ENTRIES && (!m->profile->caret_anchors_new || unraisable))
    skip = n - MAX_ENTRIES;
  for (RfObject *at = traceback; at != NULL; at = TRACEBACK (at)->next)
    {
      RfTraceback *entry = TRACEBACK (at);
      RfFrame *frame = entry->frame != NULL ? ((RfFrameObject *) entry->frame)->frame : NULL;
      RfCode *code = frame != NULL ? frame->code : NULL;

      if (skip > 0)
        {
          skip--;
          continue;
        }
      if (code == NULL || is_hidden (code))
        continue;
      if (!same_place (&last, code, entry->line))
        {
          end_repetition (out, &last);
          last.code = code;
          last.line = entry->line;
        }
      last.repeated++;
      if (last.repeated <= MAX_REPEATED)
        append_entry (m, out, code, entry, unraisable);
    }
  end_repetition (out, &last);
}

/* --- the last line ---------------------------------------------------------------------------- */

static void
append_class (RfMachine *m, GString *out, RfObject *exception)
{
  RfClass *cls = RF_CLASS_OF (exception);
  RfObject *module = rf_object_getattr_optional (m, &cls->type.base, m->name_module);

  rf_raised_clear (m);
  if (module == NULL || !rf_is (module, m->class_str))
    g_string_append (out, "<unknown>.");
  else if (!rf_str_is (module, "builtins") &&
           (!rf_str_is (module, "__main__") || m->profile->minor < 11))
    g_string_append_printf (out, "%s.", rf_str_data (module));
  rf_xdrop (m, module);
  g_string_append (out, cls->qualname != NULL ? rf_str_data (cls->qualname) : cls->type.name);
}

static void
append_notes (RfMachine *m, GString *out, RfObject *exception)
{
  RfObject *name = rf_str_intern (m, "__notes__", -1), *notes = NULL;

  if (name != NULL)
    {
      rf_hold (m->heap, name);
      notes = rf_drop_held (m->heap, name, rf_object_getattr_optional (m, exception, name));
    }
  if (notes != NULL && rf_is (notes, m->class_list))
    {
      rf_hold (m->heap, notes);
      for (gsize i = 0; i < ((RfList *) notes)->length; i++)
        {
          RfObject *text = rf_object_str (m, ((RfList *) notes)->items[i]);

          g_string_append (out, text != NULL ? rf_str_data (text) : "<note str() failed>");
          g_string_append_c (out, '\n');
          rf_raised_clear (m);
          rf_xdrop (m, text);
        }
      rf_release (m->heap, 1);
    }
  rf_raised_clear (m);
  rf_xdrop (m, notes);
}

/* Where the notes begin. */
static gsize
append_last (RfMachine *m, GString *out, RfObject *exception, gboolean suggestion)
{
  RfObject *text;
  gsize end;
  gboolean syntax = rf_is (exception, m->exceptions[RF_EXC_SyntaxError]);

  if (syntax)
    rf_syntax_exception_append (m, exception, out);
  append_class (m, out, exception);
  text = syntax ? rf_syntax_exception_last_line (m, exception) : rf_object_str (m, exception);
  rf_raised_clear (m);
  if (text == NULL)
    g_string_append (out, ": <exception str() failed>");
  else if (((RfStr *) text)->size > 0)
    {
      g_string_append (out, ": ");
      g_string_append_len (out, rf_str_data (text), (gssize) ((RfStr *) text)->size);
    }
  rf_xdrop (m, text);
  if (suggestion)
    rf_suggestion_append (m, out, exception);
  rf_raised_clear (m);
  g_string_append_c (out, '\n');
  end = out->len;
  if (m->profile->minor >= 11)
    append_notes (m, out, exception);
  return end;
}

void
rf_traceback_append_last (RfMachine *m, GString *out, RfObject *exception, gboolean suggestion)
{
  append_last (m, out, exception, suggestion);
}

/* --- chains and groups ------------------------------------------------------------------------ */

/* CPython's limits for a group within groups, and for how many of its exceptions are shown. */
#define MAX_GROUP_DEPTH 10
#define MAX_GROUP_WIDTH 15

typedef struct
{
  RfMachine *m;
  GString *out;
  GHashTable *seen;
  guint depth;         /* of groups; 0: no margin */
  gboolean need_close; /* the last frame is still to be closed */
} Print;

static void append_chain (Print *p, RfObject *exception);

/* Appends @text, each line behind the margin. */
static void
append_part_in_margin (Print *p, const char *text, const char *text_end, char mark)
{
  while (text < text_end)
    {
      const char *end = memchr (text, '\n', (gsize) (text_end - text));
      gsize length = (gsize) ((end != NULL ? end + 1 : text_end) - text);

      if (p->depth > 0)
        g_string_append_printf (p->out, "%*s%c ", (int) (2 * p->depth), "", mark);
      g_string_append_len (p->out, text, (gssize) length);
      text += length;
    }
}

static void
append_in_margin (Print *p, const char *text, char mark)
{
  append_part_in_margin (p, text, text + strlen (text), mark);
}

/* Before 3.13 a message of several lines has the margin at its first one only. */
static void
append_last_in_margin (Print *p, RfObject *exception, GString *text)
{
  gsize notes = append_last (p->m, text, exception, TRUE);
  const char *second = strchr (text->str, '\n') + 1;

  if (p->m->profile->minor >= 13 || rf_is (exception, p->m->exceptions[RF_EXC_SyntaxError]))
    second = text->str + notes;
  append_part_in_margin (p, text->str, second, '|');
  g_string_append_len (p->out, second, text->str + notes - second);
  append_in_margin (p, text->str + notes, '|');
}

static void
append_entries (Print *p, RfObject *exception, gboolean group, gboolean outermost)
{
  RfMachine *m = p->m;
  RfObject *traceback = RF_EXCEPTION (exception)->traceback;
  g_autoptr (GString) text = g_string_new (NULL);

  if (traceback != NULL)
    {
      const char *head, *rest;

      rf_new_ref (m, traceback);
      rf_hold (m->heap, traceback);
      rf_traceback_print_entries (m, text, traceback, FALSE);
      rf_release (m->heap, 1);
      rf_drop (m, traceback);
      head = text->str;
      rest = strchr (head, '\n') + 1;
      if (group)
        append_in_margin (p, "Exception Group Traceback (most recent call last):\n",
                          outermost ? '+' : '|');
      append_in_margin (p, group ? rest : head, '|');
      g_string_truncate (text, 0);
    }
  append_last_in_margin (p, exception, text);
}

/* The frames with the exceptions of a group. */
static void
append_members (Print *p, RfTuple *exceptions)
{
  gsize n = MIN (exceptions->length, MAX_GROUP_WIDTH + 1);

  p->need_close = FALSE;
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, i + 1);
      gsize more = exceptions->length - MAX_GROUP_WIDTH;

      if (i + 1 == n)
        p->need_close = TRUE;
      g_string_append_printf (p->out, "%*s%s+---------------- %s ----------------\n",
                              (int) (2 * p->depth), "", i == 0 ? "+-" : "  ",
                              i < MAX_GROUP_WIDTH ? number : "...");
      p->depth++;
      if (i < MAX_GROUP_WIDTH)
        append_chain (p, exceptions->items[i]);
      else
        {
          g_autofree char *text = g_strdup_printf ("and %" G_GSIZE_FORMAT " more exception%s\n",
                                                   more, more > 1 ? "s" : "");
          append_in_margin (p, text, '|');
        }
      if (i + 1 == n && p->need_close)
        {
          g_string_append_printf (p->out, "%*s+------------------------------------\n",
                                  (int) (2 * p->depth), "");
          p->need_close = FALSE;
        }
      p->depth--;
    }
}

static void
append_one (Print *p, RfObject *exception)
{
  RfMachine *m = p->m;
  RfClass *group = m->exceptions[RF_EXC_BaseExceptionGroup];
  gboolean outermost = p->depth == 0;
  RfObject *members;

  if (group == NULL || !rf_is (exception, group) || RF_EXCEPTION (exception)->object == NULL)
    {
      append_entries (p, exception, FALSE, FALSE);
      return;
    }
  if (p->depth > MAX_GROUP_DEPTH)
    {
      g_autofree char *text = g_strdup_printf ("... (max_group_depth is %d)\n", MAX_GROUP_DEPTH);

      append_in_margin (p, text, '|');
      return;
    }
  p->depth += outermost;
  append_entries (p, exception, TRUE, outermost);
  members = rf_new_ref (m, RF_EXCEPTION (exception)->object);
  rf_hold (m->heap, members);
  append_members (p, (RfTuple *) members);
  rf_release (m->heap, 1);
  rf_drop (m, members);
  p->depth -= outermost;
}

/* @exception behind its causes and contexts. */
static void
append_chain (Print *p, RfObject *exception)
{
  static const char cause_text[] =
    "\nThe above exception was the direct cause of the following exception:\n\n";
  static const char context_text[] =
    "\nDuring handling of the above exception, another exception occurred:\n\n";
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  RfMachine *m = p->m;

  g_hash_table_add (p->seen, exception);
  for (RfObject *at = exception; at != NULL;)
    {
      RfException *e = RF_EXCEPTION (at);

      g_ptr_array_add (chain, rf_new_ref (m, at));
      rf_hold (m->heap, at);
      at = e->cause != NULL ? e->cause : !e->suppress_context ? e->context : NULL;
      if (at != NULL && !g_hash_table_add (p->seen, at))
        at = NULL;
      g_ptr_array_add (links, (gpointer) (e->cause != NULL ? cause_text : context_text));
    }
  for (guint i = chain->len; i > 0; i--)
    {
      append_one (p, chain->pdata[i - 1]);
      if (i > 1)
        append_in_margin (p, links->pdata[i - 2], '|');
    }
  rf_release (m->heap, chain->len);
  for (guint i = 0; i < chain->len; i++)
    rf_drop (m, chain->pdata[i]);
}

void
rf_traceback_print (RfMachine *m, RfObject *exception)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Print p = { .m = m, .out = g_string_new (NULL), .seen = seen };

  append_chain (&p, exception);
  rf_sys_print_error (m, p.out->str, p.out->len);
  g_string_free (p.out, TRUE);
}
