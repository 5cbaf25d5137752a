#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write the table of the library's modules: embed-pylib.py FOLDER OUTPUT FILE...

Each FILE below FOLDER is a module or, as __init__.py, a package. FOLDER/names.txt says which names
CPython's modules have (see record-names.py there): those that a module here lacks are a table too.
A name with "!" before it is lacking although the module's text mentions it.
"""

import ast
import os
import sys

folder, output, files = sys.argv[1], sys.argv[2], sys.argv[3:]
rows = []
for file in files:
    parts = os.path.splitext(os.path.relpath(file, folder))[0].split(os.sep)
    package = parts[-1] == "__init__"
    with open(file, "rb") as source:
        data = source.read()
    rows.append((".".join(parts[:-1] if package else parts), package, data))
rows.sort()
trees = {name: ast.parse(data) for name, package, data in rows}


def provided(name):
    """The names that a module binds at its top level, and those that it makes of texts there."""
    found = {other.rpartition(".")[2] for other in trees if other.startswith(name + ".")}

    def visit(node):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.add(node.name)
            return
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*" and node.module in trees:
            found.update(provided(node.module))
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            found.update((alias.asname or alias.name).partition(".")[0] for alias in node.names)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        if isinstance(node, ast.Dict):
            found.update(name for key in node.keys if isinstance(key, ast.Constant)
                         for name in str(key.value).split())
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(trees[name])
    return found


known = {}
with open(os.path.join(folder, "names.txt"), encoding="ascii") as names:
    for line in names:
        module, *words = line.split()
        known[module] = [word.partition(":")[::2] for word in words]
with open(output, "w", encoding="ascii", newline="\n") as out:
    out.write('#include "python/rf-pylib.h"\n')
    for number, (name, package, data) in enumerate(rows):
        out.write("\nstatic const char text_%d[] = {\n" % number)
        data += b"\0"
        for start in range(0, len(data), 24):
            out.write(",".join(str(b if b < 128 else b - 256) for b in data[start:start + 24]))
            out.write(",\n")
        out.write("};\n")
    out.write("\nconst RfPylibSource rf_pylib_sources[] = {\n")
    for number, (name, package, data) in enumerate(rows):
        out.write('  { "%s", text_%d, %d, %s },\n'
                  % (name, number, len(data), "TRUE" if package else "FALSE"))
    out.write("  { NULL },\n};\n")
    out.write("\nconst RfPylibName rf_pylib_names[] = {\n")
    for module in sorted(known):
        here = provided(module) if module in trees else set()
        for name, versions in known[module]:
            if name not in here:
                mask = sum(1 << "abcd".index(letter) for letter in versions or "abcd")
                out.write('  { "%s", "%s", %d },\n' % (module, name.lstrip("!"), mask))
    out.write("  { NULL },\n};\n")
