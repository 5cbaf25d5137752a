# What 3.11 brought: StrEnum, member and nonmember, boundaries, verify; before they cannot be imported
try:
    from enum import CONFORM, EJECT, Flag, StrEnum, Enum, UNIQUE, member, nonmember, verify
except ImportError as error:
    print(str(error).split(" (")[0])
else:
    from enum import auto

    class Mode(StrEnum):
        READ = "r"
        WRITE = auto()

    print(Mode.READ, repr(Mode.WRITE), f"{Mode.READ:>3}", Mode.READ == "r", Mode.READ + "!")
    try:
        class Bad(StrEnum):
            A = 3
    except TypeError as error:
        print(error)

    class Mixed(Enum):
        @member
        def call():
            return 1
        LIMIT = nonmember(10)
        A = 1

    print(list(Mixed.__members__), Mixed.LIMIT, Mixed.call.value())

    class Soft(Flag, boundary=CONFORM):
        A = 1
        B = 2

    class Loose(Flag, boundary=EJECT):
        A = 1
        B = 2

    print(repr(Soft(7)), repr(Loose(7)), repr(Loose(3)))
    try:
        @verify(UNIQUE)
        class Twin(Enum):
            A = 1
            B = 1
    except ValueError as error:
        print(error)
