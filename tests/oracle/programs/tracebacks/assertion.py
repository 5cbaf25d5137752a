# assert with a message.
def check(n):
    assert n > 0, "n is %d" % n
    return n


print(check(1))
check(-1)
