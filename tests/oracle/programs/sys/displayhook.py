# sys.displayhook prints the repr of what is not None, and keeps it as _ in builtins.
import builtins
import sys

sys.displayhook(None)
print(hasattr(builtins, "_"))
sys.displayhook("text")
print(builtins._)
sys.displayhook([1, 2])
print(_, sys.displayhook is sys.__displayhook__)


class Bad:
    def __repr__(self):
        raise ValueError("no repr")


try:
    sys.displayhook(Bad())
except ValueError as error:
    print(error, _)
