#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A random Python program, the same one for the same seed.

    random_program.py SEED [GENERATION]

The programs build graphs of objects, take them apart again, collect, and print what can be seen of
it: counts, what is tracked, what weak references say, the order of finalizers. They print no
addresses (only in the repr of functions, which compare_random.py evens out), iterate over sets of
atoms only, and end by themselves; so CPython prints the same for one each time. Only what is
supported today is used. The generator takes all its choices from one stream of floats, so that
every Python version makes the same program.
"""

import random
import sys

ATTRIBUTES = ["a", "b", "c", "other"]
KEYS = ["'k'", "'m'", "1", "None", "(1, 2)"]
GLOBALS = ["v%d" % n for n in range(7)]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed).random
        self.lines = []
        self.serial = 0
        self.classes = []
        self.functions = []  # (name, number of required arguments)
        self.makers = []
        self.weak = self.chance(0.6)
        self.names = list(GLOBALS)
        self.known = {}  # global name -> kind of value it was last given
        self.indent = 0
        self.depth = 0
        self.in_function = False

    # --- choices

    def chance(self, share):
        return self.random() < share

    def pick(self, items):
        return items[int(self.random() * len(items))]

    def number(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def fresh(self, prefix):
        self.serial += 1
        return "%s%d" % (prefix, self.serial)

    # --- text

    def put(self, text):
        for line in text.split("\n"):
            self.lines.append("    " * self.indent + line)

    def block(self, head, *bodies):
        """HEAD, then each of BODIES: a text, or a function that puts lines (at least one)."""
        self.put(head)
        self.indent += 1
        for body in bodies:
            if callable(body):
                before = len(self.lines)
                body()
                if len(self.lines) == before:
                    self.put("pass")
            else:
                self.put(body)
        self.indent -= 1

    # --- classes

    def new_class(self):
        name = self.fresh("C")
        base = self.pick(self.classes)[0] if self.classes and self.chance(0.3) else ""
        slots = not base and self.chance(0.15)
        self.put("class %s%s:" % (name, "(%s)" % base if base else ""))
        self.indent += 1
        if slots:
            weak = ", '__weakref__'" if self.chance(0.7) else ""
            self.put("__slots__ = ('name', 'a', 'b', 'c', 'other'%s)" % weak)
        if self.chance(0.3):
            self.put("made = %s" % self.pick(["0", "[]", "{}"]))
        if not base or self.chance(0.2):
            def init():
                if base:
                    self.put("super().__init__(name, *rest)")
                else:
                    self.put("self.name = name")
                    if self.chance(0.5):
                        self.put("for n, item in enumerate(rest):\n"
                                 "    setattr(self, 'abc'[n % 3], item)")
                    if self.chance(0.2):
                        self.put("self.%s = self" % self.pick(ATTRIBUTES))
                    if self.chance(0.2):
                        self.put("self.%s = self.touch" % self.pick(ATTRIBUTES))
            self.block("def __init__(self, name, *rest):", init)
        if self.chance(0.75):
            self.block("def __del__(self):", self.finalizer)
        if not base:
            self.block("def __repr__(self):",
                       "return '<%s ' + str(getattr(self, 'name', '?')) + '>'" % name)
        self.block("def touch(self, *args):", self.touch)
        if self.chance(0.3):
            self.block("def __enter__(self):", "print('enter', self)", "return self")
            self.block("def __exit__(self, kind, value, traceback):",
                       "print('exit', self, kind and kind.__name__, value)",
                       self.pick(["return False", "return True", "self.a = traceback",
                                  "self.b = value"]))
        else:
            self.block("def __enter__(self):", "return self.name")
            self.block("def __exit__(self, *args):", "self.c = args")
        if self.chance(0.2):
            self.block("def __eq__(self, other):", "return self.name == other.name")
            if self.chance(0.7):
                self.block("def __hash__(self):", "return hash(self.name)")
        if self.chance(0.2):
            self.block("def __call__(self, *args, **named):",
                       "return [self, args, sorted(named)]")
        if self.chance(0.15):
            self.block("def __getattr__(self, name):",
                       "if name.startswith('_'):\n    raise AttributeError(name)",
                       "return (self, name)" if self.chance(0.5) else "return name")
        if self.chance(0.15):
            self.block("@property\ndef size(self):", "return len(getattr(self, 'a', ()))")
        if self.chance(0.1):
            self.block("@classmethod\ndef make(cls, *args):", "return cls('made', *args)")
        if self.chance(0.1):
            self.block("@staticmethod\ndef twice(x):", "return [x, x]")
        if self.chance(0.15):
            self.block("def __len__(self):", "return %d" % self.number(0, 2))
        if self.chance(0.1):
            self.block("def __setattr__(self, name, value):",
                       "super().__setattr__(name, value)", "print('set', name)")
        self.indent -= 1
        self.classes.append((name, slots))
        if self.chance(0.1):
            self.put("%s.own = %s('of the class')" % (name, name))
        if self.chance(0.1):
            self.put("%s = reported(%s)" % (name, name))

    def finalizer(self):
        self.put("print('del', self.name)" if self.chance(0.8) else "print('del', self)")
        kind = self.random()
        if kind < 0.12:
            name = self.pick(GLOBALS)
            self.put("global %s" % name)
            self.put("%s = self" % name)
        elif kind < 0.2:
            self.put("keep.append(self)")
        elif kind < 0.28:
            self.put(self.pick(["raise ValueError('in del')", "self.missing_name()", "1 / 0",
                                "undefined", "raise KeyError(self.name)", "assert not self, 'no'",
                                "fail(self)"]))
        elif kind < 0.35:
            self.put("%s = self.__class__" % self.fresh("x"))
            self.put("print(gc.is_finalized(self))")
        elif kind < 0.4:
            self.put("print(sys.getrefcount(self))")
        elif kind < 0.44:
            self.put("print('inner', gc.collect())")
        elif kind < 0.5:
            self.put("self.%s = None" % self.pick(ATTRIBUTES))
        elif kind < 0.55:
            self.put("print(len(keep))")
        elif kind < 0.6:
            self.put("print([r() is None for r in watched])")
        elif kind < 0.64:
            self.put("try:\n    self.a.touch()\nexcept Exception as e:\n"
                     "    print(type(e).__name__, e)")

    def touch(self):
        kind = self.random()
        if kind < 0.2:
            self.put("print('touch', self, len(args))")
        elif kind < 0.4:
            self.put("self.%s = args" % self.pick(ATTRIBUTES))
        elif kind < 0.55:
            self.put("def inner():\n    return self, args")
            self.put("self.%s = inner" % self.pick(ATTRIBUTES))
        elif kind < 0.7:
            self.put("for arg in args:\n    arg.%s = self" % self.pick(ATTRIBUTES))
        elif kind < 0.8:
            self.put("print(sys.getrefcount(self), [sys.getrefcount(a) for a in args if counted(a)])")
        elif kind < 0.9:
            self.put("raise ValueError(self)")
        else:
            self.put("local = [self, args]\nlocal.append(local)")
        if self.chance(0.5):
            self.put("return %s" % self.pick(["self", "args", "self, args", "[self]"]))

    # --- expressions

    def some_name(self, kind=None):
        if kind and self.chance(0.85):
            names = [n for n in self.names if self.known.get(n) == kind]
            if names:
                return self.pick(names)
        names = [n for n in self.names if n in self.known]
        if names and self.chance(0.97):
            return self.pick(names)
        return self.pick(self.names)

    def instance(self):
        if self.chance(0.45):
            return self.some_name("instance")
        name, _ = self.pick(self.classes)
        rest = "".join(", " + self.value(1) for _ in range(self.number(0, 2))
                       if self.chance(0.35))
        return "%s('%s'%s)" % (name, self.fresh("n"), rest)

    def atom(self):
        return self.pick(["0", "1", "-3", "2.5", "'text'", "None", "True", "10**20", "''",
                          "'%d%%' % 5", "f'{3:>4}'"])

    def value(self, depth=0):
        self.depth += 1
        try:
            if self.depth > 4:
                return self.pick([self.atom(), self.some_name()])
            kind = self.random()
            if kind < 0.24:
                return self.instance()
            if kind < 0.44:
                return self.some_name()
            if kind < 0.52:
                return self.atom()
            if kind < 0.6:
                return "[%s]" % self.values(0, 3)
            if kind < 0.66:
                return "(%s,)" % self.values(1, 3)
            if kind < 0.72:
                return "{%s}" % ", ".join("%s: %s" % (self.pick(KEYS), self.value())
                                          for _ in range(self.number(0, 3)))
            if kind < 0.74:
                return self.pick(["{1, 2, 'x'}", "set()", "{(1, 2), 3}"])
            if kind < 0.79:
                return "%s.%s" % (self.some_name("instance"), self.pick(ATTRIBUTES))
            if kind < 0.83:
                return "%s.touch" % self.some_name("instance")
            if kind < 0.86 and self.functions:
                return self.call()
            if kind < 0.89:
                return "lambda: %s" % self.some_name()
            if kind < 0.92:
                return "[%s for i in range(%d)]" % (self.value(), self.number(1, 3))
            if kind < 0.94:
                return "{i: %s for i in range(%d)}" % (self.value(), self.number(1, 3))
            if kind < 0.955 and self.makers:
                return "%s(%s)" % (self.pick(self.makers), self.value())
            if kind < 0.97:
                return "%s[%s]" % (self.some_name("list"), self.pick(["0", "-1", "1:", ":1"]))
            if kind < 0.98:
                return "%s if %s else %s" % (self.value(), self.condition(), self.value())
            if kind < 0.99:
                return "%s.__dict__" % self.some_name("instance")
            if self.weak and self.chance(0.6):
                return "weakref.%s(%s)" % (self.pick(["ref", "proxy"]),
                                           self.some_name("instance"))
            return self.pick(["type(%s)", "ValueError(%s)"]) % self.some_name()
        finally:
            self.depth -= 1

    def values(self, low, high):
        return ", ".join(self.value() for _ in range(self.number(low, high)))

    def call(self):
        name, n = self.pick(self.functions)
        arguments = [self.value() for _ in range(n)]
        if self.chance(0.15):
            arguments.append("*(%s,)" % self.value())
        if self.chance(0.15):
            arguments.append("extra=%s" % self.value())
        return "%s(%s)" % (name, ", ".join(arguments))

    def condition(self):
        return self.pick(["%s is %s" % (self.some_name(), self.some_name()),
                          "isinstance(%s, list)" % self.some_name(), "True", "False",
                          "hasattr(%s, '%s')" % (self.some_name(), self.pick(ATTRIBUTES)),
                          "callable(%s)" % self.some_name(), "not keep",
                          "%s is not None and keep" % self.some_name()])

    # --- statements

    def kind_of(self, text):
        if text.startswith("C") and text.split("(")[0] in [c for c, _ in self.classes]:
            return "instance"
        if text.startswith("[") and not text.startswith("[]["):
            return "list"
        return {"{": "dict"}.get(text[:1], "other")

    def assign(self):
        text = self.instance() if self.chance(0.4) else self.value()
        name = self.pick(self.names)
        self.put("%s = %s" % (name, text))
        self.known[name] = self.known.get(text) or self.kind_of(text)

    def several(self):
        one, two = self.pick(self.names), self.pick(self.names)
        kind = self.random()
        if kind < 0.3:
            self.put("%s, %s = %s, %s" % (one, two, self.value(), self.value()))
        elif kind < 0.5:
            self.put("%s = %s = %s" % (one, two, self.value()))
        elif kind < 0.6:
            self.put("%s, *%s = %s" % (one, two, "(%s,)" % self.values(1, 3)))
        elif kind < 0.8:
            self.put("%s, %s = %s, %s" % (one, two, two, one))
        else:
            self.put("%s += %s" % (self.some_name("list"), "[%s]" % self.value()))
            return
        self.known[one] = self.known[two] = "other"

    def link(self):
        owner = self.some_name("instance")
        kind = self.random()
        if kind < 0.6:
            self.put("%s.%s = %s" % (owner, self.pick(ATTRIBUTES), self.value()))
        elif kind < 0.7:
            other = self.some_name("instance")
            self.put("%s.%s = %s\n%s.%s = %s" % (owner, self.pick(ATTRIBUTES), other, other,
                                                 self.pick(ATTRIBUTES), owner))
        elif kind < 0.8:
            self.put("del %s.%s" % (owner, self.pick(ATTRIBUTES)))
        elif kind < 0.85:
            self.put("%s.__dict__['%s'] = %s" % (owner, self.pick(ATTRIBUTES), self.value()))
        elif kind < 0.9:
            self.put("setattr(%s, '%s', %s)" % (owner, self.pick(ATTRIBUTES), self.value()))
        elif kind < 0.95:
            self.put("%s.touch(%s)" % (owner, self.values(0, 2)))
        else:
            self.put("print(sorted(vars(%s)))" % owner)

    def change(self):
        kind = self.random()
        if kind < 0.65:
            name = self.some_name("list")
            self.put(self.pick([
                "%s.append(%s)", "%s.insert(0, %s)", "%s[0] = %s", "%s[:] = [%s]",
                "%s.extend([%s])", "%s[1:1] = (%s,)"]) % (name, self.value())
                if self.chance(0.6) else
                self.pick(["%s.pop()", "del %s[0]", "%s.clear()", "%s.reverse()",
                           "del %s[:]", "%s *= 2", "%s.pop(0)", "%s.append(%s)" % ("%s", name)])
                % name)
        else:
            name = self.some_name("dict")
            self.put("%s[%s] = %s" % (name, self.pick(KEYS), self.value())
                     if self.chance(0.6) else
                     self.pick(["%s.pop(%s, 0)", "del %s[%s]", "%s.setdefault(%s, [])",
                                "%s.get(%s)"]) % (name, self.pick(KEYS))
                     if self.chance(0.8) else
                     self.pick(["%s.clear()", "%s.popitem()", "%s.update(me=keep)"]) % name)

    def forget(self):
        name = self.some_name()
        if self.chance(0.6):
            self.put("del %s" % name)
            self.known.pop(name, None)
        else:
            self.put("%s = None" % name)
            self.known[name] = "other"

    def look(self):
        name = self.some_name()
        self.put(self.pick([
            "print(sys.getrefcount(%s))" % self.pick(["keep", self.pick(self.classes)[0],
                                                      "[%s]" % name]),
            "print(counted(%s) and sys.getrefcount(%s))" % (name, name),
            "print(counted(%s) and sys.getrefcount(%s))" % (name, name),
            "print(gc.is_tracked(%s))" % name,
            "print(gc.is_finalized(%s))" % name,
            "print(len(gc.get_referents(%s)))" % name,
            "print(sorted([type(r).__name__ for r in gc.get_referents(%s)]))" % name,
            "print(counted(%s) and sorted([type(r).__name__ for r in gc.get_referrers(%s)]))"
            % (name, name),
            "print(%s(%s))" % ("weakref.getweakrefcount" if self.weak else "type", name),
            "print([r() is None for r in watched])",
            "print(%s)" % name,
            "print(repr(%s))" % self.value(),
            "print(type(%s).__name__, callable(%s))" % (name, name),
            "print(len(%s))" % name,
            "print(%s is %s)" % (name, self.some_name()),
            "print(%s == %s)" % (name, self.some_name()),
            "print([n for n in sorted(globals()) if n[0] == 'v'])",
            "print(keep)",
            "print(len(keep), len(watched))",
            "print(bool(%s))" % name,
            "print(len(gc.garbage), gc.isenabled())",
            "print(isinstance(%s, %s))" % (name, self.pick(self.classes)[0]),
            "print('%%s|%%r' %% (%s, %s))" % (self.atom(), self.atom()),
            "print(f'{%s}')" % name,
        ]))

    def collect(self):
        self.put(self.pick(["print(gc.collect())", "print(gc.collect())", "print(gc.collect())",
                            "print(gc.collect(0))", "print(gc.collect(1))",
                            "print('collected', gc.collect(), gc.isenabled())"]))

    def watch(self):
        target = self.some_name("instance")
        kind = self.random()
        if not self.weak:
            self.look()
        elif kind < 0.35:
            self.put("watched.append(weakref.ref(%s))" % target)
        elif kind < 0.6:
            self.put("watched.append(weakref.ref(%s, gone))" % target)
        elif kind < 0.7:
            self.put("watched.append(weakref.ref(%s, lambda r: print('lambda', r() is None)))"
                     % target)
        elif kind < 0.8:
            # under try: the traceback would show lines of CPython's own weakref.py
            self.put("try:\n    weakref.finalize(%s, print, 'finalize', %s)\n"
                     "except TypeError as e:\n    print(e)" % (target, self.atom()))
        elif kind < 0.9:
            self.put("%s.%s = weakref.ref(%s, gone)" % (self.some_name("instance"),
                                                        self.pick(ATTRIBUTES), target))
        elif kind < 0.95:
            self.put("watched.append(weakref.ref(%s, %s.touch))"
                     % (target, self.some_name("instance")))
        else:
            self.put("watched.append(weakref.ref(%s, bad_callback))" % target)

    def stored_exception(self):
        kind = self.random()
        name = self.pick(self.names)
        raised = self.pick(["raise ValueError(%s)" % self.value(), "fail(%s)" % self.value(),
                            "{}[%s]" % self.some_name(), "[][3]", "None.x",
                            "raise TypeError('t') from ValueError('v')", "1 // 0",
                            "%s.nothing" % self.some_name(), "int('x')",
                            "try:\n        fail(%s)\n    finally:\n        print('finally')"
                            % self.some_name()])
        kept = self.pick(["%s = e" % name, "keep.append(e)", "%s = e.__traceback__" % name,
                          "print(type(e).__name__, e)",
                          "%s.a = e" % self.some_name("instance"),
                          "print(e.args, e.__context__, e.__cause__)",
                          "print(sys.getrefcount(e))"])
        if kind < 0.6:
            self.put("try:\n    %s\nexcept Exception as e:\n    %s" % (raised, kept))
        else:
            self.put("try:\n    try:\n        %s\n    except KeyError as e:\n        %s\n"
                     "    else:\n        print('else')\nexcept Exception as e:\n"
                     "    print(e.__context__ is None)\n    %s"
                     % (raised.replace("\n", "\n    "), kept, kept))
        if "%s = e" % name in kept:
            self.known[name] = "other"

    def control(self):
        kind = self.random()
        if kind < 0.25:
            self.block("for item in %s:" % self.pick(["[%s]" % self.values(1, 3),
                                                      self.some_name("list") + "[:3]",
                                                      "range(3)",
                                                      "(%s,)" % self.values(1, 2), "list(keep)"]),
                       self.simple, self.pick(["print(type(item).__name__)", "if %s:\n    break"
                                               % self.condition(), "continue", "pass"]))
            if self.chance(0.2):
                self.block("else:", self.simple)
            if self.chance(0.5):
                self.put("item = None")
        elif kind < 0.5:
            self.block("if %s:" % self.condition(), self.simple)
            if self.chance(0.5):
                self.block("else:", self.simple)
        elif kind < 0.7:
            self.block("with %s%s:" % (self.instance(), self.pick(["", " as item"])),
                       self.simple, self.simple)
        elif kind < 0.85:
            self.block("try:", self.simple, self.simple)
            self.block("finally:", self.simple)
        else:
            self.put("count = %d" % self.number(1, 3))
            self.block("while count:", "count -= 1", self.simple)

    def new_function(self):
        name, n = self.fresh("f"), self.number(0, 3)
        parameters = ["p", "q", "r"][:n]
        text = list(parameters)
        if self.chance(0.25):
            text.append("extra=None")
        elif self.chance(0.2):
            text += ["*more", "extra=%s" % self.atom()]
        elif self.chance(0.2):
            text.append("**named")
        outer = self.names, self.known
        local = ["x", "y", "z"] + parameters
        self.names = local + [self.pick(outer[0])]
        self.known = {p: self.pick(["instance", "instance", "list", "dict"]) for p in parameters}
        self.known[self.names[-1]] = outer[1].get(self.names[-1], "other")

        def body():
            if self.chance(0.2):
                self.put("global %s" % self.names[-1])
            else:
                self.names = local
                self.known.pop(outer[0][0], None)
                self.known = {k: v for k, v in self.known.items() if k in local}
            self.in_function = True
            for _ in range(self.number(1, 5)):
                if self.chance(0.15):
                    inner = self.fresh("g")
                    self.put("def %s():\n    return %s" % (inner, self.some_name()))
                    self.put("%s = %s" % (self.pick(local), inner))
                elif self.chance(0.08):
                    inner = self.fresh("g")
                    self.put("def %s(n):\n    return %s(n - 1) if n else %s"
                             % (inner, inner, self.some_name()))
                    self.put("%s(2)" % inner)
                else:
                    self.statement()
            if self.chance(0.7):
                self.put("return %s" % self.pick([self.value(), self.some_name(), "locals()"
                                                  if self.chance(0.1) else self.value()]))
            self.in_function = False

        self.block("def %s(%s):" % (name, ", ".join(text)), body)
        self.names, self.known = outer
        self.functions.append((name, n))

    def new_maker(self):
        name = self.fresh("make")
        kind = self.random()
        if kind < 0.35:
            self.put("def %s(value):\n    def inner():\n        return value\n    return inner"
                     % name)
        elif kind < 0.6:
            self.put("def %s(value):\n    def inner(n=0):\n        nonlocal value\n"
                     "        value = [value, inner]\n        return value\n    return inner"
                     % name)
        elif kind < 0.8:
            self.put("def %s(value):\n    class Local:\n        kept = value\n"
                     "        def __del__(self):\n            print('del local')\n"
                     "    return Local()" % name)
        else:
            self.put("def %s(value):\n    try:\n        raise ValueError(value)\n"
                     "    except ValueError as e:\n        return e" % name)
        self.makers.append(name)

    def simple(self):
        self.pick([self.assign, self.link, self.change, self.forget, self.look, self.collect])()

    def statement(self):
        kind = self.random()
        guarded = self.chance(0.85)
        if guarded:
            self.put("try:")
            self.indent += 1
        if kind < 0.22:
            self.assign()
        elif kind < 0.28:
            self.several()
        elif kind < 0.44:
            self.link()
        elif kind < 0.52:
            self.change()
        elif kind < 0.62:
            self.forget()
        elif kind < 0.76:
            self.look()
        elif kind < 0.83:
            self.collect()
        elif kind < 0.88:
            self.watch()
        elif kind < 0.92:
            self.stored_exception()
        elif kind < 0.96 and self.indent < 3:
            self.control()
        elif self.functions and not self.in_function:
            self.put(self.call() if self.chance(0.5) else
                     "%s = %s" % (self.pick(self.names), self.call()))
        else:
            self.look()
        if guarded:
            self.indent -= 1
            self.put("except Exception as e:\n    print(type(e).__name__, e)")

    def program(self):
        if self.weak:
            self.put("import gc, sys, weakref\ngc.collect()  # what importing left")
        else:
            self.put("import gc, sys")
        if self.chance(0.7):
            self.put("gc.disable()")
        self.put("keep = []\nwatched = []\n")
        self.put("def gone(ref):\n    print('gone', ref() is None)\n")
        self.put("def bad_callback(ref):\n    raise ValueError('in the callback')\n")
        self.put("def counted(x):\n"
                 "    return type(x) not in (int, str, float, bool, tuple, type(None), type)\n")
        self.put("def fail(value):\n    local = [value]\n    raise ValueError(value)\n")
        self.put("def reported(cls):\n"
                 "    old = getattr(cls, '__del__', None)\n"
                 "    def __del__(self):\n"
                 "        print('reported', self)\n"
                 "        if old is not None:\n"
                 "            old(self)\n"
                 "    setattr(cls, '__del__', __del__)\n"
                 "    return cls\n")
        for _ in range(self.number(1, 3)):
            self.new_class()
        for name in self.names[:self.number(2, 5)]:
            self.put("%s = %s('%s')" % (name, self.pick(self.classes)[0], self.fresh("n")))
            self.known[name] = "instance"
        self.put("%s = [%s]" % (self.names[5], self.values(0, 3)))
        self.known[self.names[5]] = "list"
        for _ in range(self.number(0, 2)):
            self.new_maker()
        for _ in range(self.number(0, 3)):
            self.new_function()
        for _ in range(self.number(8, 35)):
            self.statement()
        if self.chance(0.5):
            for name in self.names:
                if self.chance(0.5):
                    self.put("%s = None" % name)
        if self.chance(0.5):
            self.put("print(gc.collect())")
        if self.chance(0.9):
            self.put("print('end')")
        return "\n".join(self.lines) + "\n"


def program(seed, generation=1):
    """The text of the program number SEED of a GENERATION of the generator."""
    if generation == 1:
        return Generator(seed).program()
    if generation == 3:
        import random_heap

        return random_heap.program(seed)
    import random_wider

    return random_wider.Wider(seed).program()


def main():
    if not 2 <= len(sys.argv) <= 3 or not all(word.isdigit() for word in sys.argv[1:]):
        print("usage: random_program.py SEED [GENERATION]", file=sys.stderr)
        return 2
    sys.stdout.write(program(*map(int, sys.argv[1:])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
