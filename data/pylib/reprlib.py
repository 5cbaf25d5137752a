# SPDX-License-Identifier: MIT
"""Texts of objects that are cut where they are long."""

import builtins
import sys
from itertools import islice

__all__ = ["Repr", "repr", "recursive_repr"]
_MINOR = sys.version_info[1]


def get_ident():
    """The number of the thread: there is one."""
    return 1


def recursive_repr(fillvalue="..."):
    """A decorator of __repr__: what is asked for while it is being told gives `fillvalue`."""
    def decorate(function):
        telling = set()

        def wrapper(self):
            key = id(self), get_ident()
            if key in telling:
                return fillvalue
            telling.add(key)
            try:
                return function(self)
            finally:
                telling.discard(key)

        for name in ("__module__", "__doc__", "__name__", "__qualname__", "__annotations__",
                     "__type_params__"):
            if hasattr(wrapper, name):
                setattr(wrapper, name, getattr(function, name))
        if _MINOR >= 13:
            wrapper.__wrapped__ = function
        return wrapper

    return decorate


_LIMITS = {"maxlevel": 6, "maxtuple": 6, "maxlist": 6, "maxarray": 5, "maxdict": 4, "maxset": 6,
           "maxfrozenset": 6, "maxdeque": 6, "maxstring": 30, "maxlong": 40, "maxother": 30}
if _MINOR == 11:
    _LIMITS = {"fillvalue": "...", **_LIMITS}
if _MINOR >= 12:
    _LIMITS |= {"fillvalue": "...", "indent": None}


def _in_order(items):
    # Sorted where that is possible: sets have an order that changes.
    try:
        return sorted(items)
    except Exception:
        return list(items)


class Repr:
    """Makes the texts; its attributes are the limits, its methods repr_… are for kinds."""

    # What stands in 3.10 for the attributes that it does not have.
    fillvalue, indent = "...", None

    def __init__(self, **limits):
        for name in limits:
            if _MINOR < 12 or name not in _LIMITS:
                raise TypeError(
                    f"Repr.__init__() got an unexpected keyword argument '{name}'")
        vars(self).update({**_LIMITS, **limits})

    def repr(self, x):
        """The text of an object."""
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        """The text of an object that stands in others; `level` more may stand in it."""
        kind = type(x)
        method = getattr(self, "repr_" + "_".join(kind.__name__.split()), None)
        return self.repr_instance(x, level) if method is None else method(x, level)

    def _lines(self, pieces, level):
        """Pieces side by side, or each on a line of its own."""
        if self.indent is None:
            return ", ".join(pieces)
        if not pieces:
            return ""
        indent = self.indent
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f"Repr.indent cannot be negative int (was {indent!r})")
            indent *= " "
        try:
            line = ",\n" + (self.maxlevel - level + 1) * indent
        except TypeError as error:
            raise TypeError("Repr.indent must be a str, int or None, not "
                            f"{type(indent)}") from error
        return line[1:] + line.join(pieces) + line[:-len(indent) or None]

    def _container(self, x, level, most, left="", right="", trail="", show=None):
        if level <= 0 and len(x):
            inside = self.fillvalue
        else:
            show = show or (lambda item: self.repr1(item, level - 1))
            pieces = [show(item) for item in islice(x, most)]
            if len(x) > most:
                pieces.append(self.fillvalue)
            inside = self._lines(pieces, level)
            if len(x) == 1 and self.indent is None:
                right = trail + right
        return left + inside + right

    def _ends(self, most):
        """How much of a text's beginning and of its end is kept."""
        head = max(0, (most - 3) // 2)
        return head, max(0, most - 3 - head)

    def _cut(self, text, most):
        """A text without its middle if it is too long."""
        if len(text) <= most:
            return text
        head, tail = self._ends(most)
        return text[:head] + self.fillvalue + text[len(text) - tail:]

    def repr_tuple(self, x, level):
        return self._container(x, level, self.maxtuple, "(", ")", ",")

    def repr_list(self, x, level):
        return self._container(x, level, self.maxlist, "[", "]")

    def repr_array(self, x, level):
        if not x:
            return f"array('{x.typecode}')"
        return self._container(x, level, self.maxarray, f"array('{x.typecode}', [", "])")

    def repr_set(self, x, level):
        return self._container(_in_order(x), level, self.maxset, "{", "}") if x else "set()"

    def repr_frozenset(self, x, level):
        if not x:
            return "frozenset()"
        return self._container(_in_order(x), level, self.maxfrozenset, "frozenset({", "})")

    def repr_deque(self, x, level):
        return self._container(x, level, self.maxdeque, "deque([", "])")

    def repr_dict(self, x, level):
        if level <= 0 < len(x):
            return "{" + self.fillvalue + "}"

        def show(key):
            return f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}"

        return self._container(_in_order(x), level, self.maxdict, "{", "}", show=show)

    def repr_str(self, x, level):
        text = builtins.repr(x[:self.maxstring])
        if len(text) > self.maxstring:
            head, tail = self._ends(self.maxstring)
            text = builtins.repr(x[:head] + x[len(x) - tail:])
            text = text[:head] + self.fillvalue + text[len(text) - tail:]
        return text

    def repr_int(self, x, level):
        return self._cut(builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            return self._cut(builtins.repr(x), self.maxother)
        except Exception:
            return "<%s instance at %#x>" % (type(x).__name__, id(x))


aRepr = Repr()
repr = aRepr.repr
