# Truth of every kind of object; and/or give an operand back, not a bool.
class Always:
    pass


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("len asked", end=" ")
        return self.n


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("bool asked", end=" ")
        return self.value


for thing in (0, 1, -1, 0.0, 0.1, "", "0", [], [0], (), (0,), {}, {0: 0}, None, True, False,
              range(0), range(1), set(), {0}, print, int):
    print("T" if thing else "F", end="")
print()
print("yes" if Always() else "no")
print("yes" if Sized(0) else "no", "yes" if Sized(3) else "no")
print("yes" if Truth(False) else "no", "yes" if Truth(True) else "no")
print(1 and 2, 0 and 2, "" or [], [] or "", None and 1, 0 or None)
print(not Truth(True), not Sized(0))
print(True + True, True * 5, -True, True == 1, False == 0, str(True))
print(isinstance(True, int), True < 2, [10, 20][True], "ab"[False])
if Truth(True) and not Sized(0) or Truth(False):
    print("taken")
while Truth(False):
    print("never")
print(True & False, True | False, True ^ True, type(True & True))
