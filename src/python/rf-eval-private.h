/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-frame.h"

G_BEGIN_DECLS

/* The longer instructions of the evaluation loop. Each works on frame->sp, and leaves it right
 * also when it fails (FALSE with an exception set). */

/* Drops the @n topmost items, from the top. */
static inline void
rf_eval_drop_top (RfMachine *m, RfFrame *frame, gsize n)
{
  while (n-- > 0)
    {
      frame->sp--;
      rf_xdrop (m, *frame->sp);
    }
}

/* @result (stolen, held meanwhile) replaces the @n topmost items. */
static inline gboolean
rf_eval_replace_top (RfMachine *m, RfFrame *frame, gsize n, RfObject *result)
{
  if (result == NULL)
    return FALSE;
  rf_hold (m->heap, result);
  rf_eval_drop_top (m, frame, n);
  rf_release (m->heap, 1);
  *frame->sp++ = result;
  return TRUE;
}

/* An instruction has read or set the attribute @name of @o: it remembers where the instance keeps
 * it, if nothing that the class has can come before that. */
void rf_eval_remember_attribute (RfMachine *m, RfObject *o, RfObject *name,
                                 RfInstruction *instruction);

/* --- rf-eval-raise.c -------------------------------------------------------------------------- */

/* An instruction of @frame failed with m->current (if there is none, that is a SystemError). */
void rf_eval_failed (RfMachine *m, RfFrame *frame);
/* m->current, raised at @at, goes to its handler in @frame: FALSE when there is none. */
gboolean rf_eval_enter_handler (RfMachine *m, RfFrame *frame, guint32 at);

/* --- rf-eval-call.c -------------------------------------------------------------------------- */

typedef enum
{
  RF_CALL_ERROR,
  RF_CALL_RESULT,    /* in *result; the region is gone from the stack */
  RF_CALL_GENERATOR, /* the same, of a generator function: nothing is checked after it */
  RF_CALL_PUSHED,    /* a frame was pushed, whose return drops the region */
} RfCallState;

/* The call @instruction of @frame. *@callable: what it calls, where that is of interest to
 * rf_eval_call_is_quick(), else NULL. */
RfCallState rf_eval_call_op (RfMachine *m, RfFrame *frame, const RfInstruction *instruction,
                             RfObject **callable, RfObject **result);
/* Drops the stack from @base to the top in the order of the profile. */
void rf_eval_drop_region (RfMachine *m, RfFrame *frame, RfObject **base);
/* What an instruction that failed leaves on the stack from @base on goes, in its order, before the
 * exception looks for its handler. The places stay, empty. */
void rf_eval_drop_failed (RfMachine *m, RfFrame *frame, RfObject **base);

/* --- rf-str-append.c ------------------------------------------------------------------------- */

/* For the instruction that runs and adds the str @more to the str @left, both exact and on the
 * stack: TRUE when @left has grown in place instead and is the result. */
gboolean rf_str_append_in_place (RfMachine *m, RfFrame *frame, RfObject *left, RfObject *more);

/* --- rf-eval-ops.c --------------------------------------------------------------------------- */

gpointer rf_eval_unbound_local (RfMachine *m, RfObject *name);
gpointer rf_eval_unbound_cell (RfMachine *m, RfFrame *frame, guint32 index);
RfObject *rf_eval_load_name (RfMachine *m, RfFrame *frame, RfObject *name);
gboolean rf_eval_store_name (RfMachine *m, RfFrame *frame, RfObject *space, RfObject *name);
gboolean rf_eval_delete_name (RfMachine *m, RfObject *space, RfObject *name);
gboolean rf_eval_load_class_deref (RfMachine *m, RfFrame *frame, guint32 index);
gboolean rf_eval_unpack (RfMachine *m, RfFrame *frame, gsize n, gssize after);
gboolean rf_eval_build_set (RfMachine *m, RfFrame *frame, guint32 n);
gboolean rf_eval_build_map (RfMachine *m, RfFrame *frame, guint32 n);
gboolean rf_eval_build_const_key_map (RfMachine *m, RfFrame *frame, guint32 n);
gboolean rf_eval_build_string (RfMachine *m, RfFrame *frame, guint32 n);
gboolean rf_eval_build_slice (RfMachine *m, RfFrame *frame, guint32 n);
gboolean rf_eval_binary_slice (RfMachine *m, RfFrame *frame);
gboolean rf_eval_store_slice (RfMachine *m, RfFrame *frame);
gboolean rf_eval_list_extend (RfMachine *m, RfFrame *frame, guint32 depth);
gboolean rf_eval_set_update (RfMachine *m, RfFrame *frame, guint32 depth);
gboolean rf_eval_dict_update (RfMachine *m, RfFrame *frame, guint32 depth);
gboolean rf_eval_dict_merge (RfMachine *m, RfFrame *frame, guint32 depth);
gboolean rf_eval_format_value (RfMachine *m, RfFrame *frame, guint32 flags);
gboolean rf_eval_make_function (RfMachine *m, RfFrame *frame, guint32 flags);
gboolean rf_eval_setup_annotations (RfMachine *m, RfFrame *frame);
gboolean rf_eval_import_name (RfMachine *m, RfFrame *frame, RfObject *name);
gboolean rf_eval_import_from (RfMachine *m, RfFrame *frame, RfObject *name);
gboolean rf_eval_import_star (RfMachine *m, RfFrame *frame);
/* TRUE: raised again, the traceback has its entry already. FALSE: raised anew. */
gboolean rf_eval_raise (RfMachine *m, RfFrame *frame, guint32 n);
/* @exception is stolen. */
void rf_eval_reraise (RfMachine *m, RfObject *exception);
gboolean rf_eval_before_with (RfMachine *m, RfFrame *frame);
gboolean rf_eval_with_except_start (RfMachine *m, RfFrame *frame);
gboolean rf_eval_print_expr (RfMachine *m, RfFrame *frame);

/* --- rf-eval-match.c ------------------------------------------------------------------------- */

gboolean rf_eval_get_len (RfMachine *m, RfFrame *frame);
gboolean rf_eval_match_keys (RfMachine *m, RfFrame *frame);
gboolean rf_eval_match_class (RfMachine *m, RfFrame *frame, guint32 n_positional);
gboolean rf_eval_copy_without_keys (RfMachine *m, RfFrame *frame);

G_END_DECLS
