#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every built-in lecture prints what the real CPython of its profile printed.

    check-built-in.py REFARIUM            compares with expected/NAME.txt
    check-built-in.py --record FOLDER     writes these; REFARIUM_PYTHONS (folders of interpreters,
                                          joined by ":") says where python3.10 … python3.13 are
"""

import json
import os
import re
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = os.path.join(HERE, "expected")
STAND_IN = os.path.join(HERE, os.pardir, "oracle", "standin")

# What there is in Refarium and not where a lecture is recorded: nobody waits for what it sleeps, the
# package for text messages is installed, and there is somebody who takes e-mails.
PREPARE = """
import sys

class SMTP:
    def __init__(self, host):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *error):
        pass
    def send_message(self, message):
        message.as_string()

def prepare(text):
    if "time.sleep" in text:
        import time
        time.sleep = lambda seconds: None
    if "infobip_channels" in text:
        sys.path.insert(0, sys.argv[2])
    if "smtplib" in text:
        import smtplib
        smtplib.SMTP = SMTP

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
prepare(text)
exec(compile(text, sys.argv[1], "exec"), {"__name__": "__main__"})
"""
NEEDS = ("time.sleep", "infobip_channels", "smtplib")


def record(folder):
    os.makedirs(EXPECTED, exist_ok=True)
    places = os.environ.get("REFARIUM_PYTHONS", "").split(":") + os.environ["PATH"].split(":")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".py"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            text = file.read()
        version = re.search(r"^# python: (\S+)$", text, re.MULTILINE).group(1)
        python = next(path for path in (os.path.join(place, "python" + version)
                                        for place in places) if os.path.exists(path))
        prepare = ["-c", PREPARE] if any(need in text for need in NEEDS) else []
        done = subprocess.run([python, "-I", "-B"] + prepare
                              + [os.path.join(folder, name), STAND_IN],
                              stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=1000,
                              check=True)
        with open(os.path.join(EXPECTED, name[:-3] + ".txt"), "wb") as out:
            out.write(done.stdout)


class Lectures(unittest.TestCase):
    refarium = None

    def test_output(self):
        listed = subprocess.run([self.refarium, "lectures", "--json"], stdout=subprocess.PIPE,
                                check=True)
        lectures = json.loads(listed.stdout)
        self.assertEqual(sorted(lecture["name"] for lecture in lectures),
                         sorted(name[:-4] for name in os.listdir(EXPECTED)))
        for lecture in lectures:
            with self.subTest(lecture=lecture["name"]):
                done = subprocess.run([self.refarium, "run", "lecture:" + lecture["name"]],
                                      stdin=subprocess.DEVNULL, capture_output=True, timeout=1000)
                path = os.path.join(EXPECTED, lecture["name"] + ".txt")
                with open(path, encoding="utf-8") as file:
                    self.assertEqual(done.stdout.decode(), file.read())
                self.assertEqual(done.stderr.decode(), "")
                self.assertEqual(done.returncode, 0)


if __name__ == "__main__":
    if sys.argv[1] == "--record":
        record(sys.argv[2])
    else:
        Lectures.refarium = os.path.abspath(sys.argv[1])
        unittest.main(argv=sys.argv[:1])
