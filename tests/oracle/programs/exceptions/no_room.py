# An attribute that an object has no room for; 3.13 says more, if __setattr__ is not the class's own
class S: __slots__ = ("a",)
class T:
    __slots__ = ("a",)
    def __setattr__(self, name, value): super().__setattr__(name, value)
class U(S): __slots__ = ()
for o in (S(), T(), U(), 5, object(), "x", (1,)):
    for act in (lambda: setattr(o, "zz", 1), lambda: delattr(o, "zz"), lambda: o.zz, lambda: object.__setattr__(o, "y", 1)):
        try: act()
        except AttributeError as e: print(e, e.name)
