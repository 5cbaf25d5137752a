# When annotations are evaluated, in which order, and where they are kept
import sys
def say(x):
    print("say", x)
    return x
class Log(dict):
    def __setitem__(self, k, v): print("set", k, v); super().__setitem__(k, v)
print(__annotations__)
x: say("x") = say(1)
(y): say("y") = 2
z: say("z")
lst = [0]
lst[say(0)]: say("item") = say(5)
lst[say(0)]: say("no value")
class A:
    pass
A.a: say("attribute") = 3
A.b: say("attribute without value")
print(__annotations__, lst, A.a)
def f(a: say("a") = say(1), *args: say("args"), b: say("b") = say(2), **kw: say("kw")) -> say("return"):
    local: say("never") = say("value")
    other: say("never")
    return local
print(f.__annotations__, f())
print(f.__annotations__ is f.__annotations__, (lambda: 0).__annotations__)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases): return Log() if name == "C" else {"__annotations__": Log()}
class C(metaclass=Meta):
    p: int = 1
    q: "text"
    __r: float
print(sorted(k for k in list(C.__dict__) if "annot" in k), C.__annotations__)
class D(metaclass=Meta):
    p: int
class E(C): pass
print(E.__dict__.get("__annotations__"), E.__annotations__ is C.__annotations__)
E.__annotations__ = 5
print(E.__annotations__)
del E.__annotations__
try:
    f.__annotations__ = 5
except TypeError as e:
    print(e)
f.__annotations__ = None
print(f.__annotations__)
o = object(); n = sys.getrefcount(o)
def g(a: o, b: o): pass
print(sys.getrefcount(o) - n)
del g.__annotations__
print(sys.getrefcount(o) - n, g.__annotations__)
try:
    class F:
        del __annotations__
        v: int
except NameError as e:
    print(e)
del __annotations__
try:
    w: int = 3
except NameError as e:
    print(e, w)
