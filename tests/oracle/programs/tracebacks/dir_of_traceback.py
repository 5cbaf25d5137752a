# What dir() knows of a traceback, and so what is suggested for it.
try:
    int("x")
except ValueError as e:
    t = e.__traceback__
print(dir(t), t.__dir__())
for name in "tb_fram", "tb_nxt", "__dict__", "__dirs__":
    try:
        getattr(t, name)
    except AttributeError as e:
        print(e)
t.__dict__
