# Puzzles of closures and scopes.
def make_counter(start=0):
    count = start
    def increment(step=1):
        nonlocal count
        count += step
        return count
    return increment
c1, c2 = make_counter(), make_counter(10)
print(c1(), c1(), c2(5), c1(10), c2())
print(c1.__closure__[0].cell_contents, c1.__code__.co_freevars, make_counter.__code__.co_cellvars)
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs])
funcs = [lambda i=i: i for i in range(3)]
print([f() for f in funcs])
def outer():
    fs = []
    for i in range(3):
        def f():
            return i
        fs.append(f)
    i = 99
    return fs
print([f() for f in outer()])
def account(balance):
    def deposit(x):
        nonlocal balance
        balance += x
        return balance
    def withdraw(x):
        nonlocal balance
        if x > balance:
            raise ValueError("Insufficient funds")
        balance -= x
        return balance
    return {"deposit": deposit, "withdraw": withdraw, "balance": lambda: balance}
acc = account(100)
acc["deposit"](50)
try:
    acc["withdraw"](500)
except ValueError as e:
    print(e)
print(acc["withdraw"](30), acc["balance"]())
x = 10
def show():
    try:
        print(x)
        x = 20
    except UnboundLocalError as e:
        print(type(e).__name__, e)
show()
def unset():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    return inner()
print(unset())
compose = lambda *fs: lambda x: __import__("functools").reduce(lambda acc, f: f(acc), fs, x)
print(compose(str, len, lambda n: n * "ab")(12345))
class Scope:
    x = "class"
    def m(self): return x
    y = [x for _ in range(2)] if False else x
print(Scope().m(), Scope.y)
def adder(n): return lambda m: n + m
print([adder(k)(10) for k in range(3)], adder(1) == adder(1), adder(1).__name__, adder(1).__qualname__)
