# An error in a comprehension and in a lambda.
divide = lambda n: 10 // n


def table(numbers):
    return [divide(n) for n in numbers]


print(table([1, 2, 5]))
print(table([1, 0]))
