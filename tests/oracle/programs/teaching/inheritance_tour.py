# Subclasses of own and built-in classes, properties, slots, unusual methods.
class Animal:
    count = 0
    def __init__(self, name, sound="..."): self.name, self.sound = name, sound; type(self).count += 1
    def speak(self): return f"{self.name} says {self.sound}"
    def __repr__(self): return f"{self.__class__.__name__}(name={self.name!r})"
    def __lt__(self, o): return self.name < o.name
class Dog(Animal):
    def __init__(self, name): super().__init__(name, "Woof")
    def fetch(self, *things): return [f"{self.name} fetches {t}" for t in things]
class Puppy(Dog):
    def speak(self): return super().speak().upper() + "!"
class Cat(Animal):
    def __init__(self, name): Animal.__init__(self, name, "Meow")
    def __eq__(self, o): return isinstance(o, Cat) and self.name == o.name
zoo = [Puppy("Rex"), Cat("Tom"), Dog("Ace"), Animal("It")]
for a in zoo: print(a, a.speak(), isinstance(a, Dog), type(a).__bases__)
print(sorted(zoo), min(zoo), Animal.count, Dog.count, Puppy.count, Cat.__hash__, Puppy.__mro__[1:3], issubclass(Puppy, (Cat, Animal)))
try: {Cat("x"): 1}
except TypeError as e: print(e)
try: zoo[3].fetch("x")
except AttributeError as e: print(e)
try: Dog("x", "y")
except TypeError as e: print(e)
class Swim:
    def move(self): return "swim"
class Walk:
    def move(self): return "walk"
class Duck(Animal, Swim, Walk):
    def move(self): return super().move() + " & " + Walk.move(self)
print(Duck("D").move(), [c.__name__ for c in Duck.__mro__])
class LoggedDict(dict):
    def __setitem__(self, k, v): print("set", k); super().__setitem__(k, v)
    def __getitem__(self, k): print("get", k); return super().__getitem__(k)
d = LoggedDict(a=1); d["b"] = 2; d.update(c=3); print(d["a"], d.get("b"), d)
class MyInt(int):
    def __add__(self, o): return MyInt(int(self) + int(o) + 1)
    def __repr__(self): return f"MyInt({int(self)})"
print(MyInt(3) + 4, 4 + MyInt(3), MyInt(2) * 3, type(MyInt(5) - 1), MyInt("7"), sum([MyInt(1), MyInt(2)]))
class Temp:
    def __init__(self, c=0): self.c = c
    c = property(lambda s: s._c, lambda s, v: setattr(s, "_c", v) if v >= -273 else (_ for _ in ()).throw(ValueError("too cold")), doc="celsius")
    @property
    def f(self): return self.c * 9 / 5 + 32
    @f.setter
    def f(self, v): self.c = (v - 32) * 5 / 9
t = Temp(100); print(t.f); t.f = 32; print(t.c, Temp.c.__doc__, Temp.f)
try: t.c = -300
except ValueError as e: print(e)
class Slots:
    __slots__ = ("x", "y")
s = Slots(); s.x = 1
for f in (lambda: s.y, lambda: setattr(s, "z", 1), lambda: s.__dict__, lambda: Slots.x):
    try: print(f())
    except AttributeError as e: print(e)
class Meta(type):
    def __instancecheck__(c, i): return hasattr(i, "quack")
class Q(metaclass=Meta): pass
class D2: quack = 1
print(isinstance(D2(), Q), isinstance(1, Q), object().__str__()[:14], Animal.speak(zoo[0]), zoo[0].speak.__name__, Animal.__dict__["speak"].__get__(zoo[1])())
class A:
    def __new__(cls, *a): print("new", a); return super().__new__(cls)
    def __init__(self, *a): print("init", a)
    def __call__(self, x): return x * 2
    def __getattribute__(self, n):
        if n == "secret": return "hidden"
        return super().__getattribute__(n)
    def __contains__(self, x): return x == 5
    def __len__(self): return 0
    def __enter__(self): return self
    def __exit__(self, *e): return True
a = A(1, 2); print(a(4), a.secret, 5 in a, bool(a))
with a: raise Exception
class Abstract:
    def run(self): raise NotImplementedError("Subclass must implement")
Abstract().run()
