#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The READMEs speak of files that are there, and of all of src/python.

A name in backquotes that reads like a file of the tree ("rf-view.h", "heap/rf-event.h",
"tests/tree/check-layers.py") must be one; each file of src/python must be one of those that the
table of the Python layer names, "rf-int*" standing for several.
"""

import fnmatch
import os
import re
import sys

READMES = ["src/README.md", "tests/README.md", "tests/oracle/README.md"]
NAME = re.compile(r"`([A-Za-z_./-]+\.(?:c|h|py|md|ui))`")
PLACEHOLDER = re.compile(r"(^|/)[A-Z]+(/|\.(?!md))")  # SUBJECT/NAME.py
PATTERN = re.compile(r"`(rf-[a-z0-9*-]+)`")


def files_of(root):
    for folder, _, names in os.walk(root):
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), root)


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
        table = text.read().split("## The parts of the Python layer")[1]
    patterns = PATTERN.findall(table)
    stems = {os.path.splitext(os.path.basename(path))[0]
             for path in paths
             if path.startswith("src/python/rf-") and path.endswith((".c", ".h"))}
    for stem in sorted(stems):
        if not any(fnmatch.fnmatch(stem.removesuffix("-private"), pattern) or
                   fnmatch.fnmatch(stem, pattern) for pattern in patterns):
            errors.append("src/README.md: src/python/%s is in no row of the table" % stem)
    for pattern in patterns:
        if not fnmatch.filter(stems, pattern):
            errors.append("src/README.md: there is no src/python/%s" % pattern)
    for error in errors:
        print(error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
