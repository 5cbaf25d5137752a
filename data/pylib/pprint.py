# SPDX-License-Identifier: MIT
"""Objects as text that is laid out in lines."""

# An object that fits the line it begins in is written as it is; otherwise what it holds is laid
# out in turn. `column` is where a text begins, `reserve` what must still fit behind its end.

import collections
import dataclasses
import sys
import types
from io import StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]

_ATOMS = str, bytes, bytearray, float, complex, bool, type(None)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
           sort_dicts=True, underscore_numbers=False):
    """Writes an object's text to a stream, standard output if there is none."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """An object's text."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint(), with dictionaries in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """An object's text in one line, also if it holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether the text is one that can be evaluated."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Whether the object holds itself."""
    return PrettyPrinter().isrecursive(object)


class _safe_key:
    """For sorting what has no order: by the class's text and by the place then."""

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _key_of_pair(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(obj):
    return f"<Recursion on {type(obj).__name__} with id={id(obj)}>"


def _words(line):
    """A line in words, each with the white space behind it."""
    start, in_space = 0, False
    for at, c in enumerate(line):
        if in_space and not c.isspace():
            yield line[start:at]
            start = at
        in_space = c.isspace()
    yield line[start:]


def _filled(parts, room, last_room):
    """Parts put together as long as their text fits the room; the last has a room of its own."""
    row = None
    for n, part in enumerate(parts, 1):
        longer = part if row is None else row + part
        if len(repr(longer)) <= (last_room if n == len(parts) else room):
            row = longer
            continue
        if row:
            yield repr(row)
        row = part
    if row:
        yield repr(row)


def _shows_fields(obj):
    """Whether a data class has the text that was made for it."""
    if not dataclasses.is_dataclass(obj) or isinstance(obj, type):
        return False
    made = getattr(obj.__repr__, "__wrapped__", None)
    return obj.__dataclass_params__.repr and "__create_fn__" in getattr(made, "__qualname__", "")


class PrettyPrinter:
    """Lays out objects."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        for holds, name, bound in ((int(indent) >= 0, "indent", ">= 0"),
                                   (depth is None or depth > 0, "depth", "> 0"),
                                   (width, "width", "!= 0")):
            if not holds:
                raise ValueError(f"{name} must be {bound}")
        self._depth, self._indent_per_level, self._width = depth, int(indent), int(width)
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscore_numbers = (
            bool(compact), sort_dicts, underscore_numbers)

    def pprint(self, object):
        """Writes an object's text to the stream."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        """An object's text."""
        stream = StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object):
        """Whether the object holds itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Whether the object's text can be evaluated."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    # --- In one line ---

    def format(self, object, context, maxlevels, level):
        """The text in one line, whether it can be evaluated, and whether it is recursive."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, obj, context, level):
        return self.format(obj, context.copy(), self._depth, level)[0]

    def _sorted(self, pairs):
        return sorted(pairs, key=_key_of_pair) if self._sort_dicts else pairs

    def _safe_repr(self, obj, context, maxlevels, level):
        kind = type(obj)
        shown = getattr(kind, "__repr__", None)
        if self._underscore_numbers and shown is int.__repr__ and issubclass(kind, int):
            return f"{obj:_d}", True, False
        if kind not in _ATOMS:
            for base, frame in ((dict, "{%s}"), (list, "[%s]"), (tuple, "(%s)")):
                if shown is base.__repr__ and issubclass(kind, base):
                    return self._safe_container(obj, base, frame, context, maxlevels, level)
        text = repr(obj)
        return text, kind in _ATOMS or bool(text) and not text.startswith("<"), False

    def _safe_container(self, obj, base, frame, context, maxlevels, level):
        if not obj:
            return frame % "", True, False
        inside = id(obj) in context
        if maxlevels and level >= maxlevels:
            return frame % ("...," if base is tuple and len(obj) == 1 else "..."), False, inside
        if inside:
            return _recursion(obj), False, True
        context[id(obj)] = 1
        readable, recursive = True, False
        texts = []

        def text_of(item):
            nonlocal readable, recursive
            text, can_be_read, has_itself = self.format(item, context, maxlevels, level + 1)
            readable, recursive = readable and can_be_read, recursive or has_itself
            return text

        if base is dict:
            for key, value in self._sorted(obj.items()):
                text = text_of(key)
                texts.append(f"{text}: {text_of(value)}")
        else:
            texts.extend(map(text_of, obj))
        del context[id(obj)]
        comma = "," * (base is tuple and len(texts) == 1)
        return frame % (", ".join(texts) + comma), readable, recursive

    # --- In lines ---

    def _format(self, object, stream, indent, allowance, context, level):
        if id(object) in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        lay = None
        if len(text) > self._width - indent - allowance:
            lay = self._dispatch.get(type(object).__repr__)
            if lay is None and _shows_fields(object):
                lay = PrettyPrinter._lay_dataclass
        if lay is None:
            stream.write(text)
            return
        context[id(object)] = 1
        lay(self, object, stream, indent, allowance, context, level + 1)
        del context[id(object)]

    def _inset(self, stream):
        stream.write(" " * (self._indent_per_level - 1))

    def _lay_pairs(self, pairs, stream, column, reserve, context, level):
        """Keys and values, a pair a line."""
        self._inset(stream)
        column += self._indent_per_level
        pairs = list(pairs)
        for left, (key, value) in zip(range(len(pairs) - 1, -1, -1), pairs):
            text = self._repr(key, context, level) + ": "
            stream.write(text)
            self._format(value, stream, column + len(text), 1 if left else reserve, context,
                         level)
            if left:
                stream.write(",\n" + " " * column)

    def _lay_items(self, items, stream, column, reserve, context, level):
        """Items, one a line, or as many as there is room for."""
        self._inset(stream)
        column += self._indent_per_level
        items, between = list(items), ""
        room = whole = self._width - column + 1
        for left, item in zip(range(len(items) - 1, -1, -1), items):
            if not left:
                whole -= reserve
                room -= reserve
            if self._compact:
                text = self._repr(item, context, level)
                if room < len(text) + 2:
                    room = whole
                    between = between and ",\n" + " " * column
                if room >= len(text) + 2:
                    room -= len(text) + 2
                    stream.write(between + text)
                    between = ", "
                    continue
            stream.write(between)
            between = ",\n" + " " * column
            self._format(item, stream, column, 1 if left else reserve, context, level)

    def _lay_named(self, obj, name, pairs, stream, column, context, level, reserve):
        """A class's name and attributes."""
        column += len(name) + 1
        stream.write(name + "(")
        pairs = list(pairs)
        for left, (key, value) in zip(range(len(pairs) - 1, -1, -1), pairs):
            stream.write(key + "=")
            if id(value) in context:
                stream.write("...")
            else:
                self._format(value, stream, column + len(key) + 1, 1 if left else reserve,
                             context, level)
            if left:
                stream.write(",\n" + " " * column)
        stream.write(")")

    def _lay_wrapped(self, name, inner, stream, column, reserve, context, level):
        """Another object in a call."""
        stream.write(name + "(")
        self._format(inner, stream, column + len(name) + 1, reserve + 1, context, level)
        stream.write(")")

    def _lay_dict(self, obj, stream, column, reserve, context, level):
        stream.write("{")
        if obj:
            self._lay_pairs(self._sorted(obj.items()), stream, column, reserve + 1, context,
                            level)
        else:
            self._inset(stream)
        stream.write("}")

    def _lay_list(self, obj, stream, column, reserve, context, level):
        stream.write("[")
        self._lay_items(obj, stream, column, reserve + 1, context, level)
        stream.write("]")

    def _lay_tuple(self, obj, stream, column, reserve, context, level):
        end = ",)" if len(obj) == 1 else ")"
        stream.write("(")
        self._lay_items(obj, stream, column, reserve + len(end), context, level)
        stream.write(end)

    def _lay_set(self, obj, stream, column, reserve, context, level):
        if not obj:
            stream.write(repr(obj))
            return
        name = "" if type(obj) is set else type(obj).__name__
        begin, end = (name + "({", "})") if name else ("{", "}")
        stream.write(begin)
        self._lay_items(sorted(obj, key=_safe_key), stream, column + len(begin) - 1,
                        reserve + len(end), context, level)
        stream.write(end)

    def _lay_parts(self, texts, stream, column, in_parentheses):
        texts = ("\n" + " " * column).join(texts)
        stream.write(f"({texts})" if in_parentheses else texts)

    def _lay_str(self, obj, stream, column, reserve, context, level):
        if not obj:
            stream.write(repr(obj))
            return
        alone = level == 1
        column, reserve = column + alone, reserve + alone
        texts, lines, room = [], obj.splitlines(True), self._width - column
        for left, line in zip(range(len(lines) - 1, -1, -1), lines):
            last_room = room if left else room - reserve
            if len(repr(line)) <= last_room:
                texts.append(repr(line))
            else:
                texts += _filled(list(_words(line)), room, last_room)
        if len(texts) == 1:
            stream.write(repr(lines[-1]))
        else:
            self._lay_parts(texts, stream, column, alone)

    def _lay_bytes(self, obj, stream, column, reserve, context, level):
        if len(obj) <= 4:
            stream.write(repr(obj))
            return
        alone = level == 1
        column, reserve = column + alone, reserve + alone
        room = self._width - column
        fours = [obj[n:n + 4] for n in range(0, len(obj), 4)]
        # The last piece has less room only where it is not a whole one.
        last_room = room - reserve if len(obj) % 4 else room
        self._lay_parts(_filled(fours, room, last_room), stream, column, alone)

    def _lay_bytearray(self, obj, stream, column, reserve, context, level):
        stream.write("bytearray(")
        self._lay_bytes(bytes(obj), stream, column + 10, reserve + 1, context, level + 1)
        stream.write(")")

    def _lay_mappingproxy(self, obj, stream, column, reserve, context, level):
        self._lay_wrapped("mappingproxy", obj.copy(), stream, column, reserve, context, level)

    def _lay_namespace(self, obj, stream, column, reserve, context, level):
        name = "namespace" if type(obj) is types.SimpleNamespace else type(obj).__name__
        self._lay_named(obj, name, vars(obj).items(), stream, column, context, level, reserve)

    def _lay_dataclass(self, obj, stream, column, reserve, context, level):
        pairs = [(f.name, getattr(obj, f.name)) for f in dataclasses.fields(obj) if f.repr]
        self._lay_named(obj, type(obj).__name__, pairs, stream, column, context, level, reserve)

    def _lay_ordered_dict(self, obj, stream, column, reserve, context, level):
        if not obj:
            stream.write(repr(obj))
            return
        self._lay_wrapped(type(obj).__name__, list(obj.items()), stream, column, reserve, context,
                          level)

    def _lay_defaultdict(self, obj, stream, column, reserve, context, level):
        if not obj:
            stream.write(repr(obj))
            return
        column += len(type(obj).__name__) + 1
        stream.write(f"{type(obj).__name__}({self._repr(obj.default_factory, context, level)},\n"
                     + " " * column)
        self._lay_dict(obj, stream, column, reserve + 1, context, level)
        stream.write(")")

    def _lay_counter(self, obj, stream, column, reserve, context, level):
        if not obj:
            stream.write(repr(obj))
            return
        name = type(obj).__name__
        stream.write(name + "({")
        self._lay_pairs(obj.most_common(), stream, column + len(name) + 1, reserve + 2, context,
                        level)
        stream.write("})")

    def _lay_chain_map(self, obj, stream, column, reserve, context, level):
        column += len(type(obj).__name__) + 1
        stream.write(type(obj).__name__ + "(")
        for left, mapping in zip(range(len(obj.maps) - 1, -1, -1), obj.maps):
            self._format(mapping, stream, column, 1 if left else reserve + 1, context, level)
            stream.write(",\n" + " " * column if left else ")")

    def _lay_deque(self, obj, stream, column, reserve, context, level):
        if not obj:
            stream.write(repr(obj))
            return
        column += len(type(obj).__name__) + 1
        stream.write(type(obj).__name__ + "([")
        bounded = obj.maxlen is not None
        self._lay_items(obj, stream, column, 2 if bounded else reserve + 2, context, level)
        if bounded:
            text = self._repr(obj.maxlen, context, level)
            stream.write(f"],\n{' ' * column}maxlen={text})")
        else:
            stream.write("])")

    def _lay_data(self, obj, stream, column, reserve, context, level):
        self._format(obj.data, stream, column, reserve, context, level - 1)

    # By the function that makes the text: classes with a text of their own are left alone.
    _dispatch = {
        dict.__repr__: _lay_dict,
        list.__repr__: _lay_list,
        tuple.__repr__: _lay_tuple,
        set.__repr__: _lay_set,
        frozenset.__repr__: _lay_set,
        str.__repr__: _lay_str,
        bytes.__repr__: _lay_bytes,
        bytearray.__repr__: _lay_bytearray,
        types.MappingProxyType.__repr__: _lay_mappingproxy,
        types.SimpleNamespace.__repr__: _lay_namespace,
        collections.OrderedDict.__repr__: _lay_ordered_dict,
        collections.defaultdict.__repr__: _lay_defaultdict,
        collections.Counter.__repr__: _lay_counter,
        collections.ChainMap.__repr__: _lay_chain_map,
        collections.deque.__repr__: _lay_deque,
        collections.UserDict.__repr__: _lay_data,
        collections.UserList.__repr__: _lay_data,
        collections.UserString.__repr__: _lay_data,
    }
