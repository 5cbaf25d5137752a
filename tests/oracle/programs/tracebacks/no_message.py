# An exception without a message, raised by its class.
def f():
    g()


def g(): raise ValueError


for i in [1]:
    if i:
        f()
