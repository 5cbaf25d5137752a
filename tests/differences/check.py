#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The known differences from CPython, each a runnable program with its reason.

    check.py REFARIUM        runs each and checks that it does what its head says
    check.py --list          prints the list as Markdown
    check.py --write         writes it to docs/differences.md
    check.py --compare       checks that docs/differences.md is up to date

The head of a program: "# difference:" what differs, "# reason:" why, "# refarium:" what Refarium
prints (or "refused, MESSAGE"); "# profile:" where it is not seen under 3.13.
"""

import os
import re
import subprocess
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
DOCUMENT = os.path.join(FOLDER, "..", "..", "docs", "differences.md")
INTRODUCTION = """# Where Refarium differs from CPython

Made by `tests/differences/check.py --write` from the programs in that folder; each can be run and
is checked by the tests. What is not supported at all is refused before a program runs, with its
place.
"""


def read_head(path):
    head, key = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            match = re.match(r"# (?:(difference|reason|profile|refarium): |    )(.*)", line)
            if not match:
                break
            key = match.group(1) or key
            head[key] = (head.get(key, "") + " " + match.group(2)).strip()
    return head


def programs():
    return sorted(name for name in os.listdir(FOLDER)
                  if name.endswith(".py") and name != "check.py")


def check(refarium, name):
    head = read_head(os.path.join(FOLDER, name))
    wanted = head["refarium"]
    done = subprocess.run([refarium, "run", "--python", head.get("profile", "3.13"), name], cwd=FOLDER, capture_output=True, text=True,
                          timeout=1000)
    if wanted.startswith("refused, "):
        return done.returncode == 2 and wanted[len("refused, "):] in done.stderr
    return done.returncode in (0, 1) and done.stdout.strip() == wanted


def document():
    lines = [INTRODUCTION]
    for name in programs():
        head = read_head(os.path.join(FOLDER, name))
        lines.append("- **%s** — %s (`%s`)" % (head["difference"], head["reason"], name))
    return "\n".join(lines) + "\n"


def main():
    if sys.argv[1] == "--list":
        print(document(), end="")
        return 0
    if sys.argv[1] == "--write":
        with open(DOCUMENT, "w", encoding="utf-8") as file:
            file.write(document())
        return 0
    if sys.argv[1] == "--compare":
        with open(DOCUMENT, encoding="utf-8") as file:
            current = file.read() == document()
        print("up to date" if current else "docs/differences.md is stale: run check.py --write")
        return 0 if current else 1
    refarium = os.path.abspath(sys.argv[1])
    wrong = [name for name in programs() if not check(refarium, name)]
    for name in wrong:
        print("FAIL", name)
    print("%d programs, %d wrong" % (len(programs()), len(wrong)))
    return 1 if wrong or not programs() else 0


if __name__ == "__main__":
    sys.exit(main())
