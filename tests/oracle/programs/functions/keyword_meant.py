# Which keyword was meant: 3.13 guesses; of functions in Python and of built-in ones.
def f(action, voltage=1, *, colour=2, secret_=3): pass
class K:
    def __init__(self, name, size=1): pass
    def method(self, first=1): pass
for t in ["f(actor=1)", "f(acton=1, action=2)", "f(1, color=2)", "f(1, zzz=2)", "f(1, 2, volt=3)", "f(1, voltag=3)", "K(nam=1)", "K(1, sise=3)", "K(1).method(frist=2)", "f(1, selfs=2)", "f(voltagee=1)", "(lambda a_b, /: 1)(a_c=1)", "int('1', bas=2)", "print(1, edn='')", "sorted([], ky=1)", "[].sort(revers=1)", "max(1, 2, kye=1)", "(lambda ab, /, abc: 1)(abd=1)", "f(actor=1, zz=2)", "f(zz=1, acton=2)", "(lambda *, key, kay: 0)(kxy=1)", "object(a=1)","dict.fromkeys(a=1)", "'a b'.split(sepp=1)", "enumerate([], strt=1)", "f(**{'voltge': 1, 'colour': 2})"]:
    try: eval(t)
    except TypeError as e: print(t, "|", e)
