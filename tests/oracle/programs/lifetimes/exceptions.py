# Exceptions keep the locals of the frames that they went through.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name, end=" ")


def fails(p):
    local = D("local")
    raise ValueError("from fails")


try:
    fails(D("argument"))
except ValueError:
    print("handler", end=" ")
print("| no name")
try:
    fails(D("argument"))
except ValueError as error:
    print("handler", end=" ")
print("| with a name")
try:
    fails(D("argument"))
except ValueError as error:
    kept = error
print("| kept")
kept = None
print("| dropped")


def middle():
    m = D("middle")
    fails(D("argument"))


try:
    middle()
except ValueError:
    print("handler", end=" ")
print("| two frames")


def handled_inside():
    a = D("a")
    try:
        fails(D("argument"))
    except ValueError:
        print("handler", end=" ")
    print("after handler", end=" ")


handled_inside()
print("| handled inside")


def in_finally():
    a = D("a")
    try:
        return fails(D("argument"))
    finally:
        print("finally", end=" ")


try:
    in_finally()
except ValueError:
    print("handler", end=" ")
print("| finally")


class Error(Exception):
    def __del__(self):
        print("-Error", end=" ")


try:
    raise Error
except Error:
    print("handler", end=" ")
print("| own class")
try:
    raise Error
except Error as e:
    e.data = D("data")
    print("handler", end=" ")
print("| with data")
e = Error()
try:
    raise e
except Error:
    pass
print("| kept by its name")
e.__traceback__ = None
del e
print("| end")
