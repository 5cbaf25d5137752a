# Observers, strong and weak.
class Subject:
    def __init__(self):
        self._observers = []
    def attach(self, o):
        if o not in self._observers:
            self._observers.append(o)
        return o
    def detach(self, o):
        try:
            self._observers.remove(o)
        except ValueError:
            pass
    def notify(self, modifier=None):
        for o in self._observers:
            if o is not modifier:
                o.update(self)
class Data(Subject):
    def __init__(self, name=""):
        super().__init__()
        self.name = name
        self._data = 0
    @property
    def data(self):
        return self._data
    @data.setter
    def data(self, value):
        self._data = value
        self.notify()
class HexViewer:
    def update(self, subject):
        print(f"HexViewer: Subject {subject.name} has data 0x{subject.data:x}")
class DecimalViewer:
    def update(self, subject):
        print("DecimalViewer: Subject %s has data %d" % (subject.name, subject.data))
d1, d2 = Data("Data 1"), Data("Data 2")
v1, v2 = DecimalViewer(), HexViewer()
d1.attach(v1); d1.attach(v2); d2.attach(v2); d2.attach(v1); d1.attach(v1)
d1.data = 10; d2.data = 15
d1.detach(v2); d2.detach(v2); d2.detach(v2)
d1.data = 255; d2.data = 5
import weakref, gc
class Event:
    def __init__(self):
        self.handlers = weakref.WeakSet()
    def __iadd__(self, h):
        self.handlers.add(h); return self
    def __isub__(self, h):
        self.handlers.discard(h); return self
    def fire(self, *a):
        for h in sorted(self.handlers, key=lambda h: h.name): h(*a)
class Handler:
    def __init__(self, name): self.name = name
    def __call__(self, *a): print(self.name, "got", *a)
    def __del__(self): print(self.name, "gone")
ev = Event(); a, b = Handler("a"), Handler("b")
ev += a; ev += b
ev.fire(1, 2)
del b
ev.fire("again")
ev -= a
ev.fire("nobody"); print(len(ev.handlers))
class Weak:
    def __init__(self): self.cb = None
    def method(self): print("method called")
w = Weak(); wm = weakref.WeakMethod(w.method)
wm()(); print(wm() is not None, weakref.ref(w.method)() is None)
del w; print(wm())
