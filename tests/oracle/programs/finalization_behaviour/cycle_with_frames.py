# A stored exception keeps its frames and their locals alive: what that cycle counts.
import gc

gc.collect()
gc.disable()


class Big:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def keep():
    local = Big("local of keep")
    try:
        raise ValueError("kept")
    except ValueError as error:
        mine = error


def deeper():
    inner = Big("local of deeper")
    raise KeyError(inner.name)


def call_and_keep():
    try:
        deeper()
    except KeyError as error:
        return error


keep()
print("after keep", gc.collect())
stored = call_and_keep()
print("stored", [entry for entry in stored.__traceback__.tb_next.tb_frame.f_locals])
stored.__traceback__.tb_next.tb_frame.clear()
print("frame cleared")
del stored
print("after del", gc.collect())


def chain():
    try:
        deeper()
    except KeyError as first:
        try:
            raise TypeError("second") from first
        except TypeError as second:
            second.me = second


chain()
print("chain", gc.collect())


def self_reference():
    error = ValueError()
    error.self = error


self_reference()
print("no traceback", gc.collect())


class Holder:
    def fail(self):
        try:
            deeper()
        except KeyError as error:
            self.error = error


holder = Holder()
holder.fail()
del holder
print("holder", gc.collect())
