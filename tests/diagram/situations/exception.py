# An exception that was caught and kept, with its traceback and its cause.


class Account:
    def __init__(self, amount):
        self.amount = amount

    def withdraw(self, wanted):
        if wanted > self.amount:
            raise ValueError("too much")
        self.amount -= wanted


def pay(account, wanted):
    try:
        account.withdraw(wanted)
    except ValueError as error:
        raise RuntimeError("no payment") from error


account = Account(10)
try:
    pay(account, 20)
except RuntimeError as error:
    kept = error
