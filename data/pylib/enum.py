# SPDX-License-Identifier: MIT
"""Enumerations: classes whose instances are a fixed set of named values."""

import sys

_VERSION = sys.version_info[1]
_NEW = _VERSION >= 11
_MISSING = object()

_builtin_property = property
__all__ = ['EnumMeta', 'Enum', 'IntEnum', 'Flag', 'IntFlag', 'auto', 'unique']


class property(_builtin_property):
    """A property of members; on the class the name may belong to a member."""

    member = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            try:
                return ownerclass._member_map_[self.name]
            except (KeyError, AttributeError):
                if _VERSION < 12:
                    raise AttributeError(self.name) from None
                raise AttributeError('%r has no attribute %r' % (ownerclass, self.name)) from None
        if self.fget is None:
            raise AttributeError('%r has no attribute %r' % (ownerclass, self.name))
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            if not _NEW:
                raise AttributeError("can't set attribute")
            raise AttributeError('<enum %r> cannot set attribute %r' % (self.clsname, self.name))
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            if not _NEW:
                raise AttributeError("can't delete attribute")
            raise AttributeError('<enum %r> cannot delete attribute %r'
                                 % (self.clsname, self.name))
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


_property = property


def _is_descriptor(value):
    return hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == '__'
            and name[2] != '_' and name[-3] != '_')


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(cls_name, name):
    pattern = '_%s__' % cls_name
    return (len(name) > len(pattern) and name.startswith(pattern)
            and (name[-1] != '_' or name[-2] != '_'))


class nonmember:
    """Marks a value in the class body that is no member."""

    def __init__(self, value):
        self.value = value


class member:
    """Marks a value in the class body that is a member, whatever it looks like."""

    def __init__(self, value):
        self.value = value


class _Unset:
    def __repr__(self):
        return '_auto_null'


_auto_null = _Unset()


class auto:
    """A value that the enumeration chooses."""

    def __init__(self, value=_auto_null):
        self.value = value

    if _NEW:
        def __repr__(self):
            return 'auto(%r)' % (self.value,)


_SUNDER = ('_order_', '_create_pseudo_member_', '_generate_next_value_', '_missing_', '_ignore_')
if _NEW:
    _SUNDER += ('_numeric_repr_', '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_',
                '_use_args_', '_simple', '_boundary_', '_add_alias_', '_add_value_alias_',
                '_new_member_', '_hashable_values_', '_unhashable_values_', '_unhashable_values_map_')


class _EnumDict(dict):
    """The namespace of an enumeration's class body: it notes the members in their order."""

    def __init__(self, cls_name=None):
        self._member_names, self._cls_name, self._auto_called = {}, cls_name, False
        self._last_values, self._ignore = [], []
        self._generate = Enum._generate_next_value_ if Enum is not None else None

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._set_sunder(key, value)
            if key == '_ignore_':
                value = self._ignore
        elif _is_dunder(key):
            key = '_order_' if key == '__order__' else key
        elif key in self._member_names:
            complaint = f'{key!r} already defined as {self[key]!r}'
            raise TypeError(complaint if _NEW else f'Attempted to reuse key: {key!r}')
        elif key in self._ignore:
            pass
        elif _NEW and isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) and not (_NEW and isinstance(value, member)):
            pass
        elif _VERSION >= 13 and isinstance(value, type) and not isinstance(value, member) \
                and self._cls_name is not None \
                and getattr(value, '__qualname__', '').rpartition('.')[0].endswith(self._cls_name):
            pass
        else:
            if key in self:
                if not _NEW:
                    raise TypeError('%r already defined as: %r' % (key, self[key]))
                raise TypeError('%r already defined as %r' % (key, self[key]))
            if _NEW and isinstance(value, member):
                value = value.value
            value = self._fill_auto(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in _SUNDER:
            if not _NEW:
                raise ValueError('_names_ are reserved for future Enum use')
            raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use'
                             % (key,))
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate = value.__func__ if isinstance(value, staticmethod) else value
        elif key == '_ignore_':
            if isinstance(value, str):
                value = value.replace(',', ' ').split()
            self._ignore = list(value)
            already = set(self._ignore) & set(self._member_names)
            if already:
                raise ValueError('_ignore_ cannot specify already set names: %r' % (already,))

    def _next_value(self, key):
        self._auto_called = True
        return self._generate(key, 1, len(self._member_names), self._last_values[:])

    def _fill_auto(self, key, value):
        if isinstance(value, auto):
            if value.value is _auto_null:
                value.value = self._next_value(key)
            return value.value
        if _NEW and type(value) is tuple and any([isinstance(v, auto) for v in value]):
            filled = []
            for v in value:
                if isinstance(v, auto):
                    if v.value is _auto_null:
                        v.value = self._next_value(key)
                    v = v.value
                filled.append(v)
            return tuple(filled)
        return value

    def update(self, members, **more):
        for key in (members.keys() if hasattr(members, 'keys') else ()):
            self[key] = members[key]
        if not hasattr(members, 'keys'):
            for key, value in members:
                self[key] = value
        for key, value in more.items():
            self[key] = value


Enum = Flag = ReprEnum = None


def _power_of_two(value):
    return value > 0 and value & (value - 1) == 0


def _bits_of(value):
    """The single bits of a number, the lowest first."""
    bit = 1
    bits = []
    while bit <= value:
        if value & bit:
            bits.append(bit)
        bit <<= 1
    return bits


class EnumType(type):
    """Metaclass of Enum."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        enum_dict = _EnumDict(cls)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            enum_dict['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return enum_dict

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        classdict.setdefault('_ignore_', []).append('_ignore_')
        for key in classdict['_ignore_']:
            classdict.pop(key, None)
        if not _NEW:
            metacls._get_mixins_(cls, bases)
        member_names = classdict._member_names
        invalid = set(member_names) & {'mro', ''}
        if invalid:
            if not _NEW:
                raise ValueError('Invalid enum member name: ' + ','.join(invalid))
            raise ValueError('invalid enum member name(s) %s'
                             % ','.join([repr(name) for name in invalid]))
        order = classdict.pop('_order_', None)
        members = [(name, classdict.pop(name)) for name in member_names]
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        namespace = dict(classdict)
        namespace['_generate_next_value_'] = staticmethod(classdict._generate) \
            if classdict._generate is not None else None
        if not _NEW and namespace.get('__doc__') is None:
            namespace['__doc__'] = 'An enumeration.'
        namespace['_new_member_'] = new
        namespace['_use_args_'] = use_args
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_member_type_'] = member_type
        if boundary is None:
            boundary = getattr(first_enum, '_boundary_', None)
        namespace['_boundary_'] = boundary
        if Flag is not None and any([isinstance(b, type) and issubclass(b, Flag) for b in bases]):
            namespace['_flag_mask_'] = namespace['_all_bits_'] = namespace['_singles_mask_'] = 0
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        for name, value in members:
            enum_class._make_member_(name, value)
        enum_class._fix_methods_(classdict, bases, member_type, first_enum)
        if Enum is not None:
            if save_new:
                type.__setattr__(enum_class, '__new_member__', enum_class.__dict__['__new__'])
            type.__setattr__(enum_class, '__new__', Enum.__new__)
        if order is not None:
            enum_class._check_order_(order)
        return enum_class

    def _make_member_(cls, name, value):
        member_type = cls._member_type_
        args = value if isinstance(value, tuple) else (value,)
        if member_type is tuple:
            args = (args,)
        new = cls._new_member_
        if cls._use_args_:
            made = new(cls, *args)
        else:
            made = new(cls)
        if not hasattr(made, '_value_'):
            if member_type is object:
                made._value_ = value
            else:
                try:
                    made._value_ = member_type(*args)
                except Exception as exc:
                    if not _NEW:
                        raise
                    raise TypeError('_value_ not set in __new__, unable to create it') from exc
        value = made._value_
        if not hasattr(made, '_name_'):
            made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        if _NEW:
            made._sort_order_ = len(cls._member_names_)
        flag = _NEW and Flag is not None and issubclass(cls, Flag)
        for other in cls._member_map_.values():
            if other._value_ == value:
                made = other
                break
        else:
            if not flag or not isinstance(value, int) or _power_of_two(value):
                cls._member_names_.append(name)
        if flag and isinstance(value, int):
            if value < 0:
                pass
            else:
                type.__setattr__(cls, '_flag_mask_', cls._flag_mask_ | value)
                if _power_of_two(value):
                    type.__setattr__(cls, '_singles_mask_', cls._singles_mask_ | value)
                type.__setattr__(cls, '_all_bits_', 2 ** cls._flag_mask_.bit_length() - 1)
        for base in cls.__mro__:
            found = base.__dict__.get(name, _MISSING)
            if found is not _MISSING:
                break
        if not (found is not _MISSING and isinstance(found, _property)):
            type.__setattr__(cls, name, made)
        cls._member_map_[name] = made
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            pass

    def _fix_methods_(cls, classdict, bases, member_type, first_enum):
        if first_enum is None:
            return
        if _NEW and ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                raise TypeError('ReprEnum subclasses must be mixed with a data type'
                                ' (i.e. int, str, float, etc.)')
            if '__format__' not in classdict:
                type.__setattr__(cls, '__format__', member_type.__format__)
                classdict['__format__'] = None
            if '__str__' not in classdict:
                method = member_type.__str__
                if method is object.__str__:
                    method = member_type.__repr__
                type.__setattr__(cls, '__str__', method)
                classdict['__str__'] = None
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            if name in classdict:
                continue
            found = getattr(cls, name)
            of_type = getattr(member_type, name, None)
            of_enum = getattr(first_enum, name, None)
            if _NEW:
                if found is of_type or found is getattr(object, name):
                    type.__setattr__(cls, name, of_enum)
            elif of_type is not None and of_type is found:
                type.__setattr__(cls, name, of_enum)
        if _NEW and Flag is not None and issubclass(cls, Flag):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__',
                         '__invert__'):
                if name not in classdict:
                    of_enum = getattr(Flag, name)
                    if getattr(cls, name) is not of_enum and \
                            getattr(cls, name) is getattr(member_type, name, None):
                        type.__setattr__(cls, name, of_enum)

    def _check_order_(cls, order):
        if isinstance(order, str):
            order = order.replace(',', ' ').split()
        wanted = [name for name in order
                  if name in cls._member_map_ and cls._member_map_[name].name == name]
        if list(order) != cls._member_names_ and wanted != cls._member_names_:
            if not _NEW:
                raise TypeError('member order does not match _order_')
            raise TypeError('member order does not match _order_:\n  %r\n  %r'
                            % (cls._member_names_, order))

    def __bool__(cls):
        return True

    def __call__(cls, value=_MISSING, names=_MISSING, *values, module=None, qualname=None,
                 type=None, start=1, boundary=None):
        if value is _MISSING:
            raise TypeError("%s.__call__() missing 1 required positional argument: 'value'"
                            % EnumMeta.__name__)
        if cls._member_map_ or (names is _MISSING and not _NEW):
            if names is not _MISSING and names is not None:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _MISSING:
            if type is None:
                if _VERSION >= 12:
                    raise TypeError('%r has no members; specify `names=()` if you meant to create '
                                    'a new, empty, enum' % cls)
                raise TypeError('%r has no members defined' % cls)
            names = None
        return cls._create_(value, names, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if _VERSION < 12:
            if not isinstance(value, Enum):
                import warnings
                warnings.warn(
                    'in 3.12 __contains__ will no longer raise TypeError, but will return True '
                    + ('or\nFalse depending on whether the value is a member or the value of a '
                       'member' if _NEW else "if\nobj is a member or a member's value"),
                    DeprecationWarning, stacklevel=2)
                raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                    value.__class__.__qualname__, cls.__class__.__qualname__))
            return False
        try:
            return value in cls._value2member_map_
        except TypeError:
            return any([value == m._value_ for m in cls._member_map_.values()])

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            if not _NEW:
                raise AttributeError('%s: cannot delete Enum member.' % cls.__name__)
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, attr))
        super().__delattr__(attr)

    def __dir__(cls):
        if not _NEW:
            return (['__class__', '__doc__', '__members__', '__module__'] + cls._member_names_)
        names = set(['__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__',
                     '__members__', '__module__', '__name__', '__qualname__']
                    + cls._member_names_)
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        if cls._member_type_ is object:
            return sorted(names)
        return sorted(set(dir(cls._member_type_)) | names)

    if _VERSION < 12:
        def __getattr__(cls, name):
            raise AttributeError(name)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        """All names with their members, aliases too."""
        return _proxy(cls._member_map_)

    def __repr__(cls):
        if _NEW and Flag is not None and issubclass(cls, Flag):
            return '<flag %r>' % cls.__name__
        return '<enum %r>' % cls.__name__

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            if not _NEW:
                raise AttributeError('Cannot reassign members.')
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            names, original, last = [], names, []
            for count, name in enumerate(original):
                value = classdict._generate(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        for item in (() if names is None else names):
            if isinstance(item, str):
                classdict[item] = names[item]
            else:
                classdict[item[0]] = item[1]
        if module is None:
            try:
                module = sys._getframe(2).f_globals['__name__']
            except (AttributeError, ValueError, KeyError):
                module = None
        if module is not None:
            classdict['__module__'] = module
        if qualname is not None:
            classdict['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(metacls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if Enum is not None and isinstance(base, EnumMeta) and base._member_names_:
                    if not _NEW:
                        raise TypeError('%s: cannot extend enumeration %r'
                                        % (class_name, base.__name__))
                    raise TypeError('<enum %r> cannot extend %r' % (class_name, base))

    @classmethod
    def _get_mixins_(metacls, class_name, bases):
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumMeta):
            raise TypeError('new enumerations should be created as '
                            '`EnumName([mixin_type, ...] [data_type,] enum_type)`')
        if not _NEW and first_enum._member_names_:
            raise TypeError('Cannot extend enumerations')
        return metacls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_type_(metacls, class_name, bases):
        data_types = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumMeta):
                    if base._member_type_ is not object:
                        if base._member_type_ not in data_types:
                            data_types.append(base._member_type_)
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    if (candidate or base) not in data_types:
                        data_types.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(data_types) > 1:
            if not _NEW:
                raise TypeError('%r: too many data types: %r' % (class_name, data_types))
            raise TypeError('too many data types for %r: %r' % (class_name, set(data_types)))
        return data_types[0] if data_types else None

    @staticmethod
    def _find_new_(classdict, member_type, first_enum):
        new = classdict.get('__new__', None)
        save_new = first_enum is not None and new is not None
        if isinstance(new, staticmethod):
            new = new.__func__
        if new is None:
            for method in ('__new_member__', '__new__'):
                for possible in (member_type, first_enum):
                    target = getattr(possible, method, None)
                    if target is not None and target is not object.__new__ and (
                            Enum is None or target is not Enum.__new__):
                        new = target
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        return new, save_new, first_enum is not None and new is not object.__new__


_proxy = type(type.__dict__)
EnumMeta = EnumType


def _with_value(cls, value):
    """The member of a value, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        # It can't be hashed.
        return next((m for m in cls._member_map_.values() if m._value_ == value), None)


class Enum(metaclass=EnumType):
    """Base class of enumerations."""

    def __new__(cls, value):
        found = value if type(value) is cls else _with_value(cls, value)
        if found is not None:
            return found
        if _NEW and not cls._member_map_:
            if _VERSION >= 12:
                raise TypeError('%r has no members defined' % cls)
        problem = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            problem = error
            result = None
        try:
            if isinstance(result, cls):
                return result
            if Flag is not None and issubclass(cls, Flag) and isinstance(result, int) \
                    and _NEW and cls._boundary_ is EJECT:
                return result
            invalid = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
            if result is None and problem is None:
                raise invalid
            if problem is None:
                problem = TypeError('error in %s._missing_: returned %r instead of None or a '
                                    'valid member' % (cls.__name__, result))
            if not isinstance(problem, ValueError):
                problem.__context__ = invalid
            raise problem
        finally:
            problem = None
            invalid = None

    if _NEW:
        def __init__(self, *args, **kwds):
            pass

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        if _VERSION >= 13:
            try:
                last = sorted(last_values).pop()
            except TypeError:
                raise TypeError('unable to sort non-numeric values') from None
            try:
                return last + 1
            except TypeError:
                raise TypeError('unable to increment %r' % (last,)) from None
        for last in reversed(last_values):
            try:
                return last + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __dir__(self):
        names = set() if not _NEW else set(['__class__', '__doc__', '__eq__', '__hash__',
                                            '__module__'])
        if not _NEW:
            names |= set(['__class__', '__doc__', '__module__'])
        names |= set(self.__dict__)
        for cls in self.__class__.mro():
            for name in cls.__dict__:
                if name[0] != '_' and name not in self._member_map_:
                    names.add(name)
        names = [name for name in names if name[0] != '_' or name.endswith('__')]
        return sorted([name for name in names if name not in ('__objclass__',)])

    def __format__(self, spec):
        if _NEW:
            return str.__format__(str(self), spec)
        overridden = type(self).__str__ not in (Enum.__str__, Flag.__str__)
        if self._member_type_ is object or overridden:
            return str.__format__(str(self), spec)
        return self._member_type_.__format__(self._value_, spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """Only the repr is the enumeration's: str and format are the data type's."""


if _NEW:
    class IntEnum(int, ReprEnum):
        """Members are ints as well."""

    class StrEnum(str, ReprEnum):
        """Members are strings as well."""

        def __new__(cls, *values):
            if len(values) > 3:
                raise TypeError('too many arguments for str(): %r' % (values,))
            if len(values) == 1 and not isinstance(values[0], str):
                raise TypeError('%r is not a string' % (values[0],))
            if len(values) >= 2 and not isinstance(values[1], str):
                raise TypeError('encoding must be a string, not %r' % (values[1],))
            value = str(*values)
            made = str.__new__(cls, value)
            made._value_ = value
            return made

        def _generate_next_value_(name, start, count, last_values):
            return name.lower()

    class EnumCheck(StrEnum):
        CONTINUOUS = 'no skipped integer values'
        NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
        UNIQUE = 'one name per value'

    CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck

    class FlagBoundary(StrEnum):
        STRICT = 'strict'
        CONFORM = 'conform'
        EJECT = 'eject'
        KEEP = 'keep'

    STRICT, CONFORM, EJECT, KEEP = FlagBoundary
    __all__ += ['CONFORM', 'CONTINUOUS', 'EJECT', 'EnumCheck', 'EnumType', 'FlagBoundary', 'KEEP',
                'NAMED_FLAGS', 'ReprEnum', 'STRICT', 'StrEnum', 'UNIQUE', 'member', 'nonmember',
                'property', 'verify']
else:
    class IntEnum(int, Enum):
        """Members are ints as well."""


def _decompose(flag, value):
    """The members of a flag class that make up a value, the largest first, and what is left."""
    left = value
    found = []
    for member in flag:
        if member._value_ and member._value_ & value == member._value_:
            found.append(member)
            left &= ~member._value_
    if not found and value in flag._value2member_map_:
        found.append(flag._value2member_map_[value])
    found.sort(key=lambda m: m._value_, reverse=True)
    if len(found) > 1 and found[0]._value_ == value:
        found.pop(0)
    return found, left


class Flag(Enum, **({'boundary': STRICT} if _NEW else {})):
    """Members can be combined with | & ^ ~."""

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        if _NEW:
            last = max(last_values)
            try:
                return 2 ** last.bit_length()
            except Exception:
                raise TypeError('invalid flag value %r' % last) from None
        for last in reversed(last_values):
            try:
                return 2 ** last.bit_length()
            except Exception:
                raise TypeError('Invalid Flag value: %r' % last) from None

    @classmethod
    def _missing_(cls, value):
        if not _NEW:
            original = value
            if value < 0:
                value = ~value
            possible = cls._create_pseudo_member_(value)
            if original < 0:
                possible = ~possible
            return possible
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        mask, all_bits, given = cls._flag_mask_, cls._all_bits_, value
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError('%r invalid value %r\n    given %s\n  allowed %s'
                                 % (cls, value, _binary(value, width), _binary(mask, width)))
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(all_bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value = all_bits + 1 + value
            if cls._boundary_ is not KEEP:
                value &= mask
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        return cls._make_pseudo(value)

    @classmethod
    def _make_pseudo(cls, value):
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        made.__objclass__ = cls
        made._name_ = cls._compose_name(value)
        return cls._value2member_map_.setdefault(value, made)

    @classmethod
    def _compose_name(cls, value):
        if not _NEW:
            return None
        names, left = [], value
        for member in cls:
            if member._value_ & value:
                names.append(member._name_)
                left &= ~member._value_
        if not names:
            return None
        if left:
            names.append('%d' % left)
        return '|'.join(names)

    @classmethod
    def _create_pseudo_member_(cls, value):
        made = cls._value2member_map_.get(value, None)
        if made is None:
            if cls._member_type_ is object:
                _, left = _decompose(cls, value)
                if left:
                    raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
            made = cls._make_pseudo(value)
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    if _NEW:
        def __iter__(self):
            if self._value_ < 0:
                return iter([])
            members = [self._value2member_map_[bit]
                       for bit in _bits_of(self._value_ & self._singles_mask_)]
            values = [m._value_ for m in self.__class__]
            if values != sorted(values):
                members.sort(key=lambda m: m._sort_order_)
            return iter(members)

        def __len__(self):
            return bin(self._value_).count('1')

        def __repr__(self):
            if self._name_ is None:
                return '<%s: %r>' % (self.__class__.__name__, self._value_)
            return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)

        def __str__(self):
            if self._name_ is None:
                return '%s(%r)' % (self.__class__.__name__, self._value_)
            return '%s.%s' % (self.__class__.__name__, self._name_)

        def _other_value(self, other):
            if isinstance(other, self.__class__):
                return other._value_
            if self._member_type_ is not object and isinstance(other, self._member_type_):
                return other
            return NotImplemented
    else:
        def _old_text(self):
            name = self._name_ if self._name_ is not None else '|'.join(self._old_parts())
            return f'{self.__class__.__name__}.{name}'

        def __repr__(self):
            return f'<{self._old_text()}: {self._value_!r}>'

        def __str__(self):
            return self._old_text()

        def _old_parts(self):
            members, left = _decompose(self.__class__, self._value_)
            parts = [(m._value_, m._name_) for m in members if m._name_ is not None]
            if self._member_type_ is object:
                if not parts:
                    return ['%r' % self._value_]
                return [name for _, name in parts]
            for bit in reversed(_bits_of(left)) if left > 0 else ():
                parts.append((bit, str(bit)))
            parts.sort(reverse=True)
            return [name for _, name in parts] or ['%r' % self._value_]

        def _other_value(self, other):
            if isinstance(other, self.__class__):
                return other._value_
            if self._member_type_ is int and isinstance(other, int):
                return other
            return NotImplemented

    def __bool__(self):
        return bool(self._value_)

    def __or__(self, other):
        value = self._other_value(other)
        if value is NotImplemented:
            return value
        return self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other_value(other)
        if value is NotImplemented:
            return value
        return self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other_value(other)
        if value is NotImplemented:
            return value
        return self.__class__(self._value_ ^ value)

    if _NEW:
        def __invert__(self):
            if self._boundary_ is EJECT or self._boundary_ is KEEP:
                return self.__class__(~self._value_)
            return self.__class__(self._singles_mask_ & ~self._value_)

        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__
    else:
        def __invert__(self):
            if self._member_type_ is int:
                return self.__class__(~self._value_)
            inverted = self.__class__(0)
            members, _ = _decompose(self.__class__, self._value_)
            for m in self.__class__:
                if m not in members and not m._value_ & self._value_:
                    inverted = inverted | m
            return self.__class__(inverted)


def _binary(value, width):
    """As in the message for bits that no member has: 0b0 0011."""
    if value >= 0:
        digits = bin(value)[2:]
        return '0b0 ' + digits.rjust(width, '0')
    digits = bin((1 << width) + value)[2:]
    return '0b1 ' + digits.rjust(width, '1')


if _NEW:
    class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
        """Flags that are ints as well."""
else:
    class IntFlag(int, Flag):
        """Flags that are ints as well."""

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
            return cls._create_pseudo_member_(value)

        __or__ = Flag.__or__
        __and__ = Flag.__and__
        __xor__ = Flag.__xor__
        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__
        __invert__ = Flag.__invert__


def unique(enumeration):
    """Refuse an enumeration in which a value has two names."""
    duplicates = []
    for name, member in enumeration.__members__.items():
        if name != member.name:
            duplicates.append((name, member.name))
    if duplicates:
        details = ', '.join(['%s -> %s' % pair for pair in duplicates])
        raise ValueError('duplicate values found in %r: %s' % (enumeration, details))
    return enumeration


class verify:
    """Check an enumeration for the given constraints."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [(name, m.name) for name, m in enumeration.__members__.items()
                              if name != m.name]
                if duplicates:
                    raise ValueError('aliases found in %r: %s' % (
                        enumeration, ', '.join(['%s -> %s' % pair for pair in duplicates])))
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
        return enumeration

    def _check_continuous(self, enumeration):
        values = set([m.value for m in enumeration])
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            missing = [v for v in [2 ** i for i in range(low.bit_length(), high.bit_length() - 1)]
                       if v not in values]
        elif issubclass(enumeration, Enum):
            missing = [v for v in range(low + 1, high) if v not in values]
        if missing:
            raise ValueError('invalid %s %r: missing values %s' % (
                'flag' if issubclass(enumeration, Flag) else 'enum', enumeration.__name__,
                ', '.join([str(v) for v in missing[:10]])))


if not _NEW:
    EnumType.__name__ = EnumType.__qualname__ = 'EnumMeta'
    for _function in EnumType.__dict__.values():
        if hasattr(_function, '__qualname__') and not isinstance(_function, type):
            try:
                _function.__qualname__ = 'EnumMeta.' + _function.__name__
            except AttributeError:
                pass
    del EnumType, nonmember, member, verify, ReprEnum, property, _function
