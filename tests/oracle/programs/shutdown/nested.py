# Deeper structures at the end: functions, classes, closures, instances in instances.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name)


def with_default(x=D("default")):
    return x


class K:
    attribute = D("class attribute")


def make():
    captured = D("captured")

    def inner():
        return captured
    return inner


inner = make()
deep = [[[D("deep")]]]
holder = D("holder")
holder.part = D("part")
holder.part.part = D("part of part")
top = D("top")
print("end")
