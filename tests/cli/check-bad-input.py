#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Input that is no program, or a program without end: a clear sentence or a clean stop.

    check-bad-input.py REFARIUM [CLASS]
"""

import os
import signal
import subprocess
import sys
import tempfile
import unittest

REFARIUM = os.path.abspath(sys.argv.pop(1))


def refarium(*args, text=None, timeout=1000):
    data = text.encode() if isinstance(text, str) else text
    done = subprocess.run([REFARIUM, *args], input=data, capture_output=True, timeout=timeout)
    done.out, done.err = done.stdout.decode(), done.stderr.decode()
    return done


class Case(unittest.TestCase):
    def assert_refused(self, done, *words):
        self.assertEqual(done.returncode, 2, done.err)
        self.assertEqual(done.out, "")
        self.assertRegex(done.err, r"\Arefarium: [^\n]+\n\Z")
        for word in words:
            self.assertIn(word, done.err)

    def each_verb(self, check, *args, text=None):
        for verb in ("run", "trace", "export"):
            with self.subTest(verb=verb):
                check(verb, refarium(verb, *args, text=text))


class NoProgram(Case):
    def test_missing_file(self):
        self.each_verb(lambda verb, done: self.assert_refused(done, "/no/such/file.py"),
                       "/no/such/file.py")

    def test_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            self.each_verb(lambda verb, done: self.assert_refused(done, folder, "folder"), folder)

    def test_not_utf8(self):
        self.each_verb(lambda verb, done: self.assert_refused(done, "<stdin>:2:6:", "UTF-8"), "-",
                       text=b"x = 1\ny = '\xff'\n")

    def test_empty_file(self):
        for verb in ("run", "trace", "export"):
            done = refarium(verb, "-", text="")
            self.assertEqual((done.returncode, done.err), (0, ""))

    def test_nul(self):
        done = refarium("trace", "-", text=b"x = 1\0\n")
        self.assert_refused(done, "<stdin>:1:")

    def test_refused_constructs(self):
        for text, place, word in [
                ("x = 1\nasync def f():\n    pass\n", "<stdin>:2:1:", "async def"),
                ("import os\n", "<stdin>:1:", "os"),
                ("from socket import socket\n", "<stdin>:1:", "socket"),
                ("x = 1\nopen('/etc/passwd')\n", "<stdin>:2:1:", "open")]:
            with self.subTest(text=text):
                self.each_verb(lambda verb, done: self.assert_refused(done, place, word), "-",
                               text=text)

    def test_long_line(self):
        line = "x = [" + "1, " * (10 * 1024 * 1024 // 3) + "]\nprint(len(x))\n"
        done = refarium("run", "-", text=line)
        self.assertEqual(done.returncode, 0, done.err[:300])
        self.assertEqual(done.out, "%d\n" % (10 * 1024 * 1024 // 3))

    def test_long_line_that_is_no_program(self):
        done = refarium("run", "-", text="x = " + "(" * (10 * 1024 * 1024) + "\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("SyntaxError", done.err)
        done = refarium("run", "-", text="a" * (10 * 1024 * 1024))
        self.assertEqual(done.returncode, 1)

    def test_deep_nesting(self):
        for text in ("x = " + "[" * 150 + "]" * 150, "x = " + "-" * 100000 + "1",
                     "x = " + "1+" * 100000 + "1", "if 1:\n" * 1 + " pass",
                     "x = " + "not " * 100000 + "1", "f" + "()" * 100000,
                     "x" + ".a" * 100000, "lambda: " * 100000 + "1"):
            done = refarium("run", "-", text=text + "\n")
            self.assertIn(done.returncode, (0, 1, 2), text[:30])

    def test_no_file_is_left(self):
        with tempfile.TemporaryDirectory() as folder:
            done = refarium("export", "-o", os.path.join(folder, "x.svg"), "-", text="import os\n")
            self.assertEqual(done.returncode, 2)
            self.assertEqual(os.listdir(folder), [])
            done = refarium("export", "-o", "/no/such/folder/x.svg", "-", text="x = 1\n")
            self.assert_refused(done, "/no/such/folder/x.svg")


class NoEnd(Case):
    def test_endless_loop_stopped(self):
        process = subprocess.Popen([REFARIUM, "run", "-"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdin.write(b"import sys\nprint('begin')\nprint('now', file=sys.stderr)\n"
                            b"while True: pass\n")
        process.stdin.close()
        # what goes to standard error is not kept back: from here on it runs
        self.assertEqual(process.stderr.readline(), b"now\n")
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(1000), 130)
        self.assertEqual(process.stdout.read(), b"begin\n")
        self.assertRegex(process.stderr.read().decode(), r"\Arefarium: [^\n]+stopped[^\n]*\n\Z")
        process.stdout.close()
        process.stderr.close()

    def test_endless_loop_recorded(self):
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "end.svg")
            done = refarium("export", "-o", out, "-", text="i = 0\nwhile True:\n    i += 1\n")
            self.assertEqual(done.returncode, 0, done.err)
            self.assertRegex(done.err, r"\Arefarium: [^\n]+stopped[^\n]*\n\Z")
            self.assertTrue(os.path.getsize(out) > 100)

    def test_recursion_without_end(self):
        for version in ("3.10", "3.13"):
            done = refarium("run", "--python", version, "-",
                            text="def f(n):\n    return f(n + 1)\nf(0)\n")
            self.assertEqual(done.returncode, 1)
            self.assertEqual(done.err.splitlines()[-1],
                             "RecursionError: maximum recursion depth exceeded")

    def test_recursion_through_c(self):
        for text in ("class A:\n    def __repr__(self): return repr(self)\nrepr(A())\n",
                     "class A:\n    def __getattr__(self, n): return getattr(self, n)\nA().x\n",
                     "class A:\n    def __init__(self): A()\nA()\n",
                     "class A:\n    def __eq__(self, o): return self == o\nA() == A()\n",
                     "a = []\nfor i in range(100000): a = [a]\nrepr(a)\n",
                     "a = []; b = []\nfor i in range(100000): a = [a]; b = [b]\na == b\n"):
            done = refarium("run", "-", text=text)
            self.assertEqual(done.returncode, 1, text)
            self.assertIn("RecursionError: ", done.err.splitlines()[-1])


class TooMuch(Case):
    def test_memory_without_end(self):
        for text in ("a = []\nwhile True: a.append([0] * 100000)\n",
                     "a = 'x'\nwhile True: a = a + a\n",
                     "a = [1]\nwhile True: a = a + a\n",
                     "a = 10\nwhile True: a = a * a\n",
                     "x = 'a' * 10 ** 12\n", "x = [0] * 10 ** 12\n", "x = 1 << 10 ** 13\n",
                     "x = 10 ** 10 ** 12\n", "x = (0,) * 10 ** 12\n",
                     "d = {}\ni = 0\nwhile True:\n    d[i] = 'x' * 100000 + str(i)\n    i += 1\n"):
            done = refarium("run", "-", text=text)
            self.assertEqual(done.returncode, 1, text)
            self.assertRegex(done.err.splitlines()[-1], r"\A(MemoryError|OverflowError)", text)

    def test_memory_error_can_be_caught(self):
        done = refarium("run", "-", text="try:\n    x = 'a' * 10 ** 12\n"
                                         "except MemoryError:\n    print('caught')\n")
        self.assertEqual((done.returncode, done.out), (0, "caught\n"))

    def test_deep_structure_is_freed(self):
        done = refarium("run", "-", text="a = None\nfor i in range(200000): a = [a]\n"
                                         "del a\nprint('freed')\n")
        self.assertEqual((done.returncode, done.out), (0, "freed\n"), done.err)


if __name__ == "__main__":
    unittest.main(argv=sys.argv + ["-v"])
