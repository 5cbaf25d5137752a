# try, except, else, finally: which parts run, and in which order.
def run(what):
    print(what, end=": ")
    try:
        print("try", end=" ")
        if what == "value":
            raise ValueError("v")
        if what == "key":
            {}["k"]
        if what == "zero":
            1 / 0
        if what == "name":
            undefined_name
        if what == "return":
            return "returned"
    except ValueError:
        print("except ValueError", end=" ")
    except (KeyError, IndexError) as error:
        print("except", type(error).__name__, error.args, end=" ")
    except ArithmeticError as error:
        print("except", error, end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally", end=" ")
    return "end"


for what in "nothing", "value", "key", "zero", "return":
    print(run(what))
try:
    run("name")
except NameError as error:
    print("outside", error)
for i in range(3):
    try:
        if i == 0:
            continue
        if i == 1:
            raise ValueError(i)
        print("body", i)
    except ValueError as error:
        print("caught", error)
    finally:
        print("finally", i)


def nested():
    try:
        try:
            raise KeyError("inner")
        finally:
            print("inner finally")
    except KeyError as error:
        print("outer caught", error)
        try:
            raise
        except KeyError as again:
            print("again", again is error)
    try:
        raise ValueError(1)
    except ValueError:
        try:
            raise TypeError(2)
        except TypeError as error:
            print(error, type(error.__context__).__name__)


nested()
while True:
    try:
        break
    finally:
        print("finally before break is done")
try:
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")
except KeyError as error:
    print(error, repr(error.__context__))
