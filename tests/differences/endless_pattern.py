# difference: a regular expression that goes back and forth without end is stopped with a
#     RuntimeError
# reason: CPython would search for years; the library that matches here counts its steps
# refarium: RuntimeError: the regular expression takes too many steps for this text
import re

try:
    print(re.match("(a|aa)+$", "a" * 60 + "b") is None)
except RuntimeError as error:
    print(type(error).__name__ + ":", error)
