# Branches, nested branches, conditional expressions, pass and assert.
def grade(points):
    if points >= 90:
        return "A"
    elif points >= 80:
        return "B"
    elif points >= 70:
        if points >= 75:
            return "C+"
        return "C"
    else:
        return "F"


print([grade(p) for p in (95, 90, 85, 77, 71, 10)])
for n in range(1, 16):
    print("FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else n, end=" ")
print()
if []:
    print("never")
elif not []:
    pass
else:
    print("never")
x = 5
if 1 < x < 10 and not x == 7 or undefined:
    print("short cut")
if x: print("one line"); y = 1
else: y = 2
print(y)
assert x == 5, "not shown"
try:
    assert x == 6, "shown: %d" % x
except AssertionError as error:
    print(error)
try:
    assert not x
except AssertionError as error:
    print(repr(error), str(error) == "")


def nothing():
    pass


print(nothing(), (lambda: None)())
if x == 5:
    if y == 2:
        print("a")
    elif y == 1:
        print("b")
    else:
        print("c")
