# A finalizer that raises at the very end.
class Bad:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name)
        raise ValueError(self.name)


a = Bad("a")
b = Bad("b")
b.me = b
print("end")
