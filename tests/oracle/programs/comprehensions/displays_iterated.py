# What a loop goes through is no list of its own: a display is a tuple, one item is not even that.
import gc

gc.collect()
gc.disable()


class Thing:
    pass


def holders(thing):
    return sorted(type(holder).__name__ for holder in gc.get_referrers(thing))


def shown(thing):
    print(holders(thing))
    return thing


thing = Thing()
for item in [thing, thing]:
    print("loop", holders(thing))
    break
item = None
print("outer", [holders(x) for x in [thing, thing]][0])
print("inner", [holders(y) for x in [0] for y in [thing]])
print("inner", [holders(y) for x in [0] for y in [thing, 1]][0])
print("in", None in [thing, shown(thing)], [0] in [[0], shown(thing)] in [1])
expression = (x for x in [thing, thing])
print(type(expression.gi_frame.f_locals[".0"]).__name__)
print(type((x for x in [*"ab", thing]).gi_frame.f_locals[".0"]).__name__)
print(next(expression) is thing, sorted(expression.gi_frame.f_locals))
expression.close()

print([(x, y) for x in range(4) for y in [x * 2] if y > 2])
print([(x, y, z) for x in range(4) for y in (x,) for z in range(y) if z])
print({y: z for x in "ab" for y, z in [(x, x * 2)]})
print([[y for y in [x]] for x in range(2)], [y for x in "ab" for y in [*x, x]])
print(list(sorted(locals()) for x in [1]))
print([y for x in [1] for y in [undefined]])
