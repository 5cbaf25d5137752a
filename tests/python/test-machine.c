/* SPDX-License-Identifier: MIT */

/* The machine: running, counts, order of release, limits, stopping. What is expected was printed by
 * the real interpreters. */

#include "base/rf-error.h"
#include "machine-fixture.h"
#include "python/rf-compiler.h"
#include "python/rf-frame.h"

static void
test_run (void)
{
  check_run ("3.13",
             "def f(a, b=2, *c, d=4, **e):\n  return a, b, c, d, e\n"
             "print(f(1), f(1, 3, 5, d=6, g=7))\n",
             "(1, 2, (), 4, {}) (1, 3, (5,), 6, {'g': 7})\n", "", 0);
  check_run ("3.10", "raise SystemExit(3)\n", "", "", 3);
  check_run ("3.10", "raise SystemExit('bye')\n", "", "bye\n", 1);
  check_run ("3.10", "", "", "", 0);
}

/* A call's arguments are on the caller's stack too before 3.11. */
static void
test_counts (void)
{
  static const char text[] = "import sys\n"
                             "class A: pass\n"
                             "x = A()\n"
                             "def f(p): return sys.getrefcount(p)\n"
                             "def g(p): return f(p)\n"
                             "class I:\n"
                             "  def __init__(self, p):\n"
                             "    print(sys.getrefcount(self), sys.getrefcount(p))\n"
                             "print(f(x), f(*[x]), f(**{'p': x}), g(x))\n"
                             "i = I(x)\n"
                             "print(sys.getrefcount(i), sys.getrefcount(x))\n";

  check_run ("3.10", text, "4 4 5 6\n3 5\n2 2\n", "", 0);
  check_run ("3.11", text, "3 4 5 4\n3 5\n2 2\n", "", 0);
  check_run ("3.13", text, "3 3 3 4\n3 5\n2 2\n", "", 0);
}

static void
test_order_of_release (void)
{
  static const char text[] = "class D:\n"
                             "  def __init__(s, n): s.n = n\n"
                             "  def __del__(s): print(s.n, end=' ')\n"
                             "def f(p, q):\n"
                             "  a = D('la'); b = D('lb'); c = D('lc')\n"
                             "f(D('p'), D('q'))\n"
                             "def k():\n"
                             "  c1 = D('c1'); n = D('n')\n"
                             "  def inner(): return c1\n"
                             "  return inner\n"
                             "i = k()\n"
                             "print('|')\n"
                             "del i\n";

  check_run ("3.10", text, "la lb lc q p n |\nc1 ", "", 0);
  check_run ("3.13", text, "p q la lb lc n |\nc1 ", "", 0);
}

static void
test_init (void)
{
  check_run ("3.13",
             "class A:\n  def __init__(self): return 1\n"
             "try: A()\nexcept TypeError as e: print(e)\n"
             "class B:\n  def __init__(self, x, *, y): self.x = x + y\n"
             "print(B(1, y=2).x)\n"
             "try: B(1)\nexcept TypeError as e: print(e)\n",
             "__init__() should return None, not 'int'\n3\n"
             "B.__init__() missing 1 required keyword-only argument: 'y'\n",
             "", 0);
}

static void
test_shutdown (void)
{
  static const char text[] = "class A:\n"
                             "  def __init__(s, n): s.n = n\n"
                             "  def __del__(s): print('del', s.n, 'z' in globals())\n"
                             "x = A('x')\n"
                             "_u = A('_u')\n"
                             "c = A('c'); c.me = c\n"
                             "z = 1\n"
                             "print('end')\n";

  check_run ("3.10", text, "end\ndel x True\ndel _u True\ndel c True\n", "", 0);
  check_run ("3.13", text, "end\ndel x True\ndel _u True\ndel c True\n", "", 0);
}

static void
test_recursion (void)
{
  static const char text[] = "def f(n):\n"
                             "  global deep\n"
                             "  deep = n\n"
                             "  f(n + 1)\n"
                             "try: f(1)\n"
                             "except RecursionError as e: print(e, deep)\n"
                             "class R:\n"
                             "  def __repr__(self): return repr(self)\n"
                             "try: repr(R())\n"
                             "except RecursionError as e: print(e)\n";

  check_run ("3.10", text,
             "maximum recursion depth exceeded 999\n"
             "maximum recursion depth exceeded while calling a Python object\n",
             "", 0);
  check_run ("3.13", text,
             "maximum recursion depth exceeded 999\nmaximum recursion depth exceeded\n", "", 0);
}

/* However high the program sets the limit, the host's stack holds. */
static void
test_deep_recursion (void)
{
  Run run;

  run_init (&run, "3.10",
            "import sys\nsys.setrecursionlimit(10**6)\n"
            "class R:\n  def __repr__(self): return repr(self)\n"
            "try: repr(R())\nexcept RecursionError: print('stopped')\n"
            "def f(n): return f(n + 1)\n"
            "try: f(0)\nexcept MemoryError: print('full')\n");
  run.memory = 32 * 1024 * 1024;
  run_go (&run);
  g_assert_cmpstr (run.out->str, ==, "stopped\nfull\n");
  g_assert_cmpint (run.status, ==, 0);
  run_clear (&run);
}

static void
test_memory_limit (void)
{
  Run run;

  run_init (&run, "3.13",
            "l = []\n"
            "try:\n  while True: l.append([1] * 1000)\n"
            "except MemoryError as e:\n  l = None\n  print('caught', e.args)\n"
            "x = 'a' * 1000\n"
            "while True: x = x + x\n");
  run.memory = 16 * 1024 * 1024;
  run_go (&run);
  g_assert_cmpstr (run.out->str, ==, "caught ()\n");
  g_assert_true (g_str_has_suffix (run.err->str, "MemoryError\n"));
  g_assert_cmpint (run.status, ==, 1);
  run_clear (&run);
}

/* Whichever allocation fails, the program ends in an orderly way. */
static void
test_failing_allocations (void)
{
  static const char text[] = "class A:\n"
                             "  def __init__(self, n): self.n = [n, (n, 1)]\n"
                             "  def __del__(self): d = {'k': self.n}\n"
                             "def f(*args, **kw):\n"
                             "  x = A(args)\n"
                             "  return lambda: (x, kw)\n"
                             "try:\n"
                             "  g = f(1, k=2)\n"
                             "  print(g()[1], f'{1.5:.2f}')\n"
                             "  1 / 0\n"
                             "except ZeroDivisionError as e: pass\n"
                             "a = A(1); a.me = a; del a\n";

  for (guint64 at = 1; at < 400; at += 3)
    {
      Run run;

      run_init (&run, at % 2 ? "3.10" : "3.13", text);
      run.fail_at = at;
      run_go (&run);
      g_assert_cmpint (run.status, >=, 0);
      g_assert_cmpint (run.status, <=, 1);
      run_clear (&run);
    }
}

static void
test_cancel (void)
{
  Run run;

  run_init (&run, "3.13",
            "class A:\n  def __del__(self): print('never')\n"
            "a = A()\n"
            "def f():\n"
            "  try:\n    while True: print('.', end='')\n"
            "  except BaseException: print('caught')\n"
            "  finally: print('finally')\n"
            "f()\n");
  run.cancel_at = 100;
  run_go (&run);
  g_assert_cmpint (run.stop, ==, RF_STOP_CANCELLED);
  g_assert_null (strstr (run.out->str, "caught"));
  g_assert_null (strstr (run.out->str, "finally"));
  g_assert_null (strstr (run.out->str, "never"));
  g_assert_cmpint (run.err->len, ==, 0);
  run_clear (&run);
}

typedef struct
{
  guint n[RF_N_EVENTS];
  guint texts;
  int depth;
} Counter;

static void
count_event (gpointer user, RfEvent *event, const guint32 *extra, guint n_extra)
{
  Counter *counter = user;

  counter->n[event->kind]++;
  if (event->kind == RF_EVENT_FRAME_PUSH)
    counter->depth++;
  if (event->kind == RF_EVENT_FRAME_POP)
    counter->depth--;
}

static guint32
count_text (gpointer user, const char *text, gssize length)
{
  return ++((Counter *) user)->texts;
}

static void
test_events (void)
{
  Counter counter = { { 0 } };
  RfEventSink sink = { &counter, count_event, count_text };
  Run run;

  run_init (&run, "3.13",
            "def f(a):\n  b = a\n  return b\n"
            "x = f([])\n"
            "del x\n"
            "try: 1 / 0\nexcept ZeroDivisionError: pass\n");
  run.sink = &sink;
  run_go (&run);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpuint (counter.n[RF_EVENT_FRAME_PUSH], ==, 2);
  g_assert_cmpuint (counter.n[RF_EVENT_FRAME_POP], ==, 2);
  g_assert_cmpint (counter.depth, ==, 0);
  g_assert_cmpuint (counter.n[RF_EVENT_LINE], >=, 6);
  g_assert_cmpuint (counter.n[RF_EVENT_RAISE], ==, 1);
  g_assert_cmpuint (counter.n[RF_EVENT_PROGRAM_END], ==, 1);
  g_assert_cmpuint (counter.n[RF_EVENT_NAME], >=, 6);
  run_clear (&run);
}

static void
write_dump (gpointer user, RfStream stream, const char *text, gsize size)
{
  Run *run = user;

  if (run->out->len == 0)
    rf_code_dump (run->machine, run->machine->frame->code, run->out);
}

static void
dump_thread (gpointer user)
{
  Run *run = user;
  RfHost host = { run, write_dump };
  RfHeap *heap = rf_heap_new (rf_profile_find (run->profile));

  run->machine = rf_machine_new (heap, &host);
  rf_machine_run (run->machine, run->text, -1, "test.py", NULL, NULL, NULL);
  rf_machine_free (run->machine);
  rf_heap_free (heap);
}

/* The disassembly of a module whose print runs: operands in words, and the code inside it. */
static void
test_disassembly (void)
{
  Run run;

  run_init (&run, "3.13",
            "def twice(n):\n  return [n, n]\n"
            "try:\n  x = twice('a')\n  print(x)\nfinally:\n  del x\n");
  g_assert_true (rf_machine_call_with_stack (dump_thread, &run));
  g_assert_true (g_str_has_prefix (run.out->str, "code <module> (line 1, stack "));
  g_assert_nonnull (strstr (run.out->str, "\n   4 * "));
  g_assert_nonnull (strstr (run.out->str, "STORE_NAME"));
  g_assert_nonnull (strstr (run.out->str, "(twice)"));
  g_assert_nonnull (strstr (run.out->str, "'a'"));
  g_assert_nonnull (strstr (run.out->str, ": at "));
  g_assert_nonnull (strstr (run.out->str, "\ncode twice (line 1, stack "));
  g_assert_nonnull (strstr (run.out->str, "LOAD_FAST 0 (n)"));
  run_clear (&run);
}

static void
test_refused (void)
{
  Run run;

  run_init (&run, "3.13", "x = = 1\n");
  run_go (&run);
  g_assert_error (run.error, RF_ERROR, RF_ERROR_SYNTAX);
  g_assert_true (strstr (run.syntax, "SyntaxError: invalid syntax") != NULL);
  g_assert_cmpint (run.status, ==, 2);
  run_clear (&run);

  run_init (&run, "3.13", "print(1)\nasync def f(): pass\n");
  run_go (&run);
  g_assert_nonnull (run.error);
  g_assert_cmpint (run.out->len, ==, 0);
  g_assert_cmpint (run.status, ==, 2);
  run_clear (&run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/run", test_run);
  g_test_add_func ("/machine/counts", test_counts);
  g_test_add_func ("/machine/order-of-release", test_order_of_release);
  g_test_add_func ("/machine/init", test_init);
  g_test_add_func ("/machine/shutdown", test_shutdown);
  g_test_add_func ("/machine/recursion", test_recursion);
  g_test_add_func ("/machine/deep-recursion", test_deep_recursion);
  g_test_add_func ("/machine/memory-limit", test_memory_limit);
  g_test_add_func ("/machine/failing-allocations", test_failing_allocations);
  g_test_add_func ("/machine/cancel", test_cancel);
  g_test_add_func ("/machine/events", test_events);
  g_test_add_func ("/machine/disassembly", test_disassembly);
  g_test_add_func ("/machine/refused", test_refused);
  return g_test_run ();
}
