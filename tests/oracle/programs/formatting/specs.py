# Simple format specifications in f-strings.
n = 42
x = 3.14159
s = "text"
print(f"[{n:5}] [{n:<5}] [{n:>5}] [{n:^5}] [{n:05}] [{n:+}] [{n:x}] [{n:b}] [{n:o}] [{n:#x}]")
print(f"[{x:.2f}] [{x:8.3f}] [{x:<8.1f}] [{x:e}] [{x:g}] [{x:.0f}] [{x:%}]")
print(f"[{s:10}] [{s:>10}] [{s:^10}] [{s:*^10}] [{s:.2}] [{s!r:>8}]")
print(f"{1000000:,} {1234567.891:,.2f} {255:#b} {-5:05} {True} {True:d} {n:d}")
width = 7
print(f"[{n:{width}}] [{s:>{width}}] [{x:{width}.{2}f}]")
for value in (1, 20, 300):
    print(f"{value:>5}|{value:<5}|{value / 7:6.2f}")
for bad in (lambda: f"{s:d}", lambda: f"{n:s}", lambda: f"{x:d}", lambda: f"{[]:5}", lambda: f"{n:zz}"):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__ + ":", error)
