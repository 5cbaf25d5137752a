# The end after an uncaught exception: the frames of the traceback go first.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name)


def fails(argument):
    local = D("local")
    return argument.missing


module_level = D("module level")
cycle = D("cycle")
cycle.me = cycle
fails(D("argument"))
