# re: Match objects; flags by place in 3.13; counts
import re
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


m = re.match("(?P<a>x)(y)?(?P<c>z)?", "xz!")
for text in [
    'm.group()', 'm.group(0)', "m.group(1,2,'c')", "m.group('a')", "m['c']", 'm[2]', 'm.groups()', "m.groups('-')", 'm.groupdict(0)',
    'm.start(2)', "m.end('c')", 'm.span(3)', "m.span('a')", 'm.group(4)', "m.group('q')", 'm[9]', 'm.start(9)', 'm.group(-1)',
    'm.group(1.5)', 'm.group(True)', "m.expand(r'\\1-\\g<c>')", 'm.string', 'm.re', 'm.pos', 'm.endpos', 'm.lastindex', 'm.lastgroup',
    'm.regs', 'm', 'bool(m)', 'm.group([])', 'm.groups(default=3)', "m.expand('\\\\9')", 'm==m', "__import__('copy').copy(m) is m",
    'm.end()',
]:
    show(lambda: eval(text))
sys.stderr = sys.stdout
show(lambda: re.sub("a", "b", "aaa", 1))
show(lambda: re.split(",", "a,b,c", 1))
show(lambda: re.sub("a", "b", "A", 0, re.I))
show(lambda: re.sub("a", "b", "c", flag=1))
if m2 := re.search(r"(\w+) (\w+)", "hello world"):
    first, second = m2.groups()
    print(second, first)
text = "".join(["some", " ", "text"])
before = sys.getrefcount(text)
found = re.search("t", text)
print(sys.getrefcount(text) - before, found.string is text, found.re is re.compile("t"))
del found
print(sys.getrefcount(text) - before, re.__all__)
