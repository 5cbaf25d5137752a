# SPDX-License-Identifier: MIT
"""Heaps in lists: the smallest item stands first."""

from _heapq import (heapify, heappop, heappush, heappushpop, heapreplace,
                    _heapify_max, _heappop_max, _heapreplace_max)

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge',
           'nlargest', 'nsmallest', 'heappushpop']


def merge(*iterables, key=None, reverse=False):
    """Give the items of several sorted inputs in one sorted order."""
    make, replace, pop = heapify, heapreplace, heappop
    step = 1
    if reverse:
        make, replace, pop = _heapify_max, _heapreplace_max, _heappop_max
        step = -1
    # Each waiting input: its item's key, its rank among the inputs, how to go on, the item.
    waiting = []
    for number, source in enumerate(map(iter, iterables)):
        advance = source.__next__
        try:
            item = advance()
            waiting.append([item, number * step, advance] if key is None
                           else [key(item), number * step, advance, item])
        except StopIteration:
            pass
    make(waiting)
    while len(waiting) > 1:
        try:
            while True:
                first = waiting[0]
                advance = first[2]
                if key is None:
                    yield first[0]
                    first[0] = advance()
                else:
                    yield first[3]
                    item = first[3] = advance()
                    first[0] = key(item)
                replace(waiting, first)
        except StopIteration:
            pop(waiting)
    if waiting:
        last = waiting[0]
        yield last[0] if key is None else last[3]
        yield from last[2].__self__


def _select(n, iterable, key, prepare, replace, ranks, step, largest):
    """The n first in order, as a sorted list; equal ones in the order in which they came."""
    source = iter(iterable)
    if key is None:
        best = [(item, rank) for rank, item in zip(ranks, source)]
    else:
        best = [(key(item), rank, item) for rank, item in zip(ranks, source)]
    if not best:
        return best
    prepare(best)
    bound = best[0][0]
    rank = n * step
    for item in source:
        value = item if key is None else key(item)
        if (bound < value) if largest else (value < bound):
            replace(best, (value, rank) if key is None else (value, rank, item))
            bound = best[0][0]
            rank += step
    best.sort(reverse=largest)
    return [entry[0 if key is None else 2] for entry in best]


def nsmallest(n, iterable, key=None):
    """The n smallest items, sorted: like sorted(iterable, key=key)[:n]."""
    if n == 1:
        nothing = object()
        found = min(iter(iterable), default=nothing, key=key)
        return [] if found is nothing else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        size = n + 1
    if n >= size:
        return sorted(iterable, key=key)[:n]
    return _select(n, iterable, key, _heapify_max, _heapreplace_max, range(n), 1, False)


def nlargest(n, iterable, key=None):
    """The n largest items, sorted: like sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        nothing = object()
        found = max(iter(iterable), default=nothing, key=key)
        return [] if found is nothing else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        size = n + 1
    if n >= size:
        return sorted(iterable, key=key, reverse=True)[:n]
    return _select(n, iterable, key, heapify, heapreplace, range(0, -n, -1), -1, True)
