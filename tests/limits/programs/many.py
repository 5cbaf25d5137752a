# Many classes, many attributes, many globals, many arguments.
classes = [type("C%d" % i, (), {"x": i}) for i in range(1000)]
print(sum(c.x for c in classes))


class B:
    pass


subclasses = [type("S%d" % i, (B,), {}) for i in range(1000)]
B.y = 5
print(subclasses[77].y, len(B.__subclasses__()))
del subclasses, classes
b = B()
for i in range(10000):
    setattr(b, "n%d" % i, i)
print(len(vars(b)), b.n9999)
for i in range(3000):
    setattr(B, "m%d" % i, i)
print(b.m2999)
names = globals()
for i in range(3000):
    names["g%d" % i] = i
print(g2999)
exec("def f(%s): pass\nprint(f.__code__.co_argcount)" % ",".join("a%d" % i for i in range(20000)))
exec("print(len([%s]))" % ("1," * 100000))
print(max(*range(100000)))
chain = object
for i in range(300):
    chain = type("D%d" % i, (chain,), {})
print(len(chain.__mro__), chain().__class__.__name__)
#> 499500
#> 5 1000
#> 10000 9999
#> 2999
#> 2999
#> 20000
#> 100000
#> 99999
#> 301 D299
