/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* What CPython does when the program is over, in its order, so that finalizers print what they
 * print there. @code, the program's, is dropped (stolen). FALSE: a stream of the
 * program's could not be flushed, and the exit status is 120. */
gboolean rf_shutdown (RfMachine *m, RfCode *code);

G_END_DECLS
