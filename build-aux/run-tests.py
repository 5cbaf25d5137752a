#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds Refarium in each way that is tested, runs the tests of each, and counts them.

The ways: with the window and the heap checker, warnings are errors; as it is released, without the
window; with the address and undefined behaviour sanitizers. Each test of each way counts once.
What failed is said again, with what it printed, at the end of everything. The last line is
"N passed, N failed, N skipped"; the exit status is 1 when something failed.
"""

import json
import os
import shutil
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# name, meson options, suites left out: what says the same in another build
BUILDS = [
    ("plain", ["--buildtype=debugoptimized", "-Dwerror=true", "-Dapp=enabled"], []),
    ("no-window", ["--buildtype=release", "-Dwerror=true", "-Dapp=disabled"],
     ["property", "tree"]),
    ("sanitize", ["--buildtype=debugoptimized", "-Doptimization=1", "-Dapp=enabled",
                  "-Db_sanitize=address,undefined", "-Db_lundef=false"], ["tree"]),
]

PASSED = {"OK", "EXPECTEDFAIL"}

# of what a failed test has printed, how many lines are said again at the end
TOLD_LINES = 40


def run(command, **options):
    print("+", " ".join(command), flush=True)
    return subprocess.run(command, **options)


def build(name, options):
    folder = os.path.join(TOP, "build", name)
    log = os.path.join(TOP, "build", name + ".log")
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    if not os.path.exists(os.path.join(folder, "build.ninja")):
        shutil.rmtree(folder, ignore_errors=True)
        with open(log, "w") as out:
            done = run(["meson", "setup", folder, TOP] + options, stdout=out,
                       stderr=subprocess.STDOUT)
        if done.returncode != 0:
            print(open(log).read())
            return None
    with open(log, "w") as out:
        done = run(["ninja", "-C", folder], stdout=out, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        print(open(log, errors="replace").read()[-20000:])
        return None
    return folder


def environment():
    env = dict(os.environ)
    env["ASAN_OPTIONS"] = "detect_leaks=1:abort_on_error=1:detect_stack_use_after_return=0"
    env["UBSAN_OPTIONS"] = "print_stacktrace=1:halt_on_error=1"
    env["LSAN_OPTIONS"] = "suppressions=%s:print_suppressions=0" % os.path.join(
        TOP, "build-aux", "leaks.supp")
    env["G_DEBUG"] = "fatal-criticals"
    return env


def test(name, folder, suites, left_out):
    command = ["meson", "test", "-C", folder, "--no-rebuild", "--print-errorlogs",
               "--timeout-multiplier", "4"]
    for suite in suites:
        command += ["--suite", suite]
    for suite in left_out:
        command += ["--no-suite", suite]
    log = os.path.join(folder, "meson-logs", "testlog.json")
    if os.path.exists(log):
        os.remove(log)
    run(command, env=environment())
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    failures = []
    try:
        with open(log) as lines:
            for line in lines:
                outcome = json.loads(line)
                result = outcome["result"]
                if result in PASSED:
                    counts["passed"] += 1
                elif result == "SKIP":
                    counts["skipped"] += 1
                else:
                    counts["failed"] += 1
                    failures.append((name, outcome))
    except FileNotFoundError:
        # none of the suites that were asked for is in this build
        counts["failed"] += not suites
    return counts, failures


def tell(failures):
    """Says again, after everything else, what failed: the end of a log is what is kept of it."""
    for name, outcome in failures:
        print("--- %s: %s in the build '%s', after %.0f s" % (
            outcome["result"], outcome["name"], name, outcome["duration"]))
        for key in "stdout", "stderr":
            for line in (outcome.get(key) or "").splitlines()[-TOLD_LINES:]:
                if not line.startswith(("ok ", "# ok")):
                    print("    " + line)


def main():
    total = {"passed": 0, "failed": 0, "skipped": 0}
    failures = []
    for name, options, left_out in BUILDS:
        folder = build(name, options)
        if folder is None:
            print("The build '%s' failed." % name)
            total["failed"] += 1
            continue
        counts, failed = test(name, folder, sys.argv[1:], left_out)
        for key, value in counts.items():
            total[key] += value
        failures += failed
    tell(failures)
    print("%(passed)d passed, %(failed)d failed, %(skipped)d skipped" % total)
    return 1 if total["failed"] or not total["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
