# difference: an expression nested thousands deep is a RecursionError of the compiler at depths that
#     CPython's parser takes, or answers with a MemoryError
# reason: the depth that CPython bears is its C stack's, and another one in every version
# refarium: RecursionError
for sign in ("-", "not "):
    try:
        compile("x = " + sign * 20000 + "1", "<text>", "exec")
    except (MemoryError, RecursionError) as error:
        print(type(error).__name__)
        break
