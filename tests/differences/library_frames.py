# difference: tracebacks and the module traceback leave out the frames of the library's own code
# reason: the library here is other code: its lines and functions are not those of CPython, and
#     no lecture is about them
# refarium: ['<module>', 'fail']
import traceback
from enum import Enum


class Color(Enum):
    RED = 1

    @classmethod
    def _missing_(cls, value):
        return fail()


def fail():
    raise KeyError("own code, called by the library")


try:
    Color(5)
except KeyError as error:
    print([entry.name for entry in traceback.extract_tb(error.__traceback__)
           if entry.name != "_missing_"])
