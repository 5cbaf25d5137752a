# When loop variables and what is looped over die.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name, end=" ")


for x in [D("a"), D("b")]:
    print("body", x.name, end=" ")
print("| loop over a list")
del x
print("| del")
for x in (D("a"), D("b")):
    print("body", x.name, end=" ")
print("| loop over a tuple")
x = None
print("| None")
for i in range(3):
    x = D(str(i))
    print("body", i, end=" ")
print("| made in the body")
del x
print("| del")
for i in range(2):
    D("t%d" % i)
    print("body", i, end=" ")
print("| temporaries")
items = [D("p"), D("q"), D("r")]
while items:
    item = items.pop()
    print("popped", item.name, end=" ")
print("| popped")
del item
print("| del")
for x in [D("u"), D("v"), D("w")]:
    print("body", x.name, end=" ")
    if x.name == "v":
        break
print("| break")
del x
print("| del")
[D("c%d" % n) for n in range(3)]
print("| list comprehension dropped")
c = [D("c%d" % n) for n in range(2)]
print("| kept")
del c
print("| del")
print(len([D("x").name for _ in range(2)]), end=" ")
print("| temporaries in a comprehension")
for x, y in zip([D("1"), D("2")], [D("3"), D("4")]):
    print("body", end=" ")
print("| zip")
del x, y
print("| del")


def loop():
    for x in [D("f1"), D("f2")]:
        print("body", end=" ")
        if x.name == "f1":
            continue
        return


loop()
print("| return in a loop")
m = map(D, "mn")
for x in m:
    print("body", end=" ")
print("| map")
del x
print("| del")
