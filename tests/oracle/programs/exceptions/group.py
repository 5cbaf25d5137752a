# Exception groups: what the constructor checks, split(), subgroup(), derive() and their counts
import copy
import sys
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: ExceptionGroup())
t(lambda: ExceptionGroup(1,[]))
t(lambda: ExceptionGroup('a'))
t(lambda: ExceptionGroup('a',1,2))
t(lambda: ExceptionGroup('a',1))
t(lambda: ExceptionGroup('a',[]))
t(lambda: ExceptionGroup('a',[1]))
t(lambda: ExceptionGroup('a',[ValueError(),ValueError]))
t(lambda: ExceptionGroup('a',{ValueError()}))
t(lambda: ExceptionGroup('a',[KeyboardInterrupt()]))
t(lambda: repr(BaseExceptionGroup('a',[KeyboardInterrupt()])))
t(lambda: repr(BaseExceptionGroup('a',(ValueError(),))))
t(lambda: ExceptionGroup('a',exceptions=[ValueError()]))
t(lambda: ExceptionGroup('a',[ValueError()],x=1))
class E(ExceptionGroup): pass
class B(BaseExceptionGroup): pass
t(lambda: E('a',[KeyboardInterrupt()]))
t(lambda: repr(B('a',[ValueError()])))
t(lambda: repr(E('a',[ValueError()]).split(1)))
t(lambda: repr(E('a',[ValueError(),TypeError(1)]).split(ValueError)))
t(lambda: repr(E('a',[ValueError(),TypeError(1)]).split((ValueError,TypeError))))
t(lambda: repr(E('a',[ValueError(),TypeError(1)]).split(lambda e: isinstance(e,TypeError))))
t(lambda: repr(E('a',[ValueError(),TypeError(1)]).subgroup(KeyError)))
t(lambda: repr(E('a',[ValueError(),TypeError(1)]).split((1,))))
t(lambda: repr(E('a',[ValueError(),TypeError(1)]).split(int)))
t(lambda: repr(E('a',[ValueError(),TypeError(1)]).split()))
t(lambda: repr(E('a',[ValueError(),TypeError(1)]).derive([KeyError()])))
t(lambda: repr(E('a',[ValueError(),TypeError(1)]).derive()))
class D(ExceptionGroup):
    def derive(self, x): return 1
t(lambda: repr(D('a',[ValueError(),TypeError(1)]).split(ValueError)))
t(lambda: repr(D('a',[ValueError(),TypeError(1)]).split(E)))
t(lambda: repr(D('a',[ValueError(),TypeError(1)]).split(ExceptionGroup)))
g=ExceptionGroup('m',[ValueError(1),ExceptionGroup('n',[TypeError(2),KeyError(3)])])
g.add_note('x')
g.__cause__=OSError()
m,r=g.split(TypeError)
print(repr(m),repr(r),m.__notes__,m.__notes__ is g.__notes__,m.__suppress_context__,m.__cause__,r.__context__)
print(g.message,g.exceptions,str(g),g.args)
t(lambda: setattr(g,'message',1))
t(lambda: setattr(g,'exceptions',1))
t(lambda: delattr(g,'exceptions'))
ExceptionGroup.zz=1
print(ExceptionGroup.zz)
t(lambda: setattr(BaseExceptionGroup,'x',1))
print(copy.copy(g).exceptions, g.__reduce__())

x=[ValueError()]
q=ExceptionGroup('a',x)
l=[]; l.append(q); 
class S(ExceptionGroup):
    def __new__(cls, m, e, code): 
        o=super().__new__(S,m,e); o.code=code; return o
    def derive(self, e): return S(self.message,e,self.code)
s=S('s',[ValueError(),S('t',[KeyError(1)],5)],7)
print([ (x, x.code) for x in s.split(KeyError)])
print(ExceptionGroup.__new__ is BaseExceptionGroup.__new__, ExceptionGroup.__doc__, BaseExceptionGroup.__doc__)
x = [ValueError()]
q = ExceptionGroup('a', x)
print(sys.getrefcount(x), sys.getrefcount(x[0]), sys.getrefcount(q), q.exceptions[0] is x[0])
