# difference: only the encodings utf-8, utf-8-sig, utf-16, utf-32, ascii and latin-1 are known, and the
#     error handler namereplace is not
# reason: the others are tables of characters that no teaching program needs
# refarium: LookupError unknown encoding: cp1252 LookupError unknown error handler name 'namereplace'
answers = []
for encoding, errors in (("cp1252", "strict"), ("ascii", "namereplace")):
    try:
        "\xe9".encode(encoding, errors)
    except LookupError as error:
        answers.append("LookupError %s" % error)
print(*answers)
