# An error while another one is handled.
def lookup(key):
    return {}[key]


def convert():
    try:
        lookup("name")
    except KeyError:
        return int("not a number")


try:
    convert()
except ValueError as error:
    print("caught", error)
    print(undefined_name)
