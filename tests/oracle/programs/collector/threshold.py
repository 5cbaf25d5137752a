# Automatic collections: in which rounds of a loop the garbage goes.
import gc

gc.collect()
died = []


class Cycle:
    def __init__(self, number):
        self.number = number
        self.me = self

    def __del__(self):
        died.append(self.number)


gc.set_threshold(50, 1000, 1000)
gc.collect()
rounds = []
seen = 0
for i in range(200):
    Cycle(i)
    if len(died) > seen:
        rounds.append((i, len(died) - seen))
        seen = len(died)
print("rounds with finalizers:", len(rounds), rounds[0], rounds[1])
print("in order:", died == sorted(died))
gc.disable()
before = len(died)
for i in range(200):
    Cycle(i)
print("while disabled:", len(died) - before)
print("collect:", gc.collect())
gc.set_threshold(0)
gc.enable()
before = len(died)
for i in range(2000):
    Cycle(i)
print("threshold 0:", len(died) - before)
