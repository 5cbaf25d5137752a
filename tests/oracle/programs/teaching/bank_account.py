# Classes as a first course has them: properties, class methods, exceptions of its own, comparison.
from functools import total_ordering


class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance:.2f}, {amount:.2f} wanted")
        self.account = account


@total_ordering
class Account:
    count = 0
    interest = 0.015

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        type(self).count += 1

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise InsufficientFunds(self, self._balance - value)
        self._balance = value

    @classmethod
    def from_text(cls, text):
        owner, _, balance = text.partition(":")
        return cls(owner.strip(), float(balance or 0))

    @staticmethod
    def is_valid(owner):
        return owner.isalpha() and owner.istitle()

    def add_interest(self):
        self.balance *= 1 + self.interest

    def __eq__(self, other):
        if not isinstance(other, Account):
            return NotImplemented
        return self.balance == other.balance

    def __lt__(self, other):
        return self.balance < other.balance

    __hash__ = None

    def __str__(self):
        return f"{self.owner:<8}{self.balance:>10,.2f}"

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self._balance!r})"


class Savings(Account):
    interest = 0.05

    def add_interest(self):
        super().add_interest()
        print("savings bonus for", self.owner)


jane, bob = Account("Jane", 1200), Savings.from_text("Bob: 50.5")
for account in (jane, bob):
    account.add_interest()
    print(account)
try:
    bob.balance -= 1000
except InsufficientFunds as error:
    print("refused:", error, error.account is bob)
print(jane > bob, jane >= bob, jane == Account("X", jane.balance), jane != "jane", sorted([jane, bob]))
print(Account.count, Savings.count, Account.is_valid("Jane"), Account.is_valid("jane"))
for wrong in (lambda: {jane}, lambda: jane < 3, lambda: Account(), lambda: jane.nothing,
              lambda: setattr(Account, "x", 1) or jane.x, lambda: jane.balance()):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__ + ":", error)
