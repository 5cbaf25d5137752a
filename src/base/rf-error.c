/* SPDX-License-Identifier: MIT */

/* The one error domain of the project. */

#include "base/rf-error.h"

G_DEFINE_QUARK (rf - error - quark, rf_error)
