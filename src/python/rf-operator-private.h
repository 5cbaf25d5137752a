/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-container.h"
#include "python/rf-machine.h"
#include "python/rf-sizes.h"

#include <string.h>

G_BEGIN_DECLS

/* Adds itemgetter, attrgetter and methodcaller to operator's @dict. */
gboolean rf_operator_add_getters (RfMachine *m, RfObject *dict);

G_END_DECLS
