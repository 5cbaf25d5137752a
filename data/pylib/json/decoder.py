# SPDX-License-Identifier: MIT
"""Objects from JSON."""

# The text is read without recursion: lists and dictionaries that are not complete stand in a list.

import sys

__all__ = ["JSONDecoder", "JSONDecodeError"]

_MINOR = sys.version_info[1]
_SPACES = frozenset(" \t\n\r")
_DIGITS = frozenset("0123456789")
_HEX = frozenset("0123456789abcdefABCDEF")
_ESCAPED = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS = {"n": ("null", None), "t": ("true", True), "f": ("false", False)}
_FLOATS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_IN_LIST = object()


class JSONDecodeError(ValueError):
    """A text is not JSON: what was expected, in which text, and where."""

    def __init__(self, msg, doc, pos):
        self.lineno = 1 + doc.count("\n", 0, pos)
        self.colno = pos - doc.rfind("\n", 0, pos)
        self.msg, self.doc, self.pos = msg, doc, pos
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


def _after_spaces(s, at):
    while s[at:at + 1] in _SPACES:
        at += 1
    return at


def _after_digits(s, at):
    while s[at:at + 1] in _DIGITS:
        at += 1
    return at


def _code_unit(s, at):
    """The number behind \\u, which stands before `at`; none if it is not one."""
    digits = s[at:at + 4]
    return int(digits, 16) if len(digits) == 4 and _HEX.issuperset(digits) else None


def _escaped(s, slash, begin):
    """The character that a backslash and what follows stand for, and where it ends."""
    sign = s[slash + 1:slash + 2]
    if sign == "u":
        end = slash + 6
        unit = _code_unit(s, slash + 2)
        if unit is None:
            raise JSONDecodeError("Invalid \\uXXXX escape", s, slash + 1)
        if 0xd800 <= unit < 0xdc00 and s.startswith("\\u", end):
            low = _code_unit(s, end + 2)
            if low is not None and 0xdc00 <= low < 0xe000:
                return chr(0x10000 + (unit - 0xd800) * 0x400 + low - 0xdc00), end + 6
        return chr(unit), end
    if sign not in _ESCAPED:
        if sign:
            raise JSONDecodeError("Invalid \\escape", s, slash)
        raise JSONDecodeError("Unterminated string starting at", s, begin)
    return _ESCAPED[sign], slash + 2


def scanstring(s, end, strict=True):
    """The text whose first quote stands before `end`, and where it ends."""
    begin, parts, quote = end - 1, [], end - 1
    while True:
        if end > quote:
            quote = s.find('"', end)
            if quote < 0:
                quote = len(s)
        slash = s.find("\\", end, quote)
        stop = quote if slash < 0 else slash
        part = s[end:stop]
        if strict and not part.isprintable():
            for n, c in enumerate(part, end):
                if c < " ":
                    raise JSONDecodeError("Invalid control character at", s, n)
        if stop == len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if slash < 0:
            return ("".join([*parts, part]) if parts else part), quote + 1
        c, end = _escaped(s, slash, begin)
        parts += part, c


class JSONDecoder:
    """Makes objects of JSON; functions may be given that make others."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = (
            object_hook, object_pairs_hook, strict)
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or _FLOATS.__getitem__

    def decode(self, s):
        """The object whose JSON a text is."""
        value, end = self.raw_decode(s, _after_spaces(s, 0))
        end = _after_spaces(s, end)
        if end < len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The object whose JSON begins in a text, and where it ends."""
        if idx < 0:
            raise ValueError("idx cannot be negative")
        return self._read(s, idx, {})

    def _number(self, s, at):
        """A number, or one of the words for numbers that have no digits."""
        end = at + (s[at] == "-")
        if s[end:end + 1] not in _DIGITS:
            for word in _FLOATS:
                if s.startswith(word, at):
                    return self.parse_constant(word), at + len(word)
            raise JSONDecodeError("Expecting value", s, at)
        end = end + 1 if s[end] == "0" else _after_digits(s, end)
        whole = end
        if s[end:end + 1] == "." and s[end + 1:end + 2] in _DIGITS:
            end = _after_digits(s, end + 1)
        if s[end:end + 1] in ("e", "E"):
            digits = end + 2 if s[end + 1:end + 2] in ("+", "-") else end + 1
            if s[digits:digits + 1] in _DIGITS:
                end = _after_digits(s, digits)
        return (self.parse_int if end == whole else self.parse_float)(s[at:end]), end

    def _simple(self, s, at):
        """What is neither a list nor a dictionary."""
        first = s[at:at + 1]
        if first == '"':
            return scanstring(s, at + 1, self.strict)
        word, value = _WORDS.get(first, ("", None))
        if word and s.startswith(word, at):
            return value, at + len(word)
        if not first or word:
            raise JSONDecodeError("Expecting value", s, at)
        return self._number(s, at)

    def _key(self, s, at, keys):
        if s[at:at + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
        key, at = scanstring(s, at + 1, self.strict)
        at = _after_spaces(s, at)
        if s[at:at + 1] != ":":
            raise JSONDecodeError("Expecting ':' delimiter", s, at)
        return keys.setdefault(key, key), _after_spaces(s, at + 1)

    def _complete(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        return pairs if self.object_hook is None else self.object_hook(pairs)

    def _read(self, s, at, keys):
        limit = sys.getrecursionlimit() - 8 if _MINOR < 12 else 9990
        stack = []
        while True:
            first = s[at:at + 1]
            if first == "[" or first == "{":
                if len(stack) >= limit:
                    raise RecursionError(
                        "maximum recursion depth exceeded while decoding a JSON "
                        f"{'array' if first == '[' else 'object'} from a unicode string")
                at = _after_spaces(s, at + 1)
                if first == "{":
                    value = [] if self.object_pairs_hook is not None else {}
                else:
                    value = []
                if s[at:at + 1] != ("]" if first == "[" else "}"):
                    key = _IN_LIST
                    if first == "{":
                        key, at = self._key(s, at, keys)
                    stack.append((value, key))
                    continue
                at += 1
                if first == "{":
                    value = self._complete(value)
            else:
                value, at = self._simple(s, at)
            # The value goes into what is open, which may end with it.
            while stack:
                owner, key = stack[-1]
                in_list = key is _IN_LIST
                if in_list:
                    owner.append(value)
                elif type(owner) is list:
                    owner.append((key, value))
                else:
                    owner[key] = value
                at = _after_spaces(s, at)
                sign = s[at:at + 1]
                if sign == ("]" if in_list else "}"):
                    stack.pop()
                    at += 1
                    value = owner if in_list else self._complete(owner)
                    continue
                if sign != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                comma, at = at, _after_spaces(s, at + 1)
                if _MINOR >= 13 and s[at:at + 1] == ("]" if in_list else "}"):
                    raise JSONDecodeError("Illegal trailing comma before end of "
                                          + ("array" if in_list else "object"), s, comma)
                if not in_list:
                    key, at = self._key(s, at, keys)
                    stack[-1] = owner, key
                break
            else:
                return value, at
