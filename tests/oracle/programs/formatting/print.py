# print itself: separators, ends, and which conversion it calls.
print()
print("")
print(1, 2, 3)
print(1, 2, 3, sep="")
print(1, 2, 3, sep=", ", end=".\n")
print("a", end="")
print("b", end="\n\n")
print(*[1, 2, 3], sep="-")
print(*"abc")
print([], (), {}, set(), None, ..., sep="|")
print(["text", 'it\'s', 1.0, None, [1]], ("one",), {"k": "v"}, {1})
print(1, None, sep=None, end=None)


class Shy:
    pass


class Str:
    def __str__(self):
        return "str"


class Repr:
    def __repr__(self):
        return "repr"


print(Str(), Repr(), [Repr()], {Repr(): Repr()} == {}, (Repr(),))
print(str(Repr()), repr(Repr()), str(Shy())[:15], repr(Str())[:15])


class Wrong:
    def __str__(self):
        return 5


class WrongRepr:
    def __repr__(self):
        return None


for thing in Wrong(), WrongRepr(), [WrongRepr()]:
    try:
        print(thing)
    except TypeError as error:
        print("TypeError:", error)
for arguments in {"sep": 1}, {"end": 2}, {"other": 3}:
    try:
        print("x", **arguments)
    except TypeError as error:
        print("TypeError:", error)
result = print("last")
print(result)
