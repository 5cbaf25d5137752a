# SPDX-License-Identifier: MIT
"""What must hold for the trace of any program, checked against a model of its own.

- every line is a JSON object, numbered from 1;
- an object is announced before it is mentioned, once, and never mentioned after it was freed
  (but in weakref.cleared, and where a slot or a name lets go of it);
- `from` of a count, a slot or a name is what the last event about it left;
- what a collection began it ends; phases come in their order; `collected` of gc.end is what
  gc.collect() returned to the program;
- the texts of the output events are what the program printed.
"""

import json
import re

PHASES = ["merge", "update_refs", "subtract_refs", "move_unreachable", "untrack", "weakrefs",
          "finalizers", "resurrection", "clear", "end"]
OBJECT_KEYS = ["object", "owner", "from", "to", "key", "namespace", "referent", "by"]


def prepared(text):
    """The program TEXT with a mark before what gc.collect() returned."""
    return re.sub(r"print\((gc\.collect\(\d?\))\)", r"print('#', \1)", text)


class Model:
    def __init__(self):
        self.complaints = []
        self.counts = {}   # object -> count
        self.alive = {}    # object -> True, False once it was freed
        self.slots = {}    # owner -> {place: target}
        self.internal = set()  # there before the program: what they refer to is not announced
        self.names = {}    # frame -> {name: target}
        self.running = []  # collections that were begun: [reason, index of the phase]
        self.collected = None
        self.output = {"stdout": "", "stderr": ""}
        self.events = 0

    def complain(self, event, text):
        self.complaints.append("event %s (%s): %s" % (event.get("n"), event.get("kind"), text))

    def mention(self, event):
        kind = event["kind"]
        counts = kind == "count"
        for key in OBJECT_KEYS:
            ident = event.get(key)
            if not isinstance(ident, int) or isinstance(ident, bool):
                continue
            if counts and key != "object" or kind in ("time", "gc.move") and key in ("from", "to"):
                continue
            if ident not in self.alive:
                self.complain(event, "object %d of %s was not announced" % (ident, key))
            elif not self.alive[ident] and key not in ("from", "referent", "key"):
                self.complain(event, "object %d of %s was freed" % (ident, key))
        for ident in event.get("objects", []) if kind == "isolate.formed" else []:
            if not self.alive.get(ident):
                self.complain(event, "object %d of the isolate is not alive" % ident)

    def apply(self, event):
        kind = event["kind"]
        self.events += 1
        if event.get("n") != self.events:
            self.complain(event, "it should have the number %d" % self.events)
        if kind == "object.new":
            if event["object"] in self.alive:
                self.complain(event, "announced twice")
            self.alive[event["object"]] = True
            self.counts[event["object"]] = 0
            self.slots[event["object"]] = {}
            if event.get("internal"):
                self.internal.add(event["object"])
            return
        self.mention(event)
        method = getattr(self, "do_" + kind.replace(".", "_"), None)
        if method:
            method(event)

    def do_count(self, event):
        if event["from"] != self.counts.get(event["object"]):
            self.complain(event, "from %s, but the count is %s"
                          % (event["from"], self.counts.get(event["object"])))
        self.counts[event["object"]] = event["to"]

    def do_slot(self, event):
        slots = self.slots.get(event["owner"])
        if slots is None:
            return
        place = ("key", event["key"]) if event.get("key") is not None else event["slot"]
        if event.get("insert"):
            moved = {(p + 1 if isinstance(p, int) and p >= place else p): target
                     for p, target in slots.items()}
            moved[place] = event["to"]
            self.slots[event["owner"]] = moved
            return
        unknown = event["owner"] in self.internal and place not in slots
        if slots.get(place) != event["from"] and not unknown:
            self.complain(event, "from %s, but %s is there" % (event["from"], slots.get(place)))
        if event.get("remove"):
            self.slots[event["owner"]] = {
                (p - 1 if isinstance(p, int) and p > place else p): target
                for p, target in slots.items() if p != place}
        elif event["to"] is None:
            slots.pop(place, None)
        else:
            slots[place] = event["to"]

    def do_name(self, event):
        names = self.names.setdefault(event["frame"], {})
        # an inlined comprehension's name is another than the module's
        name = event["name"], "key" in event
        if names.get(name) != event["from"]:
            self.complain(event, "%s from %s, but it is %s" % (event["name"], event["from"],
                                                               names.get(name)))
        names[name] = event["to"]

    def do_object_free(self, event):
        if self.counts.get(event["object"]):
            self.complain(event, "freed with the count %d" % self.counts[event["object"]])
        self.alive[event["object"]] = False
        left = [t for t in self.slots.pop(event["object"], {}).values() if t is not None]
        if left:
            self.complain(event, "freed while it refers to %s" % left)

    def do_gc_begin(self, event):
        self.running.append([event["reason"], -1])

    def do_gc_phase(self, event):
        if not self.running:
            self.complain(event, "outside of a collection")
            return
        index = PHASES.index(event["phase"]) if event["phase"] in PHASES else -1
        if index <= self.running[-1][1]:
            self.complain(event, "%s is out of order" % event["phase"])
        self.running[-1][1] = index

    def do_gc_end(self, event):
        if not self.running:
            self.complain(event, "nothing was begun")
        elif self.running.pop()[0] == "gc.collect":
            self.collected = event["collected"] + event["uncollectable"]

    def do_output(self, event):
        text = event["text"]
        stream = self.output[event["stream"]]
        line = (stream + text)[stream.rfind("\n") + 1:]
        self.output[event["stream"]] = stream + text
        found = re.match(r"# (\d+)$", line.rstrip("\n"))
        if found and event["stream"] == "stdout" and line.endswith("\n"):
            if int(found.group(1)) != (self.collected or 0):
                self.complain(event, "gc.collect() returned %s, but gc.end said %s"
                              % (found.group(1), self.collected))


def even(text):
    return re.sub(r"0x[0-9a-fA-F]{6,}", "0xADDRESS", text)


def check(trace, stdout, stderr):
    """Complaints about TRACE, of a program that printed STDOUT and STDERR when it was run."""
    model = Model()
    for line in trace.splitlines():
        try:
            event = json.loads(line)
        except ValueError as error:
            return model.complaints + ["no JSON: %s: %s" % (error, line[:80])]
        model.apply(event)
    if model.running:
        model.complaints.append("%d collections have no end" % len(model.running))
    for name, expected in (("stdout", stdout), ("stderr", stderr)):
        if even(model.output[name]) != even(expected):
            model.complaints.append("the output events on %s are not what run prints" % name)
    if not model.events:
        model.complaints.append("no event at all")
    return model.complaints
