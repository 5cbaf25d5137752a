# input() and sys.stdin where there is no input: EOFError, prompts, replaced streams
import sys
try:
    input("name? ")
except EOFError as e:
    print("EOFError:", e)
print(repr(sys.stdin.readline()), repr(sys.stdin.read()), sys.stdin.readlines(), list(sys.stdin))
class In:
    def __init__(self, *lines): self.lines = list(lines)
    def readline(self): return self.lines.pop(0)
    def __del__(self): print("In is gone")
class Shout:
    def write(self, text): old.write(text.upper())
    def flush(self): old.write("<flush>")
old = sys.stdout
keep = sys.stdin
sys.stdin = In("Ada\n", "no line end", "", 5)
sys.stdout = Shout()
print(input("who? "))
sys.stdout = old
print(repr(input()))
for n in range(2):
    try:
        print(input(n))
    except (EOFError, TypeError) as e:
        print(type(e).__name__, e)
sys.stdin = None
try:
    input()
except RuntimeError as e:
    print(e)
sys.stdin = keep
class Prompt:
    def __str__(self): return "made by __str__ "
input(Prompt())
