# __slotnames__ changed by the very attributes that copying asks for.


class Name(str):
    def __del__(self):
        print("name gone", str(self))


class Same:
    __slotnames__ = [Name("spam")]

    def __getattr__(self, attribute):
        if attribute == "spam":
            Same.__slotnames__[:] = [Name("eggs")]
            return 42
        raise AttributeError(attribute)


class Shorter:
    __slotnames__ = ["one", "two"]

    def __getattr__(self, attribute):
        if attribute == "one":
            Shorter.__slotnames__.clear()
            return 1
        raise AttributeError(attribute)


class NoName:
    __slotnames__ = [1]


print(Same().__reduce_ex__(2)[2])
print(Same.__slotnames__)
for cls in (Shorter, NoName):
    try:
        print(cls().__reduce_ex__(2))
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
