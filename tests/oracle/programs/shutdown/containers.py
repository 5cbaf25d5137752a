# What hangs where at the end.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name)


in_list = [D("list 0"), D("list 1")]
in_tuple = (D("tuple 0"), D("tuple 1"))
in_dict = {"a": D("dict a"), "b": D("dict b")}
top = D("top")
print("end")
