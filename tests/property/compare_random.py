#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random programs in refarium and in CPython.

    compare_random.py REFARIUM --seeds A-B [--python V] [--with CPYTHON]   compare now
    compare_random.py REFARIUM --recorded [--every N] [--python V]         with what was recorded
    compare_random.py --record --seeds A-B                                 record recorded.txt
    compare_random.py REFARIUM --trace --seeds A-B [--python V]            check the traces
    compare_random.py REFARIUM --shrink FILE --python V                    shrink a program that differs

The programs are those of random_program.py. Standard output, standard error and the exit status
must be equal, addresses and folders evened out. --generation 2 takes the wider programs of
random_wider.py, --generation 3 the heaps of random_heap.py. CPython is the one given, or python3.X of a
folder in REFARIUM_PYTHONS, or of PATH. A program that differs is shrunk: statements are taken out
as long as the two still differ in the same stream, then parts of expressions; what remains is
shown with both outputs.
--keep FOLDER writes it there too. What tests/differences names is counted apart: see
known_difference().

recorded.txt has one line a seed (GENERATION:SEED): the SHA-256 of the program's text, and for each version the
SHA-256 of the outputs. Where one differs, --seeds with a CPython at hand shows how. --recorded
checks the traces of these programs too, each under one of the versions: see random_trace.py for
what.
"""

import argparse
import ast
import concurrent.futures
import difflib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import random_program  # noqa: E402
import random_trace  # noqa: E402

FOLDER = os.path.dirname(os.path.abspath(__file__))
RECORDED = os.path.join(FOLDER, "recorded.txt")
VERSIONS = ["3.10", "3.11", "3.12", "3.13"]
# Seconds for a program that has an end, on however slow a computer.
PATIENCE = 1000
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0",
               "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}


def find_python(version):
    name = "python" + version
    for folder in os.environ.get("REFARIUM_PYTHONS", "").split(":"):
        for parts in (("bin", name), (name,)):
            path = os.path.join(folder, *parts)
            if folder and os.access(path, os.X_OK):
                return path
    return shutil.which(name)


def normal(data, folder):
    text = data.decode("utf-8", "backslashreplace").replace(folder + os.sep, "")
    return re.sub(r"0x[0-9a-fA-F]{6,}", "0xADDRESS", text)


def run(command, text, seconds=20):
    """What the program TEXT leaves under COMMAND: (status, stdout, stderr)."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "random.py"), "w", encoding="utf-8") as file:
            file.write(text)
        environment = dict(ENVIRONMENT)
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        try:
            done = subprocess.run(command + ["random.py"], cwd=folder, env=environment,
                                  timeout=seconds, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        except subprocess.TimeoutExpired:
            return ("time-out", "", "")
        return (done.returncode, normal(done.stdout, folder), normal(done.stderr, folder))


# --- shrinking


def bodies(tree):
    """Every list of statements in TREE."""
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody", "handlers", "cases"):
            found = getattr(node, name, None)
            if isinstance(found, list) and found:
                yield node, name, found


def without(text, place, start, size):
    """TEXT without SIZE statements of its list number PLACE from START on; None: impossible."""
    tree = ast.parse(text)
    lists = list(bodies(tree))
    if place >= len(lists):
        return None
    node, name, found = lists[place]
    if start >= len(found) or (node is tree and start < 2):
        return None  # the imports and the collection after them stay
    del found[start:start + size]
    if not found and name == "body" and not isinstance(node, ast.Module):
        found.append(ast.Pass())
    return unparsed(tree)


def unwrapped(text, place):
    """TEXT with the first compound statement of a list replaced by its body; None: there is none."""
    tree = ast.parse(text)
    lists = list(bodies(tree))
    if place >= len(lists):
        return None
    for index, statement in enumerate(lists[place][2]):
        inner = getattr(statement, "body", None)
        if isinstance(inner, list) and isinstance(statement, (ast.Try, ast.If, ast.For, ast.While,
                                                              ast.With)):
            lists[place][2][index:index + 1] = inner
            return unparsed(tree)
    return None


def smaller_expressions(text):
    """TEXT with one expression replaced by None or by a part of it, or one item left out, each."""
    tree = ast.parse(text)
    places = []
    for node in ast.walk(tree):
        for name, value in ast.iter_fields(node):
            if isinstance(value, ast.expr) and name not in ("target", "func"):
                places.append((node, name, None))
            elif isinstance(value, list) and value and isinstance(value[0], (ast.expr, ast.keyword)):
                places.extend((node, name, index) for index in range(len(value)))
    for node, name, index in places:
        old = getattr(node, name)
        if index is not None:
            setattr(node, name, old[:index] + old[index + 1:])
            yield tree
            setattr(node, name, old)
            item = old[index]
        else:
            item = old
        if not isinstance(item, ast.expr) or isinstance(item, (ast.Constant, ast.Name)):
            continue
        parts = [part for part in ast.iter_child_nodes(item) if isinstance(part, ast.expr)]
        for part in [ast.Constant(None)] + parts:
            setattr(node, name, part if index is None else old[:index] + [part] + old[index + 1:])
            yield tree
        setattr(node, name, old)


def unparsed(tree):
    try:
        text = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
        compile(text, "random.py", "exec")
        return text
    except (SyntaxError, ValueError):
        return None


def shrink(text, differs, tries=2000):
    """TEXT with as many statements taken out as DIFFERS lets through."""
    def better(new):
        nonlocal tries
        if new is None or new == text or len(new) >= len(text) or tries <= 0:
            return False
        tries -= 1
        return differs(new)

    before = None
    while before != text and tries > 0:
        before = text
        for size in (16, 8, 4, 2, 1):
            place = 0
            while place < len(list(bodies(ast.parse(text)))):
                start = 0
                while start < len(list(bodies(ast.parse(text)))[place][2]):
                    new = without(text, place, start, size)
                    if better(new):
                        text = new
                        if place >= len(list(bodies(ast.parse(text)))):
                            break
                    else:
                        start += size
                place += 1
        for place in range(len(list(bodies(ast.parse(text))))):
            new = unwrapped(text, place)
            if better(new):
                text = new
        if text == before:
            found = True
            while found and tries > 0:
                found = False
                for tree in smaller_expressions(text):
                    new = unparsed(tree)
                    if better(new):
                        text, found = new, True
                        break
    return text


def first_difference(one, two):
    """In which of status, stdout, stderr two results differ first; None: they are equal."""
    for index, name in enumerate(("status", "stdout", "stderr")):
        if one[index] != two[index]:
            return name
    return None


def collected_first(text):
    """TEXT with a collection before the program's own statements; None: it begins with one."""
    imports, _, rest = text.partition("\n")
    if not imports.startswith("import gc") or rest.startswith("gc.collect()"):
        return None
    return imports + "\ngc.collect()\n" + rest


def own_garbage(refarium, python, text):
    """Do the two differ in nothing but what gc.collect() returns in finalizers, where CPython finds
    more than a hundred objects of its own, and not at all when it imports nothing to print the
    exception that the program ends with?"""
    expected, actual = run([python], text), run(refarium, text)
    lines, ours = expected[1].split("\n"), actual[1].split("\n")
    if expected[0] != 1 or expected[::2] != actual[::2] or len(lines) != len(ours):
        return False
    for line, other in zip(lines, ours):
        if line != other and not (re.fullmatch(r"inner [0-9]{3,}", line) and other == "inner 0"):
            return False
    imports, _, rest = text.partition("\n")
    changed = imports + "\nsys.excepthook = lambda *error: None\n" + rest
    return run([python], changed) == run(refarium, changed)


def known_difference(refarium, python, text):
    """The name of the program in tests/differences that says why the two differ; None: nothing
    there does. Each rule asks for proof: without the cause nothing differs."""
    # The first automatic collection comes when CPython's own start and its compiling have allocated
    # so many objects, before the program begins or later: a collection first makes both equal.
    changed = collected_first(text)
    if changed is not None:
        expected = run([python], changed)
        if expected[0] != "time-out" and expected == run(refarium, changed):
            return "first_collection"
    if own_garbage(refarium, python, text):
        return "own_garbage"
    return None


def compare_seed(refarium, python, seed, shrinks, generation):
    """None, or what differs: (seed, in what, program, diff); with an empty program when it is
    known."""
    return compare_text(refarium, python, seed, shrinks, random_program.program(seed, generation))


def compare_text(refarium, python, seed, shrinks, text):
    expected = run([python], text)
    actual = run(refarium, text)
    where = first_difference(expected, actual)
    if where is None or expected[0] == "time-out":
        return None
    known = known_difference(refarium, python, text)
    if known is not None:
        return seed, known, "", ""
    if run([python], text) != expected:
        return seed, "CPython itself", text, "two runs of CPython differ"
    if shrinks:
        def still(smaller):
            one = run([python], smaller)
            if one[0] == "time-out":
                return False
            two = run(refarium, smaller)
            return two[0] not in ("time-out", 2) and first_difference(one, two) == where
        text = shrink(text, still)
        expected, actual = run([python], text), run(refarium, text)
    lines = ["status %s, expected %s" % (actual[0], expected[0])]
    for index, name in ((1, "stdout"), (2, "stderr")):
        lines += [line.rstrip("\n") for line in difflib.unified_diff(
            expected[index].splitlines(True), actual[index].splitlines(True),
            "CPython " + name, "refarium " + name, n=2)]
    return seed, where, text, "\n".join(lines)


def compare(options, seeds):
    failed, known = 0, {}
    for version in options.python or ["3.10", "3.13"]:
        python = getattr(options, "with") or find_python(version)
        if python is None:
            print("no python%s: put it in PATH or name its folder in REFARIUM_PYTHONS" % version,
                  file=sys.stderr)
            return 2
        command = [options.refarium, "run", "--python", version]
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            jobs = [pool.submit(compare_seed, command, python, seed, not options.no_shrink,
                                options.generation)
                    for seed in seeds]
            for job in concurrent.futures.as_completed(jobs):
                found = job.result()
                if found is None:
                    continue
                seed, where, text, diff = found
                if not text:
                    known[where] = known.get(where, 0) + 1
                    continue
                failed += 1
                print("==== seed %d, python %s: %s differs\n%s%s\n" % (seed, version, where, text,
                                                                      diff), flush=True)
                if options.keep:
                    os.makedirs(options.keep, exist_ok=True)
                    path = os.path.join(options.keep, "%s-%d.py" % (version, seed))
                    with open(path, "w", encoding="utf-8") as file:
                        file.write(text + "".join("# " + l + "\n" for l in diff.split("\n")))
    for name, n in sorted(known.items()):
        print("%d of tests/differences/%s.py" % (n, name))
    print("%d programs, %d differences" % (len(seeds), failed))
    return 1 if failed else 0


def shrink_file(options):
    with open(options.shrink, encoding="utf-8") as file:
        text = file.read()
    version = (options.python or ["3.13"])[0]
    found = compare_text([options.refarium, "run", "--python", version],
                         getattr(options, "with") or find_python(version), 0, True, text)
    if found is None or not found[2]:
        print("no difference" if found is None else "tests/differences/%s.py" % found[1])
        return 0
    print("%s\n%s" % found[2:])
    return 1


# --- traces


def check_trace(refarium, version, seed, generation):
    """Complaints about the trace of the program SEED."""
    text = random_trace.prepared(random_program.program(seed, generation))
    status, trace, _ = run([refarium, "trace", "--python", version], text, PATIENCE)
    if status == "time-out":
        return ["no end after %d s" % PATIENCE]
    _, stdout, stderr = run([refarium, "run", "--python", version], text, PATIENCE)
    return random_trace.check(trace, stdout, stderr)


def check_traces(options, jobs):
    """JOBS: triples of a version, a generation and a seed."""
    failed = 0
    # The model is Python: threads would wait for each other.
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        found = [pool.submit(check_trace, options.refarium, version, seed, generation)
                 for version, generation, seed in jobs]
        for (version, generation, seed), job in zip(jobs, found):
            complaints = job.result()
            for complaint in complaints[:5]:
                print("seed %d:%d, python %s: %s" % (generation, seed, version, complaint))
            failed += bool(complaints)
    print("%d traces, %d wrong" % (len(jobs), failed))
    return failed


# --- recorded


def digest(result):
    return hashlib.sha256("\0".join(map(str, result)).encode("utf-8")).hexdigest()[:20]


def record(options, seeds):
    pythons = {version: find_python(version) for version in VERSIONS}
    if None in pythons.values():
        print("all of %s are needed, in PATH or in the folders of REFARIUM_PYTHONS"
              % ", ".join("python" + v for v in VERSIONS), file=sys.stderr)
        return 2
    lines = ["# seed, program, and what CPython %s left; made by compare_random.py --record"
             % ", ".join(VERSIONS)]
    for generation, seed in seeds:
        text = random_program.program(seed, generation)
        results = [digest(run([pythons[version]], text)) for version in VERSIONS]
        lines.append(" ".join(["%d:%d" % (generation, seed), digest([text])] + results))
    with open(RECORDED, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    print("%d programs recorded" % len(seeds))
    return 0


def read_recorded():
    rows = []
    with open(RECORDED, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                words = line.split()
                generation, seed = map(int, words[0].split(":"))
                rows.append(((generation, seed), words[1], dict(zip(VERSIONS, words[2:]))))
    return rows


def compare_recorded(options):
    rows, failed = read_recorded()[::options.every], 0
    for (generation, seed), program, _ in rows:
        if digest([random_program.program(seed, generation)]) != program:
            print("this Python writes program %d:%d in another way than the one that recorded it"
                  % (generation, seed))
            return 77  # skipped
    for version in options.python or VERSIONS:
        def one(row):
            return run([options.refarium, "run", "--python", version],
                       random_program.program(row[0][1], row[0][0]), PATIENCE)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for (pair, _, results), result in zip(rows, pool.map(one, rows)):
                if digest(result) != results[version]:
                    print("seed %d:%d, python %s: another output than CPython's"
                          % (*pair, version))
                    failed += 1
    # One version for each, in turn: its output has been compared in all of them.
    versions = options.python or VERSIONS
    failed += check_traces(options, [(versions[index % len(versions)], *pair)
                                     for index, (pair, _, _) in enumerate(rows)])
    print("%d programs a version, %d failures" % (len(rows), failed))
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description="Random programs in refarium and in CPython.")
    parser.add_argument("refarium", nargs="?", metavar="REFARIUM")
    parser.add_argument("--seeds", default="1-60", metavar="A-B")
    parser.add_argument("--python", action="append", choices=VERSIONS, metavar="V")
    parser.add_argument("--with", metavar="CPYTHON")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    parser.add_argument("--keep", metavar="FOLDER")
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--shrink", metavar="FILE")
    parser.add_argument("--generation", type=int, default=1, choices=(1, 2, 3))
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--recorded", action="store_true")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--trace", action="store_true")
    options = parser.parse_args()
    low, _, high = options.seeds.partition("-")
    seeds = list(range(int(low), int(high or low) + 1))
    if options.record:
        return record(options, [(generation, seed) for generation in (1, 2, 3) for seed in seeds])
    if options.refarium is None:
        parser.error("REFARIUM is missing")
    options.refarium = os.path.abspath(options.refarium)
    if not os.access(options.refarium, os.X_OK):
        print("%s cannot be run" % options.refarium, file=sys.stderr)
        return 2
    if options.recorded:
        return compare_recorded(options)
    if options.trace:
        return 1 if check_traces(options, [(version, options.generation, seed)
                                           for version in options.python or VERSIONS
                                           for seed in seeds]) else 0
    if options.shrink:
        return shrink_file(options)
    return compare(options, seeds)


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":
        # the programs must not depend on the order of sets of str
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable] + sys.argv)
    sys.exit(main())
