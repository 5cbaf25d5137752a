# Whole numbers, choices, samples, shuffles: the same ones for the same seed; the messages.
import random

random.seed(2024)
print([random.randint(1, 6) for i in range(20)], [random.randrange(10) for i in range(10)])
print([random.randrange(0, 100, 7) for i in range(8)], [random.randrange(10, -10, -3) for i in range(8)], random.randrange(10 ** 30))
print([random.choice("abcdef") for i in range(10)], random.choice(range(1000)), random.choice([None]))
cards = list(range(20))
print(random.shuffle(cards), cards)
print(random.sample(range(1000), 5), random.sample(range(10 ** 9), 4), random.sample("abcdefgh", 8), random.sample([1, 2], 0))
print(random.sample(["x", "y"], counts=[3, 2], k=4), random.sample(list(range(50)), 30)[:6])
print(random.choices("abc", k=8), random.choices([1, 2, 3], [10, 1, 1], k=8), random.choices("ab", cum_weights=[1, 10], k=6), random.choices("ab"))


class Dice(random.Random):
    def random(self):
        return 0.75


d = Dice()
print(d.randint(1, 6), d.choice("abcd"), d.uniform(0, 8), d.sample(range(10), 2))


class Bits(random.Random):
    def getrandbits(self, k):
        return 1


print(Bits(1).randint(1, 6), Bits(1).choice("abcd"))
for make in [lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.randrange(1, 1), lambda: random.randrange(1, 9, 0),
             lambda: random.randrange(5, 1, 2), lambda: random.randrange("a"), lambda: random.choice([]), lambda: random.choice({}),
             lambda: random.sample([1, 2], 3), lambda: random.sample({"a": 1}, 1), lambda: random.sample([1], -1),
             lambda: random.choices([1, 2], [1]), lambda: random.choices([1, 2], [0, 0]), lambda: random.choices([1], [1], cum_weights=[1]),
             lambda: random.sample([1, 2], counts=[1], k=1), lambda: random.choices([1, 2], 3), lambda: random.shuffle((1, 2)),
             lambda: random.randrange(1, step=2), lambda: random.sample(5, 1)]:
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
