# the class is used before its order is known
class M(type):
    def mro(cls):
        if cls.__name__ == "Late":
            print("mro:", cls.__mro__, cls.__bases__, cls.__base__)
            for what in ("cls.x", "cls()", "class S(cls): pass", "cls.__dict__['x']", "cls.__name__", "issubclass(cls, Base)", "issubclass(Base, cls)",
              "isinstance(3, cls)", "super(cls, cls).__new__", "super(Base, cls).x", "cls.y", "cls.__subclasses__()", "Base.__subclasses__()", "dir(cls)", "setattr(cls, 'z', 3)", "repr(cls)", "hash(cls) == hash(cls)", "cls.mro2()", "type.mro(cls)", "cls.__doc__", "cls.__module__","cls == cls", "bool(cls)", "cls.__init_subclass__()", "cls | int", "cls.__basicsize__ == Base.__basicsize__"):
                try:
                    if what.startswith(('class', 'setattr')): exec(what); print(what, 'done')
                    else: print(what, eval(what))
                except Exception as e: print(what, type(e).__name__, e)
        return super().mro()
class Base(metaclass=M): x = 1
class Late(Base): y = 2
print(Late.x, Late.y, Late.z, Late.__mro__)
