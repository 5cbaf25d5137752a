# re: split, sub, templates and functions
import re


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for text in [
    "re.compile('a').split('bab')", "re.split('(,)|;','a,b;c')", "re.split(',','a,b,c',maxsplit=1)", "re.split('x*','axbc')",
    "re.split('','abc')", "re.sub('','-','abc')", "re.sub('x*','-','abxd')", "re.sub('a','b','aaa',count=2)",
    "re.sub('(a)(b)?',r'[\\1\\2]','aab')", "re.sub('(?P<n>a)',r'\\g<n>\\g<1>\\n','a')", "re.sub('a',lambda m:m.group().upper(),'banana')",
    "re.sub('a',lambda m:3,'a')", "re.sub('a',3,'a')", "re.sub('a',r'\\q','a')", "re.sub('a',r'\\1','a')", "re.sub('a','\\\\','a')",
    "re.sub('(a)',r'\\g<x>','a')", "re.sub('(a)',r'\\g<2>','a')", "re.sub('(a)',r'\\g<','a')", "re.sub('(a)',r'\\g','a')",
    "re.sub('(a)',r'\\g<>','a')", "re.sub('(a)',r'\\g<1','a')", "re.sub('(a)',r'\\g<1a>','a')", "re.sub('a',r'\\x','a')",
    "re.sub('a',r'\\0\\07\\101','a')", "re.sub('a',r'\\.','a')", "re.subn('a','b','aXa')", "re.sub('(a)|b','<\\\\1>','ab')",
    "re.sub('a','b',3)", "re.fullmatch('a|ab','ab')", "re.fullmatch('a','a\\n')", "re.compile('a|ab').fullmatch('xabx',1,3)",
    "list(re.finditer('a','aba'))", "next(re.finditer('b','ab')).start()", "type(re.finditer('a','a')).__name__",
    "re.search('(?P<y>\\d+)-(?P<m>\\d+)','on 2024-05').groupdict()",
]:
    show(lambda: eval(text))
