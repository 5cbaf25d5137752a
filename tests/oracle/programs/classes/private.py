# Names with two underscores are mangled inside classes.
class Safe:
    __count = 0

    def __init__(self, code):
        self.__code = code
        self._single = 1
        self.__both__ = 2
        Safe.__count += 1

    def check(self, code):
        return self.__code == code

    def __hidden(self):
        return "hidden"

    def call(self):
        return self.__hidden()

    def count(self):
        return self.__count


class Sub(Safe):
    def __init__(self):
        super().__init__(7)
        self.__code = 9

    def both(self):
        return self.__code, self._Safe__code


s = Safe(5)
print(sorted(s.__dict__), s.check(5), s.call(), s.count(), s._Safe__code, s._Safe__hidden())
sub = Sub()
print(sorted(sub.__dict__), sub.both(), sub.check(7), sub.count())
try:
    s.__code
except AttributeError as error:
    print(error)
s.__code = "outside"
print(sorted(s.__dict__), s.check(5))


class _Under:
    def get(self):
        self.__x = 1
        return self.__dict__


print(_Under().get())
