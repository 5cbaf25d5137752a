/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/rf-profile.h"

#include <glib.h>

G_BEGIN_DECLS

/* What a check does with one program. */
typedef void (*RfProgramFunc) (const RfProfile *profile, const char *file, gpointer user);

/* Runs @func for the programs that the command line names, PROFILE FOLDER [EVERY [FIRST]]: every
 * EVERY-th program below FOLDER in the order of their names, from the one with the number FIRST on;
 * on a stack as large as programs need. FALSE: there is none. */
gboolean rf_programs_each (int argc, char **argv, RfProgramFunc func, gpointer user);

G_END_DECLS
