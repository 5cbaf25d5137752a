#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Messages that programs send, as the trace tells of them."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

REFARIUM = sys.argv.pop(1)
HEAD = """
from infobip_channels.sms.channel import SMSChannel
channel = SMSChannel.from_auth_params({"base_url": "example.api.infobip.com", "api_key": "TOPSECRET"})

def send(text, *to, sender="Jane"):
    channel.send_sms_message({"messages": [
        {"destinations": [{"to": one} for one in to], "from": sender, "text": text}]})
"""


def trace(program, python="3.13"):
    done = subprocess.run([REFARIUM, "trace", "--python", python, "-"], input=program.encode(),
                          capture_output=True, timeout=1000)
    assert done.returncode in (0, 1), done.stderr
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def messages(events):
    return [event for event in events if event["kind"] == "message"]


class TextMessages(unittest.TestCase):
    def test_keys(self):
        events = trace(HEAD + 'import time\ntime.sleep(2.5)\nsend("a \\"b\\"\\nc", "491", "492")\n')
        for event, to in zip(messages(events), ("491", "492"), strict=True):
            del event["n"]
            self.assertEqual(event, {
                "kind": "message", "to": to, "text": 'a "b"\nc', "object": None, "line": 6,
                "from": "Jane", "channel": "sms", "time": 2500})
        self.assertEqual([e["line"] for e in events if e["kind"] == "line"][-1], 6)

    def test_finalizer(self):
        """Each message belongs to the object whose finalizer sends it, also in a collection."""
        program = HEAD + """
class Friend:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        send(self.name + " dies", "491")
jane, bob, ann = Friend("Jane"), Friend("Bob"), Friend("Ann")
jane.friend, bob.friend = bob, jane
del jane, bob
import gc
gc.collect()
del ann
last = Friend("Zoe")
"""
        for python in ("3.10", "3.11", "3.12", "3.13"):
            events = trace(program, python)
            found = messages(events)
            self.assertEqual([event["text"] for event in found],
                             ["Jane dies", "Bob dies", "Ann dies", "Zoe dies"])
            for event in found:
                begins = [e["n"] for e in events if e["kind"] == "finalizer.begin"
                          and e["object"] == event["object"]]
                ends = [e["n"] for e in events if e["kind"] == "finalizer.end"
                        and e["object"] == event["object"]]
                self.assertTrue(begins[0] < event["n"] < ends[0])
                freed = [e["n"] for e in events if e["kind"] == "object.free"
                         and e["object"] == event["object"]]
                self.assertLess(ends[0], freed[0])
            phases = [e for e in events if e["kind"] == "gc.phase" and e["phase"] == "finalizers"]
            self.assertLess(phases[0]["n"], found[0]["n"])

    def test_nested(self):
        """A finalizer that runs in another one's time sends its own; afterwards the outer one is
        the sender again."""
        events = trace(HEAD + """
class Inner:
    def __del__(self):
        send("inner", "1")
class Outer:
    def __del__(self):
        send("before", "1")
        Inner()
        send("after", "1")
Outer()
send("nobody", "1")
""")
        before, inner, after, nobody = messages(events)
        self.assertEqual(before["object"], after["object"])
        self.assertNotIn(inner["object"], (None, before["object"]))
        self.assertIsNone(nobody["object"])

    def test_callback(self):
        events = trace(HEAD + """
import weakref
class Thing: pass
thing = Thing()
reference = weakref.ref(thing, lambda dead: send("gone", "1"))
del thing
""")
        (message,) = messages(events)
        cleared = [e for e in events if e["kind"] == "callback.begin"]
        self.assertEqual(message["object"], cleared[0]["object"])

    def test_raising(self):
        """After an exception in a finalizer nobody is the sender."""
        events = trace(HEAD + """
class Bad:
    def __del__(self):
        send("last words", "1")
        1 / 0
Bad()
send("nobody", "1")
""")
        self.assertEqual([m["object"] is None for m in messages(events)], [False, True])

    def test_key_is_the_programs(self):
        """What the program itself says is in its text; the message does not repeat it."""
        for event in messages(trace(HEAD + 'send("x", "1")\n')):
            self.assertNotIn("TOPSECRET", json.dumps(event))

    def test_many(self):
        events = trace(HEAD + 'for n in range(1000):\n    send(str(n), "1")\n')
        self.assertEqual([m["text"] for m in messages(events)], [str(n) for n in range(1000)])
        self.assertLess(len(events), 600000)

    def test_strange_texts(self):
        texts = ["", "\0", "ä€😀", "x" * 100000]
        events = trace(HEAD + "for text in %r:\n    send(text, '1')\n" % texts)
        self.assertEqual([m["text"] for m in messages(events)], texts)

    def test_export(self):
        """A picture can be asked for at the first message."""
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "out.svg")
            subprocess.run([REFARIUM, "export", "--at", "first:message", "-o", out, "-"], check=True,
                           input=(HEAD + "class A:\n    def __del__(self): send('x', '1')\n"
                                  "A()\n").encode(), timeout=1000)
            self.assertGreater(os.path.getsize(out), 1000)


class EMails(unittest.TestCase):
    def test_message(self):
        (first, second, third) = messages(trace("""
import smtplib
from email.message import EmailMessage
message = EmailMessage()
message["Subject"] = "Grüße"
message["From"] = "Jane Doe <jane@example.org>"
message["To"] = "bob@example.org, Ann <ann@example.org>"
message["Bcc"] = "zoe@example.org"
message.set_content("I am dying\\nbye")
with smtplib.SMTP("mail.example.org", 587) as session:
    session.starttls()
    session.login("jane", "TOPSECRET")
    session.send_message(message)
"""))
        self.assertEqual([m["to"] for m in (first, second, third)],
                         ["bob@example.org", "ann@example.org", "zoe@example.org"])
        del first["n"]
        self.assertEqual(first, {
            "kind": "message", "to": "bob@example.org", "text": "I am dying\nbye", "object": None,
            "line": 13, "from": "jane@example.org", "channel": "email", "time": 0,
            "subject": "Grüße"})

    def test_texts(self):
        found = messages(trace("""
import smtplib
from email.mime.text import MIMEText
session = smtplib.SMTP_SSL("mail.example.org")
session.sendmail("a@b.c", "d@e.f", "Subject: Bye\\nX-A: b\\n\\nbody\\nmore\\n")
session.sendmail("a@b.c", ["d@e.f", "g@h.i"], b"no head")
old = MIMEText("Grüße")
old["From"], old["To"] = "a@b.c", "d@e.f"
session.send_message(old)
session.quit()
"""))
        self.assertEqual([(m["to"], m["subject"], m["text"]) for m in found],
                         [("d@e.f", "Bye", "body\nmore"), ("d@e.f", "", "no head"),
                          ("g@h.i", "", "no head"), ("d@e.f", "", "Grüße")])

    def test_finalizer(self):
        (message,) = messages(trace("""
import smtplib
from email.message import EmailMessage
class Friend:
    def __del__(self):
        message = EmailMessage()
        message["From"], message["To"] = "a@b.c", "d@e.f"
        message.set_content("gone")
        with smtplib.SMTP("localhost") as session:
            session.send_message(message)
Friend()
"""))
        self.assertIsNotNone(message["object"])
        self.assertEqual(message["line"], 10)


if __name__ == "__main__":
    unittest.main()
