# SPDX-License-Identifier: MIT
"""Decimal numbers: exact digits, and contexts that say how results are rounded.

A finite number is sign, coefficient and exponent: (-1)**sign * coefficient * 10**exponent. Special
ones have the exponent 'F' (infinite), 'n' or 'N' (no number; the second signals). Operations
compute exactly, or with more digits than are wanted, and _fix() rounds once.
"""

import sys
from collections import namedtuple
from numbers import Number as _Number
import _decimal_arithmetic
from _decimal_arithmetic import (
    _add, _both, _comparison, _divide, _fix, _floor_divide, _given, _invalid, _length, _make,
    _multiply, _not_a_number, _operand, _operator, _order, _power_of, _remainder, _subtract,
    _true_divide)
from _decimal_context import (
    _check_rounding, BasicContext, Clamped, Context, ConversionSyntax, DecimalException,
    DefaultContext, DivisionByZero, DivisionImpossible, DivisionUndefined, ExtendedContext,
    FloatOperation, HAVE_CONTEXTVAR, HAVE_THREADS, Inexact, InvalidContext, InvalidOperation,
    MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, Overflow, ROUND_05UP, ROUND_CEILING, ROUND_DOWN,
    ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Rounded, Subnormal,
    Underflow, getcontext, localcontext, setcontext)
from _decimal_format import format_number as _format_number, parse as _parse
from _decimal_math import exp as _exp, ln as _ln, log10 as _log10, sqrt as _isqrt
from _tracetext import name_fully as _name_fully

_VERSION = sys.version_info[1]
__all__ = ['BasicContext', 'Clamped', 'Context', 'ConversionSyntax', 'Decimal',
           'DecimalException', 'DecimalTuple', 'DefaultContext', 'DivisionByZero',
           'DivisionImpossible', 'DivisionUndefined', 'ExtendedContext', 'FloatOperation',
           'HAVE_CONTEXTVAR', 'HAVE_THREADS', 'Inexact', 'InvalidContext', 'InvalidOperation',
           'MAX_EMAX', 'MAX_PREC', 'MIN_EMIN', 'MIN_ETINY', 'Overflow', 'ROUND_05UP',
           'ROUND_CEILING', 'ROUND_DOWN', 'ROUND_FLOOR', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN',
           'ROUND_HALF_UP', 'ROUND_UP', 'Rounded', 'Subnormal', 'Underflow', 'getcontext',
           'localcontext', 'setcontext']
__version__ = '1.70'
DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


# --- the numbers ----------------------------------------------------------------------------------

class Decimal:
    """A decimal number."""

    __slots__ = ('_sign', '_digits', '_power')

    def __new__(cls, value='0', context=None):
        self = object.__new__(cls)
        if isinstance(value, str):
            parts = _parse(value)
            if parts is None:
                parts = _invalid(context or getcontext(), ConversionSyntax)._parts()
            elif not isinstance(parts[2], str) and abs(parts[2]) > MAX_EMAX:
                parts = _invalid(context or getcontext())._parts()
        elif isinstance(value, int):
            parts = int(value < 0), abs(int(value)), 0
        elif isinstance(value, Decimal):
            if cls is Decimal and type(value) is Decimal:
                return value
            parts = value._parts()
        elif isinstance(value, float):
            used = context or getcontext()
            used._raise(FloatOperation)
            parts = Decimal.from_float(value)._parts()
        elif isinstance(value, (tuple, list)):
            parts = _from_tuple(value)
        else:
            raise TypeError('conversion from %s to Decimal is not supported'
                            % type(value).__name__)
        self._sign, self._digits, self._power = parts
        return self

    @classmethod
    def from_float(cls, value, /):
        """The exact value of a float."""
        if isinstance(value, int):
            return cls(value)
        if not isinstance(value, float):
            raise TypeError('argument must be int or float')
        if value != value or value in (float('inf'), float('-inf')):
            return cls(repr(value))
        numerator, denominator = abs(value).as_integer_ratio()
        places = denominator.bit_length() - 1
        sign = int(repr(value).startswith('-'))
        made = _make(sign, numerator * 5 ** places, -places)
        return made if cls is Decimal else cls(made)

    def _parts(self):
        return self._sign, self._digits, self._power

    def as_tuple(self):
        if self._power == 'F':
            digits = (0,)
        elif isinstance(self._power, str) and not self._digits:
            digits = ()
        else:
            digits = tuple(map(int, str(self._digits)))
        return DecimalTuple(self._sign, digits, self._power)

    def as_integer_ratio(self):
        if isinstance(self._power, str):
            if self._power == 'F':
                raise OverflowError('cannot convert Infinity to integer ratio')
            raise ValueError('cannot convert NaN to integer ratio')
        numerator, denominator = self._digits, 1
        if self._power >= 0:
            numerator *= 10 ** self._power
        else:
            denominator = 10 ** -self._power
            common = __import__('math').gcd(numerator, denominator)
            numerator, denominator = numerator // common, denominator // common
        return (-1) ** self._sign * numerator, denominator

    def _text(self, engineering=False, capitals=1):
        sign = '-' * self._sign
        if self._power == 'F':
            return sign + 'Infinity'
        if isinstance(self._power, str):
            return sign + ('NaN' if self._power == 'n' else 'sNaN') + (
                str(self._digits) if self._digits else '')
        digits, power = str(self._digits), self._power
        left = power + len(digits)
        if power <= 0 and left > -6:
            point = left
        elif not engineering:
            point = 1
        elif digits == '0':
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, fraction = '0', '.' + '0' * -point + digits
        elif point >= len(digits):
            whole, fraction = digits + '0' * (point - len(digits)), ''
        else:
            whole, fraction = digits[:point], '.' + digits[point:]
        end = '' if left == point else ('e', 'E')[capitals] + '%+d' % (left - point)
        return sign + whole + fraction + end

    def __str__(self):
        return self._text(False, getcontext().capitals)

    def __repr__(self):
        return "Decimal('%s')" % str(self)

    def to_eng_string(self, context=None):
        return self._text(True, (context or getcontext()).capitals)

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError('format argument must be str')
        return _format_number(self, spec, getcontext(), _divide)

    __add__, __radd__ = _operator(_add)
    __sub__, __rsub__ = _operator(_subtract)
    __mul__, __rmul__ = _operator(_multiply)
    __truediv__, __rtruediv__ = _operator(_true_divide)
    __floordiv__, __rfloordiv__ = _operator(_floor_divide)
    __mod__, __rmod__ = _operator(_remainder)
    __divmod__, __rdivmod__ = _operator(_both)

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        if modulo is None:
            return _power_of(self, other, context)
        modulo = _operand(modulo)
        if modulo is None:
            return NotImplemented
        three = (self, other, modulo)
        found = _not_a_number(context, *three)
        if found is not None:
            return found
        if any([n._power == 'F' or n != n.to_integral_value() for n in three]) or other < 0 \
                or not modulo or not (self or other):
            return _invalid(context)
        return Decimal((-1 if self < 0 and other % 2 else 1)
                       * pow(abs(int(self)), int(other), abs(int(modulo))))

    def __rpow__(self, other, modulo=None):
        other = _operand(other)
        return NotImplemented if other is None else other.__pow__(self, modulo)

    def __neg__(self):
        return self._signed(not self._sign)

    def __pos__(self):
        return self._signed(self._sign)

    def __abs__(self):
        return self._signed(0)

    def _signed(self, sign):
        context = getcontext()
        if self._power in ('n', 'N'):
            return _not_a_number(context, self)
        if not self and self._power != 'F':
            sign = context.rounding == ROUND_FLOOR and sign
        return _fix(_make(int(sign), self._digits, self._power), context)

    __eq__ = _comparison(lambda order: order == 0, True, False)
    __ne__ = _comparison(lambda order: order != 0, True, True)
    __lt__ = _comparison(lambda order: order < 0)
    __le__ = _comparison(lambda order: order <= 0)
    __gt__ = _comparison(lambda order: order > 0)
    __ge__ = _comparison(lambda order: order >= 0)

    def __hash__(self):
        if self._power == 'N':
            raise TypeError('Cannot hash a signaling NaN value')
        if self._power == 'n':
            return object.__hash__(self)
        info = sys.hash_info
        if self._power == 'F':
            return -info.inf if self._sign else info.inf
        scale = pow(10, self._power, info.modulus) if self._power >= 0 else pow(
            pow(10, -1, info.modulus), -self._power, info.modulus)
        found = self._digits * scale % info.modulus
        found = -found if self._sign else found
        return -2 if found == -1 else found

    def __bool__(self):
        return isinstance(self._power, str) or self._digits != 0

    def _whole(self, rounding):
        """The integer that is near; for what is no finite number an error."""
        if self._power == 'F':
            raise OverflowError('cannot convert Infinity to integer')
        if isinstance(self._power, str):
            raise ValueError('cannot convert NaN to integer')
        if self._power >= 0:
            digits = self._digits * 10 ** self._power
        else:
            digits = _divide(self._digits, 10 ** -self._power, rounding, self._sign)[0]
        return -digits if self._sign else digits

    def __int__(self):
        return self._whole(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __round__(self, n=None):
        if n is None:
            return self._whole(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError('optional arg must be an integer')
        return self.quantize(_make(0, 1, -n))

    def __float__(self):
        if self._power == 'N':
            raise ValueError('cannot convert signaling NaN to float')
        return float('-nan' if self._sign and self._power == 'n' else
                     'nan' if self._power == 'n' else self._text())

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _make(0, 0, 0)

    def conjugate(self):
        return self

    canonical = conjugate

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # --- methods ----------------------------------------------------------------------------------

    def adjusted(self):
        """The exponent of the first digit."""
        if isinstance(self._power, str):
            return 0
        return self._power + _length(self._digits) - 1

    def is_nan(self):
        return self._power in ('n', 'N')

    def is_qnan(self):
        return self._power == 'n'

    def is_snan(self):
        return self._power == 'N'

    def is_infinite(self):
        return self._power == 'F'

    def is_finite(self):
        return not isinstance(self._power, str)

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return bool(self.is_finite() and self
                    and self.adjusted() >= (context or getcontext()).Emin)

    def is_subnormal(self, context=None):
        return bool(self.is_finite() and self
                    and self.adjusted() < (context or getcontext()).Emin)

    def copy_abs(self):
        return _make(0, self._digits, self._power)

    def copy_negate(self):
        return _make(1 - self._sign, self._digits, self._power)

    def copy_sign(self, other, context=None):
        return _make(_given(other)._sign, self._digits, self._power)

    def radix(self):
        return Decimal(10)

    def same_quantum(self, other, context=None):
        other = _given(other)
        if isinstance(self._power, str) or isinstance(other._power, str):
            return (self.is_nan() and other.is_nan()) or self._power == other._power == 'F'
        return self._power == other._power

    def quantize(self, exp, rounding=None, context=None):
        """The number with the exponent of another."""
        context = context or getcontext()
        exp = _given(exp)
        rounding = context.rounding if rounding is None else _check_rounding(rounding)
        found = _not_a_number(context, self, exp)
        if found is not None:
            return found
        if self._power == 'F' or exp._power == 'F':
            return self if self._power == exp._power else _invalid(context)
        return self._at(exp._power, rounding, context)

    def _at(self, power, rounding, context):
        if not context.Emin - context.prec + 1 <= power <= context.Emax:
            return _invalid(context)
        if power <= self._power:
            if self._digits and self.adjusted() - power + 1 > context.prec:
                return _invalid(context)
            made, exact = _make(self._sign, self._digits * 10 ** (self._power - power), power), True
        else:
            far = min(power - self._power, _length(self._digits) + 2)
            digits, exact = _divide(self._digits, 10 ** far, rounding, self._sign)
            made = _make(self._sign, digits, power)
        if made._digits and (_length(made._digits) > context.prec or
                             made.adjusted() > context.Emax):
            return _invalid(context)
        if power > self._power:
            context._raise(Rounded)
        if not exact:
            context._raise(Inexact)
        return made

    def normalize(self, context=None):
        """Without zeros at its end."""
        context = context or getcontext()
        found = _not_a_number(context, self)
        if found is not None:
            return found
        made = _fix(self, context)
        if made._power == 'F':
            return made
        digits, power = made._digits, made._power
        if not digits:
            return _make(made._sign, 0, 0)
        while digits % 10 == 0 and power < context.Emax:
            digits, power = digits // 10, power + 1
        return _make(made._sign, digits, power)

    def to_integral_value(self, rounding=None, context=None):
        return self._integral(rounding, context or getcontext(), False)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        return self._integral(rounding, context or getcontext(), True)

    def _integral(self, rounding, context, tells):
        rounding = context.rounding if rounding is None else _check_rounding(rounding)
        found = _not_a_number(context, self)
        if found is not None or self._power == 'F' or self._power >= 0:
            return self if found is None else found
        digits, exact = _divide(self._digits, 10 ** -self._power, rounding, self._sign)
        if tells:
            context._raise(Rounded)
            if not exact:
                context._raise(Inexact)
        return _make(self._sign, digits, 0)

    def compare(self, other, context=None):
        """-1, 0 or 1 as a Decimal."""
        other = _given(other)
        found = _not_a_number(context or getcontext(), self, other)
        return Decimal(_order(self, other)) if found is None else found

    def compare_signal(self, other, context=None):
        other = _given(other)
        if self.is_nan() or other.is_nan():
            return _invalid(context or getcontext())
        return Decimal(_order(self, other))

    def compare_total(self, other, context=None):
        """By the order in which the exponent counts too."""
        def key(n):
            kind = {'n': 2, 'N': 1}.get(n._power, 0)
            return kind, n._digits if kind else 0
        other = _given(other)
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        mine, theirs = key(self), key(other)
        order = (mine > theirs) - (mine < theirs)
        if not order and not mine[0]:
            order = _order(self.copy_abs(), other.copy_abs())
            if not order and self._power != 'F':
                order = (self._power > other._power) - (self._power < other._power)
        return Decimal(-order if self._sign else order)

    def _extreme(self, other, context, sign, by_size=False):
        context = context or getcontext()
        other = _given(other)
        for one, more in ((self, other), (other, self)):
            if one._power == 'n' and more._power not in ('n', 'N'):
                return _fix(more, context)
        found = _not_a_number(context, self, other)
        if found is not None:
            return found
        order = _order(self.copy_abs(), other.copy_abs()) if by_size else _order(self, other)
        order = order or int(self.compare_total(other))
        return _fix(self if order * sign >= 0 else other, context)

    def max(self, other, context=None):
        return self._extreme(other, context, 1)

    def min(self, other, context=None):
        return self._extreme(other, context, -1)

    def max_mag(self, other, context=None):
        return self._extreme(other, context, 1, True)

    def min_mag(self, other, context=None):
        return self._extreme(other, context, -1, True)

    def fma(self, other, third, context=None):
        """self * other + third, rounded once."""
        context = context or getcontext()
        other, third = _given(other), _given(third)
        if self.is_finite() and other.is_finite():
            product = _make(self._sign ^ other._sign, self._digits * other._digits,
                            self._power + other._power)
        else:
            product = _multiply(self, other, context)
        return _add(product, third, context)

    def remainder_near(self, other, context=None):
        context = context or getcontext()
        other = _given(other)
        if not (self.is_finite() and other.is_finite()) or not other:
            return _remainder(self, other, context)
        power = min(self._power, other._power)
        mine = self._digits * 10 ** (self._power - power)
        theirs = other._digits * 10 ** (other._power - power)
        quotient = _divide(mine, theirs, ROUND_HALF_EVEN, 0)[0]
        if quotient >= 10 ** context.prec:
            return _invalid(context, DivisionImpossible)
        rest = mine - quotient * theirs
        return _fix(_make(self._sign ^ (rest < 0), abs(rest), power), context)

    def scaleb(self, other, context=None):
        context = context or getcontext()
        other = _given(other)
        found = _not_a_number(context, self, other)
        if found is not None:
            return found
        if other._power != 0:
            return _invalid(context)
        if self._power == 'F':
            return self
        return _fix(_make(self._sign, self._digits, self._power + int(other)), context)

    def logb(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return _not_a_number(context, self)
        if self._power == 'F':
            return self.copy_abs()
        if not self:
            return context._raise(DivisionByZero, _make(1, 0, 'F'))
        return _fix(Decimal(self.adjusted()), context)

    def number_class(self, context=None):
        if self.is_nan():
            return 'NaN' if self._power == 'n' else 'sNaN'
        kind = 'Infinity' if self._power == 'F' else 'Zero' if not self else (
            'Normal' if self.is_normal(context) else 'Subnormal')
        return '+-'[self._sign] + kind

    def _beside(self, context, rounding):
        context = (context or getcontext()).copy()
        context.rounding = rounding
        context.clear_traps()
        if self._power == 'F':
            return self
        return _add(self, _make(rounding == ROUND_FLOOR, 1, context.Emin - context.prec), context)

    def next_plus(self, context=None):
        return self._beside(context, ROUND_CEILING)

    def next_minus(self, context=None):
        return self._beside(context, ROUND_FLOOR)

    def sqrt(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return _not_a_number(context, self)
        if not self:
            return _make(self._sign, 0, self._power // 2)
        if self._sign:
            return _invalid(context)
        if self._power == 'F':
            return self
        digits, power, exact = _isqrt(self._digits, self._power, context.prec)
        if not exact:
            digits, power = digits * 10 + 1, power - 1
        rounding, context.rounding = context.rounding, ROUND_HALF_EVEN
        try:
            return _fix(_make(0, digits, power), context)
        finally:
            context.rounding = rounding

    def _rounded(self, context, compute):
        """The result of a function whose digits never end."""
        digits, power = compute(self._digits, self._power, context.prec + 10)
        rounding, context.rounding = context.rounding, ROUND_HALF_EVEN
        try:
            return _fix(_make(int(digits < 0), abs(digits) * 10 + 1, power - 1), context)
        finally:
            context.rounding = rounding

    def exp(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return _not_a_number(context, self)
        if self._power == 'F':
            return _make(0, 0, 0) if self._sign else self
        if not self:
            return _make(0, 1, 0)
        if self.adjusted() > len(str(context.Emax)) + 1:
            return _fix(_make(0, 1, 3 * context.Emin if self._sign else 2 * context.Emax), context)
        return self._rounded(context, lambda digits, power, places: _exp(
            -digits if self._sign else digits, power, places))

    def _logarithm(self, context, compute, exact):
        context = context or getcontext()
        if self.is_nan():
            return _not_a_number(context, self)
        if not self:
            return _make(1, 0, 'F')
        if self._sign:
            return _invalid(context)
        if self._power == 'F':
            return self
        found = exact()
        return _fix(Decimal(found), context) if found is not None else self._rounded(
            context, compute)

    def ln(self, context=None):
        """The natural logarithm."""
        return self._logarithm(context, _ln, lambda: 0 if self == 1 else None)

    def log10(self, context=None):
        def exact():
            text = str(self._digits)
            return self.adjusted() if text.rstrip('0') == '1' else None
        return self._logarithm(context, _log10, exact)


_Number.register(Decimal)
_decimal_arithmetic.Decimal = Decimal
_name_fully(Decimal)


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, power = value
    if sign not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    number = 0
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError('coefficient must be a tuple of digits')
        number = number * 10 + digit
    if power == 'F':
        return sign, 0, 'F'
    if power not in ('n', 'N') and not isinstance(power, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'"
                         if isinstance(power, str) else 'exponent must be an integer')
    return sign, number, power


# --- what contexts compute ------------------------------------------------------------------------

def _create_decimal(self, num='0', /):
    """A Decimal that is rounded."""
    if isinstance(num, str) and (num != num.strip() or '_' in num):
        return _invalid(self, ConversionSyntax)
    return _fix(Decimal(num, self), self)


def _create_decimal_from_float(self, f, /):
    return _fix(Decimal.from_float(f), self)


def _context_operator(compute):
    return lambda self, a, b, /: compute(_given(a), _given(b), self)


for _name, _compute in (('add', _add), ('subtract', _subtract), ('multiply', _multiply),
                        ('divide', _true_divide), ('divide_int', _floor_divide),
                        ('remainder', _remainder), ('divmod', _both)):
    setattr(Context, _name, _context_operator(_compute))
Context.power = lambda self, a, b, modulo=None: _in(self, lambda: pow(_given(a), _given(b), modulo))
Context.plus = lambda self, a, /: _in(self, lambda: +_given(a))
Context.minus = lambda self, a, /: _in(self, lambda: -_given(a))
Context.abs = lambda self, a, /: _in(self, lambda: abs(_given(a)))
Context.to_sci_string = lambda self, a, /: _in(self, lambda: str(_given(a)))


def _context_method(name):
    return lambda self, a, /, *more: getattr(_given(a), name)(*more, context=self)


for _name in ('sqrt', 'exp', 'ln', 'log10', 'quantize', 'normalize', 'to_integral_value',
              'to_integral_exact', 'compare', 'compare_signal', 'compare_total', 'max', 'min',
              'max_mag', 'min_mag', 'fma', 'remainder_near', 'scaleb', 'logb', 'number_class',
              'next_plus', 'next_minus', 'to_eng_string', 'is_normal', 'is_subnormal',
              'same_quantum', 'copy_sign'):
    setattr(Context, _name, _context_method(_name))
Context.to_integral = Context.to_integral_value


def _in(context, compute):
    with localcontext(context) as inner:
        inner.flags, inner.traps = context.flags, context.traps
        return compute()


Context.create_decimal = _create_decimal
Context.create_decimal_from_float = _create_decimal_from_float
del _name, _compute
