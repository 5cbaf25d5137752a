# Characters by name: which names there are, in which letters, where they stand, what is no name.
print("\N{BULLET} \N{Greek small letter alpha} \N{DEGREE SIGN}", len("a\N{SNOWMAN}b"))
print(ascii("\N{LATIN SMALL LETTER E WITH ACUTE}\N{EURO SIGN}\N{GRINNING FACE}"))
print(f"{1}\N{MULTIPLICATION SIGN}{2!r:>3} \N{RIGHTWARDS ARROW} {'x'}")
print(r"\N{BULLET}", b"\\N{BULLET}", "\\N{BULLET}")
print(f"""{3}\N{PLUS-MINUS SIGN}{{}}""", rf"\N{4}")
for name in ("LINE FEED", "TAB", "NULL", "ESC", "NBSP", "ZWJ", "BOM", "DEL", "NEL",
             "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-04E00",
             "CJK UNIFIED IDEOGRAPH-4e00", "CJK UNIFIED IDEOGRAPH-3000", "HANGUL SYLLABLE GAG",
             "hangul syllable gag", "LATIN CAPITAL LETTER GHA", "BELL", "ALERT", "LATIN_SMALL",
             "LATIN SMALL LETTER  A", " BULLET", "", "É", "X" * 300, "DIGIT FIVE", "digit five"):
    try:
        text = eval('"ab\\N{%s}"' % name)
    except SyntaxError as error:
        print(repr(name[:30]), error.msg, error.offset)
    else:
        print(repr(name), ascii(text))
for source in ('"\\N"', '"\\N{"', '"\\N{BULLET"', '"\\NBULLET"', 'b"\\N{BULLET}"', '"é\\N{NO}"'):
    try:
        print(ascii(eval(source)))
    except SyntaxError as error:
        print(source, error.msg)
