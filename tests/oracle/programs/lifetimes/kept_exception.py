# In which order a kept exception, its arguments and its frames come in the collector's list
import gc
gc.collect()
gc.disable()
keep = []
def fail(value):
    raise ValueError(value)
class C1:
    def __init__(self, name, *rest):
        self.name = name
def f10(q):
    try:
        fail(C1('n13'))
    except Exception as e:
        keep.append(e)
f10(C1('n16'))
def show(x):
    n = type(x).__name__
    return n + (x.name if n == 'C1' else x.f_code.co_name if n == 'frame' else x.tb_frame.f_code.co_name if n == 'traceback' else '')
print([show(x) for x in gc.get_objects(0) if type(x).__name__ in ("C1", "frame", "traceback", "ValueError") or type(x) is tuple and len(x) == 1 and type(x[0]) is C1])
gc.collect()
print([show(x) for x in gc.get_objects(2) if type(x).__name__ in ("C1", "frame", "traceback", "ValueError") or type(x) is tuple and len(x) == 1 and type(x[0]) is C1])
