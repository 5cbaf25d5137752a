# *args: *annotation (from 3.11 on): one thing is taken out of what stands there.
import sys

text = """
def f(*args: *kinds): pass
print(f.__annotations__)
"""
text_of_text = "from __future__ import annotations" + text


class Shown:
    def __iter__(self):
        print("asked")
        return iter([7])


def attempt(source, kinds):
    try:
        exec(source, {"kinds": kinds})
    except SyntaxError as error:
        print("SyntaxError", error.msg, error.lineno, error.offset)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


marker = object()
before = sys.getrefcount(marker)
for kinds in ((int,), [str], Shown(), (), (1, 2), 5):
    attempt(text, kinds)
attempt(text.replace("print", "(lambda x: None)"), (marker,))
print(sys.getrefcount(marker) - before)
attempt(text_of_text, (int,))
