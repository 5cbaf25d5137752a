table = {}
for i in range(40000):
    table["key%d" % (i % 1000)] = i
total = 0
for i in range(40000):
    total += table["key%d" % (i % 1000)]
print(len(table), total)
