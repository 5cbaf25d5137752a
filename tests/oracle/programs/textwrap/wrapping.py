# wrap, fill, shorten, dedent, indent
import textwrap


def t(f):
    try:
        print(repr(f()))
    except ValueError as e:
        print(e)


text = "Hello there -- you goof-ball, use the -b option! It's a well-known fact that  textwrap can wrap text-blocks, e.g. this one. averyveryverylongwordthatdoesnotfit ends here."
for w in (10, 20, 33, 70): print(textwrap.wrap(text, w))
print(textwrap.fill(text, 30, initial_indent='* ', subsequent_indent='  '))
print(textwrap.wrap(text, 20, break_long_words=False, break_on_hyphens=False)); print(textwrap.wrap(text, 25, max_lines=2)); print(textwrap.shorten('Hello  world of text!', 12), textwrap.shorten('Hello world', 11), textwrap.shorten('Hello world', 10, placeholder='...'))
print(repr(textwrap.dedent('''
    a
      b
\t
    c
    ''')), repr(textwrap.dedent(' a\n\tb')), repr(textwrap.indent('a\n\nb\n', '> ')), repr(textwrap.indent('a\n\nb', '> ', lambda l: True)))
print(textwrap.wrap('a\tb\n c', 10), textwrap.wrap(''), textwrap.wrap('x y. Z', 10, fix_sentence_endings=True)); t(lambda: textwrap.wrap('a', 0))
