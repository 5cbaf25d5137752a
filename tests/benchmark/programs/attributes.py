# SPDX-License-Identifier: MIT
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, by):
        self.x += by
        self.y -= by


def move(point):
    for i in range(300000):
        point.move(i)


point = Point(0, 0)
move(point)
print(point.x, point.y)
