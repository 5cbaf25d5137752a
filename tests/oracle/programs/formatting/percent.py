# The % operator.
print("%s and %r" % ("text", "text"), "%d items" % 3, "%s" % None, "%s" % [1, "a"])
print("%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42))
print("%5s|%-5s|%.2s|%5.1s" % ("ab", "ab", "abcdef", "xyz"))
print("%f %.2f %8.3f %-8.1f| %e %.3e %g %g %g" % (3.14159, 2.5, 3.14159, 2.25, 12345.678, 0.00012, 0.0001, 1e10, 100000.0))
print("%x %X %o %#x %#o %c %c %%" % (255, 255, 8, 255, 8, 65, "z"))
print("%(name)s is %(age)d" % {"name": "Ann", "age": 30}, "%(a)s%(a)s" % {"a": 1})
print("%d %d" % (True, 3.99), "%s %s" % (1.0, 1e20), "%d" % (10 ** 20))
print("%*d|%-*d|%.*f" % (5, 1, 5, 1, 2, 1.5))
print("%s" % ((1, 2),), "%s %s" % (1, (2, 3)), "no arguments" % (), "%r" % ("x",))
class P:
    def __str__(self):
        return "str of P"

    def __repr__(self):
        return "repr of P"


print("%s %r" % (P(), P()), "%s" % [P()])
for fmt, args in (("%d", "x"), ("%s %s", 1), ("%s", (1, 2)), ("%q", 1), ("%", 1), ("%(a)s", 1), ("%(a)s", {}),
                  ("%x", 1.5), ("%c", "ab"), ("a", 1), ("%f", "y"), ("%c", -1)):
    try:
        print(fmt % args)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(type(error).__name__ + ":", error)
