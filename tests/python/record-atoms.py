#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Records in atoms.txt what CPython says of each expression in it.

    REFARIUM_PYTHONS=/opt/python3.10:/opt/python3.13 tests/python/record-atoms.py

Interpreters are looked for as bin/python3.X or python3.X in the folders of REFARIUM_PYTHONS, then
as python3.X in PATH; all of 3.10 to 3.13 are needed. In the file each expression is a line, and
behind it stands its result: "= RESULT", or where versions differ a line "=3.10,3.11 RESULT" for
those that agree. To add an expression, add its line and run this.
"""

import os
import pathlib
import shutil
import subprocess
import sys

VERSIONS = ("3.10", "3.11", "3.12", "3.13")
FILE = pathlib.Path(__file__).with_name("atoms.txt")
PRELUDE = pathlib.Path(__file__).with_name("atoms-prelude.py")


def interpreter(version):
    for folder in os.environ.get("REFARIUM_PYTHONS", "").split(":"):
        for name in ("bin/python" + version, "python" + version):
            path = pathlib.Path(folder) / name
            if folder and path.exists():
                return str(path)
    return shutil.which("python" + version)


def main():
    lines = FILE.read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    expressions = [line for line in lines if line and line[0] not in "#="]
    program = PRELUDE.read_text(encoding="utf-8")
    program += "".join("t(lambda: (%s))\n" % expression for expression in expressions)
    results = {}
    for version in VERSIONS:
        python = interpreter(version)
        if python is None:
            sys.exit("no Python " + version)
        run = subprocess.run([python, "-W", "ignore", "-"], input=program, text=True, check=True,
                             encoding="utf-8", capture_output=True,
                             env={**os.environ, "PYTHONHASHSEED": "0"})
        results[version] = run.stdout.splitlines()
        assert len(results[version]) == len(expressions), version
    out = comments
    for i, expression in enumerate(expressions):
        out.append(expression)
        said = [results[version][i] for version in VERSIONS]
        for text in dict.fromkeys(said):
            which = [v for v, result in zip(VERSIONS, said) if result == text]
            out.append("=%s %s" % ("" if len(which) == len(VERSIONS) else ",".join(which), text))
    FILE.write_text("\n".join(out) + "\n", encoding="utf-8")


main()
