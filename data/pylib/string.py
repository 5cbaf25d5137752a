# SPDX-License-Identifier: MIT
"""Constants and classes for text."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits',
           'hexdigits', 'octdigits', 'printable', 'punctuation', 'whitespace', 'Formatter',
           'Template']
_ascii = [chr(n) for n in range(33, 127)]
digits = ''.join(filter(str.isdigit, _ascii))
octdigits, hexdigits = digits[:8], digits + 'abcdefABCDEF'
ascii_lowercase = ''.join(filter(str.islower, _ascii))
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = f'{ascii_lowercase}{ascii_uppercase}'
punctuation = ''.join([c for c in _ascii if not c.isalnum()])
whitespace = ' \t\n\r\x0b\x0c'
printable = ''.join([digits, ascii_letters, punctuation, whitespace])
_MISSING = object()


def capwords(s, sep=None):
    """Each word capitalized."""
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


class Template:
    """A text with $names that are replaced."""

    # A pattern of None is the other one.
    idpattern, braceidpattern = r'(?a:[_a-z][_a-z0-9]*)', None
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """Pairs of kind and text: 'text', 'escaped', 'named', 'invalid' (the place behind the sign)."""
        text, mark = self.template, self.delimiter
        parts = []
        at = 0
        while True:
            found = text.find(mark, at)
            if found < 0:
                parts.append(('text', text[at:]))
                return parts
            parts.append(('text', text[at:found]))
            after = found + len(mark)
            if text.startswith(mark, after):
                parts.append(('escaped', mark + mark))
                at = after + len(mark)
                continue
            brace = text.startswith('{', after)
            end = start = after + brace
            while end < len(text) and text[end] < '\x80' and (
                    text[end] == '_' or text[end].isalpha() or end > start and text[end].isdigit()):
                end += 1
            if end == start or brace and not text.startswith('}', end):
                parts.append(('invalid', after))
                at = after
                continue
            at = end + brace
            parts.append(('named', (text[start:end], text[found:at])))

    def _fail(self, place):
        lines = self.template[:place].splitlines(True)
        if not lines:
            column, line = 1, 1
        else:
            column = place - len(''.join(lines[:-1]))
            line = len(lines)
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    def _merge(self, mapping, kws):
        if mapping is _MISSING:
            return kws
        if kws:
            merged = dict(mapping)
            merged.update(kws)
            return merged
        return mapping

    def substitute(self, mapping=_MISSING, /, **kws):
        """The text with all names replaced."""
        mapping = self._merge(mapping, kws)
        out = []
        for kind, value in self._parts():
            if kind == 'invalid':
                self._fail(value)
            elif kind == 'named':
                out.append(str(mapping[value[0]]))
            else:
                out.append(self.delimiter if kind == 'escaped' else value)
        return ''.join(out)

    def safe_substitute(self, mapping=_MISSING, /, **kws):
        """The text with those names replaced that are known."""
        mapping = self._merge(mapping, kws)
        out = []
        for kind, value in self._parts():
            if kind == 'invalid':
                out.append(self.delimiter)
            elif kind == 'named':
                try:
                    out.append(str(mapping[value[0]]))
                except KeyError:
                    out.append(value[1])
            else:
                out.append(self.delimiter if kind == 'escaped' else value)
        return ''.join(out)

    def is_valid(self):
        """Can substitute() work?"""
        return not [kind for kind, value in self._parts() if kind == 'invalid']

    def get_identifiers(self):
        """The names, in order."""
        names = []
        for kind, value in self._parts():
            if kind == 'named' and value[0] not in names:
                names.append(value[0])
        return names


def _split_field(name):
    """'a.b[c]' as 'a' and [(True, 'b'), (False, 'c')]."""
    end = len(name)
    for i, c in enumerate(name):
        if c in '.[':
            end = i
            break
    first, rest = name[:end], []
    at = end
    while at < len(name):
        if name[at] == '.':
            stop = at + 1
            while stop < len(name) and name[stop] not in '.[':
                stop += 1
            if stop == at + 1:
                raise ValueError('Empty attribute in format string')
            rest.append((True, name[at + 1:stop]))
            at = stop
        elif name[at] == '[':
            stop = name.find(']', at)
            if stop < 0:
                raise ValueError("Missing ']' in format string")
            item = name[at + 1:stop]
            if not item:
                raise ValueError('Empty attribute in format string')
            rest.append((False, int(item) if item.isdigit() else item))
            at = stop + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
    return (int(first) if first.isdigit() else first), rest


class Formatter:
    """str.format() in parts that a subclass can change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for text, name, spec, conversion in self.parse(format_string):
            if text:
                result.append(text)
            if name is None:
                continue
            first, rest = _split_field(name)
            if first == '':
                if auto is False:
                    raise ValueError('cannot switch from manual field specification to automatic '
                                     'field numbering')
                name = str(auto) + name
                auto += 1
            elif isinstance(first, int):
                if auto:
                    raise ValueError('cannot switch from manual field specification to automatic '
                                     'field numbering')
                auto = False
            obj, first = self.get_field(name, args, kwargs)
            used.add(first)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return ''.join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        convert = {None: lambda value: value, 's': str, 'r': repr, 'a': ascii}.get(conversion)
        if convert is None:
            raise ValueError(f'Unknown conversion specifier {conversion!s}')
        return convert(value)

    def parse(self, format_string):
        """Tuples of text, field name, specification and conversion."""
        found, text, at = [], '', 0
        s = format_string
        while at < len(s):
            c = s[at]
            if c in '{}' and s.startswith(c, at + 1):
                found.append((text + c, None, None, None))
                text = ''
                at += 2
            elif c == '}':
                raise ValueError("Single '}' encountered in format string")
            elif c == '{':
                depth, end = 1, at + 1
                while end < len(s) and depth:
                    depth += (s[end] == '{') - (s[end] == '}')
                    end += 1
                if depth:
                    raise ValueError("Single '{' encountered in format string" if at + 1 == len(s)
                                     else "expected '}' before end of string")
                found.append((text,) + self._field(s[at + 1:end - 1]))
                text = ''
                at = end
            else:
                text += c
                at += 1
        if text:
            found.append((text, None, None, None))
        return iter(found)

    def _field(self, inner):
        bracket = False
        for i, c in enumerate(inner):
            bracket = c == '[' or bracket and c != ']'
            if c in '!:' and not bracket:
                if c == ':':
                    return inner[:i], inner[i + 1:], None
                rest = inner[i + 1:]
                if len(rest) > 1 and rest[1] != ':':
                    raise ValueError("expected ':' after conversion specifier")
                return inner[:i], rest[2:], rest[:1]
        return inner, '', None

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, name in rest:
            obj = getattr(obj, name) if is_attr else obj[name]
        return obj, first
