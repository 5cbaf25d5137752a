# What exec, eval and compile refuse, and in which words
def err(f, *a, **k):
    try: f(*a, **k)
    except Exception as e: print(type(e).__name__, e)
err(exec, 1); err(eval, 1); err(exec, "1", 1); err(eval, "1", 1); err(eval, "1", [1]); err(exec, "1", {}, 1); err(eval, "1", {}, 1); err(compile, 1, "f", "exec"); err(compile, "1", 1, "exec"); err(compile, "1", "f", "x"); err(compile, "1", "f", "exec", 2); err(exec); err(eval); err(eval, "1", {}, {}, 1)
def mk():
    v = 1
    def g(): return v
    return g
err(exec, mk().__code__); err(eval, mk().__code__)
err(exec, "a = 1\0")
err(eval, "nope"); err(exec, "import sys; raise KeyError(1)")
err(eval, "print(1)", {"__builtins__": {}})
err(exec, "class A: pass", {"__builtins__": {}})
err(exec, "import sys", {"__builtins__": {}})
