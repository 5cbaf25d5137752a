# Two closures that share a cell, and one with a cell of its own.
# show: functions


def counter(start):
    count = start

    def up():
        nonlocal count
        count += 1
        return count

    def reset():
        nonlocal count
        count = start

    return up, reset


up, reset = counter(0)
other, _ = counter(10)
up()
up()
