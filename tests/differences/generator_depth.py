# difference: how deep recursion can go under 3.13: more generators than the recursion limit that loop
#     over each other raise RecursionError here too, and a class that makes itself in its __init__ ends a
#     few calls earlier
# reason: CPython 3.13 does not count a generator's frame when a for loop runs it, and breaks down
#     with a signal when there are a hundred thousand; and where its stack is continued in another
#     block of memory it calls an __init__ in a way that counts less
# refarium: RecursionError 500
def each(items):
    for item in items:
        yield item


class Itself:
    made = 0

    def __init__(self):
        Itself.made += 1
        Itself()


chain = iter([1])
for _ in range(1500):
    chain = each(chain)
try:
    print(next(chain))
except RecursionError as error:
    print(type(error).__name__, end=" ")
try:
    Itself()
except RecursionError:
    print(Itself.made)
