# f-strings: expressions, conversions, nesting, evaluation order.
name = "World"
n = 42
items = [1, 2, 3]
print(f"Hello {name}!", f"{n + 1}", f"{items[1]}{items[-1]}", f"{len(items)} items")
print(f"{'inner'} {name.upper()} {n if n > 10 else 0}", f"{{braces}} {{{n}}}", f"")
print(f"{name!r} {name!s} {items!r} {'é'!a}")
print(f"{1.5} {1/3} {None} {True} {(1, 2)} {[]}")
print(f"a" "b" f"{n}" "c{n}" f'{"quoted"}')


class Both:
    def __str__(self):
        print("[str]", end="")
        return "S"

    def __repr__(self):
        print("[repr]", end="")
        return "R"


b = Both()
print(f"{b}{b!r}{b!s}{[b]}")


def v(x):
    print("eval", x, end=" ")
    return x


print(f"{v(1)}{v(2)}" + f"{v(3)}")
print(f"{(lambda x: x * 2)(4)}", f"{ {'a': 1}['a'] }", f"{n}" f"{n!r}")
print(f"""multi
{n} line""")
x = f"{n}"
print(x, type(x), x == "42", f"{name}" is name)
try:
    f"{undefined_name}"
except NameError as error:
    print(error)
