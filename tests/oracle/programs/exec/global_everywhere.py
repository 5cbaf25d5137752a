# a global statement anywhere makes the name global in the module's own code too: seen where it runs with separate locals
def run(src):
    g, l = {'show': print}, {}
    try:
        exec(src, g, l)
    except Exception as e:
        print(type(e).__name__, e)
    print(sorted(k for k in g if k not in ('__builtins__', 'show')), sorted(l))


run("y = 9\nx = 1\n")
run("def f():\n    global y\n    return y\ny = 9\nx = 1\nshow(f())\n")
run("y = 9\ndef f():\n    global y\n    y = 10\nf()\nshow(y)\n")
run("class A:\n    global y\n    y = 3\n    def m(self):\n        return y\nshow(A().m())\ny = 4\nshow(y)\n")
run("class A:\n    def m(self):\n        global z\n        z = 3\n    z = 5\nA().m()\nshow(z, A.z)\nz = 4\n")
run("def f():\n    def g():\n        global deep\n        deep = 1\n    return g\nf()()\nfor deep in range(3): pass\ndel deep\n")
run("y = [x for x in range(3)]\ndef f():\n    global x\n    x = 4\nf()\nshow(y, x)\n")
run("class A:\n    y = [q for q in range(3)]\n    def f(self):\n        global q\n        q = 4\nA().f()\nshow(A.y, q)\n")
run("def f():\n    q = 1\n    def g():\n        return q\n    def h():\n        global q\n        return q\n    return g(), h()\nq = 2\nshow(f())\n")
run("import math\ndef f():\n    global math\n    return math\nshow(f().pi > 3)\ndef g(): pass\n")
