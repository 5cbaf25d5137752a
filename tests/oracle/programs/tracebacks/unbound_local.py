# A local that has no value yet.
counter = 0


def increase():
    counter += 1
    return counter


increase()
