# Accounts: properties, class methods, chained exceptions.
class InsufficientFunds(Exception):
    def __init__(self, balance, amount):
        super().__init__(f"cannot withdraw {amount:.2f}: only {balance:.2f} available")
        self.balance, self.amount = balance, amount
    @property
    def missing(self):
        return self.amount - self.balance
class Account:
    _next = 1000
    interest = 0.02
    def __init__(self, owner, balance=0.0):
        self.owner, self.__balance = owner, balance
        self.number = Account._next
        Account._next += 1
        self.history = [("open", balance)]
    @property
    def balance(self): return self.__balance
    def deposit(self, amount):
        if amount <= 0: raise ValueError("deposit must be positive")
        self.__balance += amount
        self.history.append(("deposit", amount))
    def withdraw(self, amount):
        if amount > self.__balance: raise InsufficientFunds(self.__balance, amount)
        self.__balance -= amount
        self.history.append(("withdraw", amount))
    def transfer(self, other, amount):
        try:
            self.withdraw(amount)
        except InsufficientFunds as e:
            raise RuntimeError("transfer failed") from e
        else: other.deposit(amount)
        finally: print(f"transfer {self.number}->{other.number}: {amount}")
    @classmethod
    def from_string(cls, s):
        owner, balance = s.split(":")
        return cls(owner, float(balance))
    @staticmethod
    def valid(n): return 1000 <= n < Account._next
    def __str__(self): return f"{self.owner:<10}|{self.balance:>12,.2f}"
    def __lt__(self, other): return self.balance < other.balance
class Savings(Account):
    def add_interest(self): self.deposit(round(self.balance * self.interest, 2))
    def withdraw(self, amount):
        if amount > 1000: raise PermissionError("limit")
        super().withdraw(amount)
a = Account("Ann", 1234567.891); b = Savings.from_string("Bob:2500.5")
print(a, b, sep="\n"); b.add_interest(); print(b.balance, b.history[-1])
a.transfer(b, 100)
try: b.transfer(a, 999_999)
except (RuntimeError, PermissionError) as e: print(type(e).__name__, e, e.__cause__)
try: b.withdraw(900); b.withdraw(900); b.withdraw(900); b.withdraw(900)
except InsufficientFunds as e: print(e, round(e.missing, 2), e.args)
try: a.__balance
except AttributeError as e: print(e)
print(a._Account__balance, sorted(vars(a)), type(b).__mro__, Account.valid(1001), min(a, b).owner)
try: a.balance = 5
except AttributeError as e: print("AttributeError", e)
try: a.deposit(-1)
except ValueError as e: print(repr(e))
