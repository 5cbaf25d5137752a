# Finalizers at the end may still make objects and print them.
class Late:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("late", self.n)


class Maker:
    def __del__(self):
        print("making")
        Late(1)
        x = [Late(2)]
        print(sorted([3, 1, 2]), {"k": 1}, f"{1 + 1}")


m = Maker()
print("end")
