# title: The stack of calls
# python: 3.13
# order: 110

# %% [markdown]
# Each call has a card of its own, with its own names. The card of the newest call lies on top: the last one
# that came is the first one to go.

# %% Cards come and go
def inner(n):
    result = n + 1
    return result


def outer(n):
    first = inner(n)
    second = inner(first)
    return second


# pause: first frame.push
# ask: What is printed? = 7
print(outer(5))

# %% [markdown]
# A function may call itself. Every call has its own `n`.

# %% A call within a call within a call
def factorial(n):
    if n == 1:
        return 1
    return n * factorial(n - 1)


# ask: What is printed? = 24
print(factorial(4))

# %% [markdown]
# And if it never ends? Python counts the cards and stops before the memory is full.

# %% Without end
import sys


def forever(n):
    return forever(n + 1)


sys.setrecursionlimit(60)
try:
    forever(0)
except RecursionError as error:
    # ask: What is printed? = RecursionError
    print(type(error).__name__)
sys.setrecursionlimit(1000)

# %% [markdown]
# When a call ends, its card goes, and what only its names held dies.

# %% A card that takes something along
class Guest:
    def __del__(self):
        print("the guest leaves")


def party():
    guest = Guest()
    raise ValueError("too loud")


# ask: What is printed, in which order? = too loud, the guest leaves
try:
    party()
except ValueError as error:
    print(error)
print("quiet again")

# %% [markdown]
# Look at the order: the guest leaves only *after* the message. The error remembers where it came from: its
# traceback holds the card of `party`, and the card holds the guest. Who keeps an error keeps all that.

# %% An error that is kept
kept = None
try:
    party()
except ValueError as error:
    kept = error
print("the guest is still here")
# ask: What is printed? = the guest leaves
kept = None
