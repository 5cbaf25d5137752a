# A million objects at the end: far too many for a box each.


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


points = [Point(0.5, n) for n in range(10)]
numbers = [[] for n in range(999_000)]
