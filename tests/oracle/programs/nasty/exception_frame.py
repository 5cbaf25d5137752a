# An exception holds its traceback, that holds a frame, whose local holds the exception.
import gc
import sys

gc.collect()
gc.disable()


def log(phase, info):
    print("[%s %s]" % (phase, " ".join("%s=%s" % pair for pair in info.items())))


gc.callbacks.append(log)


class Heavy:
    def __del__(self):
        print("del heavy")


def keeps():
    heavy = Heavy()
    try:
        raise ValueError("kept")
    except ValueError as error:
        kept = error
    return "returned"


def lets_go():
    heavy = Heavy()
    try:
        raise ValueError("kept")
    except ValueError as error:
        kept = error
    try:
        return "returned"
    finally:
        kept = None


print(lets_go())
print("nothing left:", gc.collect())
print(keeps())
print("the frame lives")
cycle = [o for o in gc.get_objects() if isinstance(o, ValueError) and o.args == ("kept",)]
frame = cycle[0].__traceback__.tb_frame
print(frame.f_code.co_name, sorted(frame.f_locals), sys.getrefcount(cycle[0]))
del cycle, frame
print("collected", gc.collect())
try:
    try:
        1 / 0
    except ZeroDivisionError as first:
        raise KeyError("second") from first
except KeyError as second:
    chain = second
chain.__cause__.back = chain
heavy = chain.heavy = Heavy()
del heavy, chain
print("collected", gc.collect())
