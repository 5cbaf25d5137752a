# json.dumps: what it refuses; default, cls, circles, deep nesting
import json


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y}
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


show(lambda: json.dumps(object()))
show(lambda: json.dumps({"a": [1, {1, 2}]}))
show(lambda: json.dumps(b"x"))
show(lambda: json.dumps(1j))
show(lambda: json.dumps({(1,): 2}))
show(lambda: json.dumps({1: 1, "a": 2}, sort_keys=True))
show(lambda: json.dumps(float("nan"), allow_nan=False))
show(lambda: json.dumps([float("inf")], allow_nan=False, indent=1))
show(lambda: json.dumps([Point(1, {3, 2}), Point(Point(0, 0), [])], cls=Encoder))
show(lambda: json.dumps([Point(1, 2)], cls=Encoder, indent=1))
show(lambda: json.dumps(Point(1, len), cls=Encoder))
show(lambda: json.dumps([Point(1, 2)], default=vars))
show(lambda: json.dumps([Point(1, 2)], default=lambda o: None))
show(lambda: json.dumps([object()], default=lambda o: o))
show(lambda: json.dumps(3, default=4))
show(lambda: json.dumps(Point(1, 2), default=4))
loop = [1]
loop.append({"loop": loop})
show(lambda: json.dumps(loop))
show(lambda: json.dumps(loop, indent=1))
same = [1]
show(lambda: json.dumps([same, same, {"s": same}]))
show(lambda: json.dumps(1, cls=3))
show(lambda: json.dumps(1, bad=3))
show(lambda: json.dumps())
show(lambda: json.loads("[" * 100000))
middle = json.loads("[" * 900 + "]" * 900)
print(len(json.dumps(middle)), json.dumps(middle, indent=0).count("\n"))
