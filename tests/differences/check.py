#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The known differences from CPython, each a runnable program with its reason.

    check.py REFARIUM        runs each and checks that it does what its head says
    check.py --list          prints the list as Markdown

The head of a program: "# difference:" what differs, "# reason:" why, "# refarium:" what Refarium
prints (or "refused, MESSAGE").
"""

import os
import re
import subprocess
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))


def read_head(path):
    head, key = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            match = re.match(r"# (?:(difference|reason|refarium): |    )(.*)", line)
            if not match:
                break
            key = match.group(1) or key
            head[key] = (head.get(key, "") + " " + match.group(2)).strip()
    return head


def programs():
    return sorted(name for name in os.listdir(FOLDER)
                  if name.endswith(".py") and name != "check.py")


def check(refarium, name):
    wanted = read_head(os.path.join(FOLDER, name))["refarium"]
    done = subprocess.run([refarium, "run", name], cwd=FOLDER, capture_output=True, text=True,
                          timeout=60)
    if wanted.startswith("refused, "):
        return done.returncode == 2 and wanted[len("refused, "):] in done.stderr
    return done.returncode == 0 and done.stdout.strip() == wanted


def main():
    if sys.argv[1] == "--list":
        for name in programs():
            head = read_head(os.path.join(FOLDER, name))
            print("- **%s** — %s (`%s`)" % (head["difference"], head["reason"], name))
        return 0
    refarium = os.path.abspath(sys.argv[1])
    wrong = [name for name in programs() if not check(refarium, name)]
    for name in wrong:
        print("FAIL", name)
    print("%d programs, %d wrong" % (len(programs()), len(wrong)))
    return 1 if wrong or not programs() else 0


if __name__ == "__main__":
    sys.exit(main())
