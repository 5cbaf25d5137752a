# locks, semaphores and events in a program with one thread; a singleton that a lock guards
import threading
from threading import Lock, RLock, Semaphore, BoundedSemaphore, Event, local


class Singleton:
    _instance = None
    _lock = Lock()

    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls._instance = super().__new__(cls)
        return cls._instance


def trial(f, *args, **named):
    try:
        print(f(*args, **named))
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, e)


print(Singleton() is Singleton(), Singleton._lock.locked())
lock = Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.001))
lock.release()
trial(lock.release)
trial(lock.acquire, False, 1)
with lock as got:
    print(got, lock.locked())
again = RLock()
with again:
    with again:
        print(again.acquire())
        again.release()
trial(again.release)
s = Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(False))
s.release()
with s:
    print(s.acquire(blocking=False))
trial(Semaphore, -1)
trial(BoundedSemaphore(1).release)
e = Event()
print(e.is_set(), e.wait(0.001))
e.set()
print(e.wait(), e.is_set())
e.clear()
data = local()
data.x = 5
print(data.x, hasattr(data, "y"), vars(data))
t = threading.current_thread()
print(t.name, t is threading.main_thread(), threading.active_count(), t.daemon, t.is_alive(),
      threading.enumerate() == [t], t.ident == threading.get_ident())
