/* SPDX-License-Identifier: MIT */

/* Exceptions and tracebacks: contexts, causes, carets, suggestions, what cannot be caught. */

#include "machine-fixture.h"

static void
test_objects (void)
{
  check_run ("3.13",
             "e = ValueError(1, 'a')\n"
             "print(repr(e), e, e.args, repr(KeyError('k')), KeyError('k'))\n"
             "class E(Exception):\n"
             "  def __init__(self, x, y):\n"
             "    super().__init__(x)\n"
             "    self.y = y\n"
             "e = E('m', 2)\n"
             "print(repr(e), e, e.y, e.__dict__)\n"
             "print(SystemExit(4).code, StopIteration(5).value, NameError('x', name='n').name)\n"
             "print(repr(OSError(2, 'no', 'f')), OSError(2, 'no', 'f'))\n"
             "try: ValueError(x=1)\nexcept TypeError as t: print(t)\n",
             "ValueError(1, 'a') (1, 'a') (1, 'a') KeyError('k') 'k'\n"
             "E('m') m 2 {'y': 2}\n"
             "4 5 n\n"
             "FileNotFoundError(2, 'no') [Errno 2] no: 'f'\n"
             "ValueError() takes no keyword arguments\n",
             "", 0);
}

static void
test_context (void)
{
  check_run ("3.10",
             "try:\n"
             "  try: 1 / 0\n"
             "  except ZeroDivisionError as e:\n"
             "    raise KeyError('k') from e\n"
             "except KeyError as k:\n"
             "  print(type(k.__cause__), k.__context__ is k.__cause__, k.__suppress_context__)\n"
             "try:\n"
             "  try: {}['a']\n"
             "  finally: undefined\n"
             "except NameError as n: print(repr(n.__context__))\n"
             "try: raise\nexcept RuntimeError as r: print(r)\n"
             "try: raise 1\nexcept TypeError as t: print(t)\n",
             "<class 'ZeroDivisionError'> True True\n"
             "KeyError('a')\n"
             "No active exception to reraise\n"
             "exceptions must derive from BaseException\n",
             "", 0);
}

static void
test_traceback (void)
{
  static const char text[] = "def f(d):\n"
                             "    return d['a'] + len(d)\n"
                             "try:\n"
                             "    f({})\n"
                             "except KeyError:\n"
                             "    f(1)\n";

  check_run ("3.10", text, "",
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 4, in <module>\n"
             "    f({})\n"
             "  File \"test.py\", line 2, in f\n"
             "    return d['a'] + len(d)\n"
             "KeyError: 'a'\n"
             "\n"
             "During handling of the above exception, another exception occurred:\n"
             "\n"
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 6, in <module>\n"
             "    f(1)\n"
             "  File \"test.py\", line 2, in f\n"
             "    return d['a'] + len(d)\n"
             "TypeError: 'int' object is not subscriptable\n",
             1);
  check_run ("3.13", text, "",
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 4, in <module>\n"
             "    f({})\n"
             "    ~^^^^\n"
             "  File \"test.py\", line 2, in f\n"
             "    return d['a'] + len(d)\n"
             "           ~^^^^^\n"
             "KeyError: 'a'\n"
             "\n"
             "During handling of the above exception, another exception occurred:\n"
             "\n"
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 6, in <module>\n"
             "    f(1)\n"
             "    ~^^^\n"
             "  File \"test.py\", line 2, in f\n"
             "    return d['a'] + len(d)\n"
             "           ~^^^^^\n"
             "TypeError: 'int' object is not subscriptable\n",
             1);
}

static void
test_lines_of_a_range (void)
{
  static const char text[] = "def g(a, b, c):\n"
                             "    total = (a\n"
                             "             + b\n"
                             "             + 'x')\n"
                             "g(1,\n"
                             "  2,\n"
                             "  3)\n";

  check_run ("3.11", text, "",
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 5, in <module>\n"
             "    g(1,\n"
             "  File \"test.py\", line 2, in g\n"
             "    total = (a\n"
             "             ^\n"
             "TypeError: unsupported operand type(s) for +: 'int' and 'str'\n",
             1);
  check_run ("3.13", text, "",
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 5, in <module>\n"
             "    g(1,\n"
             "    ~^^^\n"
             "      2,\n"
             "      ^^\n"
             "      3)\n"
             "      ^^\n"
             "  File \"test.py\", line 2, in g\n"
             "    total = (a\n"
             "             ~\n"
             "             + b\n"
             "             ~~~\n"
             "             + 'x')\n"
             "             ^~~~~\n"
             "TypeError: unsupported operand type(s) for +: 'int' and 'str'\n",
             1);
}

static void
test_suggestions (void)
{
  check_run ("3.10", "value = 1\nvaleu\n", "",
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 2, in <module>\n"
             "    valeu\n"
             "NameError: name 'valeu' is not defined. Did you mean: 'value'?\n",
             1);
  check_run ("3.13", "time\n", "",
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 1, in <module>\n"
             "    time\n"
             "NameError: name 'time' is not defined. Did you forget to import 'time'?\n",
             1);
  check_run ("3.13", "[].appendd\n", "",
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 1, in <module>\n"
             "    [].appendd\n"
             "AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?\n",
             1);
}

static void
test_repeated_lines (void)
{
  check_run ("3.10", "def f(n): return f(n + 1)\nf(0)\n", "",
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 2, in <module>\n"
             "    f(0)\n"
             "  File \"test.py\", line 1, in f\n"
             "    def f(n): return f(n + 1)\n"
             "  File \"test.py\", line 1, in f\n"
             "    def f(n): return f(n + 1)\n"
             "  File \"test.py\", line 1, in f\n"
             "    def f(n): return f(n + 1)\n"
             "  [Previous line repeated 996 more times]\n"
             "RecursionError: maximum recursion depth exceeded\n",
             1);
}

static void
test_unraisable (void)
{
  Run run;

  run_init (&run, "3.13",
            "class A:\n"
            "  def __del__(self): raise ValueError\n"
            "def f():\n"
            "  a = A()\n"
            "  return 1\n"
            "print(f())\n");
  run_go (&run);
  g_assert_cmpstr (run.out->str, ==, "1\n");
  g_assert_true (
    g_str_has_prefix (run.err->str, "Exception ignored in: <function A.__del__ at 0x"));
  g_assert_true (g_str_has_suffix (run.err->str, ">\nTraceback (most recent call last):\n"
                                                 "  File \"test.py\", line 2, in __del__\n"
                                                 "    def __del__(self): raise ValueError\n"
                                                 "ValueError: \n"));
  g_assert_cmpint (run.status, ==, 0);
  run_clear (&run);
}

/* The locals of a frame live as long as the traceback that holds it. */
static void
test_frames_live_on (void)
{
  check_run ("3.13",
             "class A:\n"
             "  def __init__(s, n): s.n = n\n"
             "  def __del__(s): print('del', s.n)\n"
             "def f(p):\n"
             "  local = A('local')\n"
             "  raise ValueError\n"
             "try: f(A('argument'))\n"
             "except ValueError as e: kept = e\n"
             "print('kept', kept.__traceback__.tb_next.tb_frame.f_locals['local'].n)\n"
             "del kept\n"
             "print('end')\n",
             "kept local\ndel argument\ndel local\nend\n", "", 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exceptions/objects", test_objects);
  g_test_add_func ("/exceptions/context", test_context);
  g_test_add_func ("/exceptions/traceback", test_traceback);
  g_test_add_func ("/exceptions/lines-of-a-range", test_lines_of_a_range);
  g_test_add_func ("/exceptions/suggestions", test_suggestions);
  g_test_add_func ("/exceptions/repeated-lines", test_repeated_lines);
  g_test_add_func ("/exceptions/unraisable", test_unraisable);
  g_test_add_func ("/exceptions/frames-live-on", test_frames_live_on);
  return g_test_run ();
}
