# SPDX-License-Identifier: MIT
"""Classes whose methods are made from the annotations in their body."""

import sys
import keyword

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']
_VERSION = sys.version_info[1]
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'
_proxy = type(type.__dict__)
_EMPTY_METADATA = _proxy({})
_NOTHING = object()


class FrozenInstanceError(AttributeError):
    pass


class _Sign:
    """An object that stands for something, and shows itself as that."""

    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_HAS_DEFAULT_FACTORY = _Sign('<factory>')
_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = map(_Sign, ('_FIELD', '_FIELD_CLASSVAR',
                                                      '_FIELD_INITVAR'))
MISSING, KW_ONLY = [type(name, (), {'__module__': __name__})()
                    for name in ('_MISSING_TYPE', '_KW_ONLY_TYPE')]


class InitVar:
    """The annotation of a parameter of __init__ that is no field."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if type(self.type) is type else repr(self.type)
        return 'dataclasses.InitVar[%s]' % name

    def __class_getitem__(cls, type):
        return InitVar(type)


def _recursive_repr(function):
    running = set()

    def wrapper(self):
        key = id(self)
        if key in running:
            return '...'
        running.add(key)
        try:
            return function(self)
        finally:
            running.discard(key)
    wrapper.__module__ = function.__module__
    wrapper.__name__ = function.__name__
    wrapper.__qualname__ = function.__qualname__
    wrapper.__doc__ = function.__doc__
    wrapper.__wrapped__ = function
    return wrapper


class Field:
    """What is known of a field."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare',
                 'metadata', 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = _EMPTY_METADATA if metadata is None else _proxy(metadata)
        self.kw_only = kw_only

    @_recursive_repr
    def __repr__(self):
        return ('Field(name=%r,type=%r,default=%r,default_factory=%r,init=%r,repr=%r,hash=%r,'
                'compare=%r,metadata=%r,kw_only=%r,_field_type=%s)' % (
                    self.name, self.type, self.default, self.default_factory, self.init,
                    self.repr, self.hash, self.compare, self.metadata, self.kw_only,
                    self._field_type))

    def __set_name__(self, owner, name):
        function = getattr(type(self.default), '__set_name__', None)
        if function:
            function(self.default, owner, name)


class _DataclassParams:
    def __init__(self, **params):
        for name, value in params.items():
            setattr(self, name, value)

    def __repr__(self):
        names = ['init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen']
        if _VERSION >= 12:
            names += ['match_args', 'kw_only', 'slots', 'weakref_slot']
        return '_DataclassParams(%s)' % ','.join(
            ['%s=%r' % (name, getattr(self, name)) for name in names])


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    """Say more of a field than its annotation and default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- the texts of the methods ---------------------------------------------------------------------

def _tuple_str(obj_name, fields):
    if not fields:
        return '()'
    return '(%s,)' % ','.join(['%s.%s' % (obj_name, f.name) for f in fields])


class _Builder:
    """Collects functions as text; before 3.13 each is compiled for itself."""

    def __init__(self, cls, global_names):
        self.cls = cls
        self.globals = global_names
        self.functions = {}
        self.names = []
        self.texts = []
        self.locals = {}
        self.after = {}
        self.replaces = {}

    def add(self, name, args, body, local_names=None, returns=MISSING, error=None, decorator=None):
        text = ''
        if decorator and _VERSION >= 13:
            text += ' %s\n' % decorator
        local_names = dict(local_names or {})
        arrow = ''
        if returns is not MISSING:
            key = '__dataclass_%s_return_type__' % name if _VERSION >= 13 else '_return_type'
            local_names[key] = returns
            arrow = '->' + key
        text += ' def %s(%s)%s:\n%s' % (name, ','.join(args), arrow,
                                       '\n'.join(['  ' + line for line in body]))
        if _VERSION >= 13:
            self.names.append((name, error))
            self.texts.append(text)
            self.locals.update(local_names)
            return
        made = self._run(text, name, local_names)
        if decorator:
            made = _recursive_repr(made)
        self._set(name, made, error)

    def _run(self, text, result, local_names):
        source = 'def __create_fn__(%s):\n%s\n return %s' % (', '.join(local_names), text, result)
        space = {}
        exec(source, self.globals, space)
        return space['__create_fn__'](**local_names)

    def _set(self, name, function, error):
        function.__qualname__ = '%s.%s' % (self.cls.__qualname__, function.__name__)
        if name in self.cls.__dict__:
            if error is not None:
                raise TypeError('Cannot overwrite attribute %s in class %s%s' % (
                    name, self.cls.__name__, error))
            if error is None and name not in ('__hash__',):
                return
        setattr(self.cls, name, function)

    def finish(self):
        if not self.texts:
            return
        self.locals.setdefault('__dataclasses_recursive_repr', lambda: _recursive_repr)
        result = ', '.join([name for name, _ in self.names])
        made = self._run('\n'.join(self.texts), '(%s,)' % result, self.locals)
        for (name, error), function in zip(self.names, made):
            self._set(name, function, error)


def _names(version_name, field_name):
    if _VERSION >= 13:
        return '__dataclass_%s_%s__' % (version_name, field_name)
    return '_%s_%s' % (version_name, field_name)


def _factory_name():
    return '__dataclass_HAS_DEFAULT_FACTORY__' if _VERSION >= 13 else '_HAS_DEFAULT_FACTORY'


def _init_param(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ''
    elif f.default is not MISSING:
        default = '=' + _names('dflt', f.name)
    else:
        default = '=' + _factory_name()
    return '%s:%s%s' % (f.name, _names('type', f.name), default)


def _init_line(f, frozen, local_names, self_name, slots):
    default_name = _names('dflt', f.name)
    if f.default_factory is not MISSING:
        local_names[default_name] = f.default_factory
        value = '%s()' % default_name
        if f.init:
            value = '%s() if %s is %s else %s' % (default_name, f.name, _factory_name(), f.name)
    elif f.init:
        if f.default is not MISSING:
            local_names[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        local_names[default_name] = f.default
        value = default_name
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return '__dataclass_builtins_object__.__setattr__(%s,%r,%s)' % (self_name, f.name, value)
    return '%s.%s=%s' % (self_name, f.name, value)


def _add_init(builder, fields, std_fields, kw_fields, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std_fields:
        if f.init:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen_default = f
            elif seen_default is not None:
                more = ' %r' % seen_default.name if _VERSION >= 13 else ''
                raise TypeError('non-default argument %r follows default argument%s'
                                % (f.name, more))
    local_names = {_names('type', f.name): f.type for f in fields if f._field_type is not None}
    local_names[_factory_name()] = _HAS_DEFAULT_FACTORY
    local_names['__dataclass_builtins_object__'] = object
    body = []
    for f in fields:
        line = _init_line(f, frozen, local_names, self_name, slots)
        if line:
            body.append(line)
        elif f._field_type is _FIELD_INITVAR and f.default is not MISSING:
            local_names[_names('dflt', f.name)] = f.default
    if has_post_init:
        body.append('%s.%s(%s)' % (self_name, _POST_INIT_NAME, ','.join(
            [f.name for f in fields if f._field_type is _FIELD_INITVAR])))
    if not body:
        body = ['pass']
    params = [_init_param(f) for f in std_fields if f.init]
    kw_params = [_init_param(f) for f in kw_fields if f.init]
    if kw_params:
        params += ['*'] + kw_params
    builder.add('__init__', [self_name] + params, body, local_names, returns=None)


def _add_frozen(builder, cls, fields):
    local_names = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    condition = 'type(self) is cls'
    if fields:
        condition += ' or name in {%s}' % ', '.join([repr(f.name) for f in fields]) \
            if _VERSION >= 12 else ' or name in (%s,)' % ','.join([repr(f.name) for f in fields])
    for name, args, verb, rest in (
            ('__setattr__', ('self', 'name', 'value'), 'assign to', '(name, value)'),
            ('__delattr__', ('self', 'name'), 'delete', '(name)')):
        builder.add(name, args, [
            'if %s:' % condition,
            ' raise FrozenInstanceError(f"cannot %s field {name!r}")' % verb,
            'super(cls, self).%s%s' % (name, rest)], local_names, error='')


def _add_order(builder, fields):
    for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
        stop = '' if _VERSION >= 13 else '.'
        builder.add(name, ('self', 'other'), [
            'if other.__class__ is self.__class__:',
            ' return %s%s%s' % (_tuple_str('self', fields), op, _tuple_str('other', fields)),
            'return NotImplemented'],
            error='%s Consider using functools.total_ordering' % stop)


def _add_eq(builder, fields):
    if _VERSION >= 13:
        terms = ' and '.join(['self.%s==other.%s' % (f.name, f.name) for f in fields]) or 'True'
        body = ['if self is other:', ' return True',
                'if other.__class__ is self.__class__:', ' return ' + terms,
                'return NotImplemented']
    else:
        body = ['if other.__class__ is self.__class__:',
                ' return %s==%s' % (_tuple_str('self', fields), _tuple_str('other', fields)),
                'return NotImplemented']
    builder.add('__eq__', ('self', 'other'), body)


def _hash_add(cls, fields, builder):
    chosen = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    builder.add('__hash__', ('self',), ['return hash(%s)' % _tuple_str('self', chosen)])


def _hash_action(builder, cls, fields, unsafe_hash, eq, frozen, has_hash):
    if unsafe_hash:
        if has_hash:
            raise TypeError('Cannot overwrite attribute __hash__ in class %s' % cls.__name__)
        _hash_add(cls, fields, builder)
    elif eq and frozen:
        if not has_hash:
            _hash_add(cls, fields, builder)
    elif eq and not has_hash:
        cls.__hash__ = None


# --- the fields of a class ------------------------------------------------------------------------

def _leading_name(text):
    """The identifier that a text begins with, and what follows it."""
    text = text.lstrip()
    n = 0
    while n < len(text) and (text[n].isalnum() or text[n] == '_'):
        n += 1
    return text[:n], text[n:].lstrip()


def _is_meant(text, cls, wanted, holder):
    """Does an annotation written as text name what wanted() is true for, in the module holder?"""
    if holder is None:
        return False
    own = sys.modules.get(cls.__module__)
    space = getattr(own, '__dict__', {})
    name, rest = _leading_name(text)
    if rest.startswith('.'):
        inner = _leading_name(rest[1:])[0]
        if not name or not inner or space.get(name) is not holder:
            return False
        space, name = holder.__dict__, inner
    return wanted(space.get(name))


def _is_classvar(annotation):
    typing = sys.modules.get('typing')
    return typing is not None and (annotation is typing.ClassVar or getattr(
        annotation, '__origin__', None) is typing.ClassVar)


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return annotation is KW_ONLY


def _annotated_as(cls, annotation, wanted, module):
    return wanted(annotation) or (isinstance(annotation, str) and _is_meant(
        annotation, cls, wanted, sys.modules.get(module)))


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == 'member_descriptor':
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _annotated_as(cls, annotation, _is_classvar, 'typing'):
        f._field_type = _FIELD_CLASSVAR
    elif _annotated_as(cls, annotation, _is_initvar, 'dataclasses'):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError('field %s cannot have a default factory' % f.name)
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError('field %s is a ClassVar but specifies kw_only' % f.name)
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    mutable = (isinstance(f.default, (list, dict, set)) if _VERSION < 11
               else f.default.__class__.__hash__ is None)
    if f._field_type is _FIELD and mutable:
        raise ValueError('mutable default %s for field %s is not allowed: use default_factory'
                         % (type(f.default), f.name))
    return f


def _inherited_fields(cls):
    found = {}
    any_frozen = False
    has_bases = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_bases = True
            if all_frozen is None:
                all_frozen = True
            frozen = getattr(base, _PARAMS).frozen
            any_frozen = any_frozen or frozen
            all_frozen = all_frozen and frozen
            for f in base_fields.values():
                found[f.name] = f
    return found, has_bases, any_frozen, all_frozen


def _own_fields(cls, kw_only):
    found = []
    kw_only_seen = False
    annotations = cls.__dict__.get('__annotations__', {})
    for name, annotation in annotations.items():
        if _annotated_as(cls, annotation, _is_kw_only, 'dataclasses'):
            if kw_only_seen:
                raise TypeError('%r is KW_ONLY, but KW_ONLY has already been specified' % name)
            kw_only_seen = kw_only = True
        else:
            found.append(_get_field(cls, name, annotation, kw_only))
    for f in found:
        if not isinstance(getattr(cls, f.name, None), Field):
            continue
        if f.default is not MISSING:
            setattr(cls, f.name, f.default)
        else:
            delattr(cls, f.name)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError('%r is a field but has no type annotation' % name)
    return found


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    global_names = sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}
    found, has_bases, any_frozen, all_frozen = _inherited_fields(cls)
    setattr(cls, _PARAMS, _DataclassParams(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot))
    for f in _own_fields(cls, kw_only):
        found[f.name] = f
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if (not any_frozen if _VERSION < 12 else all_frozen is False) and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, found)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    every = [f for f in found.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init = [f for f in every if f.init and not f.kw_only]
    kw_init = [f for f in every if f.init and f.kw_only]
    fields = [f for f in found.values() if f._field_type is _FIELD]
    builder = _Builder(cls, global_names)
    if _VERSION >= 13:
        _set_new(cls, '__replace__', _replace_method)
        _hash_action(builder, cls, fields, unsafe_hash, eq, frozen, has_hash)
    if init:
        _add_init(builder, every, std_init, kw_init, frozen, hasattr(cls, _POST_INIT_NAME),
                  '__dataclass_self__' if 'self' in found else 'self', slots)
    if repr:
        shown = [f for f in fields if f.repr]
        builder.add('__repr__', ('self',), [
            'return f"{self.__class__.__qualname__}(' + ', '.join(
                ['%s={self.%s!r}' % (f.name, f.name) for f in shown]) + ')"'],
            {'__dataclasses_recursive_repr': lambda: _recursive_repr} if _VERSION >= 13 else None,
            decorator='@__dataclasses_recursive_repr()')
    compared = [f for f in fields if f.compare]
    if eq:
        _add_eq(builder, compared)
    if order:
        _add_order(builder, compared)
    if frozen:
        _add_frozen(builder, cls, fields)
    if _VERSION < 13:
        _hash_action(builder, cls, fields, unsafe_hash, eq, frozen, has_hash)
    builder.finish()
    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _signature_text(cls, std_init, kw_init, init)
    if match_args:
        _set_new(cls, '__match_args__', tuple([f.name for f in std_init]))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, fields)
    abc = sys.modules.get('abc')
    if abc is not None:
        abc.update_abstractmethods(cls)
    return cls


def _set_new(cls, name, value):
    if name not in cls.__dict__:
        setattr(cls, name, value)


def _annotation_text(annotation):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, type) and not hasattr(annotation, '__origin__'):
        if annotation.__module__ in ('builtins', '__main__') and \
                annotation.__module__ == 'builtins':
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


def _signature_text(cls, std_fields, kw_fields, init):
    if not init:
        if cls.__init__ is object.__init__:
            return '()'
        try:
            inspect = __import__('inspect')
            return str(inspect.signature(cls)).replace(' -> None', '')
        except (TypeError, ValueError):
            return ''
    parts = []
    for fields in (std_fields, kw_fields):
        if fields is kw_fields and kw_fields:
            parts.append('*')
        for f in fields:
            text = '%s: %s' % (f.name, _annotation_text(f.type))
            if f.default is not MISSING:
                text += ' = %r' % (f.default,)
            elif f.default_factory is not MISSING:
                text += ' = <factory>'
            parts.append(text)
    return '(%s)' % ', '.join(parts)


def _slots_of(cls):
    slots = cls.__dict__.get('__slots__', _NOTHING)
    if slots is _NOTHING or slots is None:
        return ['__weakref__'] if _VERSION >= 13 and cls.__weakrefoffset__ else []
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, '__next__') and _VERSION >= 11:
        raise TypeError("Slots of '%s' cannot be determined" % cls.__name__)
    return slots


def _add_slots(cls, frozen, weakref_slot, fields):
    if '__slots__' in cls.__dict__:
        raise TypeError('%s already specifies __slots__' % cls.__name__)
    names = [f.name for f in fields]
    inherited = set()
    for base in cls.__mro__[1:-1] if _VERSION >= 11 else ():
        inherited.update(_slots_of(base))
    namespace = dict(cls.__dict__)
    if weakref_slot:
        names.append('__weakref__')
    namespace['__slots__'] = tuple([name for name in names if name not in inherited])
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        made.__qualname__ = qualname
    if frozen:
        if '__getstate__' not in cls.__dict__:
            made.__getstate__ = _dataclass_getstate
        if '__setstate__' not in cls.__dict__:
            made.__setstate__ = _dataclass_setstate
    return made


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Give a class the methods that its annotations ask for."""

    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
                              kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


# --- instances ------------------------------------------------------------------------------------

def fields(class_or_instance):
    """The fields of a dataclass."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is it a dataclass or an instance of one?"""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


_ATOMIC = (type(None), bool, int, float, str, type(...), type(NotImplemented), type,
           type(len), type(_is_instance), range, property)


def _copied(value):
    if type(value) in _ATOMIC:
        return value
    return __import__('copy').deepcopy(value)


def _convert(obj, factory, inner):
    if hasattr(type(obj), _FIELDS):
        return factory(obj)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[inner(v) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([inner(v) for v in obj])
    if isinstance(obj, dict):
        if hasattr(type(obj), 'default_factory'):
            made = type(obj)(getattr(obj, 'default_factory'))
            for key, value in obj.items():
                made[inner(key)] = inner(value)
            return made
        return type(obj)([(inner(k), inner(v)) for k, v in obj.items()])
    return _copied(obj)


def asdict(obj, *, dict_factory=dict):
    """An instance as a dict of its fields, the instances in it as well."""
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')

    def inner(value):
        return _convert(value, of_instance, inner)

    def of_instance(value):
        return dict_factory([(f.name, inner(getattr(value, f.name))) for f in fields(value)])

    return of_instance(obj)


def astuple(obj, *, tuple_factory=tuple):
    """An instance as a tuple of its fields' values, the instances in it as well."""
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')

    def inner(value):
        return _convert(value, of_instance, inner)

    def of_instance(value):
        return tuple_factory([inner(getattr(value, f.name)) for f in fields(value)])

    return of_instance(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None):
    """A new dataclass of names, pairs of name and type, or those with a field."""
    namespace = {} if namespace is None else dict(namespace)
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError('Invalid field: %r' % (item,))
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError('Field names must be valid identifiers: %r' % (name,))
        if keyword.iskeyword(name):
            raise TypeError('Field names must not be keywords: %r' % (name,))
        if name in seen:
            raise TypeError('Field name duplicated: %r' % (name,))
        seen.add(name)
        annotations[name] = annotation
    namespace.update(defaults)
    namespace['__annotations__'] = annotations
    if _VERSION >= 12:
        if module is None:
            module = sys._getframe(1).f_globals.get('__name__', '__main__')
        namespace.setdefault('__module__', module)
    else:
        namespace.setdefault('__module__', 'types')
    cls = __import__('types').new_class(cls_name, bases, {}, lambda space: space.update(namespace))
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(*args, **changes):
    """A copy of an instance with other values for some fields."""
    if len(args) != 1:
        raise TypeError('replace() takes 1 positional argument but %d were given' % len(args)
                        if args else "replace() missing 1 required positional argument: 'obj'")
    obj = args[0]
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, changes)


def _replace_method(self, /, **changes):
    return _replace(self, changes)


def _replace(obj, changes):
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise (TypeError if _VERSION >= 13 else ValueError)(
                    'field %s is declared with init=False, it cannot be specified with replace()'
                    % f.name)
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise (TypeError if _VERSION >= 13 else ValueError)(
                    'InitVar %r must be specified with replace()' % f.name)
            if f._field_type is _FIELD_INITVAR:
                changes[f.name] = f.default
            else:
                changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


_replace_method.__name__ = _replace_method.__qualname__ = '_replace'
