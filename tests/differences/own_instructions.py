# difference: a code object has no co_code, co_lines(), co_positions() nor replace()
# reason: the instructions are Refarium's own, so their bytes, offsets and ranges would be others;
#     the positions of what runs are in tracebacks and frames as in CPython
# refarium: False False False False True
def f():
    return 1


code = f.__code__
print(*[hasattr(code, name) for name in ("co_code", "co_lines", "co_positions", "replace",
                                         "co_firstlineno")])
