#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Programs that ask for too much: memory, depth, numbers without end, containers that change while
somebody reads them. Each must end by itself, in bounded time and memory, with the exception that
CPython raises, and never by a signal.

    check-hostile.py REFARIUM VERSION...
"""

import concurrent.futures
import os
import resource
import subprocess
import sys
import unittest

REFARIUM, VERSIONS = os.path.abspath(sys.argv[1]), sys.argv[2:]
PROGRAMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs")
SECONDS = 300
MEGABYTES = 2200  # the engine's own limit is 1 GiB for what a program allocates


class Hostile(unittest.TestCase):
    def check(self, path):
        with open(path, encoding="utf-8") as file:
            wanted = "".join(line[3:] for line in file if line.startswith("#> "))
        def run(version):
            return subprocess.run([REFARIUM, "run", "--python", version, path],
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            runs = list(pool.map(run, VERSIONS))
        for version, done in zip(VERSIONS, runs):
            with self.subTest(version=version):
                self.assertEqual(done.stdout.decode(), wanted, done.stderr.decode()[-2000:])
                self.assertEqual(done.returncode, 0, done.stderr.decode()[-2000:])

    def test_zz_memory(self):
        """After all the others: none of them has taken more than it may."""
        with open(REFARIUM, "rb") as file:
            if b"__asan_init" in file.read():
                self.skipTest("the address sanitizer keeps what is freed")
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        self.assertLess(most, MEGABYTES)


def add(name):
    def test(self):
        self.check(os.path.join(PROGRAMS, name))
    setattr(Hostile, "test_" + name[:-3], test)


for program in sorted(os.listdir(PROGRAMS)):
    if program.endswith(".py"):
        add(program)

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
