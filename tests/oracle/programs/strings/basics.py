# Strings: indexing, slicing, concatenation, membership, escapes.
s = "Refarium"
print(s[0], s[-1], s[2:5], s[:3], s[3:], s[::-1], s[::2], s[-3:], s[5:2] == "", s[100:] == "")
print(len(s), len(""), len("a\nb"), len("äöü"), len("\t\\"))
print("a" + "b", "ab" * 3, "ab" * 0 == "", "ab" * -1 == "", 3 * "-")
print("far" in s, "x" not in s, "" in s, "ri" in s)
print('single "quotes"', "it's", 'both \' and "', "tab\there", "back\\slash", "line\\n")
print(repr("a\nb\t'"), repr('"'), repr("'"), repr("'\""), repr("\x00\x1f\x7f"), repr("é€"))
print("""triple
  quoted "text" here""")
print(r"raw\n\t", "\x41\u0042\103", "con" "cat" 'enated')
print("long \
continued")
for letter in "xyz":
    print(letter, end="-")
print()
print([c for c in "hello"], list("ab"), tuple("cd"), sorted("hello"), max("hello"))
print(str(12) + str(1.5) + str(None) + str(True) + str([1, "a"]) + str(("x",)))
print("abc" < "abd", "abc" == "abc", "a" * 3 == "aaa", "B" < "a")
a = "x"
a += "y"
a *= 2
print(a)
