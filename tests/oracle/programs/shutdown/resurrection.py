# Resurrection at the end of the program: nobody comes to look again.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        global saved
        print("-" + self.name)
        saved = self


a = D("a")
b = D("b")
b.me = b
saved = None
print("end")
