/* SPDX-License-Identifier: MIT */

/* What the files of the lexer share. */

#pragma once

#include "python/rf-lexer.h"

G_BEGIN_DECLS

/* A byte that a name may hold after its first; all bytes of characters outside of ASCII count. */
static inline gboolean
lexer_is_name_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || (guchar) c >= 0x80;
}

/* Makes @token an error token and keeps the message, unless there is one already. Offsets are in
 * characters from 1. */
void rf_lexer_fail (RfLexer *lexer, RfToken *token, RfSyntaxErrorClass error_class, int lineno,
                    int offset, int end_lineno, int end_offset, const char *format, ...)
  G_GNUC_PRINTF (8, 9);
void rf_lexer_fail_before (RfLexer *lexer, RfToken *token, guint32 pos, const char *message);

void rf_lexer_read_number (RfLexer *lexer, RfToken *token);
void rf_lexer_read_string (RfLexer *lexer, RfToken *token, guint32 quote, gboolean is_format,
                           gboolean is_raw);

G_END_DECLS
