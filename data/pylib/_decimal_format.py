# SPDX-License-Identifier: MIT
"""The texts of decimal numbers: reading them, and writing them by a format specification."""


def parse(text):
    """(sign, digits, exponent) of a text; None if it is no number."""
    text = text.strip().replace('_', '')
    sign = int(text.startswith('-'))
    if text[:1] in ('+', '-'):
        text = text[1:]
    lowered = text.lower()
    if lowered in ('inf', 'infinity'):
        return sign, 0, 'F'
    for kind, power in (('nan', 'n'), ('snan', 'N')):
        rest = lowered[len(kind):]
        if lowered.startswith(kind) and (not rest or rest.isdecimal()):
            return sign, int(rest or '0'), power
    mantissa, e, exponent = lowered.partition('e')
    power = 0
    if e:
        digits = exponent[1:] if exponent[:1] in ('+', '-') else exponent
        if not digits.isdecimal():
            return None
        power = int(exponent)
    whole, point, fraction = mantissa.partition('.')
    digits = whole + fraction
    if not digits.isdecimal():
        return None
    return sign, int(digits), power - len(fraction)


def _read(spec):
    """The parts of a specification by name; ValueError."""
    parts = {'fill': ' ', 'align': None, 'sign': '-', 'alternative': False, 'zero': False,
             'width': 0, 'separator': '', 'precision': None, 'type': None, 'nonzero': False}
    if spec[1:2] and spec[1] in '<>=^':
        parts['fill'], parts['align'], spec = spec[0], spec[1], spec[2:]
    elif spec[:1] and spec[0] in '<>=^':
        parts['align'], spec = spec[0], spec[1:]
    if spec[:1] and spec[0] in '+- ':
        parts['sign'], spec = spec[0], spec[1:]
    if spec[:1] == 'z':
        parts['nonzero'], spec = True, spec[1:]
    if spec[:1] == '0':
        if parts['align'] is None:
            parts['fill'], parts['align'] = '0', '='
        parts['zero'], spec = True, spec[1:]
    digits = len(spec) - len(spec.lstrip('0123456789'))
    if digits:
        parts['width'], spec = int(spec[:digits]), spec[digits:]
    if spec[:1] == ',':
        parts['separator'], spec = spec[0], spec[1:]
    if spec[:1] == '.':
        digits = len(spec) - 1 - len(spec[1:].lstrip('0123456789'))
        if not digits:
            raise ValueError('invalid format string')
        parts['precision'], spec = int(spec[1:1 + digits]), spec[1 + digits:]
    if len(spec) > 1 or (spec and spec not in 'eEfFgGn%'):
        raise ValueError('invalid format string')
    parts['type'] = spec or None
    return parts


def _grouped(whole, separator, width):
    """The digits before the point in threes, with zeros in front up to a width."""
    if not separator:
        return whole.rjust(width, '0')
    while True:
        first = len(whole) % 3 or 3
        text = separator.join([whole[:first]] + [whole[i:i + 3]
                                                 for i in range(first, len(whole), 3)])
        if len(text) >= width:
            return text
        whole = '0' + whole


def _rounded(number, kind, precision, context, divide):
    """(digits, power) as the type and the precision ask for."""
    digits, power = number._digits, number._power
    if kind == '%':
        power = power + 2 if digits else min(power + 2, 0)
    if precision is None:
        return digits, power
    if kind in 'eE':
        keep = precision + 1
    elif kind in 'fF%':
        if power > -precision:
            return digits * 10 ** (power + precision), -precision
        return divide(digits, 10 ** (-precision - power), context.rounding, number._sign)[0], \
            -precision
    else:
        keep = precision or 1
    length = len(str(digits))
    if kind in 'eE' and not digits:
        return 0, power
    if length > keep:
        digits = divide(digits, 10 ** (length - keep), context.rounding, number._sign)[0]
        power += length - keep
        if len(str(digits)) > keep:
            digits, power = digits // 10, power + 1
    elif kind in 'eE':
        digits, power = digits * 10 ** (keep - length), power - (keep - length)
    return digits, power


def _places(digits, power, kind, precision):
    """How many digits stand before the point."""
    left = power + len(digits)
    if kind in 'eE':
        if digits.strip('0') == '' and precision is not None:
            return 1 - precision
        return 1
    if kind in 'fF%':
        return left
    return left if power <= 0 and left > -6 else 1


def format_number(number, spec, context, divide):
    """What format (number, spec) gives."""
    parts = _read(spec)
    kind = parts['type']
    if kind is None:
        kind = 'G' if context.capitals else 'g'
    shown_sign = '-' if number._sign else '' if parts['sign'] == '-' else parts['sign']
    if isinstance(number._power, str):
        body = {'F': 'Infinity', 'n': 'NaN', 'N': 'sNaN'}[number._power]
        if number._power != 'F' and number._digits:
            body += str(number._digits)
        body += '%' * (kind == '%')
        if parts['zero'] and parts['align'] == '=':
            parts['fill'], parts['align'] = ' ', '>'
        return _aligned(shown_sign, body, parts)
    if kind == 'n':
        kind = 'g'
    value, power = _rounded(number, kind, parts['precision'], context, divide)
    if parts['nonzero'] and not value and number._sign:
        shown_sign = '' if parts['sign'] == '-' else parts['sign']
    digits = str(value)
    left = power + len(digits)
    point = _places(digits, power, kind, parts['precision'])
    if point <= 0:
        whole, fraction = '0', '0' * -point + digits
    elif point > len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point] or '0', digits[point:]
    end = '.' + fraction if fraction else ''
    if left != point or kind in 'eE':
        end += ('E' if kind in 'EG' else 'e') + '%+d' % (left - point)
    end += '%' * (kind == '%')
    width = 0
    if parts['zero'] and parts['align'] == '=':
        width = parts['width'] - len(end) - len(shown_sign)
    return _aligned(shown_sign, _grouped(whole, parts['separator'], width) + end, parts)


def _aligned(sign, body, parts):
    missing = parts['width'] - len(sign) - len(body)
    if missing <= 0:
        return sign + body
    fill, align = parts['fill'], parts['align'] or '>'
    if align == '=':
        return sign + fill * missing + body
    before = {'<': 0, '>': missing, '^': missing // 2}[align]
    return fill * before + sign + body + fill * (missing - before)
