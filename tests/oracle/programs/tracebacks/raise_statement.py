# An own exception with a text over several lines.
class AppError(Exception):
    def __str__(self):
        return "first line\nsecond line"


def fail():
    raise AppError()


try:
    fail()
finally:
    print("finally runs first")
