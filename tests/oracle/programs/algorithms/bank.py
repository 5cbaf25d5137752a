# Objects that work together: accounts, an observer, a history.
class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__("%s has only %d, not %d" % (account.owner, account.balance, amount))
        self.account = account


class Account:
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.observers = []
        Account.count += 1

    def notify(self, what, amount):
        for observer in self.observers:
            observer(self, what, amount)

    def deposit(self, amount):
        self.balance += amount
        self.notify("deposit", amount)

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.notify("withdraw", amount)

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


def transfer(source, target, amount):
    try:
        source.withdraw(amount)
    except InsufficientFunds as error:
        print("refused:", error)
        return False
    else:
        target.deposit(amount)
        return True
    finally:
        log.append((source.owner, target.owner, amount))


log = []
history = {}
ann, bob = Account("Ann", 100), Account("Bob")
ann.observers.append(lambda account, what, amount: history.setdefault(account.owner, []).append((what, amount)))
bob.observers.append(lambda *event: print("bob:", event[1:]))
print(transfer(ann, bob, 30), transfer(bob, ann, 100), transfer(ann, bob, 70))
print(ann, bob, Account.count, sorted([ann, bob], key=lambda a: -a.balance))
print(log, history)
