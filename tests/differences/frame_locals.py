# difference: f_locals of a function's frame is a dict, a copy of the variables, under 3.13 too: what is
#     written into it does not reach the function
# reason: 3.13 gives a view of its own kind there, which only debuggers write through; it is not
#     built yet
# refarium: dict 1
import sys


def function():
    x = 1
    names = sys._getframe().f_locals
    names["x"] = 2
    print(type(names).__name__, x)


function()
