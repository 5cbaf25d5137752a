# Special methods that call themselves.
class Same(type):
    def __instancecheck__(cls, o):
        return isinstance(o, cls)

    def __call__(cls):
        return cls()

    def __getattr__(cls, name):
        return getattr(cls, name)


class Meta(metaclass=Same):
    pass


class A:
    def __repr__(self): return repr(self)
    def __str__(self): return str(self)
    def __format__(self, spec): return format(self, spec)
    def __eq__(self, other): return other == self
    def __lt__(self, other): return self < other
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __next__(self): return next(self)
    def __call__(self): return self()
    def __add__(self, other): return other + self
    def __index__(self): return [1][self]
    def __getitem__(self, key): return self[key]
    def __contains__(self, key): return key in self
    def __getattr__(self, name): return getattr(self, name + "x")
    def __setattr__(self, name, value): self.name = value
    def __delattr__(self, name): del self.name
    def __enter__(self):
        with self:
            pass
    def __exit__(self, *args): pass
    @property
    def prop(self): return self.prop


class New:
    def __new__(cls): return cls()


class Init:
    def __init__(self): Init()


class All:
    def __getattribute__(self, name): return self.other


class Prepared(type):
    @classmethod
    def __prepare__(meta, name, bases): return Prepared.__prepare__(name, bases)


class Maker(type):
    def __new__(meta, name, bases, body): return Maker(name, bases, body)


class Base:
    def __init_subclass__(cls): type("Sub", (cls,), {})


class Match:
    __match_args__ = ("x",)
    @property
    def x(self):
        match self:
            case Match(y): return y


def prepared():
    class Q(metaclass=Prepared):
        pass


a = A()
for name, call in dict(
        repr=lambda: repr(a), str=lambda: str(a), format=lambda: f"{a}", eq=lambda: a == A(),
        lt=lambda: a < a, hash=lambda: {a}, len=lambda: len(a), iter=lambda: list(a),
        next=lambda: next(a), call=a, add=lambda: a + a, index=lambda: [1][a],
        getitem=lambda: a[0], contains=lambda: 1 in a, getattr=lambda: a.some,
        setattr=lambda: setattr(a, "k", 1), delattr=lambda: delattr(a, "k"), enter=a.__enter__,
        prop=lambda: a.prop, bool=lambda: bool(a), new=New, init=Init, all=lambda: All().x,
        isinstance=lambda: isinstance(1, Meta), meta=Meta, cls=lambda: Meta.some,
        prepare=prepared, maker=lambda: Maker("X", (), {}), match=lambda: Match().x,
        subclass=lambda: type("C", (Base,), {}), exec=lambda: exec(TEXT)).items():
    TEXT = "exec(TEXT)"
    try:
        call()
        print(name, "ended")
    except RecursionError:
        print(name, end=" ")
print()
#> repr str format eq lt hash len iter next call add index getitem contains getattr setattr delattr enter prop bool new init all isinstance meta cls prepare maker match subclass exec 
