# A recursion without end, shown in short.
def down(n):
    return down(n + 1)


down(0)
