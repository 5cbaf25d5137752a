# pprint: width, indent, depth, compact, order of dictionaries, long texts and bytes
import pprint
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, saferepr


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


value = {"names": ["Ada", "Grace", "Barbara"], "ages": (36, 85, 60), 3: {"x": [1, [2, [3, [4]]]]}, "set": {"b", "a"},
         "text": "the quick brown fox jumps over the lazy dog " * 3, "bytes": bytes(range(64, 120)), "none": None}
for options in ({}, {"width": 40}, {"width": 1}, {"indent": 4}, {"depth": 2}, {"compact": True, "width": 30}, {"sort_dicts": False},
                {"width": 60, "indent": 0}, {"underscore_numbers": True}):
    print(options)
    print(pformat(value, **options))
pp({"b": 1, "a": 2})
pprint.pprint([list(range(20))] * 2, width=30, compact=True)
pprint.pprint([list(range(12))], width=30)
pprint.pprint(((1,), (), [], {}, set(), frozenset(), "", b"", bytearray()), width=1)
pprint.pprint("a line\nanother line\n\nthe last one", width=14)
pprint.pprint([123456789, {"n": -1234567}], underscore_numbers=True)
pprint.pprint(bytearray(b"0123456789" * 4), width=30)
loop = [1]
loop.append(loop)
print(pformat(loop).replace(str(id(loop)), "ID"), isrecursive(loop), isreadable(loop), saferepr({"k": [1]}))
print(isreadable([1, "a"]), isreadable([object()]), isrecursive([1]))
for wrong in ({"indent": -1}, {"depth": 0}, {"width": 0}, {"depth": -1}, {"bad": 1}):
    show(lambda: PrettyPrinter(**wrong))
print({1: "mixed", "b": 2, (1, 2): 3, None: 4} == eval(pformat({1: "mixed", "b": 2, (1, 2): 3, None: 4}, width=5)))
