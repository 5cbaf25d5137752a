/* SPDX-License-Identifier: MIT */

/* Characters by their names. libunistring knows the names of Unicode 14; what it leaves out and
 * CPython has is here: ideographs, whose names are their numbers, and control characters, which
 * have aliases only. */

#include "python/rf-unicode-name.h"

#include <string.h>
#include <uniname.h>

/* Longer ones do not exist. */
#define MAX_NAME 127

/* The aliases of the control characters, beginning with U+0000. */
static const char *const controls[] = {
  "NULL,NUL",
  "START OF HEADING,SOH",
  "START OF TEXT,STX",
  "END OF TEXT,ETX",
  "END OF TRANSMISSION,EOT",
  "ENQUIRY,ENQ",
  "ACKNOWLEDGE,ACK",
  "ALERT,BEL",
  "BACKSPACE,BS",
  "CHARACTER TABULATION,HORIZONTAL TABULATION,HT,TAB",
  "LINE FEED,NEW LINE,END OF LINE,LF,NL,EOL",
  "LINE TABULATION,VERTICAL TABULATION,VT",
  "FORM FEED,FF",
  "CARRIAGE RETURN,CR",
  "SHIFT OUT,LOCKING-SHIFT ONE,SO",
  "SHIFT IN,LOCKING-SHIFT ZERO,SI",
  "DATA LINK ESCAPE,DLE",
  "DEVICE CONTROL ONE,DC1",
  "DEVICE CONTROL TWO,DC2",
  "DEVICE CONTROL THREE,DC3",
  "DEVICE CONTROL FOUR,DC4",
  "NEGATIVE ACKNOWLEDGE,NAK",
  "SYNCHRONOUS IDLE,SYN",
  "END OF TRANSMISSION BLOCK,ETB",
  "CANCEL,CAN",
  "END OF MEDIUM,EOM,EM",
  "SUBSTITUTE,SUB",
  "ESCAPE,ESC",
  "INFORMATION SEPARATOR FOUR,FILE SEPARATOR,FS",
  "INFORMATION SEPARATOR THREE,GROUP SEPARATOR,GS",
  "INFORMATION SEPARATOR TWO,RECORD SEPARATOR,RS",
  "INFORMATION SEPARATOR ONE,UNIT SEPARATOR,US",
};

static gunichar
find_control (const char *name)
{
  if (strcmp (name, "DELETE") == 0 || strcmp (name, "DEL") == 0)
    return 0x7f;
  if (strcmp (name, "NEXT LINE") == 0 || strcmp (name, "NEL") == 0)
    return 0x85;
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      g_auto (GStrv) aliases = g_strsplit (controls[i], ",", -1);

      if (g_strv_contains ((const char *const *) aliases, name))
        return i;
    }
  return RF_UNICODE_NO_CHARACTER;
}

/* @digits: what stands behind the prefix, in capitals. */
static gunichar
find_ideograph (const char *digits)
{
  static const gunichar ranges[][2] = {
    { 0x3400, 0x4dbf },   { 0x4e00, 0x9fff },   { 0x20000, 0x2a6df }, { 0x2a700, 0x2b739 },
    { 0x2b740, 0x2b81d }, { 0x2b820, 0x2cea1 }, { 0x2ceb0, 0x2ebe0 }, { 0x2ebf0, 0x2ee5d },
    { 0x30000, 0x3134a }, { 0x31350, 0x323af },
  };
  gsize length = strlen (digits);
  gunichar c;

  if ((length != 4 && length != 5) || strspn (digits, "0123456789ABCDEF") != length)
    return RF_UNICODE_NO_CHARACTER;
  c = (gunichar) g_ascii_strtoull (digits, NULL, 16);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i][0] && c <= ranges[i][1])
      return c;
  return RF_UNICODE_NO_CHARACTER;
}

gunichar
rf_unicode_name_find (const char *name, gsize length)
{
  static const char ideograph[] = "CJK UNIFIED IDEOGRAPH-", syllable[] = "HANGUL SYLLABLE ";
  char capitals[MAX_NAME + 1];
  ucs4_t c;

  if (length > MAX_NAME)
    return RF_UNICODE_NO_CHARACTER;
  for (gsize i = 0; i < length; i++)
    {
      if ((guchar) name[i] >= 0x80)
        return RF_UNICODE_NO_CHARACTER;
      capitals[i] = g_ascii_toupper (name[i]);
    }
  capitals[length] = '\0';
  /* Names that are computed have to be written in capitals. */
  if (g_str_has_prefix (capitals, ideograph))
    return memcmp (name, capitals, length) == 0 ? find_ideograph (capitals + strlen (ideograph))
                                                : RF_UNICODE_NO_CHARACTER;
  if (g_str_has_prefix (capitals, syllable) && memcmp (name, capitals, length) != 0)
    return RF_UNICODE_NO_CHARACTER;
  c = unicode_name_character (capitals);
  return c != UNINAME_INVALID ? c : find_control (capitals);
}
