# SPDX-License-Identifier: MIT
"""Containers beside the built-in ones: namedtuple, deque, ChainMap, Counter, OrderedDict,
defaultdict, and classes that wrap dict, list and str to be inherited from."""

import operator as _operator
import sys as _sys

import _collections_abc
from _collections import (OrderedDict, _count_elements, _tuplegetter, deque,
                          _deque_iterator, defaultdict)

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList",
           "UserString", "defaultdict", "deque", "namedtuple"]

_collections_abc.MutableSequence.register(deque)

_KEYWORDS = frozenset((
    "False", "None", "True", "and", "as", "assert", "async", "await", "break",
    "class", "continue", "def", "del", "elif", "else", "except", "finally",
    "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"))

_VERSION = _sys.version_info[:2]


# --- namedtuple ------------------------------------------------------------------------------------

def _usable_fields(field_names):
    """The names, those that no field can have replaced by their position."""
    names, seen = list(field_names), set()
    for index, name in enumerate(names):
        if (not name.isidentifier() or name in _KEYWORDS
                or name.startswith("_") or name in seen):
            names[index] = f"_{index}"
        seen.add(name)
    return names


def _check_fields(typename, field_names, rename):
    for name in [typename] + field_names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError("Type names and field names must be valid "
                             f"identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError("Type names and field names cannot be a "
                             f"keyword: {name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError("Field names cannot start with an underscore: "
                             f"{name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a class of tuples whose items have names.

    >>> Point = namedtuple('Point', ['x', 'y'])
    >>> Point(11, y=22)
    Point(x=11, y=22)
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = list(map(str, field_names))
    typename = _sys.intern(str(typename))
    if rename:
        field_names = _usable_fields(field_names)
    _check_fields(typename, field_names, rename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(reversed(list(zip(reversed(field_names),
                                                reversed(defaults)))))

    # What the methods use are variables of theirs: each class has its own.
    field_names = tuple(map(_sys.intern, field_names))
    num_fields = len(field_names)
    arg_list = ", ".join(field_names)
    if num_fields == 1:
        arg_list += ","
    repr_fmt = "(" + ", ".join(f"{name}=%r" for name in field_names) + ")"
    tuple_new = tuple.__new__
    _dict, _tuple, _len, _map, _zip = dict, tuple, len, map, zip

    namespace = {
        "_tuple_new": tuple_new,
        "__builtins__": {},
        "__name__": f"namedtuple_{typename}",
    }
    __new__ = eval(f"lambda _cls, {arg_list}: _tuple_new(_cls, ({arg_list}))",
                   namespace)
    __new__.__name__ = "__new__"
    __new__.__doc__ = f"Create new instance of {typename}({arg_list})"
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if _len(result) != num_fields:
            raise TypeError(f"Expected {num_fields} arguments, got {len(result)}")
        return result

    _make.__func__.__doc__ = (f"Make a new {typename} object from a sequence "
                              "or iterable")

    if _VERSION >= (3, 13):
        def _replace(self, /, **kwds):
            result = self._make(_map(kwds.pop, field_names, self))
            if kwds:
                raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
            return result
    else:
        def _replace(self, /, **kwds):
            result = self._make(_map(kwds.pop, field_names, self))
            if kwds:
                raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
            return result

    _replace.__doc__ = (f"Return a new {typename} object replacing specified "
                        "fields with new values")

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + repr_fmt % self

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return _dict(_zip(self._fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return _tuple(self)

    for method in (__new__, _make.__func__, _replace, __repr__, _asdict,
                   __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"

    class_namespace = {
        "__doc__": f"{typename}({arg_list})",
        "__slots__": (),
        "_fields": field_names,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": _make,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": field_names,
    }
    if _VERSION >= (3, 13):
        class_namespace["__replace__"] = _replace
    for index, name in enumerate(field_names):
        doc = _sys.intern(f"Alias for field number {index}")
        class_namespace[name] = _tuplegetter(index, doc)

    result = type(typename, (tuple,), class_namespace)

    # The class belongs to the module that asked for it.
    if module is None:
        try:
            module = _sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            module = "__main__"
    if module is not None:
        result.__module__ = module
    return result


# --- Counter ---------------------------------------------------------------------------------------

def _named(function, owner, name, doc=None):
    """Gives a method that a table made the name that it is called by."""
    function.__name__ = name
    function.__qualname__ = f"{owner}.{name}"
    function.__doc__ = doc
    return function


class Counter(dict):
    """A dict that counts: elements are its keys, their counts its values."""

    @classmethod
    def fromkeys(cls, iterable, v=None):
        name = "Counter"
        raise NotImplementedError(
            f"{name}.fromkeys() is undefined.  Use {name}(iterable) instead.")

    def __missing__(self, key):
        return 0

    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def _count(self, what, kwds, sign):
        if isinstance(what, _collections_abc.Mapping):
            if not self and sign > 0:
                dict.update(self, what)
            else:
                for element, number in what.items():
                    # In this order: numbers of other kinds may care.
                    self[element] = (number + self.get(element, 0) if sign > 0
                                     else self.get(element, 0) - number)
        elif what is not None and sign > 0:
            _count_elements(self, what)
        elif what is not None:
            for element in what:
                self[element] = self.get(element, 0) - 1
        if kwds:
            self._count(kwds, None, sign)

    def update(self, iterable=None, /, **kwds):
        """Counts further elements, or adds the counts of a mapping."""
        self._count(iterable, kwds, 1)

    def subtract(self, iterable=None, /, **kwds):
        """The opposite of update(); what is left may be negative."""
        self._count(iterable, kwds, -1)

    def __delitem__(self, elem):
        """Forgets an element, also one that was never counted."""
        if elem in self:
            super().__delitem__(elem)

    def copy(self):
        return type(self)(self)

    def __reduce__(self):
        return type(self), (dict(self),)

    def total(self):
        """All counts together."""
        return sum(self.values())

    def elements(self):
        """Each element as often as it was counted."""
        from itertools import chain, repeat, starmap
        return chain.from_iterable(starmap(repeat, self.items()))

    def most_common(self, n=None):
        """The n elements with the highest counts (None: all), the most common first; among
        equals the one that was met first."""
        ranked = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return ranked if n is None else ranked[:max(n, 0)]

    def __repr__(self):
        try:
            pairs = dict(self.most_common())
        except TypeError:
            # Counts that cannot be compared: as they came.
            pairs = dict(self)
        return f"{type(self).__name__}({pairs!r})" if self else f"{type(self).__name__}()"


def _counter_relation(name, function, every):
    """A comparison: it holds for every element of the two, or (__ne__) for some; what was not
    counted counts as zero."""
    def compare(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return every(function(counts[0], counts[1]) for counts in _both(self, other))
    setattr(Counter, name, _named(compare, "Counter", name))


def _both(one, two):
    for counter in (one, two):
        for element in counter:
            yield one[element], two[element]


def _strict(name, weak):
    def compare(self, other):
        holds = getattr(self, weak)(other)
        return holds if holds is NotImplemented else holds and self != other
    setattr(Counter, name, _named(compare, "Counter", name))


def _counter_operation(name, function, doc):
    """An operation on the counts of each element, and the same in place. Only what stays positive
    is kept."""
    def combine(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element in [*self, *(e for e in other if e not in self)]:
            number = function(self[element], other[element])
            if number > 0:
                result[element] = number
        return result

    def combine_in_place(self, other):
        for element in list(self if name == "and" else other):
            number = function(self[element], other[element])
            if number != self[element]:
                self[element] = number
        for element in [e for e, number in self.items() if not number > 0]:
            del self[element]
        return self

    for function_name, made in ((f"__{name}__", combine), (f"__i{name}__", combine_in_place)):
        setattr(Counter, function_name, _named(made, "Counter", function_name, doc))


def _counter_sign(name, sign):
    def signed(self):
        result = Counter()
        for element, number in self.items():
            if number * sign > 0:
                result[element] = number * sign
        return result
    setattr(Counter, name, _named(signed, "Counter", name))


for _name, _function, _every in (("__eq__", _operator.eq, all), ("__ne__", _operator.ne, any),
                                 ("__le__", _operator.le, all), ("__ge__", _operator.ge, all)):
    _counter_relation(_name, _function, _every)
_strict("__lt__", "__le__")
_strict("__gt__", "__ge__")
for _name, _function, _doc in (
        ("add", _operator.add, "The counts of both together."),
        ("sub", _operator.sub, "What is left of these counts without those."),
        ("or", lambda mine, theirs: theirs if mine < theirs else mine, "The higher counts."),
        ("and", lambda mine, theirs: theirs if theirs < mine else mine, "The lower counts.")):
    _counter_operation(_name, _function, _doc)
_counter_sign("__pos__", 1)
_counter_sign("__neg__", -1)


# --- ChainMap --------------------------------------------------------------------------------------

class ChainMap(_collections_abc.MutableMapping):
    """Several mappings seen as one: look-ups search them in turn, changes go to the first."""

    def __init__(self, *maps):
        self.maps = [*maps] if maps else [{}]

    # What is asked goes through all of them.

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                found = mapping[key]
            except KeyError:
                pass
            else:
                return found
        return self.__missing__(key)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def get(self, key, default=None):
        return default if key not in self else self[key]

    def __missing__(self, key):
        raise KeyError(key)

    def __iter__(self):
        # The last mapping's keys come first.
        seen = {}
        for mapping in self.maps[::-1]:
            seen.update(dict.fromkeys(mapping))
        return iter(seen)

    def __len__(self):
        return len({key for mapping in self.maps for key in mapping})

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        inner = ", ".join([repr(mapping) for mapping in self.maps])
        return f"{type(self).__name__}({inner})"

    # What is changed is the first.

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        self._of_first(lambda first: first.__delitem__(key), _MISSING_KEY, key)

    def pop(self, key, *args):
        return self._of_first(lambda first: first.pop(key, *args), _MISSING_KEY, key)

    def popitem(self):
        return self._of_first(lambda first: first.popitem(), _MISSING_ALL)

    def clear(self):
        self.maps[0].clear()

    def _of_first(self, call, message, *values):
        try:
            return call(self.maps[0])
        except KeyError:
            raise KeyError(message.format(*values))

    # New ones.

    @classmethod
    def fromkeys(cls, iterable, *args):
        return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        first, *others = self.maps
        return type(self)(first.copy(), *others)

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        if m is not None and kwargs:
            m.update(kwargs)
        return type(self)(kwargs if m is None else m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __or__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            result = self.copy()
            result |= other
            return result
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            merged = dict(other)
            for mapping in self.maps[::-1]:
                merged.update(mapping)
            return type(self)(merged)
        return NotImplemented

    def __ior__(self, other):
        self.maps[0].update(other)
        return self


_MISSING_KEY = "Key not found in the first mapping: {!r}"
_MISSING_ALL = "No keys found in the first mapping."


# --- classes to inherit from -----------------------------------------------------------------------
#
# Each wraps the object `data`. Most methods do the same with it, in a few ways; they are made from
# tables below the classes.

def _unwrapped(value):
    return value.data if isinstance(value, (UserDict, UserList, UserString)) else value


def _add_methods(cls, make, names):
    for name in names.split():
        setattr(cls, name, _named(make(name), cls.__name__, name))


def _passing_on(name):
    """Calls the method of data of that name."""
    def method(self, /, *args, **kwargs):
        return getattr(self.data, name)(*args, **kwargs)
    return method


def _passing_on_unwrapped(name):
    """The same, with the data of arguments that are wrapped themselves."""
    def method(self, /, *args, **kwargs):
        return getattr(self.data, name)(*map(_unwrapped, args), **kwargs)
    return method


def _wrapping(name):
    """The same, and wraps the result."""
    def method(self, /, *args, **kwargs):
        return type(self)(getattr(self.data, name)(*map(_unwrapped, args), **kwargs))
    return method


def _relating(name):
    relation = getattr(_operator, name)

    def method(self, other):
        return relation(self.data, _unwrapped(other))
    return method


def _asking(name):
    """A built-in function of data: __len__ is len()."""
    function = _ASKED[name]

    def method(self):
        return function(self.data)
    return method


_ASKED = {"__len__": len, "__iter__": iter, "__repr__": repr, "__str__": str, "__int__": int,
          "__float__": float, "__complex__": complex, "__hash__": hash}


def _twin(original, data):
    """A copy of a wrapper with its attributes, around @data."""
    twin = object.__new__(type(original))
    vars(twin).update(vars(original), data=data)
    return twin


class UserDict(_collections_abc.MutableMapping):

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for source in (dict, kwargs or None):
            if source is not None:
                self.update(source)

    def __getitem__(self, key):
        if key not in self.data:
            missing = getattr(type(self), "__missing__", None)
            if missing is None:
                raise KeyError(key)
            return missing(self, key)
        return self.data[key]

    def __contains__(self, key):
        return key in self.data

    def __delitem__(self, key):
        self.data.__delitem__(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    if _VERSION >= (3, 12):
        def get(self, key, default=None):
            return self[key] if key in self else default

    def _merged(self, other, is_left):
        if not isinstance(other, (UserDict, dict)):
            return NotImplemented
        sides = (self.data, _unwrapped(other))
        return type(self)(sides[not is_left] | sides[is_left])

    def __or__(self, other):
        return self._merged(other, True)

    def __ror__(self, other):
        return self._merged(other, False)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        return _twin(self, self.data.copy())

    def copy(self):
        if type(self) is UserDict:
            return UserDict(self.data.copy())
        # Whatever else a class has is copied without the data, which its __setitem__ gets.
        from copy import copy
        kept, self.data = self.data, {}
        try:
            twin = copy(self)
        finally:
            self.data = kept
        twin.update(self)
        return twin

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


_add_methods(UserDict, _asking, "__len__ __iter__ __repr__")


class UserList(_collections_abc.MutableSequence):
    """A list that is easily inherited from: its content is the list data."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_unwrapped(initlist))

    def __getitem__(self, i):
        found = self.data[i]
        return type(self)(found) if isinstance(i, slice) else found

    def __contains__(self, item):
        return item in self.data

    def __delitem__(self, i):
        self.data.__delitem__(i)

    def __setitem__(self, i, item):
        self.data[i] = item

    def _items_of(self, other):
        if isinstance(other, UserList):
            return other.data
        return other if isinstance(other, type(self.data)) else list(other)

    def __add__(self, other):
        return type(self)(self.data + self._items_of(other))

    def __radd__(self, other):
        return type(self)(self._items_of(other) + self.data)

    def __iadd__(self, other):
        self.data += self._items_of(other)
        return self

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def extend(self, other):
        self.data.extend(_unwrapped(other))

    def pop(self, i=-1):
        return self.data.pop(i)

    def copy(self):
        return type(self)(self)

    def __copy__(self):
        return _twin(self, self.data[:])


_add_methods(UserList, _asking, "__len__ __repr__")
_add_methods(UserList, _relating, "__eq__ __lt__ __le__ __gt__ __ge__")
_add_methods(UserList, _passing_on, "append insert remove clear count index reverse sort")


class UserString(_collections_abc.Sequence):

    def __init__(self, seq):
        text = _unwrapped(seq)
        self.data = text if isinstance(text, str) else str(text)

    def __getnewargs__(self):
        return (self.data[:],)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __contains__(self, char):
        return _unwrapped(char) in self.data

    def __add__(self, other):
        return type(self)(self.data + str(_unwrapped(other)))

    def __radd__(self, other):
        return type(self)(str(other) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __rmod__(self, template):
        return type(self)(str(template) % self)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode(encoding or "utf-8", errors or "strict")

    maketrans = str.maketrans


_add_methods(UserString, _asking, "__len__ __repr__ __str__ __int__ __float__ __complex__ __hash__")
_add_methods(UserString, _relating, "__eq__ __lt__ __le__ __gt__ __ge__")
_add_methods(UserString, _passing_on, """
    format format_map join split rsplit splitlines startswith endswith isalnum isalpha isascii
    isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper""")
_add_methods(UserString, _passing_on_unwrapped, "count find index rfind rindex partition rpartition")
_add_methods(UserString, _wrapping, """
    capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace rjust
    rstrip strip swapcase title translate upper zfill""")
for _cls in (UserList, UserString):
    # Made after the class was: they are no longer missing.
    _cls.__abstractmethods__ = frozenset()
UserDict.__abstractmethods__ = frozenset()
del _name, _function, _every, _doc, _cls
