# Which assignments on self a class tells of (3.13), and in which order its namespace is.
class Dog:
    """A dog."""

    kind = "canine"

    def __init__(self, name):
        self.name = name
        self.age, self.__chip = 3, None
        self.count += 1

    def train(self, tricks):
        def inner():
            self.inner = tricks
        for self.last in tricks:
            pass
        with open_gate() as self.gate:
            pass
        self.name = self.other.deep = 1
        del self.gone

        class Local:
            def method(self):
                self.local = 1
        return inner, Local

    def other(this):
        this.nothing = 1


print(list(Dog.__dict__))
print(getattr(Dog, "__static_attributes__", "no such thing"))
print(getattr(type("Made", (), {}), "__static_attributes__", "no such thing"))
