# Looking for a similar name runs the program's own __getattribute__
class A:
    def __init__(self): self.nearly = 1
    def __getattribute__(self, name):
        print("attribute", name)
        return object.__getattribute__(self, name)
class B:
    def __dir__(self):
        print("dir")
        return ["nearly", "other"]
class C:
    nearly = 1
    def __getattr__(self, name):
        print("getattr", name)
        raise AttributeError(name, name="narly", obj=self)
class D0:
    def __dir__(self):
        return 1 / 0
def run(n):
    try: [A][n]().narly
    finally:
        if n < 0: run(n + 1)
run(0)
