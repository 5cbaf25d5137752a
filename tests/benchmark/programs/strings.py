text = ""
for i in range(20000):
    text += chr(97 + i % 26)
words = [text[i : i + 5] for i in range(0, len(text), 5)]
print(len(text), len(words), len("-".join(words)))
