# re: flags and their texts, patterns as objects, bounds, what is refused
import re


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for text in [
    're.I', 're.I|re.M', 're.S', 're.X|re.A', 're.UNICODE', 're.I&re.M', 're.RegexFlag(0)', '~re.I', 're.I|512', 're.DEBUG',
    "re.compile('a')", "re.compile('a',re.I|re.S)", "re.compile(b'a',re.I)", "re.compile('(?im)a').flags", "re.compile(b'a').flags",
    "re.compile('x'*300)", "re.compile('(?P<n>a)(b)').groupindex", "re.compile('(?P<n>a)(b)').groups", 'str(re.I)', "f'{re.I}'",
    'int(re.I)', "re.compile('a')==re.compile('a')", "re.compile('a') is re.compile('a')", "re.compile('a')==re.compile('a',re.I)",
    "type(re.compile('a'))", "type(re.match('a','a'))", 're.Pattern', 're.Match', 're.error', 're.error.__mro__[1]',
    "hash(re.compile('a'))==hash(re.compile('a'))", "re.compile('a',re.I).flags", "re.compile('a', 'x')", 're.compile(3)',
    're.compile(None)', "re.compile(re.compile('a'),re.I)", "re.compile(re.compile('a'))", "re.match('a',3)", "re.match('a',b'a')",
    "re.match(b'a','a')", "re.match(b'(a)(b)?',b'ab').groups()", "re.sub(b'a',b'x',b'banana')", "re.findall(b'\\w',bytearray(b'ab'))",
    "re.match('a','b')", "re.escape('a.b*c-d e_f#é\\n')", "re.escape(b'a.b')", 're.purge()', "re.compile('a').search('bab',2)",
    "re.compile('^a').search('ba',1)", "re.compile('a$').search('ab',0,1)", "re.compile('a').match('ba',1)",
    "re.compile('b').search('ab',-5,100)", "re.compile('b').search('ab',5)", "re.compile('').findall('abc',1,2)", 're.Pattern()',
    're.Match()',
]:
    show(lambda: eval(text))
