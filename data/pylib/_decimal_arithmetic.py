# SPDX-License-Identifier: MIT
"""The arithmetic of decimal: each function gives a number that is rounded once.

decimal puts its class Decimal here, for what is made.
"""

from numbers import Number as _Number
from _decimal_context import (
    Clamped, DivisionByZero, DivisionImpossible, DivisionUndefined, FloatOperation, Inexact,
    InvalidOperation, Overflow, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
    ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Rounded, Subnormal, Underflow,
    getcontext)
from _decimal_math import exp as _exp, ln as _ln, sqrt as _isqrt


# --- rounding -------------------------------------------------------------------------------------

def _divide(number, divisor, rounding, sign):
    """An integer division that is rounded: the quotient, and whether it is exact."""
    whole, rest = divmod(number, divisor)
    if not rest:
        return whole, True
    twice = (rest * 2 > divisor) - (rest * 2 < divisor)
    if rounding == ROUND_HALF_EVEN:
        up = twice > 0 or (twice == 0 and whole % 2)
    elif rounding == ROUND_HALF_UP:
        up = twice >= 0
    elif rounding == ROUND_HALF_DOWN:
        up = twice > 0
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = sign
    else:
        up = whole % 5 == 0
    return whole + bool(up), False


def _length(number):
    """How many digits a positive integer has."""
    length = max(1, int(number.bit_length() * 0.30102999566398))
    return length + (number >= 10 ** length)


def _make(sign, coefficient, exponent):
    self = object.__new__(Decimal)
    self._sign, self._digits, self._power = sign, coefficient, exponent
    return self


def _fix(number, context):
    """The number as the context has it: rounded, and within its bounds."""
    if isinstance(number._power, str):
        return number
    sign, digits, power = number._sign, number._digits, number._power
    tiny = context.Emin - context.prec + 1
    if not digits:
        top = context.Emax - context.prec + 1 if context.clamp else context.Emax
        fixed = min(max(power, tiny), top)
        if fixed != power:
            context._raise(Clamped)
            return _make(sign, 0, fixed)
        return number
    least = max(_length(digits) + power - context.prec, tiny)
    if power < least:
        subnormal = _length(digits) + power - 1 < context.Emin
        digits, exact = _divide(digits, 10 ** (least - power), context.rounding, sign)
        power = least
        if _length(digits) > context.prec:
            digits, power = digits // 10, power + 1
        number = _make(sign, digits, power)
        if subnormal and not exact:
            context._raise(Underflow)
        if subnormal:
            context._raise(Subnormal)
        if not exact:
            context._raise(Inexact)
        context._raise(Rounded)
        if subnormal and not digits:
            context._raise(Clamped)
    if number._digits and number.adjusted() > context.Emax:
        context._raise(Inexact)
        context._raise(Rounded)
        keeps = context.rounding in (ROUND_DOWN, ROUND_05UP) or context.rounding == (
            ROUND_FLOOR if not sign else ROUND_CEILING)
        result = _make(sign, 10 ** context.prec - 1, context.Emax - context.prec + 1) if keeps \
            else _make(sign, 0, 'F')
        return context._raise(Overflow, result)
    if context.clamp and number._power > context.Emax - context.prec + 1:
        shift = number._power - (context.Emax - context.prec + 1)
        context._raise(Clamped)
        return _make(sign, number._digits * 10 ** shift, number._power - shift)
    return number


def _not_a_number(context, *numbers):
    """The result when one of them is none, else None."""
    for number in numbers:
        if number._power == 'N':
            return context._raise(InvalidOperation, _make(number._sign, number._digits, 'n'))
    for number in numbers:
        if number._power == 'n':
            return number
    return None


def _invalid(context, kind=InvalidOperation):
    return context._raise(InvalidOperation, _make(0, 0, 'n'), kind)


def _operand(value):
    """As a Decimal where arithmetic takes it, else None."""
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else None


def _given(value):
    """The argument of a method."""
    number = _operand(value)
    if number is None:
        raise TypeError('conversion from %s to Decimal is not supported' % type(value).__name__)
    return number


def _operator(compute):
    """The methods of an operator and of its reflected form."""
    def direct(self, other):
        other = _operand(other)
        return NotImplemented if other is None else compute(self, other, getcontext())

    def reflected(self, other):
        other = _operand(other)
        return NotImplemented if other is None else compute(other, self, getcontext())

    return direct, reflected


# --- arithmetic -----------------------------------------------------------------------------------

def _add(a, b, context):
    if isinstance(a._power, str) or isinstance(b._power, str):
        found = _not_a_number(context, a, b)
        if found is not None:
            return found
        if a._power == 'F' and b._power == 'F' and a._sign != b._sign:
            return _invalid(context)
        return a if a._power == 'F' else b
    power = min(a._power, b._power)
    negative = context.rounding == ROUND_FLOOR
    # What is far below the other's digits only says on which side of them the sum is.
    if a._digits and b._digits:
        big, small = (a, b) if a.adjusted() >= b.adjusted() else (b, a)
        limit = min(big._power, big.adjusted() - context.prec) - 3
        if small.adjusted() < limit:
            small = _make(small._sign, 1, limit - 1)
            a, b, power = big, small, limit - 1
    total = ((-1) ** a._sign * a._digits * 10 ** (a._power - power)
             + (-1) ** b._sign * b._digits * 10 ** (b._power - power))
    if total:
        sign = int(total < 0)
    else:
        sign = a._sign & b._sign if a._sign == b._sign or not negative else 1
    return _fix(_make(sign, abs(total), power), context)


def _subtract(a, b, context):
    if b._power in ('n', 'N'):
        return _not_a_number(context, a, b)
    return _add(a, b.copy_negate(), context)


def _multiply(a, b, context):
    sign = a._sign ^ b._sign
    if isinstance(a._power, str) or isinstance(b._power, str):
        found = _not_a_number(context, a, b)
        if found is not None:
            return found
        return _make(sign, 0, 'F') if a and b else _invalid(context)
    return _fix(_make(sign, a._digits * b._digits, a._power + b._power), context)


def _true_divide(a, b, context):
    sign = a._sign ^ b._sign
    if isinstance(a._power, str) or isinstance(b._power, str):
        found = _not_a_number(context, a, b)
        if found is not None:
            return found
        if a._power == 'F':
            return _invalid(context) if b._power == 'F' else _make(sign, 0, 'F')
        context._raise(Clamped)
        return _make(sign, 0, context.Emin - context.prec + 1)
    if not b._digits:
        if not a._digits:
            return _invalid(context, DivisionUndefined)
        return context._raise(DivisionByZero, _make(sign, 0, 'F'))
    power = a._power - b._power
    if not a._digits:
        return _fix(_make(sign, 0, power), context)
    shift = max(0, _length(b._digits) - _length(a._digits) + context.prec + 1)
    digits, rest = divmod(a._digits * 10 ** shift, b._digits)
    low = power - shift
    if rest:
        # One more digit says that there is something behind.
        return _fix(_make(sign, digits * 10 + 1, low - 1), context)
    while low < power and digits % 10 == 0:
        digits, low = digits // 10, low + 1
    return _fix(_make(sign, digits, low), context)


def _whole_divide(a, b, context):
    """Quotient and remainder of integers, not rounded; the quotient None if it is too long."""
    power = min(a._power, b._power)
    if a._digits and a.adjusted() - b.adjusted() > context.prec + 1:
        return None, None
    quotient, rest = divmod(a._digits * 10 ** (a._power - power),
                            b._digits * 10 ** (b._power - power))
    if quotient >= 10 ** context.prec:
        return None, None
    return _make(a._sign ^ b._sign, quotient, 0), _make(a._sign, rest, power)


def _floor_divide(a, b, context):
    if isinstance(a._power, str) or isinstance(b._power, str):
        found = _not_a_number(context, a, b)
        if found is not None:
            return found
        if a._power == 'F':
            return _invalid(context) if b._power == 'F' else _make(a._sign ^ b._sign, 0, 'F')
        return _make(a._sign ^ b._sign, 0, 0)
    if not b._digits:
        if not a._digits:
            return _invalid(context, DivisionUndefined)
        return context._raise(DivisionByZero, _make(a._sign ^ b._sign, 0, 'F'))
    quotient = _whole_divide(a, b, context)[0]
    return _invalid(context, DivisionImpossible) if quotient is None else quotient


def _remainder(a, b, context):
    if isinstance(a._power, str) or isinstance(b._power, str):
        found = _not_a_number(context, a, b)
        if found is not None:
            return found
        return _invalid(context) if a._power == 'F' else _fix(a, context)
    if not b._digits:
        return _invalid(context, InvalidOperation if a._digits else DivisionUndefined)
    rest = _whole_divide(a, b, context)[1]
    return _invalid(context, DivisionImpossible) if rest is None else _fix(rest, context)


def _both(a, b, context):
    if not b and not a._power == 'F' and b._power not in ('n', 'N') and a._power not in ('n', 'N'):
        if not a:
            undefined = _invalid(context, DivisionUndefined)
            return undefined, undefined
        trapped = [signal for signal in (InvalidOperation, DivisionByZero) if context.traps[signal]]
        context.flags[InvalidOperation] = context.flags[DivisionByZero] = True
        if trapped:
            raise trapped[0](trapped)
        return _make(a._sign ^ b._sign, 0, 'F'), _make(0, 0, 'n')
    return _floor_divide(a, b, context), _remainder(a, b, context)


def _integer_power(base, exponent, context):
    """base ** exponent, with as many digits as the rounding needs."""
    digits, power = base._digits, base._power
    sign = base._sign & exponent & 1
    count = abs(exponent)
    if _length(digits) * count > 4 * context.prec + 200:
        # Rounded on the way, with room for the errors of all the steps.
        room = context.prec + 2 * _length(count) + 12
        result, shift, factor, move = 1, 0, digits, power
        while count:
            if count & 1:
                result, shift = result * factor, shift + move
            count >>= 1
            factor, move = factor * factor, move * 2
            for excess, which in ((_length(result) - room, 0), (_length(factor) - room, 1)):
                if excess > 0 and which:
                    factor, move = factor // 10 ** excess, move + excess
                elif excess > 0:
                    result, shift = result // 10 ** excess, shift + excess
        digits, power = result * 10 + 1, shift - 1
    else:
        digits, power = digits ** count, power * count
    made = _make(sign, digits, power)
    if exponent < 0:
        return _true_divide(_make(0, 1, 0), made, context)
    return _fix(made, context)


def _power_of(a, b, context):
    found = _not_a_number(context, a, b)
    if found is not None and (a._power == 'N' or b._power == 'N' or b or b._power == 'n'):
        return found
    if not b:
        return _invalid(context) if not a and a._power != 'F' else _make(0, 1, 0)
    whole = b._power == 'F' or b == b.to_integral_value()
    odd = b._power != 'F' and whole and int(b) % 2 == 1
    sign = int(a._sign and odd)
    if a._sign and a and not (whole and b._power != 'F'):
        return _invalid(context)
    if not a:
        return _make(sign, 0, 'F' if b._sign else 0)
    if a._power == 'F':
        return _make(sign, 0, 0 if b._sign else 'F')
    if b._power == 'F':
        size = a.copy_abs().compare(_make(0, 1, 0))
        if not size:
            return _fix(_make(0, 10 ** (context.prec - 1), 1 - context.prec), context)
        return _make(0, 0, 0 if (size > 0) == bool(b._sign) else 'F')
    if a.copy_abs() == 1 and whole:
        return _fix(_make(sign, 1, 0), context) if a._digits == 1 and not a._power else _fix(
            _integer_power(a, int(b), context), context)
    top = a.adjusted() * float(b) if abs(b.adjusted()) < 30 else float('inf')
    if abs(top) > 10 * (context.Emax + context.prec) or b.adjusted() > 20:
        grows = (a.adjusted() >= 0) != bool(b._sign)
        return _fix(_make(sign, 1, 2 * context.Emax if grows else 3 * context.Emin), context)
    if whole:
        return _integer_power(a, int(b), context)
    exact = _exact_root(a, b, context)
    if exact is not None:
        return exact
    digits, power = _exp(*_product(_ln(a._digits, a._power, context.prec + 25), b),
                         context.prec + 5)
    return _fix(_make(0, digits * 10 + 1, power - 1), context)


def _product(pair, b):
    return (-1) ** b._sign * pair[0] * b._digits, pair[1] + b._power


def _exact_root(a, b, context):
    """a ** b where b is a half and the root ends, as libraries give it; else None."""
    if b._digits * 10 ** max(0, b._power + 1) == 5 and b._power == -1 and not b._sign:
        digits, power, exact = _isqrt(a._digits, a._power, context.prec)
        if exact:
            made = _make(0, digits, power)
            padded = context.prec - _length(digits)
            return _fix(_make(0, digits * 10 ** padded, power - padded), context) if padded > 0 \
                else _fix(made, context)
    return None


# --- comparing ------------------------------------------------------------------------------------

def _order(a, b):
    """-1, 0 or 1; both are numbers."""
    for one, other, step in ((a, b, 1), (b, a, -1)):
        if one._power == 'F':
            if other._power == 'F':
                return b._sign - a._sign
            return step * (-1) ** one._sign
    if not a._digits or not b._digits or a._sign != b._sign:
        one = (-1) ** a._sign * bool(a._digits)
        other = (-1) ** b._sign * bool(b._digits)
        return (one > other) - (one < other)
    step = (-1) ** a._sign
    if a.adjusted() != b.adjusted():
        return step if a.adjusted() > b.adjusted() else -step
    power = min(a._power, b._power)
    one, other = a._digits * 10 ** (a._power - power), b._digits * 10 ** (b._power - power)
    return step * ((one > other) - (one < other))


def _comparable(self, other, equality):
    """The two as Decimals, or None."""
    if isinstance(other, (Decimal, int)):
        return self, _operand(other)
    if isinstance(other, float):
        context = getcontext()
        context.flags[FloatOperation] = True
        if not equality and context.traps[FloatOperation]:
            raise FloatOperation([FloatOperation])
        return self, Decimal.from_float(other)
    if isinstance(other, complex) and equality and other.imag == 0:
        return self, Decimal.from_float(other.real)
    if isinstance(other, _Number) and hasattr(other, 'denominator') and \
            not isinstance(self._power, str):
        numerator, denominator = other.numerator, other.denominator
        return _make(self._sign, self._digits * denominator, self._power), Decimal(numerator)
    return None


def _comparison(test, equality=False, unequal=False):
    def compare(self, other):
        pair = _comparable(self, other, equality)
        if pair is None:
            return NotImplemented
        if pair[0]._power in ('n', 'N') or pair[1]._power in ('n', 'N'):
            if not equality or 'N' in (pair[0]._power, pair[1]._power):
                getcontext()._raise(InvalidOperation)
            return unequal
        return test(_order(*pair))

    return compare
