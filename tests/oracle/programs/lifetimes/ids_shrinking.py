# Where an instance has its attributes in its own block, each one has room for one less than the one
# before: so the next may need a block of another size, and gets another address.
class A:
    pass


class B:
    def __init__(self):
        self.x = 1
        self.y = 2


class C:
    __slots__ = ("x",)


class D(A):
    pass


def pattern(cls, n):
    return "".join("=" if id(cls()) == id(cls()) else "." for i in range(n))


print(id(A()) == id(A()))
for cls in (A, B, C, D):
    print(cls.__name__, pattern(cls, 20))


def block_of_the_last(cls):
    one, two = cls(), cls()
    places = id(one), id(two)
    del two
    three = cls()
    return id(three) == places[1], id(one) == places[0]


for cls in (A, B, C, D):
    print(block_of_the_last(cls))
