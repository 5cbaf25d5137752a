# Looking for a similar name, for the message of an uncaught AttributeError, makes the object's dict: it dies later
import gc
gc.collect()
class C:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)
a = C('a')
b = C('b')
a.other = (C('held by a'), C('second'))
c = [C('c'), [C('in c')]]
a.nearly = C('near')
b.held = C('held by b')
a.narly
