# An expression over several lines.
def total(a, b, c):
    result = (a
              + b
              + c)
    return result


print(total(1, 2, 3))
print(total(
    1,
    2,
    "three",
))
