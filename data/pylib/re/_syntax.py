# SPDX-License-Identifier: MIT
"""Regular expressions as a program writes them, translated to those of the library that matches."""

# What a text means is decided here alone: the result uses only what is the same everywhere, with
# characters as numbers. Each piece of it comes with the bounds of its width.

import sys

_MINOR = sys.version_info[1]
MANY = 1 << 40

TEMPLATE, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, DEBUG, ASCII = (
    1, 2, 4, 8, 16, 32, 64, 128, 256)
FLAGS = {"i": IGNORECASE, "L": LOCALE, "m": MULTILINE, "s": DOTALL, "x": VERBOSE, "a": ASCII,
         "u": UNICODE}
if _MINOR < 13:
    FLAGS["t"] = TEMPLATE
_TYPES = ASCII | LOCALE | UNICODE
_GLOBAL = DEBUG | TEMPLATE if _MINOR < 13 else DEBUG

_DIGITS, _OCTAL = frozenset("0123456789"), frozenset("01234567")
_HEX = frozenset("0123456789abcdefABCDEF")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_CONTROLS = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
# Inside of a set: as they are in Unicode, and in ASCII.
_CATEGORIES = {"d": (r"\d", "0-9"), "s": (r"\s\x{1c}-\x{1f}", r"\x{9}-\x{d}\x{20}"),
               "w": (r"\w", "A-Za-z0-9_")}
_NOT_ASCII = {"d": r"\x{0}-\x{2f}\x{3a}-\x{10ffff}",
              "s": r"\x{0}-\x{8}\x{e}-\x{1f}\x{21}-\x{10ffff}",
              "w": r"\x{0}-\x{2f}\x{3a}-\x{40}\x{5b}-\x{5e}\x{60}\x{7b}-\x{10ffff}"}


_SET_SIGNS = {"--": "difference", "&&": "intersection", "~~": "symmetric difference",
              "||": "union"}


class error(Exception):
    """A text is no regular expression: why, and where."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


if _MINOR >= 13:
    error.__name__ = error.__qualname__ = "PatternError"


def _warn(text, category):
    """Warns where the program asked for the regular expression."""
    import warnings
    level, frame = 1, sys._getframe()
    while frame is not None and frame.f_globals.get("__name__") in (__name__, "re"):
        level, frame = level + 1, frame.f_back
    warnings.warn(text, category, stacklevel=level)


class _Again(Exception):
    """The text sets a flag that changes how what was read before is read."""


def literal(n):
    """A character that stands for itself."""
    c = chr(n)
    return c if n < 128 and c.isalnum() else f"\\x{{{n:x}}}"


class _Item:
    """A piece, and what kind it is: "at" for a place, "repeat" for what is repeated already."""

    __slots__ = "text", "least", "most", "kind"

    def __init__(self, text, least=1, most=1, kind=""):
        self.text, self.least, self.most, self.kind = text, least, most, kind


class Parser:
    """Reads one regular expression."""

    def __init__(self, source, pattern, flags):
        self.source, self.pattern, self.flags, self.at = source, pattern, flags, 0
        self.is_text = isinstance(pattern, str)
        self.names, self.widths, self.closing, self.count = {}, {}, [], 0
        self.behind, self.asked = None, {}

    # --- Characters ---

    def fail(self, why, at):
        raise error(why, self.pattern, at)

    def peek(self, length=1):
        return self.source[self.at:self.at + length]

    def take(self, text):
        if not self.source.startswith(text, self.at):
            return False
        self.at += len(text)
        return True

    def take_all(self, kinds, most=1 << 30):
        begin = self.at
        while self.peek() in kinds and self.at - begin < most:
            self.at += 1
        return self.source[begin:self.at]

    def name_until(self, end, what):
        begin = self.at
        stop = self.source.find(end, begin)
        if stop == begin:
            self.fail("missing " + what, begin)
        if begin >= len(self.source):
            self.fail("missing " + what, begin)
        if stop < 0:
            self.fail(f"missing {end}, unterminated name", begin)
        self.at = stop + 1
        return self.source[begin:stop]

    def check_name(self, name, offset):
        if not (name.isidentifier() and (self.is_text or name.isascii())):
            shown = name if self.is_text else name.encode("latin-1")
            self.fail(f"bad character in group name {shown!r}", self.at - offset)

    # --- The whole ---

    def parse(self):
        item = self.alternatives()
        if self.at < len(self.source):
            self.fail("unbalanced parenthesis", self.at)
        for number, at in self.asked.items():
            if number > self.count:
                self.fail(f"invalid group reference {number}", at)
        text = item.text
        return f"(?i:{text})" if self.flags & IGNORECASE else f"(?:{text})"

    def alternatives(self, nested=False):
        texts, least, most = [], MANY, 0
        while True:
            item = self.sequence(not nested and not texts)
            texts.append(item.text)
            least, most = min(least, item.least), max(most, item.most)
            if not self.take("|"):
                return _Item("|".join(texts), least, min(most, MANY))

    def sequence(self, is_first):
        items = []
        while self.at < len(self.source) and self.peek() not in ("|", ")"):
            c = self.peek()
            if self.flags & VERBOSE:
                if c in " \t\n\r\v\f":
                    self.at += 1
                    continue
                if c == "#":
                    end = self.source.find("\n", self.at)
                    self.at = end + 1 if end >= 0 else len(self.source)
                    continue
            if c in "*+?{":
                self.repeat(items)
                continue
            item = self.atom(is_first and not items)
            if item is not None:
                items.append(item)
        return _Item("".join([item.text for item in items]), sum([i.least for i in items]),
                     min(sum([i.most for i in items]), MANY))

    def repeat(self, items):
        begin = self.at
        sign = self.peek()
        self.at += 1
        least, most = {"*": (0, MANY), "+": (1, MANY), "?": (0, 1)}.get(sign, (0, MANY))
        if sign == "{":
            low = high = ""
            ok = self.peek() != "}"
            if ok:
                low = high = self.take_all(_DIGITS)
                if self.take(","):
                    high = self.take_all(_DIGITS)
                ok = self.take("}")
            if not ok:
                self.at = begin + 1
                items.append(_Item(literal(ord("{"))))
                return
            least, most = int(low or 0), int(high) if high else MANY
            if max(least, most if high else 0) >= 2 ** 32 - 1:
                raise OverflowError("the repetition number is too large")
            if most < least:
                self.fail("min repeat greater than max repeat", begin + 1)
        if not items or items[-1].kind == "at":
            self.fail("nothing to repeat", begin)
        if items[-1].kind == "repeat":
            self.fail("multiple repeat", begin)
        item = items.pop()
        tail = "?" if self.take("?") else "+" if _MINOR >= 11 and self.take("+") else ""
        if max(least, most if most < MANY else 0) > 65535:
            raise NotImplementedError("more than 65535 repetitions are not supported")
        count = {(0, MANY): "*", (1, MANY): "+", (0, 1): "?"}.get((least, most))
        if count is None:
            count = "{%d,%s}" % (least, most if most < MANY else "")
        items.append(_Item(f"(?:{item.text}){count}{tail}", item.least * least,
                           min(item.most * most, MANY), "repeat"))

    # --- One item ---

    def atom(self, is_first):
        c = self.peek()
        if c == "\\":
            return self.escape()
        if c == "[":
            return self.set()
        if c == "(":
            return self.group(is_first)
        self.at += 1
        if c == ".":
            return _Item("[\\x{0}-\\x{10ffff}]" if self.flags & DOTALL else "[^\\x{a}]")
        if c == "^":
            return _Item("(?<![^\\x{a}])" if self.flags & MULTILINE else "\\A", 0, 0, "at")
        if c == "$":
            many = self.flags & MULTILINE
            return _Item("(?![^\\x{a}])" if many else "(?=\\x{a}?\\z)", 0, 0, "at")
        return _Item(literal(ord(c)))

    def is_ascii(self):
        return not self.is_text or self.flags & ASCII

    def category(self, c):
        """What stands in a set for \\d, \\s, \\w, or their opposites."""
        if c.islower():
            return _CATEGORIES[c][bool(self.is_ascii())]
        if self.is_ascii():
            return _NOT_ASCII[c.lower()]
        return "\\" + c

    def coded(self, c, begin, in_set=False):
        """The number of a character that is written as a number or a letter, or None."""
        if c == "x" or c in ("u", "U") and self.is_text:
            size = {"x": 2, "u": 4, "U": 8}[c]
            digits = self.take_all(_HEX, size)
            if len(digits) != size:
                self.fail("incomplete escape " + self.source[begin:self.at], begin)
            n = int(digits, 16)
            if n > 0x10ffff:
                self.fail("bad escape " + self.source[begin:self.at], begin)
            return n
        if c == "N" and self.is_text:
            raise NotImplementedError("names of characters are not supported")
        return _CONTROLS.get(c) if c != "b" or in_set else None

    def octal(self, digits, begin):
        n = int(digits, 8)
        if n > 0o377:
            self.fail(f"octal escape value {self.source[begin:self.at]} outside of range 0-0o377",
                      begin)
        return n

    def start_escape(self):
        begin = self.at
        c = self.source[begin + 1:begin + 2]
        if not c:
            self.fail("bad escape (end of pattern)", begin)
        self.at += 2
        return begin, c

    def escape(self):
        begin, c = self.start_escape()
        if c in "AZ":
            return _Item("\\A" if c == "A" else "\\z", 0, 0, "at")
        if c in "bB":
            if not self.is_ascii():
                return _Item("\\" + c, 0, 0, "at")
            word = "[A-Za-z0-9_]"
            edge = f"(?<={word})(?!{word})|(?<!{word})(?={word})"
            return _Item(f"(?:{edge})" if c == "b" else f"(?!{edge})", 0, 0, "at")
        if c.lower() in _CATEGORIES and c.isascii():
            return _Item(f"[{self.category(c)}]")
        n = self.coded(c, begin)
        if n is None and c == "0":
            n = self.octal("0" + self.take_all(_OCTAL, 2), begin)
        elif n is None and c in _DIGITS:
            number = c + self.take_all(_DIGITS, 1)
            if len(number) == 2 and _OCTAL.issuperset(number) and self.peek() in _OCTAL:
                n = self.octal(number + self.take_all(_OCTAL, 1), begin)
            else:
                return self.reference(int(number), begin + 1, begin)
        if n is None:
            if c in _LETTERS:
                self.fail("bad escape " + self.source[begin:self.at], begin)
            n = ord(c)
        return _Item(literal(n))

    def reference(self, number, at, begin):
        if not 0 < number <= self.count:
            self.fail(f"invalid group reference {number}", at)
        if number not in self.widths:
            self.fail("cannot refer to an open group", begin)
        if self.behind is not None and number >= self.behind:
            self.fail("cannot refer to group defined in the same lookbehind subpattern", self.at)
        return _Item(f"\\g{{{number}}}", *self.widths[number])

    # --- Sets ---

    def set(self):
        begin = self.at
        self.at += 1
        if self.peek() == "[":
            _warn(f"Possible nested set at position {self.at}", FutureWarning)
        negated = self.take("^")
        first, parts = self.at, []
        while True:
            at = self.at
            if at >= len(self.source):
                self.fail("unterminated character set", begin)
            if self.peek() == "]" and at != first:
                self.at += 1
                break
            sign = self.peek(2)
            if parts and sign in _SET_SIGNS:
                _warn(f"Possible set {_SET_SIGNS[sign]} at position {at}", FutureWarning)
            low = self.set_item()
            if not self.take("-"):
                parts.append(self.shown(low))
                continue
            if self.at >= len(self.source):
                self.fail("unterminated character set", begin)
            if self.peek() == "]":
                self.at += 1
                parts += self.shown(low), "\\x{2d}"
                break
            if self.peek() == "-":
                _warn(f"Possible set difference at position {self.at - 1}", FutureWarning)
            high = self.set_item()
            if isinstance(low, str) or isinstance(high, str) or high < low:
                self.fail("bad character range " + self.source[at:self.at], at)
            parts.append(f"\\x{{{low:x}}}-\\x{{{high:x}}}")
        return _Item(f"[{'^' * negated}{''.join(parts)}]")

    def shown(self, item):
        return item if isinstance(item, str) else f"\\x{{{item:x}}}"

    def set_item(self):
        """A character's number, or the text of a category."""
        c = self.peek()
        if c != "\\":
            self.at += 1
            return ord(c)
        begin = self.at
        if begin + 1 == len(self.source):
            self.fail("bad escape (end of pattern)", begin)
        begin, c = self.start_escape()
        if c.lower() in _CATEGORIES and c.isascii():
            return self.category(c)
        n = self.coded(c, begin, in_set=True)
        if n is None and c in _OCTAL:
            n = self.octal(c + self.take_all(_OCTAL, 2), begin)
        if n is None:
            if c in _LETTERS or c in _DIGITS:
                self.fail("bad escape " + self.source[begin:self.at], begin)
            n = ord(c)
        return n

    # --- Groups ---

    def close(self, begin):
        if not self.take(")"):
            self.fail("missing ), unterminated subpattern", begin)

    def group(self, is_first):
        begin = self.at
        self.at += 1
        if not self.take("?"):
            return self.capture(begin, None)
        c = self.peek()
        self.at += 1
        if not c:
            self.fail("unexpected end of pattern", self.at - 1)
        if c == "P":
            return self.named(begin)
        if c == ":":
            return self.plain(begin, "(?:")
        if c == "#":
            end = self.source.find(")", self.at)
            if end < 0:
                self.fail("missing ), unterminated comment", begin)
            self.at = end + 1
            return None
        if c in "=!<":
            return self.look(begin, c)
        if c == "(":
            return self.conditional(begin)
        if c == ">" and _MINOR >= 11:
            return self.plain(begin, "(?>")
        if c in FLAGS or c == "-":
            return self.flagged(begin, c, is_first)
        self.fail("unknown extension ?" + c, self.at - 2)

    def plain(self, begin, opening):
        flags = self.flags
        item = self.alternatives(True)
        self.close(begin)
        self.flags = flags
        return _Item(f"{opening}{item.text})", item.least, item.most)

    def capture(self, begin, name):
        self.count += 1
        number = self.count
        if name is not None:
            if name in self.names:
                self.fail(f"redefinition of group name {name!r} as group {number}; was group "
                          f"{self.names[name]}", self.at - len(name) - 1)
            self.names[name] = number
        item = self.plain(begin, "(")
        self.widths[number] = item.least, item.most
        self.closing.append(number)
        return item

    def named(self, begin):
        if self.take("<"):
            name = self.name_until(">", "group name")
            self.check_name(name, len(name) + 1)
            return self.capture(begin, name)
        if self.take("="):
            name = self.name_until(")", "group name")
            self.check_name(name, len(name) + 1)
            at = self.at - len(name) - 1
            if name not in self.names:
                self.fail(f"unknown group name {name!r}", at)
            return self.reference(self.names[name], at, at)
        c = self.peek()
        if not c:
            self.fail("unexpected end of pattern", self.at)
        self.fail("unknown extension ?P" + c, self.at - 2)

    def look(self, begin, c):
        opening = "(?" + c
        is_behind = c == "<"
        if is_behind:
            c = self.peek()
            self.at += 1
            if not c:
                self.fail("unexpected end of pattern", self.at - 1)
            if c not in "=!":
                self.fail("unknown extension ?<" + c, self.at - 3)
            opening += c
        outer = self.behind
        if is_behind and outer is None:
            self.behind = self.count + 1
        item = self.plain(begin, opening)
        self.behind = outer
        if is_behind and item.least != item.most:
            raise error("look-behind requires fixed-width pattern")
        return _Item(item.text, 0, 0)

    def conditional(self, begin):
        name = self.name_until(")", "group name")
        at = self.at - len(name) - 1
        if name.isidentifier():
            if name not in self.names:
                self.fail(f"unknown group name {name!r}", at)
            number = self.names[name]
        else:
            if not (name.isdecimal() and name.isascii()):
                shown = name if self.is_text else name.encode("latin-1")
                self.fail(f"bad character in group name {shown!r}", at)
            number = int(name)
            if not number:
                self.fail("bad group number", at)
        yes = self.sequence(False)
        no = None
        if self.take("|"):
            no = self.sequence(False)
            if self.peek() == "|":
                self.fail("conditional backref with more than two branches", self.at)
        self.close(begin)
        self.asked.setdefault(number, at)
        least = min(yes.least, no.least if no else 0)
        most = max(yes.most, no.most if no else 0)
        return _Item(f"(?({number}){yes.text}|{no.text if no else ''})", least, most)

    def flagged(self, begin, c, is_first):
        """Flags for a group, or for the whole text."""
        add = remove = 0
        while c in FLAGS:
            flag = FLAGS[c]
            if self.is_text and c == "L":
                self.fail("bad inline flags: cannot use 'L' flag with a str pattern", self.at)
            if not self.is_text and c == "u":
                self.fail("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at)
            add |= flag
            if flag & _TYPES and add & _TYPES != flag:
                self.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", self.at)
            c = self.peek()
            self.at += 1
            if not c:
                self.fail("missing -, : or )", self.at - 1)
        if c == ")":
            return self.whole_flags(begin, add, is_first)
        if add & _GLOBAL:
            self.fail("bad inline flags: cannot turn on global flag", self.at - 1)
        if c == "-":
            c = self.peek()
            self.at += 1
            if not c:
                self.fail("missing flag", self.at - 1)
            if c not in FLAGS:
                self.fail("unknown flag" if c.isalpha() else "missing flag", self.at - 1)
            while c in FLAGS:
                if FLAGS[c] & _TYPES:
                    self.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", self.at)
                remove |= FLAGS[c]
                c = self.peek()
                self.at += 1
                if not c:
                    self.fail("missing :", self.at - 1)
        if c != ":":
            self.fail("unknown flag" if c.isalpha() else "missing -, : or )" if not remove
                      else "missing :", self.at - 1)
        if add & remove:
            self.fail("bad inline flags: flag turned on and off", self.at - 1)
        before = self.flags
        if add & _TYPES:
            self.flags &= ~_TYPES
        self.flags = (self.flags | add) & ~remove
        sign = "i" if add & IGNORECASE else "-i" if remove & IGNORECASE else ""
        item = self.alternatives(True)
        self.close(begin)
        self.flags = before
        return _Item(f"(?{sign}:{item.text})", item.least, item.most)

    def whole_flags(self, begin, add, is_first):
        if begin or not is_first:
            if _MINOR >= 11:
                self.fail("global flags not at the start of the expression", begin)
            cut = " (truncated)" * (len(self.pattern) > 20)
            _warn(f"Flags not at the start of the expression {self.pattern[:20]!r}{cut} "
                  f"but at position {begin}", DeprecationWarning)
        new = add & ~self.flags
        if new & VERBOSE or new and begin:
            self.flags |= add
            raise _Again
        self.flags |= add
        return None


def translate(pattern, flags):
    """The translated text, the flags, the names, and the groups in the order of their ends."""
    source = pattern if isinstance(pattern, str) else bytes(pattern).decode("latin-1")
    while True:
        parser = Parser(source, pattern, flags)
        try:
            text = parser.parse()
        except _Again:
            flags = parser.flags
            continue
        flags = parser.flags
        if parser.is_text:
            if flags & LOCALE:
                raise ValueError("cannot use LOCALE flag with a str pattern")
            if flags & ASCII and flags & UNICODE:
                raise ValueError("ASCII and UNICODE flags are incompatible")
            if not flags & ASCII:
                flags |= UNICODE
        elif flags & UNICODE:
            raise ValueError("cannot use UNICODE flag with a bytes pattern")
        return text, flags, parser.names, parser.closing


def template(text, groups, names):
    """A replacement in its parts: texts, and numbers of groups."""
    is_text = isinstance(text, str)
    source = text if is_text else bytes(text).decode("latin-1")
    parts, at = [], 0

    def fail(why, where):
        raise error(why, text, where)

    def add_group(number, where):
        if number > groups:
            fail(f"invalid group reference {number}", where)
        parts.append(number)

    while (slash := source.find("\\", at)) >= 0:
        parts.append(source[at:slash])
        c = source[slash + 1:slash + 2]
        at = slash + 2
        if not c:
            fail("bad escape (end of pattern)", slash)
        if c == "g":
            if source[at:at + 1] != "<":
                fail("missing <", at)
            end = source.find(">", at + 1)
            name = source[at + 1:end] if end >= 0 else source[at + 1:]
            if not name:
                fail("missing group name", at + 1)
            if end < 0:
                fail("missing >, unterminated name", at + 1)
            if name.isidentifier():
                if name not in names:
                    raise IndexError(f"unknown group name {name!r}")
                parts.append(names[name])
            elif name.isdecimal() and name.isascii():
                add_group(int(name), at + 1)
            else:
                shown = name if is_text else name.encode("latin-1")
                fail(f"bad character in group name {shown!r}", at + 1)
            at = end + 1
        elif c == "0":
            digits = ""
            while len(digits) < 2 and source[at:at + 1] in _OCTAL:
                digits += source[at]
                at += 1
            parts.append(chr(int("0" + digits, 8) & 255))
        elif c in _DIGITS:
            digits = c
            if source[at:at + 1] in _DIGITS:
                digits += source[at]
                at += 1
                if _OCTAL.issuperset(digits) and source[at:at + 1] in _OCTAL:
                    n = int(digits + source[at], 8)
                    at += 1
                    if n > 0o377:
                        fail(f"octal escape value {source[slash:at]} outside of range 0-0o377",
                             slash)
                    parts.append(chr(n))
                    continue
            add_group(int(digits), slash + 1)
        elif c in _CONTROLS:
            parts.append(chr(_CONTROLS[c]))
        elif c in _LETTERS:
            fail("bad escape \\" + c, slash)
        else:
            parts.append("\\" + c)
    parts.append(source[at:])
    return [part if is_text or isinstance(part, int) else part.encode("latin-1")
            for part in parts if part != ""]
