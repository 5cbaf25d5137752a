#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long programs take in refarium, with recording off and on, and in CPython.

    bench_programs.py REFARIUM [--repeat N] [PROGRAM...]

For each program below programs/: the best of N runs of `refarium run`, of `refarium trace` (which
records, and then prints, every event; a run that reaches the limit of events is marked with +) and
of the python3 in PATH, in milliseconds, less what an empty program takes; and the ratio of the
first and the last. The figures mean something for a release build without the heap's checks only.
The exit status is 1 when a program does not print the same in both.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs")
EMPTY = "pass\n"


def best(command, repeat):
    """The shortest time in ms, what it printed, and its exit status."""
    shortest, output, status = None, b"", 0
    for _ in range(repeat):
        begin = time.perf_counter()
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL)
        took = (time.perf_counter() - begin) * 1000
        shortest = took if shortest is None else min(shortest, took)
        output, status = done.stdout, done.returncode
    return shortest, output, status


def main():
    parser = argparse.ArgumentParser(description="How long programs take.")
    parser.add_argument("refarium", metavar="REFARIUM")
    parser.add_argument("programs", nargs="*", metavar="PROGRAM")
    parser.add_argument("--repeat", type=int, default=3, metavar="N")
    options = parser.parse_args()
    refarium = os.path.abspath(options.refarium)
    cpython = shutil.which("python3")
    programs = options.programs or sorted(
        os.path.join(FOLDER, name) for name in os.listdir(FOLDER) if name.endswith(".py"))
    commands = [[refarium, "run"], [refarium, "trace"], [cpython, "-I"]]
    with tempfile.TemporaryDirectory() as folder:
        empty = os.path.join(folder, "empty.py")
        with open(empty, "w", encoding="utf-8") as file:
            file.write(EMPTY)
        start = [best(command + [empty], options.repeat)[0] for command in commands]
    print("%-14s %10s %10s %10s %8s   (ms; an empty program: %.0f, %.0f, %.0f)"
          % ("program", "run", "trace", "python3", "ratio", *start))
    wrong = 0
    for program in programs:
        times = [best(command + [program], options.repeat) for command in commands]
        run, trace, python = (max(time[0] - begin, 0.1) for time, begin in zip(times, start))
        note = ""
        if times[0][1:] != times[2][1:]:
            wrong += 1
            note = "   prints something else"
        print("%-14s %10.1f %9.1f%s %10.1f %7.1fx%s"
              % (os.path.basename(program)[:-3], run, trace, "+" if times[1][2] else " ", python,
                 run / python, note))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
