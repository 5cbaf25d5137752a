# difference: queue.get() from an empty queue, and a lock that nobody will release, raise RuntimeError
#     instead of waiting for ever
# reason: there is one thread; nobody could ever end the wait
# refarium: RuntimeError
import queue

try:
    queue.Queue().get()
except RuntimeError as error:
    print(type(error).__name__)
