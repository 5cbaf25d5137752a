# Counts while loops, comprehensions and iterators run.
import sys

count = sys.getrefcount


class A:
    pass


a = A()
items = [a]
for x in items:
    print("list:", count(a), count(items))
for x in (a,):
    print("tuple display:", count(a))
for x in [a]:
    print("list display:", count(a))
del x
for x in {1: a}.values():
    print("dict values:", count(a))
for k, v in {"k": a}.items():
    print("dict items:", count(a))
del x, v
for i, x in enumerate(items):
    print("enumerate:", count(a))
for x, y in zip(items, items):
    print("zip:", count(a))
del x, y
print("comprehension:", [count(x) for x in items], [count(a) for _ in items], {count(x) for x in items})
print("items:", count(items))
m = map(count, items)
print("map object:", count(items), count(a), list(m))
print("consumed:", count(items), count(a))
e = enumerate(items)
print("enumerate object:", count(items), count(e))
del e
print(count(items))
z = zip(items, items)
print("zip object:", count(items))
print(list(z) == [(a, a)], count(a), count(items))
del z
first, *rest = [a, a, a]
print("starred:", count(a), count(rest))
del first, rest
print(sorted([3, 1], key=lambda n: count(a)), max([1, 2], key=lambda n: count(a)), count(a))
