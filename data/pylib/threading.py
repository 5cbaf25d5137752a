# SPDX-License-Identifier: MIT
"""What protects a program that has one thread: locks, events, thread-local data.

There is no Thread: a lock that would have to wait for another thread waits for ever.
"""

import time as _time

__all__ = ['get_ident', 'active_count', 'current_thread', 'enumerate', 'main_thread', 'Lock',
           'RLock', 'Semaphore', 'BoundedSemaphore', 'Event', 'local']


def _wait(timeout):
    """Wait for what nobody will ever do."""
    if timeout is None or timeout < 0:
        raise RuntimeError('this would wait for ever: there is no other thread')
    _time.sleep(timeout)
    return False


class _Lock:
    __slots__ = ('_held', '__weakref__')

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if self._held:
            return _wait(timeout) if blocking else False
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError('release unlocked lock')
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def __repr__(self):
        return '<%slocked _thread.lock object at %#x>' % ('' if self._held else 'un', id(self))


_Lock.__name__ = _Lock.__qualname__ = 'lock'
_Lock.__module__ = '_thread'


def Lock():
    """A lock that can be taken once."""
    return _Lock()


class _RLock:
    __slots__ = ('_count', '__weakref__')

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def __repr__(self):
        return '<%slocked _thread.RLock object owner=%d count=%d at %#x>' % (
            '' if self._count else 'un', get_ident() if self._count else 0, self._count, id(self))


_RLock.__name__ = _RLock.__qualname__ = 'RLock'
_RLock.__module__ = '_thread'


def RLock():
    """A lock that its owner can take again."""
    return _RLock()


class Semaphore:
    """Can be taken so many times."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if not self._value:
            return _wait(timeout) if blocking else False
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        self._value += n

    def __exit__(self, *details):
        self.release()


class BoundedSemaphore(Semaphore):
    """… and is given back no more often than it was taken."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        super().release(n)


class Event:
    """Something that has happened, or not."""

    _happened = False

    def wait(self, timeout=None):
        return self._happened or _wait(timeout)

    def clear(self):
        self._happened = False

    def set(self):
        self._happened = True

    def is_set(self):
        return self._happened


class local:
    """Attributes of a thread's own: of the one that there is."""


class _MainThread:
    name = 'MainThread'
    daemon = False

    def getName(self):
        return self.name

    @property
    def ident(self):
        return get_ident()

    def is_alive(self):
        return True

    def __repr__(self):
        return '<_MainThread(%s, started %d)>' % (self.name, self.ident)


_main = _MainThread()


def get_ident():
    """The number of the thread."""
    return 139637976727552


def current_thread():
    """The thread that runs."""
    return _main


main_thread = current_thread


def active_count():
    """How many threads there are."""
    return 1


def enumerate():
    """All threads."""
    return [_main]
