# A call with the wrong arguments, through a method and a default.
class Point:
    def __init__(self, x, y):
        self.x = x


def make(kind=Point):
    return [kind(i) for i in range(3)]


made = make()
