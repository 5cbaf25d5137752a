# SPDX-License-Identifier: MIT
def fill_and_add(n):
    items = []
    for i in range(n):
        items.append(i)
    total = 0
    for i in range(len(items)):
        total += items[i]
    return total


print(fill_and_add(300000))
