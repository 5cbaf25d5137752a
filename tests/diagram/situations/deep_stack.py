# More frames than are drawn: the pile says how many are left out.
# at: deepest


def down(n):
    if n == 0:
        return "bottom"
    return down(n - 1)


answer = down(30)
