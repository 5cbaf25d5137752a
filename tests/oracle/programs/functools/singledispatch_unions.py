# functools.singledispatch with unions of classes: from 3.11 on
import typing
from functools import singledispatch


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@singledispatch
def size(x):
    return "?"


show(lambda: size.register(int | str, lambda x: "int or str").__name__)
show(lambda: size.register(typing.Union[list, tuple], lambda x: "row").__name__)
show(lambda: size.register(typing.Optional[bytes], lambda x: "bytes or None").__name__)
show(lambda: size.register(int | list[int], len))
show(lambda: size.register(typing.List[int], len))


def annotated(x: float | complex):
    return "number"


show(lambda: size.register(annotated).__name__)


def wrong(x: "int | list[str]"):
    pass


show(lambda: size.register(wrong))
show(lambda: size.register(int | str)(lambda x: "again")(1))
print([k.__name__ for k in size.registry])
print(*map(size, [1, "s", [], (), b"", None, 1.5, 2j, {}]))
