# SPDX-License-Identifier: MIT
"""Sorting the nodes of a graph so that each comes behind those that it needs."""

import sys

if sys.version_info >= (3, 11):
    from types import GenericAlias

__all__ = ['TopologicalSorter', 'CycleError']
_GIVEN_OUT, _DONE = -1, -2


class CycleError(ValueError):
    """The graph goes round in a circle."""


class _Node:
    __slots__ = ('node', 'waits_for', 'followers')

    def __init__(self, node):
        self.node = node
        self.waits_for = 0
        self.followers = []


class TopologicalSorter:
    """Takes nodes with their predecessors, and gives the nodes out in order."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._given = self._finished = 0
        for node, predecessors in ({} if graph is None else graph).items():
            self.add(node, *predecessors)

    def _of(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        """Say that a node comes behind others."""
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        info = self._of(node)
        info.waits_for += len(predecessors)
        for other in predecessors:
            self._of(other).followers.append(node)

    def prepare(self):
        """End the adding; CycleError if there is a circle."""
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = [info.node for info in self._nodes.values() if info.waits_for == 0]
        circle = self._find_circle()
        if circle:
            raise CycleError('nodes are in a cycle', circle)

    def _check(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')

    def get_ready(self):
        """All nodes that wait for nothing any more, each once."""
        self._check()
        given = tuple(self._ready)
        for node in given:
            self._nodes[node].waits_for = _GIVEN_OUT
        self._ready.clear()
        self._given += len(given)
        return given

    def is_active(self):
        """Can more nodes come?"""
        self._check()
        return self._finished < self._given or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Say that nodes which were given out are dealt with."""
        self._check()
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f'node {node!r} was not added using add()')
            if info.waits_for != _GIVEN_OUT:
                problem = ('was already marked done' if info.waits_for == _DONE else
                           'was not passed out (still not ready)')
                if info.waits_for >= 0:
                    problem = 'was not passed out (still not ready)'
                raise ValueError(f'node {node!r} {problem}')
            info.waits_for = _DONE
            self._finished += 1
            for follower in info.followers:
                other = self._nodes[follower]
                other.waits_for -= 1
                if other.waits_for == 0:
                    self._ready.append(follower)

    def _find_circle(self):
        """The nodes of a circle, the first once more at the end; None if there is none."""
        seen, places, path, rest = set(), {}, [], []
        for start in self._nodes:
            node = start
            while True:
                if node in seen:
                    if node in places:
                        return path[places[node]:] + [node]
                else:
                    seen.add(node)
                    places[node] = len(path)
                    path.append(node)
                    rest.append(iter(self._nodes[node].followers))
                # Back to the last node that has another follower.
                while path:
                    more = next(rest[-1], seen)
                    if more is not seen:
                        node = more
                        break
                    rest.pop()
                    del places[path.pop()]
                else:
                    break
        return None

    def static_order(self):
        """All nodes in order."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    if sys.version_info >= (3, 11):
        __class_getitem__ = classmethod(GenericAlias)
