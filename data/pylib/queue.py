# SPDX-License-Identifier: MIT
"""Queues of three orders. There is one thread: nobody else will ever put or take an item."""

import sys
import time as _time
from collections import deque
from heapq import heappop, heappush
from types import GenericAlias as _GenericAlias

__all__ = ['Empty', 'Full', 'PriorityQueue', 'LifoQueue', 'Queue', 'SimpleQueue']


class Empty(Exception):
    """There is nothing to get."""

    __module__ = '_queue'


class Full(Exception):
    """There is no room for one more."""


if sys.version_info >= (3, 13):
    class ShutDown(Exception):
        """The queue was shut down."""

    __all__ += ['ShutDown']


def _wait(block, timeout, error, doing):
    """What becomes of a call that would have to wait for another thread."""
    if block and timeout is None:
        raise RuntimeError('%s would wait for ever: there is no other thread' % doing)
    if block:
        if timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        _time.sleep(timeout)
    raise error


class Queue:
    """The item that was put first is got first."""

    is_shutdown = False

    def __init__(self, maxsize=0):
        self.unfinished_tasks, self.maxsize = 0, maxsize
        self._init(maxsize)

    def full(self):
        return self.maxsize > 0 and self._qsize() >= self.maxsize

    def empty(self):
        return not self._qsize()

    def qsize(self):
        return self._qsize()

    def put(self, item, block=True, timeout=None):
        """Add an item."""
        if self.is_shutdown:
            raise ShutDown
        if self.full():
            _wait(block, timeout, Full, 'put()')
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        """Take an item out."""
        if self.empty():
            if self.is_shutdown:
                raise ShutDown
            _wait(block, timeout, Empty, 'get()')
        return self._get()

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        """Say that an item is dealt with."""
        if self.unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self.unfinished_tasks -= 1

    def join(self):
        """Wait until all items are dealt with."""
        if self.unfinished_tasks:
            _wait(True, None, None, 'join()')

    if sys.version_info >= (3, 13):
        def shutdown(self, immediate=False):
            """Let nobody put anything any more, and with immediate nobody get anything."""
            self.is_shutdown = True
            while immediate and not self.empty():
                self._get()
                if self.unfinished_tasks > 0:
                    self.unfinished_tasks -= 1

    # How the items are kept: subclasses change these four.

    def _get(self):
        """Take out the item whose turn it is."""
        return self.queue.popleft()

    def _put(self, item):
        """Add an item."""
        self.queue.append(item)

    def _qsize(self):
        """How many there are."""
        return len(self.queue)

    def _init(self, maxsize):
        """Begin with none."""
        self.queue = deque()

    __class_getitem__ = classmethod(_GenericAlias)


class LifoQueue(Queue):
    """The item that was put last is got first."""

    def _get(self):
        return self.queue.pop()

    def _init(self, maxsize):
        self.queue = []


class PriorityQueue(Queue):
    """The least item is got first."""

    def _get(self):
        return heappop(self.queue)

    def _put(self, item):
        heappush(self.queue, item)

    def _init(self, maxsize):
        self.queue = []


class SimpleQueue:
    """As Queue, without a bound and without tasks."""

    __module__ = '_queue'
    __slots__ = ('_items', '__weakref__')

    def __init__(self):
        self._items = deque()

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def put(self, item, block=True, timeout=None):
        self._items.append(item)

    def put_nowait(self, item):
        self._items.append(item)

    def get(self, block=True, timeout=None):
        if not self._items:
            _wait(block, timeout, Empty, 'get()')
        return self._items.popleft()

    def get_nowait(self):
        return self.get(block=False)

    __class_getitem__ = classmethod(_GenericAlias)
