# SPDX-License-Identifier: MIT
def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


total = 0
for i in numbers(200000):
    total += i
print(total, sum(i for i in numbers(100000)))
