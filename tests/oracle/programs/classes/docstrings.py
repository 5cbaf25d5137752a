# Docstrings: which indentation the compiler takes away (3.13), and where it leaves it.
"""  Module doc
    with indent

      more
	tab
"""
class A:
    """
    First
      second
    """
    def f(self):
        """One.

        Two
            Three

        """
    def g(self): "   plain   "
    def h(self): """é	tab"""
print(repr(__doc__), repr(A.__doc__), repr(A.f.__doc__), repr(A.g.__doc__), repr(A.h.__doc__))
class P:
    @property
    def x(self):
        """The x
        value."""
        return 1
print(repr(P.x.__doc__))
