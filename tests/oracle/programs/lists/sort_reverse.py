# What sort() and sorted() take for reverse=: an int once, the truth of anything today.
class Index:
    def __index__(self):
        print("index")
        return 1

    def __bool__(self):
        print("bool")
        return True


for reverse in (True, 0, 5, -1, 2.5, None, "x", [], 2**31 - 1, 2**31, -2**31 - 1, 10**20, Index()):
    items = [2, 1, 3]
    try:
        print(sorted(items, reverse=reverse))
    except Exception as e:
        print(type(e).__name__, e)
    try:
        items.sort(reverse=reverse)
    except Exception as e:
        print(type(e).__name__, e)
    print(items)
