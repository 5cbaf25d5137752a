/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-event.h"

#include <glib.h>

G_BEGIN_DECLS

/* How the journal keeps an event: in one, two or three words. Most events are small (a count that
 * goes up or down by one, ids far below 2^24), and what is not written need not be fetched from
 * the system, cleared and kept: that is half of what recording costs. Private to the journal.
 *
 * The two highest bits of the first byte tell the width. Of the first three forms the others are
 * the kind, of the last they tell the form:
 *
 *   wide    3 words   the event as it is
 *   short   1 word    kind 8, b 4, c 20, a 32; everything else is 0
 *   narrow  2 words   kind 8, sub 4, a 28, e 24 · b 16, c 24, d 24; aux is 0
 *   new     2 words   a narrow OBJECT_NEW: kind 8, aux 16, b 12, a 28 · c 16, address 48; sub is 0
 *   tagged  1 word    counts and gc_refs: see rf-event.h. Then:
 *     line            8, b 16, c - b 8, d 12, a 20
 *     value           8, a 28, c 28
 *     move            8, aux 2, b 2, c 2, e 2, d - a 16 (0: d is 0), a 32 */
#define RF_RECORD_WORDS_MAX 3
#define RF_RECORD_WIDTH 0xc0 /* the two bits */
#define RF_RECORD_SHORT 0x40
#define RF_RECORD_NARROW 0x80
#define RF_RECORD_LINE 0xc5
#define RF_RECORD_VALUE 0xc6
#define RF_RECORD_MOVE 0xc7

/* c of a narrow record is all ones for 0xffffffff too, which a GC_REFS has. */
#define RF_RECORD_ONES 0xffffffu
/* What differences are moved by, so that they are not negative. */
#define RF_RECORD_FAR 0x8000u
#define RF_RECORD_NEAR 0x80u

G_STATIC_ASSERT (RF_N_EVENTS <= 0x40);

/* How many words the record takes whose first word is @first. */
static inline guint
rf_record_width (guint64 first)
{
  /* By the two bits: 3, 1, 2, 1. */
  return (0x1213u >> ((first >> 6 & 3) * 4)) & 3;
}

/* The kinds that have a form of their own, as bits. */
#define RF_RECORD_TAGGED                                                 \
  ((guint64) 1 << RF_EVENT_COUNT | (guint64) 1 << RF_EVENT_GC_REFS |     \
   (guint64) 1 << RF_EVENT_LINE | (guint64) 1 << RF_EVENT_OBJECT_VALUE | \
   (guint64) 1 << RF_EVENT_GC_MOVE)

/* The word of an event of such a kind; 0: it does not fit. */
static inline guint64
rf_record_pack_tagged (const RfEvent *event)
{
  guint64 a = event->a, b = event->b, c = event->c, d = event->d, e = event->e;
  guint32 distance;

  switch (event->kind)
    {
    case RF_EVENT_COUNT:
      return (d | e | event->sub | event->aux) == 0 && (c == b + 1 || c + 1 == b) &&
                 (b | c) >> 24 == 0
               ? rf_event_count_word (event->a, event->c, c > b)
               : 0;
    case RF_EVENT_GC_REFS:
      return (e | event->sub | event->aux) == 0
               ? rf_event_refs_word (event->a, event->b, event->c, event->d)
               : 0;
    case RF_EVENT_LINE:
      distance = event->c - event->b + RF_RECORD_NEAR;
      return (e | event->sub | event->aux | a >> 20 | b >> 16 | distance >> 8 | d >> 12) == 0
               ? RF_RECORD_LINE | b << 8 | (guint64) distance << 24 | d << 32 | a << 44
               : 0;
    case RF_EVENT_OBJECT_VALUE:
      return (b | d | e | event->sub | event->aux | a >> 28 | c >> 28) == 0
               ? RF_RECORD_VALUE | a << 8 | c << 36
               : 0;
    case RF_EVENT_GC_MOVE:
      distance = d != 0 ? event->d - event->a + RF_RECORD_FAR : 0;
      return ((guint64) event->sub | (b | c | e | event->aux) >> 2 | distance >> 16) == 0 &&
                 (distance != 0 || d == 0)
               ? RF_RECORD_MOVE | (guint64) event->aux << 8 | b << 10 | c << 12 | e << 14 |
                   (guint64) distance << 16 | a << 32
               : 0;
    default:
      return 0;
    }
}

/* Writes @event to @words, which have room for RF_RECORD_WORDS_MAX. Returns how many it took. */
static inline guint
rf_record_pack (const RfEvent *event, guint64 *words)
{
  guint64 kind = event->kind, a = event->a, b = event->b, c = event->c, d = event->d, e = event->e;

  if ((RF_RECORD_TAGGED >> kind & 1) != 0)
    {
      words[0] = rf_record_pack_tagged (event);
      if (words[0] != 0)
        return 1;
    }
  if (event->kind == RF_EVENT_OBJECT_NEW)
    {
      if ((event->sub | a >> 28 | b >> 12 | c >> 16 | e >> 16) == 0)
        {
          words[0] = kind | RF_RECORD_NARROW | (guint64) event->aux << 8 | b << 24 | a << 36;
          words[1] = c | d << 16 | e << 48;
          return 2;
        }
    }
  else if (event->aux == 0 && event->sub < 16)
    {
      if ((d | e | event->sub | b >> 4 | c >> 20) == 0)
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

static inline RfEvent
rf_record_unpack_tagged (guint64 word)
{
  RfEvent event = { .kind = RF_EVENT_GC_REFS, .a = (guint32) (word >> 32) };
  guint32 distance;

  switch (word & 0xff)
    {
    case RF_EVENT_REFS_BEGUN:
      event.b = word >> 8 & 0xffffff;
      event.c = G_MAXUINT32;
      break;
    case RF_EVENT_REFS_NEAR:
      event.a = (guint32) (word >> 36);
      event.b = word >> 8 & 0xfff;
      event.c = event.b + 1;
      event.d = event.a + (guint32) (word >> 20 & 0xffff) - RF_RECORD_FAR;
      break;
    case RF_EVENT_REFS_MANY:
      event.a = (guint32) (word >> 52);
      event.b = word >> 8 & 0x3fffff;
      event.c = event.b + 1;
      event.d = word >> 30 & 0x3fffff;
      break;
    case RF_RECORD_LINE:
      event.kind = RF_EVENT_LINE;
      event.a = (guint32) (word >> 44);
      event.b = word >> 8 & 0xffff;
      event.c = event.b + (guint32) (word >> 24 & 0xff) - RF_RECORD_NEAR;
      event.d = word >> 32 & 0xfff;
      break;
    case RF_RECORD_VALUE:
      event.kind = RF_EVENT_OBJECT_VALUE;
      event.a = word >> 8 & 0xfffffff;
      event.c = (guint32) (word >> 36);
      break;
    case RF_RECORD_MOVE:
      event.kind = RF_EVENT_GC_MOVE;
      event.aux = word >> 8 & 3;
      event.b = word >> 10 & 3;
      event.c = word >> 12 & 3;
      event.e = word >> 14 & 3;
      distance = word >> 16 & 0xffff;
      event.d = distance != 0 ? event.a + distance - RF_RECORD_FAR : 0;
      break;
    default:
      event.kind = RF_EVENT_COUNT;
      event.c = word >> 8 & 0xffffff;
      event.b = (word & 0xff) == RF_EVENT_COUNT_UP ? event.c - 1 : event.c + 1;
    }
  return event;
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
      return event;
    case RF_RECORD_SHORT:
      event.b = first >> 8 & 0xf;
      event.c = first >> 12 & 0xfffff;
      event.a = (guint32) (first >> 32);
      return event;
    case RF_RECORD_NARROW:
      if (event.kind == RF_EVENT_OBJECT_NEW)
        {
          event.aux = first >> 8 & 0xffff;
          event.b = first >> 24 & 0xfff;
          event.a = (guint32) (first >> 36);
          event.c = words[1] & 0xffff;
          event.d = (guint32) (words[1] >> 16);
          event.e = (guint32) (words[1] >> 48);
          return event;
        }
      event.sub = first >> 8 & 0xf;
      event.a = first >> 12 & 0xfffffff;
      event.e = (guint32) (first >> 40);
      event.b = words[1] & 0xffff;
      event.c = words[1] >> 16 & RF_RECORD_ONES;
      if (event.c == RF_RECORD_ONES)
        event.c = G_MAXUINT32;
      event.d = (guint32) (words[1] >> 40);
      return event;
    default:
      return rf_record_unpack_tagged (first);
    }
}

G_END_DECLS
