# Bubble sort, insertion sort, quicksort, merge sort.
def bubble(items):
    items = items[:]
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


def insertion(items):
    result = []
    for item in items:
        position = len(result)
        while position > 0 and result[position - 1] > item:
            position -= 1
        result.insert(position, item)
    return result


def quick(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def merge(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge(items[:middle]), merge(items[middle:])
    result = []
    while left and right:
        result.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return result + left + right


numbers = []
seed = 42
for _ in range(40):
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    numbers.append(seed % 100)
print(numbers[:10])
for sort in bubble, insertion, quick, merge:
    print(sort.__name__, sort(numbers) == sorted(numbers), sort(numbers)[:5])
