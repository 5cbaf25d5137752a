/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-holders.h"

G_BEGIN_DECLS

/* What a holder is, in words. Of a place on an evaluation stack they say what the value waits for,
 * found by following the code to the instruction that takes it. */
typedef struct _RfHolderWords RfHolderWords;

RfHolderWords *rf_holder_words_new (RfMachine *m);
void rf_holder_words_free (RfHolderWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfHolderWords, rf_holder_words_free)

/* Appends what @held is: "evaluation stack of f: argument 1 of sys.getrefcount()". */
void rf_holder_words_append (RfHolderWords *words, const RfHeld *held, GString *out);
/* Appends what is done in @frame (NULL: by the interpreter) just now: "a call of sorted()",
 * "reading x". */
void rf_holder_words_append_operation (RfHolderWords *words, const RfFrame *frame, GString *out);

G_END_DECLS
