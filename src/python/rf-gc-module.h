/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* At the interpreter's end, under DEBUG_UNCOLLECTABLE: shows what is left in gc.garbage. */
void rf_gc_tell_garbage (RfMachine *m);

G_END_DECLS
