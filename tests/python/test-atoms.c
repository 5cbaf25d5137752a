/* SPDX-License-Identifier: MIT */

/* int, bool, float and str: the functions in C, and a table of expressions with what CPython says
 * of them (atoms.txt, recorded by record-atoms.py), evaluated by the machine under each profile. */

#include "python/rf-int.h"
#include "python/rf-machine.h"
#include "python/rf-str.h"

#include <math.h>
#include <string.h>

static void
collect_output (gpointer user, RfStream stream, const char *text, gsize size)
{
  g_string_append_len (user, text, (gssize) size);
}

typedef struct
{
  GString *output;
  RfHeap *heap;
  RfMachine *m;
} Fixture;

static void
collect_stdout (gpointer output, RfStream stream, const char *text, gsize size)
{
  if (stream == RF_STREAM_STDOUT)
    g_string_append_len (output, text, (gssize) size);
}

static void
fixture_open (Fixture *f, const char *profile)
{
  RfHost host;

  f->output = g_string_new (NULL);
  host = (RfHost){ f->output, collect_output };
  f->heap = rf_heap_new (rf_profile_find (profile));
  f->m = rf_machine_new (f->heap, &host);
  g_assert_nonnull (f->m);
}

static void
fixture_close (Fixture *f)
{
  rf_machine_free (f->m);
  rf_heap_free (f->heap);
  g_string_free (f->output, TRUE);
}

/* --- the table -------------------------------------------------------------------------------- */

static char *
read_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Is the line "=3.10,3.11 …" or "= …" for @profile? Its result, or NULL. */
static const char *
result_for (const char *line, const char *profile)
{
  const char *space = strchr (line, ' ');
  g_autofree char *which = NULL;
  g_auto (GStrv) versions = NULL;

  g_assert_nonnull (space);
  if (space == line + 1)
    return space + 1;
  which = g_strndup (line + 1, (gsize) (space - line - 1));
  versions = g_strsplit (which, ",", -1);
  for (int i = 0; versions[i] != NULL; i++)
    if (strcmp (versions[i], profile) == 0)
      return space + 1;
  return NULL;
}

static void
test_table (gconstpointer data)
{
  const char *profile = data;
  g_autofree char *text = read_file ("atoms.txt");
  g_autofree char *prelude = read_file ("atoms-prelude.py");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) said = NULL;
  g_autoptr (GString) program = g_string_new (prelude);
  g_autoptr (GPtrArray) expressions = g_ptr_array_new ();
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Fixture f;

  for (int i = 0; lines[i] != NULL; i++)
    {
      const char *result;

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      if (lines[i][0] != '=')
        {
          g_ptr_array_add (expressions, lines[i]);
          g_string_append_printf (program, "t(lambda: (%s))\n", lines[i]);
        }
      else if ((result = result_for (lines[i], profile)) != NULL)
        g_ptr_array_add (expected, (gpointer) result);
    }
  g_assert_cmpuint (expressions->len, >, 500);
  g_assert_cmpuint (expressions->len, ==, expected->len);
  fixture_open (&f, profile);
  f.m->host.write = collect_stdout; /* literals are warned about */
  rf_machine_run (f.m, program->str, -1, "atoms.py", NULL, NULL, &error);
  g_assert_no_error (error);
  said = g_strsplit (f.output->str, "\n", -1);
  for (guint i = 0; i < expected->len; i++)
    {
      if (said[i] == NULL || strcmp (said[i], expected->pdata[i]) != 0)
        {
          g_test_message ("%s", (char *) expressions->pdata[i]);
          g_assert_cmpstr (said[i], ==, expected->pdata[i]);
        }
    }
  g_assert_cmpuint (g_strv_length (said), ==, expected->len + 1);
  fixture_close (&f);
}

/* --- the functions in C ----------------------------------------------------------------------- */

static void
test_int (void)
{
  Fixture f;
  RfMachine *m;
  RfObject *small, *big, *same;
  gint64 value = 0;
  mpz_t power;

  fixture_open (&f, "3.13");
  m = f.m;
  small = rf_int_new (m, 256);
  same = rf_int_new_text (m, "256", 10);
  g_assert_true (small == same);
  rf_drop (m, small);
  rf_drop (m, same);
  mpz_init (power);
  mpz_ui_pow_ui (power, 2, 63);
  big = rf_int_new_mpz (m, power);
  g_assert_false (rf_int_fits (big, &value));
  g_assert_cmpfloat (rf_int_as_double (m, big), ==, 9223372036854775808.0);
  same = rf_object_negative (m, big);
  g_assert_true (rf_int_fits (same, &value));
  g_assert_cmpint (value, ==, G_MININT64);
  small = rf_object_binary (m, RF_BINARY_SUB, same, big);
  g_assert_cmpint (rf_int_sign (small), ==, -1);
  g_assert_cmpuint (rf_int_digits (small), ==, 3);
  rf_drop (m, small);
  rf_drop (m, same);
  g_assert_cmpint (rf_int_as_int64 (m, big), ==, -1);
  g_assert_true (rf_raised_is (m, RF_EXC_OverflowError));
  rf_raised_clear (m);
  rf_drop (m, big);
  fixture_close (&f);
}

static void
check_float (RfMachine *m, double value, const char *text)
{
  RfObject *number = rf_float_new (m, value);
  RfObject *shown = rf_object_repr (m, number);

  g_assert_cmpstr (rf_str_data (shown), ==, text);
  rf_drop (m, shown);
  rf_drop (m, number);
}

static void
test_float (void)
{
  Fixture f;
  RfObject *text;

  fixture_open (&f, "3.13");
  check_float (f.m, 0.1, "0.1");
  check_float (f.m, 1e16, "1e+16");
  check_float (f.m, 0.00001, "1e-05");
  check_float (f.m, -0.0, "-0.0");
  check_float (f.m, ldexp (1, -44), "5.684341886080802e-14");
  check_float (f.m, NAN, "nan");
  text = rf_str_new (f.m, "1.5", -1);
  rf_float_as_double (f.m, text);
  g_assert_true (rf_raised_is (f.m, RF_EXC_TypeError));
  rf_raised_clear (f.m);
  rf_drop (f.m, text);
  fixture_close (&f);
}

static void
test_str (void)
{
  Fixture f;
  RfMachine *m;
  RfObject *empty, *text, *sum, *item;
  g_autoptr (GString) out = g_string_new (NULL);

  fixture_open (&f, "3.10");
  m = f.m;
  empty = rf_str_new (m, "", -1);
  text = rf_str_new (m, "it's \xc3\xa9", -1);
  sum = rf_object_binary (m, RF_BINARY_ADD, text, empty);
  g_assert_true (sum == text);
  rf_drop (m, sum);
  g_assert_true (rf_str_append_repr (m, out, text));
  g_assert_cmpstr (out->str, ==, "\"it's \xc3\xa9\"");
  sum = rf_int_new (m, -1);
  item = rf_object_getitem (m, text, sum);
  g_assert_cmpstr (rf_str_data (item), ==, "\xc3\xa9");
  rf_drop (m, item);
  rf_drop (m, sum);
  rf_drop (m, text);
  rf_drop (m, empty);
  fixture_close (&f);
}

/* --- memory ----------------------------------------------------------------------------------- */

#define ATTEMPT(expression)                         \
  "try:\n"                                          \
  "    " expression "\n"                            \
  "    print('done')\n"                             \
  "except (MemoryError, OverflowError) as error:\n" \
  "    print(type(error).__name__, error)\n"

static void
test_too_large (void)
{
  static const char *const expressions[] = {
    ATTEMPT ("10 ** 10 ** 10"),
    ATTEMPT ("3 ** 3 ** 3 ** 3"),
    ATTEMPT ("1 << 10 ** 12"),
    ATTEMPT ("'a' * 10 ** 12"),
    ATTEMPT ("'ab' * 10 ** 18"),
    ATTEMPT ("'a'.center(10 ** 12)"),
    ATTEMPT ("'a'.zfill(10 ** 12)"),
    ATTEMPT ("'\\t'.expandtabs(2 * 10 ** 9)"),
    ATTEMPT ("'%1000000000000d' % 5"),
    ATTEMPT ("'%.2000000000f' % 5"),
    ATTEMPT ("f'{5:10000000000}'"),
    ATTEMPT ("('a' * 10 ** 5).replace('a', 'b' * 10 ** 6)"),
    ATTEMPT ("','.join(['x' * 10 ** 6] * 10 ** 5)"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expressions); i++)
    {
      g_autoptr (GError) error = NULL;
      Fixture f;

      fixture_open (&f, "3.13");
      f.heap->bytes_limit = f.heap->bytes + 64 * 1024 * 1024;
      rf_machine_run (f.m, expressions[i], -1, "large.py", NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (f.output->str, ==, "MemoryError \n");
      fixture_close (&f);
    }
}

typedef struct
{
  Fixture f;
  guint64 at;
} Failing;

/* The allocations are counted from the program's first line on. */
static void
fail_from_here (gpointer user, RfStream stream, const char *text, gsize size)
{
  Failing *failing = user;

  collect_output (failing->f.output, stream, text, size);
  if (failing->f.heap->fail_at == 0)
    failing->f.heap->fail_at = failing->f.heap->n_allocations + failing->at;
}

/* Wherever an allocation fails, the program ends with a MemoryError or as if nothing had been. */
static void
test_failing_allocations (void)
{
  static const char program[] =
    "print('start')\n"
    "n = 3 ** 50\n"
    "for i in range(2):\n"
    "    x = [n * n, n // 7, -n, n << 70, 1 / n, divmod(n, 10), pow(n, 3, 1000), round(n, -3)]\n"
    "    s = '%s %5.2f %x' % (x[1], 2.5, n)\n"
    "    t = '{0!r:>40} {1:,} {k[0]}'.format(s, n, k=[1.5]) + f'{n:_b}{s:^20}'\n"
    "    u = t.upper().replace('0', '\\xe9') + str(n) * 3\n"
    "    v = ' '.join(u.split('1')).title().translate({65: 'b'}).partition('B')\n"
    "    w = [int('123456789012345678901'), float('1e5'), u[::-1], u[3:7], u.splitlines()]\n"
    "print('done')\n";

  for (guint64 at = 1; at < 700; at += 3)
    {
      Failing failing = { .at = at };
      RfHost host = { &failing, fail_from_here };
      g_autoptr (GError) error = NULL;
      int status;

      failing.f.output = g_string_new (NULL);
      failing.f.heap = rf_heap_new (rf_profile_find ("3.13"));
      failing.f.m = rf_machine_new (failing.f.heap, &host);
      status = rf_machine_run (failing.f.m, program, -1, "fail.py", NULL, NULL, &error);
      g_assert_no_error (error);
      if (status == 0)
        g_assert_cmpstr (failing.f.output->str, ==, "start\ndone\n");
      else
        g_assert_nonnull (strstr (failing.f.output->str, "MemoryError"));
      fixture_close (&failing.f);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/atoms/table/3.10", "3.10", test_table);
  g_test_add_data_func ("/atoms/table/3.11", "3.11", test_table);
  g_test_add_data_func ("/atoms/table/3.12", "3.12", test_table);
  g_test_add_data_func ("/atoms/table/3.13", "3.13", test_table);
  g_test_add_func ("/atoms/int", test_int);
  g_test_add_func ("/atoms/float", test_float);
  g_test_add_func ("/atoms/str", test_str);
  g_test_add_func ("/atoms/too-large", test_too_large);
  g_test_add_func ("/atoms/failing-allocations", test_failing_allocations);
  return g_test_run ();
}
