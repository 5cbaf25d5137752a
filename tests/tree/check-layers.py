#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A file of src includes only files of its own folder or of a folder listed before it.

Reads the #include lines; also fails when a layer below the window includes a header of GTK, or a
layer other than the diagram a header of graphviz.
"""

import os
import re
import sys

LAYERS = ["base", "heap", "python", "journal", "session", "diagram", "lecture", "cli", "deliver",
          "app"]
# journal may only use the headers of heap, diagram nothing of the engine but the event table,
# deliver nothing of any of them
FORBIDDEN = {
    "journal": {"python", "session"},
    "diagram": {"python", "session"},
    "deliver": {"heap", "python", "journal", "session", "diagram", "lecture", "cli"},
}
ONLY_APP = re.compile(r"^(gtk/|adwaita|gtksourceview/|gdk/)")
GRAPHVIZ = re.compile(r"^(graphviz/|gvc\.h|cgraph\.h)")
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')


def complaints(path, layer):
    allowed = set(LAYERS[: LAYERS.index(layer) + 1]) - FORBIDDEN.get(layer, set())
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            name = match.group(1)
            folder = name.split("/")[0] if "/" in name else None
            if folder in LAYERS and folder not in allowed:
                yield "%s:%d: %s may not include %s" % (path, number, layer, name)
            if layer != "app" and ONLY_APP.match(name):
                yield "%s:%d: only app may include %s" % (path, number, name)
            if GRAPHVIZ.match(name):
                yield "graphviz %s:%d" % (path, number)


def main():
    source = os.path.join(sys.argv[1], "src")
    errors, graphviz, files = [], set(), 0
    for layer in LAYERS:
        for folder, _, names in os.walk(os.path.join(source, layer)):
            for name in sorted(names):
                if not name.endswith((".c", ".h")):
                    continue
                files += 1
                path = os.path.join(folder, name)
                for complaint in complaints(path, layer):
                    if complaint.startswith("graphviz "):
                        graphviz.add(path)
                    else:
                        errors.append(complaint)
    if len(graphviz) > 1:
        errors.append("graphviz is included in more than one file: " + ", ".join(sorted(graphviz)))
    print("\n".join(errors))
    print("%d files read, %d wrong includes" % (files, len(errors)))
    return 1 if errors or files == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
