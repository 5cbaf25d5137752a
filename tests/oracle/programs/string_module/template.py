# Constants, capwords, Template and Formatter
import string
from string import Template, Formatter, capwords
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for n in ('ascii_letters', 'digits', 'hexdigits', 'octdigits', 'punctuation', 'whitespace', 'printable'): print(repr(getattr(string, n)))
x = Template('$who likes ${what} $$5 $_x1')
for f in (lambda: x.substitute(who='tim', what='kung pao', _x1=2), lambda: x.substitute(who='a'), lambda: x.safe_substitute(who='a'), lambda: Template('a $ b').substitute(), lambda: Template('a\nb $').substitute({}), lambda: Template('$a').substitute({'a': 1}, a=2), lambda: Template('x $ y ${').safe_substitute(), lambda: x.template, lambda: capwords('hello  wORLD foo'), lambda: capwords('a-b', '-')): t(f)
fm = Formatter()
for f in (lambda: fm.format('{0} {x!r:>5} {{}} {y[0].real}', 1, x='a', y=[3]), lambda: fm.format('{} {}', 1, 2), lambda: list(fm.parse('a{b!r:c}d{}')), lambda: fm.format('{:{w}}|', 'a', w=4), lambda: fm.vformat('{a}', (), {'a': 1}), lambda: fm.format('{x}'), lambda: fm.format('{} {0}', 1)): t(f)
class My(Formatter):
    def get_value(self, k, a, kw):
        return kw.get(k, '?') if isinstance(k, str) else super().get_value(k, a, kw)
t(lambda: My().format('{x} {0}', 1))
