#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How fast programs run, as a ratio to the CPython that runs this script, in the same run.

    compare-speed.py REFARIUM [RUNS]

Each program runs RUNS times in turn by both (default 5): `refarium run`, `refarium trace` into
nowhere (recording on, and written out) and CPython. The medians of the whole processes' times and
their ratios are printed. Build with --buildtype=release: checks make everything slower.
"""

import statistics
import subprocess
import sys
import time

PROGRAMS = {
    "calls": """
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
fib({0})
""",
    "attributes": """
class P:
    def __init__(self):
        self.x = 0
p = P()
for i in range({0}):
    p.x = p.x + 1
""",
    "list": """
a = []
for i in range({0}):
    a.append(i)
t = 0
for i in range({0}):
    t += a[i]
""",
    "dict": """
d = {{}}
for i in range({0}):
    d[i] = i
t = 0
for i in range({0}):
    t += d[i]
""",
    "strings": """
parts = []
for i in range({0}):
    parts.append(str(i) + ",")
text = "".join(parts)
""",
    "exceptions": """
n = 0
for i in range({0}):
    try:
        raise ValueError(i)
    except ValueError:
        n += 1
""",
    "instances": """
class Node:
    def __init__(self, value):
        self.value = value
for i in range({0}):
    Node(i)
""",
    "collect": """
import gc
gc.disable()
class Node:
    pass
nodes = []
for i in range({0}):
    a, b = Node(), Node()
    a.other, b.other = b, a
    nodes.append(a)
gc.collect()
nodes = None
gc.collect()
""",
}

# how much each does, for run and CPython, and for the trace
SIZES = {"calls": (22, 14), "collect": (100000, 1000)}


def seconds(command, text):
    start = time.perf_counter()
    subprocess.run(command, input=text, text=True, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def median(command, text, runs):
    seconds(command, text)
    return statistics.median(seconds(command, text) for _ in range(runs))


def main():
    refarium = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    cpython = [sys.executable, "-I", "-"]
    idle = (median([refarium, "run", "-"], "", runs), median(cpython, "", runs))
    print("start and end alone: refarium %.3f s, CPython %.3f s (taken off below)" % idle)
    print("%-12s %10s %10s %8s %10s %8s" % ("program", "CPython s", "run s", "ratio",
                                             "trace s", "ratio"))
    for name, source in PROGRAMS.items():
        large, small = SIZES.get(name, (300000, 5000))
        text, short = source.format(large), source.format(small)
        other = max(median(cpython, text, runs) - idle[1], 1e-4)
        run = median([refarium, "run", "-"], text, runs) - idle[0]
        trace = median([refarium, "trace", "-"], short, runs) - idle[0]
        # the short program's time in CPython is in proportion
        share = other * small / large if name != "calls" else other / 46.4
        print("%-12s %10.3f %10.3f %8.2f %10.3f %8.1f"
              % (name, other, run, run / other, trace, trace / share))


if __name__ == "__main__":
    main()
