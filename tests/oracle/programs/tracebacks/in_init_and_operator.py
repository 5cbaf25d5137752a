# Errors inside methods that operators call.
class Money:
    def __init__(self, amount):
        self.amount = amount

    def __add__(self, other):
        return Money(self.amount + other.amount)

    def __repr__(self):
        return "Money(%d)" % self.amount


wallet = [Money(1), Money(2)]
print(wallet)
total = sum(wallet, Money(0))
print(total)
total = total + 5
