# SPDX-License-Identifier: MIT
"""Warnings: what to do with them is decided by filters, the newest first."""

import sys
import _tracetext

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings',
           'simplefilter', 'resetwarnings', 'catch_warnings']
if sys.version_info >= (3, 13):
    __all__.append('deprecated')

# (action, pattern of the message, category, pattern of the module, line)
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
defaultaction = 'default'
onceregistry = {}
_filters_version = 1


class WarningMessage:
    """One warning: what showwarning() is told."""

    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return '{message : %r, category : %r, filename : %r, lineno : %s, line : %r}' % (
            self.message, self._category_name, self.filename, self.lineno, self.line)


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning, with its source line."""
    if line is None:
        line = _tracetext.source_line(filename, lineno)
    text = '%s:%s: %s: %s\n' % (filename, lineno, category.__name__, message)
    line = line.strip()
    return text + '  %s\n' % line if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, standard error if there is none."""
    if file is None:
        file = sys.stderr
        if file is None:
            return
    file.write(formatwarning(message, category, filename, lineno, line))


_showwarning = showwarning
_log = None


def _show(message):
    if _log is not None:
        _log.append(message)
    else:
        showwarning(message.message, message.category, message.filename, message.lineno,
                    message.file, message.line)


def _literal(pattern):
    """A regular expression as the text that it stands for: all that is supported here."""
    if not pattern:
        return None
    special = [c for c in pattern if c in '.^$*+?{}[]|()\\']
    if special and pattern not in ('.*',):
        try:
            re = __import__('re')
        except ImportError:
            raise NotImplementedError('a pattern in a warning filter is not supported') from None
        return re.compile(pattern)
    return None if pattern == '.*' else pattern


def _fits(pattern, text, whole, ignore_case=False):
    if pattern is None:
        return True
    if not isinstance(pattern, str):
        return pattern.match(text) is not None
    if ignore_case:
        pattern, text = pattern.lower(), text.lower()
    return text == pattern if whole else text.startswith(pattern)


def _add_filter(item, append):
    global _filters_version
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_version += 1


_ACTIONS = ('default', 'error', 'ignore', 'always', 'module', 'once')


def _check_action(action):
    if action not in _ACTIONS:
        if sys.version_info >= (3, 12):
            raise ValueError('invalid action: %r' % (action,))
        raise AssertionError('invalid action: %r' % (action,))


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Add a filter for warnings whose message and module begin in a certain way."""
    _check_action(action)
    _add_filter((action, _literal(message), category, _literal(module), lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Add a filter that fits each module and message."""
    _check_action(action)
    _add_filter((action, None, category, None, lineno), append)


def resetwarnings():
    """Forget all filters."""
    global _filters_version
    filters[:] = []
    _filters_version += 1


def _caller(stacklevel):
    """The frame of the program that a warning is about."""
    try:
        frame = sys._getframe(2)
        while stacklevel > 1 and frame is not None:
            frame = frame.f_back
            stacklevel -= 1
    except (AttributeError, ValueError):
        frame = None
    return frame


def warn(message, category=None, stacklevel=1, source=None, **more):
    """Issue a warning, or perhaps ignore it or raise it."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'"
                        % type(category).__name__)
    frame = _caller(stacklevel)
    if frame is None:
        names = sys.__dict__
        filename, lineno = 'sys', 1 if sys.version_info < (3, 12) else 0
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    frame = None
    module = names.get('__name__', '<string>')
    registry = names.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, module, registry, names, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Issue a warning about a certain place."""
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get('version', 0) != _filters_version:
        registry.clear()
        registry['version'] = _filters_version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    for item in filters:
        action, pattern, cat, mod, line = item
        if (_fits(pattern, text, False, True) and issubclass(category, cat)
                and _fits(mod, module, True) and (line == 0 or lineno == line)):
            break
    else:
        action = defaultaction
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = 1
        once = (text, category)
        if onceregistry.get(once):
            return
        onceregistry[once] = 1
    elif action == 'module':
        registry[key] = 1
        other = (text, category, 0)
        if registry.get(other):
            return
        registry[other] = 1
    elif action == 'default':
        registry[key] = 1
    elif action != 'always':
        raise RuntimeError('Unrecognized action (%r) in warnings.filters:\n %s' % (action, item))
    _show(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """A context in which the filters can be changed; it may record what would be shown."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append('record=True')
        if self._module is not sys.modules['warnings']:
            args.append('module=' + repr(self._module))
        return '%s(%s)' % (type(self).__name__, ', '.join(args))

    def __enter__(self):
        global _log, _filters_version
        if self._entered:
            raise RuntimeError('Cannot enter %r twice' % self)
        self._entered = True
        self._filters = filters[:]
        self._saved_log = _log
        self._saved_show = showwarning
        _filters_version += 1
        if self._filter is not None:
            simplefilter(*self._filter)
        if self._record:
            log = []
            _log = log
            return log
        return None

    def __exit__(self, *exc_info):
        global _log, _filters_version, showwarning
        if not self._entered:
            raise RuntimeError('Cannot exit %r without entering first' % self)
        filters[:] = self._filters
        _log = self._saved_log
        showwarning = self._saved_show
        _filters_version += 1


if sys.version_info >= (3, 13):
    class deprecated:
        """Decorator: a use of the class or function warns."""

        def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
            if not isinstance(message, str):
                raise TypeError('Expected an object of type str for \'message\', not %r'
                                % type(message).__name__)
            self.message = message
            self.category = category
            self.stacklevel = stacklevel

        def __call__(self, arg, /):
            message, category, stacklevel = self.message, self.category, self.stacklevel
            if category is None:
                arg.__deprecated__ = message
                return arg
            if isinstance(arg, type):
                original = arg.__new__

                def __new__(cls, /, *args, **kwargs):
                    if cls is arg:
                        warn(message, category=category, stacklevel=stacklevel + 1)
                    if original is not object.__new__:
                        return original(cls, *args, **kwargs)
                    return original(cls)
                arg.__new__ = staticmethod(__new__)
                arg.__deprecated__ = __new__.__deprecated__ = message
                return arg

            def wrapper(*args, **kwargs):
                warn(message, category=category, stacklevel=stacklevel + 1)
                return arg(*args, **kwargs)
            wrapper.__name__, wrapper.__qualname__ = arg.__name__, arg.__qualname__
            wrapper.__doc__, wrapper.__module__ = arg.__doc__, arg.__module__
            wrapper.__wrapped__ = arg
            arg.__deprecated__ = wrapper.__deprecated__ = message
            return wrapper
