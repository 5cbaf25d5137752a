# Carets under an attribute.
class Point:
    def __init__(self):
        self.x = None


def use(p):
    return p.x.value.more


use(Point())
