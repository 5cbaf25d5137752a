# Overriding, super(), attributes along the chain.
class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name
        print("Animal.__init__", name)

    def speak(self):
        return self.name + " says " + self.sound

    def describe(self):
        return "<" + self.speak() + ">"


class Dog(Animal):
    sound = "woof"

    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak() + "!" * self.age


class Puppy(Dog):
    def speak(self):
        return super().speak().upper()


class Cat(Animal):
    sound = "meow"


for animal in Dog("Rex", 2), Puppy("Tiny", 1), Cat("Tom"), Animal("Thing"):
    print(animal.describe(), type(animal).__name__, isinstance(animal, Dog), isinstance(animal, Animal))
print(Puppy.__bases__, [c.__name__ for c in Puppy.__mro__], Animal.__bases__)
Animal.sound = "changed"
print(Cat("Kitty").speak(), Animal("X").speak())
del Cat.sound
print(Cat("Kitty").speak())


class Stack(list):
    def push(self, item):
        self.append(item)

    def top(self):
        return self[-1]


s = Stack([1])
s.push(2)
print(s, len(s), s.top(), s[0], type(s).__name__, isinstance(s, list), s == [1, 2], s + [3])


class Money(int):
    def __str__(self):
        return "$%d" % int(self)


print(str(Money(5)), Money(5) + 1, Money(5) == 5, repr(Money(7)))
print(isinstance(Puppy, type))
