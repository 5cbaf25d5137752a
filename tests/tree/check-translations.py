#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every text of the program can be translated, and every language is complete.

Files that mark texts are listed in po/POTFILES.in; xgettext reads them as the build does, and each
language's file, merged with what it found, has no text untranslated and none that is only guessed.

    check-translations.py TOP
"""

import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.abspath(sys.argv[1])
MARKED = re.compile(r'\b(?:N?_|ngettext|C_) \(|translatable="(?:yes|true)"')
# what the glib preset of the build gives xgettext
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3",
            "g_dpgettext2:2c,3", "ngettext:1,2"]


def listed():
    with open(os.path.join(TOP, "po", "POTFILES.in"), encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def marking():
    for folder in ("src", "ui"):
        for path, _, names in os.walk(os.path.join(TOP, folder)):
            for name in names:
                if not name.endswith((".c", ".h", ".ui")):
                    continue
                full = os.path.join(path, name)
                with open(full, encoding="utf-8") as file:
                    if MARKED.search(file.read()):
                        yield os.path.relpath(full, TOP)


def untranslated(pot, language):
    """The texts of @language that are missing or guessed, as msgattrib writes them."""
    merged = subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "--no-wrap", "-o", "-",
                             os.path.join(TOP, "po", language + ".po"), pot],
                            stdout=subprocess.PIPE, check=True).stdout
    found = []
    for option in ("--untranslated", "--only-fuzzy"):
        done = subprocess.run(["msgattrib", option, "--no-obsolete", "--no-wrap", "-"],
                              input=merged, stdout=subprocess.PIPE, check=True)
        found += [line for line in done.stdout.decode().splitlines()
                  if line.startswith("msgid ") and line != 'msgid ""']
    subprocess.run(["msgfmt", "--check", "-o", os.devnull,
                    os.path.join(TOP, "po", language + ".po")], check=True)
    return found


def main():
    files = listed()
    complaints = ["%s is not in po/POTFILES.in" % name for name in sorted(set(marking()) -
                                                                           set(files))]
    complaints += ["%s, in po/POTFILES.in, does not exist" % name for name in files
                   if not os.path.exists(os.path.join(TOP, name))]
    if files != sorted(files):
        complaints.append("po/POTFILES.in is not sorted")
    with open(os.path.join(TOP, "po", "LINGUAS"), encoding="utf-8") as file:
        languages = [word for line in file if not line.startswith("#") for word in line.split()]
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "refarium.pot")
        subprocess.run(["xgettext", "--from-code=UTF-8", "--add-comments", "-o", pot,
                        "--directory", TOP] + ["--keyword=" + word for word in KEYWORDS] +
                       [name for name in files if os.path.exists(os.path.join(TOP, name))],
                       check=True, stderr=subprocess.DEVNULL)
        for language in languages:
            complaints += ["%s lacks %s" % (language, text) for text in untranslated(pot, language)]
    print("\n".join(complaints) or "%d files, %d languages: complete" % (len(files),
                                                                        len(languages)))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
