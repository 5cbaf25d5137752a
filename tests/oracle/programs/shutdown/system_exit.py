# raise SystemExit ends the program with a status; finally blocks and finalizers still run.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name)


a = D("a")


def leave():
    local = D("local")
    try:
        raise SystemExit(3)
    finally:
        print("finally")


try:
    leave()
except Exception:
    print("never: SystemExit is no Exception")
print("never")
