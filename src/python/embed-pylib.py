#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write the table of the library's modules: embed-pylib.py FOLDER OUTPUT FILE...

Each FILE below FOLDER is a module or, as __init__.py, a package.
"""

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
