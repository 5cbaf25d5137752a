# SPDX-License-Identifier: MIT
"""The abstract base classes of containers and iterators.

Classes that only ask for methods are made by _define(), a call for each. The classes that give
methods of their own follow: each method asks its object for nothing but the abstract methods, in
frames that hold no more references than the parameters and what is at hand. Which built-in class
counts as what stands in one table at the end.
"""

import sys
from abc import ABCMeta, abstractmethod

# The classes name the module that programs import them from.
__name__ = "collections.abc"
_PROFILE = sys.version_info[:2]


def _sample():
    yield


# Names for built-in classes that have none.
globals().update((name, type(value)) for name, value in {
    "GenericAlias": list[int],
    "EllipsisType": ...,
    "FunctionType": _sample,
    "bytes_iterator": iter(b""),
    "bytearray_iterator": iter(bytearray()),
    "list_iterator": iter([]),
    "list_reverseiterator": reversed([]),
    "range_iterator": iter(range(0)),
    "longrange_iterator": iter(range(2 ** 999)),
    "dict_keyiterator": iter({}),
    "dict_valueiterator": iter({}.values()),
    "dict_itemiterator": iter({}.items()),
    "set_iterator": iter({0}),
    "str_iterator": iter(""),
    "tuple_iterator": iter(()),
    "zip_iterator": zip(),
    "dict_keys": {}.keys(),
    "dict_values": {}.values(),
    "dict_items": {}.items(),
    "mappingproxy": type.__dict__,
    "generator": _sample(),
}.items())
del _sample


# --- Classes that ask for methods ----------------------------------------------------------------

def _check_methods(C, *methods):
    """True if the class has all methods; None in the place of one says that it has it not."""
    for wanted in methods:
        places = (vars(c)[wanted] for c in C.__mro__ if wanted in vars(c))
        if next(places, None) is None:
            return NotImplemented
    return True


def _named(path, function):
    function.__name__ = path.rpartition(".")[2]
    function.__qualname__ = path
    return function


def _abstract(path, function):
    """An abstract method that is written as a lambda."""
    return abstractmethod(_named(path, function))


def _refuse(error):
    raise error


def _subclass_hook(owner, wanted):
    def hook(cls, C):
        # Only the class itself goes by the methods: those derived from it are asked otherwise.
        return _check_methods(C, *wanted) if cls.__dict__.get("__subclasshook__") is made else (
            NotImplemented)

    made = classmethod(_named(owner + ".__subclasshook__", hook))
    return made


def _define(name, *bases, wanted, generic=False, given=(), **abstract):
    """A class of which everything is a subclass that has the methods wanted.

    given: its methods that are no abstract ones."""
    body = {"__module__": __name__, "__qualname__": name, "__slots__": (),
            "__subclasshook__": _subclass_hook(name, wanted.split())}
    for method, function in abstract.items():
        body[method] = _abstract(f"{name}.{method}", function)
    for function in given:
        body[function.__name__] = _named(f"{name}.{function.__name__}", function)
    if generic:
        body["__class_getitem__"] = classmethod(GenericAlias)
    return ABCMeta(name, bases, body)


def _run_methods(kind):
    """What generators and coroutines share: throw() as it is without a body, and close()."""
    def throw(self, typ, val=None, tb=None):
        if tb is not None:
            raise (typ() if val is None else val).with_traceback(tb)
        raise typ if val is None else val

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (StopIteration, GeneratorExit):
            return
        raise RuntimeError(kind + " ignored GeneratorExit")

    return throw, close


def _next(self):
    return self.send(None)


def _itself():
    return lambda self: self


def _call(self, *args, **kwds):
    return False


_next.__name__ = "__next__"
_iter, _aiter = _named("__iter__", _itself()), _named("__aiter__", _itself())

Hashable = _define("Hashable", wanted="__hash__", __hash__=lambda self: 0)
Sized = _define("Sized", wanted="__len__", __len__=lambda self: 0)
Container = _define("Container", wanted="__contains__", generic=True,
                    __contains__=lambda self, x: False)
Callable = _define("Callable", wanted="__call__", generic=True, __call__=_call)
Iterable = _define("Iterable", wanted="__iter__", generic=True,
                   __iter__=lambda self: (yield from ()))
Reversible = _define("Reversible", Iterable, wanted="__reversed__ __iter__",
                     __reversed__=lambda self: (yield from ()))
Iterator = _define("Iterator", Iterable, wanted="__iter__ __next__", given=(_iter,),
                   __next__=lambda self: _refuse(StopIteration))
Collection = _define("Collection", Sized, Iterable, Container,
                     wanted="__len__ __iter__ __contains__")

_throw, _close = _run_methods("generator")
Generator = _define("Generator", Iterator, wanted="__iter__ __next__ send throw close",
                    given=(_next, _close), throw=_throw,
                    send=lambda self, value: _refuse(StopIteration))

Awaitable = _define("Awaitable", wanted="__await__", generic=True,
                    __await__=lambda self: (yield))
_throw, _close = _run_methods("coroutine")
Coroutine = _define("Coroutine", Awaitable, wanted="__await__ send throw close",
                    given=(_close,), throw=_throw,
                    send=lambda self, value: _refuse(StopIteration))

AsyncIterable = _define("AsyncIterable", wanted="__aiter__", generic=True,
                        __aiter__=lambda self: AsyncIterator())
AsyncIterator = _define("AsyncIterator", AsyncIterable, wanted="__anext__ __aiter__",
                        given=(_aiter,), __anext__=lambda self: _refuse(StopAsyncIteration))
AsyncGenerator = _define("AsyncGenerator", AsyncIterator,
                         wanted="__aiter__ __anext__ asend athrow aclose",
                         asend=lambda self, value: _refuse(StopAsyncIteration),
                         athrow=lambda self, typ, val=None, tb=None: _refuse(typ))

if _PROFILE >= (3, 12):
    def _buffer(self, flags: int, /) -> "memoryview":
        raise NotImplementedError

    Buffer = _define("Buffer", wanted="__buffer__", __buffer__=_buffer)
    del _buffer

del _next, _iter, _aiter, _call, _throw, _close


# --- Sets ----------------------------------------------------------------------------------------

def _as_set(like, other):
    """A right side as a set of the left one's class, if it is none yet."""
    if not isinstance(other, Set):
        return like._from_iterable(other) if isinstance(other, Iterable) else NotImplemented
    return other


class Set(Collection):
    """What follows from asking for members, going through them and counting them.

    The class of a result is that of the left side, or of the only Set there is."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        # To be replaced by classes that are not made from an iterable.
        return cls(it)

    def isdisjoint(self, other):
        for one in other:
            if one in self:
                break
        else:
            return True
        return False

    # Comparisons: the sizes decide first, where they can.

    def __eq__(self, other):
        return NotImplemented if not isinstance(other, Set) else (
            len(self) == len(other) and self.__le__(other))

    def __lt__(self, other):
        return NotImplemented if not isinstance(other, Set) else (
            len(self) < len(other) and self.__le__(other))

    def __gt__(self, other):
        return NotImplemented if not isinstance(other, Set) else (
            len(self) > len(other) and self.__ge__(other))

    def __le__(self, other):
        if isinstance(other, Set):
            holds = len(self) <= len(other)
            if holds:
                for one in self:
                    if one not in other:
                        holds = False
                        break
            return holds
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, Set):
            holds = len(self) >= len(other)
            if holds:
                for one in other:
                    if one not in self:
                        holds = False
                        break
            return holds
        return NotImplemented

    # Operators. Union and intersection take any iterable, the others make a set of it first.

    def __or__(self, other):
        return NotImplemented if not isinstance(other, Iterable) else (
            self._from_iterable(one for side in (self, other) for one in side))

    def __and__(self, other):
        return NotImplemented if not isinstance(other, Iterable) else (
            self._from_iterable(one for one in other if one in self))

    def __sub__(self, other):
        other = _as_set(self, other)
        return other if other is NotImplemented else (
            self._from_iterable(one for one in self if one not in other))

    def __rsub__(self, other):
        other = _as_set(self, other)
        return other if other is NotImplemented else (
            self._from_iterable(one for one in other if one not in self))

    def __xor__(self, other):
        other = _as_set(self, other)
        return other if other is NotImplemented else (self - other) | (other - self)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def _hash(self):
        """The hash that a frozenset of the same members has, for classes that want one."""
        word = sys.maxsize * 2 + 1
        mixed = (len(self) + 1) * 1927868237
        for one in self:
            code = hash(one)
            mixed ^= (code << 16 ^ code ^ 89869747) * 3644798167
        # Cutting to a word once is enough: no lower bit depends on a higher one so far.
        mixed &= word
        mixed ^= mixed >> 25 ^ mixed >> 11
        mixed = mixed * 69069 + 907133923 & word
        if mixed > sys.maxsize:
            mixed -= word + 1
        return 590923713 if mixed == -1 else mixed


class MutableSet(Set):
    """What follows when members can be added and discarded too."""

    __slots__ = ()

    add = _abstract("MutableSet.add", lambda self, value: _refuse(NotImplementedError))
    discard = _abstract("MutableSet.discard", lambda self, value: _refuse(NotImplementedError))

    def remove(self, value):
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        members = iter(self)
        try:
            value = next(members)
        except StopIteration:
            raise KeyError from None
        self.discard(value)
        return value

    def clear(self):
        while True:
            try:
                self.pop()
            except KeyError:
                return

    def __ior__(self, it):
        for one in it:
            self.add(one)
        return self

    def __isub__(self, it):
        if it is not self:
            for one in it:
                self.discard(one)
        else:
            self.clear()
        return self

    def __iand__(self, it):
        for one in self - it:
            self.discard(one)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        if not isinstance(it, Set):
            it = self._from_iterable(it)
        for one in it:
            (self.discard if one in self else self.add)(one)
        return self


# --- Mappings and their views --------------------------------------------------------------------

class Mapping(Collection):
    """What follows from looking keys up and going through them."""

    __slots__ = ()
    # Patterns of match statements take it for a mapping.
    __abc_tpflags__ = 0x40

    __getitem__ = _abstract("Mapping.__getitem__", lambda self, key: _refuse(KeyError))
    __reversed__ = None

    def __contains__(self, key):
        there = True
        try:
            self[key]
        except KeyError:
            there = False
        return there

    def get(self, key, default=None):
        try:
            default = self[key]
        except KeyError:
            pass
        return default

    def __eq__(self, other):
        return NotImplemented if not isinstance(other, Mapping) else (
            dict(self.items()) == dict(other.items()))

    # The views' classes follow below.
    keys = _named("Mapping.keys", lambda self: KeysView(self))
    values = _named("Mapping.values", lambda self: ValuesView(self))
    items = _named("Mapping.items", lambda self: ItemsView(self))


class MappingView(Sized):
    """A mapping seen from one side: it holds nothing but the mapping."""

    __slots__ = ("_mapping",)
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f"{self.__class__.__name__}({self._mapping!r})"

    def __len__(self):
        return len(self._mapping)


def _plain_set(owner):
    return classmethod(_named(owner + "._from_iterable", lambda cls, it: set(it)))


class KeysView(MappingView, Set):
    """The keys: they are a set."""

    __slots__ = ()
    _from_iterable = _plain_set("KeysView")

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping


class ValuesView(MappingView, Collection):
    """The values: not a set, and looked for one by one."""

    __slots__ = ()

    def __iter__(self):
        for one in self._mapping:
            yield self._mapping[one]

    def __contains__(self, value):
        for one in self._mapping:
            there = self._mapping[one]
            if there is value or there == value:
                break
        else:
            return False
        return True


class ItemsView(MappingView, Set):
    """The pairs of a key and its value: a set too."""

    __slots__ = ()
    _from_iterable = _plain_set("ItemsView")

    def __iter__(self):
        for one in self._mapping:
            yield one, self._mapping[one]

    def __contains__(self, item):
        key, value = item
        try:
            there = self._mapping[key]
        except KeyError:
            return False
        return there is value or there == value


class MutableMapping(Mapping):
    """What follows when keys can be set and deleted too."""

    __slots__ = ()
    __marker = object()

    __setitem__ = _abstract("MutableMapping.__setitem__",
                            lambda self, key, value: _refuse(KeyError))
    __delitem__ = _abstract("MutableMapping.__delitem__", lambda self, key: _refuse(KeyError))

    def setdefault(self, key, default=None):
        try:
            default = self[key]
        except KeyError:
            self[key] = default
        return default

    def update(self, other=(), /, **kwds):
        if not isinstance(other, Mapping) and not hasattr(other, "keys"):
            for key, value in other:
                self[key] = value
        else:
            for key in other if isinstance(other, Mapping) else other.keys():
                self[key] = other[key]
        for name in kwds:
            self[name] = kwds[name]

    def pop(self, key, default=__marker):
        try:
            value = self[key]
        except KeyError:
            if default is not self.__marker:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        pair = key, self[key]
        del self[key]
        return pair

    def clear(self):
        while True:
            try:
                self.popitem()
            except KeyError:
                return


# --- Sequences -----------------------------------------------------------------------------------

class Sequence(Reversible, Collection):
    """What follows from looking up by index and counting."""

    __slots__ = ()
    # Patterns of match statements take it for a sequence.
    __abc_tpflags__ = 0x20

    __getitem__ = _abstract("Sequence.__getitem__", lambda self, index: _refuse(IndexError))

    def __iter__(self):
        place = 0
        try:
            while True:
                item = self[place]
                place += 1
                yield item
        except IndexError:
            pass

    def __reversed__(self):
        for place in range(len(self) - 1, -1, -1):
            yield self[place]

    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                break
        else:
            return False
        return True

    def count(self, value):
        return sum(1 for item in self if item is value or item == value)

    def index(self, value, start=0, stop=None):
        if start is not None and start < 0:
            start += len(self)
            if start < 0:
                start = 0
        if stop is not None and stop < 0:
            stop += len(self)
        while stop is None or start < stop:
            try:
                item = self[start]
            except IndexError:
                break
            if item is value or item == value:
                return start
            start += 1
        raise ValueError


class ByteString(Sequence):
    """bytes and bytearray."""

    __slots__ = ()


class MutableSequence(Sequence):
    """What follows when items can be set, deleted and inserted too."""

    __slots__ = ()

    __setitem__ = _abstract("MutableSequence.__setitem__",
                            lambda self, index, value: _refuse(IndexError))
    __delitem__ = _abstract("MutableSequence.__delitem__",
                            lambda self, index: _refuse(IndexError))
    insert = _abstract("MutableSequence.insert",
                       lambda self, index, value: _refuse(IndexError))

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        values = list(self) if values is self else values
        for item in values:
            self.append(item)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        item = self[index]
        del self[index]
        return item

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while True:
            try:
                self.pop()
            except IndexError:
                return

    def reverse(self):
        last = len(self) - 1
        for low in range((last + 1) // 2):
            high = last - low
            self[low], self[high] = self[high], self[low]


# --- What the built-in classes are ---------------------------------------------------------------

for _abc, _classes in {
    Iterator: (list_iterator, list_reverseiterator, range_iterator, longrange_iterator,
               dict_keyiterator, dict_valueiterator, dict_itemiterator, set_iterator,
               str_iterator, tuple_iterator, zip_iterator, bytes_iterator, bytearray_iterator),
    Generator: (generator,),
    Set: (frozenset,),
    MutableSet: (set,),
    Mapping: (mappingproxy,),
    MutableMapping: (dict,),
    KeysView: (dict_keys,),
    ItemsView: (dict_items,),
    ValuesView: (dict_values,),
    Sequence: (tuple, str, range, memoryview),
    ByteString: (bytes, bytearray),
    MutableSequence: (list, bytearray),
}.items():
    for _class in _classes:
        _abc.register(_class)

__all__ = [name for name in (
    "Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable Iterator "
    "Generator Reversible Sized Container Callable Collection Set MutableSet Mapping "
    "MutableMapping MappingView KeysView ItemsView ValuesView Sequence MutableSequence "
    "ByteString Buffer").split() if name in globals()]
del _abc, _classes, _class, _plain_set
