# A stream that can't be flushed at the end makes the exit status 120.
import sys


class Out:
    def write(self, text):
        sys.__stdout__.write(text.upper())


class Last:
    def __del__(self):
        print("last words")


last = Last()
sys.stdout = Out()
print("loud")
