# An exception after send().
def g():
    x = 1
    y = yield x + 1
    return y / 0
def run():
    it = g()
    next(it)
    it.send(5)
run()
