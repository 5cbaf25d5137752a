/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-bytes.h"

G_BEGIN_DECLS

/* What encoding and decoding share. */

typedef enum
{
  RF_CODEC_UTF8,
  RF_CODEC_UTF8_SIG,
  RF_CODEC_ASCII,
  RF_CODEC_LATIN1,
  RF_CODEC_UTF16, /* with a mark of the order, else little-endian */
  RF_CODEC_UTF16_LE,
  RF_CODEC_UTF16_BE,
  RF_CODEC_UTF32,
  RF_CODEC_UTF32_LE,
  RF_CODEC_UTF32_BE,
} RfCodec;

/* The codec that @encoding names; FALSE: LookupError. */
gboolean rf_codec_find (RfMachine *m, RfObject *encoding, gboolean decoding, RfCodec *codec);
/* Raises the UnicodeEncodeError or UnicodeDecodeError of one call: the first time it is made of
 * @object (stolen), and later changed, as handlers keep one. Returns it (borrowed by *@error). */
RfObject *rf_codec_error (RfMachine *m, RfObject **error, gboolean decoding, const char *encoding,
                          RfObject *object, gsize start, gsize end, const char *reason);
/* Raises @error (stolen), or when there is no handler @errors of that name, LookupError; or
 * TypeError, when it has one that is not for this. */
void rf_codec_raise (RfMachine *m, RfObject *error, const char *errors, gboolean decoding);

G_END_DECLS
