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


def _forgetter(container, drop, rest=()):
    # Everything that the function needs is a default of it: it has no cells. Rest is a constant,
    # for a tuple more would be counted with each container.
    def forget(dead, selfref=ref(container), drop=drop, rest=rest):
        owner = selfref()
        if owner is not None:
            if not owner._iterating:
                drop(owner.data, dead, *rest)
            else:
                owner._pending_removals.append(dead)

    return forget


class _IterationGuard:
    # Itself in no cycle: it knows its container weakly.

    def __init__(self, weakcontainer):
        self.weakcontainer = ref(weakcontainer)

    def __enter__(self):
        owner = self.weakcontainer()
        if owner is not None:
            owner._iterating.add(self)
        return self

    def __exit__(self, *raised):
        owner = self.weakcontainer()
        if owner is not None:
            owner._iterating.remove(self)
            if not owner._iterating:
                owner._commit_removals()


def _refs(objects):
    return map(ref, objects)


# --- how the methods of a weak set follow from those of its set of references -------------------

def _named(name, function):
    function.__name__, function.__qualname__ = name, 'WeakSet.' + name
    return function


def _on_one(method):
    # For an object, what the set does with a reference to it.
    def one(self, item):
        _settle(self)
        method(self.data, ref(item))

    return _named(method.__name__, one)


def _in_place(operator, method, of_itself=None):
    # What the set does with references; of_itself is what it does when the other set is the same.
    def change(self, other):
        _settle(self)
        if of_itself is not None and other is self:
            of_itself(self.data)
        else:
            method(self.data, self._references(other, method))
        return self

    def update(self, other):
        getattr(self, operator)(other)

    return _named(method.__name__, update), _named(operator, change)


def _of_two(name, change):
    # A new set: this one, changed by the other.
    def new(self, other):
        result = self.copy()
        getattr(result, change)(other)
        return result

    return _named(name, new)


class WeakSet:
    def __init__(self, data=None):
        self.data, self._remove = set(), _forgetter(self, set.discard)
        self._pending_removals, self._iterating = [], set()
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        drop, dead = self.data.discard, self._pending_removals
        while dead:
            drop(dead.pop())

    # --- what it holds ---

    def __iter__(self):
        with _IterationGuard(self):
            for wr in self.data:
                member = wr()
                if member is not None:
                    yield member

    def __len__(self):
        waiting = len(self._pending_removals)
        return len(self.data) - waiting

    def __contains__(self, item):
        try:
            sought = ref(item)
        except TypeError:
            return False
        else:
            return sought in self.data

    def __repr__(self):
        return repr(self.data)

    def __reduce__(self):
        # object has __getstate__ since 3.11
        state = (self.__getstate__ if hasattr(self, '__getstate__')
                 else lambda: getattr(self, '__dict__', None))()
        return self.__class__, (list(self),), state

    def copy(self):
        return self.__class__(self)

    # --- changing it ---

    def add(self, item):
        _settle(self)
        self.data.add(ref(item, self._remove))

    remove = _on_one(set.remove)
    discard = _on_one(set.discard)

    def clear(self):
        _settle(self)
        self.data.clear()

    def pop(self):
        _settle(self)
        members = self.data
        while members:
            member = members.pop()()
            if member is not None:
                return member
        raise KeyError('pop from empty WeakSet')

    def update(self, other):
        _settle(self)
        for member in other:
            self.add(member)

    def __ior__(self, other):
        self.update(other)
        return self

    def _references(self, other, method):
        # Those that stay in the set need its callback.
        if method is set.symmetric_difference_update:
            return [ref(member, self._remove) for member in other]
        return _refs(other)

    difference_update, __isub__ = _in_place('__isub__', set.difference_update, set.clear)
    intersection_update, __iand__ = _in_place('__iand__', set.intersection_update)
    symmetric_difference_update, __ixor__ = _in_place(
        '__ixor__', set.symmetric_difference_update, set.clear)

    # --- new sets of two ---

    def intersection(self, other):
        return self.__class__([member for member in other if member in self])

    __and__ = intersection
    union = __or__ = _of_two('union', 'update')
    difference = __sub__ = _of_two('difference', 'difference_update')
    symmetric_difference = __xor__ = _of_two('symmetric_difference',
                                             'symmetric_difference_update')

    # --- comparing ---

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(_refs(other))

    def __lt__(self, other):
        theirs = set(_refs(other))
        return self.data < theirs

    def __gt__(self, other):
        theirs = set(_refs(other))
        return self.data > theirs

    def issubset(self, other):
        return self.data.issubset(_refs(other))

    def issuperset(self, other):
        return self.data.issuperset(_refs(other))

    def isdisjoint(self, other):
        common = self.intersection(other)
        return not common

    __le__, __ge__ = issubset, issuperset
    __class_getitem__ = classmethod(type(list[int]))
