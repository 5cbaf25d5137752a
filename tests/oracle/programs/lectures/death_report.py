# A class decorator that reports every death. Nobody collects: the reports come at the end.
def reports_death(cls):
    original = getattr(cls, "__del__", None)

    def report(self):
        print("Report: a", cls.__name__, "named", self.name, "was removed from memory")
        if original is not None:
            original(self)

    setattr(cls, "__del__", report)
    return cls


@reports_death
class Sensor:
    def __init__(self, name):
        self.name = name
        self.partner = None

    def __del__(self):
        print("  last words of", self.name)


north = Sensor("north")
south = Sensor("south")
north.partner = south
south.partner = north
alone = Sensor("alone")
print("deleting the one without a partner")
del alone
print("deleting the pair")
del north, south
print("end of the program")
