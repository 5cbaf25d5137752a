# SPDX-License-Identifier: MIT
"""The kinds of numbers as abstract classes: each kind is one of the kind before it."""

from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


def _required(owner, names):
    """Abstract methods for a class body."""
    for name in names.split():
        def method(self, *args):
            raise NotImplementedError

        method.__name__, method.__qualname__ = name, f"{owner}.{name}"
        yield name, abstractmethod(method)


def _attribute(compute=None):
    """A property that is computed, or that a subclass has to give."""
    def missing(self):
        raise NotImplementedError

    return property(compute or abstractmethod(missing))


class Number(metaclass=ABCMeta):
    """Any number."""

    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """What can be added, multiplied and compared for equality."""

    __slots__ = ()
    vars().update(_required("Complex", """
        __complex__ __eq__ __abs__ __neg__ __pos__ conjugate __add__ __radd__ __mul__ __rmul__
        __truediv__ __rtruediv__ __pow__ __rpow__"""))
    real, imag = _attribute(), _attribute()
    __hash__ = None

    def __rsub__(self, other):
        negative = -self
        return negative + other

    def __sub__(self, other):
        negative = -other
        return self + negative

    def __bool__(self):
        return self != 0


class Real(Complex):
    """What has an order and can be rounded."""

    __slots__ = ()
    vars().update(_required("Real", """
        __float__ __trunc__ __floor__ __ceil__ __round__ __lt__ __le__ __floordiv__ __rfloordiv__
        __mod__ __rmod__"""))
    real, imag = _attribute(lambda self: +self), _attribute(lambda self: 0)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __complex__(self):
        return complex(float(self))

    def conjugate(self):
        return +self


class Rational(Real):
    """A quotient of two integers without a common divisor."""

    __slots__ = ()
    numerator, denominator = _attribute(), _attribute()

    def __float__(self):
        above, below = int(self.numerator), int(self.denominator)
        return above / below


class Integral(Rational):
    """What has bits."""

    __slots__ = ()
    vars().update(_required("Integral", """
        __int__ __pow__ __invert__ __lshift__ __rlshift__ __rshift__ __rrshift__ __and__ __rand__
        __xor__ __rxor__ __or__ __ror__"""))
    numerator, denominator = _attribute(lambda self: +self), _attribute(lambda self: 1)

    def __float__(self):
        whole = int(self)
        return float(whole)

    def __index__(self):
        return int(self)


Complex.register(complex)
Real.register(float)
Integral.register(int)
