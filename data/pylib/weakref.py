# SPDX-License-Identifier: MIT
"""Weak references: names for objects that do not keep them alive."""

# What is held by whom is what it is in CPython: see _weakrefset.

import _collections_abc
import itertools
import sys
from _weakref import (CallableProxyType, ProxyType, ReferenceType, _remove_dead_weakref,
                      getweakrefcount, getweakrefs, proxy, ref)
from _weakrefset import WeakSet, _forgetter, _IterationGuard, _settle

__all__ = ["CallableProxyType", "ProxyType", "ProxyTypes", "ReferenceType", "WeakKeyDictionary",
           "WeakMethod", "WeakSet", "WeakValueDictionary", "finalize", "getweakrefcount",
           "getweakrefs", "proxy", "ref"]

ProxyTypes = ProxyType, CallableProxyType
_dict = dict
_collections_abc.MutableSet.register(WeakSet)


class WeakMethod(ref):
    """Refers weakly to a bound method, by its object and its function."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            instance, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        # Both references may die, in either order; the first one tells.
        def died(_):
            this = myself()
            if this._alive:
                this._alive = False
                if callback is not None:
                    callback(this)

        self = ref.__new__(cls, instance, died)
        self._func_ref = ref(function, died)
        self._alive, self._meth_type = True, type(meth)
        myself = ref(self)
        return self

    def __call__(self):
        instance, function = super().__call__(), self._func_ref()
        if instance is None or function is None:
            return None
        return self._meth_type(function, instance)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not (self._alive and other._alive):
            return self is other
        same = ref.__eq__(self, other)
        return same and self._func_ref == other._func_ref

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference that knows a key: that of its entry in a WeakValueDictionary."""

    __slots__ = ("key",)

    def __new__(type, ob, callback, key):
        made = ref.__new__(type, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        ref.__init__(self, ob, callback)


def _settled(container):
    # For iterating over a dictionary of which nothing is left to be removed.
    _settle(container)
    return _IterationGuard(container)


class _WeakDictionary(_collections_abc.MutableMapping):
    # What the two kinds have in common. A kind says with `_place` where a key's entry stands in
    # `data`, with `_taking` what is to be done before an entry is taken out, and with `_living`
    # which pairs there are. The views are generators of the kinds: what a generator holds while it
    # waits is what CPython's holds.

    def __repr__(self):
        return "<{} at {:#x}>".format(self.__class__.__name__, id(self))

    def __delitem__(self, key):
        self._taking()
        del self.data[self._place(key)]

    def popitem(self):
        self._taking()
        pair = None
        while pair is None:
            pair = self._pair(*self.data.popitem())
        return pair

    # Copies: into a new one of the kind, or of the class.

    def copy(self):
        new = (WeakKeyDictionary if self._weak_keys else WeakValueDictionary)()
        for key, value in self._living():
            new[key] = value
        return new

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self._living():
            if self._weak_keys:
                new[key] = deepcopy(value, memo)
            else:
                new[deepcopy(key, memo)] = value
        return new

    # Unions.

    def _merged(self, first, *others):
        for other in others:
            first.update(other)
        return first

    def __or__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            return self._merged(self.copy(), other)
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            return self._merged(self.__class__(), other, self)
        return NotImplemented

    def __ior__(self, other):
        return self._merged(self, other)


class WeakValueDictionary(_WeakDictionary):
    """A mapping whose values do not live for its sake: with a value its entry goes."""

    _weak_keys = False

    def __init__(self, other=(), /, **kw):
        def forget(wr, selfref=ref(self), drop=_remove_dead_weakref):
            owner = selfref()
            if owner is not None:
                if not owner._iterating:
                    drop(owner.data, wr.key)
                else:
                    owner._pending_removals.append(wr.key)

        self._remove = forget
        self._pending_removals, self._iterating, self.data = [], set(), {}
        self.update(other, **kw)

    def _commit_removals(self):
        dead, data = self._pending_removals, self.data
        while dead:
            _remove_dead_weakref(data, dead.pop())

    def _place(self, key):
        return key

    def _taking(self):
        _settle(self)

    def _pair(self, key, wr):
        value = wr()
        return None if value is None else (key, value)

    def _find(self, key):
        # The living value, or None.
        entry = self.data.get(key)
        return entry if entry is None else entry()

    def __len__(self):
        _settle(self)
        return len(self.data)

    def __contains__(self, key):
        _settle(self)
        return self._find(key) is not None

    def __getitem__(self, key):
        _settle(self)
        value = self.data[key]()
        if value is not None:
            return value
        raise KeyError(key)

    def __setitem__(self, key, value):
        _settle(self)
        self.data[key] = KeyedRef(value, self._remove, key)

    def get(self, key, default=None):
        _settle(self)
        found = self._find(key)
        return found if found is not None else default

    def setdefault(self, key, default=None):
        found = self._find(key)
        if found is None:
            self[key] = found = default
        return found

    def pop(self, key, *args):
        _settle(self)
        wr = self.data.pop(key, None)
        value = wr and wr()
        if value is None:
            if not args:
                raise KeyError(key)
            return args[0]
        return value

    def update(self, other=None, /, **kwargs):
        _settle(self)
        sources = [kwargs]
        if other is not None:
            sources.insert(0, other if hasattr(other, "items") else dict(other))
        data, forget = self.data, self._remove
        for source in sources:
            for key, value in source.items():
                data[key] = KeyedRef(value, forget, key)

    def items(self):
        with _settled(self):
            for key, entry in self.data.items():
                value = entry()
                if value is None:
                    continue
                yield key, value

    _living = items

    def keys(self):
        with _settled(self):
            for key, entry in self.data.items():
                if entry() is None:
                    continue
                yield key

    __iter__ = keys

    def values(self):
        with _settled(self):
            for entry in self.data.values():
                value = entry()
                if value is None:
                    continue
                yield value

    def valuerefs(self):
        _settle(self)
        return [*self.data.values()]

    def itervaluerefs(self):
        with _settled(self):
            yield from self.data.values()


class WeakKeyDictionary(_WeakDictionary):
    """A mapping whose keys do not live for its sake: with a key its entry goes."""

    _weak_keys = True

    def __init__(self, dict=None):
        self.data, self._remove = {}, _forgetter(self, _dict.pop, (None,))
        self._pending_removals, self._iterating = [], set()
        self._dirty_len = False
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        dead, data = self._pending_removals, self.data
        while dead:
            data.pop(dead.pop(), None)

    _place = staticmethod(ref)

    def _taking(self):
        # What is deleted by hand may be among the pending.
        self._dirty_len = True

    def _pair(self, wr, value):
        key = wr()
        return None if key is None else (key, value)

    def __len__(self):
        pending = self._pending_removals
        if pending and self._dirty_len:
            pending = self._pending_removals = [wr for wr in pending if wr in self.data]
            self._dirty_len = False
        return len(self.data) - len(pending)

    def __contains__(self, key):
        try:
            sought = ref(key)
        except TypeError:
            return False
        return sought in self.data

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        entry = ref(key, self._remove)
        self.data[entry] = value

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        entry = ref(key, self._remove)
        return self.data.setdefault(entry, default)

    def pop(self, key, *args):
        self._taking()
        return self.data.pop(ref(key), *args)

    def update(self, dict=None, /, **kwargs):
        data, forget = self.data, self._remove
        if dict is not None:
            source = dict if hasattr(dict, "items") else _dict(dict)
            for key, value in source.items():
                data[ref(key, forget)] = value
        if kwargs:
            self.update(kwargs)

    def items(self):
        with _IterationGuard(self):
            for entry, value in self.data.items():
                key = entry()
                if key is None:
                    continue
                yield key, value

    _living = items

    def keys(self):
        with _IterationGuard(self):
            for entry in self.data:
                key = entry()
                if key is None:
                    continue
                yield key

    __iter__ = keys

    def values(self):
        with _IterationGuard(self):
            for entry, value in self.data.items():
                if entry() is None:
                    continue
                yield value

    def keyrefs(self):
        return [*self.data]


class finalize:
    """A call to be made once: when an object dies, or at the end of the program."""

    # A finalizer itself is empty. What it knows stands in the registry, which keeps it alive; it is
    # the callback of the weak reference there.
    __slots__ = ()
    _index_iter, _registry = itertools.count(), {}
    _dirty = _registered_with_atexit = _shutdown = False

    class _Info:
        __slots__ = "args", "atexit", "func", "index", "kwargs", "weakref"

    def __init__(self, obj, func, /, *args, **kwargs):
        self._registered_with_atexit or self._register()
        entry = self._Info()
        entry.weakref = ref(obj, self)
        entry.func, entry.args, entry.kwargs = func, args, kwargs or None
        entry.atexit, entry.index = True, next(self._index_iter)
        self._registry[self] = entry
        finalize._dirty = True

    def __call__(self, _=None):
        """Makes the call if it was not made yet, and returns its result."""
        entry = self._registry.pop(self, None)
        if entry is None or self._shutdown:
            return None
        return entry.func(*entry.args, **(entry.kwargs or {}))

    def _living(self):
        # Its registry entry and its object; nothing when it is dead.
        entry = self._registry.get(self)
        return entry, entry and entry.weakref()

    def peek(self):
        """What the call would be, as (obj, func, args, kwargs); None when it was made."""
        entry, target = self._living()
        if target is not None:
            return target, entry.func, entry.args, entry.kwargs or {}

    def detach(self):
        """The same, and the call will not be made."""
        entry, target = self._living()
        if target is not None and self._registry.pop(self, None):
            return target, entry.func, entry.args, entry.kwargs or {}

    @property
    def alive(self):
        """Is the call still to be made?"""
        return self in self._registry

    @property
    def atexit(self):
        """Will it be made at the end of the program?"""
        entry = self._registry.get(self)
        return entry is not None and entry.atexit

    @atexit.setter
    def atexit(self, value):
        entry = self._registry.get(self)
        if entry is not None:
            entry.atexit = bool(value)

    def __repr__(self):
        entry, target = self._living()
        fate = ('dead' if target is None else
                f'for {type(target).__name__!r} at {id(target):#x}')
        return f'<{type(self).__name__} object at {id(self):#x}; {fate}>'

    @classmethod
    def _register(cls):
        from atexit import register
        register(cls._exitfunc)
        finalize._registered_with_atexit = True

    @classmethod
    def _exitfunc(cls):
        # With the collector off: only these run, the newest first.
        import gc
        collecting = bool(cls._registry) and gc.isenabled()
        if collecting:
            gc.disable()
        finalize._dirty = True
        try:
            while True:
                if finalize._dirty:
                    finalize._dirty = False
                    waiting = [f for f, info in cls._registry.items() if info.atexit]
                    waiting.sort(key=lambda f: cls._registry[f].index)
                if not waiting:
                    break
                f = waiting.pop()
                try:
                    f()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutdown = True
            if collecting:
                gc.enable()
