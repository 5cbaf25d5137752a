# SPDX-License-Identifier: MIT
"""Numbers that are quotients of two integers, always in lowest terms."""

import math
import numbers
import operator
import sys

__all__ = ["Fraction"]

_MINOR = sys.version_info[1]
_MODULUS = 2 ** 61 - 1
_HASH_OF_INFINITY = 314159


# --- Texts of fractions ------------------------------------------------------------------------

def _number(digits):
    """The number of some digits; none if that is not what they are."""
    plain = digits.replace("_", "0") if _MINOR >= 11 and digits.strip("_") == digits else digits
    if not plain.isdecimal() or "__" in digits:
        return None
    return int(digits)


def _parsed(text):
    """Numerator and denominator in a text: 3, 3/4, 1.5e-3; none if it is something else."""
    rest = text.strip()
    sign = -1 if rest[:1] == "-" else 1
    if rest[:1] in ("-", "+"):
        rest = rest[1:]
    above, slash, below = rest.partition("/")
    if slash:
        if _MINOR >= 12:
            above, below = above.rstrip(), below.lstrip()
        above, below = _number(above), _number(below)
        return None if above is None or below is None else (sign * above, below)
    mantissa, e, exponent = rest.replace("E", "e").partition("e")
    power = _number(exponent[1:] if exponent[:1] in ("-", "+") else exponent) if e else 0
    whole, point, places = mantissa.partition(".")
    if power is None or not whole + places:
        return None
    whole, part = _number(whole or "0"), _number(places or "0")
    if whole is None or part is None:
        return None
    scale = 10 ** len(places.replace("_", ""))
    value = sign * (whole * scale + part)
    if exponent[:1] == "-":
        return value, scale * 10 ** power
    return value * 10 ** power, scale


def _rounded(above, below):
    """The nearest integer, the even one of two; for what is not negative."""
    whole, rest = divmod(above, below)
    return whole + (2 * rest > below or 2 * rest == below and whole % 2)


def _scaled(above, below, power):
    return _rounded(above * 10 ** max(power, 0), below * 10 ** max(-power, 0))


def _figures(above, below, count):
    """The first `count` figures of a number, and the power of ten of the first one."""
    if not above:
        return "0" * count, 0
    power = len(str(above)) - len(str(below))
    if above * 10 ** max(-power, 0) < below * 10 ** max(power, 0):
        power -= 1
    figures = str(_scaled(above, below, count - 1 - power))
    if len(figures) > count:
        return figures[:count], power + 1
    return figures, power


class _Spec:
    """A format specification, in its parts; `rest` is what did not fit."""

    def __init__(self, text):
        self.fill, self.align, at = " ", "", 0
        if text[1:2] in tuple("<>=^"):
            self.fill, self.align, at = text[0], text[1], 2
        elif text[:1] in tuple("<>=^"):
            self.align, at = text[0], 1

        def take(choice):
            nonlocal at
            found = text[at:at + 1]
            if found and found in choice:
                at += 1
                return found
            return ""

        self.sign = take("-+ ")
        self.no_negative_zero = take("z")
        self.alternate = take("#")
        self.zeros = take("0") if text[at + 1:at + 2].isdecimal() else ""
        width = ""
        while digit := take("0123456789"):
            width += digit
        self.separator = take(",_")
        precision = ""
        if take("."):
            while digit := take("0123456789"):
                precision += digit
            if not precision:
                at = -1
        self.width, self.precision = int(width or 0), int(precision) if precision else None
        # A width that begins with a zero is none.
        self.rest = "?" if at < 0 or width[:1] == "0" and width != "0" else text[at:]

    def grouped(self, digits):
        """Digits with separators between thousands."""
        if not self.separator:
            return digits
        head = len(digits) % 3 or 3
        return self.separator.join([digits[:head]] + [digits[n:n + 3] for n in
                                                      range(head, len(digits), 3)])

    def padded(self, sign, body):
        pad = self.fill * (self.width - len(sign) - len(body))
        if self.align == "<":
            return sign + body + pad
        if self.align == "=":
            return sign + pad + body
        if self.align == "^":
            half = len(pad) // 2
            return pad[:half] + sign + body + pad[half:]
        return pad + sign + body


def _is_decimal(value):
    module = sys.modules.get("decimal")
    return module is not None and isinstance(value, module.Decimal)


class Fraction(numbers.Rational):
    """A quotient of two integers: of two numbers, of a text, of a float."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is not None:
            if not (isinstance(numerator, numbers.Rational)
                    and isinstance(denominator, numbers.Rational)):
                raise TypeError("both arguments should be Rational instances")
            above = numerator.numerator * denominator.denominator
            below = denominator.numerator * numerator.denominator
        elif isinstance(numerator, numbers.Rational):
            above, below = numerator.numerator, numerator.denominator
        elif isinstance(numerator, float) or _is_decimal(numerator):
            above, below = numerator.as_integer_ratio()
        elif isinstance(numerator, str):
            found = _parsed(numerator)
            if found is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            above, below = found
        else:
            raise TypeError("argument should be a string or a Rational instance")
        if below == 0:
            raise ZeroDivisionError(f"Fraction({above}, 0)")
        common = math.gcd(above, below) if below > 0 else -math.gcd(above, below)
        self = object.__new__(cls)
        self._numerator, self._denominator = above // common, below // common
        return self

    @classmethod
    def from_float(cls, f):
        """A float's exact value."""
        if not isinstance(f, (float, numbers.Integral)):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} "
                            f"({type(f).__name__})")
        return cls(f)

    @classmethod
    def from_decimal(cls, dec):
        """A decimal's exact value."""
        if not isinstance(dec, numbers.Integral) and not _is_decimal(dec):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} "
                            f"({type(dec).__name__})")
        return cls(*dec.as_integer_ratio())

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def as_integer_ratio(self):
        """Numerator and denominator."""
        return self._numerator, self._denominator

    if _MINOR >= 12:
        def is_integer(self):
            """Whether it is a whole number."""
            return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not greater."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction, the last two at a time.
        before, last = (0, 1), (1, 0)
        above, below = self._numerator, self._denominator
        while True:
            whole = above // below
            new = before[0] + whole * last[0], before[1] + whole * last[1]
            if new[1] > max_denominator:
                break
            before, last = last, new
            above, below = below, above - whole * below
        steps = (max_denominator - before[1]) // last[1]
        between = Fraction(before[0] + steps * last[0], before[1] + steps * last[1])
        last = Fraction(*last)
        return last if abs(last - self) <= abs(between - self) else between

    # --- Texts ---

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        whole = self._denominator == 1
        return str(self._numerator) if whole else f"{self._numerator}/{self._denominator}"

    if _MINOR >= 12:
        def __format__(self, format_spec, /):
            spec, why = _Spec(format_spec), ""
            if spec.rest in tuple("eEfFgG%"):
                if not (spec.align and spec.zeros):
                    return self._as_float(spec)
                if _MINOR == 12:
                    why = "; can't use explicit alignment when zero-padding"
            elif not format_spec:
                return str(self)
            elif _MINOR >= 13 and not (spec.rest or spec.zeros or spec.no_negative_zero
                                       or spec.precision is not None):
                return self._as_quotient(spec)
            raise ValueError(f"Invalid format specifier {format_spec!r} for object of type "
                             f"{type(self).__name__!r}{why}")

        def _as_quotient(self, spec):
            body = spec.grouped(str(abs(self._numerator)))
            if self._denominator > 1 or spec.alternate:
                body += "/" + spec.grouped(str(self._denominator))
            sign = "-" if self._numerator < 0 else spec.sign.strip("-")
            return spec.padded(sign, body)

        def _as_float(self, spec):
            above, below, kind = abs(self._numerator), self._denominator, spec.rest
            precision = 6 if spec.precision is None else spec.precision
            tail = ""
            if kind in ("f", "F", "%"):
                power = 2 if kind == "%" else 0
                figures = str(_scaled(above, below, precision + power)).zfill(precision + 1)
                places, tail = precision, kind.strip("fF")
            else:
                general = kind in ("g", "G")
                count = max(precision, 1) if general else precision + 1
                figures, power = _figures(above, below, count)
                places = count - 1
                if general and -4 <= power < count:
                    places -= power
                    figures = figures.zfill(places + 1)
                else:
                    tail = f"{'E' if kind.isupper() else 'e'}{power:+03d}"
            split = len(figures) - places
            whole, part = figures[:split] or "0", figures[split:]
            if kind in ("g", "G") and not spec.alternate:
                part = part.rstrip("0")
            is_zero = not figures.strip("0")
            negative = self._numerator < 0 and not (spec.no_negative_zero and is_zero)
            sign = "-" if negative else spec.sign.strip("-")
            tail = ("." if part or spec.alternate else "") + part + tail
            if spec.zeros:
                least = spec.width - len(sign) - len(tail)
                whole = whole.zfill(3 * least // 4 + 1 if spec.separator else least)
            return spec.padded(sign, spec.grouped(whole) + tail)

    # --- Arithmetic ---

    def _operation(exact, general):
        """The two methods of an operator: with what can be exact, and with other numbers."""
        def forward(a, b):
            if isinstance(b, (int, Fraction)):
                return exact(a, b)
            if isinstance(b, float):
                return general(float(a), b)
            if isinstance(b, complex) and takes_complex:
                return general(complex(a), b)
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return exact(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return general(float(a), float(b))
            if isinstance(a, numbers.Complex) and takes_complex:
                return general(complex(a), complex(b))
            return NotImplemented

        name = general.__name__
        takes_complex = _MINOR < 13 or name in ("add", "sub", "mul", "truediv")
        forward.__name__, reverse.__name__ = f"__{name}__", f"__r{name}__"
        forward.__doc__, reverse.__doc__ = f"a {name} b", f"b {name} a"
        return forward, reverse

    def _added(a, b):
        return Fraction(a.numerator * b.denominator + b.numerator * a.denominator,
                        a.denominator * b.denominator)

    def _divided(a, b):
        if _MINOR >= 12 and b.numerator == 0:
            raise ZeroDivisionError(f"Fraction({b.denominator}, 0)")
        common = math.gcd(a.numerator, b.numerator) or 1
        return Fraction(a.numerator // common * b.denominator,
                        a.denominator * (b.numerator // common))

    def _parts(a, b):
        # Both as numbers of one unit.
        return a.numerator * b.denominator, b.numerator * a.denominator

    def _multiplied(a, b):
        return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)

    def _quotient(a, b, parts=_parts):
        a, b = parts(a, b)
        return a // b

    def _rest(a, b, parts=_parts):
        above, below = parts(a, b)
        return Fraction(above % below, a.denominator * b.denominator)

    def _both(a, b, parts=_parts):
        above, below = parts(a, b)
        whole, rest = divmod(above, below)
        return whole, Fraction(rest, a.denominator * b.denominator)

    __add__, __radd__ = _operation(_added, operator.add)
    __sub__, __rsub__ = _operation(lambda a, b, added=_added: added(a, -b), operator.sub)
    __mul__, __rmul__ = _operation(_multiplied, operator.mul)
    __truediv__, __rtruediv__ = _operation(_divided, operator.truediv)
    __floordiv__, __rfloordiv__ = _operation(_quotient, operator.floordiv)
    __mod__, __rmod__ = _operation(_rest, operator.mod)
    __divmod__, __rdivmod__ = _operation(_both, divmod)
    del _operation, _added, _divided, _multiplied, _quotient, _rest, _both, _parts

    def __pow__(a, b):
        if not isinstance(b, numbers.Rational):
            if _MINOR >= 13 and not isinstance(b, (float, complex)):
                return NotImplemented
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        if power >= 0:
            return Fraction(a._numerator ** power, a._denominator ** power)
        return Fraction(a._denominator ** -power, a._numerator ** -power)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a) ** b
        return a ** (b._numerator if b._denominator == 1 else float(b))

    def __pos__(a):
        return Fraction(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction(abs(a._numerator), a._denominator)

    def __bool__(a):
        return a._numerator != 0

    if _MINOR >= 11:
        def __int__(a):
            return a.__trunc__()

    def __trunc__(a):
        floor = a._numerator // a._denominator
        return floor if a._numerator >= 0 else -(-a._numerator // a._denominator)

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            scale = 10 ** abs(ndigits)
            if ndigits > 0:
                return Fraction(round(self * scale), scale)
            return Fraction(round(self / scale) * scale)
        whole = _rounded(abs(self._numerator), self._denominator)
        return int(math.copysign(1, self._numerator)) * whole

    # --- Comparing ---

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            value = _HASH_OF_INFINITY
        else:
            value = abs(self._numerator) * inverse % _MODULUS
        if self._numerator < 0:
            value = -value
        return value if value != -1 else -2

    def __eq__(a, b):
        if isinstance(b, numbers.Complex) and not isinstance(b, numbers.Real) and b.imag == 0:
            b = b.real
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, float):
            return math.isfinite(b) and a == Fraction(b)
        return NotImplemented

    def _comparison(general):
        def compare(self, other):
            if isinstance(other, float):
                if not math.isfinite(other):
                    return general(0.0, other)
                other = Fraction(other)
            if not isinstance(other, numbers.Rational):
                return NotImplemented
            return general(self._numerator * other.denominator,
                           self._denominator * other.numerator)

        compare.__name__ = f"__{general.__name__}__"
        return compare

    __lt__, __le__ = _comparison(operator.lt), _comparison(operator.le)
    __gt__, __ge__ = _comparison(operator.gt), _comparison(operator.ge)
    del _comparison

    # --- Copying ---

    def __reduce__(self):
        return self.__class__, self.as_integer_ratio() if _MINOR >= 11 else (str(self),)

    def __copy__(self):
        if type(self) is Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
