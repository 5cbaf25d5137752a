# SPDX-License-Identifier: MIT
"""Objects as JSON."""

# The text is made without recursion: what is open stands in a list. So the depth is bounded by a
# number, which is about what CPython's C code can do.

import sys

_MINOR = sys.version_info[1]
_ESCAPES = {n: f"\\u{n:04x}" for n in range(32)}
_ESCAPES |= str.maketrans({"\\": r"\\", '"': r'\"', "\b": r"\b", "\f": r"\f", "\n": r"\n",
                           "\r": r"\r", "\t": r"\t"})
_CONSTANTS = {None: "null", True: "true", False: "false"}


def encode_basestring(s):
    """A text in quotes, other characters than ASCII as they are."""
    return f'"{str.translate(s, _ESCAPES)}"'


def _escape(c):
    n = ord(c)
    if n < 0x10000:
        return c if 32 <= n < 127 else f"\\u{n:04x}"
    high, low = divmod(n - 0x10000, 0x400)
    return f"\\u{high + 0xd800:04x}\\u{low + 0xdc00:04x}"


def encode_basestring_ascii(s):
    """A text in quotes, in ASCII."""
    s = str.translate(s, _ESCAPES)
    if not s.isascii() or "\x7f" in s:
        s = "".join(map(_escape, s))
    return f'"{s}"'


class _Open:
    # Something that is being told: its items, the text that ends it, and what stands where.
    __slots__ = "owner", "items", "is_dict", "begin", "between", "end"

    def __init__(self, owner, items, is_dict=False, begin="", between="", end=()):
        self.owner, self.items, self.is_dict = owner, items, is_dict
        self.begin, self.between, self.end = begin, between, end


class JSONEncoder:
    """Makes JSON of objects; a subclass may say what to make of others."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = (
            skipkeys, ensure_ascii, check_circular)
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What stands for an object that JSON has nothing for."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """An object's JSON."""
        if isinstance(o, str):
            return self._quote(o)
        return "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        """An object's JSON in pieces."""
        return self._pieces(o, _one_shot and self.indent is None)

    def _quote(self, text):
        return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(text)

    def _number(self, o, in_c):
        if isinstance(o, int):
            return int.__repr__(o)
        if o - o == 0:
            return float.__repr__(o)
        if not self.allow_nan:
            tail = "" if in_c and _MINOR < 12 else ": " + float.__repr__(o)
            raise ValueError("Out of range float values are not JSON compliant" + tail)
        return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"

    def _plain(self, o, in_c):
        """The text of what holds nothing else; None if the object is not such."""
        if isinstance(o, str):
            return self._quote(o)
        if o is None or o is True or o is False:
            return _CONSTANTS[o]
        return self._number(o, in_c) if isinstance(o, (int, float)) else None

    def _key(self, key, in_c):
        if isinstance(key, str):
            return self._quote(key)
        text = self._plain(key, in_c)
        if text is not None:
            return f'"{text}"'
        if self.skipkeys:
            return None
        raise TypeError("keys must be str, int, float, bool or None, not "
                        + key.__class__.__name__)

    def _line(self, depth):
        """The beginning of a new line, where there are lines."""
        if self.indent is None:
            return ""
        indent = self.indent if isinstance(self.indent, str) else " " * self.indent
        return "\n" + indent * depth

    def _opened(self, o, depth, in_c):
        """Begins with an object that holds others."""
        is_dict = isinstance(o, dict)
        if not is_dict and not isinstance(o, (list, tuple)):
            return _Open(o, None)
        line = self._line(depth + 1)
        between = self.item_separator + line
        end = tuple(filter(None, (self._line(depth), "}" if is_dict else "]")))
        if not is_dict:
            return _Open(o, iter(o), False, "[" + line, between, end)
        items = sorted(o.items()) if self.sort_keys else o.items()
        return _Open(o, iter(list(items) if in_c else items), True, line, between, end)

    def _pieces(self, o, in_c):
        limit = sys.getrecursionlimit() - 8 if _MINOR < 12 else 9990
        stack, inside = [], set()
        depth, before, value = 0, "", o
        while True:
            text = self._plain(value, in_c)
            if text is None and isinstance(value, (list, tuple, dict)) and not value:
                if before:
                    yield before
                before, text = "", "{}" if isinstance(value, dict) else "[]"
            if text is not None:
                yield before + text
            else:
                if before:
                    yield before
                if len(stack) >= limit:
                    raise RecursionError(
                        "maximum recursion depth exceeded while encoding a JSON object")
                if self.check_circular:
                    if id(value) in inside:
                        raise ValueError("Circular reference detected")
                    inside.add(id(value))
                top = self._opened(value, depth, in_c)
                stack.append(top)
                if top.items is None:
                    before, value = "", self.default(value)
                    continue
                depth += 1
                if top.is_dict:
                    yield "{"
            # What comes next: an item of the innermost that has one.
            while stack:
                top = stack[-1]
                item = next(top.items, stack) if top.items is not None else stack
                if item is not stack:
                    if not top.is_dict:
                        before, value = top.begin, item
                    else:
                        key, value = item
                        before, key = "", self._key(key, in_c)
                        if key is None:
                            continue
                        if top.begin:
                            yield top.begin
                        yield key
                        yield self.key_separator
                    top.begin = top.between
                    break
                yield from top.end
                depth -= top.items is not None
                stack.pop()
                inside.discard(id(top.owner))
            else:
                return
