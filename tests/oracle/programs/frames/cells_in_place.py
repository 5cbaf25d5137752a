# A cell made of an argument goes in the argument's place, however the frame ends
import gc
import weakref

gc.collect()
gc.disable()


class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def failing(p, q):
    local = Item("local")
    p.missing

    def inner():
        return p


def later(p, q):
    local = Item("local")

    def inner():
        return p, other

    other = Item("other")
    p.missing


def plain(p, q):
    local = Item("local")

    def inner():
        return p, other

    other = Item("other")
    del inner


def suspended(p, q):
    local = Item("local")

    def inner():
        return p, other

    other = Item("other")
    del inner
    yield [type(x).__name__ for x in gc.get_referents(other)]


for function in (failing, later, plain):
    try:
        function(Item("p"), Item("q"))
    except AttributeError as error:
        frame = error.__traceback__.tb_next.tb_frame
        kept = [getattr(x, "cell_contents", x) for x in gc.get_referents(frame)]
        print("caught", [x.name for x in kept if isinstance(x, Item)])
        kept = frame = None
    print("after", function.__name__)
generator = suspended(Item("p"), Item("q"))
next(generator)
kept = [getattr(x, "cell_contents", x) for x in gc.get_referents(generator)]
print([x.name for x in kept if isinstance(x, Item)])
kept = None
del generator
