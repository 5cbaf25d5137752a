# An exception that C code raised, and what its frames hold: in which order the end finalizes them.
import gc

gc.collect()
keep = []


class C:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


C.own = C("of the class")


def caught(name, fail):
    local = C(name)
    try:
        fail()
    except Exception as e:
        keep.append(e)


def by_statement():
    raise ValueError("x")


def by_attribute():
    None.x


def deeper():
    inner = C("inner")
    int("x")


caught("divided", lambda: 1 // 0)
caught("raised", by_statement)
caught("attribute", by_attribute)
caught("deeper", deeper)
caught("name", lambda: unknown)
caught("key", lambda: {}["k"])
try:
    try:
        1 // 0
    except ZeroDivisionError:
        [][1]
except IndexError as e:
    keep.append(e)
print(len(keep))
