# The operators as functions: results, dunder aliases, messages.
import operator as op


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


print(op.add(2, 3), op.sub(2, 3), op.mul("ab", 2), op.truediv(7, 2), op.floordiv(-7, 2), op.mod(-7, 3), op.pow(2, 10))
print(op.neg(4), op.pos(True), op.abs(-3), op.inv(5), op.invert(5), op.lshift(1, 70), op.rshift(256, 3))
print(op.and_(12, 10), op.or_(12, 10), op.xor(12, 10), op.not_(""), op.truth([0]), op.is_(None, None), op.is_not(1, None))
print(op.lt(1, 2), op.le(2, 2), op.eq([1], [1.0]), op.ne("a", "a"), op.gt({1, 2}, {1}), op.ge((1,), (2,)))
print(op.contains("abc", "b"), op.countOf([1, 2, 1, True], 1), op.indexOf("abc", "c"), op.concat([1], [2]), op.index(True))
print(op.length_hint([1, 2]), op.length_hint(iter("abc")), op.length_hint(object(), 7), op.length_hint(5))
d = {"a": 1}
op.setitem(d, "b", 2)
op.delitem(d, "a")
print(d, op.getitem(d, "b"))
a = [1]
b = op.iadd(a, [2])
print(a is b, a, op.iadd(1, 2), op.isub(5, 3), op.imul([1], 2), op.iconcat(a, (3,)), op.ixor(5, 1), op.ipow(2, 3))
print(op.__add__ is op.add, op.__not__ is op.not_, op.__iadd__ is op.iadd, op._abs is op.abs, op.inv is op.invert)
print(op.add, op.not_, op.add.__module__, op.__name__)
attempt(lambda: op.add(1))
attempt(lambda: op.add(1, 2, 3))
attempt(lambda: op.add(a=1))
attempt(lambda: op.neg())
attempt(lambda: op.concat(1, [2]))
attempt(lambda: op.concat([1], 2))
attempt(lambda: op.indexOf([1], 2))
attempt(lambda: op.countOf(1, 2))
attempt(lambda: op.length_hint(1, "a"))
attempt(lambda: op.index(1.5))
attempt(lambda: op.matmul(1, 2))
attempt(lambda: op.imatmul(1, 2))
attempt(lambda: op.delitem(1, 2))
attempt(lambda: op.call(print, 1, 2, sep="-"))
attempt(lambda: op.is_none(1))
