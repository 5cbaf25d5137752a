# An error in finally while an error is on its way.
def f():
    try:
        return {}["missing"]
    finally:
        "text" + 1


f()
