#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The command line seen from outside: verbs, options, exit statuses, what is written where.

    check-command-line.py REFARIUM
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

REFARIUM = os.path.abspath(sys.argv[1])
SVG = "{http://www.w3.org/2000/svg}"

FRIENDS = """\
import gc


class Person:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("Deleting %s!" % self.name)


jane = Person("Jane")
bob = Person("Bob")
jane.friend = bob
bob.friend = jane
del jane
del bob
print(gc.collect())
"""


def refarium(*args, text=None):
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run([REFARIUM, *args], input=text, capture_output=True, text=True,
                          timeout=1000, env=environment)


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.program = self.path("friends.py")
        with open(self.program, "w") as file:
            file.write(FRIENDS)

    def tearDown(self):
        self.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def assert_refused(self, done, *words):
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertRegex(done.stderr, r"\Arefarium: [^\n]+\n\Z")
        for word in words:
            self.assertIn(word, done.stderr)

    def test_help_and_version(self):
        done = refarium("--help")
        self.assertEqual(done.returncode, 0)
        for verb in ("run", "trace", "export", "lectures", "--at", "--python"):
            self.assertIn(verb, done.stdout)
        done = refarium("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r"\Arefarium \d+\.\d+\.\d+\n\Z")

    def test_wrong_command_lines(self):
        for args, word in [(["run"], "file"), (["run", "a.py", "b.py"], "b.py"),
                           (["fly", "a.py"], "fly"), (["run", "--wrong", "a.py"], "--wrong"),
                           (["run", "--python", "2.7", "a.py"], "2.7"),
                           (["run", "--python"], "--python"),
                           (["run", "--at", "end", "a.py"], "--at"),
                           (["export", "--format", "bmp", self.program], "bmp"),
                           (["export", "--at", "never", self.program], "never"),
                           (["export", "--at", "event:x", self.program], "'x'"),
                           (["export", "--at", "each", self.program], "FOLDER"),
                           (["lectures", "more"], "more"), (["--unknown"], "--unknown")]:
            with self.subTest(args=args):
                self.assert_refused(refarium(*args), word)

    def test_run(self):
        for version, collected in [("3.10", 4), ("3.11", 2), ("3.12", 2), ("3.13", 2)]:
            done = refarium("run", "--python", version, self.program)
            self.assertEqual(done.stdout, "Deleting Jane!\nDeleting Bob!\n%d\n" % collected)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(refarium("run", "--python=3.10", self.program).stdout[-2:], "4\n")
        self.assertEqual(refarium("run", self.program).stdout[-2:], "2\n")

    def test_run_standard_input(self):
        done = refarium("run", "-", text="print('from', 'stdin')\n")
        self.assertEqual((done.returncode, done.stdout), (0, "from stdin\n"))

    def test_input(self):
        with open(self.program, "w") as file:
            file.write("name = input('name? ')\nprint('hello', name)\n"
                       "print([line for line in __import__('sys').stdin])\ninput()\n")
        done = refarium("run", self.program, text="Ada\nfirst\r\nsecond")
        self.assertEqual(done.stdout, "name? hello Ada\n['first\\n', 'second']\n")
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stderr.endswith("EOFError: EOF when reading a line\n"), done.stderr)
        done = refarium("trace", self.program, text="Ada\nfirst\n")
        events = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([event["text"] for event in events if event["kind"] == "input"],
                         ["Ada\n", "first\n", "", ""])
        done = refarium("run", "-", text="print('a')\ninput()\nprint('b')\n")
        self.assertEqual(done.stdout, "a\n")
        self.assertIn("EOFError", done.stderr)

    def test_interrupt_while_waiting_for_input(self):
        with open(self.program, "w") as file:
            file.write("print('begins')\ntry:\n    input('? ')\nexcept BaseException:\n"
                       "    print('never')\n")
        with subprocess.Popen([REFARIUM, "run", self.program], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            seen = b""
            while not seen.endswith(b"? "):
                seen += os.read(process.stdout.fileno(), 100)
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(1000), 130)
            self.assertEqual(process.stdout.read(), b"")

    def test_head_comment_sets_the_profile(self):
        text = "# python: 3.10\n" + FRIENDS
        self.assertEqual(refarium("run", "-", text=text).stdout[-2:], "4\n")
        self.assertEqual(refarium("run", "--python", "3.13", "-", text=text).stdout[-2:], "2\n")

    def test_exit_status(self):
        self.assertEqual(refarium("run", "-", text="import sys\nsys.exit(7)\n").returncode, 7)
        done = refarium("run", "-", text="import sys\nsys.exit('over')\n")
        self.assertEqual((done.returncode, done.stderr), (1, "over\n"))
        done = refarium("run", "-", text="print(1)\n1 / 0\n")
        self.assertEqual((done.returncode, done.stdout), (1, "1\n"))
        self.assertTrue(done.stderr.startswith("Traceback (most recent call last):\n"))
        self.assertTrue(done.stderr.endswith("ZeroDivisionError: division by zero\n"))

    def test_syntax_error_as_cpython(self):
        done = refarium("run", "-", text="if True\n    pass\n")
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stderr.endswith("SyntaxError: expected ':'\n"), done.stderr)
        self.assert_refused(refarium("trace", "-", text="if True\n    pass\n"), "<stdin>:1:8")

    def test_trace(self):
        done = refarium("trace", "--python", "3.10", self.program)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        events = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([event["n"] for event in events], list(range(1, len(events) + 1)))
        kinds = [event["kind"] for event in events]
        formed = kinds.index("isolate.formed")
        self.assertEqual(len(events[formed]["objects"]), 4)
        line = [e for e in events[:formed] if e["kind"] == "line"][-1]
        self.assertEqual((line["line"], line["function"]), (17, "<module>"))
        begin = kinds.index("gc.begin")
        self.assertEqual(events[begin]["reason"], "gc.collect")
        end = kinds.index("gc.end")
        self.assertEqual((events[end]["collected"], events[end]["uncollectable"]), (4, 0))
        phases = [e["phase"] for e in events[begin:end] if e["kind"] == "gc.phase"]
        wanted = ["merge", "update_refs", "subtract_refs", "move_unreachable", "untrack",
                  "weakrefs", "finalizers", "resurrection", "clear", "end"]
        self.assertEqual(phases, wanted)
        self.assertEqual(kinds[begin:end].count("finalizer.begin"), 2)
        frees = [e for e in events[begin:end] if e["kind"] == "object.free"]
        self.assertEqual({e["object"] for e in frees if e["cause"] == "cycle"}
                         & set(events[formed]["objects"]), set(events[formed]["objects"]))
        # every object is made before it is mentioned
        known = set()
        for event in events:
            if event["kind"] == "object.new":
                known.add(event["object"])
            for key in ("object", "owner", "from", "to"):
                if event["kind"] in ("count", "slot", "name", "gc.refs", "object.free") and \
                        isinstance(event.get(key), int) and \
                        (event["kind"] not in ("count",) or key == "object"):
                    self.assertIn(event[key], known, event)
        # counts follow one another
        counts = {}
        for event in events:
            if event["kind"] == "count":
                self.assertEqual(event["from"], counts.get(event["object"], 0), event)
                counts[event["object"]] = event["to"]

    def test_export(self):
        out = self.path("picture.svg")
        done = refarium("export", "--python", "3.10", "--at", "first:isolate.formed", "-o", out,
                        self.program)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        root = ElementTree.parse(out).getroot()
        self.assertEqual(root.tag, SVG + "svg")
        text = " ".join("".join(t.itertext()) for t in root.iter(SVG + "text"))
        for word in ("Person", "'Jane'", "'Bob'", "friend", "isolate", "gc"):
            self.assertIn(word, text)
        self.assertEqual(os.listdir(self.folder.name).count("picture.svg"), 1)
        self.assertEqual(len(os.listdir(self.folder.name)), 2)
        self.assertEqual(refarium("export", self.program).stdout[:5], "<?xml")

    def test_resurrection_opens_the_isolate(self):
        """Whatever a resurrected object reaches is in no isolate any more."""
        for when, isolates in [("first:isolate.formed", 1), ("first:object.resurrected", 0)]:
            done = refarium("export", "--at", when, "lecture:resurrection")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            groups = [group.get("id") for group in
                      ElementTree.fromstring(done.stdout.encode()).iter(SVG + "g")]
            self.assertEqual(len([g for g in groups if g and g.startswith("isolate-")]), isolates)

    def test_export_formats(self):
        for ending, magic in [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("dot", b"digraph"),
                              ("svg", b"<?xml")]:
            out = self.path("picture." + ending)
            done = refarium("export", "-o", out, self.program)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            with open(out, "rb") as file:
                self.assertEqual(file.read(len(magic)), magic)

    def test_export_each(self):
        out = self.path("steps")
        done = refarium("export", "--at", "each", "-o", out, self.program)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        names = sorted(os.listdir(out))
        self.assertGreaterEqual(len(names), 10)
        places = {}
        for name in names:
            for group in ElementTree.parse(os.path.join(out, name)).getroot().iter(SVG + "g"):
                if not re.fullmatch(r"(object|frame)-\d+", group.get("id") or ""):
                    continue
                box = next(group.iter(SVG + "rect"), None)
                if box is not None:
                    place = (box.get("x"), box.get("y"))
                    self.assertEqual(places.setdefault(group.get("id"), place), place, name)
        self.assertGreaterEqual(len(places), 3)

    def test_export_moment_that_never_is(self):
        for when, word in [("line:99", "99"), ("first:object.resurrected", "object.resurrected"),
                           ("event:10000000", "10000000")]:
            out = self.path("none.svg")
            self.assert_refused(refarium("export", "--at", when, "-o", out, self.program), word)
            self.assertFalse(os.path.exists(out))

    def test_lectures(self):
        done = refarium("lectures")
        self.assertEqual(done.returncode, 0)
        self.assertGreaterEqual(len(done.stdout.splitlines()), 6)
        lectures = json.loads(refarium("lectures", "--json").stdout)
        self.assertEqual([l["order"] for l in lectures], sorted(l["order"] for l in lectures))
        self.assertIn("friends", [l["name"] for l in lectures])
        self.assertEqual(refarium("run", "lecture:friends").stdout.splitlines()[-1],
                         "collected: 2")
        self.assert_refused(refarium("run", "lecture:none"), "none")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
