# SPDX-License-Identifier: MIT
"""Looking at live objects: what they are, their members, signatures, frames."""

import sys
import _tracetext

_VERSION = sys.version_info[1]
_EMPTY_DICT = type(type.__dict__)({})
_function = type(lambda: None)


class _Probe:
    __slots__ = ('a',)

    def m(self):
        pass


_method = type(_Probe().m)
_member = type(_Probe.a)
_builtin = type(len)
_getset = type(_function.__dict__['__code__'])
_wrapper = type(object.__init__)
_bound_wrapper = type(object().__str__)
_descriptor = type(str.join)
_class_descriptor = type(dict.__dict__['fromkeys'])
_module = type(sys)
_code = type((lambda: None).__code__)
_frame = type(sys._getframe())
_generator = type((lambda: (yield))())
CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE = 16, 32, 128
GEN_CREATED, GEN_RUNNING = 'GEN_CREATED', 'GEN_RUNNING'
GEN_SUSPENDED, GEN_CLOSED = 'GEN_SUSPENDED', 'GEN_CLOSED'


# --- kinds ----------------------------------------------------------------------------------------

def ismodule(object):
    return isinstance(object, _module)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _method)


def isfunction(object):
    return isinstance(object, _function)


def isbuiltin(object):
    return isinstance(object, _builtin)


def iscode(object):
    return isinstance(object, _code)


def isframe(object):
    return isinstance(object, _frame)


def istraceback(object):
    return type(object).__name__ == 'traceback'


def isgenerator(object):
    return isinstance(object, _generator)


def _has_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    while type(f).__name__ == 'partial':
        f = f.func
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def iscoroutine(object):
    return False


def isasyncgenfunction(obj):
    return False


def isasyncgen(object):
    return False


def isawaitable(object):
    return hasattr(type(object), '__await__')


def ismethodwrapper(object):
    return isinstance(object, _bound_wrapper)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), '__get__') and not hasattr(type(object), '__set__')


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), '__set__') or hasattr(type(object), '__delete__')


def isgetsetdescriptor(object):
    return isinstance(object, _getset)


def ismemberdescriptor(object):
    return isinstance(object, _member)


def isabstract(object):
    return isclass(object) and bool(object.__dict__.get('__abstractmethods__'))


# --- members and texts ----------------------------------------------------------------------------

def getmembers(object, predicate=None):
    """Pairs of name and value, sorted by name."""
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if type(value).__name__ == 'DynamicClassAttribute':
                    names.append(name)
    found, done = [], set()
    for name in names:
        if name in done:
            continue
        done.add(name)
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getattr(object, '__mro__', ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def getmro(cls):
    """The classes that a class is looked up in."""
    return cls.__mro__


def unwrap(func, *, stop=None):
    """The function inside of decorators that say what they wrap."""
    first = func
    seen = {id(func): func}
    while hasattr(func, '__wrapped__') and (stop is None or not stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError('wrapper loop when unwrapping %r' % first)
        seen[id(func)] = func
    return func


def cleandoc(doc):
    """A documentation text without the indentation of its lines."""
    lines = doc.expandtabs().split('\n')
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip(' ') if _VERSION >= 13 else line.lstrip())
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    if lines:
        lines[0] = lines[0].lstrip(' ') if _VERSION >= 13 else lines[0].lstrip()
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    """The documentation of an object, perhaps inherited."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None and isclass(object):
        for base in object.__mro__[1:-1]:
            if base.__doc__ is not None:
                doc = base.__doc__
                break
    if doc is None and (isfunction(object) or ismethod(object)):
        name, cls = object.__name__, None
        if ismethod(object):
            cls = object.__self__
            cls = cls if isclass(cls) else cls.__class__
        else:
            cls = getattr(sys.modules.get(object.__module__), object.__qualname__.split('.')[0],
                          None) if '.' in object.__qualname__ else None
        for base in getattr(cls, '__mro__', ())[1:]:
            doc = getattr(getattr(base, name, None), '__doc__', None)
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    """The module that an object was made in."""
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, '__module__', None))


def getmodulename(path):
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None


def getfile(object):
    """The file that an object was made in."""
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, '__file__', None):
            return module.__file__
        raise TypeError('%r is a built-in class' % object)
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('%r is a built-in module' % object)
    object = getattr(object, '__func__', object)
    object = getattr(object, '__code__', object)
    object = getattr(object, 'tb_frame', object)
    object = getattr(object, 'f_code', object)
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was '
                    'expected, got %s' % type(object).__name__)


getsourcefile = getfile


def getsourcelines(object):
    """The lines that an object is made of, and the number of the first."""
    object = unwrap(object) if not isclass(object) else object
    file = getfile(object)
    code = getattr(getattr(object, '__func__', object), '__code__', None)
    first = code.co_firstlineno if code is not None else getattr(object, '__firstlineno__', 0)
    if not first or not _tracetext.source_line(file, first):
        raise OSError('could not get source code')
    lines = []
    number = first
    indent = None
    started = False
    blank = 0
    while blank < 1000:
        line = _tracetext.source_line(file, number)
        if not line.strip():
            blank += 1
            lines.append(line + '\n')
            number += 1
            continue
        depth = len(line) - len(line.lstrip())
        if indent is None:
            indent = depth
        elif started and depth <= indent and line.lstrip()[:1] not in ')]}#':
            break
        if not line.lstrip().startswith('@'):
            started = True
        blank = 0
        lines.append(line + '\n')
        number += 1
    while lines and not lines[-1].strip():
        lines.pop()
    return lines, first


def getsource(object):
    """The text that an object is made of."""
    return ''.join(getsourcelines(object)[0])


# --- frames and generators ------------------------------------------------------------------------

def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


class Traceback:
    """What is known of a frame."""

    def __init__(self, filename, lineno, function, code_context, index):
        self.filename, self.lineno, self.function = filename, lineno, function
        self.code_context, self.index = code_context, index

    def _all(self):
        return (self.filename, self.lineno, self.function, self.code_context, self.index)

    def __iter__(self):
        return iter(self._all())

    def __getitem__(self, index):
        return self._all()[index]

    def __len__(self):
        return len(self._all())

    def __repr__(self):
        return ('Traceback(filename=%r, lineno=%r, function=%r, code_context=%r, index=%r)'
                % (self.filename, self.lineno, self.function, self.code_context, self.index))


class FrameInfo(Traceback):
    """A frame and what is known of it."""

    def __init__(self, frame, *rest):
        super().__init__(*rest)
        self.frame = frame

    def _all(self):
        return (self.frame,) + super()._all()

    def __repr__(self):
        return ('FrameInfo(frame=%r, filename=%r, lineno=%r, function=%r, code_context=%r, '
                'index=%r)' % self._all())


def getframeinfo(frame, context=1):
    """What is known of a frame or a traceback entry."""
    lineno = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    frame = frame.tb_frame if istraceback(frame) else frame
    code = frame.f_code
    line = _tracetext.source_line(code.co_filename, lineno) if context else ''
    return Traceback(code.co_filename, lineno, code.co_name,
                     [line + '\n'] if line else None, 0 if line else None)


def getouterframes(frame, context=1):
    """A frame and those around it."""
    found = []
    while frame:
        if not _tracetext.is_library(frame.f_code):
            found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """The frames of a traceback."""
    found = []
    while tb:
        if not _tracetext.is_library(tb.tb_frame.f_code):
            found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    """The frames of the stack, the innermost first."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The frames of the exception that is being handled."""
    return getinnerframes(sys.exc_info()[2], context)


def getgeneratorstate(generator):
    """One of GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_frame is None:
        return GEN_CLOSED
    if generator.gi_frame.f_lasti == -1 or (
            _VERSION >= 11 and not getattr(generator, 'gi_suspended', True)):
        return GEN_CREATED
    return GEN_SUSPENDED


def getgeneratorlocals(generator):
    """The local variables of a generator."""
    frame = getattr(generator, 'gi_frame', None)
    return dict(frame.f_locals) if frame is not None else {}


# --- signatures -----------------------------------------------------------------------------------

class _empty:
    """Marks what is not there."""


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        made = int.__new__(cls, value)
        made.name, made.description = name, description
        return made

    def __str__(self):
        return self.name

    def __repr__(self):
        return '<_ParameterKind.%s: %d>' % (self.name, self)


_KINDS = [_ParameterKind(i, name, text) for i, (name, text) in enumerate((
    ('POSITIONAL_ONLY', 'positional-only'), ('POSITIONAL_OR_KEYWORD', 'positional or keyword'),
    ('VAR_POSITIONAL', 'variadic positional'), ('KEYWORD_ONLY', 'keyword-only'),
    ('VAR_KEYWORD', 'variadic keyword')))]


def formatannotation(annotation, base_module=None):
    """The text of an annotation in a signature."""
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, type(list[int])):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter of a signature."""

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind = name, _KINDS[kind]
        self.default, self.annotation = default, annotation
        if default is not _empty and self.kind in (2, 4):
            raise ValueError('%s parameters cannot have default values' % self.kind.description)

    def replace(self, *, name=None, kind=None, annotation=_KINDS, default=_KINDS):
        return Parameter(self.name if name is None else name,
                         self.kind if kind is None else kind,
                         annotation=self.annotation if annotation is _KINDS else annotation,
                         default=self.default if default is _KINDS else default)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ': ' + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (' = %r' if self.annotation is not _empty else '=%r') % (self.default,)
        return ('*' if self.kind == 2 else '**' if self.kind == 4 else '') + text

    def __repr__(self):
        return '<Parameter "%s">' % self

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return ((self.name, self.kind, self.default, self.annotation)
                == (other.name, other.kind, other.default, other.annotation))

    def __hash__(self):
        return hash((self.name, self.kind, self.annotation, self.default))


class BoundArguments:
    """Arguments with the parameters that they go to."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        args = []
        for name, p in self.signature.parameters.items():
            if p.kind in (3, 4) or name not in self.arguments:
                break
            args += self.arguments[name] if p.kind == 2 else [self.arguments[name]]
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, keywords = {}, False
        for name, p in self.signature.parameters.items():
            if p.kind in (3, 4) or name not in self.arguments:
                keywords = True
            if keywords and name in self.arguments:
                if p.kind == 4:
                    kwargs.update(self.arguments[name])
                else:
                    kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        done = {}
        for name, p in self.signature.parameters.items():
            if name in self.arguments:
                done[name] = self.arguments[name]
            elif p.default is not _empty:
                done[name] = p.default
            elif p.kind == 2:
                done[name] = ()
            elif p.kind == 4:
                done[name] = {}
        self.arguments = done

    def __repr__(self):
        return '<BoundArguments (%s)>' % ', '.join(
            ['%s=%r' % pair for pair in self.arguments.items()])


class Signature:
    """The parameters and the result of a callable."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = type(type.__dict__)({p.name: p for p in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **more):
        return signature(obj)

    def replace(self, *, parameters=_KINDS, return_annotation=_KINDS):
        return Signature(
            self.parameters.values() if parameters is _KINDS else parameters,
            return_annotation=self.return_annotation if return_annotation is _KINDS
            else return_annotation)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self.parameters.values()) == list(other.parameters.values())
                and self.return_annotation == other.return_annotation)

    def __hash__(self):
        return hash((tuple(self.parameters.values()), self.return_annotation))

    def __str__(self):
        parts, positional, star = [], False, True
        for p in self.parameters.values():
            if p.kind == 0:
                positional = True
            elif positional:
                parts.append('/')
                positional = False
            if p.kind == 2:
                star = False
            elif p.kind == 3 and star:
                parts.append('*')
                star = False
            parts.append(str(p))
        if positional:
            parts.append('/')
        text = '(%s)' % ', '.join(parts)
        if self.return_annotation is not _empty:
            text += ' -> ' + formatannotation(self.return_annotation)
        return text

    def __repr__(self):
        return '<Signature %s>' % self

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments, args, kwargs = {}, list(args), dict(kwargs)
        for name, p in self.parameters.items():
            if p.kind == 2:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif p.kind == 4:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif p.kind != 3 and args:
                arguments[name] = args.pop(0)
                if p.kind != 0 and name in kwargs:
                    raise TypeError('multiple values for argument %r' % name)
            elif p.kind != 0 and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif p.default is _empty and not partial:
                raise TypeError('missing a required argument: %r' % name)
        if args:
            raise TypeError('too many positional arguments')
        if kwargs:
            raise TypeError('got an unexpected keyword argument %r' % next(iter(kwargs)))
        return BoundArguments(self, arguments)


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    annotations = function.__annotations__
    defaults = function.__defaults__ or ()
    kwdefaults = function.__kwdefaults__ or {}
    first_default = code.co_argcount - len(defaults)
    parameters = []

    def add(name, kind, default):
        parameters.append(Parameter(name, kind, default=default,
                                    annotation=annotations.get(name, _empty)))
    for i in range(code.co_argcount):
        add(names[i], 0 if i < code.co_posonlyargcount else 1,
            defaults[i - first_default] if i >= first_default else _empty)
    at = code.co_argcount + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[at], 2, _empty)
        at += 1
    for name in names[code.co_argcount:code.co_argcount + code.co_kwonlyargcount]:
        add(name, 3, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[at], 4, _empty)
    return Signature(parameters, return_annotation=annotations.get('return', _empty))


def _without_first(made):
    parameters = list(made.parameters.values())
    if not parameters or parameters[0].kind in (3, 4):
        raise ValueError('invalid method signature')
    if parameters[0].kind != 2:
        del parameters[0]
    return made.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, **more):
    """The signature of a callable."""
    if not callable(obj):
        raise TypeError('%r is not a callable object' % (obj,))
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or ismethod(f))
        if ismethod(obj):
            return signature(obj)
    if isinstance(getattr(obj, '__signature__', None), Signature):
        return obj.__signature__
    if isfunction(obj):
        return _of_function(obj)
    if type(obj).__name__ == 'partial':
        return _of_partial(obj)
    if isclass(obj):
        call = getattr(type(obj), '__call__', None)
        if isfunction(call) and type(obj).__module__ != 'enum':
            return _without_first(signature(call))
        for base in obj.__mro__:
            for name in ('__new__', '__init__'):
                found = base.__dict__.get(name)
                found = getattr(found, '__func__', found)
                if isfunction(found):
                    return _without_first(signature(found))
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return Signature()
        raise ValueError('no signature found for builtin type %r' % obj)
    call = getattr(type(obj), '__call__', None)
    if isfunction(call):
        return _without_first(signature(call))
    raise ValueError('no signature found for builtin %r' % obj)


def _of_partial(obj):
    made = signature(obj.func)
    bound = made.bind_partial(*obj.args, **obj.keywords)
    parameters, keyword = [], False
    for name, p in made.parameters.items():
        if name in bound.arguments and p.kind not in (2, 4):
            if name not in obj.keywords:
                continue
            keyword = True
            p = p.replace(default=obj.keywords[name], kind=3)
        elif keyword and p.kind == 1:
            p = p.replace(kind=3)
        elif keyword and p.kind == 2:
            continue
        parameters.append(p)
    return made.replace(parameters=parameters)


class FullArgSpec(Traceback):
    """The parts of a signature."""

    def __init__(self, args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations):
        self.args, self.varargs, self.varkw, self.defaults = args, varargs, varkw, defaults
        self.kwonlyargs, self.kwonlydefaults = kwonlyargs, kwonlydefaults
        self.annotations = annotations

    def _all(self):
        return (self.args, self.varargs, self.varkw, self.defaults, self.kwonlyargs,
                self.kwonlydefaults, self.annotations)

    def __repr__(self):
        return ('FullArgSpec(args=%r, varargs=%r, varkw=%r, defaults=%r, kwonlyargs=%r, '
                'kwonlydefaults=%r, annotations=%r)' % self._all())


def getfullargspec(func):
    """The parts of a function's signature."""
    made = _of_function(getattr(func, '__func__', func))
    args, kwonly, defaults, kwdefaults, var, varkw = [], [], [], {}, None, None
    for name, p in made.parameters.items():
        if p.kind == 2:
            var = name
        elif p.kind == 4:
            varkw = name
        elif p.kind == 3:
            kwonly.append(name)
            if p.default is not _empty:
                kwdefaults[name] = p.default
        else:
            args.append(name)
            if p.default is not _empty:
                defaults.append(p.default)
    annotations = {}
    if made.return_annotation is not _empty:
        annotations['return'] = made.return_annotation
    for name, p in made.parameters.items():
        if p.annotation is not _empty:
            annotations[name] = p.annotation
    return FullArgSpec(args, var, varkw, tuple(defaults) or None, kwonly, kwdefaults or None,
                       annotations)
