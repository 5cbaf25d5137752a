# How a class decides what its copies are: __copy__, __deepcopy__, __reduce__, __getstate__, …
import copy
import sys

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class State:
    def __getstate__(self):
        print("getstate", end=" ")
        return {"q": 1}

    def __setstate__(self, state):
        print("setstate", state, end=" ")
        self.__dict__.update(state)


print(copy.copy(State()).q, copy.deepcopy(State()).q)


class Own:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep", len(memo), type(memo)


print(copy.copy(Own()), copy.deepcopy(Own()), copy.deepcopy([Own()]))


class New:
    def __new__(cls, a, *, k=0):
        print("new", a, k, end=" ")
        o = super().__new__(cls)
        o.a, o.k = a, k
        return o

    def __getnewargs_ex__(self):
        return (self.a,), {"k": self.k}


print(copy.copy(New([1], k=5)).k, copy.deepcopy(New([1])).a)


class Reduced:
    def __reduce__(self):
        return list, ((1, 2),)


class Named:
    def __reduce__(self):
        return "a name"


class Items(dict):
    def __setitem__(self, key, value):
        print("set", key, end=" ")
        super().__setitem__(key, value)


n = Named()
print(copy.copy(Reduced()), copy.copy(n) is n, copy.deepcopy(n) is n)
i = Items()
i["a"] = [1]
print(copy.copy(i), copy.deepcopy(i)["a"] is i["a"])


class Bad:
    def __getnewargs__(self):
        return 3


class BadEx:
    def __getnewargs_ex__(self):
        return (1,)


class NoneState:
    def __getstate__(self):
        return None


show(lambda: copy.copy(Bad()))
show(lambda: copy.copy(BadEx()))
show(lambda: vars(copy.copy(NoneState())))


class P:
    pass


p = P()
p.x = [1]
print(p.__reduce_ex__(4)[1:], object().__reduce_ex__(2)[1:], [1].__reduce_ex__(4)[2:3], p.__reduce_ex__(2)[2] is p.__dict__)
show(lambda: len(sys.__reduce_ex__(4)))
memo = {}
x = [1]
y = [x, x]
copy.deepcopy(y, memo)
print(len(memo), sys.getrefcount(x), sys.getrefcount(y), memo[id(x)], memo[id(memo)] == [x, y])
del memo
print(sys.getrefcount(x))
show(lambda: copy.Error.__mro__[1])
print(copy.replace(p) if False else hasattr(copy, "replace") == (sys.version_info >= (3, 13)))
