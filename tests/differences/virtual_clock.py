# difference: time is virtual: it begins at one fixed moment and only time.sleep makes it go on
# reason: a run must be the same every time, and nobody wants to wait for a sleep of 500 seconds
# refarium: True
import time

before = time.perf_counter()
time.sleep(500)
print(time.perf_counter() - before == 500)
