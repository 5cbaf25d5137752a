# sys.stdout and sys.stderr can be replaced; print writes to whatever is there.
import sys

print(sys.stdout is sys.__stdout__, sys.stdout.name, sys.stderr.name, sys.stdin.name)
print(sys.stdout.mode, sys.stdin.mode, sys.stdout.closed, sys.stdout.fileno(),
      sys.stderr.fileno(), sys.stdout.writable(), sys.stdin.readable())
print(sys.stdout.write("abc\n"))


class Tee:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("FLUSH")


class Silent:
    def __str__(self):
        sys.stdout = sys.__stdout__
        return "silent"


tee = Tee()
sys.stdout = tee
print("one", 2, None, sep="-")
print("x", end="", flush=True)
print()
print(Silent(), "after")
print("back", tee.parts)
print("to file", file=tee)
print(tee.parts[-2:])
sys.stdout = None
print("nowhere")
del sys.stdout
try:
    print("lost")
except RuntimeError as error:
    sys.stdout = sys.__stdout__
    print(error)
sys.stderr = tee
print("to stderr", file=sys.stderr)
print(tee.parts[-2:])
sys.stderr = sys.__stderr__
for call in (lambda: print(1, file=5), lambda: sys.stdout.write(5)):
    try:
        call()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
sys.stdout = Tee()
sys.__stdout__.write("end\n")
