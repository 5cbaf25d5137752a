# difference: random numbers without a seed are the same in each run
# reason: a run must be the same every time, and a program sees nothing of the host's randomness
# refarium: True
import random

first = random.random()
random.seed()
print(random.random() == first)
