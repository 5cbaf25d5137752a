#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Record what CPython prints for the oracle programs.

    record.py [--check] [--repeat N] [--verify-clock] [--jobs N] [NAME...]

Runs every program below programs/ (or those whose path contains a NAME) with every CPython 3.10,
3.11, 3.12 and 3.13 that it finds, and writes NAME.expected beside each (format: oracle.py).
Sections of versions that are not installed here stay as they are.

Interpreters are looked for as bin/python3.X or python3.X in the folders that the environment
variable REFARIUM_PYTHONS names (separated by colons), then as python3.X in PATH.

Programs run with PYTHONHASHSEED=0, in their own folder, by their bare name. Sleeping costs no
time: a program whose text contains "sleep" gets a sitecustomize module that moves the clocks of
the module time instead of waiting. --verify-clock runs every other program with and without that
module and reports any difference, so that it is known to disturb nothing.

A program whose text contains "infobip_channels" finds that package in standin/.

--check writes nothing and exits with 1 if a program no longer prints what was recorded.
--repeat N runs each program N times and reports those that do not print the same each time.
"""

import argparse
import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import oracle  # noqa: E402

CLOCK = '''
import time

def install(time):
    slept = [0]
    def sleep(seconds):
        slept[0] += int(seconds * 10**9)
    def moved(clock, clock_ns):
        def now():
            return clock() + slept[0] / 10**9
        def now_ns():
            return clock_ns() + slept[0]
        return now, now_ns
    for name in ("time", "monotonic", "perf_counter"):
        now, now_ns = moved(getattr(time, name), getattr(time, name + "_ns"))
        setattr(time, name, now)
        setattr(time, name + "_ns", now_ns)
    time.sleep = sleep

install(time)
del install, time
'''


def find_pythons():
    """The interpreters of this machine by version."""
    found = {}
    folders = [f for f in os.environ.get("REFARIUM_PYTHONS", "").split(":") if f]
    for version in oracle.VERSIONS:
        name = "python" + version
        candidates = [os.path.join(folder, *parts) for folder in folders
                      for parts in (("bin", name), (name,))]
        candidates.append(shutil.which(name) or "")
        for candidate in candidates:
            if not (candidate and os.access(candidate, os.X_OK)):
                continue
            answer = subprocess.run(
                [candidate, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            if answer.stdout.decode().strip() == version:
                found[version] = candidate
                break
    return found


STAND_IN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "standin")


def environment(folders):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0",
           "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}
    if folders:
        env["PYTHONPATH"] = ":".join(folders)
    return env


def mentions(path, word):
    with open(path, "rb") as file:
        return word in file.read()


def run_all(path, pythons, clock_folder, seconds):
    folders = [clock_folder] if clock_folder else []
    if mentions(path, b"infobip_channels"):
        folders.append(STAND_IN)
    return {version: oracle.run([python], path, environment(folders), seconds)
            for version, python in pythons.items()}


def do_program(path, pythons, options, clock_folder):
    """Record one program. Returns a list of complaints and whether its file changed."""
    name = oracle.inner_name(path)
    sleeping = mentions(path, b"sleep")
    results = run_all(path, pythons, clock_folder if sleeping else None, options.seconds)
    complaints = []
    for version, result in results.items():
        if result.status == "time-out":
            complaints.append("%s: runs longer than %d s under %s"
                              % (name, options.seconds, version))
        elif result.status < 0:
            complaints.append("%s: dies of signal %d under %s" % (name, -result.status, version))
    if complaints:
        return complaints, False
    for _ in range(options.repeat - 1):
        again = run_all(path, pythons, clock_folder if sleeping else None, options.seconds)
        for version in pythons:
            if again[version].key() != results[version].key():
                complaints.append("%s: not the same each time under %s" % (name, version))
    if options.verify_clock and not sleeping:
        other = run_all(path, pythons, clock_folder, options.seconds)
        for version in pythons:
            if other[version].key() != results[version].key():
                complaints.append("%s: the moved clock shows under %s" % (name, version))
    old = oracle.read_expectation(path)
    merged = dict(old)
    merged.update(results)
    changed = {v: r.key() for v, r in old.items()} != {v: r.key() for v, r in merged.items()}
    if options.check:
        if changed:
            complaints.append("%s: prints something else than what was recorded" % name)
    elif changed and not complaints:
        with open(oracle.expectation_path(path), "w", encoding="utf-8", newline="\n") as file:
            file.write(oracle.write_expectation(path, merged))
    return complaints, changed


def main():
    parser = argparse.ArgumentParser(description="Record what CPython prints for the programs.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--repeat", type=int, default=1, metavar="N")
    parser.add_argument("--verify-clock", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--seconds", type=int, default=30, metavar="N")
    options = parser.parse_args()
    pythons = find_pythons()
    if not pythons:
        print("no CPython 3.10 to 3.13 found: put them in PATH or name their folders in "
              "REFARIUM_PYTHONS", file=sys.stderr)
        return 2
    programs = oracle.find_programs(options.names)
    if not programs:
        print("no program has such a name", file=sys.stderr)
        return 2
    complaints, changed = [], 0
    with tempfile.TemporaryDirectory() as clock_folder:
        with open(os.path.join(clock_folder, "sitecustomize.py"), "w", encoding="utf-8") as file:
            file.write(CLOCK)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for found, new in pool.map(
                    lambda path: do_program(path, pythons, options, clock_folder), programs):
                complaints += found
                changed += new
    for complaint in complaints:
        print(complaint)
    print("%d programs under %s: %d %s, %d complaints"
          % (len(programs), " ".join(pythons), changed,
             "differ" if options.check else "written", len(complaints)))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
