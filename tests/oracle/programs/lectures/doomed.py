# The count of an object in a function, read at its address after each step. No collector is needed.
import ctypes
import gc

gc.disable()


class Counted(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_long)]


class Doomed:
    def __del__(self):
        print("  the doomed object dies")


def count_at(address):
    return Counted.from_address(address).refcnt


def with_assignment():
    print("begin of function")
    doomed = Doomed()
    address = id(doomed)
    print("  one name:", count_at(address))
    other = doomed
    print("  two names:", count_at(address))
    doomed = None
    print("  one name:", count_at(address))
    other = None
    print("end of function")


def without_assignment():
    print("begin of function")
    doomed = Doomed()
    address = id(doomed)
    print("  one name:", ctypes.c_long.from_address(address).value)
    print("end of function")
    return address


with_assignment()
print("back in the module")
without_assignment()
print("back in the module")
print("the collector is on:", gc.isenabled())
