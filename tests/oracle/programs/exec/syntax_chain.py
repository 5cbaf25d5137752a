# SyntaxErrors of exec'd text, uncaught and chained
def f():
    try:
        exec("x = 1\nif x\n  y")
    except SyntaxError as e:
        exec("def f():\npass")
f()
