# re: what patterns find in texts, with each function (the second part)
import re


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for pattern, text in [
    ('(?i)a(?-i:b)', 'AB'), ('[^\\n]+', 'ab\nc'), ('(?#c)a', 'a'), ('a++', 'aaa'), ('(?>a+)b', 'aab'), ('((a)(b)?)+', 'aba'),
    ('(a)|b', 'b'), ('[.*+]', '*'), ('[\\]]', ']'), ('\\t', '\t'), ('\x00', 'a\x00b'), ('(\\d{3})-(\\d{4})', '555-1234'), ('#', 'a#b'),
    (' ', 'a b'), ('~', '~'), ('-', '-'), ('(^|,)x', 'x,x'), ('$', 'a\n'), ('(?m)$', 'a\nb\n'), ('\\A\\w', 'ab'), ('[\\W\\d]+', 'a-1'),
    ('[^\\W\\d]+', 'ab1'), ('[\\S]+', 'a b'), ('(x)?y', 'y'), ('(?:a|b)*c', 'ababc'), ('a\\\nb', 'a\nb'),
]:
    print(repr(pattern), repr(text))
    for name in "search match fullmatch findall split".split():
        show(lambda: getattr(re, name)(pattern, text))
    try:
        found = re.search(pattern, text)
    except re.error:
        continue
    if found:
        print(found.groups(), found.groupdict(), found.lastindex, found.lastgroup, found.regs)
    show(lambda: [m.span() for m in re.finditer(pattern, text)])
    show(lambda: re.sub(pattern, "<\\g<0>>", text))
    show(lambda: re.subn(pattern, "-", text))
