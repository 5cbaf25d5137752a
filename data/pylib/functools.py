# SPDX-License-Identifier: MIT
"""Functions that take or make functions."""

# What is held by whom is what it is in CPython, so closures stand where one might expect objects.

import sys

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from abc import get_cache_token
from collections import namedtuple

GenericAlias = type(list[int])

__all__ = ["WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "cache", "cached_property", "cmp_to_key",
           "lru_cache", "partial", "partialmethod", "reduce", "singledispatch",
           "singledispatchmethod", "total_ordering", "update_wrapper", "wraps"]

_MINOR = sys.version_info[1]
_UNSET = object()


def _require_callable(func):
    if not (callable(func) or hasattr(func, "__get__")):
        raise TypeError(f"{func!r} is not callable or a descriptor")


def _abstract_as_func(self):
    return getattr(self.func, "__isabstractmethod__", False)


# --- Functions that look like others -----------------------------------------------------------

WRAPPER_UPDATES = "__dict__",
WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__",
                       "__type_params__")[:6 if _MINOR >= 12 else 5]


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Gives one function the names and attributes of another, which it calls."""
    for name in assigned:
        found = getattr(wrapped, name, _UNSET)
        if found is not _UNSET:
            setattr(wrapper, name, found)
    for name in updated:
        target = getattr(wrapper, name)
        target.update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper() as a decorator of the wrapper."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- Comparisons made of one comparison --------------------------------------------------------

# a < b is known: a >= b is its opposite, a > b the opposite of a <= b, and so on.
_OPPOSITE = {"lt": "ge", "le": "gt", "gt": "le", "ge": "lt"}
_SWAPPED = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}
_SIGN = {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}


def _derived(name, root):
    """The comparison `name` of two objects whose class has `root`."""
    ask = f"__{root}__"
    opposite = _OPPOSITE[root] == name
    negated = opposite or _SWAPPED[root] == name
    accepts_equal = name.endswith("e")

    def compare(self, other):
        answer = getattr(type(self), ask)(self, other)
        if answer is NotImplemented:
            return answer
        if negated:
            answer = not answer
        if opposite:
            return answer
        return answer or self == other if accepts_equal else answer and self != other

    compare.__name__ = f"__{name}__"
    compare.__qualname__ = f"_{name}_from_{root}"
    source = f"({'not ' * negated}a {_SIGN[root]} b)"
    if not opposite:
        source += " or (a == b)" if accepts_equal else " and (a != b)"
    compare.__doc__ = f"Return a {_SIGN[name]} b.  Computed by @total_ordering from {source}."
    return compare


_DERIVED = {f"__{root}__": [_derived(name, root) for name in _OPPOSITE if name != root]
            for root in _OPPOSITE}


def total_ordering(cls):
    """Gives a class the comparisons that it lacks, made of one that it has."""
    own = [op for op in _DERIVED if getattr(cls, op, None) is not getattr(object, op, None)]
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for compare in _DERIVED[max(own)]:
        if compare.__name__ not in own:
            setattr(cls, compare.__name__, compare)
    return cls


# --- Methods with some arguments given ---------------------------------------------------------

class partialmethod:
    """Like partial, for functions that become methods of a class."""

    def __init__(self, func, /, *args, **keywords):
        _require_callable(func)
        if isinstance(func, partialmethod):
            args, keywords = func.args + args, func.keywords | keywords
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        kind = type(self)
        shown = [repr(self.func), *map(repr, self.args)]
        shown.extend("%s=%r" % pair for pair in self.keywords.items())
        return f"{kind.__module__}.{kind.__qualname__}({', '.join(shown)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **self.keywords | keywords)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        setattr(_method, "__partialmethod__" if _MINOR >= 13 else "_partialmethod", self)
        return _method

    def __get__(self, obj, cls=None):
        # A function that binds itself (a class method, say) is bound first, then given arguments.
        bind = getattr(self.func, "__get__", None)
        if bind is not None and not (_MINOR >= 13 and isinstance(self.func, partial)):
            bound = bind(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                owner = getattr(bound, "__self__", _UNSET)
                if owner is not _UNSET:
                    result.__self__ = owner
                return result
        return self._make_unbound_method().__get__(obj, cls)

    __isabstractmethod__ = property(_abstract_as_func)
    __class_getitem__ = classmethod(GenericAlias)


# --- Results that are kept ---------------------------------------------------------------------

_CacheInfo = namedtuple("CacheInfo", "hits misses maxsize currsize", module="functools")


def _keeping(func, maxsize, typed):
    keeper = _lru_cache_wrapper(func, maxsize, typed, _CacheInfo)
    keeper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(keeper, func)


def lru_cache(maxsize=128, typed=False):
    """Keeps the results of the calls that were asked for last."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is None:
        pass
    elif callable(maxsize) and isinstance(typed, bool):
        return _keeping(maxsize, 128, typed)
    else:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda func: _keeping(func, maxsize, typed)


def cache(user_function, /):
    """Keeps the results of all calls."""
    return _keeping(user_function, None, False)


class _Lock:
    # Where CPython has a lock for threads: there are none here, so nobody waits.
    __slots__ = ()


class cached_property:
    """A property that asks its function once: then the instance's dict has the value."""

    def __init__(self, func):
        self.func, self.attrname, self.__doc__ = func, None, func.__doc__
        if _MINOR < 12:
            self.lock = _Lock()
        elif _MINOR >= 13:
            self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            kept = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {name!r} property.") from None
        value = kept.get(name, _UNSET)
        if value is not _UNSET:
            return value
        value = self.func(instance)
        try:
            kept[name] = value
        except TypeError:
            raise TypeError(
                f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                f"support item assignment for caching {name!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# --- Functions that choose by the class of an argument -----------------------------------------

def _merged(rows):
    """One order for the classes of all rows that keeps the order of each."""
    rows = [list(row) for row in rows]
    while rows := [row for row in rows if row]:
        later = {kind for row in rows for kind in row[1:]}
        kind = next((row[0] for row in rows if row[0] not in later), None)
        if kind is None:
            raise RuntimeError("Inconsistent hierarchy")
        yield kind
        for row in rows:
            if row[0] == kind:
                row.pop(0)


def _linear(cls, virtual):
    """The resolution order of cls as if it derived from the virtual bases that it has.

    They stand behind the last base that is abstract itself.
    """
    bases = cls.__bases__
    abstract = [n for n, base in enumerate(bases, 1) if hasattr(base, "__abstractmethods__")]
    cut = abstract[-1] if abstract else 0
    new = [base for base in virtual
           if issubclass(cls, base) and not any(issubclass(b, base) for b in bases)]
    left = [base for base in virtual if base not in new]
    groups = bases[:cut], new, bases[cut:]
    return list(_merged([[cls], *(_linear(base, left) for group in groups for base in group),
                         *groups]))


def _order(cls, registered):
    """The classes that cls is one of, nearest first, virtual ones among them where registered."""
    real = set(cls.__mro__)
    related = [kind for kind in registered
               if kind not in real and hasattr(kind, "__mro__")
               and not isinstance(kind, GenericAlias) and issubclass(cls, kind)]
    derived_from = {base for kind in related for base in kind.__mro__[1:]}
    ends = [kind for kind in related if kind not in derived_from]
    virtual = []
    for kind in ends:
        # Between kind and cls there may be classes that nobody registered but that tell an order.
        paths = [[base for base in sub.__mro__ if base in ends] for sub in kind.__subclasses__()
                 if sub not in real and issubclass(cls, sub)]
        if not paths:
            virtual.append(kind)
        for path in sorted(paths, key=len, reverse=True):
            virtual.extend(base for base in path if base not in virtual)
    return _linear(cls, virtual)


def _choose(cls, registered):
    """What is registered for the nearest class."""
    order = iter(_order(cls, registered))
    best = next((kind for kind in order if kind in registered), None)
    rival = next(order, None)
    if (rival in registered and rival not in cls.__mro__ and best not in cls.__mro__
            and not issubclass(best, rival)):
        raise RuntimeError(f"Ambiguous dispatch: {best} or {rival}")
    return registered.get(best)


def _is_class(kind):
    return isinstance(kind, type) and not isinstance(kind, GenericAlias)


def _annotated_class(func):
    """The name and the annotation of an annotated function's first parameter."""
    annotations = getattr(func, "__annotations__", None)
    if not annotations:
        raise TypeError(f"Invalid first argument to `register()`: {func!r}. Use either "
                        "`@register(some_class)` or plain `@register` on an annotated function.")
    if any(isinstance(kind, str) for kind in annotations.values()):
        from typing import get_type_hints
        annotations = get_type_hints(func)
    return next(iter(annotations.items()))


def singledispatch(func):
    """A function that calls what is registered for the class of its first argument."""
    from types import MappingProxyType
    from weakref import WeakKeyDictionary

    registered = {object: func}
    chosen = WeakKeyDictionary()
    token = None

    # `classes` gives the classes that stand for an argument of register(): none if it is wrong.
    if _MINOR >= 11:
        from types import UnionType

        def members(kind):
            if isinstance(kind, UnionType):
                return kind.__args__
            typing = sys.modules.get("typing")
            is_union = typing is not None and typing.get_origin(kind) is typing.Union
            return kind.__args__ if is_union else None

        def classes(kind):
            union = members(kind)
            if union is None:
                return (kind,) if _is_class(kind) else ()
            return union if all(map(_is_class, union)) else None
    else:
        def classes(kind):
            return (kind,) if _is_class(kind) else ()

    def register(cls, func=None):
        """Registers a function for a class, or says for which: f.register(A)(function)."""
        nonlocal token
        kinds = classes(cls)
        if kinds and func is None:
            return lambda f: register(cls, f)
        if not kinds:
            if func is not None:
                allowed = "class or union type" if _MINOR >= 11 else "class"
                raise TypeError("Invalid first argument to `register()`. "
                                f"{cls!r} is not a {allowed}.")
            func = cls
            name, cls = _annotated_class(func)
            kinds = classes(cls)
            if not kinds:
                wrong = "is not a class" if kinds is not None else "not all arguments are classes"
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} {wrong}.")
        for kind in kinds:
            registered[kind] = func
        if token is None and hasattr(cls, "__abstractmethods__"):
            token = get_cache_token()
        chosen.clear()
        return func

    def dispatch(cls):
        """What is called for a class."""
        nonlocal token
        if token is not None and token != (now := get_cache_token()):
            # Somewhere a class became a virtual subclass of another.
            chosen.clear()
            token = now
        try:
            return chosen[cls]
        except KeyError:
            found = registered.get(cls) or _choose(cls, registered)
            chosen[cls] = found
            return found

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    wrapper.register, wrapper.dispatch = register, dispatch
    wrapper.registry, wrapper._clear_cache = MappingProxyType(registered), chosen.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """A method that calls what is registered for the class of its argument."""

    def __init__(self, func):
        _require_callable(func)
        self.dispatcher, self.func = singledispatch(func), func
        if _MINOR >= 13:
            from weakref import WeakKeyDictionary
            self._method_cache = WeakKeyDictionary()

    def register(self, cls, method=None):
        """Registers a method for a class."""
        return self.dispatcher.register(cls, func=method)

    def _kept(self, obj):
        # 3.13 keeps what it made for an object, until it meets one without weak references.
        kept = self._method_cache
        if kept is not None:
            try:
                return kept.get(obj)
            except TypeError:
                self._method_cache = None

    def __get__(self, obj, cls=None):
        if _MINOR >= 13 and (_method := self._kept(obj)) is not None:
            return _method

        def _method(*args, **kwargs):
            if _MINOR >= 13 and not args:
                raise TypeError(f"{funcname} requires at least 1 positional argument")
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **kwargs)

        funcname = getattr(self.func, "__name__", "singledispatchmethod method")
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        if _MINOR >= 13 and self._method_cache is not None:
            self._method_cache[obj] = _method
        return _method

    __isabstractmethod__ = property(_abstract_as_func)
