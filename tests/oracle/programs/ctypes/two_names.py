# Two structures on one address; a freed object.
import ctypes
import gc

gc.disable()


class Count(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_long)]


class Thing:
    def __del__(self):
        print("dies")


def watch():
    thing = Thing()
    counts = [Count.from_address(id(thing)), ctypes.c_long.from_address(id(thing))]
    print(counts[0].refcnt, counts[1].value)
    names = {"first": thing}
    names["second"] = thing
    print(counts[0].refcnt, counts[1].value)
    names.clear()
    print(counts[0].refcnt, counts[1].value)
    thing = None
    print("gone, and still somebody could look")


watch()
items = [Thing() for _ in range(3)]
addresses = [id(item) for item in items]
items.append(items[0])
print([Count.from_address(address).refcnt for address in addresses])
items.pop()
print([Count.from_address(address).refcnt for address in addresses])
items.clear()
print("end")
