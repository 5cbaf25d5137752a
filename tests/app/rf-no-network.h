/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on the process dies (SIGSYS) when it, or anything that it runs, makes a socket of the
 * Internet's. Sockets of this computer alone (the display's, D-Bus') are as before. FALSE: the
 * kernel does not have the means. */
gboolean rf_forbid_network (void);

G_END_DECLS
