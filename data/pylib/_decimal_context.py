# SPDX-License-Identifier: MIT
"""The signals and the contexts of decimal. What contexts compute is in decimal itself."""

import sys
from _tracetext import name_fully as _name_fully

_VERSION = sys.version_info[1]
ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, \
    ROUND_HALF_DOWN, ROUND_05UP = (
        'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR',
        'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP')
_ROUNDINGS = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN,
              ROUND_HALF_EVEN, ROUND_05UP)
HAVE_THREADS = HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN, MIN_ETINY = -MAX_EMAX, -MAX_EMAX - MAX_PREC + 1


# --- signals --------------------------------------------------------------------------------------

class DecimalException(ArithmeticError):
    __module__ = 'decimal'


def _signal(name, *bases):
    return type(name, bases or (DecimalException,), {'__module__': 'decimal'})


Clamped = _signal('Clamped')
Rounded = _signal('Rounded')
Inexact = _signal('Inexact')
Subnormal = _signal('Subnormal')
InvalidOperation = _signal('InvalidOperation')
FloatOperation = _signal('FloatOperation', DecimalException, TypeError)
DivisionByZero = _signal('DivisionByZero', DecimalException, ZeroDivisionError)
Overflow = _signal('Overflow', Inexact, Rounded)
Underflow = _signal('Underflow', Inexact, Rounded, Subnormal)
# Kinds of InvalidOperation, which an error names.
ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext = [
    _signal(name, InvalidOperation) for name in (
        'ConversionSyntax', 'DivisionImpossible', 'DivisionUndefined', 'InvalidContext')]
_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal,
            Inexact, Rounded, Clamped)
_SHOWN_ORDER = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow,
                Rounded, Subnormal, Underflow)


# --- contexts -------------------------------------------------------------------------------------

def _check_rounding(rounding):
    if rounding not in _ROUNDINGS:
        raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, '
                        'ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n'
                        '   ROUND_05UP]')
    return rounding


_LIMITS = {'prec': (1, MAX_PREC, '[1, MAX_PREC]'), 'Emin': (MIN_EMIN, 0, '[MIN_EMIN, 0]'),
           'Emax': (0, MAX_EMAX, '[0, MAX_EMAX]'), 'capitals': (0, 1, '[0, 1]'),
           'clamp': (0, 1, '[0, 1]')}


class Context:
    """How many digits results have, how they are rounded, and which signals are errors."""

    __module__ = 'decimal'
    __slots__ = ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps')

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
                 flags=None, traps=None):
        given = dict(prec=prec, rounding=rounding, Emin=Emin, Emax=Emax, capitals=capitals,
                     clamp=clamp)
        for name, value in given.items():
            setattr(self, name, _DEFAULTS[name] if value is None else value)
        for name, value, default in (('flags', flags, []), ('traps', traps, _DEFAULTS['traps'])):
            value = default if value is None else value
            setattr(self, name, dict(value) if isinstance(value, dict) else {
                signal: signal in value for signal in _SIGNALS})

    def __setattr__(self, name, value):
        if name in _LIMITS:
            low, high, shown = _LIMITS[name]
            if not isinstance(value, int):
                raise TypeError("'%s' object cannot be interpreted as an integer"
                                % type(value).__name__ if _VERSION >= 14 else
                                'an integer is required (got type %s)' % type(value).__name__)
            if not low <= value <= high:
                raise ValueError('valid %s for %s %s %s' % (
                    'values' if high == 1 and low == 0 else 'range', name,
                    'are' if high == 1 and low == 0 else 'is', shown))
        elif name == 'rounding':
            _check_rounding(value)
        elif name not in ('flags', 'traps'):
            raise AttributeError("'decimal.Context' object has no attribute %r" % name)
        object.__setattr__(self, name, value)

    def _raise(self, signal, result=None, kind=None):
        """Set the flag, and raise what is trapped."""
        for one in (signal, *[base for base in signal.__mro__[1:] if base in self.flags]):
            if one in self.flags and (one is signal or signal in (Overflow, Underflow)):
                self.flags[one] = True
        if self.traps.get(signal):
            raise signal([kind or signal])
        return result

    def __repr__(self):
        shown = [', '.join([s.__name__ for s in _SHOWN_ORDER if table.get(s)])
                 for table in (self.flags, self.traps)]
        shown[1] = ', '.join([s.__name__ for s in _SHOWN_ORDER if self.traps.get(s)])
        return ('Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=[%s]'
                ', traps=[%s])' % (self.prec, self.rounding, self.Emin, self.Emax, self.capitals,
                                   self.clamp, *shown))

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       self.flags, self.traps)

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def __reduce__(self):
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                         [s for s in _SIGNALS if self.flags[s]],
                         [s for s in _SIGNALS if self.traps[s]])


_DEFAULTS = dict(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0,
                 traps=[InvalidOperation, DivisionByZero, Overflow])
DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP, flags=[], traps=[
    Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, flags=[], traps=[])
_current = [DefaultContext.copy()]


def getcontext():
    """The context that operators use."""
    return _current[-1]


def setcontext(context, /):
    """Use another one."""
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current[-1] = context


class _ContextManager:
    __module__ = 'decimal'

    def __init__(self, context):
        self.inner = context

    def __enter__(self):
        self.outer = getcontext()
        setcontext(self.inner)
        return self.inner

    def __exit__(self, *details):
        setcontext(self.outer)


_ContextManager.__name__ = _ContextManager.__qualname__ = 'ContextManager'


def localcontext(ctx=None, **kwargs):
    """Use a copy of a context inside of a with statement."""
    if ctx is not None and not isinstance(ctx, Context):
        raise TypeError('optional argument must be a context')
    if kwargs and _VERSION < 11:
        raise TypeError("%r is an invalid keyword argument for this function" % next(iter(kwargs)))
    made = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        setattr(made, name, value)
    return _ContextManager(made)


_name_fully(Context)
