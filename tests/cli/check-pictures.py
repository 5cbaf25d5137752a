#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the boxes of an exported picture say, for programs that use the library: what the program
made is there, what the library made for itself is not.

    check-pictures.py REFARIUM
"""

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
                          input=program.encode(), capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    found = {}
    for group in ElementTree.fromstring(done.stdout).iter(SVG + "g"):
        if "data-object" not in group.attrib:
            continue
        texts = ["".join(text.itertext()) for text in group.iter(SVG + "text")]
        found.setdefault(texts[0], []).append(texts[2:])
    return found


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
