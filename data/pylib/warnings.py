# SPDX-License-Identifier: MIT
"""Warnings: what to do with them is decided by filters, the newest first."""

import _tracetext
import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings"]
_MINOR = sys.version_info[1]


# --- Filters -----------------------------------------------------------------------------------

# An action, the beginning of a message, a class, a module, a line; None and 0 fit everything.
filters = [("default", None, DeprecationWarning, "__main__", 0)]
filters += [("ignore", None, category, None, 0) for category in
            (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)]
defaultaction = "default"
onceregistry = {}
_version = 1


def _filters_mutated():
    global _version
    _version += 1


def _require(holds, complaint, error):
    if not holds:
        raise (error if _MINOR >= 13 else AssertionError)(complaint)


def _require_action(action):
    _require(action in ("error", "ignore", "always", "default", "module", "once"),
             f"invalid action: {action!r}", ValueError)


def _require_line(lineno):
    complaint = "lineno must be an int"
    is_int = isinstance(lineno, int)
    _require(is_int, complaint if _MINOR >= 13 else complaint + " >= 0", TypeError)
    _require(lineno >= 0, complaint + " >= 0", ValueError)


class _Prefix:
    """What a filter has for a regular expression that is just a text."""

    def __init__(self, text, ignores_case):
        self._text, self._ignores_case = text, ignores_case

    def __repr__(self):
        return f"re.compile({self._text!r}{', re.IGNORECASE' * self._ignores_case})"

    def __eq__(self, other):
        return isinstance(other, _Prefix) and repr(self) == repr(other)

    def match(self, text):
        start = text[:len(self._text)]
        return start == self._text or self._ignores_case and start.lower() == self._text.lower()


def _pattern(text, ignores_case):
    if text == "":
        return None
    if text == ".*" or not any(c in ".^$*+?{}[]|()\\" for c in text):
        return _Prefix("" if text == ".*" else text, ignores_case)
    try:
        re = __import__("re")
    except ImportError:
        raise NotImplementedError("a pattern in a warning filter is not supported") from None
    return re.compile(text, re.I if ignores_case else 0)


def _put(entry, append):
    if entry in filters:
        if append:
            return
        filters.remove(entry)
    filters.insert(len(filters) if append else 0, entry)
    _filters_mutated()


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter for warnings whose message and module begin in a certain way."""
    _require_action(action)
    _require(isinstance(message, str), "message must be a string", TypeError)
    if not isinstance(category, type):
        _require(_MINOR >= 13, "category must be a class", TypeError)
    _require(isinstance(category, type) and issubclass(category, Warning),
             "category must be a Warning subclass", TypeError)
    _require(isinstance(module, str), "module must be a string", TypeError)
    _require_line(lineno)
    _put((action, _pattern(message, True), category, _pattern(module, False), lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter for a class of warnings, whatever they say and wherever."""
    _require_action(action)
    _require_line(lineno)
    _put((action, None, category, None, lineno), append)


def resetwarnings():
    """Forgets all filters."""
    filters.clear()
    _filters_mutated()


def _fits(pattern, text):
    """Whether a filter's pattern fits: the beginning if it is an expression, or the whole text."""
    if pattern is None or isinstance(pattern, str):
        return pattern in (None, text)
    return bool(pattern.match(text))


def _choose(text, category, module, lineno):
    """The action of the first filter that fits, and that filter."""
    for entry in filters:
        action, message, kind, place, line = entry
        if (issubclass(category, kind) and line in (0, lineno) and _fits(message, text)
                and _fits(place, module)):
            return action, entry
    return defaultaction, None


# --- Showing -----------------------------------------------------------------------------------

class WarningMessage:
    """One warning: what showwarning() is told."""

    _WARNING_DETAILS = "message", "category", "filename", "lineno", "file", "line", "source"

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = (
            message, category, filename, lineno)
        self.file, self.line, self.source = file, line, source
        self._category_name = None if category is None else category.__name__

    def __str__(self):
        return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}"
                % (self.message, self._category_name, self.filename, self.lineno, self.line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning, with its source line."""
    head = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    source = (_tracetext.source_line(filename, lineno) if line is None else line).strip()
    return f"{head}  {source}\n" if source else head


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, standard error if there is none."""
    out = sys.stderr if file is None else file
    if out is None:
        return
    if formatwarning is _formatwarning_orig:
        text = formatwarning(message, category, filename, lineno, line)
    else:
        # CPython asks a program's own function without the line if there is none.
        more = () if line is None else (line,)
        text = formatwarning(message, category, filename, lineno, *more)
    try:
        out.write(text)
    except OSError:
        pass


_showwarning_orig, _formatwarning_orig = showwarning, formatwarning


def _write(told):
    _showwarning_orig(told.message, told.category, told.filename, told.lineno, told.file,
                      told.line)


# Where warnings go while the program has not put a function of its own for showwarning().
_sink = _write


def _tell(told):
    if showwarning is _showwarning_orig:
        _sink(told)
    else:
        showwarning(told.message, told.category, told.filename, told.lineno, told.file, told.line)


# --- Warning -----------------------------------------------------------------------------------

def _frame_at(stacklevel, skipped):
    """The frame of the program that a warning is about."""
    frame = sys._getframe(3)
    for _ in range(stacklevel - 1):
        frame = frame and frame.f_back
    while frame and skipped and frame.f_code.co_filename.startswith(skipped):
        frame = frame.f_back
    return frame


def _warn(message, category=None, stacklevel=1, source=None, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass, not "
                        f"'{type(category).__name__}'")
    stacklevel = range(stacklevel).stop
    frame = _frame_at(max(stacklevel, 2) if skip_file_prefixes else stacklevel, skip_file_prefixes)
    if frame is not None:
        names = frame.f_globals
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
    else:
        names = vars(sys)
        filename, lineno = ("<sys>", 0) if _MINOR >= 13 else ("sys", 1)
    del frame
    registry = names.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, names.get("__name__", "<string>"), registry,
                  names, source)


if _MINOR >= 12:
    def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
        """Warns: depending on the filters that is shown, ignored, or raised."""
        if not isinstance(skip_file_prefixes, tuple):
            raise TypeError("warn() argument 'skip_file_prefixes' must be tuple, not "
                            + type(skip_file_prefixes).__name__)
        _warn(message, category, stacklevel, source, skip_file_prefixes)
else:
    def warn(message, category=None, stacklevel=1, source=None):
        """Warns: depending on the filters that is shown, ignored, or raised."""
        _warn(message, category, stacklevel, source)


def _first_time(registry, *key):
    """Whether a registry has not seen the key since the filters changed; it has now."""
    if registry.get("version") != _version:
        registry.clear()
        registry["version"] = _version
    return not registry.get(key) and registry.setdefault(key, True)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Warns about a certain place."""
    if not isinstance(filename, str):
        which = "'filename'" if _MINOR >= 12 else "3"
        raise TypeError(f"warn_explicit() argument {which} must be str, not "
                        + type(filename).__name__)
    if isinstance(message, Warning):
        category, text = type(message), str(message)
    else:
        text, message = message, category(message)
    if module is None:
        module = filename[:-3] if filename.endswith(".py") else filename or "<unknown>"
    key = text, category, lineno
    if registry is not None:
        if not _first_time(registry, *key):
            return
        # It counts as seen only where an action says so, below.
        del registry[key]
    action, entry = _choose(text, category, module, lineno)
    if action == "error":
        raise message
    if action == "ignore":
        return
    if action != "always":
        if registry is not None:
            registry[key] = True
        where = onceregistry if registry is None and action == "once" else registry
        if action in ("once", "module"):
            if where is not None and not _first_time(where, text, category):
                return
        elif action != "default":
            raise RuntimeError(
                f"Unrecognized action ({action!r}) in warnings.filters:\n {entry!r}")
    _tell(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """A context at whose end the filters are again what they were; it may record warnings."""

    def __init__(self, *, record=False, module=None, **filter):
        unknown = [name for name in filter
                   if _MINOR < 11 or name not in ("action", "category", "lineno", "append")]
        if unknown:
            raise TypeError("catch_warnings.__init__() got an unexpected keyword argument "
                            f"'{unknown[0]}'")
        self._entered, self._record = False, record
        self._module = module or sys.modules["warnings"]
        self._filter = filter if filter.get("action") is not None else None

    def __repr__(self):
        told = ["record=True"] * bool(self._record)
        if self._module is not sys.modules["warnings"]:
            told.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(told)})"

    def __enter__(self):
        global filters, showwarning, _sink
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._before = filters, showwarning, _sink
        filters = filters[:]
        _filters_mutated()
        if self._filter is not None:
            simplefilter(**self._filter)
        if not self._record:
            return None
        caught = []
        showwarning, _sink = _showwarning_orig, caught.append
        return caught

    def __exit__(self, *exc_info):
        global filters, showwarning, _sink
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters, showwarning, _sink = self._before
        _filters_mutated()


# --- Uses of what is old -----------------------------------------------------------------------

if _MINOR >= 13:
    __all__.append("deprecated")

    class deprecated:
        """Decorator: a use of the class or function warns."""

        def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
            if not isinstance(message, str):
                raise TypeError("Expected an object of type str for 'message', not "
                                f"{type(message).__name__!r}")
            self.message, self.category, self.stacklevel = message, category, stacklevel

        def __call__(self, arg, /):
            if self.category is None:
                arg.__deprecated__ = self.message
            elif isinstance(arg, type):
                self._mark_class(arg)
            elif callable(arg):
                wrapper = self._wrapper(arg)
                arg.__deprecated__ = self.message
                return wrapper
            else:
                raise TypeError("@deprecated decorator with non-None category must be applied to "
                                f"a class or callable, not {arg!r}")
            return arg

        def _warner(self):
            message, category, stacklevel = self.message, self.category, self.stacklevel + 2
            return lambda: warn(message, category, stacklevel)

        def _wrapper(self, function):
            import functools
            tell = self._warner()

            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                tell()
                return function(*args, **kwargs)

            wrapper.__deprecated__ = self.message
            return wrapper

        def _mark_class(self, kind):
            import functools
            make, tell = kind.__new__, self._warner()

            @functools.wraps(make)
            def __new__(cls, /, *args, **kwargs):
                if cls is kind:
                    tell()
                if make is not object.__new__:
                    return make(cls, *args, **kwargs)
                if cls.__init__ is object.__init__ and (args or kwargs):
                    raise TypeError(f"{cls.__name__}() takes no arguments")
                return make(cls)

            kind.__new__ = staticmethod(__new__)
            hook = kind.__init_subclass__
            if hasattr(hook, "__func__"):
                kind.__init_subclass__ = classmethod(self._wrapper(hook.__func__))
            else:
                kind.__init_subclass__ = self._wrapper(hook)
            kind.__deprecated__ = __new__.__deprecated__ = self.message
