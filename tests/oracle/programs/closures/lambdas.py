# Lambdas: in comprehensions, in defaults, in containers, nested.
compose = lambda f, g: lambda x: f(g(x))
double = lambda x: x * 2
inc = lambda x: x + 1
print(compose(double, inc)(5), compose(inc, double)(5))
fs = [lambda x: x + n for n in range(3)]
print([f(0) for f in fs])
gs = {n: (lambda x, n=n: x * n) for n in (2, 3)}
print(gs[2](10), gs[3](10))
curry = lambda a: lambda b: lambda c: (a, b, c)
print(curry(1)(2)(3))
fact = lambda n: 1 if n == 0 else n * fact(n - 1)
print(fact(10))
Y = lambda f: (lambda x: f(lambda v: x(x)(v)))(lambda x: f(lambda v: x(x)(v)))
print(Y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(5))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)), list(map(lambda a, b: a * b, [1, 2], [3, 4])))
true = lambda a: lambda b: a
false = lambda a: lambda b: b
print(true("yes")("no"), false("yes")("no"))
print((lambda *a, **k: (a, k))(1, x=2))
x = 1
f = lambda: x
x = 2
print(f())
ops = (lambda: 1, lambda: 2)
print(ops[1](), [op() for op in ops], (lambda x: (lambda: x))(7)())
print(f.__name__, compose.__name__, compose(f, f).__qualname__)
