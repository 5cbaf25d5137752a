# Sleeping moves the clock.
import time

start = time.time()
begin = time.perf_counter()
time.sleep(100)
time.sleep(0.5)
time.sleep(0)
elapsed = time.time() - start
print(100.5 <= elapsed < 110, 100.5 <= time.perf_counter() - begin < 110)
print(type(start).__name__, type(begin).__name__, start > 1000000000)
print(time.sleep(1))
a = time.perf_counter()
b = time.perf_counter()
print(b >= a)


def wait(seconds):
    before = time.time()
    time.sleep(seconds)
    return time.time() - before >= seconds


print([wait(n) for n in (1, 10, 0.25)])
