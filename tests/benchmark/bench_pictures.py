#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How still and how readable pictures are: a table over programs, from what bench-picture measures.

    bench_pictures.py [--all] [--jobs N] [--steps N] [--words] [--worst N] BINARY SOURCE [PROGRAM...]

SOURCE is the folder of Refarium. Without PROGRAMs a selection and all lectures are measured; with
--all every program of the oracle. The exit status is 1 when a box or an arrow moved within an epoch
though its own ends stayed, when there was a fault, when all arrows together cross more than 1.3
times as often as in dot's drawings of the same states, or when a layout of at most 300 places an
epoch takes more than half a second of the processor: these are named at the end.
"""
import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys

RATIO_MOST = 1.3
PLACES_MOST, LAYOUT_MOST = 300, 500
SELECTION = """
    lectures/friends lectures/resurrection lectures/death_report
    teaching/bank_account teaching/binary_tree teaching/closure_puzzles teaching/design_patterns
    teaching/graph_search teaching/inheritance_tour teaching/linked_list teaching/matrix
    teaching/observers textbook/adventure textbook/bank textbook/queens frames/cells_in_place
    containers/mutation contextlib/stacks finalization_behaviour/resurrection_chains
    finalization_behaviour/trashcan exceptions/recursion_depths collector/threshold
""".split()
FAULTS = ["box-box", "arrow-box", "arrow-text", "text-text", "text-box", "text-out"]
COLUMNS = ([("places", 6), ("epochs", 3), ("states", 6), ("moved", 6), ("most", 5), ("arrows", 6),
            ("most", 5), ("late", 4)] + [(name[:6], 6) for name in FAULTS] +
           [("cross", 7), ("dot's", 7), ("ratio", 6), ("lay ms", 7), ("first", 7), ("scene", 6),
            ("dot ms", 6)])


def programs_of(args):
    source = pathlib.Path(args.source)
    if args.programs:
        return [pathlib.Path(name) for name in args.programs]
    oracle = source / "tests/oracle/programs"
    chosen = sorted(oracle.rglob("*.py")) if args.all else [oracle / f"{n}.py" for n in SELECTION]
    return chosen + sorted((source / "data/lectures").glob("*.py"))


def measure(args, path):
    """A row (a dict) and words; a string instead of a row where there is none."""
    command = [args.binary, "--head", "--steps", str(args.steps)]
    command += ["--words"] if args.words else []
    try:
        done = subprocess.run([*command, path], capture_output=True, text=True,
                              timeout=args.timeout)
    except subprocess.TimeoutExpired:
        return f"takes longer than {args.timeout} s", []
    lines = done.stdout.splitlines()
    if len(lines) < 2:
        return "is refused" if done.returncode == 3 else f"status {done.returncode}", []
    values = lines[1].split("\t")
    row = {name: value if name == "program" else float(value)
           for name, value in zip(lines[0].split("\t"), values)}
    return row, lines[2:]


def dots(row):
    return row["dot's"]


def ratio(row):
    ours = row["crossings"]
    return ours / dots(row) if dots(row) else (99 if ours else 1)


def add(total, row):
    for name, value in row.items():
        if name == "program":
            continue
        largest = name.endswith("most") or name in ("layout", "first", "scene", "dot", "worst")
        total[name] = max(total.get(name, 0), value) if largest else total.get(name, 0) + value


def print_row(name, row):
    values = [f"{row['places']:.0f}", f"{row['epochs']:.0f}", f"{row['states']:.0f}",
              f"{row['box sum'] / max(1, row['boxes']):.2f}", f"{row['box most']:.1f}",
              f"{row['arrow sum'] / max(1, row['arrows']):.2f}", f"{row['arrow most']:.1f}",
              f"{row['late']:.0f}", *[f"{row[fault]:.0f}" for fault in FAULTS],
              f"{row['crossings']:.0f}", f"{dots(row):.0f}",
              f"{ratio(row):.2f}", f"{row['layout']:.0f}", f"{row['first']:.0f}",
              f"{row['scene']:.0f}", f"{row['dot']:.0f}"]
    print(f"{name[:44]:44}" + "".join(f" {value:>{width}}"
                                      for value, (_, width) in zip(values, COLUMNS)), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--all", action="store_true", help="every program of the oracle")
    parser.add_argument("--jobs", type=int, default=max(1, (os.cpu_count() or 2) - 1))
    parser.add_argument("--steps", type=int, default=40, help="states of a program and granularity")
    parser.add_argument("--timeout", type=int, default=300, help="seconds for one program")
    parser.add_argument("--words", action="store_true", help="what the faults are")
    parser.add_argument("--worst", type=int, default=15, help="how many of the worst are named")
    parser.add_argument("binary")
    parser.add_argument("source")
    parser.add_argument("programs", nargs="*")
    args = parser.parse_args()
    total, rows, left_out = {}, [], []
    print(f"{'program':44}" + "".join(f" {name:>{width}}" for name, width in COLUMNS))
    paths = programs_of(args)
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for path, (row, words) in zip(paths, pool.map(lambda path: measure(args, path), paths)):
            name = f"{path.parent.name}/{path.name}"
            if isinstance(row, str):
                left_out.append((name, row))
                continue
            print_row(name, row)
            for line in words:
                print(line)
            add(total, row)
            rows.append((row["crossings"] - RATIO_MOST * dots(row), name, row))
    if not rows:
        return 1
    print_row("all (times: the longest)", total)
    print(f"{len(rows)} programs")
    for name, reason in left_out:
        print(f"    left out: {name} {reason}")
    print(f"most crossings beyond {RATIO_MOST} times dot's:")
    for beyond, name, row in sorted(rows, key=lambda entry: -entry[0])[:args.worst]:
        if beyond > 0:
            print(f"    {name}: {row['crossings']:.0f} for {dots(row):.0f}"
                  f" in {row['compared']:.0f} states; at event {row['worst event']:.0f}"
                  f" {row['worst']:.0f} more")
    slow = [(row["layout"], name, row["places"]) for _, name, row in rows
            if row["places"] <= PLACES_MOST and row["layout"] > LAYOUT_MOST]
    print(f"layouts over {LAYOUT_MOST} ms:" if slow else f"no layout over {LAYOUT_MOST} ms")
    for took, name, places in sorted(slow, reverse=True):
        print(f"    {name}: {took:.0f} ms, {places:.0f} places")
    faults = sum(total[fault] for fault in FAULTS)
    moved = total["box most"] > 0 or total["arrow most"] > 0
    return int(moved or bool(slow) or faults > 0 or ratio(total) > RATIO_MOST)


if __name__ == "__main__":
    sys.exit(main())
