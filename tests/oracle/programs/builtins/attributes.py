# getattr, setattr, hasattr, delattr, callable, globals, locals.
class Box:
    shared = "class"


box = Box()
setattr(box, "a", 1)
print(getattr(box, "a"), box.a, hasattr(box, "a"), hasattr(box, "b"), getattr(box, "b", None), getattr(box, "shared"))
delattr(box, "a")
print(hasattr(box, "a"), box.__dict__)
for name in "x", "y", "z":
    setattr(box, name, name * 2)
print(sorted(box.__dict__), [getattr(box, name) for name in "xyz"])
setattr(Box, "shared", "changed")
setattr(Box, "method", lambda self: "method of " + self.x)
print(box.shared, box.method())
setattr(box, "with space", "odd")
print(getattr(box, "with space"), "with space" in box.__dict__)
for bad in (lambda: getattr(box, "nope"), lambda: delattr(box, "nope"), lambda: setattr(5, "x", 1), lambda: setattr(box, 5, 1),
            lambda: getattr(box), lambda: hasattr(box), lambda: setattr(None, "x", 1), lambda: delattr(Box, "nope"), lambda: setattr(int, "x", 1)):
    try:
        bad()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__ + ":", error)
globals()["made"] = "through globals"
print(made, "made" in globals())
del globals()["made"]
print("made" in globals())


def look():
    a = 1
    snapshot = locals()
    b = 2
    return sorted(snapshot), sorted(locals())


print(look())
print(hasattr(box, "__dict__"), hasattr(5, "__dict__"), hasattr(Box, "__name__"), getattr(Box, "__name__"), getattr(print, "__name__"))
print([callable(thing) for thing in (print, Box, box, Box.method, box.method, lambda: 0, 1, None, "x", type)])
