/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RF_UNICODE_NO_CHARACTER ((gunichar) -1)

/* The character that \N{@name} means (@length bytes, in any case of letters), or
 * RF_UNICODE_NO_CHARACTER. */
gunichar rf_unicode_name_find (const char *name, gsize length);

G_END_DECLS
