# How often a warning about an escape, a number or a finally part is written
x = "\d"; y = "\d"
z = ["\d", ("\q", {"\q": "\q"}), f"\d{x}\d", "\d" "\d" "ok"]
def f(a="\d"):
    "doc \d"
    lambda: "\q"
    try: pass
    finally:
        assert (1, "x")
        1 is x
    return "\400"
(a := "\d")
if x == "\d" and not "\d": pass
print("""
\d
\q""")
match x:
    case "\d" | "\q": pass
1if 1else 2
x = 0xfor 1
x = 1_0in [1]
