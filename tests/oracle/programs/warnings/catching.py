# warnings.catch_warnings, showwarning and formatwarning of the program's own, WarningMessage
import sys
import warnings


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


sys.stderr = sys.stdout
before = warnings.filters
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("rec", stacklevel=1)
    warnings.warn(DeprecationWarning("rec2"), source=w)
    print(len(w), [(str(x.message), x.category.__name__, x.lineno, x.file, x.line, x.source is w) for x in w])
    print(str(w[0]).partition(", filename")[0], list(vars(w[0])))
print(warnings.filters is before)
print(repr(warnings.catch_warnings()), repr(warnings.catch_warnings(record=True)))
print(repr(warnings.catch_warnings(record=True, module=sys)))
c = warnings.catch_warnings()
show(lambda: c.__exit__())
with c as nothing:
    print(nothing)
    show(lambda: c.__enter__())
with warnings.catch_warnings():
    warnings.simplefilter("error")
    show(lambda: warnings.warn("raised", RuntimeWarning))
    with warnings.catch_warnings(record=True) as inner:
        warnings.simplefilter("always")
        warnings.warn("inner")
    show(lambda: warnings.warn("again", RuntimeWarning))
print(len(inner))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("ignored")


def mine(message, category, filename, lineno, file=None, line=None):
    print("MINE", message, category.__name__, lineno, file, line)


usual = warnings.showwarning
warnings.showwarning = mine
warnings.warn("seven", FutureWarning)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("eight")
    print(len(w), warnings.showwarning is mine)
    warnings.showwarning = mine
    warnings.warn("nine")
    print(len(w))
print(warnings.showwarning is mine)
warnings.showwarning = usual
format = warnings.formatwarning
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"F {message} {lineno} {line}\n"
warnings.warn("ten", FutureWarning)
warnings.formatwarning = format
print(repr(warnings.formatwarning("m", UserWarning, "f.py", 3, "  source = 1  ")))
print(repr(warnings.formatwarning("m", UserWarning, "f.py", 3)))
warnings.showwarning("shown", UserWarning, "f.py", 3, sys.stdout, "line")


class Loud(UserWarning):
    def __init__(self, *args):
        print("made", args)
        super().__init__(*args)

    def __str__(self):
        return "loud"


warnings.warn("text", Loud)
warnings.warn(Loud("a", 1), UserWarning)
