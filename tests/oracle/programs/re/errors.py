# re.compile: what is no regular expression, why and where
import re
import warnings


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


warnings.simplefilter('ignore')
for pattern in [
    '*', 'a**', 'a*+b', 'a++', '(', '(()', ')', 'a)', '[', '[a', '[z-a]', '[\\w-a]', '[a-\\d]', '\\', 'a\\', '\\q', '[\\q]', '\\1',
    '(a)\\2', '(\\1)', '(?P<1a>x)', '(?P<a>x)(?P<a>y)', '(?P<a', '(?P<>x)', '(?P=b)', '(?P=a', '(?P', '(?Px)', '(?', '(?<', '(?<a)',
    '(?z)', '(?i', '(?i-', '(?i-:a)', '(?-i)', 'a(?i)', '(?#', '(?#abc', '(?<=a*)b', '(?<=ab|c)d', 'a{3,2}', '{', 'a{', 'a{1', 'a{1,',
    'a{,2}', 'a{}', '(?(1)a|b|c)', '(?(1)a', '(?(x)a)', '(?(0)a)', '\\x1', '\\u12', '\\400', '\\8', '\\08', 'x{2}{3}', '^*', '$+',
    '(?:a)**', '(?P<é>x)', '[[:alpha:]]', '(?i:a', '(?ia)', '(?iu)a', '(?au)b', '(?L)a', 'a|*', '|*', '()*', '(?P<a-b>x)', '\\U00110000',
    '(?>a', 'a?+', 'a{2}+', '(?(2)a)(b)', 'ab\nc(', '(?=', '(?!', '(?<=', '(?<!a', '(?:', '(?P>x)', '\\Z*', '\\b+', '(?<=(a))\\1',
    '(?<=(a)\\1)b',
]:
    show(lambda: re.compile(pattern).pattern)
for pattern in ('a)', 'ab\nc(', '[', '(?P<n>a)(?P<n>b)'):
    try:
        re.compile(pattern)
    except re.error as e:
        print(e.msg, repr(e.pattern), e.pos, e.lineno, e.colno, type(e).__mro__[1].__name__)
re.compile('a[')
