# Memoisation, private state, functions with attributes.
def memo(function):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = function(n)
            wrapper.misses += 1
        return known[n]

    wrapper.misses = 0
    wrapper.known = known
    return wrapper


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


fib = memo(fib)
print(fib(60), fib.misses, len(fib.known), fib.known[10])


def account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError("only %d left" % balance)
        balance -= amount
        return balance

    return {"deposit": deposit, "withdraw": withdraw}


mine = account(100)
yours = account(10)
print(mine["deposit"](50), mine["withdraw"](30), yours["deposit"](1))
try:
    yours["withdraw"](100)
except ValueError as error:
    print(error)
print(mine["withdraw"](120), yours["withdraw"](11))


def tagged():
    return tagged.tag


try:
    tagged()
except AttributeError as error:
    print(error)
tagged.tag = "set later"
print(tagged(), tagged.__dict__)
