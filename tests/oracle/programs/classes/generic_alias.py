# list[int] and int | None as objects: equality, attributes, calls, tests, errors.
import gc
import sys


class A:
    pass


class Subscribed:
    def __class_getitem__(cls, key):
        return cls.__name__, key


class Numbers(list[int]):
    pass


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__ + ":", error)


ints = list[int]
either = int | str
show(lambda: (ints.__origin__, ints.__args__, ints.__parameters__))
show(lambda: (either.__args__, (int | None).__args__))
show(lambda: (ints == list[int], ints == list[str], ints != list[int], ints is list[int]))
show(lambda: (hash(ints) == hash(list[int]), {list[int]: 1}[list[int]]))
show(lambda: (int | str == str | int, either == (str | int), hash(either) == hash(str | int)))
show(lambda: (ints(), ints("ab"), dict[str, int](a=1), tuple[int, ...]([1])))
show(lambda: (ints.__name__, type(ints), type(either), ints.append))
show(lambda: Numbers.__mro__)
show(lambda: Numbers.__orig_bases__)
show(lambda: (Numbers([1]), list.__class_getitem__(int), Subscribed[3]))
show(lambda: Numbers[int]().__orig_class__)

show(lambda: (isinstance(1, either), isinstance(1.0, either), isinstance(None, int | None)))
show(lambda: (issubclass(bool, either), issubclass(float, either)))
show(lambda: isinstance(1, (int | str, float)))
show(lambda: isinstance([], ints))
show(lambda: isinstance([], ints | int))
show(lambda: isinstance(None, None | ints))
show(lambda: issubclass(list, ints))

show(lambda: int | "A")
show(lambda: int | 1)
show(lambda: None | None)
show(lambda: either())
show(lambda: either[0])
show(lambda: ints[int])
show(lambda: ints.missing)
show(lambda: len(ints))
show(lambda: A[int])
show(lambda: int[3])
show(lambda: range[int])
show(lambda: A()[int])

show(lambda: (gc.is_tracked(ints), gc.is_tracked(either)))
show(lambda: gc.get_referents(ints))
show(lambda: gc.get_referents(either))
show(lambda: (sys.getsizeof(ints), sys.getsizeof(either)))
show(lambda: (hash(None) == 0xFCA86420) == (sys.version_info >= (3, 12)))
