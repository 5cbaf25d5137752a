# What is still there at the end of the program goes then.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name)


first = D("first")
_second = D("second")
third = D("third")
del first
first = D("first again")
print("end of the program")
