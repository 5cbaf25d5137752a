# The collector writes to whatever sys.stderr is; without one to the real stream.
import gc
import sys

print("two lines")
print("in the buffer")
gc.collect()
gc.disable()


class Node:
    def __del__(self):
        print("del")


class Log:
    def write(self, text):
        if "generation" not in text:
            print("log", repr(text[:22]))

    def flush(self):
        print("flushed")


node = Node()
node.me = node
del node
gc.set_debug(gc.DEBUG_COLLECTABLE | gc.DEBUG_STATS)
sys.stderr = Log()
gc.collect()
sys.stderr = None
gc.collect()
del sys.stderr
gc.collect()
sys.stderr = sys.__stderr__
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
gc.garbage.append("found at the end")
