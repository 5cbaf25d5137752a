# Which names a NameError suggests: of a class body or a module none but those of comprehensions
import sys

sys.stderr = sys.stdout


def show(error):
    sys.excepthook(type(error), error, None)


class Body:
    special_value = 1
    numbers = [inner_number for inner_number in ()]
    try:
        specal_value
    except NameError as error:
        show(error)
    try:
        iner_number
    except NameError as error:
        show(error)


def function(parameter, unset_local=None):
    del unset_local
    for wrong in ("paramter", "unset_locl", "functon", "innr"):
        try:
            exec(wrong)
        except NameError as error:
            show(error)
    numbers = [inner for inner in ()]
    try:
        innr
    except NameError as error:
        show(error)
    try:
        unset_locl
    except NameError as error:
        show(error)


function(1)
for text in ("valeu = 1\nvalu", "[zorks for zorks in ()]\nzork", "{zorks: 1 for zorks in ()}\nclass A:\n zork"):
    for scopes in ((globals(),), (globals(), {"zorkk": 1})):
        try:
            exec(text, *scopes)
        except NameError as error:
            show(error)
