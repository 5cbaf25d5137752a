# SPDX-License-Identifier: MIT
"""Print or get the text of tracebacks and of the stack.

The library's own frames are left out.
"""

import sys
import _tracetext

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only',
           'format_list', 'format_stack', 'format_tb', 'print_exc', 'format_exc',
           'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames',
           'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']
_VERSION = sys.version_info[1]
_REPEATED = 3
_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'
_HEAD = 'Traceback (most recent call last):\n'
_GROUP_DEPTH = 10
_GROUP_WIDTH = 15
_GROUP_END = '+------------------------------------\n'
_NOT_GIVEN = type('_Sentinel', (), {'__repr__': lambda self: '<implicit>'})()


class FrameSummary:
    """One frame of a traceback or of the stack."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, **more):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self._block = None
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _tracetext.source_line(self.filename, self.lineno).strip()
        return self._line

    def _four(self):
        return (self.filename, self.lineno, self.name, self.line)

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno
                    and self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return self._four() == other
        return NotImplemented

    def __getitem__(self, index):
        return self._four()[index]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return '<FrameSummary file %s, line %s in %s>' % (self.filename, self.lineno, self.name)


class StackSummary(list):
    """The frames of a traceback or of the stack, the outermost first."""

    @classmethod
    def extract(cls, frames, *, limit=None, lookup_lines=True, capture_locals=False):
        """From pairs of a frame and a line."""
        made = cls()
        for frame, lineno in _limited(list(frames), limit):
            made.append(_summary(frame, lineno, None, capture_locals))
        return made

    @classmethod
    def from_list(cls, entries):
        """From summaries or tuples of four."""
        made = cls()
        for entry in entries:
            if isinstance(entry, FrameSummary):
                made.append(entry)
            else:
                filename, lineno, name, line = entry
                made.append(FrameSummary(filename, lineno, name, line=line))
        return made

    def format_frame_summary(self, frame):
        """The text of one frame."""
        text = '  File "%s", line %s, in %s\n' % (frame.filename, frame.lineno, frame.name)
        if frame._block:
            text += frame._block
        elif frame.line:
            text += '    %s\n' % frame.line.strip()
        if frame.locals:
            for name, value in sorted(frame.locals.items()):
                text += '    %s = %s\n' % (name, value)
        return text

    def format(self, **more):
        """A text for each frame; a frame that comes often in a row is not shown each time."""
        result = []
        last, count = None, 0
        for frame in self:
            place = (frame.filename, frame.lineno, frame.name)
            if last is None or last != place:
                if count > _REPEATED:
                    result.append(_more_times(count - _REPEATED))
                last, count = place, 0
            count += 1
            if count > _REPEATED:
                continue
            result.append(self.format_frame_summary(frame))
        if count > _REPEATED:
            result.append(_more_times(count - _REPEATED))
        return result


def _more_times(n):
    return '  [Previous line repeated %d more time%s]\n' % (n, 's' if n > 1 else '')


def _limited(items, limit):
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return items
    return items[:limit] if limit >= 0 else items[limit:]


def _summary(frame, lineno, tb, capture_locals):
    code = frame.f_code
    made = FrameSummary(code.co_filename, lineno, code.co_name,
                        locals=frame.f_locals if capture_locals else None)
    if tb is not None:
        made._block = _tracetext.source_block(tb)
    return made


def walk_tb(tb):
    """The frames of a traceback with their lines."""
    found = []
    while tb is not None:
        found.append((tb.tb_frame, tb.tb_lineno))
        tb = tb.tb_next
    return iter(found)


def _own_frames(frame):
    """The program's frames from the given one outwards."""
    found = []
    while frame is not None:
        if not _tracetext.is_library(frame.f_code):
            found.append((frame, frame.f_lineno))
        frame = frame.f_back
    return found


def walk_stack(f):
    """The frames of the stack with their lines, the innermost first."""
    return iter(_own_frames(sys._getframe(1) if f is None else f))


def extract_tb(tb, limit=None):
    """The frames of a traceback."""
    return _extract_tb(tb, limit, False)


def _extract_tb(tb, limit, capture_locals):
    entries = []
    while tb is not None:
        if not _tracetext.is_library(tb.tb_frame.f_code):
            entries.append(tb)
        tb = tb.tb_next
    made = StackSummary()
    for entry in _limited(entries, limit):
        made.append(_summary(entry.tb_frame, entry.tb_lineno, entry, capture_locals))
    return made


def extract_stack(f=None, limit=None):
    """The frames of the stack, the outermost first."""
    frames = _own_frames(sys._getframe(1) if f is None else f)
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    frames.reverse()
    made = StackSummary()
    for frame, lineno in frames:
        made.append(_summary(frame, lineno, None, False))
    return made


def print_list(extracted_list, file=None):
    """Print frames."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end='')


def format_list(extracted_list):
    """Texts of frames."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print the frames of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """Texts of the frames of a traceback."""
    return extract_tb(tb, limit=limit).format()


def print_stack(f=None, limit=None, file=None):
    """Print the frames of the stack."""
    print_list(extract_stack(f, limit), file=file)


def format_stack(f=None, limit=None):
    """Texts of the frames of the stack."""
    return extract_stack(f, limit).format()


def _last_lines(value):
    if _VERSION >= 11 or not _str_fails(value):
        text = _tracetext.last_lines(value, _VERSION >= 12)
        if not _VERSION >= 11:
            name = type(value).__name__
        return text
    name = type(value).__qualname__
    module = type(value).__module__
    if module not in ('__main__', 'builtins'):
        name = module + '.' + name
    return '%s: <unprintable %s object>\n' % (name, type(value).__name__)


def _str_fails(value):
    try:
        str(value)
        return False
    except Exception:
        return True


def _only(value):
    """The lines behind the frames."""
    if value is None:
        return ['NoneType: None\n']
    text = _last_lines(value)
    if _VERSION < 11:
        module = type(value).__module__
        if module == '__main__' and text.startswith('__main__.'):
            text = text[len('__main__.'):]
    if isinstance(value, SyntaxError):
        return _split_syntax(text)
    notes = getattr(value, '__notes__', None)
    if not notes or _VERSION < 11:
        return [text]
    count = sum([str(note).count('\n') + 1 for note in notes])
    lines = text.splitlines(True)
    return [''.join(lines[:-count])] + lines[-count:]


def _split_syntax(text):
    return text.splitlines(True)


def _in_margin(texts, depth, mark='|'):
    if not depth:
        return list(texts)
    margin = '  ' * depth + mark + ' '
    return [''.join([margin + line for line in text.splitlines(True)]) for text in texts]


def _frame_line(depth, lead, title):
    return '%s%s+---------------- %s ----------------\n' % ('  ' * depth, lead, title)


class TracebackException:
    """An exception with all that its printing needs, without the frames themselves."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, **more):
        options = {'limit': limit, 'capture_locals': capture_locals}
        self._take(exc_type, exc_value, exc_traceback, options)
        seen = {id(exc_value)}
        waiting = [(self, exc_value)]
        while waiting:
            made, value = waiting.pop()
            if value is not None:
                waiting += made._take_linked(value, options, seen, compact)

    def _take(self, exc_type, exc_value, exc_traceback, options):
        """All but the exceptions that belong to it."""
        self.stack = _extract_tb(exc_traceback, **options)
        self.exc_type = exc_type
        self._str = '<unprintable %s object>' % getattr(exc_type, '__name__', None)
        try:
            self._str = str(exc_value)
        except Exception:
            if _VERSION >= 11:
                self._str = '<exception str() failed>'
        self._only_lines = _only(exc_value)
        self._has_traceback = exc_traceback is not None
        self.exceptions = None
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__cause__ = self.__context__ = None
        self.__suppress_context__ = getattr(exc_value, '__suppress_context__', False)

    def _take_linked(self, value, options, seen, compact):
        """The cause, the context and a group's exceptions: pairs of what is made and of what."""
        found = []

        def take(other):
            made = TracebackException.__new__(TracebackException)
            seen.add(id(other))
            made._take(type(other), other, other.__traceback__, options)
            found.append((made, other))
            return made

        if value.__cause__ is not None and id(value.__cause__) not in seen:
            self.__cause__ = take(value.__cause__)
        hidden = compact and (self.__cause__ is not None or self.__suppress_context__)
        if value.__context__ is not None and id(value.__context__) not in seen and not hidden:
            self.__context__ = take(value.__context__)
        if _VERSION >= 11 and isinstance(value, BaseExceptionGroup):
            self.exceptions = [take(one) for one in value.exceptions]
        return found

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        if self.exc_type is None:
            return None
        module = self.exc_type.__module__
        name = self.exc_type.__qualname__
        return name if module in ('__main__', 'builtins') else module + '.' + name

    def __eq__(self, other):
        comparable = isinstance(other, TracebackException)
        return vars(self) == vars(other) if comparable else NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, **more):
        """The lines behind the frames."""
        return iter(self._only_lines)

    def format(self, *, chain=True, _depth=0, **more):
        """All lines, those of the causes first."""
        chained = [(self, None)]
        while chain:
            last = chained[-1][0]
            if last.__cause__ is not None:
                chained.append((last.__cause__, _CAUSE))
            elif last.__context__ is not None and not last.__suppress_context__:
                chained.append((last.__context__, _CONTEXT))
            else:
                break
        lines = []
        while chained:
            shown, words = chained.pop()
            lines += shown._own_lines(_depth, chain)
            if words is not None:
                lines += _in_margin([words], _depth)
        return iter(lines)

    def _own_lines(self, depth, chain):
        """Without those of the causes."""
        if self.exceptions is not None:
            return self._group_lines(depth, chain)
        lines = []
        if self._has_traceback:
            lines += _in_margin([_HEAD], depth)
            lines += _in_margin(self.stack.format(), depth)
        return lines + _in_margin(self._only_lines, depth)

    def _group_lines(self, depth, chain):
        if depth > _GROUP_DEPTH:
            return _in_margin(['... (max_group_depth is %d)\n' % _GROUP_DEPTH], depth)
        head = 'Exception Group ' + _HEAD
        lines = []
        inner = depth or 1
        if self._has_traceback:
            lines.extend(_in_margin([head], inner, '|' if depth else '+'))
            lines.extend(_in_margin(self.stack.format(), inner))
        lines.extend(_in_margin(self._only_lines, inner))
        count = len(self.exceptions)
        lead = '+-'
        for number, one in enumerate(self.exceptions[:_GROUP_WIDTH], 1):
            lines.append(_frame_line(inner, lead, number))
            lines.extend(one.format(chain=chain, _depth=inner + 1))
            lead = '  '
        if count > _GROUP_WIDTH:
            more = count - _GROUP_WIDTH
            lines.append(_frame_line(inner, lead, '...'))
            lines.extend(_in_margin(
                ['and %d more exception%s\n' % (more, 's' if more > 1 else '')], inner + 1))
        if not lines[-1].endswith(_GROUP_END):
            lines.append('  ' * (inner + 1) + _GROUP_END)
        return lines

    def print(self, *, file=None, chain=True):
        """Print all lines."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end='')


def _arguments(exc, value, tb):
    if (value is _NOT_GIVEN) != (tb is _NOT_GIVEN):
        raise ValueError('Both or neither of value and tb must be given')
    if value is tb is _NOT_GIVEN:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError('Exception expected for value, %s found' % type(exc).__name__)
    return value, tb


def print_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, file=None, chain=True):
    """Print an exception with its traceback and its causes."""
    value, tb = _arguments(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(
        file=file, chain=chain)


def format_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, chain=True):
    """The texts that print_exception() prints."""
    value, tb = _arguments(exc, value, tb)
    made = TracebackException(type(value), value, tb, limit=limit, compact=True)
    return list(made.format(chain=chain))


def format_exception_only(exc, /, value=_NOT_GIVEN, **more):
    """The lines behind the frames."""
    if value is _NOT_GIVEN:
        value = exc
    return _only(value)


def _handled():
    return sys.exc_info()


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(*sys.exc_info(), limit, file, chain)


def format_exc(limit=None, chain=True):
    """The text of the exception that is being handled."""
    return ''.join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the last uncaught exception."""
    if not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def clear_frames(tb):
    """Clear the local variables of all frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next
