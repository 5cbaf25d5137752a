class Float:
    def __float__(self):
        return 1.5


class WrongFloat:
    def __float__(self):
        return 1


class Index:
    def __index__(self):
        return 7


class WrongInt:
    def __int__(self):
        return "x"


class Int(int):
    pass


class Real(float):
    pass


class Text(str):
    pass


class Mapping(dict):
    pass


def t(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__ + ":", ascii(str(error)))


