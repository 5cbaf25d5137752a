# title: Doomed: the moment of death
# python: 3.13
# order: 30

# %% No collector needed
import ctypes
import gc

gc.disable()


class Head(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_long)]


def count_at(address):
    return Head.from_address(address).refcnt


class Doomed:
    def __del__(self):
        print("the doomed object dies")


# %% One name, two names, none
def story():
    doomed = Doomed()
    address = id(doomed)
    print("one name:", count_at(address))
    other = doomed
    print("two names:", count_at(address))
    doomed = None
    print("one name:", count_at(address))
    other = None
    print("end of the function")


story()
print("the collector is on:", gc.isenabled())
