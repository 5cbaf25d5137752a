class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, by):
        self.x += by
        self.y -= by


point = Point(0, 0)
for i in range(30000):
    point.move(i)
print(point.x, point.y)
