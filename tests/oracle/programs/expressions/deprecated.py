# what the interpreter warns of: ~True, the truth of NotImplemented, an __index__ that is no plain int
x = True
print(~x)
try: print(True.__round__(None))
except TypeError as e: print(e)
try: print((5).__round__(None))
except TypeError as e: print(e)
class I:
    def __index__(self): return True
print([1,2][I()])
print(bool(NotImplemented))
print((5).__pow__("x", 1.5), (5).__pow__(3, 1.5))
import copy
print(copy.copy(NotImplemented), copy.copy(...), (...).__reduce__(), type(NotImplemented).__bool__)
for x in True, False: print(~x)
for i in range(3):
    if NotImplemented: print("yes")
import warnings
warnings.simplefilter("error")
try: ~x
except DeprecationWarning as e: print(type(e))
try: [1, 2][I()]
except DeprecationWarning as e: print(type(e))
try: not NotImplemented
except DeprecationWarning as e: print(type(e))
try: list(range(I()))
except DeprecationWarning as e: print(type(e))
