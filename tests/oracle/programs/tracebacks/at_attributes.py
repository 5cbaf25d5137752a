# Which line and part of it is marked: attributes over several lines
class A:
    def m(self, *a, **k): return self
class B(A):
    def m(self, *a, **k): 1 / 0
class P: __slots__ = ()
a, b, p = A(), B(), P()
def f1(): (a.m()
    .m(1)
    .zip())
def f2(): (a.m()
    .m(1,
      2 / 0)
    .zip())
def f3(): (a.m()
    and b
    .m(1,
      2 )
    .zip())
def f4(): (a.m()
    and b
    .m(1,
      k=2 )
    .zip())
def f5(): (a.m()
    and b
    .m(1,
      **{}) 
    .zip())
def f6(): return (a.m()
    .zip(
   ))
def f7(): a.m().zip(1)
def f8(): a.zip(k=1)
def f9(): a.zip(*[])
def g1(): a.zip.foo.bar = 1
def g2(): (a
  .q).r = 1
def g3(): (p
   .abcdef) = 1
def g4(): del (p
   .abcdef)
def g5(): (p
   .abcdef) += 1
def g6(): 
    for p.q in 1,: pass
functions = [f1, f2, f3, f4, f5, f6, f7, f8, f9, g1, g2, g3, g4, g5, g6]
def run(i):
    try:
        functions[i]()
    finally:
        if i + 1 < len(functions):
            run(i + 1)


run(0)
