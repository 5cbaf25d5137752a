# An error inside a with block and one in __exit__.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("exit", details[0].__name__)
        return self.undefined


with Manager() as m:
    print("body")
    m.value
