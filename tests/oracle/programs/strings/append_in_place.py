# A str that only a variable holds grows in its block: when its id stays, by version.
def in_loop(text):
    text = text + "k"
    seen = [id(text)]
    for i in range(30):
        text += "x"
        seen.append(id(text))
    return "".join(["=" if a == b else "." for a, b in zip(seen, seen[1:])])


def twice(text):
    text = text + "k"
    first = id(text)
    text += "x"
    second = id(text)
    text = text + "y"
    return first == second, id(text) == second


def in_cell(text):
    def inner():
        return text

    text = text + "k"
    first = id(text)
    text += "x"
    return id(text) == first


def shared(text):
    text = text + "k"
    other = text
    text += "x"
    return other, text, text is other


def hashed(text):
    text = text + "k"
    hash(text)
    first = id(text)
    text += "x"
    return id(text) == first


print(in_loop("abcdefghijkl"))
print(in_loop("abcdefghijkl"))
print(in_loop("äbc"))
print([twice("abcdefghijkl") for i in range(10)])
print([in_cell("abcdefghijkl") for i in range(10)])
print([shared("abcdefghijkl") for i in range(10)][-1])
print([hashed("abcdefghijkl") for i in range(10)][-1])
name = "abcdefghijkl"
name = name + "k"
same = []
for i in range(20):
    before = id(name)
    name += "y"
    same.append(before == id(name))
print("".join(["=" if s else "." for s in same]), len(name))
