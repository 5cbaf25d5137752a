#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write data/pylib/names.txt: the public names of library modules in each CPython.

    record-names.py PYTHON3.10 PYTHON3.11 PYTHON3.12 PYTHON3.13 MODULE...

A line is a module's name followed by its names; a name that not all versions have is followed by
their letters: a 3.10, b 3.11, c 3.12, d 3.13. Names that a module has only because it imports
other modules are left out. The "!" before a name (see src/python/embed-pylib.py) is kept.
"""

import os
import subprocess
import sys

ASK = """
import importlib, sys, types
for name in sys.argv[1:]:
    try:
        module = importlib.import_module(name)
    except ImportError:
        continue
    print(name, *[n for n in dir(module) if not n.startswith('_')
                  and not isinstance(getattr(module, n, None), types.ModuleType)])
"""
pythons, modules = sys.argv[1:5], sys.argv[5:]
found = {}
for letter, python in zip("abcd", pythons):
    answer = subprocess.run([python, "-c", ASK] + modules, stdout=subprocess.PIPE, check=True)
    for line in answer.stdout.decode().splitlines():
        module, *names = line.split()
        for name in names:
            found.setdefault(module, {}).setdefault(name, []).append(letter)
marked = set()
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "names.txt")) as lines:
    for line in lines:
        module, *words = line.split()
        marked |= {(module, word[1:].partition(":")[0]) for word in words if word[0] == "!"}
for module in sorted(found):
    words = ["!" * ((module, name) in marked) + name + (":" + "".join(letters)) * (len(letters) < 4)
             for name, letters in sorted(found[module].items())]
    print(module, *words)
