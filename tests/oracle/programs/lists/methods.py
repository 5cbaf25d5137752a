# The methods of lists; most return None.
a = [3, 1, 2]
print(a.append(4), a)
print(a.extend([5, 6]), a)
print(a.insert(0, 0), a.insert(100, 7), a.insert(-1, 9), a)
print(a.pop(), a.pop(0), a.pop(-2), a)
print(a.remove(3), a, a.index(2), a.count(2), a.count(99))
print(a.sort(), a, a.sort(reverse=True), a)
print(a.reverse(), a)
b = a.copy()
print(b == a, b is a)
print(a.clear(), a, b)
words = ["pear", "fig", "apple", "kiwi"]
words.sort()
print(words)
words.sort(key=len)
print(words)
words.sort(key=lambda w: w[-1], reverse=True)
print(words)
a.extend("xyz")
a.extend((1, 2))
a.extend({"k": 1})
a.extend(range(2))
print(a, len(a))
for bad in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2),
            lambda: [].append(), lambda: [].append(1, 2), lambda: [1, "a"].sort(), lambda: [].extend(1),
            lambda: [].insert(1), lambda: [1][1], lambda: a["a"], lambda: [1] + (1,)):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__ + ":", error)
