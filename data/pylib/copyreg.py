# SPDX-License-Identifier: MIT
"""How instances are taken apart and put together again, for copy and for whoever stores them."""

__all__ = ["pickle", "constructor",
           "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def constructor(object):
    """Says that object makes instances."""
    _must_be_callable(object, "constructors")


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Says which function takes the instances of a class apart."""
    _must_be_callable(pickle_function, "reduction functions")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def _must_be_callable(value, what):
    if not callable(value):
        raise TypeError(what + " must be callable")


# --- what the recipes call -------------------------------------------------------------------------

def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    arguments = () if base is object else (state,)
    instance = base.__new__(cls, *arguments)
    if arguments and base.__init__ != object.__init__:
        base.__init__(instance, state)
    return instance


# --- recipes ---------------------------------------------------------------------------------------

_BUILTIN_NEW = type(object.__new__)


def _written_in_c(cls):
    """The first class of the resolution order that has a __new__ of its own written in C."""
    for ancestor in cls.__mro__:
        new = ancestor.__new__
        if isinstance(new, _BUILTIN_NEW) and new.__self__ is ancestor:
            return ancestor
    return object


def _reduce_ex(self, proto):
    """What object.__reduce_ex__ says for the protocols 0 and 1."""
    assert proto < 2
    cls = type(self)
    base = _written_in_c(cls)
    if base is cls and base is not object:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    recipe = _reconstructor, (cls, base, None if base is object else base(self))
    if hasattr(self, "__getstate__"):
        attributes = self.__getstate__()
    elif getattr(self, "__slots__", None):
        raise TypeError(f"cannot pickle {cls.__name__!r} object: a class that defines __slots__ "
                        f"without defining __getstate__ cannot be pickled with protocol {proto}")
    else:
        attributes = getattr(self, "__dict__", None)
    return (*recipe, attributes) if attributes else recipe


def _own_slots(cls):
    """The names that the slots of this class alone have in instances."""
    declared = vars(cls).get("__slots__", ())
    for name in (declared,) if isinstance(declared, str) else declared:
        is_private = name[:2] == "__" and name[-2:] != "__"
        prefix = cls.__name__.lstrip("_")
        if name not in ("__dict__", "__weakref__"):
            yield f"_{prefix}{name}" if is_private and prefix else name


def _slotnames(cls):
    """The names of all slots of a class and its bases, kept in __slotnames__."""
    names = vars(cls).get("__slotnames__")
    if names is None:
        names = [name for ancestor in cls.__mro__ for name in _own_slots(ancestor)]
        try:
            cls.__slotnames__ = names
        except Exception:
            # Then they are looked for each time.
            pass
    return names
