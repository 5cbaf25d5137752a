# Iterators by hand: an iterable and its iterator, an exhausted one, iter() with a sentinel, peeking.
class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)

    def __reversed__(self):
        return iter(range(1, self.start + 1))


class CountdownIterator:
    def __init__(self, current):
        self.current = current

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1

    def __length_hint__(self):
        return self.current


class Peekable:
    def __init__(self, iterable):
        self._iterator = iter(iterable)
        self._waiting = []

    def __iter__(self):
        return self

    def __next__(self):
        return self._waiting.pop() if self._waiting else next(self._iterator)

    def peek(self, *default):
        try:
            value = next(self)
        except StopIteration:
            if default:
                return default[0]
            raise
        self._waiting.append(value)
        return value


three = Countdown(3)
print(list(three), list(three), list(reversed(three)), max(three), sorted(three), 2 in three)
it = iter(three)
print(next(it), list(it), list(it), next(it, "over"))
values = iter([3, 1, 4, 1, 5, 9])
print(list(iter(lambda: next(values), 5)), list(values))
p = Peekable("abc")
print(p.peek(), next(p), p.peek(), list(p), p.peek("none"))
try:
    p.peek()
except StopIteration as error:
    print("stopped", error.value, error.args)
a, *rest, z = three
print(a, rest, z, *Countdown(2), {**dict(zip("ab", three))})
numbers = [1, 2, 3, 4]
for n in numbers:
    if n % 2:
        numbers.remove(n)
print(numbers)
d = dict.fromkeys("ab")
try:
    for key in d:
        d[key + "!"] = 1
except RuntimeError as error:
    print(error)
