# __import__ () called by hand: what it gives, and what it refuses.
print(__import__("collections.abc").__name__)
print(__import__("collections.abc", fromlist=["Set"]).__name__)
print(__import__("collections", globals(), locals(), ["abc"], 0).abc.__name__)
print(__import__(name="math", level=0).__name__)
for args in (("",), ("x", None, None, (), -1), ("", {}, None, ("a",), 1),
             ("x", {"__package__": "y"}, None, (), 1), ("x", {"__package__": ""}, None, (), 1),
             ("x", {"__package__": None, "__name__": "m"}, None, (), 1), (3,), ("nothing.here",),
             ("collections.nothing",), ("math.nothing",)):
    try:
        print(__import__(*args).__name__)
    except (ImportError, KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error, getattr(error, "name", None))
