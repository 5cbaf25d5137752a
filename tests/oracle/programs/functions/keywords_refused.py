# How built-in functions name themselves when they refuse keywords.
import gc


def attempt(function):
    try:
        function()
    except TypeError as e:
        print(e)


numbers = {1}
attempt(lambda: numbers.update([2], x=1))
attempt(lambda: numbers.union(x=1))
attempt(lambda: numbers.add(x=1))
update, add = numbers.update, numbers.add
attempt(lambda: update(x=1))
attempt(lambda: add(x=1))
attempt(lambda: set.update(numbers, x=1))
for name in ("intersection", "difference_update", "symmetric_difference", "issubset"):
    attempt(lambda: getattr(numbers, name)(x=1))
for text in ("text", b"text", bytearray(b"text")):
    for name in ("find", "count", "startswith", "upper"):
        attempt(lambda: getattr(text, name)(x=1))
        attempt(lambda: getattr(type(text), name)(text, x=1))
attempt(lambda: "text".rindex(x=1))
for name in ("get_referents", "set_threshold", "is_tracked"):
    attempt(lambda: getattr(gc, name)(x=1))
