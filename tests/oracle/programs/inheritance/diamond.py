# Several bases: the order of resolution, cooperative super().
class Base:
    def __init__(self):
        print("Base", end=" ")

    def who(self):
        return ["Base"]


class Left(Base):
    def __init__(self):
        print("Left", end=" ")
        super().__init__()

    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def __init__(self):
        print("Right", end=" ")
        super().__init__()

    def who(self):
        return ["Right"] + super().who()


class Bottom(Left, Right):
    def __init__(self):
        print("Bottom", end=" ")
        super().__init__()

    def who(self):
        return ["Bottom"] + super().who()


b = Bottom()
print()
print(b.who(), [c.__name__ for c in Bottom.__mro__])
print(super(Left, b).who(), super(Bottom, b).who(), super(Right, b).who())


class A:
    x = "A"


class B:
    x = "B"
    y = "B"


class C(A, B):
    pass


print(C.x, C.y, C().y, C.__bases__)
C.x = "C"
print(C().x, A.x)
for bases in ((A, A), (A, C), (int, str)):
    try:
        type("X", bases, {})
    except TypeError as error:
        print("TypeError:", str(error).split("\n")[0])
try:
    b.missing()
except AttributeError as error:
    print(error)
try:
    super(Base, b).who()
except AttributeError as error:
    print(error)
