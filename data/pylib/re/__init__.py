# SPDX-License-Identifier: MIT
"""Regular expressions."""

import enum
import sys
from _regex import Handle
from re import _syntax
from re._syntax import error

_MINOR = sys.version_info[1]
_ANCHORED, _NOT_EMPTY = 1, 2
_PLACE = (1 << 64) - 1

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer",
           "compile", "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S",
           "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE",
           "NOFLAG", "RegexFlag"]
if _MINOR < 11:
    __all__.remove("NOFLAG")
    __all__.remove("RegexFlag")
if _MINOR < 13:
    __all__.insert(10, "template")
if _MINOR >= 13:
    __all__.append("PatternError")
    PatternError = error

_NAMES = ["ASCII", "IGNORECASE", "LOCALE", "UNICODE", "MULTILINE", "DOTALL", "VERBOSE", "DEBUG"]
if _MINOR < 13:
    _NAMES.insert(7, "TEMPLATE")
_VALUES = [(name, getattr(_syntax, name)) for name in _NAMES]


def _flags_shown(value, pairs=_VALUES):
    names = [f"re.{name}" for name, bit in pairs if value & bit]
    rest = value & ~sum([bit for name, bit in _VALUES])
    return "|".join(names + [hex(rest)] * bool(rest))


def _flag_text(self):
    """Flags as a program writes them."""
    value = int(self)
    if _MINOR >= 11 or value >= 0:
        return _flags_shown(value) or ("re.NOFLAG" if _MINOR >= 11 else "")
    shown = _flags_shown(~value)
    return f"~({shown})" if "|" in shown else "~" + shown


_kept = {"boundary": enum.KEEP} if _MINOR >= 11 else {}
RegexFlag = enum.IntFlag(
    "RegexFlag", ([("NOFLAG", 0)] if _MINOR >= 11 else []) + _VALUES
    + [(name[0] if name != "VERBOSE" else "X", bit) for name, bit in _VALUES
       if name not in ("DEBUG", "DOTALL")] + [("S", _syntax.DOTALL)],
    module="re", **_kept)
RegexFlag.__repr__ = _flag_text
RegexFlag.__str__ = _flag_text
ASCII, IGNORECASE, LOCALE, UNICODE = (
    RegexFlag.ASCII, RegexFlag.IGNORECASE, RegexFlag.LOCALE, RegexFlag.UNICODE)
MULTILINE, DOTALL, VERBOSE, DEBUG = (
    RegexFlag.MULTILINE, RegexFlag.DOTALL, RegexFlag.VERBOSE, RegexFlag.DEBUG)
A, I, L, U, M, S, X = ASCII, IGNORECASE, LOCALE, UNICODE, MULTILINE, DOTALL, VERBOSE
if _MINOR >= 11:
    NOFLAG = RegexFlag.NOFLAG
if _MINOR < 13:
    TEMPLATE = T = RegexFlag.TEMPLATE


def _cut(string, begin, end):
    part = string[begin:end]
    return part if isinstance(part, (str, bytes)) else bytes(part)


class Match:
    """Where a pattern was found in a text."""

    __slots__ = "string", "re", "pos", "endpos", "_places"

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Match' instances")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    def _number(self, group):
        number = group
        if not isinstance(group, int):
            number = self.re._names.get(group, -1)
        if not 0 <= number <= self.re.groups:
            raise IndexError("no such group")
        return number

    def _span(self, number):
        # All places are one number: see where it is made.
        both = self._places >> 128 * number
        return (both & _PLACE) - 1, (both >> 64 & _PLACE) - 1

    def _text(self, number, default=None):
        begin, end = self._span(number)
        return default if begin < 0 else _cut(self.string, begin, end)

    def group(self, *args):
        if not args:
            return self._text(0)
        texts = tuple([self._text(self._number(group)) for group in args])
        return texts[0] if len(texts) == 1 else texts

    __iter__ = None

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple([self._text(n, default) for n in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(n, default) for name, n in self.re._names.items()}

    def span(self, group=0, /):
        return self._span(self._number(group))

    def start(self, group=0, /):
        return self.span(group)[0]

    def end(self, group=0, /):
        return self.span(group)[1]

    def expand(self, template):
        return self.re._filled(self.re._template(template), self)

    @property
    def regs(self):
        return tuple([self.span(n) for n in range(self.re.groups + 1)])

    @property
    def lastindex(self):
        for number in reversed(self.re._closing):
            if self._span(number)[0] >= 0:
                return number
        return None

    @property
    def lastgroup(self):
        last = self.lastindex
        return next((name for name, n in self.re._names.items() if n == last), None)


class Pattern:
    """A regular expression that was compiled."""

    __slots__ = ("pattern", "flags", "groups", "_names", "_closing", "_source", "_finder",
                 "_whole", "__weakref__")

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Pattern' instances")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        flags = self.flags & ~_syntax.UNICODE if isinstance(self.pattern, str) else self.flags
        by_bits = sorted(_VALUES, key=lambda pair: pair[1])
        shown = f", {_flags_shown(flags, by_bits)}" if flags else ""
        return f"re.compile({repr(self.pattern)[:200]}{shown})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.pattern, self.flags, type(self.pattern)) == (
            other.pattern, other.flags, type(other.pattern))

    def __hash__(self):
        return hash((self.pattern, self.flags))

    @property
    def groupindex(self):
        return type(type.__dict__)(self._names)

    # --- Finding ---

    def _searched(self, string):
        """The characters to search."""
        if isinstance(string, str):
            if not isinstance(self.pattern, str):
                raise TypeError("cannot use a bytes pattern on a string-like object")
            return string
        try:
            data = bytes(memoryview(string))
        except TypeError:
            got = f", got {type(string).__name__!r}" if _MINOR >= 11 else ""
            raise TypeError("expected string or bytes-like object" + got) from None
        if isinstance(self.pattern, str):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return data.decode("latin-1")

    def _find(self, string, pos, endpos, how=0, whole=False):
        text = self._searched(string)
        end = max(0, min(endpos, len(text)))
        begin = max(0, pos)
        if begin > end:
            return None
        finder = self._finder
        if whole:
            if self._whole is None:
                self._whole = Handle(self._source + "\\z")
            finder = self._whole
        places = finder.find(text, begin, end, how)
        if places is None:
            return None
        found = object.__new__(Match)
        found.string, found.re, found.pos, found.endpos = string, self, begin, end
        found._places = places
        return found

    def match(self, string, pos=0, endpos=sys.maxsize):
        """Whether the pattern stands at the beginning."""
        return self._find(string, pos, endpos, _ANCHORED)

    def fullmatch(self, string, pos=0, endpos=sys.maxsize):
        """Whether the whole text is what the pattern tells."""
        return self._find(string, pos, endpos, _ANCHORED, whole=True)

    def search(self, string, pos=0, endpos=sys.maxsize):
        """Where the pattern stands first."""
        return self._find(string, pos, endpos)

    def finditer(self, string, pos=0, endpos=sys.maxsize):
        """All places where the pattern stands, one behind the other."""
        self._searched(string)
        how = 0

        def following():
            nonlocal pos, how
            found = self._find(string, pos, endpos, how)
            if found is not None:
                begin, pos = found._span(0)
                how = _NOT_EMPTY if begin == pos else 0
            return found

        return iter(following, None)

    def findall(self, string, pos=0, endpos=sys.maxsize):
        """The texts, or those of the groups, at all these places."""
        empty = string[:0] if isinstance(string, str) else b""
        if not self.groups:
            return [found._text(0) for found in self.finditer(string, pos, endpos)]
        if self.groups == 1:
            return [found._text(1, empty) for found in self.finditer(string, pos, endpos)]
        return [found.groups(empty) for found in self.finditer(string, pos, endpos)]

    # --- Changing ---

    def split(self, string, maxsplit=0):
        """The texts between these places, and those of the groups."""
        parts, at = [], 0
        if maxsplit >= 0:
            for found in self.finditer(string):
                begin, end = found._span(0)
                parts.append(_cut(string, at, begin))
                parts.extend(found.groups())
                at = end
                maxsplit -= 1
                if not maxsplit:
                    break
        else:
            self._searched(string)
        return [*parts, _cut(string, at, len(string))]

    def _template(self, repl):
        parts = _syntax.template(repl, self.groups, self._names)
        return parts

    def _filled(self, parts, found):
        empty = "" if isinstance(self.pattern, str) else b""
        return empty.join([found._text(part, empty) if isinstance(part, int) else part
                           for part in parts])

    def subn(self, repl, string, count=0):
        """The text with replacements, and their number."""
        if callable(repl):
            made = repl
        elif not isinstance(repl, (str, bytes, bytearray, memoryview)):
            raise TypeError("decoding to str: need a bytes-like object, "
                            f"{type(repl).__name__} found")
        elif isinstance(repl, str) and "\\" not in repl:
            made = lambda found: repl
        else:
            template = self._template(repl)
            made = lambda found: self._filled(template, found)
        parts, at, done = [], 0, 0
        for found in self.finditer(string):
            new = made(found)
            begin, end = found._span(0)
            parts.append(_cut(string, at, begin))
            parts.append("" if new is None and isinstance(string, str) else b"" if new is None
                         else new)
            at = end
            done += 1
            if done == count:
                break
        parts.append(_cut(string, at, len(string)))
        empty = "" if isinstance(string, str) else b""
        return empty.join([part for part in parts if part != empty]), done

    def sub(self, repl, string, count=0):
        """The text with replacements."""
        return self.subn(repl, string, count)[0]


Match.__module__ = Pattern.__module__ = "re"

# --- The module's functions --------------------------------------------------------------------

_cache = {}
_MOST = 256


def _compile(pattern, flags):
    if not isinstance(flags, int):
        flags & (DEBUG if _MINOR in (11, 12) else _syntax.DEBUG)
    flags = int(flags)
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except (KeyError, TypeError):
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError("first argument must be string or compiled pattern")
    text, all_flags, names, closing = _syntax.translate(pattern, flags)
    made = object.__new__(Pattern)
    made.pattern, made.flags, made.groups = pattern, all_flags, len(closing)
    made._names, made._closing, made._source = names, closing, text
    made._finder, made._whole = Handle(text), None
    if not flags & _syntax.DEBUG:
        if len(_cache) >= _MOST:
            del _cache[next(iter(_cache))]
        _cache[key] = made
    return made


def compile(pattern, flags=0):
    """A pattern, for use more than once."""
    return _compile(pattern, flags)


def purge():
    """Forgets the patterns that were compiled."""
    _cache.clear()


def match(pattern, string, flags=0):
    """Whether the pattern stands at the beginning."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Whether the whole text is what the pattern tells."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Where the pattern stands first."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """The texts, or those of the groups, at all places where the pattern stands."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """All places where the pattern stands, one behind the other."""
    return _compile(pattern, flags).finditer(string)


class _Unset(int):
    """A number that nobody gave."""


_UNSET = _Unset(0)


def _by_place(function, args, first, given):
    """Arguments that 3.13 wants by name: they are taken by place, with a warning."""
    names = first, "flags"
    if len(args) > 2:
        before = 4 - (first == "maxsplit")
        raise TypeError(f"{function}() takes from {before - 1} to {before + 1} positional "
                        f"arguments but {before - 1 + len(args)} were given")
    for name, value in zip(names, given[:len(args)]):
        if value is not _UNSET:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")
    import warnings
    warnings.warn(f"'{first}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return *args, *given[len(args):]


if _MINOR >= 13:
    def sub(pattern, repl, string, *args, count=_UNSET, flags=_UNSET):
        """The text with replacements."""
        if args:
            count, flags = _by_place("sub", args, "count", (count, flags))
        return _compile(pattern, flags).sub(repl, string, count)

    def subn(pattern, repl, string, *args, count=_UNSET, flags=_UNSET):
        """The text with replacements, and their number."""
        if args:
            count, flags = _by_place("subn", args, "count", (count, flags))
        return _compile(pattern, flags).subn(repl, string, count)

    def split(pattern, string, *args, maxsplit=_UNSET, flags=_UNSET):
        """The texts between the places where the pattern stands, and those of the groups."""
        if args:
            maxsplit, flags = _by_place("split", args, "maxsplit", (maxsplit, flags))
        return _compile(pattern, flags).split(string, maxsplit)
else:
    def sub(pattern, repl, string, count=0, flags=0):
        """The text with replacements."""
        return _compile(pattern, flags).sub(repl, string, count)

    def subn(pattern, repl, string, count=0, flags=0):
        """The text with replacements, and their number."""
        return _compile(pattern, flags).subn(repl, string, count)

    def split(pattern, string, maxsplit=0, flags=0):
        """The texts between the places where the pattern stands, and those of the groups."""
        return _compile(pattern, flags).split(string, maxsplit)

if _MINOR < 13:
    def template(pattern, flags=0):
        """A pattern; what the flag once did is gone."""
        return _compile(pattern, flags | _syntax.TEMPLATE)

_SPECIAL = str.maketrans({c: "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"})


def escape(pattern):
    """The pattern of a text that stands for itself."""
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin-1").translate(_SPECIAL).encode("latin-1")
