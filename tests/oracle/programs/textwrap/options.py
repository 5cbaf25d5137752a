# textwrap: each option, hyphens and dashes, last lines, what is refused, indent and dedent
import textwrap
from textwrap import TextWrapper, dedent, fill, indent, shorten, wrap


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


text = "A well-known e-mail--sent on 2021-03-04 (to foo-bar@x-y) said: \"Stop!\" Then a-b-c, co-op- and\tend.  Bye."
for options in [{}, {"break_on_hyphens": False}, {"break_long_words": False}, {"fix_sentence_endings": True},
                {"expand_tabs": False}, {"drop_whitespace": False}, {"replace_whitespace": False, "tabsize": 3},
                {"initial_indent": "* ", "subsequent_indent": "  "}, {"max_lines": 2}, {"max_lines": 1, "placeholder": "…"}]:
    for width in (10, 24):
        print(options, width, wrap(text, width, **options))
print(wrap("supercalifragilistic-expialidocious", 8), wrap("a" * 10, 4, break_long_words=False))
print(wrap("x--y---z -- --option a--", 3), wrap("", 5), wrap("   ", 5), repr(fill("a\n\nb", 5)))
show(lambda: wrap("text", 0))
show(lambda: wrap("text", -3))
show(lambda: wrap("text text", 3, max_lines=1))
show(lambda: shorten("Hello  world, how are you", 12))
show(lambda: shorten("Hello  world!", 12))
show(lambda: shorten("Hello  world!", 5, placeholder="."))
show(lambda: shorten("Hello", 2))
print(list(vars(TextWrapper(30))), TextWrapper(5).fill("one two three"))
print(repr(dedent("  a\n    b\n\n \t\n  c\n")), repr(dedent("\ta\n  b")), repr(dedent("\t a\n\t b")), repr(dedent("")))
print(repr(indent("a\n\n  \nb", "> ")), repr(indent("a\n\nb\n", "# ", lambda line: True)))


class Loud(TextWrapper):
    def wrap(self, text):
        print("wrap", len(text))
        return super().wrap(text.upper())


print(Loud(6).fill("one two three"), sorted(textwrap.__all__))
