# difference: two code objects made of the same text are not equal
# reason: code objects hold instructions of Refarium's own, which are compared by identity
# refarium: False
print(compile("1", "<text>", "eval") == compile("1", "<text>", "eval"))
