#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Records what CPython makes of the programs in parser/*.txt, for test-parser.c and test-scope.c.

Run it with the interpreters as arguments; the files are rewritten in place:

    record-parser.py python3.10 python3.11 python3.12 python3.13

Names of files (broken, valid, scopes) among the arguments choose these alone.

A program is a line that starts with "=", as a string with C's escapes. What interpreters said about
it follows: a line "@" with their versions, and their text, each line behind "|":

    broken.txt   what the interpreter prints on stderr when it is asked to run it; nothing if it
                 can be compiled
    valid.txt    ast.dump() with positions (only of 3.10 and 3.13)
    scopes.txt   for each code object, sorted: its name and line, co_varnames, co_cellvars and
                 co_freevars
"""
import ast
import concurrent.futures
import inspect
import os
import subprocess
import sys
import tempfile
import types
import warnings

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "parser")


def unescape(text):
    return ast.literal_eval('b"' + text + '"')


def programs(path):
    with open(path, encoding="utf-8") as lines:
        return [line[1:].rstrip("\n") for line in lines if line.startswith("=")]


def dump(program):
    return ast.dump(ast.parse(program), include_attributes=True)


def scopes(program):
    found = []

    def visit(code):
        name = getattr(code, "co_qualname", code.co_name)
        line = 0 if code.co_name == "<module>" else code.co_firstlineno
        # What modules and classes list are traces of how comprehensions are inlined there.
        optimized = code.co_flags & inspect.CO_OPTIMIZED
        lists = (code.co_varnames if optimized else (), code.co_cellvars, code.co_freevars)
        found.append(f"{name} {line}" + "".join(f" ({' '.join(names)})" for names in lists))
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                visit(constant)

    visit(compile(program, "x.py", "exec"))
    return "\n".join(sorted(found))


def serve(kind):
    """In the interpreter that is asked: programs come on stdin, one a line."""
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        answer = (dump if kind == "valid" else scopes)(unescape(line.rstrip("\n")))
        print(ascii(answer))


def ask(python, kind, escaped):
    result = subprocess.run([python, __file__, "--serve", kind], input="\n".join(escaped) + "\n",
                            capture_output=True, text=True, check=True)
    return [ast.literal_eval(line) for line in result.stdout.splitlines()]


def run_one(python, program):
    """The real thing, so that the text is the one that a user sees. Only what fails to compile."""
    guard = "import sys; compile(open(sys.argv[1], 'rb').read(), 'x.py', 'exec')"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x.py")
        with open(path, "wb") as file:
            file.write(unescape(program))
        if subprocess.run([python, "-W", "ignore", "-c", guard, path],
                          capture_output=True).returncode == 0:
            return ""
        text = subprocess.run([python, "-W", "ignore", "x.py"], cwd=folder, capture_output=True,
                              stdin=subprocess.DEVNULL).stderr.decode()
        return text.replace(os.path.realpath(folder) + os.sep, "").rstrip("\n")


def run_broken(python, escaped):
    with concurrent.futures.ThreadPoolExecutor() as pool:
        return list(pool.map(lambda program: run_one(python, program), escaped))


def record(kind, pythons):
    path = os.path.join(FOLDER, kind + ".txt")
    escaped = programs(path)
    answers = {}
    for python, version in pythons:
        if kind == "valid" and version not in ("3.10", "3.13"):
            continue
        answers[version] = (run_broken(python, escaped) if kind == "broken"
                            else ask(python, kind, escaped))
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Recorded by record-parser.py; add programs (\"=\") and run it again.\n")
        for index, program in enumerate(escaped):
            out.write("=" + program + "\n")
            groups = {}
            for version, texts in answers.items():
                groups.setdefault(texts[index], []).append(version)
            for text, versions in groups.items():
                out.write("@ " + " ".join(versions) + "\n")
                for line in text.split("\n") if text else []:
                    out.write("|" + line + "\n")


def main():
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2])
        return
    pythons = []
    kinds = [kind for kind in ("broken", "valid", "scopes") if kind in sys.argv]
    for python in sys.argv[1:]:
        if python in kinds:
            continue
        version = subprocess.run(
            [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True, text=True, check=True).stdout.strip()
        pythons.append((python, version))
    for kind in kinds or ("broken", "valid", "scopes"):
        record(kind, pythons)


main()
