# The methods that teaching programs use.
s = "  Hello, World  "
print("[" + s.strip() + "]", "[" + s.lstrip() + "]", "[" + s.rstrip() + "]")
print(s.upper(), s.lower(), "hello world".title(), "hELLO".capitalize(), "aBc".swapcase())
print("a,b,,c".split(","), "a b  c ".split(), "abc".split("x"), "".split(), "".split(","), "a b c".split(" ", 1))
print(",".join(["a", "b"]), "".join([]), "-".join("abc"), ", ".join(("x",)))
print("hello".replace("l", "L"), "hello".replace("l", "", 1), "aaa".replace("aa", "b"))
print("hello".find("l"), "hello".find("z"), "hello".index("e"), "hello".count("l"), "hello".rfind("l"))
print("hello".startswith("he"), "hello".endswith("lo"), "hello".startswith(("x", "h")))
print("123".isdigit(), "12a".isdigit(), "abc".isalpha(), "ab1".isalnum(), " ".isspace(), "A".isupper(), "a".islower())
print("x".center(5) + "|", "x".ljust(3) + "|", "x".rjust(3) + "|", "7".zfill(3), "x".center(4, "*"))
print("a\nb\n".splitlines(), "k=v=w".partition("="), "abc".strip("ac"))
for bad in (lambda: "a".join([1]), lambda: "abc".index("z"), lambda: "a".split(""),
            lambda: "a" + 1, lambda: "abc"[5], lambda: s["x"], lambda: "a".nope, lambda: "a" * "b"):
    try:
        bad()
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        print(type(error).__name__ + ":", error)
