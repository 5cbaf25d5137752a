# lone surrogates are not printed: UnicodeEncodeError for stdout, an escape on stderr
import sys


def trial(f, *args, **named):
    try:
        f(*args, **named)
    except UnicodeEncodeError as e:
        print(type(e).__name__, e, e.start, e.end, ascii(e.object))


trial(print, '\ud800')
trial(print, 'a', 'b\udc80', 'c')
print()
trial(print, 'a', 'b', sep='-\udcff-')
print()
trial(print, 'a', 'b', end='\ud800')
print()
trial(sys.stdout.write, 'abc\udc80\n')
print('\u00e9 \u20ac \U0001f600 \ud7ff \ue000', repr('\ud800'), ascii('\udfff'), ['\ud800'])
print('x\udc80', file=sys.stderr)
sys.stderr.write('y\ud800z\n')
trial(type, '\ud800', (), {})
trial(exec, "x = '\ud800'")
trial(eval, "'\ud800'")
trial(compile, "'\ud800'", 'f', 'exec')
print(len(eval(r"'\ud800'")))
raise ValueError('at the end \ud800 of it')
