#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Records what CPython's collector does with random programs, for test-recorded.c.

Run it with any number of interpreters as arguments; they have to agree:

    record-collector.py python3.10 python3.13 > collector.txt

Each line of the file is a step, or ("=" in front) what the interpreter did in it: a finalizer that
ran (its label), what gc.collect() returned (c and a number), the labels in each generation's list
(g and its number). What holds the objects is frozen, so that the collector takes it for outside.
"""
import gc
import random
import subprocess
import sys

MANY = 400
SEEDS = range(1, 41)
SLOTS = ("a", "b", "c", "d")


def program(seed):
    """Steps: n (new), l (link), u (unlink), d (drop name), k (drop a resurrected), c, g."""
    choose = random.Random(seed)
    steps, named, n = [], [], 0
    for _ in range(choose.randint(30, 140)):
        what = choose.random()
        if what < 0.3:
            n += 1
            steps.append(("n", n))
            named.append(n)
        elif what < 0.65 and named:
            steps.append(("l", choose.choice(named), choose.randrange(4), choose.choice(named)))
        elif what < 0.7 and named:
            steps.append(("u", choose.choice(named), choose.randrange(4)))
        elif what < 0.9 and named:
            named.remove(label := choose.choice(named))
            steps.append(("d", label))
        elif what < 0.93 and n:
            steps.append(("k", choose.randint(1, n)))
        elif what < 0.98:
            steps += [("c", choose.choice((0, 0, 1, 2))), ("g",)]
    steps += [("d", label) for label in named] + [("c", 2), ("g",)]
    steps += [("k", label) for label in range(1, n + 1)] + [("c", 2), ("g",)]
    return steps


def run(steps):
    names, kept, log = [None] * MANY, [None] * MANY, []

    class Node:
        __slots__ = SLOTS + ("label",)

        def __init__(self, label):
            self.label = label

        def __del__(self):
            log.append(f"={self.label}")
            if self.label % 3 == 0:
                kept[self.label] = self

    def play():
        for step in steps:
            log.append(" ".join(map(str, step)))
            if step[0] == "n":
                names[step[1]] = Node(step[1])
            elif step[0] == "l":
                setattr(names[step[1]], SLOTS[step[2]], names[step[3]])
            elif step[0] == "u":
                setattr(names[step[1]], SLOTS[step[2]], None)
            elif step[0] == "d":
                names[step[1]] = None
            elif step[0] == "k":
                kept[step[1]] = None
            elif step[0] == "c":
                log.append(f"=c{gc.collect(step[1])}")
            else:
                for generation in range(3):
                    labels = [o.label for o in gc.get_objects(generation) if type(o) is Node]
                    log.append(" ".join([f"=g{generation}", *map(str, labels)]))

    gc.collect()
    gc.freeze()
    play()
    return log


def main():
    if len(sys.argv) == 2 and sys.argv[1].isdigit():
        gc.disable()
        print("\n".join(run(program(int(sys.argv[1])))))
        return
    print("# Recorded by record-collector.py; an empty line ends a program.")
    for seed in SEEDS:
        results = {
            subprocess.run([python, __file__, str(seed)], check=True, capture_output=True,
                           text=True).stdout
            for python in sys.argv[1:]
        }
        if len(results) != 1:
            sys.exit(f"the interpreters do not agree about seed {seed}")
        print(results.pop())


main()
