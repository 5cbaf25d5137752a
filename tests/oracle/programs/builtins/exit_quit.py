# exit and quit: what they show, and that they raise SystemExit through finally parts
import sys
print(exit, quit, type(exit).__name__, callable(quit))
for code in (None, 3, "text"):
    try:
        exit(code)
    except SystemExit as e:
        print(repr(e), e.code, e.args)
try:
    quit()
except SystemExit as e:
    print(e.code)
try:
    exit(1, 2)
except TypeError as e:
    print(type(e).__name__)
class D:
    def __del__(self): print("del")
def f():
    d = D()
    try:
        exit(code=7)
    finally:
        print("finally")
f()
