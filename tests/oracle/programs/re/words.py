# re: an ordinary program: counting words, reading a log, a small tokenizer
import re
from collections import Counter

TEXT = """The quick brown fox jumps over the lazy dog.
The dog sleeps; the fox doesn't. Call 555-1234 or 555-9876, mail me@example.org."""
print(Counter(re.findall(r"\b[a-z']+\b", TEXT.lower())).most_common(3))
print(re.findall(r"\d{3}-\d{4}", TEXT), re.findall(r"[\w.]+@[\w.]+\w", TEXT))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world, good day"), re.split(r"[;,.\s]+", TEXT)[:8])
LOG = """2024-05-01 12:00:01 ERROR disk full
2024-05-01 12:00:02 INFO all well
broken line
2024-05-02 01:00:00 ERROR no network"""
line = re.compile(r"^(?P<date>\d{4}-\d\d-\d\d) (?P<time>[\d:]+) (?P<level>[A-Z]+) (?P<text>.*)$", re.MULTILINE)
for m in line.finditer(LOG):
    print(m.group("date", "level"), m["text"], m.span("time"))
TOKEN = re.compile(r"""
    (?P<number>\d+(?:\.\d+)?)   # numbers
  | (?P<name>[A-Za-z_]\w*)       # names
  | (?P<op>[-+*/()=])            # operators
  | (?P<space>\s+)
  | (?P<wrong>.)
""", re.VERBOSE)
for m in TOKEN.finditer("x1 = 3.14 * (y + 2) ? 7"):
    if m.lastgroup != "space":
        print(m.lastgroup, repr(m.group()), end="; ")
print()
print(re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), re.sub("[aeiou]", lambda m: m.group().upper(), "education"))
print([re.fullmatch(r"[A-Z]\w{2,}", word) is not None for word in ("Ann", "bob", "Al", "Anna9")])
camel = re.sub(r"_([a-z])", lambda m: m.group(1).upper(), "some_long_name")
print(camel, re.sub(r"(?<!^)(?=[A-Z])", "_", camel).lower(), re.escape("1+1=2?"))
