# types: names of built-in classes, classes made by calls, functions made of code
import types


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for name in ("FunctionType", "LambdaType", "MethodType", "GeneratorType", "CellType", "CodeType", "BuiltinFunctionType",
             "ModuleType", "FrameType", "TracebackType", "GetSetDescriptorType", "MemberDescriptorType", "WrapperDescriptorType",
             "MethodWrapperType", "MethodDescriptorType", "ClassMethodDescriptorType", "MappingProxyType", "NoneType", "EllipsisType",
             "NotImplementedType", "UnionType", "GenericAlias"):
    print(name, getattr(types, name).__name__)
A = types.new_class("A", (), {}, lambda ns: ns.update(x=1))
print(A, A.x, A.__mro__)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **keywords):
        print("prepare", name, bases, keywords)
        return {}

    def __new__(mcls, name, bases, namespace, **keywords):
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        print("init", sorted(namespace), keywords)


B = types.new_class("B", (A,), {"metaclass": Meta, "z": 1})
print(type(B), B.__bases__)


class Entry:
    def __mro_entries__(self, bases):
        return (A,)


e = Entry()
C = types.new_class("C", (e,))
print(types.resolve_bases((e, int)), C.__bases__, C.__orig_bases__ == (e,), types.prepare_class("q", (B,))[0])


def outer(x):
    def inner(y=2):
        return x, y
    return inner


f = outer(1)
g = types.FunctionType(f.__code__, globals(), "g", (5,), (types.CellType(7),))
print(g(), g.__name__, g.__qualname__, g.__defaults__, f())
show(lambda: types.FunctionType(f.__code__, globals()))
show(lambda: types.FunctionType(3, {}))
print(types.MethodType(len, "abc")(), types.CellType(5).cell_contents)
proxy = types.MappingProxyType({"a": 1})
print(proxy, proxy["a"], len(proxy), list(proxy.items()))
show(lambda: proxy.__setitem__("b", 2))


class D:
    @types.DynamicClassAttribute
    def v(self):
        return 7


print(D().v)
show(lambda: D.v)


class K:
    @classmethod
    def c(cls):
        "class method"

    @staticmethod
    def s():
        "static method"


c, s = K.__dict__["c"], K.__dict__["s"]
print(c.__name__, c.__doc__, sorted(c.__dict__), s.__qualname__, s.__wrapped__ is K.s)
