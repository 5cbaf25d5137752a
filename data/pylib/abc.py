# SPDX-License-Identifier: MIT
"""Abstract base classes: what subclasses must have, and who counts as a subclass."""

from _abc import (get_cache_token, _abc_init, _abc_register,
                  _abc_instancecheck, _abc_subclasscheck, _get_dump,
                  _reset_registry, _reset_caches)


def abstractmethod(funcobj):
    """Mark a function as one that a class must replace before it can have instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


def _marking(base, name, doc):
    """A subclass of a descriptor class whose functions are abstract."""
    def __init__(self, callable):
        super(made, self).__init__(abstractmethod(callable))

    made = type(name, (base,), {"__init__": __init__, "__isabstractmethod__": True, "__doc__": doc,
                                "__module__": __name__})
    return made


abstractclassmethod = _marking(classmethod, "abstractclassmethod", "An abstract class method.")
abstractstaticmethod = _marking(staticmethod, "abstractstaticmethod", "An abstract static method.")


class abstractproperty(property):
    """An abstract property."""

    __isabstractmethod__ = True


class ABCMeta(type):
    """Metaclass of abstract base classes: other classes can be registered as their subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Register a class as a subclass; it is returned, so that this can be a decorator."""
        return _abc_register(cls, subclass)

    def __subclasscheck__(cls, /, other):
        return _abc_subclasscheck(cls, other)

    def __instancecheck__(cls, /, thing):
        return _abc_instancecheck(cls, thing)

    def _dump_registry(cls, file=None):
        shown = [("Class", f"{cls.__module__}.{cls.__qualname__}"),
                 ("Inv. counter", get_cache_token())]
        parts = ("registry", "cache", "negative_cache", "negative_cache_version")
        shown += [("_abc_" + part, repr(value)) for part, value in zip(parts, _get_dump(cls))]
        for title, value in shown:
            print(f"{title}: {value}", file=file)

    def _abc_registry_clear(cls):
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        _reset_caches(cls)


def _is_abstract(value):
    return getattr(value, "__isabstractmethod__", False)


def update_abstractmethods(cls):
    """Find out anew which methods of the class are abstract, after it was changed."""
    if hasattr(cls, "__abstractmethods__"):
        inherited = {name for base in cls.__bases__
                     for name in getattr(base, "__abstractmethods__", ())}
        names = {name for name in inherited if _is_abstract(getattr(cls, name, None))}
        names.update(name for name, value in vars(cls).items() if _is_abstract(value))
        cls.__abstractmethods__ = frozenset(names)
    return cls


class ABC(metaclass=ABCMeta):
    """To inherit from, for who does not like to name the metaclass."""

    __slots__ = ()
