# SPDX-License-Identifier: MIT
def fail(i):
    raise ValueError(i)


def catch(n):
    caught = 0
    for i in range(n):
        try:
            fail(i)
        except ValueError as error:
            caught += error.args[0] % 2
    return caught


print(catch(60000))
