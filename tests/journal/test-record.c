/* SPDX-License-Identifier: MIT */

/* How events are kept: whatever the engine emits comes out as it went in, in the room it is given.
 */

#include "journal/rf-record.h"

#include <string.h>

#define N_EVENTS 200000

/* Numbers as they come, and those at which a field is just too small. */
static guint32
number (GRand *rand)
{
  static const guint bits[] = { 0, 1, 4, 16, 20, 24, 28, 32 };
  guint64 limit = (guint64) 1 << bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))];

  return (guint32) (limit - 2 + (guint64) g_rand_int_range (rand, 0, 4));
}

static guint32
often_zero (GRand *rand)
{
  return g_rand_boolean (rand) ? 0 : number (rand);
}

/* An event as a program makes it, of a kind that has a form of its own, or nearly. */
static RfEvent
usual_event (GRand *rand)
{
  static const RfEventKind kinds[] = {
    RF_EVENT_COUNT,        RF_EVENT_GC_REFS, RF_EVENT_LINE,
    RF_EVENT_OBJECT_VALUE, RF_EVENT_GC_MOVE, RF_EVENT_OBJECT_NEW
  };
  RfEvent event = { .kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))] };

  event.a = g_rand_int (rand) >> g_rand_int_range (rand, 0, 31);
  event.b = g_rand_int (rand) >> g_rand_int_range (rand, 0, 32);
  event.c = event.b + (guint32) g_rand_int_range (rand, -200, 200);
  event.d = event.a + (guint32) g_rand_int_range (rand, -40000, 40000);
  switch ((RfEventKind) event.kind)
    {
    case RF_EVENT_COUNT:
      event.c = event.b + (g_rand_boolean (rand) ? 1 : -1);
      event.d = 0;
      break;
    case RF_EVENT_GC_REFS:
      event.c = g_rand_boolean (rand) ? event.b + 1 : G_MAXUINT32;
      event.d =
        g_rand_boolean (rand) ? event.d : g_rand_int (rand) >> g_rand_int_range (rand, 0, 31);
      event.d = event.c == G_MAXUINT32 ? 0 : event.d;
      break;
    case RF_EVENT_LINE:
      event.d = g_rand_int (rand) >> g_rand_int_range (rand, 16, 31);
      break;
    case RF_EVENT_OBJECT_VALUE:
      event.c = event.d;
      event.b = event.d = 0;
      break;
    case RF_EVENT_GC_MOVE:
      event.aux = (guint16) g_rand_int_range (rand, 0, 5);
      event.b %= 4;
      event.c %= 4;
      event.d = g_rand_boolean (rand) ? event.d : 0;
      event.e = (guint32) g_rand_int_range (rand, 0, 5);
      break;
    default:
      event.aux = (guint16) g_rand_int (rand);
      event.b %= 8192;
      event.d = g_rand_int (rand);
      event.e = g_rand_int (rand) >> g_rand_int_range (rand, 14, 31);
    }
  return event;
}

static RfEvent
random_event (GRand *rand)
{
  RfEvent event = { .kind = (guint8) g_rand_int_range (rand, 0, RF_N_EVENTS) };

  event.sub = g_rand_int_range (rand, 0, 4) == 0 ? (guint8) number (rand) : 0;
  event.aux = g_rand_int_range (rand, 0, 4) == 0 ? (guint16) number (rand) : 0;
  event.a = number (rand);
  event.b = often_zero (rand);
  event.c =
    g_rand_boolean (rand) ? event.b + (guint32) g_rand_int_range (rand, -1, 2) : often_zero (rand);
  event.d = often_zero (rand);
  event.e = often_zero (rand);
  return event;
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n_of_width[RF_RECORD_WORDS_MAX + 1] = { 0 };

  for (guint i = 0; i < N_EVENTS; i++)
    {
      guint64 words[RF_RECORD_WORDS_MAX + 1] = { 0, 0, 0, 4711 };
      RfEvent event = i % 2 ? random_event (rand) : usual_event (rand), read;
      guint width = rf_record_pack (&event, words);

      n_of_width[width]++;
      g_assert_cmpuint (width, ==, rf_record_width (words[0]));
      g_assert_cmpuint (words[RF_RECORD_WORDS_MAX], ==, 4711);
      read = rf_record_unpack (words);
      g_assert_cmpmem (&read, sizeof read, &event, sizeof event);
    }
  for (guint width = 1; width <= RF_RECORD_WORDS_MAX; width++)
    g_assert_cmpuint (n_of_width[width], >, N_EVENTS / 100);
}

static void
test_counts (void)
{
  guint64 up = rf_event_count_word (G_MAXUINT32, RF_EVENT_COUNT_MAX, TRUE);
  guint64 down = rf_event_count_word (7, 0, FALSE);
  RfEvent event = rf_record_unpack (&up);

  g_assert_cmpuint (rf_record_width (up), ==, 1);
  g_assert_cmpuint (event.kind, ==, RF_EVENT_COUNT);
  g_assert_cmpuint (event.a, ==, G_MAXUINT32);
  g_assert_cmpuint (event.b, ==, RF_EVENT_COUNT_MAX - 1);
  g_assert_cmpuint (event.c, ==, RF_EVENT_COUNT_MAX);
  event = rf_record_unpack (&down);
  g_assert_cmpuint (rf_record_width (down), ==, 1);
  g_assert_cmpuint (event.a, ==, 7);
  g_assert_cmpuint (event.b, ==, 1);
  g_assert_cmpuint (event.c, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/round-trip", test_round_trip);
  g_test_add_func ("/record/counts", test_counts);
  return g_test_run ();
}
