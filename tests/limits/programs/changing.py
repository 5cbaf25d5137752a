# Containers that change while they are sorted, searched, compared, walked.
from collections import OrderedDict, deque


class Clears:
    def __init__(self, n=0): self.n = n
    def __eq__(self, other):
        target.clear()
        return False
    def __lt__(self, other):
        target.clear()
        return self.n < other.n
    def __hash__(self): return 1


target = [Clears(i) for i in range(50, 0, -1)]
try:
    target.sort()
except ValueError as error:
    print(error, len(target))
for search in (lambda: target.count(3), lambda: 3 in target, lambda: target.index(3),
               lambda: target.remove(3), lambda: target == [Clears() for _ in range(10)],
               lambda: target < [Clears() for _ in range(10)]):
    target = [Clears() for _ in range(10)]
    try:
        print(search(), target)
    except ValueError as error:
        print(type(error).__name__, target)
target = {}
for i in range(5):
    target[Clears()] = i
print(len(target) < 5)
target = set()
for i in range(5):
    target.add(Clears())
print(len(target) < 5)
target = deque(Clears() for _ in range(5))
try:
    print(target.count(1))
except RuntimeError as error:
    print(error)
for kind in (iter, reversed, dict.items, dict.keys, dict.values):
    for change in (lambda d: d.update({len(d): 1}), lambda d: d.clear(),
                   lambda d: (d.pop(5, None), d.update({99: 1}))):
        d = {i: i for i in range(10)}
        try:
            for x in kind(d):
                change(d)
            print("ended")
        except RuntimeError as error:
            print(error)
for make, change in ((set, lambda s: s.add(len(s) + 100)), (deque, lambda s: s.append(1)),
                     (OrderedDict.fromkeys, lambda s: s.popitem())):
    container = make(range(5))
    try:
        for x in container:
            change(container)
    except RuntimeError as error:
        print(error)
data = bytearray(b"abc")
view = memoryview(data)
for change in (lambda: data.append(1), data.clear, lambda: data.extend(b"x" * 100),
               lambda: data.__delitem__(0)):
    try:
        change()
    except BufferError as error:
        print(error)
numbers = [3, 1, 2]
try:
    numbers.sort(key=lambda x: numbers.append(x) or x)
except ValueError as error:
    print(error, numbers)
#> 0 []
#> False []
#> ValueError []
#> ValueError []
#> False []
#> True []
#> True
#> True
#> deque mutated during iteration
#> dictionary changed size during iteration
#> dictionary changed size during iteration
#> ended
#> dictionary changed size during iteration
#> dictionary changed size during iteration
#> ended
#> dictionary changed size during iteration
#> dictionary changed size during iteration
#> ended
#> dictionary changed size during iteration
#> dictionary changed size during iteration
#> ended
#> dictionary changed size during iteration
#> dictionary changed size during iteration
#> ended
#> Set changed size during iteration
#> deque mutated during iteration
#> OrderedDict mutated during iteration
#> Existing exports of data: object cannot be re-sized
#> Existing exports of data: object cannot be re-sized
#> Existing exports of data: object cannot be re-sized
#> Existing exports of data: object cannot be re-sized
#> list modified during sort [1, 2, 3]
