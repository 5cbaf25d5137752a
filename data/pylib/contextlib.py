# SPDX-License-Identifier: MIT
"""Help for with statements."""

import abc
import sys
import _collections_abc
from collections import deque
from functools import wraps

GenericAlias = type(list[int])

__all__ = ["contextmanager", "closing", "nullcontext", "AbstractContextManager",
           "ContextDecorator", "ExitStack", "redirect_stdout",
           "redirect_stderr", "suppress"]

_VERSION = sys.version_info[:2]


class AbstractContextManager(abc.ABC):
    """What has __enter__() and __exit__()."""

    __class_getitem__ = classmethod(GenericAlias)

    if _VERSION >= (3, 13):
        __slots__ = ()

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _collections_abc._check_methods(C, "__enter__", "__exit__")
        return NotImplemented


class ContextDecorator:
    """A base for context managers that can be used as decorators too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class _GeneratorContextManagerBase:
    """What @contextmanager functions return."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        if doc is None:
            doc = type(self).__doc__
        self.__doc__ = doc

    def _recreate_cm(self):
        # A generator runs once: each use as a decorator makes a new one.
        return self.__class__(self.func, self.args, self.kwds)


class _GeneratorContextManager(_GeneratorContextManagerBase,
                               AbstractContextManager, ContextDecorator):
    """The context manager that a generator function with one yield makes."""

    def __enter__(self):
        # From here on only the generator is needed, and its arguments may die.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    if _VERSION >= (3, 12):
        def __exit__(self, typ, value, traceback):
            if typ is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                else:
                    try:
                        raise RuntimeError("generator didn't stop")
                    finally:
                        self.gen.close()
            else:
                if value is None:
                    value = typ()
                try:
                    self.gen.throw(value)
                except StopIteration as exc:
                    # The one that was thrown in is still on its way.
                    return exc is not value
                except RuntimeError as exc:
                    if exc is value:
                        exc.__traceback__ = traceback
                        return False
                    if isinstance(value, StopIteration) and exc.__cause__ is value:
                        value.__traceback__ = traceback
                        return False
                    raise
                except BaseException as exc:
                    if exc is not value:
                        raise
                    exc.__traceback__ = traceback
                    return False
                try:
                    raise RuntimeError("generator didn't stop after throw()")
                finally:
                    self.gen.close()
    else:
        def __exit__(self, typ, value, traceback):
            if typ is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                else:
                    raise RuntimeError("generator didn't stop")
            else:
                if value is None:
                    value = typ()
                try:
                    self.gen.throw(typ, value, traceback)
                except StopIteration as exc:
                    return exc is not value
                except RuntimeError as exc:
                    if exc is value:
                        exc.__traceback__ = traceback
                        return False
                    if isinstance(value, StopIteration) and exc.__cause__ is value:
                        value.__traceback__ = traceback
                        return False
                    raise
                except BaseException as exc:
                    if exc is not value:
                        raise
                    exc.__traceback__ = traceback
                    return False
                raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    """A decorator: what the generator function does before its yield is the entry of a context,
    what comes after it the exit."""
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    """A context that closes a thing at its end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class _RedirectStream(AbstractContextManager):

    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # The same one may be entered several times.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """A context in which sys.stdout is another file."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """A context in which sys.stderr is another file."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """A context that the exceptions given end, but do not leave."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return
        if issubclass(exctype, self._exceptions):
            return True
        if _VERSION >= (3, 12) and issubclass(exctype, _Group):
            match, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


try:
    import builtins
    _Group = builtins.BaseExceptionGroup
except AttributeError:
    _Group = ()


class _BaseExitStack:
    """A stack of exits, in the order of their entering."""

    @staticmethod
    def _create_exit_wrapper(cm, cm_exit):
        return _BoundMethod(cm_exit, cm)

    @staticmethod
    def _create_cb_wrapper(callback, /, *args, **kwds):
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)
        return _exit_wrapper

    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        """A new stack that takes over all exits."""
        new_stack = type(self)()
        new_stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = deque()
        return new_stack

    def push(self, exit):
        """Add an __exit__() method, or a function with its parameters."""
        _cb_type = type(exit)
        try:
            exit_method = _cb_type.__exit__
        except AttributeError:
            self._push_exit_callback(exit)
        else:
            self._push_cm_exit(exit, exit_method)
        return exit

    def enter_context(self, cm):
        """Enter a context, to be left with the stack."""
        cls = type(cm)
        if _VERSION >= (3, 11):
            try:
                _enter = cls.__enter__
                _exit = cls.__exit__
            except AttributeError:
                raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                                f"not support the context manager protocol") from None
            result = _enter(cm)
        else:
            _exit = cls.__exit__
            result = cls.__enter__(cm)
        self._push_cm_exit(cm, _exit)
        return result

    def callback(self, callback, /, *args, **kwds):
        """Add a function that does not see exceptions."""
        _exit_wrapper = self._create_cb_wrapper(callback, *args, **kwds)
        _exit_wrapper.__wrapped__ = callback
        self._push_exit_callback(_exit_wrapper)
        return callback

    def _push_cm_exit(self, cm, cm_exit):
        self._push_exit_callback(self._create_exit_wrapper(cm, cm_exit), True)

    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A context that enters others while it runs, and leaves them at its end, the last first."""

    def __enter__(self):
        return self

    if _VERSION >= (3, 12):
        def __exit__(self, *exc_details):
            exc = exc_details[1]
            received_exc = exc is not None
            frame_exc = sys.exc_info()[1]

            def _fix_exception_context(new_exc, old_exc):
                while 1:
                    exc_context = new_exc.__context__
                    if exc_context is None or exc_context is old_exc:
                        return
                    if exc_context is frame_exc:
                        break
                    new_exc = exc_context
                new_exc.__context__ = old_exc

            suppressed_exc = False
            pending_raise = False
            while self._exit_callbacks:
                is_sync, cb = self._exit_callbacks.pop()
                try:
                    if exc is None:
                        exc_details = None, None, None
                    else:
                        exc_details = type(exc), exc, exc.__traceback__
                    if cb(*exc_details):
                        suppressed_exc = True
                        pending_raise = False
                        exc = None
                except BaseException as new_exc:
                    _fix_exception_context(new_exc, exc)
                    pending_raise = True
                    exc = new_exc
            if pending_raise:
                # Raising sets the context, and what it was is wanted.
                fixed_ctx = exc.__context__
                try:
                    raise exc
                except BaseException:
                    exc.__context__ = fixed_ctx
                    raise
            return received_exc and suppressed_exc
    else:
        def __exit__(self, *exc_details):
            received_exc = exc_details[0] is not None
            frame_exc = sys.exc_info()[1]

            def _fix_exception_context(new_exc, old_exc):
                while 1:
                    exc_context = new_exc.__context__
                    if exc_context is None or exc_context is old_exc:
                        return
                    if exc_context is frame_exc:
                        break
                    new_exc = exc_context
                new_exc.__context__ = old_exc

            suppressed_exc = False
            pending_raise = False
            while self._exit_callbacks:
                is_sync, cb = self._exit_callbacks.pop()
                try:
                    if cb(*exc_details):
                        suppressed_exc = True
                        pending_raise = False
                        exc_details = (None, None, None)
                except:
                    new_exc_details = sys.exc_info()
                    _fix_exception_context(new_exc_details[1], exc_details[1])
                    pending_raise = True
                    exc_details = new_exc_details
            if pending_raise:
                try:
                    fixed_ctx = exc_details[1].__context__
                    raise exc_details[1]
                except BaseException:
                    exc_details[1].__context__ = fixed_ctx
                    raise
            return received_exc and suppressed_exc

    def close(self):
        """Leave all contexts now."""
        self.__exit__(None, None, None)


class nullcontext(AbstractContextManager):
    """A context that does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass


class _Bound:
    def method(self):
        pass


_BoundMethod = type(_Bound().method)
del _Bound
