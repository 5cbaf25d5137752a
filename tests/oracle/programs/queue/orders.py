# queues of three orders; graphlib, timeit
import queue, sys
from queue import *
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
q=Queue(2); q.put(1); q.put(2); t(lambda: q.put(3, block=False)); t(lambda: q.put_nowait(3)); t(lambda: q.put(3,timeout=0.01)); t(q.full); t(q.get); t(q.get); t(lambda: q.get(False)); t(q.get_nowait); t(lambda: q.get(timeout=-1)); t(q.empty); t(q.qsize); q.task_done(); q.task_done(); t(q.task_done); t(q.join); print(q.maxsize, q.queue, q.unfinished_tasks)
p=PriorityQueue()
for x in (3,1,2): p.put((x,str(x)))
print([p.get() for _ in range(3)], p.queue)
l=LifoQueue()
for x in range(3): l.put(x)
print(l.queue, [l.get() for _ in range(3)])
s=SimpleQueue(); s.put(1); t(s.get); t(s.get_nowait); t(s.empty); t(s.qsize)
p.put((1,object())); p.put((2,{}));
t(lambda: (p.put((2,[])), 0)[1])
if sys.version_info>=(3,13):
    q.put(1); q.shutdown(); t(lambda: q.put(2)); t(q.get); t(q.get)
    q=Queue(); q.put(1); q.shutdown(immediate=True); t(q.get); t(q.join)
class MyQ(Queue):
    def _init(self, n): self.queue=[]
    def _put(self, x): self.queue.insert(0,x)
    def _get(self): return self.queue.pop()
    def _qsize(self): return len(self.queue)
m=MyQ(); m.put(1); m.put(2); t(m.get); print(isinstance(m, Queue), Queue[int], Empty, Full)
from graphlib import TopologicalSorter, CycleError

ts = TopologicalSorter({'D': ['B','C'], 'C': ['A'], 'B': ['A']})
t(lambda: tuple(ts.static_order()))
g = TopologicalSorter(); g.add(1,2,3); g.add(2,3); g.add(4); 
t(g.get_ready); g.prepare(); t(g.prepare); t(lambda: g.add(9)); t(g.is_active); t(g.get_ready); t(g.get_ready); t(lambda: g.done(1)); t(lambda: g.done(77)); t(lambda: g.done(3)); t(lambda: g.done(3)); t(g.get_ready); t(lambda: g.done(2,4)); t(g.get_ready); t(lambda: g.done(1)); t(g.is_active); t(lambda: bool(g))
for graph in ({1:[2],2:[3],3:[1]}, {1:[1]}, {0:[1],1:[2],2:[1]}, {'a':['b'],'b':['c'],'c':['d'],'d':['b'],'x':['a']}):
    t(lambda: list(TopologicalSorter(graph).static_order()))
try: TopologicalSorter({1:[2],2:[1]}).prepare()
except CycleError as e: print(e.args)
import timeit
print(timeit.timeit('x+=1','x=0',number=10) >= 0, len(timeit.repeat('pass',repeat=3,number=2)), timeit.timeit(lambda: None, number=3) >= 0)
def f(): return 3
print(timeit.timeit('f()', globals=globals(), number=5) >= 0, timeit.default_number)
t(lambda: timeit.timeit('x +'))
t(lambda: timeit.timeit(3))
t(lambda: timeit.timeit('nope', number=1))
