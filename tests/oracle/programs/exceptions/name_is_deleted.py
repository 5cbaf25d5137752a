# The name after "as" is gone when the handler ends.
error = "before"
try:
    raise ValueError("x")
except ValueError as error:
    print("inside:", repr(error))
try:
    error
except NameError as e:
    print("after:", e)
try:
    raise ValueError("y")
except ValueError as kept:
    saved = kept
print(repr(saved), saved.args, str(saved))
try:
    raise ValueError("z")
except ValueError as z:
    del z
print("deleting it yourself is fine")
try:
    raise ValueError("w")
except ValueError as w:
    w = None
print("w" in globals())


def function():
    try:
        raise KeyError("k")
    except KeyError as local:
        pass
    try:
        return local
    except UnboundLocalError as unbound:
        return str(unbound)[:5] + "...", type(unbound).__name__


print(function())


def loop():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            if i == 0:
                continue
            return e.args[0]


print(loop())
