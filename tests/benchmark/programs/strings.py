# SPDX-License-Identifier: MIT
def build(n):
    text = ""
    for i in range(n):
        text += chr(97 + i % 26)
    words = [text[i : i + 5] for i in range(0, len(text), 5)]
    return len(text), len(words), len("-".join(words).upper().split("-"))


print(build(200000))
