# Throwing a class whose call gives no exception: TypeError, and what the call gave goes.
import warnings

warnings.simplefilter("ignore")


class Noisy:
    def __del__(self):
        print("gone")


class Odd(Exception):
    def __new__(cls, *args):
        return Noisy()


class Other(Exception):
    def __new__(cls, *args):
        return ValueError("another one")


def turns():
    try:
        yield 1
    except BaseException as e:
        print(type(e).__name__, e)
    yield 2


for given in ((Odd,), (Odd, 1), (Odd, (1, 2)), (Other,), (Other, 3)):
    g = turns()
    next(g)
    print(g.throw(*given))
fresh = turns()
try:
    fresh.throw(Odd)
except TypeError as e:
    print(e)
for cls in (Odd, Other):
    try:
        raise cls
    except Exception as e:
        print(type(e).__name__, e)
try:
    raise KeyError from Other
except KeyError as e:
    print(type(e).__name__, repr(e.__cause__))
