# SPDX-License-Identifier: MIT
"""Names for the built-in classes that have none, and what classes are made with."""

import sys as _sys


def _function():
    def inner():
        return _cell
    _cell = None
    yield inner.__closure__


class _Sample:
    __slots__ = ("slot",)

    def method(self):
        pass


def _raised():
    try:
        raise ValueError
    except ValueError as error:
        return error.__traceback__


# An instance of each class, by the names of the class.
_SAMPLES = {
    "FunctionType LambdaType": _function,
    "CodeType": _function.__code__,
    "GeneratorType": _function(),
    "CellType": next(_function())[0],
    "MethodType": _Sample().method,
    "BuiltinFunctionType BuiltinMethodType": len,
    "MethodDescriptorType": str.join,
    "ClassMethodDescriptorType": vars(dict)["fromkeys"],
    "WrapperDescriptorType": object.__init__,
    "MethodWrapperType": object().__str__,
    "GetSetDescriptorType": type(_function).__code__,
    "MemberDescriptorType": _Sample.slot,
    "MappingProxyType": vars(type),
    "SimpleNamespace": _sys.implementation,
    "ModuleType": _sys,
    "TracebackType": _raised(),
    "FrameType": _raised().tb_frame,
    "GenericAlias": list[int],
    "UnionType": int | str,
    "EllipsisType": ...,
    "NoneType": None,
    "NotImplementedType": NotImplemented,
}
for _names, _sample in _SAMPLES.items():
    for _name in _names.split():
        globals()[_name] = type(_sample)
del _SAMPLES, _names, _name, _sample, _function, _Sample, _raised


# --- making classes --------------------------------------------------------------------------------

def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as a class statement does; exec_body fills the namespace."""
    real_bases = resolve_bases(bases)
    metaclass, namespace, keywords = prepare_class(name, real_bases, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if real_bases is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, real_bases, namespace, **keywords)


def _entries(base, bases):
    """The classes that stand for a base, or None: itself."""
    ask = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
    if ask is None:
        return None
    entries = ask(bases)
    if not isinstance(entries, tuple):
        raise TypeError("__mro_entries__ must return a tuple")
    return entries


def resolve_bases(bases):
    """The bases, with what __mro_entries__() says in the place of objects that are no classes."""
    found = [(base, _entries(base, bases)) for base in bases]
    if all(entries is None for _, entries in found):
        return bases
    return tuple([cls for base, entries in found
                  for cls in ((base,) if entries is None else entries)])


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace for the body, and the keywords that are left."""
    keywords = dict(kwds or ())
    metaclass = keywords.pop("metaclass", type(bases[0]) if bases else type)
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, map(type, bases))
    prepare = getattr(metaclass, "__prepare__", None)
    return metaclass, prepare(name, bases, **keywords) if prepare else {}, keywords


def _most_derived(metaclass, others):
    for other in others:
        if not issubclass(metaclass, other):
            if not issubclass(other, metaclass):
                raise TypeError(
                    "metaclass conflict: the metaclass of a derived class must be a "
                    "(non-strict) subclass of the metaclasses of all its bases")
            metaclass = other
    return metaclass


if _sys.version_info >= (3, 12):
    def get_original_bases(cls, /):
        """The bases as the class statement named them."""
        if not isinstance(cls, type):
            raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}")
        return vars(cls).get("__orig_bases__", cls.__bases__)


class DynamicClassAttribute:
    """A property of instances that leaves the class's own attribute of the name to __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.overwrite_doc = doc is None
        self.__doc__ = doc or fget.__doc__
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def _call(self, function, complaint, *arguments):
        if function is None:
            raise AttributeError(complaint)
        return function(*arguments)

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return self._call(self.fget, "unreadable attribute", instance)
        if not self.__isabstractmethod__:
            raise AttributeError
        return self

    def __set__(self, instance, value):
        self._call(self.fset, "can't set attribute", instance, value)

    def __delete__(self, instance):
        self._call(self.fdel, "can't delete attribute", instance)

    def _changed(self, doc=None, **functions):
        new = {"fget": self.fget, "fset": self.fset, "fdel": self.fdel, **functions}
        made = type(self)(**new, doc=doc or self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made

    def getter(self, fget):
        return self._changed(fget.__doc__ if self.overwrite_doc else None, fget=fget)

    def setter(self, fset):
        return self._changed(fset=fset)

    def deleter(self, fdel):
        return self._changed(fdel=fdel)


__all__ = [name for name in globals() if name[0] != "_"]
