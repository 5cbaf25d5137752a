/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-event.h"

#include <glib.h>

G_BEGIN_DECLS

/* How the journal keeps an event: in one, two or three words. Most events are small (a count that
 * goes up or down by one, ids far below 2^24), and what is not written need not be fetched from
 * the system, cleared and kept: that is half of what recording costs. Private to the journal.
 *
 * The two highest bits of the first byte tell the width, the others the kind:
 *
 *   wide    3 words   the event as it is
 *   short   1 word    kind 8, b 4, c 20, a 32; everything else is 0
 *   narrow  2 words   kind 8, sub 4, a 28, e 24 · b 16, c 24, d 24; aux is 0
 *   count   1 word    see rf_event_count_word() */
#define RF_RECORD_WORDS_MAX 3
#define RF_RECORD_WIDTH 0xc0 /* the two bits */
#define RF_RECORD_SHORT 0x40
#define RF_RECORD_NARROW 0x80

/* c of a narrow record is all ones for 0xffffffff too, which a GC_REFS has. */
#define RF_RECORD_ONES 0xffffffu

G_STATIC_ASSERT (RF_N_EVENTS <= 0x40);

/* How many words the record takes whose first word is @first. */
static inline guint
rf_record_width (guint64 first)
{
  /* By the two bits: 3, 1, 2, 1. */
  return (0x1213u >> ((first >> 6 & 3) * 4)) & 3;
}

/* Writes @event to @words, which have room for RF_RECORD_WORDS_MAX. Returns how many it took. */
static inline guint
rf_record_pack (const RfEvent *event, guint64 *words)
{
  guint64 kind = event->kind, a = event->a, b = event->b, c = event->c, d = event->d, e = event->e;

  if (event->aux == 0 && event->sub < 16)
    {
      gboolean is_small = (d | e | event->sub) == 0;

      if (is_small && event->kind == RF_EVENT_COUNT && (c == b + 1 || c + 1 == b) &&
          (b | c) >> 24 == 0)
        {
          words[0] = rf_event_count_word (event->a, event->c, c > b);
          return 1;
        }
      if (is_small && b < 16 && c >> 20 == 0)
        {
          words[0] = kind | RF_RECORD_SHORT | b << 8 | c << 12 | a << 32;
          return 1;
        }
      if (((d | e) >> 24 | a >> 28 | b >> 16) == 0 && (guint32) (c + 1) <= RF_RECORD_ONES)
        {
          words[0] = kind | RF_RECORD_NARROW | (guint64) event->sub << 8 | a << 12 | e << 40;
          words[1] = b | (c & RF_RECORD_ONES) << 16 | d << 40;
          return 2;
        }
    }
  words[0] = kind | (guint64) event->sub << 8 | (guint64) event->aux << 16 | a << 32;
  words[1] = b | c << 32;
  words[2] = d | e << 32;
  return 3;
}

/* The event that @words hold. */
static inline RfEvent
rf_record_unpack (const guint64 *words)
{
  guint64 first = words[0];
  RfEvent event = { .kind = first & 0x3f };

  switch (first & RF_RECORD_WIDTH)
    {
    case 0:
      event.sub = first >> 8 & 0xff;
      event.aux = first >> 16 & 0xffff;
      event.a = (guint32) (first >> 32);
      event.b = (guint32) words[1];
      event.c = (guint32) (words[1] >> 32);
      event.d = (guint32) words[2];
      event.e = (guint32) (words[2] >> 32);
      break;
    case RF_RECORD_SHORT:
      event.b = first >> 8 & 0xf;
      event.c = first >> 12 & 0xfffff;
      event.a = (guint32) (first >> 32);
      break;
    case RF_RECORD_NARROW:
      event.sub = first >> 8 & 0xf;
      event.a = first >> 12 & 0xfffffff;
      event.e = (guint32) (first >> 40);
      event.b = words[1] & 0xffff;
      event.c = words[1] >> 16 & RF_RECORD_ONES;
      if (event.c == RF_RECORD_ONES)
        event.c = G_MAXUINT32;
      event.d = (guint32) (words[1] >> 40);
      break;
    default:
      event.kind = RF_EVENT_COUNT;
      event.a = (guint32) (first >> 32);
      event.c = first >> 8 & 0xffffff;
      event.b = (first & 0xff) == RF_EVENT_COUNT_UP ? event.c - 1 : event.c + 1;
    }
  return event;
}

G_END_DECLS
