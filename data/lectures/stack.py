# title: The stack of calls
# python: 3.13
# order: 110
# show: no classes

# %% [markdown]
# Each call has a card of its own, with its own names: its **frame**. The frame of the newest call lies in front
# of the others, with a little arrow. The last one that came is the first one to go.

# %% Frames come and go
def inner(n):
    result = n + 1
    return result


def outer(n):
    first = inner(n)
    second = inner(first)
    return second


# pause: each frame.push
# say: A call: a new frame lies in front. Those behind it wait.
# ask: What is printed? = 7
# say: All frames are gone again, and their names with them.
print(outer(5))

# %% [markdown]
# A function may call itself. Every call has a frame, and an `n`, of its own.

# %% A call within a call within a call
def factorial(n):
    if n == 1:
        # pause: before
        # say: Three frames, and three different `n`. Each waits for the one in front of it.
        return 1
    return n * factorial(n - 1)


# ask: What is printed? = 6
print(factorial(3))

# %% [markdown]
# And if it never ends? Python counts the frames and stops the program before the memory is full.

# %% Without end
# note: Usually the limit is 1,000. With 6 it can be seen.
import sys


def forever(n):
    return forever(n + 1)


sys.setrecursionlimit(6)
try:
    # pause: first raise
    # say: One frame too many: an error is raised. It goes back through all the frames, and each of them is taken away.
    forever(1)
except RecursionError:
    sys.setrecursionlimit(1000)
    # ask: What is printed? = too deep
    print("too deep")

# %% [markdown]
# When a call ends, its frame goes, and what only its names held dies. Here it ends with an error.

# %% A frame that takes something along
class Guest:
    def __del__(self):
        print("the guest leaves")


def party():
    guest = Guest()
    raise ValueError("too loud")


# ask: What is printed, in which order? = too loud, the guest leaves
# say: The guest leaves only *after* the message. The error remembers where it came from: its **traceback**
# say: holds the frame of `party`, and the frame holds the guest.
try:
    party()
except ValueError as error:
    print(error)
print("quiet again")

# %% [markdown]
# Who keeps an error keeps its traceback, all the frames in it, and all that their names hold.

# %% An error that is kept
kept = None
try:
    party()
except ValueError as error:
    kept = error
# pause: after
# say: From `kept` to the error, to its traceback, to the frame, to the guest: a whole chain.
print("the guest is still here")
# ask: What is printed? = the guest leaves
kept = None
