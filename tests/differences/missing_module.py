# difference: a module that is not available is refused before the run, not when it is imported
# reason: what Refarium does not support is said before anything has happened, with its place; an
#     import that fails in the middle of a run would leave a picture that CPython never shows
# refarium: refused, the module 'nothere' is not available
try:
    import nothere
except ImportError as error:
    print(type(error).__name__ + ":", error)
print("the program goes on")
