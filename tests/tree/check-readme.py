#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The READMEs speak of files that are there, and of all of the large folders.

A name in backquotes that reads like a file of the tree ("rf-view.h", "heap/rf-event.h",
"tests/tree/check-layers.py") must be one; each file of src/python, src/diagram and src/app must
be one of those that the table of its folder names, "rf-int*" standing for several.
"""

import fnmatch
import os
import re
import sys

READMES = ["src/README.md", "tests/README.md", "tests/oracle/README.md"]
NAME = re.compile(r"`([A-Za-z_./-]+\.(?:c|h|py|md|ui))`")
PLACEHOLDER = re.compile(r"(^|/)[A-Z]+(/|\.(?!md))")  # SUBJECT/NAME.py
PATTERN = re.compile(r"`((?:rf-[a-z0-9*-]+|main))`")
TABLES = [("Python layer", "src/python"), ("diagram", "src/diagram"), ("window", "src/app")]


def files_of(root):
    for folder, _, names in os.walk(root):
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), root)


def complaints(folder, table, paths):
    patterns = PATTERN.findall(table)
    stems = {os.path.splitext(os.path.basename(path))[0] for path in paths
             if os.path.dirname(path) == folder and path.endswith((".c", ".h"))}
    for stem in sorted(stems):
        if not any(fnmatch.fnmatch(name, pattern) for pattern in patterns
                   for name in (stem, stem.removesuffix("-private"))):
            yield "src/README.md: %s/%s is in no row of its table" % (folder, stem)
    for pattern in patterns:
        if not fnmatch.filter(stems, pattern):
            yield "src/README.md: there is no %s/%s" % (folder, pattern)


def main():
    root = sys.argv[1]
    errors = []
    paths = {"src/" + path for path in files_of(os.path.join(root, "src"))}
    paths |= {"tests/" + path for path in files_of(os.path.join(root, "tests"))}
    paths |= {"data/" + path for path in files_of(os.path.join(root, "data"))}
    paths |= {"build-aux/" + path for path in files_of(os.path.join(root, "build-aux"))}
    ends = ["/" + path for path in paths]
    for readme in READMES:
        with open(os.path.join(root, readme), encoding="utf-8") as text:
            for name in NAME.findall(text.read()):
                if PLACEHOLDER.search(name):
                    continue
                if not any(end.endswith("/" + name.lstrip("./")) for end in ends):
                    errors.append("%s: there is no file %s" % (readme, name))

    with open(os.path.join(root, "src/README.md"), encoding="utf-8") as text:
        parts = text.read().split("\n## The parts of the ")
    for title, folder in TABLES:
        table = [part for part in parts if part.startswith(title + "\n")][0].split("\n## ")[0]
        errors += complaints(folder, table, paths)
    for error in errors:
        print(error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
