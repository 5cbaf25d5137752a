# SPDX-License-Identifier: MIT
def count(n):
    table = {}
    for i in range(n):
        table[i % 5000] = i
    names = {}
    for i in range(n):
        names["key%d" % (i % 1000)] = i
    total = 0
    for i in range(n):
        total += table[i % 5000]
    return len(table), len(names), total


print(count(100000))
