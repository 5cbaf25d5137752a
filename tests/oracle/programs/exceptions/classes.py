# Own exception classes, hierarchy, arguments.
class AppError(Exception):
    pass


class NotFound(AppError):
    def __init__(self, what, where="here"):
        super().__init__(what, where)
        self.what = what

    def __str__(self):
        return "no %s" % self.what


class Coded(AppError):
    code = 7


for make in (lambda: AppError("text"), lambda: NotFound("key"), lambda: Coded(), AppError, Coded, lambda: ValueError(1, 2), KeyError):
    try:
        raise make()
    except NotFound as error:
        print("NotFound", error, repr(error), error.args, error.what)
    except AppError as error:
        print("AppError", type(error).__name__, str(error), repr(error), error.args, getattr(error, "code", None))
    except Exception as error:
        print("Exception", repr(error), error.args, str(error))
print(isinstance(NotFound("x"), AppError), isinstance(KeyError(), LookupError), isinstance(ZeroDivisionError(), ArithmeticError))
for bad in (lambda: 1, lambda: "text", lambda: None, lambda: object):
    try:
        raise bad()
    except TypeError as error:
        print(error)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    try:
        1 / 0
    except 5:
        print("never")
except TypeError as error:
    print(error)
try:
    raise AppError
except (NotFound, Coded):
    print("never")
except (ValueError, AppError) as error:
    print("tuple", repr(error))
try:
    raise KeyError("a", "b")
except LookupError as error:
    print(error, error.args)
e = ValueError("reused")
for _ in range(2):
    try:
        raise e
    except ValueError as caught:
        print(caught is e, end=" ")
print()
try:
    raise ValueError("cause") from KeyError("why")
except ValueError as error:
    print(repr(error.__cause__), error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("hides") from None
except ValueError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)
