# The observer pattern: with strong references observers live on, with weak ones they leave by themselves.
import weakref


class Subject:
    def __init__(self):
        self.observers = []
        self.weakly = weakref.WeakSet()
        self.methods = []

    def notify(self, *what):
        for observer in self.observers:
            observer.update(*what)
        for observer in sorted(self.weakly, key=lambda o: o.name):
            observer.update(*what)
        for method in [m() for m in self.methods]:
            if method:
                method(*what)


class Observer:
    def __init__(self, name):
        self.name = name

    def update(self, *what):
        print(self.name, "sees", *what)

    def __del__(self):
        print(self.name, "leaves")


subject = Subject()
a, b, c, d = map(Observer, "abcd")
subject.observers.append(a)
subject.weakly.add(b)
subject.weakly.add(c)
subject.methods.append(weakref.WeakMethod(d.update))
subject.notify("start", 1)
del a, b
subject.notify("after del a, b")
del d
subject.notify("after del d")
print(len(subject.weakly), [m() for m in subject.methods])
subject.observers.clear()
subject.notify("end")
