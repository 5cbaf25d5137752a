#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the boxes of an exported picture say, for programs that use the library: what the program
made is there, what the library made for itself is not.

    check-pictures.py REFARIUM
"""

import json
import os
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

REFARIUM = os.path.abspath(sys.argv[1])
SVG = "{http://www.w3.org/2000/svg}"


def boxes(program, line):
    """The boxes of the picture after @line: title without the number → the texts of its rows."""
    done = subprocess.run([REFARIUM, "export", "--at", "line:%d" % line, "-"],
                          input=program.encode(), capture_output=True, timeout=1000)
    assert done.returncode == 0, done.stderr.decode()
    found = {}
    for group in ElementTree.fromstring(done.stdout).iter(SVG + "g"):
        if "data-object" not in group.attrib:
            continue
        texts = ["".join(text.itertext()) for text in group.iter(SVG + "text")]
        found.setdefault(texts[0], []).append(texts[2:])
    return found


FIVE = """import gc
class Node:
    def __del__(self):
        pass
a = Node()
b = Node()
a.next = b
c = Node()
d = Node()
c.peer = d
d.peer = c
d.tail = Node()
del b, c, d
gc.collect()
"""


def trace(program):
    done = subprocess.run([REFARIUM, "trace", "-"], input=program.encode(), capture_output=True,
                          timeout=1000)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def picture_at(program, event):
    done = subprocess.run([REFARIUM, "export", "--at", "event:%d" % event, "-"],
                          input=program.encode(), capture_output=True, timeout=1000)
    return ElementTree.fromstring(done.stdout)


def groups_with(picture, name):
    """The groups that have a shape of the class @name."""
    return [group for group in picture.iter(SVG + "g")
            if any(shape.get("class") == name for shape in group)]


class Decisions(unittest.TestCase):
    """A collection of five objects, one decision at a time."""

    @classmethod
    def setUpClass(cls):
        events = trace(FIVE)
        begin = next(e["n"] for e in events if e["kind"] == "gc.begin")
        end = next(e["n"] for e in events if e["kind"] == "gc.end")
        cls.events = [e for e in events if begin < e["n"] < end]
        cls.nodes = [e["object"] for e in events
                     if e["kind"] == "object.new" and e["type"] == "Node"]

    def first(self, **wanted):
        return next(e for e in self.events if all(
            value(e.get(key)) if callable(value) else e.get(key) == value
            for key, value in wanted.items()))

    def assert_visited(self, event, owner):
        rings = groups_with(picture_at(FIVE, event["n"]), "visited")
        self.assertEqual([ring.get("data-object") for ring in rings], [str(owner)])

    def assert_lit(self, event):
        picture = picture_at(FIVE, event["n"])
        arrows = [(a.get("data-from"), a.get("data-to")) for a in groups_with(picture, "ref-lit")]
        self.assertEqual(arrows, [(str(event["by"]), str(event["object"]))])
        return picture

    def test_gc_refs_set(self):
        for node in self.nodes:
            event = self.first(kind="gc.refs", object=node)
            self.assert_visited(event, node)

    def test_reference_followed(self):
        a, b, c, d, e = self.nodes
        for owner, target in ((a, b), (c, d), (d, c), (d, e)):
            event = self.first(kind="gc.refs", object=target, by=owner)
            self.assertEqual(event["gc_refs"], 0)
            self.assert_lit(event)
            self.assert_visited(event, target)

    def test_moved(self):
        a, b, c, d, e = self.nodes
        for node in (b, c, d, e):
            event = self.first(kind="gc.move", object=node, to="unreachable")
            self.assert_visited(event, node)
            text = "".join(picture_at(FIVE, event["n"]).itertext())
            self.assertIn("tentatively unreachable", text)

    def test_saved(self):
        a, b = self.nodes[:2]
        event = self.first(kind="gc.move", object=b, to="reachable")
        self.assertEqual(event["by"], a)
        picture = self.assert_lit(event)
        self.assertIn("reachable: #%d refers to it" % a, "".join(picture.itertext()))

    def test_saved_by_a_name(self):
        program = FIVE.replace("a = Node()\n", "a = [Node()]\na.append(a)\n").replace(
            "a.next", "a[0].next")
        events = trace(program)
        move = next(e for e in events if e["kind"] == "gc.move" and e["to"] == "reachable" and
                    "by" in e and any(o["kind"] == "object.new" and o["object"] == e["object"] and
                                      o["type"] in ("list", "type") for o in events))
        lit = groups_with(picture_at(program, move["n"]), "ref-lit")
        self.assertEqual([a.get("data-from") for a in lit], ["frame-1"])

    def test_cleared_and_freed(self):
        event = self.first(kind="gc.clear")
        self.assert_visited(event, event["object"])
        event = self.first(kind="object.free")
        self.assert_visited(event, event["object"])


class Pictures(unittest.TestCase):
    def test_keys_of_made_dicts(self):
        found = boxes("from collections import Counter, defaultdict\n"
                      "class Bag(dict):\n"
                      "    pass\n"
                      "words = Counter('aab')\n"
                      "bag = Bag(k=5)\n"
                      "bag.owner = 7\n"
                      "pass\n", 7)
        self.assertIn("'a'", found["Counter"][0])
        self.assertIn("'k'", found["Bag"][0])
        self.assertIn("owner", found["Bag"][0])

    def test_methods_of_the_library(self):
        found = boxes("from dataclasses import dataclass\n"
                      "from collections import namedtuple\n"
                      "from enum import Enum\n"
                      "@dataclass\n"
                      "class Point:\n"
                      "    x: int = 0\n"
                      "    def __repr__(self):\n"
                      "        return 'P'\n"
                      "Card = namedtuple('Card', 'rank suit')\n"
                      "class Color(Enum):\n"
                      "    RED = 1\n"
                      "pass\n", 12)
        rows = found["class Point"][0]
        self.assertIn("__repr__", rows)
        self.assertNotIn("__init__", rows)
        self.assertNotIn("__eq__", rows)
        self.assertNotIn("rank", found["class Card"][0])
        self.assertNotIn("_tuplegetter", found)
        self.assertNotIn("staticmethod", found)
        self.assertIn("RED", found["class Color"][0])

    def test_names_that_the_program_wrote(self):
        found = boxes("class Point:\n"
                      "    __match_args__ = ('x', 'y')\n"
                      "pass\n", 3)
        self.assertIn("__match_args__", found["class Point"][0])

    def test_cache(self):
        found = boxes("from functools import lru_cache\n"
                      "@lru_cache\n"
                      "def pair(n):\n"
                      "    return [n]\n"
                      "@lru_cache(maxsize=None)\n"
                      "def twice(n):\n"
                      "    return 2 * n\n"
                      "pair('a'), twice(4)\n"
                      "pass\n", 9)
        self.assertIn("'a'", found["_lru_cache_wrapper pair"][0])
        self.assertIn("cache", found["_lru_cache_wrapper twice"][0])
        self.assertNotIn("_lru_list_elem", found)
        self.assertEqual(found["dict"][0][:2], ["4", "8"])

    def test_kept_frames(self):
        found = boxes("def work():\n"
                      "    local = []\n"
                      "    try:\n"
                      "        raise ValueError\n"
                      "    except ValueError as e:\n"
                      "        return e\n"
                      "error = work()\n"
                      "pass\n", 8)
        self.assertIn("local", found["frame work"][0])
        self.assertEqual([title for title in found if title.startswith("frame")], ["frame work"])

    def test_tests(self):
        found = boxes("import unittest\n"
                      "class Stack:\n"
                      "    pass\n"
                      "class StackTest(unittest.TestCase):\n"
                      "    def setUp(self):\n"
                      "        self.stack = Stack()\n"
                      "    def test_it(self):\n"
                      "        pass\n"
                      "unittest.main()\n", 8)
        self.assertLessEqual(set(found), {"class Stack", "class StackTest", "Stack", "StackTest"})
        self.assertIn("stack", found["StackTest"][0])
        self.assertNotIn("_outcome", found["StackTest"][0])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
