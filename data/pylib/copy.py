# SPDX-License-Identifier: MIT
"""Copies of objects: copy() shares what the original holds, deepcopy() copies that too."""

import builtins as _builtins
import operator as _operator
import sys as _sys
import weakref as _weakref
from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    """Raised for what cannot be copied."""


error = Error


class _Sample:
    def method(self):
        pass


# Of these a copy is the object itself.
_SHARED = {type(sample) for sample in (
    None, ..., NotImplemented, True, 0, 0.0, 0j, "", b"", (), range(0), slice(0), frozenset(), len,
    property(), _Sample.method, _Sample.method.__code__)} | {type, _weakref.ref}
_SHALLOW = {cls: cls.copy for cls in (list, dict, set, bytearray)}
_ABSENT = object()


def _recipe(x, kind):
    """How x is built anew: what its class says to pickle and copy."""
    registered = dispatch_table.get(type(x))
    if registered is not None:
        return registered(x)
    for name, arguments in (("__reduce_ex__", (4,)), ("__reduce__", ())):
        method = getattr(x, name, None)
        if method is not None:
            return method(*arguments)
    raise Error("un(%s)copyable object of type %s" % (kind, type(x)))


def _set_state(made, state):
    if hasattr(made, "__setstate__"):
        made.__setstate__(state)
        return
    in_pairs = isinstance(state, tuple) and len(state) == 2
    attributes, slots = state if in_pairs else (state, None)
    if attributes is not None:
        made.__dict__.update(attributes)
    for name, value in (slots or {}).items():
        setattr(made, name, value)


def _build(recipe, x, part, memo):
    """Follows the recipe; part() makes of each part of x that of the copy."""
    if isinstance(recipe, str):
        # The name of something that there is once.
        return x
    make, arguments, state, items, pairs = (*recipe, None, None, None)[:5]
    made = make(*[part(argument) for argument in arguments])
    if memo is not None:
        memo[id(x)] = made
    if state is not None:
        _set_state(made, part(state))
    for item in () if items is None else items:
        made.append(part(item))
    for key, value in () if pairs is None else pairs:
        key = part(key)
        made[key] = part(value)
    return made


def copy(x):
    """A new object with the content of x itself."""
    cls = type(x)
    if cls in _SHARED or issubclass(cls, type):
        return x
    own = _SHALLOW.get(cls) or getattr(cls, "__copy__", None)
    if own is not None:
        return own(x)
    return _build(_recipe(x, "shallow"), x, lambda part: part, None)


def deepcopy(x, memo=None):
    """A new object with copies of all that x holds. memo: what was copied already, by id."""
    if memo is None:
        memo = {}
    made = memo.get(id(x), _ABSENT)
    if made is _ABSENT:
        made = _copy_deeply(x, memo)
        if made is not x:
            memo[id(x)] = made
            # Or its id could be that of another object before the end.
            memo.setdefault(id(memo), []).append(x)
    return made


def _copy_deeply(x, memo):
    cls = type(x)
    if cls in _DEEP:
        return _DEEP[cls](x, memo)
    if cls in _SHARED_DEEPLY or issubclass(cls, type):
        return x
    own = getattr(x, "__deepcopy__", None)
    if own is not None:
        return own(memo)
    return _build(_recipe(x, "deep"), x, lambda part: deepcopy(part, memo), memo)


def _of_list(x, memo):
    made = memo[id(x)] = []
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _of_dict(x, memo):
    made = memo[id(x)] = {}
    for key, value in x.items():
        key = deepcopy(key, memo)
        made[key] = deepcopy(value, memo)
    return made


def _of_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        # It holds itself, by way of something that can change.
        return memo[id(x)]
    return tuple(items) if any(map(_operator.is_not, items, x)) else x


def _of_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {list: _of_list, dict: _of_dict, tuple: _of_tuple, type(_Sample().method): _of_method}
_SHARED_DEEPLY = _SHARED - {tuple, frozenset, slice}

if _sys.version_info >= (3, 13):
    __all__ += ["replace"]

    def replace(obj, /, **changes):
        """A copy of obj in which some of its fields have other values."""
        method = getattr(type(obj), "__replace__", None)
        if method is None:
            raise TypeError(f"replace() does not support {type(obj).__name__} objects")
        return method(obj, **changes)
