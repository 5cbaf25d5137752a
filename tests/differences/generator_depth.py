# difference: more generators than the recursion limit that loop over each other raise RecursionError
#     under 3.13 too
# reason: CPython 3.13 does not count a generator's frame when a for loop runs it, and breaks down
#     with a signal when there are a hundred thousand
# refarium: RecursionError
def each(items):
    for item in items:
        yield item


chain = iter([1])
for _ in range(1500):
    chain = each(chain)
try:
    print(next(chain))
except RecursionError as error:
    print(type(error).__name__)
