# re: what patterns find in texts, with each function (the first part)
import re


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for pattern, text in [
    ('a*', 'baaac'), ('\\d+', 'a12b345'), ('(\\w)(\\d)?', 'a1b'), ('(?P<x>a)(?P<y>b)?', 'ac'), ('^b', 'a\nb'), ('(?m)^b$', 'a\nb\n'),
    ('b$', 'a\nb\n'), ('b\\Z', 'a\nb\n'), ('a.c', 'a\nc'), ('(?s)a.c', 'a\nc'), ('(?i)ÄB', 'äb'), ('\\bfoo\\b', 'a foo b'),
    ('\\Boo', 'foo'), ('a|ab', 'ab'), ('(a|ab)(c|bcd)(d*)', 'abcd'), ('(a+)+$', 'aaa'), ('x*?y', 'xxy'), ('[^abc]+', 'abcdef'),
    ('[]a]+', 'a]]'), ('[a\\-z]+', '-az'), ('[\\w.]+@[\\w.]+', 'me@x.org'), ('(.)\\1', 'abccd'),
    ('(?P<q>[\'"]).*?(?P=q)', 'say \'hi\' "x"'), ('(?<=a)b', 'ab'), ('(?<!a)b', 'ab cb'), ('a(?=b)', 'acab'), ('a(?!b)', 'abac'),
    ('(a)?(?(1)b|c)', 'ab'), ('(a)?(?(1)b|c)', 'c'), ('(?x) a  b # c\n c', 'abc'), ('\\s+', 'a \t\n b'), ('[\\s\\d]+', 'a 1 b'),
    ('\\D+', '12ab'), ('\\W+', 'a--b'), ('\\S+', ' ab '), ('é+', 'caféé'), ('[à-ü]+', 'xéàz'), ('😀.', 'a😀b'), ('a{2,3}', 'aaaa'),
    ('a{,2}', 'aaa'), ('(ab){2}', 'abab'), ('', 'abc'), ('(?:)', 'x'), ('\\.', 'a.b'), ('\\n', 'a\nb'), ('\\x41\\u0042\\103', 'ABC'),
    ('(?a)\\w+', 'éab'), ('(?i:a)b', 'Ab'),
]:
    print(repr(pattern), repr(text))
    for name in "search match fullmatch findall split".split():
        show(lambda: getattr(re, name)(pattern, text))
    found = re.search(pattern, text)
    if found:
        print(found.groups(), found.groupdict(), found.lastindex, found.lastgroup, found.regs)
    show(lambda: [m.span() for m in re.finditer(pattern, text)])
    show(lambda: re.sub(pattern, "<\\g<0>>", text))
    show(lambda: re.subn(pattern, "-", text))
