#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How much processor time programs take in refarium, with recording off and on, and in CPython.

    bench_programs.py REFARIUM RECORDER [--repeat N] [--python V]... [--only NAME]...

For each program below programs/ and each CPython that is found (as record.py of the oracle finds
them): the best of N runs of `refarium run`, of RECORDER (which records every event and prints
none) and of the interpreter, one after the other, in milliseconds of processor time, less what an
empty program takes; and the ratio of the first two to the last. Of a program with a line
"# measured from here" only what follows it is measured: what the part before it takes by itself is
taken away instead. The figures mean something for a release build without the heap's checks only.
The exit status is 1 when a program does not print the same in all.
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(FOLDER, "programs")
MEASURED = "# measured from here\n"
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(FOLDER, "..", "oracle"))
import record  # noqa: E402


def run_once(command):
    """The processor time in ms, and what it printed with its exit status."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return (usage.ru_utime + usage.ru_stime) * 1000, (output, child.returncode)


def measure(commands, repeat):
    """The shortest time of each command, taken in turns, and the set of what they printed."""
    shortest, printed = [math.inf] * len(commands), set()
    for _ in range(repeat):
        for i, command in enumerate(commands):
            took, result = run_once(command)
            shortest[i] = min(shortest[i], took)
            printed.add(result)
    return shortest, printed


def measure_text(commands, text, repeat):
    """The shortest time of each command on a program of this text."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as program:
        program.write(text)
        program.flush()
        return measure([command + [program.name] for command in commands], repeat)[0]


def main():
    parser = argparse.ArgumentParser(description="How much processor time programs take.")
    parser.add_argument("refarium", metavar="REFARIUM")
    parser.add_argument("recorder", metavar="RECORDER")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--repeat", type=int, default=5, metavar="N")
    parser.add_argument("--python", action="append", metavar="V")
    options = parser.parse_args()
    refarium, recorder = os.path.abspath(options.refarium), os.path.abspath(options.recorder)
    programs = [os.path.join(PROGRAMS, name) for name in sorted(os.listdir(PROGRAMS))
                if not options.only or name[:-3] in options.only]
    wrong = 0
    for version, cpython in sorted(record.find_pythons().items()):
        if options.python and version not in options.python:
            continue
        commands = [[refarium, "run", "--python", version], [recorder, version], [cpython, "-I"]]
        start = measure_text(commands, "", options.repeat)
        print("%-16s %9s %9s %9s %12s %12s   (ms; an empty program: %.0f, %.0f, %.0f)"
              % (version, "run", "record", "CPython", "run/CPython", "record/…", *start))
        for program in programs:
            times, printed = measure([command + [program] for command in commands], options.repeat)
            with open(program) as file:
                before, mark, _ = file.read().partition(MEASURED)
            off = measure_text(commands, before, options.repeat) if mark else start
            run, recorded, python = (max(t - s, 0.1) for t, s in zip(times, off))
            print("%-16s %9.1f %9.1f %9.1f %11.1fx %11.1fx%s"
                  % (os.path.basename(program)[:-3], run, recorded, python, run / python,
                     recorded / python, "   PRINTS SOMETHING ELSE" if len(printed) > 1 else ""))
            wrong += len(printed) > 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
