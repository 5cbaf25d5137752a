# a static method written in C
print(str.maketrans, str.maketrans.__self__, str.maketrans.__qualname__, "".maketrans is str.maketrans, vars(str)['maketrans'])
print(int.__new__, int.__new__.__self__, int.__new__.__qualname__, dict.fromkeys, {}.fromkeys.__qualname__, len.__qualname__, [].append.__qualname__)
try: str.maketrans()
except TypeError as e: print(e)
try: str.maketrans(1,2,3,4)
except TypeError as e: print(e)
