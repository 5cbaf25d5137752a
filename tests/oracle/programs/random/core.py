# The twister: seeds of each kind, bits, states.
import random
import sys

for seed in [0, 1, 42, -42, 2 ** 31, 2 ** 100 + 7, True, "", "hello", "grün", 1.5, -0.0, b"bytes", 10 ** 30]:
    random.seed(seed)
    print(repr(seed), random.random(), random.getrandbits(5), random.getrandbits(32), random.getrandbits(33), random.getrandbits(100))
random.seed("old", 1)
print(random.random())
r = random.Random(7)
state = r.getstate()
first = [r.random() for i in range(700)]
r.setstate(state)
print(first == [r.random() for i in range(700)], first[-1], len(state), len(state[1]), state[0], state[2], state[1][:3], state[1][-1])
other = random.Random()
other.setstate(r.getstate())
print(other.random() == r.random(), other.getrandbits(0), r.getstate()[1][-1])
print([hex(random.Random(5).getrandbits(k)) for k in (1, 8, 31, 32, 33, 64, 65, 200)], random.Random(3).randbytes(5))
for make in [lambda: r.getrandbits(-1), lambda: r.getrandbits("a"), lambda: r.setstate((1, 2, 3)),
             lambda: r.setstate((3, (1, 2), None)), lambda: r.random(1)]:
    try:
        make()
    except Exception as error:
        print(type(error).__name__, str(error).replace("\n", "|"))
print(random.Random.__mro__[1:], random.random.__name__, sys.getsizeof(random.random) > 0)
