# When locals, parameters and temporaries die.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def locals_only():
    a = D("a")
    b = D("b")
    c = D("c")
    print("body", end=" ")


locals_only()
print("| locals")


def order_of_names():
    b = D("b")
    a = D("a")
    if False:
        z = 1
    b = D("b2")
    print("body", end=" ")


order_of_names()
print("| rebound local")


def parameters(p, q):
    local = D("local")
    print("body", end=" ")


parameters(D("p"), D("q"))
print("| parameters")
kept = D("kept")
parameters(kept, D("q"))
print("| one kept")


def many(*args, **kwargs):
    local = D("local")
    print("body", end=" ")


many(D("0"), D("1"), k=D("k"))
print("| star")


def returns():
    a = D("a")
    b = D("b")
    return b


r = returns()
print("| returned")
returns()
print("| returned and dropped")
del r
print("| dropped")
D("statement")
print("| expression statement")
print(D("argument").name, end=" ")
print("| argument")
x = [D("in list")][0].name
print("| subscript of a temporary")
if D("condition"):
    print("branch", end=" ")
print("| condition")


def nested():
    def inner():
        i = D("i")
        print("inner", end=" ")
    o = D("o")
    inner()
    print("outer", end=" ")


nested()
print("| nested")


def early(flag):
    a = D("a")
    if flag:
        return
    b = D("b")


early(True)
print("| early")
early(False)
print("| late")
del kept
print("| end")
