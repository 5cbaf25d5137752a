# SPDX-License-Identifier: MIT
"""Help for with statements.

What differs between the versions of Python stands in a few switches below. While a context is left,
the frames here hold the exception exactly as often as the program can count it.
"""

import builtins
import sys
from abc import ABC, abstractmethod
from collections import deque
from functools import wraps
from types import GenericAlias, MethodType

from _collections_abc import _check_methods

_PROFILE = sys.version_info[:2]
# An object that is no context manager is a TypeError, as in a with statement.
_TELLS_PROTOCOL = _PROFILE >= (3, 11)
# Generators that go on are closed, …
_CLOSES = _PROFILE >= (3, 11)
# … and are thrown exceptions without their class and traceback.
_ONE_VALUE = _PROFILE >= (3, 12)
# A stack keeps the exception alone, and asks it for its traceback each time.
_NO_DETAILS = _PROFILE >= (3, 13)
# The exceptions in a group are suppressed one by one.
_GROUPS = getattr(builtins, "BaseExceptionGroup", ()) if _PROFILE >= (3, 12) else ()

__all__ = ("AbstractContextManager ContextDecorator ExitStack closing contextmanager nullcontext "
           "redirect_stderr redirect_stdout suppress").split()


class AbstractContextManager(ABC):
    """Everything that a with statement takes: __enter__() gives the object itself."""

    if _PROFILE >= (3, 13):
        __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @classmethod
    def __subclasshook__(cls, C):
        return NotImplemented if cls is not AbstractContextManager else (
            _check_methods(C, "__enter__", "__exit__"))

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        pass


class ContextDecorator:
    """A context manager of this class is a decorator: the function runs inside the context."""

    def __call__(self, func):
        @wraps(func)
        def inside(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inside

    def _recreate_cm(self):
        return self


# --- Generators ----------------------------------------------------------------------------------

class _GeneratorContextManagerBase:

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        # To make another generator with: one serves for one context.
        self.func, self.args, self.kwds = func, args, kwds
        text = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if text is None else text

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager,
                               ContextDecorator):
    """A context that a generator describes: it stands at its yield while the body runs."""

    def __enter__(self):
        # A context that was entered is made no second time: the arguments may die.
        for name in ("args", "kwds", "func"):
            delattr(self, name)
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        fault = "generator didn't stop"
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
        else:
            fault += " after throw()"
            if value is None:
                value = typ()
            try:
                if _ONE_VALUE:
                    self.gen.throw(value)
                else:
                    self.gen.throw(typ, value, traceback)
            except StopIteration as end:
                # The generator ran to its end; else it is the body's own, on its way out.
                return end is not value
            except BaseException as raised:
                # A generator can let a StopIteration out only as the cause of a RuntimeError.
                wrapped = isinstance(value, StopIteration) and isinstance(raised, RuntimeError)
                if raised is value or (wrapped and raised.__cause__ is value):
                    value.__traceback__ = traceback
                    return False
                raise
        try:
            raise RuntimeError(fault)
        finally:
            if _CLOSES:
                self.gen.close()


def contextmanager(func):
    """A decorator: the generator function becomes a function that makes contexts."""
    @wraps(func)
    def make(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return make


# --- Stacks --------------------------------------------------------------------------------------

def _link(error, before, outer):
    """Make `before` the context of an exception that a later exit raised.

    It goes where the chain meets `outer`, the exception that was handled when the stack was left."""
    follow = error.__context__
    while follow is not None and follow is not before:
        if follow is outer:
            error.__context__ = before
            return
        error, follow = follow, follow.__context__


class _BaseExitStack:

    def __init__(self):
        # Pairs, the first entered first: whether it need not be awaited, and a function with the
        # parameters of __exit__().
        self._exit_callbacks = deque()

    def _add(self, leave):
        self._exit_callbacks.append((True, leave))

    def enter_context(self, cm):
        """Enter a context, to be left with the stack."""
        kind = type(cm)
        order = ("__enter__", "__exit__") if _TELLS_PROTOCOL else ("__exit__", "__enter__")
        try:
            methods = {name: getattr(kind, name) for name in order}
        except AttributeError:
            if not _TELLS_PROTOCOL:
                raise
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support "
                            "the context manager protocol") from None
        entered = methods["__enter__"](cm)
        self._add(MethodType(methods["__exit__"], cm))
        return entered

    def push(self, exit):
        """Leave a context with the stack that was entered otherwise; or call a function that has
        the parameters of __exit__()."""
        leave = getattr(type(exit), "__exit__", None)
        self._add(exit if leave is None else MethodType(leave, exit))
        return exit

    def callback(self, callback, /, *args, **kwds):
        """Call a function with the arguments when the stack is left."""
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._add(leave)
        return callback

    def pop_all(self):
        """Hand all exits over to a new stack."""
        heir = type(self)()
        heir._exit_callbacks, self._exit_callbacks = self._exit_callbacks, deque()
        return heir


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A context that others are added to while it runs; they are left with it, the last first."""

    def __enter__(self):
        return self

    def __exit__(self, *details):
        came = details[1 if _NO_DETAILS else 0] is not None
        outer = sys.exc_info()[1]
        current = details[1] if _NO_DETAILS else None
        suppressed = replaced = False
        while self._exit_callbacks:
            leave = self._exit_callbacks.pop()[1]
            try:
                if _NO_DETAILS:
                    details = (None, None, None) if current is None else (
                        type(current), current, current.__traceback__)
                if leave(*details):
                    suppressed, replaced = True, False
                    details, current = (None, None, None), None
            except BaseException as error:
                _link(error, details[1], outer)
                replaced = True
                if _NO_DETAILS:
                    current = error
                else:
                    details = sys.exc_info()
        if replaced:
            # A raise statement would set the context anew.
            context = (current if _NO_DETAILS else details[1]).__context__
            try:
                raise current if _NO_DETAILS else details[1]
            except BaseException as error:
                error.__context__ = context
                raise
        return came and suppressed

    def close(self):
        """Leave everything at once."""
        self.__exit__(None, None, None)


# --- Small contexts ------------------------------------------------------------------------------

class nullcontext(AbstractContextManager):
    """A context without an effect."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *details):
        pass


class closing(AbstractContextManager):
    """A context whose end is a close() of the thing."""

    def __init__(self, thing):
        self.thing = thing

    def __exit__(self, *details):
        self.thing.close()

    def __enter__(self):
        return self.thing


class suppress(AbstractContextManager):
    """A context that ends quietly with exceptions of these classes."""

    def __init__(self, *exceptions):
        self._quiet = exceptions

    def __enter__(self):
        return None

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None if _ONE_VALUE else False
        if issubclass(exctype, self._quiet):
            return True
        if not issubclass(exctype, _GROUPS):
            return False
        others = excinst.split(self._quiet)[1]
        if others is None:
            return True
        raise others


class _RedirectStream(AbstractContextManager):
    """A context in which an attribute of sys is another file. It may be entered again in itself."""

    def __init__(self, new_target):
        self._file, self._before = new_target, []

    def __enter__(self):
        self._before.append(vars(sys)[self._stream])
        setattr(sys, self._stream, self._file)
        return self._file

    def __exit__(self, *details):
        setattr(sys, self._stream, self._before.pop())


def _redirection(stream):
    return type(_RedirectStream)("redirect_" + stream, (_RedirectStream,), {
        "__module__": __name__, "__doc__": f"A context in which sys.{stream} is another file.",
        "_stream": stream})


redirect_stderr = _redirection("stderr")
redirect_stdout = _redirection("stdout")
