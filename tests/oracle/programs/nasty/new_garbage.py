# A finalizer makes new garbage cycles: they stay for the next collection.
import gc

gc.collect()
gc.disable()


def log(phase, info):
    print("[%s %s]" % (phase, " ".join("%s=%s" % pair for pair in info.items())))


gc.callbacks.append(log)



class Node:
    count = 0

    def __init__(self, depth):
        self.depth = depth
        self.me = self

    def __del__(self):
        Node.count += 1
        print("del depth", self.depth, "collecting" if gc.get_count()[2] == 0 else "")
        if self.depth:
            Node(self.depth - 1)
            Node(self.depth - 1)


Node(2)
for turn in range(5):
    found = gc.collect()
    print("turn", turn, "found", found, "so far", Node.count)
