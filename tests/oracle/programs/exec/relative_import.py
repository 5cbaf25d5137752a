# A relative import of a program that is no package: an ImportError when it runs, nothing before.
def load():
    from . import neighbour
    return neighbour


for statement in ("from . import x", "from .. import x", "from .x import y", "from ..x.y import z",
                  "from . import *", "from .x import *"):
    try:
        exec(statement)
    except ImportError as error:
        print(type(error).__name__, error, error.name, error.path)
try:
    load()
except ImportError as error:
    print(error)
print("the rest runs")
from .sibling import name
