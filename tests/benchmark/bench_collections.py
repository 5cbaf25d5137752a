#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How much processor time a collection of many objects takes in refarium and in CPython.

    bench_collections.py COLLECTOR [--repeat N] [--python V]... [--only NAME]...

For each program below collections/ and each CPython that is found (as record.py of the oracle finds
them): what the longest of its calls of gc.collect() takes, without anything else that the program
does, in milliseconds of processor time: with recording off, with recording on (both measured by
COLLECTOR), and in the interpreter; the best of N runs of each, taken in turns; and the ratio of the
first two to the last. The figures mean something for a release build without the heap's checks only.
The exit status is 1 when a program does not print the same in all.
"""

import argparse
import math
import os
import subprocess
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(FOLDER, "collections")
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(FOLDER, "..", "oracle"))
import record  # noqa: E402

# What the interpreter runs: the program, with another gc.collect.
MEASURE = """
import gc, sys, time
longest = 0
def measured(collect=gc.collect, now=time.thread_time):
    global longest
    began = now()
    collected = collect()
    longest = max(longest, now() - began)
    return collected
gc.collect = measured
with open(sys.argv[1]) as file:
    code = compile(file.read(), sys.argv[1], "exec")
exec(code, {"__name__": "__main__"})
sys.stderr.write("%.3f" % (longest * 1000))
"""


def run_once(command, program):
    """What the longest collection took, in ms, and what the program printed."""
    result = subprocess.run(command + [program], stdin=subprocess.DEVNULL, capture_output=True,
                            text=True, check=True)
    return float(result.stderr), result.stdout


def main():
    parser = argparse.ArgumentParser(description="How much processor time collections take.")
    parser.add_argument("collector", metavar="COLLECTOR")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--repeat", type=int, default=5, metavar="N")
    parser.add_argument("--python", action="append", metavar="V")
    options = parser.parse_args()
    collector = os.path.abspath(options.collector)
    programs = [os.path.join(PROGRAMS, name) for name in sorted(os.listdir(PROGRAMS))
                if not options.only or name[:-3] in options.only]
    wrong = 0
    for version, cpython in sorted(record.find_pythons().items()):
        if options.python and version not in options.python:
            continue
        commands = [[collector, "off", version], [collector, "on", version],
                    [cpython, "-I", "-c", MEASURE]]
        print("%-16s %9s %9s %9s %12s %12s   (ms of gc.collect() alone)"
              % (version, "off", "on", "CPython", "off/CPython", "on/CPython"))
        for program in programs:
            shortest, printed = [math.inf] * len(commands), set()
            for _ in range(options.repeat):
                for i, command in enumerate(commands):
                    took, output = run_once(command, program)
                    shortest[i] = min(shortest[i], took)
                    printed.add(output)
            off, on, python = shortest
            print("%-16s %9.1f %9.1f %9.1f %11.2fx %11.2fx%s"
                  % (os.path.basename(program)[:-3], off, on, python, off / python, on / python,
                     "   PRINTS SOMETHING ELSE" if len(printed) > 1 else ""))
            wrong += len(printed) > 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
