# json.loads: values, hooks, bytes in their encodings, keys that are one object
import gc
import io
import json
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ('{"a": [1, -2.5, true, false, null, "x"], "b": {}}', "  [1 , 2 ]  ", '{"a":1,"a":2}', "[ ]", "{ }", "-0", "-0.0",
             "1e5", "1E+2", "1.5e400", "NaN", "-Infinity", "Infinity", '"\\/\\b\\f\\n\\r\\t\\"\\\\"', '"\\ud800"', '"\\ud83d\\ude00"',
             '"\\ud83d\\u0041"', '"\\u00e9\\u4e2d"', '"\x7f\x80"', "123456789012345678901234567890", "[[[[]]],{}]", "\t\n\r 1"):
    show(lambda: json.loads(text))
for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"):
    data = '["é", 1]'.encode(encoding)
    print(encoding, json.detect_encoding(data), json.loads(data), json.loads(bytearray("7".encode(encoding))))
show(lambda: json.loads('[1.5,2,NaN,-Infinity,1e2]', parse_float=str, parse_int=lambda s: "i" + s, parse_constant=lambda c: "c" + c))
show(lambda: json.loads('{"a":{"b":1},"c":[{}]}', object_hook=lambda d: sorted(d.items())))
show(lambda: json.loads('{"a":{"b":1},"a":2}', object_pairs_hook=lambda d: d))
show(lambda: json.loads('{}', object_pairs_hook=lambda d: d, object_hook=len))
show(lambda: json.loads('"a\nb"', strict=False))
show(lambda: json.JSONDecoder().raw_decode('[1] x'))
show(lambda: json.JSONDecoder().raw_decode('x[1]', 1))
show(lambda: json.load(io.StringIO("[1, 2]")))
out = io.StringIO()
json.dump({"a": [1, 2]}, out, indent=1)
print(out.getvalue())


class Decoder(json.JSONDecoder):
    def decode(self, s):
        return "decoded", super().decode(s)


show(lambda: json.loads("[1]", cls=Decoder))
rows = json.loads('[{"key":1},{"key":"key"}]')
first, second = list(rows[0])[0], list(rows[1])[0]
print(first is second, rows[1]["key"] is first, sys.getrefcount(first), sys.getrefcount(rows[0]), sys.getrefcount(rows))
value = {"n": 1.5, "t": [True, None, "é"], "o": {"": []}}
print(json.loads(json.dumps(value)) == value)
gc.collect()
gc.disable()
json.loads('[{"a": [1, 2, {"b": []}]}]', object_hook=lambda d: d)
json.dumps([{"a": [1, 2, {"b": []}]}], default=str)
print(gc.collect())
