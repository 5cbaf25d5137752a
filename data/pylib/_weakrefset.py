# SPDX-License-Identifier: MIT
# Weak sets, and what lets a weak container be iterated over while its members die.
#
# What is held by whom is what it is in CPython, because the collector and its counts show it: the
# callback of a container's references is a function that holds the container weakly, and each
# iteration under way is a guard in the container's `_iterating`; meanwhile what dies only goes to
# `_pending_removals`.

from _weakref import ref

__all__ = ['WeakSet']


def _settle(container):
    if container._pending_removals:
        container._commit_removals()


class _IterationGuard:
    # Itself in no cycle: it knows its container weakly.

    def __init__(self, weakcontainer):
        self.weakcontainer = ref(weakcontainer)

    def __enter__(self):
        container = self.weakcontainer()
        if container is not None:
            container._iterating.add(self)
        return self

    def __exit__(self, e, t, b):
        container = self.weakcontainer()
        if container is None:
            return
        container._iterating.remove(self)
        if not container._iterating:
            container._commit_removals()


class WeakSet:
    def __init__(self, data=None):
        self.data = set()

        def _remove(item, selfref=ref(self)):
            owner = selfref()
            if owner is None:
                return
            if owner._iterating:
                owner._pending_removals.append(item)
            else:
                owner.data.discard(item)

        self._remove = _remove
        self._pending_removals = []
        self._iterating = set()
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            self.data.discard(pending.pop())

    # --- what it holds ---

    def __iter__(self):
        with _IterationGuard(self):
            for itemref in self.data:
                item = itemref()
                if item is not None:
                    yield item

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, item):
        try:
            wanted = ref(item)
        except TypeError:
            return False
        return wanted in self.data

    def __repr__(self):
        return repr(self.data)

    def __reduce__(self):
        # object has __getstate__ since 3.11
        getstate = getattr(self, '__getstate__', None)
        state = getstate() if getstate is not None else getattr(self, '__dict__', None)
        return self.__class__, (list(self),), state

    def copy(self):
        return self.__class__(self)

    # --- changing it ---

    def add(self, item):
        _settle(self)
        self.data.add(ref(item, self._remove))

    def remove(self, item):
        _settle(self)
        self.data.remove(ref(item))

    def discard(self, item):
        _settle(self)
        self.data.discard(ref(item))

    def clear(self):
        _settle(self)
        self.data.clear()

    def pop(self):
        _settle(self)
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError('pop from empty WeakSet')

    def update(self, other):
        _settle(self)
        for element in other:
            self.add(element)

    def difference_update(self, other):
        self.__isub__(other)

    def intersection_update(self, other):
        self.__iand__(other)

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ior__(self, other):
        self.update(other)
        return self

    def __isub__(self, other):
        _settle(self)
        if other is self:
            self.data.clear()
        else:
            self.data.difference_update(map(ref, other))
        return self

    def __iand__(self, other):
        _settle(self)
        self.data.intersection_update(map(ref, other))
        return self

    def __ixor__(self, other):
        _settle(self)
        if other is self:
            self.data.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])
        return self

    # --- new sets of two ---

    def union(self, other):
        both = self.copy()
        both.update(other)
        return both

    def intersection(self, other):
        return self.__class__([item for item in other if item in self])

    def difference(self, other):
        rest = self.copy()
        rest.difference_update(other)
        return rest

    def symmetric_difference(self, other):
        rest = self.copy()
        rest.symmetric_difference_update(other)
        return rest

    __or__ = union
    __and__ = intersection
    __sub__ = difference
    __xor__ = symmetric_difference

    # --- comparing ---

    def issubset(self, other):
        return self.data.issubset(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(map(ref, other))

    def isdisjoint(self, other):
        return not self.intersection(other)

    __le__ = issubset
    __ge__ = issuperset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if isinstance(other, self.__class__):
            return self.data == set(map(ref, other))
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))
