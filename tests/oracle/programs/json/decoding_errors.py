# json.loads: JSONDecodeError, its text and attributes, for each thing that can be wrong
import json

texts = ['', ' ', '{', '[', '[1', '[1,', '[1,]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', "{'a':1}", '{,}', '[,]',
         '"abc', '"a\nb"', '"a\tb', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\u12', '"\\', '"ab\\', '1 2', '01', '-', '1.', '.5', '1e', '1e+',
         'nul', 'tru', 'nulls', '-Inf', '[1 2]', '{"a" 1}', '{"a":1 "b":2}', '{1:2}', '\ufeff1', '\n\n  x', '[1,\n2,\n]', '{"a":1,\n "b"}',
         '{"a":1, }', '[1 ,', '{"a" : }', '{"a":[1,2}', '"\\u0 12"', '"\\u+123"', '\x0b1', '\u00a01', '[1]]', 'True', "'a'", '[1, 2] []',
         '{"a": undefined}', '"\\ud83d\\u12"', '[1,\n 2,\n 3', '"a" "b"', '/* c */ 1', '[01]', '+1', '{"a":1,,}']
for text in texts:
    try:
        print(repr(json.loads(text)))
    except json.JSONDecodeError as e:
        print(repr(text), e)
try:
    json.loads('{"a":\n x}')
except ValueError as e:
    print(e.msg, repr(e.doc), e.pos, e.lineno, e.colno, e.args, type(e).__module__, type(e).__mro__[1])
for wrong in (3, None, [1]):
    try:
        json.loads(wrong)
    except TypeError as e:
        print(e)
for f in (lambda: json.loads("1", bad=3), lambda: json.load(3), lambda: json.dump([1], 3), lambda: json.JSONDecoder().raw_decode("1", -1),
          lambda: json.JSONDecoder().raw_decode(" 1"), lambda: json.JSONDecoder().raw_decode("1", 5), lambda: json.loads(b'"\xff"'),
          lambda: json.loads("1" * 5000)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
json.loads('{"name": "Ann", "age": }')
