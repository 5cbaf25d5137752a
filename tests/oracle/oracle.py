# SPDX-License-Identifier: MIT
"""What record.py and compare.py share: the programs, the normal form of an output, the file format.

A program NAME.py has its expectation in NAME.expected beside it, a text file read by lines:

    --- python 3.10 3.11        begins a section: the versions that printed exactly this
    --- status 1                the exit status
    --- stdout                  a stream follows, each line of it behind a "|"
    |a line
    --- no newline              (only if needed) the stream's last line had no newline at its end
    --- stderr
    |Traceback (most recent call last):

Nothing else can stand in such a file. Streams are UTF-8.
"""

import os
import re
import subprocess

FOLDER = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(FOLDER, "programs")
VERSIONS = ["3.10", "3.11", "3.12", "3.13"]
LIBRARY_ENTRY = re.compile(r'  File "(?:/usr/lib/python3\.\d+/|<frozen )')

# Addresses; and in what gc.DEBUG_STATS prints, the time, and the objects that were there before the
# program.
REPLACED = [
    (r"0x[0-9a-fA-F]{6,}", "0xADDRESS"),
    (r"\d+\.\d{4}s elapsed", "0.0000s elapsed"),
    (r"(gc: objects in each generation: \d+ \d+) \d+", r"\1 N"),
    (r"(gc: objects in permanent generation:) \d+", r"\1 N"),
]


class Result:
    """What one run of a program left: its two streams in normal form and its exit status."""

    def __init__(self, status, stdout, stderr):
        self.status = status
        self.stdout = stdout
        self.stderr = stderr

    def key(self):
        return (self.status, self.stdout, self.stderr)


def find_programs(names):
    """Every program below programs/, or those whose path contains one of NAMES; sorted."""
    found = []
    for folder, folders, files in os.walk(PROGRAMS):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(folder, name)
            inner = os.path.relpath(path, PROGRAMS)
            if name.endswith(".py") and (not names or any(wanted in inner for wanted in names)):
                found.append(path)
    return sorted(found)


def inner_name(path):
    """The name that people use for a program: its path below programs/."""
    return os.path.relpath(path, PROGRAMS)


def without_library_frames(text):
    """TEXT without the traceback entries of the standard library's own code."""
    kept, dropping = [], False
    for line in text.split("\n"):
        if LIBRARY_ENTRY.match(line):
            dropping = True
        elif not (dropping and (line.startswith("    ") or line.startswith("  [Previous line"))):
            dropping = False
        if not dropping:
            kept.append(line)
    return "\n".join(kept)


def normal(data, folder):
    """Bytes of a stream as text in normal form: no addresses, no folder of this machine, no
    traceback entries of the library."""
    text = data.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
    text = text.replace(folder + os.sep, "")
    text = re.sub(r"(?:/[^\s\"'/]+)+/lib/python3\.(\d+)/", r"/usr/lib/python3.\1/", text)
    text = without_library_frames(text)
    text = re.sub(r"(?m)^(Ran \d+ tests? in )\d+\.\d{3}s$", r"\g<1>0.000s", text)
    for pattern, instead in REPLACED:
        text = re.sub(pattern, instead, text)
    return text


def run(command, path, environment, seconds):
    """Run COMMAND plus the bare name of the program, in the program's own folder."""
    folder, name = os.path.split(os.path.abspath(path))
    try:
        done = subprocess.run(command + [name], cwd=folder, env=environment, timeout=seconds,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
    except subprocess.TimeoutExpired as late:
        return Result("time-out", normal(late.stdout or b"", folder),
                      normal(late.stderr or b"", folder))
    return Result(done.returncode, normal(done.stdout, folder), normal(done.stderr, folder))


def expectation_path(path):
    return os.path.splitext(path)[0] + ".expected"


def write_stream(lines, title, text):
    lines.append("--- " + title)
    if not text:
        return
    whole = text.endswith("\n")
    for line in (text[:-1] if whole else text).split("\n"):
        lines.append("|" + line)
    if not whole:
        lines.append("--- no newline")


def write_expectation(path, results):
    """RESULTS maps versions to Result; versions with equal results share a section."""
    groups = {}
    for version in VERSIONS:
        if version in results:
            groups.setdefault(results[version].key(), []).append(version)
    lines = []
    for (status, stdout, stderr), versions in groups.items():
        lines.append("--- python " + " ".join(versions))
        lines.append("--- status %d" % status)
        write_stream(lines, "stdout", stdout)
        write_stream(lines, "stderr", stderr)
    return "\n".join(lines) + "\n"


def read_expectation(path):
    """The recorded results of a program by version; an empty dict where nothing is recorded."""
    results = {}
    versions, status, streams, current = [], 0, {}, None
    try:
        with open(expectation_path(path), encoding="utf-8", newline="\n") as file:
            lines = file.read().split("\n")[:-1]
    except FileNotFoundError:
        return results

    def finish():
        for version in versions:
            results[version] = Result(status, streams.get("stdout", ""), streams.get("stderr", ""))

    for number, line in enumerate(lines, 1):
        if line.startswith("|") and current:
            streams[current] += line[1:] + "\n"
        elif line.startswith("--- python "):
            finish()
            versions, status, streams, current = line.split()[2:], 0, {}, None
        elif line.startswith("--- status "):
            status = int(line.split()[2])
        elif line in ("--- stdout", "--- stderr"):
            current = line[4:]
            streams[current] = ""
        elif line == "--- no newline" and current:
            streams[current] = streams[current][:-1]
        else:
            raise SystemExit("%s:%d: not a line of an expectation: %s"
                             % (expectation_path(path), number, line))
    finish()
    return results
