#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compare what refarium prints for the oracle programs with what CPython printed.

    compare.py [--python V]... [--jobs N] [--quiet] [--stress] REFARIUM [NAME...]

Runs `REFARIUM run --python V PROGRAM` for every program below programs/ (or those whose path
contains a NAME) and every profile V (default: 3.10 and 3.13), and compares standard output, exit
status and standard error with the recorded expectation. Differences are shown as unified diffs,
then a table by folder, then a line "N passed, N failed". The exit status is 1 if anything failed.

--stress: a build with checks collects at every new container (REFARIUM_GC_STRESS); what the
programs print of collections is another thing then, so all that counts is that none is aborted.
"""

import argparse
import concurrent.futures
import difflib
import os
import sys

sys.dont_write_bytecode = True
import oracle  # noqa: E402


def differences(expected, actual):
    """Unified diffs of all that differs, as lines; empty when the run is right."""
    lines = []
    if expected.status != actual.status:
        lines.append("exit status: expected %s, got %s" % (expected.status, actual.status))
    for stream in ("stdout", "stderr"):
        wanted, got = getattr(expected, stream), getattr(actual, stream)
        if wanted != got:
            lines += [line.rstrip("\n") for line in difflib.unified_diff(
                wanted.splitlines(True), got.splitlines(True),
                "CPython " + stream, "refarium " + stream, n=2)]
            if wanted.endswith("\n") != got.endswith("\n"):
                lines.append("(the newline at the end of one of the two is missing)")
    return lines


def aborted(expected, actual):
    """What is wrong with a run under stress, as lines."""
    if actual.status == expected.status:
        return []
    return ["exit status %s" % actual.status] + actual.stderr.splitlines()[-3:]


def main():
    parser = argparse.ArgumentParser(description="Compare refarium with recorded CPython output.")
    parser.add_argument("refarium", metavar="REFARIUM")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--python", action="append", choices=oracle.VERSIONS, metavar="V")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--seconds", type=int, default=60, metavar="N")
    parser.add_argument("--stress", action="store_true", help="only look for aborted runs")
    parser.add_argument("--quiet", action="store_true", help="no diffs, only what failed")
    options = parser.parse_args()
    refarium = os.path.abspath(options.refarium)
    if not os.access(refarium, os.X_OK):
        print("%s cannot be run" % options.refarium, file=sys.stderr)
        return 2
    versions = options.python or ["3.10", "3.13"]
    environment = dict(os.environ, LC_ALL="C.UTF-8", NO_COLOR="1")
    if options.stress:
        environment["REFARIUM_GC_STRESS"] = "1"

    def one(job):
        path, version = job
        expected = oracle.read_expectation(path).get(version)
        if expected is None:
            return path, version, ["nothing is recorded for this version"]
        actual = oracle.run([refarium, "run", "--python", version], path, environment,
                            options.seconds)
        found = aborted(expected, actual) if options.stress else differences(expected, actual)
        return path, version, found

    jobs = [(path, version) for path in oracle.find_programs(options.names)
            for version in versions]
    folders, passed, failed = {}, 0, 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for path, version, found in pool.map(one, jobs):
            name = oracle.inner_name(path)
            row = folders.setdefault(os.path.dirname(name), [0, 0])
            if found:
                failed += 1
                row[1] += 1
                print("FAIL %s under %s" % (name, version))
                if not options.quiet:
                    print("\n".join("    " + line for line in found))
            else:
                passed += 1
                row[0] += 1
    print()
    for folder, (good, bad) in sorted(folders.items()):
        print("%-16s %4d passed %4d failed" % (folder, good, bad))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not jobs else 0


if __name__ == "__main__":
    sys.exit(main())
