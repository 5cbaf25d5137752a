# The bounds of a search are asked for their index once each, before what is looked for
class Bound:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("index", self.value, end="; ")
        return self.value


data = b"abcabc"
print(data.find(b"c", Bound(3)))
print(data.rfind(b"", Bound(1), Bound(4)))
print(data.find(b"", Bound(1), Bound(4)))
print(data.count(Bound(97), Bound(-4), Bound(-1)))
print(data.startswith(b"b", Bound(1)), data.endswith((b"x", b"b"), Bound(0), Bound(5)))
print(bytearray(data).index(b"a", Bound(1)), bytearray(data).rindex(b"a", Bound(0), Bound(3)))
print("abcabc".find("c", Bound(3)), "abcabc".rfind("", Bound(1), Bound(4)))
print("añbñ".count("ñ", Bound(2)), "añbñ".rfind("ñ", Bound(-3), Bound(3)))
for search in (data.find, "abc".index, bytearray(b"x").rfind):
    try:
        search("", Bound(0), "x") if search == data.find else search(1, Bound(0), 1.5)
    except TypeError as error:
        print(error)
