# A string never changes: methods make new ones, counts and names show it.
s = "constant text"
t = s
s += "!"
print(s, "/", t, s is t)
try:
    s[0] = "X"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
try:
    s.attribute = 1
except AttributeError as error:
    print(error)
u = t.upper()
print(t, u, u is t, u.lower() == t, u.lower() is t)
pieces = []
for i in range(4):
    pieces.append("<%d>" % i)
print("".join(pieces))
d = {t: 1}
d["constant" + " " + "text"] += 1
print(d)
print(str(t) is t, t[:] is t, t * 1 is t, "".join([t]) is t)
empty = ""
print(empty is t[:0], empty == t[5:5])
