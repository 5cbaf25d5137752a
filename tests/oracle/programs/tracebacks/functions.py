# An error three calls deep.
def inner(n):
    if n == 0:
        return [1, 2][5]
    return inner(n - 1)


def outer():
    x = 1
    return (x +
            inner(2))


class K:
    def method(self, value):
        result = outer() + value
        return result


print("start")
K().method(3)
