# SPDX-License-Identifier: MIT
"""Names for annotations: objects that can be subscripted and shown, and that check nothing."""

import sys
import collections
from abc import ABCMeta, abstractmethod

_VERSION = sys.version_info[1]
_ALIAS = type(list[int])
_UNION = type(int | str)
_NONE = type(None)
_FUNCTION = type(lambda: None)
TYPE_CHECKING = False
Text = str


# --- checking and showing -------------------------------------------------------------------------

def _type_repr(obj):
    if isinstance(obj, tuple):
        return '[%s]' % ', '.join([_type_repr(t) for t in obj])
    if isinstance(obj, _ALIAS):
        return repr(obj)
    if isinstance(obj, type):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return '%s.%s' % (obj.__module__, obj.__qualname__)
    if obj is ...:
        return '...'
    if isinstance(obj, _FUNCTION):
        return obj.__name__
    return repr(obj)


def _type_check(arg, message):
    if arg is None:
        return _NONE
    if isinstance(arg, str):
        return ForwardRef(arg)
    if arg is Generic or arg is Protocol:
        raise TypeError('Plain %s is not valid as type argument' % arg)
    if type(arg) is tuple or (_VERSION < 11 and not callable(arg)
                              and not isinstance(arg, (TypeVar, ForwardRef, _UNION))):
        raise TypeError('%s Got %.100r.' % (message, arg))
    return arg


def _parameters(args):
    found = []
    for arg in args:
        if isinstance(arg, tuple):
            more = _parameters(arg)
        elif isinstance(arg, (TypeVar, ParamSpec)):
            more = (arg,)
        elif isinstance(arg, type) and not isinstance(arg, _ALIAS):
            more = ()
        else:
            more = getattr(arg, '__parameters__', ())
        for parameter in more:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _check_count(shown, args, wanted):
    if not wanted:
        raise TypeError('%s is not a generic class' % (shown,))
    if len(args) != wanted:
        raise TypeError('Too %s arguments for %s; actual %s, expected %s%s' % (
            'many' if len(args) > wanted else 'few', shown, len(args),
            'at least ' if _VERSION >= 13 and len(args) < wanted and isinstance(shown, type) else '',
            wanted))


def _tuple_of(params):
    return params if isinstance(params, tuple) else (params,)


def _substitute(arg, table):
    if isinstance(arg, (TypeVar, ParamSpec)):
        return table.get(arg, arg)
    if isinstance(arg, tuple):
        return tuple([_substitute(a, table) for a in arg])
    if isinstance(arg, _BaseAlias) and arg.__parameters__:
        return arg[tuple([table.get(p, p) for p in arg.__parameters__])]
    if isinstance(arg, (_ALIAS, _UNION)) and arg.__parameters__:
        return arg[tuple([table.get(p, p) for p in arg.__parameters__])]
    return arg


def _flat(params):
    result = []
    for p in params:
        if isinstance(p, _UnionAlias):
            result.extend(p.__args__)
        elif isinstance(p, _UNION):
            result.extend(p.__args__)
        else:
            result.append(p)
    unique = []
    for p in result:
        if p not in unique:
            unique.append(p)
    return tuple(unique)


def _caller_module(depth=2):
    try:
        return sys._getframe(depth).f_globals.get('__name__', '__main__')
    except (AttributeError, ValueError):
        return None


class _Shown:
    """What all names of this module have in common: they can stand in a union."""

    __slots__ = ()

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


# --- special forms --------------------------------------------------------------------------------

class _SpecialForm(_Shown):
    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, getitem):
        self._getitem, self._name, self.__doc__ = getitem, getitem.__name__, getitem.__doc__

    def __repr__(self):
        return f'typing.{self._name}'

    def __call__(self, *args, **kwds):
        raise TypeError('Cannot instantiate %r' % (self,))

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass %r' % (self,))

    def __instancecheck__(self, obj):
        raise TypeError('%s cannot be used with isinstance()' % self)

    def __subclasscheck__(self, cls):
        raise TypeError('%s cannot be used with issubclass()' % self)

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


def _plain(name, doc):
    def getitem(self, parameters):
        raise TypeError('%s is not subscriptable' % (self,))
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


def _single(name, doc):
    def getitem(self, parameters):
        item = _type_check(parameters, '%s accepts only single type.' % (self,))
        return _GenericAlias(self, (item,))
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


NoReturn = _plain('NoReturn', 'The result of a function that never returns.')
TypeAlias = _plain('TypeAlias', 'The annotation of a name for a type.')
ClassVar = _single('ClassVar', 'An attribute of the class.')
Final = _single('Final', 'A name that is bound once.')
TypeGuard = _single('TypeGuard', 'The result of a function that tests a type.')

if _VERSION >= 11:
    class _AnyMeta(type):
        def __instancecheck__(self, obj):
            if self is Any:
                raise TypeError('typing.Any cannot be used with isinstance()')
            return super().__instancecheck__(obj)

        def __repr__(self):
            return 'typing.Any' if self is Any else super().__repr__()

    class Any(metaclass=_AnyMeta):
        """A type that fits all."""

        def __new__(cls, *args, **kwargs):
            if cls is Any:
                raise TypeError('Any cannot be instantiated')
            return super().__new__(cls)

    Self = _plain('Self', 'The class that a method belongs to.')
    LiteralString = _plain('LiteralString', 'A str that stands in the program.')
    Never = _plain('Never', 'The type without values.')
    Required = _single('Required', 'A key that must be there.')
    NotRequired = _single('NotRequired', 'A key that may be missing.')
    Unpack = _single('Unpack', 'The items of a tuple type.')
else:
    Any = _plain('Any', 'A type that fits all.')
if _VERSION >= 13:
    ReadOnly = _single('ReadOnly', 'A key that is not assigned.')
    TypeIs = _single('TypeIs', 'The result of a function that tests a type.')


def _union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    message = 'Union[arg, ...]: each arg must be a type.'
    parameters = _flat([_type_check(p, message) for p in _tuple_of(parameters)])
    if len(parameters) == 1:
        return parameters[0]
    return _UnionAlias(self, parameters)


def _optional(self, parameters):
    """A type or None."""
    if isinstance(parameters, tuple):
        raise TypeError('%s requires a single type. Got %.100r.' % (self, parameters))
    return Union[_type_check(parameters, '%s requires a single type.' % (self,)), None]


def _literal(self, parameters):
    """One of several values."""
    values = []
    for p in _tuple_of(parameters):
        values.extend(p.__args__ if isinstance(p, _LiteralAlias) else [p])
    unique = []
    for value in values:
        if not [v for v in unique if v == value and type(v) is type(value)]:
            unique.append(value)
    return _LiteralAlias(self, tuple(unique))


def _concatenate(self, parameters):
    """More parameters before those of a ParamSpec."""
    return _GenericAlias(self, tuple([_type_check(p, '') for p in _tuple_of(parameters)]))


def _named(function, name):
    function.__name__ = name
    return _SpecialForm(function)


Union = _named(_union, 'Union')
Optional = _named(_optional, 'Optional')
Literal = _named(_literal, 'Literal')
Concatenate = _named(_concatenate, 'Concatenate')


class ForwardRef(_Shown):
    """A type that is named by a text."""

    __slots__ = ('__forward_arg__', '__forward_evaluated__', '__forward_value__',
                 '__forward_is_argument__', '__forward_module__', '__forward_is_class__')

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError('Forward reference must be a string -- got %r' % (arg,))
        try:
            compile(arg, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError('Forward reference must be an expression -- got %r'
                              % (arg,)) from None
        self.__forward_arg__, self.__forward_module__ = arg, module
        self.__forward_is_argument__, self.__forward_is_class__ = is_argument, is_class
        self.__forward_evaluated__, self.__forward_value__ = False, None

    def __eq__(self, other):
        if isinstance(other, ForwardRef):
            return self.__forward_arg__ == other.__forward_arg__
        return NotImplemented

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return 'ForwardRef(%r)' % self.__forward_arg__


# --- type variables -------------------------------------------------------------------------------

class TypeVar(_Shown):
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False,
                 **more):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__name__ = name
        self.__constraints__ = tuple([_type_check(c, 'TypeVar(name, constraint, ...): constraints '
                                                  'must be types.') for c in constraints])
        self.__bound__ = None if bound is None else _type_check(bound, 'Bound must be a type.')
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__module__ = _caller_module()

    def __repr__(self):
        prefix = '+' if self.__covariant__ else '-' if self.__contravariant__ else '~'
        return prefix + self.__name__

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of TypeVar')


class ParamSpec(_Shown):
    """A variable for all parameters of a function."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, **more):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__module__ = _caller_module()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __repr__(self):
        prefix = '+' if self.__covariant__ else '-' if self.__contravariant__ else '~'
        return prefix + self.__name__


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return self.__origin__.__name__ + '.args'


class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return self.__origin__.__name__ + '.kwargs'


if _VERSION >= 11:
    class TypeVarTuple(_Shown):
        """A variable for any number of types."""

        def __init__(self, name, **more):
            self.__name__ = name
            self.__module__ = _caller_module()

        def __iter__(self):
            return iter([Unpack[self]])

        def __repr__(self):
            return self.__name__


# --- aliases --------------------------------------------------------------------------------------

class _BaseAlias(_Shown):
    def __init__(self, origin, *, inst=True, name=None):
        self.__origin__, self._inst, self._name = origin, inst, name

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError('Type %s cannot be instantiated; use %s() instead' % (
                self._name, self.__origin__.__name__))
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except (TypeError, AttributeError):
            # It has no place for that.
            pass
        return made

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError('Cannot subclass %r' % (self,))
        result = []
        if self.__origin__ not in bases:
            result.append(self.__origin__)
        for base in bases[bases.index(self) + 1:]:
            if isinstance(base, _BaseAlias) or (isinstance(base, type)
                                                and issubclass(base, Generic)):
                break
        else:
            if not (isinstance(self.__origin__, type) and issubclass(self.__origin__, Generic)):
                result.append(Generic)
        return tuple(result)

    def __getattr__(self, attr):
        if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if (attr.startswith('__') and attr.endswith('__')) or attr in (
                '_inst', '_name', '_nparams', '_special'):
            object.__setattr__(self, attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')


class _GenericAlias(_BaseAlias):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = _tuple_of(args)
        self.__parameters__ = _parameters(self.__args__)
        if name is None:
            object.__setattr__(self, '__module__', getattr(origin, '__module__', 'typing'))

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            raise TypeError('Cannot subscript already-subscripted %s' % (self,))
        if not self.__parameters__:
            raise TypeError('%s is not a generic class' % (self,))
        args = tuple([_type_check(a, 'Parameters to generic types must be types.')
                      for a in _tuple_of(args)])
        _check_count(self, args, len(self.__parameters__))
        table = dict(zip(self.__parameters__, args))
        return self._copy([_substitute(a, table) for a in self.__args__])

    def _copy(self, args):
        return self.__class__(self.__origin__, tuple(args), inst=self._inst, name=self._name)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = ', '.join([_type_repr(a) for a in self.__args__]) or '()'
        return '%s[%s]' % (name, args)

    def __iter__(self):
        raise TypeError('%r object is not iterable' % type(self).__name__)


class _UnionAlias(_GenericAlias):
    def __init__(self, origin, args, *, inst=False, name='Union'):
        super().__init__(origin, args, inst=inst, name=name)

    def _copy(self, args):
        return Union[tuple(args)]

    def __eq__(self, other):
        if isinstance(other, (_UnionAlias, _UNION)):
            return self._members() == frozenset(other.__args__)
        return NotImplemented

    def __hash__(self):
        return hash(self._members())

    def _members(self):
        return frozenset(self.__args__)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _NONE in args:
            return 'typing.Optional[%s]' % _type_repr(args[1] if args[0] is _NONE else args[0])
        return super().__repr__()

    def __subclasscheck__(self, cls):
        return any([issubclass(cls, arg) for arg in self.__args__])


class _LiteralAlias(_GenericAlias):
    def __init__(self, origin, args, *, inst=False, name='Literal'):
        super().__init__(origin, args, inst=inst, name=name)

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return (set([(v, type(v)) for v in self.__args__])
                == set([(v, type(v)) for v in other.__args__]))

    def __hash__(self):
        return hash(frozenset([(v, type(v)) for v in self.__args__]))

    def __repr__(self):
        return 'typing.Literal[%s]' % ', '.join([repr(v) for v in self.__args__])


class _CallableAlias(_GenericAlias):
    def _copy(self, args):
        return _CallableAlias(self.__origin__, tuple(args), inst=False, name='Callable')

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec)):
            return 'typing.Callable[%s, %s]' % (_type_repr(args[0]), _type_repr(args[1]))
        return 'typing.Callable[[%s], %s]' % (
            ', '.join([_type_repr(a) for a in args[:-1]]), _type_repr(args[-1]))


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        inner = origin if isinstance(origin, _AnnotatedAlias) else None
        if inner is not None:
            origin, metadata = inner.__origin__, inner.__metadata__ + metadata
        self.__metadata__ = metadata
        _GenericAlias.__init__(self, origin, origin, name='Annotated')

    def _copy(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return 'typing.Annotated[%s, %s]' % (
            _type_repr(self.__origin__), ', '.join([repr(a) for a in self.__metadata__]))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


class Annotated:
    """A type with more said about it."""

    def __new__(cls, *args, **kwargs):
        raise TypeError('Type Annotated cannot be instantiated.')

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments '
                            '(a type and an annotation).')
        return _AnnotatedAlias(_type_check(params[0], 'Annotated[t, ...]: t must be a type.'),
                               tuple(params[1:]))


_cache = {}


def _cached(form, params, make):
    try:
        key = (id(form), params, type(params))
        if key in _cache and [type(p) for p in _tuple_of(_cache[key][0])] == [
                type(p) for p in _tuple_of(params)]:
            return _cache[key][1]
    except TypeError:
        return make()
    made = make()
    _cache[key] = (params, made)
    return made


class _BareAlias(_BaseAlias):
    """A name such as List, before it is subscripted."""

    def __init__(self, origin, nparams, *, inst=False, name=None):
        super().__init__(origin, inst=inst, name=name)
        self._nparams = nparams

    def __getitem__(self, params):
        return _cached(self, params, lambda: self._subscript(_tuple_of(params)))

    def _subscript(self, params):
        params = tuple([_type_check(p, 'Parameters to generic types must be types.')
                        for p in params])
        if _VERSION >= 13 and self._name in ('Generator', 'ContextManager'):
            if self._name == 'Generator' and len(params) < 3:
                params += (_NONE,) * (3 - len(params))
            elif len(params) == 1:
                params += (bool | None,)
        _check_count(self, params, self._nparams)
        return _GenericAlias(self.__origin__, params, inst=self._inst, name=self._name)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _BareAlias):
            return issubclass(cls.__origin__, self.__origin__)
        return issubclass(cls, self.__origin__)


class _TupleForm(_BareAlias):
    def _subscript(self, params):
        if params == ():
            return _GenericAlias(tuple, (), inst=False, name='Tuple')
        message = 'Tuple[t0, t1, ...]: each t must be a type.'
        if len(params) >= 2 and params[-1] is ...:
            checked = tuple([_type_check(p, message) for p in params[:-1]]) + (...,)
        else:
            checked = tuple([_type_check(p, message) for p in params])
        return _GenericAlias(tuple, checked, inst=False, name='Tuple')


class _CallableForm(_BareAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if args is ... or isinstance(args, (ParamSpec, _GenericAlias)):
            return _CallableAlias(self.__origin__, (args, result), inst=False, name='Callable')
        if isinstance(args, list):
            args = tuple(args)
        message = 'Callable[[arg, ...], result]: each arg must be a type.'
        args = tuple([_type_check(a, message) for a in _tuple_of(args)])
        return _CallableAlias(self.__origin__, args + (result,), inst=False, name='Callable')


def _origins():
    try:
        return __import__('collections.abc', None, None, ['abc']).__dict__
    except ImportError:
        return {}


_abc = _origins()


class _NoOrigin:
    """Stands for a class that is not available."""


def _make(name, origin, nparams):
    if isinstance(origin, str):
        origin = _abc.get(origin, _NoOrigin)
    return _BareAlias(origin, nparams, inst=False, name=name)


List = _make('List', list, 1)
Dict = _make('Dict', dict, 2)
Set = _make('Set', set, 1)
FrozenSet = _make('FrozenSet', frozenset, 1)
Type = _make('Type', type, 1)
Tuple = _TupleForm(tuple, -1, inst=False, name='Tuple')
Callable = _CallableForm(_abc.get('Callable', _NoOrigin), 2, inst=False, name='Callable')
for _name, _class, _n in (('Deque', 'deque', 1), ('DefaultDict', 'defaultdict', 2),
                          ('OrderedDict', 'OrderedDict', 2), ('Counter', 'Counter', 1),
                          ('ChainMap', 'ChainMap', 2)):
    if hasattr(collections, _class):
        globals()[_name] = _make(_name, getattr(collections, _class), _n)
for _name, _class, _n in (
        ('Hashable', None, 0), ('Awaitable', None, 1), ('Coroutine', None, 3),
        ('AsyncIterable', None, 1), ('AsyncIterator', None, 1), ('Iterable', None, 1),
        ('Iterator', None, 1), ('Reversible', None, 1), ('Sized', None, 0), ('Container', None, 1),
        ('Collection', None, 1), ('AbstractSet', 'Set', 1), ('MutableSet', None, 1),
        ('Mapping', None, 2), ('MutableMapping', None, 2), ('Sequence', None, 1),
        ('MutableSequence', None, 1), ('MappingView', None, 1), ('KeysView', None, 1),
        ('ItemsView', None, 2), ('ValuesView', None, 1), ('Generator', None, 3),
        ('AsyncGenerator', None, 2)):
    globals()[_name] = _make(_name, _class or _name, _n)
ContextManager = _make('ContextManager', _NoOrigin, 2 if _VERSION >= 13 else 1)
Pattern = _make('Pattern', _NoOrigin, 1)
Match = _make('Match', _NoOrigin, 1)


# --- generic classes ------------------------------------------------------------------------------

class Generic:
    """Base of classes with type parameters."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        params = _tuple_of(params)
        if not params and cls is not Tuple:
            raise TypeError('Parameter list to %s[...] cannot be empty' % cls.__qualname__)
        params = tuple([_type_check(p, 'Parameters to generic types must be types.')
                        for p in params])
        if cls is Generic or cls is Protocol:
            if not all([isinstance(p, TypeVar) or isinstance(p, ParamSpec)
                        or type(p).__name__ in ('TypeVarTuple', '_GenericAlias')
                        for p in params]) or any([
                            isinstance(p, _GenericAlias) and p.__origin__ is not globals().get(
                                'Unpack') for p in params]):
                raise TypeError('Parameters to %s[...] must all be type variables or parameter '
                                'specification variables.' % cls.__name__)
            if len(set(params)) != len(params):
                raise TypeError('Parameters to %s[...] must all be unique' % cls.__name__)
        else:
            wanted = getattr(cls, '__parameters__', ())
            if not [p for p in wanted if type(p).__name__ == 'TypeVarTuple']:
                _check_count(cls, params, len(wanted))
        return _GenericAlias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__', ())
        if '__orig_bases__' in cls.__dict__:
            problem = Generic in bases
        else:
            problem = Generic in cls.__bases__ and cls.__name__ != 'Protocol'
        if problem:
            raise TypeError('Cannot inherit from plain Generic')
        parameters = _parameters(bases)
        generic = None
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                if base.__origin__ is Generic and generic is not None:
                    raise TypeError('Cannot inherit from Generic[...] multiple times.')
                generic = base.__parameters__
        if generic is not None:
            missing = [p for p in parameters if p not in generic]
            if missing:
                raise TypeError('Some type variables (%s) are not listed in Generic[%s]' % (
                    ', '.join([str(p) for p in missing]), ', '.join([str(p) for p in generic])))
            parameters = generic
        cls.__parameters__ = tuple(parameters)


Protocol = Generic
_PRIVATE = ('__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__',
            '__module__', '__new__', '__slots__', '__subclasshook__', '__weakref__',
            '__class_getitem__', '__match_args__', '__orig_bases__', '__parameters__',
            '_is_protocol', '_is_runtime_protocol', '__protocol_attrs__', '_abc_impl',
            '__static_attributes__', '__firstlineno__', '__non_callable_proto_members__',
            '__callable_proto_members_only__', '_asked')


def _members(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        for name in list(base.__dict__) + list(base.__dict__.get('__annotations__', {})):
            if not name.startswith('_abc_') and name not in _PRIVATE:
                found.add(name)
    return found


_ONLY_RUNTIME = 'Instance and class checks can only be used with @runtime_checkable protocols'


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError(_ONLY_RUNTIME)
        cls._asked = True
        try:
            found = super().__instancecheck__(instance)
        finally:
            del cls._asked
        if found:
            return True
        for name in _members(cls):
            if not hasattr(instance, name):
                return False
            if callable(getattr(cls, name, None)) and getattr(instance, name) is None:
                return False
        return True

    def __subclasscheck__(cls, other):
        asked = '_asked' in cls.__dict__
        if cls is not Protocol and getattr(cls, '_is_protocol', False) and not asked:
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError(_ONLY_RUNTIME)
            if not all([callable(getattr(cls, name, None)) for name in _members(cls)]):
                raise TypeError("Protocols with non-method members don't support issubclass()%s" % (
                    '' if _VERSION < 13 else '. Non-method members: ' + ', '.join(
                        [repr(n) for n in sorted(_members(cls))
                         if not callable(getattr(cls, n, None))]) + '.'))
        return super().__subclasscheck__(other)


def _no_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is _no_init:
        # A class that is no protocol any more gets the __init__ that stands behind the protocols'.
        found = [base.__dict__['__init__'] for base in cls.__mro__ if '__init__' in base.__dict__]
        cls.__init__ = [init for init in found if init is not _no_init][0]
    cls.__init__(self, *args, **kwargs)


def _hook(cls):
    def subclasshook(other):
        if not cls.__dict__.get('_is_protocol', False):
            return NotImplemented
        for name in _members(cls):
            for base in other.__mro__:
                if name in base.__dict__:
                    if base.__dict__[name] is None:
                        return NotImplemented
                    break
            else:
                return NotImplemented
        return True
    return subclasshook


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of classes that say which methods others have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any([base is Protocol for base in cls.__bases__])
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _hook(cls)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic) or getattr(base, '_is_protocol', False)
                    or base.__module__ in ('collections.abc', 'contextlib')):
                raise TypeError('Protocols can only inherit from other protocols, got %r' % base)
        if '__init__' not in cls.__dict__ or _VERSION < 11:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    """Let isinstance() ask which methods there are."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not cls._is_protocol:
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


def _supports(name, method):
    def body(self):
        pass
    body.__name__ = method
    body.__qualname__ = '%s.%s' % (name, method)
    made = _ProtocolMeta(name, (Protocol,), {method: abstractmethod(body), '__slots__': (),
                                             '__module__': 'typing'})
    made._is_protocol = made._is_runtime_protocol = True
    return made


SupportsInt = _supports('SupportsInt', '__int__')
SupportsFloat = _supports('SupportsFloat', '__float__')
SupportsComplex = _supports('SupportsComplex', '__complex__')
SupportsBytes = _supports('SupportsBytes', '__bytes__')
SupportsIndex = _supports('SupportsIndex', '__index__')
SupportsAbs = _supports('SupportsAbs', '__abs__')
SupportsRound = _supports('SupportsRound', '__round__')
T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
AnyStr = TypeVar('AnyStr', bytes, str)


class IO(Generic[AnyStr]):
    """A file."""
    __slots__ = ()


class TextIO(IO[str]):
    """A file of text."""
    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file of bytes."""
    __slots__ = ()


# --- named tuples and typed dicts -----------------------------------------------------------------

def _make_nmtuple(name, types, module, defaults=()):
    fields = [field for field, _ in types]
    message = 'field %r annotation must be a type'
    made = collections.namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = {
        field: _type_check(kind, message) for field, kind in types}
    return made


_PROHIBITED = ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
               '_field_types', '_make', '_replace', '_asdict', '_source')
_SPECIAL = ('__module__', '__name__', '__annotations__', '__orig_bases__')


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        if _VERSION < 11 and len(bases) > 1:
            raise TypeError('Multiple inheritance with NamedTuple is not supported')
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        real = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = namespace.get('__annotations__', {})
        defaults = []
        for name in types:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                raise TypeError('Non-default namedtuple field %s cannot follow default field%s %s'
                                % (name, 's' if len(defaults) > 1 else '', ', '.join(defaults)))
        made = _make_nmtuple(typename, types.items(), namespace['__module__'],
                             [namespace[name] for name in defaults])
        if len(real) > 1:
            made = type(typename, real, {k: v for k, v in made.__dict__.items()
                                         if k not in ('__dict__', '__weakref__')})
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        if '__orig_bases__' in namespace:
            made.__orig_bases__ = namespace['__orig_bases__']
        for key, value in namespace.items():
            if key in _PROHIBITED:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in _SPECIAL and key not in made._fields:
                setattr(made, key, value)
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple with types."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    made = _make_nmtuple(typename, list(fields), _caller_module())
    if _VERSION >= 12:
        made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict '
                                'base class')
        generic = (Generic,) if Generic in bases else ()
        made = type.__new__(_TypedDictMeta, name, generic + (dict,), namespace)
        own = {key: _type_check(kind, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a "
                                'type') for key, kind in namespace.get('__annotations__',
                                                                      {}).items()}
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            required.update(base.__dict__.get('__required_keys__', ()))
            optional.update(base.__dict__.get('__optional_keys__', ()))
        annotations.update(own)
        for key, kind in own.items():
            origin = getattr(kind, '__origin__', None)
            must = total
            if _VERSION >= 11 and origin is Required:
                must = True
            elif _VERSION >= 11 and origin is NotRequired:
                must = False
            (required if must else optional).add(key)
            (optional if must else required).discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        if '__total__' not in made.__dict__:
            made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """The type of dicts with certain keys."""
    if fields is None:
        fields = kwargs
    namespace = {'__annotations__': dict(fields)}
    module = _caller_module()
    if module is not None:
        namespace['__module__'] = module
    return _TypedDictMeta(typename, (), namespace, total=total)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType(_Shown):
    """A name for a type that counts as a type of its own."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        module = _caller_module()
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of NewType. Perhaps you were looking for: '
                        '`%s = NewType(%r, %s)`' % (self.__name__, self.__name__, self.__name__))

    def __repr__(self):
        return '%s.%s' % (self.__module__, self.__qualname__)


# --- functions ------------------------------------------------------------------------------------

def cast(typ, val):
    """Gives the value back."""
    return val


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated functions '
        'outside a stub module should always be followed by an implementation that is not '
        '@overload-ed.')


# Signatures by module, name and line: from 3.11 on they live as long as the program does.
_signatures = {}


def overload(func):
    """One of several signatures of a function."""
    plain = getattr(func, '__func__', func)
    if _VERSION >= 11 and hasattr(plain, '__code__'):
        named = _signatures.setdefault(plain.__module__, {})
        named.setdefault(plain.__qualname__, {})[plain.__code__.co_firstlineno] = func
    return _overload_dummy


def final(f):
    """A class or method that is not to be replaced."""
    if _VERSION >= 11:
        try:
            f.__final__ = True
        except (AttributeError, TypeError):
            pass
    return f


def no_type_check(arg):
    """Annotations that are no types."""
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """A decorator whose functions have annotations that are no types."""
    return lambda *args, **kwds: no_type_check(decorator(*args, **kwds))


if _VERSION >= 11:
    def assert_never(arg, /):
        """Says that this is never reached."""
        text = repr(arg)
        if len(text) > 100:
            text = text[:100] + '...'
        raise AssertionError('Expected code to be unreachable, but got: ' + text)

    def assert_type(val, typ, /):
        """Gives the value back."""
        return val

    def reveal_type(obj, /):
        """Print the type of a value."""
        print('Runtime type is %r' % type(obj).__name__, file=sys.stderr)
        return obj

    def get_overloads(func):
        """The signatures of a function."""
        plain = getattr(func, '__func__', func)
        named = _signatures.get(plain.__module__, {})
        return list(named.get(plain.__qualname__, {}).values())

    def clear_overloads():
        """Forget all signatures."""
        _signatures.clear()

    def dataclass_transform(**options):
        """Marks a decorator that works as dataclass does."""
        def mark(cls_or_fn):
            cls_or_fn.__dataclass_transform__ = options
            return cls_or_fn
        return mark

if _VERSION >= 12:
    def override(method, /):
        """A method that replaces one of a base class."""
        try:
            method.__override__ = True
        except (AttributeError, TypeError):
            pass
        return method


def is_typeddict(tp):
    """Is it a class made with TypedDict?"""
    return isinstance(tp, _TypedDictMeta)


def get_origin(tp):
    """What was subscripted: list for List[int]."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseAlias, _ALIAS, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _UNION):
        return _UNION
    return None


def get_args(tp):
    """What it was subscripted with."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, _CallableAlias):
        args = tp.__args__
        if not (len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec))):
            return (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, (_GenericAlias, _ALIAS, _UNION)):
        return tp.__args__
    return ()


def _resolve(kind, global_names, local_names):
    if isinstance(kind, ForwardRef):
        value = eval(kind.__forward_arg__, global_names, local_names)
        return _resolve(_type_check(value, 'Forward references must evaluate to types.'),
                        global_names, local_names)
    if isinstance(kind, _AnnotatedAlias):
        return _AnnotatedAlias(_resolve(kind.__origin__, global_names, local_names),
                               kind.__metadata__)
    if isinstance(kind, (_GenericAlias, _ALIAS, _UNION)):
        args = tuple([ForwardRef(a) if isinstance(a, str) and not isinstance(kind, _LiteralAlias)
                      else a for a in kind.__args__])
        if isinstance(kind, _LiteralAlias):
            return kind
        new = tuple([_resolve(a, global_names, local_names) for a in args])
        if new == kind.__args__:
            return kind
        if isinstance(kind, _ALIAS):
            return _ALIAS(kind.__origin__, new)
        if isinstance(kind, _UNION):
            return Union[new]
        return kind._copy(new)
    return kind


def _strip(kind):
    if isinstance(kind, _AnnotatedAlias):
        return _strip(kind.__origin__)
    if isinstance(kind, _GenericAlias) and not isinstance(kind, _LiteralAlias):
        new = tuple([_strip(a) for a in kind.__args__])
        return kind if new == kind.__args__ else kind._copy(new)
    return kind


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a function, a class or a module, texts evaluated."""
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = globalns
            if names is None:
                module = sys.modules.get(base.__module__)
                names = getattr(module, '__dict__', {})
            for name, value in base.__dict__.get('__annotations__', {}).items():
                value = _NONE if value is None else value
                if isinstance(value, str):
                    value = ForwardRef(value)
                hints[name] = _resolve(value, names, localns if localns is not None
                                       else dict(vars(base)))
    else:
        names = globalns
        if names is None:
            wrapped = obj
            while hasattr(wrapped, '__wrapped__'):
                wrapped = wrapped.__wrapped__
            names = obj.__dict__ if type(obj) is type(sys) else getattr(
                wrapped, '__globals__', {})
        found = getattr(obj, '__annotations__', None)
        if found is None:
            if callable(obj):
                return {}
            raise TypeError('%r is not a module, class, method, or function.' % (obj,))
        defaults = _defaults(obj) if _VERSION < 11 else {}
        for name, value in found.items():
            value = _NONE if value is None else value
            if isinstance(value, str):
                value = ForwardRef(value)
            value = _resolve(value, names, localns)
            if name in defaults and defaults[name] is None:
                value = Optional[value]
            hints[name] = value
    if include_extras:
        return hints
    return {name: _strip(value) for name, value in hints.items()}


def _defaults(function):
    code = getattr(function, '__code__', None)
    if code is None:
        return {}
    values = function.__defaults__ or ()
    names = code.co_varnames[:code.co_argcount]
    found = dict(function.__kwdefaults__ or {})
    found.update(zip(names[len(names) - len(values):], values))
    return found


__all__ = [_name for _name in list(globals()) if not _name.startswith('_') and _name not in (
    'sys', 'collections', 'ABCMeta', 'abstractmethod', 'T', 'KT', 'VT', 'T_co', 'IO', 'TextIO',
    'BinaryIO', 'Pattern', 'Match', 'NamedTupleMeta')]
del _name, _class, _n
