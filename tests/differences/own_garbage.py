# difference: what gc.collect() returns in a finalizer at the end of a program under 3.13, after an
#     uncaught exception (more than a hundred in CPython)
# reason: CPython 3.13 imports modules to print the exception, and counts what they leave behind;
#     Refarium's printing leaves nothing
# refarium: 0
import gc

gc.collect()
gc.disable()


class Last:
    def __del__(self):
        print(gc.collect())


def fail(argument):
    raise ValueError("the end")


fail(Last())
